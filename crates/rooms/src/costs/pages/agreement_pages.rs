// Long because: the list, the form in both its uses, and its sample.

//! Agreements: on what terms we have which beds, and how many of them stood empty.

use super::parts::{money, money_tabs, providers, typed};
use crate::homes::{
    Agreement, KeptAgreement, KeptHome, Occupancy, PAY_WITHIN, Terms, agreement, all_agreements,
    day, framed, input, known_homes, occupancy, one_of, provider as one_provider, say_agreement,
    stays,
};
use care::counted;
use care::dates::{long_date, plus_years};
use care::ids::{HomeId, OrganisationId};
use care::money::grouped;
use care::{Authority, Date, Period};
use desk::components::{Card, Checkboxes, Row, SummaryList, Width};
use desk::form::{Form, date_value};
use desk::patterns::{invitation, not_known};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Refusal, Tx};
use uuid::Uuid;

struct Shown {
    kept: KeptAgreement,
    provider: String,
    homes: Vec<String>,
    year: Option<Occupancy>,
    tonight: Option<(usize, u16)>,
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let keeps = caller.may(Capability::KeepHomes);
    let named = caller.may(Capability::SeeHomes);
    let year = Period::new(plus_years(today, -1), Some(today));
    let all: Vec<Shown> = visit.read(|tx| {
        let homes = known_homes(tx)?;
        let names = providers(tx)?;
        let stays = stays(tx)?;
        let shown = |kept: KeptAgreement| {
            let covered: Vec<&KeptHome> = homes.iter().filter(|h| kept.covers(h)).collect();
            let ids: Vec<HomeId> = covered.iter().map(|home| home.id).collect();
            let bought = kept.said.beds.filter(|_| kept.said.holder.is_none());
            Shown {
                provider: names.get(&kept.said.provider).cloned().unwrap_or_default(),
                homes: covered.iter().map(|home| home.said.name.clone()).collect(),
                year: bought.map(|_| occupancy(&kept.said, &stays, &ids, year)),
                tonight: bought.map(|beds| {
                    let there = stays
                        .iter()
                        .filter(|stay| ids.contains(&stay.home) && stay.nights.contains(today));
                    (there.count(), beds)
                }),
                kept,
            }
        };
        Ok(all_agreements(tx)?.into_iter().map(shown).collect())
    })?;
    let view = View {
        all,
        today,
        keeps,
        named,
    };
    Ok(Reply::page("Agreements", draw(&view))
        .back_to("Costs", "/costs")
        .wide())
}

struct View {
    all: Vec<Shown>,
    today: Date,
    keeps: bool,
    named: bool,
}

fn draw(view: &View) -> Markup {
    let ours: Vec<&Shown> = view
        .all
        .iter()
        .filter(|one| one.kept.said.holder.is_none() && one.kept.holds_on(view.today))
        .collect();
    let beds: u32 = ours
        .iter()
        .filter_map(|one| Some(u32::from(one.kept.said.beds?)))
        .sum();
    let (slept, nights) = ours
        .iter()
        .filter_map(|one| one.year)
        .fold((0, 0), |sum, year| {
            (
                sum.0 + u64::from(year.slept),
                sum.1 + u64::from(year.nights),
            )
        });
    html! {
        h1.govuk-heading-l { "Agreements" }
        (money_tabs("/agreements"))
        (SummaryList::new([
            Row::new("Ours, in force today", ours.len().to_string()),
            Row::new("Beds bought or kept for us", beds.to_string()),
            Row::new("Of their nights in a year, slept in", if nights == 0 { "no bed is bought".to_owned() } else { format!("{slept} of {nights} ({})", super::parts::percent(slept, nights)) }),
        ]))
        p.govuk-body { "An agreement is written down from its provider’s page. Beds that are exclusive to another council are not offered to our young people, and a search says why." }
        @if view.all.is_empty() { (invitation("No agreement is written down yet. Open a provider to write down the first.", None)) }
        @for one in &view.all { (card(one, view.today, view.keeps, view.named)) }
    }
}

