//! A few options side by side: each matter and each consideration in a row, price last.

use super::form_pages::address;
use super::pages::{banner, gather};
use crate::homes::voices::pages::beside;
use care::ids::{HomeId, YoungPersonId};
use desk::components::{Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use matching::{Answer, Choice, Place};
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
    let mut choices: Vec<&Choice> = [Place::Staying, Place::GoingHome]
        .into_iter()
        .filter_map(|place| view.found.choice(place))
        .collect();
    choices.extend(
        wanted
            .iter()
            .filter_map(|home| view.found.choice(Place::Home(*home))),
    );
    let body = html! {
        (banner(&view))
        h1.govuk-heading-l { "Side by side" }
        p.govuk-body { "Staying and going home stand first. Nothing is added up: what weighs most is for people to say." }
        @if wanted.is_empty() {
            (invitation("Tick two or three homes in the search to see them beside each other.", Some(("Back to the search", address(id).as_str()))))
        }
        (table(&view.found, &choices).scrolling("Options side by side"))
        @if let Some(voices) = voices { (voices) }
    };
    Ok(Reply::page("Side by side", body)
        .back_to("Back to the search", address(id))
        .wide())
}

fn table(found: &matching::Found, choices: &[&Choice]) -> Table {
    let mut titles: Vec<matching::Matter> = choices
        .iter()
        .flat_map(|choice| choice.findings.iter().map(|finding| finding.matter))
        .collect();
    titles.sort_unstable();
    titles.dedup();
    let heads = std::iter::once(Cell::new("What is asked")).chain(
        choices
            .iter()
            .map(|choice| Cell::new(super::shown_pages::link(choice))),
    );
    let mut table = Table::new("Options side by side")
        .head(heads)
        .row_heads(true);
    for matter in titles {
        table = table.row(
            std::iter::once(Cell::new(matter.title())).chain(choices.iter().map(|choice| {
                let finding = choice.findings.iter().find(|one| one.matter == matter);
                Cell::new(match finding {
                    None => html! { "Does not apply" },
                    Some(finding) => html! {
                        strong { (finding.answer.words()) }
                        @if finding.answer != Answer::Met { ". " (finding.sentence(found.names(choice))) }
                        br; span.govuk-hint { (finding.sources()) }
                    },
                })
            })),
        );
    }
    let mut considered: Vec<matching::Consideration> = choices
        .iter()
        .flat_map(|choice| choice.evidence.iter().map(|one| one.about))
        .collect();
    considered.sort_unstable();
    considered.dedup();
    for about in considered {
        table = table.row(
            std::iter::once(Cell::new(about.title())).chain(choices.iter().map(|choice| {
                let all: Vec<_> = choice
                    .evidence
                    .iter()
                    .filter(|one| one.about == about)
                    .collect();
                Cell::new(said(&all))
            })),
        );
    }
    table
}

fn said(all: &[&matching::Evidence]) -> Markup {
    html! {
        @if all.is_empty() { "Not weighed" }
        @for one in all {
            p.govuk-body {
                strong { (one.shows.words()) } ". " (one.sentence)
                @if let Some((source, on)) = &one.source {
                    br; span.govuk-hint { (source.as_str()) ", " (care::dates::long_date(*on)) }
                }
            }
        }
    }
}
