//! Saying since when something is written down, and giving a group to compare with.

use crate::about_one::{area, day, line};
use crate::outcomes::change::{compare_with, groups, kept_since, say_kept_since};
use crate::outcomes::facts::ComparisonGroup;
use desk::components::Button;
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{Change, Stream, find_change};
use record::Refusal;

fn framed(title: &str, form: &Form, fields: &Markup) -> Reply {
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { (title) }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (fields)
                (Button::submit("Save"))
            }
        } }
    };
    Reply::page(title, body).back_to("Outcomes", "/outcomes")
}

pub(super) fn kept_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = visit.read(|tx| Ok(kept_since(tx)?))?;
    let start: Vec<(&str, String)> = kept
        .iter()
        .map(|(stream, from)| (stream.code(), date_value(*from)))
        .collect();
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("kept-since", &start)?;
    let fields = html! {
        p.govuk-body { "Before something was written down for everybody, a count of nought says nothing. Windows before the hub began do not reach further back than this." }
        @for stream in Stream::ALL { (day(&form, stream.code(), &format!("{}: since which day? (leave blank if not for everybody)", stream.words()))) }
    };
    Ok(framed("Since when is it written down?", &form, &fields))
}

pub(super) fn kept(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let mut said = Vec::new();
    for stream in Stream::ALL {
        let from = form
            .date(stream.code(), "the day")
            .not_after_today(today)
            .optional();
        if let Some(Some(from)) = from.get() {
            said.push((stream, *from));
        }
    }
    form.checked()?;
    visit.write(|tx| {
        let before = kept_since(tx)?;
        for (stream, from) in &said {
            if before.get(stream) != Some(from) {
                say_kept_since(tx, *stream, *from)?;
            }
        }
        Ok(())
    })?;
    Ok(Reply::redirect("/outcomes").saying("Saved"))
}

fn change(visit: &Visit) -> Result<&'static Change, Refusal> {
    visit
        .part("change")
        .and_then(find_change)
        .ok_or(Refusal::NotFound)
}

pub(super) fn group_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let change = change(visit)?;
    let said = visit.read(|tx| Ok(groups(tx)?.remove(change.id)))?;
    let start: Vec<(&str, String)> = said.map_or_else(Vec::new, |said| {
        vec![
            ("who", said.who),
            ("people", said.people.to_string()),
            ("before", said.before),
            ("after", said.after),
            ("source", said.source),
        ]
    });
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("comparison-group", &start)?;
    let fields = html! {
        p.govuk-body { "For: " (change.title) ". " (change.plain) }
        (area(&form, "who", "Who are they, and how were they chosen?", 2).hint("Young people like these, over the same time, without a hub."))
        (line(&form, "people", "How many?").inputmode("numeric"))
        (line(&form, "before", "What was it for them before?").hint("Worked out the same way: for each in a year, or a share."))
        (line(&form, "after", "And after?"))
        (line(&form, "source", "Where do the figures come from?"))
    };
    Ok(framed("A comparison group", &form, &fields))
}

pub(super) fn group(visit: &mut Visit) -> Result<Reply, Refusal> {
    let change = change(visit)?;
    let mut form = visit.posted()?;
    let who = form.text("who", "who they are").at_most(500).required();
    let people = form
        .number("people", "how many they are")
        .between(10, 1_000_000)
        .required();
    let before = form
        .text("before", "the figure before")
        .at_most(60)
        .required();
    let after = form
        .text("after", "the figure after")
        .at_most(60)
        .required();
    let source = form
        .text("source", "where the figures come from")
        .at_most(300)
        .required();
    let (who, people, before, after, source) = form.all_of((who, people, before, after, source))?;
    let said = ComparisonGroup {
        change: change.id.to_owned(),
        who,
        people: u32::try_from(people).unwrap_or_default(),
        before,
        after,
        source,
    };
    visit.write(|tx| compare_with(tx, &said))?;
    Ok(Reply::redirect("/outcomes").saying("Saved the comparison group"))
}
