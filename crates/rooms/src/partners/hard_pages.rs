// Long because: one meeting from its agenda to what it led to.

//! The hard-to-place meeting: the agenda that builds itself, the sheet for the room, what came of it.

use super::hard::{
    DAYS, DECLINES, HardKind, HardMeeting, HardSaid, Led, Turn, agenda, led, meetings,
};
use super::kept::{Kept, days, one, say};
use crate::homes::{all_providers, open_search};
use crate::people;
use care::counted;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, OrganisationId, SubjectId, YoungPersonId};
use care::{Age, Date};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{ALL_MAY_BE_SEEN, Action, FieldClass, find, note_look};
use record::{Refusal, Tx};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

static MEETING: Asked = Asked {
    name: "hard-meeting",
    title: "Call a meeting",
    lead: "Whoever stands on the agenda today is what the meeting is about. The sheet for the room says what providers need to know and no name, and closes by itself.",
    questions: &[
        Question::day("on", "When?", "the day"),
        Question::line(
            "place",
            "Where, and at what time?",
            "where and at what time",
        ),
        Question::chosen_many("invited", "Which providers do we ask?", "which providers"),
        Question::number(
            "days",
            "On the agenda after how many days of searching?",
            "how many days",
            1,
            365,
        ),
        Question::number(
            "declines",
            "Or after how many homes declined?",
            "how many homes",
            1,
            50,
        ),
        Question::day(
            "sheet_until",
            "Until when can the sheet be read?",
            "the last day",
        ),
    ],
    save: "Call the meeting",
};

static SAID: Asked = Asked {
    name: "hard-said",
    title: "An offer or an idea",
    lead: "",
    questions: &[
        Question::one_of("kind", "What is it?", "what it is", HardKind::CHOICES),
        Question::chosen("from", "From which provider?", "the provider").optional(),
        Question::words("words", "In words", "it in words"),
    ],
    save: "Save",
};

fn seen(tx: &mut Tx<'_>) -> Result<HashSet<YoungPersonId>, Refusal> {
    Ok(people::permitted(
        tx,
        &[FieldClass::Identity, FieldClass::Whereabouts],
    )?)
}

fn noted(tx: &mut Tx<'_>, count: usize, what: &str) {
    note_look(
        tx,
        Action::See,
        format!(
            "{what} of {}",
            counted(count, "young person", "young people")
        ),
        ALL_MAY_BE_SEEN,
    );
}

fn providers(tx: &mut Tx<'_>) -> Result<HashMap<OrganisationId, String>, Refusal> {
    Ok(all_providers(tx)?
        .into_iter()
        .filter(|one| one.said.active)
        .map(|one| (one.id, one.said.name))
        .collect())
}

struct View {
    turns: Vec<(Turn, String)>,
    limits: (i64, i64),
    meetings: Vec<Kept<HardMeeting>>,
    led: Led,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let asked = |name: &str, usual: i64| {
        visit
            .query(name)
            .and_then(|text| text.parse().ok())
            .filter(|n| (1..=365).contains(n))
            .unwrap_or(usual)
    };
    let limits = (asked("days", DAYS), asked("declines", DECLINES));
    let view = visit.read(|tx| {
        let may = seen(tx)?;
        let mut turns = Vec::new();
        for turn in agenda(tx, &may, limits.0, limits.1)? {
            let name = people::person(tx, turn.search.of)?
                .map_or_else(|| "A young person".to_owned(), |person| person.name());
            turns.push((turn, name));
        }
        noted(tx, turns.len(), "the hard-to-place agenda");
        let (meetings, said) = meetings(tx)?;
        Ok(View {
            led: led(&meetings, &said, today),
            meetings,
            turns,
            limits,
            today,
        })
    })?;
    Ok(Reply::page("Hard to place", draw(&view))
        .back_to("Searches", "/searches")
        .wide())
}

