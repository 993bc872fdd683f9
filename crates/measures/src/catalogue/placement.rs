//! What kind of home children live in, and where.

use super::{CLA, NONE, SHORT_BREAKS};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::view::{LookedAfter, View};
use care::codes::{PlacementGroup, PlacementType};

const USUAL: &str = "Children looked after only under a series of short-term placements (V3, V4) are left out. A temporary absence (T0 to T4) is counted under the usual placement.";

const fn characteristic(group: &'static str, row: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::Characteristics,
        group,
        row,
        column: Column::Share,
    })
}

const KIND: Measure = Measure {
    topic: Topic::Placement,
    denominator: "Children looked after on the day.",
    formula: "numerator ÷ denominator × 100",
    exclusions: USUAL,
    source: CLA,
    unit: Unit::Percent,
    direction: Direction::Neither,
    timing: Timing::OnTheDay,
    chart: Chart::Stack,
    ..NONE
};

const PLACE: Measure = Measure {
    topic: Topic::Location,
    formula: "numerator ÷ denominator × 100",
    source: CLA,
    unit: Unit::Percent,
    direction: Direction::Neither,
    timing: Timing::OnTheDay,
    chart: Chart::Line,
    ..NONE
};

fn of_group(view: &View<'_>, group: PlacementGroup) -> Outcome {
    view.of_looked_after(Unit::Percent, |one| {
        one.group().map(|found| found == group).into()
    })
}

/// Whether the usual placement lies in the council's own area.
fn inside(view: &View<'_>, one: &LookedAfter<'_>) -> Option<bool> {
    let council = view.borough().council();
    one.usual.authority.map(|authority| authority == council)
}

fn far(one: &LookedAfter<'_>) -> Option<bool> {
    one.usual.miles.map(|miles| miles.over(20))
}

