//! What a young person's page shows of introductions.

use crate::neighbourhood::community::{Introduction, introductions};
use care::Date;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, Colour, Tag};
use maud::{Markup, html};
use record::access::{Action, Allowed, FieldClass};
use record::{Refusal, Tx};

/// The introductions of one young person.
pub struct Near {
    id: YoungPersonId,
    all: Vec<Introduction>,
    adds: bool,
    today: Date,
}

/// Gathers the block through the reader's lens; nothing on an earlier day.
pub fn near(tx: &mut Tx<'_>, allowed: &Allowed, now: bool) -> Result<Near, Refusal> {
    Ok(Near {
        id: allowed.id(),
        all: if now {
            introductions(tx, allowed)?
        } else {
            Vec::new()
        },
        adds: now && allowed.lens().may(Action::Add, FieldClass::Plans),
        today: tx.today(),
    })
}

/// The introductions, the newest first.
pub fn near_block(of: &Near) -> Markup {
    html! {
        @if of.adds || !of.all.is_empty() {
            section aria-labelledby="community" {
                h2.govuk-heading-l id="community" { "Out in the community" }
                ul.govuk-list.hw-people {
                    @for one in &of.all {
                        li {
                            strong { a.govuk-link href={ "/community/" (one.made.said.asset) } { (one.name) } }
                            ", since " (long_date(one.made.said.on)) ". Hopes for: " (one.made.said.hope) "."
                            @if let Some(who) = &one.made.said.goes_with { " With " (who) " the first time." }
                            @if let Some(last) = one.asked.last() {
                                " " strong { (last.said.still.words()) } ", " (long_date(last.said.on)) "."
                                @if let Some(words) = &last.said.words { " “" (words) "”" }
                            }
                            @if one.waits(of.today) { " " (Tag::new("Time to ask").colour(Colour::Yellow)) }
                            @if of.adds { " " a.govuk-link href={ "/young-people/" (of.id) "/introduced/" (one.made.fact) } { "Say whether they still go" span.govuk-visually-hidden { " to " (one.name) } } }
                        }
                    }
                }
                @if of.adds { (Button::link("Introduce them to something", format!("/young-people/{}/introduce", of.id)).secondary()) }
            }
        }
    }
}
