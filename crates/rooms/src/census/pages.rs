//! The census from a page: a file looked at and then read in, and the rows of a day to take away.

use super::form::columns;
use super::project::{forget, receive, received};
use super::read::read;
use super::rows::{Out, rows, to_csv};
use super::take::{Change, Taken, preview, take};
use care::Date;
use care::dates::{long_date, parse_date};
use desk::components::{
    Button, DateInput, FileUpload, Row, SummaryList, Table, button_group, table::Cell,
};
use desk::form::{DateTyped, Guard};
use desk::patterns::invitation;
use desk::sheet::{self, Sheet};
use desk::{Needs, Reply, Routes, Visit};
use maud::{Markup, html};
use record::access::{Action, Capability};
use record::{Caller, Refusal};
use uuid::Uuid;

/// The most a file may weigh.
const MOST: u64 = 4 * 1024 * 1024;

/// How many rows of a preview are shown.
const SHOWN: usize = 100;

/// The addresses of this room.
pub fn routes() -> Routes {
    let keep = Needs::Capability(Capability::KeepCosts);
    Routes::new("census")
        .get("/census", keep, page)
        .get("/census/file", keep, file)
        .upload("/census/send", keep, MOST, send_page, send)
        .form("/census/sent/{upload}", keep, sent, go)
}

struct View {
    on: Date,
    out: Out,
}

fn asked_day(visit: &Visit) -> Date {
    let part = |name: &str| visit.query(&format!("on-{name}")).unwrap_or("").to_owned();
    let typed = visit
        .query("on")
        .map(str::to_owned)
        .unwrap_or_else(|| format!("{}/{}/{}", part("day"), part("month"), part("year")));
    let today = visit.today();
    parse_date(&typed)
        .filter(|on| *on <= today)
        .unwrap_or(today)
}

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = asked_day(visit);
    let out = visit.read(|tx| rows(tx, on, Action::See))?;
    Ok(
        Reply::page("Placements North West census", draw(&View { on, out }))
            .back_to("Costs", "/costs"),
    )
}

fn file(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = asked_day(visit);
    let name = format!("placements-north-west-census-{on}");
    let out = visit.read(|tx| rows(tx, on, Action::Export))?;
    if visit.query("as") == Some("xlsx") {
        return Reply::workbook(&name, &[to_sheet(&out)]);
    }
    Ok(Reply::download(
        &format!("{name}.csv"),
        "text/csv; charset=utf-8",
        to_csv(&out),
    ))
}

/// The rows as a table of typed cells: ages and money are numbers, the first night is a day.
fn to_sheet(out: &Out) -> Sheet {
    let heads: Vec<&str> = columns().iter().map(|one| one.name.as_str()).collect();
    let mut sheet = Sheet::new("Placements", &heads);
    for row in &out.rows {
        let cells = columns().iter().zip(row).map(|(column, cell)| {
            let typed = match column.holds.as_str() {
                "integer" => cell.parse().ok().map(sheet::Cell::Whole),
                "float" => crate::costs::read_pounds(cell).map(sheet::Cell::Money),
                "date" => parse_date(cell).map(sheet::Cell::Date),
                _ => None,
            };
            // What is not known says so in words, in any column.
            typed.unwrap_or_else(|| sheet::Cell::Text(cell.clone()))
        });
        sheet.rows.push(cells.collect());
    }
    sheet
}

/// The rows as a workbook, with the form's headings.
pub fn workbook(out: &Out) -> Result<Vec<u8>, Refusal> {
    sheet::workbook(&[to_sheet(out)])
}

