//! What viewers without permission may see, attacked.

use crate::build::{Child, borough, child, day};
use measures::{ChildSet, Guard, Guarded, Measure, Outcome, SMALLEST, all, compute_all, guard};
use proptest::prelude::*;

type Page = Vec<(&'static Measure, Outcome)>;

/// A page of measures that lean on each other: parts of one whole, sets within sets.
fn page(stories: &[Child]) -> Page {
    const IDS: &[&str] = &[
        "looked_after",
        "rate_per_10000",
        "foster_share",
        "residential_share",
        "supported_share",
        "with_parents_share",
        "placed_for_adoption_share",
        "family_setting_share",
        "kinship_share",
        "in_borough",
        "in_borough_foster_share",
        "over_20_miles",
        "over_20_miles_outside",
        "placements_3_plus_1y",
        "sdq_mean",
        "started_in_year",
        "unaccompanied_share",
    ];
    let on = day("31/3/2027");
    let borough = borough(stories.iter().cloned());
    compute_all(all().filter(|m| IDS.contains(&m.id)), &borough, on)
}

/// Every set whose count a page tells in the open.
fn told(page: &Page, guarded: &[Guarded]) -> Vec<ChildSet> {
    let mut sets = Vec::new();
    for ((_, outcome), line) in page.iter().zip(guarded) {
        let counts = outcome.all.numerator == outcome.numerator.len() as u64;
        if counts && line.all.numerator.shown().is_some() {
            sets.push(outcome.numerator.clone());
        }
        if line.all.denominator.shown().flatten().is_some() && outcome.mid_year.is_none() {
            sets.push(outcome.denominator.clone());
        }
        if line.all.unknown.shown().is_some() {
            sets.push(outcome.unknown.clone());
        }
        for (part, alone) in [(&line.unaccompanied, true), (&line.others, false)] {
            let of = |set: &ChildSet| {
                if alone {
                    set.within(&outcome.alone)
                } else {
                    set.without(&outcome.alone)
                }
            };
            if counts && part.numerator.shown().is_some() {
                sets.push(of(&outcome.numerator));
            }
            if part.denominator.shown().flatten().is_some() {
                sets.push(of(&outcome.denominator));
            }
        }
    }
    sets
}

/// Every set of one to five children that the page must not tell.
fn secrets(page: &Page) -> Vec<ChildSet> {
    let mut sets = Vec::new();
    for (_, outcome) in page {
        let counted = &outcome.numerator;
        let rest = outcome.denominator.without(counted);
        for set in [counted, &outcome.denominator, &outcome.unknown, &rest] {
            sets.extend([
                set.clone(),
                set.within(&outcome.alone),
                set.without(&outcome.alone),
            ]);
        }
    }
    sets.retain(|set| (1..SMALLEST as usize).contains(&set.len()));
    sets
}

/// Whether a set is a sum of multiples of others: plain elimination over fractions, held as
/// numbers modulo a prime other than the product's own, child by child without projection.
fn can_be_worked_out(set: &ChildSet, from: &[ChildSet], children: u32) -> bool {
    const P: i128 = 1_000_003;
    let row = |set: &ChildSet| -> Vec<i128> {
        (0..children)
            .map(|child| i128::from(set.contains(child)))
            .collect()
    };
    let power = |mut base: i128, mut n: i128| {
        let mut result = 1;
        while n > 0 {
            if n & 1 == 1 {
                result = result * base % P;
            }
            base = base * base % P;
            n >>= 1;
        }
        result
    };
    let mut rows: Vec<Vec<i128>> = from.iter().map(row).collect();
    let mut target = row(set);
    for column in 0..children as usize {
        let Some(at) = rows.iter().position(|row| row[column] != 0) else {
            continue;
        };
        let pivot = rows.swap_remove(at);
        let scale = power(pivot[column], P - 2);
        for other in rows.iter_mut().chain([&mut target]) {
            let times = other[column] * scale % P;
            for (x, y) in other.iter_mut().zip(&pivot) {
                *x = (*x + (P - times) * y) % P;
            }
        }
    }
    target.iter().all(|x| *x == 0)
}

/// Any one child: kind of placement, place, distance, moves, score, alone, when care began.
fn any_child() -> impl Strategy<Value = Child> {
    (0usize..8, 0u8..4, 0u8..4, 0u8..5, 0u8..6).prop_map(|(kind, place, moved, score, alone)| {
        let place_code = ["U4", "U4", "U1", "U6", "K2", "K3", "P1", "A4"][kind];
        let mut story = child(1).enters(
            if moved == 3 { "1/6/2026" } else { "1/2/2020" },
            "C2",
            place_code,
        );
        if moved == 1 {
            story = story
                .moves("1/5/2026", place_code)
                .moves("1/7/2026", place_code);
        }
        story = match place {
            0 | 1 => story.lies(true, Some(30)),
            2 => story.lies(false, Some(250)),
            _ => story.lies(false, Some(100)),
        };
        if score > 1 {
            story = story.health(2027, |row| row.sdq = Some(score * 5));
        }
        if alone == 0 {
            story.unaccompanied(None)
        } else {
            story
        }
    })
}

fn any_borough() -> impl Strategy<Value = Vec<Child>> {
    prop::collection::vec(any_child(), 1..60).prop_map(|mut children| {
        for (number, child) in (1..).zip(&mut children) {
            child.0.id = crate::build::id(number);
        }
        children
    })
}

fn each_part(line: &Guarded) -> [measures::GuardedPart; 3] {
    [line.all, line.unaccompanied, line.others]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn nothing_under_six_is_shown_or_can_be_worked_out(stories in any_borough()) {
        let page = page(&stories);
        let guarded = guard(&page);
        for ((measure, outcome), line) in page.iter().zip(&guarded) {
            prop_assert_eq!(measure.id, line.id);
            for part in each_part(line) {
                for count in [part.numerator.shown(), part.unknown.shown()] {
                    prop_assert!(count.is_none_or(|n| n >= SMALLEST), "{}", measure.id);
                }
                let (n, d) = (part.numerator.shown(), part.denominator.shown());
                if let Some(Some(d)) = d {
                    prop_assert!(d >= SMALLEST);
                    if let Some(n) = n.filter(|_| outcome.unit == measures::Unit::Percent) {
                        prop_assert!(d - n >= SMALLEST, "{}: the rest", measure.id);
                    }
                }
                // A value never stands without its counts: it would give them away.
                if part.value.shown().is_some() {
                    prop_assert!(n.is_some() && d.is_some());
                }
            }
        }
        let told = told(&page, &guarded);
        for secret in secrets(&page) {
            prop_assert!(
                !can_be_worked_out(&secret, &told, stories.len() as u32),
                "{:?} from {:?}", secret, told
            );
        }
    }

    #[test]
    fn parts_of_a_whole_leave_no_small_remainder(stories in any_borough()) {
        let page = page(&stories);
        let guarded = guard(&page);
        let parts = ["foster_share", "residential_share", "supported_share",
            "with_parents_share", "placed_for_adoption_share"];
        let lines: Vec<_> = guarded.iter().filter(|line| parts.contains(&line.id)).collect();
        if let Some(Some(whole)) = lines[0].all.denominator.shown() {
            let shown: Vec<u64> = lines.iter().filter_map(|l| l.all.numerator.shown()).collect();
            let remains = whole - shown.iter().sum::<u64>();
            prop_assert!(remains >= SMALLEST || (remains == 0 && shown.len() == parts.len()));
        }
    }
}

#[test]
fn the_attack_finds_what_a_naive_page_gives_away() {
    // 20 in foster care, 10 in homes, 3 with parents: hiding only the 3 tells it.
    let mut stories = Vec::new();
    for number in 0..33 {
        let place = match number {
            0..20 => "U4",
            20..30 => "K2",
            _ => "P1",
        };
        let mut story = child(1)
            .enters("1/2/2020", "C2", place)
            .lies(true, Some(10));
        story.0.id = crate::build::id(number + 1);
        stories.push(story);
    }
    let page = page(&stories);
    let of = |id: &str| {
        page.iter()
            .find(|(m, _)| m.id == id)
            .unwrap()
            .1
            .numerator
            .clone()
    };
    let naive = [
        of("looked_after"),
        of("foster_share"),
        of("residential_share"),
    ];
    assert!(can_be_worked_out(&of("with_parents_share"), &naive, 33));
    let guarded = guard(&page);
    let shown = |id: &str| {
        guarded
            .iter()
            .find(|line| line.id == id)
            .unwrap()
            .all
            .numerator
    };
    assert_eq!(shown("looked_after"), Guard::Shown(33));
    assert_eq!(shown("foster_share"), Guard::Shown(20));
    assert_eq!(shown("with_parents_share"), Guard::Masked);
    assert_eq!(
        shown("residential_share"),
        Guard::Masked,
        "the second goes with it"
    );
    // 20 of 33 in foster care and 23 in a family: 3 lie between, so one of them is masked.
    assert_eq!(shown("family_setting_share"), Guard::Masked);
}

#[test]
fn a_large_page_keeps_most_of_its_figures() {
    let kinds = ["U4", "U4", "U4", "U1", "K2", "K3", "P1"];
    let stories: Vec<Child> = (0..600u128)
        .map(|number| {
            let place = kinds[(number % 7) as usize];
            let mut story = child(1)
                .enters("1/2/2020", "C2", place)
                .lies(number % 3 > 0, Some(if number % 5 == 0 { 300 } else { 50 }));
            story.0.id = crate::build::id(number + 1);
            if number % 20 == 0 {
                story.unaccompanied(None)
            } else {
                story
            }
        })
        .collect();
    let guarded = guard(&page(&stories));
    let shown = guarded
        .iter()
        .filter(|line| line.all.numerator.shown().is_some())
        .count();
    assert!(shown >= 10, "{shown}");
    assert!(
        guarded
            .iter()
            .any(|line| line.unaccompanied.numerator.shown().is_some())
    );
}
