//! Everybody who is searching and all homes at once: who depends on which home, and what one more
//! bed would change. It proposes nobody for anywhere.

use super::form_pages::address;
use super::lay::{market, young_person};
use super::open_searches;
use crate::people;
use care::ids::{HomeId, YoungPersonId};
use desk::components::{Details, Row, SummaryList};
use desk::patterns::{SubNavigation, invitation};
use desk::{Reply, Visit};
use matching::{Contention, Counting, contention};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};

/// What the page shows.
struct View {
    all: Contention,
    counting: Counting,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let counting = match visit.query("count") {
        Some("if") => Counting::PossibleIf,
        _ => Counting::Possible,
    };
    let all = visit.read(|tx| {
        let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
        let market = market(tx)?;
        let mut searching = Vec::new();
        for search in open_searches(tx)? {
            if may.contains(&search.of) {
                let allowed =
                    find(tx, search.of)?.allow_for(Action::See, FieldClass::Whereabouts)?;
                searching.push(young_person(tx, &allowed, &search.said, &market)?);
            }
        }
        let today = tx.today();
        Ok(contention(
            &searching,
            &market.homes,
            &[],
            &market.residents,
            &market.council,
            today,
            counting,
        ))
    })?;
    Ok(
        Reply::page("Everybody together", draw(&View { all, counting }))
            .back_to("Searches", "/searches")
            .wide(),
    )
}

fn who(name: &str, id: YoungPersonId) -> Markup {
    html! { a.govuk-link href=(address(id)) { (name) } }
}

fn home(name: &str, id: HomeId) -> Markup {
    html! { a.govuk-link href={ "/homes/" (id) } { (name) } }
}

fn draw(view: &View) -> Markup {
    let all = &view.all;
    let here = match view.counting {
        Counting::Possible => "/searches/together",
        Counting::PossibleIf => "/searches/together?count=if",
    };
    let tabs = SubNavigation::new("Which homes count", here)
        .item("Possible today", "/searches/together")
        .item("Also possible if", "/searches/together?count=if");
    html! {
        h1.govuk-heading-l { "Everybody who is searching, together" }
        (tabs)
        (SummaryList::new([
            Row::new("Searching", all.searching.to_string()),
            Row::new("Can have a home at once", format!("{} of {}", all.placed, all.searching)),
            Row::new("Can have a home near their family at once", format!("{} of {} of whom we know where their family lives", all.near_home, all.home_known)),
        ]))
        h2.govuk-heading-m { "For whom no home counts (" (all.nobody.len()) ")" }
        @if all.nobody.is_empty() { (invitation("Looked at one by one, each has a home that could be theirs.", None)) }
        ul.govuk-list.govuk-list--bullet { @for one in &all.nobody { li { (who(&one.name, one.id)) } } }
        h2.govuk-heading-m { "Whom only one home can take (" (all.only_one.len()) ")" }
        @if all.only_one.is_empty() { (invitation("Nobody depends on one home alone.", None)) }
        ul.govuk-list.govuk-list--bullet {
            @for (one, only) in &all.only_one { li { (who(&one.name, one.id)) ": " (home(&only.name, only.id)) } }
        }
        h2.govuk-heading-m { "Homes that several depend on" }
        @if all.depended_on.iter().all(|one| one.only_home_of.len() < 2) {
            (invitation("No home is the only one for more than one young person.", None))
        }
        ul.govuk-list.govuk-list--bullet {
            @for one in all.depended_on.iter().filter(|one| one.only_home_of.len() > 1) {
                li { (one.sentence()) " " (home("See the home", one.home.id)) }
            }
        }
        h2.govuk-heading-m { "What one more bed would change" }
        @if all.one_more.is_empty() { (invitation("One more bed of any kind we know of would not give anybody else a home.", None)) }
        ul.govuk-list.govuk-list--bullet {
            @for one in all.one_more.iter().take(12) { li { (one.sentence()) } }
        }
        (Details::new("The whole of it, in sentences", html! {
            @for sentence in all.sentences() { p.govuk-body { (sentence) } }
        }))
        p.govuk-hint { "How many can be placed is the largest number that is possible at all. Nobody is proposed for anywhere: that is for people." }
    }
}
