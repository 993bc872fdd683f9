//! The officer's desk: the searches, and beside them what left and waits to be seen.

use super::release;
use super::store;
use crate::{homes, people};
use care::ids::YoungPersonId;
use desk::components::{Table, table::Cell};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, Capability, FieldClass};
use record::clock::long_moment;
use std::collections::HashMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let searches = homes::searches_desk(visit)?;
    let left = left(visit)?;
    let late = late_letters(visit)?;
    let today = visit.today();
    let answers = visit.read(|tx| {
        Ok(homes::how_long_answers_take(
            &homes::searches_made(tx)?,
            today,
        ))
    })?;
    let body = html! { (searches) (left) (late) (answers) };
    Ok(Reply::page("Searches", body).wide())
}

/// Releases of searches that go on, to be looked after: not opened, or changed since.
fn left(visit: &Visit) -> Result<Markup, Refusal> {
    let of: HashMap<uuid::Uuid, YoungPersonId> = visit.read(|tx| {
        let may = people::permitted_to(tx, Action::Share, &[FieldClass::Voice])?;
        Ok(release::all_sent(tx)?
            .into_iter()
            .filter(|(_, who)| may.contains(who))
            .collect())
    })?;
    let releases = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::all(tx)?))?;
    let rows: Vec<_> = releases
        .iter()
        .filter(|one| one.state == super::facts::State::Open && one.answers.is_empty())
        .filter(|one| one.seen() != Some(one.version))
        .filter_map(|one| Some((one, of.get(&one.approach)?)))
        .collect();
    let table = rows.iter().fold(
        Table::bare().head(["Home", "Reference", "What they have not seen", "Works until"]),
        |table, (one, who)| {
            let what = match one.seen() {
                None => "They have not opened it",
                Some(_) => "They have not seen the change",
            };
            table.row([
                Cell::new(html! { a.govuk-link href={ "/young-people/" (who) "/home-search/sent/" (one.approach) } { (one.pack.home) } }),
                Cell::new(&one.pack.reference),
                Cell::new(what),
                Cell::new(long_moment(one.expires)),
            ])
        },
    );
    let may_open = visit.caller()?.may(Capability::UseExchange);
    Ok(html! {
        h2.govuk-heading-m id="unseen" { "Sent and not seen (" (rows.len()) ")" }
        @if rows.is_empty() { p.govuk-body { "Everything that was sent has been opened or answered." } }
        @else { (table.scrolling("Sent and not seen")) }
        @if may_open {
            p.govuk-body { a.govuk-link href="/exchange" { "Everything that was sent, and who opened the table" } }
        }
    })
}

/// Letters about moves that should have gone out.
fn late_letters(visit: &Visit) -> Result<Markup, Refusal> {
    let today = visit.today();
    let late: Vec<(YoungPersonId, String, usize)> = visit.read(|tx| {
        let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
        let mut late = Vec::new();
        for (_, who, nights) in homes::all_bookings(tx)? {
            let lately = care::dates::days_between(nights.from, today) < 90;
            if !lately || !may.contains(&who) {
                continue;
            }
            if let Some(of_move) = super::letters(tx, who)? {
                let count = of_move.letters.iter().filter(|due| due.late(today)).count();
                if count > 0 {
                    late.push((who, of_move.name, count));
                }
            }
        }
        Ok(late)
    })?;
    let table = late.iter().fold(
        Table::bare().head(["Who moved", "Letters that are late"]),
        |table, (who, name, count)| {
            table.row([
                Cell::new(html! { a.govuk-link href={ "/young-people/" (who) "/placement/letters" } { (name) } }),
                Cell::new(count.to_string()),
            ])
        },
    );
    Ok(html! {
        h2.govuk-heading-m id="letters" { "Letters that are late (" (late.len()) ")" }
        @if late.is_empty() { p.govuk-body { "No letter about a move is late." } }
        @else { (table.scrolling("Letters that are late")) }
    })
}
