// Long because: one screen for the whole of a meeting, step by step, and the three forms on it.

//! Running a meeting, on a projector and with the keyboard: last time's actions first, then one card at a
//! time, then what was agreed today.

use super::forms::starting_day;
use super::words;
use crate::neighbourhood::huddle::{
    self, Agenda, CameOf, CardNow, Closed, HuddleAction, HuddleActionDone, Item, Looked, agenda,
};
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Colour, Tag};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use serde::Deserialize;

static AGREE: Asked = Asked {
    name: "huddle-agree",
    title: "What we agree",
    lead: "",
    questions: &[
        Question::line("what", "What is done?", "what is done"),
        Question::chosen("seat", "Whose is it?", "whose it is"),
        Question::line("who", "Who does it?", "who does it"),
        Question::day("due", "By when?", "the day"),
    ],
    save: "Write it down",
};

static LOOK: Asked = Asked {
    name: "huddle-look",
    title: "Who leads, and when we look again",
    lead: "",
    questions: &[
        Question::chosen("lead", "Who leads?", "who leads")
            .hint("Whoever has the best relationship with them, whatever their agency."),
        Question::line(
            "why_lead",
            "What is the relationship?",
            "what the relationship is",
        ),
        Question::day("next", "When do we look again?", "the day you look again").optional(),
        Question::one_of(
            "closed",
            "Or why is it closed?",
            "why it is closed",
            Closed::CHOICES,
        )
        .optional(),
    ],
    save: "Leave it so",
};

static DONE: Asked = Asked {
    name: "huddle-done",
    title: "What came of it",
    lead: "",
    questions: &[
        Question::one_of(
            "came",
            "What became of it?",
            "what became of it",
            CameOf::CHOICES,
        ),
        Question::past_day("on", "When?", "the day"),
        Question::words("how", "How did it go?", "how it went"),
    ],
    save: "Save",
};

/// What the three forms of a card are drawn with.
struct Forms {
    take: Form,
    agree: Form,
    look: Form,
}

struct View {
    of: Agenda,
    /// The step: nought is last time's actions, the last is what was agreed today.
    at: usize,
    forms: Option<Forms>,
    today: Date,
}

impl View {
    fn last(&self) -> usize {
        self.of.items.len() + 1
    }
    fn item(&self) -> Option<&Item> {
        self.of.items.get(self.at.checked_sub(1)?)
    }
    fn address(&self, at: usize) -> String {
        format!("/huddle-meetings/{}/run?at={at}", self.of.meeting.fact)
    }
}

fn of_meeting(visit: &Visit) -> Result<Agenda, Refusal> {
    let fact: FactId = visit.id("meeting")?;
    let today = visit.today();
    let of = visit.read(|tx| agenda(tx, fact))?;
    match of.standing.sits() && of.meeting.said.on <= today {
        true => Ok(of),
        false => Err(Refusal::NotFound),
    }
}

/// The step at which a card stands.
fn step_of(of: &Agenda, card: FactId) -> usize {
    let at = of.items.iter().position(|item| match item {
        Item::Whole(one) => one.card.fact == card,
        Item::Initials(_) => false,
    });
    at.map_or(0, |at| at + 1)
}

fn whole(of: &Agenda, card: FactId) -> Result<&CardNow, Refusal> {
    of.items
        .iter()
        .find_map(|item| match item {
            Item::Whole(one) if one.card.fact == card => Some(&**one),
            _ => None,
        })
        .filter(|_| of.standing.chairs())
        .ok_or(Refusal::NotFound)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of = of_meeting(visit)?;
    let at: usize = visit
        .query("at")
        .and_then(|at| at.parse().ok())
        .unwrap_or(0);
    let mut view = View {
        at: at.min(of.items.len() + 1),
        forms: None,
        today: visit.today(),
        of,
    };
    if view.of.standing.chairs()
        && let Some(Item::Whole(card)) = view.item()
    {
        let due = starting_day(plus_days(view.of.meeting.said.on, 7));
        let before = card
            .looked_at_in(view.of.meeting.fact)
            .or(card.last())
            .cloned();
        let lead = before
            .as_ref()
            .map_or(String::new(), |one| one.said.lead.to_string());
        let why = before.map_or(String::new(), |one| one.said.why_lead);
        view.forms = Some(Forms {
            take: visit.form("huddle-take", &[])?,
            agree: visit.form(AGREE.name, &[("due", &due)])?,
            look: visit.form(LOOK.name, &[("lead", &lead), ("why_lead", &why)])?,
        });
    }
    let title = format!(
        "{}, {}",
        view.of.huddle.name(),
        long_date(view.of.meeting.said.on)
    );
    let back = format!("/huddle-meetings/{}", view.of.meeting.fact);
    Ok(Reply::page(title, draw(&view))
        .back_to("The meeting", back)
        .wide())
}

