// Long because: one drawing, its scales and its tests.

//! Lines over years: ours, and others to compare with, with a band where a range is known.

use super::marks::{band, line_class, mark, wrapped};
use super::scale::Scale;
use super::{Unit, Value, at, beside, drawing};
use crate::components::{Cell, Table};
use maud::{Markup, Render, html};

/// One line.
#[derive(Clone, Debug)]
pub struct Series {
    pub(super) name: String,
    pub(super) values: Vec<Value>,
    pub(super) band: Vec<Option<(f64, f64)>>,
    pub(super) ours: bool,
}

impl Series {
    /// Our own line: solid and heavy.
    pub fn ours<V: Into<Value>>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        Self {
            name: name.into(),
            values: values.into_iter().map(Into::into).collect(),
            band: Vec::new(),
            ours: true,
        }
    }

    /// A line to compare with: dashed, each in its own way.
    pub fn comparator<V: Into<Value>>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        Self {
            ours: false,
            ..Self::ours(name, values)
        }
    }

    /// The range around the line: the low and the high of each point.
    #[must_use]
    pub fn band(mut self, band: impl IntoIterator<Item = Option<(f64, f64)>>) -> Self {
        self.band = band.into_iter().collect();
        self
    }

    fn value(&self, at: usize) -> Value {
        self.values.get(at).copied().unwrap_or(Value::Unknown)
    }
}

/// A chart of lines.
#[derive(Clone, Debug)]
pub struct Lines {
    id: String,
    title: String,
    points: Vec<String>,
    points_are: String,
    series: Vec<Series>,
    unit: Unit,
    note: String,
}

const LEFT: f64 = 40.0;
const RIGHT: f64 = 260.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 176.0;
const HEIGHT: f64 = 204.0;
/// From one row of a name to the next.
const ROW: f64 = 13.0;

