//! Ofsted's lists of providers, as somebody last gave them: kept until newer ones are given, so that
//! the rules that need them are checked live. They name homes, and no child.

use super::sql;
use crate::places::postcodes;
use care::ids::MemberId;
use record::access::{Capability, need};
use record::{Fault, Refusal, Timestamp, Tx};
use rulebook::rules::Providers;
use rulebook::{Input, Problem, read};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Which giving it was.
    pub(super) id: Uuid,
    /// The names of the files.
    pub(super) names: Vec<String>,
    /// When they were given.
    pub(super) at: Timestamp,
    /// By whom.
    pub(super) by: MemberId,
}

/// Reads lists from files.
pub(super) fn of_files(files: &[(String, Vec<u8>)]) -> (Providers, Vec<Problem>) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (list, problems) = read::providers(&inputs);
    (list.located(postcodes()), problems)
}

/// Keeps lists in place of those kept before.
pub(super) fn keep(tx: &mut Tx<'_>, id: Uuid, files: &[(String, Vec<u8>)]) -> Result<(), Refusal> {
    need(tx, Capability::ImportReturns)?;
    tx.execute(sql::DROP_PROVIDERS, &[])?;
    let (at, by) = (tx.now(), tx.caller().member());
    for (part, (name, bytes)) in files.iter().enumerate() {
        let part = i64::try_from(part).unwrap_or(i64::MAX);
        tx.execute(sql::PUT_PROVIDERS, &[&id, &part, name, bytes, &at, &by])?;
    }
    Ok(())
}

/// What is kept, if anything is.
pub(super) fn kept(tx: &mut Tx<'_>) -> Result<Option<Kept>, Fault> {
    let rows: Vec<(Uuid, String, Timestamp, MemberId)> =
        tx.rows(sql::PROVIDERS, &[], |row| row.columns())?;
    let names = rows.iter().map(|(_, name, ..)| name.clone()).collect();
    Ok(rows.first().map(|(id, _, at, by)| Kept {
        id: *id,
        names,
        at: *at,
        by: *by,
    }))
}

/// The lists read last in this process: reading a workbook takes far longer than checking a child.
static READ: Mutex<Option<(Uuid, Arc<Providers>)>> = Mutex::new(None);

/// The lists that are kept, read, and which giving they were.
pub(super) fn list(tx: &mut Tx<'_>) -> Result<Option<(Uuid, Arc<Providers>)>, Fault> {
    let Some(kept) = kept(tx)? else {
        return Ok(None);
    };
    let known = READ.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((id, list)) = known.filter(|(id, _)| *id == kept.id) {
        return Ok(Some((id, list)));
    }
    let files: Vec<(String, Vec<u8>)> =
        tx.rows(sql::PROVIDERS_WHOLE, &[&kept.id], |row| row.columns())?;
    let list = Arc::new(of_files(&files).0);
    *READ.lock().unwrap_or_else(PoisonError::into_inner) = Some((kept.id, Arc::clone(&list)));
    Ok(Some((kept.id, list)))
}
