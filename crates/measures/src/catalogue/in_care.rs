//! Children looked after on a day: how many, and who they are.

use super::{CLA, NONE, SHORT_BREAKS};
use crate::measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic};
use crate::outcome::{Answer, Outcome, Unit};
use crate::view::View;
use care::codes::{LegalStatus, PlacementProvider};

const fn characteristic(group: &'static str, row: &'static str) -> Option<Series> {
    Some(Series {
        dataset: Dataset::Characteristics,
        group,
        row,
        column: Column::Share,
    })
}

/// A share of the children looked after, by something the return says of each.
const SHARE: Measure = Measure {
    topic: Topic::InCare,
    denominator: "Children looked after on the day.",
    formula: "numerator ÷ denominator × 100",
    exclusions: SHORT_BREAKS,
    source: CLA,
    unit: Unit::Percent,
    direction: Direction::Neither,
    timing: Timing::OnTheDay,
    chart: Chart::Stack,
    ..NONE
};

fn legal(view: &View<'_>, statuses: &[LegalStatus]) -> Outcome {
    view.of_looked_after(Unit::Percent, |one| {
        one.now.legal.map(|code| statuses.contains(&code)).into()
    })
}

fn provided(view: &View<'_>, provider: PlacementProvider) -> Outcome {
    view.of_looked_after(Unit::Percent, |one| {
        one.usual.provider.map(|found| found == provider).into()
    })
}

fn aged(view: &View<'_>, from: u8, to: u8) -> Outcome {
    let on = view.on();
    view.of_looked_after(Unit::Percent, |one| {
        one.child
            .age(on)
            .map(|age| (from..=to).contains(&age))
            .into()
    })
}

