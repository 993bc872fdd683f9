//! Missing and away; social workers; taking part in reviews.

use super::{CLA, NONE, SHORT_BREAKS};
use crate::history::ChildHistory;
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::view::View;
use care::Date;
use care::codes::{Absence, ReviewParticipation};
use std::collections::BTreeSet;

const MISSING: Measure = Measure {
    topic: Topic::Missing,
    denominator: "Children looked after at any time in the year, the day they left included.",
    formula: "children with an absence of the kind that began in the year or was carried into it (start ≤ day and (end blank or end ≥ first day)). numerator ÷ denominator × 100",
    exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. Councils that do not use code A record every absence as missing, so their missing figure is too high.",
    source: CLA,
    unit: Unit::Percent,
    direction: Direction::Lower,
    timing: Timing::YearToTheDay,
    chart: Chart::Line,
    ..NONE
};

const WORKERS: Measure = Measure {
    topic: Topic::Relationships,
    denominator: "Children looked after on the day.",
    exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child with no social worker recorded in the year stays in the denominator and is counted as not known.",
    source: "DfE, Stability measures for children looked after in England, 2024 (statistics in development)",
    unit: Unit::Percent,
    timing: Timing::YearToTheDay,
    chart: Chart::Line,
    ..NONE
};

const REVIEWS: Measure = Measure {
    topic: Topic::Relationships,
    denominator: "Children looked after on the day with at least one review in the year at which they were 4 or older.",
    formula: "reviews with first day ≤ REVIEW ≤ day; PN0 (under 4) is left out; PN1, PN2, PN3, PN5 and PN6 are taking part, PN4 and PN7 are not. numerator ÷ denominator × 100",
    exclusions: SHORT_BREAKS,
    source: "Performance Assessment Framework C63 (participation in reviews), from the return's review codes",
    unit: Unit::Percent,
    direction: Direction::Higher,
    timing: Timing::YearToTheDay,
    chart: Chart::Line,
    ..NONE
};

fn absences(
    child: &ChildHistory,
    kind: Absence,
    first: Date,
    on: Date,
) -> impl Iterator<Item = &crate::Missing> {
    child.missing.iter().filter(move |time| {
        time.kind == Some(kind)
            && time.period.from <= on
            && time.period.until.is_none_or(|until| until >= first)
    })
}

fn absent(view: &View<'_>, kind: Absence) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_year(Unit::Percent, |child, _| {
        absences(child, kind, first, on).next().is_some().into()
    })
}

/// How many different social workers held the case on a night of the year.
fn workers_in(child: &ChildHistory, first: Date, on: Date) -> usize {
    child
        .workers
        .iter()
        .filter(|span| {
            span.period.from <= on && span.period.until.is_none_or(|until| until > first)
        })
        .map(|span| span.worker.as_ref())
        .collect::<BTreeSet<&str>>()
        .len()
}

