//! The pages of returns: sending files, the preview, how far it has come, what was set aside.

// Long because: one story in order, from sending a file to dealing with what was left over.

use super::SetAside;
use super::facts::Read;
use super::import::{Report, preview};
use super::kept::{self, Reading, Waiting};
use super::out::pages as leaving;
use super::reading::{self, Stands};
use super::words::in_words;
use care::ids::FactId;
use desk::components::{
    Button, FileUpload, InsetText, Table, WarningText, button_group, table::Cell,
};
use desk::patterns::{Address, Column, Listing, ProgressView, invitation};
use desk::{Needs, Reply, Routes, Section, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::clock::long_moment;
use record::{Caller, Refusal, Timestamp};
use rulebook::{Input, Severity};
use uuid::Uuid;

/// The most that may be sent at once.
const MOST: u64 = 128 * 1024 * 1024;

/// The addresses of this room.
pub fn routes() -> Routes {
    let read = Needs::Capability(Capability::ImportReturns);
    let health = Needs::Capability(Capability::SeeDataHealth);
    let aside = Needs::Capability(Capability::SeeSetAside);
    let out = Needs::Capability(Capability::ExportReturns);
    Routes::new("returns")
        .menu("Returns", "/returns", health)
        .under(
            Section::Numbers,
            "Files of the return read in, what was set aside, and returns to take away.",
        )
        .get("/returns", health, overview)
        .upload("/returns/send", read, MOST, send_page, send)
        .get("/returns/sent/{upload}", read, sent)
        .heavy()
        .post("/returns/sent/{upload}", read, go)
        .get("/returns/set-aside", aside, set_aside)
        .form("/returns/set-aside/{fact}", aside, settle_page, settle)
        .get("/returns/not-in-latest", aside, gone)
        .get("/returns/out", out, leaving::out)
        .heavy()
        .get("/returns/out.zip", out, leaving::archive)
        .heavy()
        .fresh()
        .get("/returns/out.xml", out, leaving::xml)
        .heavy()
        .fresh()
        .get("/returns/out.csv", out, leaving::table)
        .heavy()
        .fresh()
        .get("/returns/annex-a.xlsx", out, leaving::inspection)
        .heavy()
        .fresh()
}

/// What the overview shows.
struct Overview {
    readings: Vec<Reading>,
    aside: u64,
    waiting: Vec<(Uuid, Timestamp, i64)>,
    may_send: bool,
    may_see_aside: bool,
    may_take_out: bool,
}

fn overview(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let may_send = caller.may(Capability::ImportReturns);
    let may_see_aside = caller.may(Capability::SeeSetAside);
    let may_take_out = caller.may(Capability::ExportReturns);
    let view = visit.read(|tx| {
        Ok(Overview {
            readings: kept::readings(tx)?,
            aside: if may_see_aside {
                kept::set_aside(tx, 0)?.1
            } else {
                0
            },
            waiting: if may_send {
                kept::waiting(tx)?
            } else {
                Vec::new()
            },
            may_send,
            may_see_aside,
            may_take_out,
        })
    })?;
    Ok(Reply::page("Returns", draw_overview(&view)))
}

fn draw_overview(view: &Overview) -> Markup {
    let gone = view
        .readings
        .first()
        .map_or(0, |reading| reading.read.gone.len());
    html! {
        h1.govuk-heading-l { "Returns" }
        @if view.may_send {
            p.govuk-body { "Send the files of an SSDA903 return, of any year, and see what they would change before anything is written." }
            (Button::link("Send a return", "/returns/send"))
        }
        @if view.may_take_out {
            p.govuk-body { a.govuk-link href="/returns/out" { "Take a return out" } ", of any year, as the record tells it now." }
        }
        @for (id, at, files) in &view.waiting {
            (InsetText::new(html! {
                (files) " files sent on " (long_moment(*at)) " wait. "
                a.govuk-link href={ "/returns/sent/" (id) } { "See what they would change" }
            }))
        }
        @if view.may_see_aside {
            h2.govuk-heading-m { "To put right" }
            ul.govuk-list.govuk-list--bullet {
                li { a.govuk-link href="/returns/set-aside" { (view.aside) " rows, cells and files set aside" } }
                li { a.govuk-link href="/returns/not-in-latest" { (gone) " children with an open episode who are not in the latest return" } }
            }
        }
        h2.govuk-heading-m { "What was read" }
        @if view.readings.is_empty() { (invitation("No return has been read yet.", None)) }
        @for reading in &view.readings {
            h3.govuk-heading-s { (long_moment(reading.at)) }
            (lines(&reading.read.words))
            details.govuk-details {
                summary.govuk-details__summary { span.govuk-details__summary-text { (reading.read.files.len()) " files" } }
                div.govuk-details__text { ul.govuk-list { @for file in &reading.read.files { li { (file.name) } } } }
            }
        }
    }
}

/// Plain words as paragraphs and lists, the way they are laid out.
fn lines(words: &str) -> Markup {
    html! {
        @for line in words.lines() {
            @if let Some(item) = line.strip_prefix("  ") { p.govuk-body.hw-indent { (item) } }
            @else { p.govuk-body { (line) } }
        }
    }
}

fn send_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("send-return", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Send a return" }
        p.govuk-body { "Choose all the files of one return, or of several years. They may be CSV or XML and have any name: what they are is told by their columns, and their year by their dates." }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "Files").multiple(true).error_if(form.error("files")))
            (Button::submit("Send, and see what would change"))
        }
    };
    Ok(Reply::page("Send a return", body).back_to("Returns", "/returns"))
}

fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut files = Vec::new();
    for upload in &mut visit.files {
        let bytes = upload.bytes()?;
        if !upload.name.is_empty() {
            files.push((upload.name.clone(), bytes));
        }
    }
    if files.is_empty() {
        return Err(Refusal::invalid("files", "Choose the files of the return"));
    }
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (found, problems) = rulebook::read::read_years(&inputs);
    if found.iter().all(|of_year| of_year.files.is_empty()) {
        let why: Vec<String> = problems
            .iter()
            .filter(|p| p.severity == Severity::File)
            .map(ToString::to_string)
            .collect();
        return Err(Refusal::invalid(
            "files",
            format!(
                "None of these files is an SSDA903 return. {}",
                why.join(" ")
            ),
        ));
    }
    let id = Uuid::now_v7();
    visit.write(|tx| kept::receive(tx, id, &files))?;
    Ok(Reply::redirect(format!("/returns/sent/{id}")))
}

fn sent(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("upload")?;
    let (files, stands) =
        visit.read(|tx| Ok((kept::received(tx, id)?, reading::stands(tx, id)?)))?;
    let back = |reply: Reply| reply.back_to("Returns", "/returns");
    let warning = match stands {
        Stands::Reading(done, total) => {
            let view = ProgressView::new(
                "Reading the return into the record",
                done,
                total,
                "children",
            )
            .address(format!("/returns/sent/{id}"));
            let body = html! { h1.govuk-heading-l { "Reading" } (view) };
            return Ok(back(Reply::page("Reading", body)).again_in(2));
        }
        Stands::Done(words) => {
            let body = html! { h1.govuk-heading-l { "The return was read" } (lines(&words)) };
            return Ok(back(Reply::page("The return was read", body)));
        }
        Stands::NotAsked => None,
        Stands::LeftOff => Some(
            "The reading was interrupted half-way, because Homeward was stopped. What was read \
             stands. Reading it again goes on where it stopped."
                .to_owned(),
        ),
        Stands::Failed(why) => Some(format!(
            "The last try stopped half-way: {why}. Reading again goes on where it stopped."
        )),
    };
    if files.is_empty() {
        return Err(Refusal::NotFound);
    }
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (found, problems) = rulebook::read::read_years(&inputs);
    // The comparison reads every child in the files: it is the product that looks, and the page
    // that shows counts and rows, not people.
    let house = Caller::system(format!("preview for {}", visit.caller()?.name()));
    let report = preview(visit.record(), &house, &found, &problems, &|_, _| {})?;
    let form = visit.form("read-return", &[])?;
    Ok(back(Reply::page(
        "What this return would change",
        draw_preview(&report, warning, form.guard()),
    )))
}

fn draw_preview(report: &Report, warning: Option<String>, guard: &desk::form::Guard) -> Markup {
    let begun = warning.is_some();
    html! {
        h1.govuk-heading-l { "What this return would change" }
        @if let Some(warning) = warning { (WarningText::new(warning)) }
        (lines(&in_words(report, false)))
        @if !report.set_aside.is_empty() {
            h2.govuk-heading-m { "What would be set aside" }
            p.govuk-body { "Nothing is dropped: each is kept as it was written and listed under Returns until somebody deals with it." }
            ((Table::new("The first 100 rows, cells and files")
                .head(["Where", "Why", "What was written"].map(Cell::new))
                .rows(report.set_aside.iter().take(100).map(|aside| vec![
                    Cell::new(whence(aside)),
                    Cell::new(&aside.reason),
                    Cell::new(as_written(aside)),
                ]))).scrolling("What would be set aside"))
        }
        form method="post" {
            (guard)
            (button_group(html! {
                @if begun || !report.changes_nothing() || !report.set_aside.is_empty() {
                    button.govuk-button name="do" value="read" data-module="govuk-button" data-prevent-double-click="true" {
                        @if begun { "Read it again" } @else { "Read it into the record" }
                    }
                }
                button.govuk-button.govuk-button--secondary name="do" value="forget" { "Throw the files away" }
            }))
        }
    }
}

