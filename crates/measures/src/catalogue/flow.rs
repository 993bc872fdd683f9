//! Children who came into care, and children who left it, in a year.

use super::{CLA, NONE, SHORT_BREAKS};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::spells::{Care, Prepared};
use crate::view::View;
use care::codes::ReasonEpisodeCeased;
use care::dates::plus_years;
use care::{Age, Date};

const NUMBER: Column = Column::Number;
const SHARE: Column = Column::Share;

const fn rates(row: &'static str, column: Column) -> Option<Series> {
    Some(Series {
        dataset: Dataset::NumberAndRate,
        group: "",
        row,
        column,
    })
}
const fn ceased_because(row: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::Ceased,
        group: "Reason episode ceased",
        row,
        column: SHARE,
    })
}

const STARTED: &str = "Children who started to be looked after in the year, each once.";
const CEASED: &str =
    "Children who ceased to be looked after in the year, each once, by their last time.";

const STARTING: Measure = Measure {
    topic: Topic::Starting,
    denominator: STARTED,
    formula: "numerator ÷ denominator × 100",
    exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose first episode in the record does not say that care started (RNE S) is counted as not known.",
    source: CLA,
    unit: Unit::Percent,
    timing: Timing::YearToTheDay,
    chart: Chart::Line,
    ..NONE
};

const CEASING: Measure = Measure {
    topic: Topic::Ceasing,
    denominator: CEASED,
    formula: "numerator ÷ denominator × 100",
    exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose care ended in the record without a reason for leaving (REC blank or X1, with no episode after it) is counted as not known.",
    source: CLA,
    unit: Unit::Percent,
    timing: Timing::YearToTheDay,
    chart: Chart::Stack,
    ..NONE
};

/// The last period of care that began in the year.
fn started(prepared: &Prepared, first: Date, on: Date) -> Option<&Care> {
    prepared
        .cares
        .iter()
        .rev()
        .find(|care| first <= care.period.from && care.period.from <= on)
}

/// The last period of care that ended in the year.
fn ceased(prepared: &Prepared, first: Date, on: Date) -> Option<(&Care, Date)> {
    prepared.cares.iter().rev().find_map(|care| {
        let until = care.period.until?;
        (first <= until && until <= on).then_some((care, until))
    })
}

fn of_started(
    view: &View<'_>,
    unit: Unit,
    answer: impl Fn(&crate::ChildHistory, &Prepared, &Care) -> Answer,
) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_year(unit, |child, prepared| match started(prepared, first, on) {
        Some(care) if care.start_known => answer(child, prepared, care),
        Some(_) => Answer::Apart,
        None => Answer::NotAsked,
    })
}

fn of_ceased(
    view: &View<'_>,
    unit: Unit,
    answer: impl Fn(ReasonEpisodeCeased) -> Answer,
) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_year(unit, |child, prepared| {
        let Some((care, _)) = ceased(prepared, first, on) else {
            return Answer::NotAsked;
        };
        match prepared.episode(child, care.last).ceased {
            Some(reason) if reason.leaves_care() => answer(reason),
            _ => Answer::Apart,
        }
    })
}

