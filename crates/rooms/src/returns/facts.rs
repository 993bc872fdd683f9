//! What can be said about reading returns.

use care::CollectionYear;
use record::Content;
use serde::{Deserialize, Serialize};

/// Returns were read into the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// The years.
    pub years: Vec<CollectionYear>,
    /// The files.
    pub files: Vec<FileRead>,
    /// What it did, in words.
    pub words: String,
    /// Children in an earlier return with an episode still open and not in the latest: the
    /// council's number and the last year they were in.
    pub gone: Vec<(String, CollectionYear)>,
    /// Rows where a worker has said otherwise: number, kind, natural key.
    pub differs: Vec<(String, String, String)>,
}
impl Content for Read {
    const KIND: &'static str = "returns.read";
    const VERSION: u16 = 1;
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

/// A row, cell or file set aside, kept whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAside {
    /// SHA-256 of the file, so that the same file read again sets nothing aside twice.
    pub digest: String,
    /// What it was and why.
    pub aside: super::SetAside,
}
impl Content for KeptAside {
    const KIND: &'static str = "returns.set_aside";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Somebody dealt with what was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What was done about it.
    pub how: String,
}
impl Content for Settled {
    const KIND: &'static str = "returns.settled";
    const VERSION: u16 = 1;
}
