//! Social workers: seats in teams, the people who sit in them for a while, and the children whose
//! worker they are (table SWEpisodes).

use crate::calendar::{Day, YEAR, birthday, date};
use crate::dice::{Dice, Purpose};
use crate::life::Life;
use crate::returns::{self, Year, on};
use care::codes::SocialWorkerChange;
use rulebook::{Return, SocialWorkerEpisode};

/// What a team does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Work {
    /// Assessment and court work.
    Safeguarding,
    /// Children in care.
    Care,
    /// From 16 on.
    Leaving,
}

/// Someone in a seat: from a day on, until the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Worker {
    pub number: u32,
    pub from: Day,
}

/// All seats of the council, three hubs with three kinds of team each.
pub(crate) struct Teams {
    /// By hub and kind of work, then seat, then occupants oldest first.
    seats: Vec<Vec<Vec<Worker>>>,
}

pub(crate) const HUBS: usize = 3;

impl Teams {
    /// Seats enough for the council's size, occupied from `from` to `to`.
    pub fn new(seed: u64, children: usize, from: Day, to: Day) -> Self {
        let mut seats = Vec::new();
        let mut number = 0;
        for hub in 0..HUBS {
            for (work, share) in [(0.22, 0), (0.56, 1), (0.22, 2)].map(|(s, w)| (w, s)) {
                // Seventeen children to a worker.
                let n = ((children as f64 * share / HUBS as f64 / 17.0).ceil() as usize).max(2);
                let team = (0..n)
                    .map(|seat| {
                        let stream = ((hub * 3 + work) as u64) << 32 | seat as u64;
                        let mut d = Dice::new(seed, Purpose::Teams, stream);
                        let mut at = from - d.from(0, 400);
                        let mut people = Vec::new();
                        while at <= to {
                            number += 1;
                            people.push(Worker { number, from: at });
                            at += d.around(1.6 * YEAR, 0.6).clamp(60.0, 3_000.0) as i32;
                        }
                        people
                    })
                    .collect();
                seats.push(team);
            }
        }
        Self { seats }
    }

    /// Everyone who has sat in a seat: their hub, who, and the day they left.
    pub fn people(&self) -> impl Iterator<Item = (usize, Worker, Option<Day>)> {
        self.seats.iter().enumerate().flat_map(|(team, seats)| {
            seats.iter().flat_map(move |people| {
                people
                    .iter()
                    .enumerate()
                    .map(move |(i, w)| (team / 3, *w, people.get(i + 1).map(|next| next.from)))
            })
        })
    }

    fn seats(&self, hub: usize, work: Work) -> &[Vec<Worker>] {
        &self.seats[hub * 3 + work as usize]
    }
}

/// A social worker's number in the return.
pub(crate) fn id(number: u32) -> String {
    format!("SW{number:05}")
}

/// Which hub a child's family belongs to: by family, so that brothers and sisters share one.
pub(crate) fn hub(life: &Life) -> usize {
    life.group as usize % HUBS
}

/// A child's workers one after another: who, from when, and why they took over.
pub(crate) fn history(
    life: &Life,
    teams: &Teams,
    seed: u64,
    until: Day,
) -> Vec<(Day, u32, SocialWorkerChange)> {
    let Some(first) = life.spells.first() else {
        return Vec::new();
    };
    let mut d = Dice::new(seed, Purpose::Workers, u64::from(life.number));
    // Known to a worker some months before coming into care, the day itself for some.
    let mut at = first.from
        - if life.uasc || d.chance(0.2) {
            0
        } else {
            d.from(5, 400)
        };
    let sixteen = birthday(life.born, 16) + 60;
    let settled = first.from + d.around(230.0, 0.4) as i32;
    let mut turns = Vec::new();
    let mut why = SocialWorkerChange::FCONTA;
    let hub = hub(life);
    let mut work = if at >= sixteen {
        Work::Leaving
    } else {
        Work::Safeguarding
    };
    let mut seat = d.below(teams.seats(hub, work).len());
    while at <= until {
        let people = &teams.seats(hub, work)[seat];
        let here = people.partition_point(|w| w.from <= at).saturating_sub(1);
        let person = people[here];
        if turns
            .last()
            .is_none_or(|t: &(Day, u32, SocialWorkerChange)| t.1 != person.number)
        {
            turns.push((at, person.number, why));
        }
        // What comes first: the worker leaves, the case moves on, or something else.
        let leaves = people.get(here + 1).map_or(i32::MAX, |w| w.from);
        let moves = match work {
            Work::Safeguarding => settled.max(at + 10),
            Work::Care => sixteen.max(at + 10),
            Work::Leaving => i32::MAX,
        };
        let other = at + 12 + (d.waiting() * YEAR / 0.60) as i32;
        let next = leaves.min(moves).min(other);
        if next == moves {
            work = if next >= sixteen || work == Work::Care {
                Work::Leaving
            } else {
                Work::Care
            };
            seat = d.below(teams.seats(hub, work).len());
            why = SocialWorkerChange::TSPROC;
        } else if next == leaves {
            why = SocialWorkerChange::LEFTRL;
        } else {
            let n = teams.seats(hub, work).len();
            seat = (seat + 1 + d.below(n - 1)) % n;
            why = d.weighted(&[
                (0.38, SocialWorkerChange::MANAGE),
                (0.22, SocialWorkerChange::ABSENC),
                (0.12, SocialWorkerChange::ORGRST),
                (0.05, SocialWorkerChange::CHCHAN),
                (0.08, SocialWorkerChange::PCCHAN),
                (0.15, SocialWorkerChange::OTHERS),
            ]);
        }
        at = next;
    }
    turns
}

pub(crate) fn rows(life: &Life, teams: &Teams, seed: u64, y: Year, to: &mut Return) {
    let turns = history(life, teams, seed, y.to);
    for (i, (from, who, why)) in turns.iter().enumerate() {
        let until = turns.get(i + 1).map(|t| t.0);
        if until.is_some_and(|u| u < y.from) {
            continue;
        }
        // The reason is asked for changes from 1 April 2023 on.
        let asked = *from >= crate::calendar::day(2023, 4, 1);
        to.social_workers.push(SocialWorkerEpisode {
            child: returns::id(life),
            dob: on(life.born),
            sw_id: id(*who).into(),
            sw_decom: on(*from),
            sw_dec: until.map(date).into(),
            sw_reason: asked.then_some(*why).into(),
            ..Default::default()
        });
    }
}