impl Lines {
    /// A chart with an id of its own on the page, a title, and the points along its foot.
    pub fn new<P: Into<String>>(
        id: impl Into<String>,
        title: impl Into<String>,
        points: impl IntoIterator<Item = P>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            points: points.into_iter().map(Into::into).collect(),
            points_are: "Year".into(),
            series: Vec::new(),
            unit: Unit::COUNT,
            note: String::new(),
        }
    }

    /// Adds a line. Ours first.
    #[must_use]
    pub fn series(mut self, series: Series) -> Self {
        self.series.push(series);
        self
    }

    /// How numbers are written.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// What the points are; "Year" unless told.
    #[must_use]
    pub fn points_are(mut self, what: impl Into<String>) -> Self {
        self.points_are = what.into();
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
        let bands = |series: &&Series| series.band.iter().any(Option::is_some);
        let mut head = vec![Cell::new(self.points_are.as_str())];
        for series in &self.series {
            head.push(Cell::number(series.name.as_str()));
            if bands(&series) {
                head.push(Cell::number(format!("{}, range", series.name)));
            }
        }
        let rows = self.points.iter().enumerate().map(|(at, point)| {
            let mut row = vec![Cell::new(point.as_str())];
            for series in &self.series {
                row.push(Cell::number(series.value(at).write(self.unit)));
                if bands(&series) {
                    row.push(Cell::number(match series.band.get(at) {
                        Some(Some((low, high))) => {
                            format!("{} to {}", self.unit.write(*low), self.unit.write(*high))
                        }
                        _ => "Not known".into(),
                    }));
                }
            }
            row
        });
        Table::bare().head(head).rows(rows).row_heads(true)
    }

    /// The drawing in words: where each line begins and ends.
    fn description(&self) -> String {
        let mut parts = Vec::new();
        for series in &self.series {
            let known: Vec<(usize, f64)> = (0..self.points.len())
                .filter_map(|at| Some((at, series.value(at).number()?)))
                .collect();
            parts.push(match (known.first(), known.last()) {
                (Some((from, low)), Some((to, high))) if from != to => format!(
                    "{}: {} in {}, {} in {}",
                    series.name,
                    self.unit.write(*low),
                    self.points[*from],
                    self.unit.write(*high),
                    self.points[*to]
                ),
                (Some((only, value)), _) => format!(
                    "{}: {} in {}",
                    series.name,
                    self.unit.write(*value),
                    self.points[*only]
                ),
                _ => format!("{}: not known", series.name),
            });
        }
        format!("{}. The table beside has every number.", parts.join("; "))
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let numbers = self.series.iter().flat_map(|series| {
            let band = series.band.iter().flatten().flat_map(|(l, h)| [*l, *h]);
            series.values.iter().filter_map(|v| v.number()).chain(band)
        });
        let scale = Scale::from_zero(numbers);
        let y = |value: f64| scale.place(value, BOTTOM, TOP);
        let last = self.points.len().saturating_sub(1).max(1) as f64;
        let x = |point: usize| LEFT + 8.0 + point as f64 / last * (RIGHT - LEFT - 16.0);
        // No more names along the foot than fit.
        let every = self.points.len().div_ceil(6).max(1);
        let inner = html! {
            @for tick in scale.ticks() {
                line.hw-grid x1=(at(LEFT)) x2=(at(RIGHT)) y1=(at(y(*tick))) y2=(at(y(*tick))) {}
                text x=(at(LEFT - 5.0)) y=(at(y(*tick) + 4.0)) text-anchor="end" { (self.unit.write(*tick)) }
            }
            @for (point, name) in self.points.iter().enumerate() {
                @if (self.points.len() - 1 - point).is_multiple_of(every) {
                    text x=(at(x(point))) y=(at(BOTTOM + 17.0)) text-anchor="middle" { (name) }
                }
            }
            @for series in &self.series { (band(series, &x, &y)) }
            @for (nth, series) in self.series.iter().enumerate() { (self.line(nth, series, &x, &y)) }
            (self.ends(&y))
        };
        drawing(&self.id, &self.title, &self.description(), HEIGHT, &inner)
    }

    fn line(
        &self,
        nth: usize,
        series: &Series,
        x: &impl Fn(usize) -> f64,
        y: &impl Fn(f64) -> f64,
    ) -> Markup {
        let mut path = String::new();
        let mut joined = false;
        for point in 0..self.points.len() {
            // A gap is left where there is no number: a line across it would be a claim.
            let Some(value) = series.value(point).number() else {
                joined = false;
                continue;
            };
            path.push(if joined { 'L' } else { 'M' });
            path.push_str(&format!("{} {}", at(x(point)), at(y(value))));
            joined = true;
        }
        html! {
            path class={ "hw-line " (line_class(nth, series)) } d=(path) fill="none" {}
            @for point in 0..self.points.len() {
                @if let Some(value) = series.value(point).number() { (mark(nth, series, x(point), y(value))) }
            }
        }
    }

    /// The name and the last number of each line, at its end, moved apart where they would touch.
    fn ends(&self, y: &impl Fn(f64) -> f64) -> Markup {
        let mut ends: Vec<(usize, f64, String)> = self
            .series
            .iter()
            .enumerate()
            .filter_map(|(nth, series)| {
                let last = (0..self.points.len())
                    .rev()
                    .find_map(|at| series.value(at).number())?;
                Some((
                    nth,
                    y(last),
                    format!("{} {}", series.name, self.unit.write(last)),
                ))
            })
            .collect();
        ends.sort_by(|a, b| a.1.total_cmp(&b.1));
        let tall = |words: &str| ROW * wrapped(words).len() as f64 + 3.0;
        for at in 1..ends.len() {
            let least = ends[at - 1].1 + tall(&ends[at - 1].2);
            if ends[at].1 < least {
                ends[at].1 = least;
            }
        }
        // Pushed below the foot: the last stands on it, and those that it would touch move up.
        let mut room = BOTTOM + ROW;
        for end in ends.iter_mut().rev() {
            end.1 = end.1.min(room - tall(&end.2)).max(TOP);
            room = end.1;
        }
        html! {
            @for (nth, y, words) in &ends {
                @let series = &self.series[*nth];
                @let y = *y;
                (mark(*nth, series, RIGHT + 8.0, y))
                text class={ "hw-end " (line_class(*nth, series)) } x=(at(RIGHT + 15.0)) y=(at(y + 4.0)) {
                    @for (row, part) in wrapped(words).iter().enumerate() {
                        tspan x=(at(RIGHT + 15.0)) dy=(at(if row == 0 { 0.0 } else { ROW })) { (part) }
                    }
                }
            }
        }
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        let years = ["2021", "2022", "2023", "2024", "2025", "2026", "2027"];
        Self::new("sample-lines", "Placed in their own borough", years)
            .unit(Unit::PERCENT)
            .series(
                Series::ours("Wigan", [55.0, 57.0, 58.0, 60.0, 59.0, 64.0, 66.4]).band([
                    Some((51.0, 59.0)),
                    Some((53.0, 61.0)),
                    Some((54.0, 62.0)),
                    Some((56.0, 64.0)),
                    Some((55.0, 63.0)),
                    Some((60.0, 68.0)),
                    Some((62.0, 70.0)),
                ]),
            )
            .series(Series::comparator(
                "North West",
                [Some(60.0), Some(60.0), Some(59.0), Some(61.0), Some(61.0), None, None],
            ))
            .series(Series::comparator(
                "England",
                [Some(58.0), Some(57.0), Some(56.0), Some(56.0), Some(56.0), None, None],
            ))
            .note("England and North West: Department for Education, 2025. The band is where 95 of 100 such counts would fall by chance alone.")
    }
}