fn draw(view: &View) -> Markup {
    let (limit_days, limit_declines) = view.limits;
    html! {
        h1.govuk-heading-l { "Hard to place" }
        p.govuk-body { "We meet and talk about those for whom paper has not found a home. On the agenda: whoever we have searched for " (limit_days) " days or more, or whom " (limit_declines) " homes or more declined." }
        (SummaryList::new([
            Row::new("Talked about, in all meetings", view.led.talked.to_string()),
            Row::new("With an offer", format!("{} of {}", view.led.offers, view.led.talked)),
            Row::new("Days of searching before, the middle", view.led.middle.map_or("None yet".to_owned(), days)),
        ]))
        (button_group(html! { (Button::link("Call a meeting", format!("/searches/hard-to-place/new?days={limit_days}&declines={limit_declines}"))) }))
        h2.govuk-heading-m { "On the agenda today (" (view.turns.len()) ")" }
        @if view.turns.is_empty() { (invitation("Nobody you may see has waited that long.", None)) }
        @else {
            (view.turns.iter().fold(
                Table::bare().head([Cell::new("Who"), Cell::new("Searching"), Cell::number("Declined by"), Cell::new("Needed by")]),
                |table, (turn, name)| table.row([
                    Cell::new(html! { a.govuk-link href={ "/young-people/" (turn.search.of) "/home-search" } { (name) } }),
                    Cell::new(days(turn.days)),
                    Cell::number(turn.declines.to_string()),
                    Cell::new(long_date(turn.search.said.needed_by)),
                ]),
            ).scrolling("On the agenda today"))
        }
        h2.govuk-heading-m { "Meetings" }
        @if view.meetings.is_empty() { (invitation("No meeting was called yet.", None)) }
        ul.govuk-list {
            @for one in &view.meetings {
                li { a.govuk-link href={ "/searches/hard-to-place/" (one.fact) } { (long_date(one.said.on)) ", " (one.said.place) }
                    @if one.said.on > view.today { " (to come)" } ": " (one.said.about_whom.len()) " young people, " (one.said.invited.len()) " providers asked" }
            }
        }
    }
}

fn invited(visit: &Visit, name: &'static str) -> Result<Options, Refusal> {
    let all = visit.read(providers)?;
    let mut all: Vec<(OrganisationId, String)> = all.into_iter().collect();
    all.sort_by_key(|one| one.1.to_lowercase());
    Ok(Options::default().with(name, all))
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = invited(visit, "invited")?;
    let days = visit.query("days").unwrap_or("14").to_owned();
    let declines = visit.query("declines").unwrap_or("2").to_owned();
    let starting = [
        ("on", date_value(plus_days(visit.today(), 7))),
        ("days", days),
        ("declines", declines),
        ("sheet_until", date_value(plus_days(visit.today(), 14))),
    ];
    let starting: Vec<(&str, &str)> = starting.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let back = ("Hard to place", "/searches/hard-to-place".to_owned());
    MEETING.page(visit, "", back, &starting, &options)
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Limits {
        days: i64,
        declines: i64,
    }
    let answers = MEETING.read(visit, &invited(visit, "invited")?)?;
    let limits: Limits = answers.clone().into()?;
    let fact = visit.write(|tx| {
        let may = seen(tx)?;
        let about: Vec<(YoungPersonId, i32)> = agenda(tx, &may, limits.days, limits.declines)?
            .iter()
            .map(|turn| (turn.search.of, turn.days))
            .collect();
        let said: HardMeeting = answers.clone().and("about_whom", about).into()?;
        if said.sheet_until < said.on {
            return Err(Refusal::invalid(
                "sheet_until-day",
                "The sheet must be readable on the day of the meeting",
            ));
        }
        Ok(say(tx, SubjectId(Uuid::now_v7()), said.on, &said)?)
    })?;
    Ok(Reply::redirect(format!("/searches/hard-to-place/{fact}")).saying("The meeting is called"))
}

