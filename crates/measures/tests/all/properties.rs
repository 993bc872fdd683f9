//! What holds for every measure and any children.

use crate::build::{Child, borough, child, day, id};
use care::Date;
use care::dates::plus_days;
use measures::{
    Borough, ChildHistory, Episode, HealthYear, Outcome, Population, Step, Unit, all, compute_all,
    trends,
};
use proptest::prelude::*;

const PLACES: [&str; 12] = [
    "U4", "U6", "U1", "K2", "K3", "P1", "A3", "A5", "A6", "T2", "T4", "R1",
];
const STATUSES: [&str; 6] = ["C1", "C2", "V2", "V3", "V4", "E1"];
const BEGAN: [&str; 6] = ["S", "P", "L", "T", "U", "B"];
const CEASED: [&str; 6] = ["X1", "X1", "X1", "E4A", "E11", "E17"];

/// Any run of episodes, tidy or not: gaps, overlaps, blanks and reversed dates included.
fn any_history() -> impl Strategy<Value = ChildHistory> {
    let episode = (
        0i32..2600,
        prop::option::of(-5i32..500),
        0usize..7,
        0usize..13,
        0usize..7,
        0usize..7,
        0u8..6,
    );
    (
        prop::option::of(0i32..8000),
        prop::collection::vec(episode, 0..7),
        prop::option::of(prop::option::of(0i32..3000)),
        prop::collection::vec(
            (0i32..2600, prop::option::of(0i32..400), any::<bool>()),
            0..4,
        ),
        prop::collection::vec((0i32..2600, prop::option::of(0i32..900), 0u8..4), 0..5),
        prop::option::of(0u8..40),
        0usize..4,
    )
        .prop_map(
            |(born, episodes, alone, absences, workers, score, leaver)| {
                let origin = day("1/4/2020");
                let mut story = child(1);
                story.0.born = born.map(|days| plus_days(day("1/1/2005"), days));
                for (from, length, legal, place, began, ceased, address) in episodes {
                    let from = plus_days(origin, from);
                    let until = length.map(|days| plus_days(from, days));
                    let mut episode = Episode::new(care::Period::new(from, until));
                    let pick =
                        |codes: &[&'static str], at: usize| codes.get(at).copied().unwrap_or("");
                    episode.legal = care::codes::LegalStatus::parse(pick(&STATUSES, legal));
                    episode.place = care::codes::PlacementType::parse(pick(&PLACES, place));
                    episode.began = care::codes::ReasonNewEpisode::parse(pick(&BEGAN, began));
                    episode.ceased = care::codes::ReasonEpisodeCeased::parse(pick(&CEASED, ceased))
                        .filter(|_| until.is_some());
                    if address > 0 {
                        let postcode = format!("WN1 {address}AA");
                        episode.placed = care::Postcode::parse(&postcode).ok();
                        episode.authority = Some(care::Authority::WIGAN);
                        episode.miles = Some(care::Miles::from_tenths(u32::from(address) * 50));
                    }
                    story.0.episodes.push(episode);
                }
                if let Some(until) = alone {
                    let ceased = until.map(|days| plus_days(origin, days));
                    story.0.unaccompanied = Some(measures::Unaccompanied { ceased });
                }
                let text = |days: i32| care::dates::return_date(plus_days(origin, days));
                for (from, length, kind) in absences {
                    let until = length.map(|days| text(from + days));
                    story =
                        story.missing(if kind { "M" } else { "A" }, &text(from), until.as_deref());
                }
                for (from, length, who) in workers {
                    let until = length.map(|days| text(from + days));
                    story = story.worker(&format!("SW{who}"), &text(from), until.as_deref());
                }
                if let Some(score) = score {
                    story = story.health(2027, |row: &mut HealthYear| {
                        row.sdq = Some(score);
                        row.teeth = Some(score % 2 == 0);
                    });
                }
                let codes = [("YES", "F2", "U1"), ("NO", "0", "0"), ("DIED", "0", "0")];
                if let Some((touch, activity, home)) = codes.get(leaver) {
                    story = story.leaver(2027, touch, activity, home);
                }
                story.0
            },
        )
}

fn any_histories() -> impl Strategy<Value = Vec<ChildHistory>> {
    prop::collection::vec(any_history(), 0..12).prop_map(|mut children| {
        for (number, child) in (1..).zip(&mut children) {
            child.id = id(number);
        }
        children
    })
}

fn make(children: Vec<ChildHistory>) -> Borough {
    borough(children.into_iter().map(Child))
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        Just(day("31/3/2027")),
        (0i32..2700).prop_map(|days| plus_days(day("1/4/2020"), days)),
    ]
}

