//! What was taken from elsewhere: how true we are to it, whether we were ready, how it went; and what
//! did not work.

mod facts;

pub use facts::{
    Adopted, ChangeKind, Component, ComponentKind, Conditions, Evidence, Level, Needed, NeededKind,
    NotWorked, Stance, Standpoint, Step, StepDone, Then,
};

use super::SHELF;
use crate::kept::{self, Kept};
use care::Date;
use care::dates::{days_between, plus_years};
use care::ids::{FactId, MemberId, SubjectId};
use record::access::{Capability, need};
use record::{Content, Fault, Refusal, Saying, Tx};
use std::collections::{BTreeMap, HashSet};

/// Something taken from elsewhere, with everything said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What it is.
    pub said: Kept<Adopted>,
    /// Its parts, by kind, as they were first said.
    pub components: Vec<Kept<Component>>,
    /// What it needs, what is open first.
    pub needed: Vec<Kept<Needed>>,
    /// Each step that was taken, with its last word.
    pub steps: BTreeMap<Step, Kept<StepDone>>,
    /// How far the conditions hold: each person's last word.
    pub conditions: Vec<Conditions>,
}

impl Taken {
    /// Which.
    pub fn id(&self) -> SubjectId {
        self.said.subject
    }

    /// How many of the parts that came with it are held, of how many. Our own additions are no part
    /// of what there is to be true to.
    pub fn held(&self) -> (usize, usize) {
        let theirs = || {
            self.components
                .iter()
                .filter(|one| one.said.kind != ComponentKind::Local)
        };
        let held = theirs().filter(|one| one.said.stance == Stance::Held);
        (held.count(), theirs().count())
    }

    /// How many things of a kind are settled, of how many.
    pub fn settled(&self, kind: NeededKind) -> (usize, usize) {
        let of_kind = || self.needed.iter().filter(|one| one.said.kind == kind);
        let settled = of_kind().filter(|one| one.said.settled.is_some());
        (settled.count(), of_kind().count())
    }

    /// The day it began.
    pub fn launched(&self) -> Option<Date> {
        self.steps.get(&Step::Launch).map(|step| step.said.on)
    }

    /// Days from deciding to beginning.
    pub fn days_to_launch(&self) -> Option<i32> {
        Some(days_between(self.said.said.decided, self.launched()?))
    }
}

/// Everything that was taken from elsewhere, by name.
pub fn taken(tx: &mut Tx<'_>) -> Result<Vec<Taken>, Fault> {
    let mut all: Vec<Kept<Adopted>> = SHELF.all(tx)?;
    all.sort_by_cached_key(|one| (one.said.name.to_lowercase(), one.subject.0));
    all.into_iter().map(|said| whole(tx, said)).collect()
}

/// One of them.
pub fn taken_one(tx: &mut Tx<'_>, id: SubjectId) -> Result<Taken, Refusal> {
    let said = SHELF.of(tx, id)?.into_iter().next();
    Ok(whole(tx, said.ok_or(Refusal::NotFound)?)?)
}

fn whole(tx: &mut Tx<'_>, said: Kept<Adopted>) -> Result<Taken, Fault> {
    let id = said.subject;
    let mut components: Vec<Kept<Component>> = SHELF.of(tx, id)?;
    components.sort_by_key(|one| (one.said.kind, one.on, one.at));
    let mut needed: Vec<Kept<Needed>> = SHELF.of(tx, id)?;
    needed.sort_by_key(|one| (one.said.settled.is_some(), one.said.by, one.on, one.at));
    let mut steps: Vec<Kept<StepDone>> = SHELF.of(tx, id)?;
    steps.sort_by_key(|one| one.at);
    let answers: Vec<Kept<Conditions>> = SHELF.of(tx, id)?;
    Ok(Taken {
        components,
        needed,
        steps: steps.into_iter().map(|one| (one.said.step, one)).collect(),
        conditions: last_words(answers),
        said,
    })
}

/// Each person's newest answer.
fn last_words(mut answers: Vec<Kept<Conditions>>) -> Vec<Conditions> {
    answers.sort_by_key(|one| std::cmp::Reverse((one.on, one.at)));
    let mut heard: HashSet<MemberId> = HashSet::new();
    answers.retain(|one| heard.insert(one.by));
    answers.into_iter().map(|one| one.said).collect()
}

