//! Keeping a document for a young person, and opening one.

use super::{date, done, framed_with_file, id, input};
use crate::people::{self, MOST_BYTES};
use crate::young_people::of_one::for_form;
use desk::components::FileUpload;
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass, find};

/// The most a form with a document may weigh: the document and a little around it.
pub(in super::super) const MOST: u64 = MOST_BYTES + 64 * 1024;

pub(in super::super) fn document_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let today = date_value(visit.today());
    let view = visit.read(|tx| Ok(for_form(tx, id, Action::Add, FieldClass::Documents)?.1))?;
    let form = visit.form("document", &[("dated", &today)])?;
    let fields = html! {
        (input(&form, "title", "What is it?").hint("For example, placement plan"))
        (date(&form, "dated", "What date is it about?"))
        (FileUpload::new("file", "The file")
            .hint("PDF, Word, Excel or OpenDocument, a picture or plain text, up to 10 MB. It is kept sealed.")
            .error_if(form.error("file")))
    };
    Ok(framed_with_file(
        &view,
        "Keep a document",
        &form,
        &fields,
        "Keep this document",
    ))
}

pub(in super::super) fn document(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let title = form.text("title", "what it is").at_most(200).required();
    let dated = form
        .date("dated", "date it is about")
        .not_after_today(today)
        .required();
    let mut bytes = Vec::new();
    let mut name = String::new();
    match visit.files.first_mut() {
        Some(upload) => {
            name = upload.name.clone();
            bytes = upload.bytes()?;
        }
        None => form.problem("file", "Choose the file"),
    }
    let (title, dated) = form.all_of((title, dated))?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Documents)?;
        people::keep_document(tx, &allowed, &title, dated, &name, &bytes)
    })?;
    Ok(done(id, "The document is kept"))
}

pub(in super::super) fn open_document(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, fact) = (id(visit)?, visit.id("fact")?);
    let (document, media_type, bytes) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Documents)?;
        people::open_document(tx, &allowed, fact)
    })?;
    Ok(Reply::download(&document.file_name, media_type, bytes))
}
