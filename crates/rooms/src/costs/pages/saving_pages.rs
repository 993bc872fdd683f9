// Long because: the ledger, its three forms, and its sample.

//! The savings ledger: claims, what they rest on, and finance's agreement.

use super::one_pages::{called, line_and_before};
use super::parts::{Names, money_tabs, typed, year_start};
use crate::costs::{
    Basis, KeptLine, KeptSaving, Ledger, Saving, SavingSigned, SavingWithdrawn, Sort,
    claim as say_claim, ledger, regional_figures, saving, savings, sign as say_sign,
    withdraw as say_withdraw,
};
use crate::homes::{day, framed, input, one_of, text_area};
use care::counted;
use care::dates::{long_date, plus_days};
use care::ids::{MemberId, YoungPersonId};
use care::{CollectionYear, Date, Pence};
use desk::components::{InsetText, Row, SummaryList, Table, Width, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Action, Capability, FieldClass, find};
use std::collections::HashMap;
use uuid::Uuid;

struct View {
    all: Vec<KeptSaving>,
    names: Names,
    members: HashMap<MemberId, String>,
    today: Date,
    me: MemberId,
    signs: bool,
    keeps: bool,
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        Ok(View {
            all: savings(tx)?,
            names: Names::of(tx, &[FieldClass::Money])?,
            members: access::members(tx)?
                .into_iter()
                .map(|member| (member.id, member.name))
                .collect(),
            today,
            me: caller.member(),
            signs: caller.may(Capability::SignOffSavings),
            keeps: caller.may(Capability::KeepCosts),
        })
    })?;
    Ok(Reply::page("Savings", draw(&view))
        .back_to("Costs", "/costs")
        .wide())
}

fn range((low, high): (Pence, Pence)) -> String {
    if low == high {
        low.to_string()
    } else {
        format!("{low} to {high}")
    }
}

fn years(view: &View) -> Vec<(CollectionYear, Ledger)> {
    let mut years: Vec<CollectionYear> = view
        .all
        .iter()
        .map(|one| CollectionYear::of(one.said.from))
        .collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
        .into_iter()
        .map(|year| {
            let of = view.all.iter();
            let sum = ledger(of.filter(|one| year.contains(one.said.from)));
            (year, sum)
        })
        .collect()
}

fn draw(view: &View) -> Markup {
    let sums = years(view).into_iter().fold(
        Table::bare().head([
            Cell::new("Financial year"),
            Cell::number("Cashable, signed off"),
            Cell::number("Avoided, signed off"),
            Cell::number("Weeks counted"),
            Cell::number("Waiting for finance"),
        ]),
        |table, (year, sum)| {
            table.row([
                Cell::new(year.to_string()),
                Cell::number(sum.cashable.to_string()),
                Cell::number(range(sum.avoided)),
                Cell::number(sum.weeks.to_string()),
                Cell::number(sum.waiting.to_string()),
            ])
        },
    );
    let mut listed: Vec<&KeptSaving> = view
        .all
        .iter()
        .filter(|one| view.names.listed.contains(&one.of))
        .collect();
    // What waits for finance first, then the latest weeks; what was taken back last.
    listed.sort_by_key(|one| {
        let settled = u8::from(one.signed.is_some()) + 2 * u8::from(one.withdrawn.is_some());
        (settled, std::cmp::Reverse(one.said.from))
    });
    let claims = listed.into_iter().fold(
        Table::bare().head([
            Cell::new("For whom, which weeks"),
            Cell::new("What it rests on"),
            Cell::number("Cost, and would have cost"),
            Cell::number("Saved"),
            Cell::new("How it stands"),
        ]),
        |table, one| table.row(claim_cells(view, one)),
    );
    html! {
        h1.govuk-heading-l { "Savings" }
        (money_tabs("/savings"))
        p.govuk-body { "A saving is cashable only when a budget line fell by it; what was avoided is always a range. Finance signs off what somebody else claimed. A week of a young person’s is counted once." }
        @if view.all.is_empty() {
            (invitation("No saving is claimed yet. A claim is made from what is paid for a young person.", None))
        } @else {
            (sums.scrolling("Savings by year"))
            h2.govuk-heading-m { "Claims" }
            (claims.scrolling("Claims"))
        }
        p.govuk-hint { "Weeks begin on Mondays; the year is that of a claim’s first day. A claim for twelve months from " (long_date(year_start(view.today))) " has 52 or 53 of them." }
    }
}

