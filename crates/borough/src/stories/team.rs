//! The people who work in the hubs.

use super::{Member, Role, Turn};
use crate::Borough;
use crate::calendar::{self, Day, date};
use crate::dice::{Dice, Purpose};
use crate::life::{Life, Spell};
use crate::names::{self, Origin};
use crate::workers::{self, HUBS};

pub(super) const HUB_NAMES: [(&str, &str); HUBS] = [
    ("leigh", "Leigh hub"),
    ("atherton", "Atherton hub"),
    ("wigan", "Wigan central hub"),
];

/// Young people to a key worker. A bond needs room.
const TO_A_KEY_WORKER: usize = 10;

/// Someone who does the work of a key worker, and when they were there.
pub(super) struct KeyWorker {
    pub id: String,
    pub name: String,
    pub hub: usize,
    pub from: Day,
    pub until: Option<Day>,
}

fn adult(d: &mut Dice) -> String {
    let origin = d.weighted(&[
        (0.76, Origin::British),
        (0.05, Origin::Irish),
        (0.07, Origin::SouthAsian),
        (0.05, Origin::WestAfrican),
        (0.03, Origin::Caribbean),
        (0.04, Origin::European),
    ]);
    let man = d.chance(0.25);
    let here = matches!(origin, Origin::British | Origin::Irish);
    let given = if here {
        names::grown_up(d, man)
    } else {
        names::given(d, origin, man)
    };
    format!("{given} {}", names::family(d, origin))
}

pub(super) fn key_workers(d: &mut Dice, children: usize, to: Day) -> Vec<KeyWorker> {
    let seats = children.div_ceil(HUBS * TO_A_KEY_WORKER).max(2);
    let mut found = Vec::new();
    for hub in 0..HUBS {
        for _ in 0..seats {
            // They stay: six years on average. Now and then a seat has had someone before.
            let mut from = to - d.from(1_300, 2_400);
            if d.chance(0.35) {
                let left = to - d.from(120, 900);
                found.push(KeyWorker {
                    id: String::new(),
                    name: adult(d),
                    hub,
                    from,
                    until: Some(left),
                });
                from = left;
            }
            found.push(KeyWorker {
                id: String::new(),
                name: adult(d),
                hub,
                from,
                until: None,
            });
        }
    }
    for (worker, n) in found.iter_mut().zip(1..) {
        worker.id = format!("KW{n:03}");
    }
    found
}

pub(super) fn staff(
    d: &mut Dice,
    borough: &Borough,
    key_workers: &[KeyWorker],
    to: Day,
) -> Vec<Member> {
    let hub = |at: usize| HUB_NAMES[at].0.to_owned();
    let mut staff: Vec<Member> = (0..HUBS)
        .map(|at| Member {
            id: format!("TM{:02}", at + 1),
            name: adult(d),
            role: Role::TeamManager,
            hub: hub(at),
            from: date(to - 1_500),
            until: None,
        })
        .collect();
    staff.extend(key_workers.iter().map(|w| Member {
        id: w.id.clone(),
        name: w.name.clone(),
        role: Role::KeyWorker,
        hub: hub(w.hub),
        from: date(w.from),
        until: w.until.map(date),
    }));
    // Only those whose number the returns of these years can hold.
    let since = calendar::start(borough.plan.from);
    for (at, worker, left) in borough.teams.people() {
        if left.is_some_and(|left| left < since) || worker.from > to {
            continue;
        }
        let mut d = Dice::new(
            borough.plan.seed,
            Purpose::Stories,
            (1 << 40) | u64::from(worker.number),
        );
        staff.push(Member {
            id: workers::id(worker.number),
            name: adult(&mut d),
            role: Role::SocialWorker,
            hub: hub(at),
            from: date(worker.from),
            until: left.filter(|left| *left <= to).map(date),
        });
    }
    staff
}

pub(super) fn turns(
    d: &mut Dice,
    key_workers: &[KeyWorker],
    hub: usize,
    life: &Life,
    spell: &Spell,
    to: Day,
) -> Vec<Turn> {
    let here: Vec<&KeyWorker> = key_workers.iter().filter(|w| w.hub == hub).collect();
    let now: Vec<&KeyWorker> = here.iter().copied().filter(|w| w.until.is_none()).collect();
    // Brothers and sisters have the same key worker.
    let worker = now[life.group as usize / HUBS % now.len()];
    let from = (spell.from + d.from(2, 20)).max(worker.from);
    if from > to {
        return Vec::new();
    }
    let mut turns = Vec::new();
    let before = here
        .iter()
        .find(|w| w.until == Some(worker.from) && w.from < worker.from);
    if let Some(before) = before.filter(|_| spell.from < worker.from - 40) {
        turns.push(Turn {
            member: before.id.clone(),
            from: date((spell.from + 10).max(before.from)),
            until: Some(date(worker.from)),
        });
    }
    turns.push(Turn {
        member: worker.id.clone(),
        from: date(from),
        until: None,
    });
    turns
}
