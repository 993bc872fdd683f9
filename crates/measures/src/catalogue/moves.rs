//! New placements in a year: how many, where, and why the ones before them ended.

use super::{CLA, NONE};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::view::View;
use care::codes::ReasonPlacementChange;

const fn published(group: &'static str, row: &'static str, column: Column) -> Option<Series> {
    Some(Series {
        dataset: Dataset::NewPlacements,
        group,
        row,
        column,
    })
}
const WHERE: &str = "Location of new placements during the year";
const WHY: &str = "Reason for placement change during the year";

const NEW: Measure = Measure {
    topic: Topic::Stability,
    denominator: "Placements that began in the year.",
    formula: "placements with first day ≤ DECOM ≤ day and RNE S, P, B, T or U; the figures count placements, the list shows the children. numerator ÷ denominator × 100",
    exclusions: "Short breaks (V3, V4), temporary absences (T0 to T4) and the return from them, and going on to be adopted by the same foster carers (A3 or A5 after U1 to U6) are not counted. A change of the placement's status alone is counted, as DfE counts it.",
    source: CLA,
    unit: Unit::Percent,
    timing: Timing::YearToTheDay,
    chart: Chart::Stack,
    ..NONE
};

const ENDED: Measure = Measure {
    denominator: "Placements that ended in the year by a move to another, with a reason for the change.",
    formula: "placements with first day ≤ DEC ≤ day and REASON_PLACE_CHANGE given; the figures count placements, the list shows the children. numerator ÷ denominator × 100",
    exclusions: "Short breaks (V3, V4) are not counted. A change without a reason is left out.",
    ..NEW
};

/// Counts placements that began in the year: all of them, and those that pass.
fn new_placements(
    view: &View<'_>,
    unit: Unit,
    counts: impl Fn(&crate::Episode) -> bool,
) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_year(unit, |child, prepared| {
        let (mut n, mut all) = (0, 0);
        for stay in &prepared.placements {
            if first <= stay.period.from && stay.period.from <= on {
                all += 1;
                n += u64::from(counts(prepared.episode(child, stay.first)));
            }
        }
        if all == 0 {
            Answer::NotAsked
        } else {
            Answer::Amount(n, all)
        }
    })
}

