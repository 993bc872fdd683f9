//! Forums as they stand, and saying more.

use super::SHELF;
use super::facts::{
    Agreed, AgreedDone, Forum, ForumKind, PracticeNote, Session, WeDid, WeDidKind, YouSaid,
};
use crate::kept::{Kept, since};
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, SubjectId};
use record::{Fault, Refusal, Saying, Tx};
use uuid::Uuid;

/// Days within which whoever spoke is told what became of it.
pub const ANSWER_WITHIN: i32 = 28;

/// Something agreed, and whether it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What was agreed.
    pub agreed: Kept<Agreed>,
    /// When and how it was done.
    pub done: Option<Kept<AgreedDone>>,
}

/// What was said to us, and what we answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// Their words.
    pub said: Kept<YouSaid>,
    /// What we answered, in order.
    pub answers: Vec<Kept<WeDid>>,
}

impl Heard {
    /// The last day on which an answer is in time.
    pub fn due(&self) -> Date {
        plus_days(self.said.said.on, ANSWER_WITHIN)
    }
    /// The day of the first answer.
    pub fn answered(&self) -> Option<Date> {
        self.answers.first().map(|one| one.said.on)
    }
    /// Whether it is finished: done, or a reason why not.
    pub fn closed(&self) -> bool {
        self.answers
            .iter()
            .any(|one| one.said.kind != WeDidKind::Doing)
    }
}

/// A forum with everything in it, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct ForumNow {
    /// The forum.
    pub forum: Kept<Forum>,
    /// When they met.
    pub sessions: Vec<Kept<Session>>,
    /// What was agreed; what is open first, the soonest due first.
    pub actions: Vec<Action>,
    /// What was shared.
    pub notes: Vec<Kept<PracticeNote>>,
    /// What was said to us.
    pub heard: Vec<Heard>,
}

/// Of what was said to us, how much was answered in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answering {
    /// Whose 28 days are over, or who were answered.
    pub due: usize,
    /// Of them answered within 28 days.
    pub in_time: usize,
    /// Not answered yet, with days left.
    pub waiting: usize,
}

/// Counts the answers to what was said, as on a day.
pub fn answering<'a>(heard: impl Iterator<Item = &'a Heard>, today: Date) -> Answering {
    let mut counted = Answering::default();
    for one in heard {
        match one.answered() {
            Some(on) => {
                counted.due += 1;
                counted.in_time += usize::from(days_between(one.said.said.on, on) <= ANSWER_WITHIN);
            }
            None if one.due() < today => counted.due += 1,
            None => counted.waiting += 1,
        }
    }
    counted
}

impl ForumNow {
    /// How many met in the year before a day: sessions, and people at all of them who came for the
    /// first time.
    pub fn reached(&self, today: Date) -> (usize, u32) {
        let lately = self
            .sessions
            .iter()
            .filter(|one| one.said.on <= today && days_between(one.said.on, today) <= 365);
        lately.fold((0, 0), |(sessions, people), one| {
            (
                sessions + 1,
                people + u32::from(one.said.first_time.unwrap_or(0)),
            )
        })
    }
}

/// Every forum, by name.
pub fn all_forums(tx: &mut Tx<'_>) -> Result<Vec<ForumNow>, Fault> {
    let sessions: Vec<Kept<Session>> = SHELF.all(tx)?;
    let agreed: Vec<Kept<Agreed>> = SHELF.all(tx)?;
    let done: Vec<Kept<AgreedDone>> = SHELF.all(tx)?;
    let notes: Vec<Kept<PracticeNote>> = SHELF.all(tx)?;
    let said: Vec<Kept<YouSaid>> = SHELF.all(tx)?;
    let did: Vec<Kept<WeDid>> = SHELF.all(tx)?;
    let mut forums: Vec<Kept<Forum>> = SHELF.all(tx)?;
    forums.sort_by_cached_key(|one| one.said.name.to_lowercase());
    Ok(forums
        .into_iter()
        .map(|forum| {
            let id = forum.subject;
            let mut actions: Vec<Action> = agreed
                .iter()
                .filter(|one| one.subject == id)
                .map(|one| Action {
                    done: since(&done, one.fact).first().map(|one| (*one).clone()),
                    agreed: one.clone(),
                })
                .collect();
            actions.sort_by_key(|one| (one.done.is_some(), one.agreed.said.due));
            ForumNow {
                sessions: theirs(&sessions, id),
                actions,
                notes: theirs(&notes, id),
                heard: said
                    .iter()
                    .filter(|one| one.subject == id)
                    .map(|one| Heard {
                        answers: since(&did, one.fact).into_iter().cloned().collect(),
                        said: one.clone(),
                    })
                    .collect(),
                forum,
            }
        })
        .collect())
}