/// Somebody on the sheet: what a provider needs to know, and no name.
struct OnSheet {
    id: YoungPersonId,
    name: String,
    age: String,
    searched: i32,
    helps: String,
    hard: String,
    unknown: String,
    wishes: Vec<String>,
    needed: Option<Date>,
    said: Vec<Kept<HardSaid>>,
}

struct Meeting {
    meeting: Kept<HardMeeting>,
    people: Vec<OnSheet>,
    left_out: usize,
    providers: HashMap<OrganisationId, String>,
    today: Date,
}

fn meeting_of(visit: &Visit, action: Action) -> Result<Meeting, Refusal> {
    let fact: FactId = visit.id("id")?;
    let today = visit.today();
    visit.read(|tx| {
        let meeting: Kept<HardMeeting> = one(tx, fact)?;
        let may = people::permitted_to(
            tx,
            action,
            &[
                FieldClass::Identity,
                FieldClass::Whereabouts,
                FieldClass::Voice,
            ],
        )?;
        let (_, said) = meetings(tx)?;
        let mut list = Vec::new();
        for (who, searched) in &meeting.said.about_whom {
            if !may.contains(who) {
                continue;
            }
            find(tx, *who)?.allow_for(action, FieldClass::Voice)?;
            let Some(person) = people::person(tx, *who)? else {
                continue;
            };
            let search = open_search(tx, *who)?;
            let text = |of: &dyn Fn(&crate::homes::Search) -> String| {
                search
                    .as_ref()
                    .map_or_else(|| "The search has ended.".to_owned(), |kept| of(&kept.said))
            };
            list.push(OnSheet {
                id: *who,
                name: person.name(),
                age: person
                    .born
                    .and_then(|born| Age::on(born, today))
                    .map_or("age not known".to_owned(), |age| format!("{} years", age.0)),
                searched: *searched,
                helps: text(&|one| one.helps.clone()),
                hard: text(&|one| one.hard.clone()),
                unknown: text(&|one| one.unknown.clone()),
                wishes: search
                    .as_ref()
                    .map(|kept| kept.said.wishes.clone())
                    .unwrap_or_default(),
                needed: search.as_ref().map(|kept| kept.said.needed_by),
                said: said
                    .iter()
                    .filter(|one| one.about == Some(fact) && one.subject == (*who).into())
                    .cloned()
                    .collect(),
            });
        }
        Ok(Meeting {
            left_out: meeting.said.about_whom.len() - list.len(),
            people: list,
            providers: providers(tx)?,
            meeting,
            today,
        })
    })
}

pub(super) fn meeting(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = meeting_of(visit, Action::See)?;
    Ok(Reply::page("A hard-to-place meeting", draw_meeting(&view))
        .back_to("Hard to place", "/searches/hard-to-place"))
}

fn draw_meeting(view: &Meeting) -> Markup {
    let said = &view.meeting.said;
    let at = format!("/searches/hard-to-place/{}", view.meeting.fact);
    let provider =
        |id: &OrganisationId| view.providers.get(id).map_or("A provider", String::as_str);
    html! {
        h1.govuk-heading-l { "Hard-to-place meeting, " (long_date(said.on)) }
        (SummaryList::new([
            Row::new("Where", said.place.clone()),
            Row::new("Providers asked", html! { @for id in &said.invited { (provider(id)) br; } }),
            Row::new("On the agenda", format!("after {} of searching, or {}", counted(said.days, "day", "days"), counted(said.declines, "decline", "declines"))),
            Row::new("The sheet can be read until", long_date(said.sheet_until)),
        ]))
        p.govuk-body { a.govuk-link href={ (at) "/sheet" } { "The sheet for the room, without names, to print" } }
        @if view.left_out > 0 { p.govuk-body { (counted(view.left_out, "more is", "more are")) " on it whose page is not open to you." } }
        @if said.about_whom.is_empty() { (invitation("Nobody was on the agenda when this meeting was called: nobody had waited so long. Call it again when somebody has.", None)) }
        @for one in &view.people {
            section {
                h2.govuk-heading-m { a.govuk-link href={ "/young-people/" (one.id) "/home-search" } { (one.name) } }
                p.govuk-body { (one.age) ", searched for " (days(one.searched)) " before the meeting." }
                @if one.said.is_empty() { (invitation("No offer or idea is written down yet.", None)) }
                ul.govuk-list.govuk-list--bullet {
                    @for said in &one.said { li { strong { (said.said.kind.words()) } @if let Some(from) = &said.said.from { ", " (provider(from)) } ". " (said.said.words) } }
                }
                p.govuk-body { a.govuk-link href={ (at) "/said/" (one.id) } { "Write down an offer or an idea" span.govuk-visually-hidden { " for " (one.name) } } }
            }
        }
    }
}