/// How the answers on one condition spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Answers at each level, in order.
    pub levels: [usize; 3],
    /// Leaders who say firmly, of how many.
    pub leaders: (usize, usize),
    /// Everybody else who says firmly, of how many.
    pub others: (usize, usize),
}

/// The spread of the answers on each of the six conditions.
pub fn spread(answers: &[Conditions]) -> [Spread; 6] {
    let mut all = [Spread::default(); 6];
    for one in answers {
        for (spread, level) in all.iter_mut().zip(one.levels()) {
            for (count, of) in spread.levels.iter_mut().zip(Level::ALL) {
                *count += usize::from(*of == level);
            }
            let side = match one.from {
                Standpoint::Leader => &mut spread.leaders,
                Standpoint::Practitioner | Standpoint::Partner => &mut spread.others,
            };
            side.0 += usize::from(level == Level::Firmly);
            side.1 += 1;
        }
    }
    all
}

/// Says something that stands in the place of what was said before, on the same day as that.
fn say_again<C: Content>(
    tx: &mut Tx<'_>,
    before: Option<&Kept<C>>,
    subject: SubjectId,
    said: &C,
) -> Result<FactId, Fault> {
    let mut how = Saying::from("worker");
    how = match before {
        Some(earlier) => how.since(earlier.on).replacing(earlier.fact, "said anew"),
        None => how.since(tx.today()),
    };
    tx.say(subject, said, how)
}

/// Says what is taken from elsewhere, or says it anew. Needs [`Capability::LeadHub`].
pub fn say_adopted(tx: &mut Tx<'_>, id: SubjectId, said: &Adopted) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    let before: Vec<Kept<Adopted>> = SHELF.of(tx, id)?;
    Ok(say_again(tx, before.first(), id, said)?)
}

/// Says a part of it, or says one anew. What is not held is refused without why and who agreed: what
/// drifts by itself is no adaptation. Needs [`Capability::LeadHub`].
pub fn say_component(
    tx: &mut Tx<'_>,
    id: SubjectId,
    before: Option<FactId>,
    said: &Component,
) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    taken_one(tx, id)?;
    if said.stance != Stance::Held {
        for (field, given, ask) in [
            ("why", &said.why, "Say why it is otherwise here"),
            (
                "agreed",
                &said.agreed,
                "Say who agreed that it is otherwise here",
            ),
        ] {
            if given.is_none() {
                return Err(Refusal::invalid(field, ask));
            }
        }
    }
    let before = standing(tx, id, before)?;
    Ok(say_again(tx, before.as_ref(), id, said)?)
}

/// The fact that is said anew, if it stands and is about this.
fn standing<C: Content>(
    tx: &mut Tx<'_>,
    id: SubjectId,
    before: Option<FactId>,
) -> Result<Option<Kept<C>>, Refusal> {
    let before = before.map(|fact| SHELF.one(tx, fact)).transpose()?;
    match before {
        Some(one) if one.subject != id => Err(Refusal::NotFound),
        other => Ok(other),
    }
}

/// Says what it needs, or says it anew. Needs [`Capability::LeadHub`].
pub fn say_needed(
    tx: &mut Tx<'_>,
    id: SubjectId,
    before: Option<FactId>,
    said: &Needed,
) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    taken_one(tx, id)?;
    let before = standing(tx, id, before)?;
    Ok(say_again(tx, before.as_ref(), id, said)?)
}

/// Says that a step was taken. Refused before it was decided to begin at all; the beginning is refused
/// before the baseline is locked, and looking again before the beginning: how things were cannot be
/// counted afterwards. Needs [`Capability::LeadHub`].
pub fn say_step(tx: &mut Tx<'_>, id: SubjectId, said: &StepDone) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    let taken = taken_one(tx, id)?;
    let after = |step: Step, ask: &str| match taken.steps.get(&step) {
        Some(done) if done.said.on <= said.on => Ok(()),
        _ => Err(Refusal::invalid("step", ask)),
    };
    match said.step {
        Step::Launch => after(
            Step::Baseline,
            "Count and lock how things were first: it cannot be counted afterwards",
        )?,
        Step::Read6 | Step::Read12 | Step::Read18 => {
            after(
                Step::Launch,
                "It has not begun by then: say first when it began",
            )?;
        }
        _ => {}
    }
    let before = taken.steps.get(&said.step);
    Ok(say_again(tx, before, id, said)?)
}

