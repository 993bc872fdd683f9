// Long because: one page in five groupings, and the file of the same findings.

//! Our return of a year: how far it is, and what is to be put right, grouped as the reader likes.

use super::question::{By, Question, State, address, filters};
use super::{counted, noted, year_of};
use crate::our_return::check::years_in_hand;
use crate::our_return::counts::{self, Count};
use crate::our_return::fixes::{Fix, fixes};
use crate::our_return::items::{Item, Mine, mine};
use crate::our_return::said;
use crate::our_return::words::{column_words, form_of, where_it_is};
use care::dates::{days_between, long_date};
use care::ids::YoungPersonId;
use care::{CollectionYear, Date};
use desk::chart::{Lines, Series, Unit};
use desk::components::{Action as Change, Cell, Details, InsetText, Row, SummaryList};
use desk::form::sentence_start;
use desk::patterns::{Address, Column, FilterPanel, Listing, SubNavigation, filtered, invitation};
use desk::sheet::Sheet;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, Capability, FieldClass, could};
use record::{Refusal, Tx};
use rulebook::rules;
use std::collections::{BTreeMap, HashSet};

/// How many rows to a page.
const PAGE: usize = 50;

/// Leads to the return that is being made.
pub(super) fn now(visit: &mut Visit) -> Result<Reply, Refusal> {
    let years = visit.read(|tx| Ok(years_in_hand(tx)?))?;
    let year = years
        .first()
        .copied()
        .unwrap_or_else(|| CollectionYear::of(visit.today()));
    Ok(Reply::redirect(format!("/our-return/{}", year.0)))
}

/// What the page shows.
struct View {
    year: CollectionYear,
    today: Date,
    question: Question,
    address: Address,
    panel: FilterPanel,
    now: Count,
    moved: Option<String>,
    counts: Vec<Count>,
    due: (Date, bool),
    /// Rules checked, rules not checked, children looked at.
    checked: (usize, usize, usize),
    /// Findings about young people whom the reader may not see; `None` when that is too few to say.
    hidden: Option<usize>,
    explains: bool,
    exports: bool,
    files: bool,
    table: Group,
    /// The rule asked for, explained.
    rule: Option<&'static rules::Rule>,
}

/// One page of one grouping.
struct Group {
    what: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    total: usize,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year_of(visit)?;
    let question = Question::of(visit);
    let address = address(visit, format!("/our-return/{}", year.0))?;
    let caller = visit.caller()?;
    let small = caller.may(Capability::SeeSmallNumbers);
    let may = |capability| caller.may(capability);
    let (explains, exports, files) = (
        may(Capability::ExplainFindings),
        may(Capability::ExportLists),
        may(Capability::ImportReturns),
    );
    let view = visit.read(|tx| {
        let mine = mine(tx, year, Action::See)?;
        let asked = question.answer(&mine);
        let table = group(tx, &mine, &asked, &question, &address, year)?;
        let people: HashSet<YoungPersonId> = asked.iter().map(|item| item.found.about).collect();
        noted(
            tx,
            Action::See,
            format!(
                "{} of the return {year}, about {}",
                counted(asked.len(), "finding", "findings"),
                counted(people.len(), "young person", "young people")
            ),
        );
        let now = Count::of(tx.today(), tx.now(), &mine.all);
        let counts = counts::kept(tx, year)?;
        let hidden = mine.all.len() - mine.items.len();
        Ok(View {
            year,
            today: tx.today(),
            panel: filters(&question, &mine, &address),
            moved: counts::moved(&counts, &now),
            due: said::due(tx, year)?,
            checked: (
                mine.checked.rules,
                mine.checked.not_checked.len(),
                mine.checked.children,
            ),
            hidden: (small || hidden == 0 || hidden >= 6).then_some(hidden),
            explains,
            exports,
            files,
            table,
            rule: question
                .rule
                .as_deref()
                .and_then(|code| rules::find(code, year)),
            question,
            address,
            now,
            counts,
        })
    })?;
    if counts::is_news(&view.counts, &view.now)
        && let Err(refusal) = visit.write(|tx| Ok(counts::keep(tx, year, &view.now)?))
    {
        // The page is the return; its count is a courtesy, and the next to look will keep it.
        tracing::warn!(%refusal, "the count of findings could not be kept");
    }
    Ok(Reply::page(format!("Our return, {year}"), draw(&view)).wide())
}

