//! What could not be checked, and what it would need.

use super::year_of;
use crate::our_return::check::of_year;
use care::CollectionYear;
use desk::components::{Cell, Table};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use rulebook::rules::NotChecked;
use std::collections::BTreeMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year_of(visit)?;
    let gives = visit.caller()?.may(Capability::ImportReturns);
    let left_out = visit.read(|tx| Ok(of_year(tx, year)?.not_checked.clone()))?;
    Ok(
        Reply::page("What was not checked", draw(year, &left_out, gives)).back_to(
            format!("Our return, {year}"),
            format!("/our-return/{}", year.0),
        ),
    )
}

fn draw(year: CollectionYear, left_out: &[NotChecked], gives: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "What was not checked" }
        p.govuk-body { "No rule is passed over in silence. These rules of " (year) " were not checked, because of what is missing." }
        @if gives {
            p.govuk-body { a.govuk-link href="/our-return/providers" { "Give Ofsted’s lists of providers" } ", or newer ones than those in use." }
        }
        (by_need(left_out))
    }
}

/// Rules that were not checked, together by what they lack.
pub(super) fn by_need(left_out: &[NotChecked]) -> Markup {
    let mut by: BTreeMap<String, Vec<&NotChecked>> = BTreeMap::new();
    for one in left_out {
        by.entry(one.needs.join("; ")).or_default().push(one);
    }
    html! {
        @if by.is_empty() { (invitation("Every rule of the year was checked.", None)) }
        @for (needs, rules) in &by {
            ((Table::new(format!("Needs {needs}"))
                .head(["Rule", "What it checks"].map(Cell::new))
                .rows(rules.iter().map(|one| vec![
                    Cell::new(one.rule.code),
                    Cell::new(one.rule.explanation()),
                ]))).scrolling(needs))
        }
    }
}