impl Render for Lines {
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
fn what_is_hidden_or_not_known_is_neither_drawn_nor_joined() {
    let chart = Lines::new("x", "T", ["2025", "2026", "2027"]).series(Series::ours(
        "Ours",
        [Value::Known(7.0), Value::Hidden, Value::Known(9.0)],
    ));
    let svg = chart.svg().into_string();
    let line = svg
        .split("class=\"hw-line hw-line--ours\" d=\"")
        .nth(1)
        .unwrap();
    let line = line.split('"').next().unwrap();
    assert_eq!(line.matches('M').count(), 2, "{line}");
    assert!(!line.contains('L'), "{line}");
    let table = chart.table().render().into_string();
    assert!(table.contains("Hidden"));
    assert!(svg.contains("Ours: 7 in 2025, 9 in 2027"), "{svg}");
}

#[test]
fn names_at_the_ends_of_lines_that_lie_close_do_not_touch() {
    let names = [
        "Ours as published",
        "Statistical neighbours",
        "Region",
        "England",
    ];
    let mut chart = Lines::new("x", "T", ["2025"])
        .unit(Unit::PERCENT)
        .series(Series::ours("Wigan", [71.0]));
    for (at, name) in names.iter().enumerate() {
        chart = chart.series(Series::comparator(*name, [72.0 - 5.0 * at as f64]));
    }
    let svg = chart.svg().into_string();
    let ends: Vec<(f64, usize)> = svg
        .split("<text class=\"hw-end ")
        .skip(1)
        .map(|end| {
            let y = end.split(" y=\"").nth(1).unwrap();
            let words = end.split("</text>").next().unwrap();
            (
                y.split('"').next().unwrap().parse().unwrap(),
                words.matches("<tspan").count(),
            )
        })
        .collect();
    assert_eq!(ends.len(), 5);
    for pair in ends.windows(2) {
        assert!(pair[1].0 >= pair[0].0 + ROW * pair[0].1 as f64, "{ends:?}");
    }
    let (last, rows) = ends[4];
    assert!(last + ROW * rows as f64 <= HEIGHT, "{ends:?}");
    // Each line beside ours has a look of its own.
    for way in 1..=4 {
        assert!(svg.contains(&format!("hw-end hw-line--{way}\"")), "{svg}");
    }
}
