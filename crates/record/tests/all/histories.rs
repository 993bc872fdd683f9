//! Two times, against the plainest model there is: a list.

use crate::{
    garden::{Lived, caller, someone},
    places::everywhere,
};
use care::{
    Date,
    dates::plus_days,
    ids::{FactId, SubjectId},
};
use jiff::civil::date;
use proptest::{prelude::*, test_runner::Config};
use record::{Record, Saying, Timestamp};

/// One thing said: about whom, where, when true, by which clock, and which earlier one it corrects.
#[derive(Debug, Clone)]
struct Said {
    who: usize,
    place: u8,
    since: i32,
    days: Option<i32>,
    hour: i64,
    corrects: Option<usize>,
}

fn said() -> impl Strategy<Value = Said> {
    (
        0..2_usize,
        0..5_u8,
        0..60_i32,
        proptest::option::of(1..40_i32),
        // The clock goes back as often as forward: order is order of saying.
        0..48_i64,
        proptest::option::of(any::<proptest::sample::Index>().prop_map(|i| i.index(12))),
    )
        .prop_map(|(who, place, since, days, hour, corrects)| Said {
            who,
            place,
            since,
            days,
            hour,
            corrects,
        })
}

fn day(n: i32) -> Date {
    plus_days(date(2026, 1, 1), n)
}

fn hour(n: i64) -> Timestamp {
    let start: Timestamp = "2026-11-01T00:00:00Z".parse().expect("a time");
    start + jiff::SignedDuration::from_hours(n)
}

/// What a list says was known by `known` about where `who` lived on `on`, newest said last.
fn by_list(
    history: &[Said],
    ids: &[FactId],
    who: usize,
    on: Date,
    known: Timestamp,
) -> Vec<FactId> {
    let known: Vec<usize> = (0..history.len())
        .filter(|n| history[*n].who == who && hour(history[*n].hour) <= known)
        .collect();
    known
        .iter()
        .filter(|n| {
            !known
                .iter()
                .any(|m| m > n && history[*m].corrects == Some(**n))
        })
        .filter(|n| {
            let said = &history[**n];
            let until = said.days.map(|days| day(said.since + days));
            day(said.since) <= on && until.is_none_or(|until| on < until)
        })
        .map(|n| ids[*n])
        .collect()
}

fn tell(record: &Record, whom: &[SubjectId; 2], history: &mut [Said]) -> Vec<FactId> {
    let mut ids: Vec<FactId> = Vec::new();
    for n in 0..history.len() {
        // Only something said before about the same person can be corrected.
        let corrects = history[n]
            .corrects
            .filter(|earlier| *earlier < n && history[*earlier].who == history[n].who);
        history[n].corrects = corrects;
        let said = &history[n];
        record.clock().set(hour(said.hour));
        let mut how = Saying::from("worker").since(day(said.since));
        if let Some(days) = said.days {
            how = how.until(day(said.since + days));
        }
        if let Some(earlier) = corrects {
            how = how.replacing(ids[earlier], "it was mistaken");
        }
        let content = Lived {
            place: format!("place {}", said.place),
        };
        let id = record
            .write(&caller(), |tx| {
                Ok(tx.say(whom[said.who], &content, how.clone())?)
            })
            .expect("said");
        ids.push(id);
    }
    record.clock().set(hour(1_000));
    ids
}

fn by_record(record: &Record, who: SubjectId, on: Date) -> Vec<FactId> {
    let sql = "SELECT fact FROM stay JOIN fact ON fact.id = stay.fact
               WHERE person = $1 AND since <= $2 AND (until IS NULL OR until > $2) ORDER BY seq";
    record
        .read(&caller(), |tx| {
            Ok(tx.rows(sql, &[&who, &on], |row| row.get(0))?)
        })
        .expect("read")
}

#[test]
fn any_history_is_what_a_list_of_it_says() {
    for place in everywhere() {
        let cases = if place.name == "memory" { 150 } else { 12 };
        let config = Config {
            cases,
            failure_persistence: None,
            ..Config::default()
        };
        let record = &place.record;
        proptest!(config, |(
            history in proptest::collection::vec(said(), 1..12),
            moments in proptest::collection::vec((0..48_i64, 0..100_i32), 3),
        )| {
            let mut history = history;
            let whom = [someone(), someone()];
            let ids = tell(record, &whom, &mut history);
            for (known, on) in &moments {
                let known = hour(*known);
                let on = day(*on);
                let then = record.as_known(&caller(), &whom, known).expect("recalled");
                for (n, who) in whom.iter().enumerate() {
                    prop_assert_eq!(
                        by_record(&then, *who, on),
                        by_list(&history, &ids, n, on, known),
                        "known {}", known
                    );
                    prop_assert_eq!(
                        by_record(record, *who, on),
                        by_list(&history, &ids, n, on, hour(1_000)),
                        "now"
                    );
                }
            }
        });
        assert!(record.verify().expect("verified").is_sound());
    }
}
