//! Who looked at what, when, and why they could: a chained list of its own, on disk before the
//! answer leaves.

use crate::{
    chain::{Hash, Head, Link as ChainLink},
    clock::stamp,
    db::{Link, access_log_table},
    refusal::Fault,
};
use care::{
    Authority,
    ids::{MemberId, SubjectId},
};
use jiff::Timestamp;
use std::borrow::Cow;

/// One decision about one subject, or about a page or command that is about nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When it was decided.
    pub at: Timestamp,
    /// Who asked.
    pub member: MemberId,
    /// Their name then.
    pub member_name: String,
    /// In which capacity: the persona's name.
    pub persona: String,
    /// About whom; `None` for pages and commands about nobody in particular.
    pub subject: Option<SubjectId>,
    /// What was asked for: `see`, `change`, `export`, `search`.
    pub action: String,
    /// Which page or kinds of information, in words.
    pub what: String,
    /// Whether it was given.
    pub allowed: bool,
    /// Under which relationship or for which reason, in the product's own words.
    pub because: String,
    /// The request, job or command it belongs to.
    pub request: String,
}

pub(crate) const LIST: &str = "access_log";

const APPEND: &str =
    "INSERT INTO access_log (seq, at, member, member_name, persona, subject, action,
    what, allowed, because, request, prev_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const HEAD: &str = "SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1";

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

/// Adds looks at the end; gives the new end. The caller commits.
pub(crate) fn append(link: &mut Link, mut head: Head, looks: &[Look]) -> Result<Head, Fault> {
    for look in looks {
        let seq = head.seq + 1;
        let entry = Texts::of(seq, look);
        let hash = hash(&entry, &head.hash);
        link.execute(
            APPEND,
            &[
                &entry.seq,
                &entry.at,
                &entry.member,
                &entry.member_name,
                &entry.persona,
                &entry.subject,
                &entry.action,
                &entry.what,
                &entry.allowed,
                &entry.because,
                &entry.request,
                &head.hash,
                &hash,
            ],
        )?;
        head = Head { seq, hash };
    }
    Ok(head)
}

/// The parts of an entry as they stand in the table.
pub(crate) struct Texts<'a> {
    pub(crate) seq: i64,
    pub(crate) at: Cow<'a, str>,
    pub(crate) member: Cow<'a, str>,
    pub(crate) member_name: Cow<'a, str>,
    pub(crate) persona: Cow<'a, str>,
    pub(crate) subject: Option<Cow<'a, str>>,
    pub(crate) action: Cow<'a, str>,
    pub(crate) what: Cow<'a, str>,
    pub(crate) allowed: i64,
    pub(crate) because: Cow<'a, str>,
    pub(crate) request: Cow<'a, str>,
}

impl<'a> Texts<'a> {
    fn of(seq: i64, look: &'a Look) -> Self {
        Self {
            seq,
            at: stamp(look.at).into(),
            member: look.member.to_string().into(),
            member_name: Cow::Borrowed(&look.member_name),
            persona: Cow::Borrowed(&look.persona),
            subject: look.subject.map(|id| id.to_string().into()),
            action: Cow::Borrowed(&look.action),
            what: Cow::Borrowed(&look.what),
            allowed: i64::from(look.allowed),
            because: Cow::Borrowed(&look.because),
            request: Cow::Borrowed(&look.request),
        }
    }
}

/// The hash of one entry.
pub(crate) fn hash(entry: &Texts<'_>, prev: &[u8]) -> Hash {
    let mut link = ChainLink::new("homeward 1 look");
    link.number(entry.seq);
    link.text(&entry.at);
    link.text(&entry.member);
    link.text(&entry.member_name);
    link.text(&entry.persona);
    link.maybe(entry.subject.as_deref());
    link.text(&entry.action);
    link.text(&entry.what);
    link.number(entry.allowed);
    link.text(&entry.because);
    link.text(&entry.request);
    link.bytes(prev);
    link.finish()
}

/// Makes the table and its guards.
pub(crate) fn create(link: &mut Link) -> Result<(), Fault> {
    let engine = link.engine();
    link.batch(&access_log_table(engine))?;
    link.batch(&crate::db::guards(engine, LIST))
}

/// Makes the table and its guards in a place of its own if they are not there.
pub(crate) fn prepare(link: &mut Link) -> Result<(), Fault> {
    link.begin_write(LIST)?;
    let done = match link.has_table(LIST) {
        Ok(true) => Ok(()),
        Ok(false) => create(link),
        Err(fault) => Err(fault),
    };
    let end = link.batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
    done.and(end)
}
