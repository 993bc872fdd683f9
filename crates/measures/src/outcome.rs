//! What computing a measure gives: the figure, and the children behind it.

use crate::sets::ChildSet;
use care::Date;

/// What kind of figure a measure gives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// How many.
    Count,
    /// Of a hundred: numerator ÷ denominator × 100.
    Percent,
    /// Of ten thousand children living in the area: numerator ÷ population × 10,000.
    Rate,
    /// An average: sum ÷ number of children.
    Mean,
}

impl Unit {
    /// As printed in definitions and exports: `count`, `percent`, `rate`, `mean`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Rate => "rate",
            Self::Mean => "mean",
        }
    }

    /// The value of a figure; `None` when there is nothing to divide by.
    pub fn value(self, numerator: u64, denominator: Option<u64>) -> Option<f64> {
        // Counts of children are far below 2^52: no precision is lost.
        let of = |scale: f64| {
            denominator
                .filter(|d| *d > 0)
                .map(|d| numerator as f64 * scale / d as f64)
        };
        match self {
            Self::Count => Some(numerator as f64),
            Self::Percent => of(100.0),
            Self::Rate => of(10_000.0),
            Self::Mean => of(1.0),
        }
    }
}

/// A figure: n, N and what they come to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Part {
    /// How many counted; for a mean the sum, for placements the number of placements.
    pub numerator: u64,
    /// Out of how many; `None` for a count, and for a rate within a split (the population is not
    /// known by status).
    pub denominator: Option<u64>,
    /// How many children's answer is not known.
    pub unknown: u64,
    /// The figure, not rounded. `None` when there is nothing to divide by.
    pub value: Option<f64>,
}

/// A measure on a day, with the children behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// The day the figure holds for. For measures of a year's return this is the last 31 March on
    /// or before the day asked.
    pub on: Date,
    /// What kind of figure.
    pub unit: Unit,
    /// All children.
    pub all: Part,
    /// Unaccompanied asylum-seeking children among them.
    pub unaccompanied: Part,
    /// All others.
    pub others: Part,
    /// The children counted.
    pub numerator: ChildSet,
    /// The children they were counted among. For a count, the same children.
    pub denominator: ChildSet,
    /// The children whose answer is not known.
    pub unknown: ChildSet,
    /// The unaccompanied asylum-seeking children among all of those.
    pub alone: ChildSet,
    /// For a rate: the mid-year of the population estimate it divides by.
    pub mid_year: Option<i16>,
}

impl Outcome {
    /// The figure, not rounded.
    pub const fn value(&self) -> Option<f64> {
        self.all.value
    }

    /// Takes in the outcome of the same measure and day for the children that come next.
    pub(crate) fn join(&mut self, next: &Self) {
        let rate = self.unit == Unit::Rate;
        let join = |part: &mut Part, next: &Part| {
            part.numerator += next.numerator;
            part.unknown += next.unknown;
            if !rate {
                part.denominator = part.denominator.zip(next.denominator).map(|(a, b)| a + b);
            }
            part.value = self.unit.value(part.numerator, part.denominator);
        };
        join(&mut self.all, &next.all);
        join(&mut self.unaccompanied, &next.unaccompanied);
        join(&mut self.others, &next.others);
        self.numerator.extend(&next.numerator);
        self.denominator.extend(&next.denominator);
        self.unknown.extend(&next.unknown);
        self.alone.extend(&next.alone);
    }
}

/// What one child adds to a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answer {
    /// In the numerator and the denominator.
    Yes,
    /// In the denominator.
    No,
    /// In the denominator; not known whether in the numerator.
    NotKnown,
    /// Not known, and left out of the denominator.
    Apart,
    /// In the numerator with so much, out of so much: a score out of one child, or placements.
    Amount(u64, u64),
    /// Not among the children asked about.
    NotAsked,
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// `None` stays in the denominator as not known.
impl From<Option<bool>> for Answer {
    fn from(answer: Option<bool>) -> Self {
        answer.map_or(Self::NotKnown, Self::from)
    }
}

/// Gathers answers, in ascending order of children, into an outcome.
pub(crate) struct Tally {
    unit: Unit,
    on: Date,
    // [others, unaccompanied]
    sums: [(u64, u64, u64); 2],
    numerator: ChildSet,
    denominator: ChildSet,
    unknown: ChildSet,
    alone: ChildSet,
}

impl Tally {
    pub(crate) fn new(unit: Unit, on: Date) -> Self {
        Self {
            unit,
            on,
            sums: [(0, 0, 0); 2],
            numerator: ChildSet::new(),
            denominator: ChildSet::new(),
            unknown: ChildSet::new(),
            alone: ChildSet::new(),
        }
    }

    pub(crate) fn add(&mut self, child: u32, unaccompanied: bool, answer: Answer) {
        let sum = &mut self.sums[usize::from(unaccompanied)];
        let (n, d, unknown) = match answer {
            Answer::Yes => (1, 1, 0),
            Answer::No => (0, 1, 0),
            Answer::NotKnown => (0, 1, 1),
            Answer::Apart => (0, 0, 1),
            Answer::Amount(n, d) => (n, d, 0),
            Answer::NotAsked => return,
        };
        sum.0 += n;
        sum.1 += d;
        sum.2 += unknown;
        if unaccompanied {
            self.alone.push(child);
        }
        let mean = self.unit == Unit::Mean;
        if n > 0 || (mean && d > 0) {
            self.numerator.push(child);
        }
        if d > 0 {
            self.denominator.push(child);
        }
        if unknown > 0 {
            self.unknown.push(child);
        }
    }

    pub(crate) fn outcome(mut self, population: Option<(i16, u64)>) -> Outcome {
        let [others, unaccompanied] = self.sums;
        let unit = self.unit;
        let part = |(n, d, unknown): (u64, u64, u64)| {
            let denominator = matches!(unit, Unit::Percent | Unit::Mean).then_some(d);
            Part {
                numerator: n,
                denominator,
                unknown,
                value: unit.value(n, denominator),
            }
        };
        let mut all = part((
            others.0 + unaccompanied.0,
            others.1 + unaccompanied.1,
            others.2 + unaccompanied.2,
        ));
        if unit == Unit::Rate {
            all.denominator = population.map(|(_, people)| people);
            all.value = unit.value(all.numerator, all.denominator);
        }
        if matches!(unit, Unit::Count | Unit::Rate) {
            self.denominator = self.numerator.clone();
        }
        Outcome {
            on: self.on,
            unit,
            all,
            unaccompanied: part(unaccompanied),
            others: part(others),
            numerator: self.numerator,
            denominator: self.denominator,
            unknown: self.unknown,
            alone: self.alone,
            mid_year: population
                .map(|(year, _)| year)
                .filter(|_| unit == Unit::Rate),
        }
    }
}
