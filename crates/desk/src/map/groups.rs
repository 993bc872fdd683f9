//! A council's wards by the group each belongs to: numbered, tinted and named, with the table beside.

use super::{ATTRIBUTION, Frame};
use crate::chart::{at, beside, drawing};
use crate::components::{Cell, Table};
use care::Authority;
use care::geo::{Area, Areas};
use maud::{Markup, Render, html};
use std::collections::BTreeMap;

/// Tints before they begin again. The number on each ward says which group it is in.
const TINTS: usize = 7;

/// A map of wards, each in one group or in none.
#[derive(Clone, Debug)]
pub struct GroupMap<'a> {
    id: String,
    title: String,
    what: String,
    areas: &'a Areas,
    groups: Vec<String>,
    of: BTreeMap<Authority, usize>,
}

impl<'a> GroupMap<'a> {
    /// A map with an id of its own on the page, a title, what a group is ("Footprint"), the areas and
    /// the groups by name: they are numbered from 1 in this order.
    pub fn new<'g>(
        id: impl Into<String>,
        title: impl Into<String>,
        what: impl Into<String>,
        areas: &'a Areas,
        groups: impl IntoIterator<Item = &'g str>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            what: what.into(),
            areas,
            groups: groups.into_iter().map(str::to_owned).collect(),
            of: BTreeMap::new(),
        }
    }

    /// An area belongs to a group, by its place among them from nought.
    #[must_use]
    pub fn belongs(mut self, area: Authority, group: usize) -> Self {
        self.of.insert(area, group);
        self
    }

    fn group(&self, area: &Area) -> Option<(usize, &str)> {
        let at = *self.of.get(&area.code)?;
        Some((at, self.groups.get(at)?))
    }

    /// Each group with its wards; those of none last.
    pub fn table(&self) -> Table {
        let wards = |group: Option<usize>| {
            let mut names: Vec<&str> = self
                .areas
                .iter()
                .filter(|area| self.group(area).map(|(at, _)| at) == group)
                .map(|area| area.name.as_str())
                .collect();
            names.sort_unstable();
            names.join(", ")
        };
        let mut rows: Vec<Vec<Cell>> = self
            .groups
            .iter()
            .enumerate()
            .map(|(at, name)| {
                vec![
                    Cell::new(format!("{} {name}", at + 1)),
                    Cell::new(wards(Some(at))),
                ]
            })
            .collect();
        let without = wards(None);
        if !without.is_empty() {
            rows.push(vec![Cell::new("In none"), Cell::new(without)]);
        }
        Table::bare()
            .head([Cell::new(self.what.as_str()), Cell::new("Wards")])
            .rows(rows)
            .row_heads(true)
    }

    /// The drawing.
    pub fn svg(&self) -> Markup {
        let frame = Frame::around(self.areas);
        let inner = html! {
            @for area in self.areas.iter() {
                @let of = self.group(area);
                @let tint = of.map_or("hw-shade-none".to_owned(), |(at, _)| format!("hw-tint-{}", at % TINTS));
                path class={ "hw-area " (tint) } d=(frame.path(area)) {
                    title { (area.name) ": " (of.map_or("in none", |(_, name)| name)) }
                }
            }
            @for area in self.areas.iter() {
                @let (x, y) = frame.place(area.middle());
                text.hw-area-number x=(at(x)) y=(at(y + 4.0)) text-anchor="middle" aria-hidden="true" {
                    @match self.group(area) { Some((at, _)) => (at + 1), None => "–" }
                }
            }
        };
        let description = format!(
            "Each ward carries the number of its {}. The table beside it names them.",
            self.what.to_lowercase()
        );
        drawing(&self.id, &self.title, &description, frame.height, &inner)
    }
}

impl Render for GroupMap<'_> {
    fn render(&self) -> Markup {
        beside(
            &self.id,
            &self.title,
            &self.svg(),
            &self.table(),
            ATTRIBUTION,
        )
    }
}

/// One that could stand on a page.
pub fn sample() -> Markup {
    let wards = Areas::wigan_wards();
    let names = ["North", "Central", "Leigh"];
    let map = GroupMap::new(
        "sample-groups",
        "Footprints, by ward",
        "Footprint",
        wards,
        names,
    );
    wards
        .iter()
        .enumerate()
        .skip(1)
        .fold(map, |map, (nth, area)| map.belongs(area.code, nth % 3))
        .render()
}

#[test]
fn every_ward_is_in_the_table_once_and_carries_its_number() {
    let html = sample().into_string();
    for area in Areas::wigan_wards().iter() {
        let name = area.name.replace('&', "&amp;");
        assert!(html.contains(&name), "{name}");
    }
    assert!(html.contains("In none") && html.contains(">–<"));
    assert!(html.len() < 40_000, "{} bytes", html.len());
}
