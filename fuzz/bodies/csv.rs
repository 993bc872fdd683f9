//! Any bytes as a table of the return: read, checked, written, and read the same.

use rulebook::rules::{self, Context, Years};
use rulebook::{Input, Table, read, write};

/// Reads and checks; panics when what was read does not survive being written.
pub fn run(bytes: &[u8]) {
    let (first, problems) = read(&[Input::new("2027/t.csv", bytes)], None);
    assert!(problems.iter().all(|problem| !problem.message.is_empty()));
    let year = first.year.unwrap_or(Years::NEWEST);
    rules::check(
        &rules::of_year(year),
        &first,
        Some(&first),
        &Context::of(year),
    );
    for table in Table::ALL.into_iter().filter(|table| first.len(*table) > 0) {
        let written = write::csv(&first, table);
        let (again, _) = read(&[Input::new("2027/t.csv", written.as_bytes())], None);
        assert_eq!(write::csv(&again, table), written);
    }
}
