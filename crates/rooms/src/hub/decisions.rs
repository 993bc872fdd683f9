//! Shared decisions on risk: made by several, looked at again when promised, dissent kept for good.

use super::facts::{Dissent, Reviewed, SharedDecision};
use super::sql;
use care::Date;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::{Action, Allowed, FieldClass, find, visible_for};
use record::{Bind, Content, Fault, Refusal, Saying, Timestamp, Tx};

/// A shared decision with everything said since.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The fact.
    pub fact: FactId,
    /// What was decided.
    pub said: SharedDecision,
    /// Who wrote it down.
    pub written_by: MemberId,
    /// Who sees it otherwise, with when it was written; earliest first.
    pub dissent: Vec<(Timestamp, Dissent)>,
    /// Each time it was looked at again, earliest first.
    pub reviews: Vec<Reviewed>,
}

impl Decided {
    /// When it is looked at next; `None` when it has come to its end.
    pub fn review_on(&self) -> Option<Date> {
        match self.reviews.last() {
            Some(last) => last.next_on,
            None => Some(self.said.review_on),
        }
    }
}

/// Shared decisions of a young person, newest first. Nothing when the reader may not see safety.
pub fn decisions(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Decided>, Fault> {
    if !allowed.sees(FieldClass::Safety) {
        return Ok(Vec::new());
    }
    let mut found: Vec<Decided> = Vec::new();
    let kinds = [SharedDecision::KIND, Dissent::KIND, Reviewed::KIND];
    for fact in tx.facts_of_kinds(allowed.id(), &kinds)? {
        match fact.kind.as_str() {
            SharedDecision::KIND => found.push(Decided {
                fact: fact.id,
                said: fact.read()?,
                written_by: fact.recorded_by,
                dissent: Vec::new(),
                reviews: Vec::new(),
            }),
            Dissent::KIND => {
                let said: Dissent = fact.read()?;
                if let Some(one) = found.iter_mut().find(|one| one.fact == said.decision) {
                    one.dissent.push((fact.recorded_at, said));
                }
            }
            Reviewed::KIND => {
                let said: Reviewed = fact.read()?;
                if let Some(one) = found.iter_mut().find(|one| one.fact == said.decision) {
                    one.reviews.push(said);
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.said.decided_on, one.fact)));
    Ok(found)
}

/// Writes a shared decision down. Refused with one agency and no reason, or with a review that is
/// not after the day it was decided.
pub fn decide(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &SharedDecision,
) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(Action::Add, FieldClass::Safety)?;
    if said.agencies.len() < 2 && said.why_alone.is_none() {
        return Err(Refusal::invalid(
            "why_alone",
            "Choose at least two agencies, or say why one decides alone",
        ));
    }
    if said.review_on <= said.decided_on {
        return Err(Refusal::invalid(
            "review_on",
            "The review must be after the day it was decided",
        ));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.decided_on))?)
}

fn of_theirs(tx: &mut Tx<'_>, id: YoungPersonId, decision: FactId) -> Result<Decided, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Safety)?;
    decisions(tx, &allowed)?
        .into_iter()
        .find(|one| one.fact == decision)
        .ok_or(Refusal::NotFound)
}

/// Says that somebody sees a decision otherwise. There is no way to take it back.
pub fn dissent(tx: &mut Tx<'_>, id: YoungPersonId, said: &Dissent) -> Result<FactId, Refusal> {
    of_theirs(tx, id, said.decision)?;
    Ok(tx.say(id, said, Saying::from("hub"))?)
}

/// Says what came of a decision, and when it is looked at next.
pub fn review(tx: &mut Tx<'_>, id: YoungPersonId, said: &Reviewed) -> Result<FactId, Refusal> {
    let decided = of_theirs(tx, id, said.decision)?;
    if decided.review_on().is_none() {
        return Err(Refusal::invalid("on", "This decision has come to its end"));
    }
    if said.on < decided.said.decided_on {
        return Err(Refusal::invalid(
            "on",
            "A review cannot be before the decision",
        ));
    }
    if said.next_on.is_some_and(|next| next <= said.on) {
        return Err(Refusal::invalid(
            "next_on",
            "The next review must be after this one",
        ));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.on))?)
}

/// A decision that is carried out, and when it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The decision.
    pub fact: FactId,
    /// Of whom.
    pub young_person: YoungPersonId,
    /// When it was decided.
    pub decided_on: Date,
    /// When it is looked at again.
    pub review_on: Date,
    /// Who backs it.
    pub backed_by: String,
}

/// Decisions that are carried out, of the young people whose safety the caller may see; the first
/// to be looked at first.
pub fn due(tx: &mut Tx<'_>) -> Result<Vec<Due>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Safety]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} ORDER BY review_on, fact", sql::DUE, filter.sql);
    tx.rows(&statement, &params, |row| {
        Ok(Due {
            fact: row.get(0)?,
            young_person: row.get(1)?,
            decided_on: row.get(2)?,
            review_on: row.get(3)?,
            backed_by: row.get(4)?,
        })
    })
}

/// How many shared decisions were written down about those whose safety the caller may see.
pub fn decisions_made(tx: &mut Tx<'_>) -> Result<u64, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Safety]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {}", sql::DECISIONS, filter.sql);
    let made: i64 = tx.one(&statement, &params, |row| row.get(0))?;
    Ok(made.unsigned_abs())
}

/// How many reviews there were and how many of them came late, over the same young people.
pub(super) fn punctuality(tx: &mut Tx<'_>) -> Result<(u64, u64), Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Safety]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {}", sql::REVIEWS, filter.sql);
    let (all, late): (i64, i64) = tx.one(&statement, &params, |row| row.columns())?;
    Ok((all.unsigned_abs(), late.unsigned_abs()))
}