fn outcomes(borough: &Borough, on: Date) -> Vec<Outcome> {
    compute_all(all(), borough, on)
        .into_iter()
        .map(|(_, outcome)| outcome)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn figures_agree_with_their_children(children in any_histories(), on in any_day()) {
        let borough = make(children);
        for (measure, outcome) in compute_all(all(), &borough, on) {
            let id = measure.id;
            prop_assert!(outcome.numerator.is_subset(&outcome.denominator), "{id}");
            prop_assert_eq!(outcome.numerator.common(&outcome.unknown), 0, "{} both", id);
            let (whole, alone, others) = (outcome.all, outcome.unaccompanied, outcome.others);
            prop_assert_eq!(whole.numerator, alone.numerator + others.numerator, "{}", id);
            prop_assert_eq!(whole.unknown, alone.unknown + others.unknown, "{}", id);
            prop_assert_eq!(whole.unknown, outcome.unknown.len() as u64, "{}", id);
            if matches!(outcome.unit, Unit::Percent | Unit::Mean) {
                let sum = alone.denominator.unwrap() + others.denominator.unwrap();
                prop_assert_eq!(whole.denominator, Some(sum), "{}", id);
                prop_assert_eq!(whole.value.is_none(), sum == 0, "{}", id);
            }
            if outcome.unit == Unit::Percent {
                prop_assert!(whole.numerator <= whole.denominator.unwrap(), "{id}");
                prop_assert!(whole.value.is_none_or(|v| (0.0..=100.0).contains(&v)), "{id}");
            }
            prop_assert!(outcome.on <= on && outcome.unit == measure.unit, "{id}");
            let placements = id.starts_with("new_placements") || id.starts_with("changes_");
            let counts = !placements && id != "missing_incidents" && outcome.unit != Unit::Mean;
            if counts {
                prop_assert_eq!(whole.numerator, outcome.numerator.len() as u64, "{}", id);
            }
        }
    }

    #[test]
    fn the_order_of_input_never_matters(
        children in any_histories(),
        on in any_day(),
        turn in 0usize..12,
    ) {
        let mut other = children.clone();
        if !other.is_empty() {
            let turn = turn % other.len();
            other.rotate_left(turn);
        }
        for child in &mut other {
            // Episodes that begin together keep their order: which comes first is then a fact.
            let mut begins: Vec<Date> = child.episodes.iter().map(|e| e.period.from).collect();
            begins.sort();
            begins.dedup();
            if begins.len() == child.episodes.len() {
                child.episodes.reverse();
            }
            child.missing.reverse();
            child.workers.reverse();
        }
        prop_assert_eq!(outcomes(&make(children), on), outcomes(&make(other), on));
    }

    #[test]
    fn one_more_child_changes_only_what_they_are_in(
        children in any_histories(),
        one in any_history(),
        on in any_day(),
    ) {
        let mut one = one;
        one.id = id(1_000);
        let last = children.len() as u32;
        let mut more = children.clone();
        more.push(one);
        let (before, after) = (make(children), make(more));
        for (before, after) in outcomes(&before, on).into_iter().zip(outcomes(&after, on)) {
            let without = |set: &measures::ChildSet| {
                set.iter().filter(|child| *child != last).collect::<measures::ChildSet>()
            };
            prop_assert_eq!(&before.numerator, &without(&after.numerator));
            prop_assert_eq!(&before.denominator, &without(&after.denominator));
            prop_assert_eq!(&before.unknown, &without(&after.unknown));
            prop_assert!(after.all.numerator >= before.all.numerator);
        }
    }

    #[test]
    fn a_measure_alone_and_among_others_says_the_same(children in any_histories(), on in any_day()) {
        let borough = make(children);
        for (measure, outcome) in compute_all(all(), &borough, on) {
            prop_assert_eq!(measure.compute(&borough, on), outcome, "{}", measure.id);
        }
    }

    #[test]
    fn parts_of_a_whole_count_nobody_twice(children in any_histories(), on in any_day()) {
        let borough = make(children);
        let outcomes = compute_all(all(), &borough, on);
        for (measure, outcome) in &outcomes {
            let Some(whole) = measure.part_of else { continue };
            for (other, and) in &outcomes {
                if other.part_of != Some(whole) || other.id == measure.id {
                    continue;
                }
                prop_assert_eq!(outcome.all.denominator, and.all.denominator, "{}", other.id);
                if outcome.all.numerator == outcome.numerator.len() as u64
                    && and.all.numerator == and.numerator.len() as u64
                    && !other.id.starts_with("new_") && !other.id.starts_with("changes_")
                {
                    prop_assert_eq!(outcome.numerator.common(&and.numerator), 0, "{}", other.id);
                }
            }
        }
    }
}