fn card(one: &Shown, today: Date, keeps: bool, named: bool) -> Markup {
    let said = &one.kept.said;
    let mut rows = vec![
        Row::new(
            "With",
            html! { a.govuk-link href={ "/providers/" (said.provider) "/paid" } { (one.provider) } },
        ),
        Row::new("Terms", said.terms.words()),
        Row::new(
            "Whose beds",
            match said.holder {
                None => "Ours".to_owned(),
                Some(other) => other
                    .name()
                    .map_or_else(|| other.to_string(), str::to_owned),
            },
        ),
        Row::new(
            "In force",
            format!(
                "{} to {}{}",
                long_date(said.from),
                said.until
                    .map_or_else(|| "further notice".to_owned(), long_date),
                if one.kept.holds_on(today) {
                    ""
                } else {
                    " (not today)"
                }
            ),
        ),
        Row::new(
            "Homes",
            if said.homes.is_empty() {
                "Every home of theirs".to_owned()
            } else if named {
                one.homes.join(", ")
            } else {
                format!("{}", said.homes.len())
            },
        ),
        Row::new(
            "A week costs",
            match (said.weekly, said.terms) {
                (None, Terms::Spot) => "As agreed for each move".to_owned(),
                (weekly, _) => money(weekly),
            },
        ),
        Row::new(
            "Invoices are paid within",
            counted(said.pay_within, "day", "days"),
        ),
    ];
    if let Some((there, beds)) = one.tonight {
        rows.push(Row::new(
            "Beds slept in tonight",
            format!("{} of {beds}", there.min(usize::from(beds))),
        ));
    }
    if said.terms != Terms::Spot {
        rows.push(Row::new(
            "Void rule",
            match said.void_percent {
                Some(percent) => format!(
                    "{percent}% of the price for an empty bed, after {}",
                    counted(said.void_after, "night", "nights")
                ),
                None => "None: an empty bed is paid in full".to_owned(),
            },
        ));
    }
    if let Some(year) = one.year {
        rows.push(Row::new("Nights slept in, last twelve months", html! {
            (grouped(year.slept.into())) " of " (grouped(year.nights.into()))
            @if year.nights > 0 { " (" (super::parts::percent(year.slept.into(), year.nights.into())) ")" }
        }));
        rows.push(Row::new("Void nights", html! {
            (year.nights - year.slept) " empty, " (year.void_paid) " of them paid for"
            @match year.void_cost { Some(cost) => { ": " (cost) } None => { ", at a price that is " (not_known()) } }
        }));
    }
    let list = SummaryList::new(rows);
    html! {
        div id=(one.kept.id) {
            (Card::new(format!("{}, {}", said.name, one.provider)).around(html! {
                (list)
                @if keeps { p.govuk-body { a.govuk-link href={ "/agreements/" (one.kept.id) "/change" } { "Change" span.govuk-visually-hidden { " " (said.name) } } } }
            }))
        }
    }
}

fn fields(form: &Form, homes: &[KeptHome]) -> Markup {
    let choices: Vec<(String, String)> = homes
        .iter()
        .map(|home| (home.id.to_string(), home.said.name.clone()))
        .collect();
    html! {
        (input(form, "name", "What do we call it?").hint("For example: two beds at the farm."))
        (one_of(form, "terms", "On what terms?", Terms::ALL, Terms::code, Terms::words))
        (input(form, "holder", "Another council that has these beds (optional)").width(Width::C10).hint("Its code, for example E08000001 for Bolton. Leave empty when they are ours."))
        @if !choices.is_empty() {
            (Checkboxes::new("homes", "Which homes? (all of theirs when none is ticked)").choices(choices).values(form.values("homes")))
        }
        (input(form, "beds", "How many beds? (block and exclusive)").width(Width::C3).inputmode("numeric"))
        (input(form, "weekly", "What does a bed cost for a week, in pounds? (optional)").width(Width::C10))
        (input(form, "void_percent", "What part of it does an empty bed cost, in hundredths? (optional)").width(Width::C3).inputmode("numeric"))
        (input(form, "void_after", "After how many empty nights? (optional)").width(Width::C3).inputmode("numeric"))
        (input(form, "pay_within", "Within how many days are invoices paid?").width(Width::C3).inputmode("numeric"))
        (day(form, "from", "The first day"))
        (day(form, "until", "The first day it no longer holds (optional)"))
    }
}

fn theirs(tx: &mut Tx<'_>, provider: OrganisationId) -> Result<(String, Vec<KeptHome>), Refusal> {
    let name = one_provider(tx, provider)?
        .ok_or(Refusal::NotFound)?
        .said
        .name;
    let known = known_homes(tx)?;
    let theirs = known.iter().filter(|home| home.said.provider == provider);
    let mut homes: Vec<KeptHome> = theirs.cloned().collect();
    homes.sort_by_cached_key(|home| home.said.name.to_lowercase());
    Ok((name, homes))
}

