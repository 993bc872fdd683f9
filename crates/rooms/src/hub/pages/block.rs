//! What a young person's page shows of the hub.

use super::parts::lasting;
use super::voice::telling;
use crate::hub::decisions::{Decided, decisions};
use crate::hub::facts::SharedDecision;
use crate::hub::holding::{Held, held};
use crate::hub::voice::{Telling, told};
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Colour, Row, SummaryList, Tag, button_group};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, Capability, FieldClass, Names};
use record::{Fault, Tx};
use std::sync::Arc;

/// What the hub knows of one young person, as far as the reader may see it.
pub struct Block {
    id: YoungPersonId,
    on: Date,
    held: Held,
    decisions: Vec<Decided>,
    told: Vec<Telling>,
    names: Arc<Names>,
    /// May say what happened because of what they told us.
    answers: bool,
    sees_workers: bool,
    sees_safety: bool,
    /// May write about safety, today.
    decides: bool,
    /// May ask the hub, today.
    asks: bool,
    /// May log time on the hub's short form.
    logs: bool,
}

/// Gathers the block through the reader's lens, as on a day.
pub fn gather(tx: &mut Tx<'_>, allowed: &Allowed, on: Date, today: bool) -> Result<Block, Fault> {
    let may = |class| today && allowed.lens().may(Action::Add, class);
    let hub = tx.caller().may(Capability::SeeHub);
    let held = held(tx, allowed)?;
    Ok(Block {
        id: allowed.id(),
        on,
        sees_workers: allowed.sees(FieldClass::Workers),
        sees_safety: allowed.sees(FieldClass::Safety),
        decides: may(FieldClass::Safety),
        asks: hub && may(FieldClass::Voice) && held.kept().open_since().is_none(),
        logs: hub && may(FieldClass::Notes),
        decisions: decisions(tx, allowed)?,
        told: told(tx, allowed)?,
        names: access::names(tx)?,
        answers: hub && may(FieldClass::Voice),
        held,
    })
}

/// The shared decisions of the block, for their life so far.
pub fn decided(of: &Block) -> impl Iterator<Item = (FactId, &SharedDecision)> {
    let seen = of.sees_safety;
    let all = of.decisions.iter().filter(move |_| seen);
    all.map(|one| (one.fact, &one.said))
}

/// Who holds them, where they are with us, and what is being tried.
pub fn block(of: &Block) -> Markup {
    let at = format!("/young-people/{}", of.id);
    let mut rows = Vec::new();
    if let Some(one) = of.held.key_worker_on(of.on) {
        rows.push(Row::new(
            "Key worker",
            format!("{}, {}", one.name, lasting(one.period)),
        ));
    }
    if let Some(one) = of.held.cover_on(of.on) {
        rows.push(Row::new(
            "Covers",
            format!("{}, {}", one.name, lasting(one.period)),
        ));
    }
    if let Some(one) = of.held.state_on(of.on) {
        rows.push(Row::new(
            "Where they are with us",
            format!("{}, {}", one.state.words(), lasting(one.period)),
        ));
    }
    let carried = || of.decisions.iter().filter(|one| one.review_on().is_some());
    html! {
        @if of.sees_workers || of.sees_safety {
            section aria-labelledby="held" {
                h2.govuk-heading-l id="held" { "Held at the hub" }
                @if !rows.is_empty() { (SummaryList::new(rows)) }
                @if of.sees_safety && carried().next().is_some() {
                    h3.govuk-heading-m { "What we try together" }
                    ul.govuk-list.govuk-list--bullet {
                        @for one in carried() {
                            li {
                                a.govuk-link href={ (at) "/decisions#d-" (one.fact) } { (one.said.we_try) }
                                @if let Some(day) = one.review_on() {
                                    ". Looked at again on " (long_date(day))
                                    @if day < of.on { " " (Tag::new("Review overdue").colour(Colour::Red)) }
                                }
                            }
                        }
                    }
                }
                @if !of.told.is_empty() {
                    h3.govuk-heading-m { "What they told us" }
                    @for one in of.told.iter().take(5) {
                        @let answer = of.answers.then(|| format!("{at}/told/{}", one.fact));
                        (telling(one, of.on, &of.names, "Their own words", answer.as_deref()))
                    }
                }
                (button_group(html! {
                    @if of.logs { (Button::link("Log time", format!("/my-young-people/{}/log", of.id))) }
                    @if of.sees_workers { (Button::link("Key worker", format!("{at}/key-worker")).secondary()) }
                    @if of.sees_safety { (Button::link(if of.decides && of.decisions.is_empty() { "Decide something together" } else { "Shared decisions" }, format!("{at}/decisions")).secondary()) }
                    @if of.asks { (Button::link("Ask the hub", format!("{at}/refer")).secondary()) }
                }))
            }
        }
    }
}
