//! Any bytes as the return's XML, or as what stands inside a child of it.

use rulebook::rules::{self, Context, Years};
use rulebook::{Input, read, write};

/// Reads and checks; panics when what was read, once written, does not settle.
pub fn run(bytes: &[u8]) {
    let mut text = bytes.to_vec();
    if !text.trim_ascii_start().starts_with(b"<?xml") {
        text.splice(0..0, *b"<EXPSSDA903><CHILD>");
        text.extend_from_slice(b"</CHILD></EXPSSDA903>");
    }
    let (first, _) = read(&[Input::new("2027/r.xml", &text)], None);
    let year = first.year.unwrap_or(Years::NEWEST);
    rules::check(&rules::of_year(year), &first, None, &Context::of(year));
    let settled =
        |text: &str| write::xml(&read(&[Input::new("2027/r.xml", text.as_bytes())], None).0).0;
    let once = settled(&write::xml(&first).0);
    assert_eq!(settled(&once), once);
}
