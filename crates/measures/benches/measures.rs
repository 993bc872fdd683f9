//! Every measure for a council of Wigan's size (650 children looked after on a day) and for England
//! (82,000), seven years of histories each.

use care::codes::{LegalStatus, PlacementType, ReasonEpisodeCeased, ReasonNewEpisode};
use care::dates::plus_days;
use care::ids::SubjectId;
use care::{Authority, CollectionYear, Date, Miles, Period};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use measures::{
    Borough, ChildHistory, Episode, HealthYear, Population, Step, WorkerSpan, all, compute_all,
    guard, trends,
};
use std::hint::black_box;

/// A number that looks random and is the same on every machine.
fn mixed(x: u64) -> u64 {
    let mut z = x.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z ^ (z >> 27)
}

/// So many histories over seven years that about `looked_after` of them are open at the end.
fn histories(looked_after: u64) -> Vec<ChildHistory> {
    let origin = jiff::civil::date(2018, 4, 1);
    (0..looked_after * 11 / 2)
        .map(|number| {
            let dice = |n: u64, sides: u64| mixed(number * 64 + n) % sides;
            let mut child = ChildHistory::new(SubjectId(uuid::Uuid::from_u128(u128::from(number))));
            let from = plus_days(origin, dice(0, 3250) as i32);
            child.born = Some(plus_days(from, -(dice(1, 6200) as i32)));
            let length = 60 + dice(2, 1100) as i32;
            let end = plus_days(from, length);
            let moves = dice(3, 4) as i32;
            let mut at = from;
            for step in 0..=moves {
                let next = plus_days(from, length * (step + 1) / (moves + 1));
                let open = end > jiff::civil::date(2027, 3, 31) && step == moves;
                let mut episode = Episode::new(Period::new(at, (!open).then_some(next)));
                let place = PlacementType::all()[(dice(4 + step as u64, 30)) as usize];
                episode.place = Some(place);
                episode.legal = LegalStatus::parse(["C1", "C2", "V2"][dice(20, 3) as usize]);
                episode.began = ReasonNewEpisode::parse(if step == 0 { "S" } else { "P" });
                let reason = if step == moves { "E4A" } else { "X1" };
                episode.ceased = ReasonEpisodeCeased::parse(reason).filter(|_| !open);
                episode.miles = Some(Miles::from_tenths(dice(21, 400) as u32));
                episode.authority = Some(Authority::WIGAN);
                child.episodes.push(episode);
                child.workers.push(WorkerSpan {
                    worker: format!("SW{}", dice(30 + step as u64, 90)).into(),
                    period: Period::new(at, (!open).then_some(next)),
                });
                at = next;
            }
            for year in 2021..=2027 {
                let mut row = HealthYear::new(CollectionYear(year));
                row.sdq = Some(dice(40, 40) as u8);
                row.teeth = Some(dice(41, 5) > 0);
                child.health.push(row);
            }
            child
        })
        .collect()
}

fn benches(c: &mut Criterion) {
    let on: Date = jiff::civil::date(2027, 3, 31);
    let population = || Population::new([(2024, 71_697)]);
    for (name, size) in [("650", 650), ("82,000", 82_000)] {
        let children = histories(size);
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("make the borough", |b| {
            b.iter_batched(
                || children.clone(),
                |children| Borough::new(Authority::WIGAN, children, population()),
                BatchSize::PerIteration,
            );
        });
        let borough = Borough::new(Authority::WIGAN, children.clone(), population());
        group.bench_function("every measure on a day", |b| {
            b.iter(|| compute_all(all(), black_box(&borough), on));
        });
        group.bench_function("every measure over five years", |b| {
            b.iter(|| trends(all(), black_box(&borough), on, 5, Step::Year));
        });
        if size == 650 {
            let page = compute_all(all(), &borough, on);
            group.bench_function("guard every measure", |b| {
                b.iter(|| guard(black_box(&page)));
            });
        }
        group.finish();
    }
}

criterion_group!(all_benches, benches);
criterion_main!(all_benches);
