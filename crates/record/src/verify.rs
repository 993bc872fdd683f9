//! Walking both lists from their beginning, recomputing every hash, and naming what does not hold.

use crate::{
    Fault,
    access_log::{self, Texts as LookTexts},
    chain::{Hash, Head, content_hash},
    db::{Link, Row},
    erasure::{Erased, Left, Remains},
    facts::{self, Texts as FactTexts},
    heads::Kept,
};
use care::Authority;
use std::{collections::BTreeMap, fmt};

/// How many bad entries are described; the rest are counted.
const DESCRIBED: usize = 2_000;

/// What walking the lists found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many facts were walked.
    pub facts: i64,
    /// How many looks were walked.
    pub looks: i64,
    /// What does not hold, in the order of the lists, facts first.
    pub bad: Vec<BadEntry>,
    /// How many entries do not hold, described or not.
    pub bad_count: usize,
    /// How many facts were lawfully erased: their place in the list holds, what they said is gone.
    pub erased: i64,
    /// Whether the ends were compared with those noted in a second place.
    pub ends_compared: bool,
}

/// An entry that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEntry {
    /// `fact` or `access_log`.
    pub list: &'static str,
    /// Which entry.
    pub seq: i64,
    /// What is wrong with it, in words without anybody's data.
    pub what: String,
}

impl Verified {
    /// Whether everything holds.
    pub const fn is_sound(&self) -> bool {
        self.bad_count == 0
    }
    /// The first entry that does not hold.
    pub fn first(&self) -> Option<&BadEntry> {
        self.bad.first()
    }
    fn note(&mut self, list: &'static str, seq: i64, what: impl Into<String>) {
        self.bad_count += 1;
        if self.bad.len() < DESCRIBED {
            let what = what.into();
            self.bad.push(BadEntry { list, seq, what });
        }
    }
}

impl fmt::Display for BadEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entry {}: {}", self.list, self.seq, self.what)
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} facts and {} looks: ", self.facts, self.looks)?;
        match self.first() {
            None => f.write_str("every entry holds")?,
            Some(first) => write!(f, "{} bad, the first is {first}", self.bad_count)?,
        }
        if self.erased > 0 {
            write!(f, ". Of the facts {} were lawfully erased", self.erased)?;
        }
        if self.ends_compared {
            f.write_str(". The ends agree with those noted beside the record or are named above.")
        } else {
            f.write_str(". No copy of the ends was found: a tail cut off would not show.")
        }
    }
}

const FACTS: &str = "SELECT seq, id, subject, kind, version, valid_from, valid_to, content, salt,
    content_hash, recorded_at, recorded_by, source, supersedes, reason, prev_hash, hash
    FROM fact ORDER BY seq";
const LOOKS: &str = "SELECT seq, at, member, member_name, persona, subject, action, what, allowed,
    because, request, prev_hash, hash FROM access_log ORDER BY seq";

/// Walks both lists of a record.
pub(crate) fn walk(link: &mut Link, council: Authority, kept: Option<Kept>) -> Verified {
    let mut found = Verified {
        ends_compared: kept.is_some(),
        ..Verified::default()
    };
    let kept = kept.unwrap_or_default();
    let start = Head::beginning(facts::LIST, council);
    found.facts = one(
        link,
        FACTS,
        start,
        kept.facts,
        &mut found,
        facts::LIST,
        fact,
    );
    let start = Head::beginning(access_log::LIST, council);
    found.looks = one(
        link,
        LOOKS,
        start,
        kept.looks,
        &mut found,
        access_log::LIST,
        look,
    );
    found
}

/// What one row says of itself: its number, the links stored with it, the hash it should have, and
/// what is wrong inside it.
struct Entry {
    seq: i64,
    prev: Hash,
    hash: Hash,
    /// `None` for a blank one: its own hash cannot be computed any more.
    computed: Option<Hash>,
    inside: Option<&'static str>,
    /// What is left of a blank entry.
    blank: Option<Hash>,
    /// Which entries an erasure says it blanked, and its digest of what was left of them.
    erases: Option<(Vec<i64>, String)>,
}

/// Blank entries that no erasure has been met for yet.
#[derive(Default)]
struct Blanks {
    waiting: BTreeMap<i64, Hash>,
    erased: i64,
}

impl Blanks {
    /// Whether an erasure is of exactly the blank entries that it names.
    fn are_named(&mut self, entries: &[i64], digest: &str) -> bool {
        let mut remains = Remains::new();
        let mut all = true;
        for seq in entries {
            match self.waiting.remove(seq) {
                Some(left) => remains.add(&left),
                None => all = false,
            }
        }
        self.erased += entries.len() as i64;
        all && remains.finish() == digest
    }
}

