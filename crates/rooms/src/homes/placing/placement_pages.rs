//! Where somebody lives by a decision made here: who agreed, what they said, the papers the home
//! needs and by when, and everything the decision rested on, as it stood.

use super::booking::{booking_of, decision_of, papers_of};
use super::{Decision, KeptBooking, Paper, PaperGiven};
use crate::homes::home::home;
use crate::homes::search::form_pages::address;
use crate::homes::search::open_search;
use crate::people;
use care::Date;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, Details, Row, SummaryList, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, FieldClass, find};
use record::{Refusal, Saying};

struct View {
    id: YoungPersonId,
    name: String,
    booking: KeptBooking,
    home: String,
    decision: Option<Decision>,
    papers: Vec<(Paper, Date)>,
    today: Date,
    waiting: bool,
    sees_money: bool,
    may_give: bool,
    guard: Markup,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let guard = visit.form("paper", &[])?;
    let guard = html! { (guard.guard()) };
    let today = visit.today();
    let view = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
        let Some(booking) = booking_of(tx, id)? else {
            return Ok(None);
        };
        Ok(Some(View {
            id,
            name: people::person(tx, id)?.ok_or(Refusal::NotFound)?.name(),
            home: home(tx, booking.said.home)?
                .map_or_else(|| "a home".to_owned(), |home| home.said.name),
            decision: decision_of(tx, booking.said.id)?,
            papers: papers_of(tx, booking.said.id)?,
            waiting: open_search(tx, id)?.is_some(),
            sees_money: allowed.sees(FieldClass::Money),
            may_give: allowed.lens().may(Action::Add, FieldClass::Whereabouts),
            booking,
            today,
            guard,
        }))
    })?;
    let Some(view) = view else {
        let body = html! {
            h1.govuk-heading-l { "Their home" }
            (invitation("No bed was booked for them here yet.", Some(("Search for a home", address(id).as_str()))))
        };
        return Ok(
            Reply::page("Their home", body).back_to("Their page", format!("/young-people/{id}"))
        );
    };
    Ok(Reply::page("Their home", draw(&view))
        .back_to("Their page", format!("/young-people/{id}"))
        .wide())
}

fn draw(view: &View) -> Markup {
    let said = &view.booking.said;
    let mut rows = vec![
        Row::new("First night", long_date(said.from)),
        Row::new("Bed", said.bed.to_string()),
    ];
    if view.sees_money {
        let weekly = said
            .weekly
            .map_or_else(|| "Not known".to_owned(), |weekly| weekly.to_string());
        rows.push(Row::new("A week costs, as agreed", weekly));
    }
    if let Some(decision) = &view.decision {
        for (as_what, name) in &decision.agreed {
            rows.push(Row::new(format!("Agreed. {as_what}"), name.clone()));
        }
        rows.push(Row::new(
            "What they say about it",
            decision.their_view.clone(),
        ));
        rows.push(Row::new(
            "What else they were offered",
            decision.offered.clone(),
        ));
        if !decision.settled.is_empty() {
            rows.push(Row::new(
                "How open questions were settled",
                decision.settled.clone(),
            ));
        }
    }
    html! {
        span.govuk-caption-l { (view.name) }
        h1.govuk-heading-l {
            a.govuk-link href={ "/homes/" (said.home) } { (view.home) }
        }
        @if view.waiting && view.may_give {
            (button_group(html! {
                (Button::link("Say that they moved in", format!("{}/moved-in", address(view.id))))
            }))
        }
        p.govuk-body { a.govuk-link href={ "/young-people/" (view.id) "/placement/letters" } { "Letters and notices about this move" } }
        (SummaryList::new(rows))
        @if view.may_give && view.booking.ended.is_none() {
            p.govuk-body { a.govuk-link href={ "/young-people/" (view.id) "/placement/end" } { "End this booking" } }
        }
        (papers(view))
        @if let Some(decision) = &view.decision {
            h2.govuk-heading-m { "What the decision rested on" }
            p.govuk-body { "As it stood on the day. " (decision.frozen.ordered_by) }
            (frozen(decision))
            p.govuk-hint { (decision.frozen.method) }
        }
    }
}

fn papers(view: &View) -> Markup {
    let given = |paper: Paper| {
        view.papers
            .iter()
            .find(|(one, _)| *one == paper)
            .map(|(_, on)| *on)
    };
    let table = Paper::ALL.iter().fold(
        Table::new("Papers the home needs").head(["Paper", "Due", "Given"]),
        |table, paper| {
            let due = paper.due(view.booking.said.from);
            let late = given(*paper).is_none() && due < view.today;
            table.row([
                Cell::new(paper.words()),
                Cell::new(html! {
                    (long_date(due)) @if late { br; strong { "Late" } }
                }),
                Cell::new(match given(*paper) {
                    Some(on) => html! { (long_date(on)) },
                    None if view.may_give => html! {
                        form method="post" action={ "/young-people/" (view.id) "/placement/given/" (paper.code()) } {
                            (view.guard)
                            button.hw-link-button type="submit" { "Given today" span.govuk-visually-hidden { ": " (paper.words()) } }
                        }
                    },
                    None => html! { "Not yet" },
                }),
            ])
        },
    );
    html! {
        h2.govuk-heading-m { "Papers" }
        (table.scrolling("Papers the home needs"))
    }
}

fn frozen(decision: &Decision) -> Markup {
    let of = |group: &str, chosen: bool| {
        let all: Vec<_> = decision
            .frozen
            .options
            .iter()
            .filter(|option| option.chosen == chosen && (chosen || option.group == group))
            .collect();
        html! {
            @for option in all {
                h3.govuk-heading-s { (option.name) ": " (option.group) }
                ul.govuk-list.govuk-list--bullet {
                    @for matter in &option.matters {
                        li {
                            strong { (matter.title) ": " (matter.answer) ". " } (matter.sentence)
                            br; span.govuk-hint { "Source: " (matter.sources) }
                        }
                    }
                    @for (shows, sentence) in &option.evidence { li { strong { (shows) ". " } (sentence) } }
                    @for gate in &option.gates { li { (gate) } }
                }
            }
        }
    };
    html! {
        (Details::new("The home that was chosen", of("", true)))
        (Details::new("What else was possible", of("possible", false)))
        (Details::new("What was possible if something was asked or agreed", of("possible if", false)))
        (Details::new("What was not possible, and why", of("not possible", false)))
    }
}

/// Notes that a paper was given today.
pub(in crate::homes) fn given(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let paper = visit
        .part("paper")
        .and_then(Paper::parse)
        .ok_or(Refusal::NotFound)?;
    let on = visit.today();
    visit.write(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let booking = booking_of(tx, id)?.ok_or(Refusal::NotFound)?;
        let said = PaperGiven {
            booking: booking.said.id,
            paper,
            on,
        };
        tx.say(id, &said, Saying::from("worker").since(on))?;
        Ok(())
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/placement")).saying("Saved that it was given"))
}
