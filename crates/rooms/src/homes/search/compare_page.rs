//! A few options side by side: each matter and each consideration in a row, price last.

use super::form_pages::address;
use super::pages::{banner, gather};
use crate::homes::voices::pages::beside;
use care::ids::{HomeId, YoungPersonId};
use desk::components::{Details, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use matching::{Answer, Comparison, Place, Row};
use maud::{Markup, html};
use record::Refusal;

/// The most that a person can weigh side by side.
const MOST: usize = 4;

pub(in crate::homes) fn compare(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let view = gather(visit, id, usize::MAX)?.ok_or(Refusal::NotFound)?;
    let wanted: Vec<HomeId> = visit
        .queries("with")
        .filter_map(|text| text.parse().ok())
        .take(MOST)
        .collect();
    let voices = visit.read(|tx| beside(tx, &wanted))?;
    let today = visit.today();
    let mut places = vec![Place::Staying, Place::GoingHome];
    places.extend(wanted.iter().map(|home| Place::Home(*home)));
    let laid = &view.laid;
    let compared = matching::compare(&view.found, &places, |choice| {
        let home = laid.homes.iter().find(|home| Some(home.id) == choice.home);
        home.map_or_else(Vec::new, |home| {
            let (of, who) = (&laid.young_person, &laid.residents);
            matching::weigh(of, home, who, &laid.council, today)
        })
    });
    let body = html! {
        (banner(&view))
        h1.govuk-heading-l { "Side by side" }
        p.govuk-body { "Staying and going home stand first. Nothing is added up: what weighs most is for people to say." }
        @if wanted.is_empty() {
            (invitation("Tick two or three homes in the search to see them beside each other.", Some(("Back to the search", address(id).as_str()))))
        }
        (drawn(&view.found, &compared))
        @if let Some(voices) = voices { (voices) }
    };
    Ok(Reply::page("Side by side", body)
        .back_to("Back to the search", address(id))
        .wide())
}

/// In what they differ first; what is the same for all can be opened below.
fn drawn(found: &matching::Found, compared: &Comparison) -> Markup {
    let (differs, same): (Vec<&Row>, Vec<&Row>) = compared.rows.iter().partition(|row| row.differs);
    let (open, met): (Vec<&Row>, Vec<&Row>) = same.into_iter().partition(|row| !all_met(row));
    html! {
        h2.govuk-heading-m { "What differs (" (differs.len()) ")" }
        (table(found, compared, &differs, true).scrolling("What differs between the options"))
        @if !open.is_empty() {
            (Details::new(
                format!("The same for all, and not settled ({})", open.len()),
                table(found, compared, &open, false).scrolling("The same for all, and not settled"),
            ))
        }
        @if !met.is_empty() {
            (Details::new(
                format!("Met by all of them ({})", met.len()),
                table(found, compared, &met, false).scrolling("Met by all of them"),
            ))
        }
    }
}

/// Whether a hard matter is met, or has no bearing, in every option.
fn all_met(row: &Row) -> bool {
    row.hard
        && row
            .cells
            .iter()
            .flatten()
            .all(|cell| cell.answer == Answer::Met.words())
}

fn table(found: &matching::Found, compared: &Comparison, rows: &[&Row], standing: bool) -> Table {
    let heads =
        std::iter::once(Cell::new("What is asked")).chain(compared.columns.iter().map(|column| {
            Cell::new(match found.choice(column.place) {
                Some(choice) => html! {
                    @if choice.place == Place::Staying && choice.home.is_some() { "Staying with " }
                    (super::shown_pages::link(choice))
                },
                None => html! { (column.name) },
            })
        }));
    let mut table = Table::bare().head(heads).row_heads(true);
    if standing {
        let groups = compared.columns.iter();
        table = table
            .row(std::iter::once(Cell::new("As it stands")).chain(
                groups.map(|column| Cell::new(html! { strong { (column.group.words()) } })),
            ));
    }
    for row in rows {
        table = table.row(
            std::iter::once(Cell::new(row.title)).chain(row.cells.iter().map(|all| {
                Cell::new(match all.as_slice() {
                    [] => html! { span.govuk-hint { @if row.hard { "Does not apply" } @else { "Nothing to weigh" } } },
                    all => html! { @for one in all { (said(one)) } },
                })
            })),
        );
    }
    table
}

/// One answer, in words when there is more to say than that it is met, and where it comes from.
fn said(one: &matching::Cell) -> Markup {
    html! {
        p.govuk-body {
            strong { (one.answer) }
            @if one.answer != Answer::Met.words() { ". " (one.sentence) }
            br; span.govuk-hint { (one.source) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_by_all_is_not_in_the_way() {
        let cell = |answer| matching::Cell {
            answer,
            sentence: String::new(),
            source: String::new(),
        };
        let row = |hard, answers: [Option<&'static str>; 2]| Row {
            title: "Ages",
            hard,
            differs: false,
            cells: answers
                .map(|one| one.map(cell).into_iter().collect())
                .into(),
        };
        assert!(all_met(&row(true, [Some("met"), None])));
        assert!(!all_met(&row(true, [Some("not known"), Some("not known")])));
        assert!(
            !all_met(&row(false, [Some("for"), Some("for")])),
            "to be read"
        );
    }
}
