//! The access log of the whole council, the looks that deserve a question, and the broken glass.

use super::names::{Page, Who, reason, who};
use crate::people;
use care::dates::parse_date;
use care::ids::{FactId, YoungPersonId};
use care::{Date, dates::plus_days};
use desk::components::{Cell, DateInput, Input, Radios, Row, SummaryList, Table};
use desk::form::DateTyped;
use desk::patterns::{Address, FilterPanel, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{
    self, Action, Alert, Capability, LooksAsked, Persona, Signal, Unusual, note_look,
};
use record::clock::long_moment;
use record::{Look, Refusal, Tx};
use std::collections::HashMap;

/// How many looks to a page.
const PAGE: u32 = 50;
/// How far back looks are judged: a week in which work may follow, and three before it.
const JUDGED_DAYS: i32 = 28;

/// What the page shows.
struct View {
    asked: LooksAsked,
    address: Address,
    looks: Vec<(Look, Option<Who>)>,
    /// Where the next page begins.
    older: Option<i64>,
    /// Only on the first page of everything.
    unusual: Option<Vec<(Unusual, Who)>>,
    alerts: Vec<Alert>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (asked, address) = asked(visit);
    let first = asked == LooksAsked::default();
    let since = record::clock::midnight_after(plus_days(visit.today(), -JUDGED_DAYS));
    let view = visit.read(|tx| {
        let mut found = access::looks(tx, &asked, PAGE + 1)?;
        noted(tx, "the access log");
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let older = found.last().map(|(seq, _)| *seq).filter(|_| more);
        let mut names = HashMap::new();
        let mut looks = Vec::new();
        for (_, look) in found {
            let at = match look.subject {
                Some(subject) => Some(known(tx, &mut names, YoungPersonId(subject.0))?),
                None => None,
            };
            looks.push((look, at));
        }
        let unusual = if first {
            let mut all = Vec::new();
            for look in unusual(tx, since)? {
                let at = known(tx, &mut names, look.young_person)?;
                all.push((look, at));
            }
            Some(all)
        } else {
            None
        };
        let alerts = if tx.caller().may(Capability::ReviewBreakGlass) {
            access::open_alerts(tx)?
        } else {
            Vec::new()
        };
        Ok(View {
            asked: asked.clone(),
            address: address.clone(),
            looks,
            older,
            unusual,
            alerts,
        })
    })?;
    Ok(Reply::page("Who looked", draw(&view)).wide())
}

fn unusual(tx: &mut Tx<'_>, since: record::Timestamp) -> Result<Vec<Unusual>, Refusal> {
    let mut all = access::unusual_looks(tx, since, |tx, id| {
        Ok(people::person(tx, id)?.and_then(|person| person.family))
    })?;
    all.sort_by(|a, b| (&a.signals, b.at).cmp(&(&b.signals, a.at)));
    Ok(all)
}

fn known(
    tx: &mut Tx<'_>,
    names: &mut HashMap<YoungPersonId, Who>,
    id: YoungPersonId,
) -> Result<Who, Refusal> {
    if let Some(known) = names.get(&id) {
        return Ok(known.clone());
    }
    let found = who(tx, id)?;
    names.insert(id, found.clone());
    Ok(found)
}

/// What was asked, and its address without the page.
fn asked(visit: &Visit) -> (LooksAsked, Address) {
    let name: String = visit
        .query("name")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(100)
        .collect();
    let from = day(visit, "from");
    let to = day(visit, "to");
    let allowed = match visit.query("answer") {
        Some("allowed") => Some(true),
        Some("refused") => Some(false),
        _ => None,
    };
    let whole = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let address = Address::new("/looks")
        .and("name", &name)
        .and("from", whole(from))
        .and("to", whole(to))
        .and("answer", allowed.map_or("", answer));
    let asked = LooksAsked {
        name,
        from,
        to,
        allowed,
        before: visit.query("before").and_then(|seq| seq.parse().ok()),
    };
    (asked, address)
}

/// A day in three boxes, or whole. One that is not a day is left out.
fn day(visit: &Visit, name: &str) -> Option<Date> {
    if let Some(whole) = visit.query(name) {
        return parse_date(whole);
    }
    let part = |part: &str| visit.query(&format!("{name}-{part}"));
    parse_date(&format!(
        "{}/{}/{}",
        part("day")?,
        part("month")?,
        part("year")?
    ))
}

const fn answer(allowed: bool) -> &'static str {
    if allowed { "allowed" } else { "refused" }
}

