//! The pages that take a return out: a year's tables and what leaves by which way.

use super::files::{Form, files, in_one, noted, of_table, written};
use super::{super::Whose, super::assemble, annex_a};
use crate::people;
use care::ids::YoungPersonId;
use care::{CollectionYear, Date};
use desk::components::{InsetText, Table as Shown, WarningText, table::Cell};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, Capability, FieldClass, need};
use record::{Refusal, Tx};
use rulebook::Table;
use std::collections::HashSet;

/// The first year a return can be made for.
const FIRST: CollectionYear = CollectionYear(2021);

/// Whom the return of this caller holds: everybody but those whose record is closed to them, by a
/// restriction or a declared conflict.
fn permitted(tx: &mut Tx<'_>) -> Result<HashSet<YoungPersonId>, Refusal> {
    need(tx, Capability::ExportReturns)?;
    Ok(people::permitted_to(
        tx,
        Action::Export,
        &[FieldClass::CareHistory],
    )?)
}

/// The year asked for, else the one that today is in.
fn year(visit: &Visit) -> Result<CollectionYear, Refusal> {
    let now = CollectionYear::of(visit.today());
    match visit.query("year") {
        None => Ok(now),
        Some(text) => text
            .parse()
            .map(CollectionYear)
            .ok()
            .filter(|year| (FIRST..=now).contains(year))
            .ok_or(Refusal::NotFound),
    }
}

struct View {
    year: CollectionYear,
    years: Vec<CollectionYear>,
    tables: Vec<(Table, usize)>,
    children: usize,
    closed: usize,
    left_out: Vec<String>,
    today: Date,
}

pub(in super::super) fn out(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year(visit)?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let whom = permitted(tx)?;
        let closed = people::codes_of(tx)?.len().saturating_sub(whom.len());
        let made = assemble(tx, year, Whose::These(&whom))?.of_year;
        noted(
            tx,
            Action::See,
            format!("what the SSDA903 return {year} holds"),
        );
        Ok(View {
            year,
            years: (FIRST.0..=CollectionYear::of(today).0)
                .rev()
                .map(CollectionYear)
                .collect(),
            tables: Table::ALL
                .into_iter()
                .filter(|table| table.in_year(year))
                .map(|table| (table, made.len(table)))
                .collect(),
            children: made.headers.len(),
            closed,
            left_out: files(&made, Form::Xml)
                .left_out
                .iter()
                .map(ToString::to_string)
                .collect(),
            today,
        })
    })?;
    Ok(Reply::page("Take a return out", draw(&view)).back_to("Returns", "/returns"))
}

fn draw(view: &View) -> Markup {
    let year = view.year;
    html! {
        h1.govuk-heading-l { "Take a return out" }
        p.govuk-body { "The SSDA903 return of a year as the record tells it now, in that year’s layout. What is taken out here can be read back in and changes nothing. Each download is noted in the access log under your name." }
        nav aria-label="Years" {
            ul.govuk-list {
                @for one in &view.years {
                    li {
                        @if *one == year { strong { (one) } }
                        @else { a.govuk-link href={ "/returns/out?year=" (one.0) } { (one) } }
                    }
                }
            }
        }
        @if view.closed > 0 {
            (WarningText::new(format!("{} young people are closed to you and are not in these files. The whole return is made with homeward export, by whoever keeps the record.", view.closed)))
        }
        h2.govuk-heading-m { "The return of " (year) }
        ((Shown::new(format!("{} children", view.children))
            .head([Cell::new("Table"), Cell::number("Rows"), Cell::new("File")])
            .rows(view.tables.iter().map(|(table, rows)| vec![
                Cell::new(table.name()),
                Cell::number(rows.to_string()),
                Cell::new(html! { a.govuk-link href={ "/returns/out.csv?year=" (year.0) "&table=" (table.name()) } { (table.file_name()) } }),
            ]))).scrolling("The tables of this return"))
        ul.govuk-list {
            li { a.govuk-link href={ "/returns/out.zip?year=" (year.0) } { "All tables as CSV, in one ZIP" } }
            li { a.govuk-link href={ "/returns/out.xml?year=" (year.0) } { "The whole return as XML" } }
        }
        @if !view.left_out.is_empty() {
            (InsetText::new(html! {
                p.govuk-body { "XML has no room for these; CSV holds them." }
                ul.govuk-list.govuk-list--bullet { @for line in &view.left_out { li { (line) } } }
            }))
        }
        h2.govuk-heading-m { "For an inspection" }
        p.govuk-body { "Lists 8 (children looked after) and 9 (care leavers) of Ofsted’s Annex A, as on " (care::dates::long_date(view.today)) ". What the record does not hold is blank." }
        ul.govuk-list { li { a.govuk-link href="/returns/annex-a.xlsx" { "Annex A, lists 8 and 9, as a workbook" } } }
    }
}

pub(in super::super) fn archive(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year(visit)?;
    let made = visit.read(|tx| {
        let whom = permitted(tx)?;
        Ok(written(tx, year, Some(&whom), "as CSV")?)
    })?;
    let bytes = in_one(&files(&made.of_year, Form::Csv).files)?;
    let name = format!("ssda903-{}.zip", year.0);
    Ok(Reply::download(&name, "application/zip", bytes))
}

pub(in super::super) fn xml(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year(visit)?;
    let made = visit.read(|tx| {
        let whom = permitted(tx)?;
        Ok(written(tx, year, Some(&whom), "as XML")?)
    })?;
    let file = files(&made.of_year, Form::Xml).files.into_iter().next();
    let (name, bytes) = file.ok_or(Refusal::NotFound)?;
    Ok(Reply::download(&name, "application/xml", bytes))
}

pub(in super::super) fn table(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year(visit)?;
    let table = visit
        .query("table")
        .and_then(Table::parse)
        .unwrap_or(Table::Header);
    let made = visit.read(|tx| {
        let whom = permitted(tx)?;
        Ok(written(tx, year, Some(&whom), table.name())?)
    })?;
    let (name, bytes) = of_table(&made.of_year, table).ok_or(Refusal::NotFound)?;
    Ok(Reply::download(&name, "text/csv; charset=utf-8", bytes))
}

pub(in super::super) fn inspection(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = visit.today();
    let lists = visit.read(|tx| {
        let whom = permitted(tx)?;
        let lists = annex_a(tx, Whose::These(&whom), on)?;
        let rows: usize = lists.iter().map(|list| list.rows.len()).sum();
        noted(
            tx,
            Action::Export,
            format!("Annex A lists 8 and 9, {rows} rows"),
        );
        Ok(lists)
    })?;
    Reply::workbook(&format!("annex-a-{on}"), &lists)
}

#[test]
fn a_return_that_somebody_is_missing_from_says_so() {
    let view = View {
        year: CollectionYear(2027),
        years: vec![CollectionYear(2027)],
        tables: vec![(Table::Header, 3)],
        children: 3,
        closed: 2,
        left_out: Vec::new(),
        today: CollectionYear(2027).start(),
    };
    let html = draw(&view).into_string();
    assert!(html.contains("2 young people are closed to you"), "{html}");
}
