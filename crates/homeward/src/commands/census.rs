//! `homeward census`: the Placements North West census, in and out.

use crate::place::Place;
use anyhow::{Context, bail};
use care::dates::parse_date;
use clap::{Args, Subcommand};
use record::Caller;
use record::access::Action;
use rooms::census::{Change, preview, read, rows, take, to_csv, workbook};
use std::path::PathBuf;
use std::process::ExitCode;

/// The Placements North West census: read a filled-in form in, or write the rows of a day.
#[derive(Args, Debug)]
pub struct Census {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Say what a filled-in form would change; with --write, read it in. The same form again changes
    /// nothing.
    Read {
        /// The form, as CSV or as a workbook (XLSX, ODS).
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        place: Place,
        /// Write it into the record.
        #[arg(long)]
        write: bool,
    },
    /// Write the rows of a day, as a workbook or as CSV. Cells the record cannot fill say "Not known".
    Write {
        /// Where to: a workbook when it ends in .xlsx, else CSV.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        place: Place,
        /// Which day: 31/03/2027. Today when it is left out.
        #[arg(long)]
        on: Option<String>,
    },
}

impl Census {
    /// Runs the command. Exit code 0: done; 1: rows were set aside; 2: could not.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let caller = Caller::system("homeward census");
        match self.what {
            What::Read { file, place, write } => {
                let shown = file.display().to_string();
                let bytes =
                    std::fs::read(&file).with_context(|| format!("{shown} cannot be read"))?;
                let sheet = match read(&bytes) {
                    Ok(sheet) => sheet,
                    Err(why) => bail!("{shown}: {why}"),
                };
                let record = place.open_existing()?;
                let name = file
                    .file_name()
                    .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                let taken = if write {
                    record.write(&caller, |tx| take(tx, &sheet, &name))?
                } else {
                    record.read(&caller, |tx| preview(tx, &sheet))?
                };
                for words in taken.words() {
                    println!("{words}");
                }
                for (row, child, weekly, change) in &taken.rows {
                    if let Change::OtherPrice(was) = change {
                        println!(
                            "row {row}: {child}: {was} a week was written down, {weekly} is in the form"
                        );
                    }
                }
                for one in &taken.aside {
                    println!("row {}, {}: {}", one.row, one.column, one.reason);
                }
                if !write && taken.changes() {
                    println!("Nothing was written. Use --write to read it in.");
                }
                Ok(ExitCode::from(u8::from(!taken.aside.is_empty())))
            }
            What::Write { file, place, on } => {
                let record = place.open_existing()?;
                let on = match on {
                    Some(text) => parse_date(&text).with_context(|| format!("{text} is no day"))?,
                    None => record.read(&caller, |tx| Ok(tx.today()))?,
                };
                let out = record.read(&caller, |tx| rows(tx, on, Action::Export))?;
                let book = file
                    .extension()
                    .is_some_and(|ends| ends.eq_ignore_ascii_case("xlsx"));
                let bytes = if book { workbook(&out)? } else { to_csv(&out) };
                std::fs::write(&file, bytes)
                    .with_context(|| format!("{} cannot be written", file.display()))?;
                println!("{} written.", care::counted(out.rows.len(), "row", "rows"));
                for (column, count) in &out.not_known {
                    println!("{column}: not known in {count}");
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}
