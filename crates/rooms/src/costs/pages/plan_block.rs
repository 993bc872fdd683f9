//! What a young person's page shows of the way back and of their moves.

use crate::costs::ASK_AFTER;
use crate::costs::after::told_of;
use crate::costs::return_plan::{Coming, KeptPlan, Standing, plan, standing};
use crate::looked_after::{authority, lived};
use care::Date;
use care::dates::{long_date, plus_days, plus_years};
use care::ids::YoungPersonId;
use desk::components::{Button, Row, SummaryList, button_group};
use maud::{Markup, html};
use record::access::{Action, Allowed, Capability, FieldClass};
use record::{Fault, Tx};

/// The way back for one young person, as far as the reader may see it.
pub struct PlanBlock {
    id: YoungPersonId,
    /// Since when they live outside, where, and how the plan stands.
    outside: Option<(Date, String, Standing)>,
    plan: Option<KeptPlan>,
    /// The first night of the last move of a year, whether it is written down how it was made, and
    /// whether the home was asked if it was as described.
    last: Option<(Date, bool, bool)>,
    today: Date,
    adds: bool,
    money: bool,
}

/// Gathers the block through the reader's lens. On a page of an earlier day there is none.
pub fn plan_of(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    today: bool,
) -> Result<Option<PlanBlock>, Fault> {
    if !today || !allowed.sees(FieldClass::CareHistory) || !allowed.sees(FieldClass::Whereabouts) {
        return Ok(None);
    }
    let id = allowed.id();
    let (on, ours) = (tx.today(), tx.council());
    let lived = lived(tx, id)?;
    let kept = plan(tx, id)?;
    let away = crate::costs::return_plan::since_outside(&lived, ours, on);
    let outside = away.map(|since| {
        let place = lived.episode_on(on).and_then(authority);
        let name = place
            .and_then(|place| place.name())
            .unwrap_or("another council");
        let said = kept.as_ref().map(|kept| &kept.said);
        (since, name.to_owned(), standing(said, since, on))
    });
    let last = match lived.placement_on(on) {
        Some(place) if place.period.from > plus_years(on, -1) => {
            let (made, described) = told_of(tx, id, place.period.from)?;
            Some((place.period.from, made, described))
        }
        _ => None,
    };
    Ok(Some(PlanBlock {
        id,
        outside,
        plan: kept,
        last,
        today: on,
        adds: allowed.lens().may(Action::Add, FieldClass::CareHistory),
        money: allowed.sees(FieldClass::Money) && tx.caller().may(Capability::SeeCosts),
    }))
}

/// The plan in rows.
pub(super) fn rows(plan: &KeptPlan) -> SummaryList {
    let said = &plan.said;
    let mut rows = Vec::new();
    match &said.coming {
        Coming::Plan {
            keeps_away,
            brings_back,
            who,
            by,
        } => {
            rows.push(Row::new("What keeps them away", keeps_away.clone()));
            rows.push(Row::new("What would bring them back", brings_back.clone()));
            rows.push(Row::new("Who sees to it", who.clone()));
            rows.push(Row::new("By", long_date(*by)));
        }
        Coming::NotNow { because, again } => {
            rows.push(Row::new("Why not now", because.clone()));
            rows.push(Row::new("Looked at again on", long_date(*again)));
        }
    }
    rows.push(Row::new("What they say about it", said.their_view.clone()));
    rows.push(Row::new("Said on", long_date(said.on)));
    SummaryList::new(rows)
}

/// The block on their page.
pub fn plan_block(block: &PlanBlock) -> Markup {
    let at = format!("/young-people/{}", block.id);
    let made = block.last.filter(|(_, made, _)| !made).map(|(on, ..)| on);
    let due = block
        .last
        .filter(|(on, _, asked)| !asked && plus_days(*on, ASK_AFTER) <= block.today)
        .map(|(on, ..)| on);
    if block.outside.is_none() && !block.money && (!block.adds || made.is_none() && due.is_none()) {
        return html! {};
    }
    html! {
        section aria-labelledby="way-back" {
            @if let Some((since, place, stands)) = &block.outside {
                h2.govuk-heading-l id="way-back" { "The way back" }
                p.govuk-body { "Lives in " (place) ", outside the borough, since " (long_date(*since)) ". " strong { (stands.words()) } "." }
                @if *stands != Standing::Nothing {
                    @if let Some(plan) = &block.plan { (rows(plan)) }
                }
                @if block.adds {
                    (button_group(html! {
                        (Button::link(if *stands == Standing::Nothing { "Make a plan to return" } else { "Say how it stands now" }, format!("{at}/return-plan")).secondary())
                    }))
                }
            } @else { h2.govuk-heading-l id="way-back" { "Their home and their last move" } }
            ul.govuk-list {
                @if block.adds {
                    @if let Some(night) = made {
                        li { a.govuk-link href={ (at) "/moves/" (night) "/made" } { "Write down how the move of " (long_date(night)) " was made" } }
                    }
                    @if let Some(night) = due {
                        li { a.govuk-link href={ (at) "/moves/" (night) "/described" } { "Ask the home whether it was as described" } }
                    }
                }
                @if block.money { li { a.govuk-link href={ (at) "/costs" } { "What is paid" } } }
            }
        }
    }
}
