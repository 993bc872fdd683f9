//! Every other measure, each with the edges of its definition.

use crate::build::{
    APART, NO, NOT_ASKED, NOT_KNOWN, ON, YES, borough, cared, child, counts, day, one, outcome,
};

#[test]
fn looked_after_from_the_day_care_starts_to_the_day_before_it_ends() {
    let story = child(1)
        .enters("10/1/2027", "C2", "U4")
        .leaves("31/3/2027", "E4A");
    for (on, n) in [
        ("9/1/2027", 0),
        ("10/1/2027", 1),
        ("30/3/2027", 1),
        ("31/3/2027", 0),
    ] {
        assert_eq!(
            counts(std::slice::from_ref(&story), "looked_after", on).0,
            n,
            "{on}"
        );
    }
    for short_breaks in ["V3", "V4"] {
        assert_eq!(
            one(
                &child(1).enters("10/1/2027", short_breaks, "U4"),
                "looked_after"
            )
            .0,
            0
        );
    }
    // Two episodes open at once, a fault of the record, are still one child.
    let twice = cared().edit(|child| {
        let again = child.episodes[0].clone();
        child.episodes.push(again);
    });
    assert_eq!(one(&twice, "looked_after").0, 1);
    let ends_before_it_begins =
        cared().edit_last(|episode| episode.period.until = Some(day("1/1/2022")));
    assert_eq!(one(&ends_before_it_begins, "looked_after").0, 0);
}

#[test]
fn the_rate_divides_by_the_mid_year_before() {
    let one = borough([cared()]);
    let rate = outcome(&one, "rate_per_10000", day("31/3/2025"));
    assert_eq!(
        (rate.all.denominator, rate.mid_year),
        (Some(71_697), Some(2024))
    );
    assert!((rate.value().unwrap() - 10_000.0 / 71_697.0).abs() < 1e-9);
    let earlier = outcome(&one, "rate_per_10000", day("31/3/2024"));
    assert_eq!(earlier.mid_year, Some(2023));
    assert_eq!(
        outcome(&one, "rate_per_10000", day("29/6/2024")).mid_year,
        Some(2023)
    );
    assert_eq!(
        outcome(&one, "rate_per_10000", day("30/6/2024")).mid_year,
        Some(2024)
    );
    let without =
        measures::Borough::new(care::Authority::WIGAN, vec![cared().0], Default::default());
    assert_eq!(outcome(&without, "rate_per_10000", day(ON)).value(), None);
}

#[test]
fn the_usual_placement_speaks_for_a_temporary_absence() {
    let away = cared()
        .lies(true, Some(10))
        .moves("20/3/2027", "T2")
        .lies(false, Some(900));
    assert_eq!(one(&away, "foster_share"), YES);
    assert_eq!(one(&away, "in_borough"), YES);
    assert_eq!(one(&away, "over_20_miles"), NO);
    assert_eq!(one(&away, "other_placement_share"), NO);
}

#[test]
fn every_placement_type_is_counted_once() {
    let shares = [
        ("foster_share", "U1 U2 U3 U4 U5 U6"),
        ("residential_share", "K1 K2"),
        ("supported_share", "K3 H5 P2"),
        ("with_parents_share", "P1"),
        ("placed_for_adoption_share", "A3 A4 A5 A6"),
        ("residential_school_share", "S1"),
        ("other_residential_share", "R1 R2 R3 R5"),
        ("other_placement_share", "P3 Z1 Z11 Z12 Z13 Z14"),
        ("family_setting_share", "U1 U2 U3 U4 U5 U6 P1 A3 A4 A5 A6"),
        ("kinship_share", "U1 U2 U3"),
    ];
    let types = shares.iter().flat_map(|(_, types)| types.split(' '));
    for place in types {
        let story = child(1).enters("1/2/2022", "C2", place);
        for (id, types) in shares {
            let expected = if types.split(' ').any(|t| t == place) {
                YES
            } else {
                NO
            };
            assert_eq!(one(&story, id), expected, "{id} {place}");
        }
    }
    let blank = cared().edit_last(|episode| episode.place = None);
    assert_eq!(one(&blank, "foster_share"), NOT_KNOWN);
}

