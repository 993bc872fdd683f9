//! What a measure is: one definition, read by page, command, export, documentation and tests.

use crate::borough::Borough;
use crate::outcome::{Outcome, Unit};
use crate::view::{View, last_return};
use care::Date;
use rayon::prelude::*;

/// What a measure is about. Pages and documents group by it, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Topic {
    /// Children looked after.
    InCare,
    /// Starting to be looked after.
    Starting,
    /// Leaving care.
    Ceasing,
    /// The kind of placement.
    Placement,
    /// Where children live.
    Location,
    /// Moves and staying put.
    Stability,
    /// Missing and away.
    Missing,
    /// Social workers and reviews.
    Relationships,
    /// Health, development and wellbeing.
    Health,
    /// Care leavers.
    CareLeavers,
}

impl Topic {
    /// Every topic, in order.
    pub const ALL: [Self; 10] = [
        Self::InCare,
        Self::Starting,
        Self::Ceasing,
        Self::Placement,
        Self::Location,
        Self::Stability,
        Self::Missing,
        Self::Relationships,
        Self::Health,
        Self::CareLeavers,
    ];
    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::InCare => "Children in our care",
            Self::Starting => "Coming into care",
            Self::Ceasing => "Leaving care",
            Self::Placement => "The homes children live in",
            Self::Location => "Where children live",
            Self::Stability => "Stability",
            Self::Missing => "Missing and away",
            Self::Relationships => "People who stay",
            Self::Health => "Health and wellbeing",
            Self::CareLeavers => "Care leavers",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it describes.
    Neither,
}

impl Direction {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher is better",
            Self::Lower => "lower is better",
            Self::Neither => "neither way is better",
        }
    }
}

/// What time a figure speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Timing {
    /// The day asked.
    OnTheDay,
    /// The twelve months that end on the day asked; for 31 March, DfE's collection year.
    YearToTheDay,
    /// The last 31 March on or before the day asked: the answers are given once a year, in the
    /// return.
    YearOfTheReturn,
}

impl Timing {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnTheDay => "on the day asked",
            Self::YearToTheDay => {
                "the twelve months that end on the day asked (for 31 March: the collection year)"
            }
            Self::YearOfTheReturn => {
                "the collection year that ends on the last 31 March on or before the day asked"
            }
        }
    }
}

/// How the figure is best drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Chart {
    /// A line over the years.
    Line,
    /// A bar against the comparators.
    Bars,
    /// One part of a whole that others fill up: stacked.
    Stack,
}

/// A published file, told apart by its columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dataset {
    /// Looked after, started, ceased: number and rate (all authorities).
    NumberAndRate,
    /// Placement stability (all authorities).
    Stability,
    /// Number of social workers in the year (all authorities).
    SocialWorkers,
    /// Characteristics of children looked after on 31 March.
    Characteristics,
    /// Children who started to be looked after, by characteristic.
    Started,
    /// Children who ceased to be looked after, by characteristic.
    Ceased,
    /// New placements in the year: location and reason for change.
    NewPlacements,
    /// Health, strengths and difficulties, convictions.
    Health,
    /// Care leavers' activity.
    LeaversActivity,
    /// Care leavers' accommodation.
    LeaversAccommodation,
    /// The Local Authority Interactive Tool's long series.
    Interactive,
}

/// Which column of a published row is the figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// The number of children.
    Number,
    /// The percentage or rate.
    Share,
}

/// Where the published figure that a measure is compared with stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Series {
    /// The file.
    pub dataset: Dataset,
    /// The group of rows within it, as printed there; empty where the file has none.
    pub group: &'static str,
    /// The row within the group, as printed there.
    pub row: &'static str,
    /// The column.
    pub column: Column,
}

/// One indicator.
pub struct Measure {
    /// Stable name, as in exports and addresses.
    pub id: &'static str,
    /// Title on a page.
    pub title: &'static str,
    /// What it tells, in plain words.
    pub plain: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// Who or what is counted.
    pub numerator: &'static str,
    /// Out of whom or what.
    pub denominator: &'static str,
    /// How it is worked out, exactly.
    pub formula: &'static str,
    /// Who is left out, and what happens to what is not known.
    pub exclusions: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    /// What kind of figure.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// The whole that it is a part of: measures with the same word here count different children
    /// (or placements) out of the same ones, and none twice.
    pub part_of: Option<&'static str>,
    /// What time it speaks of.
    pub timing: Timing,
    /// The published figure to hold it against, where there is one.
    pub comparator: Option<Series>,
    /// How it is best drawn.
    pub chart: Chart,
    pub(crate) compute: for<'a> fn(&View<'a>) -> Outcome,
}

impl std::fmt::Debug for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Measure({})", self.id)
    }
}

impl Measure {
    /// The day the figure speaks of when a day is asked.
    pub fn day(&self, on: Date) -> Date {
        match self.timing {
            Timing::YearOfTheReturn => last_return(on),
            Timing::OnTheDay | Timing::YearToTheDay => on,
        }
    }

    /// Computes it for a day.
    pub fn compute(&self, borough: &Borough, on: Date) -> Outcome {
        (self.compute)(&View::at(borough, self.day(on)))
    }
}

/// Computes several measures for a day, sharing the work between them and among the processors.
/// Outcomes come in the order of the measures.
pub fn compute_all<'m>(
    measures: impl IntoIterator<Item = &'m Measure>,
    borough: &Borough,
    on: Date,
) -> Vec<(&'m Measure, Outcome)> {
    let measures: Vec<&Measure> = measures.into_iter().collect();
    let mut outcomes: Vec<Option<Outcome>> = measures.iter().map(|_| None).collect();
    for day in [on, last_return(on)] {
        let (places, of_day): (Vec<usize>, Vec<&Measure>) = measures
            .iter()
            .enumerate()
            .filter(|(at, measure)| outcomes[*at].is_none() && measure.day(on) == day)
            .map(|(at, measure)| (at, *measure))
            .unzip();
        for (at, outcome) in places.into_iter().zip(on_the_day(&of_day, borough, day)) {
            outcomes[at] = Some(outcome);
        }
    }
    measures
        .into_iter()
        .zip(outcomes)
        .filter_map(|(measure, outcome)| Some((measure, outcome?)))
        .collect()
}

/// Children looked at together: few enough that what is read of them stays at hand while every
/// measure passes over it.
const RUN: u32 = 2_000;

/// Computes measures that all speak of one day.
pub(crate) fn on_the_day(measures: &[&Measure], borough: &Borough, day: Date) -> Vec<Outcome> {
    if measures.is_empty() {
        return Vec::new();
    }
    let children = borough.children().len() as u32;
    let of_run = |run: u32| -> Vec<Outcome> {
        let view = View::of(borough, day, run * RUN..children.min((run + 1) * RUN));
        measures
            .iter()
            .map(|measure| (measure.compute)(&view))
            .collect()
    };
    let mut runs = (0..children.div_ceil(RUN).max(1))
        .into_par_iter()
        .map(of_run)
        .collect::<Vec<_>>()
        .into_iter();
    let mut whole = runs.next().unwrap_or_default();
    for run in runs {
        for (whole, part) in whole.iter_mut().zip(run) {
            whole.join(&part);
        }
    }
    whole
}
