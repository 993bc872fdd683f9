//! What holds of the rules whatever the return: the order of rows, the letter case of identifiers and
//! what is wrong with somebody else do not change what is found.

use crate::damage::Numbers;
use crate::fixtures::year_files;
use care::CollectionYear;
use rulebook::rules::{self, Checked, Context};
use rulebook::{Input, Return, Table, read};
use std::collections::{BTreeMap, BTreeSet};

/// A file as lines of cells.
#[derive(Clone)]
struct Sheet {
    name: String,
    heading: String,
    rows: Vec<Vec<String>>,
}

/// A year of the fixtures, every identifier with letters in it.
fn sheets(year: u16) -> Vec<Sheet> {
    year_files(year)
        .into_iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let mut lines = text.lines();
            let heading = lines.next().unwrap().to_owned();
            let rows = lines
                .map(|line| {
                    let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
                    cells[0].insert_str(0, "AB");
                    cells
                })
                .collect();
            Sheet {
                name,
                heading,
                rows,
            }
        })
        .collect()
}

fn read_sheets(sheets: &[Sheet], year: i16) -> Return {
    let files: Vec<(&str, String)> = sheets
        .iter()
        .map(|sheet| {
            let rows: Vec<String> = sheet.rows.iter().map(|row| row.join(",")).collect();
            (
                sheet.name.as_str(),
                format!("{}\n{}\n", sheet.heading, rows.join("\n")),
            )
        })
        .collect();
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, text)| Input::new(name, text.as_bytes()))
        .collect();
    let mut of_year = read(&inputs, Some(CollectionYear(year))).0;
    of_year.locate(
        &care::postcodes::shipped_only(of_year.postcodes().collect::<Vec<_>>()),
        Some(care::Authority::WIGAN),
    );
    of_year
}

fn check(this: &[Sheet], last: &[Sheet]) -> (Return, Checked) {
    let (this, last) = (read_sheets(this, 2027), read_sheets(last, 2026));
    let year = CollectionYear(2027);
    let cx = Context::of(year).council(Some(care::Authority::WIGAN));
    let checked = rules::check(&rules::of_year(year), &this, Some(&last), &cx);
    (this, checked)
}

/// Rule, table and row.
type Found = BTreeSet<(&'static str, Table, u32)>;

fn found(checked: &Checked) -> Found {
    checked
        .findings
        .iter()
        .map(|f| (f.rule.code, f.table, f.at.row))
        .collect()
}

/// One cell in so many, of the rows of the children wanted, becomes something else.
fn damaged(
    sheets: &[Sheet],
    one_in: usize,
    numbers: &mut Numbers,
    wanted: impl Fn(&str) -> bool,
) -> Vec<Sheet> {
    let worse = [
        "",
        "31/02/2026",
        "XX",
        "0",
        "1",
        "01/04/2026",
        "31/03/2027",
        "30/06/2026",
        "C2",
        "V4",
        "E4A",
        "X1",
        "S",
        "K2",
    ];
    let mut sheets = sheets.to_vec();
    for row in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        if !wanted(&row[0]) {
            continue;
        }
        for cell in row.iter_mut().skip(1) {
            if numbers.below(one_in) == 0 {
                *cell = worse[numbers.below(worse.len())].to_owned();
            }
        }
    }
    sheets
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let (this, last) = (sheets(2027), sheets(2026));
    for seed in 0..60 {
        let mut numbers = Numbers(seed);
        let one_in = [usize::MAX, 25, 6][seed as usize % 3];
        let (this, last) = (
            damaged(&this, one_in, &mut numbers, |_| true),
            damaged(&last, one_in, &mut numbers, |_| true),
        );
        let (this, last) = (
            with_twins(this, &mut numbers),
            with_twins(last, &mut numbers),
        );
        let (_, plain) = check(&this, &last);
        let mut places: BTreeMap<Table, Vec<u32>> = BTreeMap::new();
        let mut shuffle = |sheets: &[Sheet], keep: bool| -> Vec<Sheet> {
            let mut sheets = sheets.to_vec();
            for sheet in &mut sheets {
                let mut order: Vec<u32> = (0..u32::try_from(sheet.rows.len()).unwrap()).collect();
                for at in (1..order.len()).rev() {
                    order.swap(at, numbers.below(at + 1));
                }
                sheet.rows = order
                    .iter()
                    .map(|at| sheet.rows[*at as usize].clone())
                    .collect();
                if keep {
                    let alone = read_sheets(std::slice::from_ref(sheet), 2027);
                    places.insert(alone.files[0].table.unwrap(), order);
                }
            }
            sheets
        };
        let (turned, turned_last) = (shuffle(&this, true), shuffle(&last, false));
        let (_, again) = check(&turned, &turned_last);
        let back: Found = found(&again)
            .into_iter()
            .map(|(rule, table, row)| (rule, table, places[&table][row as usize]))
            .collect();
        let plain = found(&plain);
        let differ: Vec<_> = plain.symmetric_difference(&back).collect();
        assert!(differ.is_empty(), "seed {seed}: {differ:?}");
        assert!(seed % 3 == 0 || plain.len() > 100);
    }
}

