// Long because: one drawing, its shapes and its tests.

//! A council's wards as a map: shaded and hatched in five steps, with the number written on each,
//! and the table beside.
//!
//! **Invariant.** A count that is hidden is nowhere: not in a shade, a number, a name or the table.

mod frame;
mod groups;

pub use groups::{GroupMap, sample as groups_sample};

use crate::chart::{Unit, at, beside, drawing};
use crate::components::{Cell, Table};
use care::Authority;
use care::geo::{Area, Areas};
use frame::Frame;
use maud::{Markup, Render, html};
use std::collections::BTreeMap;

/// What maps of official boundaries must say.
pub const ATTRIBUTION: &str =
    "Contains National Statistics and OS data © Crown copyright and database right 2023.";

/// A count that may be shown, or why not. Counts of children below 6 must not leave the people
/// who work with them; which others must be hidden with them is decided by whoever counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number for this reader to see.
    Number(u32),
    /// Fewer than 6, or it would give such a number away.
    Hidden,
    /// Not known.
    Unknown,
}

impl Count {
    /// A count for readers who may not see small numbers: 1 to 5 are hidden. (Nought is shown: it
    /// is about nobody.)
    pub const fn published(number: u32) -> Self {
        match number {
            1..=5 => Self::Hidden,
            _ => Self::Number(number),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Number(number) => Unit::COUNT.write(f64::from(number)),
            Self::Hidden => "Hidden".into(),
            Self::Unknown => "Not known".into(),
        }
    }
}

/// A map of wards.
#[derive(Clone, Debug)]
pub struct WardMap<'a> {
    id: String,
    title: String,
    what: String,
    areas: &'a Areas,
    counts: BTreeMap<Authority, Count>,
    besides: Vec<(String, Count)>,
    note: String,
}

/// Steps of shading.
const STEPS: usize = 5;

impl<'a> WardMap<'a> {
    /// A map with an id of its own on the page, a title, what is counted ("Children") and the
    /// areas. An area without a count is not known, which is not nought.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        what: impl Into<String>,
        areas: &'a Areas,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            what: what.into(),
            areas,
            counts: BTreeMap::new(),
            besides: Vec::new(),
            note: String::new(),
        }
    }

    /// The count of an area.
    #[must_use]
    pub fn count(mut self, area: Authority, count: Count) -> Self {
        self.counts.insert(area, count);
        self
    }

    /// Counts that are on no part of the map: "Outside the borough", "Not known where".
    #[must_use]
    pub fn beside(mut self, words: impl Into<String>, count: Count) -> Self {
        self.besides.push((words.into(), count));
        self
    }

    /// A line below, before the attribution.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn of(&self, area: &Area) -> Count {
        self.counts
            .get(&area.code)
            .copied()
            .unwrap_or(Count::Unknown)
    }

    /// The least count of each step: round, rising, from 1.
    fn steps(&self) -> Vec<u32> {
        let most = self
            .areas
            .iter()
            .filter_map(|area| match self.of(area) {
                Count::Number(number) => Some(number),
                Count::Hidden | Count::Unknown => None,
            })
            .max()
            .unwrap_or(0);
        let step = most.div_ceil(STEPS as u32 - 1).max(1);
        // Steps of 1, 2, 5, 10, 20, 25, 50 read better than steps of 7.
        let round = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000];
        let step = round.into_iter().find(|r| *r >= step).unwrap_or(step);
        (0..STEPS as u32 - 1)
            .map(|n| n * step + 1)
            .take_while(|least| *least <= most)
            .collect()
    }

    /// Which shade a number has: 0 for nought.
    fn shade(steps: &[u32], number: u32) -> usize {
        steps.iter().filter(|least| number >= **least).count()
    }

    /// The numbers.
    pub fn table(&self) -> Table {
        let mut rows: Vec<(&str, Count)> = self
            .areas
            .iter()
            .map(|area| (area.name.as_str(), self.of(area)))
            .collect();
        rows.sort_by_key(|(name, _)| *name);
        let besides = self
            .besides
            .iter()
            .map(|(words, count)| (words.as_str(), *count));
        Table::bare()
            .head([Cell::new("Ward"), Cell::number(self.what.as_str())])
            .rows(
                rows.into_iter()
                    .chain(besides)
                    .map(|(name, count)| vec![Cell::new(name), Cell::number(count.words())]),
            )
            .row_heads(true)
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let frame = Frame::around(self.areas);
        let steps = self.steps();
        let key = 12.0 + (steps.len() as f64 + 2.0) * 18.0;
        let inner = html! {
            (shades(&self.id))
            @for area in self.areas.iter() {
                @let count = self.of(area);
                path.hw-area fill=(self.fill(&steps, count)) d=(frame.path(area)) {
                    title { (area.name) ": " (count.words()) }
                }
            }
            @for area in self.areas.iter() {
                @let (x, y) = frame.place(area.middle());
                text.hw-area-number x=(at(x)) y=(at(y + 4.0)) text-anchor="middle" aria-hidden="true" {
                    @match self.of(area) {
                        Count::Number(number) => (number),
                        Count::Hidden => "–",
                        Count::Unknown => "?",
                    }
                }
            }
            (self.key(&steps, frame.height + 12.0))
        };
        drawing(
            &self.id,
            &self.title,
            &self.description(),
            frame.height + key,
            &inner,
        )
    }

    fn fill(&self, steps: &[u32], count: Count) -> String {
        match count {
            Count::Number(number) => {
                format!("url(#{}-shade-{})", self.id, Self::shade(steps, number))
            }
            Count::Hidden | Count::Unknown => format!("url(#{}-shade-none)", self.id),
        }
    }

    fn key(&self, steps: &[u32], top: f64) -> Markup {
        let row = |nth: usize| top + nth as f64 * 18.0;
        let line = |nth: usize, fill: String, words: String| {
            html! {
                rect.hw-part x="0.5" y=(at(row(nth))) width="24" height="13" fill=(fill) {}
                text.hw-name x="32" y=(at(row(nth) + 11.0)) { (words) }
            }
        };
        let shade = |nth: usize| format!("url(#{}-shade-{nth})", self.id);
        html! {
            (line(0, shade(0), "None".into()))
            @for (nth, least) in steps.iter().enumerate() {
                (line(nth + 1, shade(nth + 1), match steps.get(nth + 1) {
                    Some(next) if next - 1 == *least => least.to_string(),
                    Some(next) => format!("{least} to {}", next - 1),
                    None => format!("{least} or more"),
                }))
            }
            (line(steps.len() + 1, format!("url(#{}-shade-none)", self.id), "– hidden (fewer than 6), ? not known".into()))
        }
    }

    fn description(&self) -> String {
        let mut counted: Vec<(u32, &str)> = self
            .areas
            .iter()
            .filter_map(|area| match self.of(area) {
                Count::Number(number) => Some((number, area.name.as_str())),
                Count::Hidden | Count::Unknown => None,
            })
            .collect();
        counted.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        let most: Vec<String> = counted
            .iter()
            .take(3)
            .map(|(number, name)| format!("{name} {number}"))
            .collect();
        format!(
            "A map of {} wards. Most: {}. The table beside has every ward.",
            self.areas.iter().count(),
            if most.is_empty() {
                "none to show".to_owned()
            } else {
                most.join(", ")
            }
        )
    }
}

