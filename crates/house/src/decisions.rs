//! Decisions that can be found and read: numbered in order, each with its options and consequences,
//! and a row for every library.

use crate::tree::File;

const FOLDER: &str = "docs/decisions/";
const HEADINGS: [&str; 4] = ["## Context", "## Options", "## Decision", "## Consequences"];

/// Decision records out of order, without a heading, or missing from the list.
#[must_use]
pub fn findings(files: &[File]) -> Vec<String> {
    let list = text_of(files, "docs/decisions/README.md");
    let mut records: Vec<&File> = files
        .iter()
        .filter(|f| {
            f.path.starts_with(FOLDER) && f.name().starts_with(|c: char| c.is_ascii_digit())
        })
        .collect();
    records.sort_by_key(|f| &f.path);
    let mut findings = Vec::new();
    for (position, record) in records.iter().enumerate() {
        let number = format!("{:04}", position + 1);
        if !record.name().starts_with(&format!("{number}-"))
            || !record.text.starts_with(&format!("# {number} "))
        {
            findings.push(format!(
                "{}: decisions are numbered in order, and this should be {number}",
                record.path
            ));
        }
        for heading in HEADINGS
            .iter()
            .filter(|h| !record.text.lines().any(|line| line == **h))
        {
            findings.push(format!("{}: has no '{heading}'", record.path));
        }
        if !list.contains(record.name()) {
            findings.push(format!(
                "{}: is not listed in {FOLDER}README.md",
                record.path
            ));
        }
    }
    findings
}

/// Libraries in the workspace's `Cargo.toml` without a row in the dependencies' decision, and members
/// that name a version of their own.
#[must_use]
pub fn dependencies(files: &[File]) -> Vec<String> {
    let rows = text_of(files, "docs/decisions/dependencies.md");
    let mut findings = Vec::new();
    for name in section(text_of(files, "Cargo.toml"), "[workspace.dependencies]") {
        let (name, value) = name;
        let ours = value.contains("path = \"crates/");
        let named = rows
            .lines()
            .any(|row| row.starts_with('|') && row.contains(&format!("`{name}`")));
        if !ours && !named {
            findings.push(format!(
                "{name} has no row in {FOLDER}dependencies.md: need, alternatives, cost, way out"
            ));
        }
    }
    for file in files
        .iter()
        .filter(|f| f.path.starts_with("crates/") && f.name() == "Cargo.toml")
    {
        for kind in [
            "[dependencies]",
            "[dev-dependencies]",
            "[build-dependencies]",
        ] {
            for (name, value) in section(&file.text, kind) {
                if !name.ends_with(".workspace") && !value.contains("workspace = true") {
                    findings.push(format!("{}: {name} names its own version; the workspace's Cargo.toml holds versions", file.path));
                }
            }
        }
        if !file.text.contains("[lints]\nworkspace = true") {
            findings.push(format!(
                "{}: does not take the workspace's lints",
                file.path
            ));
        }
    }
    findings
}

fn text_of<'a>(files: &'a [File], path: &str) -> &'a str {
    files
        .iter()
        .find(|f| f.path == path)
        .map_or("", |f| &f.text)
}

/// The `name = value` lines under a heading of a TOML file.
fn section<'a>(toml: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    toml.lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    const WHOLE: &str = "# 0001 A\n## Context\n## Options\n## Decision\n## Consequences\n";

    #[test]
    fn a_gap_a_missing_heading_and_an_unlisted_record_are_found() {
        let list = file("docs/decisions/README.md", "[0001](0001-a.md)");
        crate::passes(&findings(&[
            list.clone(),
            file("docs/decisions/0001-a.md", WHOLE),
        ]));
        assert_eq!(
            findings(&[
                list.clone(),
                file(
                    "docs/decisions/0001-a.md",
                    &WHOLE.replace("## Options\n", "")
                )
            ])
            .len(),
            1
        );
        assert_eq!(
            findings(&[list, file("docs/decisions/0002-b.md", WHOLE)]).len(),
            2
        );
    }

    #[test]
    fn a_library_without_a_row_and_a_version_of_its_own_are_found() {
        let files = [
            file(
                "Cargo.toml",
                "[workspace.dependencies]\ncare = { path = \"crates/care\" }\nserde = \"1\"\nleft-pad = \"1\"\n[workspace.lints]\n",
            ),
            file("docs/decisions/dependencies.md", "| `serde` | need |"),
            file(
                "crates/care/Cargo.toml",
                "[lints]\nworkspace = true\n\n[dependencies]\nserde.workspace = true\nrand = \"0.9\"\n",
            ),
        ];
        let found = dependencies(&files);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            found[0].starts_with("left-pad") && found[1].contains("rand"),
            "{found:?}"
        );
    }

    #[test]
    fn the_decisions_are_in_order() {
        let files = crate::tree::files().unwrap();
        crate::passes(&findings(&files));
        crate::passes(&dependencies(&files));
    }
}
