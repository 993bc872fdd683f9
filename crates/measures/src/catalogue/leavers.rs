//! Care leavers, from the year's leaving-care questions (OC3).

use super::NONE;
use crate::history::{ChildHistory, LeavingYear};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::spells::Prepared;
use crate::view::{Split, View};
use care::codes::{Accommodation, Activity, InTouch, PlacementType};
use care::dates::plus_years;
use care::{CollectionYear, Date};
use std::ops::RangeInclusive;

const OLDER: &str = "19 to 21 years";
const YOUNGER: &str = "17 to 18 years";

const fn activity(group: &'static str, row: &'static str, column: Column) -> Option<Series> {
    Some(Series {
        dataset: Dataset::LeaversActivity,
        group,
        row,
        column,
    })
}
const fn accommodation(group: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::LeaversAccommodation,
        group,
        row: "Accommodation considered suitable",
        column: Column::Share,
    })
}

const LEAVERS: &str = "Young people in the year's leaving-care return whose 19th, 20th or 21st birthday fell in the year (aged 19 to 21 on 31 March). The council's own list of care leavers says who had 13 weeks in care from the age of 14, some of it after 16.";
const YOUNG_LEAVERS: &str = "Young people in the year's leaving-care return whose 17th or 18th birthday fell in the year (aged 17 or 18 on 31 March).";
const LEFT_OUT: &str = "Left out: those looked after only under a series of short-term placements (V3, V4), those who died (DIED), and those who went home to parents for six months or more (RHOM). Those the council is not in touch with stay in the denominator and are counted as not known.";

const OF_LEAVERS: Measure = Measure {
    topic: Topic::CareLeavers,
    denominator: LEAVERS,
    formula: "numerator ÷ denominator × 100",
    exclusions: LEFT_OUT,
    source: "DfE, Children looked after in England including adoptions, 2025 (care leavers)",
    unit: Unit::Percent,
    direction: Direction::Higher,
    timing: Timing::YearOfTheReturn,
    chart: Chart::Bars,
    ..NONE
};

/// Asks each care leaver of a range of ages what the year's return says.
fn of_leavers(
    view: &View<'_>,
    unit: Unit,
    ages: &RangeInclusive<u8>,
    answer: impl Fn(&ChildHistory, &Prepared, &LeavingYear) -> Answer,
) -> Outcome {
    let on = view.on();
    let year = CollectionYear::of(on);
    view.of_everyone(unit, Split::Ever, |child, prepared| {
        let Some(row) = child.leaving.iter().find(|row| row.year == year) else {
            return Answer::NotAsked;
        };
        let only_short_breaks = prepared.cared.is_empty() && !prepared.breaks.is_empty();
        let gone = matches!(row.in_touch, Some(InTouch::Died | InTouch::ReturnedHome));
        if gone || only_short_breaks {
            return Answer::NotAsked;
        }
        match child.age(on) {
            Some(age) if ages.contains(&age) => answer(child, prepared, row),
            Some(_) => Answer::NotAsked,
            None => Answer::Apart,
        }
    })
}

fn in_education_or_work(view: &View<'_>, ages: &RangeInclusive<u8>) -> Outcome {
    of_leavers(view, Unit::Percent, ages, |_, _, row| {
        row.activity.and_then(Activity::in_education_or_work).into()
    })
}

fn suitable(view: &View<'_>, ages: &RangeInclusive<u8>) -> Outcome {
    of_leavers(view, Unit::Percent, ages, |_, _, row| {
        match row.accommodation {
            Some(code) if matches!(code.kind(), 'G' | 'H' | 'R') => Answer::NotAsked,
            code => code.and_then(Accommodation::suitable).into(),
        }
    })
}

/// Whether care ended on the eighteenth birthday in a foster placement; `None` when the end of
/// care is not in the record.
fn left_foster_care_at_18(child: &ChildHistory, prepared: &Prepared) -> Option<bool> {
    let birthday = eighteenth(child.born?);
    let care = prepared.cares.last()?;
    let left = care.period.until?;
    let usual = prepared.usual(child, care, care.last);
    let fostered = prepared
        .episode(child, usual)
        .place
        .map(PlacementType::is_foster)?;
    Some(left == birthday && fostered)
}

/// The eighteenth birthday; for a child born on 29 February, 1 March.
fn eighteenth(born: Date) -> Date {
    let day = plus_years(born, 18);
    if day.day() == born.day() {
        day
    } else {
        care::dates::plus_days(day, 1)
    }
}

