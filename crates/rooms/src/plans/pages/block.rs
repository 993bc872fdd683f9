//! What a young person's page shows of what is planned, what their own page shows, and what each
//! worker owes on their first page.

use crate::about_one::from_today;
use crate::plans::family::Families;
use crate::plans::held::{Doing, Held, Overdue, held};
use care::Date;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, Colour, Tag, button_group};
use maud::{Markup, html};
use record::access::{Action, Allowed, FieldClass};
use record::{Fault, Tx};
use std::collections::HashMap;

/// What is planned with one young person, as far as the reader may see it.
pub struct Block {
    id: YoungPersonId,
    on: Date,
    held: Held,
    sees: bool,
    sees_safety: bool,
    sees_people: bool,
    adds: bool,
}

/// Gathers the block through the reader's lens, as on a day. One statement.
pub fn gather(tx: &mut Tx<'_>, allowed: &Allowed, on: Date, today: bool) -> Result<Block, Fault> {
    Ok(Block {
        id: allowed.id(),
        on,
        sees: allowed.sees(FieldClass::Plans),
        sees_safety: allowed.sees(FieldClass::Safety),
        sees_people: allowed.sees(FieldClass::People),
        adds: today && allowed.lens().may(Action::Add, FieldClass::Plans),
        held: held(tx, allowed)?,
    })
}

/// Actions that are not done, the first due first.
pub(super) fn open(held: &Held) -> Vec<&Doing> {
    let mut open: Vec<&Doing> = held
        .actions
        .iter()
        .filter(|one| one.done.is_none())
        .collect();
    open.sort_by_key(|one| (one.said.due, one.fact));
    open
}

/// What we plan together, on their page.
pub fn block(of: &Block) -> Markup {
    let at = format!("/young-people/{}", of.id);
    let open = open(&of.held);
    html! {
        @if of.sees || of.sees_safety {
            section aria-labelledby="plan" {
                h2.govuk-heading-l id="plan" { "What we plan together" }
                @if let Some(plan) = of.held.plan().filter(|_| of.sees) {
                    ul.govuk-list.govuk-list--bullet {
                        @for goal in &plan.said.goals { li { (goal.what) } }
                    }
                    p.govuk-body {
                        "Written together on " (long_date(plan.said.on)) " by " (plan.said.with) ". "
                        @if let Some(day) = of.held.review_on() {
                            "Looked at again on " (long_date(day)) "."
                            @if day < of.on { " " (Tag::new("Review overdue").colour(Colour::Red)) }
                        }
                    }
                } @else if of.sees {
                    p.govuk-body { "No plan has been written together yet." }
                }
                @if of.sees && !open.is_empty() {
                    @let late = open.iter().filter(|one| one.said.due < of.on).count();
                    h3.govuk-heading-m {
                        "Who does what next"
                        @if late > 0 { " " (Tag::new(format!("{late} overdue")).colour(Colour::Red)) }
                    }
                    ul.govuk-list {
                        @for one in open.iter().take(5) { li { (doing(one, of.on)) } }
                        @if open.len() > 5 { li { "and " (open.len() - 5) " more" } }
                    }
                }
                (button_group(html! {
                    @if of.sees { (Button::link(if of.held.plan().is_none() && of.adds { "Make a plan together" } else { "The plan" },
                        if of.held.plan().is_none() && of.adds { format!("{at}/plan/new") } else { format!("{at}/plan") }).secondary()) }
                    @if of.sees { (Button::link("Who could be family?", format!("{at}/family")).secondary()) }
                    @if of.sees_people { (Button::link("Map of who matters", format!("{at}/who-matters-map")).secondary()) }
                    @if of.sees_safety { (Button::link("Map of worries and what works", format!("{at}/safety-map")).secondary()) }
                }))
            }
        }
    }
}

/// One action in a line.
pub(super) fn doing(one: &Doing, on: Date) -> Markup {
    html! {
        strong { (one.said.who) } ": " (one.said.what) ", by " (long_date(one.said.due))
        @if one.done.is_none() && one.said.due < on { " " (Tag::new("Overdue").colour(Colour::Red)) }
    }
}

