//! Lawful erasure: what was said about one young person is destroyed, and the list still holds.
//!
//! A fact's place in the list is proved by hashes that cover a *salted hash* of its content, so the
//! content and its salt can go while the list stays whole. What is blanked is everything that was
//! said: content, salt, days, source, reason. What stays is that an entry of a kind was made, when
//! and by whom, its hashes, and one new entry at the end, [`Erased`], that names the blanked
//! entries, carries a digest of what is left of them, and says why, who asked and who agreed.
//!
//! **Invariant.** The database refuses to blank an entry unless the *last* entry of the list is an
//! erasure that names it (`db/schema.rs`): once anything else is said, the door is shut. An
//! erasure itself can never be blanked. `verify` accepts a blank entry only when an erasure names
//! it and its digest agrees.

use crate::{
    Content, Fact, Fault, Saying, Tx,
    chain::Link as ChainLink,
    db::{Engine, Row},
    facts::{ERASED, LIST},
    keys::hex,
    rebuild,
};
use care::ids::{MemberId, SubjectId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How many facts are read at a time.
const STEP: i64 = 1_000;

/// The record of one young person was erased. Its subject is theirs: the number alone says nothing
/// of who they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Why, in words that name nobody.
    pub why: String,
    /// Under which line of the council's retention table.
    pub rule: String,
    /// Who asked for it.
    pub asked_by: MemberId,
    /// Their name then.
    pub asked_by_name: String,
    /// When they asked.
    pub asked_at: Timestamp,
    /// Who agreed: somebody else.
    pub agreed_by: MemberId,
    /// Their name then.
    pub agreed_by_name: String,
    /// The entries of the list that were blanked.
    pub entries: Vec<i64>,
    /// A digest of what is left of them, in hexadecimal.
    pub digest: String,
}
impl Content for Erased {
    const KIND: &'static str = ERASED;
    const VERSION: u16 = 1;
}

/// Why a record is erased, and by whose decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasing {
    /// Why, in words that name nobody.
    pub why: String,
    /// Under which line of the council's retention table.
    pub rule: String,
    /// Who asked for it, and their name.
    pub asked_by: (MemberId, String),
    /// When they asked.
    pub asked_at: Timestamp,
    /// Who agreed, and their name.
    pub agreed_by: (MemberId, String),
}

/// What is left of a blanked entry, as it stands in the table.
const LEFT: &str = "SELECT seq, id, subject, kind, version, content_hash, recorded_at, recorded_by,
    supersedes, prev_hash, hash FROM fact WHERE seq = $1";
const BLANK: &str = "UPDATE fact SET content = NULL, salt = NULL, valid_from = NULL,
    valid_to = NULL, source = '', reason = NULL WHERE seq = $1";
/// What the guards take from everybody, for the length of one transaction.
const MAY: &str =
    "GRANT UPDATE (content, salt, valid_from, valid_to, source, reason) ON fact TO CURRENT_USER";
const MAY_NOT: &str =
    "REVOKE UPDATE (content, salt, valid_from, valid_to, source, reason) ON fact FROM CURRENT_USER";

/// A digest in the making of what is left of blanked entries, in their order.
pub(crate) struct Remains(ChainLink);

impl Remains {
    pub(crate) fn new() -> Self {
        Self(ChainLink::new("homeward 1 erased"))
    }
    pub(crate) fn add(&mut self, one: &[u8; 32]) {
        self.0.bytes(one);
    }
    pub(crate) fn finish(self) -> String {
        hex(&self.0.finish())
    }
}

/// The parts of an entry that stay when it is blanked.
pub(crate) struct Left<'r> {
    pub(crate) seq: i64,
    pub(crate) texts: [&'r str; 5],
    pub(crate) version: i64,
    pub(crate) supersedes: Option<&'r str>,
    pub(crate) hashes: [&'r [u8]; 3],
}

impl Left<'_> {
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut link = ChainLink::new("homeward 1 blank");
        link.number(self.seq);
        link.number(self.version);
        for text in self.texts {
            link.text(text);
        }
        link.maybe(self.supersedes);
        for hash in self.hashes {
            link.bytes(hash);
        }
        link.finish()
    }
}

