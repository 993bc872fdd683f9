//! `homeward rulebook`: the rules themselves.

use super::check::year;
use anyhow::{Context, bail};
use care::CollectionYear;
use clap::{Args, Subcommand, ValueEnum};
use desk::sheet::{Cell, Sheet};
use rulebook::rules::{self, Rule, SUBJECTS, Years};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// The rules of the return: what there is, what one says, whether they agree with worked cases.
#[derive(Args, Debug)]
pub struct Rulebook {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// List the rules of a year.
    List(List),
    /// Say what a rule checks, why, and how to put a finding right, with worked cases.
    Explain(Explain),
    /// Run worked cases in JSON and compare the rows reported with those expected.
    Replay(Replay),
}

#[derive(Args, Debug)]
struct List {
    /// The collection year whose rules to list; the newest when left out.
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<CollectionYear>,
    /// Only one subject, such as adoption or health.
    #[arg(long, value_name = "SUBJECT")]
    subject: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Args, Debug)]
struct Explain {
    /// The rule's code, such as 101, 503A or SW12STG2; in any letter case.
    #[arg(value_name = "CODE", required = true)]
    codes: Vec<String>,
    /// The collection year whose rule is meant; the newest in which there is one when left out.
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<CollectionYear>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Args, Debug)]
struct Replay {
    /// Files of cases: input tables, and for each table the numbers of the rows to report.
    #[arg(value_name = "CASES.json", required = true)]
    files: Vec<PathBuf>,
    /// The year whose rules are replayed.
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<CollectionYear>,
    /// Only the cases of these rules.
    #[arg(long, value_name = "CODE")]
    only: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

impl Rulebook {
    /// Runs the command. `replay` ends with 1 when a case differs; all end with 2 when they cannot.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.what {
            What::List(list) => list.run(),
            What::Explain(explain) => explain.run(),
            What::Replay(replay) => replay.run(),
        }
    }
}

