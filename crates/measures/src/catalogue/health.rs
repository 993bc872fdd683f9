//! Health, development and wellbeing, from the year's health questions (OC2).

use super::NONE;
use crate::history::HealthYear;
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::view::View;
use care::CollectionYear;

const fn published(group: &'static str, row: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::Health,
        group,
        row,
        column: Column::Share,
    })
}

const ALL_AGES: &str = "Health assessments: Children looked after all ages";
const SDQ: &str = "Ages 5 to 16 years with SDQ score";
const COHORT: &str = "Children looked after on 31 March who had been looked after without a break for twelve months: since 1 April of the year before or longer, with no short breaks in the year.";
const KEPT: &str = "Children looked after under a series of short-term placements (V3, V4) in the year are left out. A child whose answer is blank, or who has no health row in the year's return, stays in the denominator and is counted as not known.";

const HEALTH: Measure = Measure {
    topic: Topic::Health,
    denominator: COHORT,
    formula: "numerator ÷ denominator × 100",
    exclusions: KEPT,
    source: "DfE, Outcomes for children in need, including children looked after; DfE, Children looked after in England including adoptions, 2025 (health and wellbeing)",
    unit: Unit::Percent,
    direction: Direction::Higher,
    timing: Timing::YearOfTheReturn,
    chart: Chart::Bars,
    ..NONE
};

/// Asks the twelve-month cohort of a range of ages what the year's health row says.
fn of_cohort(
    view: &View<'_>,
    unit: Unit,
    ages: std::ops::RangeInclusive<u8>,
    answer: impl Fn(Option<&HealthYear>) -> Answer,
) -> Outcome {
    let (first, on) = (view.first(), view.on());
    let year = CollectionYear::of(on);
    let every_age = *ages.start() == 0 && *ages.end() == u8::MAX;
    view.of_looked_after(unit, |one| {
        match one.continuously_since(first) {
            Some(false) => return Answer::NotAsked,
            None => return Answer::Apart,
            Some(true) => {}
        }
        match one.child.age(on) {
            Some(age) if !ages.contains(&age) => return Answer::NotAsked,
            None if !every_age => return Answer::Apart,
            _ => {}
        }
        answer(one.child.health.iter().find(|row| row.year == year))
    })
}

/// A yes-or-no question of the health row.
fn asked(
    view: &View<'_>,
    ages: std::ops::RangeInclusive<u8>,
    question: fn(&HealthYear) -> Option<bool>,
) -> Outcome {
    of_cohort(view, Unit::Percent, ages, |row| {
        row.and_then(question).into()
    })
}