/// How many of a hub's actions past their day its page lists; the others are counted.
const LISTED: usize = 12;

/// What is past its day with a hub's young people, whoever owes it. Nothing when nothing is.
pub fn past_list(all: &[Overdue], names: &HashMap<YoungPersonId, String>, today: Date) -> Markup {
    html! {
        @if !all.is_empty() {
            h2.govuk-heading-m id="past-their-day" { "What we said we would do" }
            p.govuk-body { (Tag::new(format!("{} overdue", all.len())).colour(Colour::Red)) }
            ul.govuk-list {
                @for one in all.iter().take(LISTED) {
                    li {
                        a.govuk-link href={ "/young-people/" (one.young_person) "/plan#actions" } {
                            (names.get(&one.young_person).map_or("A young person", String::as_str))
                        }
                        ": " @if let Some(who) = &one.who { (who) ", " } (one.what) ", " (from_today(one.due, today))
                    }
                }
                @if all.len() > LISTED { li { "and " (all.len() - LISTED) " more" } }
            }
        }
    }
}

/// What somebody of an agency took on, on their page of asks: what, for whom, by when.
pub fn taken_on(all: &[Overdue], names: &HashMap<YoungPersonId, String>, today: Date) -> Markup {
    html! {
        @if !all.is_empty() {
            h2.govuk-heading-m { "You said you would" }
            ul.govuk-list {
                @for one in all {
                    li {
                        (one.what) ", for " (names.get(&one.young_person).map_or("a young person", String::as_str))
                        ", " (from_today(one.due, today)) ". "
                        @if one.due < today { (Tag::new("Overdue").colour(Colour::Red)) " " }
                        a.govuk-link href={ "/young-people/" (one.young_person) "/took-on/" (one.action) } { "It is done" span.govuk-visually-hidden { ": " (one.what) } }
                    }
                }
            }
            p.govuk-body-s { "Tell their key worker when the day cannot be kept." }
        }
    }
}

/// What the reader owes, on the page their day begins with. Nothing when nothing is owed.
pub fn overdue_list(
    all: &[Overdue],
    names: &HashMap<YoungPersonId, String>,
    today: Date,
) -> Markup {
    html! {
        @if !all.is_empty() {
            h2.govuk-heading-m { "You said you would" }
            ul.govuk-list {
                @for one in all {
                    li {
                        a.govuk-link href={ "/young-people/" (one.young_person) "/plan/action/" (one.action) "/done" } { (one.what) }
                        ", for " (names.get(&one.young_person).map_or("a young person", String::as_str))
                        ", " (from_today(one.due, today)) ". "
                        @if one.due < today { (Tag::new("Overdue").colour(Colour::Red)) }
                    }
                }
            }
        }
    }
}

/// What a request for a residential home shows: which families were tried, what would make it a yes,
/// and by when they step to a family.
pub fn residential_notice(id: YoungPersonId, of: &Families) -> Markup {
    let at = format!("/young-people/{id}/family");
    html! {
        h2.govuk-heading-m { "Who could be family?" }
        @if of.named == 0 {
            p.govuk-body { "Nobody is written down yet. No child is unfosterable: " a.govuk-link href=(at) { "say who could be family" } "." }
        } @else {
            p.govuk-body {
                (of.named) " named, " (of.asked) " asked, " (of.yes) " said yes. "
                a.govuk-link href=(at) { "Who could be family" } "."
            }
            @if !of.would_make_it_yes.is_empty() {
                ul.govuk-list.govuk-list--bullet {
                    @for (who, what) in &of.would_make_it_yes { li { (who) ": a yes if " (what) } }
                }
            }
        }
        @match of.step_by {
            Some(by) => p.govuk-body { "They step to a family by " (long_date(by)) "." },
            None => p.govuk-body { "Nobody has said yet by when they step to a family. A residential home is for a time, not for good." },
        }
    }
}
