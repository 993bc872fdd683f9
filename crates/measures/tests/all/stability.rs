//! Moves: what is a placement, what is not, and which ones a year holds.

use crate::build::{Child, child, counts};

/// Whether the child has three or more placements in the year to 31 March 2027.
fn three(story: &Child) -> bool {
    let (n, d, unknown) = counts(
        std::slice::from_ref(story),
        "placements_3_plus_1y",
        "31/3/2027",
    );
    assert_eq!((d, unknown), (1, 0));
    n == 1
}
fn three_sets_of_carers(story: &Child) -> bool {
    counts(
        std::slice::from_ref(story),
        "placements_3_plus_1y_new_carers",
        "31/3/2027",
    )
    .0 == 1
}

/// In one foster home for years, then so many more placements, a month apart, from May 2026.
fn settled() -> Child {
    child(1).enters("1/2/2022", "C2", "U4").at("WN1 1AA")
}

#[test]
fn three_is_the_one_open_at_the_start_and_two_more() {
    assert!(!three(&settled()));
    assert!(!three(&settled().moves("1/5/2026", "U6")));
    assert!(three(
        &settled().moves("1/5/2026", "U6").moves("1/6/2026", "K2")
    ));
}

#[test]
fn the_year_holds_the_placement_open_on_its_first_and_its_last_night() {
    // Moved on 1 April: the night of 1 April is spent in the new placement, so the old one is last
    // year's.
    let on_the_first = settled().moves("1/4/2026", "U6").moves("1/6/2026", "K2");
    assert!(!three(&on_the_first));
    let a_day_later = settled().moves("2/4/2026", "U6").moves("1/6/2026", "K2");
    assert!(three(&a_day_later));
    let last_day = settled().moves("1/5/2026", "U6").moves("31/3/2027", "K2");
    assert!(three(&last_day));
    let the_day_after = settled().moves("1/5/2026", "U6").moves("1/4/2027", "K2");
    assert!(!three(&the_day_after));
}

#[test]
fn a_change_of_legal_status_is_no_move() {
    let story = settled()
        .becomes("1/5/2026", "C1")
        .becomes("1/6/2026", "C2")
        .moves("1/7/2026", "U6");
    assert!(!three(&story));
}

#[test]
fn a_placement_under_a_day_is_not_counted() {
    let story = settled().moves("1/5/2026", "U6").moves("1/5/2026", "K2");
    assert!(!three(&story));
    let a_night = settled().moves("1/5/2026", "U6").moves("2/5/2026", "K2");
    assert!(three(&a_night));
}

#[test]
fn same_carers_in_the_same_home_is_no_move_and_in_another_home_is() {
    let same_home = settled()
        .next("1/5/2026", "T", "U1")
        .moves("1/6/2026", "U6");
    assert!(!three(&same_home) && !three_sets_of_carers(&same_home));
    let carers_moved = settled()
        .next("1/5/2026", "T", "U4")
        .at("WN2 2BB")
        .moves("1/6/2026", "U6");
    assert!(three(&carers_moved));
    assert!(!three_sets_of_carers(&carers_moved));
    let with_legal_change = settled()
        .next("1/5/2026", "U", "U4")
        .at("WN2 2BB")
        .next("1/6/2026", "B", "U6");
    assert!(three(&with_legal_change));
}

#[test]
fn a_temporary_absence_with_a_return_is_not_counted() {
    let hospital = settled()
        .moves("1/5/2026", "T1")
        .at("M13 9WL")
        .moves("5/5/2026", "U4")
        .at("WN1 1AA")
        .moves("1/6/2026", "U6");
    assert!(!three(&hospital), "the home before, and one move");
    let two_absences_in_a_row = settled()
        .moves("1/5/2026", "T3")
        .at("WN9 9ZZ")
        .moves("8/5/2026", "T4")
        .at("WN8 8ZZ")
        .moves("10/5/2026", "U4")
        .at("WN1 1AA");
    assert!(!three(&two_absences_in_a_row));
    let did_not_return = settled()
        .moves("1/5/2026", "T4")
        .at("M13 9WL")
        .moves("5/5/2026", "K2")
        .at("WN3 3CC");
    assert!(three(&did_not_return), "the absence became a placement");
    let still_away = settled()
        .moves("1/5/2026", "U6")
        .moves("30/3/2027", "T2")
        .at("LL1 1AA");
    assert!(!three(&still_away));
}

#[test]
fn being_adopted_by_the_foster_carers_is_no_move() {
    let story = settled()
        .moves("1/5/2026", "U5")
        .at("WN4 4DD")
        .next("1/7/2026", "P", "A5");
    assert!(!three(&story));
    let by_others = settled()
        .moves("1/5/2026", "U5")
        .next("1/7/2026", "P", "A6")
        .at("WN5 5EE");
    assert!(three(&by_others));
    let from_a_home = settled()
        .moves("1/5/2026", "K2")
        .next("1/7/2026", "P", "A5")
        .at("WN5 5EE");
    assert!(three(&from_a_home), "only foster carers can go on to adopt");
}