/// Some rows a second time, with one other cell: rows that no date tells apart.
fn with_twins(mut sheets: Vec<Sheet>, numbers: &mut Numbers) -> Vec<Sheet> {
    for sheet in &mut sheets {
        for mut row in sheet.rows.clone() {
            if numbers.below(20) == 0 {
                let cell = 1 + numbers.below(row.len() - 1);
                row[cell] = ["", "K2", "U1", "0", "S", "PR1"][numbers.below(6)].to_owned();
                // Two that say the same cannot be told apart by anyone.
                if !sheet.rows.contains(&row) {
                    sheet.rows.push(row);
                }
            }
        }
    }
    sheets
}

#[test]
fn the_letter_case_of_identifiers_does_not_matter() {
    let (this, last) = (sheets(2027), sheets(2026));
    for seed in 0..6 {
        let mut numbers = Numbers(seed);
        let (this, last) = (
            damaged(&this, 30, &mut numbers, |_| true),
            damaged(&last, 30, &mut numbers, |_| true),
        );
        let mut spelt = |sheets: &[Sheet]| -> Vec<Sheet> {
            let mut sheets = sheets.to_vec();
            for row in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
                row[0] = row[0]
                    .chars()
                    .map(|c| {
                        if numbers.below(2) == 0 {
                            c.to_ascii_lowercase()
                        } else {
                            c
                        }
                    })
                    .collect();
            }
            sheets
        };
        let (a, b) = (spelt(&this), spelt(&last));
        assert_eq!(
            found(&check(&this, &last).1),
            found(&check(&a, &b).1),
            "seed {seed}"
        );
    }
}

#[test]
fn damage_in_one_child_changes_no_other_childs_findings() {
    let (this, last) = (sheets(2027), sheets(2026));
    let children: Vec<String> = this
        .iter()
        .flat_map(|sheet| sheet.rows.iter().map(|row| row[0].clone()))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let before = check(&this, &last).1;
    let of_others = |checked: &Checked, child: &str| -> Found {
        checked
            .findings
            .iter()
            .filter(|f| !f.rule.is_cross_child() && !f.child.is(child))
            .map(|f| (f.rule.code, f.table, f.at.row))
            .collect()
    };
    for seed in 0..40 {
        let mut numbers = Numbers(seed);
        let child = &children[numbers.below(children.len())];
        let (a, b) = (
            damaged(&this, 3, &mut numbers, |code| code == child),
            damaged(&last, 3, &mut numbers, |code| code == child),
        );
        let after = check(&a, &b).1;
        assert_eq!(
            of_others(&before, child),
            of_others(&after, child),
            "seed {seed}, child {child}"
        );
    }
    assert!(rules::all().iter().any(|rule| rule.is_cross_child()));
}

#[test]
fn one_child_checked_alone_is_found_the_same() {
    let (this, last) = (sheets(2027), sheets(2026));
    let mut numbers = Numbers(7);
    let (this, last) = (
        damaged(&this, 20, &mut numbers, |_| true),
        damaged(&last, 20, &mut numbers, |_| true),
    );
    let all = check(&this, &last).1;
    let children: BTreeSet<String> = this
        .iter()
        .flat_map(|sheet| sheet.rows.iter().map(|row| row[0].clone()))
        .collect();
    for child in children.iter().take(15) {
        let alone = |sheets: &[Sheet]| -> Vec<Sheet> {
            let mut sheets = sheets.to_vec();
            for row in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
                // The rows keep their numbers: others' become those of somebody else.
                if row[0] != *child {
                    row[0] = "SOMEBODYELSE".to_owned();
                }
            }
            sheets
        };
        let mine = |checked: &Checked| -> Found {
            checked
                .findings
                .iter()
                .filter(|f| !f.rule.is_cross_child() && f.child.is(child))
                .map(|f| (f.rule.code, f.table, f.at.row))
                .collect()
        };
        assert_eq!(
            mine(&all),
            mine(&check(&alone(&this), &alone(&last)).1),
            "{child}"
        );
    }
}
