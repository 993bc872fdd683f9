//! Numbers for those who may not see children: no count under six, and none that could be worked
//! out.
//!
//! Any count under six is masked, nought included: of children counted, of children not counted,
//! of children not known, in all and in either part of the split. Then further figures are masked
//! until none of those can be worked out by adding and subtracting what is shown on the same page.
//! A percentage is shown only with both of its counts.
//!
//! **What this cannot do.** It protects one page of figures of one day. Pages of neighbouring days
//! differ by a child or two: show viewers without permission only the days that are published (31
//! March, quarter ends), not any day they ask for.

mod span;
mod table;

pub use table::Table;

use crate::measure::Measure;
use crate::outcome::{Outcome, Part, Unit};
use crate::sets::ChildSet;
use span::Span;
use std::collections::BTreeMap;

/// Counts under this are not shown.
pub const SMALLEST: u64 = 6;

/// A figure that is shown, or not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Guard<T> {
    /// May be shown.
    Shown(T),
    /// Fewer than six, or would give away one that is.
    Masked,
}

impl<T: Copy> Guard<T> {
    /// What may be shown.
    pub const fn shown(self) -> Option<T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Masked => None,
        }
    }
}

/// A figure as it may be shown; see [`Part`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GuardedPart {
    /// How many counted.
    pub numerator: Guard<u64>,
    /// Out of how many; `Shown(None)` where there is nothing to divide by.
    pub denominator: Guard<Option<u64>>,
    /// How many are not known.
    pub unknown: Guard<u64>,
    /// The figure.
    pub value: Guard<Option<f64>>,
}

impl GuardedPart {
    const HIDDEN: Self = Self {
        numerator: Guard::Masked,
        denominator: Guard::Masked,
        unknown: Guard::Masked,
        value: Guard::Masked,
    };

    fn of(part: &Part, numerator: bool, denominator: bool, unknown: bool) -> Self {
        let guard = |shown: bool, value| {
            if shown {
                Guard::Shown(value)
            } else {
                Guard::Masked
            }
        };
        Self {
            numerator: guard(numerator, part.numerator),
            denominator: if denominator {
                Guard::Shown(part.denominator)
            } else {
                Guard::Masked
            },
            unknown: guard(unknown, part.unknown),
            value: if numerator && denominator {
                Guard::Shown(part.value)
            } else {
                Guard::Masked
            },
        }
    }
}

/// An outcome as it may be shown to those who may not see children.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Guarded {
    /// The measure's id.
    pub id: &'static str,
    /// All children.
    pub all: GuardedPart,
    /// Unaccompanied asylum-seeking children: shown only together with all others.
    pub unaccompanied: GuardedPart,
    /// All others.
    pub others: GuardedPart,
}

/// One outcome on its way to being shown.
struct Line<'o> {
    measure: &'static Measure,
    outcome: &'o Outcome,
    numerator: bool,
    denominator: bool,
    unknown: bool,
    split: bool,
}

impl Line<'_> {
    /// Whether the figures count children, so that sets say all about them; otherwise they count
    /// placements or times, or add up scores.
    fn counts_children(&self) -> bool {
        let all = &self.outcome.all;
        self.outcome.unit != Unit::Mean
            && all.numerator == self.outcome.numerator.len() as u64
            && (self.outcome.unit != Unit::Percent
                || all.denominator == Some(self.outcome.denominator.len() as u64))
    }
    /// Whether the denominator counts children of the council (and not the population, or none).
    fn has_denominator(&self) -> bool {
        matches!(self.outcome.unit, Unit::Percent | Unit::Mean)
    }
    /// Whether a part's own figures are large enough, and what remains of it too.
    fn large_enough(&self, part: &Part) -> bool {
        let rest = part.denominator.map(|d| d.saturating_sub(part.numerator));
        match self.outcome.unit {
            Unit::Percent => part.numerator >= SMALLEST && rest.is_some_and(|r| r >= SMALLEST),
            Unit::Mean => part.denominator.is_some_and(|d| d >= SMALLEST),
            Unit::Count | Unit::Rate => part.numerator >= SMALLEST,
        }
    }
    /// Every set whose count the line could tell, in all and by the split.
    fn sets(&self) -> impl Iterator<Item = ChildSet> {
        let outcome = self.outcome;
        let rest = outcome.denominator.without(&outcome.numerator);
        [
            outcome.numerator.clone(),
            outcome.denominator.clone(),
            outcome.unknown.clone(),
            rest,
        ]
        .into_iter()
        .flat_map(|set| {
            let alone = set.within(&outcome.alone);
            let others = set.without(&outcome.alone);
            [set, alone, others]
        })
    }
}

