//! A councillor's briefing: how the young people in our care are doing, in numbers about all of them,
//! with what others publish beside each. Nothing on it leads to a young person.

use super::fostering::approved;
use crate::evidence::{Shown, latest, shown, write};
use crate::forums::{Answering, all_forums, answering};
use crate::homes::{KeptHome, all_homes, all_providers};
use care::Date;
use care::counted;
use care::dates::{days_between, long_date, plus_years};
use desk::components::{Row, SummaryList, Table, table::Cell};
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{Guard, Measure, last_return};
use record::Refusal;
use record::access::{Action, note_look};
use std::sync::Arc;

/// What a corporate parent asks first.
const ASKED: [&str; 10] = [
    "looked_after",
    "in_borough",
    "over_20_miles_outside",
    "foster_share",
    "residential_share",
    "placements_3_plus_1y",
    "social_workers_3_plus_1y",
    "missing_share",
    "eet_19_21",
    "suitable_accommodation_19_21",
];

struct View {
    council: String,
    on: Date,
    numbers: Arc<Vec<Shown>>,
    homes: usize,
    homes_here: usize,
    providers: usize,
    spoken: usize,
    carers: [(Date, usize, u32); 2],
    forums: usize,
    met: usize,
    answering: Answering,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let on = last_return(today);
    let view = visit.read(|tx| {
        let wanted: Vec<&'static Measure> =
            ASKED.iter().filter_map(|id| measures::find(id)).collect();
        // Whoever opens it, small numbers are hidden: it is made to be handed round.
        let numbers = shown(tx, &wanted, on, false)?;
        let council = tx.council();
        let homes: Vec<KeptHome> = all_homes(tx)?.into_iter().filter(KeptHome::open).collect();
        let providers: Vec<_> = all_providers(tx)?
            .into_iter()
            .filter(|one| one.said.active)
            .collect();
        let forums = all_forums(tx)?;
        let before = plus_years(on, -1);
        let (then, then_places) = approved(tx, before)?;
        let (now, now_places) = approved(tx, on)?;
        note_look(
            tx,
            Action::See,
            format!("the briefing as on {on}"),
            "Their role may see measures",
        );
        let view = View {
            council: council.name().unwrap_or(council.as_str()).to_owned(),
            on,
            numbers,
            homes: homes.len(),
            homes_here: homes
                .iter()
                .filter(|home| home.authority() == Some(council))
                .count(),
            spoken: providers
                .iter()
                .filter(|one| {
                    one.last_spoke
                        .is_some_and(|last| days_between(last, today) <= 30)
                })
                .count(),
            providers: providers.len(),
            carers: [(before, then, then_places), (on, now, now_places)],
            met: forums.iter().map(|one| one.reached(today).0).sum(),
            answering: answering(forums.iter().flat_map(|one| &one.heard), today),
            forums: forums.len(),
        };
        Ok(view)
    })?;
    Ok(Reply::page("Briefing", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let table = view.numbers.iter().fold(
        Table::bare().head([
            Cell::new("Measure"),
            Cell::number("Here"),
            Cell::number("A year before"),
            Cell::new("What others publish"),
        ]),
        |table, one| {
            let measure = one.measure;
            let value = |value: Guard<Option<f64>>| match value {
                Guard::Masked => "hidden".to_owned(),
                Guard::Shown(None) => "not known".to_owned(),
                Guard::Shown(Some(value)) => write(measure.unit, value),
            };
            let before = one
                .trend
                .len()
                .checked_sub(2)
                .and_then(|at| one.trend.get(at))
                .map_or("not known".to_owned(), |(_, found)| value(*found));
            let of = match (one.all.numerator, one.all.denominator) {
                (Guard::Shown(n), Guard::Shown(Some(of))) if measure.unit == measures::Unit::Percent => Some(format!("{n} of {of}")),
                _ => None,
            };
            table.row([
                Cell::new(html! { a.govuk-link href={ "/numbers/about/" (measure.id) "?on=" (view.on) } { (measure.title) } }),
                Cell::number(html! { strong { (value(one.all.value)) } @if let Some(of) = of { br; span.govuk-hint { (of) } } }),
                Cell::number(before),
                Cell::new(html! {
                    @for (who, figure, when) in latest(one, &view.council).into_iter().skip(1) {
                        (who) ": " (figure) " " span.govuk-hint { "(" (when) ")" } br;
                    }
                }),
            ])
        },
    );
    let [(before, then, then_places), (_, now, now_places)] = view.carers;
    html! {
        h1.govuk-heading-l { "How our young people are doing" }
        p.govuk-body-l { "For elected members of " (view.council) ", as corporate parents. As on " (long_date(view.on)) "." }
        p.govuk-body { "Every number is about all young people together. Numbers under six, and those that would give one away, are hidden. Nothing here leads to a young person." }
        h2.govuk-heading-m { "The young people" }
        (table.scrolling("How our young people are doing"))
        h2.govuk-heading-m { "Homes and those who care" }
        (SummaryList::new([
            Row::new("Homes we know of in the borough", format!("{} of {}", view.homes_here, view.homes)),
            Row::new("Providers we spoke with in the last 30 days", format!("{} of {}", view.spoken, view.providers)),
            Row::new("Our approved foster households", format!("{now}, with {}; on {} it was {then}, with {then_places}", counted(now_places, "place", "places"), long_date(before))),
        ]))
        h2.govuk-heading-m { "Hearing and answering" }
        (SummaryList::new([
            Row::new("Forums", html! { a.govuk-link href="/forums" { (view.forums) " forums" } ", met " (view.met) " times in 12 months" }),
            Row::new("What was said to us, answered within 28 days", format!("{} of {}; {} more wait with days left", view.answering.in_time, view.answering.due, view.answering.waiting)),
        ]))
        h2.govuk-heading-m { "Questions to ask" }
        ul.govuk-list.govuk-list--bullet {
            li { "Would this be good enough for my own child?" }
            li { "Who lives furthest from the people who matter to them, and what would bring them nearer?" }
            li { "What did young people say to us this year, and what changed because of it?" }
        }
        p.govuk-body.hw-no-print { "This page prints on two sides of paper." }
    }
}
