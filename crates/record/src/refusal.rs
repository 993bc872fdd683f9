//! Why something was not done: a [`Refusal`] is an answer for the person who asked, a [`Fault`] is
//! a failure of the house, an [`OpenFault`] is a plain sentence for whoever starts it.
//!
//! A fault's text names statements, tables and codes, never the values in them: it may be logged.

use jiff::Timestamp;

/// One thing wrong with one field of a form, or to be looked at before it is saved, in words for the
/// person who typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong and how to put it right.
    pub message: String,
    /// Not wrong, but to be looked at once more: it is saved when its writer says it is right.
    pub check: bool,
}

impl FieldError {
    /// An error of a field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
            check: false,
        }
    }

    /// Something in a field that may well be right, and should be looked at before it is saved.
    pub fn check(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            check: true,
            ..Self::new(field, message)
        }
    }
}

/// Someone else changed it first: both versions, for the person to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflict {
    /// What both changed, in words: "Jamie's placement from 3 March 2026".
    pub what: String,
    /// Each field that differs.
    pub fields: Vec<Differing>,
    /// Who made the other change, when it may be told.
    pub who: Option<String>,
    /// When the other change was recorded.
    pub when: Option<Timestamp>,
}

/// One field in both versions, each as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The field's name in the form.
    pub field: String,
    /// Its label on the page.
    pub label: String,
    /// What this person typed.
    pub yours: String,
    /// What the record now says.
    pub theirs: String,
}

/// Why a request was not carried out. Mapped to a page once, at the edge.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// There is no such thing, or this caller must not learn that there is.
    NotFound,
    /// What was typed cannot be accepted; every error at once.
    Invalid(Vec<FieldError>),
    /// The record changed since this person looked.
    Conflict(Box<Conflict>),
    /// This caller may not. Shown exactly as [`Refusal::NotFound`].
    NotAllowed,
    /// There is such a thing, and it may be said whom to ask.
    Restricted {
        /// Whom to ask, in words.
        ask: String,
    },
    /// Too many requests at once; nothing was done; worth trying again shortly.
    Busy,
    /// The house failed.
    Fault(Fault),
}

impl Refusal {
    /// One field error.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, message)])
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Busy => Self::Busy,
            other => Self::Fault(other),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound | Self::NotAllowed => f.write_str("not found"),
            Self::Invalid(errors) => {
                for (i, error) in errors.iter().enumerate() {
                    let gap = if i == 0 { "" } else { "; " };
                    write!(f, "{gap}{}: {}", error.field, error.message)?;
                }
                Ok(())
            }
            Self::Conflict(conflict) => {
                write!(f, "{} was changed by someone else", conflict.what)
            }
            Self::Restricted { ask } => write!(f, "restricted: ask {ask}"),
            Self::Busy => f.write_str("too busy; try again shortly"),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

/// A failure of the house: database, disk, a programming error in a statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Every place was taken and the queue was full or the wait too long.
    #[error("too many requests at once")]
    Busy,
    /// A unique rule of the database stopped a second of something.
    #[error("there is one already ({0})")]
    Unique(String),
    /// The database refused a statement.
    #[error("the database refused: {0}")]
    Database(String),
    /// A row did not have the shape its reader expects.
    #[error("column {column}: {why}")]
    Column {
        /// Which column, by place or name.
        column: String,
        /// What was expected.
        why: String,
    },
    /// A row that must be there was not.
    #[error("a row that must exist was not found")]
    NoRow,
    /// A fact's content is not what its kind promises.
    #[error("content of kind {kind}, version {version}: {why}")]
    Content {
        /// The fact's kind.
        kind: String,
        /// The version it was written with.
        version: u16,
        /// What the reader said.
        why: String,
    },
    /// Sealed content could not be opened or made.
    #[error("sealed content: {0}")]
    Sealed(&'static str),
    /// Files and disks.
    #[error("{0}")]
    Disk(String),
    /// Anything else that should not happen.
    #[error("{0}")]
    Other(String),
}

/// Why a record could not be opened: one sentence that says what to do, for the terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OpenFault(pub String);

impl From<Fault> for OpenFault {
    fn from(fault: Fault) -> Self {
        Self(format!("The record could not be opened: {fault}."))
    }
}
