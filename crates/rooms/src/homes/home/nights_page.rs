//! A home's beds night by night: ranges in words first, then a table of weeks. No young person is
//! named.

use super::nights::{Night, Room, nights, range_words, ranges};
use super::{KeptHome, home};
use care::dates::{days_between, long_date, plus_days};
use care::ids::HomeId;
use desk::components::{Row, SummaryList, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

/// Weeks that are shown.
const WEEKS: i32 = 8;

struct View {
    home: KeptHome,
    nights: Vec<Night>,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let home = home(tx, id)?.ok_or(Refusal::NotFound)?;
        // Whole weeks, so that the days of the week stand under one another.
        let to_sunday = 7 - i32::from(today.weekday().to_monday_one_offset());
        let count = to_sunday + 1 + 7 * (WEEKS - 1);
        Ok(View {
            nights: nights(tx, &home, today, count)?,
            home,
        })
    })?;
    Ok(Reply::page("Beds, night by night", draw(&view))
        .back_to("The home", format!("/homes/{id}"))
        .wide())
}

fn draw(view: &View) -> Markup {
    let now = view.nights.first();
    html! {
        span.govuk-caption-l { a.govuk-link href={ "/homes/" (view.home.id) } { (view.home.said.name) } }
        h1.govuk-heading-l { "Beds, night by night" }
        @if view.home.said.places.is_none() {
            (invitation("Nobody has said how many places this home has, so what is free cannot be worked out.", None))
        } @else {
            @if let Some(night) = now {
                (SummaryList::new([
                    Row::new("Places in service tonight", night.places.map_or(String::new(), |n| n.to_string())),
                    Row::new("Slept in or booked", night.taken.to_string()),
                    Row::new("Held while we decide", night.held.to_string()),
                    Row::new("Left", html! { strong { (night.room().words()) } }),
                ]))
            }
            h2.govuk-heading-m { "The next " (WEEKS) " weeks" }
            ul.govuk-list.govuk-list--bullet {
                @for (from, until, room) in ranges(&view.nights) {
                    li { strong { (room.words()) } ": " (range_words(from, until)) }
                }
            }
            (weeks(view))
            p.govuk-hint { "Whoever lives there stays until a booking says otherwise. What the home itself said is free stands on its page: where the two differ, ring them." }
        }
    }
}

fn weeks(view: &View) -> Markup {
    let Some(first) = view.nights.first().map(|night| night.on) else {
        return html! {};
    };
    let monday = plus_days(
        first,
        -(i32::from(first.weekday().to_monday_one_offset()) - 1),
    );
    let mut table = Table::new("Week by week")
        .head(["Week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(Cell::new));
    table = table.row_heads(true);
    for week in 0..WEEKS {
        let start = plus_days(monday, 7 * week);
        let days = (0..7).map(|day| {
            let on = plus_days(start, day);
            let at = usize::try_from(days_between(first, on)).ok();
            match at.and_then(|at| view.nights.get(at)) {
                Some(night) => Cell::new(html! {
                    span.govuk-visually-hidden { (long_date(on)) ": " }
                    @match night.room() {
                        Room::Over(_) => strong { (night.room().words()) },
                        room => (room.words()),
                    }
                }),
                None => Cell::new(html! { span.govuk-hint { "Past" } }),
            }
        });
        table = table.row(std::iter::once(Cell::new(long_date(start))).chain(days));
    }
    table.scrolling("Week by week")
}
