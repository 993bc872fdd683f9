//! "True, and here is why": an analyst's word about one finding.

use super::child::name_for;
use super::year_of;
use crate::our_return::check::Checked;
use crate::our_return::facts::Which;
use crate::our_return::items::{Item, of_one_among_all};
use crate::our_return::said;
use crate::our_return::words::where_it_is;
use care::ids::YoungPersonId;
use desk::components::{InsetText, Textarea, button_group};
use desk::form::sentence_start;
use desk::{Reply, Visit};
use maud::html;
use record::access::{Action, Allowed, find};
use record::{Refusal, Tx};
use std::sync::Arc;

/// The finding that the address names.
fn which(visit: &Visit) -> Result<Which, Refusal> {
    let text = |name: &str| visit.query(name).unwrap_or_default().to_owned();
    Ok(Which {
        year: year_of(visit)?,
        rule: text("rule"),
        table: text("table"),
        row: text("row"),
    })
}

/// The finding as it stands, with leave to see it.
fn finding(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    which: &Which,
) -> Result<(Allowed, Arc<Checked>, Item), Refusal> {
    let allowed = find(tx, id)?.allow(Action::See)?;
    let (checked, items) = of_one_among_all(tx, &allowed, which.year)?;
    let item = items
        .into_iter()
        .find(|item| item.found.which(which.year) == *which)
        .ok_or(Refusal::NotFound)?;
    Ok((allowed, checked, item))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let which = which(visit)?;
    let (name, item) = visit.read(|tx| {
        let (allowed, _, item) = finding(tx, id, &which)?;
        Ok((name_for(tx, &allowed)?, item))
    })?;
    let before = item.settled.as_ref().or(item.outdated.as_ref());
    let start = before.map_or("", |said| said.why.as_str());
    let form = visit.form("true-and-why", &[("why", start)])?;
    let rule = item.found.rule;
    let body = html! {
        span.govuk-caption-l { (name) ", " (where_it_is(&item.found)) }
        h1.govuk-heading-l { "Is this true as it is?" }
        (InsetText::new(html! {
            p.govuk-body { strong { "Rule " (rule.code) ". " } (rule.explanation()) }
            p.govuk-body { (rule.reason()) }
        }))
        @if let Some(beside) = &item.beside {
            p.govuk-body { "When it was saved, this was written: “" (beside.why) "”" }
        }
        p.govuk-body { "DfE asks for a reason when a return holds what a rule refuses. The finding is then listed apart. It comes back when any of the cells it rests on changes." }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Textarea::new("why", "It is true, because").value(form.value("why")).error_if(form.error("why")))
            (button_group(html! {
                button.govuk-button name="do" value="settle" data-module="govuk-button" data-prevent-double-click="true" { "Record it as true" }
                @if item.settled.is_some() {
                    button.govuk-button.govuk-button--secondary name="do" value="reopen" { "Open it again" }
                }
            }))
        }
    };
    Ok(Reply::page("True, and here is why", body).back_to(
        sentence_start(&format!("findings about {name}")),
        format!("/our-return/{}/young-people/{id}", which.year.0),
    ))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let which = which(visit)?;
    let mut form = visit.posted()?;
    let to = format!("/our-return/{}/young-people/{id}", which.year.0);
    if form.value("do") == "reopen" {
        visit.write(|tx| {
            let (allowed, ..) = finding(tx, id, &which)?;
            said::reopen(tx, &allowed, &which)
        })?;
        return Ok(Reply::redirect(to).saying("It is to be put right again"));
    }
    let why = form.text("why", "why it is true").at_most(1_000).required();
    let (why,) = form.all_of((why,))?;
    visit.write(|tx| {
        let (allowed, checked, item) = finding(tx, id, &which)?;
        let rests_on = checked.rests_on(&item.found);
        said::explain(tx, &allowed, &which, &why, &rests_on, true)
    })?;
    Ok(Reply::redirect(to).saying("Recorded as true"))
}