/// "in 12 days", "today", "12 days ago".
fn days_off(today: Date, on: Date) -> String {
    match days_between(today, on) {
        0 => "today".to_owned(),
        n if n > 0 => format!("in {}", counted(n.unsigned_abs() as usize, "day", "days")),
        n => format!("{} ago", counted(n.unsigned_abs() as usize, "day", "days")),
    }
}

fn draw(view: &View) -> Markup {
    let at = format!("/our-return/{}", view.year.0);
    let mut tabs = SubNavigation::new(
        "How the findings are put together",
        view.address
            .clone()
            .with("by", view.question.by.code())
            .to_string(),
    );
    for (_, code, words) in By::ALL {
        tabs = tabs.item(words, view.address.clone().with("by", code).to_string());
    }
    let mut listing = Listing::new(view.table.what, &view.address)
        .columns(view.table.columns.clone())
        .page(view.question.page, PAGE, view.table.total as u64)
        .empty(nothing(view));
    for row in &view.table.rows {
        listing = listing.row(row.clone());
    }
    if view.exports {
        let csv = view.address.query().iter().fold(
            Address::new(format!("{at}/findings.csv")),
            |address, (name, value)| address.and(name, value),
        );
        listing = listing.export("Every finding as CSV", csv.to_string());
    }
    html! {
        h1.govuk-heading-l { "Our return, " (view.year) }
        p.govuk-body-l {
            @if view.now.findings == 0 { "Nothing to put right." }
            @else {
                (counted(view.now.findings, "finding", "findings")) " to put right, about "
                (counted(view.now.children, "young person", "young people")) ", by "
                (counted(view.now.rules, "rule", "rules")) "."
                @if let Some(moved) = &view.moved { " " (moved) "." }
            }
        }
        (progress(view, &at))
        (tabs)
        @if let Some(rule) = view.rule { (about_rule(rule)) }
        @if view.hidden != Some(0) {
            p.govuk-body {
                @match view.hidden {
                    Some(n) => { (counted(n, "more finding is", "more findings are")) " about young people whose pages are not open to you." }
                    None => { "A few more findings are about young people whose pages are not open to you." }
                }
            }
        }
        (filtered(&view.panel, &listing))
        (other_years(view))
    }
}

fn progress(view: &View, at: &str) -> Markup {
    let (rules, not_checked, children) = view.checked;
    let mut due = Row::new(
        "Due",
        format!(
            "{}, {}{}",
            long_date(view.due.0),
            days_off(view.today, view.due.0),
            if view.due.1 {
                ""
            } else {
                ". The end of June unless you say otherwise"
            }
        ),
    );
    if view.explains {
        due = due
            .action(Change::new("Change", format!("{at}/due")).about("the day the return is due"));
    }
    let settled = Row::new(
        "True, with the reason recorded",
        counted(view.now.settled, "finding", "findings"),
    );
    let settled = if view.now.settled > 0 {
        settled.action(
            Change::new("See them", format!("{at}?by=finding&state=true"))
                .about("the findings that are true"),
        )
    } else {
        settled
    };
    let mut left_out = Row::new("Not checked", counted(not_checked, "rule", "rules"));
    if not_checked > 0 {
        left_out = left_out.action(
            Change::new("See why", format!("{at}/not-checked")).about("rules were not checked"),
        );
    }
    html! {
        (SummaryList::new([
            Row::new("Checked", format!("{} over {}, from the record as it is now",
                counted(rules, "rule", "rules"), counted(children, "young person", "young people"))),
            left_out,
            settled,
            Row::new("The return tells of the year to", format!("{}, {}",
                long_date(view.year.end()), days_off(view.today, view.year.end()))),
            due,
        ]))
        (history(view))
        @if view.files {
            p.govuk-body { a.govuk-link href="/our-return/check-files" { "Check a return in files" } ", without keeping anything of it." }
        }
    }
}

