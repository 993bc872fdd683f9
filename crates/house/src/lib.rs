//! The rules of `ARCHITECTURE.md`, as tests over the repository's own files.
//!
//! A guard is a function from files (or from `cargo metadata`) to findings, each a sentence that
//! names the file and says what to do. Beside each guard stand two tests: one shows that it can
//! fail, the other that the house passes it. This crate depends on no other crate of the workspace,
//! so `cargo nextest run -p house` answers in seconds.

pub mod decisions;
pub mod dictionary;
pub mod floors;
pub mod links;
pub mod rooms;
pub mod sizes;
pub mod sources;
pub mod tree;
pub mod words;

#[cfg(test)]
#[track_caller]
fn passes(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[cfg(test)]
fn file(path: &str, text: &str) -> tree::File {
    tree::File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