fn draw(view: &View) -> Markup {
    let out = &view.out;
    let gaps = columns().iter().filter_map(|column| {
        let count = out.not_known.get(&column.name)?;
        Some((column.name.as_str(), *count))
    });
    let gaps: Vec<(&str, usize)> = gaps.collect();
    let table = gaps.iter().fold(
        Table::bare().head([Cell::new("Column"), Cell::number("Not known")]),
        |table, (column, count)| {
            table.row([
                Cell::new(*column),
                Cell::number(format!("{count} of {}", out.rows.len())),
            ])
        },
    );
    let cells: usize = gaps.iter().map(|(_, count)| count).sum();
    html! {
        h1.govuk-heading-l { "Placements North West census" }
        p.govuk-body { "Who lives where, with whom and at what price: the form that the North West’s councils fill in. It is drawn from the record, and a filled-in form can be read into it." }
        (SummaryList::new([
            Row::new("Placements paid for", format!("{} on {}", out.rows.len(), long_date(view.on))),
            Row::new("Cells that are not known", format!("{cells} of {}", out.rows.len() * columns().len())),
            Row::new("Left out: you may not see them", out.left_out.to_string()),
        ]))
        @if out.rows.is_empty() {
            (invitation("Nothing that is paid is written down for that day. A bed that is booked opens a cost line; a filled-in form can be read in.", None))
        }
        (button_group(html! {
            @if !out.rows.is_empty() {
                (Button::link("Take the rows away (XLSX)", format!("/census/file?on={}&as=xlsx", view.on)))
                (Button::link("As CSV", format!("/census/file?on={}", view.on)).secondary())
             }
            (Button::link("Read a filled-in form in", "/census/send").secondary())
        }))
        form method="get" action="/census" {
            (DateInput::new("on", "Another day").typed_date(DateTyped::of(view.on)))
            (Button::new("Show that day").secondary())
        }
        @if !gaps.is_empty() {
            h2.govuk-heading-m { "What is not known" }
            p.govuk-body { "Such a cell says “Not known”, or “Unknown” where the form has that word. How a placement was sourced, who contributes and whether it is solo are known here only when a filled-in form has said so. What your role may not see says “Not shown to you”." }
            (table.scrolling("What is not known, by column"))
        }
        p.govuk-hint { "The form of December 2025, 24 columns. Each row you see here is written into the log of who looked." }
    }
}

fn send_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("census", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Read a filled-in census in" }
        p.govuk-body { "Choose the form as a workbook (XLSX) or as CSV, with its 24 headings. You are shown what it would change before anything is written." }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "The form").error_if(form.error("files")))
            (Button::submit("Send, and see what would change"))
        }
    };
    Ok(Reply::page("Read a census in", body).back_to("Placements North West census", "/census"))
}

fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    visit.posted()?.checked()?;
    let Some(upload) = visit.files.first_mut().filter(|one| !one.name.is_empty()) else {
        return Err(Refusal::invalid("files", "Choose the form"));
    };
    let bytes = upload.bytes()?;
    let name = upload.name.clone();
    read(&bytes).map_err(|why| Refusal::invalid("files", format!("Not read: {why}")))?;
    let id = Uuid::now_v7();
    visit.write(|tx| receive(tx, id, &name, &bytes))?;
    Ok(Reply::redirect(format!("/census/sent/{id}")))
}

/// The comparison reads what is paid for everybody in the file: it is the product that looks, and the
/// page that shows the council's numbers, which stand in the file already.
fn looking(visit: &Visit) -> Result<Caller, Refusal> {
    let who = visit.caller()?.name().to_owned();
    Ok(Caller::system(format!("the census read in by {who}")))
}

fn sent(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("upload")?;
    let (name, bytes) = visit.read(|tx| received(tx, id))?;
    let sheet = read(&bytes).map_err(|_| Refusal::NotFound)?;
    let house = looking(visit)?;
    let taken = visit.record().read(&house, |tx| preview(tx, &sheet))?;
    let form = visit.form("census-sent", &[])?;
    Ok(Reply::page(
        "What this census would change",
        draw_preview(&name, &taken, form.guard()),
    )
    .back_to("Placements North West census", "/census"))
}

fn change_words(change: &Change) -> Markup {
    html! {
        @match change {
            Change::NewCost => "Not written down yet",
            Change::OtherPrice(was) => { "Written down: " (was) }
            Change::Details => "The price stands; other details are new",
            Change::Same => "The same",
        }
    }
}

