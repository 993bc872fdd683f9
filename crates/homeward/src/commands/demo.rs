//! `homeward demo`: a made-up borough of Wigan's size, read from its own SSDA903 files and served.

use crate::demo;
use crate::place::Place;
use anyhow::Context;
use care::Authority;
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
        let council = Authority::WIGAN;
        let began = self.data.join("began");
        if !began.exists() {
            self.make(council)?;
        }
        if self.only_make {
            return Ok(ExitCode::SUCCESS);
        }
        let place = self.place(self.data.clone());
        let settings = Settings {
            clock: demo::clock_since(&std::fs::read_to_string(&began)?)?,
            council,
            keys: Keys::open(&place.key_file(council))?,
        };
        let record = Record::open(&place.keeping(council), &crate::place::rooms(), settings)?;
        let exchange = place.open_exchange(&record)?;
        serve(record, exchange, &self.listening, true)
    }

    fn place(&self, data: PathBuf) -> Place {
        Place {
            council: Some(Authority::WIGAN.to_string()),
            data,
            database: self.database.clone(),
        }
    }

    /// Makes the borough in a folder of its own and moves it into place when it is whole, so that
    /// a demonstration that was stopped while it was being made is simply made again.
    fn make(&self, council: Authority) -> anyhow::Result<()> {
        let making = self.data.join("making");
        if making.exists() {
            std::fs::remove_dir_all(&making)
                .with_context(|| format!("{} cannot be removed", making.display()))?;
        }
        std::fs::create_dir_all(&making)
            .with_context(|| format!("the directory {} cannot be made", making.display()))?;
        let place = self.place(making.clone());
        let clock = Clock::fixed(demo::first_day());
        let settings = Settings {
            clock: clock.clone(),
            council,
            keys: Keys::create(&place.key_file(council))?,
        };
        let record = Record::open(&place.keeping(council), &crate::place::rooms(), settings)?;
        let (returns, stories) = match &self.returns {
            Some(given) => (given.clone(), None),
            None => {
                let made = making.join("returns");
                let stories = demo::make_returns(&made, self.children, self.seed)?;
                (made, Some(stories))
            }
        };
        demo::fill(&record, &clock, &returns, stories.as_ref(), self.seed).with_context(|| {
            match &self.database {
                Some(_) => format!(
                    "the demonstration could not be made in PostgreSQL. If an earlier one was \
                     stopped while it was being made, drop its schema council_{} first",
                    council.as_str().to_lowercase()
                ),
                None => "the demonstration could not be made".to_owned(),
            }
        })?;
        let exchange = place.open_exchange(&record)?;
        demo::exchange::open(&record, &exchange, &clock, self.seed)?;
        // Its files are closed before they move.
        drop((record, exchange));
        for entry in std::fs::read_dir(&making)? {
            let entry = entry?;
            let to = self.data.join(entry.file_name());
            if to.is_dir() {
                std::fs::remove_dir_all(&to)?;
            }
            std::fs::rename(entry.path(), &to)
                .with_context(|| format!("{} cannot be written", to.display()))?;
        }
        std::fs::remove_dir(&making)?;
        let began = self.data.join("began");
        std::fs::write(&began, Clock::system().now().to_string())
            .with_context(|| format!("{} cannot be written", began.display()))
    }
}
