//! `homeward check` and `homeward rulebook`, as somebody runs them.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn fixtures(year: &str) -> String {
    format!("{}/../rulebook/fixtures/{year}", env!("CARGO_MANIFEST_DIR"))
}

fn homeward(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_homeward"))
        .args(args)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| {
        panic!(
            "{fault}: {} {}",
            said(output),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

/// A folder of its own for one test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("homeward-check-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
    fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }
    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";

#[test]
fn findings_are_listed_with_their_rows_and_what_was_not_checked() {
    let done = homeward(&[
        "check",
        &fixtures("2027"),
        "--previous",
        &fixtures("2026"),
        "--format",
        "json",
    ]);
    assert_eq!(done.status.code(), Some(1));
    let report = json(&done);
    assert_eq!(
        (&report["year"], &report["previous"]),
        (&2027.into(), &2026.into())
    );
    let findings = report["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        for item in ["table", "child", "rule", "message", "file"] {
            assert!(finding[item].is_string(), "{finding}");
        }
        assert!(finding["row"].is_u64() && finding["fields"].is_array());
        let words = &report["rules"][finding["rule"].as_str().unwrap()];
        assert!(words["fix"].is_string() && words["explanation"].is_string());
    }
    let waiting: Vec<(&str, &str)> = report["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|not| {
            (
                not["rule"].as_str().unwrap(),
                not["needs"][0].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        waiting.contains(&("221", "Ofsted's list of providers")),
        "{waiting:?}"
    );
    let alone = json(&homeward(&["check", &fixtures("2027"), "--format", "json"]));
    assert!(alone["previous"].is_null());
    assert!(alone["not_checked"].as_array().unwrap().len() > waiting.len());
}

#[test]
fn a_folder_of_years_gives_the_newest_and_the_one_before() {
    let folder = Folder::new("years");
    for year in ["2025", "2026", "2027"] {
        folder.put(
            &format!("{year}/header.csv"),
            &format!("{HEADER}1,M,01/02/2012,WBRI,UN1,,\n"),
        );
    }
    folder.put("2027/notes.pdf", "not a table");
    let newest = json(&homeward(&["check", folder.path(), "--format", "json"]));
    assert_eq!(
        (&newest["year"], &newest["previous"]),
        (&2027.into(), &2026.into())
    );
    let notes = newest["notes"].to_string();
    assert!(
        notes.contains("Several years") && notes.contains("notes.pdf"),
        "{notes}"
    );
    let asked = json(&homeward(&[
        "check",
        folder.path(),
        "--year",
        "2025-26",
        "--format",
        "json",
    ]));
    assert_eq!(
        (&asked["year"], &asked["previous"]),
        (&2026.into(), &2025.into())
    );
    let none = homeward(&["check", folder.path(), "--year", "2023"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("no return of 2022-23"));
    // The same table in two folders of one year would count every row twice.
    folder.put(
        "again-2027/header.csv",
        &format!("{HEADER}1,M,01/02/2012,WBRI,UN1,,\n"),
    );
    let twice = homeward(&["check", folder.path()]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&twice.stderr).contains("given twice"));
}

#[test]
fn the_exit_code_tells_clean_from_found_from_not_read() {
    let folder = Folder::new("codes");
    let clean = folder.put(
        "clean-2027.csv",
        "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/02/2012,01/06/2026,PN1\n",
    );
    let done = homeward(&["check", &clean, "--year", "2027"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("Not checked"));
    let wrong = folder.put(
        "wrong-2027.csv",
        &format!("{HEADER}1,X,01/02/2012,WBRI,UN1,,\n"),
    );
    let done = homeward(&["check", &wrong, "--year", "2027"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("101 · Who the child is · 1 row"));
    // A row that could not be read is no clean return.
    let short = folder.put(
        "short-2027.csv",
        &format!("{HEADER}1,M\n2,M,01/02/2012,WBRI,UN1,,\n"),
    );
    let done = homeward(&["check", &short, "--year", "2027"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("Not read: 1 thing"));
    let other = folder.put("other.csv", "name,amount\na,1\n");
    for args in [
        vec!["check", other.as_str()],
        vec!["check", clean.as_str(), other.as_str()],
        vec!["check", "/nowhere/at/all"],
        vec!["check", clean.as_str(), "--year", "27"],
        vec!["check", clean.as_str(), "--council", "E99999999"],
        vec!["check", clean.as_str(), "--providers", other.as_str()],
        vec!["check", clean.as_str(), "--previous", other.as_str()],
    ] {
        let done = homeward(&args);
        assert_eq!(done.status.code(), Some(2), "{args:?}: {}", said(&done));
        assert!(
            done.stdout.is_empty() && !done.stderr.is_empty(),
            "{args:?}"
        );
    }
}

#[test]
fn a_spreadsheet_runs_no_formula_of_a_return() {
    let folder = Folder::new("sheets");
    let file = folder.put(
        "2027.csv",
        &format!("{HEADER}\"=1+1\",X,01/02/2012,WBRI,UN1,,\n"),
    );
    let csv = homeward(&["check", &file, "--year", "2027", "--format", "csv"]);
    let text = said(&csv);
    assert!(text.contains("\"'=1+1\""), "{text}");
    assert!(text.contains("\"not checked\""));
    let book = folder.0.join("out.xlsx");
    let done = homeward(&[
        "check",
        &file,
        "--year",
        "2027",
        "--format",
        "xlsx",
        "--output",
        book.to_str().unwrap(),
    ]);
    assert_eq!(done.status.code(), Some(1));
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
}

#[test]
fn rules_are_listed_explained_and_replayed() {
    let listed = said(&homeward(&["rulebook", "list", "--subject", "identity"]));
    assert!(listed.contains("Who the child is (identity)") && listed.contains("  101 "));
    let listed = homeward(&["rulebook", "list", "--format", "json", "--year", "2023"]);
    assert!(
        json(&listed)
            .as_array()
            .unwrap()
            .iter()
            .all(|rule| rule["from"] == 2023)
    );
    assert_eq!(
        homeward(&["rulebook", "list", "--subject", "sailing"])
            .status
            .code(),
        Some(2)
    );
    let told = said(&homeward(&["rulebook", "explain", "sw12stg2"]));
    for part in ["Rule SW12STG2", "How to put it right", "Worked case 1"] {
        assert!(told.contains(part), "{told}");
    }
    let none = homeward(&["rulebook", "explain", "10"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("Did you mean"));

    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebook/data/cases-2026-27.json");
    let some = homeward(&[
        "rulebook",
        "replay",
        cases.to_str().unwrap(),
        "--only",
        "221",
    ]);
    assert_eq!(
        (some.status.code(), said(&some).as_str()),
        (Some(0), "1/1\n")
    );
    let folder = Folder::new("replay");
    let wrong = folder.put(
        "cases.json",
        r#"{"cases": [{"rule": "101", "input": {"tables": {"Header": [{"SEX": "X"}]}}, "expected": {}}]}"#,
    );
    let done = homeward(&["rulebook", "replay", &wrong]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        said(&done),
        "rule 101 case 0: reported Header 0, expected nothing\n0/1\n"
    );
    let done = homeward(&["rulebook", "replay", &folder.put("no.json", "{}")]);
    assert_eq!(done.status.code(), Some(2));
}

/// The rules that the document lists as found in a sound return.
fn expected_of_a_sound_return() -> Vec<String> {
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rulebook-differences.md"),
    )
    .unwrap();
    let section = text
        .split("\n## ")
        .find(|section| section.starts_with("What a sound return"))
        .unwrap();
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
        .filter_map(|line| line.split(" | ").next())
        .flat_map(|codes| codes.split(", "))
        .filter(|code| *code != "rule")
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_sound_return_has_only_the_findings_that_the_document_lists() {
    let listed = expected_of_a_sound_return();
    assert!(
        listed.contains(&"219".to_owned()) && listed.len() < 10,
        "{listed:?}"
    );
    for seed in [1, 2, 3, 4] {
        let plan = borough::Plan {
            children: 250,
            from: care::CollectionYear(2026),
            to: care::CollectionYear(2027),
            seed,
        };
        let made = borough::make(plan, &borough::Places::wigan());
        let read = |year| {
            let files = rulebook::write::csv_files(&made.year(year));
            let inputs: Vec<_> = files
                .iter()
                .map(|(name, text)| rulebook::Input::new(name, text.as_bytes()))
                .collect();
            let mut of_year = rulebook::read(&inputs, Some(year)).0;
            of_year.locate(rooms::places::postcodes(), Some(care::Authority::WIGAN));
            of_year
        };
        let (this, last) = (read(plan.to), read(plan.from));
        let list = borough::register(made.providers());
        let (list, problems) =
            rulebook::read::providers(&[rulebook::Input::new("list", list.as_bytes())]);
        assert!(problems.is_empty(), "{problems:?}");
        let list = list.located(rooms::places::postcodes());
        let cx = rulebook::rules::Context::of(plan.to)
            .council(Some(care::Authority::WIGAN))
            .providers(Some(&list));
        let checked =
            rulebook::rules::check(&rulebook::rules::of_year(plan.to), &this, Some(&last), &cx);
        let others: Vec<_> = checked
            .findings
            .iter()
            .filter(|found| !listed.iter().any(|code| code == found.rule.code))
            .map(|found| {
                (
                    found.rule.code,
                    found.table,
                    found.at.row,
                    found.child.as_str(),
                )
            })
            .collect();
        assert!(others.is_empty(), "seed {seed}: {others:?}");
        assert!(checked.rules > 300);
    }
}

#[test]
fn each_year_has_the_rules_that_the_document_counts() {
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rulebook-differences.md"),
    )
    .unwrap();
    for year in 2023..=2027 {
        let year = care::CollectionYear(year);
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("| {year} | ")))
            .unwrap();
        let here: usize = line.split(" | ").nth(2).unwrap().parse().unwrap();
        assert_eq!(here, rulebook::rules::of_year(year).len(), "{year}");
    }
}
