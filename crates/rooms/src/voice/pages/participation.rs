//! What waits for an answer, in one list: young people who told us something, reports to be read,
//! replies that are due, what matters and nobody has answered; and the numbers.

use crate::forums::{self, ForumKind, Heard};
use crate::hub::{ANSWER_WITHIN, unanswered};
use crate::people;
use crate::voice::{
    Inspection, Mattering, Numbers, Right, Together, inspections, matters, numbers, take_up,
    together,
};
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Cell, Colour, Table, Tag, button_group};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use std::collections::HashMap;

struct View {
    today: Date,
    told: Vec<(YoungPersonId, FactId, Date)>,
    names: HashMap<YoungPersonId, String>,
    visits: Vec<Inspection>,
    matters: Vec<Mattering>,
    /// Said at a young people's forum, and not answered.
    heard: Vec<Heard>,
    numbers: Numbers,
    together: Vec<Together>,
    take_up: Vec<(Right, usize, usize)>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let told = unanswered(tx)?;
        let mut names = HashMap::new();
        for (of, ..) in told.iter().take(20) {
            if let Some(person) = people::person(tx, *of)? {
                names.insert(*of, person.name());
            }
        }
        Ok(View {
            today,
            told,
            names,
            visits: inspections(tx)?,
            matters: matters(tx)?,
            heard: forums::forum(tx, ForumKind::YoungPeople)?
                .into_iter()
                .flat_map(|one| one.heard)
                .filter(|one| one.answers.is_empty())
                .collect(),
            numbers: numbers(tx, today)?,
            together: together(tx, today)?,
            take_up: take_up(tx)?,
        })
    })?;
    Ok(Reply::page("Participation", draw(&view)).wide())
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "none yet".to_owned();
    }
    format!("{}% ({part} of {whole})", part * 100 / whole)
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Participation" }
        (button_group(html! {
            (Button::link("Plan a visit", "/participation/visit"))
            (Button::link("What matters to young people", "/participation/matters").secondary())
            (Button::link("What young people chose", "/participation/chosen").secondary())
        }))
        (waiting(view))
        (inspections_table(view))
        (figures(view))
    }
}

fn waiting(view: &View) -> Markup {
    let to_read: Vec<_> = view
        .visits
        .iter()
        .filter(|one| one.reported_on.is_some() && one.checked_on.is_none())
        .collect();
    let to_reply: Vec<_> = view
        .visits
        .iter()
        .filter(|one| one.published == Some(true) && one.replied_on.is_none())
        .collect();
    let silent = view
        .matters
        .iter()
        .filter(|one| one.answers.is_empty())
        .count();
    html! {
        h2.govuk-heading-m { "What waits" }
        @if view.told.is_empty() && to_read.is_empty() && to_reply.is_empty() && view.heard.is_empty() && silent == 0 {
            p.govuk-body { "Nothing waits. Everybody who said something was answered." }
        }
        ul.govuk-list.hw-people {
            @for (of, fact, on) in view.told.iter().take(20) {
                @let due = plus_days(*on, ANSWER_WITHIN);
                li {
                    a.govuk-link href={ "/young-people/" (of) "/told/" (fact) } {
                        (view.names.get(of).map_or("A young person", String::as_str)) " told us something"
                    }
                    ". " (by(due, view.today, "Answer"))
                }
            }
            @if view.told.len() > 20 { li { "And " (view.told.len() - 20) " more who told us something." } }
            @for one in to_read {
                li { (visit_link(one, &format!("Read the report on {} for safety", one.called))) ". Nothing is published before." }
            }
            @for one in to_reply {
                @if let Some(due) = one.reply_due {
                    li { (visit_link(one, &format!("The provider’s reply about {}", one.called))) ". " (by(due, view.today, "Reply due")) }
                }
            }
            @for one in &view.heard {
                li { a.govuk-link href="/forums" { "Said at a young people’s forum: " (one.said.said.words) } ". " (by(one.due(), view.today, "Answer")) }
            }
            @if silent > 0 {
                li { a.govuk-link href="/participation/matters" { (silent) " things that matter to young people, and no provider has answered" } }
            }
        }
    }
}

fn by(due: Date, today: Date, what: &str) -> Markup {
    html! {
        (what) " by " (long_date(due)) " "
        @if due < today { (Tag::new("Late").colour(Colour::Red)) }
    }
}

fn visit_link(one: &Inspection, words: &str) -> Markup {
    html! { a.govuk-link href={ "/participation/visits/" (one.visit) } { (words) } }
}

fn inspections_table(view: &View) -> Markup {
    let rows = view.visits.iter().take(20).map(|one| {
        let standing = match (one.reported_on, one.published, one.replied_on) {
            (None, ..) => "To be visited",
            (_, None, _) => "To be read for safety",
            (_, Some(false), _) => "Held back",
            (_, _, Some(_)) => "Answered",
            _ if one.late(view.today) => "Reply late",
            _ => "Waits for the reply",
        };
        vec![
            Cell::new(visit_link(one, &one.called)),
            Cell::new(long_date(one.on)),
            Cell::new(standing),
            Cell::new(one.changes.to_string()),
        ]
    });
    html! {
        h2.govuk-heading-m { "Young inspectors" }
        @if view.visits.is_empty() { p.govuk-body { "No visit is planned yet." } }
        @else {
            (Table::new("Visits").head(["Home", "Visit", "How it stands", "Things that changed"]).rows(rows).scrolling("Visits"))
        }
    }
}

fn figures(view: &View) -> Markup {
    let n = &view.numbers;
    let team = view.together.iter().map(|one| {
        let yes = |at: usize| {
            one.answered
                .map_or_else(|| "too few".to_owned(), |all| share(one.yes[at], all))
        };
        vec![
            Cell::new(one.team.as_str()),
            Cell::new(
                one.answered
                    .map_or_else(|| "under 6".to_owned(), |all| all.to_string()),
            ),
            Cell::new(yes(0)),
            Cell::new(yes(1)),
            Cell::new(yes(2)),
        ]
    });
    let rights = view
        .take_up
        .iter()
        .filter(|(_, offered, _)| *offered > 0)
        .map(|(right, offered, taken)| {
            vec![Cell::new(right.words()), Cell::new(share(*taken, *offered))]
        });
    html! {
        h2.govuk-heading-m { "In numbers" }
        ul.govuk-list.govuk-list--bullet {
            li { (n.trained) " young inspectors trained, " (n.active) " inspecting now" }
            li { (n.visits) " visits reported, " (n.changes) " things changed because of them" }
            li { "Reports answered: " (share(n.replied, n.published)) "; in time or not late yet: " (share(n.in_time, n.published)) }
        }
        (Table::new("Three questions about their key worker: how many said yes, in the last six whole months")
            .head(["Team", "Answered", "Listens", "Does what they say", "Would go to them first"]).rows(team)
            .scrolling("Three questions about their key worker"))
        p.govuk-body-s { "A team is shown when at least six young people answered. What one of them said is theirs, unless they share it." }
        (Table::new("What was offered and taken up").head(["Right", "Taken up, of those offered"]).rows(rights)
            .scrolling("What was offered and taken up"))
    }
}
