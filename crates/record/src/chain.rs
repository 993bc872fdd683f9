//! The hash chains: each entry of a list carries the hash of the one before, so that nothing can
//! be changed, taken out, put in or cut off without the chain saying where.
//!
//! A fact's link covers the *salted hash* of its content and not the content: content may lawfully
//! be destroyed, with its salt, at the end of retention, and the chain still holds; and without
//! the salt nobody can try out guesses against the hash.

use care::Authority;
use sha2::{Digest, Sha256};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// The end of a chain: what the next entry links to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// The last entry's number; 0 when there is none yet.
    pub(crate) seq: i64,
    /// Its hash.
    pub(crate) hash: Hash,
}

impl Head {
    /// Where a council's list begins: lists of two councils can never be exchanged.
    pub(crate) fn beginning(list: &str, council: Authority) -> Self {
        let mut link = Link::new("homeward 1 beginning");
        link.text(list);
        link.text(council.as_str());
        Self {
            seq: 0,
            hash: link.finish(),
        }
    }
}

/// One entry's hash in the making. Every part carries its length, so that no two different
/// entries run together into the same bytes.
pub(crate) struct Link(Sha256);

impl Link {
    pub(crate) fn new(purpose: &str) -> Self {
        let mut link = Self(Sha256::new());
        link.text(purpose);
        link
    }
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }
    pub(crate) fn number(&mut self, n: i64) {
        self.bytes(&n.to_le_bytes());
    }
    /// A part that may be missing: missing and empty differ.
    pub(crate) fn maybe(&mut self, text: Option<&str>) {
        match text {
            None => self.0.update(u64::MAX.to_le_bytes()),
            Some(text) => self.text(text),
        }
    }
    pub(crate) fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The salted hash of a fact's content, as stored (sealed content is hashed sealed).
pub(crate) fn content_hash(salt: &[u8], content: &str) -> Hash {
    let mut link = Link::new("homeward 1 content");
    link.bytes(salt);
    link.text(content);
    link.finish()
}