#[test]
fn coming_back_into_care_begins_a_placement_even_in_the_same_home() {
    let story = settled()
        .leaves("1/5/2026", "E4A")
        .enters("1/6/2026", "V2", "U4")
        .at("WN1 1AA")
        .leaves("1/7/2026", "E4A")
        .enters("1/8/2026", "V2", "U4")
        .at("WN1 1AA");
    assert!(three(&story));
}

#[test]
fn short_breaks_are_not_placements_and_do_not_make_a_child_looked_after() {
    let only_breaks = child(1)
        .enters("1/5/2026", "V3", "U6")
        .leaves("3/5/2026", "E8")
        .enters("25/3/2027", "V4", "U6");
    assert_eq!(
        counts(&[only_breaks], "placements_3_plus_1y", "31/3/2027"),
        (0, 0, 0)
    );
    let after_breaks = child(1)
        .enters("1/5/2026", "V3", "U6")
        .leaves("3/5/2026", "E8")
        .enters("1/6/2026", "V3", "U6")
        .leaves("3/6/2026", "E8")
        .enters("1/7/2026", "V2", "U6");
    assert!(!three(&after_breaks));
}

#[test]
fn two_years_asks_only_those_in_care_all_that_time() {
    let id = "placements_3_plus_2y";
    let moved = |from: &str| {
        child(1)
            .enters(from, "C2", "U4")
            .moves("1/6/2025", "U6")
            .moves("1/6/2026", "K2")
    };
    assert_eq!(counts(&[moved("1/4/2025")], id, "31/3/2027"), (1, 1, 0));
    assert_eq!(counts(&[moved("2/4/2025")], id, "31/3/2027"), (0, 0, 0));
    let broke = child(1)
        .enters("1/2/2020", "C2", "U4")
        .leaves("1/6/2025", "E4A")
        .enters("2/6/2025", "V2", "U4");
    assert_eq!(
        counts(std::slice::from_ref(&broke), id, "31/3/2027"),
        (0, 0, 0)
    );
    // In care on both days, a break between or not: the wider cohort.
    let wide = "placements_3_plus_2y_two_marches";
    assert_eq!(counts(&[broke], wide, "31/3/2027"), (0, 1, 0));
    let began_before_the_record = moved("1/6/2025").edit(|child| {
        child.episodes[0].began = care::codes::ReasonNewEpisode::parse("L");
    });
    assert_eq!(
        counts(&[began_before_the_record], id, "31/3/2027"),
        (0, 0, 1),
        "not known whether two years in care"
    );
}

#[test]
fn long_term_stability() {
    let id = "stability_long_term";
    let asked = |story: Child| counts(&[story], id, "31/3/2027");
    // Two and a half years: on or before 30 September 2024. Two years: on or before 31 March 2025.
    let entered = |on: &str| child(1).enters(on, "C2", "U4").at("WN1 1AA");
    assert_eq!(asked(entered("30/9/2024")), (1, 1, 0));
    assert_eq!(asked(entered("1/10/2024")), (0, 0, 0));
    assert_eq!(
        asked(entered("1/1/2024").moves("31/3/2025", "U6")),
        (1, 1, 0)
    );
    assert_eq!(
        asked(entered("1/1/2024").moves("1/4/2025", "U6")),
        (0, 1, 0)
    );
    // Same carers: a move together, a legal change and a holiday do not end the stay.
    let together = entered("1/1/2024")
        .next("1/6/2025", "T", "U4")
        .at("WN2 2BB")
        .becomes("1/7/2025", "C1")
        .moves("1/8/2026", "T2")
        .at("LL1 1AA")
        .moves("8/8/2026", "U4")
        .at("WN2 2BB");
    assert_eq!(asked(together), (1, 1, 0));
    // Placed for adoption: with the placement before it, but not the one before that.
    let adoptive = entered("1/1/2024")
        .moves("1/1/2025", "U6")
        .moves("1/9/2026", "A6");
    assert_eq!(asked(adoptive), (1, 1, 0));
    let too_short = entered("1/1/2024")
        .moves("1/4/2025", "U6")
        .moves("1/9/2026", "A6");
    assert_eq!(asked(too_short), (0, 1, 0));
    let by_carers = entered("1/1/2024")
        .moves("1/5/2025", "U5")
        .moves("1/9/2026", "A5");
    assert_eq!(
        asked(by_carers),
        (0, 1, 0),
        "one stay since May 2025; the one before is not joined"
    );
    // Sixteen on the day is out; the day before the birthday is in.
    assert_eq!(asked(entered("1/1/2024").born("31/3/2011")), (0, 0, 0));
    assert_eq!(asked(entered("1/1/2024").born("1/4/2011")), (1, 1, 0));
}
