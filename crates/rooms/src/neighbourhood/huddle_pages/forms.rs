//! Beginning a huddle, giving seats, planning, saying who comes and who was there.

use crate::neighbourhood::footprint::footprints;
use crate::neighbourhood::huddle::{
    self, Agenda, Comes, Coming, Huddle, HuddleNow, Presence, Seat, SeatKind, outline, standing,
};
use care::Date;
use care::ids::{FactId, MemberId, OrganisationId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Checkboxes};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Capability};
use serde::Deserialize;
use uuid::Uuid;

static HUDDLE: Asked = Asked {
    name: "huddle",
    title: "A huddle",
    lead: "A footprint has one. Its chair reads every card and runs the meeting.",
    questions: &[
        Question::chosen("footprint", "Of which footprint?", "the footprint"),
        Question::line("meets", "When does it meet?", "when it meets")
            .hint("For example, Wednesdays at 9."),
        Question::line("place", "Where?", "where"),
        Question::chosen("chair", "Who chairs it?", "who chairs it"),
    ],
    save: "Save this huddle",
};

static SEAT: Asked = Asked {
    name: "huddle-seat",
    title: "A seat",
    lead: "Who has a seat reads the cards of this huddle and of no other, and of each card only what is put on it.",
    questions: &[
        Question::one_of("kind", "For whom is it?", "whom it is for", SeatKind::CHOICES),
        Question::line("who", "Who usually comes?", "who usually comes")
            .optional()
            .hint("Leave it empty while nobody is named: the seat is then shown as empty."),
        Question::chosen("organisation", "Which agency’s people read it here?", "the agency")
            .optional()
            .hint("Everybody of that agency who may sign in. Leave it empty for the council’s own, and for those who are only in the room."),
        Question::chosen("member", "Or who of the council?", "who of the council").optional(),
        Question::line("basis", "Under which agreement are cards shared with them?", "the agreement"),
        Question::tick("gone", "Is it still there?", "No: take this seat away"),
    ],
    save: "Save this seat",
};

static PLAN: Asked = Asked {
    name: "huddle-plan",
    title: "Plan a meeting",
    lead: "",
    questions: &[Question::day("on", "Which day?", "the day")],
    save: "Plan it",
};

static COMING: Asked = Asked {
    name: "huddle-coming",
    title: "Do you come?",
    lead: "An empty seat is shown to everybody before the meeting.",
    questions: &[
        Question::one_of(
            "comes",
            "Does somebody come for this seat?",
            "whether somebody comes",
            Comes::CHOICES,
        ),
        Question::line("who", "Who comes instead?", "who comes instead").optional(),
    ],
    save: "Save",
};

fn huddle_options(visit: &Visit) -> Result<Options, Refusal> {
    visit.read(|tx| {
        let chairs = access::members(tx)?
            .into_iter()
            .filter(|one| one.active && one.persona.is_staff())
            .map(|one| (one.id, format!("{}, {}", one.name, one.persona.title())));
        Ok(Options::default()
            .with("footprint", footprints(tx)?.choices())
            .with("chair", chairs.collect::<Vec<_>>()))
    })
}

fn seat_options(visit: &Visit) -> Result<Options, Refusal> {
    visit.read(|tx| {
        let members = access::members(tx)?
            .into_iter()
            .filter(|one| one.active && one.persona.is_staff())
            .map(|one| (one.id, format!("{}, {}", one.name, one.persona.title())))
            .collect::<Vec<_>>();
        let agencies = access::agencies(tx)?
            .into_iter()
            .filter(|(_, _, agency)| agency.is_some())
            .map(|(id, name, _)| (id, name))
            .collect::<Vec<_>>();
        Ok(Options::default()
            .with("organisation", agencies)
            .with("member", members))
    })
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = huddle_options(visit)?;
    HUDDLE.page(visit, "", ("Huddles", "/huddles".to_owned()), &[], &options)
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Huddle = HUDDLE.read(visit, &huddle_options(visit)?)?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| huddle::say_huddle(tx, id, &said))?;
    Ok(Reply::redirect(format!("/huddles/{id}")).saying("Saved the huddle"))
}

fn one(visit: &Visit) -> Result<HuddleNow, Refusal> {
    let id: SubjectId = visit.id("huddle")?;
    visit.read(|tx| huddle::huddle(tx, id))
}

fn back(one: &HuddleNow) -> (&'static str, String) {
    ("Back to the huddle", format!("/huddles/{}", one.id()))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said = &one.said.said;
    let (footprint, chair) = (said.footprint.to_string(), said.chair.to_string());
    let starting = [
        ("footprint", footprint.as_str()),
        ("meets", &said.meets),
        ("place", &said.place),
        ("chair", &chair),
    ];
    HUDDLE.page(
        visit,
        &one.name(),
        back(&one),
        &starting,
        &huddle_options(visit)?,
    )
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said: Huddle = HUDDLE.read(visit, &huddle_options(visit)?)?.into()?;
    visit.write(|tx| huddle::say_huddle(tx, one.id(), &said))?;
    Ok(Reply::redirect(back(&one).1).saying("Saved the huddle"))
}

pub(super) fn plan_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let may =
        visit.caller()?.may(Capability::LeadHuddles) || standing(visit.caller()?, &one).chairs();
    if !may {
        return Err(Refusal::NotFound);
    }
    PLAN.page(visit, &one.name(), back(&one), &[], &Options::default())
}