fn because(view: &View<'_>, reasons: &[ReasonEpisodeCeased]) -> Outcome {
    of_ceased(view, Unit::Percent, |reason| {
        reasons.contains(&reason).into()
    })
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "started_in_year",
        title: "Started to be looked after",
        plain: "How many children came into our care in twelve months.",
        numerator: STARTED,
        denominator: "None: it is a count.",
        formula: "children with a period of care that began on a day of the year (first day ≤ DECOM ≤ day, RNE S)",
        unit: Unit::Count,
        comparator: rates("Children starting to be looked after each year", NUMBER),
        compute: |view| of_started(view, Unit::Count, |_, _, _| Answer::Yes),
        ..STARTING
    },
    Measure {
        id: "started_per_10000",
        title: "Started to be looked after, rate per 10,000",
        plain: "How many children came into our care in twelve months for every 10,000 children who live in the area.",
        numerator: STARTED,
        denominator: "Children aged 0 to 17 living in the council's area at the latest mid-year (30 June) on or before the day for which an estimate is held.",
        formula: "numerator ÷ population aged 0 to 17 × 10,000",
        unit: Unit::Rate,
        comparator: rates("Children starting to be looked after each year", SHARE),
        compute: |view| of_started(view, Unit::Rate, |_, _, _| Answer::Yes),
        ..STARTING
    },
    Measure {
        id: "started_aged_11_plus_share",
        title: "Came into care aged 11 or over",
        plain: "Of the children who came into our care in twelve months, what share were 11 or older.",
        numerator: "Those aged 11 or over on the day their care started.",
        compute: |view| {
            of_started(view, Unit::Percent, |child, _, care| {
                child.age(care.period.from).map(|age| age >= 11).into()
            })
        },
        ..STARTING
    },
    Measure {
        id: "started_unaccompanied_share",
        title: "Came into care as unaccompanied asylum-seeking children",
        plain: "Of the children who came into our care in twelve months, what share had come to this country alone to seek asylum.",
        numerator: "Those with the status of an unaccompanied asylum-seeking child on the day their care started.",
        comparator: Some(Series {
            dataset: Dataset::Started,
            group: "Unaccompanied asylum-seeking children",
            row: "UASC",
            column: SHARE,
        }),
        compute: |view| {
            of_started(view, Unit::Percent, |child, _, care| {
                child.unaccompanied_on(care.period.from).into()
            })
        },
        ..STARTING
    },
    Measure {
        id: "came_back_within_a_year_share",
        title: "Came back into care within a year of leaving",
        plain: "Of the children who came into our care in twelve months, what share had left it less than a year before.",
        numerator: "Those whose last time in care, in this council's record, ended in the twelve months before the day their care started.",
        direction: Direction::Lower,
        compute: |view| {
            of_started(view, Unit::Percent, |_, prepared, care| {
                let since = plus_years(care.period.from, -1);
                prepared
                    .cares
                    .iter()
                    .take_while(|before| before.first < care.first)
                    .any(|before| before.period.until.is_some_and(|until| until > since))
                    .into()
            })
        },
        ..STARTING
    },
    Measure {
        id: "ceased_in_year",
        title: "Ceased to be looked after",
        plain: "How many children left our care in twelve months.",
        numerator: CEASED,
        denominator: "None: it is a count.",
        formula: "children with a period of care that ended on a day of the year (first day ≤ DEC ≤ day, REC not X1), also when they came back later",
        unit: Unit::Count,
        chart: Chart::Line,
        comparator: rates("Children ceasing to be looked after each year", NUMBER),
        compute: |view| of_ceased(view, Unit::Count, |_| Answer::Yes),
        ..CEASING
    },
    Measure {
        id: "ceased_per_10000",
        title: "Ceased to be looked after, rate per 10,000",
        plain: "How many children left our care in twelve months for every 10,000 children who live in the area.",
        numerator: CEASED,
        denominator: "Children aged 0 to 17 living in the council's area at the latest mid-year (30 June) on or before the day for which an estimate is held.",
        formula: "numerator ÷ population aged 0 to 17 × 10,000",
        unit: Unit::Rate,
        chart: Chart::Line,
        comparator: rates("Children ceasing to be looked after each year", SHARE),
        compute: |view| of_ceased(view, Unit::Rate, |_| Answer::Yes),
        ..CEASING
    },
    Measure {
        id: "ceased_adopted_share",
        part_of: Some("reason for leaving"),
        title: "Left care: adopted",
        plain: "Of the children who left our care, what share were adopted.",
        numerator: "Those whose reason for leaving (REC) is E11 or E12.",
        direction: Direction::Higher,
        comparator: ceased_because("Adopted"),
        compute: |view| of_ceased(view, Unit::Percent, |reason| reason.is_adoption().into()),
        ..CEASING
    },
    Measure {
        id: "ceased_sgo_share",
        part_of: Some("reason for leaving"),
        title: "Left care: special guardianship",
        plain: "Of the children who left our care, what share now live with a special guardian.",
        numerator: "Those whose reason for leaving (REC) is E45 to E48 (or E43 or E44, until 2019).",
        direction: Direction::Higher,
        comparator: ceased_because("Special guardianship order"),
        compute: |view| {
            of_ceased(view, Unit::Percent, |reason| {
                reason.is_special_guardianship().into()
            })
        },
        ..CEASING
    },
    Measure {
        id: "ceased_arrangements_order_share",
        part_of: Some("reason for leaving"),
        title: "Left care: child arrangements order",
        plain: "Of the children who left our care, what share live with someone named by a court's child arrangements order.",
        numerator: "Those whose reason for leaving (REC) is E41.",
        comparator: ceased_because("Residence order or child arrangement order granted"),
        compute: |view| because(view, &[ReasonEpisodeCeased::E41]),
        ..CEASING
    },
    Measure {
        id: "returned_home_planned_share",
        part_of: Some("reason for leaving"),
        title: "Left care: returned home as planned",
        plain: "Of the children who left our care, what share went home to their parents as their care plan said.",
        numerator: "Those whose reason for leaving (REC) is E4A.",
        comparator: ceased_because(
            "Returned home to live with parents or other person with parental responsibility which was part of the care planning process",
        ),
        compute: |view| because(view, &[ReasonEpisodeCeased::E4A]),
        ..CEASING
    },
    Measure {
        id: "returned_home_not_planned_share",
        part_of: Some("reason for leaving"),
        title: "Left care: returned home, not planned",
        plain: "Of the children who left our care, what share went home to their parents without it being in the care plan.",
        numerator: "Those whose reason for leaving (REC) is E4B.",
        direction: Direction::Lower,
        comparator: ceased_because(
            "Returned home to live with parents or other person with parental responsibility which was not part of the care planning process",
        ),
        compute: |view| because(view, &[ReasonEpisodeCeased::E4B]),
        ..CEASING
    },
    Measure {
        id: "ceased_stayed_with_carers_share",
        part_of: Some("reason for leaving"),
        title: "Left care: stayed with their carers at 18",
        plain: "Of the young people who left our care, what share turned 18 and stayed where they were.",
        numerator: "Those whose reason for leaving (REC) is E17.",
        comparator: ceased_because("Aged 18 (or over) and remained with current carers"),
        compute: |view| because(view, &[ReasonEpisodeCeased::E17]),
        ..CEASING
    },
    Measure {
        id: "ceased_independent_share",
        part_of: Some("reason for leaving"),
        title: "Left care: independent living",
        plain: "Of the young people who left our care, what share moved into a place of their own, with support or without.",
        numerator: "Those whose reason for leaving (REC) is E5 or E6.",
        compute: |view| because(view, &[ReasonEpisodeCeased::E5, ReasonEpisodeCeased::E6]),
        ..CEASING
    },
    Measure {
        id: "ceased_aged_18_share",
        title: "Left care aged 18",
        plain: "Of the young people who left our care, what share were 18 or over on the day.",
        numerator: "Those aged 18 or over on the day they left.",
        comparator: Some(Series {
            dataset: Dataset::Ceased,
            group: "Age on ceasing",
            row: "18 years and over",
            column: SHARE,
        }),
        compute: |view| {
            let (first, on) = (view.first(), view.on());
            view.of_year(Unit::Percent, |child, prepared| {
                let Some((care, left)) = ceased(prepared, first, on) else {
                    return Answer::NotAsked;
                };
                match prepared.episode(child, care.last).ceased {
                    Some(reason) if reason.leaves_care() => child
                        .born
                        .and_then(|born| Age::on(born, left))
                        .map(|age| age >= Age(18))
                        .into(),
                    _ => Answer::Apart,
                }
            })
        },
        ..CEASING
    },
    Measure {
        id: "looked_after_in_year",
        title: "Looked after at any time in the year",
        plain: "How many children we looked after at some time in twelve months.",
        topic: Topic::InCare,
        numerator: "Children with an episode of care open on any day of the year, the day they left included.",
        denominator: "None: it is a count.",
        formula: "children with DECOM ≤ day and (DEC blank or DEC ≥ first day), LS not V3 or V4",
        exclusions: SHORT_BREAKS,
        unit: Unit::Count,
        compute: |view| view.of_year(Unit::Count, |_, _| Answer::Yes),
        ..STARTING
    },
];
