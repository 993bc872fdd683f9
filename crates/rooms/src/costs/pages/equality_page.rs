//! Is it the same for everybody: the main numbers of homes by who young people are.

use super::parts::percent;
use crate::costs::equality::{By, Counted, Line, Question, shown, tally};
use crate::costs::{lines, moves};
use crate::evidence;
use crate::homes::{outcome_tabs, searches_made};
use crate::looked_after::lives;
use care::dates::{long_date, plus_days, plus_years};
use care::ids::YoungPersonId;
use care::{Date, Period};
use desk::components::{Button, Select, SelectItem, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::sheet::{Cell as Out, Sheet};
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::Guard;
use record::access::Capability;
use record::{Caller, Refusal};
use std::collections::HashMap;

struct View {
    by: By,
    on: Date,
    asked: Vec<(Question, Vec<Line>)>,
    small: bool,
    caller: Caller,
}

fn counted(visit: &Visit, splits: &[By]) -> Result<Vec<(By, Question, Vec<Line>)>, Refusal> {
    let on = visit.today();
    let small = visit.caller()?.may(Capability::SeeSmallNumbers);
    visit.read(|tx| {
        let borough = evidence::borough(tx)?;
        let lives = lives(tx)?;
        let lines = lines(tx)?;
        let searches = searches_made(tx)?;
        let moves = moves(tx, Period::new(plus_years(on, -1), Some(plus_days(on, 1))))?;
        let children: HashMap<YoungPersonId, &measures::ChildHistory> = borough
            .children()
            .iter()
            .map(|child| (YoungPersonId(child.id.0), &**child))
            .collect();
        let from = Counted {
            children,
            lives: &lives,
            lines: &lines,
            searches: &searches,
            moves: &moves,
            ours: tx.council(),
            on,
        };
        let mut all = Vec::new();
        for by in splits {
            for asked in Question::ALL {
                let counts = tally(*asked, *by, &from);
                all.push((*by, *asked, shown(&counts, asked.is_yes_or_no(), small)));
            }
        }
        Ok(all)
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let by = visit.query("by").and_then(By::parse).unwrap_or(By::Sex);
    let asked = counted(visit, &[by])?;
    let caller = visit.caller()?.clone();
    let view = View {
        by,
        on: visit.today(),
        asked: asked
            .into_iter()
            .map(|(_, asked, lines)| (asked, lines))
            .collect(),
        small: caller.may(Capability::SeeSmallNumbers),
        caller,
    };
    Ok(Reply::page("Is it the same for everybody?", draw(&view)))
}

pub(super) fn file(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = visit.today();
    let all = counted(visit, By::ALL)?;
    let heads = [
        "Split",
        "Group",
        "Question",
        "Of",
        "Answer",
        "Known",
        "Not known",
        "Day",
    ];
    let mut sheet = Sheet::new("Is it the same for everybody", &heads);
    let count = |guard: Guard<u64>| match guard {
        Guard::Shown(n) => Out::Whole(i64::try_from(n).unwrap_or(i64::MAX)),
        Guard::Masked => Out::Text("hidden".to_owned()),
    };
    for (by, asked, lines) in &all {
        for line in lines {
            sheet.rows.push(vec![
                Out::Text(by.words().to_owned()),
                Out::Text(line.group.to_owned()),
                Out::Text(asked.words().to_owned()),
                Out::Text(asked.of().to_owned()),
                match line.value {
                    Guard::Shown(Some(value)) => Out::Whole(value),
                    Guard::Shown(None) => Out::Blank,
                    Guard::Masked => Out::Text("hidden".to_owned()),
                },
                count(line.of),
                count(line.unknown),
                Out::Date(on),
            ]);
        }
    }
    Ok(Reply::csv("homes-is-it-the-same-for-everybody", &sheet))
}

fn hidden() -> Markup {
    html! { span.govuk-hint { "hidden" } }
}

fn answer(asked: Question, line: &Line) -> Markup {
    html! {
        @match (line.value, line.of) {
            (Guard::Shown(Some(value)), Guard::Shown(of)) if asked.is_yes_or_no() => {
                strong { (percent(u64::try_from(value).unwrap_or(0), of)) } br; (value) " of " (of)
            }
            (Guard::Shown(Some(value)), Guard::Shown(of)) => {
                strong { @if asked == Question::Weekly { "£" } (grouped(value)) } br; "in the middle of " (of)
            }
            (Guard::Shown(None), _) => { span.hw-not-known { "not known" } }
            _ => { (hidden()) }
        }
    }
}

/// A number with its thousands apart.
fn grouped(value: i64) -> String {
    if value >= 1_000 {
        format!("{},{:03}", value / 1_000, value % 1_000)
    } else {
        value.to_string()
    }
}

fn section(asked: Question, lines: &[Line]) -> Markup {
    let table = lines.iter().fold(
        Table::bare().head([
            Cell::new("Group"),
            Cell::number("Answer"),
            Cell::number("Not known"),
        ]),
        |table, line| {
            table.row([
                Cell::new(line.group),
                Cell::number(answer(asked, line)),
                Cell::number(match line.unknown {
                    Guard::Shown(n) => html! { (n) },
                    Guard::Masked => hidden(),
                }),
            ])
        },
    );
    html! {
        h2.govuk-heading-m id=(asked.code()) { (asked.words()) }
        @if lines.is_empty() { (invitation("Nothing to count yet.", None)) }
        @else { (table.scrolling(asked.words())) }
        p.govuk-hint { (asked.of()) ". " (asked.tells()) }
    }
}

fn draw(view: &View) -> Markup {
    let choose = Select::new("by", "By what?").items(
        By::ALL
            .iter()
            .map(|by| SelectItem::new(by.code(), by.words()).selected(*by == view.by)),
    );
    html! {
        h1.govuk-heading-l { "Is it the same for everybody?" }
        (outcome_tabs(&view.caller, "/equality"))
        p.govuk-body { "Which homes there were, how near, how soon and at what price, on " (long_date(view.on)) ", by " (view.by.words().to_lowercase()) "." }
        form method="get" action="/equality" {
            (choose)
            (Button::new("Show").secondary())
        }
        p.govuk-body { "A difference between groups is a question and not yet an answer: groups differ in age and in what they need, and in a group of twenty one young person moves a share by five in the hundred." }
        @if view.by == By::Disability { p.govuk-body { "The record knows a disability from two sources: the main need in the return (N2), and what a search for a home said that care is for (a learning, physical or sensory disability, or autism). Of somebody with another main need for whom nobody has searched for a home, nobody has said either way, so this split tells of fewer than there are." } }
        @if view.by == By::Ethnicity { p.govuk-body { "The return’s eighteen groups stand together in six, because most of them are small here. Differences inside a group cannot be seen." } }
        @for (asked, lines) in &view.asked { (section(*asked, lines)) }
        (button_group(html! { (Button::link("Take every split away (CSV)", "/equality/file").secondary()) }))
        @if !view.small { p.govuk-hint { "Numbers under 6, and those that would give one away, are hidden." } }
        p.govuk-hint { "The middle is the lower of two when their number is even. Numbers are of whom the record knows today." }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl View {
        /// A split with something hidden and something not known.
        pub(super) fn sample() -> Self {
            let line = |group, value, of, unknown| Line {
                group,
                value,
                of,
                unknown,
            };
            Self {
                by: By::Disability,
                on: jiff::civil::date(2027, 4, 7),
                asked: vec![
                    (
                        Question::Near,
                        vec![
                            line(
                                "Another need, no disability recorded",
                                Guard::Shown(Some(61)),
                                Guard::Shown(90),
                                Guard::Shown(6),
                            ),
                            line(
                                "Disability is the main need",
                                Guard::Masked,
                                Guard::Masked,
                                Guard::Masked,
                            ),
                        ],
                    ),
                    (
                        Question::Weekly,
                        vec![line(
                            "Another need, no disability recorded",
                            Guard::Shown(Some(1_240)),
                            Guard::Shown(80),
                            Guard::Shown(0),
                        )],
                    ),
                    (Question::Notice, Vec::new()),
                ],
                small: false,
                caller: Caller::system("a sample"),
            }
        }
    }

    #[test]
    fn each_number_stands_with_its_count_and_what_it_can_tell() {
        let page = draw(&View::sample()).into_string();
        for words in [
            "68%",
            "61 of 90",
            "£1,240",
            "in the middle of 80",
            "hidden",
            "Nothing to count yet",
            "(N2)",
            "cannot tell",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}
