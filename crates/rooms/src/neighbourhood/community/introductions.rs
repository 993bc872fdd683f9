//! Introducing a young person to what there is, and asking after twelve weeks whether they still go.

use super::asset::asset;
use super::facts::{Introduced, Still, StillGoing};
use crate::kept::{Kept, since};
use crate::neighbourhood::sql::SHELF;
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, SubjectId, YoungPersonId};
use record::access::{Action, Allowed, FieldClass, find};
use record::{Fault, Refusal, Tx};
use std::collections::HashSet;

/// Days after which they are asked whether they still go: twelve weeks.
pub const ASKED_AFTER: i32 = 84;

/// An introduction, and what they said since.
#[derive(Clone, Debug, PartialEq)]
pub struct Introduction {
    /// The introduction.
    pub made: Kept<Introduced>,
    /// What the asset is called.
    pub name: String,
    /// What they said, in order.
    pub asked: Vec<Kept<StillGoing>>,
}

impl Introduction {
    /// The first answer from the twelve weeks on.
    pub fn answered(&self) -> Option<&StillGoing> {
        let from = self.due();
        self.asked
            .iter()
            .map(|one| &one.said)
            .find(|one| one.on >= from)
    }
    /// The day from which they are asked.
    pub fn due(&self) -> Date {
        plus_days(self.made.said.on, ASKED_AFTER)
    }
    /// Whether it is time to ask.
    pub fn waits(&self, today: Date) -> bool {
        self.due() <= today && self.answered().is_none()
    }
}

/// Introduces a young person to an asset.
pub fn introduce(tx: &mut Tx<'_>, id: YoungPersonId, said: &Introduced) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(Action::Add, FieldClass::Plans)?;
    if asset(tx, said.asset)?.asset.said.closed.is_some() {
        return Err(Refusal::NotFound);
    }
    Ok(crate::kept::say(tx, id, said.on, said)?)
}

/// Says whether they still go.
pub fn still_going(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &StillGoing,
) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(Action::Add, FieldClass::Plans)?;
    let made: Kept<Introduced> = SHELF.one(tx, said.about)?;
    if made.subject != SubjectId::from(id) {
        return Err(Refusal::NotFound);
    }
    if said.on < made.said.on {
        let words = "The day must not be before they were introduced";
        return Err(Refusal::invalid("on-day", words));
    }
    Ok(crate::kept::say(tx, id, said.on, said)?)
}

fn filled(
    tx: &mut Tx<'_>,
    made: Vec<Kept<Introduced>>,
    asked: &[Kept<StillGoing>],
) -> Result<Vec<Introduction>, Refusal> {
    let mut found = Vec::with_capacity(made.len());
    for one in made {
        found.push(Introduction {
            name: asset(tx, one.said.asset)?.asset.said.name,
            asked: since(asked, one.fact).into_iter().cloned().collect(),
            made: one,
        });
    }
    Ok(found)
}

/// The introductions of one young person, the newest first; nothing when the reader may not see plans.
pub fn introductions(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Introduction>, Refusal> {
    if !allowed.sees(FieldClass::Plans) {
        return Ok(Vec::new());
    }
    let id = allowed.id().into();
    let asked: Vec<Kept<StillGoing>> = SHELF.of(tx, id)?;
    let made: Vec<Kept<Introduced>> = SHELF.of(tx, id)?;
    filled(tx, made, &asked)
}

/// Those whom it is time to ask, of the young people the caller may add to; who waits longest first.
pub fn to_ask(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Introduction)>, Refusal> {
    let today = tx.today();
    let theirs: HashSet<YoungPersonId> =
        crate::people::permitted_to(tx, Action::Add, &[FieldClass::Plans])?;
    let made: Vec<Kept<Introduced>> = SHELF.all(tx)?;
    let asked: Vec<Kept<StillGoing>> = SHELF.all(tx)?;
    let made = made
        .into_iter()
        .filter(|one| theirs.contains(&YoungPersonId(one.subject.0)));
    let all = filled(tx, made.collect(), &asked)?;
    let mut waiting: Vec<_> = all
        .into_iter()
        .filter(|one| one.waits(today))
        .map(|one| (YoungPersonId(one.made.subject.0), one))
        .collect();
    waiting.sort_by_key(|(_, one)| (one.made.said.on, one.made.at));
    Ok(waiting)
}

/// Of introductions of the twelve months before the twelve weeks, how many still go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// Asked after twelve weeks.
    pub asked: usize,
    /// Of them still going.
    pub still: usize,
    /// Twelve weeks over, and nobody asked yet.
    pub not_asked: usize,
    /// Made, with the twelve weeks still running.
    pub early: usize,
}

/// Counts whether those who were introduced in the thirteen and a half months to a day still go.
pub fn going(tx: &mut Tx<'_>, today: Date) -> Result<Going, Fault> {
    let from = plus_days(today, -(365 + ASKED_AFTER));
    let made: Vec<Kept<Introduced>> = SHELF.lately(tx, from)?;
    let asked: Vec<Kept<StillGoing>> = SHELF.lately(tx, from)?;
    let mut counted = Going::default();
    for one in made {
        let one = Introduction {
            asked: since(&asked, one.fact).into_iter().cloned().collect(),
            name: String::new(),
            made: one,
        };
        match one.answered() {
            _ if days_between(one.made.said.on, today) < ASKED_AFTER => counted.early += 1,
            Some(answer) => {
                counted.asked += 1;
                counted.still += usize::from(answer.still == Still::Yes);
            }
            None => counted.not_asked += 1,
        }
    }
    Ok(counted)
}
