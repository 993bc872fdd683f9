//! One home's page: what it is and for whom, what is free and who says so, what is out of service.

use super::list_page::{for_whom, free, place};
use super::{KeptHome, home};
use crate::homes::provider::{KeptProvider, provider};
use care::Date;
use care::dates::long_date;
use care::ids::HomeId;
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::patterns::{invitation, not_known};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;

struct View {
    home: KeptHome,
    provider: Option<KeptProvider>,
    today: Date,
    keeps: bool,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let today = visit.today();
    let view = visit.read(|tx| {
        let home = home(tx, id)?.ok_or(Refusal::NotFound)?;
        let provider = provider(tx, home.said.provider)?;
        Ok(View {
            home,
            provider,
            today,
            keeps,
        })
    })?;
    let body = html! { (draw(&view)) (crate::homes::company_pages::block(visit, id)?) };
    Ok(Reply::page("A home", body).back_to("Homes", "/homes"))
}

fn or_not_known(words: Option<String>) -> Markup {
    match words {
        Some(words) => html! { (words) },
        None => not_known(),
    }
}

fn yes(answer: Option<bool>) -> Option<String> {
    answer.map(|yes| if yes { "Yes" } else { "No" }.to_owned())
}

fn draw(view: &View) -> Markup {
    let said = &view.home.said;
    let at = format!("/homes/{}", view.home.id);
    let grade = said.grade.map(|grade| match said.inspected_on {
        Some(on) => format!("{}, inspected on {}", grade.words(), long_date(on)),
        None => grade.words().to_owned(),
    });
    let registration = said.registration.map(|state| match said.registered_on {
        Some(on) => format!("{}, since {}", state.words(), long_date(on)),
        None => state.words().to_owned(),
    });
    let address = said.address.as_ref().map(|address| match said.postcode {
        Some(postcode) => format!("{address}, {postcode}"),
        None => address.clone(),
    });
    let rows = [
        Row::new("Kind", said.kind.words()),
        Row::new(
            if said.kind.is_family() {
                "Approval"
            } else {
                "Registration"
            },
            or_not_known(registration),
        ),
        Row::new("Ofsted’s number", or_not_known(said.urn.clone())),
        Row::new("For whom", for_whom(&view.home)),
        Row::new("Places", or_not_known(said.places.map(|n| n.to_string()))),
        Row::new("Where", place(&view.home)),
        Row::new(
            "Address",
            or_not_known(address.or_else(|| said.postcode.map(|p| p.to_string()))),
        ),
        Row::new("What they offer", or_not_known(said.purpose.clone())),
        Row::new(
            "In and about without a step",
            or_not_known(yes(said.step_free)),
        ),
        Row::new("Pets", or_not_known(yes(said.pets))),
        Row::new(
            "Languages beside English",
            or_not_known((!said.languages.is_empty()).then(|| said.languages.join(", "))),
        ),
        Row::new("Ofsted’s last judgement", or_not_known(grade)),
        Row::new(
            "A week costs",
            or_not_known(said.weekly.map(|p| p.to_string())),
        ),
    ];
    html! {
        span.govuk-caption-l {
            @if let Some(provider) = &view.provider {
                a.govuk-link href={ "/providers/" (provider.id) } { (provider.said.name) }
            }
        }
        h1.govuk-heading-l { (said.name) }
        (beds(view, &at))
        h2.govuk-heading-m { "About this home" }
        (SummaryList::new(rows))
        p.govuk-hint { "Said by " (said.source) ", " (long_date(said.as_of)) "." }
        @if view.keeps {
            (Button::link("Put this right", format!("{at}/change")).secondary())
        }
    }
}

fn beds(view: &View, at: &str) -> Markup {
    let home = &view.home;
    let out = home.out_on(view.today);
    html! {
        h2.govuk-heading-m { "Beds" }
        (SummaryList::new([
            Row::new("Free", free(home, view.today)),
            Row::new("Who said so", home.vacancy.as_ref().map_or_else(not_known, |v| html! {
                (v.by) ", " (long_date(v.on))
                @if let Some(note) = &v.note { br; (note) }
            })),
            Row::new("Out of service today", out.to_string()),
        ]))
        p.govuk-body { a.govuk-link href={ (at) "/nights" } { "Beds, night by night" } }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Write down what is free", format!("{at}/free")))
                (Button::link("Take places out of service", format!("{at}/out-of-service")).secondary())
            }))
        }
        @if home.out.is_empty() {
            (invitation("No place was ever out of service.", None))
        } @else {
            @let table = home.out.iter().fold(
                Table::new("Out of service").head(["Places", "From", "Until", "Why"]),
                |table, (fact, out)| table.row([
                    Cell::new(out.places.to_string()),
                    Cell::new(long_date(out.from)),
                    Cell::new(match out.until {
                        Some(until) => html! { (long_date(until)) },
                        None if view.keeps => html! {
                            a.govuk-link href={ (at) "/out-of-service/" (fact) } { "Say when they can be had again" }
                        },
                        None => not_known(),
                    }),
                    Cell::new(&out.why),
                ]),
            );
            (table.scrolling("Out of service"))
        }
    }
}