/// How the count has gone, day by day.
fn history(view: &View) -> Markup {
    let mut counts: Vec<&Count> = view
        .counts
        .iter()
        .filter(|count| count.day != view.now.day)
        .take(30)
        .collect();
    if counts.is_empty() {
        return html! {};
    }
    counts.reverse();
    counts.push(&view.now);
    let points: Vec<String> = counts
        .iter()
        .map(|count| format!("{}/{}", count.day.day(), count.day.month()))
        .collect();
    let lines = Lines::new("findings-by-day", "Findings to put right", points)
        .unit(Unit::COUNT)
        .points_are("Day")
        .series(Series::ours(
            "To put right",
            counts.iter().map(|count| Some(count.findings as f64)),
        ))
        .note("Counted after midnight and whenever somebody opens this page; the last count of each day.");
    html! { (Details::new("How it has gone, day by day", html! { (lines) })) }
}

fn about_rule(rule: &rules::Rule) -> Markup {
    html! {
        (InsetText::new(html! {
            p.govuk-body { strong { "Rule " (rule.code) ". " } (rule.explanation()) }
            p.govuk-body { (rule.reason()) }
            p.govuk-body { strong { "To put it right: " } (rule.fix()) }
            p.govuk-body { "DfE’s words: " (rule.wording) }
        }))
    }
}

fn nothing(view: &View) -> Markup {
    let all = format!("/our-return/{}", view.year.0);
    if view.question.state == State::Settled {
        invitation(
            "No finding has been recorded as true.",
            Some(("See what is to be put right", all.as_str())),
        )
    } else if view.now.findings == 0 {
        invitation("Every rule that could be checked is content.", None)
    } else {
        invitation(
            "Nothing to put right here that you may see. Take off a filter.",
            Some(("Show everything", all.as_str())),
        )
    }
}

fn other_years(view: &View) -> Markup {
    let now = CollectionYear::of(view.today);
    let years = (0..5)
        .map(|back| CollectionYear(now.0 - back))
        .filter(|year| *year != view.year);
    html! {
        p.govuk-body.hw-no-print {
            "Other years: "
            @for (at, year) in years.enumerate() {
                @if at > 0 { " · " }
                a.govuk-link href={ "/our-return/" (year.0) } { (year) }
            }
        }
    }
}

