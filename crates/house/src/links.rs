//! Documents whose links lead somewhere.

use std::collections::BTreeSet;

use crate::tree::File;

/// Relative links in Markdown that name no file or folder of the repository.
#[must_use]
pub fn findings(files: &[File]) -> Vec<String> {
    let mut places: BTreeSet<String> = BTreeSet::new();
    for file in files {
        let mut path = file.path.as_str();
        places.insert(path.to_owned());
        while let Some((folder, _)) = path.rsplit_once('/') {
            places.insert(folder.to_owned());
            path = folder;
        }
    }
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| f.extension() == "md") {
        for target in targets(&file.text) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            if !places.contains(&resolved(&file.path, target)) {
                findings.push(format!("{}: the link to {target} leads nowhere", file.path));
            }
        }
    }
    findings
}

/// Documents named in code or text, in capitals as documents are (`ARCHITECTURE.md`), that are not
/// here.
#[must_use]
pub fn unknown_documents(files: &[File]) -> Vec<String> {
    let here: BTreeSet<&str> = files.iter().map(File::name).collect();
    let mut findings = Vec::new();
    for file in files
        .iter()
        .filter(|f| f.is_code() || f.extension() == "md")
    {
        for (number, line) in file.text.lines().enumerate() {
            for (end, _) in line.match_indices(".md") {
                let start = line[..end]
                    .rfind(|c: char| !c.is_ascii_uppercase())
                    .map_or(0, |at| at + 1);
                let name = &line[start..end + 3];
                if end - start > 2 && !here.contains(name) {
                    findings.push(format!(
                        "{}:{}: there is no document {name} here",
                        file.path,
                        number + 1
                    ));
                }
            }
        }
    }
    findings
}

/// What stands in the round brackets of `[text](target)`, outside fenced code.
fn targets(markdown: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        let mut rest = if fenced { "" } else { line };
        while let Some(at) = rest.find("](") {
            rest = &rest[at + 2..];
            let Some(end) = rest.find(')') else { break };
            targets.push(rest[..end].split(' ').next().unwrap_or_default());
            rest = &rest[end..];
        }
    }
    targets
}

/// `../x` as seen from the folder of `from`.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn dead_links_are_found() {
        let files = [
            file(
                "docs/decisions/README.md",
                "[a](0001-a.md) [b](../operations.md#keys) [c](https://x.example) [d](gone.md)",
            ),
            file("docs/decisions/0001-a.md", "[up](..) [root](../../docs/)"),
            file("docs/operations.md", "```\n[not](a-link.md)\n```"),
        ];
        assert_eq!(
            findings(&files),
            ["docs/decisions/README.md: the link to gone.md leads nowhere"]
        );
    }

    #[test]
    fn documents_that_are_not_here_are_found() {
        let named = ["// as NOWHERE", ".md says; README", ".md too"].concat();
        let files = [
            file("README.md", ""),
            file("crates/care/src/dates.rs", &named),
        ];
        assert_eq!(unknown_documents(&files).len(), 1);
    }

    #[test]
    fn the_links_lead_somewhere() {
        let files = crate::tree::files().unwrap();
        crate::passes(&findings(&files));
        crate::passes(&unknown_documents(&files));
    }
}