pub(super) static MEASURES: &[Measure] = &[
    Measure {
        id: "looked_after",
        title: "Children looked after",
        plain: "How many children the council was looking after on the day.",
        topic: Topic::InCare,
        numerator: "Children with an episode of care open on the day.",
        denominator: "None: it is a count.",
        formula: "children with DECOM ≤ day and (DEC blank or DEC > day), LS not V3 or V4",
        exclusions: SHORT_BREAKS,
        source: CLA,
        unit: Unit::Count,
        direction: Direction::Neither,
        part_of: None,
        timing: Timing::OnTheDay,
        comparator: Some(Series {
            dataset: Dataset::NumberAndRate,
            group: "",
            row: "Children looked after on 31 March each year",
            column: Column::Number,
        }),
        chart: Chart::Line,
        compute: |view| view.of_looked_after(Unit::Count, |_| Answer::Yes),
    },
    Measure {
        id: "rate_per_10000",
        title: "Children looked after, rate per 10,000",
        plain: "How many children were looked after for every 10,000 children who live in the area.",
        topic: Topic::InCare,
        numerator: "Children looked after on the day.",
        denominator: "Children aged 0 to 17 living in the council's area at the latest mid-year (30 June) on or before the day for which an estimate is held.",
        formula: "numerator ÷ population aged 0 to 17 × 10,000",
        exclusions: SHORT_BREAKS,
        source: "DfE, Children looked after in England including adoptions, 2025; ONS mid-year population estimates",
        unit: Unit::Rate,
        direction: Direction::Neither,
        part_of: None,
        timing: Timing::OnTheDay,
        comparator: Some(Series {
            dataset: Dataset::NumberAndRate,
            group: "",
            row: "Children looked after on 31 March each year",
            column: Column::Share,
        }),
        chart: Chart::Line,
        compute: |view| view.of_looked_after(Unit::Rate, |_| Answer::Yes),
    },
    Measure {
        id: "unaccompanied_share",
        title: "Unaccompanied asylum-seeking children",
        plain: "What share of the children we look after came to this country alone to seek asylum.",
        numerator: "Those whose status as an unaccompanied asylum-seeking child had not ceased (UASC table; DUC blank or after the day).",
        comparator: characteristic("Unaccompanied asylum-seeking children", "UASC"),
        compute: |view| {
            let on = view.on();
            view.of_looked_after(Unit::Percent, |one| one.child.unaccompanied_on(on).into())
        },
        ..SHARE
    },
    Measure {
        id: "aged_under_1",
        part_of: Some("age"),
        title: "Aged under 1",
        plain: "What share of the children we look after had not had a first birthday.",
        numerator: "Those aged under 1 on the day.",
        comparator: characteristic("Age group", "Under 1 year"),
        compute: |view| aged(view, 0, 0),
        ..SHARE
    },
    Measure {
        id: "aged_1_to_4",
        part_of: Some("age"),
        title: "Aged 1 to 4",
        plain: "What share of the children we look after were aged 1 to 4.",
        numerator: "Those aged 1 to 4 on the day.",
        comparator: characteristic("Age group", "1 to 4 years"),
        compute: |view| aged(view, 1, 4),
        ..SHARE
    },
    Measure {
        id: "aged_5_to_9",
        part_of: Some("age"),
        title: "Aged 5 to 9",
        plain: "What share of the children we look after were aged 5 to 9.",
        numerator: "Those aged 5 to 9 on the day.",
        comparator: characteristic("Age group", "5 to 9 years"),
        compute: |view| aged(view, 5, 9),
        ..SHARE
    },
    Measure {
        id: "aged_10_to_15",
        part_of: Some("age"),
        title: "Aged 10 to 15",
        plain: "What share of the children we look after were aged 10 to 15.",
        numerator: "Those aged 10 to 15 on the day.",
        comparator: characteristic("Age group", "10 to 15 years"),
        compute: |view| aged(view, 10, 15),
        ..SHARE
    },
    Measure {
        id: "aged_16_and_over",
        part_of: Some("age"),
        title: "Aged 16 and over",
        plain: "What share of the children we look after were aged 16 or 17.",
        numerator: "Those aged 16 or over on the day.",
        comparator: characteristic("Age group", "16 years and over"),
        compute: |view| aged(view, 16, u8::MAX),
        ..SHARE
    },
    Measure {
        id: "full_care_order_share",
        part_of: Some("legal status"),
        title: "On a full care order",
        plain: "What share of the children we look after are in care by a court's full care order.",
        numerator: "Those whose legal status on the day is C2.",
        comparator: characteristic("Legal status", "Full care order"),
        compute: |view| legal(view, &[LegalStatus::C2]),
        ..SHARE
    },
    Measure {
        id: "interim_care_order_share",
        part_of: Some("legal status"),
        title: "On an interim care order",
        plain: "What share of the children we look after are waiting for a court to decide.",
        numerator: "Those whose legal status on the day is C1.",
        comparator: characteristic("Legal status", "Interim care order"),
        compute: |view| legal(view, &[LegalStatus::C1]),
        ..SHARE
    },
    Measure {
        id: "section_20_share",
        part_of: Some("legal status"),
        title: "By agreement (section 20)",
        plain: "What share of the children we look after are in care by agreement with their parents, or because they have nobody.",
        numerator: "Those whose legal status on the day is V2.",
        comparator: characteristic("Legal status", "Voluntary agreements under S20 CA 1989"),
        compute: |view| legal(view, &[LegalStatus::V2]),
        ..SHARE
    },
    Measure {
        id: "placement_order_share",
        part_of: Some("legal status"),
        title: "On a placement order",
        plain: "What share of the children we look after may be placed for adoption by a court's order.",
        numerator: "Those whose legal status on the day is E1 (or D1, a freeing order).",
        comparator: characteristic("Legal status", "Placement order granted"),
        compute: |view| legal(view, &[LegalStatus::E1, LegalStatus::D1]),
        ..SHARE
    },
    Measure {
        id: "youth_justice_share",
        part_of: Some("legal status"),
        title: "On a youth justice status",
        plain: "What share of the children we look after are in care through the youth justice system.",
        numerator: "Those whose legal status on the day is J1, J2 or J3.",
        comparator: characteristic("Legal status", "Youth justice legal statuses"),
        compute: |view| legal(view, &[LegalStatus::J1, LegalStatus::J2, LegalStatus::J3]),
        ..SHARE
    },
    Measure {
        id: "child_protection_status_share",
        part_of: Some("legal status"),
        title: "Held for their protection",
        plain: "What share of the children we look after are in care under an emergency order, police protection or an assessment order.",
        numerator: "Those whose legal status on the day is L1, L2 or L3.",
        comparator: characteristic("Legal status", "Detained for child protection"),
        compute: |view| legal(view, &[LegalStatus::L1, LegalStatus::L2, LegalStatus::L3]),
        ..SHARE
    },
    Measure {
        id: "own_provision_share",
        part_of: Some("provider"),
        title: "In the council's own homes and families",
        plain: "What share of the children we look after live with our own carers or in our own homes.",
        numerator: "Those whose usual placement's provider is PR1.",
        comparator: characteristic("Place providers", "Own provision (by the LA)"),
        compute: |view| provided(view, PlacementProvider::PR1),
        ..SHARE
    },
    Measure {
        id: "private_provision_share",
        part_of: Some("provider"),
        title: "In private provision",
        plain: "What share of the children we look after live in homes or families of private companies.",
        numerator: "Those whose usual placement's provider is PR4.",
        comparator: characteristic("Place providers", "Private provision"),
        compute: |view| provided(view, PlacementProvider::PR4),
        ..SHARE
    },
    Measure {
        id: "voluntary_provision_share",
        part_of: Some("provider"),
        title: "In voluntary provision",
        plain: "What share of the children we look after live in homes or families of charities and other not-for-profit organisations.",
        numerator: "Those whose usual placement's provider is PR5.",
        comparator: characteristic("Place providers", "Voluntary/third sector provision"),
        compute: |view| provided(view, PlacementProvider::PR5),
        ..SHARE
    },
    Measure {
        id: "other_council_provision_share",
        part_of: Some("provider"),
        title: "In another council's provision",
        plain: "What share of the children we look after live with another council's carers or in its homes.",
        numerator: "Those whose usual placement's provider is PR2.",
        comparator: characteristic("Place providers", "Other LA provision"),
        compute: |view| provided(view, PlacementProvider::PR2),
        ..SHARE
    },
    Measure {
        id: "other_public_provision_share",
        part_of: Some("provider"),
        title: "In other public provision",
        plain: "What share of the children we look after live in health or other public services.",
        numerator: "Those whose usual placement's provider is PR3.",
        comparator: characteristic(
            "Place providers",
            "Other public provision (e.g. by a PCT etc)",
        ),
        compute: |view| provided(view, PlacementProvider::PR3),
        ..SHARE
    },
    Measure {
        id: "parents_provision_share",
        part_of: Some("provider"),
        title: "Provided by parents",
        plain: "What share of the children we look after live with a parent as provider of the placement.",
        numerator: "Those whose usual placement's provider is PR0.",
        comparator: characteristic(
            "Place providers",
            "Parents or other person with parental responsibility",
        ),
        compute: |view| provided(view, PlacementProvider::PR0),
        ..SHARE
    },
];
