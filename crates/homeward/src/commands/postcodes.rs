//! `homeward postcodes`: the postcode table, for distances and for inside or outside the area.

use crate::postcodes;
use anyhow::Context;
use care::Postcode;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The postcode table. Homeward ships with the postcodes of Great Britain of November 2025; a
/// council loads a newer edition of the directory, or one with Northern Ireland's postcodes where
/// it has a licence for them.
#[derive(Args, Debug)]
pub struct Postcodes {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Load the ONS Postcode Directory (the file ONSPD_*.csv, any edition, the whole of the
    /// United Kingdom). It replaces the table in use.
    Load {
        /// The directory's CSV file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The directory with the council's record and key.
        #[arg(
            long,
            value_name = "DIR",
            default_value = "data",
            env = "HOMEWARD_DATA"
        )]
        data: PathBuf,
    },
    /// Say where a postcode is, by the table in use.
    Find {
        /// The postcode, with or without its space.
        #[arg(value_name = "POSTCODE")]
        postcode: String,
        /// The directory with the council's record and key.
        #[arg(
            long,
            value_name = "DIR",
            default_value = "data",
            env = "HOMEWARD_DATA"
        )]
        data: PathBuf,
    },
}

impl Postcodes {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Load { file, data } => load(&file, &data),
            Command::Find { postcode, data } => find(&postcode, &data),
        }
    }
}

fn load(file: &Path, data: &Path) -> anyhow::Result<ExitCode> {
    let bytes =
        std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let (table, loaded) =
        care::postcodes::from_directory(&text).with_context(|| format!("{}", file.display()))?;
    postcodes::keep(data, &table)?;
    println!(
        "{} postcodes loaded; {} have no place on the grid (such as the Channel Islands); {} \
             rows were not understood.",
        loaded.taken, loaded.without_place, loaded.not_understood
    );
    Ok(ExitCode::SUCCESS)
}

fn find(postcode: &str, data: &Path) -> anyhow::Result<ExitCode> {
    let postcode = Postcode::parse(postcode)?;
    match postcodes::table(data)?.locate(postcode) {
        Some(at) => {
            let authority = at.authority.name().unwrap_or("outside England");
            let (east, north) = (at.grid.easting, at.grid.northing);
            println!(
                "{postcode}: {authority} ({}), {east} east, {north} north",
                at.authority
            );
            Ok(ExitCode::SUCCESS)
        }
        None => {
            println!("{postcode} is not in the table in use: its place is not known.");
            Ok(ExitCode::from(1))
        }
    }
}
