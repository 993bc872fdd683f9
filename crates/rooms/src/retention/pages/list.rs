//! Who is due, who is held, what waits for a second person, what was erased, and the table itself.

use super::super::held::{Gone, Standing, erased, everyone, rules};
use super::super::rules::{Case, Rule};
use care::Date;
use care::dates::{long_date, plus_days};
use desk::components::{Cell, Table};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::{Refusal, clock};

/// What the page shows.
struct View {
    today: Date,
    waiting: Vec<Standing>,
    due: Vec<Standing>,
    soon: Vec<Standing>,
    held: Vec<Standing>,
    /// No day to count from is known: kept.
    unknown: Vec<Standing>,
    kept: usize,
    rules: Vec<Rule>,
    gone: Vec<Gone>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let (all, rules, gone) = visit.read(|tx| Ok((everyone(tx)?, rules(tx)?, erased(tx, 50)?)))?;
    let mut view = View {
        today,
        waiting: Vec::new(),
        due: Vec::new(),
        soon: Vec::new(),
        held: Vec::new(),
        unknown: Vec::new(),
        kept: all.len(),
        rules,
        gone,
    };
    let year = plus_days(today, 365);
    for one in all {
        if one.hold.is_some() {
            view.held.push(one);
        } else if one.asked.is_some() {
            view.waiting.push(one);
        } else if one.is_due(today) {
            view.due.push(one);
        } else if one.until.is_none() {
            view.unknown.push(one);
        } else if one.until.is_some_and(|(_, until)| until <= year) {
            view.soon.push(one);
        }
    }
    Ok(Reply::page("Kept until", draw(&view)).wide())
}

fn until(one: &Standing) -> String {
    match one.until {
        Some((case, until)) => format!("{}: kept until {}", case.words(), long_date(until)),
        None => "No day to count from is known".to_owned(),
    }
}

/// A link that says to a screen reader whom it is about.
fn act(one: &Standing, to: &str, words: &str) -> Markup {
    html! {
        a.govuk-link href={ "/retention/" (one.id) "/" (to) } {
            (words) span.govuk-visually-hidden { ", " (one.name) }
        }
    }
}

fn people(title: &str, these: &[Standing], what: impl Fn(&Standing) -> Markup) -> Markup {
    let table = these.iter().fold(
        Table::new(title).head(["Whose record", "Number", "Kept until", "What to do"]),
        |table, one| {
            table.row([
                Cell::new(&one.name),
                Cell::new(&one.code),
                Cell::new(until(one)),
                Cell::new(what(one)),
            ])
        },
    );
    table.scrolling(title)
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Kept until" }
        p.govuk-body {
            "Each record is kept for as long as the law asks, and not for ever. When its time is over, one person "
            "asks that it be erased, saying why, and a second person agrees. What was said about the young person "
            "is then destroyed; that somebody was erased, when, by whom and why, and who had looked, stays."
        }
        p.govuk-body { "Records you may know of: " (view.kept) ". Today is " (long_date(view.today)) "." }
        @if !view.waiting.is_empty() {
            (people("Waiting for a second person", &view.waiting, |one| html! {
                @if let Some(asked) = &one.asked {
                    p.govuk-body-s { (asked.name) " asked on " (long_date(clock::day_of(asked.at))) ": " (asked.why) }
                }
                (act(one, "agree", "Agree")) " or " (act(one, "refuse", "say no"))
            }))
        }
        @if view.due.is_empty() {
            h2.govuk-heading-m { "Due now" }
            (invitation("No record’s time is over.", None))
        } @else {
            (people("Due now", &view.due, |one| html! {
                (act(one, "ask", "Ask to erase")) " or " (act(one, "hold", "hold"))
            }))
        }
        @if !view.soon.is_empty() {
            (people("Due within a year", &view.soon, |one| act(one, "hold", "Hold")))
        }
        @if !view.held.is_empty() {
            (people("On hold", &view.held, |one| html! {
                @if let Some(hold) = &one.hold {
                    p.govuk-body-s { "Since " (long_date(clock::day_of(hold.since))) ": " (hold.why) }
                }
                (act(one, "lift", "Lift the hold"))
            }))
        }
        @if !view.unknown.is_empty() {
            (people("Kept, because no day to count from is known", &view.unknown, |one| act(one, "hold", "Hold")))
        }
        (table(&view.rules))
        @if !view.gone.is_empty() { (gone(&view.gone)) }
    }
}

fn table(rules: &[Rule]) -> Markup {
    let title = "How long records are kept";
    let table = rules.iter().fold(
        Table::new(title).head(["Who", "Years", "Where that comes from", "What to do"]),
        |table, rule| {
            table.row([
                Cell::new(rule.case.words()),
                Cell::new(format!("{} from {}", rule.years, rule.case.counted_from())),
                Cell::new(&rule.source),
                Cell::new(html! {
                    a.govuk-link href={ "/retention/years/" (rule.case.code()) } {
                        "Change" span.govuk-visually-hidden { " the years for: " (rule.case.words()) }
                    }
                }),
            ])
        },
    );
    html! {
        (table.scrolling(title))
        p.govuk-body { "These are a starting point. The council’s lawyer confirms them before anything is erased." }
    }
}

fn gone(gone: &[Gone]) -> Markup {
    let title = "Erased";
    let table = gone.iter().fold(
        Table::new(title).head(["When", "Why", "Who asked", "Who agreed", "Entries"]),
        |table, one| {
            let line = Case::from_code(&one.said.rule).map_or("", Case::words);
            table.row([
                Cell::new(long_date(clock::day_of(one.at))),
                Cell::new(format!("{line}. {}", one.said.why)),
                Cell::new(&one.said.asked_by_name),
                Cell::new(&one.said.agreed_by_name),
                Cell::new(one.said.entries.len().to_string()),
            ])
        },
    );
    table.scrolling(title)
}
