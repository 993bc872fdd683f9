//! Files as no one should send them: nothing may panic, and what was read must survive being
//! written and read again.

use crate::fixtures::{read_files, year_files};
use proptest::prelude::*;
use rulebook::rules::{self, Context};
use rulebook::{Input, Return, Severity, Table, read, write};

/// How many damaged files: 500, or as many as `HOMEWARD_MALFORMED` says (10,000 before a release).
pub fn how_many() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a test's own size")]
    std::env::var("HOMEWARD_MALFORMED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(500)
}

/// Numbers from a seed (splitmix64).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % (most.max(1) as u64)).unwrap()
    }
}

/// One to eight wounds of the kinds that files get: flipped bytes, lost and doubled stretches, cut
/// ends, stray marks, other encodings.
pub fn damage(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const STRAY: [&[u8]; 14] = [
        b"\"",
        b",",
        b"\n",
        b"\r",
        b";",
        b"\t",
        b"<",
        b"</",
        b"&",
        b"<CHILD>",
        b"<!--",
        b"]]>",
        b"\0",
        b"\xff\xfe",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(bytes.len());
        let until = (at + numbers.below(200)).min(bytes.len());
        match numbers.below(8) {
            0 | 1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
            2 => drop(bytes.drain(at..until)),
            3 => {
                let again = bytes[at..until].to_vec();
                bytes.splice(at..at, again);
            }
            4 => bytes.truncate(at),
            5 | 6 => {
                let stray = STRAY[numbers.below(STRAY.len())];
                bytes.splice(at..at, stray.iter().copied());
            }
            _ => {
                let noise: Vec<u8> = (0..numbers.below(40))
                    .map(|_| u8::try_from(numbers.below(256)).unwrap())
                    .collect();
                bytes.splice(at..at, noise);
            }
        }
    }
    bytes
}

/// Reads, writes, reads and writes: the second writing must be the first. Checks the rules too.
fn survives(name: &str, bytes: &[u8]) -> (Return, usize) {
    let (first, problems) = read(&[Input::new(name, bytes)], None);
    for problem in &problems {
        assert!(problem.message.ends_with('.'), "{problem}");
        if problem.severity == Severity::Row {
            assert!(problem.original.is_some(), "{problem}");
        }
    }
    for table in Table::ALL {
        let written = write::csv(&first, table);
        let (again, _) = read(&[Input::new("again.csv", written.as_bytes())], None);
        assert_eq!(first.len(table), again.len(table), "{table}: {written}");
        assert_eq!(write::csv(&again, table), written);
    }
    // The XML holds some things once where a broken return says them twice; what it does hold, it
    // holds for good.
    let as_xml = |of: &Return| write::xml(of).0;
    let from_xml = |text: &str| read(&[Input::new("again.xml", text.as_bytes())], first.year).0;
    let again = from_xml(&as_xml(&first));
    let settled = as_xml(&again);
    assert_eq!(as_xml(&from_xml(&settled)), settled);
    let year = first.year.unwrap_or(rules::Years::NEWEST);
    rules::check(&rules::all(), &first, Some(&again), &Context::of(year));
    let rows = first.row_count();
    (first, rows)
}

#[test]
fn damaged_files_never_panic_and_what_is_read_survives() {
    let mut sound: Vec<(String, Vec<u8>)> = year_files(2027);
    let (of_year, _) = read_files(&sound);
    let xml = write::xml(&of_year).0.into_bytes();
    // A third of the files are XML.
    for _ in 0..6 {
        sound.push(("return.xml".to_owned(), xml.clone()));
    }
    let (mut rows, mut unharmed) = (0, 0);
    for seed in 0..how_many() {
        let mut numbers = Numbers(seed);
        let (name, bytes) = &sound[numbers.below(sound.len())];
        let bytes = damage(bytes, &mut numbers);
        // Reading is tried on every file, all that follows on every fifth: it takes far longer.
        let outcome = std::panic::catch_unwind(|| match seed % 5 {
            0 => survives(name, &bytes).1,
            _ => read(&[Input::new(name, &bytes)], None).0.row_count(),
        });
        let Ok(read) = outcome else {
            panic!("seed {seed}, {name}");
        };
        rows += read;
        unharmed += usize::from(read > 0);
    }
    println!(
        "{} files, {unharmed} with rows, {rows} rows read",
        how_many()
    );
}

/// Text of a cell as anyone may write it.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        4 => (1900i16..2100, 1i8..13, 1i8..32).prop_map(|(y, m, d)| format!("{d:02}/{m:02}/{y}")),
        1 => (1900i16..2100, 1i8..13, 1i8..32).prop_map(|(y, m, d)| format!("{y}-{m}-{d} 00:00")),
        4 => prop::sample::select(vec![
            "M", "f", "C2", "v3", "U6", "PR1", "X1", "E11", "0", "1", "S", "N1", "WN1 1AA", "wn11aa",
            "zz/06/2014", "40", "41", "20.5", "PN1", "YES", "359", "SCO", "IN", "W1", "Z12", "SW1",
        ]).prop_map(str::to_owned),
        2 => "[ -~]{0,20}",
        1 => "\\PC{0,12}",
    ]
}

fn table_text() -> impl Strategy<Value = (Table, String)> {
    (
        prop::sample::select(Table::ALL.to_vec()),
        prop::collection::vec(prop::collection::vec(cell(), 16), 0..12),
    )
        .prop_map(|(table, rows)| {
            let names: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
            let mut text = names.join(",") + "\r\n";
            for row in rows {
                let cells: Vec<String> = row
                    .iter()
                    .take(names.len())
                    .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                    .collect();
                text.push_str(&cells.join(","));
                text.push('\n');
            }
            (table, text)
        })
}

proptest! {
    #[test]
    fn whatever_was_read_is_written_and_read_the_same((table, text) in table_text()) {
        let (first, _) = survives("t.csv", text.as_bytes());
        let written = write::csv(&first, table);
        let (again, _) = read(&[Input::new("t.csv", written.as_bytes())], None);
        // Derived columns are not written.
        let plain = |of: &Return| {
            let mut of = of.clone();
            for row in &mut of.episodes {
                row.pl_la = Default::default();
                row.pl_location = Default::default();
                row.pl_distance = Default::default();
            }
            for row in &mut of.headers {
                row.uasc = Default::default();
            }
            of
        };
        prop_assert!(plain(&first).same_rows(&plain(&again)));
    }

    #[test]
    fn any_text_at_all_is_taken(text in "\\PC{0,200}") {
        survives("t", text.as_bytes());
        survives("t", format!("<{text}").as_bytes());
        survives("t", format!("CHILD,DOB,DOLO_START,DOLO_END\n{text}").as_bytes());
    }
}