pub(super) fn sheet(visit: &mut Visit) -> Result<Reply, Refusal> {
    // Who may not share what is on it, does not print it.
    let view = meeting_of(visit, Action::Share)?;
    let fact = view.meeting.fact;
    Ok(Reply::page("The sheet for the room", draw_sheet(&view))
        .back_to("The meeting", format!("/searches/hard-to-place/{fact}")))
}

fn draw_sheet(view: &Meeting) -> Markup {
    let said = &view.meeting.said;
    html! {
        h1.govuk-heading-l { "Whom we talk about on " (long_date(said.on)) }
        @if view.today > said.sheet_until {
            p.govuk-body { "This sheet closed on " (long_date(said.sheet_until)) ". Whoever still needs a home is on the next one." }
        } @else {
            p.govuk-body { strong { "For the room only. Give it back, and read it until " (long_date(said.sheet_until)) ". " } "Nobody is named; please do not guess aloud." }
            @if said.about_whom.is_empty() { (invitation("Nobody was on the agenda when this meeting was called.", None)) }
            @if view.left_out > 0 { p.govuk-body { (counted(view.left_out, "is", "are")) " left out: whoever prints this may not share what is known of them." } }
            @for (at, one) in view.people.iter().enumerate() {
                section {
                    h2.govuk-heading-m { "Young person " (at + 1) ", " (one.age) }
                    (SummaryList::new([
                        Row::new("What helps", one.helps.clone()),
                        Row::new("What has been hard", one.hard.clone()),
                        Row::new("What we do not know", one.unknown.clone()),
                        Row::new("What they wish", if one.wishes.is_empty() { "Not asked yet".to_owned() } else { one.wishes.join("; ") }),
                        Row::new("Needed by", one.needed.map_or("No longer".to_owned(), long_date)),
                    ]))
                }
            }
        }
    }
}

fn whom(visit: &Visit) -> Result<(FactId, YoungPersonId), Refusal> {
    let fact: FactId = visit.id("id")?;
    let who: YoungPersonId = visit.id("who")?;
    visit.read(|tx| {
        let meeting: Kept<HardMeeting> = one(tx, fact)?;
        find(tx, who)?.allow_for(Action::See, FieldClass::Voice)?;
        meeting
            .said
            .about_whom
            .iter()
            .find(|(on, _)| *on == who)
            .map(|_| (fact, who))
            .ok_or(Refusal::NotFound)
    })
}

pub(super) fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (fact, _) = whom(visit)?;
    let options = invited(visit, "from")?;
    let back = ("The meeting", format!("/searches/hard-to-place/{fact}"));
    SAID.page(visit, "", back, &[], &options)
}

pub(super) fn said(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (fact, who) = whom(visit)?;
    let answers = SAID.read(visit, &invited(visit, "from")?)?;
    let said: HardSaid = answers.and("about", fact).into()?;
    visit.write(|tx| {
        let today = tx.today();
        Ok(say(tx, who, today, &said)?)
    })?;
    Ok(Reply::redirect(format!("/searches/hard-to-place/{fact}")).saying("Saved"))
}