const STAYING: RangeInclusive<u8> = 18..=20;
const OLDER_AGES: RangeInclusive<u8> = 19..=21;
const YOUNGER_AGES: RangeInclusive<u8> = 17..=18;

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "care_leavers_19_21",
        title: "Care leavers aged 19 to 21",
        plain: "How many care leavers aged 19 to 21 the council supports.",
        numerator: LEAVERS,
        denominator: "None: it is a count.",
        formula: "young people in the year's leaving-care return, aged 19 to 21 on 31 March",
        unit: Unit::Count,
        direction: Direction::Neither,
        chart: Chart::Line,
        comparator: activity(OLDER, "Total", Column::Number),
        compute: |view| of_leavers(view, Unit::Count, &OLDER_AGES, |_, _, _| Answer::Yes),
        ..OF_LEAVERS
    },
    Measure {
        id: "eet_19_21",
        part_of: Some("activity"),
        title: "In education, employment or training (19 to 21)",
        plain: "What share of our care leavers aged 19 to 21 are in education, employment or training.",
        numerator: "Those whose main activity (ACTIV) is F1, F2, F4, F5, P1, P2, P4 or P5.",
        comparator: activity(
            OLDER,
            "Total in education, employment or training",
            Column::Share,
        ),
        compute: |view| in_education_or_work(view, &OLDER_AGES),
        ..OF_LEAVERS
    },
    Measure {
        id: "eet_17_18",
        title: "In education, employment or training (17 and 18)",
        plain: "What share of our care leavers aged 17 and 18 are in education, employment or training.",
        numerator: "Those whose main activity (ACTIV) is F1, F2, F4, F5, P1, P2, P4 or P5.",
        denominator: YOUNG_LEAVERS,
        comparator: activity(
            YOUNGER,
            "Total in education, employment or training",
            Column::Share,
        ),
        compute: |view| in_education_or_work(view, &YOUNGER_AGES),
        ..OF_LEAVERS
    },
    Measure {
        id: "neet_19_21",
        part_of: Some("activity"),
        title: "Not in education, employment or training (19 to 21)",
        plain: "What share of our care leavers aged 19 to 21 are not in education, employment or training.",
        numerator: "Those whose main activity (ACTIV) is G4, G5 or G6.",
        direction: Direction::Lower,
        comparator: activity(
            OLDER,
            "Total not in education, employment or training",
            Column::Share,
        ),
        compute: |view| {
            of_leavers(view, Unit::Percent, &OLDER_AGES, |_, _, row| {
                row.activity
                    .and_then(Activity::in_education_or_work)
                    .map(|busy| !busy)
                    .into()
            })
        },
        ..OF_LEAVERS
    },
    Measure {
        id: "higher_education_19_21",
        title: "In higher education (19 to 21)",
        plain: "What share of our care leavers aged 19 to 21 are at university or in other higher education.",
        numerator: "Those whose main activity (ACTIV) is F1 or P1.",
        comparator: activity(
            OLDER,
            "Higher education i.e. studies beyond A level",
            Column::Share,
        ),
        compute: |view| {
            of_leavers(view, Unit::Percent, &OLDER_AGES, |_, _, row| {
                match row.activity {
                    None | Some(Activity::NotKnown) => Answer::NotKnown,
                    Some(code) => matches!(code, Activity::F1 | Activity::P1).into(),
                }
            })
        },
        ..OF_LEAVERS
    },
    Measure {
        id: "suitable_accommodation_19_21",
        title: "In suitable accommodation (19 to 21)",
        plain: "What share of our care leavers aged 19 to 21 live somewhere suitable.",
        numerator: "Those whose accommodation (ACCOM) is judged suitable: second character 1.",
        exclusions: "Left out: those looked after only under a series of short-term placements (V3, V4), those who died (DIED), those who went home to parents for six months or more (RHOM), and those gone abroad, deported or whose residence is not known (ACCOM G, H or R). Those the council is not in touch with stay in the denominator and are counted as not known.",
        comparator: accommodation(OLDER),
        compute: |view| suitable(view, &OLDER_AGES),
        ..OF_LEAVERS
    },
    Measure {
        id: "suitable_accommodation_17_18",
        title: "In suitable accommodation (17 and 18)",
        plain: "What share of our care leavers aged 17 and 18 live somewhere suitable.",
        numerator: "Those whose accommodation (ACCOM) is judged suitable: second character 1.",
        denominator: YOUNG_LEAVERS,
        exclusions: "As suitable_accommodation_19_21.",
        comparator: accommodation(YOUNGER),
        compute: |view| suitable(view, &YOUNGER_AGES),
        ..OF_LEAVERS
    },
    Measure {
        id: "in_touch_19_21",
        title: "In touch (19 to 21)",
        plain: "What share of our care leavers aged 19 to 21 the council is in touch with.",
        numerator: "Those with IN_TOUCH YES.",
        exclusions: "Left out: those looked after only under a series of short-term placements (V3, V4), those who died (DIED), and those who went home to parents for six months or more (RHOM). Those who refuse contact or no longer need services are not in touch.",
        compute: |view| {
            of_leavers(view, Unit::Percent, &OLDER_AGES, |_, _, row| {
                row.in_touch.map(|code| code == InTouch::Yes).into()
            })
        },
        ..OF_LEAVERS
    },
    Measure {
        id: "staying_put",
        title: "Staying put with former foster carers (18 to 20)",
        plain: "Of the young people aged 18 to 20 who were fostered until their 18th birthday, what share still live with the same family.",
        numerator: "Those who live with former foster carers: accommodation (ACCOM) Z1 or Z2.",
        denominator: "Young people in the year's leaving-care return, aged 18 to 20 on 31 March, who ceased to be looked after on their 18th birthday in a foster placement (U1 to U6).",
        exclusions: "Left out: those looked after only under a series of short-term placements (V3, V4), those who died (DIED), and those who went home to parents for six months or more (RHOM). A young person whose end of care is not in the record is left out and counted as not known.",
        comparator: Some(Series {
            dataset: Dataset::Interactive,
            group: "",
            row: "StayingPut",
            column: Column::Share,
        }),
        compute: |view| {
            of_leavers(view, Unit::Percent, &STAYING, |child, prepared, row| {
                match left_foster_care_at_18(child, prepared) {
                    Some(true) => match row.accommodation {
                        None | Some(Accommodation::NotKnown) => Answer::NotKnown,
                        Some(code) => (code.kind() == 'Z').into(),
                    },
                    Some(false) => Answer::NotAsked,
                    None => Answer::Apart,
                }
            })
        },
        ..OF_LEAVERS
    },
];
