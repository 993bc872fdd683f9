//! What stands in the way, and the one way round it: conflicts, restrictions, the broken glass.

use super::decide::{GLASS, Refused};
use super::facts::{ConflictSaid, GlassAnswered, GlassBroken, Restriction};
use super::find::{decided, find, note};
use super::members::{member, need, said};
use super::sql;
use super::words::{Action, Capability, Persona};
use crate::{FieldError, Refusal, Tx};
use care::ids::{FactId, MemberId, YoungPersonId};
use jiff::Timestamp;

/// Declares that the caller must not see this young person's record: family, an ex-partner's
/// child, a neighbour. From the next request on it does not exist for them.
pub fn declare_conflict(tx: &mut Tx<'_>, with: YoungPersonId, why: &str) -> Result<(), Refusal> {
    need(tx, Capability::DeclareConflict)?;
    find(tx, with)?.allow(Action::See)?;
    let oneself = tx.caller().member();
    conflict(tx, oneself, with, true, why)
}

/// Records a conflict of someone else. Needs [`Capability::ManageConflicts`].
pub fn record_conflict(
    tx: &mut Tx<'_>,
    of: MemberId,
    with: YoungPersonId,
    why: &str,
) -> Result<(), Refusal> {
    need(tx, Capability::ManageConflicts)?;
    if member(tx, of)?.is_none() || tx.optional(sql::KNOWN, &[&with], |_| Ok(()))?.is_none() {
        return Err(Refusal::NotFound);
    }
    conflict(tx, of, with, true, why)
}

/// Lifts a conflict. Needs [`Capability::ManageConflicts`]; nobody lifts their own.
pub fn lift_conflict(
    tx: &mut Tx<'_>,
    of: MemberId,
    with: YoungPersonId,
    why: &str,
) -> Result<(), Refusal> {
    need(tx, Capability::ManageConflicts)?;
    if tx.caller().member() == of {
        return Err(Refusal::NotAllowed);
    }
    conflict(tx, of, with, false, why)
}

fn conflict(
    tx: &mut Tx<'_>,
    of: MemberId,
    with: YoungPersonId,
    in_force: bool,
    why: &str,
) -> Result<(), Refusal> {
    let why = reason(why)?;
    let now = tx
        .optional(sql::CONFLICT, &[&of, &with], |_| Ok(()))?
        .is_some();
    if now != in_force {
        let content = ConflictSaid {
            young_person: with,
            in_force,
        };
        tx.say(of, &content, said(tx).because(why))?;
    }
    Ok(())
}

/// Every conflict in force: member, young person, since when. Needs
/// [`Capability::ManageConflicts`].
pub fn conflicts(tx: &mut Tx<'_>) -> Result<Vec<(MemberId, YoungPersonId, Timestamp)>, Refusal> {
    need(tx, Capability::ManageConflicts)?;
    Ok(tx.rows(sql::CONFLICTS, &[], |row| row.columns())?)
}