/// Counts placement changes of the year by reason.
fn changes(view: &View<'_>, reasons: &[ReasonPlacementChange]) -> Outcome {
    let (first, on) = (view.first(), view.on());
    view.of_year(Unit::Percent, |child, prepared| {
        let (mut n, mut all) = (0, 0);
        for position in 0..prepared.cared.len() as u16 {
            let episode = prepared.episode(child, position);
            let ended = episode
                .period
                .until
                .is_some_and(|until| first <= until && until <= on);
            if let Some(reason) = episode.moved.filter(|_| ended) {
                all += 1;
                n += u64::from(reasons.contains(&reason));
            }
        }
        if all == 0 {
            Answer::NotAsked
        } else {
            Answer::Amount(n, all)
        }
    })
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "new_placements",
        title: "New placements in the year",
        plain: "How many placements began in twelve months.",
        numerator: "Placements that began in the year.",
        denominator: "None: it is a count of placements.",
        formula: "placements with first day ≤ DECOM ≤ day and RNE S, P, B, T or U; the figure counts placements, the list shows the children",
        unit: Unit::Count,
        chart: Chart::Line,
        comparator: published(WHERE, "Total new placements", Column::Number),
        compute: |view| new_placements(view, Unit::Count, |_| true),
        ..NEW
    },
    Measure {
        id: "new_placements_in_borough_near",
        part_of: Some("place of new placements"),
        title: "New placements inside the borough, within 20 miles",
        plain: "Of the placements that began in twelve months, what share were inside the council's own area and at most 20 miles from home.",
        numerator: "Those inside the council's area and at most 20.0 miles from home.",
        direction: Direction::Higher,
        comparator: published(
            WHERE,
            "Placed inside LA boundary less than 20 miles from home",
            Column::Share,
        ),
        compute: |view| {
            let council = view.borough().council();
            new_placements(view, Unit::Percent, |episode| {
                episode.authority == Some(council)
                    && episode.miles.is_some_and(|miles| !miles.over(20))
            })
        },
        ..NEW
    },
    Measure {
        id: "new_placements_outside_near",
        part_of: Some("place of new placements"),
        title: "New placements outside the borough, within 20 miles",
        plain: "Of the placements that began in twelve months, what share were outside the council's area and at most 20 miles from home.",
        numerator: "Those outside the council's area and at most 20.0 miles from home.",
        comparator: published(
            WHERE,
            "Placed outside LA boundary less than 20 miles from home",
            Column::Share,
        ),
        compute: |view| {
            let council = view.borough().council();
            new_placements(view, Unit::Percent, |episode| {
                episode
                    .authority
                    .is_some_and(|authority| authority != council)
                    && episode.miles.is_some_and(|miles| !miles.over(20))
            })
        },
        ..NEW
    },
    Measure {
        id: "new_placements_outside_far",
        part_of: Some("place of new placements"),
        title: "New placements outside the borough, over 20 miles",
        plain: "Of the placements that began in twelve months, what share were outside the council's area and more than 20 miles from home.",
        numerator: "Those outside the council's area and more than 20.0 miles from home.",
        direction: Direction::Lower,
        comparator: published(
            WHERE,
            "Placed outside LA boundary more than 20 miles from home",
            Column::Share,
        ),
        compute: |view| {
            let council = view.borough().council();
            new_placements(view, Unit::Percent, |episode| {
                episode
                    .authority
                    .is_some_and(|authority| authority != council)
                    && episode.miles.is_some_and(|miles| miles.over(20))
            })
        },
        ..NEW
    },
    Measure {
        id: "changes_care_plan_share",
        part_of: Some("reason for change"),
        title: "Moves that followed the care plan",
        plain: "Of the placements that ended by a move, what share ended because the care plan said so.",
        numerator: "Those whose reason for the change is CARPL.",
        comparator: published(WHY, "Change to/implementation of care plan", Column::Share),
        compute: |view| changes(view, &[ReasonPlacementChange::CARPL]),
        ..ENDED
    },
    Measure {
        id: "changes_status_share",
        part_of: Some("reason for change"),
        title: "Changes of status only",
        plain: "Of the placements that ended, what share ended on paper only: the child stayed where they were.",
        numerator: "Those whose reason for the change is PLACE.",
        comparator: published(
            WHY,
            "Change in the status of a placement only",
            Column::Share,
        ),
        compute: |view| changes(view, &[ReasonPlacementChange::PLACE]),
        ..ENDED
    },
    Measure {
        id: "changes_carer_behaviour_share",
        part_of: Some("reason for change"),
        title: "Moves at the carers' request, because of behaviour",
        plain: "Of the placements that ended by a move, what share ended because the carers asked, for the child's behaviour.",
        numerator: "Those whose reason for the change is CREQB.",
        direction: Direction::Lower,
        comparator: published(
            WHY,
            "Carer requests placement ends due to child's behaviour",
            Column::Share,
        ),
        compute: |view| changes(view, &[ReasonPlacementChange::CREQB]),
        ..ENDED
    },
    Measure {
        id: "changes_carer_other_share",
        part_of: Some("reason for change"),
        title: "Moves at the carers' request, for another reason",
        plain: "Of the placements that ended by a move, what share ended because the carers asked, for another reason.",
        numerator: "Those whose reason for the change is CREQO.",
        direction: Direction::Lower,
        comparator: published(
            WHY,
            "Carer requests placement end other than due to child's behaviour",
            Column::Share,
        ),
        compute: |view| changes(view, &[ReasonPlacementChange::CREQO]),
        ..ENDED
    },
    Measure {
        id: "changes_child_share",
        part_of: Some("reason for change"),
        title: "Moves at the child's request",
        plain: "Of the placements that ended by a move, what share ended because the child asked.",
        numerator: "Those whose reason for the change is CHILD.",
        comparator: published(WHY, "Child requests placement to end", Column::Share),
        compute: |view| changes(view, &[ReasonPlacementChange::CHILD]),
        ..ENDED
    },
];
