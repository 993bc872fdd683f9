//! The floors: which crate may use which. Arrows point down only.

use std::process::Command;

use serde_json::Value;

/// Each crate, what it may use, and what its tests and benches may use besides.
///
/// The order is that of the floors, from the ground up. A new crate needs its line here.
const FLOORS: &[(&str, &[&str], &[&str])] = &[
    ("care", &[], &[]),
    ("rulebook", &["care"], &[]),
    ("measures", &["care"], &["borough", "rulebook"]),
    ("matching", &["care"], &[]),
    ("record", &["care"], &[]),
    ("desk", &["care", "record"], &[]),
    (
        "rooms",
        &["care", "rulebook", "measures", "matching", "record", "desk"],
        &["borough"],
    ),
    (
        "homeward",
        &[
            "care", "rulebook", "measures", "matching", "record", "desk", "rooms", "borough",
        ],
        &[],
    ),
    // These stand beside the house: one makes its data, the other checks its rules.
    ("borough", &["care", "rulebook"], &[]),
    ("house", &[], &[]),
];

/// Arrows between the workspace's crates that point anywhere but down, and crates without a floor.
#[must_use]
pub fn findings(metadata: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let names: Vec<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    if names.is_empty() {
        return vec!["cargo metadata named no crates: the guard has nothing to hold".to_owned()];
    }
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, may, tests_may)) = FLOORS.iter().find(|(floor, ..)| *floor == name) else {
            findings.push(format!("crate {name} has no floor: add its line to FLOORS"));
            continue;
        };
        for used in package["dependencies"].as_array().into_iter().flatten() {
            let used_name = used["name"].as_str().unwrap_or_default();
            if !names.contains(&used_name) {
                continue;
            }
            let for_tests = used["kind"].as_str() == Some("dev");
            if !(may.contains(&used_name) || for_tests && tests_may.contains(&used_name)) {
                let kind = if for_tests { "tests of " } else { "" };
                findings.push(format!(
                    "{kind}{name} may not use {used_name}: arrows point down only"
                ));
            }
        }
    }
    findings
}

/// What `cargo metadata --no-deps` says of this workspace.
///
/// # Errors
/// When cargo cannot be run or its answer is not JSON, in plain words.
pub fn metadata() -> Result<Value, String> {
    let said = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(crate::tree::root())
        .output()
        .map_err(|fault| format!("cargo metadata could not be run: {fault}"))?;
    serde_json::from_slice(&said.stdout).map_err(|fault| {
        format!(
            "cargo metadata: {fault}: {}",
            String::from_utf8_lossy(&said.stderr)
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one_arrow(from: &str, to: &str, kind: Option<&str>) -> Vec<String> {
        findings(&json!({ "packages": [
            { "name": from, "dependencies": [{ "name": to, "kind": kind }, { "name": "serde", "kind": null }] },
            { "name": to, "dependencies": [] },
        ]}))
    }

    #[test]
    fn an_arrow_that_points_up_is_found() {
        assert_eq!(
            one_arrow("care", "record", None),
            ["care may not use record: arrows point down only"]
        );
        assert_eq!(one_arrow("record", "desk", Some("dev")).len(), 1);
        assert_eq!(one_arrow("rooms", "borough", None).len(), 1);
    }

    #[test]
    fn an_arrow_that_points_down_is_not() {
        assert!(one_arrow("rooms", "record", None).is_empty());
        assert!(one_arrow("rooms", "borough", Some("dev")).is_empty());
    }

    #[test]
    fn a_crate_without_a_floor_is_found() {
        assert_eq!(
            one_arrow("attic", "care", None),
            ["crate attic has no floor: add its line to FLOORS"]
        );
        assert_eq!(findings(&json!({})).len(), 1);
    }

    #[test]
    fn the_floors_hold() {
        crate::passes(&findings(&metadata().unwrap()));
    }
}