/// Both, when either "no" settles it.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn inside_of_group(view: &View<'_>, group: PlacementGroup) -> Outcome {
    view.of_looked_after(Unit::Percent, |one| match inside(view, one) {
        Some(true) => one.group().map(|found| found == group).into(),
        Some(false) => Answer::NotAsked,
        None => Answer::Apart,
    })
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "foster_share",
        part_of: Some("placement"),
        title: "In foster care",
        plain: "What share of the children we look after live in a foster family.",
        numerator: "Those whose usual placement is U1 to U6.",
        direction: Direction::Higher,
        comparator: characteristic("Placement", "Foster placements"),
        compute: |view| of_group(view, PlacementGroup::Foster),
        ..KIND
    },
    Measure {
        id: "residential_share",
        part_of: Some("placement"),
        title: "In children's homes",
        plain: "What share of the children we look after live in a children's home or a secure home.",
        numerator: "Those whose usual placement is K1 (secure children's home) or K2 (children's home).",
        direction: Direction::Lower,
        comparator: characteristic("Placement", "Secure homes and children's homes"),
        compute: |view| of_group(view, PlacementGroup::ChildrensHomes),
        ..KIND
    },
    Measure {
        id: "supported_share",
        part_of: Some("placement"),
        title: "In supported accommodation",
        plain: "What share of the children we look after live in supported accommodation.",
        numerator: "Those whose usual placement is K3 (or H5 or P2 before registration began).",
        direction: Direction::Neither,
        comparator: characteristic(
            "Placement",
            "Independent and semi-independent living arrangements/supported accommodation",
        ),
        compute: |view| of_group(view, PlacementGroup::Supported),
        ..KIND
    },
    Measure {
        id: "with_parents_share",
        part_of: Some("placement"),
        title: "Living with parents",
        plain: "What share of the children we look after live with a parent, while the council shares responsibility.",
        numerator: "Those whose usual placement is P1.",
        direction: Direction::Neither,
        comparator: characteristic(
            "Placement",
            "Placed with parents or other person with parental responsibility",
        ),
        compute: |view| of_group(view, PlacementGroup::WithParents),
        ..KIND
    },
    Measure {
        id: "placed_for_adoption_share",
        part_of: Some("placement"),
        title: "Placed for adoption",
        plain: "What share of the children we look after live with the family that will adopt them.",
        numerator: "Those whose usual placement is A3 to A6.",
        direction: Direction::Neither,
        comparator: characteristic("Placement", "Placed for adoption"),
        compute: |view| of_group(view, PlacementGroup::Adoption),
        ..KIND
    },
    Measure {
        id: "residential_school_share",
        part_of: Some("placement"),
        title: "In residential schools",
        plain: "What share of the children we look after live at a residential school.",
        numerator: "Those whose usual placement is S1.",
        direction: Direction::Neither,
        comparator: characteristic("Placement", "Residential schools"),
        compute: |view| of_group(view, PlacementGroup::ResidentialSchools),
        ..KIND
    },
    Measure {
        id: "other_residential_share",
        part_of: Some("placement"),
        title: "In other residential settings",
        plain: "What share of the children we look after live in another residential setting, such as a mother and baby unit or a hospital.",
        numerator: "Those whose usual placement is R1, R2, R3 or R5.",
        direction: Direction::Neither,
        comparator: characteristic("Placement", "Other residential settings"),
        compute: |view| of_group(view, PlacementGroup::OtherResidential),
        ..KIND
    },
    Measure {
        id: "other_placement_share",
        part_of: Some("placement"),
        title: "In other placements",
        plain: "What share of the children we look after live somewhere that fits no other heading.",
        numerator: "Those whose usual placement is a Z code or P3.",
        direction: Direction::Lower,
        comparator: characteristic("Placement", "Other placements"),
        compute: |view| of_group(view, PlacementGroup::Other),
        ..KIND
    },
    Measure {
        id: "family_setting_share",
        title: "In a family",
        plain: "What share of the children we look after live in a family: foster carers, relatives, parents or adopters.",
        numerator: "Those whose usual placement is U1 to U6, P1 or A3 to A6.",
        direction: Direction::Higher,
        comparator: None,
        compute: |view| {
            view.of_looked_after(Unit::Percent, |one| {
                one.group()
                    .map(|group| {
                        matches!(
                            group,
                            PlacementGroup::Foster
                                | PlacementGroup::WithParents
                                | PlacementGroup::Adoption
                        )
                    })
                    .into()
            })
        },
        ..KIND
    },
    Measure {
        id: "kinship_share",
        title: "Fostered by relatives or friends",
        plain: "What share of the children we look after are fostered by someone they already knew.",
        numerator: "Those whose usual placement is U1, U2 or U3.",
        direction: Direction::Neither,
        comparator: None,
        compute: |view| {
            view.of_looked_after(Unit::Percent, |one| {
                one.usual.place.map(PlacementType::is_kinship).into()
            })
        },
        ..KIND
    },
    Measure {
        id: "in_borough",
        title: "Living in the borough",
        plain: "What share of the children we look after live inside the council's own area.",
        numerator: "Those whose usual placement's postcode lies in the council's area.",
        denominator: "Children looked after on the day whose placement's postcode is known.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose placement's postcode is not known is left out and counted as not known: neither inside nor outside.",
        direction: Direction::Higher,
        comparator: characteristic(
            "Locality of placement",
            "Placed inside the local authority boundary",
        ),
        compute: |view| {
            view.of_looked_after(Unit::Percent, |one| {
                inside(view, one).map_or(Answer::Apart, Answer::from)
            })
        },
        ..PLACE
    },
    Measure {
        id: "over_20_miles",
        title: "More than 20 miles from home",
        plain: "What share of the children we look after live more than 20 miles from where they lived when they came into care.",
        numerator: "Those whose usual placement is more than 20.0 miles from home in a straight line.",
        denominator: "Children looked after on the day.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose distance is not known stays in the denominator, as DfE counts, and is counted as not known.",
        direction: Direction::Lower,
        comparator: characteristic(
            "Distance between home and placement",
            "Placed more than 20 miles from home",
        ),
        compute: |view| view.of_looked_after(Unit::Percent, |one| far(one).into()),
        ..PLACE
    },
    Measure {
        id: "over_20_miles_outside",
        title: "More than 20 miles from home and outside the borough",
        plain: "What share of the children we look after live more than 20 miles from where they lived when they came into care, and outside the council's area.",
        numerator: "Those whose usual placement is more than 20.0 miles from home in a straight line and lies outside the council's area.",
        denominator: "Children looked after on the day.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child of whom this is not known stays in the denominator, as DfE counts, and is counted as not known.",
        direction: Direction::Lower,
        comparator: characteristic(
            "Distance between home and placement and locality of placement",
            "4. Placed outside the LA boundary, more than 20 miles from home",
        ),
        compute: |view| {
            view.of_looked_after(Unit::Percent, |one| {
                both(far(one), inside(view, one).map(|inside| !inside)).into()
            })
        },
        ..PLACE
    },
    Measure {
        id: "in_borough_foster_share",
        title: "Of those in the borough, in foster care",
        plain: "Of the children who live inside the council's area, what share live in a foster family.",
        numerator: "Those whose usual placement is U1 to U6.",
        denominator: "Children looked after on the day whose usual placement lies in the council's area.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose placement's postcode is not known is left out and counted as not known.",
        direction: Direction::Higher,
        comparator: None,
        compute: |view| inside_of_group(view, PlacementGroup::Foster),
        ..PLACE
    },
    Measure {
        id: "in_borough_residential_share",
        title: "Of those in the borough, in children's homes",
        plain: "Of the children who live inside the council's area, what share live in a children's home.",
        numerator: "Those whose usual placement is K1 or K2.",
        denominator: "Children looked after on the day whose usual placement lies in the council's area.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose placement's postcode is not known is left out and counted as not known.",
        direction: Direction::Neither,
        comparator: None,
        compute: |view| inside_of_group(view, PlacementGroup::ChildrensHomes),
        ..PLACE
    },
    Measure {
        id: "residential_in_borough",
        title: "Of those in children's homes, in the borough",
        plain: "Of the children who live in a children's home, what share live inside the council's area.",
        numerator: "Those whose usual placement lies in the council's area.",
        denominator: "Children looked after on the day whose usual placement is K1 or K2 and whose placement's postcode is known.",
        exclusions: "Children looked after only under a series of short-term placements (V3, V4) are left out. A child whose placement's postcode is not known is left out and counted as not known.",
        direction: Direction::Higher,
        comparator: None,
        compute: |view| {
            view.of_looked_after(Unit::Percent, |one| match one.group() {
                Some(PlacementGroup::ChildrensHomes) => {
                    inside(view, one).map_or(Answer::Apart, Answer::from)
                }
                _ => Answer::NotAsked,
            })
        },
        ..PLACE
    },
    Measure {
        id: "distance_not_known_share",
        title: "Distance from home not known",
        plain: "For what share of the children we look after we cannot say how far from home they live.",
        numerator: "Those whose home or placement postcode is blank, or not in the postcode table.",
        denominator: "Children looked after on the day.",
        exclusions: SHORT_BREAKS,
        direction: Direction::Lower,
        comparator: characteristic(
            "Distance between home and placement",
            "Distance not known or not recorded",
        ),
        compute: |view| view.of_looked_after(Unit::Percent, |one| one.usual.miles.is_none().into()),
        ..PLACE
    },
];
