//! What is asked of each child: missing, workers, reviews, health, and life after care.

use crate::build::{
    APART, Child, NO, NOT_ASKED, NOT_KNOWN, ON, YES, borough, cared, child, day, one, outcome,
};
use care::CollectionYear;
use measures::last_return;

#[test]
fn missing_and_away() {
    let with = |kind: &str, from: &str, until: Option<&str>| cared().missing(kind, from, until);
    let id = "missing_share";
    assert_eq!(one(&with("M", "1/6/2026", Some("2/6/2026")), id), YES);
    assert_eq!(one(&with("A", "1/6/2026", Some("2/6/2026")), id), NO);
    assert_eq!(
        one(&with("A", "1/6/2026", Some("2/6/2026")), "away_share"),
        YES
    );
    assert_eq!(
        one(&with("M", "1/3/2026", Some("31/3/2026")), id),
        NO,
        "over before the year"
    );
    assert_eq!(
        one(&with("M", "1/3/2026", Some("1/4/2026")), id),
        YES,
        "carried into the year"
    );
    assert_eq!(one(&with("M", "1/3/2026", None), id), YES, "still missing");
    assert_eq!(one(&with("M", "31/3/2027", None), id), YES);
    assert_eq!(one(&with("M", "1/4/2027", None), id), NO);
    let left = cared()
        .leaves("1/4/2026", "E4A")
        .missing("M", "1/3/2026", Some("1/4/2026"));
    assert_eq!(
        one(&left, id),
        YES,
        "looked after during the year, if not at its end"
    );
    let earlier = cared()
        .leaves("31/3/2026", "E4A")
        .missing("M", "1/6/2026", None);
    assert_eq!(one(&earlier, id), NOT_ASKED);
    let often = with("M", "1/6/2026", Some("2/6/2026")).missing("M", "5/6/2026", None);
    assert_eq!(one(&often, "missing_incidents").0, 2);
}

#[test]
fn social_workers() {
    let id = "social_workers_3_plus_1y";
    let three = cared()
        .worker("A", "1/1/2020", Some("2/4/2026"))
        .worker("B", "2/4/2026", Some("1/6/2026"))
        .worker("C", "1/6/2026", None);
    assert_eq!(one(&three, id), YES);
    let the_first_was_last_years = cared()
        .worker("A", "1/1/2020", Some("1/4/2026"))
        .worker("B", "1/4/2026", Some("1/6/2026"))
        .worker("C", "1/6/2026", None);
    assert_eq!(one(&the_first_was_last_years, id), NO);
    let came_back = cared()
        .worker("A", "1/1/2020", Some("1/5/2026"))
        .worker("B", "1/5/2026", Some("1/6/2026"))
        .worker("A", "1/6/2026", None);
    assert_eq!(one(&came_back, id), NO);
    assert_eq!(one(&came_back, "social_workers_mean"), (2, 1, 0));
    assert_eq!(one(&cared(), id), NOT_KNOWN);
    assert_eq!(one(&cared(), "social_workers_mean"), APART);
    assert_eq!(
        one(&cared().worker("A", "1/1/2020", None), "social_workers_one"),
        YES
    );
}

#[test]
fn taking_part_in_reviews() {
    let id = "reviews_taken_part";
    assert_eq!(one(&cared(), id), NOT_ASKED);
    assert_eq!(one(&cared().review("1/6/2026", "PN0"), id), NOT_ASKED);
    for part in ["PN1", "PN2", "PN3", "PN5", "PN6"] {
        assert_eq!(one(&cared().review("1/6/2026", part), id), YES, "{part}");
    }
    for part in ["PN4", "PN7"] {
        let story = cared().review("1/6/2026", "PN1").review("1/12/2026", part);
        assert_eq!(one(&story, id), NO, "{part}");
    }
    assert_eq!(
        one(
            &cared().review("31/3/2026", "PN7").review("1/4/2026", "PN1"),
            id
        ),
        YES
    );
    assert_eq!(
        one(&cared().review("1/6/2026", "not a code"), id),
        NOT_KNOWN
    );
}