#[test]
fn who_children_are() {
    let statuses = [
        ("full_care_order_share", "C2"),
        ("interim_care_order_share", "C1"),
        ("section_20_share", "V2"),
        ("placement_order_share", "E1"),
        ("youth_justice_share", "J2"),
        ("child_protection_status_share", "L2"),
    ];
    for (_, status) in statuses {
        let story = cared().becomes("1/3/2027", status);
        for (id, of) in statuses {
            assert_eq!(
                one(&story, id),
                if of == status { YES } else { NO },
                "{id} {status}"
            );
        }
    }
    let bands = [
        ("aged_under_1", "1/4/2026"),
        ("aged_1_to_4", "31/3/2026"),
        ("aged_5_to_9", "31/3/2022"),
        ("aged_10_to_15", "31/3/2017"),
        ("aged_16_and_over", "31/3/2011"),
    ];
    for (_, born) in bands {
        let story = cared().born(born);
        for (id, of) in bands {
            assert_eq!(
                one(&story, id),
                if of == born { YES } else { NO },
                "{id} {born}"
            );
        }
    }
    let not_known = cared().edit(|child| child.born = None);
    assert_eq!(one(&not_known, "aged_5_to_9"), NOT_KNOWN);
    let providers = [
        ("own_provision_share", "PR1"),
        ("private_provision_share", "PR4"),
        ("voluntary_provision_share", "PR5"),
        ("other_council_provision_share", "PR2"),
        ("other_public_provision_share", "PR3"),
        ("parents_provision_share", "PR0"),
    ];
    for (_, provider) in providers {
        let story = cared().edit_last(|episode| {
            episode.provider = care::codes::PlacementProvider::parse(provider);
        });
        for (id, of) in providers {
            assert_eq!(
                one(&story, id),
                if of == provider { YES } else { NO },
                "{id}"
            );
        }
    }
    assert_eq!(one(&cared(), "private_provision_share"), NOT_KNOWN);
}

#[test]
fn the_split_by_status_on_the_day_and_in_the_year() {
    let still = cared().unaccompanied(None);
    let ceased_in_the_year = child(2)
        .enters("1/5/2026", "V2", "K3")
        .unaccompanied(Some("1/7/2026"));
    let never = child(3).enters("1/5/2026", "C2", "U4");
    let borough = borough([still, ceased_in_the_year, never]);
    let day_split = outcome(&borough, "looked_after", day(ON));
    assert_eq!(
        (
            day_split.unaccompanied.numerator,
            day_split.others.numerator
        ),
        (1, 2)
    );
    let share = outcome(&borough, "unaccompanied_share", day(ON));
    assert_eq!((share.all.numerator, share.all.denominator), (1, Some(3)));
    let year_split = outcome(&borough, "started_in_year", day(ON));
    assert_eq!(
        (
            year_split.unaccompanied.numerator,
            year_split.others.numerator
        ),
        (1, 1)
    );
    let rate = outcome(&borough, "rate_per_10000", day(ON));
    assert_eq!(
        (rate.unaccompanied.numerator, rate.unaccompanied.value),
        (1, None)
    );
}

#[test]
fn where_children_live() {
    let near = cared().lies(true, Some(200));
    assert_eq!(one(&near, "in_borough"), YES);
    assert_eq!(one(&near, "over_20_miles"), NO, "20.0 miles is not over 20");
    let far_inside = cared().lies(true, Some(201));
    assert_eq!(one(&far_inside, "over_20_miles"), YES);
    assert_eq!(one(&far_inside, "over_20_miles_outside"), NO);
    let far_outside = cared().lies(false, Some(201));
    assert_eq!(one(&far_outside, "over_20_miles_outside"), YES);
    assert_eq!(one(&far_outside, "in_borough"), NO);
    assert_eq!(one(&far_outside, "in_borough_foster_share"), NOT_ASKED);
    assert_eq!(one(&near, "in_borough_foster_share"), YES);
    assert_eq!(one(&near, "in_borough_residential_share"), NO);
    // Home not known: in the denominator for distance, as DfE counts; the place itself is known.
    let no_home = cared().lies(false, None);
    assert_eq!(one(&no_home, "over_20_miles"), NOT_KNOWN);
    assert_eq!(one(&no_home, "over_20_miles_outside"), NOT_KNOWN);
    assert_eq!(one(&no_home, "in_borough"), NO);
    assert_eq!(one(&no_home, "distance_not_known_share"), YES);
    let inside_no_home = cared().lies(true, None);
    assert_eq!(
        one(&inside_no_home, "over_20_miles_outside"),
        NO,
        "inside settles it"
    );
    assert_eq!(one(&cared(), "in_borough"), APART, "postcode not known");
    assert_eq!(one(&cared(), "in_borough_foster_share"), APART);
    let homes = child(1).enters("1/2/2022", "C2", "K2").lies(true, Some(10));
    assert_eq!(one(&homes, "in_borough_residential_share"), YES);
    assert_eq!(one(&homes, "residential_in_borough"), YES);
    assert_eq!(one(&near, "residential_in_borough"), NOT_ASKED);
}