impl Render for WardMap<'_> {
    fn render(&self) -> Markup {
        let mut note = self.note.clone();
        if !note.is_empty() {
            note.push(' ');
        }
        note.push_str(ATTRIBUTION);
        beside(&self.id, &self.title, &self.svg(), &self.table(), &note)
    }
}

/// The shades of one map: a colour and a hatching each, closer as they rise.
fn shades(id: &str) -> Markup {
    const HATCHING: [&str; STEPS] = [
        "",
        "M0 8L8 0",
        "M0 8L8 0M0 4L4 0M4 8L8 4",
        "M0 8L8 0M0 0L8 8",
        "M0 8L8 0M0 0L8 8M0 4L4 0M4 8L8 4M0 4L4 8M4 0L8 4",
    ];
    let pattern = |name: &str, class: &str, path: &str| {
        html! {
            pattern id={ (id) "-shade-" (name) } width="8" height="8" patternUnits="userSpaceOnUse" {
                rect class=(class) width="8" height="8" {}
                @if !path.is_empty() { path.hw-shade-line d=(path) {} }
            }
        }
    };
    html! {
        defs {
            @for (nth, path) in HATCHING.iter().enumerate() {
                (pattern(&nth.to_string(), &format!("hw-shade-{nth}"), path))
            }
            (pattern("none", "hw-shade-none", "M0 4H8"))
        }
    }
}

/// One that could stand on a page.
pub fn sample() -> Markup {
    let wards = Areas::wigan_wards();
    wards
        .iter()
        .enumerate()
        .fold(
            WardMap::new(
                "sample-map",
                "Where our children live, by ward",
                "Children",
                wards,
            ),
            |map, (nth, area)| map.count(area.code, Count::published((nth as u32 * 7) % 38)),
        )
        .beside("Outside the borough", Count::published(209))
        .beside("Not known where", Count::published(3))
        .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_are_nowhere_on_the_map() {
        let wards = Areas::wigan_wards();
        let first = wards.iter().next().unwrap();
        let map = WardMap::new("m", "T", "Children", wards)
            .count(first.code, Count::published(4))
            .beside("Outside", Count::published(5));
        let html = map.render().into_string();
        assert!(html.contains(&format!("<title>{}: Hidden</title>", first.name)));
        assert!(!html.contains(">4<") && !html.contains(">5<"));
        assert!(html.contains(ATTRIBUTION));
        assert_eq!(Count::published(0), Count::Number(0));
        assert_eq!(Count::published(6), Count::Number(6));
    }

    #[test]
    fn shades_rise_with_the_count_and_nought_has_its_own() {
        let steps = [1, 11, 21];
        let shades = [0, 1, 10, 11, 21, 99].map(|n| WardMap::shade(&steps, n));
        assert_eq!(shades, [0, 1, 1, 2, 3, 3]);
    }

    #[test]
    fn a_map_is_light_enough_for_a_phone() {
        let html = sample().into_string();
        assert!(html.len() < 40_000, "{} bytes", html.len());
        assert_eq!(html.matches("class=\"hw-area\"").count(), 25);
        assert!(!html.contains("NaN") && !html.contains("inf"));
    }
}