#[test]
fn the_health_cohort_is_twelve_months_without_a_break() {
    let id = "health_assessment";
    let done = |story: Child| story.health(2027, |row| row.assessment = Some(true));
    assert_eq!(one(&done(child(1).enters("1/4/2026", "C2", "U4")), id), YES);
    assert_eq!(
        one(&done(child(1).enters("2/4/2026", "C2", "U4")), id),
        NOT_ASKED
    );
    let broke = cared()
        .leaves("1/6/2026", "E4A")
        .enters("2/6/2026", "V2", "U4");
    assert_eq!(one(&done(broke), id), NOT_ASKED);
    let moved = cared().moves("1/6/2026", "K2").becomes("1/8/2026", "C1");
    assert_eq!(one(&done(moved), id), YES);
    let breaks_then_care = child(1)
        .enters("1/2/2022", "V3", "U4")
        .leaves("1/4/2026", "E8")
        .enters("1/4/2026", "V2", "U4");
    assert_eq!(one(&done(breaks_then_care), id), YES);
    assert_eq!(one(&cared(), id), NOT_KNOWN, "no health row");
    assert_eq!(
        one(&cared().health(2026, |row| row.assessment = Some(true)), id),
        NOT_KNOWN
    );
    assert_eq!(
        one(
            &cared().health(2027, |row| row.assessment = Some(false)),
            id
        ),
        NO
    );
}

#[test]
fn the_health_questions() {
    let story = |born: &str| cared().born(born);
    let all_yes = |child: Child| {
        child.health(2027, |row| {
            row.convicted = Some(true);
            row.development = Some(true);
            row.immunisations = Some(true);
            row.teeth = Some(true);
            row.substance = Some(true);
            row.intervention_received = Some(false);
        })
    };
    assert_eq!(one(&all_yes(cared()), "dental"), YES);
    assert_eq!(one(&all_yes(cared()), "immunisations"), YES);
    assert_eq!(one(&all_yes(cared()), "substance_misuse"), YES);
    assert_eq!(one(&all_yes(cared()), "substance_help_received"), NO);
    assert_eq!(
        one(&cared().health(2027, |_| {}), "substance_help_received"),
        NOT_ASKED
    );
    assert_eq!(one(&all_yes(story("1/4/2022")), "development_checks"), YES);
    assert_eq!(
        one(&all_yes(story("31/3/2022")), "development_checks"),
        NOT_ASKED,
        "5 on the day"
    );
    assert_eq!(
        one(&all_yes(story("31/3/2017")), "convictions"),
        YES,
        "10 on the day"
    );
    assert_eq!(one(&all_yes(story("1/4/2017")), "convictions"), NOT_ASKED);
    let scored = |born: &str, score: u8| story(born).health(2027, |row| row.sdq = Some(score));
    assert_eq!(one(&scored("31/3/2022", 16), "sdq_mean"), (16, 1, 0));
    assert_eq!(
        one(&scored("31/3/2022", 0), "sdq_mean"),
        (0, 1, 0),
        "no difficulties is a score"
    );
    assert_eq!(
        one(&scored("1/4/2022", 16), "sdq_mean"),
        NOT_ASKED,
        "4 on the day"
    );
    assert_eq!(
        one(&scored("1/4/2009", 16), "sdq_mean"),
        NOT_ASKED,
        "17 on the day"
    );
    assert_eq!(one(&scored("1/4/2010", 16), "sdq_concern_share"), NO);
    assert_eq!(one(&scored("1/4/2010", 17), "sdq_concern_share"), YES);
    assert_eq!(one(&cared(), "sdq_mean"), APART);
    assert_eq!(one(&cared(), "sdq_returned"), NO);
    let mean = outcome(
        &borough([scored("31/3/2022", 10), {
            let mut other = scored("31/3/2022", 15);
            other.0.id = crate::build::id(2);
            other
        }]),
        "sdq_mean",
        day(ON),
    );
    assert_eq!(mean.value(), Some(12.5));
}

#[test]
fn a_years_return_speaks_of_its_31_march() {
    let on = |text: &str| last_return(day(text));
    assert_eq!(on("31/3/2027"), day("31/3/2027"));
    assert_eq!(on("30/3/2027"), day("31/3/2026"));
    assert_eq!(on("22/11/2026"), day("31/3/2026"));
    let story = cared().health(2026, |row| row.teeth = Some(true));
    let autumn = outcome(&borough([story]), "dental", day("22/11/2026"));
    assert_eq!((autumn.on, autumn.all.numerator), (day("31/3/2026"), 1));
    assert_eq!(CollectionYear::of(autumn.on), CollectionYear(2026));
}

/// A care leaver who left a foster family at 18, aged 19 at the end of 2026-27.
fn leaver() -> Child {
    child(1)
        .born("1/6/2007")
        .enters("1/2/2020", "C2", "U4")
        .leaves("1/6/2025", "E17")
}

