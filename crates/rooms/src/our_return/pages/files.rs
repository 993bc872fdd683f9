//! A return in files, checked by the rules of its year. Nothing of it is kept.

use super::counted;
use super::not_checked::by_need;
use super::providers::files_in;
use crate::our_return::providers;
use crate::places::postcodes;
use care::{Authority, CollectionYear};
use desk::components::{Cell, Details, FileUpload, InsetText, Table, button_group};
use desk::patterns::invitation;
use desk::sheet::Sheet;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use rulebook::rules::{self, Checked, Context, Finding, Providers};
use rulebook::{Input, Problem, Return, Severity};
use std::collections::BTreeMap;

/// How many findings of a rule the page lists; the file has them all.
const LISTED: usize = 20;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("check-files", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Check a return in files" }
        p.govuk-body { "Choose all the files of one return, CSV or XML, with any names. Add those of the year before, and what must agree with it is checked too." }
        (InsetText::new("Nothing of the files is kept: they are read, checked and forgotten."))
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "Files").multiple(true).error_if(form.error("files")))
            (FileUpload::new("providers", "Ofsted’s lists of providers (optional)").multiple(true).error_if(form.error("providers"))
                .hint("Without them, those given for our return are used, if any were."))
            (button_group(html! {
                button.govuk-button name="do" value="show" { "Check them" }
                button.govuk-button.govuk-button--secondary name="do" value="csv" { "Check them, and give me the findings as CSV" }
            }))
        }
    };
    Ok(Reply::page("Check a return in files", body).back_to("Our return", "/our-return"))
}

/// A return that was checked.
struct Done {
    year: CollectionYear,
    of_year: Return,
    checked: Checked,
}

pub(super) fn check(visit: &mut Visit) -> Result<Reply, Refusal> {
    let files = files_in(visit, "files")?;
    let lists = files_in(visit, "providers")?;
    if files.is_empty() {
        return Err(Refusal::invalid("files", "Choose the files of the return"));
    }
    let given = (!lists.is_empty()).then(|| providers::of_files(&lists));
    let list = match &given {
        Some((list, problems)) if list.is_empty() => {
            let why: Vec<String> = problems.iter().take(5).map(ToString::to_string).collect();
            return Err(Refusal::invalid("providers", why.join(" ")));
        }
        Some((list, _)) => Some(list),
        None => None,
    };
    let kept = visit.read(|tx| Ok(providers::list(tx)?))?;
    let list = list.or(kept.as_ref().map(|(_, list)| &**list));
    let (done, problems) = checked(&files, visit.record().council(), list);
    if done.is_empty() {
        let why: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(Refusal::invalid(
            "files",
            format!(
                "None of these files is an SSDA903 return of a year that can be told. {}",
                why.join(" ")
            ),
        ));
    }
    let form = visit.posted()?;
    if form.value("do") == "csv" {
        return Ok(Reply::csv("findings", &sheet(&done)));
    }
    Ok(Reply::page("What the rules found", draw(&done, &problems))
        .back_to("Check a return in files", "/our-return/check-files")
        .wide())
}

/// Checks each year's return, against the year before it where that is among the files.
fn checked(
    files: &[(String, Vec<u8>)],
    council: Authority,
    list: Option<&Providers>,
) -> (Vec<Done>, Vec<Problem>) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (mut found, problems) = rulebook::read::read_years(&inputs);
    for of_year in &mut found {
        of_year.mark_uasc();
        of_year.locate(postcodes(), Some(council));
    }
    found.sort_by_key(|of_year| std::cmp::Reverse(of_year.year));
    let mut done = Vec::new();
    for (at, of_year) in found.iter().enumerate() {
        let Some(year) = of_year.year else { continue };
        let last = found
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .find(|other| other.year == Some(year.previous()));
        let mut cx = Context::of(year).council(Some(council)).providers(list);
        cx.format = of_year.files.first().map(|file| file.format);
        done.push(Done {
            year,
            checked: rules::check(&rules::of_year(year), of_year, last, &cx),
            of_year: of_year.clone(),
        });
    }
    (done, problems)
}