/// That the log itself was read is in the log.
fn noted(tx: &mut Tx<'_>, what: &str) {
    note_look(tx, Action::See, what, "Watches over who sees what");
}

fn role(code: &str) -> String {
    Persona::from_code(code).map_or_else(String::new, |persona| format!(", {}", persona.title()))
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Who looked" }
        @if !view.alerts.is_empty() { (alerts(&view.alerts)) }
        @if let Some(all) = &view.unusual { (unusual_list(all)) }
        section aria-labelledby="log" {
            h2.govuk-heading-m id="log" { "Every look" }
            div.hw-filtered {
                (filters(view))
                div.hw-filtered__list { (log(view)) }
            }
        }
    }
}

fn alerts(all: &[Alert]) -> Markup {
    html! {
        section aria-labelledby="alerts" {
            h2.govuk-heading-m id="alerts" { "Opened in an emergency, not yet answered" }
            p.govuk-body { "Somebody opened a page without being near the young person. Talk to them, then answer." }
            @for alert in all {
                (SummaryList::new([
                    Row::new("Who", format!("{}{}", alert.name, role(&alert.persona))),
                    Row::new("When", long_moment(alert.at)),
                    Row::new("Their reason", alert.reason.clone()),
                    Row::new("Answer", html! {
                        a.govuk-link href={ "/looks/alerts/" (alert.glass) } {
                            "Answer" span.govuk-visually-hidden { " " (alert.name) ", " (long_moment(alert.at)) }
                        }
                    }),
                ]))
            }
        }
    }
}

/// A signal in plain words.
const fn words(signal: Signal) -> &'static str {
    match signal {
        Signal::SameSurname => "They have the same surname",
        Signal::Conflict => "They have a declared conflict, and tried to open the page",
        Signal::OutOfHours => "In the evening, at night or at the weekend",
        Signal::NoLaterWork => "Not a named worker, and wrote nothing down in the week after",
    }
}

fn unusual_list(all: &[(Unusual, Who)]) -> Markup {
    let table = all.iter().fold(
        Table::new("Looks that deserve a question").head([
            "Who",
            "At whom",
            "When",
            "Why ask",
            "They could because",
        ]),
        |table, (look, at)| {
            let why = look
                .signals
                .iter()
                .map(|s| words(*s))
                .collect::<Vec<_>>()
                .join(". ");
            table.row([
                Cell::new(&look.name),
                Cell::new(at.linked()),
                Cell::new(long_moment(look.at)),
                Cell::new(why),
                Cell::new(&look.because),
            ])
        },
    );
    html! {
        section aria-labelledby="unusual" {
            h2.govuk-heading-m id="unusual" { "Looks that deserve a question" }
            p.govuk-body {
                "In the last " (JUDGED_DAYS) " days. None of these is proof of anything: most have a good reason. Ask."
            }
            @if all.is_empty() { (invitation("No look in these days stands out.", None)) }
            @else { (table.scrolling("Looks that deserve a question")) }
        }
    }
}

