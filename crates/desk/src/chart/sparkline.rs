//! A line small enough to stand in a sentence or a card. Its words say what it shows; the chart
//! behind the number has the table.

use super::{Unit, at};
use maud::{Markup, Render, html};

/// A small line over years.
#[derive(Clone, Debug)]
pub struct Sparkline {
    what: String,
    points: Vec<(String, Option<f64>)>,
    unit: Unit,
}

const WIDE: f64 = 120.0;
const HIGH: f64 = 28.0;

impl Sparkline {
    /// A line of what, over named points.
    pub fn new(
        what: impl Into<String>,
        points: impl IntoIterator<Item = (String, Option<f64>)>,
    ) -> Self {
        Self {
            what: what.into(),
            points: points
                .into_iter()
                .map(|(name, value)| (name, value.filter(|number| number.is_finite())))
                .collect(),
            unit: Unit::COUNT,
        }
    }

    /// How numbers are written.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// What it shows, in words.
    fn words(&self) -> String {
        let parts: Vec<String> = self
            .points
            .iter()
            .map(|(name, value)| {
                let value = value.map_or("not known".to_owned(), |value| self.unit.write(value));
                format!("{name}: {value}")
            })
            .collect();
        format!("{}. {}", self.what, parts.join(", "))
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new(
            "Children looked after",
            [
                ("2023", Some(601.0)),
                ("2024", Some(589.0)),
                ("2025", None),
                ("2026", Some(640.0)),
                ("2027", Some(622.0)),
            ]
            .map(|(year, value)| (year.to_owned(), value)),
        )
    }
}

impl Render for Sparkline {
    fn render(&self) -> Markup {
        let known = self.points.iter().filter_map(|(_, value)| *value);
        let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let y = |value: f64| {
            if high > low {
                HIGH - 5.0 - (value - low) / (high - low) * (HIGH - 10.0)
            } else {
                HIGH / 2.0
            }
        };
        let last = self.points.len().saturating_sub(1).max(1) as f64;
        let x = |point: usize| 5.0 + point as f64 / last * (WIDE - 10.0);
        let mut path = String::new();
        let mut joined = false;
        let mut end = None;
        let mut alone = Vec::new();
        for (point, (_, value)) in self.points.iter().enumerate() {
            let Some(value) = value else {
                joined = false;
                continue;
            };
            // A number without a neighbour would be a line of no length.
            let next = self.points.get(point + 1).and_then(|(_, value)| *value);
            if !joined && next.is_none() {
                alone.push((x(point), y(*value)));
            }
            path.push(if joined { 'L' } else { 'M' });
            path.push_str(&format!("{} {}", at(x(point)), at(y(*value))));
            joined = true;
            end = Some((x(point), y(*value)));
        }
        let words = self.words();
        html! {
            svg.hw-sparkline xmlns="http://www.w3.org/2000/svg" role="img" aria-label=(words)
                viewBox={ "0 0 " (at(WIDE)) " " (at(HIGH)) } width=(at(WIDE)) height=(at(HIGH)) focusable="false" {
                title { (words) }
                path.hw-line.hw-line--ours d=(path) fill="none" {}
                @for (x, y) in alone { circle.hw-mark.hw-line--ours cx=(at(x)) cy=(at(y)) r="2" {} }
                @if let Some((x, y)) = end { circle.hw-mark.hw-line--ours cx=(at(x)) cy=(at(y)) r="3" {} }
            }
        }
    }
}

#[test]
fn a_sparkline_says_what_it_shows() {
    let line = Sparkline::sample().render().into_string();
    assert!(line.contains("2025: not known, 2026: 640"));
    assert!(!line.contains("NaN") && !line.contains("inf"));
    let none = Sparkline::new("Nothing", []).render().into_string();
    assert!(!none.contains("NaN") && !none.contains("inf"));
}
