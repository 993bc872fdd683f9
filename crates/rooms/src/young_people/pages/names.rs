//! The council's list of names: sending it, seeing what it would do, writing it down.

use crate::people::{
    NameList, NamesReading, Naming, RowLeft, forget_names, names_readings, names_received,
    names_waiting, person, receive_names, take_names, would_name,
};
use care::dates::long_date;
use desk::components::{
    Button, Checkboxes, FileUpload, InsetText, Table, button_group, table::Cell,
};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, find};
use record::{Refusal, Timestamp};
use uuid::Uuid;

/// The most a list may be: 82,000 names are about 3 MB.
pub(super) const MOST: u64 = 16 * 1024 * 1024;

/// How many rows a page lists before it says how many more there are.
const LISTED: usize = 200;

pub(super) fn send_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (waiting, before) = visit.read(|tx| Ok((names_waiting(tx)?, names_readings(tx)?)))?;
    let form = visit.form("names", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Names from the council’s list" }
        p.govuk-body { "The return has no names. Send a list as CSV with the columns CHILD (the council’s number), first name, last name and, if you have it, known as. You will see what it would change before anything is written." }
        @for (id, file, at) in &waiting {
            (InsetText::new(html! {
                (file) ", sent on " (day(*at)) ", waits. "
                a.govuk-link href={ "/young-people/names/" (id) } { "See what it would change" }
            }))
        }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("list", "The list").error_if(form.error("list")))
            (Button::submit("Send, and see what would change"))
        }
        @if !before.is_empty() {
            h2.govuk-heading-m { "Lists that were read" }
            @for reading in &before { (one_reading(reading)) }
        }
    };
    Ok(Reply::page("Names from the council’s list", body).back_to("Young people", "/young-people"))
}

fn day(at: Timestamp) -> String {
    long_date(record::clock::in_england(at).date())
}

fn one_reading(reading: &NamesReading) -> Markup {
    let read = &reading.read;
    html! {
        h3.govuk-heading-s { (day(reading.at)) ", " (read.file) }
        p.govuk-body {
            (read.named) " named for the first time, " (read.replaced) " names replaced, "
            (read.kept) " left as they stood, " (read.left.len()) " rows named nobody."
        }
        @if !read.left.is_empty() { (rows_left(&read.left)) }
    }
}

fn rows_left(left: &[RowLeft]) -> Markup {
    html! {
        ((Table::new(format!("{} rows that name nobody, as they were written", left.len()))
            .head(["Line", "Why", "What was written"].map(Cell::new))
            .rows(left.iter().take(LISTED).map(|row| vec![
                Cell::new(row.line.to_string()),
                Cell::new(&row.reason),
                Cell::new(&row.original),
            ]))).scrolling("Rows that name nobody"))
        @if left.len() > LISTED {
            p.govuk-body { "And " (left.len() - LISTED) " more. All of them are kept with the reading." }
        }
    }
}

pub(super) fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    let nothing = || Refusal::invalid("list", "Choose the list");
    let upload = visit.files.first_mut().ok_or_else(nothing)?;
    let bytes = upload.bytes()?;
    let name = upload.name.clone();
    NameList::read(&bytes).map_err(|why| Refusal::invalid("list", format!("{name}: {why}")))?;
    let id = Uuid::now_v7();
    visit.write(|tx| receive_names(tx, id, &name, &bytes))?;
    Ok(Reply::redirect(format!("/young-people/names/{id}")))
}

/// A name that differs: the number, what stands, what the list says.
struct Differing {
    code: String,
    stands: String,
    listed: String,
}

fn list_of(bytes: &[u8]) -> Result<NameList, Refusal> {
    NameList::read(bytes).map_err(|why| Refusal::invalid("list", why))
}

pub(super) fn look_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("list")?;
    let (file, naming, differing) = visit.read(|tx| {
        let (file, bytes) = names_received(tx, id)?;
        let list = list_of(&bytes)?;
        let naming = would_name(tx, &list)?;
        let mut differing = Vec::new();
        for (code, one) in naming.differ.iter().take(LISTED) {
            // Showing two names beside each other is a look at that young person.
            find(tx, *one)?.allow(Action::See)?;
            let stands = person(tx, *one)?.map(|p| (p.given, p.family, p.known_as));
            let listed = list.rows.iter().find(|row| row.child == *code);
            differing.push(Differing {
                code: code.to_string(),
                stands: stands.map_or(String::new(), |(given, family, known)| {
                    whole(
                        &given.unwrap_or_default(),
                        &family.unwrap_or_default(),
                        known,
                    )
                }),
                listed: listed.map_or(String::new(), |row| {
                    whole(&row.name.given, &row.name.family, row.name.known_as.clone())
                }),
            });
        }
        Ok((file, naming, differing))
    })?;
    let form = visit.form("take-names", &[])?;
    let body = html! {
        h1.govuk-heading-l { "What this list would change" }
        p.govuk-body { (file) }
        ul.govuk-list.govuk-list--bullet {
            li { (naming.named) " young people would get a name" }
            li { (naming.same) " are called this already" }
            li { (naming.differ.len()) " are called something else in the record" }
            li { (naming.left.len()) " rows name nobody" }
        }
        @if !differing.is_empty() { (differences(&differing, naming.differ.len())) }
        @if !naming.left.is_empty() { (rows_left(&naming.left)) }
        form method="post" {
            (form.guard())
            @if !naming.differ.is_empty() {
                (Checkboxes::new("replace", "Names that differ")
                    .choices([("yes", "Replace them with the list’s. What stood before stays in the history.")]))
            }
            (button_group(html! {
                @if naming.named + naming.differ.len() as u64 > 0 || !naming.left.is_empty() {
                    button.govuk-button name="do" value="write" data-module="govuk-button" data-prevent-double-click="true" { "Write these names down" }
                }
                button.govuk-button.govuk-button--secondary name="do" value="forget" { "Throw the list away" }
            }))
        }
    };
    Ok(Reply::page("What this list would change", body)
        .back_to("Names from the council’s list", "/young-people/names"))
}

fn whole(given: &str, family: &str, known_as: Option<String>) -> String {
    match known_as {
        Some(known) => format!("{given} {family}, likes to be called {known}"),
        None => format!("{given} {family}"),
    }
}

fn differences(differing: &[Differing], all: usize) -> Markup {
    html! {
        ((Table::new(format!("{all} names that differ"))
            .head(["Number", "In the record", "On the list"].map(Cell::new))
            .rows(differing.iter().map(|one| vec![
                Cell::new(&one.code),
                Cell::new(&one.stands),
                Cell::new(&one.listed),
            ]))).scrolling("Names that differ"))
        @if all > differing.len() {
            p.govuk-body { "And " (all - differing.len()) " more." }
        }
    }
}

pub(super) fn take(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("list")?;
    let form = visit.posted()?;
    if form.value("do") == "forget" {
        visit.write(|tx| forget_names(tx, id))?;
        return Ok(Reply::redirect("/young-people/names")
            .saying("The list was thrown away. Nothing was written."));
    }
    let replace = form.chosen("replace", "yes");
    let naming: Naming = visit.write(|tx| {
        let (file, bytes) = names_received(tx, id)?;
        let naming = take_names(tx, &list_of(&bytes)?, &file, replace)?;
        forget_names(tx, id)?;
        Ok(naming)
    })?;
    let replaced = if replace { naming.differ.len() } else { 0 };
    Ok(Reply::redirect("/young-people/names").saying(format!(
        "{} named for the first time, {replaced} replaced.",
        naming.named
    )))
}