fn left(row: &Row<'_>) -> Result<[u8; 32], Fault> {
    let (id, subject, kind) = (row.text(1)?, row.text(2)?, row.text(3)?);
    let (at, by) = (row.text(6)?, row.text(7)?);
    let supersedes = row.maybe_text(8)?;
    let (content, prev, hash): (Vec<u8>, Vec<u8>, Vec<u8>) =
        (row.get(5)?, row.get(9)?, row.get(10)?);
    Ok(Left {
        seq: row.get(0)?,
        texts: [&id, &subject, &kind, &at, &by],
        version: row.get(4)?,
        supersedes: supersedes.as_deref(),
        hashes: [&content, &prev, &hash],
    }
    .hash())
}

impl Tx<'_> {
    /// Destroys everything that was said about a subject, about what was theirs alone (`also`: a
    /// file of theirs, their sign-in), and every other fact that `concerns` them, for good; then makes every projection again from what is left, in this transaction.
    /// Whoever calls has made sure that it is lawful and agreed. Gives how many entries were
    /// blanked. [`crate::Record::sweep`] afterwards takes the last traces out of the database.
    pub fn erase(
        &mut self,
        subject: impl Into<SubjectId>,
        also: &[SubjectId],
        erasing: &Erasing,
        mut concerns: impl FnMut(&Fact) -> bool,
    ) -> Result<usize, Fault> {
        let subject = subject.into();
        let mut entries = Vec::new();
        let mut after = 0;
        loop {
            let facts = self.facts_after(after, STEP)?;
            let Some(last) = facts.last() else { break };
            after = last.seq;
            let theirs = facts.iter().filter(|fact| fact.kind != ERASED);
            let theirs = theirs.filter(|fact| {
                fact.subject == subject || also.contains(&fact.subject) || concerns(fact)
            });
            entries.extend(theirs.map(|fact| fact.seq));
        }
        let mut remains = Remains::new();
        for seq in &entries {
            remains.add(&self.one(LEFT, &[seq], left)?);
        }
        let said = Erased {
            why: erasing.why.clone(),
            rule: erasing.rule.clone(),
            asked_by: erasing.asked_by.0,
            asked_by_name: erasing.asked_by.1.clone(),
            asked_at: erasing.asked_at,
            agreed_by: erasing.agreed_by.0,
            agreed_by_name: erasing.agreed_by.1.clone(),
            digest: remains.finish(),
            entries,
        };
        self.say(subject, &said, Saying::from("retention"))?;
        let guarded = self.engine() == Engine::Postgres;
        if guarded {
            self.link().batch(MAY)?;
        }
        for seq in &said.entries {
            self.execute(BLANK, &[seq])?;
        }
        if guarded {
            self.link().batch(MAY_NOT)?;
        }
        for one in std::iter::once(&subject).chain(also) {
            self.forget_beside(*one)?;
        }
        let rooms = self.rooms();
        rebuild::rebuild(self, rooms, |_| true)?;
        Ok(said.entries.len())
    }

    /// Deletes, from the tables that are kept beside the facts (drafts, where a form led), every
    /// row that names a subject.
    fn forget_beside(&mut self, subject: SubjectId) -> Result<(), Fault> {
        let named = format!("%{subject}%");
        for table in self.kept_tables()? {
            for column in self.link().columns(&table)? {
                if column.text {
                    let name = &column.name;
                    let sql = format!("DELETE FROM {table} WHERE {name} LIKE $1");
                    self.execute(&sql, &[&named])?;
                }
            }
        }
        Ok(())
    }

    /// The tables that are neither computed from facts nor the record's own lists.
    fn kept_tables(&mut self) -> Result<Vec<String>, Fault> {
        let own = [LIST, crate::access_log::LIST, "council", "room"];
        let mut kept = self.link().tables()?;
        kept.retain(|table| !own.contains(&table.as_str()) && self.is_kept(table));
        Ok(kept)
    }
}
