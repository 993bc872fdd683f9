//! The demonstration: how a made-up borough becomes a record somebody might have kept for years.
//!
//! Each year's return is read as if on the spring day it was made, so that "as known on" has
//! something to tell; then come the people who work there and what they wrote down.

mod adopting;
mod agencies;
mod company;
mod costs;
mod crises;
pub mod exchange;
mod forums;
mod fostering;
mod homes;
mod hub;
mod learning;
mod meeting;
mod neighbourhood;
mod our_return;
mod partners;
mod placed;
mod questions;
mod staff;
mod stories;
mod together;
mod voice;

use anyhow::Context;
use borough::stories::Stories;
use borough::{Places, Plan};
use care::CollectionYear;
use care::ids::YoungPersonId;
use indicatif::{ProgressBar, ProgressStyle};
use record::{Caller, Clock, Record, Timestamp};
use rulebook::Input;
use std::collections::HashMap;
use std::path::Path;
use stories::Teller;

/// Tells one young person from another the same way however often the demonstration is made: ids
/// differ from one making to the next, the code in the return does not.
struct Lasting(HashMap<YoungPersonId, String>);

impl Lasting {
    fn read(tx: &mut record::Tx<'_>) -> Result<Self, record::Fault> {
        let codes = rooms::people::codes_of(tx)?.into_iter();
        Ok(Self(
            codes
                .map(|(id, (code, _))| (id, code.to_string()))
                .collect(),
        ))
    }

    /// The code in the return; of somebody no return has told of yet, the id the demonstration gave.
    fn key(&self, of: YoungPersonId) -> String {
        self.0.get(&of).cloned().unwrap_or_else(|| of.to_string())
    }
}

/// The years of returns the demonstration reads.
const YEARS: std::ops::RangeInclusive<i16> = 2021..=2027;

/// The share of cells of the last return that hold a slip: earlier returns were put right before
/// they were sent; in this one there is something to find, and a row or two to set aside.
const SLIPS: f64 = 0.0012;

/// The day on which the demonstration opens for the first time.
const FIRST_DAY: care::Date = jiff::civil::date(2027, 4, 7);

