//! `homeward export`: a year's return, or Ofsted's lists 8 and 9, out of a council's record.

use crate::place::Place;
use anyhow::{Context, bail};
use care::CollectionYear;
use care::dates::parse_date;
use clap::{Args, ValueEnum};
use record::{Caller, Record};
use rooms::returns::{self, Form, Whose};
use rulebook::Table;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Takes a return out of a council's record, or Annex A for an inspection.
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["year", "annex_a"]))]
pub struct Export {
    /// The SSDA903 return of this collection year, named by the year it ends in, such as 2027.
    #[arg(long, value_name = "YEAR")]
    year: Option<i16>,
    /// Lists 8 (children looked after) and 9 (care leavers) of Ofsted's Annex A, as a workbook.
    #[arg(long)]
    annex_a: bool,
    /// The day Annex A is as on, such as 2026-11-22. Today when left out.
    #[arg(long, value_name = "DATE", requires = "annex_a")]
    on: Option<String>,
    /// CSV gives a file for each table, XML one for all.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Where to write the files. They name children: keep them as you keep the record.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xml,
}

impl Export {
    /// Runs the command. Exit code 0: written, 2: could not.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let record = self.place.open_existing()?;
        std::fs::create_dir_all(&self.out)
            .with_context(|| format!("the directory {} cannot be made", self.out.display()))?;
        match self.year {
            Some(year) => self.year(&record, year)?,
            None => self.inspection(&record)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn year(&self, record: &Record, year: i16) -> anyhow::Result<()> {
        let known = 2021..=CollectionYear::of(record::clock::day_of(record.clock().now())).0;
        if !known.contains(&year) {
            bail!(
                "--year {year}: a return is made for {} to {}, named by the year it ends in",
                known.start(),
                known.end()
            );
        }
        let (form, how) = match self.format {
            Format::Csv => (Form::Csv, "as CSV"),
            Format::Xml => (Form::Xml, "as XML"),
        };
        let caller = Caller::system("homeward export");
        let year = CollectionYear(year);
        let made = record.read(&caller, |tx| Ok(returns::written(tx, year, None, how)?))?;
        let out = returns::files(&made.of_year, form);
        for (name, bytes) in &out.files {
            write(&self.out.join(name), bytes)?;
        }
        for problem in &out.left_out {
            eprintln!("{problem}");
        }
        println!("The return of {year}, in {}:", self.out.display());
        for table in Table::ALL.into_iter().filter(|t| t.in_year(year)) {
            println!("{:>9} {}", made.of_year.len(table), table.name());
        }
        Ok(())
    }

    fn inspection(&self, record: &Record) -> anyhow::Result<()> {
        let on = match &self.on {
            Some(text) => parse_date(text)
                .with_context(|| format!("--on {text}: a date looks like 2026-11-22"))?,
            None => record::clock::day_of(record.clock().now()),
        };
        let caller = Caller::system("homeward export --annex-a");
        let lists = record.read(&caller, |tx| {
            let lists = returns::annex_a(tx, Whose::Everyone, on)?;
            record::access::note_look(
                tx,
                record::access::Action::Export,
                format!("Annex A lists 8 and 9 on {on}"),
                "A command of the product, run on its server",
            );
            Ok(lists)
        })?;
        let bytes = desk::sheet::workbook(&lists)?;
        let file = self.out.join(format!("annex-a-{on}.xlsx"));
        write(&file, &bytes)?;
        println!("Annex A on {on}, {}:", file.display());
        for list in &lists {
            println!("{:>9} {}", list.rows.len(), list.name);
        }
        Ok(())
    }
}

/// Writes a file that only its owner may read.
fn write(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(file)
        .and_then(|mut file| file.write_all(bytes))
        .with_context(|| format!("{} cannot be written", file.display()))
}