fn claim_cells(view: &View, one: &KeptSaving) -> [Cell; 5] {
    let said = &one.said;
    let at = format!("/savings/{}", said.id);
    let by = |member: &MemberId| {
        view.members
            .get(member)
            .map_or("Homeward", String::as_str)
            .to_owned()
    };
    [
        Cell::new(html! {
            a.govuk-link href={ "/young-people/" (one.of) "/costs" } { (view.names.call(one.of)) } br;
            (long_date(said.from)) " to " (long_date(plus_days(said.until, -1))) br;
            span.govuk-hint { (counted(said.weeks().len(), "week", "weeks")) ". " (said.because) }
        }),
        Cell::new(html! { (said.basis.words()) br; span.govuk-hint { (said.sort.words()) } }),
        Cell::number(html! { (said.actual) br; "not " (range((said.low, said.high))) }),
        Cell::number(range(said.range())),
        Cell::new(html! {
            "Claimed by " (by(&one.by)) ", " (long_date(one.on)) br;
            @match (&one.withdrawn, &one.signed) {
                (Some(why), _) => { "Taken back: " (why) }
                (None, Some((signed, who))) => {
                    strong { "Signed off" } " by " (by(who)) ", " (long_date(signed.on))
                    @if let Some((budget, fell)) = &signed.budget { br; (budget) " fell by " (fell) }
                }
                (None, None) => {
                    @if view.signs && one.by != view.me { a.govuk-link href={ (at) "/sign" } { "Sign off" span.govuk-visually-hidden { " for " (view.names.call(one.of)) } } br; }
                    @else { "Waits for finance" br; }
                    @if view.keeps { a.govuk-link href={ (at) "/withdraw" } { "Take back" span.govuk-visually-hidden { " for " (view.names.call(one.of)) } } }
                }
            }
        }),
    ]
}

struct Claiming {
    name: String,
    line: KeptLine,
    before: Option<KeptLine>,
    region: Option<Pence>,
}

fn claiming(visit: &Visit) -> Result<Claiming, Refusal> {
    let (id, line): (YoungPersonId, Uuid) = (visit.id("id")?, visit.id("line")?);
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Money)?;
        let (line, before) = line_and_before(tx, id, line)?;
        let region = regional_figures(tx)?
            .into_iter()
            .find(|one| Some(one.kind) == line.said.kind)
            .map(|one| one.weekly);
        Ok(Claiming {
            name: called(tx, &allowed)?,
            line,
            before,
            region,
        })
    })
}

pub(super) fn claim_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of = claiming(visit)?;
    let today = visit.today();
    let ends = of.line.ends.unwrap_or(today).min(today);
    let would = of.before.as_ref().map(KeptLine::weekly).or(of.region);
    let basis = if of.before.is_some() {
        Basis::Previous
    } else {
        Basis::Region
    };
    let form = visit.form(
        &format!("saving-{}", of.line.said.id),
        &[
            (
                "from",
                &date_value(of.line.said.from.max(plus_days(ends, -364))),
            ),
            ("until", &date_value(plus_days(ends, -1))),
            ("low", &would.map_or_else(String::new, typed)),
            ("basis", basis.code()),
            ("sort", Sort::Avoided.code()),
        ],
    )?;
    let fields = html! {
        (InsetText::new(format!("A week costs {} now.{}{}", of.line.weekly(),
            of.before.as_ref().map_or_else(String::new, |before| format!(" The home before cost {} a week.", before.weekly())),
            of.region.map_or_else(String::new, |region| format!(" The region pays {region} on average.")))))
        (day(&form, "from", "From which day is it claimed?"))
        (day(&form, "until", "Up to and with which day?"))
        (one_of(&form, "basis", "What does it rest on?", Basis::ALL, Basis::code, Basis::words))
        (input(&form, "low", "What would a week have cost at least, in pounds?").width(Width::C10))
        (input(&form, "high", "And at most, in pounds?").width(Width::C10).hint("What was avoided is never known to the pound."))
        (one_of(&form, "sort", "Is money left over?", Sort::ALL, Sort::code, Sort::words))
        (text_area(&form, "because", "How did it come about?"))
    };
    let back = (
        "What is paid",
        format!("/young-people/{}/costs", of.line.of),
    );
    Ok(framed(
        "Claim a saving",
        &of.name,
        back,
        &form,
        &fields,
        "Claim it",
    ))
}

