//! The market with what this room knows of it: our own foster carers, and jobs nobody could fill.

use super::fostering::{EnquiryStage, carers, enquiries, funnel, kept_for, places_on};
use super::workforce::unfilled;
use care::counted;
use care::dates::{long_date, plus_years};
use desk::components::{Row, SummaryList};
use desk::patterns::not_known;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let more = ours(visit)?;
    crate::homes::market_page(visit, &more)
}

fn ours(visit: &Visit) -> Result<Markup, Refusal> {
    let today = visit.today();
    let (carers, enquiries, jobs) =
        visit.read(|tx| Ok((carers(tx)?, enquiries(tx)?, unfilled(tx)?)))?;
    let before = plus_years(today, -1);
    let (now, places) = places_on(&carers, today);
    let (then, then_places) = places_on(&carers, before);
    let approved = carers
        .iter()
        .filter(|one| one.household.said.approved_on > before)
        .count();
    let left = carers
        .iter()
        .filter(|one| {
            one.resigned
                .as_ref()
                .is_some_and(|gone| gone.said.on > before && gone.said.on <= today)
        })
        .count();
    let (asked, stages) = funnel(&enquiries, today);
    let to_approval = stages
        .iter()
        .find(|stage| stage.stage == EnquiryStage::Approved);
    let (stayed, long_ago) = kept_for(&carers, 2, today);
    Ok(html! {
        h2.govuk-heading-m { "Our own foster carers" }
        (SummaryList::new([
            Row::new("Approved households", format!("{now}, with {}; a year ago {then}, with {then_places}", counted(places, "place", "places"))),
            Row::new("Approved in the last year", approved.to_string()),
            Row::new("Stopped in the last year", left.to_string()),
            Row::new("Approved, of those who asked in two years", match to_approval {
                Some(stage) => html! {
                    (stage.reached) " of " (asked)
                    @if let Some(days) = stage.middle { ", after " (days) ", the middle one" }
                },
                None => not_known(),
            }),
            Row::new("Still fostering two years after approval", format!("{stayed} of {long_ago}")),
        ]))
        p.govuk-body { a.govuk-link href="/fostering" { "Fostering: who asks, who is approved, who stays" } }
        h2.govuk-heading-m { "People to work in it" }
        @match jobs {
            None => p.govuk-body { "No provider has told us yet how many jobs they cannot fill." },
            Some(jobs) => p.govuk-body {
                (counted(jobs.jobs, "job", "jobs")) " not filled, as " (counted(jobs.providers, "provider", "providers")) " last told us, the oldest on " (long_date(jobs.since)) ". "
                "Others have not said."
            },
        }
        p.govuk-body { a.govuk-link href="/workforce" { "The college course, and what providers pledged" } }
    })
}
