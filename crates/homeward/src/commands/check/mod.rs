//! `homeward check`: a return against the rules of its year, without any record.

mod choose;
mod print;
mod report;
mod sheets;

use crate::commands::import::gather;
use anyhow::{Context as _, bail};
use care::{Authority, CollectionYear};
use choose::Chosen;
use clap::{Args, ValueEnum};
use report::Report;
use rulebook::rules::{self, Context, Providers};
use rulebook::{Format as Layout, Input, Return, Severity};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks an SSDA903 return against every rule of its year. Reads files only: nothing is stored.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit code: 0 nothing found, 1 something found, 2 not checked, with a sentence that says why.

Files are known by their columns, or by being XML; a folder may hold several years. Rules that lack \
something (last year's return, Ofsted's list, the council) are listed as not checked with what they \
need.

  homeward check returns/ --year 2027 --council E08000010
  homeward check 2027/*.csv --year 2027 --previous 2026/ --format xlsx --output findings.xlsx")]
pub struct Check {
    /// Files, or folders that are looked through: CSV or XML, any file names.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The collection year, by the year it ends in: 2027 (or 2026-27) is April 2026 to March 2027.
    /// The newest of those given when left out.
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<CollectionYear>,
    /// Last year's return, when it is not among the paths.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    previous: Vec<PathBuf>,
    /// Ofsted's list of providers: CSV, XLSX or ODS as published; may be given several times.
    #[arg(long, value_name = "FILE")]
    providers: Vec<PathBuf>,
    /// The council whose return it is, by its ONS code: E08000010 is Wigan.
    #[arg(long, value_name = "CODE")]
    council: Option<String>,
    /// How to write what was found.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Where to write it; the terminal when left out.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many rows of each rule the table shows.
    #[arg(long, value_name = "N", default_value_t = 5)]
    rows: usize,
    /// Where a postcode table loaded by `homeward postcodes load` is kept.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "data",
        env = "HOMEWARD_DATA"
    )]
    data: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: by rule, with counts and what to do.
    Table,
    /// For programs.
    Json,
    /// For a spreadsheet: one line for each finding.
    Csv,
    /// A workbook: findings, rules, what was not checked, what was not read.
    Xlsx,
}

impl Check {
    /// Runs the command. Exit code 0: nothing found; 1: findings, or rows and cells that could not
    /// be read; 2: could not check.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        if self.format == Format::Xlsx && self.output.is_none() && std::io::stdout().is_terminal() {
            bail!(
                "a workbook is no text for a terminal. Say where to write it: --output findings.xlsx"
            );
        }
        let council = self.council.as_deref().map(council).transpose()?;
        let Chosen {
            mut this,
            mut last,
            problems,
            mut notes,
        } = choose::choose(&self.paths, &self.previous, self.year)?;
        let (providers, list_problems) = self.providers()?;
        let problems: Vec<_> = problems.into_iter().chain(list_problems).collect();

        // One table of postcodes for both returns and the list: only what they name is looked up.
        let table = match crate::postcodes::loaded(&self.data)? {
            Some(table) => table,
            None => {
                let listed = providers.iter().flat_map(Providers::postcodes);
                let last = last.iter().flat_map(Return::postcodes);
                care::postcodes::shipped_only(this.postcodes().chain(last).chain(listed))
            }
        };
        this.locate(&table, council);
        if let Some(last) = &mut last {
            last.locate(&table, council);
        }
        let providers = providers.map(|list| list.located(&table));
        drop(table);

        let Some(year) = this.year else {
            bail!("which year this return is of cannot be told. Say it: --year 2027");
        };
        let ruleset = year.clamp(rules::Years::FIRST, rules::Years::NEWEST);
        if ruleset != year {
            notes.push(format!(
                "There are no rules of {year} here: the return was checked by those of {ruleset}."
            ));
        }
        let mut cx = Context::of(year)
            .council(council)
            .providers(providers.as_ref());
        cx.format = layout(&this);
        let checked = rules::check(&rules::of_year(year), &this, last.as_ref(), &cx);
        let report = Report {
            year,
            ruleset,
            previous: last.as_ref().map(|_| year.previous()),
            council,
            of: &this,
            checked: &checked,
            problems: &problems,
            notes: &notes,
        };
        self.write(&report)?;
        let read_whole = problems
            .iter()
            .all(|problem| problem.severity == Severity::Note);
        Ok(if checked.findings.is_empty() && read_whole {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }

    /// Ofsted's lists, put together; `None` when none was given.
    fn providers(&self) -> anyhow::Result<(Option<Providers>, Vec<rulebook::Problem>)> {
        if self.providers.is_empty() {
            return Ok((None, Vec::new()));
        }
        let files = gather(&self.providers)?;
        let inputs: Vec<Input<'_>> = files
            .iter()
            .map(|(name, bytes)| Input::new(name, bytes))
            .collect();
        let (list, problems) = rulebook::read::providers(&inputs);
        if list.is_empty() {
            let why: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("--providers: no provider was found.\n{}", why.join("\n"));
        }
        Ok((Some(list), problems))
    }

    fn write(&self, report: &Report<'_>) -> anyhow::Result<()> {
        let bytes = match self.format {
            Format::Table => print::table(report, self.rows).into_bytes(),
            Format::Json => {
                let mut bytes = serde_json::to_vec(&report.json())?;
                bytes.push(b'\n');
                bytes
            }
            Format::Csv => sheets::csv(report),
            Format::Xlsx => sheets::workbook(report)?,
        };
        match &self.output {
            Some(file) => std::fs::write(file, bytes)
                .with_context(|| format!("{} cannot be written", file.display())),
            None => match std::io::stdout().lock().write_all(&bytes) {
                // Whoever reads has seen enough: `| head`.
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                written => written.context("what was found could not be written"),
            },
        }
    }
}

/// How a return was laid out: XML when any of it was.
fn layout(of: &Return) -> Option<Layout> {
    let mut files = of.files.iter().map(|file| file.format);
    let first = files.next()?;
    Some(if files.any(|format| format == Layout::Xml) {
        Layout::Xml
    } else {
        first
    })
}

/// `2027`, `2026-27`, `2026-2027`, `2026/27`.
pub(super) fn year(text: &str) -> Result<CollectionYear, String> {
    let wrong = || "a year looks like 2027, or 2026-27, for April 2026 to March 2027".to_owned();
    let number = |text: &str| text.trim().parse::<i16>().map_err(|_| wrong());
    let year = match text.split_once(['-', '/']) {
        None => number(text)?,
        Some((from, to)) => {
            let next = number(from)?.checked_add(1).ok_or_else(wrong)?;
            let same = match to.trim().len() {
                2 => number(to)? == next % 100,
                _ => number(to)? == next,
            };
            if !same {
                return Err(wrong());
            }
            next
        }
    };
    if (2010..2050).contains(&year) {
        Ok(CollectionYear(year))
    } else {
        Err(wrong())
    }
}

fn council(code: &str) -> anyhow::Result<Authority> {
    let council = Authority::parse(code).with_context(|| format!("--council {code}"))?;
    let today = council.upper_tier();
    match (today.is_current(), today == council) {
        (true, true) => Ok(council),
        (true, false) => bail!(
            "--council {code}: its duties to children are {}'s today. Use {today}.",
            today.name().unwrap_or("another authority")
        ),
        (false, _) => bail!(
            "--council {code}: no English authority with children's services has this code. \
             Wigan's is E08000010."
        ),
    }
}

/// Whether a file of a folder can be part of a return, by the end of its name.
fn may_be_read(name: &Path) -> bool {
    name.extension()
        .and_then(|ending| ending.to_str())
        .is_none_or(|ending| {
            ["csv", "xml", "txt", "tsv"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_in_several_ways() {
        for text in ["2027", "2026-27", "2026/27", "2026-2027", " 2027 "] {
            assert_eq!(year(text), Ok(CollectionYear(2027)), "{text}");
        }
        for text in [
            "27",
            "2026-28",
            "2026-2028",
            "x",
            "",
            "2026-",
            "-27",
            "1999",
            "32767-68",
        ] {
            assert!(year(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_council_is_one_of_today() {
        assert!(council("e08000010").is_ok());
        // Barnsley's old code, and no authority at all.
        assert!(
            council("E08000016")
                .unwrap_err()
                .to_string()
                .contains("E08000038")
        );
        assert!(council("E99999999").is_err());
        assert!(council("Wigan").is_err());
    }
}