impl Done {
    fn file(&self, finding: &Finding) -> &str {
        self.of_year
            .files
            .get(usize::from(finding.at.file))
            .map_or("", |file| file.name.as_str())
    }
}

fn draw(done: &[Done], problems: &[Problem]) -> Markup {
    let unread: Vec<&Problem> = problems
        .iter()
        .filter(|problem| matches!(problem.severity, Severity::File | Severity::Row))
        .collect();
    html! {
        h1.govuk-heading-l { "What the rules found" }
        p.govuk-body { "Nothing of the files was kept. To keep the findings, check the files again and ask for CSV." }
        @if !unread.is_empty() {
            (Details::new(counted(unread.len(), "row or file could not be read", "rows or files could not be read"), html! {
                ul.govuk-list.govuk-list--bullet { @for problem in unread.iter().take(100) { li { (problem) } } }
            }))
        }
        @for one in done { (of_year(one)) }
    }
}

fn of_year(one: &Done) -> Markup {
    let checked = &one.checked;
    let mut by: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &checked.findings {
        by.entry(finding.rule.code).or_default().push(finding);
    }
    let mut by: Vec<_> = by.into_values().collect();
    by.sort_by_key(|of| std::cmp::Reverse(of.len()));
    html! {
        h2.govuk-heading-m { "The return of " (one.year) }
        p.govuk-body {
            (counted(checked.findings.len(), "finding", "findings")) " by " (counted(by.len(), "rule", "rules"))
            "; " (counted(checked.rules, "rule", "rules")) " checked over " (counted(checked.children, "child", "children"))
            ", " (checked.not_checked.len()) " not checked."
        }
        @if by.is_empty() { (invitation("Every rule that could be checked is content.", None)) }
        @for of in &by {
            @if let Some(first) = of.first() {
                (Details::new(format!("Rule {}: {}", first.rule.code, counted(of.len(), "finding", "findings")), html! {
                    p.govuk-body { (first.rule.explanation()) }
                    p.govuk-body { strong { "To put it right: " } (first.rule.fix()) }
                    ((Table::new(if of.len() > LISTED { format!("The first {LISTED}") } else { "Where".to_owned() })
                        .head(["File", "Row", "Child", "Columns"].map(Cell::new))
                        .rows(of.iter().take(LISTED).map(|finding| vec![
                            Cell::new(one.file(finding)),
                            Cell::new((finding.at.row + 1).to_string()),
                            Cell::new(finding.child.as_str()),
                            Cell::new(finding.fields().join(", ")),
                        ]))).scrolling(&format!("Findings of rule {}", first.rule.code)))
                }))
            }
        }
        @if !checked.not_checked.is_empty() {
            (Details::new(counted(checked.not_checked.len(), "rule was not checked", "rules were not checked"), by_need(&checked.not_checked)))
        }
    }
}

fn sheet(done: &[Done]) -> Sheet {
    let mut sheet = Sheet::new(
        "Findings",
        &[
            "Year",
            "File",
            "Table",
            "Row",
            "Child",
            "Rule",
            "Columns",
            "What it checks",
            "How to put it right",
        ],
    );
    for one in done {
        for finding in &one.checked.findings {
            sheet.rows.push(vec![
                one.year.to_string().into(),
                one.file(finding).into(),
                finding.table.name().into(),
                i64::from(finding.at.row + 1).into(),
                finding.child.as_str().into(),
                finding.rule.code.into(),
                finding.fields().join(", ").into(),
                finding.rule.explanation().into(),
                finding.rule.fix().into(),
            ]);
        }
        for left_out in &one.checked.not_checked {
            sheet.rows.push(vec![
                one.year.to_string().into(),
                desk::sheet::Cell::Blank,
                desk::sheet::Cell::Blank,
                desk::sheet::Cell::Blank,
                desk::sheet::Cell::Blank,
                left_out.rule.code.into(),
                desk::sheet::Cell::Blank,
                format!("Not checked: needs {}", left_out.needs.join("; ")).into(),
                desk::sheet::Cell::Blank,
            ]);
        }
    }
    sheet
}