pub(super) fn plan(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(Deserialize)]
    struct Day {
        on: Date,
    }
    let one = one(visit)?;
    let today = visit.today();
    let Day { on } = PLAN.read(visit, &Options::default())?.into()?;
    if on < today {
        return Err(Refusal::invalid("on-day", "The day must be today or later"));
    }
    let fact = visit.write(|tx| huddle::plan(tx, one.id(), on))?;
    Ok(Reply::redirect(format!("/huddle-meetings/{fact}")).saying("Planned"))
}

#[derive(Deserialize)]
struct TypedSeat {
    kind: SeatKind,
    who: Option<String>,
    organisation: Option<OrganisationId>,
    member: Option<MemberId>,
    basis: String,
    gone: bool,
}

fn typed_seat(visit: &Visit, about: SubjectId) -> Result<Seat, Refusal> {
    let typed: TypedSeat = SEAT.read(visit, &seat_options(visit)?)?.into()?;
    Ok(Seat {
        about,
        kind: typed.kind,
        organisation: typed.organisation,
        member: typed.member,
        who: typed.who,
        basis: typed.basis,
        gone: typed.gone,
    })
}

pub(super) fn seat_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    SEAT.page(visit, &one.name(), back(&one), &[], &seat_options(visit)?)
}

pub(super) fn seat(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = one(visit)?;
    let said = typed_seat(visit, one.id())?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| huddle::give_seat(tx, id, &said))?;
    Ok(Reply::redirect(back(&one).1).saying("Saved the seat"))
}

pub(super) fn seat_change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("seat")?;
    let (one, seat) = visit.read(|tx| huddle::seat(tx, id))?;
    let said = &seat.said;
    let code = SeatKind::CHOICES
        .iter()
        .find(|(_, words)| *words == said.kind.words());
    let organisation = said.organisation.map_or(String::new(), |id| id.to_string());
    let member = said.member.map_or(String::new(), |id| id.to_string());
    let starting = [
        ("kind", code.map_or("", |(code, _)| *code)),
        ("who", said.who.as_deref().unwrap_or_default()),
        ("organisation", &organisation),
        ("member", &member),
        ("basis", &said.basis),
    ];
    SEAT.page(
        visit,
        &one.name(),
        back(&one),
        &starting,
        &seat_options(visit)?,
    )
}

pub(super) fn seat_change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("seat")?;
    let (one, _) = visit.read(|tx| huddle::seat(tx, id))?;
    let said = typed_seat(visit, one.id())?;
    visit.write(|tx| huddle::give_seat(tx, id, &said))?;
    Ok(Reply::redirect(back(&one).1).saying("Saved the seat"))
}

fn of_meeting(visit: &Visit) -> Result<Agenda, Refusal> {
    let fact: FactId = visit.id("meeting")?;
    visit.read(|tx| outline(tx, fact))
}

fn back_to(fact: FactId) -> (&'static str, String) {
    ("Back to the meeting", format!("/huddle-meetings/{fact}"))
}

pub(super) fn coming_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let agenda = of_meeting(visit)?;
    let seat: SubjectId = visit.id("seat")?;
    let may = agenda.standing.chairs() || agenda.standing.seats().contains(&seat);
    if !may || agenda.huddle.seat(seat).is_none() {
        return Err(Refusal::NotFound);
    }
    let about = agenda.huddle.seat_words(seat);
    COMING.page(
        visit,
        about,
        back_to(agenda.meeting.fact),
        &[],
        &Options::default(),
    )
}

pub(super) fn coming(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (fact, seat): (FactId, SubjectId) = (visit.id("meeting")?, visit.id("seat")?);
    let said: Coming = COMING
        .read(visit, &Options::default())?
        .and("about", fact)
        .into()?;
    visit.write(|tx| huddle::come(tx, seat, &said))?;
    Ok(Reply::redirect(back_to(fact).1).saying("Saved"))
}

pub(super) fn here_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let agenda = of_meeting(visit)?;
    if !agenda.standing.chairs() {
        return Err(Refusal::NotFound);
    }
    let expected = |one: &&Presence| match one.came {
        Some(came) => came,
        None => one
            .says
            .as_ref()
            .is_some_and(|said| said.comes != Comes::No),
    };
    let ids: Vec<String> = agenda
        .seats
        .iter()
        .filter(expected)
        .map(|one| one.seat.to_string())
        .collect();
    let starting: Vec<(&str, &str)> = ids.iter().map(|id| ("came", id.as_str())).collect();
    let form = visit.form("huddle-here", &starting)?;
    let (label, to) = back_to(agenda.meeting.fact);
    let body = html! {
        span.govuk-caption-l { (agenda.huddle.name()) }
        h1.govuk-heading-l { "Who is here?" }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Checkboxes::new("came", "For which seats did somebody come?")
                .hint("Those who said they would come are ticked.")
                .choices(agenda.huddle.choices().into_iter().map(|(id, words)| (id.to_string(), words)))
                .values(form.values("came")).error_if(form.error("came")))
            (Button::submit("Save who is here"))
        }
    };
    Ok(Reply::page("Who is here?", body).back_to(label, to))
}

pub(super) fn here(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("meeting")?;
    let mut form = visit.posted()?;
    let came = form.choices("came", "who came", |id| id.parse::<SubjectId>().ok());
    let (came,) = form.all_of((came,))?;
    visit.write(|tx| huddle::say_attended(tx, fact, &came))?;
    Ok(Reply::redirect(format!("/huddle-meetings/{fact}/run")).saying("Saved who is here"))
}

/// A day as a form begins with it.
pub(super) fn starting_day(day: Date) -> String {
    date_value(day)
}
