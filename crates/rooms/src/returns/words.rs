//! A report on reading returns, in words and as JSON.

use super::import::Report;
use super::merge::Meeting;
use serde_json::{Value, json};
use std::fmt::Write;

/// Kinds of fact with their words, one and many, in the order of a report.
const KINDS: [(&str, &str, &str); 12] = [
    ("people.identity", "child's details", "children's details"),
    ("looked_after.episode", "episode", "episodes"),
    ("looked_after.review", "review", "reviews"),
    ("looked_after.missing", "time missing", "times missing"),
    (
        "looked_after.health_year",
        "year of health",
        "years of health",
    ),
    (
        "looked_after.leaver_year",
        "care leaver's year",
        "care leavers' years",
    ),
    (
        "looked_after.social_worker",
        "social worker's time",
        "social workers' times",
    ),
    (
        "looked_after.adoption_plan",
        "decision about adoption",
        "decisions about adoption",
    ),
    ("looked_after.adoption", "adoption", "adoptions"),
    (
        "looked_after.permanence",
        "earlier permanence",
        "earlier permanences",
    ),
    (
        "looked_after.unaccompanied",
        "child who came alone",
        "children who came alone",
    ),
    (
        "looked_after.deprivation_of_liberty",
        "liberty order",
        "liberty orders",
    ),
];

/// How many of a list the words name before they point to the product's own page.
const NAMED: usize = 20;

/// The report as a person reads it.
pub fn in_words(report: &Report, done: bool) -> String {
    let mut out = String::new();
    let years: Vec<String> = report.years.iter().map(ToString::to_string).collect();
    let _ = writeln!(
        out,
        "Returns of {}.",
        if years.is_empty() {
            "no year".to_owned()
        } else {
            years.join(", ")
        }
    );
    if report.changes_nothing() {
        let _ = writeln!(
            out,
            "The record holds all of it already: nothing {}.",
            if done { "changed" } else { "would change" }
        );
    } else {
        let will = if done { "" } else { " would be" };
        let _ = writeln!(
            out,
            "{} new {}{will} added; {} known already.",
            report.new_children,
            if report.new_children == 1 {
                "child"
            } else {
                "children"
            },
            report.known_children
        );
        for (kind, one, many) in KINDS {
            let parts: Vec<String> = [
                (Meeting::New, "new"),
                (Meeting::Closes, "completed"),
                (Meeting::Corrects, "corrected"),
                (Meeting::Differs, "left as a worker entered it"),
            ]
            .into_iter()
            .filter_map(|(how, words)| {
                let count = report.count(kind, how);
                (count > 0).then(|| format!("{count} {words}"))
            })
            .collect();
            if !parts.is_empty() {
                let total: usize = [
                    Meeting::New,
                    Meeting::Closes,
                    Meeting::Corrects,
                    Meeting::Differs,
                ]
                .into_iter()
                .map(|how| report.count(kind, how))
                .sum();
                let _ = writeln!(
                    out,
                    "  {}: {}",
                    if total == 1 { one } else { many },
                    parts.join(", ")
                );
            }
        }
    }
    let older = report.all(Meeting::Older);
    if older > 0 {
        let _ = writeln!(
            out,
            "{older} rows of earlier returns say less than a later return does; the later one stands."
        );
    }
    let whole = report.set_aside.iter().filter(|aside| aside.whole).count();
    let cells = report.set_aside.len() - whole;
    if whole + cells > 0 {
        let _ = writeln!(
            out,
            "Set aside: {whole} rows or files, and {cells} cells of rows that were read."
        );
        for aside in report.set_aside.iter().take(NAMED) {
            let row = aside
                .row
                .map_or(String::new(), |row| format!(", row {row}"));
            let column = aside
                .column
                .as_ref()
                .map_or(String::new(), |c| format!(", {c}"));
            let _ = writeln!(out, "  {}{row}{column}: {}", aside.file, aside.reason);
        }
        more(&mut out, report.set_aside.len());
    }
    if !report.gone.is_empty() {
        let _ = writeln!(
            out,
            "{} children with an episode still open are not in the latest return. They stay in the record:",
            report.gone.len()
        );
        for (code, year) in report.gone.iter().take(NAMED) {
            let _ = writeln!(out, "  {code}, last in the return of {year}");
        }
        more(&mut out, report.gone.len());
    }
    out
}

fn more(out: &mut String, all: usize) {
    if all > NAMED {
        let _ = writeln!(
            out,
            "  and {} more; Homeward lists them all under Returns",
            all - NAMED
        );
    }
}

/// The report for another program.
pub fn as_json(report: &Report, done: bool) -> Value {
    let rows: Vec<Value> = report
        .met
        .iter()
        .map(|((kind, how), count)| json!({ "kind": kind, "met": code(*how), "rows": count }))
        .collect();
    let aside: Vec<Value> = report
        .set_aside
        .iter()
        .map(|a| {
            json!({ "file": a.file, "table": a.table, "row": a.row, "column": a.column,
                "reason": a.reason, "original": a.original, "whole": a.whole })
        })
        .collect();
    json!({
        "written": done && !report.changes_nothing(),
        "years": report.years.iter().map(|y| y.0).collect::<Vec<_>>(),
        "new_children": report.new_children,
        "known_children": report.known_children,
        "rows": rows,
        "set_aside": aside,
        "not_in_latest": report.gone.iter()
            .map(|(child, year)| json!({ "child": child, "last_year": year.0 })).collect::<Vec<_>>(),
        "differs_from_worker": report.differs.iter()
            .map(|(child, kind, key)| json!({ "child": child, "kind": kind, "key": key }))
            .collect::<Vec<_>>(),
    })
}

const fn code(how: Meeting) -> &'static str {
    match how {
        Meeting::New => "new",
        Meeting::Confirms => "confirms",
        Meeting::Same => "same",
        Meeting::Closes => "closes",
        Meeting::Corrects => "corrects",
        Meeting::Older => "older",
        Meeting::Differs => "differs",
    }
}
