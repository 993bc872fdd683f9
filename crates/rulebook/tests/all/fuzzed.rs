//! The bodies of the fuzz targets (`fuzz/` at the root, which needs a nightly compiler) over a small
//! corpus of sound files and what mutation makes of them.

#[path = "../../../../fuzz/bodies/cases.rs"]
mod cases;
#[path = "../../../../fuzz/bodies/csv.rs"]
mod csv;
#[path = "../../../../fuzz/bodies/providers.rs"]
mod providers;
#[path = "../../../../fuzz/bodies/xml.rs"]
mod xml;

use crate::damage::{Numbers, damage, how_many};
use crate::fixtures::{read_files, year_files};

/// Runs a body over a corpus, as it is and mutated. A file is cut to some lines, so that many are tried.
fn run(body: fn(&[u8]), corpus: &[Vec<u8>], share: u64) {
    for bytes in corpus {
        body(bytes);
    }
    for seed in 0..how_many() / share {
        let mut numbers = Numbers(seed);
        let Some(bytes) = corpus.get(numbers.below(corpus.len())) else {
            continue;
        };
        let mut bytes = damage(bytes, &mut numbers);
        if numbers.below(3) == 0
            && let Some(other) = corpus.get(numbers.below(corpus.len()))
        {
            // Two files spliced.
            let at = numbers.below(bytes.len());
            bytes.truncate(at);
            bytes.extend_from_slice(other.get(numbers.below(other.len())..).unwrap_or(&[]));
        }
        let done = std::panic::catch_unwind(|| body(&bytes));
        assert!(
            done.is_ok(),
            "seed {seed}: {}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

fn head(bytes: &[u8], lines: usize) -> Vec<u8> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .take(lines)
        .flatten()
        .copied()
        .collect()
}

#[test]
fn tables() {
    let corpus: Vec<Vec<u8>> = year_files(2027)
        .iter()
        .map(|(_, bytes)| head(bytes, 8))
        .collect();
    run(csv::run, &corpus, 1);
}

#[test]
fn xml_returns() {
    let (mut of_year, _) = read_files(&year_files(2027));
    of_year.headers.truncate(3);
    of_year.episodes.truncate(5);
    of_year.reviews.truncate(3);
    of_year.missing.truncate(3);
    of_year.social_workers.truncate(3);
    of_year.oc2.truncate(2);
    of_year.oc3.truncate(2);
    of_year.ad1.truncate(1);
    let text = rulebook::write::xml(&of_year).0;
    let inside = "<HEADER><CHILDID>1</CHILDID><SEX>M</SEX><DOB>01/02/2012</DOB></HEADER><EPISODE><DECOM>01/05/2026</DECOM></EPISODE>";
    run(xml::run, &[text.into_bytes(), inside.into()], 2);
}

#[test]
fn lists_of_providers() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (column, text) in ["URN", "Local authority", "Placement code"]
        .into_iter()
        .enumerate()
    {
        page.write_string(0, u16::try_from(column).unwrap(), text)
            .unwrap();
        page.write_string(1, u16::try_from(column).unwrap(), "K2")
            .unwrap();
    }
    let published = include_bytes!("../../fixtures/providers/published.csv");
    run(
        providers::run,
        &[
            head(published, 6),
            book.save_to_buffer().unwrap(),
            b"URN\n1\n".to_vec(),
            b"URN;Sector;Remit\n1;Private;x".to_vec(),
        ],
        1,
    );
}

#[test]
fn worked_cases() {
    let some = br#"{"cases": [{"rule": "101", "case": 1, "input": {"tables": {"Header": {"columns": ["CHILD", "SEX"], "rows": [[1, "X"], [2.0, NaN]], "index": [3, "a"]}, "Episodes_last": [{"CHILD": 1, "DECOM": "01/04/2026"}]}, "metadata": {"collection_start": "01/04/2014", "provider_info": {"URN": [1, 2]}}}, "expected": {"Header": [3]}},
        {"rule": "706", "input": {"tables": {"DoLo": {"CHILD": {"0": 1}, "DOLO_START": {"0": "2026-04-01T00:00:00"}}, "DoLo_last": null}}, "expected": {"DoLo": ["0"]}}]}"#;
    run(
        cases::run,
        &[
            some.to_vec(),
            b"[]".to_vec(),
            b"{\"rule\": \"101\", \"input\": {}}".to_vec(),
        ],
        1,
    );
}
