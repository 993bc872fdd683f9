//! How often children move, and how long they stay.

use super::{NONE, SHORT_BREAKS};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::spells::{Prepared, Stay};
use crate::view::{LookedAfter, View};
use care::Date;
use care::codes::PlacementType;
use care::dates::plus_years;

const SOURCE: &str = "DfE, Stability measures for children looked after in England, 2024 and 2025; counting after National Indicators 62 and 63";

const COUNTING: &str = "Children looked after only under a series of short-term placements (V3, V4) are left out, and so are their short breaks. A temporary absence (T0 to T4) from which the child returns to the same placement is not counted, nor is the return. A placement that begins and ends on the same day (under 24 hours) is not counted. Going on to be adopted by the same foster carers (A3 or A5 after U1 to U6) is not a new placement.";

const fn published(group: &'static str, row: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::Stability,
        group,
        row,
        column: Column::Share,
    })
}

const ONE_YEAR: Option<Series> = published(
    "CLA on 31 March",
    "With 3 or more placements during the year",
);
const TWO_YEARS: Option<Series> = published(
    "CLA 2 years on 31 March",
    "With 3 or more placements during the previous 2 years",
);

const MOVES: Measure = Measure {
    topic: Topic::Stability,
    exclusions: COUNTING,
    source: SOURCE,
    unit: Unit::Percent,
    direction: Direction::Lower,
    timing: Timing::YearToTheDay,
    chart: Chart::Line,
    ..NONE
};

type Rule = fn(&Prepared) -> &[Stay];
const HOME_CHANGED: Rule = |prepared| &prepared.stays;
const NEW_CARERS: Rule = |prepared| &prepared.carers;

/// How many stays touch the nights from `first` to `on`.
fn stays_in(stays: &[Stay], first: Date, on: Date) -> usize {
    stays
        .iter()
        .filter(|stay| {
            stay.period.from <= on && stay.period.until.is_none_or(|until| until > first)
        })
        .count()
}

fn three_in_a_year(view: &View<'_>, rule: Rule) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_looked_after(Unit::Percent, |one| {
        (stays_in(rule(one.prepared), first, on) >= 3).into()
    })
}

fn three_in_two_years(view: &View<'_>, rule: Rule) -> Outcome {
    let (first, on) = (view.years_back(2), view.on());
    view.of_looked_after(Unit::Percent, |one| match one.continuously_since(first) {
        Some(true) => (stays_in(rule(one.prepared), first, on) >= 3).into(),
        Some(false) => Answer::NotAsked,
        None => Answer::Apart,
    })
}

