//! One council's record: what was said, about whom, when it was true, who said it and when.
//!
//! **Facts are only ever added.** [`Tx::say`] appends a fact to one ordered, hash-chained list and,
//! in the same transaction, lets each room that listens write its *projections*: ordinary tables
//! that hold the present and can be dropped and rebuilt from the facts at any time. The same page
//! code over [`Record::as_known`] shows what the council knew on an earlier day.
//!
//! **Looking is recorded too.** Every look at a person's record goes to a second chained list, the
//! access log, and is on disk before [`Record::read`] hands its answer back.
//!
//! **One SQL text, two engines.** A record is one SQLite file or one PostgreSQL schema; rooms write
//! portable statements with `$1` parameters and never ask which.
//!
//! The way to the data is a [`Tx`]; the way to a `Tx` is [`Record::read`] or [`Record::write`]; the
//! way to those is a [`Caller`].

pub mod access;
pub mod access_log;
mod backup;
mod chain;
pub mod clock;
pub mod db;
mod derived;
mod erasure;
pub mod facts;
mod heads;
mod house;
pub mod jobs;
pub mod keys;
mod rebuild;
mod record;
mod refusal;
mod rooms;
mod store;
mod tx;
mod verify;

pub use access::Caller;
pub use access_log::Look;
pub use backup::Backup;
pub use clock::Clock;
pub use db::{Bind, Column, Columns, Row, Value};
pub use erasure::{Erased, Erasing};
pub use facts::{Content, Fact, Saying};
pub use keys::Keys;
pub use rebuild::{Difference, Rebuilt};
pub use record::{Database, Record, Settings};
pub use refusal::{Conflict, Differing, Fault, FieldError, OpenFault, Refusal};
pub use rooms::Room;
pub use tx::{Change, Mended, Tx};
pub use verify::{BadEntry, Verified};

pub use jiff::Timestamp;
