//! A council's list of names: the return has none, so most names come from a list the council
//! takes out of its case system.
//!
//! A name somebody typed in the product is not replaced unless the person who sends the list says
//! so. Rows that name nobody are kept aside with the reading, as they were written.

use super::facts::Name;
use super::name_list::{ListedName, NameList, RowLeft};
use super::sql;
use care::ids::{ChildCode, FactId, SubjectId, YoungPersonId};
use record::access::{Capability, need};
use record::{Content, Fault, Refusal, Saying, Timestamp, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// What a list does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// Young people who get their first name in the record.
    pub named: u64,
    /// Young people who are called this already.
    pub same: u64,
    /// Young people who are called something else in the record.
    pub differ: Vec<(ChildCode, YoungPersonId)>,
    /// Rows that name nobody: not to be read, or with a number nobody has.
    pub left: Vec<RowLeft>,
}

/// A list of names was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesRead {
    /// The file's name as sent.
    pub file: String,
    /// How many were named for the first time.
    pub named: u64,
    /// How many names were replaced.
    pub replaced: u64,
    /// How many names that differ were left as they stood.
    pub kept: u64,
    /// The rows that named nobody.
    pub left: Vec<RowLeft>,
}
impl Content for NamesRead {
    const KIND: &'static str = "people.names_read";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// What the seal of a reading in the tables is bound to.
pub(super) fn bound_to(fact: FactId) -> String {
    format!("names read {fact}")
}

struct Standing {
    id: YoungPersonId,
    name: Option<Name>,
    fact: Option<FactId>,
}

fn standing(tx: &mut Tx<'_>) -> Result<HashMap<ChildCode, Standing>, Fault> {
    let rows = tx.rows(sql::ALL_NAMES, &[], |row| {
        let (given, family): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let known_as = row.get(4)?;
        let name = given.zip(family).map(|(given, family)| Name {
            given,
            family,
            known_as,
        });
        let standing = Standing {
            id: row.get(1)?,
            name,
            fact: row.get(5)?,
        };
        Ok((row.get::<ChildCode>(0)?, standing))
    })?;
    Ok(rows.into_iter().collect())
}

fn meet<'l>(
    list: &'l NameList,
    standing: &HashMap<ChildCode, Standing>,
    mut new: impl FnMut(&'l ListedName, &Standing, bool) -> Result<(), Fault>,
) -> Result<Naming, Fault> {
    let mut naming = Naming {
        left: list.left.clone(),
        ..Naming::default()
    };
    for row in &list.rows {
        match standing.get(&row.child) {
            None => naming.left.push(RowLeft {
                line: row.line,
                reason: format!("nobody in the record has the number {}", row.child),
                original: format!("{},{},{}", row.child, row.name.given, row.name.family),
            }),
            Some(stands) => match &stands.name {
                None => {
                    naming.named += 1;
                    new(row, stands, false)?;
                }
                Some(name) if *name == row.name => naming.same += 1,
                Some(_) => {
                    naming.differ.push((row.child.clone(), stands.id));
                    new(row, stands, true)?;
                }
            },
        }
    }
    naming.left.sort_by_key(|left| left.line);
    Ok(naming)
}

/// What a list would do. Writes nothing.
pub fn would_name(tx: &mut Tx<'_>, list: &NameList) -> Result<Naming, Refusal> {
    need(tx, Capability::NamePeople)?;
    let standing = standing(tx)?;
    Ok(meet(list, &standing, |_, _, _| Ok(()))?)
}

/// Names everybody a list names. Names that differ are replaced when `replace` says so; what stood
/// before stays in the history.
pub fn take_names(
    tx: &mut Tx<'_>,
    list: &NameList,
    file: &str,
    replace: bool,
) -> Result<Naming, Refusal> {
    need(tx, Capability::NamePeople)?;
    let standing = standing(tx)?;
    let naming = meet(list, &standing, |row, stands, differs| {
        if differs && !replace {
            return Ok(());
        }
        let mut how = Saying::from("names list");
        if let Some(earlier) = stands.fact {
            how = how.replacing(earlier, "the council’s list of names");
        }
        tx.say(stands.id, &row.name, how).map(drop)
    })?;
    let differ = naming.differ.len() as u64;
    if naming.named + differ > 0 || !naming.left.is_empty() {
        let read = NamesRead {
            file: file.to_owned(),
            named: naming.named,
            replaced: if replace { differ } else { 0 },
            kept: if replace { 0 } else { differ },
            left: naming.left.clone(),
        };
        tx.say(SubjectId(Uuid::now_v7()), &read, Saying::from("names list"))?;
    }
    Ok(naming)
}

/// A reading, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesReading {
    /// When.
    pub at: Timestamp,
    /// What it did.
    pub read: NamesRead,
}

/// The last fifty readings of lists, the newest first.
pub fn names_readings(tx: &mut Tx<'_>) -> Result<Vec<NamesReading>, Refusal> {
    need(tx, Capability::NamePeople)?;
    let rows: Vec<(FactId, Timestamp, String)> =
        tx.rows(sql::NAMES_READ, &[], |row| row.columns())?;
    rows.into_iter()
        .map(|(fact, at, sealed)| {
            let plain = tx.unseal(&sealed, &bound_to(fact))?;
            let read = serde_json::from_str(&plain).map_err(|_| unreadable())?;
            Ok(NamesReading { at, read })
        })
        .collect()
}

fn unreadable() -> Fault {
    Fault::Other("what is kept of a list of names cannot be read".to_owned())
}

fn sent(id: Uuid) -> String {
    format!("names sent {id}")
}

/// Keeps a list that was sent, sealed, until it is written down or thrown away.
pub fn receive_names(tx: &mut Tx<'_>, id: Uuid, file: &str, bytes: &[u8]) -> Result<(), Refusal> {
    need(tx, Capability::NamePeople)?;
    let sealed = tx.seal(&record::keys::hex(bytes), &sent(id))?;
    let (at, by) = (tx.now(), tx.caller().member());
    tx.execute(sql::PUT_NAMES_SENT, &[&id, &file, &sealed, &at, &by])?;
    Ok(())
}

/// A list that was sent and waits: the file's name and its bytes.
pub fn names_received(tx: &mut Tx<'_>, id: Uuid) -> Result<(String, Vec<u8>), Refusal> {
    need(tx, Capability::NamePeople)?;
    let (file, sealed): (String, String) = tx
        .optional(sql::NAMES_SENT, &[&id], |row| row.columns())?
        .ok_or(Refusal::NotFound)?;
    let text = tx.unseal(&sealed, &sent(id))?;
    let bytes = record::keys::unhex(&text).ok_or_else(unreadable)?;
    Ok((file, bytes))
}

/// Lists that were sent and wait: id, the file's name, when.
pub fn names_waiting(tx: &mut Tx<'_>) -> Result<Vec<(Uuid, String, Timestamp)>, Refusal> {
    need(tx, Capability::NamePeople)?;
    Ok(tx.rows(sql::NAMES_WAITING, &[], |row| row.columns())?)
}

/// Forgets a list that was sent.
pub fn forget_names(tx: &mut Tx<'_>, id: Uuid) -> Result<(), Refusal> {
    need(tx, Capability::NamePeople)?;
    tx.execute(sql::DROP_NAMES_SENT, &[&id])?;
    Ok(())
}