fn go(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("upload")?;
    let form = visit.posted()?;
    if form.value("do") == "forget" {
        visit.write(|tx| kept::forget(tx, id))?;
        return Ok(
            Reply::redirect("/returns").saying("The files were thrown away. Nothing was written.")
        );
    }
    let files = visit.read(|tx| kept::received(tx, id))?;
    if files.is_empty() {
        return Err(Refusal::NotFound);
    }
    let who = visit.caller()?.name().to_owned();
    visit.write(|tx| reading::ask(tx, id, &who))?;
    let record = visit.record().clone();
    // The reading goes on when the browser has gone. When the server goes, the job stays.
    std::thread::Builder::new()
        .name("read a return".to_owned())
        .spawn(move || {
            if let Err(refusal) = reading::work(&record) {
                tracing::error!(%refusal, "the end of reading a return could not be noted");
            }
        })
        .map_err(|why| Refusal::Fault(record::Fault::Other(why.to_string())))?;
    Ok(Reply::redirect(format!("/returns/sent/{id}")))
}

fn set_aside(visit: &mut Visit) -> Result<Reply, Refusal> {
    let page: usize = visit
        .query("page")
        .and_then(|p| p.parse().ok())
        .unwrap_or(1)
        .max(1);
    let skip = u32::try_from((page - 1) * 100).unwrap_or(u32::MAX);
    let (found, total) = visit.read(|tx| kept::set_aside(tx, skip))?;
    Ok(Reply::page("Set aside", draw_aside(&found, page, total))
        .back_to("Returns", "/returns")
        .wide())
}

/// The file, and below it the row and the column.
fn whence(aside: &SetAside) -> Markup {
    html! {
        span.hw-break { (aside.file) }
        @if let Some(row) = aside.row {
            br;
            span.hw-plain { "Row " (row) @if let Some(column) = &aside.column { ", " (column) } }
        }
    }
}

/// A whole row may be long and without a space.
fn as_written(aside: &SetAside) -> Markup {
    html! { span.hw-break { (aside.original) } }
}

fn draw_aside(found: &[Waiting], page: usize, total: u64) -> Markup {
    let mut listing = Listing::new(
        "rows, cells and files set aside",
        &Address::new("/returns/set-aside"),
    )
    .columns(["Where", "Why", "What was written", "Deal with it"].map(Column::new))
    .page(page, 100, total)
    .empty(invitation("Nothing is set aside.", None));
    for one in found {
        let aside = &one.aside;
        listing = listing.row([
            Cell::new(whence(aside)),
            Cell::new(&aside.reason),
            Cell::new(as_written(aside)),
            Cell::new(html! {
                a.govuk-link href={ "/returns/set-aside/" (one.fact) } {
                    "Dealt with" span.govuk-visually-hidden { " row " (aside.row.unwrap_or(0)) " of " (aside.file) }
                }
            }),
        ]);
    }
    html! {
        h1.govuk-heading-l { "Set aside" }
        p.govuk-body { "What could not be taken in, kept as it was written. Put it right where it was made and send the return again, or enter it on the young person’s page." }
        (listing)
    }
}

fn settle_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let aside = visit.read(|tx| kept::one_set_aside(tx, fact))?;
    let form = visit.form("settle", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Deal with what was set aside" }
        p.govuk-body { (aside.reason) }
        (InsetText::new(aside.original))
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (desk::components::Input::new("how", "What was done about it?").value(form.value("how")).error_if(form.error("how")))
            (Button::submit("Save"))
        }
    };
    Ok(
        Reply::page("Deal with what was set aside", body)
            .back_to("Set aside", "/returns/set-aside"),
    )
}

fn settle(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let how = form
        .text("how", "what was done about it")
        .at_most(500)
        .required();
    let (how,) = form.all_of((how,))?;
    visit.write(|tx| kept::settle(tx, fact, &how))?;
    Ok(Reply::redirect("/returns/set-aside").saying("Noted. It stays kept."))
}

fn gone(visit: &mut Visit) -> Result<Reply, Refusal> {
    let readings = visit.read(kept::readings)?;
    let latest: Option<&Read> = readings.first().map(|reading| &reading.read);
    let gone = latest.map_or(&[][..], |read| read.gone.as_slice());
    let body = html! {
        h1.govuk-heading-l { "Not in the latest return" }
        p.govuk-body { "These children were in an earlier return with an episode still open, and are not in the latest. Nobody was dropped: each stays in the record until somebody says what happened." }
        @if gone.is_empty() { (invitation("Every child with an open episode is in the latest return.", None)) }
        @else {
            (Table::new(format!("{} children", gone.len()))
                .head(["Number", "Last in the return of"].map(Cell::new))
                .rows(gone.iter().map(|(code, year)| vec![
                    Cell::new(html! { a.govuk-link href={ "/young-people?who=all&q=" (code) } { (code) } }),
                    Cell::new(year.to_string()),
                ])))
        }
    };
    Ok(Reply::page("Not in the latest return", body).back_to("Returns", "/returns"))
}
