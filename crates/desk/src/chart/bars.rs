//! Bars that lie down, so that their names can be read on a phone.

use super::scale::Scale;
use super::{Unit, Value, WIDTH, at, beside, drawing, fill, hatchings, names_and_numbers};
use crate::components::{Cell, Table};
use maud::{Markup, Render, html};

/// A chart of bars.
#[derive(Clone, Debug)]
pub struct Bars {
    id: String,
    title: String,
    of: String,
    number: String,
    bars: Vec<(String, Value)>,
    unit: Unit,
    note: String,
}

const ROW: f64 = 36.0;
const THICK: f64 = 14.0;

impl Bars {
    /// A chart with an id of its own on the page, a title, what the bars are ("Kind of home") and
    /// what the numbers are ("Children").
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        of: impl Into<String>,
        number: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            of: of.into(),
            number: number.into(),
            bars: Vec::new(),
            unit: Unit::COUNT,
            note: String::new(),
        }
    }

    /// Adds a bar.
    #[must_use]
    pub fn bar(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.bars.push((name.into(), value.into()));
        self
    }

    /// How numbers are written.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// A line below: source, what is missing.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The numbers.
    pub fn table(&self) -> Table {
        names_and_numbers([&self.of, &self.number], &self.bars, self.unit)
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let scale = Scale::from_zero(self.bars.iter().filter_map(|(_, value)| value.number()));
        let width = |value: f64| {
            scale.place(value, 0.0, WIDTH - 56.0) - scale.place(0.0, 0.0, WIDTH - 56.0)
        };
        let said: Vec<String> = self
            .bars
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.write(self.unit)))
            .collect();
        let inner = html! {
            @for (nth, (name, value)) in self.bars.iter().enumerate() {
                @let top = nth as f64 * ROW;
                text.hw-name x="0" y=(at(top + 12.0)) { (name) }
                @let long = value.number().map_or(0.0, width).max(0.0);
                @if value.number().is_some() {
                    rect.hw-bar x="0" y=(at(top + 16.0)) width=(at(long)) height=(at(THICK)) {}
                }
                text.hw-number x=(at(long + 4.0)) y=(at(top + 27.5)) { (value.write(self.unit)) }
            }
        };
        drawing(
            &self.id,
            &self.title,
            &format!("{}.", said.join("; ")),
            self.bars.len().max(1) as f64 * ROW + 2.0,
            &inner,
        )
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new(
            "sample-bars",
            "Where our children live",
            "Kind of home",
            "Children",
        )
        .bar("Foster home", 398_u32)
        .bar("Children’s home", 82_u32)
        .bar("Supported accommodation", 41_u32)
        .bar("With parents", 96_u32)
        .bar("Secure unit", Value::Hidden)
    }
}

impl Render for Bars {
    fn render(&self) -> Markup {
        beside(
            &self.id,
            &self.title,
            &self.svg(),
            &self.table(),
            &self.note,
        )
    }
}

/// A chart of bars, each made of the same parts.
#[derive(Clone, Debug)]
pub struct StackedBars {
    id: String,
    title: String,
    of: String,
    parts: Vec<String>,
    bars: Vec<(String, Vec<Value>)>,
    unit: Unit,
    shares: bool,
    note: String,
}

