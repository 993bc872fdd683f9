//! A meeting before it is held, and afterwards: who comes, what we said last time, who is on the table.

use super::words;
use crate::neighbourhood::huddle::{Agenda, Comes, Item, agenda};
use care::Date;
use care::dates::long_date;
use care::ids::FactId;
use desk::components::{Button, Colour, Details, Table, Tag, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

struct View {
    of: Agenda,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("meeting")?;
    let view = visit.read(|tx| {
        Ok(View {
            of: agenda(tx, fact)?,
            today: tx.today(),
        })
    })?;
    let title = format!(
        "{}, {}",
        view.of.huddle.name(),
        long_date(view.of.meeting.said.on)
    );
    let back = format!("/huddles/{}", view.of.huddle.id());
    Ok(Reply::page(title, draw(&view)).back_to("The huddle", back))
}

fn draw(view: &View) -> Markup {
    let of = &view.of;
    let at = format!("/huddle-meetings/{}", of.meeting.fact);
    let on = of.meeting.said.on;
    html! {
        span.govuk-caption-l { (of.huddle.name()) }
        h1.govuk-heading-l { (long_date(on)) }
        p.govuk-body { (of.huddle.said.said.meets) ", " (of.huddle.said.said.place) }
        @if !of.standing.sits() { p.govuk-body { "You have no seat here, so no card is shown to you." } }
        @if on >= view.today && !of.counted { (words::empty_seats(of)) }
        @if of.standing.sits() && on <= view.today || of.standing.chairs() {
            (button_group(html! {
                @if of.standing.sits() && on <= view.today {
                    (Button::link(if of.standing.chairs() { "Run this meeting" } else { "Follow this meeting" }, format!("{at}/run")))
                }
            }))
        }
        @if of.standing.sits() {
            h2.govuk-heading-m { "What we said last time" }
            @if of.last_time.is_empty() { p.govuk-body { "Nothing was left to do." } }
            (words::actions(&of.last_time.iter().collect::<Vec<_>>(), &of.huddle, view.today, |one| Some(format!("/huddle-actions/{}/{}", of.meeting.fact, one.agreed.fact))))
            h2.govuk-heading-m { "On the table" }
            (items(view))
            @if on >= view.today {
                p.govuk-body { "About a young person of the record: " strong { "Bring to the huddle" } " on their page." }
                (Button::link("Put a family or an address on the table", format!("{at}/card")).secondary())
            }
        }
        (seats(view, &at))
    }
}

fn items(view: &View) -> Markup {
    let of = &view.of;
    html! {
        @if of.items.is_empty() { (invitation("Nobody is on the table yet.", None)) }
        @for item in &of.items {
            @match item {
                Item::Initials(initials) => p.govuk-body { strong { (initials) } " " span.govuk-hint { "Shown to you when it is taken up." } },
                Item::Whole(card) => section.hw-sheet {
                    h3.govuk-heading-m {
                        (card.card.said.called) " "
                        @if card.card.said.meeting != of.meeting.fact { (Tag::new("Carried over").colour(Colour::Yellow)) }
                    }
                    (words::standing_words(card, &of.huddle, Some(of.meeting.fact)))
                    (Details::new("The card", words::card(card, &of.huddle, false)))
                },
            }
        }
    }
}

fn seats(view: &View, at: &str) -> Markup {
    let of = &view.of;
    let before = of.meeting.said.on >= view.today && !of.counted;
    let table = of.seats.iter().fold(
        Table::bare().head(["Seat", if before { "Comes?" } else { "Came?" }]),
        |table, one| {
            let may = of.standing.chairs() || of.standing.seats().contains(&one.seat);
            let seat = of.huddle.seat(one.seat);
            table.row([
                Cell::new(html! {
                    (of.huddle.seat_words(one.seat))
                    @if let Some(who) = seat.and_then(|seat| seat.said.who.as_ref()) { br; span.govuk-hint { (who) } }
                }),
                Cell::new(html! {
                    @if before {
                        @match &one.says {
                            None => strong { "Has not said" },
                            Some(said) => { @match said.comes {
                                Comes::Yes => "Yes",
                                Comes::Other => { (said.who.as_deref().unwrap_or("Somebody else")) " comes" },
                                Comes::No => strong { "Nobody can come" },
                            } },
                        }
                        @if may { br; a.govuk-link href={ (at) "/coming/" (one.seat) } { "Say whether somebody comes" span.govuk-visually-hidden { " for " (of.huddle.seat_words(one.seat)) } } }
                    } @else {
                        @match one.came { Some(true) => "Came", Some(false) => strong { "Empty" }, None => "Not written down" }
                    }
                }),
            ])
        },
    );
    html! {
        h2.govuk-heading-m { "Seats" }
        (table.scrolling("Seats"))
    }
}
