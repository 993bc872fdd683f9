//! Charts as SVG, drawn on the server. Each stands beside its table, is named and described for
//! someone who listens, and can be told apart without colour: by dashes, marks, hatching and words
//! at the lines' ends.
//!
//! ```
//! use desk::chart::{Lines, Series, Unit};
//! use maud::Render;
//!
//! let chart = Lines::new("in_borough", "Live in their own borough", ["2025", "2026", "2027"])
//!     .unit(Unit::PERCENT)
//!     .series(Series::ours("Wigan", [Some(59.0), Some(64.0), Some(66.4)]))
//!     .series(Series::comparator("England", [Some(56.0), Some(55.0), None]));
//! let page = chart.render().into_string();
//! assert!(page.contains("<svg") && page.contains("<table"));
//! ```
//!
//! **Invariant.** A number that is hidden or not known is neither drawn nor written.

mod bars;
mod histogram;
mod lines;
mod marks;
mod scale;
mod sparkline;

pub use bars::{Bars, StackedBars};
pub use histogram::Histogram;
pub use lines::{Lines, Series};
pub use sparkline::Sparkline;

use crate::components::{Cell, Table};
use maud::{Markup, Render, html};

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Digits after the point.
    pub decimals: u8,
    /// What follows: `%`, ` miles`.
    pub after: &'static str,
}

impl Unit {
    /// Whole numbers.
    pub const COUNT: Self = Self {
        decimals: 0,
        after: "",
    };
    /// Percentages without a fraction.
    pub const PERCENT: Self = Self {
        decimals: 0,
        after: "%",
    };
    /// Rates and means with one digit after the point.
    pub const RATE: Self = Self {
        decimals: 1,
        after: "",
    };

    /// A number as it is read.
    pub fn write(self, value: f64) -> String {
        let text = format!("{value:.*}", usize::from(self.decimals));
        // Rounding may leave a minus before nothing.
        let text = match text.strip_prefix('-') {
            Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
            _ => text,
        };
        let (sign, rest) = text.split_at(usize::from(text.starts_with('-')));
        let (whole, part) = rest.split_once('.').map_or((rest, ""), |(w, p)| (w, p));
        let whole: u64 = whole.parse().unwrap_or(u64::MAX);
        let point = if part.is_empty() { "" } else { "." };
        format!(
            "{sign}{}{point}{part}{}",
            crate::patterns::figure_card::grouped(whole),
            self.after
        )
    }
}

/// A number in a chart, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Known(f64),
    /// Fewer than 6, or it would give such a number away.
    Hidden,
    /// Not known, not published.
    Unknown,
}

impl Value {
    /// The number, if it may be seen.
    pub const fn number(self) -> Option<f64> {
        match self {
            Self::Known(number) => Some(number),
            Self::Hidden | Self::Unknown => None,
        }
    }

    /// As written in a table.
    pub fn write(self, unit: Unit) -> String {
        match self {
            Self::Known(number) => unit.write(number),
            Self::Hidden => "Hidden".into(),
            Self::Unknown => "Not known".into(),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        if number.is_finite() {
            Self::Known(number)
        } else {
            Self::Unknown
        }
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Unknown, Self::from)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Known(f64::from(number))
    }
}

/// Width of every drawing in its own units: narrow, so that words stay readable on a phone.
pub(crate) const WIDTH: f64 = 360.0;

/// A coordinate, to a tenth: enough for the eye, short on the wire.
pub(crate) fn at(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A drawing with its name and description.
pub(crate) fn drawing(
    id: &str,
    title: &str,
    description: &str,
    height: f64,
    inner: &Markup,
) -> Markup {
    html! {
        svg.hw-drawing xmlns="http://www.w3.org/2000/svg" role="img"
            viewBox={ "0 0 " (at(WIDTH)) " " (at(height)) }
            aria-labelledby={ (id) "-title " (id) "-desc" } focusable="false" {
            title id={ (id) "-title" } { (title) }
            desc id={ (id) "-desc" } { (description) }
            (inner)
        }
    }
}

/// The table of a drawing that has one number for each name.
pub(crate) fn names_and_numbers(heads: [&str; 2], rows: &[(String, Value)], unit: Unit) -> Table {
    let [of, number] = heads;
    Table::bare()
        .head([Cell::new(of), Cell::number(number)])
        .rows(
            rows.iter().map(|(name, value)| {
                vec![Cell::new(name.as_str()), Cell::number(value.write(unit))]
            }),
        )
        .row_heads(true)
}

/// A drawing beside its table, under a caption.
pub(crate) fn beside(id: &str, title: &str, svg: &Markup, table: &Table, note: &str) -> Markup {
    html! {
        figure.hw-chart id=(id) {
            figcaption.hw-chart__title { (title) }
            div.hw-chart__both {
                div.hw-chart__drawing { (svg) }
                div.hw-chart__table { (table.scrolling_only(&format!("{title}, as a table"))) }
            }
            @if !note.is_empty() { p.hw-chart__note { (note) } }
        }
    }
}

/// Hatching by which areas are told apart without colour. The first is plain.
pub(crate) const FILLS: usize = 5;

/// The definitions of the hatchings of one drawing.
pub(crate) fn hatchings(id: &str) -> Markup {
    html! {
        defs {
            @for (at, path) in ["", "M0 6L6 0", "M0 0L6 6", "M3 0V6", "M0 3H6M3 0V6"].iter().enumerate() {
                pattern id={ (id) "-fill-" (at) } width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect class={ "hw-fill-" (at) } width="6" height="6" {}
                    @if !path.is_empty() { path.hw-hatch d=(path) {} }
                }
            }
        }
    }
}

pub(crate) fn fill(id: &str, at: usize) -> String {
    format!("url(#{id}-fill-{})", at % FILLS)
}

/// Samples of every chart, for the gallery.
pub fn samples() -> Vec<Markup> {
    vec![
        Lines::sample().render(),
        Bars::sample().render(),
        StackedBars::sample().render(),
        Histogram::sample().render(),
        Sparkline::sample().render(),
    ]
}

#[test]
fn numbers_are_written_as_people_read_them() {
    assert_eq!(Unit::COUNT.write(81_770.0), "81,770");
    assert_eq!(Unit::PERCENT.write(66.4), "66%");
    assert_eq!(Unit::RATE.write(-0.04), "0.0");
    assert_eq!(Unit::RATE.write(-1234.56), "-1,234.6");
    assert_eq!(Value::Hidden.write(Unit::COUNT), "Hidden");
    assert_eq!(Value::from(f64::NAN), Value::Unknown);
    assert_eq!(at(12.04), "12");
}
