//! Made-up councils kept in a real record, and each pair of member and young person as a
//! [`Situation`] for the oracle.

use crate::oracle::Situation;
use crate::situations::{Chance, now, period};
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use jiff::SignedDuration;
use record::access::{self, Agency, Persona, Profile, Relationship};
use record::{Caller, Record};

type Days = (i32, Option<i32>);

/// Who is in a council and how they stand to each other.
#[derive(Debug)]
pub struct Town {
    pub members: Vec<Someone>,
    /// The last two the council does not know.
    pub young_people: Vec<YoungPersonId>,
    pub teams: Vec<TeamId>,
    pub agencies: Vec<(OrganisationId, Agency)>,
    pub relationships: Vec<(usize, usize, Relationship, Days)>,
    pub memberships: Vec<(usize, usize, Days)>,
    pub responsible: Vec<(usize, usize, Days)>,
    pub sharings: Vec<(usize, usize, Days)>,
    pub restricted: Vec<(usize, Vec<usize>)>,
    pub conflicts: Vec<(usize, usize)>,
    pub glasses: Vec<(usize, usize, i64)>,
}

#[derive(Debug)]
pub struct Someone {
    pub id: MemberId,
    pub persona: Persona,
    pub agency: Option<usize>,
    pub young_person: Option<usize>,
}

pub const KNOWN: usize = 8;

fn id(chance: &mut Chance) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(chance.next(), chance.next())
}

pub fn town(chance: &mut Chance) -> Town {
    let young_people: Vec<YoungPersonId> =
        (0..KNOWN + 2).map(|_| YoungPersonId(id(chance))).collect();
    let teams: Vec<TeamId> = (0..3).map(|_| TeamId(id(chance))).collect();
    let agencies: Vec<(OrganisationId, Agency)> = [
        Agency::Health,
        Agency::Health,
        Agency::Police,
        Agency::SpeechAndLanguage,
        Agency::School,
        Agency::Housing,
    ]
    .map(|agency| (OrganisationId(id(chance)), agency))
    .into();
    let members: Vec<Someone> = Persona::ALL
        .iter()
        .filter(|persona| **persona != Persona::Provider)
        .map(|persona| Someone {
            id: MemberId(id(chance)),
            persona: *persona,
            agency: persona.agency().map(|agency| {
                let same: Vec<usize> = (0..agencies.len())
                    .filter(|at| agencies[*at].1 == agency)
                    .collect();
                *chance.of(&same)
            }),
            young_person: (*persona == Persona::YoungPerson).then(|| chance.below(KNOWN)),
        })
        .collect();
    let (m, y, t, a) = (members.len(), KNOWN, teams.len(), agencies.len());
    // Those whom a relationship, a team or a list can help come more often.
    let worker = |c: &mut Chance| if c.one_in(3) { c.below(m) } else { c.below(4) };
    let many = |c: &mut Chance, n: usize| 0..c.below(n + 1);
    let mut town = Town {
        relationships: Vec::new(),
        memberships: Vec::new(),
        responsible: Vec::new(),
        sharings: Vec::new(),
        restricted: Vec::new(),
        conflicts: Vec::new(),
        glasses: Vec::new(),
        members,
        young_people,
        teams,
        agencies,
    };
    for _ in many(chance, 12) {
        let mut kind = *chance.of(Relationship::ALL);
        let of = chance.below(y);
        // One key worker at a time: who would be the second covers.
        let held = |one: &(usize, usize, Relationship, Days)| {
            one.0 == of && one.2 == Relationship::KeyWorker
        };
        if kind == Relationship::KeyWorker && town.relationships.iter().any(held) {
            kind = Relationship::Cover;
        }
        town.relationships
            .push((of, worker(chance), kind, chance.period()));
    }
    for _ in many(chance, 8) {
        town.memberships
            .push((worker(chance), chance.below(t), chance.period()));
    }
    for _ in many(chance, 10) {
        town.responsible
            .push((chance.below(y), chance.below(t), chance.period()));
    }
    for _ in many(chance, 8) {
        town.sharings
            .push((chance.below(y), chance.below(a), chance.period()));
    }
    for young_person in 0..y {
        if chance.one_in(4) {
            let listed = (0..=chance.below(3)).map(|_| worker(chance)).collect();
            town.restricted.push((young_person, listed));
        }
    }
    for _ in many(chance, 8) {
        town.conflicts.push((worker(chance), chance.below(y)));
    }
    for _ in many(chance, 4) {
        let ago = *chance.of(&[-86_400, -3_601, -3_600, -3_599, -60, 0]);
        town.glasses.push((chance.below(4), chance.below(y), ago));
    }
    town
}

