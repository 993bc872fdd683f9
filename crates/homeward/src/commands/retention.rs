//! `homeward retention`: whose record's time is over, who is held, and sweeping after an erasure.

use crate::place::Place;
use anyhow::Context;
use care::dates::{long_date, parse_date};
use clap::Args;
use record::Caller;
use rooms::retention;
use std::process::ExitCode;

/// Lists the records that need not be kept any longer. Erasing them is decided by two people, on the
/// page `/retention`, never here.
#[derive(Args, Debug)]
pub struct Retention {
    #[command(flatten)]
    place: Place,
    /// The day, such as 2085-05-04. Today when left out.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// After an erasure: writes the database's file anew, so that no byte of what was erased is left
    /// in its free space. Takes as long as copying the file.
    #[arg(long)]
    sweep: bool,
}

impl Retention {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let record = self.place.open_existing()?;
        if self.sweep {
            let exchange = self.place.open_exchange(&record)?;
            rooms::exchange::erase_gone(&record, &exchange)?;
            if record.sweep()? && exchange.sweep()? {
                println!(
                    "The databases, of the record and of what was released, were written anew. Backups made before the erasure still hold what was erased."
                );
                return Ok(ExitCode::SUCCESS);
            }
            println!("Somebody was still reading: run this again when the house is quiet.");
            return Ok(ExitCode::from(1));
        }
        let on = match &self.on {
            Some(text) => parse_date(text)
                .with_context(|| format!("--on {text}: a date looks like 2085-05-04"))?,
            None => record::clock::day_of(record.clock().now()),
        };
        let all = record.read(&Caller::system("homeward retention"), retention::everyone)?;
        let due = all.iter().filter(|one| one.is_due(on)).count();
        for one in all
            .iter()
            .filter(|one| one.is_due(on) || one.hold.is_some())
        {
            let until = one.until.map_or_else(String::new, |(case, until)| {
                format!(
                    "{}, kept until {}",
                    case.words().to_lowercase(),
                    long_date(until)
                )
            });
            let stands = match (&one.hold, &one.asked) {
                (Some(hold), _) => format!("on hold: {}", hold.why),
                (None, Some(asked)) => format!(
                    "{} asked for erasure; a second person must agree",
                    asked.name
                ),
                (None, None) => "due".to_owned(),
            };
            println!("{}\t{until}\t{stands}", one.code);
        }
        println!(
            "{due} of {} records need not be kept any longer on {}.",
            all.len(),
            long_date(on)
        );
        Ok(ExitCode::SUCCESS)
    }
}
