//! What a provider worries about, told in trust: who may see it, who is helping, what we answered.

use super::kept::{Kept, all, middle, since};
use care::Date;
use care::dates::days_between;
use care::ids::{FactId, MemberId, OrganisationId, SubjectId};
use record::access::Caller;
use record::{Content, Fault, Refusal, Tx};
use serde::{Deserialize, Serialize};

/// A provider's worry. It is seen by whoever wrote it down, the provider's relationship manager,
/// those named here and those who help; by nobody else, quality assurance among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worry {
    /// The day they said it.
    pub on: Date,
    /// Who of them said it.
    pub said_by: String,
    /// In their words.
    pub words: String,
    /// Who of us may see it, beside the relationship manager.
    #[serde(default)]
    pub may_see: Vec<MemberId>,
}
impl Content for Worry {
    const KIND: &'static str = "partners.worry";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

listed! {
    /// What was done about a worry.
    WorryDone {
        /// We answered them.
        Replied = "replied", "We answered them";
        /// Somebody helps.
        Helping = "helping", "Somebody is helping";
        /// They say it is settled.
        Settled = "settled", "They say it is settled";
    }
}

/// Something done about a worry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorryStep {
    /// Which worry.
    pub about: FactId,
    /// The day.
    pub on: Date,
    /// What.
    pub done: WorryDone,
    /// Who helps, if somebody new does: they may see it from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<MemberId>,
    /// What was said or done.
    pub words: String,
}
impl Content for WorryStep {
    const KIND: &'static str = "partners.worry_step";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A worry with what was done about it, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    /// What was said.
    pub worry: Kept<Worry>,
    /// What was done.
    pub steps: Vec<Kept<WorryStep>>,
}

impl Told {
    /// The day of the first answer or help.
    pub(super) fn answered(&self) -> Option<Date> {
        self.steps.first().map(|step| step.said.on)
    }
    /// Whether they say it is settled.
    pub(super) fn settled(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.said.done == WorryDone::Settled)
    }
    /// Whether somebody may see it. `manager` is the provider's relationship manager.
    pub(super) fn open_to(&self, who: MemberId, manager: Option<MemberId>) -> bool {
        self.worry.by == who
            || manager == Some(who)
            || self.worry.said.may_see.contains(&who)
            || self.steps.iter().any(|step| step.said.who == Some(who))
    }
}

/// Every worry, with what was done. Whoever shows them asks [`Told::open_to`].
pub(super) fn told(tx: &mut Tx<'_>) -> Result<Vec<Told>, Fault> {
    let steps: Vec<Kept<WorryStep>> = all(tx)?;
    Ok(all::<Worry>(tx)?
        .into_iter()
        .map(|worry| Told {
            steps: since(&steps, worry.fact).into_iter().cloned().collect(),
            worry,
        })
        .collect())
}

/// How soon worries are answered: no words of any worry are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answering {
    /// Worries told in the last year.
    pub told: usize,
    /// Of them answered.
    pub answered: usize,
    /// Days to the first answer, the middle one.
    pub middle: Option<i32>,
}

/// Counts the worries of the year before a day.
pub fn answering(tx: &mut Tx<'_>, today: Date) -> Result<Answering, Fault> {
    let lately: Vec<Told> = told(tx)?
        .into_iter()
        .filter(|one| days_between(one.worry.said.on, today) <= 365)
        .collect();
    let waits: Vec<i32> = lately
        .iter()
        .filter_map(|one| Some(days_between(one.worry.said.on, one.answered()?)))
        .collect();
    Ok(Answering {
        told: lately.len(),
        answered: waits.len(),
        middle: middle(waits),
    })
}

/// The worries of one provider that a reader may see.
pub(super) fn open_to(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
    manager: Option<MemberId>,
    caller: &Caller,
) -> Result<Vec<Told>, Refusal> {
    Ok(told(tx)?
        .into_iter()
        .filter(|one| one.worry.subject == SubjectId::from(provider))
        .filter(|one| one.open_to(caller.member(), manager))
        .collect())
}