fn forwards((first, end): Days) -> Days {
    (first, end.map(|end| end.max(first)))
}

/// Tells the record about the town, through the same commands the product uses.
pub fn settle(town: &Town, record: &Record) {
    let system = Caller::system("a made-up council");
    let young = |at: usize| town.young_people[at];
    let member = |at: usize| town.members[at].id;
    record.clock().set(now());
    record
        .write(&system, |tx| {
            for young_person in &town.young_people[..KNOWN] {
                access::register(tx, *young_person, None)?;
            }
            for (at, (id, agency)) in town.agencies.iter().enumerate() {
                access::say_agency(tx, *id, &format!("Agency {at}"), Some(*agency))?;
            }
            for team in &town.teams {
                access::say_team(tx, *team, "Leigh")?;
            }
            for someone in &town.members {
                let profile = Profile {
                    name: someone.persona.title().to_owned(),
                    persona: someone.persona,
                    agency: someone.agency.map(|at| town.agencies[at].0),
                    young_person: someone.young_person.map(young),
                    active: true,
                };
                access::say_member(tx, someone.id, &profile)?;
            }
            for (of, to, kind, days) in &town.relationships {
                let days = period(forwards(*days));
                access::relate(tx, young(*of), member(*to), *kind, days)?;
            }
            for (who, team, days) in &town.memberships {
                let days = period(forwards(*days));
                access::join_team(tx, member(*who), town.teams[*team], days)?;
            }
            for (of, team, days) in &town.responsible {
                let days = period(forwards(*days));
                access::make_responsible(tx, young(*of), town.teams[*team], days)?;
            }
            for (of, with, days) in &town.sharings {
                let (with, days) = (town.agencies[*with].0, period(forwards(*days)));
                access::share(tx, young(*of), with, "agreed with the family", days)?;
            }
            for (of, listed) in &town.restricted {
                let listed: Vec<MemberId> = listed.iter().map(|at| member(*at)).collect();
                access::restrict(
                    tx,
                    young(*of),
                    "Priya Shah",
                    &listed,
                    "a relative works here",
                )?;
            }
            Ok(())
        })
        .expect("settled");
    for (who, whose, ago) in &town.glasses {
        record.clock().set(now() + SignedDuration::from_secs(*ago));
        let caller = load(record, member(*who));
        record
            .write(&caller, |tx| {
                access::break_glass(tx, young(*whose), "found at the station")
            })
            .expect("broken");
    }
    record.clock().set(now());
    record
        .write(&system, |tx| {
            for (who, with) in &town.conflicts {
                access::record_conflict(tx, member(*who), young(*with), "her nephew")?;
            }
            Ok(())
        })
        .expect("recorded");
}

pub fn load(record: &Record, member: MemberId) -> Caller {
    record
        .read(&Caller::system("sign in"), |tx| {
            Ok(Caller::load(tx, member)?)
        })
        .expect("read")
        .expect("a member who may sign in")
}

/// One pair of the town, as the oracle hears of it.
pub fn pair(town: &Town, who: usize, whose: usize) -> Situation {
    let someone = &town.members[who];
    let days_of = |days: &Days| forwards(*days);
    let restriction = town.restricted.iter().find(|(of, _)| *of == whose);
    let mut teams = Vec::new();
    for (_, team, joined) in town
        .memberships
        .iter()
        .filter(|(member, ..)| *member == who)
    {
        let led = town
            .responsible
            .iter()
            .filter(|(of, by, _)| *of == whose && by == team);
        teams.extend(led.map(|(_, _, led)| [days_of(joined), days_of(led)]));
    }
    Situation {
        role: someone.persona.code(),
        known: whose < KNOWN,
        conflict: town.conflicts.contains(&(who, whose)),
        restricted: restriction.is_some(),
        on_list: restriction.is_some_and(|(_, listed)| listed.contains(&who)),
        own_page: someone.young_person == Some(whose),
        relationships: town
            .relationships
            .iter()
            .filter(|(of, to, ..)| *of == whose && *to == who)
            .map(|(_, _, kind, days)| (kind.code(), days_of(days).0, days_of(days).1))
            .collect(),
        teams,
        sharings: town
            .sharings
            .iter()
            .filter(|(of, with, _)| *of == whose && someone.agency == Some(*with))
            .map(|(_, _, days)| days_of(days))
            .collect(),
        glasses: town
            .glasses
            .iter()
            .filter(|(by, of, _)| *by == who && *of == whose)
            .map(|(_, _, ago)| *ago)
            .collect(),
    }
}
