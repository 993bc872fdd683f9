//! What the hubs themselves cost, and who paid.

use crate::outcomes::facts::{HubCost, Payer};
use crate::outcomes::hub_costs::{Cost, by_payer, hub_cost, hub_costs, say_hub_cost};
use care::dates::long_date;
use care::ids::FactId;
use care::money::grouped;
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Cell, Table, button_group};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;

static COST: Asked = Asked {
    name: "hub-cost",
    title: "What was put into the hubs",
    lead: "What the hubs cost the council, or what another agency put in. It stands beside what homes cost and is never taken off it.",
    questions: &[
        Question::one_of("payer", "Who paid?", "who paid", Payer::CHOICES),
        Question::line("what", "What for?", "what for")
            .hint("For example, staff of three hubs, or a seconded officer’s time."),
        Question::money("amount", "How much, over the whole time? (£)", "how much"),
        Question::day("from", "From which day?", "the first day"),
        Question::day("until", "Up to and including which day?", "the last day"),
        Question::line(
            "source",
            "Where does the figure come from?",
            "where it comes from",
        )
        .hint("For example, the general ledger, cost centre 4410, outturn 2026-27."),
        Question::tick(
            "mistaken",
            "Is it a mistake?",
            "It was written down by mistake",
        ),
    ],
    save: "Save",
};

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let keeps = visit.caller()?.may(Capability::KeepCosts);
    let all = visit.read(hub_costs)?;
    Ok(Reply::page("What the hubs cost", draw(&all, keeps))
        .back_to("Outcomes", "/outcomes")
        .wide())
}

fn pounds(amount: f64) -> String {
    format!("£{}", grouped(amount.round().max(0.0) as u64))
}

fn draw(all: &[Cost], keeps: bool) -> Markup {
    html! {
        h1.govuk-heading-l { "What the hubs cost" }
        p.govuk-body { "What the council paid for the hubs, and what others put in: each as it was said, with where the figure comes from. Nothing here is taken off what homes cost, and nothing is called a saving." }
        @if keeps { (button_group(html! { (Button::link("Write down what was put in", "/outcomes/hub-costs/new")) })) }
        @if all.is_empty() { (invitation("Nothing is written down yet of what the hubs cost.", None)) }
        @else {
            ul.govuk-list.govuk-list--bullet {
                @for (payer, sum) in by_payer(all) { li { (payer.words()) ": " (pounds(sum)) " in all" } }
            }
            (table(all, keeps))
        }
    }
}

fn table(all: &[Cost], keeps: bool) -> Markup {
    let rows = all.iter().map(|one| {
        let said = &one.kept.said;
        let each = one
            .a_day_for_each()
            .map_or_else(|| "nobody was held".to_owned(), |each| format!("£{each:.2}"));
        vec![
            Cell::new(html! {
                (long_date(said.from)) " to " (long_date(said.until))
                @if keeps { br; a.govuk-link href={ "/outcomes/hub-costs/" (one.kept.fact) } { "Put right" span.govuk-visually-hidden { ": " (said.what) } } }
            }),
            Cell::new(said.payer.words()),
            Cell::new(html! { (said.what) br; span.govuk-hint { (said.source) } }),
            Cell::number(pounds(said.amount.0 as f64 / 100.0)),
            Cell::number(format!("£{:.2}", one.a_day())),
            Cell::number(each),
        ]
    });
    html! {
        (Table::new("What was put in").head([
            Cell::new("When"), Cell::new("Who paid"), Cell::new("What for, and source"),
            Cell::number("In all"), Cell::number("A day"), Cell::number("A day for each held"),
        ]).rows(rows).scrolling("What was put in"))
    }
}

/// The same beside what homes cost, on the page of outcomes.
pub(super) fn beside(all: &[Cost], keeps: bool) -> Markup {
    html! {
        h4.govuk-heading-s { "What the hubs themselves cost" }
        @if all.is_empty() {
            p.govuk-body-s { "Nobody has written down what the hubs cost. "
                @if keeps { a.govuk-link href="/outcomes/hub-costs/new" { "Write down what was put in" } }
            }
        } @else {
            (table(all, false))
            p.govuk-body-s {
                "Facts side by side: what the hubs cost is not taken off what homes cost, what police or health put in is not the council’s money, and neither is called a saving. "
                a.govuk-link href="/outcomes/hub-costs" { "What the hubs cost" }
            }
        }
    }
}

const BACK: (&str, &str) = ("What the hubs cost", "/outcomes/hub-costs");

fn seen(visit: &Visit) -> Result<Option<FactId>, Refusal> {
    visit.part("fact").map(|_| visit.id("fact")).transpose()
}

pub(super) fn cost_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Option<HubCost> = match seen(visit)? {
        Some(fact) => Some(visit.read(|tx| hub_cost(tx, fact))?),
        None => None,
    };
    let start: Vec<(&str, String)> = said.map_or_else(Vec::new, |said| {
        let payer = Payer::ALL.iter().position(|one| *one == said.payer);
        let code = payer.and_then(|at| Payer::CHOICES.get(at));
        vec![
            ("payer", code.map_or("", |(code, _)| code).to_owned()),
            ("what", said.what),
            ("amount", format!("{:.2}", said.amount.0 as f64 / 100.0)),
            ("from", date_value(said.from)),
            ("until", date_value(said.until)),
            ("source", said.source),
        ]
    });
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let back = (BACK.0, BACK.1.to_owned());
    COST.page(visit, "", back, &start, &Options::default())
}

pub(super) fn cost(visit: &mut Visit) -> Result<Reply, Refusal> {
    let earlier = seen(visit)?;
    let said: HubCost = COST.read(visit, &Options::default())?.into()?;
    visit.write(|tx| say_hub_cost(tx, &said, earlier))?;
    Ok(Reply::redirect(BACK.1).saying("Saved"))
}