/// Prints; whoever reads may have seen enough (`| head`).
fn say(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

impl List {
    fn run(self) -> anyhow::Result<ExitCode> {
        let year = self.year.unwrap_or(Years::NEWEST);
        if let Some(wanted) = &self.subject
            && !SUBJECTS.iter().any(|subject| is_called(subject, wanted))
        {
            let names: Vec<&str> = SUBJECTS.iter().map(|subject| subject.name).collect();
            bail!(
                "--subject {wanted}: there is no such subject. There are: {}",
                names.join(", ")
            );
        }
        let of_year = SUBJECTS
            .iter()
            .filter(|subject| {
                self.subject
                    .as_ref()
                    .is_none_or(|name| is_called(subject, name))
            })
            .map(|subject| {
                let mut rules: Vec<&'static Rule> = subject
                    .rules
                    .iter()
                    .copied()
                    .filter(|rule| rule.years.hold_in(year))
                    .collect();
                rules.sort_by_key(|rule| in_order(rule.code));
                (subject, rules)
            });
        match self.format {
            Format::Table => {
                let mut text = String::new();
                let mut count = 0;
                for (subject, rules) in of_year {
                    let _ = writeln!(
                        text,
                        "{} ({}): {}",
                        subject.title,
                        subject.name,
                        rules.len()
                    );
                    for rule in &rules {
                        let _ = writeln!(text, "  {:9} {}", rule.code, rule.wording);
                    }
                    text.push('\n');
                    count += rules.len();
                }
                let ruleset = year.clamp(Years::FIRST, Years::NEWEST);
                let _ = writeln!(text, "{count} rules of {ruleset}");
                say(&text)?;
            }
            Format::Json => {
                let rules: Vec<_> = of_year.flat_map(|(_, rules)| rules).map(as_json).collect();
                say(&format!("{}\n", serde_json::to_string_pretty(&rules)?))?;
            }
            Format::Csv => {
                let mut sheet = Sheet::new(
                    "Rules",
                    &[
                        "code",
                        "subject",
                        "tables",
                        "fields",
                        "needs",
                        "from",
                        "to",
                        "wording",
                        "explanation",
                        "fix",
                    ],
                );
                for (subject, rules) in of_year {
                    for rule in rules {
                        let tables: Vec<&str> = rule.tables.iter().map(|t| t.name()).collect();
                        let needs: Vec<String> = rule.needs.iter().map(|n| n.words()).collect();
                        sheet.rows.push(vec![
                            rule.code.into(),
                            subject.title.into(),
                            tables.join(", ").into(),
                            rule.fields.join(", ").into(),
                            needs.join(", ").into(),
                            i64::from(rule.years.from.0).into(),
                            Cell::from(rule.years.to.map(|to| i64::from(to.0))),
                            rule.wording.into(),
                            rule.explanation().into(),
                            rule.fix().into(),
                        ]);
                    }
                }
                say(&String::from_utf8_lossy(&sheet.to_csv()))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn is_called(subject: &rules::Subject, name: &str) -> bool {
    let name = name.trim().replace([' ', '-'], "_");
    subject.name.eq_ignore_ascii_case(&name)
        || subject.title.replace(' ', "_").eq_ignore_ascii_case(&name)
}

/// Codes as people look for them: 99 before 101, letters after numbers.
fn in_order(code: &str) -> (bool, u32, &str) {
    let end = code
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(code.len());
    let (number, rest) = code.split_at(end);
    (number.is_empty(), number.parse().unwrap_or(0), rest)
}

fn as_json(rule: &'static Rule) -> serde_json::Value {
    json!({
        "code": rule.code,
        "subject": rules::subject_of(rule).map_or("", |subject| subject.name),
        "wording": rule.wording,
        "explanation": rule.explanation(),
        "reason": rule.reason(),
        "fix": rule.fix(),
        "source": rule.source(),
        "tables": rule.tables.iter().map(|table| table.name()).collect::<Vec<_>>(),
        "fields": rule.fields,
        "needs": rule.needs.iter().map(|need| need.words()).collect::<Vec<_>>(),
        "from": rule.years.from.0,
        "to": rule.years.to.map(|to| to.0),
        "compares_children": rule.is_cross_child(),
    })
}

impl Explain {
    fn run(self) -> anyhow::Result<ExitCode> {
        let mut text = String::new();
        let mut found = Vec::new();
        for code in &self.codes {
            let rule = self.find(code)?;
            found.push(as_json(rule));
            if !text.is_empty() {
                text.push('\n');
            }
            explain(&mut text, rule);
        }
        match self.format {
            Format::Json => say(&format!("{}\n", serde_json::to_string_pretty(&found)?))?,
            Format::Table | Format::Csv => say(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn find(&self, code: &str) -> anyhow::Result<&'static Rule> {
        let code = code.trim();
        let years = match self.year {
            Some(year) => vec![year],
            None => (Years::FIRST.0..=Years::NEWEST.0)
                .rev()
                .map(CollectionYear)
                .collect(),
        };
        if let Some(rule) = years.iter().find_map(|year| rules::find(code, *year)) {
            return Ok(rule);
        }
        let near: Vec<&str> = rules::all()
            .into_iter()
            .map(|rule| rule.code)
            .filter(|known| {
                known
                    .to_ascii_uppercase()
                    .starts_with(&code.to_ascii_uppercase())
            })
            .take(12)
            .collect();
        let year = self
            .year
            .map_or(String::new(), |year| format!(" in {year}"));
        match near.as_slice() {
            [] => bail!("there is no rule {code}{year}. `homeward rulebook list` lists them."),
            near => bail!(
                "there is no rule {code}{year}. Did you mean {}?",
                near.join(", ")
            ),
        }
    }
}

fn explain(out: &mut String, rule: &'static Rule) {
    let subject = rules::subject_of(rule).map_or("", |subject| subject.title);
    let tables: Vec<&str> = rule.tables.iter().map(|table| table.name()).collect();
    let needs: Vec<String> = rule.needs.iter().map(|need| need.words()).collect();
    let years = match (rule.years.from == Years::FIRST, rule.years.to) {
        (true, None) => "every year there is a ruleset for (from 2022-23)".to_owned(),
        (false, None) => format!("from {}", rule.years.from),
        (true, Some(to)) => format!("up to {to}"),
        (false, Some(to)) => format!("from {} to {to}", rule.years.from),
    };
    let _ = writeln!(out, "Rule {} · {subject}", rule.code);
    let _ = writeln!(out, "DfE: {}\n", rule.wording);
    for (heading, words) in [
        ("What it checks", rule.explanation()),
        ("Why it matters", rule.reason()),
        ("How to put it right", rule.fix()),
    ] {
        let _ = writeln!(out, "{heading}\n  {words}\n");
    }
    let _ = writeln!(
        out,
        "Reads     {}: {}",
        tables.join(", "),
        rule.fields.join(", ")
    );
    if !needs.is_empty() {
        let _ = writeln!(out, "Needs     {}", needs.join(", "));
    }
    let _ = writeln!(out, "Holds     {years}");
    if rule.is_cross_child() {
        let _ = writeln!(out, "Compares  children with each other");
    }
    let _ = writeln!(out, "Source    {}", rule.source());
    for (number, case) in rule.cases.iter().enumerate() {
        let _ = writeln!(
            out,
            "\nWorked case {} (> marks the rows it reports)",
            number + 1
        );
        let lines: Vec<&str> = case
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let indent = lines
            .iter()
            .map(|line| line.len() - line.trim_start().len())
            .min()
            .unwrap_or(0);
        for line in lines {
            let _ = writeln!(out, "  {}", line.get(indent..).unwrap_or(line).trim_end());
        }
    }
}

impl Replay {
    fn run(self) -> anyhow::Result<ExitCode> {
        let year = self.year.unwrap_or(Years::NEWEST);
        let of_year = rules::of_year(year);
        let (mut passed, mut total) = (0, 0);
        let mut text = String::new();
        for file in &self.files {
            let bytes = std::fs::read(file).with_context(|| {
                format!(
                    "{} cannot be read. Look whether it is there",
                    file.display()
                )
            })?;
            let replayed = rules::replay_some(&of_year, year, &bytes, |code| {
                self.only.is_empty() || self.only.iter().any(|only| only.eq_ignore_ascii_case(code))
            })
            .with_context(|| {
                format!(
                    "{} is no file of cases: it takes {{\"cases\": [{{\"rule\", \"input\": {{\"tables\"}}, \"expected\"}}]}}",
                    file.display()
                )
            })?;
            passed += replayed.passed;
            total += replayed.total;
            for difference in &replayed.differences {
                let _ = writeln!(
                    text,
                    "rule {} case {}: {}",
                    difference.rule, difference.case, difference.message
                );
            }
        }
        let _ = writeln!(text, "{passed}/{total}");
        say(&text)?;
        Ok(if passed == total {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}
