//! How published files are told apart: by their columns, and where those are alike, by a row.

use crate::measure::Dataset;
use std::collections::HashMap;

/// The columns of a file, by name.
pub(super) struct Columns(HashMap<String, usize>);

impl Columns {
    pub(super) fn of(headers: &csv::ByteRecord) -> Self {
        let name = |bytes| String::from_utf8_lossy(bytes).trim().to_lowercase();
        Self(headers.iter().map(name).zip(0..).collect())
    }
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.0.contains_key(*name))
    }
    /// The first of some names that is a column.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.get(*name).copied())
    }
}

/// A kind of file of figures by area and year.
struct Kind {
    /// The column for what a row counts; only files of this kind have it.
    row: &'static str,
    /// The column of a row's group, where there are groups.
    group: Option<&'static str>,
    /// A column that must be there too.
    beside: &'static str,
    /// Which files it can be, each with a group or row that only that file holds; the last has
    /// none and is what remains.
    datasets: &'static [(Dataset, &'static str)],
}

const KINDS: [Kind; 6] = [
    Kind {
        row: "population_type",
        group: None,
        beside: "rate_per_10000",
        datasets: &[(Dataset::NumberAndRate, "")],
    },
    Kind {
        row: "placement_stability",
        group: Some("cla_group"),
        beside: "cla_group",
        datasets: &[(Dataset::Stability, "")],
    },
    Kind {
        row: "sw_stability",
        group: Some("cla_group"),
        beside: "cla_group",
        datasets: &[(Dataset::SocialWorkers, "")],
    },
    Kind {
        row: "breakdown",
        group: Some("care_leaver_age"),
        beside: "care_leaver_age",
        datasets: &[
            (
                Dataset::LeaversAccommodation,
                "Accommodation considered suitable",
            ),
            (Dataset::LeaversActivity, ""),
        ],
    },
    Kind {
        row: "breakdown",
        group: Some("characteristic"),
        beside: "characteristic",
        datasets: &[
            (
                Dataset::NewPlacements,
                "Location of new placements during the year",
            ),
            (Dataset::Health, ""),
        ],
    },
    Kind {
        row: "characteristic",
        group: Some("cla_group"),
        beside: "cla_group",
        datasets: &[
            (Dataset::Started, "Age on starting"),
            (Dataset::Ceased, "Age on ceasing"),
            (Dataset::Characteristics, ""),
        ],
    },
];

const NUMBER: &[&str] = &["children_count", "number", "care_leaver_count"];
const SHARE: &[&str] = &[
    "children_percent",
    "percentage",
    "rate_per_10000",
    "care_leaver_percent",
];

/// Where the columns of a file of figures are.
pub(super) struct Layout {
    pub(super) datasets: &'static [(Dataset, &'static str)],
    pub(super) group: Option<usize>,
    pub(super) row: usize,
    pub(super) number: usize,
    pub(super) share: usize,
}

impl Layout {
    /// The layout of a file by its columns; `None` when it is no file of figures.
    pub(super) fn of(columns: &Columns) -> Option<Self> {
        let kind = KINDS
            .iter()
            .find(|kind| columns.has(&[kind.row, kind.beside]))?;
        Some(Self {
            datasets: kind.datasets,
            group: kind.group.and_then(|group| columns.find(&[group])),
            row: columns.find(&[kind.row])?,
            number: columns.find(NUMBER)?,
            share: columns.find(SHARE)?,
        })
    }
}
