//! The repository's own files, as git sees them.

use std::path::PathBuf;
use std::process::Command;

/// A tracked file (or one about to be: not ignored), read as text.
#[derive(Clone, Debug)]
pub struct File {
    /// Path from the root of the repository, with `/`.
    pub path: String,
    /// Its text; bytes that are not UTF-8 are replaced, which no guard minds.
    pub text: String,
}

impl File {
    /// What follows the last dot of the name, or nothing.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    /// The last part of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether a person wrote this as code: Rust, JavaScript, shell or Python.
    #[must_use]
    pub fn is_code(&self) -> bool {
        matches!(self.extension(), "rs" | "mjs" | "js" | "sh" | "py" | "scss")
            || self.text.starts_with("#!")
    }
}

/// The root of the repository: the nearest folder above this one with a `Cargo.lock`. Not a path fixed
/// at build time, because a build may be shared by several clones.
#[must_use]
pub fn root() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    here.ancestors()
        .find(|folder| folder.join("Cargo.lock").exists())
        .unwrap_or(&here)
        .to_owned()
}

/// Every file of the repository that is not ignored. Data larger than 2 MB is left out.
///
/// # Errors
/// When git is missing or this is not a clone, in plain words.
pub fn files() -> Result<Vec<File>, String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .map_err(|fault| format!("git could not be run to list the files: {fault}"))?;
    if !listed.status.success() {
        return Err(format!(
            "git ls-files: {}",
            String::from_utf8_lossy(&listed.stderr)
        ));
    }
    let mut files = Vec::new();
    for path in String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter(|p| !p.is_empty())
    {
        // A file deleted but not yet committed is listed and cannot be read: it is not here.
        let Ok(bytes) = std::fs::read(root().join(path)) else {
            continue;
        };
        if bytes.len() <= 2_000_000 {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            files.push(File {
                path: path.to_owned(),
                text,
            });
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    #[test]
    fn this_file_is_among_the_files() {
        let files = super::files().unwrap();
        let this = files
            .iter()
            .find(|f| f.path == "crates/house/src/tree.rs")
            .unwrap();
        assert!(this.is_code() && this.extension() == "rs" && this.name() == "tree.rs");
    }
}
