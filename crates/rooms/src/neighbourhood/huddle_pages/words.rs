//! How a card, what was agreed and an empty seat are drawn: the same on every page of a huddle.

use crate::neighbourhood::huddle::{
    ActionNow, Agenda, CardNow, Comes, HuddleNow, Knows, MOST_LOOKS, Presence,
};
use care::Date;
use care::dates::long_date;
use care::ids::FactId;
use desk::components::{Colour, Row, SummaryList, Tag};
use maud::{Markup, html};

/// A text of several lines: each by itself.
fn lines(text: &str, class: &str) -> Markup {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p class=(class) { (line) } } }
}

/// On the wall a card stands right under the page's heading; elsewhere under its own.
fn heading(words: &str, wall: bool) -> Markup {
    html! {
        @if wall { h2.govuk-heading-m { (words) } } @else { h3.govuk-heading-m { (words) } }
    }
}

/// A card: what they are good at and hope for first, then how they see it, then why now.
pub(super) fn card(of: &CardNow, huddle: &HuddleNow, wall: bool) -> Markup {
    let said = &of.card.said;
    let class = if wall { "govuk-body-l" } else { "govuk-body" };
    let involved: Vec<&str> = said
        .involved
        .iter()
        .map(|seat| huddle.seat_words(*seat))
        .collect();
    html! {
        div.govuk-grid-row {
            div.govuk-grid-column-one-half {
                (heading("What they are good at", wall))
                (lines(&said.strengths, class))
                (heading("What they hope for", wall))
                (lines(&said.hopes, class))
            }
            div.govuk-grid-column-one-half {
                (heading("How they see it", wall))
                div.hw-statement { blockquote { p { (said.their_view) } } }
            }
        }
        div.govuk-grid-row {
            div.govuk-grid-column-one-half {
                (heading("Why now", wall))
                (lines(&said.why_now, class))
            }
            div.govuk-grid-column-one-half {
                (heading("What is asked", wall))
                (lines(&said.ask, class))
                (heading("Who knows them", wall))
                (lines(&said.who_knows, class))
            }
        }
        p.govuk-body-s {
            "Shared because: " (said.ground.words()) ". " (said.knows.words()) "."
            @if said.knows != Knows::Agrees && let Some(why) = &said.why_without { " " (why) }
            @if !involved.is_empty() { " Involves: " (involved.join(", ")) "." }
        }
    }
}

/// Who leads, and when it is looked at again.
pub(super) fn standing_words(of: &CardNow, huddle: &HuddleNow, meeting: Option<FactId>) -> Markup {
    html! {
        @if let Some(last) = of.last() {
            p.govuk-body {
                strong { (huddle.seat_words(last.said.lead)) } " leads: " (last.said.why_lead) ". "
                @match (last.said.closed, last.said.next) {
                    (Some(why), _) => { (Tag::new("Closed").colour(Colour::Grey)) " " (why.words()) "." },
                    (None, Some(next)) => { "Looked at again on " (long_date(next)) "." },
                    (None, None) => {},
                }
                @if of.closed().is_none() && meeting.is_none_or(|meeting| of.looked_at_in(meeting).is_none()) {
                    " Looked at " (of.looks.len()) " of at most " (MOST_LOOKS) " times."
                }
            }
        }
    }
}

/// What was agreed. `done` gives the address at which one of them is said done.
pub(super) fn actions(
    all: &[&ActionNow],
    huddle: &HuddleNow,
    today: Date,
    done: impl Fn(&ActionNow) -> Option<String>,
) -> Markup {
    html! {
        ul.govuk-list.hw-people {
            @for one in all {
                @let said = &one.agreed.said;
                li {
                    strong { (said.what) } ". " (said.who) ", " (huddle.seat_words(said.seat)) ", for " (one.called) ". "
                    @match &one.done {
                        Some(done) => { (Tag::new(done.said.came.words()).colour(Colour::Green)) " " (long_date(done.said.on)) ". " (done.said.how) },
                        None => {
                            @if said.due < today { (Tag::new(format!("Was due {}", long_date(said.due))).colour(Colour::Red)) }
                            @else { "By " (long_date(said.due)) "." }
                            @if let Some(at) = done(one) { " " a.govuk-link href=(at) { "Say what came of it" span.govuk-visually-hidden { ": " (said.what) } } }
                        },
                    }
                }
            }
        }
    }
}

/// How a seat stands before a meeting.
pub(super) fn says(one: &Presence) -> &'static str {
    match one.says.as_ref().map(|said| said.comes) {
        None => "has not said",
        Some(Comes::Yes) => "comes",
        Some(Comes::Other) => "sends somebody else",
        Some(Comes::No) => "nobody can come",
    }
}

/// The seats that will be empty, said before the meeting.
pub(super) fn empty_seats(agenda: &Agenda) -> Markup {
    let words: Vec<String> = agenda
        .empty_seats()
        .map(|one| {
            let seat = agenda.huddle.seat(one.seat);
            let nobody = seat.is_some_and(|seat| seat.said.who.is_none());
            let why = if nobody && one.says.is_none() {
                "nobody holds it"
            } else {
                says(one)
            };
            format!("{} ({why})", agenda.huddle.seat_words(one.seat))
        })
        .collect();
    html! {
        @if !words.is_empty() {
            div.govuk-inset-text {
                strong { (words.len()) " of " (agenda.seats.len()) " seats would be empty: " }
                (words.join("; ")) "."
            }
        } @else if !agenda.seats.is_empty() {
            p.govuk-body { "Somebody comes for every seat." }
        }
    }
}

fn meetings(count: usize) -> String {
    match count {
        1 => "one meeting".to_owned(),
        _ => format!("{count} meetings"),
    }
}

/// Numbers of a huddle, as rows.
pub(super) fn numbers(of: &crate::neighbourhood::huddle::Numbers) -> Markup {
    let share = |n: usize, all: usize, what: &str| match all {
        0 => format!("No {what} yet"),
        _ => format!("{n} of {all}"),
    };
    html! {
        (SummaryList::new([
            Row::new("Seats somebody came for", format!("{}, over {}", share(of.came, of.seats, "seat counted"), meetings(of.meetings))),
            Row::new("Cards", format!("{} brought: {} closed, {} still open", of.closed + of.open, of.closed, of.open)),
            Row::new("Actions done by their day", share(of.in_time, of.due, "action whose day came")),
            Row::new("Led by somebody outside the council", share(of.led_outside, of.led, "card with a lead")),
        ]))
    }
}
