//! The `homeward` command: every way to run Homeward from a terminal.

mod commands;
mod demo;
mod place;
mod postcodes;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Homeward helps a council keep its young people close to home, held by people who stay.
#[derive(Parser)]
#[command(name = "homeward", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read SSDA903 returns (CSV or XML, any years, any order) into a council's record.
    Import(commands::import::Import),
    /// Take a year's SSDA903 return, or Annex A lists 8 and 9, out of a council's record.
    Export(commands::export::Export),
    /// Check a return (CSV or XML) against every rule of its year; nothing is stored.
    Check(commands::check::Check),
    /// The rules themselves: list them, explain one, replay worked cases.
    Rulebook(commands::rulebook::Rulebook),
    /// Walk the record and the access log, and name the first entry that does not hold.
    Verify(commands::keep::Verify),
    /// Make the tables again from the facts, or compare them.
    Rebuild(commands::keep::Rebuild),
    /// Write the record into one file, while serving.
    Backup(commands::keep::Backup),
    /// Put a backup into an empty place.
    Restore(commands::keep::Restore),
    /// Compute every measure as on a day.
    Measures(commands::measures::Measures),
    /// List the records whose time is over, or sweep the database after an erasure.
    Retention(commands::retention::Retention),
    /// Name young people from the council's own list.
    Names(commands::names::Names),
    /// Add to, or list, the published figures ours stand beside.
    Comparators(commands::comparators::Comparators),
    /// Serve a council's record to browsers.
    Serve(commands::serve::Serve),
    /// Add the first people who may sign in, or give someone a new letter.
    Member(commands::member::Member),
    /// Make a demonstration borough and serve it.
    Demo(commands::demo::Demo),
    /// Make a borough that never was, as SSDA903 files.
    Borough(commands::borough::BoroughCommand),
    /// Read Ofsted's list of providers into a council's record.
    Providers(commands::providers::Providers),
    /// Read the Placements North West census in, or write it.
    Census(commands::census::Census),
    /// Load the postcodes of the whole country, for councils away from Wigan.
    Postcodes(commands::postcodes::Postcodes),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Rulebook(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Rebuild(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::Measures(command) => command.run(),
        Command::Retention(command) => command.run(),
        Command::Names(command) => command.run(),
        Command::Comparators(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Member(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Borough(command) => command.run(),
        Command::Providers(command) => command.run(),
        Command::Census(command) => command.run(),
        Command::Postcodes(command) => command.run(),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("homeward: {error:#}");
            ExitCode::from(2)
        }
    }
}
