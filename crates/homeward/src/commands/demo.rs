//! `homeward demo`: a made-up borough of Wigan's size, read from its own SSDA903 files and served.

use crate::demo;
use crate::place::Place;
use anyhow::Context;
use clap::Args;
use record::{Clock, Keys, Record, Settings};
use std::path::PathBuf;
use std::process::ExitCode;

use super::serve::{Listening, serve};

/// Makes the demonstration borough, if it is not there yet, and serves it. No child in it is real.
#[derive(Args, Debug)]
pub struct Demo {
    /// Where the demonstration is kept.
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    /// Keep it in PostgreSQL at this address instead of a file.
    #[arg(long, value_name = "URL", env = "HOMEWARD_DATABASE")]
    database: Option<String>,
    /// Read these returns instead of making a borough: a folder with a folder a year.
    #[arg(long, value_name = "DIR")]
    returns: Option<PathBuf>,
    /// About how many children are looked after on each 31 March.
    #[arg(long, value_name = "N", default_value_t = 650)]
    children: usize,
    /// The same seed makes the same borough.
    #[arg(long, value_name = "S", default_value_t = 2026)]
    seed: u64,
    /// Make it and stop, without serving.
    #[arg(long)]
    only_make: bool,
    #[command(flatten)]
    listening: Listening,
}

impl Demo {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let place = Place {
            council: Some(care::Authority::WIGAN.to_string()),
            data: self.data.clone(),
            database: self.database.clone(),
        };
        let council = care::Authority::WIGAN;
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the directory {} cannot be made", self.data.display()))?;
        let keys = Keys::open_or_create(&place.key_file(council))?;
        let began = self.data.join("began");
        if !began.exists() {
            let clock = Clock::fixed(demo::first_day());
            let settings = Settings {
                clock: clock.clone(),
                council,
                keys: keys.clone(),
            };
            let record = Record::open(&place.keeping(council), &crate::place::rooms(), settings)?;
            let (returns, stories) = match &self.returns {
                Some(given) => (given.clone(), None),
                None => {
                    let made = self.data.join("returns");
                    let stories = demo::make_returns(&made, self.children, self.seed)?;
                    (made, Some(stories))
                }
            };
            demo::fill(&record, &clock, &returns, stories.as_ref(), self.seed)?;
            std::fs::write(&began, Clock::system().now().to_string())
                .with_context(|| format!("{} cannot be written", began.display()))?;
        }
        if self.only_make {
            return Ok(ExitCode::SUCCESS);
        }
        let clock = demo::clock_since(&std::fs::read_to_string(&began)?)?;
        let settings = Settings {
            clock,
            council,
            keys,
        };
        let record = Record::open(&place.keeping(council), &crate::place::rooms(), settings)?;
        serve(record, &self.listening, true)
    }
}
