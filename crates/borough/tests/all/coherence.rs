//! Coherence: one year continues the last, and every chain of episodes is unbroken.

use borough::{Borough, Cell, Places, Plan, Return, make};
use care::CollectionYear;
use std::collections::HashMap;

fn made(children: usize, seed: u64) -> Borough {
    let (from, to) = (CollectionYear(2021), CollectionYear(2027));
    make(
        Plan {
            children,
            from,
            to,
            seed,
        },
        &Places::wigan(),
    )
}

fn text(cell: &Cell) -> String {
    let mut out = String::new();
    cell.write(&mut out);
    out
}

/// Rows of a table as text, by child.
fn by_child(of: &Return, name: &str) -> HashMap<String, Vec<Vec<String>>> {
    let mut rows: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    for row in of.sheet(name).into_iter().flat_map(borough::Sheet::rows) {
        let row: Vec<String> = row.iter().map(text).collect();
        rows.entry(row[0].clone()).or_default().push(row);
    }
    rows
}

const DECOM: usize = 1;
const RNE: usize = 2;
const LS: usize = 3;
const DEC: usize = 7;
const REC: usize = 8;

#[test]
fn the_same_seed_makes_the_same_borough_on_any_number_of_threads() {
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let many = rayon::ThreadPoolBuilder::new()
        .num_threads(5)
        .build()
        .unwrap();
    let year = CollectionYear(2026);
    let a = one.install(|| made(120, 7).year(year));
    let b = many.install(|| made(120, 7).year(year));
    assert_eq!(a, b);
    let c = made(120, 8).year(year);
    assert_ne!(a, c);
}

#[test]
fn each_year_continues_the_year_before() {
    let borough = made(300, 3);
    let years: Vec<Return> = borough.years().map(|y| borough.year(y)).collect();
    for pair in years.windows(2) {
        let (last, this) = (
            by_child(&pair[0], "Episodes"),
            by_child(&pair[1], "Episodes"),
        );
        for (child, rows) in &last {
            for open in rows.iter().filter(|r| r[DEC].is_empty()) {
                let here = this
                    .get(child)
                    .and_then(|rows| rows.iter().find(|r| r[DECOM] == open[DECOM]));
                let here = here.unwrap_or_else(|| panic!("{child} vanished: {open:?}"));
                // Everything but the end is as it was.
                for column in [RNE, LS, 4, 5, 6, 10, 11, 12] {
                    assert_eq!(here[column], open[column], "{child} {open:?} {here:?}");
                }
            }
        }
    }
}

#[test]
fn chains_of_episodes_have_no_gap_and_say_what_changed() {
    for seed in 0..4 {
        let borough = made(200, seed);
        for year in borough.years() {
            for (child, rows) in by_child(&borough.year(year), "Episodes") {
                for (i, row) in rows.iter().enumerate() {
                    let at = format!("{child} {year}: {row:?}");
                    assert_eq!(row[DEC].is_empty(), row[REC].is_empty(), "{at}");
                    assert_ne!(row[DEC], row[DECOM], "{at}");
                    let Some(next) = rows.get(i + 1) else {
                        assert_ne!(row[REC], "X1", "{at}");
                        continue;
                    };
                    assert!(!row[DEC].is_empty(), "{at}");
                    if row[REC] == "X1" {
                        assert_eq!(row[DEC], next[DECOM], "{at}");
                        let law = row[LS] != next[LS];
                        let home = (5..7).chain(11..13).any(|c| row[c] != next[c]);
                        match next[RNE].as_str() {
                            "L" => assert!(law && !home, "{at} {next:?}"),
                            "P" | "T" => assert!(!law && home, "{at} {next:?}"),
                            "B" | "U" => assert!(law && home, "{at} {next:?}"),
                            other => panic!("{other} {at}"),
                        }
                    } else {
                        assert_eq!(next[RNE], "S", "{at} {next:?}");
                        assert_ne!(row[DEC], next[DECOM], "{at}");
                    }
                }
            }
        }
    }
}
