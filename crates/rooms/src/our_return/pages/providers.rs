//! Giving Ofsted's lists of providers, which a dozen rules need.

use super::counted;
use crate::our_return::providers::{self, Kept};
use care::dates::long_date;
use desk::components::{Button, FileUpload, InsetText};
use desk::{Reply, Upload, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access;
use uuid::Uuid;

/// The files that came in an input.
pub(super) fn files_in(visit: &mut Visit, field: &str) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let named = |upload: &&mut Upload| upload.field == field && !upload.name.is_empty();
    let mut files = Vec::new();
    for upload in visit.files.iter_mut().filter(named) {
        let bytes = upload.bytes()?;
        files.push((upload.name.clone(), bytes));
    }
    Ok(files)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (kept, by) = visit.read(|tx| {
        let kept = providers::kept(tx)?;
        let by = match &kept {
            Some(kept) => access::member(tx, kept.by)?.map(|member| member.name),
            None => None,
        };
        Ok((kept, by))
    })?;
    let form = visit.form("providers", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Ofsted’s lists of providers" }
        p.govuk-body { "Rules about placements ask which provider a number belongs to, what may be recorded under it, and when it closed. Give the lists that come with the return, or the one that Ofsted publishes, as CSV, XLSX or ODS. They take the place of those given before." }
        (given(kept.as_ref(), by.as_deref()))
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "Lists").multiple(true).error_if(form.error("files")))
            (Button::submit("Use these lists"))
        }
    };
    Ok(Reply::page("Ofsted’s lists of providers", body).back_to("Our return", "/our-return"))
}

fn given(kept: Option<&Kept>, by: Option<&str>) -> Markup {
    html! {
        @match kept {
            None => (InsetText::new("None has been given yet: the rules that need one are listed as not checked.")),
            Some(kept) => (InsetText::new(format!(
                "In use: {}, given by {} on {}.",
                kept.names.join(", "),
                by.unwrap_or("somebody"),
                long_date(record::clock::day_of(kept.at))
            ))),
        }
    }
}

pub(super) fn give(visit: &mut Visit) -> Result<Reply, Refusal> {
    let files = files_in(visit, "files")?;
    if files.is_empty() {
        return Err(Refusal::invalid("files", "Choose a list of providers"));
    }
    let (list, problems) = providers::of_files(&files);
    if list.is_empty() {
        let why: Vec<String> = problems.iter().take(5).map(ToString::to_string).collect();
        return Err(Refusal::invalid(
            "files",
            format!(
                "None of these files is a list of providers. {}",
                why.join(" ")
            ),
        ));
    }
    let id = Uuid::now_v7();
    visit.write(|tx| providers::keep(tx, id, &files))?;
    Ok(Reply::redirect("/our-return").saying(format!(
        "The lists hold {}",
        counted(list.len(), "provider", "providers")
    )))
}
