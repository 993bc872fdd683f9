//! One thing there is.

use super::words;
use crate::neighbourhood::community::{AssetNow, asset};
use crate::neighbourhood::footprint::{Footprints, footprints};
use care::Date;
use care::ids::SubjectId;
use desk::components::{Button, InsetText, Row, SummaryList, button_group};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Capability, Names};
use std::sync::Arc;

struct View {
    of: AssetNow,
    footprints: Footprints,
    names: Arc<Names>,
    keeps: bool,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("asset")?;
    let keeps = visit.caller()?.may(Capability::KeepAssets);
    let view = visit.read(|tx| {
        Ok(View {
            of: asset(tx, id)?,
            footprints: footprints(tx)?,
            names: access::names(tx)?,
            keeps,
            today: tx.today(),
        })
    })?;
    let title = view.of.asset.said.name.clone();
    Ok(Reply::page(title, draw(&view)).back_to("Community", "/community"))
}

fn draw(view: &View) -> Markup {
    let said = &view.of.asset.said;
    let at = format!("/community/{}", view.of.id());
    let lies = view.footprints.of_maybe(said.postcode);
    let place = [said.address.clone(), said.postcode.map(|p| p.to_string())];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut rows = vec![
        Row::new("Run by", said.organisation.clone()),
        Row::new("Kind", said.kind.words()),
    ];
    let told = [
        ("When", said.schedule.clone()),
        ("Cost", said.cost.clone()),
        ("For whom", said.eligibility.clone()),
        ("Ages", words::ages(said.from_age, said.to_age)),
        ("Where", Some(place).filter(|text| !text.is_empty())),
        ("Telephone", said.phone.clone()),
        ("Email", said.email.clone()),
        ("Its own page", said.url.clone()),
    ];
    for (label, text) in told {
        rows.push(Row::new(
            label,
            text.unwrap_or_else(|| "Not known".to_owned()),
        ));
    }
    rows.push(Row::new("Footprint", words::place(&view.footprints, lies)));
    html! {
        h1.govuk-heading-l { (said.name) }
        @if let Some(why) = &said.closed { (InsetText::new(html! { strong { "It is no longer there: " } (why) })) }
        @if let Some(text) = &said.description { p.govuk-body { (text) } }
        p.govuk-body { (words::freshness(&view.of, &view.names, view.today)) }
        @if view.keeps && said.closed.is_none() { (Button::link("I made sure that it is so", format!("{at}/confirm"))) }
        (SummaryList::new(rows))
        @if view.keeps {
            (button_group(html! {
                (Button::link("Change what is written", format!("{at}/change")).secondary())
                @if said.closed.is_none() { a.govuk-link href={ (at) "/closed" } { "It is no longer there" } }
            }))
        }
    }
}
