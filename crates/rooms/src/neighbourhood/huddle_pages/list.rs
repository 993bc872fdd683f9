//! Every huddle, with its next meeting.

use crate::kept::Kept;
use crate::neighbourhood::huddle::{
    HuddleNow, Meeting, Numbers, Standing, huddles, next_meeting, numbers, standing,
};
use care::dates::long_date;
use care::ids::SubjectId;
use desk::components::{Button, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use std::collections::HashMap;

struct View {
    all: Vec<(HuddleNow, Standing, Option<Kept<Meeting>>)>,
    numbers: HashMap<SubjectId, Numbers>,
    staff: bool,
    leads: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let all = huddles(tx)?;
        let today = tx.today();
        let numbers = numbers(tx, &all, today)?;
        let mut told = Vec::with_capacity(all.len());
        for one in all {
            let next = next_meeting(tx, one.id())?;
            let stands = standing(tx.caller(), &one);
            told.push((one, stands, next));
        }
        Ok(View {
            all: told,
            numbers,
            staff: caller.agency().is_none(),
            leads: caller.may(Capability::LeadHuddles),
        })
    })?;
    Ok(Reply::page("Huddles", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Huddles" }
        p.govuk-body { "Once a week those who work in a footprint meet and think about a few people together. Whoever has the best relationship leads." }
        @if view.leads { (button_group(html! { (Button::link("Begin a huddle", "/huddles/new")) })) }
        @if view.all.is_empty() { (invitation("No footprint has a huddle yet.", None)) }
        @else {
            (table(view))
            @if view.staff { (together(view)) }
        }
    }
}

fn table(view: &View) -> Markup {
    let table = view.all.iter().fold(
        Table::bare().head([
            Cell::new("Footprint"),
            Cell::new("Meets"),
            Cell::new("Next"),
            Cell::new("Your seat"),
            Cell::number("Seats somebody holds"),
        ]),
        |table, (one, stands, next)| {
            let held = one.seats.iter().filter(|seat| seat.said.who.is_some()).count();
            let mine: Vec<&str> = stands.seats().iter().map(|seat| one.seat_words(*seat)).collect();
            table.row([
                Cell::new(html! { a.govuk-link href={ "/huddles/" (one.id()) } { (one.footprint) } }),
                Cell::new(format!("{}, {}", one.said.said.meets, one.said.said.place)),
                Cell::new(match next {
                    Some(next) => html! { a.govuk-link href={ "/huddle-meetings/" (next.fact) } { (long_date(next.said.on)) } },
                    None => html! { "None planned" },
                }),
                Cell::new(match (stands.chairs(), mine.is_empty()) {
                    (true, true) => "You chair it".to_owned(),
                    (true, false) => format!("You chair it; {}", mine.join(", ")),
                    (false, false) => mine.join(", "),
                    (false, true) => "None".to_owned(),
                }),
                Cell::number(format!("{held} of {}", one.seats.len())),
            ])
        },
    );
    html! { (table.scrolling("Huddles")) }
}

fn together(view: &View) -> Markup {
    let all = view
        .all
        .iter()
        .filter_map(|(one, ..)| view.numbers.get(&one.id()))
        .fold(Numbers::default(), Numbers::and);
    html! {
        h2.govuk-heading-m { "The last twelve weeks, all huddles together" }
        (super::words::numbers(&all))
    }
}