fn theirs<C: Clone>(all: &[Kept<C>], id: SubjectId) -> Vec<Kept<C>> {
    all.iter()
        .filter(|one| one.subject == id)
        .cloned()
        .collect()
}

/// One forum.
pub fn one_forum(tx: &mut Tx<'_>, id: SubjectId) -> Result<ForumNow, Refusal> {
    all_forums(tx)?
        .into_iter()
        .find(|one| one.forum.subject == id)
        .ok_or(Refusal::NotFound)
}

/// Every forum of a kind.
pub fn forum(tx: &mut Tx<'_>, kind: ForumKind) -> Result<Vec<ForumNow>, Fault> {
    Ok(all_forums(tx)?
        .into_iter()
        .filter(|one| one.forum.said.kind == kind)
        .collect())
}

/// Founds a forum, or says again what it is.
pub fn found(tx: &mut Tx<'_>, id: SubjectId, said: &Forum) -> Result<FactId, Fault> {
    let stands: Vec<Kept<Forum>> = SHELF.of(tx, id)?;
    let mut how = Saying::from("worker").since(tx.today());
    if let Some(kept) = stands.first() {
        how = how.replacing(kept.fact, "Put right");
    }
    tx.say(id, said, how)
}

/// Says that a forum met.
pub fn come(tx: &mut Tx<'_>, id: SubjectId, said: &Session) -> Result<FactId, Refusal> {
    one_forum(tx, id)?;
    Ok(crate::kept::say(tx, id, said.on, said)?)
}

/// Says what was agreed.
pub fn agree(tx: &mut Tx<'_>, id: SubjectId, said: &Agreed) -> Result<FactId, Refusal> {
    one_forum(tx, id)?;
    let today = tx.today();
    Ok(crate::kept::say(tx, id, today, said)?)
}

/// Says that something agreed is done.
pub fn done(tx: &mut Tx<'_>, said: &AgreedDone) -> Result<FactId, Refusal> {
    let agreed: Kept<Agreed> = SHELF.one(tx, said.about)?;
    Ok(crate::kept::say(tx, agreed.subject, said.on, said)?)
}

/// Shares good practice.
pub fn note(tx: &mut Tx<'_>, id: SubjectId, said: &PracticeNote) -> Result<FactId, Refusal> {
    one_forum(tx, id)?;
    let today = tx.today();
    Ok(crate::kept::say(tx, id, today, said)?)
}

/// Keeps what they said, in their words.
pub fn hear(tx: &mut Tx<'_>, id: SubjectId, said: &YouSaid) -> Result<FactId, Refusal> {
    one_forum(tx, id)?;
    Ok(crate::kept::say(tx, id, said.on, said)?)
}

/// Answers what they said.
pub fn answer(tx: &mut Tx<'_>, said: &WeDid) -> Result<FactId, Refusal> {
    let heard: Kept<YouSaid> = SHELF.one(tx, said.about)?;
    if said.on < heard.said.on {
        return Err(Refusal::invalid(
            "on-day",
            "The day must be the same as or after the day they said it",
        ));
    }
    Ok(crate::kept::say(tx, heard.subject, said.on, said)?)
}

/// An id for a new forum.
pub(super) fn new_id() -> SubjectId {
    SubjectId(Uuid::now_v7())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn kept<C>(on: Date, said: C) -> Kept<C> {
        Kept {
            fact: FactId(Uuid::nil()),
            subject: SubjectId(Uuid::nil()),
            about: None,
            on,
            at: record::Timestamp::UNIX_EPOCH,
            by: care::ids::MemberId(Uuid::nil()),
            said,
        }
    }

    fn heard(on: Date, answered: Option<Date>) -> Heard {
        let words = "More buses".to_owned();
        Heard {
            said: kept(
                on,
                YouSaid {
                    on,
                    words: words.clone(),
                },
            ),
            answers: answered
                .map(|on| {
                    let about = FactId(Uuid::nil());
                    kept(
                        on,
                        WeDid {
                            about,
                            on,
                            kind: WeDidKind::Done,
                            words,
                        },
                    )
                })
                .into_iter()
                .collect(),
        }
    }

    #[test]
    fn the_twenty_eighth_day_is_in_time_and_the_next_is_not() {
        let said = date(2027, 3, 1);
        let all = [
            heard(said, Some(date(2027, 3, 29))),
            heard(said, Some(date(2027, 3, 30))),
            heard(said, None),
            heard(date(2027, 3, 20), None),
        ];
        let counted = answering(all.iter(), date(2027, 4, 7));
        let expected = Answering {
            due: 3,
            in_time: 1,
            waiting: 1,
        };
        assert_eq!(counted, expected);
    }
}
