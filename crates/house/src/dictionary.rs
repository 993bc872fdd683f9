//! The data dictionary, made from the code that defines the facts, so that the two cannot differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::tree::File;

/// How the document begins.
const OPENING: &str = "# Data dictionary

Every kind of fact that can be said in Homeward, made from the code that defines them: do not edit it,
run `cargo run -q -p house > docs/data-dictionary.md`. Besides what is listed, each fact has a subject,
the days it was true from and to, who said it, when it was recorded, its source, and, when it corrects
another, which one and why. *Sealed* facts are encrypted with the council's key.
";

/// A struct or enum as it stands in the code: its own words, and its fields or variants with theirs.
#[derive(Default)]
struct Shape {
    says: String,
    parts: Vec<(String, String, String)>,
}

/// The whole document.
#[must_use]
pub fn document(files: &[File]) -> String {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for file in files
        .iter()
        .filter(|f| f.path.starts_with("crates/rooms/src/") && f.extension() == "rs")
    {
        let shapes = shapes_in(&file.text);
        let here = kinds_in(&file.text);
        for (kind, name, sealed) in &here {
            let Some(shape) = shapes.get(name) else {
                continue;
            };
            kinds.insert(kind.clone(), told(kind, shape, *sealed));
            for (word, shape) in &shapes {
                let used = |of: &str| {
                    of.split(|c: char| !c.is_alphanumeric())
                        .any(|part| part == word)
                };
                if !here.iter().any(|(_, n, _)| n == word)
                    && shapes[name].parts.iter().any(|(_, of, _)| used(of))
                {
                    words.insert(word.clone(), word_told(word, shape));
                }
            }
        }
    }
    let mut text = OPENING.to_owned();
    let mut room = "";
    for (kind, told) in &kinds {
        let this = kind.split('.').next().unwrap_or_default();
        if this != room {
            let _ = write!(text, "\n## {}\n", this.replace('_', " "));
            room = this;
        }
        text.push_str(told);
    }
    text.push_str("\n## Words the facts use\n");
    words.values().for_each(|told| text.push_str(told));
    text
}

fn told(kind: &str, shape: &Shape, sealed: bool) -> String {
    let sealed = if sealed { " *Sealed.*" } else { "" };
    let mut text = format!("\n### `{kind}`\n\n{}{sealed}\n", shape.says);
    if !shape.parts.is_empty() {
        text.push_str("\n| field | type | meaning |\n|---|---|---|\n");
    }
    for (field, of, says) in &shape.parts {
        let _ = writeln!(text, "| `{field}` | {} | {says} |", in_words(of));
    }
    text
}

fn word_told(name: &str, shape: &Shape) -> String {
    let mut text = format!(
        "\n### {name}\n\n{}\n\n| value | meaning |\n|---|---|\n",
        shape.says
    );
    for (part, _, says) in &shape.parts {
        let _ = writeln!(text, "| `{part}` | {says} |");
    }
    text
}

/// Kinds named in a macro (`Statement = "people.statement"`, `keyed!(Review, "looked_after.review", …)`)
/// or in an `impl Content for`, with the type each belongs to and whether it is sealed.
fn kinds_in(text: &str) -> Vec<(String, String, bool)> {
    let mut kinds = Vec::new();
    for (at, _) in text.match_indices('"') {
        let Some((kind, after)) = text[at + 1..].split_once('"') else {
            continue;
        };
        let plain = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
        if kind.split('.').count() != 2 || !kind.chars().all(plain) {
            continue;
        }
        let before = text[..at].trim_end_matches([' ', '\n', ',', '=']);
        let named = if before.ends_with("const KIND: &'static str") {
            before
                .rsplit("impl Content for ")
                .next()
                .and_then(|rest| rest.split([' ', '{']).next())
        } else {
            before.rsplit(|c: char| !c.is_alphanumeric()).next()
        };
        let Some(name) = named.filter(|n| n.starts_with(|c: char| c.is_ascii_uppercase())) else {
            continue;
        };
        let rest = after.split([';', '|', '}']).next().unwrap_or_default();
        kinds.push((
            kind.to_owned(),
            name.to_owned(),
            rest.contains("sealed: true") || rest.contains("SEALED: bool = true"),
        ));
    }
    kinds
}

