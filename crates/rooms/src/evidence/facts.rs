//! What can be said about what others publish.

use record::Content;
use serde::{Deserialize, Serialize};

/// A published file was added to what the council compares itself with. Its subject is the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFile {
    /// Its name as sent.
    pub name: String,
    /// What it is, in words.
    pub what: String,
    /// How many figures, councils or estimates it gave.
    pub figures: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Lines that could not be understood, with the reason.
    pub problems: Vec<(u64, String)>,
    /// The file.
    pub text: String,
}
impl Content for PublishedFile {
    const KIND: &'static str = "evidence.published_file";
    const VERSION: u16 = 1;
}

/// A published file no longer counts. The fact it takes away is `supersedes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFileLeftOut;
impl Content for PublishedFileLeftOut {
    const KIND: &'static str = "evidence.published_file_left_out";
    const VERSION: u16 = 1;
}
