//! Each indicator of change as one entry for another program: before, after, and what it is not.

use super::change::Asked;
use super::facts::ComparisonGroup;
use care::Date;
use measures::{Compared, Counted, NO_COMPARISON, REMAINED_OUT, Side};
use serde::Serialize;
use std::collections::BTreeMap;

/// One window of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window {
    /// `before` or `after`.
    pub side: &'static str,
    /// From when to when, for each young person.
    pub words: String,
    /// Its length in months, unless cut on both sides alike.
    pub months: u8,
    /// Days in it, over all young people; equal on both sides.
    pub days: u64,
    /// How many, as the definition counts.
    pub numerator: u64,
    /// Of how many.
    pub denominator: u64,
    /// The value, in the indicator's unit. Not there when the denominator is nought.
    pub value: Option<f64>,
    /// To how many people it happened, of whom it was so, who answered, or for whom was paid.
    pub people: usize,
    /// How often it happened.
    pub times: u64,
    /// How often for each young person in a year; only for what happens.
    pub per_year: Option<f64>,
}

/// An indicator of change on a day. Its own numbers are those of the window after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Indicator {
    /// Which, as on the page, in the export and in `docs/measures.md`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many; `None` when it is not measured.
    pub numerator: Option<u64>,
    /// Of how many.
    pub denominator: Option<u64>,
    /// The value in its unit.
    pub value: Option<f64>,
    /// How many young people are left out: too short a window, or not known.
    pub unknown: u64,
    /// The day up to which the record was read.
    pub on: Date,
    /// What the value is.
    pub unit: &'static str,
    /// The two windows, equally long for each young person: before, then after.
    pub windows: Vec<Window>,
    /// Whose windows are shorter because the hub began lately.
    pub begun_lately: u64,
    /// Whose windows are shorter because nothing is known further back.
    pub left_censored: u64,
    /// What it is compared with.
    pub comparison: String,
    /// Why there is no number, when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_measured: Option<String>,
}

/// Every indicator, in the order of the page, who remained out of care first.
pub fn indicators(asked: &Asked, groups: &BTreeMap<String, ComparisonGroup>) -> Vec<Indicator> {
    let mut all = vec![remained(asked)];
    all.extend(asked.compared.iter().map(|(change, compared)| {
        let comparison = groups.get(change.id).map_or_else(
            || NO_COMPARISON.to_owned(),
            |group| {
                format!(
                    "{} others ({}): {} before, {} after. Source: {}",
                    group.people, group.who, group.before, group.after, group.source
                )
            },
        );
        let entry = Indicator {
            id: change.id,
            title: change.title,
            numerator: None,
            denominator: None,
            value: None,
            unknown: 0,
            on: asked.frame.on,
            unit: change.counted.unit(),
            windows: Vec::new(),
            begun_lately: 0,
            left_censored: 0,
            comparison,
            not_measured: None,
        };
        let Some(one) = compared else {
            let stream = change.stream.map_or("it", |stream| stream.words());
            return Indicator {
                unknown: asked.people,
                not_measured: Some(format!(
                    "nobody has said since when it is written down for everybody: {stream}"
                )),
                ..entry
            };
        };
        let (numerator, denominator, value) = one.value(&one.after);
        Indicator {
            numerator: Some(numerator),
            denominator: Some(denominator),
            value,
            unknown: one.left_out,
            windows: vec![
                window(asked, one, "before", &one.before),
                window(asked, one, "after", &one.after),
            ],
            begun_lately: one.begun_lately,
            left_censored: one.left_censored,
            ..entry
        }
    }));
    all
}

fn words(side: &str, months: u8) -> String {
    match side {
        "before" => format!("the {months} months before the day the hub began with each"),
        _ => format!("the {months} months from the day the hub began with each"),
    }
}

fn window(asked: &Asked, one: &Compared, side: &'static str, of: &Side) -> Window {
    let (numerator, denominator, value) = one.value(of);
    let happens = one.change.counted == Counted::Happenings;
    Window {
        side,
        words: words(side, asked.frame.months),
        months: asked.frame.months,
        days: one.days,
        numerator,
        denominator,
        value,
        people: of.people.len(),
        times: of.times,
        per_year: one.per_year(of).filter(|_| happens),
    }
}

fn remained(asked: &Asked) -> Indicator {
    let all = &asked.remained;
    let (n, of) = (all.remained.len() as u64, all.of.len() as u64);
    let value = (of > 0).then(|| n as f64 * 100.0 / of as f64);
    let months = asked.frame.months;
    Indicator {
        id: "ba_remained_out",
        title: REMAINED_OUT[0],
        numerator: Some(n),
        denominator: Some(of),
        value,
        unknown: all.still_open,
        on: asked.frame.on,
        unit: "percent",
        windows: vec![Window {
            side: "after",
            words: words("after", months),
            months,
            days: 0,
            numerator: n,
            denominator: of,
            value,
            people: all.remained.len(),
            times: n,
            per_year: None,
        }],
        begun_lately: all.still_open,
        left_censored: 0,
        comparison: NO_COMPARISON.to_owned(),
        not_measured: None,
    }
}

/// The same as CSV beside the numbers of a day: one line for each window, `id.before` and `id.after`.
pub fn indicators_csv(all: &[Indicator]) -> String {
    let mut out = String::new();
    for one in all {
        if one.not_measured.is_some() {
            out.push_str(&format!(
                "{},,,,{},{},not measured\n",
                one.id, one.unknown, one.on
            ));
        }
        for window in &one.windows {
            let value = window.value.map_or(String::new(), |v| v.to_string());
            out.push_str(&format!(
                "{}.{},{},{},{value},{},{},{}\n",
                one.id,
                window.side,
                window.numerator,
                window.denominator,
                one.unknown,
                one.on,
                one.unit
            ));
        }
    }
    out
}