fn workers(view: &View<'_>, unit: Unit, answer: impl Fn(usize) -> Answer) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_looked_after(unit, |one| answer(workers_in(one.child, first, on)))
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "missing_share",
        title: "Missing in the year",
        plain: "What share of the children we looked after went missing at least once in twelve months: nobody knew where they were.",
        numerator: "Those with at least one period missing (M) that began in the year or was carried into it.",
        comparator: Some(Series {
            dataset: Dataset::Interactive,
            group: "",
            row: "Children_missing",
            column: Column::Share,
        }),
        compute: |view| absent(view, Absence::M),
        ..MISSING
    },
    Measure {
        id: "away_share",
        title: "Away without authorisation in the year",
        plain: "What share of the children we looked after were away from where they should have been at least once in twelve months: somebody knew where they were.",
        numerator: "Those with at least one period away (A) that began in the year or was carried into it.",
        comparator: Some(Series {
            dataset: Dataset::Interactive,
            group: "",
            row: "Children_Away",
            column: Column::Share,
        }),
        compute: |view| absent(view, Absence::A),
        ..MISSING
    },
    Measure {
        id: "missing_incidents",
        title: "Times missing in the year",
        plain: "How many times children we looked after went missing in twelve months.",
        numerator: "Periods missing (M) that began in the year or were carried into it, of children looked after at any time in the year.",
        denominator: "None: it is a count of times missing.",
        formula: "periods with kind M, start ≤ day and (end blank or end ≥ first day); the figure counts times, the list shows the children",
        unit: Unit::Count,
        direction: Direction::Neither,
        compute: |view| {
            let (first, on) = (view.first(), view.on());
            view.of_year(Unit::Count, |child, _| {
                let times = absences(child, Absence::M, first, on).count() as u64;
                if times == 0 {
                    Answer::NotAsked
                } else {
                    Answer::Amount(times, 1)
                }
            })
        },
        ..MISSING
    },
    Measure {
        id: "social_workers_3_plus_1y",
        title: "Three or more social workers in the year",
        plain: "What share of the children we look after had three or more social workers in twelve months.",
        numerator: "Those whose case three or more different social workers held in the year.",
        formula: "different SW_ID with SW_DECOM ≤ day and (SW_DEC blank or SW_DEC > first day); a worker who came back counts once. numerator ÷ denominator × 100",
        direction: Direction::Lower,
        comparator: Some(Series {
            dataset: Dataset::SocialWorkers,
            group: "CLA on 31 March",
            row: "3 or more social workers during the year",
            column: Column::Share,
        }),
        compute: |view| {
            workers(view, Unit::Percent, |n| match n {
                0 => Answer::NotKnown,
                n => (n >= 3).into(),
            })
        },
        ..WORKERS
    },
    Measure {
        id: "social_workers_mean",
        title: "Social workers in the year, on average",
        plain: "How many social workers a child we look after had in twelve months, on average.",
        numerator: "The different social workers of each child in the year, added up.",
        denominator: "Children looked after on the day with at least one social worker recorded in the year.",
        formula: "sum of different SW_ID per child, counted as in social_workers_3_plus_1y ÷ denominator",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child with no social worker recorded in the year is left out and counted as not known.",
        unit: Unit::Mean,
        direction: Direction::Lower,
        compute: |view| {
            workers(view, Unit::Mean, |n| match n {
                0 => Answer::Apart,
                n => Answer::Amount(n as u64, 1),
            })
        },
        ..WORKERS
    },
    Measure {
        id: "social_workers_one",
        title: "One social worker all year",
        plain: "What share of the children we look after had one and the same social worker in twelve months.",
        numerator: "Those whose case one social worker held in the year.",
        formula: "one SW_ID, counted as in social_workers_3_plus_1y. numerator ÷ denominator × 100",
        direction: Direction::Higher,
        compute: |view| {
            workers(view, Unit::Percent, |n| match n {
                0 => Answer::NotKnown,
                n => (n == 1).into(),
            })
        },
        ..WORKERS
    },
    Measure {
        id: "reviews_taken_part",
        title: "Took part in all their reviews",
        plain: "Of the children who had a review in twelve months, what share took part in every one, themselves or through someone they chose.",
        numerator: "Those who took part in every such review of the year.",
        compute: |view| {
            let (first, on) = (view.first(), view.on());
            view.of_looked_after(Unit::Percent, |one| {
                let parts: Vec<Option<ReviewParticipation>> = one
                    .child
                    .reviews
                    .iter()
                    .filter(|review| first <= review.held && review.held <= on)
                    .map(|review| review.part)
                    .filter(|part| *part != Some(ReviewParticipation::PN0))
                    .collect();
                use ReviewParticipation as Part;
                if parts.is_empty() {
                    Answer::NotAsked
                } else if parts
                    .iter()
                    .any(|part| matches!(part, Some(Part::PN4 | Part::PN7)))
                {
                    Answer::No
                } else if parts.contains(&None) {
                    Answer::NotKnown
                } else {
                    Answer::Yes
                }
            })
        },
        ..REVIEWS
    },
];
