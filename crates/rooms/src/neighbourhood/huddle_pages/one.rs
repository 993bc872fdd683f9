//! One huddle: its seats, its next meeting, who came.

use super::words::numbers as draw_numbers;
use crate::kept::Kept;
use crate::neighbourhood::huddle::{
    ActionNow, Agenda, HuddleNow, Meeting, Numbers, Presence, Standing, actions_for, huddle,
    next_meeting, numbers, outline, past_meetings, presence, standing,
};
use care::Date;
use care::dates::long_date;
use care::ids::{OrganisationId, SubjectId};
use desk::components::{Button, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Capability};
use std::collections::HashMap;

/// How many meetings the grid of attendance goes back.
const BACK: usize = 6;

struct View {
    huddle: HuddleNow,
    standing: Standing,
    chair: String,
    agencies: HashMap<OrganisationId, String>,
    next: Option<Agenda>,
    past: Vec<(Kept<Meeting>, Vec<Presence>, bool)>,
    open: Vec<ActionNow>,
    numbers: Numbers,
    leads: bool,
    staff: bool,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("huddle")?;
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let huddle = huddle(tx, id)?;
        let today = tx.today();
        let names = access::names(tx)?;
        let mut past = Vec::new();
        for meeting in past_meetings(tx, id)?.into_iter().take(BACK) {
            let (seats, counted) = presence(tx, &huddle, meeting.fact)?;
            past.push((meeting, seats, counted));
        }
        let next = match next_meeting(tx, id)? {
            // Only who comes is shown of it here: no card is read.
            Some(meeting) => Some(outline(tx, meeting.fact)?),
            None => None,
        };
        let mut open = actions_for(tx, &huddle)?;
        open.retain(|one| one.done.is_none());
        let all = numbers(tx, std::slice::from_ref(&huddle), today)?;
        Ok(View {
            standing: standing(tx.caller(), &huddle),
            chair: names
                .of(huddle.said.said.chair)
                .unwrap_or("Somebody")
                .to_owned(),
            agencies: access::agencies(tx)?
                .into_iter()
                .map(|(id, name, _)| (id, name))
                .collect(),
            numbers: all.get(&id).copied().unwrap_or_default(),
            leads: caller.may(Capability::LeadHuddles),
            staff: caller.agency().is_none(),
            huddle,
            next,
            past,
            open,
            today,
        })
    })?;
    let title = view.huddle.name();
    Ok(Reply::page(title, draw(&view))
        .back_to("Huddles", "/huddles")
        .wide())
}

fn draw(view: &View) -> Markup {
    let said = &view.huddle.said.said;
    let at = format!("/huddles/{}", view.huddle.id());
    html! {
        h1.govuk-heading-l { (view.huddle.name()) }
        p.govuk-body { (said.meets) ", " (said.place) ". " (view.chair) " chairs it." }
        @if !view.standing.sits() { p.govuk-body { "You have no seat here, so no card is shown to you." } }
        h2.govuk-heading-m { "Next meeting" }
        @match &view.next {
            Some(next) => {
                p.govuk-body { a.govuk-link href={ "/huddle-meetings/" (next.meeting.fact) } { (long_date(next.meeting.said.on)) }
                    @if view.standing.sits() { ", " (match next.items.len() { 0 => "nobody on the table yet".to_owned(), 1 => "one card".to_owned(), n => format!("{n} cards") }) } }
                (super::words::empty_seats(next))
            },
            None => (invitation("No meeting is planned.", None)),
        }
        @if view.leads || view.standing.chairs() {
            (button_group(html! {
                (Button::link("Plan a meeting", format!("{at}/plan")))
                @if view.leads {
                    (Button::link("Give a seat", format!("{at}/seat")).secondary())
                    (Button::link("Change when it meets or who chairs it", format!("{at}/change")).secondary())
                }
            }))
        }
        @if view.standing.sits() {
            h2.govuk-heading-m { "What we said we would do" }
            @if view.open.is_empty() { p.govuk-body { "Everything agreed is done." } }
            @let meeting = view.next.as_ref().map(|next| next.meeting.fact);
            (super::words::actions(&view.open.iter().collect::<Vec<_>>(), &view.huddle, view.today, |one| {
                let meeting = meeting.unwrap_or(one.agreed.said.meeting);
                Some(format!("/huddle-actions/{meeting}/{}", one.agreed.fact))
            }))
        }
        h2.govuk-heading-m { "Seats" }
        @if view.huddle.seats.is_empty() { (invitation("Nobody has a seat yet.", None)) }
        @else { (seats(view)) }
        @if view.past.iter().any(|(_, _, counted)| *counted) { (grid(view)) }
        @if view.staff {
            h2.govuk-heading-m { "The last twelve weeks" }
            (draw_numbers(&view.numbers))
        }
    }
}

fn seats(view: &View) -> Markup {
    let table = view.huddle.seats.iter().fold(
        Table::bare().head(["Seat", "Who comes", "Shared with them under"]),
        |table, seat| {
            let said = &seat.said;
            table.row([
                Cell::new(html! {
                    strong { (said.kind.words()) }
                    @if view.leads { br; a.govuk-link href={ "/huddle-seats/" (seat.subject) } { "Change" span.govuk-visually-hidden { " the seat of " (said.kind.words()) } } }
                }),
                Cell::new(html! {
                    @match &said.who { Some(who) => (who), None => strong { "Nobody yet" } }
                    @if let Some(name) = said.organisation.and_then(|id| view.agencies.get(&id)) { br; span.govuk-hint { (name) " reads it here" } }
                    @else if said.member.is_none() { br; span.govuk-hint { "In the room only" } }
                }),
                Cell::new(&said.basis),
            ])
        },
    );
    html! { (table.scrolling("Seats")) }
}

/// Who came to the last meetings: a seat in a row, a meeting in a column.
fn grid(view: &View) -> Markup {
    let counted: Vec<_> = view
        .past
        .iter()
        .rev()
        .filter(|(_, _, counted)| *counted)
        .collect();
    let head = std::iter::once(Cell::new("Seat")).chain(counted.iter().map(|(meeting, ..)| {
        Cell::new(html! { a.govuk-link href={ "/huddle-meetings/" (meeting.fact) } { (meeting.said.on.strftime("%-d %b")) } })
    }));
    let table = view
        .huddle
        .seats
        .iter()
        .fold(Table::bare().head(head), |table, seat| {
            let cells = counted.iter().map(|(_, seats, _)| {
                let came = seats
                    .iter()
                    .find(|one| one.seat == seat.subject)
                    .and_then(|one| one.came);
                Cell::new(match came {
                    Some(true) => html! { "Came" },
                    Some(false) => html! { strong { "Empty" } },
                    None => html! { "No seat then" },
                })
            });
            table.row(std::iter::once(Cell::new(seat.said.kind.words())).chain(cells))
        });
    html! {
        h2.govuk-heading-m { "Who came" }
        (table.scrolling("Who came"))
    }
}