fn filters(view: &View) -> Markup {
    let asked = &view.asked;
    let typed = |day: Option<Date>| day.map(DateTyped::of).unwrap_or_default();
    let whole = |day: Date| day.to_string();
    let chosen = asked.allowed.map_or("", answer);
    let mut panel = FilterPanel::new(&view.address)
        .control(
            "name",
            Input::new("name", "Name of who looked")
                .value(&asked.name)
                .spellcheck(false),
        )
        .control(
            "from",
            DateInput::new("from", "From").typed_date(typed(asked.from)),
        )
        .control("to", DateInput::new("to", "To").typed_date(typed(asked.to)))
        .control(
            "answer",
            Radios::new("answer", "Answer")
                .small()
                .choices([("", "Any"), ("allowed", "Allowed"), ("refused", "Refused")])
                .value(chosen),
        );
    if !asked.name.is_empty() {
        panel = panel.chosen(format!("“{}”", asked.name), "name", &asked.name);
    }
    if let Some(from) = asked.from {
        panel = panel.chosen(
            format!("From {}", care::dates::long_date(from)),
            "from",
            &whole(from),
        );
    }
    if let Some(to) = asked.to {
        panel = panel.chosen(
            format!("To {}", care::dates::long_date(to)),
            "to",
            &whole(to),
        );
    }
    if asked.allowed.is_some() {
        panel = panel.chosen(desk::form::sentence_start(chosen), "answer", chosen);
    }
    html! { (panel) }
}

fn log(view: &View) -> Markup {
    if view.looks.is_empty() {
        return invitation(
            "Nobody’s look fits this. Take off a filter.",
            Some(("Show every look", "/looks")),
        );
    }
    let table = view.looks.iter().fold(
        Table::new("Every look, newest first")
            .head(["When", "Who", "At whom", "What", "Answer", "Because"]),
        |table, (look, at)| {
            let action = Action::from_code(&look.action)
                .map_or(look.action.as_str(), |action| action.title());
            table.row([
                Cell::new(long_moment(look.at)),
                Cell::new(format!("{}{}", look.member_name, role(&look.persona))),
                Cell::new(at.as_ref().map_or_else(|| html! {}, Who::linked)),
                Cell::new(format!(
                    "{}: {}",
                    desk::form::sentence_start(action),
                    look.what
                )),
                Cell::new(if look.allowed { "Allowed" } else { "Refused" }),
                Cell::new(&look.because),
            ])
        },
    );
    html! {
        (table.scrolling("Every look, newest first"))
        @if let Some(older) = view.older {
            p.govuk-body { a.govuk-link href=(view.address.clone().with("before", older)) { "Older looks" } }
        }
        @if view.asked.before.is_some() {
            p.govuk-body { a.govuk-link href=(view.address) { "Back to the newest" } }
        }
    }
}

// --- the broken glass ----------------------------------------------------------------------------

fn waiting(visit: &Visit) -> Result<Alert, Refusal> {
    let glass: FactId = visit.id("id")?;
    visit.read(|tx| {
        access::open_alerts(tx)?
            .into_iter()
            .find(|alert| alert.glass == glass)
            .ok_or(Refusal::NotFound)
    })
}

pub(super) fn alert_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let alert = waiting(visit)?;
    let form = visit.form("alert", &[])?;
    let fields = html! {
        (SummaryList::new([
            Row::new("Who", format!("{}{}", alert.name, role(&alert.persona))),
            Row::new("When", long_moment(alert.at)),
            Row::new("Their reason", alert.reason.clone()),
        ]))
        (Radios::new("justified", "Were they right to open it?")
            .choices([("yes", "Yes"), ("no", "No")])
            .value(form.value("justified"))
            .error_if(form.error("justified")))
        (reason(&form, "What did you find, and what follows?"))
    };
    let page = Page {
        title: "A page opened in an emergency",
        about: &alert.name,
        back: ("Who looked", "/looks".to_owned()),
        save: "Save the answer",
    };
    Ok(page.around(&form, &fields))
}

pub(super) fn alert(visit: &mut Visit) -> Result<Reply, Refusal> {
    let glass: FactId = visit.id("id")?;
    let mut form = visit.posted()?;
    let justified = form
        .choice(
            "justified",
            "whether they were right to open it",
            |code| match code {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
        )
        .required();
    let note = form
        .text("reason", "what you found and what follows")
        .at_most(2_000)
        .required();
    let (justified, note) = form.all_of((justified, note))?;
    visit.write(|tx| access::answer_alert(tx, glass, justified, &note))?;
    Ok(Reply::redirect("/looks").saying("Saved the answer"))
}
