//! The market page: for commissioners, without any young person in it.

use super::{OfAKind, of_kind};
use crate::homes::home::{KeptHome, all_homes};
use crate::homes::provider::{KeptProvider, all_providers};
use crate::homes::search::clocks_page::answers;
use crate::homes::search::{Searched, searches_made};
use crate::homes::words::{HomeKind, Sector};
use care::Date;
use care::dates::days_between;
use care::ids::OrganisationId;
use desk::components::{Row, SummaryList, Table, table::Cell};
use desk::patterns::{SubNavigation, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Caller, Refusal};
use std::collections::HashMap;
use std::sync::Arc;

struct View {
    kinds: Vec<(HomeKind, OfAKind)>,
    sectors: Vec<(Sector, usize, u32)>,
    providers: Vec<KeptProvider>,
    searches: Arc<Vec<Searched>>,
    today: Date,
    caller: Caller,
}

/// The market as it is drawn, with what another room adds at its end.
pub fn drawn(visit: &Visit, more: &Markup) -> Result<Reply, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let council = tx.council();
        let providers = all_providers(tx)?;
        let sectors: HashMap<OrganisationId, Sector> = providers
            .iter()
            .map(|one| (one.id, one.said.sector))
            .collect();
        let homes: Vec<KeptHome> = all_homes(tx)?;
        let with_sector = || {
            homes
                .iter()
                .map(|home| (home, sectors.get(&home.said.provider).copied()))
        };
        Ok(View {
            kinds: HomeKind::ALL
                .iter()
                .map(|kind| (*kind, of_kind(with_sector(), *kind, council, today)))
                .filter(|(_, of)| of.homes > 0)
                .collect(),
            sectors: Sector::ALL
                .iter()
                .map(|sector| {
                    let theirs =
                        with_sector().filter(|(home, of)| *of == Some(*sector) && home.open());
                    let (count, places) = theirs.fold((0, 0), |(count, places), (home, _)| {
                        (count + 1, places + u32::from(home.said.places.unwrap_or(0)))
                    });
                    (*sector, count, places)
                })
                .filter(|(_, count, _)| *count > 0)
                .collect(),
            providers,
            searches: searches_made(tx)?,
            today,
            caller: tx.caller().clone(),
        })
    })?;
    let body = html! { (draw(&view)) (more) };
    Ok(Reply::page("The market", body)
        .back_to("Homes", "/homes")
        .wide())
}

fn money(pence: Option<care::Pence>) -> String {
    pence.map_or_else(|| "not known".to_owned(), |pence| pence.to_string())
}

fn draw(view: &View) -> Markup {
    let active: Vec<&KeptProvider> = view
        .providers
        .iter()
        .filter(|one| one.said.active)
        .collect();
    let spoken = active
        .iter()
        .filter(|one| {
            one.last_spoke
                .is_some_and(|last| days_between(last, view.today) <= 30)
        })
        .count();
    let managed = active
        .iter()
        .filter(|one| one.said.relationship.is_some())
        .count();
    let homes: usize = view.kinds.iter().map(|(_, of)| of.homes).sum();
    let ours: usize = view.kinds.iter().map(|(_, of)| of.ours).sum();
    let fresh = homes - view.kinds.iter().map(|(_, of)| of.not_known).sum::<usize>();
    let kinds = view.kinds.iter().fold(
        Table::bare().head([
            Cell::new("Kind of home"),
            Cell::number("Homes"),
            Cell::number("In our borough"),
            Cell::number("Places"),
            Cell::number("Beds said free this week"),
            Cell::number("Homes that have not said this week"),
            Cell::number("A week costs, middle"),
            Cell::number("A week costs, mean"),
        ]),
        |table, (kind, of)| {
            table.row([
                Cell::new(
                    html! { a.govuk-link href={ "/homes?kind=" (kind.code()) } { (kind.words()) } },
                ),
                Cell::number(of.homes.to_string()),
                Cell::number(of.ours.to_string()),
                Cell::number(of.places.to_string()),
                Cell::number(of.free.to_string()),
                Cell::number(of.not_known.to_string()),
                Cell::number(money(of.median())),
                Cell::number(money(of.mean())),
            ])
        },
    );
    let sectors = view.sectors.iter().fold(
        Table::bare().head([
            Cell::new("Provided by"),
            Cell::number("Homes"),
            Cell::number("Places"),
        ]),
        |table, (sector, count, places)| {
            table.row([
                Cell::new(html! { a.govuk-link href={ "/homes?sector=" (sector.code()) } { (sector.words()) } }),
                Cell::number(count.to_string()),
                Cell::number(places.to_string()),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "The market" }
        (outcome_tabs(&view.caller, "/market"))
        @if homes == 0 { (invitation("No home is written down yet.", Some(("Providers", "/providers")))) }
        (SummaryList::new([
            Row::new("Providers we spoke with in the last 30 days", format!("{spoken} of {}", active.len())),
            Row::new("Providers with a relationship manager", format!("{managed} of {}", active.len())),
            Row::new("Homes in our borough", format!("{ours} of {homes}")),
            Row::new("Homes that said this week what is free", format!("{fresh} of {homes}")),
        ]))
        h2.govuk-heading-m { "What there is" }
        (kinds.scrolling("What there is, by kind of home"))
        p.govuk-hint { "A cost says nothing by itself: look at it beside how near home young people live and how long they stay, under Numbers. Costs are those that homes said; the middle is the lower of two when their number is even." }
        h2.govuk-heading-m { "Who provides it" }
        (sectors.scrolling("Who provides it"))
        (answers(&view.searches, view.today))
    }
}

/// Beside each other: the pages about what came of it.
pub fn outcome_tabs(caller: &Caller, here: &str) -> SubNavigation {
    let mut tabs = SubNavigation::new("What came of it", here.to_owned());
    let all = [
        (Capability::SeeMeasures, "Objectives", "/objectives"),
        (Capability::SeeHomes, "The market", "/market"),
        (Capability::SeeHomes, "New homes on their way", "/pipeline"),
        (Capability::SeeMeasures, "After placing", "/after-placing"),
        (
            Capability::SeeMeasures,
            "The same for everybody?",
            "/equality",
        ),
        (
            Capability::OpenNumber,
            "Living outside the borough",
            "/outside",
        ),
        (Capability::SeeCosts, "Costs", "/costs"),
    ];
    for (needs, words, href) in all {
        if caller.may(needs) {
            tabs = tabs.item(words, href);
        }
    }
    tabs
}