const EVERY_AGE: std::ops::RangeInclusive<u8> = 0..=u8::MAX;

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "health_assessment",
        title: "Health assessment done",
        plain: "Of the children who had been in our care all year, what share had their health assessment (two in the year for a child under 5).",
        numerator: "Those with HEALTH_ASSESSMENT 1 in the year's return.",
        comparator: published(ALL_AGES, "Had their annual health assessment"),
        compute: |view| asked(view, EVERY_AGE, |row| row.assessment),
        ..HEALTH
    },
    Measure {
        id: "dental",
        title: "Seen by a dentist",
        plain: "Of the children who had been in our care all year, what share had their teeth checked by a dentist.",
        numerator: "Those with TEETH_CHECK 1 in the year's return.",
        comparator: published(ALL_AGES, "Had their teeth checked by a dentist"),
        compute: |view| asked(view, EVERY_AGE, |row| row.teeth),
        ..HEALTH
    },
    Measure {
        id: "immunisations",
        title: "Immunisations up to date",
        plain: "Of the children who had been in our care all year, what share had all the immunisations a child of their age should have.",
        numerator: "Those with IMMUNISATIONS 1 in the year's return.",
        comparator: published(ALL_AGES, "Had their immunisations up to date"),
        compute: |view| asked(view, EVERY_AGE, |row| row.immunisations),
        ..HEALTH
    },
    Measure {
        id: "development_checks",
        title: "Development checks up to date (under 5)",
        plain: "Of the children under 5 who had been in our care all year, what share had their development checks up to date.",
        numerator: "Those with HEALTH_CHECK 1 in the year's return.",
        denominator: "Children aged 0 to 4 on 31 March, looked after on it and for the twelve months before without a break.",
        comparator: published(
            "Development assessments: Children looked after ages 0 to 4 years",
            "Development assessments up to date",
        ),
        compute: |view| asked(view, 0..=4, |row| row.development),
        ..HEALTH
    },
    Measure {
        id: "substance_misuse",
        title: "Substance misuse identified",
        plain: "Of the children who had been in our care all year, what share were identified as having a problem with drugs or alcohol.",
        numerator: "Those with SUBSTANCE_MISUSE 1 in the year's return.",
        direction: Direction::Lower,
        comparator: published(
            "Substance misuse: Children looked after all ages",
            "Identified as having a substance misuse problem",
        ),
        compute: |view| asked(view, EVERY_AGE, |row| row.substance),
        ..HEALTH
    },
    Measure {
        id: "substance_help_received",
        title: "Helped with substance misuse",
        plain: "Of the children identified as having a problem with drugs or alcohol, what share received help.",
        numerator: "Those with INTERVENTION_RECEIVED 1 in the year's return.",
        denominator: "Children of the twelve-month cohort with SUBSTANCE_MISUSE 1 in the year's return.",
        comparator: published(
            "Substance misuse: Children looked after all ages",
            "Received an intervention for their substance misuse problem",
        ),
        compute: |view| {
            of_cohort(view, Unit::Percent, EVERY_AGE, |row| match row {
                Some(row) if row.substance == Some(true) => row.intervention_received.into(),
                _ => Answer::NotAsked,
            })
        },
        ..HEALTH
    },
    Measure {
        id: "convictions",
        title: "Convicted or cautioned (10 and over)",
        plain: "Of the children aged 10 or over who had been in our care all year, what share were convicted, or given a youth caution or conditional caution.",
        numerator: "Those with CONVICTED 1 in the year's return.",
        denominator: "Children aged 10 or over on 31 March, looked after on it and for the twelve months before without a break.",
        direction: Direction::Lower,
        comparator: published(
            "Convictions: Children looked after Ages 10 to 17 years",
            "Convicted or subject to youth cautions, or youth conditional cautions during the year",
        ),
        compute: |view| asked(view, 10..=u8::MAX, |row| row.convicted),
        ..HEALTH
    },
    Measure {
        id: "sdq_returned",
        title: "Strengths and difficulties score received (5 to 16)",
        plain: "Of the children aged 5 to 16 who had been in our care all year, for what share a strengths and difficulties questionnaire was filled in.",
        numerator: "Those with an SDQ_SCORE in the year's return.",
        denominator: "Children aged 5 to 16 on 31 March, looked after on it and for the twelve months before without a break.",
        exclusions: "Children looked after under a series of short-term placements (V3, V4) in the year are left out.",
        comparator: published(SDQ, "SDQ score was received"),
        compute: |view| {
            of_cohort(view, Unit::Percent, 5..=16, |row| {
                row.is_some_and(|row| row.sdq.is_some()).into()
            })
        },
        ..HEALTH
    },
    Measure {
        id: "sdq_mean",
        title: "Strengths and difficulties score, on average (5 to 16)",
        plain: "The average score of the strengths and difficulties questionnaires that carers filled in. 0 to 13 is usual, 14 to 16 borderline, 17 to 40 a cause for concern.",
        numerator: "The scores (SDQ_SCORE, 0 to 40) added up.",
        denominator: "Children aged 5 to 16 on 31 March, looked after on it and for the twelve months before without a break, with a score in the year's return.",
        formula: "sum of scores ÷ children with a score",
        exclusions: "Children looked after under a series of short-term placements (V3, V4) in the year are left out. A child without a score is left out and counted as not known.",
        unit: Unit::Mean,
        direction: Direction::Lower,
        comparator: Some(Series {
            dataset: Dataset::Health,
            group: SDQ,
            row: "SDQ average score",
            column: Column::Number,
        }),
        compute: |view| {
            of_cohort(view, Unit::Mean, 5..=16, |row| {
                row.and_then(|row| row.sdq)
                    .map_or(Answer::Apart, |score| Answer::Amount(u64::from(score), 1))
            })
        },
        ..HEALTH
    },
    Measure {
        id: "sdq_concern_share",
        title: "Strengths and difficulties score a cause for concern (5 to 16)",
        plain: "Of the children with a strengths and difficulties score, for what share it is a cause for concern (17 or more).",
        numerator: "Those with a score of 17 to 40.",
        denominator: "Children aged 5 to 16 on 31 March, looked after on it and for the twelve months before without a break, with a score in the year's return.",
        exclusions: "Children looked after under a series of short-term placements (V3, V4) in the year are left out. A child without a score is left out and counted as not known.",
        direction: Direction::Lower,
        comparator: published(SDQ, "SDQ score is a cause for concern"),
        compute: |view| {
            of_cohort(view, Unit::Percent, 5..=16, |row| {
                row.and_then(|row| row.sdq)
                    .map_or(Answer::Apart, |score| (score >= 17).into())
            })
        },
        ..HEALTH
    },
];