fn draw(view: &View) -> Markup {
    html! {
        (steps(view))
        @match view.item() {
            None if view.at == 0 => (last_time(view)),
            None => (agreed_today(view)),
            Some(Item::Initials(initials)) => {
                h1.govuk-heading-xl { (initials) }
                p.govuk-body-l { "Shown to you when the chair takes it up." }
            },
            Some(Item::Whole(card)) => (one(view, card)),
        }
    }
}

/// Where one is, and the way on: the first things the keyboard reaches, with keys of their own.
fn steps(view: &View) -> Markup {
    let words = match view.at {
        0 => "Last time first".to_owned(),
        at if at == view.last() => "What we agreed today".to_owned(),
        at => format!("Card {at} of {}", view.of.items.len()),
    };
    html! {
        nav.govuk-button-group aria-label="Steps of this meeting" {
            @if view.at < view.last() {
                a.govuk-button href=(view.address(view.at + 1)) accesskey="n" role="button" draggable="false" { "Next" }
            }
            @if view.at > 0 { a.govuk-link href=(view.address(view.at - 1)) accesskey="p" { "Back one" } }
            span.govuk-body { strong { (words) } }
        }
    }
}

fn last_time(view: &View) -> Markup {
    let of = &view.of;
    let empty = of
        .seats
        .iter()
        .filter(|one| one.came == Some(false))
        .count();
    html! {
        h1.govuk-heading-xl { "What we said we would do" }
        @if of.last_time.is_empty() { p.govuk-body-l { "Nothing was left to do." } }
        (words::actions(&of.last_time.iter().collect::<Vec<_>>(), &of.huddle, view.today, |one| Some(format!("/huddle-actions/{}/{}", of.meeting.fact, one.agreed.fact))))
        h2.govuk-heading-l { "Who is here" }
        @if of.counted {
            p.govuk-body-l { (of.seats.iter().filter(|one| one.came == Some(true)).count()) " of " (of.seats.len()) " seats"
                @if empty > 0 {
                    ". Empty: " (of.seats.iter().filter(|one| one.came == Some(false)).map(|one| of.huddle.seat_words(one.seat)).collect::<Vec<_>>().join(", "))
                } "." }
        } @else { (words::empty_seats(of)) }
        @if of.standing.chairs() { (Button::link("Write down who is here", format!("/huddle-meetings/{}/here", of.meeting.fact)).secondary()) }
    }
}

fn one(view: &View, card: &CardNow) -> Markup {
    let of = &view.of;
    let meeting = of.meeting.fact;
    let taken = card.taken.contains(&meeting);
    let at = |what: &str| format!("/huddle-meetings/{meeting}/{what}/{}", card.card.fact);
    let here: Vec<_> = card
        .actions
        .iter()
        .filter(|one| one.agreed.said.meeting == meeting)
        .collect();
    html! {
        // On a projector the whole room reads along: a name stands there once the card is taken up.
        h1.govuk-heading-xl { (if card.taken.is_empty() { &card.card.said.initials } else { &card.card.said.called }) }
        @if card.card.said.meeting != meeting { p.govuk-body { (Tag::new("Carried over").colour(Colour::Yellow)) " Brought on " (long_date(card.card.on)) } }
        @if taken || !of.standing.chairs() { (words::card(card, &of.huddle, true)) }
        (words::standing_words(card, &of.huddle, Some(meeting)))
        @if let Some(forms) = &view.forms {
            @if !taken {
                p.govuk-body-l { "When you take it up, everybody with a seat reads the card." }
                form method="post" action=(at("take")) novalidate {
                    (forms.take.guard())
                    (Button::submit("Take it up"))
                }
            }
        }
        @if !here.is_empty() {
            h2.govuk-heading-l { "What we agree" }
            (words::actions(&here, &of.huddle, view.today, |_| None))
        }
        @if taken && let Some(forms) = &view.forms {
            div.govuk-grid-row {
                div.govuk-grid-column-one-half {
                    h2.govuk-heading-m { @if here.is_empty() { "What do we agree?" } @else { "And what else?" } }
                    form method="post" action=(at("agree")) data-drafts=(forms.agree.drafts_name()) novalidate {
                        (forms.agree.guard())
                        (AGREE.fields(&forms.agree, &seats(of)))
                        (Button::submit(AGREE.save).secondary())
                    }
                }
                div.govuk-grid-column-one-half {
                    h2.govuk-heading-m { (LOOK.title) }
                    form method="post" action=(at("leave")) data-drafts=(forms.look.drafts_name()) novalidate {
                        (forms.look.guard())
                        (LOOK.fields(&forms.look, &seats(of)))
                        (Button::submit(LOOK.save))
                    }
                }
            }
        }
    }
}