/// The morning on which the demonstration opens for the first time: the last return is a week old.
pub fn first_day() -> Timestamp {
    FIRST_DAY
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

/// Makes the borough's returns as files, and gives the stories that go with them.
pub fn make_returns(out: &Path, children: usize, seed: u64) -> anyhow::Result<Stories> {
    let plan = Plan {
        children,
        from: CollectionYear(*YEARS.start()),
        to: CollectionYear(*YEARS.end()),
        seed,
    };
    let made = borough::make(plan, &Places::wigan());
    let slips = |year| (year == plan.to).then_some(SLIPS);
    let rows = crate::commands::borough::write_returns(&made, out, slips, seed)?;
    println!(
        "Made seven years of returns for a borough that never was: {rows} rows in {}.",
        out.display()
    );
    Ok(made.stories(FIRST_DAY))
}

/// Fills an empty record.
///
/// Who works there is known from the spring before the last return, and what they wrote since then
/// is written down month by month; for those who came to be known by the last return, after it.
pub fn fill(
    record: &Record,
    clock: &Clock,
    returns: &Path,
    stories: Option<&Stories>,
    seed: u64,
) -> anyhow::Result<()> {
    desk::demo::mark(record)?;
    let files = crate::commands::import::gather(&[returns.to_owned()])?;
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (years, problems) = rulebook::read::read_years(&inputs);
    let sources = rooms::returns::sources(&inputs);
    let caller = Caller::system("demonstration");
    let mut teller = stories.map(|stories| Teller::new(stories, seed));
    let last = years.iter().filter_map(|of_year| of_year.year).max();
    for of_year in years {
        let Some(year) = of_year.year else { continue };
        if Some(year) == last {
            staff::arrive(record, &caller, seed)?;
            if let Some(teller) = &mut teller {
                teller.staff(record, &caller)?;
                months(record, clock, &caller, teller, year)?;
            }
        }
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
    staff::reach(record, &caller, seed)?;
    homes::open(record, clock, seed, first_day())?;
    neighbourhood::open(record, seed)?;
    partners::open(record, seed)?;
    fostering::open(record, seed)?;
    forums::open(record, seed)?;
    company::open(record, seed)?;
    together::asked(record, clock, &caller, seed, FIRST_DAY)?;
    costs::open(record, clock, seed, first_day())?;
    meeting::open(record, clock, seed, first_day())?;
    clock.set(first_day());
    if let Some(mut teller) = teller {
        teller.up_to(record, &caller, FIRST_DAY)?;
        hub::life(record, &caller, &teller)?;
        together::life(record, &caller)?;
        voice::life(record, clock, &caller, &teller)?;
        learning::open(record, &caller, seed)?;
        neighbourhood::life(record, &caller, seed, FIRST_DAY)?;
        println!(
            "Wrote down what young people said, who matters to them, the time together and what the hubs decided."
        );
    }
    staff::teams(record, &caller, seed)?;
    if let Some(year) = last {
        let analyst = staff::analyst(seed);
        our_return::open(record, clock, seed, year, analyst, first_day())?;
        clock.set(first_day());
    }
    hold_one(record, &caller)?;
    Ok(())
}

/// One record is kept beyond its time, so that the page of time limits shows what a hold is.
fn hold_one(record: &Record, caller: &Caller) -> anyhow::Result<()> {
    let all = record.read(caller, rooms::retention::everyone)?;
    if let Some(first) = all.first() {
        let why = "A claim about a home that has closed is not settled; legal services ask on 1 June 2027.";
        record.write(caller, |tx| rooms::retention::hold(tx, first.id, why))?;
    }
    Ok(())
}

/// A year's months, each written down on its last morning.
fn months(
    record: &Record,
    clock: &Clock,
    caller: &Caller,
    teller: &mut Teller<'_>,
    year: CollectionYear,
) -> anyhow::Result<()> {
    let mut month = year.start();
    while month < year.end() {
        let day = month.last_of_month();
        let at = day
            .at(8, 0, 0, 0)
            .to_zoned(jiff::tz::TimeZone::UTC)?
            .timestamp();
        clock.set(at.min(first_day()));
        teller.up_to(record, caller, care::dates::plus_days(day, -1))?;
        month = care::dates::plus_days(day, 1);
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Keys, Settings};
    use std::collections::BTreeMap;

    /// How many facts of each kind there are about each child of a borough made now.
    fn told(out: &Path) -> BTreeMap<(String, String), i64> {
        let stories = make_returns(out, 8, 7).unwrap();
        let clock = Clock::fixed(first_day());
        let settings = Settings {
            clock: clock.clone(),
            council: care::Authority::WIGAN,
            keys: Keys::ephemeral(),
        };
        let record = Record::in_memory(&crate::place::rooms(), settings);
        fill(&record, &clock, out, Some(&stories), 7).unwrap();
        let counts = "SELECT COALESCE(y.child_code, ''), f.kind, count(*) FROM fact f
             LEFT JOIN young_person y ON y.id = f.subject GROUP BY 1, 2";
        let counted = record.read(&Caller::system("test"), |tx| {
            Ok(tx.rows(counts, &[], |row| {
                Ok(((row.get(0)?, row.get(1)?), row.get(2)?))
            })?)
        });
        counted.unwrap().into_iter().collect()
    }

    #[test]
    fn the_same_seed_tells_the_same_lives_at_each_making() {
        let folder = std::env::temp_dir().join(format!("homeward-demo-{}", std::process::id()));
        let (first, second) = (told(&folder.join("1")), told(&folder.join("2")));
        let _ = std::fs::remove_dir_all(&folder);
        assert!(first.len() > 300, "{} kinds of facts", first.len());
        let differ: Vec<_> = first
            .iter()
            .filter(|(key, n)| second.get(*key) != Some(n))
            .collect();
        assert!(
            differ.is_empty() && first.len() == second.len(),
            "{differ:?}"
        );
    }
}