/// Puts the findings together as asked, and makes the rows of the page asked for.
fn group(
    tx: &mut Tx<'_>,
    mine: &Mine,
    items: &[&Item],
    question: &Question,
    address: &Address,
    year: CollectionYear,
) -> Result<Group, Refusal> {
    let skip = (question.page - 1) * PAGE;
    let at = format!("/our-return/{}", year.0);
    let child_page = |id: YoungPersonId| format!("{at}/young-people/{id}");
    match question.by {
        By::Child => {
            let mut by: BTreeMap<YoungPersonId, Vec<&Item>> = BTreeMap::new();
            for item in items {
                by.entry(item.found.about).or_default().push(item);
            }
            let mut by: Vec<_> = by.into_iter().collect();
            by.sort_by_key(|(id, of)| (std::cmp::Reverse(of.len()), *id));
            let mut rows = Vec::new();
            for (id, of) in by.iter().skip(skip).take(PAGE) {
                let name = mine.name_of(tx, *id)?;
                let rules: HashSet<&str> = of.iter().map(|item| item.found.rule.code).collect();
                let asked = of.iter().filter(|item| item.asked.is_some()).count();
                rows.push(vec![
                    Cell::new(html! { a.govuk-link href=(child_page(*id)) { (name) } }),
                    Cell::new(teams(mine, *id)),
                    Cell::number(of.len()),
                    Cell::number(rules.len()),
                    Cell::number(asked),
                ]);
            }
            Ok(Group {
                what: "young people with something to put right",
                columns: vec![
                    Column::new("Young person"),
                    Column::new("Team"),
                    Column::number("Findings"),
                    Column::number("Rules"),
                    Column::number("Somebody asked"),
                ],
                total: by.len(),
                rows,
            })
        }
        By::Rule => {
            let mut by: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
            for item in items {
                by.entry(item.found.rule.code).or_default().push(item);
            }
            let mut by: Vec<_> = by.into_iter().collect();
            by.sort_by_key(|(code, of)| (std::cmp::Reverse(of.len()), *code));
            let rows = by
                .iter()
                .skip(skip)
                .take(PAGE)
                .map(|(code, of)| {
                    let people: HashSet<_> = of.iter().map(|item| item.found.about).collect();
                    let words = of.first().map(|item| item.found.rule.explanation());
                    let href = address.clone().with("by", "finding").with("rule", code);
                    vec![
                        Cell::new(html! { a.govuk-link href=(href) { (code) } }),
                        Cell::new(words.unwrap_or_default()),
                        Cell::number(of.len()),
                        Cell::number(people.len()),
                    ]
                })
                .collect();
            Ok(Group {
                what: "rules with something to put right",
                columns: vec![
                    Column::new("Rule"),
                    Column::new("What it checks"),
                    Column::number("Findings"),
                    Column::number("Young people"),
                ],
                total: by.len(),
                rows,
            })
        }
        By::Team => {
            let mut by: BTreeMap<(String, String), Vec<&Item>> = BTreeMap::new();
            for item in items {
                let of = mine.teams.get(&item.found.about);
                for (id, name) in of.into_iter().flatten() {
                    by.entry((name.clone(), id.to_string()))
                        .or_default()
                        .push(item);
                }
                if of.is_none_or(Vec::is_empty) {
                    let none = ("No team".to_owned(), "none".to_owned());
                    by.entry(none).or_default().push(item);
                }
            }
            let mut by: Vec<_> = by.into_iter().collect();
            by.sort_by_key(|(team, of)| (std::cmp::Reverse(of.len()), team.clone()));
            let rows = by
                .iter()
                .skip(skip)
                .take(PAGE)
                .map(|((name, id), of)| {
                    let people: HashSet<_> = of.iter().map(|item| item.found.about).collect();
                    let asked = of.iter().filter(|item| item.asked.is_some()).count();
                    let href = address.clone().with("by", "child").with("team", id);
                    vec![
                        Cell::new(html! { a.govuk-link href=(href) { (name) } }),
                        Cell::number(of.len()),
                        Cell::number(people.len()),
                        Cell::number(asked),
                    ]
                })
                .collect();
            Ok(Group {
                what: "teams with something to put right",
                columns: vec![
                    Column::new("Team"),
                    Column::number("Findings"),
                    Column::number("Young people"),
                    Column::number("Somebody asked"),
                ],
                total: by.len(),
                rows,
            })
        }
        By::Fix => {
            let all = fixes(items.iter().map(|item| &item.found));
            let corrects = could(tx.caller(), Action::Correct, FieldClass::CareHistory);
            let what = |fix: &Fix, first: &Item| match fix.column {
                // Nobody is asked to change a number: something else of them is missing.
                "CHILD" => format!("what rule {} asks for", first.found.rule.code),
                column => column_words(fix.table, column).to_owned(),
            };
            let mut rows = Vec::new();
            for fix in all.iter().skip(skip).take(PAGE) {
                let Some(first) = fix.findings.first().and_then(|at| items.get(*at)) else {
                    continue;
                };
                let codes: Vec<&str> = fix
                    .findings
                    .iter()
                    .filter_map(|at| Some(items.get(*at)?.found.rule.code))
                    .collect();
                let href = if corrects && fix.column != "CHILD" {
                    form_of(
                        fix.about,
                        year,
                        fix.table,
                        &first.found.key,
                        Some(fix.column),
                    )
                } else {
                    child_page(fix.about)
                };
                let name = mine.name_of(tx, fix.about)?;
                rows.push(vec![
                    Cell::new(html! { a.govuk-link href=(href) { (sentence_start(&what(fix, first))) } ", " (where_it_is(&first.found)) }),
                    Cell::new(html! { a.govuk-link href=(child_page(fix.about)) { (name) } }),
                    Cell::number(fix.findings.len()),
                    Cell::new(codes.join(", ")),
                ]);
            }
            Ok(Group {
                what: "things to put right",
                columns: vec![
                    Column::new("What to put right"),
                    Column::new("Young person"),
                    Column::number("Findings it may clear"),
                    Column::new("Rules"),
                ],
                total: all.len(),
                rows,
            })
        }
        By::Finding => {
            let settled = question.state == State::Settled;
            let mut rows = Vec::new();
            for item in items.iter().skip(skip).take(PAGE) {
                let found = &item.found;
                let name = mine.name_of(tx, found.about)?;
                let last = match (&item.settled, &item.asked) {
                    (Some(why), _) => why.why.clone(),
                    (None, Some(_)) => "Yes".to_owned(),
                    (None, None) => "Not yet".to_owned(),
                };
                rows.push(vec![
                    Cell::new(html! { a.govuk-link href=(child_page(found.about)) { (name) } }),
                    Cell::new(found.rule.code),
                    Cell::new(found.rule.explanation()),
                    Cell::new(sentence_start(&where_it_is(found))),
                    Cell::new(last),
                ]);
            }
            Ok(Group {
                what: if settled {
                    "findings that are true"
                } else {
                    "findings to put right"
                },
                columns: vec![
                    Column::new("Young person"),
                    Column::new("Rule"),
                    Column::new("What it checks"),
                    Column::new("Where"),
                    Column::new(if settled {
                        "Why it is true"
                    } else {
                        "Somebody asked"
                    }),
                ],
                total: items.len(),
                rows,
            })
        }
    }
}