fn agreed_today(view: &View) -> Markup {
    let all = view.of.agreed_here();
    let left: Vec<&str> = view
        .of
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Whole(card) if card.looked_at_in(view.of.meeting.fact).is_none() => {
                Some(card.card.said.called.as_str())
            }
            _ => None,
        })
        .collect();
    html! {
        h1.govuk-heading-xl { "What we agreed today" }
        @if all.is_empty() { p.govuk-body-l { "Nothing yet." } }
        (words::actions(&all, &view.of.huddle, view.today, |_| None))
        @if !left.is_empty() { p.govuk-body-l { "Not left yet with a lead and a day, so carried over: " (left.join(", ")) "." } }
    }
}

fn seats(of: &Agenda) -> Options {
    let all = of.huddle.choices();
    Options::default()
        .with("seat", all.clone())
        .with("lead", all)
}

fn back_to(of: &Agenda, card: FactId) -> (&'static str, String) {
    let at = step_of(of, card);
    (
        "Back to the card",
        format!("/huddle-meetings/{}/run?at={at}", of.meeting.fact),
    )
}

pub(super) fn take(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (meeting, card): (FactId, FactId) = (visit.id("meeting")?, visit.id("card")?);
    visit.write(|tx| huddle::take(tx, card, meeting))?;
    let of = of_meeting(visit)?;
    Ok(Reply::redirect(back_to(&of, card).1))
}

pub(super) fn agree_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let card: FactId = visit.id("card")?;
    let of = of_meeting(visit)?;
    let called = whole(&of, card)?.card.said.called.clone();
    let due = starting_day(plus_days(of.meeting.said.on, 7));
    AGREE.page(
        visit,
        &called,
        back_to(&of, card),
        &[("due", &due)],
        &seats(&of),
    )
}

pub(super) fn agree(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(Deserialize)]
    struct Typed {
        what: String,
        seat: SubjectId,
        who: String,
        due: Date,
    }
    let card: FactId = visit.id("card")?;
    let of = of_meeting(visit)?;
    let typed: Typed = AGREE.read(visit, &seats(&of))?.into()?;
    let said = HuddleAction {
        about: card,
        meeting: of.meeting.fact,
        what: typed.what,
        seat: typed.seat,
        who: typed.who,
        due: typed.due,
    };
    visit.write(|tx| huddle::agree(tx, &said))?;
    Ok(Reply::redirect(back_to(&of, card).1).saying("Written down"))
}

pub(super) fn look_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let card: FactId = visit.id("card")?;
    let of = of_meeting(visit)?;
    let called = whole(&of, card)?.card.said.called.clone();
    LOOK.page(visit, &called, back_to(&of, card), &[], &seats(&of))
}

pub(super) fn look(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(Deserialize)]
    struct Typed {
        lead: SubjectId,
        why_lead: String,
        next: Option<Date>,
        closed: Option<Closed>,
    }
    let card: FactId = visit.id("card")?;
    let of = of_meeting(visit)?;
    let typed: Typed = LOOK.read(visit, &seats(&of))?.into()?;
    let said = Looked {
        about: card,
        meeting: of.meeting.fact,
        lead: typed.lead,
        why_lead: typed.why_lead,
        next: typed.next,
        closed: typed.closed,
    };
    visit.write(|tx| huddle::look(tx, &said))?;
    Ok(Reply::redirect(back_to(&of, card).1).saying("Saved who leads"))
}

pub(super) fn done_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (meeting, action): (FactId, FactId) = (visit.id("meeting")?, visit.id("action")?);
    let of = visit.read(|tx| agenda(tx, meeting))?;
    let all = visit.read(|tx| Ok(huddle::actions_for(tx, &of.huddle)?))?;
    let one = all
        .iter()
        .find(|one| one.agreed.fact == action)
        .ok_or(Refusal::NotFound)?;
    let on = starting_day(visit.today());
    let about = format!("{}: {}", one.agreed.said.who, one.agreed.said.what);
    let back = ("Back to the meeting", format!("/huddle-meetings/{meeting}"));
    DONE.page(visit, &about, back, &[("on", &on)], &Options::default())
}

pub(super) fn done(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (meeting, action): (FactId, FactId) = (visit.id("meeting")?, visit.id("action")?);
    let said: HuddleActionDone = DONE
        .read(visit, &Options::default())?
        .and("about", action)
        .into()?;
    visit.write(|tx| huddle::done(tx, &said))?;
    let running = visit.today();
    let of = visit.read(|tx| huddle::outline(tx, meeting))?;
    let to = match of.standing.chairs() && of.meeting.said.on == running {
        true => format!("/huddle-meetings/{meeting}/run"),
        false => format!("/huddle-meetings/{meeting}"),
    };
    Ok(Reply::redirect(to).saying("Saved what came of it"))
}
