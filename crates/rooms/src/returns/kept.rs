//! What was read and what was set aside, as kept; and files sent that wait to be read.

use super::facts::{FileRead, KeptAside, Read, Settled};
use super::gather::SetAside;
use super::import::Report;
use super::project::bound_to;
use super::{sql, words};
use care::ids::{FactId, SubjectId};
use record::access::{Capability, need};
use record::{Fault, Refusal, Saying, Timestamp, Tx};
use rulebook::Input;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A file by its name and the digest of its bytes.
pub fn sources(inputs: &[Input<'_>]) -> Vec<FileRead> {
    inputs
        .iter()
        .map(|input| FileRead {
            name: input.name.to_owned(),
            digest: record::keys::hex(&Sha256::digest(input.bytes)),
        })
        .collect()
}

/// Keeps what a reading did. Files that say nothing new and of which nothing is set aside leave no
/// trace: our own return read back in, or the same files again.
pub(super) fn keep(tx: &mut Tx<'_>, report: &Report, files: &[FileRead]) -> Result<(), Fault> {
    let mut new = !report.changes_nothing();
    if !report.set_aside.is_empty() {
        for file in files {
            new |= tx
                .optional(sql::FILE_READ, &[&file.digest], |_| Ok(()))?
                .is_none();
        }
    }
    if !new {
        return Ok(());
    }
    let about = SubjectId(uuid::Uuid::now_v7());
    let said = Read {
        years: report.years.clone(),
        files: files.to_vec(),
        words: words::in_words(report, true),
        gone: report
            .gone
            .iter()
            .map(|(code, year)| (code.to_string(), *year))
            .collect(),
        differs: report
            .differs
            .iter()
            .map(|(code, kind, key)| (code.to_string(), kind.clone(), key.clone()))
            .collect(),
    };
    tx.say(about, &said, Saying::from("returns"))?;
    let digests: HashMap<&str, &str> = files
        .iter()
        .map(|file| (file.name.as_str(), file.digest.as_str()))
        .collect();
    for aside in &report.set_aside {
        let digest = digests
            .get(aside.file.as_str())
            .copied()
            .unwrap_or_default()
            .to_owned();
        let kept = KeptAside {
            digest,
            aside: aside.clone(),
        };
        if tx
            .optional(sql::IS_ASIDE, &[&kept.place()], |_| Ok(()))?
            .is_none()
        {
            tx.say(about, &kept, Saying::from("returns"))?;
        }
    }
    Ok(())
}

/// One reading, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub at: Timestamp,
    /// What it did.
    pub read: Read,
}

/// The last fifty readings, newest first.
pub fn readings(tx: &mut Tx<'_>) -> Result<Vec<Reading>, Refusal> {
    need(tx, Capability::SeeDataHealth)?;
    let rows: Vec<(Timestamp, String)> =
        tx.rows(sql::READS, &[], |row| Ok((row.get(1)?, row.get(3)?)))?;
    rows.into_iter()
        .map(|(at, content)| {
            let read = serde_json::from_str(&content).map_err(|_| unreadable())?;
            Ok(Reading { at, read })
        })
        .collect()
}

fn unreadable() -> Fault {
    Fault::Other("what is kept of a reading cannot be read".to_owned())
}

/// Something set aside and not settled yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The fact that keeps it.
    pub fact: FactId,
    /// What it is.
    pub aside: SetAside,
}

/// A hundred of what is set aside, whole rows first, and how many there are in all.
pub fn set_aside(tx: &mut Tx<'_>, skip: u32) -> Result<(Vec<Waiting>, u64), Refusal> {
    need(tx, Capability::SeeSetAside)?;
    let total: i64 = tx.one(sql::COUNT_ASIDE, &[], |row| row.get(0))?;
    let rows: Vec<(FactId, String)> = tx.rows(sql::ASIDE, &[&skip], |row| row.columns())?;
    let found = rows
        .into_iter()
        .map(|(fact, sealed)| {
            Ok(Waiting {
                fact,
                aside: open(tx, fact, &sealed)?,
            })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    Ok((found, u64::try_from(total).unwrap_or(0)))
}

/// One thing set aside.
pub fn one_set_aside(tx: &mut Tx<'_>, fact: FactId) -> Result<SetAside, Refusal> {
    need(tx, Capability::SeeSetAside)?;
    let sealed: Option<String> = tx.optional(sql::ONE_ASIDE, &[&fact], |row| row.get(0))?;
    Ok(open(tx, fact, &sealed.ok_or(Refusal::NotFound)?)?)
}

fn open(tx: &Tx<'_>, fact: FactId, sealed: &str) -> Result<SetAside, Fault> {
    let plain = tx.unseal(sealed, &bound_to(fact))?;
    let kept: KeptAside = serde_json::from_str(&plain).map_err(|_| unreadable())?;
    Ok(kept.aside)
}

/// Says what was done about something set aside. It stays kept, and is no longer listed.
pub fn settle(tx: &mut Tx<'_>, fact: FactId, how: &str) -> Result<(), Refusal> {
    need(tx, Capability::SeeSetAside)?;
    let kept = tx.fact(fact)?.ok_or(Refusal::NotFound)?;
    let said = Settled {
        how: how.to_owned(),
    };
    tx.say(
        kept.subject,
        &said,
        Saying::from("worker").replacing(fact, how),
    )?;
    Ok(())
}

/// Keeps files that were sent, sealed, until they are read or thrown away.
pub(super) fn receive(
    tx: &mut Tx<'_>,
    id: uuid::Uuid,
    files: &[(String, Vec<u8>)],
) -> Result<(), Refusal> {
    need(tx, Capability::ImportReturns)?;
    for (part, (name, bytes)) in files.iter().enumerate() {
        let part = i64::try_from(part).unwrap_or(i64::MAX);
        let text = record::keys::hex(bytes);
        let sealed = tx.seal(&text, &format!("upload {id} {part}"))?;
        let (at, by) = (tx.now(), tx.caller().member());
        tx.execute(sql::PUT_UPLOAD, &[&id, &part, name, &sealed, &at, &by])?;
    }
    Ok(())
}

/// The files of an upload; none when it was read or thrown away.
pub(super) fn received(tx: &mut Tx<'_>, id: uuid::Uuid) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    need(tx, Capability::ImportReturns)?;
    let rows: Vec<(String, String)> = tx.rows(sql::UPLOAD, &[&id], |row| row.columns())?;
    rows.into_iter()
        .enumerate()
        .map(|(part, (name, sealed))| {
            let text = tx.unseal(&sealed, &format!("upload {id} {part}"))?;
            let bytes = record::keys::unhex(&text).ok_or_else(unreadable)?;
            Ok((name, bytes))
        })
        .collect()
}

/// Uploads not read yet: id, when they were sent, how many files.
pub(super) fn waiting(tx: &mut Tx<'_>) -> Result<Vec<(uuid::Uuid, Timestamp, i64)>, Refusal> {
    need(tx, Capability::ImportReturns)?;
    Ok(tx.rows(sql::WAITING, &[], |row| row.columns())?)
}

/// Forgets an upload: it was read, or somebody threw it away.
pub(super) fn forget(tx: &mut Tx<'_>, id: uuid::Uuid) -> Result<(), Refusal> {
    need(tx, Capability::ImportReturns)?;
    tx.execute(sql::DROP_UPLOAD, &[&id])?;
    Ok(())
}
