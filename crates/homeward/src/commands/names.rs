//! `homeward names`: a council's list of names into the record.

use crate::place::Place;
use anyhow::{Context, bail};
use clap::Args;
use record::Caller;
use rooms::people::{NameList, Naming, take_names, would_name};
use std::path::PathBuf;
use std::process::ExitCode;

/// Names young people from the council's list: CSV with the columns CHILD, first name, last name
/// and, if you have it, known as.
#[derive(Args, Debug)]
pub struct Names {
    /// The list.
    #[arg(value_name = "FILE")]
    list: PathBuf,
    #[command(flatten)]
    place: Place,
    /// Replace names that differ. What stood before stays in the history.
    #[arg(long)]
    replace: bool,
    /// Say what would change and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Names {
    /// Runs the command. Exit code 0: done; 1: some rows named nobody; 2: could not.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let shown = self.list.display().to_string();
        let bytes = std::fs::read(&self.list).with_context(|| format!("{shown} cannot be read"))?;
        let list = match NameList::read(&bytes) {
            Ok(list) => list,
            Err(why) => bail!("{shown}: {why}"),
        };
        let record = self.place.open_existing()?;
        let caller = Caller::system("homeward names");
        let naming = if self.dry_run {
            record.read(&caller, |tx| would_name(tx, &list))?
        } else {
            record.write(&caller, |tx| take_names(tx, &list, &shown, self.replace))?
        };
        self.print(&naming);
        Ok(ExitCode::from(u8::from(!naming.left.is_empty())))
    }

    fn print(&self, naming: &Naming) {
        let (named, replaced) = if self.dry_run {
            ("would be named", "would be replaced")
        } else {
            ("named", "replaced")
        };
        let differ = naming.differ.len();
        println!("{} young people {named} for the first time.", naming.named);
        println!("{} are called this already.", naming.same);
        if self.replace {
            println!("{differ} names {replaced}.");
        } else if differ > 0 {
            println!(
                "{differ} are called something else and stay so. Use --replace to replace them."
            );
        }
        for left in &naming.left {
            println!(
                "line {}: {}. It said: {}",
                left.line, left.reason, left.original
            );
        }
    }
}
