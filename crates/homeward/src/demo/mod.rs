//! The demonstration: how a made-up borough becomes a record somebody might have kept for years.
//!
//! Each year's return is read as if on the spring day it was made, so that "as known on" has
//! something to tell; then come the people who work there and what they wrote down.

mod staff;

use anyhow::Context;
use borough::{Places, Plan};
use care::CollectionYear;
use indicatif::{ProgressBar, ProgressStyle};
use record::{Caller, Clock, Record, Timestamp};
use rulebook::Input;
use std::path::Path;

/// The years of returns the demonstration reads.
const YEARS: std::ops::RangeInclusive<i16> = 2021..=2027;

/// The morning on which the demonstration opens for the first time: the last return is a week old.
pub fn first_day() -> Timestamp {
    jiff::civil::date(2027, 4, 7)
        .at(8, 30, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp())
}

/// The demonstration's clock: it started on its first day when it was made, and has run since.
pub fn clock_since(made: &str) -> anyhow::Result<Clock> {
    let made: Timestamp = made
        .trim()
        .parse()
        .context("the file `began` does not hold the time the demo was made")?;
    Ok(Clock::ahead_by(first_day().duration_since(made)))
}

/// Makes the borough's returns as files.
pub fn make_returns(out: &Path, children: usize, seed: u64) -> anyhow::Result<()> {
    let plan = Plan {
        children,
        from: CollectionYear(*YEARS.start()),
        to: CollectionYear(*YEARS.end()),
        seed,
    };
    let made = borough::make(plan, &Places::wigan());
    let rows = crate::commands::borough::write_returns(&made, out)?;
    println!(
        "Made seven years of returns for a borough that never was: {rows} rows in {}.",
        out.display()
    );
    Ok(())
}

/// Fills an empty record.
pub fn fill(record: &Record, clock: &Clock, returns: &Path, seed: u64) -> anyhow::Result<()> {
    desk::demo::mark(record)?;
    let files = crate::commands::import::gather(&[returns.to_owned()])?;
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (years, problems) = rulebook::read::read_years(&inputs);
    let sources = rooms::returns::sources(&inputs);
    let caller = Caller::system("demonstration");
    for of_year in years {
        let Some(year) = of_year.year else { continue };
        let day = care::dates::plus_days(year.end(), 6).at(9, 0, 0, 0);
        let day = day.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp();
        clock.set(day.min(first_day()));
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} children")
        {
            bar.set_style(style);
        }
        bar.set_message(format!("Reading the return of {year}"));
        let of_year = [of_year];
        let done = rooms::returns::import(
            record,
            &caller,
            &of_year,
            &problems_of(&of_year[0], &problems),
            &sources_of(&of_year[0], &sources),
            &|done, all| {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            },
        )?;
        bar.finish_and_clear();
        println!(
            "Read the return of {year}: {} new children, {} known already.",
            done.new_children, done.known_children
        );
    }
    if !problems.is_empty() {
        println!(
            "{} things in the files were not understood; Homeward lists them under Returns.",
            problems.len()
        );
    }
    clock.set(first_day());
    staff::arrive(record, &caller, seed)
}

/// The problems found in the files of one year.
fn problems_of(of_year: &rulebook::Return, all: &[rulebook::Problem]) -> Vec<rulebook::Problem> {
    let ours = |file: &str| of_year.files.iter().any(|read| read.name == file);
    all.iter()
        .filter(|problem| ours(&problem.file))
        .cloned()
        .collect()
}

/// The files of one year.
fn sources_of(
    of_year: &rulebook::Return,
    all: &[rooms::returns::FileRead],
) -> Vec<rooms::returns::FileRead> {
    let ours = |file: &str| of_year.files.iter().any(|read| read.name == file);
    all.iter()
        .filter(|source| ours(&source.name))
        .cloned()
        .collect()
}
