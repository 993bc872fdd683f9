//! How what could be done is drawn: each choice with what is met, what is not known and what stands
//! in the way, each with its source.

use care::ids::YoungPersonId;
use desk::components::{Button, Details, Row, SummaryList, button_group};
use matching::{Answer, Choice, Evidence, Found, Place, Shows};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Where a choice's home is shown.
pub(super) fn link(choice: &Choice) -> Markup {
    match choice.home {
        Some(home) => html! { a.govuk-link href={ "/homes/" (home) } { (choice.name) } },
        None => html! { (choice.name) },
    }
}

/// What stands in the way or is not known, with who could change it.
pub(in crate::homes) fn open_matters(found: &Found, choice: &Choice) -> Markup {
    let names = found.names(choice);
    html! {
        ul.govuk-list.govuk-list--bullet {
            @for finding in choice.open() {
                li {
                    strong { (finding.matter.title()) ": " (finding.answer.words()) ". " }
                    (finding.sentence(names))
                    @if let Some(cure) = &finding.cure { " " (cure.sentence()) }
                    br; span.govuk-hint { "Source: " (finding.sources()) }
                }
            }
        }
    }
}

/// The matters that are met, in one line each.
fn met(found: &Found, choice: &Choice) -> Markup {
    let names = found.names(choice);
    html! {
        ul.govuk-list.govuk-list--bullet {
            @for finding in choice.findings.iter().filter(|f| f.answer == Answer::Met) {
                li {
                    strong { (finding.matter.title()) ": met. " }
                    (finding.sentence(names))
                    br; span.govuk-hint { "Source: " (finding.sources()) }
                }
            }
        }
    }
}

/// Evidence of one sort.
pub(super) fn evidence<'a>(all: impl Iterator<Item = &'a Evidence>) -> Markup {
    html! {
        ul.govuk-list.govuk-list--bullet {
            @for one in all {
                li {
                    (one.sentence)
                    @if let Some((source, on)) = &one.source {
                        br; span.govuk-hint { "Source: " (source.as_str()) ", " (care::dates::long_date(*on)) }
                    }
                    @if let Some(who) = one.ask { br; span.govuk-hint { "Ask " (who.words()) } }
                }
            }
        }
    }
}

fn count(choice: &Choice, shows: Shows) -> usize {
    choice
        .evidence
        .iter()
        .filter(|one| one.shows == shows)
        .count()
}

fn journeys(choice: &Choice) -> impl Iterator<Item = &Evidence> {
    choice
        .evidence
        .iter()
        .filter(|one| matches!(one.about, matching::Consideration::Journey(_)))
}

/// Journeys that nobody can tell, once for all homes that could be: what, and of how many.
pub(super) fn journeys_not_known(found: &Found) -> Markup {
    let homes = || {
        found
            .possible
            .iter()
            .chain(&found.possible_if)
            .filter(|choice| matches!(choice.place, Place::Home(_)))
    };
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for one in homes().flat_map(journeys) {
        if one.shows == Shows::NotKnown {
            *told.entry(one.sentence.as_str()).or_default() += 1;
        }
    }
    let of = homes().count();
    html! {
        @for (sentence, count) in told {
            p.govuk-body {
                (sentence) " "
                @if count == of { "That is so of every home." } @else { "That is so of " (count) " of " (of) " homes." }
            }
        }
    }
}

/// One choice as a card.
pub(super) fn card(
    found: &Found,
    choice: &Choice,
    of: YoungPersonId,
    asked: bool,
    may_ask: bool,
) -> Markup {
    let questions = choice.open().count();
    let (speaks, against, unknown, weigh) = (
        count(choice, Shows::For),
        count(choice, Shows::Against),
        count(choice, Shows::NotKnown),
        count(choice, Shows::ToWeigh),
    );
    let journeys = journeys(choice).filter(|one| one.shows != Shows::NotKnown);
    html! {
        h3.govuk-heading-s { (link(choice)) }
        @if questions > 0 { (open_matters(found, choice)) }
        @for one in journeys { p.govuk-body-s { (one.sentence) } }
        (Details::new(format!("What is met ({})", choice.findings.len() - questions), met(found, choice)))
        @if !choice.evidence.is_empty() {
            (Details::new(
                format!("What speaks for it ({speaks}), against ({against}), to weigh ({weigh}), not known ({unknown})"),
                html! {
                    @for (title, shows) in [("For", Shows::For), ("Against", Shows::Against), ("To weigh", Shows::ToWeigh), ("Not known", Shows::NotKnown)] {
                        @if count(choice, shows) > 0 {
                            h4.govuk-heading-s { (title) }
                            (evidence(choice.evidence.iter().filter(|one| one.shows == shows)))
                        }
                    }
                },
            ))
        }
        @if !choice.gates.is_empty() {
            (Details::new(format!("Who must agree or be told ({})", choice.gates.len()), html! {
                ul.govuk-list.govuk-list--bullet {
                    @for gate in &choice.gates {
                        li { (gate.sentence()) br; span.govuk-hint { (gate.rule.citation()) } }
                    }
                }
            }))
        }
        @if let Place::Home(home) = choice.place {
            div.govuk-checkboxes.govuk-checkboxes--small {
                div.govuk-checkboxes__item {
                    input.govuk-checkboxes__input type="checkbox" name="with" value=(home) id={ "with-" (home) };
                    label.govuk-label.govuk-checkboxes__label for={ "with-" (home) } { "Compare " span.govuk-visually-hidden { (choice.name) } }
                }
            }
            @if asked { p.govuk-body { "Asked already: see below." } }
            @else if may_ask {
                (button_group(html! {
                    (Button::link(html! { "Ask them" span.govuk-visually-hidden { ": " (choice.name) } }, format!("/young-people/{of}/home-search/ask/{home}")).secondary())
                }))
            }
        }
        hr.govuk-section-break.govuk-section-break--m.govuk-section-break--visible;
    }
}

/// What is not possible: each with every reason.
pub(super) fn not_possible(found: &Found) -> Markup {
    html! {
        @for choice in &found.not_possible {
            @let names = found.names(choice);
            h3.govuk-heading-s { (link(choice)) }
            (SummaryList::new(choice.ruled_out_by().map(|finding| Row::new(
                finding.matter.title(),
                html! {
                    (finding.sentence(names))
                    @if let Some(cure) = &finding.cure { " " (cure.sentence()) }
                    br; span.govuk-hint { "Source: " (finding.sources()) }
                },
            ))))
        }
    }
}