/// Guards the figures of one page: outcomes of measures, all of one day or of one year's return.
///
/// Denominators are shown first, then numerators in the order of the page, then those not known,
/// then the split: put first what matters most. Guarding a page is not guarding its parts: call
/// this once with everything the page shows.
pub fn guard(page: &[(&'static Measure, Outcome)]) -> Vec<Guarded> {
    let mut lines: Vec<Line<'_>> = page
        .iter()
        .map(|(measure, outcome)| Line {
            measure,
            outcome,
            numerator: false,
            denominator: !matches!(outcome.unit, Unit::Percent | Unit::Mean),
            unknown: false,
            split: false,
        })
        .collect();

    let small = |set: &ChildSet| !set.is_empty() && (set.len() as u64) < SMALLEST;
    let mut secrets: Vec<ChildSet> = lines.iter().flat_map(Line::sets).filter(small).collect();
    secrets.extend(small_differences(&lines));
    secrets.sort();
    secrets.dedup();
    let mut span = Span::new(page.len() * 9);
    for secret in &secrets {
        span.protect(secret);
    }

    for line in lines.iter_mut().filter(|line| line.has_denominator()) {
        let whole = &line.outcome.denominator;
        let figure = line.outcome.all.denominator.unwrap_or(0);
        line.denominator = whole.len() as u64 >= SMALLEST && figure >= SMALLEST && span.show(whole);
    }
    for line in &mut lines {
        let enough = line.denominator
            && line.large_enough(&line.outcome.all)
            && line.outcome.numerator.len() as u64 >= SMALLEST;
        line.numerator = enough && (!line.counts_children() || span.show(&line.outcome.numerator));
    }
    for line in &mut lines {
        let unknown = &line.outcome.unknown;
        line.unknown = unknown.len() as u64 >= SMALLEST && span.show(unknown);
    }
    keep_remainders_large(
        &mut lines,
        |line| &line.outcome.all,
        |line| &mut line.numerator,
    );
    for line in &mut lines {
        let outcome = line.outcome;
        let parts = [&outcome.unaccompanied, &outcome.others];
        let enough = line.numerator && parts.iter().all(|part| line.large_enough(part));
        let sizes = [&outcome.numerator, &outcome.denominator].map(|set| {
            let alone = set.common(&outcome.alone);
            alone.min(set.len() - alone) as u64
        });
        // The two parts add up to what is shown already: one decides for both.
        line.split = enough
            && sizes.iter().all(|size| *size >= SMALLEST)
            && span.show(&outcome.denominator.within(&outcome.alone))
            && (!line.counts_children() || span.show(&outcome.numerator.within(&outcome.alone)));
    }
    keep_remainders_large(
        &mut lines,
        |line| &line.outcome.unaccompanied,
        |line| &mut line.split,
    );
    keep_remainders_large(
        &mut lines,
        |line| &line.outcome.others,
        |line| &mut line.split,
    );

    lines
        .iter()
        .map(|line| {
            let split = |part: &Part| {
                if line.split {
                    GuardedPart::of(part, true, true, false)
                } else {
                    GuardedPart::HIDDEN
                }
            };
            Guarded {
                id: line.measure.id,
                all: GuardedPart::of(
                    &line.outcome.all,
                    line.numerator,
                    line.denominator,
                    line.unknown,
                ),
                unaccompanied: split(&line.outcome.unaccompanied),
                others: split(&line.outcome.others),
            }
        })
        .collect()
}

/// Sets of under six children that lie between two of the page's sets, one within the other.
fn small_differences(lines: &[Line<'_>]) -> Vec<ChildSet> {
    let mut sets: Vec<&ChildSet> = lines
        .iter()
        .filter(|line| line.counts_children())
        .flat_map(|line| [&line.outcome.numerator, &line.outcome.denominator])
        .filter(|set| set.len() as u64 >= SMALLEST)
        .collect();
    sets.sort();
    sets.dedup();
    let mut differences = Vec::new();
    for large in &sets {
        for within in &sets {
            let gap = large.len().saturating_sub(within.len()) as u64;
            if (1..SMALLEST).contains(&gap) && within.is_subset(large) {
                differences.push(large.without(within));
            }
        }
    }
    differences
}

/// Measures that are parts of one whole are shown only as far as what remains of the whole, after
/// those shown, is not small: else the masked ones would be known together. The smallest are
/// masked first.
fn keep_remainders_large<'o>(
    lines: &mut [Line<'o>],
    part: impl Fn(&Line<'o>) -> &'o Part,
    shown: impl for<'l> Fn(&'l mut Line<'o>) -> &'l mut bool,
) {
    let mut wholes: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(whole) = line.measure.part_of {
            wholes.entry(whole).or_default().push(at);
        }
    }
    for parts in wholes.into_values() {
        loop {
            let mut remains = None;
            let mut smallest = None;
            let mut all_shown = true;
            for at in &parts {
                let figures = *part(&lines[*at]);
                let whole = figures.denominator.unwrap_or(0);
                let left = remains.get_or_insert(whole);
                if *shown(&mut lines[*at]) {
                    *left = left.saturating_sub(figures.numerator);
                    if smallest.is_none_or(|(n, _)| figures.numerator < n) {
                        smallest = Some((figures.numerator, *at));
                    }
                } else {
                    all_shown = false;
                }
            }
            let remains = remains.unwrap_or(0);
            let gives_away = remains < SMALLEST && !(all_shown && remains == 0);
            match smallest {
                Some((_, at)) if gives_away => *shown(&mut lines[at]) = false,
                _ => break,
            }
        }
    }
}
