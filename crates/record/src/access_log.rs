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
        let at = stamp(look.at);
        let hash = hash(seq, &at, look, &head.hash);
        link.execute(
            APPEND,
            &[
                &seq,
                &at,
                &look.member,
                &look.member_name,
                &look.persona,
                &look.subject,
                &look.action,
                &look.what,
                &look.allowed,
                &look.because,
                &look.request,
                &head.hash,
                &hash,
            ],
        )?;
        head = Head { seq, hash };
    }
    Ok(head)
}

/// The hash of one entry.
pub(crate) fn hash(seq: i64, at: &str, look: &Look, prev: &Hash) -> Hash {
    let mut link = ChainLink::new("homeward 1 look");
    link.number(seq);
    link.text(at);
    link.bytes(look.member.0.as_bytes());
    link.text(&look.member_name);
    link.text(&look.persona);
    link.bytes(look.subject.as_ref().map_or(&[], |id| id.0.as_bytes()));
    link.text(&look.action);
    link.text(&look.what);
    link.number(i64::from(look.allowed));
    link.text(&look.because);
    link.text(&look.request);
    link.bytes(prev);
    link.finish()
}

/// Makes the table and its guards.
pub(crate) fn create(link: &mut Link) -> Result<(), Fault> {
    let engine = link.engine();
    link.batch(&access_log_table(engine))?;
    link.batch(&crate::db::guards(engine, LIST))
}
