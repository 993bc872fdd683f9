//! One young person's findings in our return: what is written, how to put it right, whom to ask.

use super::{counted, year_of};
use crate::our_return::about::{class_of, class_of_form};
use crate::our_return::check::Checked;
use crate::our_return::facts::Which;
use crate::our_return::items::{Item, of_one_among_all};
use crate::our_return::said;
use crate::our_return::words::{column_words, may_correct, to_put_right, where_it_is};
use crate::people;
use care::CollectionYear;
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Button, Checkboxes, Choice, InsetText, Select, SelectItem, Textarea};
use desk::form::{Form, sentence_start};
use desk::patterns::{Address, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{
    self, Action, Allowed, Capability, FieldClass, Persona, could_do, could_open, find,
};
use record::{Caller, Refusal, Timestamp, Tx};
use rulebook::Table;
use std::collections::{BTreeSet, HashMap};

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
        Self {
            which: found.which(year),
            form: may_correct(allowed, found.table).then(|| to_put_right(found, year)),
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
        let shown: Vec<Shown> = items
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
    let tables: BTreeSet<Table> = shown.iter().map(|one| one.item.found.table).collect();
    let mut candidates = Vec::new();
    for member in members.iter().filter(|_| asks) {
        if !member.active || !ASKED.contains(&member.persona) {
            continue;
        }
        if let Some(puts_right) = opens_to(visit, member.id, id, &tables)? {
            let name = if puts_right {
                member.name.clone()
            } else {
                format!("{} (can tell, not change it)", member.name)
            };
            let named = near.contains(&member.id);
            candidates.push((!puts_right, !named, name, member.id));
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
            .map(|(_, _, name, id)| (id, name))
            .collect(),
    })
}

/// Whether somebody may put right something of what was found; `None` when the young person's page
/// would not open to them, for nobody is asked about that.
fn opens_to(
    visit: &Visit,
    member: MemberId,
    id: YoungPersonId,
    tables: &BTreeSet<Table>,
) -> Result<Option<bool>, Refusal> {
    let Some(them) = visit.read(|tx| Ok(Caller::load(tx, member)?))? else {
        return Ok(None);
    };
    visit.record().read(&them, |tx| {
        if !could_open(tx, id, FieldClass::CareHistory)? {
            return Ok(None);
        }
        let mut puts_right = false;
        for table in tables {
            puts_right |= could_do(tx, id, Action::Correct, class_of_form(*table))?;
        }
        Ok(Some(puts_right))
    })
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

/// What somebody said, who, and when.
fn quoted(view: &View, what: &str, who: MemberId, at: Timestamp) -> String {
    format!("“{what}” ({}, {})", name_of(view, who), day(at))
}

fn card(view: &View, one: &Shown) -> Markup {
    let rule = one.item.found.rule;
    let at = format!("/our-return/{}/young-people/{}/true", view.year.0, view.id);
    html! {
        h2.govuk-heading-s { (sentence_start(&where_it_is(&one.item.found))) " (rule " (rule.code) ")" }
        p.govuk-body { (rule.explanation()) }
        @if !one.cells.is_empty() {
            p.govuk-body {
                "Written: "
                @for (at, (label, written)) in one.cells.iter().enumerate() {
                    @if at > 0 { "; " }
                    (label) " "
                    @if written.is_empty() { "blank" } @else { strong { (written) } }
                }
                "."
            }
        }
        p.govuk-body { "To put it right: " (rule.fix()) }
        @if let Some(beside) = &one.item.beside {
            p.govuk-body { "When it was saved: " (quoted(view, &beside.why, beside.by, beside.at)) }
        }
        @if let Some(was) = &one.item.outdated {
            p.govuk-body { "It was recorded as true, and what it rested on has changed: " (quoted(view, &was.why, was.by, was.at)) }
        }
        @if let Some(why) = &one.item.settled {
            p.govuk-body { "It is true: " (quoted(view, &why.why, why.by, why.at)) }
        }
        @if let Some(asked) = &one.item.asked {
            p.govuk-body {
                (name_of(view, asked.who)) " was asked by " (name_of(view, asked.by)) " on " (day(asked.at))
                @if let Some(note) = &asked.note { ": “" (note) "”" }
            }
        }
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
        hr.govuk-section-break.govuk-section-break--m.govuk-section-break--visible;
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
