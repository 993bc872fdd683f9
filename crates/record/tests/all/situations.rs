//! Made-up situations, and how the product is told of them.

use crate::oracle::Situation;
use care::{Period, dates::plus_days};
use jiff::{SignedDuration, Timestamp, civil::date};
use record::access::{Moment, Persona, Relationship, TeamTie, Ties};

/// SplitMix64: all the chance a test needs, the same on every run.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("below n")
    }
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
    pub fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
    /// Days around today; edges (yesterday, today, tomorrow) are common.
    pub fn period(&mut self) -> (i32, Option<i32>) {
        let first = *self.of(&[-400, -30, -1, 0, 0, 1, 7]);
        let end = *self.of(&[None, None, Some(-1), Some(0), Some(1), Some(30)]);
        (first, end)
    }
    pub fn some<T>(&mut self, mut each: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let n = *self.of(&[0, 0, 0, 1, 1, 2]);
        (0..n).map(|_| each(self)).collect()
    }
}

pub fn situation(chance: &mut Chance) -> Situation {
    let kinds: Vec<&'static str> = Relationship::ALL.iter().map(|r| r.code()).collect();
    let role = chance.of(Persona::ALL).code();
    Situation {
        role,
        known: !chance.one_in(12),
        conflict: chance.one_in(8),
        restricted: chance.one_in(4),
        on_list: chance.one_in(3),
        own_page: chance.one_in(if role == "young_person" { 2 } else { 12 }),
        relationships: chance.some(|c| {
            let (first, end) = c.period();
            (*c.of(&kinds), first, end)
        }),
        teams: chance.some(|c| [c.period(), c.period()]),
        sharings: chance.some(Chance::period),
        glasses: chance.some(|c| *c.of(&[-86_400, -3_601, -3_600, -3_599, -60, 0, 1])),
    }
}

pub fn today() -> care::Date {
    date(2026, 11, 22)
}
pub fn now() -> Timestamp {
    "2026-11-22T09:30:00Z".parse().expect("a timestamp")
}
pub fn moment() -> Moment {
    Moment {
        today: today(),
        now: now(),
    }
}
pub fn period((first, end): (i32, Option<i32>)) -> Period {
    Period::new(
        plus_days(today(), first),
        end.map(|end| plus_days(today(), end)),
    )
}

pub fn ties(of: &Situation) -> Ties {
    Ties {
        registered: of.known,
        denied: of.conflict,
        restricted: of.restricted.then(|| "Priya Shah".to_owned()),
        listed: of.on_list,
        own: of.own_page,
        relationships: of
            .relationships
            .iter()
            .map(|(kind, first, end)| {
                (
                    Relationship::from_code(kind).expect("a relationship"),
                    period((*first, *end)),
                )
            })
            .collect(),
        teams: of
            .teams
            .iter()
            .map(|[member, responsible]| TeamTie {
                team: "Leigh".to_owned(),
                member: period(*member),
                responsible: period(*responsible),
            })
            .collect(),
        shared: of
            .sharings
            .iter()
            .map(|p| ("Wigan CAMHS".to_owned(), period(*p)))
            .collect(),
        glass: of
            .glasses
            .iter()
            .map(|broken| {
                (
                    now() + SignedDuration::from_secs(*broken),
                    "on duty".to_owned(),
                )
            })
            .collect(),
    }
}