fn teams(mine: &Mine, id: YoungPersonId) -> String {
    let teams: Vec<&str> = mine
        .teams
        .get(&id)
        .into_iter()
        .flatten()
        .map(|(_, name)| name.as_str())
        .collect();
    if teams.is_empty() {
        "No team".to_owned()
    } else {
        teams.join(", ")
    }
}

/// Every finding asked for, without pages. Taking it away is a look like any other.
pub(super) fn csv(visit: &mut Visit) -> Result<Reply, Refusal> {
    if !visit.caller()?.may(Capability::ExportLists) {
        return Err(Refusal::NotAllowed);
    }
    let year = year_of(visit)?;
    let question = Question::of(visit);
    let sheet = visit.read(|tx| {
        let mine = mine(tx, year, Action::Export)?;
        let asked = question.answer(&mine);
        noted(
            tx,
            Action::Export,
            format!(
                "{} of the return {year}",
                counted(asked.len(), "finding", "findings")
            ),
        );
        let mut sheet = Sheet::new(
            "Findings",
            &[
                "Number",
                "Rule",
                "What it checks",
                "How to put it right",
                "Table",
                "Row begins",
                "Columns",
                "Team",
                "Somebody asked",
                "Why it is true",
            ],
        );
        for item in asked {
            let found = &item.found;
            sheet.rows.push(vec![
                mine.checked.code(found).into(),
                found.rule.code.into(),
                found.rule.explanation().into(),
                found.rule.fix().into(),
                found.table.name().into(),
                found.began().into(),
                found.fields().join(", ").into(),
                teams(&mine, found.about).into(),
                if item.asked.is_some() { "yes" } else { "no" }.into(),
                item.settled
                    .as_ref()
                    .map_or(String::new(), |said| said.why.clone())
                    .into(),
            ]);
        }
        Ok(sheet)
    })?;
    Ok(Reply::csv(&format!("our-return-{}", year.0), &sheet))
}