#[test]
fn started_and_ceased_count_each_child_once() {
    let twice = child(1)
        .enters("1/4/2026", "V2", "U4")
        .leaves("1/6/2026", "E4A")
        .enters("1/9/2026", "V2", "U4")
        .leaves("1/10/2026", "E11")
        .enters("1/3/2027", "V2", "U4");
    assert_eq!(one(&twice, "started_in_year").0, 1);
    assert_eq!(one(&twice, "ceased_in_year").0, 1);
    assert_eq!(
        one(&twice, "ceased_adopted_share"),
        YES,
        "the last time decides"
    );
    assert_eq!(one(&twice, "came_back_within_a_year_share"), YES);
    let edges = child(1)
        .enters("31/3/2026", "V2", "U4")
        .leaves("1/4/2026", "E4B");
    assert_eq!(one(&edges, "started_in_year").0, 0);
    assert_eq!(one(&edges, "ceased_in_year").0, 1);
    assert_eq!(one(&edges, "looked_after_in_year").0, 1);
    let on_the_last_day = child(1).enters("31/3/2027", "V2", "U4");
    assert_eq!(one(&on_the_last_day, "started_in_year").0, 1);
    assert_eq!(one(&on_the_last_day, "came_back_within_a_year_share"), NO);
    let left_on_the_last_day = cared().leaves("31/3/2027", "E17").born("31/3/2009");
    assert_eq!(one(&left_on_the_last_day, "ceased_in_year").0, 1);
    assert_eq!(one(&left_on_the_last_day, "ceased_aged_18_share"), YES);
    let breaks = child(1)
        .enters("1/5/2026", "V3", "U4")
        .leaves("3/5/2026", "E8");
    assert_eq!(one(&breaks, "started_in_year").0, 0);
    assert_eq!(one(&breaks, "ceased_in_year").0, 0);
    assert_eq!(one(&breaks, "looked_after_in_year").0, 0);
    // Left and came back the same day: two periods of care.
    let same_day = cared()
        .leaves("1/6/2026", "E3")
        .enters("1/6/2026", "V2", "U4");
    assert_eq!(one(&same_day, "started_in_year").0, 1);
    // Ends with X1 and nothing after it, or begins without S: the record has a hole.
    let hole = cared().leaves("1/6/2026", "X1");
    assert_eq!(one(&hole, "ceased_sgo_share"), APART);
    let appears = child(1)
        .enters("1/6/2026", "C2", "U4")
        .edit_last(|episode| episode.began = care::codes::ReasonNewEpisode::parse("P"));
    assert_eq!(one(&appears, "started_aged_11_plus_share"), APART);
}

#[test]
fn why_children_leave() {
    let reasons = [
        ("ceased_adopted_share", "E11 E12"),
        ("ceased_sgo_share", "E43 E44 E45 E46 E47 E48"),
        ("ceased_arrangements_order_share", "E41"),
        ("returned_home_planned_share", "E4A"),
        ("returned_home_not_planned_share", "E4B"),
        ("ceased_stayed_with_carers_share", "E17"),
        ("ceased_independent_share", "E5 E6"),
    ];
    for reason in reasons.iter().flat_map(|(_, codes)| codes.split(' ')) {
        let story = cared().leaves("1/6/2026", reason);
        for (id, codes) in reasons {
            let expected = if codes.split(' ').any(|c| c == reason) {
                YES
            } else {
                NO
            };
            assert_eq!(one(&story, id), expected, "{id} {reason}");
        }
    }
    let born = |on: &str| child(1).born(on).enters("1/6/2026", "V2", "U4");
    assert_eq!(one(&born("1/6/2015"), "started_aged_11_plus_share"), YES);
    assert_eq!(one(&born("2/6/2015"), "started_aged_11_plus_share"), NO);
    let asylum = born("1/1/2010").unaccompanied(Some("1/1/2028"));
    assert_eq!(one(&asylum, "started_unaccompanied_share"), YES);
}

#[test]
fn new_placements_of_the_year() {
    let story = cared()
        .moves("1/4/2026", "U6")
        .lies(true, Some(200))
        .becomes("1/5/2026", "C1")
        .next("1/6/2026", "T", "U4")
        .lies(false, Some(201))
        .moves("1/7/2026", "T2")
        .moves("8/7/2026", "U4")
        .moves("1/8/2026", "K2")
        .lies(false, Some(30));
    assert_eq!(one(&story, "new_placements").0, 3);
    assert_eq!(one(&story, "new_placements_in_borough_near"), (1, 3, 0));
    assert_eq!(one(&story, "new_placements_outside_far"), (1, 3, 0));
    assert_eq!(one(&story, "new_placements_outside_near"), (1, 3, 0));
    let reasons = [
        ("changes_care_plan_share", "CARPL"),
        ("changes_status_share", "PLACE"),
        ("changes_carer_behaviour_share", "CREQB"),
        ("changes_carer_other_share", "CREQO"),
        ("changes_child_share", "CHILD"),
    ];
    for (_, reason) in reasons {
        let story = cared()
            .edit_last(|episode| {
                episode.moved = care::codes::ReasonPlacementChange::parse(reason);
            })
            .moves("1/4/2026", "U6");
        for (id, of) in reasons {
            assert_eq!(one(&story, id), if of == reason { YES } else { NO }, "{id}");
        }
    }
    assert_eq!(
        one(&cared().moves("1/4/2026", "U6"), "changes_child_share"),
        NOT_ASKED
    );
}
