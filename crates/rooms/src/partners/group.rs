//! People who want to live together: brothers and sisters who should, and care leavers who choose
//! each other. Each says of each other whether they agree; then there is a plan for moving in, and
//! whether it held.

use super::kept::{Kept, all, since};
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, HomeId, YoungPersonId};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};

listed! {
    /// Why they would live together.
    GroupBond {
        /// Brothers and sisters.
        Siblings = "siblings", "Brothers and sisters";
        /// Friends, or people who got to know each other.
        Choosing = "choosing", "They choose each other";
    }
    /// What happened.
    GroupEvent {
        /// A home and a day are planned.
        Planned = "planned", "A home and a plan for moving in";
        /// They moved in.
        MovedIn = "moved_in", "They moved in";
        /// It ended.
        Ended = "ended", "It ended, because …";
    }
}

/// A group. Its subject is the group; its fact is how everything else points at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFound {
    /// Why they would live together.
    pub bond: GroupBond,
    /// Who.
    pub who: Vec<YoungPersonId>,
    /// What they hope for, in their words.
    pub hope: String,
}
impl Content for GroupFound {
    const KIND: &'static str = "partners.group";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// What one of them says about living with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupConsent {
    /// In which group.
    pub about: FactId,
    /// Who says so.
    pub of: YoungPersonId,
    /// About whom.
    pub to: YoungPersonId,
    /// Whether they agree.
    pub agrees: bool,
}
impl Content for GroupConsent {
    const KIND: &'static str = "partners.group_consent";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Something that happened with a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupStep {
    /// Which group.
    pub about: FactId,
    /// The day, or the day planned.
    pub on: Date,
    /// What.
    pub event: GroupEvent,
    /// Which home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomeId>,
    /// The plan, or why it ended.
    pub words: String,
}
impl Content for GroupStep {
    const KIND: &'static str = "partners.group_step";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Half a year.
const HELD: i32 = 182;

/// A group as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) group: Kept<GroupFound>,
    pub(super) consents: Vec<Kept<GroupConsent>>,
    pub(super) steps: Vec<Kept<GroupStep>>,
}

impl Group {
    /// The last word of one about another.
    pub(super) fn says(&self, of: YoungPersonId, to: YoungPersonId) -> Option<&Kept<GroupConsent>> {
        self.consents
            .iter()
            .filter(|one| one.said.of == of && one.said.to == to)
            .max_by_key(|one| (one.on, one.at, one.fact))
    }
    /// Whether each agrees to each other; brothers and sisters are not asked.
    pub(super) fn agreed(&self) -> bool {
        let who = &self.group.said.who;
        self.group.said.bond == GroupBond::Siblings
            || who.iter().all(|of| {
                who.iter()
                    .filter(|to| *to != of)
                    .all(|to| self.says(*of, *to).is_some_and(|one| one.said.agrees))
            })
    }
    fn day_of(&self, event: GroupEvent) -> Option<Date> {
        self.steps
            .iter()
            .rfind(|one| one.said.event == event)
            .map(|one| one.said.on)
    }
    /// Whether they have lived together for half a year: nothing before they moved in or before
    /// half a year is over, unless it ended.
    pub(super) fn held(&self, today: Date) -> Option<bool> {
        let moved = self.day_of(GroupEvent::MovedIn)?;
        match self.day_of(GroupEvent::Ended) {
            Some(ended) => Some(days_between(moved, ended) >= HELD),
            None => (plus_days(moved, HELD) <= today).then_some(true),
        }
    }
}

/// Every group, the newest first. Whoever shows them asks who may be seen.
pub(super) fn groups(tx: &mut Tx<'_>) -> Result<Vec<Group>, Fault> {
    let consents: Vec<Kept<GroupConsent>> = all(tx)?;
    let steps: Vec<Kept<GroupStep>> = all(tx)?;
    Ok(all::<GroupFound>(tx)?
        .into_iter()
        .map(|group| Group {
            consents: since(&consents, group.fact).into_iter().cloned().collect(),
            steps: since(&steps, group.fact).into_iter().cloned().collect(),
            group,
        })
        .collect())
}
