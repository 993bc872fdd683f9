//! Prints every measure of a folder of returns on a day, one JSON object a line:
//! `cargo run -p measures --example of_returns -- DIR 2027-03-31 [COUNCIL]`.

#[path = "../tests/all/returns.rs"]
mod returns;

use care::Authority;
use measures::{Comparators, all, compute_all};
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(folder), Some(on)) = (words.next(), words.next()) else {
        return Err("which folder, and which day?".into());
    };
    let on = care::dates::parse_date(&on).ok_or("a day is written 2027-03-31")?;
    let council = words
        .next()
        .map_or(Ok(Authority::WIGAN), |code| Authority::parse(&code))?;
    let mut paths = Vec::new();
    files(Path::new(&folder), &mut paths)?;
    let bytes: Vec<(String, Vec<u8>)> = paths
        .iter()
        .map(|path| Ok((path.to_string_lossy().into_owned(), std::fs::read(path)?)))
        .collect::<std::io::Result<_>>()?;
    let inputs: Vec<rulebook::Input<'_>> = bytes
        .iter()
        .map(|(name, bytes)| rulebook::Input::new(name, bytes))
        .collect();
    let (years, _) = rulebook::read::read_years(&inputs);
    let population = Comparators::published().for_council(council).population();
    let borough = returns::borough(council, &years, &care::postcodes::shipped(), population);
    let started = std::time::Instant::now();
    let outcomes = compute_all(all(), &borough, on);
    eprintln!(
        "{} children, {:?}",
        borough.children().len(),
        started.elapsed()
    );
    for (measure, outcome) in outcomes {
        let object = serde_json::json!({
            "id": measure.id,
            "numerator": outcome.all.numerator,
            "denominator": outcome.all.denominator,
            "value": outcome.value(),
            "unknown": outcome.all.unknown,
            "on": outcome.on.to_string(),
        });
        println!("{object}");
    }
    Ok(())
}
