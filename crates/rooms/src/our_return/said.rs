//! Saying something about a finding, and reading what was said.

use super::facts::{Asked, Due, Explained, Reopened, Which};
use super::project::bound_to;
use super::sql;
use care::ids::{FactId, MemberId, SubjectId, YoungPersonId};
use care::{CollectionYear, Date};
use record::access::{Action, Allowed, Capability, need};
use record::{Fault, Refusal, Row, Saying, Timestamp, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// Why a finding is true, as somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Why.
    pub why: String,
    /// The mark of the cells it rests on.
    pub rests_on: String,
    /// Who said it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Whom a finding was put to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Who is asked.
    pub who: MemberId,
    /// What they should know.
    pub note: Option<String>,
    /// Who asked.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// What was said about the findings of a year.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidOf {
    /// What settles a finding.
    pub(super) settled: HashMap<(YoungPersonId, Which), Explanation>,
    /// What a worker wrote when saving.
    pub(super) beside: HashMap<(YoungPersonId, Which), Explanation>,
    /// Whom it was put to.
    pub(super) asked: HashMap<(YoungPersonId, Which), Asking>,
}

/// What was said about the findings of a year: of everybody, or of one young person.
pub(super) fn said_of(
    tx: &mut Tx<'_>,
    year: CollectionYear,
    one: Option<YoungPersonId>,
) -> Result<SaidOf, Fault> {
    let which = |row: &Row<'_>| -> Result<(YoungPersonId, Which), Fault> {
        let which = Which {
            year,
            rule: row.get(1)?,
            table: row.get(2)?,
            row: row.get(3)?,
        };
        Ok((row.get(0)?, which))
    };
    type Sealed = (
        (YoungPersonId, Which),
        bool,
        FactId,
        String,
        String,
        MemberId,
        Timestamp,
    );
    let explained = |row: &Row<'_>| -> Result<Sealed, Fault> {
        Ok((
            which(row)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
            row.get(8)?,
            row.get(9)?,
        ))
    };
    let rows = match one {
        Some(id) => tx.rows(sql::EXPLAINED_OF, &[&year, &id], explained)?,
        None => tx.rows(sql::EXPLAINED, &[&year], explained)?,
    };
    let mut said = SaidOf::default();
    for (of, settles, fact, sealed, rests_on, by, at) in rows {
        let explanation = Explanation {
            why: tx.unseal(&sealed, &bound_to(fact))?,
            rests_on,
            by,
            at,
        };
        let kind = if settles {
            &mut said.settled
        } else {
            &mut said.beside
        };
        kind.insert(of, explanation);
    }
    type Put = (
        (YoungPersonId, Which),
        FactId,
        MemberId,
        Option<String>,
        MemberId,
        Timestamp,
    );
    let put = |row: &Row<'_>| -> Result<Put, Fault> {
        Ok((
            which(row)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
            row.get(8)?,
        ))
    };
    let rows = match one {
        Some(id) => tx.rows(sql::ASKED_OF, &[&year, &id], put)?,
        None => tx.rows(sql::ASKED, &[&year], put)?,
    };
    for (of, fact, who, note, by, at) in rows {
        let note = match note {
            Some(sealed) => Some(tx.unseal(&sealed, &bound_to(fact))?),
            None => None,
        };
        said.asked.insert(of, Asking { who, note, by, at });
    }
    Ok(said)
}

/// Says why a finding is true. What `settles` is listed apart from then on and needs
/// [`Capability::ExplainFindings`]; what does not is a worker's word beside it. `rests_on` is
/// [`Checked::rests_on`](super::Checked::rests_on).
pub fn explain(
    tx: &mut Tx<'_>,
    about: &Allowed,
    finding: &Which,
    why: &str,
    rests_on: &str,
    settles: bool,
) -> Result<FactId, Refusal> {
    if settles {
        need(tx, Capability::ExplainFindings)?;
    }
    let said = Explained {
        finding: finding.clone(),
        why: why.to_owned(),
        rests_on: tx.mark(rests_on)?,
        settles,
    };
    Ok(tx.say(about.id(), &said, Saying::from("worker"))?)
}

/// Opens a settled finding again.
pub fn reopen(tx: &mut Tx<'_>, about: &Allowed, finding: &Which) -> Result<FactId, Refusal> {
    need(tx, Capability::ExplainFindings)?;
    let said = Reopened {
        finding: finding.clone(),
    };
    Ok(tx.say(about.id(), &said, Saying::from("worker"))?)
}

/// Asks somebody to put findings about a young person right, or nobody any longer.
pub fn ask(
    tx: &mut Tx<'_>,
    about: &Allowed,
    findings: &[Which],
    who: Option<MemberId>,
    note: Option<String>,
) -> Result<FactId, Refusal> {
    need(tx, Capability::AssignFindings)?;
    debug_assert_eq!(about.action(), Action::See);
    let said = Asked {
        findings: findings.to_vec(),
        who,
        note,
    };
    Ok(tx.say(about.id(), &said, Saying::from("worker"))?)
}

/// When the return of a year is due, and whether the council has said so. DfE publishes the last
/// day of each collection; for years the guide has put it at the end of June.
pub fn due(tx: &mut Tx<'_>, year: CollectionYear) -> Result<(Date, bool), Fault> {
    let said: Option<Date> = tx.optional(sql::DUE, &[&year], |row| row.get(0))?;
    let june = jiff::civil::date(year.0, 6, 30);
    Ok(said.map_or((june, false), |on| (on, true)))
}

/// Says when the return of a year is due.
pub fn say_due(tx: &mut Tx<'_>, year: CollectionYear, on: Date) -> Result<FactId, Refusal> {
    need(tx, Capability::ExplainFindings)?;
    if on < year.end() {
        return Err(Refusal::invalid(
            "on-day",
            "The return is due after 31 March, the last day it tells of",
        ));
    }
    // The day belongs to the return of the year, which is nobody.
    let about = SubjectId(Uuid::from_u128(
        0x0903_0000_0000_0000 + u128::from(year.0.unsigned_abs()),
    ));
    Ok(tx.say(about, &Due { year, on }, Saying::from("worker"))?)
}

/// Of whom, and in which years, a member was asked to put something right.
pub(super) fn asked_of(
    tx: &mut Tx<'_>,
    who: MemberId,
) -> Result<Vec<(YoungPersonId, CollectionYear)>, Fault> {
    tx.rows(sql::ASKED_WHOM, &[&who], |row| {
        Ok((row.get(0)?, CollectionYear(row.get(1)?)))
    })
}