/// Walks one list; gives how many entries it has.
fn one(
    link: &mut Link,
    sql: &str,
    start: Head,
    kept: Option<Head>,
    found: &mut Verified,
    list: &'static str,
    read: fn(&Row<'_>) -> Result<Entry, Fault>,
) -> i64 {
    let mut head = start;
    let mut count = 0;
    let mut blanks = Blanks::default();
    let done = link.query(sql, &[], &mut |row| {
        count += 1;
        let expected = head.seq + 1;
        match read(row) {
            Err(fault) => {
                found.note(list, expected, format!("it cannot be read ({fault})"));
                head.seq = expected;
            }
            Ok(entry) => {
                if let Some(left) = entry.blank {
                    blanks.waiting.insert(entry.seq, left);
                }
                let erased = entry.erases.as_ref();
                let other = erased.is_some_and(|(of, digest)| !blanks.are_named(of, digest));
                let other = other.then(|| "it is not what was erased then".to_owned());
                if let Some(what) = wrong(&entry, &head, kept).or(other) {
                    found.note(list, entry.seq, what);
                }
                head = Head {
                    seq: entry.seq,
                    hash: entry.hash,
                };
            }
        }
        Ok(())
    });
    if let Err(fault) = done {
        found.note(
            list,
            head.seq + 1,
            format!("the database cannot read on from here ({fault})"),
        );
    } else if let Some(kept) = kept
        && kept.seq > head.seq
    {
        let lost = kept.seq - head.seq;
        found.note(
            list,
            head.seq + 1,
            format!("{lost} entries are missing at the end"),
        );
    }
    found.erased += blanks.erased;
    if !blanks.waiting.is_empty() {
        for seq in blanks.waiting.into_keys() {
            found.note(list, seq, "its content is missing");
        }
        found
            .bad
            .sort_by_key(|bad| (bad.list != facts::LIST, bad.seq));
    }
    count
}

/// What is wrong with an entry, the plainest first.
fn wrong(entry: &Entry, before: &Head, kept: Option<Head>) -> Option<String> {
    let gap = entry.seq != before.seq + 1;
    let gap = gap.then(|| format!("it should be entry {}: some are missing", before.seq + 1));
    let inside = entry.inside.map(str::to_owned);
    let changed = entry
        .computed
        .is_some_and(|computed| computed != entry.hash)
        .then(|| "what it says about itself (who, when, about whom, why) was changed".to_owned());
    let broken = (entry.prev != before.hash && entry.seq == before.seq + 1)
        .then(|| "it does not follow from the entry before it".to_owned());
    let other = kept
        .is_some_and(|kept| kept.seq == entry.seq && kept.hash != entry.hash)
        .then(|| "it is not the entry noted beside the record: the list was rewritten".to_owned());
    inside.or(changed).or(gap).or(broken).or(other)
}

fn fact(row: &Row<'_>) -> Result<Entry, Fault> {
    let texts = FactTexts {
        seq: row.get(0)?,
        id: row.text(1)?,
        subject: row.text(2)?,
        kind: row.text(3)?,
        version: row.get(4)?,
        valid_from: row.maybe_text(5)?,
        valid_to: row.maybe_text(6)?,
        recorded_at: row.text(10)?,
        recorded_by: row.text(11)?,
        source: row.text(12)?,
        supersedes: row.maybe_text(13)?,
        reason: row.maybe_text(14)?,
    };
    let stored_hash: Hash = row.get(9)?;
    let prev: Hash = row.get(15)?;
    let salt: Option<Vec<u8>> = row.get(8)?;
    let hash: Hash = row.get(16)?;
    let (mut blank, mut erases) = (None, None);
    let inside = match (row.maybe_text(7), salt) {
        (Ok(Some(content)), Some(salt)) => {
            if texts.kind == facts::ERASED {
                let said: Option<Erased> = serde_json::from_str(&content).ok();
                erases = said.map(|said| (said.entries, said.digest));
            }
            (content_hash(&salt, &content) != stored_hash).then_some("its content was changed")
        }
        (Err(_), _) => Some("its content was changed and is no longer text"),
        (Ok(None), None) if is_blank(&texts) => {
            let left = Left {
                seq: texts.seq,
                texts: [
                    &texts.id,
                    &texts.subject,
                    &texts.kind,
                    &texts.recorded_at,
                    &texts.recorded_by,
                ],
                version: texts.version,
                supersedes: texts.supersedes.as_deref(),
                hashes: [&stored_hash, &prev, &hash],
            };
            blank = Some(left.hash());
            None
        }
        _ => Some("its content is missing"),
    };
    Ok(Entry {
        seq: texts.seq,
        prev,
        hash,
        computed: (blank.is_none()).then(|| facts::hash(&texts, &stored_hash, &prev)),
        inside,
        blank,
        erases,
    })
}

/// Whether nothing is left of what an entry said.
fn is_blank(entry: &FactTexts<'_>) -> bool {
    entry.kind != facts::ERASED
        && entry.valid_from.is_none()
        && entry.valid_to.is_none()
        && entry.source.is_empty()
        && entry.reason.is_none()
}

fn look(row: &Row<'_>) -> Result<Entry, Fault> {
    let texts = LookTexts {
        seq: row.get(0)?,
        at: row.text(1)?,
        member: row.text(2)?,
        member_name: row.text(3)?,
        persona: row.text(4)?,
        subject: row.maybe_text(5)?,
        action: row.text(6)?,
        what: row.text(7)?,
        allowed: row.get(8)?,
        because: row.text(9)?,
        request: row.text(10)?,
    };
    let prev: Hash = row.get(11)?;
    Ok(Entry {
        seq: texts.seq,
        prev,
        hash: row.get(12)?,
        computed: Some(access_log::hash(&texts, &prev)),
        inside: None,
        blank: None,
        erases: None,
    })
}