#[test]
fn care_leavers() {
    let told =
        |touch: &str, activity: &str, home: &str| leaver().leaver(2027, touch, activity, home);
    for activity in ["F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5"] {
        assert_eq!(
            one(&told("YES", activity, "U1"), "eet_19_21"),
            YES,
            "{activity}"
        );
    }
    for activity in ["G4", "G5", "G6"] {
        assert_eq!(
            one(&told("YES", activity, "U1"), "eet_19_21"),
            NO,
            "{activity}"
        );
        assert_eq!(
            one(&told("YES", activity, "U1"), "neet_19_21"),
            YES,
            "{activity}"
        );
    }
    assert_eq!(one(&told("NO", "0", "0"), "eet_19_21"), NOT_KNOWN);
    assert_eq!(
        one(&told("NO", "0", "0"), "suitable_accommodation_19_21"),
        NOT_KNOWN
    );
    assert_eq!(one(&told("NO", "0", "0"), "in_touch_19_21"), NO);
    assert_eq!(one(&told("REFU", "F2", "U1"), "in_touch_19_21"), NO);
    assert_eq!(one(&told("DIED", "0", "0"), "eet_19_21"), NOT_ASKED);
    assert_eq!(one(&told("RHOM", "F2", "B1"), "eet_19_21"), NOT_ASKED);
    assert_eq!(one(&told("YES", "P1", "U1"), "higher_education_19_21"), YES);
    assert_eq!(
        one(&told("YES", "F2", "U2"), "suitable_accommodation_19_21"),
        NO
    );
    assert_eq!(
        one(&told("YES", "F2", "S2"), "suitable_accommodation_19_21"),
        NO
    );
    for outside in ["G1", "H1", "R2"] {
        assert_eq!(
            one(&told("YES", "F2", outside), "suitable_accommodation_19_21"),
            NOT_ASKED
        );
        assert_eq!(one(&told("YES", "F2", outside), "eet_19_21"), YES);
    }
    assert_eq!(
        one(&leaver().leaver(2026, "YES", "F2", "U1"), "eet_19_21"),
        NOT_ASKED
    );
    for (born, older, younger) in [
        ("1/4/2010", 0, 0),
        ("31/3/2010", 0, 1),
        ("1/4/2008", 0, 1),
        ("31/3/2008", 1, 0),
        ("1/4/2005", 1, 0),
        ("31/3/2005", 0, 0),
    ] {
        let story = told("YES", "F2", "U1").born(born);
        assert_eq!(one(&story, "eet_19_21").0, older, "{born}");
        assert_eq!(one(&story, "eet_17_18").0, younger, "{born}");
        assert_eq!(one(&story, "care_leavers_19_21").0, older, "{born}");
        assert_eq!(
            one(&story, "suitable_accommodation_17_18").0,
            younger,
            "{born}"
        );
    }
    let breaks_only = child(1)
        .born("1/6/2007")
        .enters("1/2/2020", "V3", "U4")
        .leaves("1/3/2020", "E8")
        .leaver(2027, "YES", "F2", "U1");
    assert_eq!(one(&breaks_only, "eet_19_21"), NOT_ASKED);
    let not_in_the_record = child(1).born("1/6/2007").leaver(2027, "YES", "F2", "U1");
    assert_eq!(
        one(&not_in_the_record, "eet_19_21"),
        YES,
        "the council's list says who"
    );
}

#[test]
fn staying_put() {
    let id = "staying_put";
    assert_eq!(one(&leaver().leaver(2027, "YES", "F2", "Z1"), id), YES);
    assert_eq!(one(&leaver().leaver(2027, "YES", "F2", "U1"), id), NO);
    assert_eq!(one(&leaver().leaver(2027, "NO", "0", "0"), id), NOT_KNOWN);
    let from_a_home = child(1)
        .born("1/6/2007")
        .enters("1/2/2020", "C2", "K2")
        .leaves("1/6/2025", "E5")
        .leaver(2027, "YES", "F2", "Z1");
    assert_eq!(one(&from_a_home, id), NOT_ASKED);
    let left_before = leaver().leaver(2027, "YES", "F2", "Z1").born("2/6/2007");
    assert_eq!(one(&left_before, id), NOT_ASKED);
    let not_in_the_record = child(1).born("1/6/2007").leaver(2027, "YES", "F2", "Z1");
    assert_eq!(one(&not_in_the_record, id), APART);
    let leap = child(1)
        .born("29/2/2008")
        .enters("1/2/2020", "C2", "U4")
        .leaves("1/3/2026", "E17")
        .leaver(2027, "YES", "F2", "Z1");
    assert_eq!(one(&leap, id), YES, "a leap-day child turns 18 on 1 March");
    let twenty_one = leaver().leaver(2027, "YES", "F2", "Z1").born("31/3/2006");
    assert_eq!(one(&twenty_one, id), NOT_ASKED);
}
