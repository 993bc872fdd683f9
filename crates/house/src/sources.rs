//! Every data file says where it came from.

use crate::tree::File;

/// Files under a `data/` or `fixtures/` folder without a row in `docs/data-sources.md`. A row names a
/// file, or a folder with a `/` at its end.
#[must_use]
pub fn findings(files: &[File]) -> Vec<String> {
    let rows = files
        .iter()
        .find(|f| f.path == "docs/data-sources.md")
        .map_or("", |f| &f.text);
    let named: Vec<&str> = rows
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    files
        .iter()
        .filter(|f| f.path.contains("/data/") || f.path.contains("/fixtures/"))
        .filter(|f| !matches!(f.extension(), "rs" | "md"))
        .filter(|f| {
            !named
                .iter()
                .any(|n| f.path == *n || n.ends_with('/') && f.path.starts_with(n))
        })
        .map(|f| {
            format!(
                "{}: has no row in docs/data-sources.md (origin, licence, what was cut)",
                f.path
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn a_data_file_without_a_row_is_found() {
        let files = [
            file(
                "docs/data-sources.md",
                "| `crates/care/data/a.csv` | a |\n| `crates/desk/fixtures/` | b |",
            ),
            file("crates/care/data/a.csv", ""),
            file("crates/desk/fixtures/b/c.json", ""),
            file("crates/care/data/d.csv", ""),
        ];
        let found = findings(&files);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/care/data/d.csv"));
    }

    #[test]
    fn the_data_files_say_where_they_came_from() {
        crate::passes(&findings(&crate::tree::files().unwrap()));
    }
}
