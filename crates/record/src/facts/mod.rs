//! Facts: what someone said about a subject, when it was true, and when it was written down.

mod append;
mod saying;

pub(crate) use append::{
    AFTER, BY_ID, ERASED, LIST, OF_SUBJECT, OF_SUBJECT_AND_KIND, SAID_SINCE, Texts, append,
    bound_to, hash, head, of_subject_and_kinds, read_row,
};
pub use saying::Saying;

use crate::refusal::Fault;
use care::{
    Date, Period,
    ids::{FactId, MemberId, SubjectId},
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

/// What a fact of one kind says. Each room owns its kinds.
pub trait Content: Serialize + DeserializeOwned {
    /// The kind's name, unique over all rooms: `episode`, `contact`.
    const KIND: &'static str;
    /// The version written today; raise it when the shape changes and keep reading the older ones.
    const VERSION: u16;
    /// Whether the content is encrypted with the council's key: where a child lives, who a carer
    /// is, who reported a concern.
    const SEALED: bool = false;
}

/// One entry of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its place in the one order of the record. Never the clock: clocks jump.
    pub seq: i64,
    /// Its id.
    pub id: FactId,
    /// Whom or what it is about.
    pub subject: SubjectId,
    /// What sort of thing it says.
    pub kind: String,
    /// The version of the content's shape.
    pub version: u16,
    /// First day it was true; `None` when not known or always.
    pub valid_from: Option<Date>,
    /// First day it was no longer true; `None` while it lasts.
    pub valid_to: Option<Date>,
    /// What it says. A fact whose content was lawfully destroyed is never read.
    pub content: serde_json::Value,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: MemberId,
    /// Where it came from: a worker, a file, a partner's system.
    pub source: String,
    /// The fact it corrects.
    pub supersedes: Option<FactId>,
    /// Why it corrects it, or why it was said.
    pub reason: Option<String>,
}

impl Fact {
    /// The content as its type.
    pub fn read<C: Content>(&self) -> Result<C, Fault> {
        let fault = |why: String| Fault::Content {
            kind: self.kind.clone(),
            version: self.version,
            why,
        };
        if self.kind != C::KIND {
            return Err(fault(format!("it is not of kind {}", C::KIND)));
        }
        if self.version > C::VERSION {
            return Err(fault("it was written by a newer Homeward".to_owned()));
        }
        // serde's messages name fields and types; a value they might quote is cut off.
        C::deserialize(&self.content).map_err(|error| {
            let text = error.to_string();
            fault(text.split('"').next().unwrap_or_default().to_owned())
        })
    }

    /// When it was true, where its first day is known.
    pub fn valid(&self) -> Option<Period> {
        self.valid_from.map(|from| Period::new(from, self.valid_to))
    }
}
