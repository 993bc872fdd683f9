//! Tests of all rules at once: words, cases, years, folders.

use super::*;
use crate::Table;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
struct Official {
    rules: Vec<OfficialRule>,
}

#[derive(Deserialize)]
struct OfficialRule {
    code: String,
    message: String,
    fields: Vec<String>,
    tables: Vec<String>,
}

fn official() -> Vec<OfficialRule> {
    let text = include_str!("../../data/rules-2026-27.json");
    serde_json::from_str::<Official>(text).unwrap().rules
}

const CASES: &str = include_str!("../../data/cases-2026-27.json");

#[test]
fn every_worked_case_reports_the_rows_it_marks_and_no_others() {
    let wrong: Vec<String> = all()
        .into_iter()
        .filter_map(|rule| case::run(rule).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_shared_case_of_a_rule_that_is_written_passes() {
    let replayed = replay(&of_year(Years::NEWEST), Years::NEWEST, CASES).unwrap();
    let (unwritten, wrong): (Vec<_>, Vec<_>) = replayed
        .differences
        .iter()
        .partition(|difference| difference.message.starts_with("there is no such rule"));
    let wrong: Vec<String> = wrong
        .iter()
        .map(|d| format!("{} case {}: {}", d.rule, d.case, d.message))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!(
        "{} of {} shared cases pass; {} have no rule yet",
        replayed.passed,
        replayed.total,
        unwritten.len()
    );
}

#[test]
fn wording_is_the_departments_to_the_letter() {
    let official: BTreeMap<String, OfficialRule> = official()
        .into_iter()
        .map(|rule| (rule.code.clone(), rule))
        .collect();
    for rule in of_year(Years::NEWEST) {
        let wanted = official
            .get(rule.code)
            .unwrap_or_else(|| panic!("{} is in no ruleset of 2026-27", rule.code));
        assert_eq!(rule.wording, wanted.message, "{}", rule.code);
        let fields: BTreeSet<&str> = rule.fields.iter().copied().collect();
        let wanted_fields: BTreeSet<&str> = wanted.fields.iter().map(String::as_str).collect();
        // DfE's list names a few columns that no table has; a rule says the ones meant.
        let known: BTreeSet<&str> = wanted_fields
            .iter()
            .copied()
            .filter(|field| {
                Table::ALL
                    .into_iter()
                    .any(|table| table.columns().iter().any(|column| column.name == *field))
            })
            .collect();
        assert!(
            known.is_subset(&fields),
            "{}: {fields:?}, {known:?}",
            rule.code
        );
        let read: BTreeSet<String> = rule
            .tables
            .iter()
            .map(|table| table.name().to_uppercase())
            .collect();
        for table in wanted.tables.iter().map(|table| table.to_uppercase()) {
            let this_year = Table::parse(&table).is_some();
            assert!(
                !this_year || read.contains(&table),
                "{} reads {table} too",
                rule.code
            );
        }
    }
}

#[test]
fn every_rule_explains_itself() {
    for rule in all() {
        for (heading, text) in [
            ("What it checks", rule.explanation()),
            ("Why it matters", rule.reason()),
            ("How to put it right", rule.fix()),
            ("Source", rule.source()),
        ] {
            assert!(
                text.len() > 20 && text.ends_with(['.', '?']) && !text.contains("TODO"),
                "{}: {heading}: {text}",
                rule.code
            );
        }
        assert!(
            !rule.tables.is_empty() && !rule.fields.is_empty(),
            "{}",
            rule.code
        );
    }
}

#[test]
fn a_code_stands_for_one_rule_in_any_year() {
    for year in Years::FIRST.0..=Years::NEWEST.0 {
        let mut seen = BTreeSet::new();
        for rule in of_year(CollectionYear(year)) {
            assert!(seen.insert(rule.code), "{} twice in {year}", rule.code);
        }
    }
}

#[test]
fn every_rule_file_is_in_the_list_of_its_subject() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    for subject in SUBJECTS {
        let files = std::fs::read_dir(rules.join(subject.name))
            .unwrap()
            .filter(|file| {
                let name = file.as_ref().unwrap().file_name();
                name.to_string_lossy().starts_with('r')
            })
            .count();
        assert_eq!(
            files,
            subject.rules.len(),
            "files and entries of RULES in rules/{}/mod.rs",
            subject.name
        );
    }
    let folders = std::fs::read_dir(&rules)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().is_dir())
        .count();
    assert_eq!(folders, SUBJECTS.len() + 1, "subjects and the engine");
}

#[test]
fn the_documents_say_what_the_rules_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    for (name, text) in documents() {
        let written = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert!(
            written == text,
            "docs/rules/{name} differs: cargo run -p rulebook --example rules -- docs/rules"
        );
    }
}

/// What is still to write: `cargo test -p rulebook still_to_write -- --nocapture`.
#[test]
fn still_to_write() {
    let written: BTreeSet<&str> = of_year(Years::NEWEST)
        .iter()
        .map(|rule| rule.code)
        .collect();
    let missing: Vec<String> = official()
        .into_iter()
        .map(|rule| rule.code)
        .filter(|code| !written.contains(code.as_str()))
        .collect();
    println!(
        "{} rules written, {} to write: {}",
        written.len(),
        missing.len(),
        missing.join(" ")
    );
}
