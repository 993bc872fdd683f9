//! A month in a council of 400 staff, forty of whom look where they have no work to do.

use crate::garden::{GARDEN, Named, settings};
use crate::situations::Chance;
use care::ids::{MemberId, TeamId, YoungPersonId};
use care::{Date, Period};
use jiff::{SignedDuration, Timestamp, civil::date, tz::TimeZone};
use record::access::{self, Persona, Profile, Relationship};
use record::{Caller, Look, Record, Saying};
use std::collections::HashMap;

const STAFF: usize = 400;
const CHILDREN: usize = 700;
const DAYS: usize = 20;
const SNOOPERS: usize = 40;

/// Surnames as they fall: few are common, most are rare.
fn surname(chance: &mut Chance) -> String {
    let rank = chance.below(40) * chance.below(40);
    format!(
        "Name{rank}x{}",
        if rank < 60 { 0 } else { chance.below(12) }
    )
}

/// A working day's moment: between nine and five, Monday to Friday.
fn in_hours(chance: &mut Chance, day: Date) -> Timestamp {
    let minutes = i64::try_from(chance.below(8 * 60)).expect("minutes");
    let nine = day
        .at(9, 0, 0, 0)
        .to_zoned(TimeZone::UTC)
        .expect("a time")
        .timestamp();
    nine + SignedDuration::from_mins(minutes)
}

fn look(who: (MemberId, &str), at: Timestamp, whose: YoungPersonId) -> Look {
    Look {
        at,
        member: who.0,
        member_name: who.1.to_owned(),
        persona: "social_worker".to_owned(),
        subject: Some(whose.into()),
        action: "see".to_owned(),
        what: "young person".to_owned(),
        allowed: true,
        because: "You can see this because you are in the Leigh team.".to_owned(),
        request: String::new(),
    }
}

/// Forty seeded snoopers of the two kinds the signals know (a relative's child; an evening's
/// curiosity) among 20 working days of honest looks: own children, cover that is written up and
/// cover that is not, duty evenings. At least 38 are found, with at most 5 false alarms per 1,000
/// staff-weeks.
#[test]
fn most_snooping_is_found_and_few_are_asked_in_vain() {
    let mut chance = Chance(40);
    let record = Record::in_memory(&[GARDEN], settings());
    let system = Caller::system("a month in a council");
    let team = TeamId(uuid::Uuid::new_v4());
    let children: Vec<(YoungPersonId, String)> = (0..CHILDREN)
        .map(|_| (YoungPersonId(uuid::Uuid::new_v4()), surname(&mut chance)))
        .collect();
    let staff: Vec<(MemberId, String)> = (0..STAFF)
        .map(|at| {
            // Every other snooper to be is family of a child they do not work with.
            let family = at < SNOOPERS && at % 2 == 0;
            let name = if family {
                children[CHILDREN - 1 - at].1.clone()
            } else {
                surname(&mut chance)
            };
            (MemberId(uuid::Uuid::new_v4()), format!("Worker {name}"))
        })
        .collect();
    let always = Period::since(date(2026, 1, 1));
    let own = |worker: usize, chance: &mut Chance| (worker * 2 + chance.below(2)) % CHILDREN;
    record
        .write(&system, |tx| {
            access::say_team(tx, team, "Leigh")?;
            for (id, _) in &children {
                access::register(tx, *id, None)?;
            }
            for (at, (id, name)) in staff.iter().enumerate() {
                access::say_member(tx, *id, &Profile::staff(name, Persona::SocialWorker))?;
                for child in [at * 2, at * 2 + 1] {
                    let child = children[child % CHILDREN].0;
                    access::relate(tx, child, *id, Relationship::SocialWorker, always)?;
                }
            }
            Ok(())
        })
        .expect("told");

    let mut looks = Vec::new();
    let mut written = Vec::new();
    let (mut day, mut worked) = (date(2026, 9, 7), 0);
    let begun = in_hours(&mut Chance(0), day) - SignedDuration::from_hours(9);
    while worked < DAYS {
        let weekend = day.weekday().to_monday_zero_offset() >= 5;
        for (at, (id, name)) in staff.iter().enumerate() {
            if weekend {
                continue;
            }
            let who = (*id, name.as_str());
            for _ in 0..6 {
                let whose = children[own(at, &mut chance)].0;
                looks.push(look(who, in_hours(&mut chance, day), whose));
            }
            // Cover for a colleague: mostly written up.
            if chance.one_in(2) {
                let (whose, when) = (chance.below(CHILDREN), in_hours(&mut chance, day));
                looks.push(look(who, when, children[whose].0));
                if !chance.one_in(8) {
                    written.push((at, whose, when + SignedDuration::from_hours(2)));
                }
            }
        }
        // Two on duty in the evening: nearly everything is written up.
        for duty in 0..2 {
            let at = SNOOPERS + (worked * 2 + duty) % (STAFF - SNOOPERS);
            let (whose, noon) = (chance.below(CHILDREN), in_hours(&mut chance, day));
            let when = noon + SignedDuration::from_hours(12);
            looks.push(look((staff[at].0, &staff[at].1), when, children[whose].0));
            if !chance.one_in(20) {
                written.push((at, whose, when + SignedDuration::from_hours(1)));
            }
        }
        if !weekend {
            worked += 1;
            // Two snoopers a day.
            for at in [worked * 2 - 2, worked * 2 - 1] {
                let family = at % 2 == 0;
                let when = in_hours(&mut chance, day);
                let later = SignedDuration::from_hours(if family { 0 } else { 12 });
                let whose = if family {
                    CHILDREN - 1 - at
                } else {
                    (at * 2 + 7) % CHILDREN
                };
                looks.push(look(
                    (staff[at].0, &staff[at].1),
                    when + later,
                    children[whose].0,
                ));
            }
        }
        day = day.tomorrow().expect("a day");
    }
    looks.sort_by_key(|look| look.at);
    written.sort_by_key(|(.., when)| *when);
    record.log_looks(&looks).expect("logged");
    for (at, whose, when) in written {
        record.clock().set(when);
        let worker = crate::towns::load(&record, staff[at].0);
        record
            .write(&worker, |tx| {
                let name = "a note".to_owned();
                Ok(tx.say(children[whose].0, &Named { name }, Saying::from("worker"))?)
            })
            .expect("written");
    }
    record
        .clock()
        .set(begun + SignedDuration::from_hours(24 * 60));

    let surnames: HashMap<YoungPersonId, String> = children.iter().cloned().collect();
    let unusual = record
        .read(&system, |tx| {
            access::unusual_looks(tx, begun, |_, id| Ok(surnames.get(&id).cloned()))
        })
        .expect("listed");
    let mut asked: Vec<usize> = unusual
        .iter()
        .filter_map(|look| staff.iter().position(|(id, _)| *id == look.member))
        .collect();
    asked.sort_unstable();
    asked.dedup();
    let found = asked.iter().filter(|at| **at < SNOOPERS).count();
    let in_vain = unusual
        .iter()
        .filter(|look| staff[SNOOPERS..].iter().any(|(id, _)| *id == look.member))
        .count();
    println!(
        "{} looks, {found} of {SNOOPERS} found, {in_vain} asked in vain",
        looks.len()
    );
    assert!(found >= 38, "{found} found");
    assert!(in_vain <= STAFF * 4 * 5 / 1000, "{in_vain} asked in vain");
}
