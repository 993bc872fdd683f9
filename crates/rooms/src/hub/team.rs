//! A hub as those who work there see it: who is held by whom, who is around, how steady it is and
//! where the time is spent.

use super::continuity::{Continuity, continuity};
use super::facts::Cohort;
use super::holding::runs;
use super::keeping::{Kept, Span};
use super::mine::states;
use super::outreach::{Outreach, outreach};
use crate::people;
use care::ids::{MemberId, TeamId, YoungPersonId};
use care::{Date, Period};
use record::access::{self, Bond, Member, Profile, Relationship};
use record::{Content, Fault, Tx};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Days over which outreach is counted.
pub(super) const QUARTER: i32 = 91;

/// One of a hub's workers, with whom they hold.
#[derive(Clone, Debug)]
pub(super) struct Holding {
    pub(super) who: Member,
    /// Young people, by name, with where they are.
    pub(super) people: Vec<(YoungPersonId, String, Option<Cohort>)>,
    /// Young people held for a colleague, until when.
    pub(super) covers: Vec<(YoungPersonId, String, Date)>,
    /// When each was last seen and how often a promise has passed.
    pub(super) promises_passed: usize,
    pub(super) outreach: Outreach,
}

/// A hub on a day.
#[derive(Clone, Debug)]
pub(super) struct Hub {
    pub(super) id: TeamId,
    pub(super) name: String,
    pub(super) holding: Vec<Holding>,
    /// Others of the team: social workers, managers.
    pub(super) others: Vec<Member>,
    /// Young people of this hub whom nobody who works here holds.
    pub(super) unheld: Vec<(YoungPersonId, String)>,
    /// Everybody this hub is responsible for.
    pub(super) ours: HashSet<YoungPersonId>,
    pub(super) cohort: BTreeMap<Cohort, usize>,
    pub(super) continuity: Continuity,
    pub(super) outreach: Outreach,
    /// What those whom this page names are called.
    pub(super) called: HashMap<YoungPersonId, String>,
}

impl Hub {
    /// Young people held by those who work here.
    pub(super) fn held(&self) -> usize {
        self.holding.iter().map(|one| one.people.len()).sum()
    }

    /// Young people to a key worker; `None` without one.
    pub(super) fn to_a_worker(&self) -> Option<f64> {
        (!self.holding.is_empty()).then(|| self.held() as f64 / self.holding.len() as f64)
    }
}

/// The hubs the caller may see: their own teams, or all for somebody who leads the service.
pub(super) fn hubs(tx: &mut Tx<'_>) -> Result<Vec<(TeamId, String)>, Fault> {
    let own = tx.caller().teams().to_vec();
    let mut all = access::teams(tx)?;
    if !own.is_empty() {
        all.retain(|(id, _)| own.iter().any(|(own, _)| own == id));
    }
    Ok(all)
}

