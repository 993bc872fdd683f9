//! How many there are of each size: ages, miles from home.

use super::scale::Scale;
use super::{Unit, Value, WIDTH, at, beside, drawing, names_and_numbers};
use crate::components::Table;
use maud::{Markup, Render, html};

/// A histogram: columns side by side without gaps.
#[derive(Clone, Debug)]
pub struct Histogram {
    id: String,
    title: String,
    of: String,
    number: String,
    bins: Vec<(String, Value)>,
    note: String,
}

const LEFT: f64 = 40.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 150.0;
const HEIGHT: f64 = 178.0;

impl Histogram {
    /// A chart with an id of its own on the page, a title, what the columns are ("Miles from
    /// home") and what is counted ("Children").
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
            bins: Vec::new(),
            note: String::new(),
        }
    }

    /// Adds a column.
    #[must_use]
    pub fn bin(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.bins.push((name.into(), value.into()));
        self
    }

    /// A line below: source, how many are not known.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The numbers.
    pub fn table(&self) -> Table {
        names_and_numbers([&self.of, &self.number], &self.bins, Unit::COUNT)
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let scale = Scale::from_zero(self.bins.iter().filter_map(|(_, value)| value.number()));
        let y = |value: f64| scale.place(value, BOTTOM, TOP);
        let wide = (WIDTH - LEFT - 4.0) / self.bins.len().max(1) as f64;
        let every = (30.0 / wide).ceil().max(1.0) as usize;
        let said: Vec<String> = self
            .bins
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.write(Unit::COUNT)))
            .collect();
        let inner = html! {
            @for tick in scale.ticks() {
                line.hw-grid x1=(at(LEFT)) x2=(at(WIDTH)) y1=(at(y(*tick))) y2=(at(y(*tick))) {}
                text x=(at(LEFT - 5.0)) y=(at(y(*tick) + 4.0)) text-anchor="end" { (Unit::COUNT.write(*tick)) }
            }
            @for (nth, (name, value)) in self.bins.iter().enumerate() {
                @let x = LEFT + 2.0 + nth as f64 * wide;
                @if let Some(number) = value.number() {
                    rect.hw-bar.hw-bar--joined x=(at(x)) y=(at(y(number))) width=(at(wide)) height=(at(BOTTOM - y(number))) {}
                } @else {
                    text x=(at(x + wide / 2.0)) y=(at(BOTTOM - 4.0)) text-anchor="middle" { "?" }
                }
                @if nth % every == 0 {
                    text x=(at(x + wide / 2.0)) y=(at(BOTTOM + 16.0)) text-anchor="middle" { (name) }
                }
            }
        };
        drawing(
            &self.id,
            &self.title,
            &format!("{}.", said.join("; ")),
            HEIGHT,
            &inner,
        )
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        [
            ("0–2", 140_u32),
            ("3–5", 122),
            ("6–10", 131),
            ("11–20", 88),
            ("21–40", 61),
            ("41–80", 37),
            ("over 80", 12),
        ]
        .into_iter()
        .fold(
            Self::new("sample-histogram", "Miles from home", "Miles", "Children"),
            |chart, (name, count)| chart.bin(name, count),
        )
        .note("31 not known: no postcode for home or for where they live.")
    }
}

impl Render for Histogram {
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
