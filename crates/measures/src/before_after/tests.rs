//! Edges of the windows, worked by hand.

use super::*;
use crate::history::Episode;
use care::codes::ReasonNewEpisode;
use jiff::civil::date;
use uuid::Uuid;

const ON: Date = date(2027, 4, 7);
const FRAME: Frame = Frame {
    council: Authority::WIGAN,
    months: 12,
    on: ON,
};

fn life(n: u128, began: Date, arrests: &[Date]) -> HubLife<'static> {
    HubLife {
        events: arrests.iter().map(|day| (Stream::Arrests, *day)).collect(),
        ..HubLife::new(SubjectId(Uuid::from_u128(n)), began)
    }
}

fn arrests() -> &'static Change {
    find_change("ba_arrests").expect("a change")
}

#[test]
fn the_day_the_hub_began_is_after_and_both_ends_are_equal() {
    let began = date(2025, 4, 1);
    let lives = [life(
        1,
        began,
        &[
            date(2024, 3, 31), // A day too early: twelve months before is 1 April 2024.
            date(2024, 4, 1),
            date(2025, 3, 31),
            date(2025, 4, 1),
            date(2026, 3, 31),
            date(2026, 4, 1), // A day too late.
        ],
    )];
    let all = compare(arrests(), &lives, &FRAME, Some(date(2020, 4, 1))).expect("measured");
    assert_eq!((all.of, all.days), (1, 365));
    assert_eq!((all.before.times, all.after.times), (2, 2));
    assert_eq!((all.before.people.len(), all.after.people.len()), (1, 1));
    assert_eq!(
        (all.begun_lately, all.left_censored, all.left_out),
        (0, 0, 0)
    );
}

#[test]
fn both_windows_are_cut_when_the_hub_began_lately_or_the_record_begins_late() {
    let lately = date(2026, 12, 1); // 128 days up to and with today.
    let early = date(2025, 6, 1);
    let lives = [
        life(1, lately, &[date(2026, 7, 1), date(2026, 12, 24)]),
        life(2, early, &[date(2024, 7, 1), date(2026, 5, 1)]),
        life(3, date(2027, 2, 1), &[]), // Too short to tell.
    ];
    let known = date(2025, 1, 1); // 151 days before `early`.
    let all = compare(arrests(), &lives, &FRAME, Some(known)).expect("measured");
    assert_eq!((all.of, all.left_out), (2, 1));
    assert_eq!((all.begun_lately, all.left_censored), (1, 1));
    assert_eq!(all.days, 128 + 151);
    // 1 July 2026 is 153 days before 1 December: outside the cut window. 1 May 2026 lies
    // 334 days after: outside the window that was cut to what the record knows before.
    assert_eq!((all.before.times, all.after.times), (0, 1));
    let rate = all.per_year(&all.after).expect("a rate");
    assert!((rate - 365.25 / 279.0).abs() < 1e-9);
}

#[test]
fn what_nobody_has_said_is_kept_is_not_measured() {
    let lives = [life(1, date(2025, 4, 1), &[])];
    assert!(compare(arrests(), &lives, &FRAME, None).is_none());
}

#[test]
fn a_standing_is_compared_for_those_of_whom_both_days_are_known() {
    let began = date(2025, 4, 1);
    let mut known = life(1, began, &[]);
    known.eet = vec![(date(2024, 9, 1), false), (date(2025, 9, 1), true)];
    let mut half = life(2, began, &[]);
    half.eet = vec![(date(2025, 9, 1), true)];
    let change = find_change("ba_eet").expect("a change");
    let all = compare(change, &[known, half], &FRAME, None).expect("measured");
    assert_eq!((all.of, all.left_out), (1, 1));
    assert_eq!((all.before.people.len(), all.after.people.len()), (0, 1));
}

#[test]
fn answers_are_compared_for_those_who_gave_them_in_both_windows() {
    let began = date(2025, 4, 1);
    let with = |n, answers: &[(Date, u32)]| {
        let mut life = life(n, began, &[]);
        life.resilience = answers.to_vec();
        life
    };
    let lives = [
        with(
            1,
            &[
                (date(2024, 5, 1), 9),
                (date(2025, 3, 31), 15), // The last before counts.
                (date(2025, 4, 1), 16),
                (date(2026, 3, 31), 24), // The last after counts.
                (date(2026, 4, 1), 30),  // A day too late.
            ],
        ),
        with(2, &[(date(2025, 5, 1), 20)]),
        with(3, &[(date(2024, 3, 31), 12), (date(2025, 5, 1), 20)]), // Too early.
    ];
    let change = find_change("ba_resilience").expect("a change");
    let all = compare(change, &lives, &FRAME, None).expect("measured");
    assert_eq!((all.of, all.left_out), (1, 2));
    assert_eq!(all.value(&all.before), (15, 6, Some(2.5)));
    assert_eq!(all.value(&all.after), (24, 6, Some(4.0)));
}

#[test]
fn a_night_in_care_whose_price_is_not_known_leaves_its_young_person_out() {
    let began = date(2025, 4, 1);
    let mut child = ChildHistory::new(SubjectId(Uuid::from_u128(9)));
    let mut episode = Episode::new(Period::new(date(2024, 4, 1), Some(date(2025, 6, 1))));
    episode.began = Some(ReasonNewEpisode::S);
    child.episodes.push(episode);
    let with = |n, paid: &[(Period, Pence)]| HubLife {
        history: Some(&child),
        paid: paid.to_vec(),
        ..life(n, began, &[])
    };
    let whole = Period::new(date(2024, 4, 1), Some(date(2025, 6, 1)));
    let late = Period::new(date(2024, 4, 2), Some(date(2025, 6, 1)));
    let lives = [
        with(1, &[(whole, Pence(70_000))]),
        with(2, &[(late, Pence(70_000))]), // One night has no price.
        life(3, began, &[]),               // Never in care: nothing was paid, and that is known.
    ];
    let change = find_change("ba_cost_a_day").expect("a change");
    assert!(compare(change, &lives, &FRAME, None).is_none());
    let all = compare(change, &lives, &FRAME, Some(date(2020, 4, 1))).expect("measured");
    assert_eq!((all.of, all.left_out, all.days), (2, 1, 730));
    // £100 a night: 365 nights before, the 61 of April and May after.
    assert_eq!((all.before.sum, all.after.sum), (3_650_000, 610_000));
    assert_eq!(all.before.people.len(), 1);
    assert_eq!(all.value(&all.before), (3_650_000, 730, Some(50.0)));
}

#[test]
fn remaining_out_of_care_waits_for_the_whole_window() {
    let care_from = |from: Date| {
        let mut child = ChildHistory::new(SubjectId(Uuid::from_u128(9)));
        let mut episode = Episode::new(Period::since(from));
        episode.began = Some(ReasonNewEpisode::S);
        child.episodes.push(episode);
        child
    };
    let (in_window, later, before) = (
        care_from(date(2025, 9, 1)),
        care_from(date(2026, 4, 1)),
        care_from(date(2024, 1, 1)),
    );
    let began = date(2025, 4, 1);
    let with = |n, began, history| HubLife {
        history: Some(history),
        ..life(n, began, &[])
    };
    let lives = [
        life(1, began, &[]),
        with(2, began, &in_window),
        with(3, began, &later),  // After the window: remained out of it.
        with(4, began, &before), // In care when the hub began.
        life(5, date(2026, 10, 1), &[]),
    ];
    let all = remained_out(&lives, &FRAME);
    assert_eq!((all.of.len(), all.remained.len()), (3, 2));
    assert_eq!((all.still_open, all.still_open_in_care), (1, 0));
}
