//! `homeward measures`: every number on a day, for another program or for a spreadsheet; with what
//! changed before and after a hub began.

use crate::place::Place;
use anyhow::Context;
use care::dates::parse_date;
use clap::{Args, ValueEnum};
use record::Caller;
use rooms::{evidence, outcomes};
use std::process::ExitCode;

/// Computes every measure from the record, as on a day, and what changed before and after a hub
/// began.
#[derive(Args, Debug)]
pub struct Measures {
    /// The day, such as 2027-03-31. Today when left out.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Only these measures, by id.
    #[arg(long, value_name = "ID")]
    only: Vec<String>,
    /// How many months before and after a hub began: 12 or 18.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = months)]
    months: u8,
    #[command(flatten)]
    place: Place,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

fn months(typed: &str) -> Result<u8, String> {
    match typed {
        "12" => Ok(12),
        "18" => Ok(18),
        _ => Err("12 or 18".to_owned()),
    }
}

/// The id of who remained out of care, which is no [`measures::Change`].
const REMAINED_OUT: &str = "ba_remained_out";

impl Measures {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        for id in &self.only {
            let known = measures::find(id).is_some()
                || measures::find_change(id).is_some()
                || id == REMAINED_OUT;
            known.then_some(()).with_context(|| {
                let mut ids: Vec<&str> = measures::all().map(|m| m.id).collect();
                ids.push(REMAINED_OUT);
                ids.extend(measures::CHANGES.iter().map(|change| change.id));
                format!("there is no measure {id}. There are: {}", ids.join(", "))
            })?;
        }
        let record = self.place.open_existing()?;
        let caller = Caller::system("homeward measures");
        let on = match &self.on {
            Some(text) => parse_date(text)
                .with_context(|| format!("--on {text}: a date looks like 2027-03-31"))?,
            None => record::clock::day_of(record.clock().now()),
        };
        let (mut numbers, mut changed) = record.read(&caller, |tx| {
            let numbers = evidence::numbers(&*evidence::borough(tx)?, on);
            let asked = outcomes::changes(tx, self.months, on)?;
            let groups = outcomes::groups(tx)?;
            Ok((numbers, outcomes::indicators(&asked, &groups)))
        })?;
        if !self.only.is_empty() {
            numbers.retain(|n| self.only.iter().any(|id| id == n.id));
            changed.retain(|one| self.only.iter().any(|id| id == one.id));
        }
        match self.format {
            Format::Json => {
                let mut all = serde_json::to_value(&numbers)?;
                if let Some(list) = all.as_array_mut() {
                    for one in &changed {
                        list.push(serde_json::to_value(one)?);
                    }
                }
                println!("{}", serde_json::to_string_pretty(&all)?);
            }
            Format::Csv => {
                print!("{}", evidence::numbers_csv(&numbers));
                print!("{}", outcomes::indicators_csv(&changed));
            }
            Format::Table => {
                for n in &numbers {
                    let of = n.denominator.map_or(String::new(), |d| format!(" of {d}"));
                    let value = n
                        .value
                        .map_or("not known".to_owned(), |v| format!("{v:.1}"));
                    let counts = format!("{}{of}", n.numerator);
                    println!(
                        "{:32} {value:>10} {:8} {counts:>16}  {} not known",
                        n.id, n.unit, n.unknown
                    );
                }
                for one in &changed {
                    if let Some(why) = &one.not_measured {
                        println!("{:32} {:>10} {why}", one.id, "");
                    }
                    for window in &one.windows {
                        let value = window
                            .value
                            .map_or("not known".to_owned(), |v| format!("{v:.2}"));
                        println!(
                            "{:32} {value:>10} {:12} {:>12} of {}  {} not known  {}",
                            format!("{}.{}", one.id, window.side),
                            one.unit,
                            window.numerator,
                            window.denominator,
                            one.unknown,
                            one.comparison
                        );
                    }
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
