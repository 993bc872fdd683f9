//! What others publish: what is built in, and the files the council adds to it.
//!
//! A file is told by its columns. Its figures replace earlier ones of the same series, area and
//! year, so next spring's publication needs no new version of Homeward.

use super::facts::{PublishedFile, PublishedFileLeftOut};
use super::sql;
use care::ids::{FactId, SubjectId};
use measures::{Comparators, FileAdded};
use record::access::{Capability, need};
use record::{Content, Fact, Fault, Mended, Refusal, Room, Saying, Timestamp, Tx};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "evidence",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[PublishedFile::KIND, PublishedFileLeftOut::KIND],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        PublishedFile::KIND => {
            let file: PublishedFile = fact.read()?;
            let figures = i64::try_from(file.figures).unwrap_or(i64::MAX);
            let problems = serde_json::to_string(&file.problems)
                .map_err(|why| Fault::Other(why.to_string()))?;
            tx.execute(
                sql::PUT,
                &[
                    &fact.id,
                    &fact.subject,
                    &fact.seq,
                    &file.name,
                    &file.what,
                    &figures,
                    &problems,
                    &file.digest,
                    &fact.recorded_at,
                ],
            )?;
        }
        PublishedFileLeftOut::KIND => {
            if let Some(earlier) = fact.supersedes {
                tx.execute(sql::DROP, &[&earlier])?;
            }
        }
        other => {
            return Err(Fault::Other(format!(
                "evidence does not know facts of kind {other}"
            )));
        }
    }
    Ok(())
}

/// A file that was added and counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The fact that keeps it.
    pub fact: FactId,
    subject: SubjectId,
    /// Its name as sent.
    pub name: String,
    /// What it is, in words.
    pub what: String,
    /// How many figures it gave.
    pub figures: u64,
    /// Lines that could not be understood, with the reason.
    pub problems: Vec<(u64, String)>,
    /// When it was added.
    pub at: Timestamp,
}

/// The files that were added and count, in the order they were added.
pub fn added(tx: &mut Tx<'_>) -> Result<Vec<Added>, Fault> {
    tx.rows(sql::FILES, &[], |row| {
        let problems: String = row.get(5)?;
        let figures: i64 = row.get(4)?;
        Ok(Added {
            fact: row.get(0)?,
            subject: row.get(1)?,
            name: row.get(2)?,
            what: row.get(3)?,
            figures: u64::try_from(figures).unwrap_or(0),
            problems: serde_json::from_str(&problems)
                .map_err(|_| Fault::Other("what is kept of a published file".to_owned()))?,
            at: row.get(6)?,
        })
    })
}

/// The comparators that stand with the files that were added over them.
#[derive(Clone)]
struct Standing(Option<Comparators>);

/// What is published, as far as this council knows it.
#[derive(Clone)]
pub struct Published(Arc<Standing>);

impl Published {
    /// Only what is built in.
    pub fn built_in() -> Self {
        Self(Arc::new(Standing(None)))
    }

    /// Whether nothing was added or left out between two readings.
    pub(super) fn is_still(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// All of it.
    pub fn comparators(&self) -> &Comparators {
        match &self.0.0 {
            Some(with_more) => with_more,
            None => Comparators::published(),
        }
    }
}

/// What is published: the files built in and those the council added.
pub fn published(tx: &mut Tx<'_>) -> Result<Published, Fault> {
    let standing = tx.derived(read_again, |_, _, changes| {
        Ok(Mended::anew_after(changes, ROOM.kinds))
    })?;
    Ok(Published(standing))
}

fn read_again(tx: &mut Tx<'_>) -> Result<Standing, Fault> {
    let files = added(tx)?;
    if files.is_empty() {
        return Ok(Standing(None));
    }
    let mut all = Comparators::published().clone();
    for file in files {
        for fact in tx.facts_of(file.subject, Some(PublishedFile::KIND))? {
            let said: PublishedFile = fact.read()?;
            // It was read when it was added; what this version no longer knows is left out.
            let _ = all.add(&said.name, said.text.as_bytes());
        }
    }
    Ok(Standing(Some(all)))
}

/// Adds published files. Each is read first; one that is not known is refused with what was
/// expected, and the others are added all the same. The same file again changes nothing.
pub fn add_published(
    tx: &mut Tx<'_>,
    files: &[(String, Vec<u8>)],
) -> Result<(Vec<FileAdded>, Vec<String>), Refusal> {
    need(tx, Capability::ImportComparators)?;
    let mut over = published(tx)?.comparators().clone();
    let (mut read, mut refused) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let digest = record::keys::hex(&Sha256::digest(bytes));
        if tx
            .optional(sql::BY_DIGEST, &[&digest], |row| row.get::<FactId>(0))?
            .is_some()
        {
            refused.push(format!("{name}: this file counts already"));
            continue;
        }
        let text = match rulebook::read::decode(bytes) {
            Ok(text) => text.into_owned(),
            Err(why) => {
                refused.push(format!("{name}: {why}"));
                continue;
            }
        };
        match over.add(name, text.as_bytes()) {
            Ok(file) => {
                let said = PublishedFile {
                    name: name.clone(),
                    what: file.what.to_owned(),
                    figures: file.figures as u64,
                    digest,
                    problems: file
                        .problems
                        .iter()
                        .map(|(line, why)| (*line, (*why).to_owned()))
                        .collect(),
                    text,
                };
                let subject = SubjectId(uuid::Uuid::now_v7());
                tx.say(subject, &said, Saying::from("published file"))?;
                read.push(file);
            }
            Err(why) => refused.push(why.to_string()),
        }
    }
    Ok((read, refused))
}

/// Leaves out a file that was added: what was there before it counts again.
pub fn leave_out(tx: &mut Tx<'_>, fact: FactId, reason: &str) -> Result<(), Refusal> {
    need(tx, Capability::ImportComparators)?;
    let file = added(tx)?
        .into_iter()
        .find(|file| file.fact == fact)
        .ok_or(Refusal::NotFound)?;
    let how = Saying::from("worker").replacing(fact, reason);
    tx.say(file.subject, &PublishedFileLeftOut, how)?;
    Ok(())
}
