//! How an asset and its freshness are said: the same on every page.

use crate::neighbourhood::community::{AssetNow, CONFIRMED_WITHIN, Found, Freshness, Going};
use crate::neighbourhood::footprint::{Footprints, Lies};
use care::Date;
use care::dates::long_date;
use care::ids::MemberId;
use desk::components::{Colour, Tag};
use maud::{Markup, html};
use record::access::Names;

fn days(count: i32) -> String {
    match count {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        n => format!("{n} days ago"),
    }
}

/// When a human last made sure, in words; over 180 days it says to ask first.
pub(super) fn freshness(of: &AssetNow, names: &Names, today: Date) -> Markup {
    let by = |id: MemberId| names.of(id).unwrap_or("somebody").to_owned();
    html! {
        @match (of.freshness(today), &of.confirmed) {
            (Freshness::Confirmed(n), Some(one)) => { "Confirmed " (days(n)) " by " (by(one.by)) ": " (one.said.how.words().to_lowercase().replacen("i ", "they ", 1).replace(" me", " them")) "." },
            (Freshness::Old(n), Some(one)) => { (Tag::new("Ask first").colour(Colour::Grey)) " Last confirmed " (days(n)) " by " (by(one.by)) ", more than " (CONFIRMED_WITHIN) " days." },
            _ => { (Tag::new("Ask first").colour(Colour::Grey)) " Nobody has made sure yet." },
        }
        @if let Some(updated) = of.asset.said.updated { " " span.govuk-hint { "Its list says it was updated on " (long_date(updated)) "; that confirms nothing." } }
    }
}

/// For which ages, in words.
pub(super) fn ages(from: Option<u8>, to: Option<u8>) -> Option<String> {
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("up to {to}")),
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
    }
}

/// Where it lies, in words.
pub(super) fn place(footprints: &Footprints, lies: Lies) -> Markup {
    html! {
        @match lies {
            Lies::In(id) => a.govuk-link href={ "/footprints/" (id) } { (footprints.name(id)) },
            Lies::InNone => "In no footprint",
            Lies::Outside => "Outside the borough",
            Lies::Unknown => "Not known where",
        }
    }
}

/// Each that was found. `more` says what stands under one: a link to introduce somebody.
pub(super) fn found(
    all: &[Found],
    footprints: &Footprints,
    names: &Names,
    today: Date,
    more: impl Fn(&Found) -> Markup,
) -> Markup {
    html! {
        ul.govuk-list {
            @for one in all {
                @let said = &one.asset.asset.said;
                @let old = !matches!(one.asset.freshness(today), Freshness::Confirmed(_));
                li class=(if old { "hw-asset hw-asset--old" } else { "hw-asset" }) {
                    h3.govuk-heading-s."govuk-!-margin-bottom-1" { a.govuk-link href={ "/community/" (one.asset.id()) } { (said.name) } }
                    p.govuk-body-s."govuk-!-margin-bottom-1" {
                        (said.organisation) ". " (said.kind.words()) ". "
                        (place(footprints, one.lies))
                        @if let Some(miles) = one.miles { ", " (miles) " miles in a straight line" }
                        "."
                    }
                    @if let Some(text) = &said.description { p.govuk-body-s."govuk-!-margin-bottom-1" { (text) } }
                    p.govuk-body-s."govuk-!-margin-bottom-1" {
                        @if let Some(when) = &said.schedule { strong { (when) } ". " }
                        @if let Some(cost) = &said.cost { (cost) ". " }
                        @if let Some(ages) = ages(said.from_age, said.to_age) { "Ages " (ages) ". " }
                        @if let Some(whom) = &said.eligibility { (whom) ". " }
                    }
                    p.govuk-body-s."govuk-!-margin-bottom-1" { (freshness(&one.asset, names, today)) }
                    (more(one))
                }
            }
        }
    }
}

/// Of introductions, how many still go; a number of one to five as it is only to those who may see it.
pub(super) fn going(of: &Going, small: bool) -> String {
    let hidden = |n: usize| !small && (1..6).contains(&n);
    let number = |n: usize| n.to_string();
    match of.asked {
        0 => format!(
            "Nobody was asked after twelve weeks yet; {} wait to be asked",
            if hidden(of.not_asked) {
                "a few".to_owned()
            } else {
                number(of.not_asked)
            }
        ),
        _ if hidden(of.asked) || hidden(of.still) || hidden(of.asked - of.still) => {
            "Hidden: a number under six stands in it".to_owned()
        }
        asked => format!(
            "{} of {asked} asked after twelve weeks; {} not asked yet",
            of.still,
            if hidden(of.not_asked) {
                "a few".to_owned()
            } else {
                number(of.not_asked)
            },
        ),
    }
}