#[test]
fn a_trend_is_the_measure_at_each_of_its_days() {
    let stories = [
        child(1)
            .enters("1/2/2022", "C2", "U4")
            .health(2026, |row| row.teeth = Some(true)),
        child(2)
            .enters("1/2/2024", "C2", "U4")
            .leaves("1/6/2026", "E4A"),
    ];
    let borough = borough(stories);
    let on = day("22/11/2026");
    let found = trends(all(), &borough, on, 5, Step::Year);
    for trend in &found {
        let measure = measures::find(trend.id).unwrap();
        for point in &trend.points {
            assert_eq!(point, &measure.compute(&borough, point.on), "{}", trend.id);
        }
    }
    let of = |id: &str| found.iter().find(|trend| trend.id == id).unwrap();
    let counts: Vec<u64> = of("looked_after")
        .points
        .iter()
        .map(|p| p.all.numerator)
        .collect();
    assert_eq!(counts, [1, 1, 2, 2, 2, 1][..].to_vec());
    assert_eq!(
        of("dental").points.len(),
        5,
        "a year's answers have no autumn"
    );
}

#[test]
fn a_large_borough_is_its_children_put_together() {
    let stories = |count: u128| {
        (1..=count).map(|number| {
            let mut story = child(1)
                .enters(
                    if number % 3 == 0 {
                        "1/6/2026"
                    } else {
                        "1/2/2020"
                    },
                    "C2",
                    "U4",
                )
                .health(2027, |row| row.sdq = Some((number % 41) as u8));
            story.0.id = id(number);
            if number % 7 == 0 {
                story.unaccompanied(None)
            } else {
                story
            }
        })
    };
    let large = borough(stories(4_100));
    for (measure, outcome) in compute_all(all(), &large, day("31/3/2027")) {
        // Alone, a measure is computed in one go; among others, in runs of children.
        assert_eq!(
            outcome,
            measure.compute(&large, outcome.on),
            "{}",
            measure.id
        );
    }
}

#[test]
fn nobody_at_all_is_no_fault() {
    let empty = Borough::new(care::Authority::WIGAN, Vec::new(), Population::default());
    for (measure, outcome) in compute_all(all(), &empty, day("29/2/2024")) {
        let divides = outcome.unit != Unit::Count;
        assert_eq!(outcome.value().is_none(), divides, "{}", measure.id);
    }
}
