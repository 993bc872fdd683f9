//! The map of what works well, what worries people and what needs to happen, with each person's own
//! number. No number is ever put together with another.

use crate::about_one::{Page, Who, area, leave, line};
use crate::plans::facts::{Number, SafetyMap};
use crate::plans::held::{Stands, held};
use crate::plans::saying;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, Table, table::Cell};
use desk::form::Form;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};

/// How many people's numbers one form takes: who, number, why.
const PEOPLE: [(&str, &str, &str); 5] = [
    ("who_1", "number_1", "why_1"),
    ("who_2", "number_2", "why_2"),
    ("who_3", "number_3", "why_3"),
    ("who_4", "number_4", "why_4"),
    ("who_5", "number_5", "why_5"),
];

struct View {
    who: Who,
    adds: bool,
    maps: Vec<Stands<SafetyMap>>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::Safety)?;
        Ok(View {
            who,
            adds: allowed.lens().may(Action::Add, FieldClass::Safety),
            maps: held(tx, &allowed)?.maps,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("Map of worries and what works", draw(&view))
        .back_to("Back to their page", at)
        .wide())
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/safety-map", view.who.address());
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "What works, what worries us, what needs to happen" }
        @if view.maps.is_empty() {
            (invitation("No map has been drawn yet. Draw it together, beginning with what works.", None))
        }
        @if view.adds { (Button::link("Draw a map together", format!("{at}/new"))) }
        @for one in view.maps.iter().rev() { (drawn(&one.said)) }
    }
}

fn drawn(said: &SafetyMap) -> Markup {
    let table = said.numbers.iter().fold(
        Table::new("Each person’s number, from 0 (cannot stay as it is) to 10 (good enough)")
            .head([Cell::new("Who"), Cell::number("Number"), Cell::new("Why")]),
        |table, one| {
            table.row([
                Cell::new(&one.who),
                Cell::number(one.number.to_string()),
                Cell::new(one.why.as_deref().unwrap_or_default()),
            ])
        },
    );
    html! {
        section aria-label={ "Map of " (long_date(said.on)) } {
            h2.govuk-heading-m { (long_date(said.on)) }
            div.govuk-grid-row {
                @for (title, text) in [("What works well", &said.works_well), ("What we worry about", &said.worries), ("What needs to happen", &said.needs_to_happen)] {
                    div.govuk-grid-column-one-third { h3.govuk-heading-s { (title) } p.govuk-body { (text) } }
                }
            }
            @if !said.numbers.is_empty() { (table) }
        }
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let me = visit.caller()?.name().to_owned();
    let who = visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Safety)?.1))?;
    let form = visit.form("safety-map", &[("who_1", &who.short), ("who_2", &me)])?;
    let fields = html! {
        (area(&form, "works_well", "What works well?", 3))
        (area(&form, "worries", "What do we worry about?", 3))
        (area(&form, "needs_to_happen", "What needs to happen?", 3))
        p.govuk-body { "Where is it from 0 to 10? 0 means it cannot stay as it is; 10 means it is good enough. Everybody’s own number stays their own." }
        @for (nth, (name, number, why)) in PEOPLE.iter().enumerate() { (person(&form, nth + 1, name, number, why)) }
    };
    let page = Page {
        title: "A map, together",
        about: &who.name,
        back: ("The maps", format!("{}/safety-map", who.address())),
    };
    Ok(page.around(&form, &fields, "Save the map"))
}

fn person(
    form: &Form,
    nth: usize,
    who: &'static str,
    number: &'static str,
    why: &'static str,
) -> Markup {
    html! {
        fieldset.govuk-fieldset {
            legend.govuk-fieldset__legend.govuk-fieldset__legend--s { "Person " (nth) @if nth > 2 { " (optional)" } }
            (line(form, who, "Who?"))
            (line(form, number, "Their number").inputmode("numeric"))
            (line(form, why, "Why that number? (optional)"))
        }
    }
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let works_well = form
        .text("works_well", "what works well")
        .at_most(4_000)
        .required();
    let worries = form
        .text("worries", "what worries you")
        .at_most(4_000)
        .required();
    let needs = form
        .text("needs_to_happen", "what needs to happen")
        .at_most(4_000)
        .required();
    let mut numbers = Vec::new();
    for (who, number, why) in PEOPLE {
        let said = form.text(who, "who it is").at_most(100).optional();
        let given = form
            .number(number, "their number")
            .between(0, 10)
            .optional();
        let reason = form.text(why, "why").at_most(500).optional();
        let all = (
            said.get().cloned().flatten(),
            given.get().copied().flatten(),
            reason.get().cloned().flatten(),
        );
        match all {
            (Some(who), Some(number), why) => numbers.push(Number {
                who,
                number: u8::try_from(number).unwrap_or_default(),
                why,
            }),
            (None, Some(_), _) => form.problem(who, "Say whose number it is"),
            _ => {}
        }
    }
    let (works_well, worries, needs_to_happen) = form.all_of((works_well, worries, needs))?;
    let said = SafetyMap {
        on,
        works_well,
        worries,
        needs_to_happen,
        numbers,
    };
    visit.write(|tx| saying::map(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/safety-map")).saying("Saved the map"))
}
