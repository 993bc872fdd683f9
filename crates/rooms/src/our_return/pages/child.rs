//! One young person's findings in our return: what is written, how to put it right, whom to ask.

use super::{counted, year_of};
use crate::our_return::about::class_of;
use crate::our_return::check::Checked;
use crate::our_return::facts::Which;
use crate::our_return::items::{Item, of_one_among_all};
use crate::our_return::said;
use crate::our_return::words::{column_words, to_put_right, where_it_is};
use crate::people;
use care::CollectionYear;
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use desk::components::{
    Button, Checkboxes, Choice, InsetText, Row, Select, SelectItem, SummaryList, Textarea,
};
use desk::form::{Form, sentence_start};
use desk::patterns::{Address, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, Capability, FieldClass, Persona, could_open, find};
use record::{Caller, Refusal, Timestamp, Tx};
use std::collections::HashMap;

/// Who may be asked to put something right.
const ASKED: [Persona; 4] = [
    Persona::KeyWorker,
    Persona::SocialWorker,
    Persona::TeamManager,
    Persona::PlacementOfficer,
];

/// A finding as this reader may see it.
pub(super) struct Shown {
    item: Item,
    which: Which,
    /// What is written in the cells it looks at: label and value, of kinds the reader may see.
    cells: Vec<(&'static str, String)>,
    form: Option<String>,
}

impl Shown {
    pub(super) fn of(
        year: CollectionYear,
        checked: &Checked,
        item: Item,
        allowed: &Allowed,
    ) -> Self {
        let found = &item.found;
        let cells = found
            .fields()
            .into_iter()
            .filter(|column| *column != "CHILD" && allowed.sees(class_of(found.table, column)))
            .filter_map(|column| {
                let label = column_words(found.table, column);
                let written = checked.written(found, column)?;
                (!label.is_empty()).then_some((label, written))
            })
            .collect();
        let corrects = allowed.lens().may(Action::Correct, FieldClass::CareHistory);
        Self {
            which: found.which(year),
            form: to_put_right(found).filter(|_| corrects),
            cells,
            item,
        }
    }
}

/// What the page shows.
struct View {
    year: CollectionYear,
    id: YoungPersonId,
    name: String,
    shown: Vec<Shown>,
    names: HashMap<MemberId, String>,
    asks: bool,
    explains: bool,
    candidates: Vec<(MemberId, String)>,
}

/// How a young person is called to this reader.
pub(super) fn name_for(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<String, Refusal> {
    let person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    Ok(if allowed.sees(FieldClass::Identity) {
        person.name()
    } else {
        format!("Child {}", person.code)
    })
}

fn view(visit: &Visit) -> Result<View, Refusal> {
    let year = year_of(visit)?;
    let id: YoungPersonId = visit.id("id")?;
    let caller = visit.caller()?;
    let asks = caller.may(Capability::AssignFindings);
    let explains = caller.may(Capability::ExplainFindings);
    let (name, shown, members, near) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow(Action::See)?;
        let (checked, items) = of_one_among_all(tx, &allowed, year)?;
        let shown = items
            .into_iter()
            .map(|item| Shown::of(year, &checked, item, &allowed))
            .collect();
        let today = tx.today();
        let near: Vec<MemberId> = access::workers(tx, &allowed)?
            .into_iter()
            .filter(|worker| worker.period.contains(today))
            .map(|worker| worker.member)
            .collect();
        Ok((name_for(tx, &allowed)?, shown, access::members(tx)?, near))
    })?;
    let mut candidates = Vec::new();
    for member in members.iter().filter(|_| asks) {
        if member.active && ASKED.contains(&member.persona) && opens_to(visit, member.id, id)? {
            let named = near.contains(&member.id);
            candidates.push((!named, member.name.clone(), member.id));
        }
    }
    candidates.sort();
    Ok(View {
        year,
        id,
        name,
        shown,
        names: members.into_iter().map(|m| (m.id, m.name)).collect(),
        asks,
        explains,
        candidates: candidates
            .into_iter()
            .map(|(_, name, id)| (id, name))
            .collect(),
    })
}

/// Whether a young person's life in care is open to somebody: nobody is asked about a page that
/// would not open to them.
fn opens_to(visit: &Visit, member: MemberId, id: YoungPersonId) -> Result<bool, Refusal> {
    let Some(them) = visit.read(|tx| Ok(Caller::load(tx, member)?))? else {
        return Ok(false);
    };
    visit
        .record()
        .read(&them, |tx| Ok(could_open(tx, id, FieldClass::CareHistory)?))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("ask-to-put-right", &[])?;
    Ok(
        Reply::page(format!("{}: findings", "Our return"), draw(&view, &form)).back_to(
            format!("Our return, {}", view.year),
            format!("/our-return/{}", view.year.0),
        ),
    )
}

fn draw(view: &View, form: &Form) -> Markup {
    let open: Vec<&Shown> = view.shown.iter().filter(|s| s.item.is_open()).collect();
    let settled: Vec<&Shown> = view.shown.iter().filter(|s| !s.item.is_open()).collect();
    html! {
        h1.govuk-heading-l { (view.name) ": our return, " (view.year) }
        p.govuk-body { a.govuk-link href={ "/young-people/" (view.id) } { "Their page" } }
        @if open.is_empty() {
            (invitation("Nothing to put right.", None))
        } @else {
            p.govuk-body-l { (counted(open.len(), "finding", "findings")) " to put right." }
            @for one in &open { (card(view, one)) }
            @if view.asks { (asking(view, &open, form)) }
        }
        @if !settled.is_empty() {
            h2.govuk-heading-m { "True, with the reason recorded" }
            @for one in &settled { (card(view, one)) }
        }
    }
}