fn draw_preview(name: &str, taken: &Taken, guard: &Guard) -> Markup {
    let aside = taken.aside.iter().take(SHOWN).fold(
        Table::bare().head(["Row", "Column", "Why"]),
        |table, one| {
            table.row([
                Cell::new(one.row.to_string()),
                Cell::new(&one.column),
                Cell::new(&one.reason),
            ])
        },
    );
    let changed: Vec<_> = taken
        .rows
        .iter()
        .filter(|(_, _, _, change)| *change != Change::Same)
        .collect();
    let rows = changed.iter().take(SHOWN).fold(
        Table::bare().head([
            Cell::new("Row"),
            Cell::new("Identifier"),
            Cell::number("A week"),
            Cell::new("What changes"),
        ]),
        |table, (row, child, weekly, change)| {
            table.row([
                Cell::new(row.to_string()),
                Cell::new(child),
                Cell::number(weekly.to_string()),
                Cell::new(change_words(change)),
            ])
        },
    );
    html! {
        span.govuk-caption-l { (name) }
        h1.govuk-heading-l { "What this census would change" }
        ul.govuk-list.govuk-list--bullet { @for words in taken.words() { li { (words) } } }
        form method="post" {
            (guard)
            (button_group(html! {
                @if taken.changes() {
                    button.govuk-button name="do" value="read" data-module="govuk-button" data-prevent-double-click="true" { "Read it into the record" }
                }
                button.govuk-button.govuk-button--secondary name="do" value="forget" { "Throw the file away" }
            }))
        }
        @if !taken.changes() { p.govuk-body { "The record says all of this already. There is nothing to read in." } }
        @if !taken.aside.is_empty() {
            h2.govuk-heading-m { "Set aside" }
            p.govuk-body { "A row with anything below is left out whole, and the rest is read. Put it right in the file, or do here what the reason says, and send the file again." }
            (aside.scrolling("Set aside"))
            @if taken.aside.len() > SHOWN { p.govuk-hint { "The first " (SHOWN) " of " (taken.aside.len()) "." } }
        }
        @if !taken.new_providers.is_empty() {
            h2.govuk-heading-m { "Providers that are not written down" }
            ul.govuk-list { @for name in &taken.new_providers { li { (name) } } }
        }
        @if !changed.is_empty() {
            h2.govuk-heading-m { "What changes" }
            (rows.scrolling("What changes"))
            @if changed.len() > SHOWN { p.govuk-hint { "The first " (SHOWN) " of " (changed.len()) "." } }
        }
    }
}

fn go(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("upload")?;
    let form = visit.posted()?;
    if form.value("do") == "forget" {
        visit.write(|tx| forget(tx, id))?;
        return Ok(
            Reply::redirect("/census").saying("The file was thrown away. Nothing was written.")
        );
    }
    let (name, bytes) = visit.read(|tx| received(tx, id))?;
    let sheet = read(&bytes).map_err(|_| Refusal::NotFound)?;
    let house = looking(visit)?;
    let taken = visit.record().write(&house, |tx| take(tx, &sheet, &name))?;
    visit.write(|tx| forget(tx, id))?;
    Ok(Reply::redirect("/census").saying(format!("Read in: {}.", taken.words().join("; "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::census::Aside;
    use care::Pence;

    #[test]
    fn a_preview_says_what_changes_and_what_is_set_aside() {
        let taken = Taken {
            rows: vec![
                (2, "A1".to_owned(), Pence::pounds(900), Change::NewCost),
                (
                    3,
                    "A2".to_owned(),
                    Pence::pounds(5_100),
                    Change::OtherPrice(Pence::pounds(4_900)),
                ),
                (4, "A3".to_owned(), Pence::pounds(700), Change::Same),
            ],
            new_providers: vec!["Beech Care".to_owned()],
            aside: vec![Aside {
                row: 5,
                column: "Age".to_owned(),
                reason: "It is not a whole number".to_owned(),
            }],
        };
        let page = draw_preview("form.csv", &taken, &Guard::sample()).into_string();
        for words in [
            "1 row set aside",
            "Written down: £4,900",
            "Beech Care",
            "not a whole number",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("A3"));
    }

    #[test]
    fn a_day_without_costs_says_how_they_come() {
        let view = View {
            on: jiff::civil::date(2027, 4, 7),
            out: Out::default(),
        };
        let page = draw(&view).into_string();
        assert!(
            page.contains("A bed that is booked opens a cost line")
                && !page.contains("Take the rows away")
        );
    }
}
