//! Writing facts at the end of the list and reading them back.

use super::Fact;
use crate::{
    chain::{self, Hash, Head, Link as ChainLink},
    clock::stamp,
    db::{Link, Row},
    keys::Keys,
    refusal::Fault,
};
use care::{Authority, ids::FactId};
use std::borrow::Cow;

pub(crate) const LIST: &str = "fact";
/// The kind of fact that says that others were lawfully erased.
pub(crate) const ERASED: &str = "record.erased";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT seq, id, subject, kind, version, valid_from, valid_to, content, recorded_at, \
             recorded_by, source, supersedes, reason FROM fact ",
            $rest
        )
    };
}
pub(crate) const OF_SUBJECT: &str =
    select!("WHERE subject = $1 AND content IS NOT NULL ORDER BY seq");
pub(crate) const OF_SUBJECT_AND_KIND: &str =
    select!("WHERE subject = $1 AND kind = $2 AND content IS NOT NULL ORDER BY seq");
pub(crate) const AFTER: &str =
    select!("WHERE seq > $1 AND content IS NOT NULL ORDER BY seq LIMIT $2");
pub(crate) const BY_ID: &str = select!("WHERE id = $1 AND content IS NOT NULL");
/// As [`OF_SUBJECT_AND_KIND`], of several kinds, whose marks are given.
pub(crate) fn of_subject_and_kinds(marks: &str) -> String {
    format!(
        "{} WHERE subject = $1 AND kind IN ({marks}) AND content IS NOT NULL ORDER BY seq",
        select!("")
    )
}
/// `$1` place, `$2` how many at most.
pub(crate) const SAID_SINCE: &str =
    "SELECT DISTINCT subject, kind FROM fact WHERE seq > $1 LIMIT $2";

const APPEND: &str = "INSERT INTO fact (seq, id, subject, kind, version, valid_from, valid_to,
    content, salt, content_hash, recorded_at, recorded_by, source, supersedes, reason, prev_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const HEAD: &str = "SELECT seq, hash FROM fact ORDER BY seq DESC LIMIT 1";

/// The end of the list.
pub(crate) fn head(link: &mut Link, council: Authority) -> Result<Head, Fault> {
    Ok(link
        .optional(HEAD, &[], |row| {
            Ok(Head {
                seq: row.get(0)?,
                hash: row.get(1)?,
            })
        })?
        .unwrap_or_else(|| Head::beginning(LIST, council)))
}

/// Adds a fact whose `seq` is one past `prev`, with its content as it is to be stored (sealed or
/// plain JSON text).
pub(crate) fn append(
    link: &mut Link,
    prev: &Head,
    fact: &Fact,
    stored: &str,
) -> Result<Head, Fault> {
    let salt: [u8; 16] = crate::keys::random();
    let content_hash = chain::content_hash(&salt, stored);
    let hash = hash(&Texts::of(fact), &content_hash, &prev.hash);
    link.execute(
        APPEND,
        &[
            &fact.seq,
            &fact.id,
            &fact.subject,
            &fact.kind,
            &fact.version,
            &fact.valid_from,
            &fact.valid_to,
            &stored,
            &salt,
            &content_hash,
            &fact.recorded_at,
            &fact.recorded_by,
            &fact.source,
            &fact.supersedes,
            &fact.reason,
            &prev.hash,
            &hash,
        ],
    )?;
    Ok(Head {
        seq: fact.seq,
        hash,
    })
}

/// The parts of an entry as they stand in the table: the chain is over exactly these texts, so
/// that verifying needs no reading and re-writing of dates.
pub(crate) struct Texts<'a> {
    pub(crate) seq: i64,
    pub(crate) id: Cow<'a, str>,
    pub(crate) subject: Cow<'a, str>,
    pub(crate) kind: Cow<'a, str>,
    pub(crate) version: i64,
    pub(crate) valid_from: Option<Cow<'a, str>>,
    pub(crate) valid_to: Option<Cow<'a, str>>,
    pub(crate) recorded_at: Cow<'a, str>,
    pub(crate) recorded_by: Cow<'a, str>,
    pub(crate) source: Cow<'a, str>,
    pub(crate) supersedes: Option<Cow<'a, str>>,
    pub(crate) reason: Option<Cow<'a, str>>,
}

impl<'a> Texts<'a> {
    fn of(fact: &'a Fact) -> Self {
        Self {
            seq: fact.seq,
            id: fact.id.to_string().into(),
            subject: fact.subject.to_string().into(),
            kind: Cow::Borrowed(&fact.kind),
            version: i64::from(fact.version),
            valid_from: fact.valid_from.map(|day| day.to_string().into()),
            valid_to: fact.valid_to.map(|day| day.to_string().into()),
            recorded_at: stamp(fact.recorded_at).into(),
            recorded_by: fact.recorded_by.to_string().into(),
            source: Cow::Borrowed(&fact.source),
            supersedes: fact.supersedes.map(|id| id.to_string().into()),
            reason: fact.reason.as_deref().map(Cow::Borrowed),
        }
    }
}

/// The hash of one entry.
pub(crate) fn hash(entry: &Texts<'_>, content_hash: &[u8], prev: &[u8]) -> Hash {
    let mut link = ChainLink::new("homeward 1 fact");
    link.number(entry.seq);
    link.text(&entry.id);
    link.text(&entry.subject);
    link.text(&entry.kind);
    link.number(entry.version);
    link.maybe(entry.valid_from.as_deref());
    link.maybe(entry.valid_to.as_deref());
    link.bytes(content_hash);
    link.text(&entry.recorded_at);
    link.text(&entry.recorded_by);
    link.text(&entry.source);
    link.maybe(entry.supersedes.as_deref());
    link.maybe(entry.reason.as_deref());
    link.bytes(prev);
    link.finish()
}

/// What a seal of a fact's content is bound to.
pub(crate) fn bound_to(id: FactId, kind: &str) -> String {
    format!("fact {id} {kind}")
}

/// Reads a row of one of the statements above, opening sealed content.
pub(crate) fn read_row(row: &Row<'_>, keys: &Keys) -> Result<Fact, Fault> {
    let id: FactId = row.get(1)?;
    let kind: String = row.get(3)?;
    let version: u16 = row.get(4)?;
    let stored: Option<String> = row.get(7)?;
    let content = match stored {
        None => serde_json::Value::Null,
        Some(stored) => {
            let text = if Keys::is_sealed(&stored) {
                keys.unseal(&stored, &bound_to(id, &kind))?
            } else {
                stored
            };
            serde_json::from_str(&text).map_err(|error| Fault::Content {
                kind: kind.clone(),
                version,
                why: format!("it is not JSON (at character {})", error.column()),
            })?
        }
    };
    Ok(Fact {
        seq: row.get(0)?,
        id,
        subject: row.get(2)?,
        kind,
        version,
        valid_from: row.get(5)?,
        valid_to: row.get(6)?,
        content,
        recorded_at: row.get(8)?,
        recorded_by: row.get(9)?,
        source: row.get(10)?,
        supersedes: row.get(11)?,
        reason: row.get(12)?,
    })
}
