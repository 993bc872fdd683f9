//! What a check found, as values: the JSON of `homeward check`, and what the other forms are made of.

use care::{Authority, CollectionYear};
use rulebook::rules::{Checked, Finding, Rule, SUBJECTS};
use rulebook::{Problem, Return, Severity, Table};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// What a check found.
pub struct Report<'a> {
    /// The collection year of the return.
    pub year: CollectionYear,
    /// The year whose rules it was checked by.
    pub ruleset: CollectionYear,
    /// Last year's return, when it was there.
    pub previous: Option<CollectionYear>,
    /// The council, when it was said.
    pub council: Option<Authority>,
    /// The return.
    pub of: &'a Return,
    /// Findings, and rules that were not checked.
    pub checked: &'a Checked,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// What was taken for granted.
    pub notes: &'a [String],
}

/// The JSON form.
#[derive(Serialize)]
pub struct Json<'a> {
    year: i16,
    ruleset: i16,
    previous: Option<i16>,
    council: Option<&'a str>,
    children: usize,
    rows: usize,
    rules_checked: usize,
    findings: Findings<'a>,
    not_checked: Vec<NotChecked<'a>>,
    problems: Vec<JsonProblem<'a>>,
    rules: BTreeMap<&'static str, Words>,
    files: Vec<File<'a>>,
    notes: &'a [String],
}

/// The findings, written one by one: there may be a hundred thousand.
struct Findings<'a>(&'a Report<'a>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields: BTreeMap<(&str, Table), Vec<&str>> = BTreeMap::new();
        for finding in &self.0.checked.findings {
            fields
                .entry((finding.rule.code, finding.table))
                .or_insert_with(|| finding.fields());
        }
        to.collect_seq(self.0.checked.findings.iter().map(|finding| {
            One {
                table: finding.table.name(),
                row: finding.at.row,
                child: finding.child.as_str(),
                rule: finding.rule.code,
                fields: fields
                    .get(&(finding.rule.code, finding.table))
                    .map_or(&[], Vec::as_slice),
                message: finding.rule.wording,
                file: self.0.file(finding),
            }
        }))
    }
}

#[derive(Serialize)]
struct One<'a> {
    table: &'static str,
    row: u32,
    child: &'a str,
    rule: &'static str,
    fields: &'a [&'a str],
    message: &'static str,
    file: &'a str,
}

#[derive(Serialize)]
struct NotChecked<'a> {
    rule: &'static str,
    needs: &'a [String],
    message: &'static str,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    lost: &'static str,
    file: &'a str,
    table: Option<&'static str>,
    row: Option<u32>,
    column: Option<&'static str>,
    message: &'a str,
    original: Option<&'a str>,
}

#[derive(Serialize)]
struct Words {
    subject: &'static str,
    wording: &'static str,
    explanation: String,
    reason: String,
    fix: String,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    table: Option<&'static str>,
    rows: u32,
    set_aside: u32,
}

/// All rows that one rule speaks of.
pub struct OfRule<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// Its findings, in the order of tables and rows.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Report<'a> {
    /// The JSON form.
    pub fn json(&'a self) -> Json<'a> {
        Json {
            year: self.year.0,
            ruleset: self.ruleset.0,
            previous: self.previous.map(|year| year.0),
            council: self.council.as_ref().map(Authority::as_str),
            children: self.checked.children,
            rows: self.of.row_count(),
            rules_checked: self.checked.rules,
            findings: Findings(self),
            not_checked: self
                .checked
                .not_checked
                .iter()
                .map(|not| NotChecked {
                    rule: not.rule.code,
                    needs: &not.needs,
                    message: not.rule.wording,
                })
                .collect(),
            problems: self
                .problems
                .iter()
                .map(|problem| JsonProblem {
                    lost: lost(problem.severity),
                    file: &problem.file,
                    table: problem.table.map(Table::name),
                    row: problem.row,
                    column: problem.column,
                    message: &problem.message,
                    original: problem.original.as_deref(),
                })
                .collect(),
            rules: self
                .by_rule()
                .iter()
                .map(|of| {
                    let words = Words {
                        subject: subject(of.rule),
                        wording: of.rule.wording,
                        explanation: of.rule.explanation(),
                        reason: of.rule.reason(),
                        fix: of.rule.fix(),
                    };
                    (of.rule.code, words)
                })
                .collect(),
            files: self
                .of
                .files
                .iter()
                .map(|file| File {
                    name: &file.name,
                    table: file.table.map(Table::name),
                    rows: file.rows,
                    set_aside: file.set_aside,
                })
                .collect(),
            notes: self.notes,
        }
    }

    /// Findings by rule, those with the most rows first.
    pub fn by_rule(&self) -> Vec<OfRule<'a>> {
        let mut rules: BTreeMap<&'static str, OfRule<'a>> = BTreeMap::new();
        for finding in &self.checked.findings {
            rules
                .entry(finding.rule.code)
                .or_insert_with(|| OfRule {
                    rule: finding.rule,
                    findings: Vec::new(),
                })
                .findings
                .push(finding);
        }
        let mut rules: Vec<OfRule<'a>> = rules.into_values().collect();
        rules.sort_by_key(|of| std::cmp::Reverse(of.findings.len()));
        rules
    }

    /// What is needed and was not given, each with the rules that wait for it.
    pub fn by_need(&self) -> Vec<(String, Vec<&'static str>)> {
        let mut needs: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for not in &self.checked.not_checked {
            needs
                .entry(not.needs.join(", and "))
                .or_default()
                .push(not.rule.code);
        }
        needs.into_iter().collect()
    }

    /// The file a finding's row stood in.
    pub fn file(&self, finding: &Finding) -> &'a str {
        self.of
            .files
            .get(usize::from(finding.at.file))
            .map_or("", |file| file.name.as_str())
    }

    /// What the cells say that a finding points to: `DECOM 01/05/2026, DEC blank`.
    pub fn cells(&self, finding: &Finding) -> String {
        let cells: Vec<String> = finding
            .fields()
            .into_iter()
            .filter_map(|field| {
                let said = self.of.said(finding.table, finding.at, field)?;
                let said = if said.is_empty() { "blank" } else { &said };
                Some(format!("{field} {said}"))
            })
            .collect();
        cells.join(", ")
    }
}

/// The title of a rule's subject.
pub fn subject(rule: &Rule) -> &'static str {
    SUBJECTS
        .iter()
        .find(|subject| subject.rules.iter().any(|other| other.code == rule.code))
        .map_or("", |subject| subject.title)
}

/// What a problem cost.
pub fn lost(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "nothing",
        Severity::Cell => "cell",
        Severity::Row => "row",
        Severity::File => "file",
    }
}
