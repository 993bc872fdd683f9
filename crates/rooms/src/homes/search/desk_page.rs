//! The officer's desk: what waits on us first, then what is needed today, who we are searching for,
//! and what came in.

use super::clocks::{Counted, Side, Wait};
use super::form_pages::address;
use super::pages::needed;
use super::{Approached, KeptSearch, open_approaches, open_searches};
use crate::homes::home::all_homes;
use crate::kept::days;
use crate::people;
use care::Date;
use care::dates::{days_between, long_date};
use care::ids::{HomeId, YoungPersonId};
use desk::Visit;
use desk::components::{Table, table::Cell};
use desk::patterns::invitation;
use maud::{Markup, html};
use record::access::FieldClass;
use record::{Look, Refusal, Timestamp, Tx};
use std::collections::HashMap;

struct Line {
    search: KeptSearch,
    name: String,
    asked: Vec<Approached>,
}

struct View {
    lines: Vec<Line>,
    homes: HashMap<HomeId, String>,
    today: Date,
    now: Timestamp,
}

/// The desk, drawn for this visit.
pub fn drawn(visit: &Visit) -> Result<Markup, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
        let mut asked = open_approaches(tx)?;
        let mut lines = Vec::new();
        for search in open_searches(tx)? {
            if !may.contains(&search.of) {
                continue;
            }
            let Some(person) = people::person(tx, search.of)? else {
                continue;
            };
            lines.push(Line {
                asked: asked.remove(&search.said.id).unwrap_or_default(),
                name: person.name(),
                search,
            });
        }
        looked(tx, lines.len());
        Ok(View {
            lines,
            homes: all_homes(tx)?
                .into_iter()
                .map(|home| (home.id, home.said.name))
                .collect(),
            today,
            now: tx.now(),
        })
    })?;
    Ok(draw(&view))
}

fn who(line: &Line) -> Markup {
    let id: YoungPersonId = line.search.of;
    html! { a.govuk-link href=(address(id)) { (line.name) } }
}

fn draw(view: &View) -> Markup {
    let home = |id: HomeId| view.homes.get(&id).map_or("A home", String::as_str);
    let mut ours: Vec<(&Line, &Approached, Timestamp)> = Vec::new();
    let mut replies: Vec<(&Line, &Approached, Timestamp)> = Vec::new();
    for line in &view.lines {
        for one in &line.asked {
            if let Some((Side::Council, since)) = one.turn() {
                ours.push((line, one, since));
            }
            if let Some(said) = one.answer() {
                replies.push((line, one, said.at));
            }
        }
    }
    // Whoever needs a home by the next day comes first, then who has waited longest.
    ours.sort_by_key(|(line, _, since)| {
        let counted = Counted::of(line.search.said.needed_by, *since);
        (counted != Counted::Every, *since)
    });
    replies.sort_by_key(|one| std::cmp::Reverse(one.2));
    replies.truncate(20);
    let now_needed: Vec<&Line> = view
        .lines
        .iter()
        .filter(|line| line.search.said.needed_by <= view.today)
        .collect();
    let waiting = |line: &Line| {
        let theirs = line
            .asked
            .iter()
            .filter(|one| matches!(one.turn(), Some((Side::Home, _))))
            .count();
        format!("{} asked, {theirs} yet to answer", line.asked.len())
    };
    let searching = |lines: &[&Line], caption: &str| {
        lines
            .iter()
            .fold(
                Table::bare().head(["Who", "When", "Searching", "Asked"]),
                |table, line| {
                    table.row([
                        Cell::new(who(line)),
                        Cell::new(needed(line.search.said.needed_by, view.today)),
                        Cell::new(searched_for(line.search.began, view.today)),
                        Cell::new(waiting(line)),
                    ])
                },
            )
            .scrolling(caption)
    };
    let all: Vec<&Line> = view.lines.iter().collect();
    html! {
        h1.govuk-heading-l { "Searches" }
        p.govuk-body {
            a.govuk-link href="#ours" { "Waiting on us (" (ours.len()) ")" } " · "
            a.govuk-link href="#needed" { "Needed today (" (now_needed.len()) ")" } " · "
            a.govuk-link href="#searching" { "Searching (" (view.lines.len()) ")" } " · "
            a.govuk-link href="#replies" { "Replies (" (replies.len()) ")" } " · "
            a.govuk-link href="#answers" { "How long answers take" }
        }
        p.govuk-body { a.govuk-link href="/searches/together" { "Everybody who is searching and all homes, together" } " · " a.govuk-link href="/searches/now" { "Searching now, without names, to print" } " · " a.govuk-link href="/searches/holds" { "Beds held" } " · " a.govuk-link href="/searches/hard-to-place" { "Hard to place" } " · " a.govuk-link href="/searches/groups" { "Who want to live together" } " · " a.govuk-link href="/homes/judgements" { "Judgements that changed" } }
        h2.govuk-heading-m id="ours" { "Waiting on us" }
        @if ours.is_empty() { (invitation("Nobody waits for an answer from us.", None)) }
        @else {
            ((ours.iter().fold(
                Table::bare().head(["Home", "For", "They said", "Waiting"]),
                |table, (line, one, since)| table.row([
                    Cell::new(home(one.said.home).to_owned()),
                    Cell::new(who(line)),
                    Cell::new(one.answer().map_or_else(String::new, |said| said.spoken.words.clone())),
                    Cell::new(Wait::between(line.search.said.needed_by, *since, view.now).to_string()),
                ]),
            )).scrolling("Waiting on us"))
        }
        h2.govuk-heading-m id="needed" { "Needed today" }
        @if now_needed.is_empty() { (invitation("Nobody needs a home today.", None)) }
        @else { (searching(&now_needed, "Needed today")) }
        h2.govuk-heading-m id="searching" { "Searching" }
        @if all.is_empty() { (invitation("We are not searching for anybody you may see. A search begins on a young person’s page.", None)) }
        @else { (searching(&all, "Everybody we search for")) }
        h2.govuk-heading-m id="replies" { "Replies" }
        @if replies.is_empty() { (invitation("No home has answered yet.", None)) }
        @else {
            ((replies.iter().fold(
                Table::bare().head(["Home", "For", "Answer", "When"]),
                |table, (line, one, at)| table.row([
                    Cell::new(home(one.said.home).to_owned()),
                    Cell::new(who(line)),
                    Cell::new(one.answer().and_then(|said| said.spoken.answer).map_or("", |a| a.words())),
                    Cell::new(long_date(record::clock::day_of(*at))),
                ]),
            )).scrolling("Replies"))
        }
    }
}

/// For how many days we have searched.
fn searched_for(began: Timestamp, today: Date) -> String {
    match days_between(record::clock::day_of(began), today) {
        ..=0 => "since today".to_owned(),
        count => days(count),
    }
}

/// Notes that the desk was shown, and of how many.
fn looked(tx: &mut Tx<'_>, count: usize) {
    let caller = tx.caller();
    let persona = caller.persona().map_or("", |persona| persona.code());
    tx.look(Look {
        at: tx.now(),
        member: caller.member(),
        member_name: caller.name().to_owned(),
        persona: persona.to_owned(),
        subject: None,
        action: "see".to_owned(),
        what: format!("searches for {count} young people"),
        allowed: true,
        because: "Everybody on it is somebody they may see".to_owned(),
        request: caller.request().unwrap_or_default().to_owned(),
    });
}
