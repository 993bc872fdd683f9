//! Our cohort: whom the hubs hold, and how they differ from young people elsewhere, counted.

use super::practice::OfHowMany;
use crate::events::{self, Event, ExtraHelp, Feeling};
use crate::hub::{self, Cohort};
use care::ids::YoungPersonId;
use record::access::FieldClass;
use record::{Refusal, Tx};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Whom the hubs hold today, of those whose care history the caller may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortNow {
    /// How many are in each state: each young person is in one.
    pub states: BTreeMap<Cohort, u64>,
    /// With SEN support or an education, health and care plan, of those of whom it is known.
    pub extra_help: OfHowMany,
    /// Of them with a plan.
    pub plans: u64,
    /// Of whom nobody has said whether they have extra help at school.
    pub help_not_known: u64,
    /// With a recorded mental or emotional need, of those of whom it is known.
    pub need: OfHowMany,
    /// Of whom nobody has said how they feel.
    pub need_not_known: u64,
}

/// Counts the cohort on the caller's day. What the caller's role may see of nobody stays nought.
pub fn cohort_now(tx: &mut Tx<'_>) -> Result<CohortNow, Refusal> {
    let states = hub::states_today(tx)?;
    let mut all = CohortNow::default();
    for state in states.values() {
        *all.states.entry(*state).or_default() += 1;
    }
    let held: HashSet<YoungPersonId> = states.into_keys().collect();
    let mut help: HashMap<YoungPersonId, ExtraHelp> = HashMap::new();
    let mut need: HashMap<YoungPersonId, Feeling> = HashMap::new();
    // In the order of days: the last one said holds.
    for one in events::everything(tx)? {
        match one.event {
            Event::SchoolHelp(said) => {
                help.insert(one.young_person, said.status);
            }
            Event::Feelings(said) => {
                need.insert(one.young_person, said.status);
            }
            _ => {}
        }
    }
    let education = crate::people::permitted(tx, &[FieldClass::Education])?;
    for id in held.iter().filter(|id| education.contains(id)) {
        match help.get(id) {
            None => all.help_not_known += 1,
            Some(one) => {
                all.extra_help.of += 1;
                all.extra_help.n += u64::from(*one != ExtraHelp::NoHelp);
                all.plans += u64::from(*one == ExtraHelp::Plan);
            }
        }
    }
    let health = crate::people::permitted(tx, &[FieldClass::Health])?;
    for id in held.iter().filter(|id| health.contains(id)) {
        match need.get(id) {
            None => all.need_not_known += 1,
            Some(one) => {
                all.need.of += 1;
                all.need.n += u64::from(*one != Feeling::NoNeed);
            }
        }
    }
    Ok(all)
}
