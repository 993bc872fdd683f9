//! `homeward import` and `homeward export`, as somebody runs them: what was taken out and is read in
//! again says nothing new.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("homeward-export-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
    fn inside(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn fixtures(year: &str) -> String {
    format!("{}/../rulebook/fixtures/{year}", env!("CARGO_MANIFEST_DIR"))
}

fn homeward(data: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_homeward"))
        .args(args)
        .args(["--council", "E08000010", "--data", data])
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let all = [&*output.stdout, &*output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// Reads files in; gives what the command says of it.
fn import(data: &str, paths: &[&str]) -> Value {
    let mut args = vec!["import"];
    args.extend(paths);
    args.extend(["--yes", "--format", "json"]);
    let done = homeward(data, &args);
    assert!(done.status.success(), "{}", said(&done));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn read_the_fixtures(data: &str) {
    let first = import(data, &[&fixtures("2026"), &fixtures("2027")]);
    assert_eq!(first["written"], true);
    assert!(first["new_children"].as_u64().unwrap() > 10, "{first}");
}

fn says_nothing_new(data: &str, out: &str) {
    let again = import(data, &[out]);
    assert_eq!(again["written"], false, "{again}");
    assert_eq!(again["years"], serde_json::json!([2027]));
    assert_eq!(again["new_children"], 0);
    for rows in again["rows"].as_array().unwrap() {
        assert!(
            ["same", "older"].contains(&rows["met"].as_str().unwrap()),
            "{rows}"
        );
    }
    assert_eq!(again["set_aside"], serde_json::json!([]));
    let verified = homeward(data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[test]
fn what_was_exported_and_is_imported_changes_nothing() {
    let folder = Folder::new("round");
    let (data, out) = (folder.inside("data"), folder.inside("csv"));
    read_the_fixtures(&data);
    let done = homeward(&data, &["export", "--year", "2027", "--out", &out]);
    assert!(done.status.success(), "{}", said(&done));
    assert!(said(&done).contains("Header"), "{}", said(&done));
    let files = std::fs::read_dir(&out).unwrap().count();
    assert!(files >= 10, "{files} files");
    says_nothing_new(&data, &out);
    let xml = folder.inside("xml");
    let done = homeward(
        &data,
        &["export", "--year", "2027", "--format", "xml", "--out", &xml],
    );
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(std::fs::read_dir(&xml).unwrap().count(), 1);
    says_nothing_new(&data, &xml);
}

#[test]
fn what_is_exported_is_for_its_owner_alone_and_nothing_is_made_of_nothing() {
    let folder = Folder::new("alone");
    let (data, out) = (folder.inside("data"), folder.inside("out"));
    let none = homeward(&data, &["export", "--year", "2027", "--out", &out]);
    assert_eq!(none.status.code(), Some(2), "{}", said(&none));
    assert!(said(&none).contains("there is no record of E08000010"));
    assert!(!Path::new(&data).join("E08000010.sqlite").exists());
    read_the_fixtures(&data);
    for year in ["2020", "2099"] {
        let wrong = homeward(&data, &["export", "--year", year, "--out", &out]);
        assert_eq!(wrong.status.code(), Some(2));
        assert!(said(&wrong).contains("named by the year it ends in"));
    }
    let annex = homeward(
        &data,
        &["export", "--annex-a", "--on", "2026-11-22", "--out", &out],
    );
    assert!(annex.status.success(), "{}", said(&annex));
    #[cfg(unix)]
    for file in std::fs::read_dir(&out).unwrap() {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
}