impl StackedBars {
    /// A chart with an id of its own on the page, a title, what the bars are ("Year") and the
    /// names of the parts, at most five.
    pub fn new<P: Into<String>>(
        id: impl Into<String>,
        title: impl Into<String>,
        of: impl Into<String>,
        parts: impl IntoIterator<Item = P>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            of: of.into(),
            parts: parts.into_iter().map(Into::into).collect(),
            bars: Vec::new(),
            unit: Unit::COUNT,
            shares: false,
            note: String::new(),
        }
    }

    /// Adds a bar: a number for each part.
    #[must_use]
    pub fn bar<V: Into<Value>>(
        mut self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.bars
            .push((name.into(), values.into_iter().map(Into::into).collect()));
        self
    }

    /// Draws every bar as long as the others, so that shares compare.
    #[must_use]
    pub const fn shares(mut self) -> Self {
        self.shares = true;
        self
    }

    /// How numbers are written.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// A line below: source, what is missing.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The numbers.
    pub fn table(&self) -> Table {
        let head = std::iter::once(Cell::new(self.of.as_str()))
            .chain(self.parts.iter().map(|part| Cell::number(part.as_str())));
        let rows = self.bars.iter().map(|(name, values)| {
            std::iter::once(Cell::new(name.as_str()))
                .chain((0..self.parts.len()).map(|part| {
                    let value = values.get(part).copied().unwrap_or(Value::Unknown);
                    Cell::number(value.write(self.unit))
                }))
                .collect()
        });
        Table::bare().head(head).rows(rows).row_heads(true)
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let sum = |values: &[Value]| -> f64 { values.iter().filter_map(|v| v.number()).sum() };
        let most = self
            .bars
            .iter()
            .map(|(_, values)| sum(values))
            .fold(0.0, f64::max);
        let key = self.parts.len() as f64 * 20.0 + 8.0;
        let inner = html! {
            (hatchings(&self.id))
            @for (nth, part) in self.parts.iter().enumerate() {
                rect.hw-part x="0.5" y=(at(nth as f64 * 20.0 + 1.0)) width="24" height="14" fill=(fill(&self.id, nth)) {}
                text.hw-name x="32" y=(at(nth as f64 * 20.0 + 13.0)) { (part) }
            }
            @for (nth, (name, values)) in self.bars.iter().enumerate() {
                @let top = key + nth as f64 * ROW;
                @let all = if self.shares { sum(values) } else { most };
                text.hw-name x="0" y=(at(top + 12.0)) { (name) }
                (self.stack(values, top, all))
            }
        };
        let said: Vec<String> = self
            .bars
            .iter()
            .map(|(name, values)| {
                let parts: Vec<String> = self
                    .parts
                    .iter()
                    .zip(values)
                    .map(|(part, value)| format!("{part} {}", value.write(self.unit)))
                    .collect();
                format!("{name}: {}", parts.join(", "))
            })
            .collect();
        drawing(
            &self.id,
            &self.title,
            &format!("{}.", said.join("; ")),
            key + self.bars.len() as f64 * ROW + 2.0,
            &inner,
        )
    }

    fn stack(&self, values: &[Value], top: f64, all: f64) -> Markup {
        let mut from = 0.0;
        let mut pieces = Vec::new();
        for (part, value) in values.iter().enumerate() {
            let number = value.number().unwrap_or(0.0).max(0.0);
            let long = if all > 0.0 {
                number / all * (WIDTH - 2.0)
            } else {
                0.0
            };
            if long > 0.0 {
                pieces.push((part, from, long));
            }
            from += long;
        }
        html! {
            @for (part, from, long) in pieces {
                rect.hw-part x=(at(from + 0.5)) y=(at(top + 16.0)) width=(at(long)) height=(at(THICK)) fill=(fill(&self.id, part)) {}
            }
        }
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new(
            "sample-stacked",
            "Why they came into care",
            "Year",
            [
                "Abuse or neglect",
                "Family in acute stress",
                "Family dysfunction",
                "Absent parenting",
                "Other",
            ],
        )
        .bar("2025", [61_u32, 12, 21, 30, 9])
        .bar("2026", [70_u32, 10, 18, 34, 8])
        .bar("2027", [66_u32, 14, 25, 22, 11])
    }
}

impl Render for StackedBars {
    fn render(&self) -> Markup {
        beside(
            &self.id,
            &self.title,
            &self.svg(),
            &self.table(),
            &self.note,
        )
    }
}

#[test]
fn hidden_bars_have_no_length() {
    let svg = Bars::new("b", "T", "Home", "Children")
        .bar("Foster home", 398_u32)
        .bar("Secure unit", Value::Hidden)
        .svg()
        .into_string();
    assert_eq!(svg.matches("class=\"hw-bar\"").count(), 1);
    assert!(svg.contains("Secure unit: Hidden"));
    let stacked = StackedBars::new("s", "T", "Year", ["a", "b"])
        .bar("2027", [Value::Known(3.0), Value::Hidden])
        .shares()
        .svg()
        .into_string();
    assert_eq!(stacked.matches("class=\"hw-part\"").count(), 2 + 1);
}
