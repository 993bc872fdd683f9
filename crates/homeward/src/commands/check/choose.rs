//! Which of the files given are this year's return, and which last year's.

use super::may_be_read;
use anyhow::{Context, bail};
use care::CollectionYear;
use rulebook::{Input, Problem, Return, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What was chosen.
pub struct Chosen {
    /// The return to check; its year is known.
    pub this: Return,
    /// The return of the year before, if it was given.
    pub last: Option<Return>,
    /// What could not be read of either.
    pub problems: Vec<Problem>,
    /// What was taken for granted, for whoever reads the report.
    pub notes: Vec<String>,
}

/// Reads the files and chooses. Says what to give when it cannot be told.
pub fn choose(
    paths: &[PathBuf],
    previous: &[PathBuf],
    year: Option<CollectionYear>,
) -> anyhow::Result<Chosen> {
    let mut notes = Vec::new();
    let files = load(paths, year, &mut notes)?;
    let (mut found, mut problems) = read(&files);
    if found.is_empty() {
        bail!(
            "none of the files is an SSDA903 return.\n{}",
            reasons(&problems)
        );
    }
    refuse_named(paths, &problems)?;
    let this = match year {
        // One return, whatever its dates say: the year was said.
        Some(year) if found.len() == 1 => {
            let mut only = found.remove(0);
            if let Some(other) = only.year.filter(|other| *other != year) {
                notes.push(format!(
                    "The names or dates in the files look like {other}; they were checked as {year}, as asked."
                ));
            }
            only.year = Some(year);
            only
        }
        Some(year) => take(&mut found, year)?.with_context(|| {
            format!(
                "there is no return of {year} among the files: {}",
                years(&found)
            )
        })?,
        None => {
            let newest = found.iter().filter_map(|of| of.year).max().context(
                "which year the files are of cannot be told from their names or dates. Say it: --year 2027",
            )?;
            if found.len() > 1 {
                notes.push(format!(
                    "Several years were given ({}). The newest was checked; another with --year.",
                    years(&found)
                ));
            }
            take(&mut found, newest)?.context("the newest is among them")?
        }
    };
    refuse_doubled(&this)?;
    let of = this.year.context("the year was just set")?;
    let last = if previous.is_empty() {
        take(&mut found, of.previous())?
    } else {
        let files = load(previous, Some(of.previous()), &mut notes)?;
        let (mut before, found) = read(&files);
        problems.extend(found);
        if before.is_empty() {
            bail!(
                "--previous: none of the files is an SSDA903 return.\n{}",
                reasons(&problems)
            );
        }
        refuse_named(previous, &problems)?;
        match before.len() {
            1 => {
                let mut only = before.remove(0);
                if let Some(other) = only.year.filter(|other| *other != of.previous()) {
                    notes.push(format!(
                        "The names or dates in --previous look like {other}; they were taken for {}.",
                        of.previous()
                    ));
                }
                only.year = Some(of.previous());
                Some(only)
            }
            _ => Some(take(&mut before, of.previous())?.with_context(|| {
                format!(
                    "--previous holds no return of {}: {}",
                    of.previous(),
                    years(&before)
                )
            })?),
        }
    };
    if let Some(last) = &last {
        refuse_doubled(last)?;
    }
    // What is wrong with returns that were passed over is of no interest here.
    let names: BTreeSet<&str> = [Some(&this), last.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|of| &of.files)
        .map(|file| file.name.as_str())
        .collect();
    problems.retain(|problem| {
        problem.severity == Severity::File || names.contains(problem.file.as_ref())
    });
    Ok(Chosen {
        this,
        last,
        problems,
        notes,
    })
}

/// The files under the paths, named by their path. Those of other years than the one asked for and
/// the one before are left alone when their names tell, and so is in a folder what is no table.
fn load(
    paths: &[PathBuf],
    year: Option<CollectionYear>,
    notes: &mut Vec<String>,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = BTreeSet::new();
    let mut passed_over = BTreeSet::new();
    for path in paths {
        let base = path.parent().unwrap_or(Path::new(""));
        look(path, base, true, &mut files, &mut passed_over)?;
    }
    if !passed_over.is_empty() {
        let names: Vec<&str> = passed_over.iter().map(String::as_str).take(5).collect();
        notes.push(format!(
            "{} {} passed over, being no CSV or XML: {}{}.",
            passed_over.len(),
            if passed_over.len() == 1 {
                "file was"
            } else {
                "files were"
            },
            names.join(", "),
            if passed_over.len() > 5 { " …" } else { "" },
        ));
    }
    let wanted = |name: &str| match (year, rulebook::read::year_of_path(name)) {
        (Some(year), Some(told)) => told == year || told == year.previous(),
        _ => true,
    };
    // If no file is of the year, all are read, so that what was found can be said.
    let any = files.iter().any(|(name, _)| wanted(name));
    files
        .into_iter()
        .filter(|(name, _)| !any || wanted(name))
        .map(|(name, path)| {
            let bytes = std::fs::read(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            Ok((name, bytes))
        })
        .collect()
}

fn look(
    path: &Path,
    base: &Path,
    named: bool,
    files: &mut BTreeSet<(String, PathBuf)>,
    passed_over: &mut BTreeSet<String>,
) -> anyhow::Result<()> {
    let cannot = || {
        format!(
            "{} cannot be read. Look whether it is there and whether you may read it",
            path.display()
        )
    };
    let about = std::fs::metadata(path).with_context(cannot)?;
    if about.is_dir() {
        for entry in std::fs::read_dir(path).with_context(cannot)? {
            look(
                &entry.with_context(cannot)?.path(),
                base,
                false,
                files,
                passed_over,
            )?;
        }
        return Ok(());
    }
    let name = path
        .strip_prefix(base)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/");
    let hidden = name
        .rsplit('/')
        .next()
        .is_some_and(|file| file.starts_with('.'));
    if named || (may_be_read(path) && !hidden) {
        // The same file by two ways is one file.
        let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !files.iter().any(|(_, known)| *known == whole) {
            files.insert((name, whole));
        }
    } else if !hidden {
        passed_over.insert(name);
    }
    Ok(())
}

fn read(files: &[(String, Vec<u8>)]) -> (Vec<Return>, Vec<Problem>) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    rulebook::read::read_years(&inputs)
}

/// Takes the return of a year out of those found. Two of one year are never put together: a row in
/// both would count twice.
fn take(found: &mut Vec<Return>, year: CollectionYear) -> anyhow::Result<Option<Return>> {
    let mut of_year: Vec<usize> = (0..found.len())
        .filter(|at| found.get(*at).is_some_and(|of| of.year == Some(year)))
        .collect();
    let Some(at) = of_year.pop() else {
        return Ok(None);
    };
    if let Some(other) = of_year.pop() {
        let file = |at: usize| {
            found
                .get(at)
                .and_then(|of| of.files.first())
                .map_or("", |file| file.name.as_str())
        };
        bail!(
            "there are two returns of {year}: one with {}, one with {}. Give one of them.",
            file(other),
            file(at)
        );
    }
    Ok(Some(found.remove(at)))
}

/// A table in two folders, or in XML beside CSV, is most likely the same return twice: every row would
/// count twice. Several files of one table in one folder are parts of it.
fn refuse_doubled(of: &Return) -> anyhow::Result<()> {
    let folder = |name: &str| {
        name.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    for (at, one) in of.files.iter().enumerate() {
        for other in of.files.iter().skip(at + 1) {
            let same_rows = match (one.table, other.table) {
                (Some(table), Some(also)) => {
                    table == also && folder(&one.name) != folder(&other.name)
                }
                (None, None) => folder(&one.name) != folder(&other.name),
                _ => true,
            };
            if same_rows {
                bail!(
                    "{} and {} look like one return given twice. Give one of them.",
                    one.name,
                    other.name
                );
            }
        }
    }
    Ok(())
}

/// A file that somebody named and that is no return is said at once, not hidden among findings.
fn refuse_named(paths: &[PathBuf], problems: &[Problem]) -> anyhow::Result<()> {
    let named: BTreeSet<String> = paths
        .iter()
        .filter(|path| path.is_file())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    let wrong: Vec<Problem> = problems
        .iter()
        .filter(|p| p.severity == Severity::File && named.contains(p.file.as_ref()))
        .cloned()
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        bail!("{}", reasons(&wrong))
    }
}

fn reasons(problems: &[Problem]) -> String {
    let why: Vec<String> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::File)
        .map(ToString::to_string)
        .collect();
    if why.is_empty() {
        "There is no CSV or XML file there.".to_owned()
    } else {
        why.join("\n")
    }
}

fn years(found: &[Return]) -> String {
    let years: Vec<String> = found
        .iter()
        .map(|of| {
            of.year
                .map_or("year not known".to_owned(), |year| year.to_string())
        })
        .collect();
    years.join(", ")
}