fn name_of(view: &View, member: MemberId) -> &str {
    view.names.get(&member).map_or("somebody", String::as_str)
}

/// The day of a moment.
fn day(at: Timestamp) -> String {
    long_date(record::clock::day_of(at))
}

fn card(view: &View, one: &Shown) -> Markup {
    let rule = one.item.found.rule;
    let at = format!("/our-return/{}/young-people/{}/true", view.year.0, view.id);
    let mut rows = vec![Row::new("What is right", rule.explanation())];
    for (label, written) in &one.cells {
        let words = if written.is_empty() {
            "Nothing is written".to_owned()
        } else {
            written.clone()
        };
        rows.push(Row::new(*label, words));
    }
    rows.push(Row::new("To put it right", rule.fix()));
    if let Some(beside) = &one.item.beside {
        rows.push(Row::new(
            "What was said when it was saved",
            format!(
                "{} ({}, {})",
                beside.why,
                name_of(view, beside.by),
                day(beside.at)
            ),
        ));
    }
    if let Some(was) = &one.item.outdated {
        rows.push(Row::new(
            "It was recorded as true, and what it rested on has changed",
            format!("{} ({}, {})", was.why, name_of(view, was.by), day(was.at)),
        ));
    }
    if let Some(why) = &one.item.settled {
        rows.push(Row::new(
            "Why it is true",
            format!("{} ({}, {})", why.why, name_of(view, why.by), day(why.at)),
        ));
    }
    if let Some(asked) = &one.item.asked {
        let note = asked
            .note
            .as_ref()
            .map_or(String::new(), |note| format!(": {note}"));
        rows.push(Row::new(
            "Asked",
            format!(
                "{}, by {} on {}{note}",
                name_of(view, asked.who),
                name_of(view, asked.by),
                day(asked.at)
            ),
        ));
    }
    html! {
        h2.govuk-heading-s { (sentence_start(&where_it_is(&one.item.found))) " (rule " (rule.code) ")" }
        (SummaryList::new(rows))
        p.govuk-body {
            @if let Some(form) = &one.form {
                a.govuk-link href=(form) { "Put it right" span.govuk-visually-hidden { " (rule " (rule.code) ")" } }
            }
            @if one.form.is_some() && view.explains { " · " }
            @if view.explains {
                a.govuk-link href=(address_of(at, &one.which)) {
                    @if one.item.is_open() { "It is true, and here is why" } @else { "Change this, or open it again" }
                    span.govuk-visually-hidden { " (rule " (rule.code) ")" }
                }
            }
        }
    }
}

/// The address of a page about one finding.
pub(super) fn address_of(at: String, which: &Which) -> String {
    Address::new(at)
        .and("rule", &which.rule)
        .and("table", &which.table)
        .and("row", &which.row)
        .to_string()
}

/// The name of a finding in a form.
fn ticked(which: &Which) -> String {
    format!("{} {} {}", which.rule, which.table, which.row)
}

fn asking(view: &View, open: &[&Shown], form: &Form) -> Markup {
    let fresh = form.value("who").is_empty() && form.errors().is_empty();
    let choices = open.iter().map(|one| {
        let found = &one.item.found;
        let value = ticked(&one.which);
        let chosen = fresh || form.chosen("finding", &value);
        Choice::new(
            value,
            format!("Rule {}, {}", found.rule.code, where_it_is(found)),
        )
        .checked(chosen)
    });
    let people = std::iter::once(SelectItem::new("", "Choose somebody").selected(true))
        .chain(view.candidates.iter().map(|(id, name)| {
            let id = id.to_string();
            let chosen = form.value("who") == id;
            SelectItem::new(id, name.clone()).selected(chosen)
        }))
        .chain([
            SelectItem::new("nobody", "Nobody any longer").selected(form.value("who") == "nobody")
        ]);
    html! {
        h2.govuk-heading-m { "Ask somebody to put it right" }
        @if view.candidates.is_empty() {
            (InsetText::new("This page is open to no worker yet: somebody must be named as their worker, or their team as responsible."))
        } @else {
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (Checkboxes::new("finding", "What").small().choices(choices).error_if(form.error("finding")))
                (Select::new("who", "Whom").items(people.collect::<Vec<_>>()).error_if(form.error("who")))
                (Textarea::new("note", "Anything they should know? (optional)").value(form.value("note")).error_if(form.error("note")))
                (Button::submit("Ask them"))
            }
        }
    }
}

/// Asks somebody.
pub(super) fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let mut form = visit.posted()?;
    let findings: Vec<Which> = view
        .shown
        .iter()
        .filter(|one| form.chosen("finding", &ticked(&one.which)))
        .map(|one| one.which.clone())
        .collect();
    if findings.is_empty() {
        form.problem("finding", "Select what is to be put right");
    }
    let who = form
        .choice("who", "whom to ask", |code| match code {
            "nobody" => Some(None),
            id => view
                .candidates
                .iter()
                .find(|(member, _)| member.to_string() == id)
                .map(|(member, _)| Some(*member)),
        })
        .required();
    let note = form
        .text("note", "what they should know")
        .at_most(500)
        .optional();
    let (who, note) = form.all_of((who, note))?;
    visit.write(|tx| {
        let allowed = find(tx, view.id)?.allow(Action::See)?;
        said::ask(tx, &allowed, &findings, who, note.clone())
    })?;
    let words = match who {
        Some(who) => format!(
            "{} was asked to put {} right",
            name_of(&view, who),
            counted(findings.len(), "finding", "findings")
        ),
        None => "Nobody is asked any longer".to_owned(),
    };
    Ok(Reply::redirect(format!(
        "/our-return/{}/young-people/{}",
        view.year.0, view.id
    ))
    .saying(words))
}