pub(super) fn claim(visit: &mut Visit) -> Result<Reply, Refusal> {
    let of = claiming(visit)?;
    let mut form = visit.posted()?;
    let from = form
        .date("from", "the first day")
        .not_before(of.line.said.from)
        .required();
    let last = form
        .date("until", "the last day")
        .not_after_today(visit.today())
        .required();
    let basis = form
        .choice("basis", "what it rests on", Basis::parse)
        .required();
    let low = form
        .pence("low", "what it would have cost at least")
        .required();
    let high = form
        .pence("high", "what it would have cost at most")
        .required();
    let sort = form
        .choice("sort", "whether money is left over", Sort::parse)
        .required();
    let because = form
        .text("because", "how it came about")
        .at_most(500)
        .required();
    let (from, last, basis, low, high, sort, because) =
        form.all_of((from, last, basis, low, high, sort, because))?;
    let said = Saving {
        id: Uuid::now_v7(),
        from,
        until: plus_days(last, 1),
        actual: of.line.weekly(),
        low,
        high,
        basis,
        sort,
        because,
    };
    visit.write(|tx| {
        let allowed = find(tx, of.line.of)?.allow_for(Action::Add, FieldClass::Money)?;
        say_claim(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect("/savings").saying("Claimed. Finance signs it off"))
}

fn one(visit: &Visit) -> Result<(KeptSaving, String), Refusal> {
    let id: Uuid = visit.id("claim")?;
    visit.read(|tx| {
        let kept = saving(tx, id)?.ok_or(Refusal::NotFound)?;
        let allowed = find(tx, kept.of)?.allow_for(Action::See, FieldClass::Money)?;
        let name = called(tx, &allowed)?;
        Ok((kept, name))
    })
}

pub(super) fn sign_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (kept, name) = one(visit)?;
    let form = visit.form(&format!("sign-{}", kept.said.id), &[])?;
    let fields = html! {
        (SummaryList::new([
            Row::new("Weeks", format!("{}, from {}", kept.said.weeks().len(), long_date(kept.said.from))),
            Row::new("Saved", range(kept.said.range())),
            Row::new("It rests on", kept.said.basis.words()),
            Row::new("How it came about", kept.said.because.clone()),
        ]))
        @if kept.said.sort == Sort::Cashable {
            (input(&form, "budget", "Which budget line fell?"))
            (input(&form, "fell", "By how much, in pounds?").width(Width::C10))
        }
    };
    let back = ("Savings", "/savings".to_owned());
    Ok(framed(
        "Sign off a saving",
        &name,
        back,
        &form,
        &fields,
        "Sign it off",
    ))
}

pub(super) fn sign(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (kept, _) = one(visit)?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let budget = if kept.said.sort == Sort::Cashable {
        let line = form
            .text("budget", "which budget line fell")
            .at_most(200)
            .required();
        let fell = form.pence("fell", "by how much it fell").required();
        Some(form.all_of((line, fell))?)
    } else {
        None
    };
    let said = SavingSigned {
        claim: kept.said.id,
        budget,
        on,
    };
    visit.write(|tx| say_sign(tx, &said))?;
    Ok(Reply::redirect("/savings").saying("Signed off"))
}

pub(super) fn withdraw_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (kept, name) = one(visit)?;
    let form = visit.form(&format!("withdraw-{}", kept.said.id), &[])?;
    let fields = text_area(&form, "why", "Why is it taken back?");
    let back = ("Savings", "/savings".to_owned());
    Ok(framed(
        "Take back a claim",
        &name,
        back,
        &form,
        &html! { (fields) },
        "Take it back",
    ))
}

pub(super) fn withdraw(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (kept, _) = one(visit)?;
    let mut form = visit.posted()?;
    let why = form
        .text("why", "why it is taken back")
        .at_most(500)
        .required();
    let why = form.all_of(why)?;
    visit.write(|tx| {
        find(tx, kept.of)?.allow_for(Action::Add, FieldClass::Money)?;
        let said = SavingWithdrawn {
            claim: kept.said.id,
            why: why.clone(),
        };
        say_withdraw(tx, &said)
    })?;
    Ok(Reply::redirect("/savings").saying("Taken back: its weeks can be claimed again"))
}

#[cfg(test)]
impl View {
    /// A claim that waits, one signed off, one taken back.
    fn sample() -> Self {
        let (of, by) = (
            YoungPersonId(Uuid::from_u128(1)),
            MemberId(Uuid::from_u128(2)),
        );
        let day = jiff::civil::date;
        let claim = |n: u128, signed, withdrawn| KeptSaving {
            of,
            said: Saving {
                id: Uuid::from_u128(n),
                from: day(2027, 1, 4),
                until: day(2027, 3, 29),
                actual: Pence::pounds(900),
                low: Pence::pounds(4_800),
                high: Pence::pounds(5_300),
                basis: Basis::Previous,
                sort: Sort::Avoided,
                because: "Moved on to foster carers".to_owned(),
            },
            by,
            on: day(2027, 4, 1),
            signed,
            withdrawn,
        };
        let signed = SavingSigned {
            claim: Uuid::from_u128(4),
            budget: None,
            on: day(2027, 4, 5),
        };
        let finance = MemberId(Uuid::from_u128(3));
        Self {
            all: vec![
                claim(3, None, None),
                claim(4, Some((signed, finance)), None),
                claim(5, None, Some("The wrong weeks".to_owned())),
            ],
            names: Names::sample(&[of]),
            members: HashMap::from([
                (by, "Lesley Grundy".to_owned()),
                (finance, "Donna Heyes".to_owned()),
            ]),
            today: day(2027, 4, 7),
            me: finance,
            signs: true,
            keeps: true,
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
