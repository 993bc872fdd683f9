//! What a check found, for somebody at a terminal.

use super::report::{OfRule, Report, subject};
use rulebook::Severity;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Width of a line.
const WIDE: usize = 96;

/// The report as text; `most` rows of each rule are shown.
pub fn table(report: &Report<'_>, most: usize) -> String {
    let mut out = String::new();
    let of = report;
    let council = of.council.map_or(String::new(), |council| {
        format!(", {}", council.name().unwrap_or(council.as_str()))
    });
    let _ = writeln!(
        out,
        "Return of {}{council}: {} in {}, {}.",
        of.year,
        counted(of.of.row_count(), "row"),
        counted(of.of.files.len(), "file"),
        match of.previous {
            Some(year) => format!("compared with {year}"),
            None => "without last year's return".to_owned(),
        }
    );
    for note in of.notes {
        paragraph(&mut out, "", note);
    }
    let rules = of.by_rule();
    let children: BTreeSet<&str> = of
        .checked
        .findings
        .iter()
        .map(|finding| finding.child.as_str())
        .collect();
    let _ = writeln!(
        out,
        "{} checked on {}: {} by {}, about {}.",
        counted(of.checked.rules, "rule"),
        care::counted(of.checked.children, "child", "children"),
        counted(of.checked.findings.len(), "finding"),
        counted(rules.len(), "rule"),
        care::counted(children.len(), "child", "children"),
    );
    if !(rules.is_empty() && of.problems.is_empty()) {
        out.push_str("Rows are counted from 1 here, the heading not counted.\n");
    }
    for rule in &rules {
        one_rule(&mut out, report, rule, most);
    }
    not_checked(&mut out, report);
    not_read(&mut out, report);
    if rules.is_empty() {
        out.push_str("\nNo rule that was checked has anything to say.\n");
    }
    out
}

fn one_rule(out: &mut String, report: &Report<'_>, of: &OfRule<'_>, most: usize) {
    let rule = of.rule;
    let _ = writeln!(
        out,
        "\n{} · {} · {}",
        rule.code,
        subject(rule),
        counted(of.findings.len(), "row")
    );
    paragraph(out, "  ", &rule.explanation());
    paragraph(out, "  To put it right: ", &rule.fix());
    paragraph(out, "  DfE: ", rule.wording);
    for finding in of.findings.iter().take(most) {
        let child = if finding.child.is_blank() {
            "without a child's identifier".to_owned()
        } else {
            format!("child {}", finding.child)
        };
        let row = u64::from(finding.at.row) + 1;
        let cells = report.cells(finding);
        // Where the rule speaks of what is not in this table, there is no cell to show.
        let colon = if cells.is_empty() { "" } else { ": " };
        let _ = writeln!(
            out,
            "    {} row {row}, {child}{colon}{cells}",
            finding.table
        );
    }
    if of.findings.len() > most && most > 0 {
        let _ = writeln!(out, "    and {} more", of.findings.len() - most);
    }
}

fn not_checked(out: &mut String, report: &Report<'_>) {
    let needs = report.by_need();
    if needs.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\nNot checked: {}.",
        counted(report.checked.not_checked.len(), "rule")
    );
    for (need, rules) in needs {
        paragraph(
            out,
            "  ",
            &format!(
                "{} need{}: {need}.",
                rules.join(", "),
                if rules.len() == 1 { "s" } else { "" }
            ),
        );
    }
}

fn not_read(out: &mut String, report: &Report<'_>) {
    const MOST: usize = 20;
    let (notes, lost): (Vec<_>, Vec<_>) = report
        .problems
        .iter()
        .partition(|problem| problem.severity == Severity::Note);
    if !lost.is_empty() {
        let _ = writeln!(
            out,
            "\nNot read: {}.",
            care::counted(lost.len(), "thing", "things")
        );
    }
    for problem in lost.iter().take(MOST) {
        paragraph(out, "  ", &problem.to_string());
    }
    if lost.len() > MOST {
        let _ = writeln!(
            out,
            "  and {} more; --format json has them all",
            lost.len() - MOST
        );
    }
    if !notes.is_empty() {
        out.push_str("\nWorth knowing:\n");
        for note in notes {
            paragraph(out, "  ", &note.to_string());
        }
    }
}

fn counted(number: usize, one: &str) -> String {
    care::counted(number, one, &format!("{one}s"))
}

/// Writes a paragraph in lines, the first after `lead`, the others under its spaces.
fn paragraph(out: &mut String, lead: &str, text: &str) {
    let indent: String = lead.chars().take_while(|c| *c == ' ').collect();
    let mut width = lead.chars().count();
    out.push_str(lead);
    let mut first = true;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if !first && width + 1 + long > WIDE {
            out.push('\n');
            out.push_str(&indent);
            width = indent.len();
        } else if !first {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += long;
        first = false;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lines_are_for_people() {
        assert_eq!(counted(1, "row"), "1 row");
        assert_eq!(counted(0, "row"), "0 rows");
        assert_eq!(counted(1_234_567, "row"), "1,234,567 rows");
        let mut out = String::new();
        paragraph(&mut out, "  DfE: ", &"word ".repeat(40));
        assert!(
            out.lines()
                .all(|line| line.len() <= WIDE && line.starts_with("  "))
        );
        assert_eq!(out.matches("word").count(), 40);
    }
}
