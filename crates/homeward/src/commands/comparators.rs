//! `homeward comparators`: what others publish, added to and listed.

use crate::place::Place;
use anyhow::bail;
use clap::{Args, Subcommand};
use record::Caller;
use rooms::evidence::{add_published, added};
use std::path::PathBuf;
use std::process::ExitCode;

/// What others publish: figures to stand beside our own.
#[derive(Args, Debug)]
pub struct Comparators {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Add published files: CSV, told by their columns. New figures replace earlier ones.
    Add {
        /// Files, or directories that are looked through.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// List the files that count.
    List {
        #[command(flatten)]
        place: Place,
    },
}

impl Comparators {
    /// Runs the command. Exit code 0: done; 1: some files were not added; 2: none was.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let caller = Caller::system("homeward comparators");
        match self.what {
            What::Add { paths, place } => {
                let files = super::import::gather(&paths)?;
                let record = place.open_existing()?;
                let (read, refused) = record.write(&caller, |tx| add_published(tx, &files))?;
                for file in &read {
                    println!("{}: {}, {} figures.", file.name, file.what, file.figures);
                    for (line, why) in &file.problems {
                        println!("  line {line}: {why}");
                    }
                }
                for why in &refused {
                    eprintln!("{why}");
                }
                if read.is_empty() {
                    bail!("no file was added.");
                }
                Ok(ExitCode::from(u8::from(!refused.is_empty())))
            }
            What::List { place } => {
                let record = place.open_existing()?;
                for name in measures::Comparators::built_in() {
                    println!("{name} (came with Homeward)");
                }
                for file in record.read(&caller, |tx| Ok(added(tx)?))? {
                    println!("{} ({}, {} figures)", file.name, file.what, file.figures);
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}
