//! `homeward borough make`: a borough that never was, as SSDA903 files.

use anyhow::{Context, bail};
use borough::{Borough, Places, Plan};
use care::{Authority, CollectionYear};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Synthetic boroughs, for demonstrations, tests and benches. No child in them is real.
#[derive(Args, Debug)]
pub struct BoroughCommand {
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Make a borough and write its returns, a folder a year.
    Make(Make),
}

#[derive(Args, Debug)]
struct Make {
    /// About how many children are looked after on each 31 March.
    #[arg(long, value_name = "N", default_value_t = 650)]
    children: usize,
    /// First collection year, by the year it ends in.
    #[arg(long, value_name = "YEAR", default_value_t = 2021)]
    from: i16,
    /// Last collection year.
    #[arg(long, value_name = "YEAR", default_value_t = 2027)]
    to: i16,
    /// The same seed makes the same borough.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The council whose postcodes the children live in.
    #[arg(long, value_name = "CODE", default_value = "E08000010")]
    council: String,
    /// Damage this share of the cells, such as 2%: blanked, mistyped, impossible. For testing what
    /// reads and checks returns.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    damage: Option<f64>,
    /// Write what a return does not say (invented names, strengths, who matters, time together) to
    /// this file, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    stories: Option<PathBuf>,
    /// Write the register of the homes and agencies to this file, in the shape of Ofsted's list.
    #[arg(long, value_name = "FILE")]
    providers: Option<PathBuf>,
    /// Where to write the returns.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl BoroughCommand {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let What::Make(make) = self.command;
        if make.from > make.to || make.from < 2018 || make.to > 2040 {
            bail!(
                "--from {} --to {}: years run from 2018 to 2040, first to last",
                make.from,
                make.to
            );
        }
        let council = Authority::parse(&make.council)
            .with_context(|| format!("--council {}", make.council))?;
        let places = if council == Authority::WIGAN {
            Places::wigan()
        } else {
            Places::of(council, rooms::places::postcodes())?
        };
        let plan = Plan {
            children: make.children,
            from: CollectionYear(make.from),
            to: CollectionYear(make.to),
            seed: make.seed,
        };
        let made = borough::make(plan, &places);
        let rows = write_returns(&made, &make.out, |_| make.damage, make.seed)?;
        if let Some(file) = &make.stories {
            let stories = made.stories(plan.to.end()).to_lines();
            std::fs::write(file, stories)
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        if let Some(file) = &make.providers {
            std::fs::write(file, borough::register(made.providers()))
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        println!("{rows} rows in {}", make.out.display());
        Ok(ExitCode::SUCCESS)
    }
}

/// A share of one in fifty: `2%` or `0.02`.
fn share(text: &str) -> Result<f64, String> {
    let (number, of) = text
        .strip_suffix('%')
        .map_or((text, 1.0), |number| (number, 100.0));
    let share = number.trim().parse::<f64>().map_err(|e| e.to_string())? / of;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err("a share lies between 0% and 100%".to_owned())
    }
}

/// Writes a borough's returns as CSV, a folder a year, with the share of damaged cells each year is
/// to have; gives how many rows.
pub fn write_returns(
    made: &Borough,
    out: &Path,
    damaged: impl Fn(CollectionYear) -> Option<f64>,
    seed: u64,
) -> anyhow::Result<usize> {
    let mut rows = 0;
    for year in made.years() {
        let mut of_year = made.year(year);
        if let Some(share) = damaged(year) {
            borough::damage(&mut of_year, share, seed);
        }
        rows += of_year.row_count();
        let folder = out.join(year.0.to_string());
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        for (name, text) in rulebook::write::csv_files(&of_year) {
            let path = folder.join(name);
            std::fs::write(&path, text)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(rows)
}
