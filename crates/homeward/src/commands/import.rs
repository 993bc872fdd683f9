//! `homeward import`: returns into the record.

use crate::place::Place;
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use record::Caller;
use rooms::returns::{self, Report};
use rulebook::{Input, Problem, Return, Severity};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads returns into a council's record, after saying what would change.
#[derive(Args, Debug)]
pub struct Import {
    /// Files, or directories that are looked through: CSV or XML, any file names.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// Say what would change and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Do not ask before writing.
    #[arg(long)]
    yes: bool,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Import {
    /// Runs the command. Exit code 0: read, or nothing to do; 1: you said no; 2: could not.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let files = gather(&self.paths)?;
        let inputs: Vec<Input<'_>> = files
            .iter()
            .map(|(name, bytes)| Input::new(name, bytes))
            .collect();
        let (found, problems) = rulebook::read::read_years(&inputs);
        refuse_if_nothing(&found, &problems)?;
        let record = self.place.open()?;
        let caller = Caller::system("homeward import");
        if self.dry_run || !self.yes {
            let bar = progress("Comparing");
            let seen = returns::preview(&record, &caller, &found, &problems, &|done, all| {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            })?;
            bar.finish_and_clear();
            if self.dry_run {
                self.print(&seen, false)?;
                return Ok(ExitCode::SUCCESS);
            }
            if seen.changes_nothing() {
                self.print(&seen, true)?;
                return Ok(ExitCode::SUCCESS);
            }
            print!("{}", returns::in_words(&seen, false));
            if !agreed()? {
                println!("Nothing was written.");
                return Ok(ExitCode::from(1));
            }
        }
        let bar = progress("Reading");
        let sources = returns::sources(&inputs);
        let done = returns::import(
            &record,
            &caller,
            &found,
            &problems,
            &sources,
            &|done, all| {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            },
        )?;
        bar.finish_and_clear();
        self.print(&done, true)?;
        Ok(ExitCode::SUCCESS)
    }

    fn print(&self, report: &Report, done: bool) -> anyhow::Result<()> {
        match self.format {
            Format::Text => print!("{}", returns::in_words(report, done)),
            Format::Json => {
                println!(
                    "{}",
                    serde_json::to_string_pretty(&returns::as_json(report, done))?
                );
            }
        }
        Ok(())
    }
}

/// Every file under the paths, named by its path below the one given.
pub fn gather(paths: &[PathBuf]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for path in paths {
        let base = path.parent().unwrap_or(Path::new(""));
        look_through(path, base, &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn look_through(
    path: &Path,
    base: &Path,
    files: &mut Vec<(String, Vec<u8>)>,
) -> anyhow::Result<()> {
    let cannot = || format!("{} cannot be read", path.display());
    let about = std::fs::metadata(path).with_context(cannot)?;
    if about.is_dir() {
        for entry in std::fs::read_dir(path).with_context(cannot)? {
            look_through(&entry.with_context(cannot)?.path(), base, files)?;
        }
    } else {
        let name = path
            .strip_prefix(base)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/");
        let hidden = name
            .rsplit('/')
            .next()
            .is_some_and(|file| file.starts_with('.'));
        if !hidden {
            files.push((name, std::fs::read(path).with_context(cannot)?));
        }
    }
    Ok(())
}

/// Stops when not one file is a return, with what was expected.
fn refuse_if_nothing(found: &[Return], problems: &[Problem]) -> anyhow::Result<()> {
    if found.iter().any(|of_year| !of_year.files.is_empty()) {
        return Ok(());
    }
    let why: Vec<String> = problems
        .iter()
        .filter(|p| p.severity == Severity::File)
        .map(ToString::to_string)
        .collect();
    bail!(
        "none of the files is an SSDA903 return.\n{}",
        why.join("\n")
    )
}

fn progress(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} children") {
        bar.set_style(style);
    }
    bar.set_message(what);
    bar
}

fn agreed() -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!(
            "nobody is here to say yes. Use --yes to write without asking, or --dry-run to look."
        );
    }
    print!("Write this to the record? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
