//! The pages of what others publish: which files count, adding one, leaving one out.

use crate::evidence::published::{Added, add_published, added, leave_out as leave_out_file};
use care::dates::long_date;
use care::ids::FactId;
use desk::components::{
    Button, Details, FileUpload, Input, InsetText, Table, WarningText, table::Cell,
};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::Comparators;
use record::Refusal;

/// The most that may be sent at once; DfE's largest file is about 30 MB for all of England.
pub(super) const MOST: u64 = 64 * 1024 * 1024;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let files = visit.read(|tx| Ok(added(tx)?))?;
    let form = visit.form("published", &[])?;
    let body = html! {
        h1.govuk-heading-l { "What others publish" }
        p.govuk-body { "Our numbers stand beside those of our statistical neighbours, the region and England. When DfE publishes new figures, add the files here: they may have any name, and what they are is told by their columns. New figures replace earlier ones of the same year." }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "Published files, as CSV").multiple(true)
                .hint("Children looked after in England, stability, care leavers, the Local Authority Interactive Tool, statistical neighbours, ONS population aged 0 to 17")
                .error_if(form.error("files")))
            (Button::submit("Add these files"))
        }
        h2.govuk-heading-m { "Files added" }
        @if files.is_empty() { (invitation("No file has been added. The figures below came with Homeward.", None)) }
        @for file in files.iter().rev() { (one(file)) }
        h2.govuk-heading-m { "Files that came with Homeward" }
        ul.govuk-list.govuk-list--bullet { @for name in Comparators::built_in() { li { (name) } } }
    };
    Ok(Reply::page("What others publish", body).back_to("Numbers", "/numbers"))
}

fn one(file: &Added) -> Markup {
    html! {
        h3.govuk-heading-s { (file.name) }
        p.govuk-body {
            (file.what) ", " (file.figures) " figures, added on "
            (long_date(record::clock::in_england(file.at).date())) ". "
            a.govuk-link href={ "/numbers/published/" (file.fact) "/leave-out" } {
                "Leave it out" span.govuk-visually-hidden { ": " (file.name) }
            }
        }
        @if !file.problems.is_empty() {
            (Details::new(format!("{} lines were not understood", file.problems.len()), html! {
                (Table::new("Lines that were not understood")
                    .head(["Line", "Why"].map(Cell::new))
                    .rows(file.problems.iter().map(|(line, why)| vec![
                        Cell::new(line.to_string()), Cell::new(why),
                    ])))
            }))
        }
    }
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut files = Vec::new();
    for upload in &mut visit.files {
        let bytes = upload.bytes()?;
        files.push((upload.name.clone(), bytes));
    }
    if files.is_empty() {
        return Err(Refusal::invalid("files", "Choose one or more files"));
    }
    // Files that are known are added although others beside them are not.
    let (read, refused) = visit.write(|tx| {
        let (read, refused) = add_published(tx, &files)?;
        if read.is_empty() {
            return Err(Refusal::invalid("files", refused.join(". ")));
        }
        Ok((read, refused))
    })?;
    let figures: usize = read.iter().map(|file| file.figures).sum();
    let mut words = format!("Added {} files with {figures} figures.", read.len());
    if !refused.is_empty() {
        words = format!("{words} Not added: {}", refused.join(". "));
    }
    Ok(Reply::redirect("/numbers/published").saying(words))
}

fn chosen(visit: &Visit) -> Result<Added, Refusal> {
    let fact: FactId = visit.id("fact")?;
    visit.read(|tx| {
        added(tx)?
            .into_iter()
            .find(|file| file.fact == fact)
            .ok_or(Refusal::NotFound)
    })
}

pub(super) fn leave_out_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let file = chosen(visit)?;
    let form = visit.form("leave-out", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Leave out a published file" }
        (InsetText::new(format!("{}: {}", file.name, file.what)))
        (WarningText::new("Its figures no longer count. What was there before it counts again. It stays in the history."))
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Input::new("reason", "Why should it not count?").value(form.value("reason")).error_if(form.error("reason")))
            (Button::submit("Leave it out"))
        }
    };
    Ok(Reply::page("Leave out a published file", body)
        .back_to("What others publish", "/numbers/published"))
}

pub(super) fn leave_out(visit: &mut Visit) -> Result<Reply, Refusal> {
    let file = chosen(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why it should not count")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| leave_out_file(tx, file.fact, &reason))?;
    Ok(Reply::redirect("/numbers/published").saying(format!("{} no longer counts", file.name)))
}
