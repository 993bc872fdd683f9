//! The rules as documents: `docs/rules` is what this writes, and a test holds it so.

use super::{Rule, SUBJECTS, Subject, Years, all};
use std::fmt::Write as _;

/// Every document as `(file name, Markdown)`: a list of all codes, and one for each subject.
pub fn documents() -> Vec<(String, String)> {
    let mut files = vec![("README.md".to_owned(), contents())];
    files.extend(
        SUBJECTS
            .iter()
            .map(|subject| (file_of(subject), one(subject))),
    );
    files
}

fn file_of(subject: &Subject) -> String {
    format!("{}.md", subject.name.replace('_', "-"))
}

/// Codes as people look for them: 99 before 101, letters after numbers.
fn in_order(code: &str) -> (bool, u32, String) {
    let end = code
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(code.len());
    let (number, rest) = code.split_at(end);
    (
        number.is_empty(),
        number.parse().unwrap_or(0),
        rest.to_uppercase(),
    )
}

fn sorted(rules: &[&'static Rule]) -> Vec<&'static Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by_key(|rule| in_order(rule.code));
    rules
}

fn anchor(rule: &Rule) -> String {
    format!("rule-{}", rule.code.to_lowercase())
}

fn contents() -> String {
    let mut text = String::from(
        "# The rules of the return\n\n\
         DfE's validation rules of the SSDA903 return, each with what it checks in plain words, why it \
         matters and how to put a finding right. Made from the rules themselves (`cargo run -p rulebook \
         --example rules -- docs/rules`); `homeward rulebook explain CODE` says the same. Where our findings \
         differ from those of the validator that most councils use: \
         [rulebook-differences](../rulebook-differences.md).\n\n\
         | subject | rules |\n|---|---|\n",
    );
    for subject in SUBJECTS {
        let _ = writeln!(
            text,
            "| [{}]({}) | {} |",
            subject.title,
            file_of(subject),
            subject.rules.len()
        );
    }
    text.push_str("\n## By code\n\n| rule | DfE's words | subject |\n|---|---|---|\n");
    for rule in sorted(&all()) {
        let Some(subject) = super::subject_of(rule) else {
            continue;
        };
        let _ = writeln!(
            text,
            "| [{}]({}#{}) | {} | {} |",
            rule.code,
            file_of(subject),
            anchor(rule),
            in_cell(rule.wording),
            subject.title
        );
    }
    text
}

/// Text as a cell of a table may hold it.
fn in_cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['<', '>'], "")
}

fn one(subject: &Subject) -> String {
    let mut text = format!("# {}\n", subject.title);
    for rule in sorted(subject.rules) {
        let _ = write!(
            text,
            "\n## Rule {}\n\n> {}\n\n**What it checks.** {}\n\n**Why it matters.** {}\n\n**How to put it right.** {}\n\n",
            rule.code,
            rule.wording.replace('\n', " "),
            rule.explanation(),
            rule.reason(),
            rule.fix()
        );
        let tables: Vec<&str> = rule.tables.iter().map(|table| table.name()).collect();
        let _ = write!(
            text,
            "Reads {}: {}.",
            tables.join(", "),
            rule.fields.join(", ")
        );
        if !rule.needs.is_empty() {
            let needs: Vec<String> = rule.needs.iter().map(|need| need.words()).collect();
            let _ = write!(text, " Needs {}.", needs.join("; "));
        }
        if rule.is_cross_child() {
            text.push_str(" Compares children with each other.");
        }
        let years = match (rule.years.from == Years::FIRST, rule.years.to) {
            (true, None) => String::new(),
            (false, None) => format!(" From {}.", rule.years.from),
            (true, Some(to)) => format!(" Until {to}."),
            (false, Some(to)) => format!(" From {} to {to}.", rule.years.from),
        };
        let _ = writeln!(text, "{years} {}", rule.source());
        for case in rule.cases {
            text.push_str("\n```text\n");
            text.push_str(&outdented(case));
            text.push_str("```\n");
        }
    }
    text
}

/// A case without the indentation it has in its file.
fn outdented(case: &str) -> String {
    let lines: Vec<&str> = case
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let indent = lines
        .iter()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    lines
        .iter()
        .map(|line| format!("{}\n", line.get(indent..).unwrap_or(line).trim_end()))
        .collect()
}
