//! How long answers take, both ways, beside each other.

use super::Searched;
use super::clocks::{Counted, Side, Took, Wait, took};
use care::Date;
use care::dates::{long_date, plus_years};
use care::office_hours;
use desk::components::{Table, table::Cell};
use maud::{Markup, html};

const ROWS: [(Side, Counted, &str); 4] = [
    (
        Side::Council,
        Counted::Every,
        "We answer a home: needed by the next day",
    ),
    (Side::Council, Counted::Office, "We answer a home: planned"),
    (
        Side::Home,
        Counted::Every,
        "A home answers us: needed by the next day",
    ),
    (Side::Home, Counted::Office, "A home answers us: planned"),
];

/// The table of both clocks over the year to a day, with its definition.
pub fn answers(searches: &[Searched], today: Date) -> Markup {
    let since = plus_years(today, -1);
    let wait = |found: Option<care::Minutes>, counted| {
        found.map_or_else(
            || "–".to_owned(),
            |minutes| Wait { minutes, counted }.to_string(),
        )
    };
    let table = ROWS.iter().fold(
        Table::bare().head([
            Cell::new("Whose turn"),
            Cell::number("Answered"),
            Cell::number("Middle wait"),
            Cell::number("Nine in ten within"),
            Cell::number("Still waiting"),
            Cell::number("The search ended first"),
        ]),
        |table, (side, counted, words)| {
            let of: Took = took(searches, since, (*side, *counted));
            table.row([
                Cell::new(*words),
                Cell::number(format!("{} of {}", of.finished.len(), of.begun())),
                Cell::number(wait(of.middle(), *counted)),
                Cell::number(wait(of.nine_in_ten(), *counted)),
                Cell::number(of.open.to_string()),
                Cell::number(of.cut_short.to_string()),
            ])
        },
    );
    html! {
        h2.govuk-heading-m id="answers" { "How long answers take" }
        p.govuk-body { "Turns that began from " (long_date(since)) " to " (long_date(today)) ", in every search." }
        (table.scrolling("How long answers take"))
        p.govuk-hint {
            "A turn begins when the other has spoken and ends when the one whose turn it is speaks; a reminder does not begin it anew. "
            "When a home was needed on the day the turn began or the next, every hour counts; otherwise office hours do: "
            (office_hours::IN_WORDS) ", " (office_hours::HOURS_OF_A_DAY) " to a working day. "
            "Waits are of turns that were answered: the middle one, and the one that nine in ten did not exceed. "
            "Deciding for a home is our answer to it."
        }
    }
}