/// Whether a child has lived with the same carers since a day, or in an adoptive placement and
/// the one before it together.
fn settled_since(one: &LookedAfter<'_>, day: Date) -> Option<bool> {
    let stays = &one.prepared.carers;
    let (which, stay) = one.stay(stays)?;
    let mut from = stay;
    // Where the foster carers adopt, the stay began as the foster placement: nothing to add.
    let adopted = one.usual.place.is_some_and(PlacementType::is_adoption);
    let began = one.prepared.episode(one.child, stay.first).place;
    let began_adoptive = began.is_some_and(PlacementType::is_adoption);
    if adopted && began_adoptive {
        let before = which.checked_sub(1).map(|before| &stays[before]);
        if let Some(before) = before.filter(|before| before.care == stay.care) {
            from = before;
        }
    }
    if from.period.from <= day {
        return Some(true);
    }
    from.start_known.then_some(false)
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "placements_3_plus_1y",
        title: "Three or more placements in the year",
        plain: "What share of the children we look after had three or more placements in twelve months.",
        numerator: "Those with three or more placements in the year, counting the one open on its first day and the one open on the day itself.",
        denominator: "Children looked after on the day.",
        formula: "a placement begins with RNE S, P or B; with T or U (same carers) only when the placement's postcode changed; never with L. Counted when it holds a night of the year: DECOM ≤ day and (DEC blank or DEC > first day). numerator ÷ denominator × 100",
        comparator: ONE_YEAR,
        compute: |view| three_in_a_year(view, HOME_CHANGED),
        ..MOVES
    },
    Measure {
        id: "placements_3_plus_1y_new_carers",
        title: "Three or more sets of carers in the year",
        plain: "What share of the children we look after lived with three or more sets of carers in twelve months.",
        numerator: "Those with three or more placements in the year, when a move with the same carers never counts.",
        denominator: "Children looked after on the day.",
        formula: "as placements_3_plus_1y, but RNE T and U never begin a placement",
        comparator: ONE_YEAR,
        compute: |view| three_in_a_year(view, NEW_CARERS),
        ..MOVES
    },
    Measure {
        id: "placements_3_plus_2y",
        title: "Three or more placements in two years",
        plain: "Of the children who have been in care for two years, what share had three or more placements in that time.",
        numerator: "Those with three or more placements in the two years that end on the day.",
        denominator: "Children looked after on the day and without a break since the first day of those two years (for 31 March: 1 April two years before), with no short breaks in them.",
        formula: "as placements_3_plus_1y, over two years",
        comparator: TWO_YEARS,
        compute: |view| three_in_two_years(view, HOME_CHANGED),
        ..MOVES
    },
    Measure {
        id: "placements_3_plus_2y_new_carers",
        title: "Three or more sets of carers in two years",
        plain: "Of the children who have been in care for two years, what share lived with three or more sets of carers in that time.",
        numerator: "Those with three or more placements in two years, when a move with the same carers never counts.",
        denominator: "As placements_3_plus_2y.",
        formula: "as placements_3_plus_2y, but RNE T and U never begin a placement",
        comparator: TWO_YEARS,
        compute: |view| three_in_two_years(view, NEW_CARERS),
        ..MOVES
    },
    Measure {
        id: "placements_3_plus_2y_two_marches",
        title: "Three or more placements in two years, of those in care on this day and a year before",
        plain: "Of the children in care on the day and also a year before, what share had three or more placements in two years.",
        numerator: "Those with three or more placements in the two years that end on the day.",
        denominator: "Children looked after on the day and on the same day a year before, whether or not without a break. The published \"CLA 2 years on 31 March\" is of this size (Wigan 2025: 520 of 652, above the 516 looked after for twelve months), so this is the closer comparison.",
        formula: "as placements_3_plus_1y, over two years",
        comparator: TWO_YEARS,
        compute: |view| {
            let (first, on) = (view.years_back(2), view.on());
            let year_ago = plus_years(on, -1);
            view.of_looked_after(Unit::Percent, |one| {
                if one.prepared.on(one.child, year_ago).is_some() {
                    (stays_in(&one.prepared.stays, first, on) >= 3).into()
                } else {
                    Answer::NotAsked
                }
            })
        },
        ..MOVES
    },
    Measure {
        id: "stability_long_term",
        title: "In the same placement for two years",
        plain: "Of the children under 16 who have been in care for two and a half years, what share have lived with the same carers for two years.",
        topic: Topic::Stability,
        numerator: "Those who have lived with the same carers for two years or more; or who are placed for adoption, and the adoptive placement together with the one before it has lasted two years or more.",
        denominator: "Children looked after on the day, aged under 16 on it, whose unbroken period of care began two and a half years or more before (for 31 March 2027: on or before 30 September 2024).",
        formula: "start of the period of care ≤ day − 2.5 years; start of the stay with the carers (RNE T, U and L do not end it; temporary absences T0 to T4 do not either) ≤ day − 2 years. numerator ÷ denominator × 100",
        exclusions: SHORT_BREAKS,
        source: SOURCE,
        unit: Unit::Percent,
        direction: Direction::Higher,
        part_of: None,
        timing: Timing::OnTheDay,
        comparator: published(
            "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
            "Living with the same carer for at least 2 years",
        ),
        chart: Chart::Line,
        compute: |view| {
            let on = view.on();
            let settled = plus_years(on, -2);
            let long = on.saturating_sub(jiff::Span::new().months(30));
            view.of_looked_after(Unit::Percent, |one| match one.child.age(on) {
                Some(age) if age < 16 => match one.long_in_care(long) {
                    Some(true) => settled_since(one, settled).into(),
                    Some(false) => Answer::NotAsked,
                    None => Answer::Apart,
                },
                Some(_) => Answer::NotAsked,
                None => Answer::Apart,
            })
        },
    },
];
