//! `homeward measures`: every number on a day, for another program or for a spreadsheet.

use crate::place::Place;
use anyhow::Context;
use care::dates::parse_date;
use clap::{Args, ValueEnum};
use record::Caller;
use rooms::evidence;
use std::process::ExitCode;

/// Computes every measure from the record, as on a day.
#[derive(Args, Debug)]
pub struct Measures {
    /// The day, such as 2027-03-31. Today when left out.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Only these measures, by id.
    #[arg(long, value_name = "ID")]
    only: Vec<String>,
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

impl Measures {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        for id in &self.only {
            measures::find(id).with_context(|| {
                let ids: Vec<&str> = measures::all().map(|m| m.id).collect();
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
        let mut numbers = record.read(&caller, |tx| {
            Ok(evidence::numbers(&*evidence::borough(tx)?, on))
        })?;
        if !self.only.is_empty() {
            numbers.retain(|n| self.only.iter().any(|id| id == n.id));
        }
        match self.format {
            Format::Json => println!("{}", serde_json::to_string_pretty(&numbers)?),
            Format::Csv => print!("{}", evidence::numbers_csv(&numbers)),
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
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
