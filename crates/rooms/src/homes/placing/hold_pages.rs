//! Holding a bed while a decision is taken, and ending a booking.

use super::booking::{booking_of, end_booking, living_unbooked};
use super::hold::{hold, holds, let_go};
use crate::homes::home::form_pages::{day, framed, input, words};
use crate::homes::home::home;
use crate::homes::search::form_pages::address;
use crate::homes::search::open_search;
use crate::people;
use care::counted;
use care::dates::{long_date, plus_days};
use care::ids::{HomeId, YoungPersonId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Table, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use jiff::SignedDuration;
use maud::{Markup, html};
use record::access::{ALL_MAY_BE_SEEN, Action, FieldClass, find, note_look};
use record::clock::long_moment;
use record::{Refusal, Timestamp};
use uuid::Uuid;

static HOLD: Asked = Asked {
    name: "hold-bed",
    title: "Hold a bed while we decide",
    lead: "Nobody else can be given this bed meanwhile. It is free again by itself when the time is over. Ask the home first.",
    questions: &[
        Question::one_of(
            "hours",
            "For how long?",
            "for how long",
            &[
                ("4", "4 hours"),
                ("24", "24 hours"),
                ("48", "48 hours"),
                ("96", "4 days, over a weekend"),
            ],
        ),
        Question::line("why", "Why, and who at the home agreed?", "why"),
    ],
    save: "Hold a bed",
};

pub(in crate::homes) fn hold_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let to: HomeId = visit.id("home")?;
    let name = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok(home(tx, to)?.ok_or(Refusal::NotFound)?.said.name)
    })?;
    HOLD.page(
        visit,
        &name,
        ("Back to the search", address(id)),
        &[],
        &Options::default(),
    )
}

pub(in crate::homes) fn held(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Typed {
        hours: String,
        why: String,
    }
    let id: YoungPersonId = visit.id("id")?;
    let to: HomeId = visit.id("home")?;
    let typed: Typed = HOLD.read(visit, &Options::default())?.into()?;
    let hours: i64 = typed.hours.parse().unwrap_or(4);
    let said = visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let search = open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        let home = home(tx, to)?.ok_or(Refusal::NotFound)?;
        let today = tx.today();
        let living = living_unbooked(tx, &home, id)?;
        let until = tx.now() + SignedDuration::from_hours(hours);
        let from = search.said.needed_by.max(today);
        hold(tx, &allowed, &home, living, from, until, &typed.why)
    })?;
    Ok(Reply::redirect("/searches/holds").saying(format!(
        "Bed {} is held until {}",
        said.bed,
        long_moment(said.until)
    )))
}

struct Held {
    id: Uuid,
    of: YoungPersonId,
    name: String,
    home: HomeId,
    home_name: String,
    bed: u16,
    until: Timestamp,
}

pub(in crate::homes) fn holds_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (all, hidden) = visit.read(|tx| {
        let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
        let mut all = Vec::new();
        let mut hidden = 0;
        for one in holds(tx)? {
            if !may.contains(&one.of) {
                hidden += 1;
                continue;
            }
            all.push(Held {
                id: one.id,
                of: one.of,
                name: people::person(tx, one.of)?
                    .map_or_else(|| "A young person".to_owned(), |person| person.name()),
                home: one.home,
                home_name: home(tx, one.home)?
                    .map_or_else(|| "A home".to_owned(), |home| home.said.name),
                bed: one.bed,
                until: one.until,
            });
        }
        note_look(
            tx,
            Action::See,
            format!(
                "beds held for {}",
                counted(all.len(), "young person", "young people")
            ),
            ALL_MAY_BE_SEEN,
        );
        Ok((all, hidden))
    })?;
    let guard = visit.form("let-go", &[])?;
    let body = draw(&all, hidden, &html! { (guard.guard()) });
    Ok(Reply::page("Beds held", body)
        .back_to("Searches", "/searches")
        .wide())
}

fn draw(all: &[Held], hidden: usize, guard: &Markup) -> Markup {
    let table = all.iter().fold(
        Table::bare().head(["Home", "Bed", "For", "Free again by itself", "Now"]),
        |table, one| {
            table.row([
                Cell::new(html! { a.govuk-link href={ "/homes/" (one.home) } { (one.home_name) } }),
                Cell::new(one.bed.to_string()),
                Cell::new(html! { a.govuk-link href=(address(one.of)) { (one.name) } }),
                Cell::new(long_moment(one.until)),
                Cell::new(html! {
                    form method="post" action={ "/searches/holds/" (one.id) } {
                        (guard)
                        input type="hidden" name="of" value=(one.of);
                        (Button::submit(html! { "Let it go" span.govuk-visually-hidden { ", held for " (one.name) } }).secondary())
                    }
                }),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Beds held while we decide" }
        p.govuk-body { "A held bed can be given to nobody else until its time is over. A hold is a promise to a home: decide, or let it go." }
        @if all.is_empty() { (invitation("No bed is held for anybody you may see.", None)) }
        @else { (table.scrolling("Beds held while we decide")) }
        @if hidden > 0 { p.govuk-body { (hidden) " more are held for young people whose page is not open to you." } }
    }
}

pub(in crate::homes) fn released(visit: &mut Visit) -> Result<Reply, Refusal> {
    let which: Uuid = visit.id("id")?;
    let form = visit.posted()?;
    let of: YoungPersonId = form.value("of").parse().map_err(|_| Refusal::NotFound)?;
    visit.write(|tx| {
        let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let_go(tx, &allowed, which)
    })?;
    Ok(Reply::redirect("/searches/holds").saying("The bed is free again"))
}

pub(in crate::homes) fn end_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let name = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let booking = booking_of(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok(home(tx, booking.said.home)?.map_or_else(|| "a home".to_owned(), |home| home.said.name))
    })?;
    let form = visit.form("end-booking", &[("until", &date_value(visit.today()))])?;
    let fields = html! {
        p.govuk-body { "The bed is free for somebody else from that night on. Where they live now is said where their life in care is told, not here." }
        (day(&form, "until", "Which is the first night the bed is free again?"))
        (words(&form, "why", "Why does the stay end?"))
        (input(&form, "told", "How and when was the young person told?"))
    };
    Ok(framed(
        "End this booking",
        &name,
        ("Their home", format!("/young-people/{id}/placement")),
        &form,
        &fields,
        "End this booking",
    ))
}

pub(in crate::homes) fn end(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let latest = plus_days(visit.today(), 366);
    let until = form
        .date("until", "the first night it is free")
        .not_after(latest)
        .required();
    let why = form
        .text("why", "why the stay ends")
        .at_most(1_000)
        .required();
    let told = form
        .text("told", "how they were told")
        .at_most(300)
        .required();
    let (until, why, told) = form.all_of((until, why, told))?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let booking = booking_of(tx, id)?.ok_or(Refusal::NotFound)?;
        if until < booking.said.from {
            return Err(Refusal::invalid(
                "until-day",
                "The night must be the same as or after the first night of the stay",
            ));
        }
        let why = format!("{why} The young person was told: {told}");
        end_booking(tx, allowed.id(), booking.said.id, until, &why)
            .map(|_| ())
            .map_err(Refusal::from)
    })?;
    Ok(
        Reply::redirect(format!("/young-people/{id}/placement")).saying(format!(
            "The bed is free from the night of {}",
            long_date(until)
        )),
    )
}
