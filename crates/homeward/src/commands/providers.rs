//! `homeward providers`: Ofsted's list of providers into the record.

use crate::place::Place;
use anyhow::Context;
use clap::Args;
use record::Caller;
use rooms::homes::{import, read};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads Ofsted's list of providers: adds homes and agencies that are new, and brings up to date
/// what Ofsted decides. The same list twice changes nothing.
#[derive(Args, Debug)]
pub struct Providers {
    /// The list as Ofsted publishes it, as CSV.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Providers {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = std::fs::read(&self.file)
            .with_context(|| format!("{} could not be read", self.file.display()))?;
        let listed = read(&bytes)?;
        let record = self.place.open_existing()?;
        let name = self
            .file
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let done = import(
            &record,
            &Caller::system("homeward providers"),
            &listed,
            &name,
        )?;
        println!("{}.", done.words());
        Ok(ExitCode::SUCCESS)
    }
}
