//! Any bytes as worked cases in JSON.

use rulebook::rules::{self, Years};

/// Replays what is there; a file of cases counts each once.
pub fn run(bytes: &[u8]) {
    let rules = rules::of_year(Years::NEWEST);
    if let Ok(done) = rules::replay_some(&rules, Years::NEWEST, bytes, |_| true) {
        assert_eq!(done.passed + done.differences.len(), done.total);
    }
}
