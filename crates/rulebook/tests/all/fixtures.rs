//! Forty children of the sample set, two years (see `docs/data-sources.md`).

use rulebook::{Input, Problem, Return, read};
use std::path::Path;

/// Every file of a folder as `(name, bytes)`, by name.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()))
        .map(|entry| {
            let path = entry.unwrap().path();
            (
                path.to_string_lossy().into_owned(),
                std::fs::read(path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// The files of a year of the fixtures.
pub fn year_files(year: u16) -> Vec<(String, Vec<u8>)> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{year}")))
}

/// Reads files.
pub fn read_files(files: &[(String, Vec<u8>)]) -> (Return, Vec<Problem>) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    read(&inputs, None)
}