/// Everything a hub's page says, with the names of its own and of those it was asked for.
pub(super) fn hub(
    tx: &mut Tx<'_>,
    id: TeamId,
    name: String,
    asked_for: &[YoungPersonId],
) -> Result<Hub, Fault> {
    let today = tx.today();
    let members = access::team_members(tx, id)?;
    let ours: HashSet<YoungPersonId> = access::teams_today(tx)?
        .into_iter()
        .filter(|(_, teams)| teams.iter().any(|(team, _)| *team == id))
        .map(|(who, _)| who)
        .collect();
    let us: Vec<YoungPersonId> = ours.iter().copied().collect();
    let named: Vec<YoungPersonId> = us.iter().chain(asked_for).copied().collect();
    let called = people::called_among(tx, &named)?;
    let name_of = |who: YoungPersonId| called.get(&who).map(people::Person::name);
    let states = states(tx)?;
    let now: HashMap<YoungPersonId, Cohort> = states
        .iter()
        .filter(|(_, _, period)| period.contains(today))
        .map(|(of, state, _)| (*of, *state))
        .collect();
    let bonds = access::bonds(tx, Relationship::KeyWorker)?;
    let covers = access::bonds(tx, Relationship::Cover)?;
    let since = care::dates::plus_days(today, -QUARTER);
    let contacts = people::contacts_among(tx, since, &us)?;
    let promises: HashMap<YoungPersonId, Option<Date>> = contacts
        .iter()
        .map(|(of, said)| (*of, said.said.next_on))
        .collect();
    let holds = |bond: &&Bond| bond.period.contains(today) && ours.contains(&bond.young_person);
    let mut unheld: Vec<_> = ours
        .iter()
        .filter(|who| {
            now.contains_key(who)
                && !bonds
                    .iter()
                    .any(|bond| bond.young_person == **who && holds(&bond) && bond.active)
        })
        .filter_map(|who| Some((*who, name_of(*who)?)))
        .collect();
    unheld.sort_by(|a, b| a.1.cmp(&b.1));
    let (workers, others): (Vec<_>, Vec<_>) = members
        .into_iter()
        .partition(|one| super::holding::can_hold(one.persona));
    let holding = workers
        .into_iter()
        .map(|who| {
            let mine = |bond: &&Bond| bond.member == who.id && holds(bond);
            let mut people: Vec<_> = bonds
                .iter()
                .filter(mine)
                .filter_map(|bond| {
                    let id = bond.young_person;
                    Some((id, name_of(id)?, now.get(&id).copied()))
                })
                .collect();
            people.sort_by(|a, b| a.1.cmp(&b.1));
            let covers = covers
                .iter()
                .filter(mine)
                .filter_map(|bond| {
                    Some((
                        bond.young_person,
                        name_of(bond.young_person)?,
                        bond.period.until?,
                    ))
                })
                .collect();
            let passed = |(of, ..): &&(YoungPersonId, String, Option<Cohort>)| {
                promises
                    .get(of)
                    .copied()
                    .flatten()
                    .is_some_and(|day| day < today)
            };
            Holding {
                promises_passed: people.iter().filter(passed).count(),
                outreach: outreach(
                    contacts
                        .iter()
                        .filter(|(_, said)| said.recorded_by == who.id)
                        .map(|(_, said)| &said.said),
                ),
                people,
                covers,
                who,
            }
        })
        .collect();
    let mut cohort = BTreeMap::new();
    for state in ours.iter().filter_map(|who| now.get(who)) {
        *cohort.entry(*state).or_default() += 1;
    }
    let kept = kept_of(tx, states, &ours, &bonds)?;
    Ok(Hub {
        id,
        name,
        holding,
        others,
        unheld,
        ours,
        cohort,
        continuity: continuity(kept.iter().map(|(kept, gone)| (kept, *gone)), today),
        outreach: outreach(contacts.iter().map(|(_, said)| &said.said)),
        called: called.iter().map(|(id, one)| (*id, one.name())).collect(),
    })
}

/// What stands of each young person, with the day their last worker left, if they have.
fn kept_of(
    tx: &mut Tx<'_>,
    states: Vec<(YoungPersonId, Cohort, Period)>,
    ours: &HashSet<YoungPersonId>,
    bonds: &[Bond],
) -> Result<Vec<(Kept, Option<Date>)>, Fault> {
    let mut all: HashMap<YoungPersonId, (Kept, Option<Date>)> = HashMap::new();
    let mut periods: HashMap<YoungPersonId, Vec<Period>> = HashMap::new();
    for (of, _, period) in states {
        if ours.contains(&of) && period.until != Some(period.from) {
            periods.entry(of).or_default().push(period);
        }
    }
    for (of, periods) in periods {
        all.entry(of).or_default().0.open = runs(periods);
    }
    let mut left: HashMap<MemberId, Option<Date>> = HashMap::new();
    for bond in bonds
        .iter()
        .filter(|bond| bond.period.until != Some(bond.period.from))
    {
        let Some((kept, gone)) = all.get_mut(&bond.young_person) else {
            continue;
        };
        kept.workers.push(Span {
            member: bond.member,
            period: bond.period,
        });
        if bond.period.until.is_none() && !bond.active {
            let day = match left.get(&bond.member) {
                Some(day) => *day,
                None => left_on(tx, bond.member)?,
            };
            left.insert(bond.member, day);
            *gone = day;
        }
    }
    Ok(all.into_values().collect())
}

/// The day on which the record was told that a member works here no longer.
fn left_on(tx: &mut Tx<'_>, who: MemberId) -> Result<Option<Date>, Fault> {
    let facts = tx.facts_of(who, Some(Profile::KIND))?;
    Ok(facts
        .last()
        .map(|fact| record::clock::day_of(fact.recorded_at)))
}
