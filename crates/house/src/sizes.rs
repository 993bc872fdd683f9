//! Files a person can read at one sitting.

use crate::tree::File;

/// Above this a file says at its top why it is long.
const LONG: usize = 400;
/// Above this no reason is good enough.
const TOO_LONG: usize = 700;
/// How a reason begins, in a comment within the first twelve lines.
const REASON: &str = "Long because: ";

/// Code files that are too long, or long without a reason.
#[must_use]
pub fn findings(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|f| f.is_code())
        .filter_map(finding)
        .collect()
}

fn finding(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    let reasoned = file.text.lines().take(12).any(|line| line.contains(REASON));
    if lines > TOO_LONG {
        Some(format!(
            "{}: {lines} lines; more than {TOO_LONG} is too long: split it",
            file.path
        ))
    } else if lines > LONG && !reasoned {
        Some(format!(
            "{}: {lines} lines; say why at its top (`// {REASON}…`) or split it",
            file.path
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(n: usize, first: &str) -> File {
        crate::file(
            "crates/care/src/dates.rs",
            &format!("{first}\n{}", "x\n".repeat(n - 1)),
        )
    }

    #[test]
    fn long_files_are_found_unless_they_say_why() {
        assert!(finding(&lines(400, "")).is_none());
        assert!(finding(&lines(401, "")).is_some());
        assert!(finding(&lines(700, "// Long because: one table, read as a whole.")).is_none());
        assert!(finding(&lines(701, "// Long because: one table, read as a whole.")).is_some());
    }

    #[test]
    fn the_files_are_short() {
        crate::passes(&findings(&crate::tree::files().unwrap()));
    }
}