/// Restricts a record to named people, and says whom the others may ask; or changes both. Needs
/// [`Capability::Restrict`] and, but for the privacy officer, leave to see the record.
pub fn restrict(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    ask: &str,
    listed: &[MemberId],
    why: &str,
) -> Result<FactId, Refusal> {
    may_restrict(tx, id)?;
    let why = reason(why)?;
    let mut wrong = Vec::new();
    if ask.trim().is_empty() {
        wrong.push(FieldError::new("ask", "Say whom to ask"));
    }
    let mut able = 0;
    for one in listed {
        match member(tx, *one)? {
            Some(member) if member.active => able += 1,
            Some(_) => {}
            None => return Err(Refusal::NotFound),
        }
    }
    if able == 0 {
        wrong.push(FieldError::new(
            "listed",
            "Choose at least one person who may sign in",
        ));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let restriction = Restriction {
        ask: ask.trim().to_owned(),
        listed: listed.to_vec(),
    };
    Ok(tx.say(id, &restriction, said(tx).because(why))?)
}

/// Lifts a restriction. The same people may who may restrict.
pub fn lift_restriction(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<(), Refusal> {
    may_restrict(tx, id)?;
    let why = reason(why)?;
    let none = Restriction {
        ask: String::new(),
        listed: Vec::new(),
    };
    tx.say(id, &none, said(tx).because(why))?;
    Ok(())
}

/// A restriction in force: whom to ask, and who may see the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restricted {
    /// Whom the others may ask, in words.
    pub ask: String,
    /// The people named, by name.
    pub listed: Vec<(MemberId, String)>,
}

/// The restriction of a record, `None` while there is none. For those who may restrict it: the
/// privacy officer reads it without being on the list, and that is a look like any other.
pub fn restriction(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Option<Restricted>, Refusal> {
    may_restrict(tx, id)?;
    let because = "may restrict a record".to_owned();
    note(tx, id, Action::See, true, "who may see the record", because);
    let Some(ask) = tx.optional(sql::ASK, &[&id], |row| row.get(0))? else {
        return Ok(None);
    };
    let listed = tx.rows(sql::LISTED, &[&id], |row| row.columns())?;
    Ok(Some(Restricted { ask, listed }))
}

/// Every restricted record, and whom to ask about each. Needs [`Capability::SeeAccessLog`]: the
/// one who watches over them all.
pub fn restrictions(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, String)>, Refusal> {
    need(tx, Capability::SeeAccessLog)?;
    Ok(tx.rows(sql::RESTRICTED, &[], |row| row.columns())?)
}

fn may_restrict(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<(), Refusal> {
    need(tx, Capability::Restrict)?;
    if tx.caller().persona() != Some(Persona::PrivacyOfficer) {
        find(tx, id)?.allow(Action::See)?;
        return Ok(());
    }
    // A restriction does not keep the privacy officer from changing it; a conflict does.
    match decided(tx, id)? {
        Err(Refused::Absent) => Err(Refusal::NotFound),
        Ok(_) | Err(Refused::Ask(_)) => Ok(()),
    }
}

/// Opens a record for sixty minutes without a relationship, for a reason, and tells the privacy
/// officer in the same transaction. Gives the moment it closes. Needs [`Capability::BreakGlass`].
/// A young person who is not known and one the caller has a conflict with are both
/// [`Refusal::NotFound`]; the attempt stays in the access log.
pub fn break_glass(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<Timestamp, Refusal> {
    need(tx, Capability::BreakGlass)?;
    let why = reason(why)?;
    let member = tx.caller().member();
    let known = tx.optional(sql::KNOWN, &[&id], |_| Ok(()))?.is_some();
    let conflict = tx
        .optional(sql::CONFLICT, &[&member, &id], |_| Ok(()))?
        .is_some();
    let may = known && !conflict;
    note(tx, id, Action::See, may, BREAKING, why.clone());
    if !may {
        return Err(Refusal::NotFound);
    }
    tx.say(
        id,
        &GlassBroken {
            member,
            reason: why,
        },
        said(tx),
    )?;
    Ok(tx.now().saturating_add(GLASS).unwrap_or(tx.now()))
}

/// What the access log calls it.
pub(super) const BREAKING: &str = "break the glass";

/// A broken glass the privacy officer has not answered. Names no young person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Which.
    pub glass: FactId,
    /// Who broke it.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their persona, as stored.
    pub persona: String,
    /// The reason they gave.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// The alerts not yet answered, oldest first. Needs [`Capability::ReviewBreakGlass`].
pub fn open_alerts(tx: &mut Tx<'_>) -> Result<Vec<Alert>, Refusal> {
    need(tx, Capability::ReviewBreakGlass)?;
    Ok(tx.rows(sql::OPEN_ALERTS, &[], |row| {
        Ok(Alert {
            glass: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            persona: row.get(3)?,
            reason: row.get(4)?,
            at: row.get(5)?,
        })
    })?)
}

/// Answers an alert, once: was it justified, and what follows. Needs
/// [`Capability::ReviewBreakGlass`]; nobody answers their own.
pub fn answer_alert(
    tx: &mut Tx<'_>,
    glass: FactId,
    justified: bool,
    note: &str,
) -> Result<(), Refusal> {
    need(tx, Capability::ReviewBreakGlass)?;
    let note = reason(note)?;
    let found: Option<(MemberId, YoungPersonId, Option<Timestamp>)> =
        tx.optional(sql::ALERT, &[&glass], |row| row.columns())?;
    let Some((member, young_person, None)) = found else {
        return Err(Refusal::NotFound);
    };
    if member == tx.caller().member() {
        return Err(Refusal::NotAllowed);
    }
    tx.say(
        young_person,
        &GlassAnswered {
            glass,
            justified,
            note,
        },
        said(tx),
    )?;
    Ok(())
}

/// A reason somebody can judge later.
fn reason(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    if words.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return Err(Refusal::invalid(
            "reason",
            "Give a reason that someone else can understand",
        ));
    }
    Ok(words.to_owned())
}