fn read(visit: &Visit, provider: OrganisationId) -> Result<Agreement, Refusal> {
    let mut form = visit.posted()?;
    let name = form.text("name", "what we call it").at_most(120).required();
    let terms = form.choice("terms", "the terms", Terms::parse).required();
    let holder = form
        .choice("holder", "the council’s code", |code| {
            Authority::parse(code).ok()
        })
        .optional();
    let homes = form.choices("homes", "the homes", |id| id.parse::<HomeId>().ok());
    let beds = form
        .number("beds", "the number of beds")
        .between(1, 400)
        .optional();
    let weekly = form.pence("weekly", "the price of a bed").optional();
    let void_percent = form
        .number("void_percent", "the part an empty bed costs")
        .between(0, 100)
        .optional();
    let void_after = form
        .number("void_after", "the number of empty nights")
        .between(0, 365)
        .optional();
    let pay_within = form
        .number("pay_within", "the days within which invoices are paid")
        .between(1, 90)
        .required();
    let from = form.date("from", "the first day").required();
    let until = form.date("until", "the last day").optional();
    let first = (name, terms, holder, homes, beds);
    let rest = (weekly, void_percent, void_after, pay_within, from, until);
    let first = form.all_of(first);
    let (weekly, void_percent, void_after, pay_within, from, until) = form.all_of(rest)?;
    let (name, terms, holder, homes, beds) = first?;
    let small = |n: i64| u16::try_from(n).unwrap_or(0);
    Ok(Agreement {
        provider,
        name,
        terms,
        holder,
        homes,
        beds: beds.map(small),
        weekly,
        void_percent: void_percent.and_then(|n| u8::try_from(n).ok()),
        void_after: void_after.map_or(0, small),
        pay_within: small(pay_within),
        from,
        until,
    })
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider: OrganisationId = visit.id("provider")?;
    let (name, homes) = visit.read(|tx| theirs(tx, provider))?;
    let form = visit.form(
        &format!("agreement-{provider}"),
        &[
            ("pay_within", &PAY_WITHIN.to_string()),
            ("from", &date_value(visit.today())),
        ],
    )?;
    let back = (
        "Agreements and invoices",
        format!("/providers/{provider}/paid"),
    );
    let fields = fields(&form, &homes);
    Ok(framed(
        "Write down an agreement",
        &name,
        back,
        &form,
        &fields,
        "Save the agreement",
    ))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider: OrganisationId = visit.id("provider")?;
    visit.read(|tx| theirs(tx, provider))?;
    let said = read(visit, provider)?;
    let id = Uuid::now_v7();
    visit.write(|tx| say_agreement(tx, id, &said, None))?;
    Ok(Reply::redirect(format!("/providers/{provider}/paid")).saying("Saved the agreement"))
}

fn found(visit: &Visit) -> Result<KeptAgreement, Refusal> {
    let id: Uuid = visit.id("agreement")?;
    visit.read(|tx| agreement(tx, id)?.ok_or(Refusal::NotFound))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = found(visit)?;
    let said = &kept.said;
    let (name, homes) = visit.read(|tx| theirs(tx, said.provider))?;
    let number = |n: Option<u16>| n.map_or_else(String::new, |n| n.to_string());
    let mut values = vec![
        ("stands", kept.fact.to_string()),
        ("name", said.name.clone()),
        ("terms", said.terms.code().to_owned()),
        (
            "holder",
            said.holder.map_or_else(String::new, |a| a.to_string()),
        ),
        ("beds", number(said.beds)),
        ("weekly", said.weekly.map_or_else(String::new, typed)),
        ("void_percent", number(said.void_percent.map(u16::from))),
        ("void_after", said.void_after.to_string()),
        ("pay_within", said.pay_within.to_string()),
        ("from", date_value(said.from)),
        ("until", said.until.map_or_else(String::new, date_value)),
    ];
    values.extend(said.homes.iter().map(|home| ("homes", home.to_string())));
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form(&format!("agreement-{}", kept.id), &values)?;
    let back = ("Agreements", "/agreements".to_owned());
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (fields(&form, &homes))
    };
    Ok(framed(
        "Change an agreement",
        &name,
        back,
        &form,
        &fields,
        "Save the agreement",
    ))
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = found(visit)?;
    let said = read(visit, kept.said.provider)?;
    let stands = visit.posted()?.value("stands").parse().ok();
    visit.write(|tx| say_agreement(tx, kept.id, &said, stands))?;
    Ok(Reply::redirect("/agreements").saying("Saved the agreement"))
}

#[cfg(test)]
impl View {
    /// A block of beds with nights that stood empty.
    fn sample() -> Self {
        let kept = KeptAgreement {
            id: Uuid::from_u128(1),
            fact: care::ids::FactId(Uuid::from_u128(2)),
            said: Agreement {
                provider: OrganisationId(Uuid::from_u128(3)),
                name: "Two beds at the farm".to_owned(),
                terms: Terms::Block,
                holder: None,
                homes: vec![HomeId(Uuid::from_u128(4))],
                beds: Some(2),
                weekly: Some(care::Pence::pounds(4_900)),
                void_percent: Some(80),
                void_after: 7,
                pay_within: 14,
                from: jiff::civil::date(2026, 4, 1),
                until: None,
            },
        };
        let year = Occupancy {
            nights: 730,
            slept: 650,
            void_paid: 40,
            void_cost: Some(care::Pence::pounds(22_400)),
        };
        Self {
            all: vec![Shown {
                kept,
                provider: "Acorn Homes".to_owned(),
                homes: vec!["Willow House".to_owned()],
                year: Some(year),
                tonight: Some((1, 2)),
            }],
            today: jiff::civil::date(2027, 4, 7),
            keeps: true,
            named: true,
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
