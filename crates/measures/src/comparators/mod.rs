//! Published figures to hold a council's own against: its own as published, its statistical
//! neighbours, its region and England, year by year.
//!
//! A copy of the published files is built in ([`Comparators::published`]); a council can read newer
//! ones, or ones for its own part of England, over it ([`Comparators::add`]). What a file marks as
//! suppressed or not available stays marked: it is never nought.

mod layout;
mod read;

pub use read::{FileAdded, NotPublished};

use crate::borough::Population;
use crate::catalogue;
use crate::measure::{Dataset, Measure, Series};
use care::Authority;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Why a published figure is not shown, by DfE's marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mark {
    /// `c`: kept back so that no child can be recognised.
    Confidential,
    /// `k`: rounds to nought but is not nought.
    RoundsToZero,
    /// `x`: not available.
    NotAvailable,
    /// `z`: does not apply.
    NotApplicable,
    /// `u`: too unreliable to show.
    LowReliability,
    /// `-`: not given, without a reason.
    NotGiven,
}

impl Mark {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confidential => "kept back to protect confidentiality",
            Self::RoundsToZero => "more than nought, but rounds to it",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "does not apply",
            Self::LowReliability => "too unreliable to show",
            Self::NotGiven => "not given",
        }
    }
    /// The letter DfE prints.
    pub const fn letter(self) -> char {
        match self {
            Self::Confidential => 'c',
            Self::RoundsToZero => 'k',
            Self::NotAvailable => 'x',
            Self::NotApplicable => 'z',
            Self::LowReliability => 'u',
            Self::NotGiven => '-',
        }
    }
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "c" => Self::Confidential,
            "k" => Self::RoundsToZero,
            "x" => Self::NotAvailable,
            "z" => Self::NotApplicable,
            "u" => Self::LowReliability,
            "-" | "" => Self::NotGiven,
            _ => return None,
        })
    }
}

/// A published figure: a value, or the mark printed in its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Figure {
    /// As published (percentages and rates are rounded by DfE to whole numbers).
    Value(f64),
    /// Not shown, and why.
    Marked(Mark),
}

impl Figure {
    /// The value, when there is one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Marked(_) => None,
        }
    }
}

/// The statistical neighbours of a council, taken together.
#[derive(Clone, PartialEq, Debug)]
pub struct Neighbours {
    /// Each neighbour with its figure, closest first; `None` where no file has a row for it.
    pub each: Vec<(Authority, Option<Figure>)>,
    /// The mean of those with a value: unweighted, of the published (rounded) figures.
    pub mean: Option<f64>,
    /// The median of those with a value.
    pub median: Option<f64>,
}

impl Neighbours {
    fn of(each: Vec<(Authority, Option<Figure>)>) -> Self {
        let mut values: Vec<f64> = each
            .iter()
            .filter_map(|(_, figure)| figure.and_then(Figure::value))
            .collect();
        values.sort_by(f64::total_cmp);
        let mean = (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
        let middle = values.len() / 2;
        let median = match values.len() {
            0 => None,
            n if n % 2 == 1 => Some(values[middle]),
            _ => Some((values[middle - 1] + values[middle]) / 2.0),
        };
        Self { each, mean, median }
    }
    /// How many neighbours have a value.
    pub fn known(&self) -> usize {
        self.each
            .iter()
            .filter(|(_, figure)| figure.and_then(Figure::value).is_some())
            .count()
    }
}

/// A measure's published figures for one year.
///
/// Counts of children (not shares) are published for every area too, but areas differ in size:
/// compare them only with a council's own past.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The year that ends on 31 March of this year.
    pub year: i16,
    /// The council's own figure as published.
    pub council: Option<Figure>,
    /// Its ten statistical neighbours.
    pub neighbours: Neighbours,
    /// Its region, as published (not an average of ours).
    pub region: Option<Figure>,
    /// England, as published.
    pub england: Option<Figure>,
    /// Where the figures come from.
    pub source: &'static str,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Area {
    Council(Authority),
    Region(Box<str>),
    England,
}

#[derive(Clone, Debug)]
struct Council {
    name: Box<str>,
    region: Box<str>,
}

/// Every published figure held.
#[derive(Clone, Default, Debug)]
pub struct Comparators {
    figures: HashMap<Series, BTreeMap<i16, HashMap<Area, Figure>>>,
    councils: BTreeMap<Authority, Council>,
    numbers: HashMap<u16, Authority>,
    neighbours: BTreeMap<Authority, Vec<Authority>>,
    population: BTreeMap<Authority, BTreeMap<i16, u64>>,
}

