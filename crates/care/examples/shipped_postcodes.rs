//! Makes the postcode table that ships with Homeward from the ONS Postcode Directory:
//! `cargo run --release -p care --example shipped_postcodes -- ONSPD.csv crates/care/data/postcodes.hwpc`.
//!
//! Northern Ireland is left out: its postcodes have a licence of their own, which does not allow
//! them to be passed on (docs/data-sources.md). The index is written beside the table, with the ending
//! `index`. Without a second file the first is a table already: its index is made again, and it
//! says what the table holds and how long it takes to read.

use care::PostcodeTable;
use std::collections::BTreeMap;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let from = words.next().ok_or("which file?")?;
    let bytes = std::fs::read(&from)?;
    let to = words.next();
    let table_file = to.clone().unwrap_or_else(|| from.clone());
    let stored = match to {
        Some(to) => {
            let (table, loaded) = care::postcodes::from_directory(std::str::from_utf8(&bytes)?)?;
            let britain = table
                .iter()
                .filter(|(_, at)| !at.authority.as_str().starts_with('N'))
                .map(|(postcode, at)| (postcode, at.authority, at.grid));
            let stored = care::postcodes::write(&PostcodeTable::build(britain, |a| a));
            std::fs::write(&to, &stored)?;
            println!("{loaded:?}, {} bytes written", stored.len());
            stored
        }
        None => bytes,
    };
    std::fs::write(
        std::path::Path::new(&table_file).with_extension("index"),
        care::postcodes::index(&stored)?,
    )?;
    let started = Instant::now();
    let table = care::postcodes::read(&stored)?;
    println!("{} postcodes read in {:?}", table.len(), started.elapsed());
    let mut countries: BTreeMap<char, usize> = BTreeMap::new();
    for (_, at) in table.iter() {
        *countries
            .entry(at.authority.as_str().chars().next().unwrap_or('?'))
            .or_default() += 1;
    }
    println!("{countries:?}");
    Ok(())
}
