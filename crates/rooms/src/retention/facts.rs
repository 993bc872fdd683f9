//! What can be said about keeping a record and ending it.

use super::Case;
use record::Content;
use serde::{Deserialize, Serialize};

/// A record is kept beyond its time: a claim, an inquiry, a police request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Why.
    pub why: String,
}
impl Content for Held {
    const KIND: &'static str = "retention.held";
    const VERSION: u16 = 1;
}

/// What held a record is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    /// Why.
    pub why: String,
}
impl Content for Lifted {
    const KIND: &'static str = "retention.lifted";
    const VERSION: u16 = 1;
}

/// Somebody asks that a record whose time is over be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Why, in words that name nobody: they outlive the record.
    pub why: String,
    /// Their name.
    pub name: String,
}
impl Content for Asked {
    const KIND: &'static str = "retention.asked";
    const VERSION: u16 = 1;
}

/// The second person did not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAgreed {
    /// Why.
    pub why: String,
}
impl Content for NotAgreed {
    const KIND: &'static str = "retention.not_agreed";
    const VERSION: u16 = 1;
}

/// The council's own number of years for one line of its retention table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// Which line.
    pub case: Case,
    /// How many years.
    pub years: i16,
    /// On whose advice, from which source.
    pub source: String,
}
impl Content for Ruled {
    const KIND: &'static str = "retention.ruled";
    const VERSION: u16 = 1;
}