/// The files built in, and what each is. Authorities come first: others name areas by them.
const BUILT_IN: [(&str, &str); 14] = [
    (
        "authorities.csv",
        include_str!("../../data/authorities.csv"),
    ),
    (
        "statistical-neighbours.csv",
        include_str!("../../data/statistical-neighbours.csv"),
    ),
    (
        "population-0-17.csv",
        include_str!("../../data/population-0-17.csv"),
    ),
    (
        "number-and-rate.csv",
        include_str!("../../data/number-and-rate.csv"),
    ),
    (
        "placement-stability.csv",
        include_str!("../../data/placement-stability.csv"),
    ),
    (
        "social-worker-count.csv",
        include_str!("../../data/social-worker-count.csv"),
    ),
    (
        "characteristics-north-west.csv",
        include_str!("../../data/characteristics-north-west.csv"),
    ),
    (
        "started-north-west.csv",
        include_str!("../../data/started-north-west.csv"),
    ),
    (
        "ceased-north-west.csv",
        include_str!("../../data/ceased-north-west.csv"),
    ),
    (
        "new-placements-north-west.csv",
        include_str!("../../data/new-placements-north-west.csv"),
    ),
    (
        "health-north-west.csv",
        include_str!("../../data/health-north-west.csv"),
    ),
    (
        "care-leavers-activity-north-west.csv",
        include_str!("../../data/care-leavers-activity-north-west.csv"),
    ),
    (
        "care-leavers-accommodation-north-west.csv",
        include_str!("../../data/care-leavers-accommodation-north-west.csv"),
    ),
    (
        "interactive-tool-north-west.csv",
        include_str!("../../data/interactive-tool-north-west.csv"),
    ),
];

static PUBLISHED: LazyLock<Comparators> = LazyLock::new(|| {
    let mut comparators = Comparators::default();
    for (name, text) in BUILT_IN {
        // A test reads every one of them: none is refused.
        let _ = comparators.add(name, text.as_bytes());
    }
    comparators
});

impl Comparators {
    /// The figures built in: all authorities for numbers, rates, stability, social workers and
    /// population; the North West and Wigan's statistical neighbours for the rest; 2021 to 2025.
    pub fn published() -> &'static Self {
        &PUBLISHED
    }

    /// The names of the files built in.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// Reads files into a new set, in the order given, beginning with the list of authorities when
    /// it is among them. Those that are not understood come back with the reason.
    pub fn read<'f>(
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> (Self, Vec<FileAdded>, Vec<NotPublished>) {
        let mut comparators = Self::default();
        let (mut added, mut refused) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            match comparators.add(name, bytes) {
                Ok(file) => added.push(file),
                Err(fault) => refused.push(fault),
            }
        }
        (comparators, added, refused)
    }

    /// All that is known for one council. A council no file names has no neighbours and no region,
    /// but England's figures.
    pub fn for_council(&self, council: Authority) -> CouncilComparators<'_> {
        CouncilComparators { all: self, council }
    }

    /// Every council the list of authorities names, with its name.
    pub fn councils(&self) -> impl Iterator<Item = (Authority, &str)> {
        self.councils
            .iter()
            .map(|(code, council)| (*code, council.name.as_ref()))
    }

    fn insert(&mut self, series: Series, year: i16, area: Area, figure: Figure) {
        let years = self.figures.entry(series).or_default();
        years.entry(year).or_default().insert(area, figure);
    }

    /// Every series some measure is compared with.
    fn wanted() -> impl Iterator<Item = Series> {
        catalogue::all().filter_map(|measure| measure.comparator)
    }
}

/// The published figures seen from one council.
#[derive(Clone, Copy)]
pub struct CouncilComparators<'a> {
    all: &'a Comparators,
    council: Authority,
}

impl<'a> CouncilComparators<'a> {
    /// The council's name.
    pub fn name(&self) -> Option<&'a str> {
        self.all
            .councils
            .get(&self.council)
            .map(|c| c.name.as_ref())
    }
    /// Its region's name.
    pub fn region(&self) -> Option<&'a str> {
        self.all
            .councils
            .get(&self.council)
            .map(|c| c.region.as_ref())
    }
    /// Its statistical neighbours, closest first.
    pub fn neighbours(&self) -> &'a [Authority] {
        self.all
            .neighbours
            .get(&self.council)
            .map_or(&[], Vec::as_slice)
    }
    /// Its population aged 0 to 17.
    pub fn population(&self) -> Population {
        let years = self.all.population.get(&self.council);
        Population::new(years.into_iter().flatten().map(|(year, n)| (*year, *n)))
    }

    /// What is published of a measure, earliest year first; empty when nothing is.
    pub fn measure(&self, measure: &Measure) -> Vec<Comparison> {
        let Some(series) = measure.comparator else {
            return Vec::new();
        };
        let region = self.region().map(|name| Area::Region(name.into()));
        let years = self.all.figures.get(&series);
        years
            .into_iter()
            .flatten()
            .map(|(year, figures)| {
                let of = |area: &Area| figures.get(area).copied();
                let council = |code: &Authority| of(&Area::Council(*code));
                let neighbours = self.neighbours().iter();
                Comparison {
                    year: *year,
                    council: council(&self.council),
                    neighbours: Neighbours::of(
                        neighbours.map(|one| (*one, council(one))).collect(),
                    ),
                    region: region.as_ref().and_then(of),
                    england: of(&Area::England),
                    source: source(series.dataset),
                }
            })
            .collect()
    }
}

/// Where a published file comes from, as printed beside its figures.
pub const fn source(dataset: Dataset) -> &'static str {
    match dataset {
        Dataset::NumberAndRate
        | Dataset::Characteristics
        | Dataset::Started
        | Dataset::Ceased
        | Dataset::NewPlacements
        | Dataset::Health
        | Dataset::LeaversActivity
        | Dataset::LeaversAccommodation => {
            "DfE, Children looked after in England including adoptions"
        }
        Dataset::Stability | Dataset::SocialWorkers => {
            "DfE, Stability measures for children looked after in England"
        }
        Dataset::Interactive => "DfE, Local Authority Interactive Tool",
    }
}