/// Public structs and enums with their doc comments.
fn shapes_in(text: &str) -> BTreeMap<String, Shape> {
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    let mut says = String::new();
    let mut name = String::new();
    for line in text.lines() {
        let bare = line.trim();
        if let Some(doc) = bare.strip_prefix("///") {
            if !says.is_empty() {
                says.push(' ');
            }
            says.push_str(doc.trim());
            continue;
        }
        if bare.starts_with("#[") {
            continue;
        }
        let opened = ["pub struct ", "pub enum "]
            .iter()
            .find_map(|o| bare.strip_prefix(o));
        if let Some(rest) = opened {
            name = rest
                .split([' ', '<', '(', '{', ';'])
                .next()
                .unwrap_or_default()
                .to_owned();
            shapes.insert(
                name.clone(),
                Shape {
                    says: std::mem::take(&mut says),
                    parts: Vec::new(),
                },
            );
        } else if line.starts_with('}') {
            name.clear();
        } else if let Some(shape) = shapes.get_mut(&name) {
            let part = bare
                .strip_prefix("pub ")
                .unwrap_or(bare)
                .trim_end_matches(',');
            let (part, of) = part.split_once(": ").unwrap_or((part, ""));
            if !says.is_empty() {
                let part = if of.is_empty() {
                    snake(part)
                } else {
                    part.to_owned()
                };
                shape.parts.push((part, of.to_owned(), says.clone()));
            }
        }
        says.clear();
    }
    shapes
}

/// `Option<Date>` is "Date, may be missing"; `Vec<Date>` is "list of Date".
fn in_words(of: &str) -> String {
    let inside = |outer: &str| of.strip_prefix(outer)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        format!("{}, may be missing", in_words(inner))
    } else if let Some(inner) = inside("Vec<") {
        format!("list of {}", in_words(inner))
    } else {
        match of {
            "String" => "text".to_owned(),
            "bool" => "yes or no".to_owned(),
            of if of.starts_with(['u', 'i']) && of[1..].parse::<u8>().is_ok() => {
                "whole number".to_owned()
            }
            of => of.to_owned(),
        }
    }
}

/// `WhatMatters` is stored as `what_matters`.
fn snake(name: &str) -> String {
    let name = name.split(['(', ' ', '{']).next().unwrap_or(name);
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    const FACTS: &str = "
use record::Content;
content! {
    Statement = \"people.statement\", sealed: true;
}
/// Somebody's own
/// words.
#[derive(Clone)]
pub struct Statement {
    /// What it is about.
    pub about: About,
    /// The day.
    pub on: Option<Date>,
}

/// What it is about.
pub enum About {
    /// What matters to them.
    WhatMatters,
}
";

    #[test]
    fn a_fact_is_told_with_its_fields_and_words() {
        let text = document(&[file("crates/rooms/src/people/facts.rs", FACTS)]);
        assert!(
            text.contains("### `people.statement`\n\nSomebody's own words. *Sealed.*"),
            "{text}"
        );
        assert!(
            text.contains("| `about` | About | What it is about. |"),
            "{text}"
        );
        assert!(
            text.contains("| `on` | Date, may be missing | The day. |"),
            "{text}"
        );
        assert!(
            text.contains("| `what_matters` | What matters to them. |"),
            "{text}"
        );
    }

    #[test]
    fn the_dictionary_says_what_the_code_says() {
        let files = crate::tree::files().unwrap();
        let kept = files
            .iter()
            .find(|f| f.path == "docs/data-dictionary.md")
            .map_or("", |f| &f.text);
        assert!(
            kept == document(&files),
            "docs/data-dictionary.md is behind the code: cargo run -q -p house > docs/data-dictionary.md"
        );
    }
}