/// Says how far the conditions hold, as the caller sees it. Needs [`Capability::SeeHub`].
pub fn say_conditions(
    tx: &mut Tx<'_>,
    id: SubjectId,
    said: &Conditions,
) -> Result<FactId, Refusal> {
    need(tx, Capability::SeeHub)?;
    taken_one(tx, id)?;
    let on = tx.today();
    Ok(kept::say(tx, id, on, said)?)
}

/// What did not work, the newest first.
pub fn not_worked(tx: &mut Tx<'_>) -> Result<Vec<Kept<NotWorked>>, Fault> {
    SHELF.all(tx)
}

/// How many of them are of the last twelve months.
pub fn lately(all: &[Kept<NotWorked>], today: Date) -> usize {
    let since = plus_years(today, -1);
    let within = |one: &&Kept<NotWorked>| one.said.on > since && one.said.on <= today;
    all.iter().filter(within).count()
}

/// Keeps what did not work. Needs [`Capability::SeeHub`]: whoever saw it may say it.
pub fn say_not_worked(tx: &mut Tx<'_>, id: SubjectId, said: &NotWorked) -> Result<FactId, Refusal> {
    need(tx, Capability::SeeHub)?;
    if let Some(of) = said.of {
        taken_one(tx, of)?;
    }
    Ok(kept::say(tx, id, said.on, said)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn at<C>(by: u128, on: Date, said: C) -> Kept<C> {
        Kept {
            fact: FactId(Uuid::nil()),
            subject: SubjectId(Uuid::nil()),
            about: None,
            on,
            at: record::Timestamp::UNIX_EPOCH,
            by: MemberId(Uuid::from_u128(by)),
            said,
        }
    }

    fn sees(from: Standpoint, vision: Level) -> Conditions {
        Conditions {
            from,
            vision,
            evidence: Level::NotYet,
            long_haul: Level::Partly,
            leaders: Level::Partly,
            engagement: Level::Partly,
            learning: Level::Firmly,
        }
    }

    #[test]
    fn everybody_counts_once_and_leaders_apart() {
        let answers = last_words(vec![
            at(1, date(2027, 1, 1), sees(Standpoint::Leader, Level::NotYet)),
            at(1, date(2027, 3, 1), sees(Standpoint::Leader, Level::Firmly)),
            at(
                2,
                date(2027, 2, 1),
                sees(Standpoint::Practitioner, Level::NotYet),
            ),
            at(
                3,
                date(2027, 2, 1),
                sees(Standpoint::Partner, Level::Partly),
            ),
        ]);
        let vision = spread(&answers)[0];
        assert_eq!(vision.levels, [1, 1, 1]);
        assert_eq!((vision.leaders, vision.others), ((1, 1), (0, 2)));
        let learning = spread(&answers)[5];
        assert_eq!((learning.leaders, learning.others), ((1, 1), (2, 2)));
    }

    #[test]
    fn our_own_additions_are_not_what_there_is_to_be_true_to() {
        let part = |kind, stance| {
            let said = Component {
                words: String::new(),
                kind,
                stance,
                why: None,
                agreed: None,
                look_at: None,
                looked: None,
                saw: None,
            };
            at(1, date(2027, 1, 1), said)
        };
        let adopted = Adopted {
            name: String::new(),
            source: String::new(),
            question: String::new(),
            kind: ChangeKind::Innovation,
            evidence: Evidence::Told,
            written: None,
            took: String::new(),
            left: None,
            indicator: None,
            decided: date(2027, 1, 1),
        };
        let launch = StepDone {
            step: Step::Launch,
            on: date(2027, 3, 2),
            words: None,
        };
        let taken = Taken {
            said: at(1, date(2027, 1, 1), adopted),
            components: vec![
                part(ComponentKind::Distinguisher, Stance::Held),
                part(ComponentKind::Structure, Stance::Dropped),
                part(ComponentKind::Local, Stance::Held),
            ],
            needed: Vec::new(),
            steps: BTreeMap::from([(Step::Launch, at(1, date(2027, 3, 2), launch))]),
            conditions: Vec::new(),
        };
        assert_eq!(taken.held(), (1, 2));
        assert_eq!(taken.days_to_launch(), Some(60));
        assert_eq!(taken.settled(NeededKind::Readiness), (0, 0));
    }
}
