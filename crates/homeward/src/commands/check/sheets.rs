//! What a check found, for a spreadsheet. Cells are made safe by [`desk::sheet`]: a child's
//! identifier that begins with `=` is words there, not a formula.

use super::report::{Report, lost, subject};
use anyhow::anyhow;
use desk::sheet::{Cell, Sheet};

/// One CSV: findings, then rules not checked, then what was not read, told apart by `kind`.
pub fn csv(report: &Report<'_>) -> Vec<u8> {
    let mut all = Sheet::new(
        "Findings",
        &[
            "kind",
            "rule",
            "subject",
            "table",
            "row",
            "child",
            "fields",
            "cells",
            "message",
            "what is right",
            "how to put it right",
            "file",
        ],
    );
    for row in findings(report) {
        all.rows
            .push(std::iter::once("finding".into()).chain(row).collect());
    }
    for not in &report.checked.not_checked {
        let mut row: Vec<Cell> = vec!["not checked".into(), not.rule.code.into()];
        row.push(subject(not.rule).into());
        row.resize(8, Cell::Blank);
        row.push(not.rule.wording.into());
        row.push(not.rule.explanation().into());
        row.push(format!("Give {}.", not.needs.join(", and ")).into());
        row.push(Cell::Blank);
        all.rows.push(row);
    }
    for problem in report.problems {
        all.rows.push(vec![
            format!("{} not read", lost(problem.severity)).into(),
            Cell::Blank,
            Cell::Blank,
            problem.table.map(|table| table.name()).into(),
            problem.row.map(i64::from).into(),
            Cell::Blank,
            problem.column.into(),
            problem.original.as_deref().into(),
            problem.message.as_str().into(),
            Cell::Blank,
            Cell::Blank,
            problem.file.as_ref().into(),
        ]);
    }
    all.to_csv()
}

/// A workbook: findings, rules, not checked, not read, about.
pub fn workbook(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let mut found = Sheet::new(
        "Findings",
        &[
            "Rule",
            "Subject",
            "Table",
            "Row",
            "Child",
            "Fields",
            "Cells",
            "DfE's words",
            "What is right",
            "How to put it right",
            "File",
        ],
    );
    found.rows = findings(report).collect();
    let mut rules = Sheet::new(
        "By rule",
        &[
            "Rule",
            "Subject",
            "Rows",
            "What is right",
            "Why it matters",
            "How to put it right",
            "DfE's words",
        ],
    );
    for of in report.by_rule() {
        rules.rows.push(vec![
            of.rule.code.into(),
            subject(of.rule).into(),
            whole(of.findings.len()),
            of.rule.explanation().into(),
            of.rule.reason().into(),
            of.rule.fix().into(),
            of.rule.wording.into(),
        ]);
    }
    let mut not_checked = Sheet::new("Not checked", &["Rule", "Needs", "DfE's words"]);
    for not in &report.checked.not_checked {
        not_checked.rows.push(vec![
            not.rule.code.into(),
            not.needs.join(", and ").into(),
            not.rule.wording.into(),
        ]);
    }
    let mut not_read = Sheet::new(
        "Not read",
        &[
            "Lost",
            "File",
            "Table",
            "Row",
            "Column",
            "What is wrong",
            "What was written",
        ],
    );
    for problem in report.problems {
        not_read.rows.push(vec![
            lost(problem.severity).into(),
            problem.file.as_ref().into(),
            problem.table.map(|table| table.name()).into(),
            problem.row.map(i64::from).into(),
            problem.column.into(),
            problem.message.as_str().into(),
            problem.original.as_deref().into(),
        ]);
    }
    let mut about = Sheet::new("About", &["", ""]);
    for (what, said) in [
        ("Return of", Cell::from(report.year.to_string())),
        ("Rules of", report.ruleset.to_string().into()),
        (
            "Compared with",
            report.previous.map(|year| year.to_string()).into(),
        ),
        (
            "Council",
            report.council.map(|council| council.to_string()).into(),
        ),
        ("Rows", whole(report.of.row_count())),
        ("Children", whole(report.checked.children)),
        ("Rules checked", whole(report.checked.rules)),
        ("Findings", whole(report.checked.findings.len())),
        (
            "Row",
            "counted from 0 in the order of the file, its heading line not counted".into(),
        ),
    ] {
        about.rows.push(vec![what.into(), said]);
    }
    for note in report.notes {
        about.rows.push(vec!["Note".into(), note.as_str().into()]);
    }
    desk::sheet::workbook(&[found, rules, not_checked, not_read, about])
        .map_err(|fault| anyhow!("the workbook could not be made: {fault:?}"))
}

fn findings<'a>(report: &'a Report<'_>) -> impl Iterator<Item = Vec<Cell>> + 'a {
    report.checked.findings.iter().map(|finding| {
        vec![
            finding.rule.code.into(),
            subject(finding.rule).into(),
            finding.table.name().into(),
            i64::from(finding.at.row).into(),
            finding.child.as_str().into(),
            finding.fields().join(", ").into(),
            report.cells(finding).into(),
            finding.rule.wording.into(),
            finding.rule.explanation().into(),
            finding.rule.fix().into(),
            report.file(finding).into(),
        ]
    })
}

fn whole(number: usize) -> Cell {
    Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
