// Long because: an invoice, how it compares and what is done with it, in the order it happens.

//! Invoices: what was received, when it is due, what was paid, and each line beside what was agreed.

use super::parts::{Names, money_tabs, percent, providers};
use crate::costs::{
    Asked, Compared, Invoice, InvoiceQuery, KeptInvoice, KeptLine, Paying, compare, invoice,
    invoices, lines, pay, paying, query as say_query, read_pounds, receive, talk_about,
};
use crate::homes::{
    KeptAgreement, Terms, all_agreements, day, framed, input, pay_within, provider as one_provider,
    text_area,
};
use care::counted;
use care::dates::{days_between, long_date, plus_days, plus_years};
use care::ids::OrganisationId;
use care::{Date, Pence, Period};
use desk::components::{
    Button, Pagination, Row, SummaryList, Table, Width, button_group, table::Cell,
};
use desk::form::{Form, date_value};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Capability, FieldClass};
use record::{Refusal, Tx};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// How an invoice stands, in words.
fn status(one: &KeptInvoice, today: Date) -> Markup {
    let late = |days: i32| match days {
        1 => "1 day".to_owned(),
        n => format!("{n} days"),
    };
    html! {
        @match one.paid {
            Some(paid) => {
                "Paid " (long_date(paid))
                @let over = days_between(one.said.due, paid);
                @if over > 0 { ", " (late(over)) " late" }
            }
            None => {
                @let over = days_between(one.said.due, today);
                @if over > 0 { strong { "Late by " (late(over)) } } @else { "Due " (long_date(one.said.due)) }
            }
        }
        @if let Some(query) = &one.query {
            br; "Asked about, with " (query.with.as_deref().unwrap_or("nobody")) " since " (long_date(query.on))
        }
    }
}

/// A table of invoices; `names` tells whose each is, where they are not all of one provider.
fn table(
    all: &[&KeptInvoice],
    names: Option<&HashMap<OrganisationId, String>>,
    today: Date,
) -> Markup {
    let from = |one: &KeptInvoice| {
        names.map(|names| {
            Cell::new(html! {
                a.govuk-link href={ "/providers/" (one.said.provider) "/paid" } {
                    (names.get(&one.said.provider).map_or("a provider", String::as_str))
                }
            })
        })
    };
    let head = std::iter::once(Cell::new("Invoice"))
        .chain(names.map(|_| Cell::new("From")))
        .chain([
            Cell::new("Received"),
            Cell::number("Amount"),
            Cell::new("How it stands"),
        ]);
    all.iter()
        .fold(Table::bare().head(head), |table, one| {
            let number =
                html! { a.govuk-link href={ "/invoices/" (one.id) } { (one.said.number) } };
            table.row(std::iter::once(Cell::new(number)).chain(from(one)).chain([
                Cell::new(long_date(one.said.received)),
                Cell::number(one.total().to_string()),
                Cell::new(status(one, today)),
            ]))
        })
        .scrolling("Invoices")
}

fn numbers(paid: Paying, today: Date) -> SummaryList {
    let oldest = paid.oldest.map_or_else(
        || "none".to_owned(),
        |day| {
            format!(
                "received {}, {} ago",
                long_date(day),
                counted(days_between(day, today), "day", "days")
            )
        },
    );
    SummaryList::new([
        Row::new(
            "Paid on time in the last twelve months",
            if paid.of == 0 {
                "No invoice has fallen due yet".to_owned()
            } else {
                format!(
                    "{} of {} ({})",
                    paid.on_time,
                    paid.of,
                    percent(paid.on_time as u64, paid.of as u64)
                )
            },
        ),
        Row::new("Not paid yet", paid.unpaid.to_string()),
        Row::new("The oldest of those", oldest),
    ])
}

fn of_a_year(all: &[KeptInvoice], today: Date) -> Paying {
    let since = plus_years(today, -1);
    paying(
        all.iter()
            .filter(|one| one.paid.is_none() || one.said.due > since),
        today,
    )
}

/// How many invoices stand on a page.
const PAGE: usize = 50;

struct ListView {
    all: Arc<Vec<KeptInvoice>>,
    names: HashMap<OrganisationId, String>,
    everything: bool,
    at: usize,
    today: Date,
    keeps: bool,
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepCosts);
    let everything = visit.query("show") == Some("all");
    let at = visit.query("page").and_then(|at| at.parse().ok());
    let (all, names) = visit.read(|tx| Ok((invoices(tx)?, providers(tx)?)))?;
    let view = ListView {
        all,
        names,
        everything,
        at: at.unwrap_or(1).max(1),
        today,
        keeps,
    };
    Ok(Reply::page("Invoices", draw_list(&view))
        .back_to("Costs", "/costs")
        .wide())
}

fn draw_list(view: &ListView) -> Markup {
    let wanted: Vec<&KeptInvoice> = view
        .all
        .iter()
        .filter(|one| view.everything || one.paid.is_none())
        .collect();
    let pages = wanted.len().div_ceil(PAGE).max(1);
    let at = view.at.min(pages);
    let shown: Vec<&KeptInvoice> = wanted
        .iter()
        .skip((at - 1) * PAGE)
        .take(PAGE)
        .copied()
        .collect();
    let open = view.all.iter().filter(|one| one.paid.is_none());
    let asked = open.clone().filter(|one| one.query.is_some()).count();
    let late = open
        .filter(|one| one.on_time(view.today) == Some(false))
        .count();
    let mut by_name: Vec<_> = view.names.iter().collect();
    by_name.sort_by_key(|(_, name)| name.to_lowercase());
    let show = if view.everything { "all" } else { "open" };
    html! {
        h1.govuk-heading-l { "Invoices" }
        (money_tabs("/invoices"))
        (numbers(of_a_year(&view.all, view.today), view.today))
        p.govuk-body { strong { (late) } " late today, " strong { (asked) } " asked about. Our providers run on what we pay them: each invoice is paid within the days of its agreement. A provider with a sign-in sees here and now how each of its invoices stands, and can send one in." }
        h2.govuk-heading-m { @if view.everything { "Every invoice (" (wanted.len()) ")" } @else { "Not paid yet (" (wanted.len()) ")" } }
        @if shown.is_empty() { (invitation("Every invoice that was received is paid.", None)) }
        @else {
            (table(&shown, Some(&view.names), view.today))
            @if pages > 1 { (Pagination::of_pages(at, pages, |page| format!("/invoices?show={show}&page={page}"))) }
        }
        p.govuk-body {
            @if view.everything { a.govuk-link href="/invoices" { "Only those that are not paid" } }
            @else { a.govuk-link href="/invoices?show=all" { "Every invoice" } }
        }
        @if view.keeps {
            h2.govuk-heading-m { "Write down an invoice" }
            @if by_name.is_empty() { (invitation("No provider is written down yet.", None)) }
            @else {
                details.govuk-details {
                    summary.govuk-details__summary { span.govuk-details__summary-text { "From which provider? (" (by_name.len()) ")" } }
                    div.govuk-details__text {
                        ul.govuk-list {
                            @for (id, name) in by_name { li { a.govuk-link href={ "/invoices/new/" (id) } { (name) } } }
                        }
                    }
                }
            }
        }
        p.govuk-hint { "On time is on or before the last day. Counted are invoices that were paid or whose last day has passed; one that is asked about still counts." }
    }
}

struct One {
    kept: KeptInvoice,
    provider: String,
    lines: Vec<KeptLine>,
    names: Names,
    talk: Vec<InvoiceQuery>,
    today: Date,
    keeps: bool,
}

/// What was asked and answered, in order.
fn talk(all: &[InvoiceQuery]) -> Markup {
    html! {
        ol.govuk-list.govuk-list--number {
            @for one in all {
                li {
                    (one.words) " "
                    span.govuk-hint { (one.from.as_deref().unwrap_or("Our council")) ", " (long_date(one.on)) }
                }
            }
        }
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("invoice")?;
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepCosts);
    let view = visit.read(|tx| {
        let kept = invoice(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok(One {
            provider: called(tx, kept.said.provider)?,
            lines: lines(tx)?,
            names: Names::of(tx, &[FieldClass::Money])?,
            talk: talk_about(tx, kept.id)?,
            kept,
            today,
            keeps,
        })
    })?;
    Ok(Reply::page("An invoice", draw(&view))
        .back_to("Invoices", "/invoices")
        .wide())
}

fn called(tx: &mut Tx<'_>, provider: OrganisationId) -> Result<String, Refusal> {
    let found = one_provider(tx, provider)?.ok_or(Refusal::NotFound)?;
    Ok(found.said.name)
}

fn draw(view: &One) -> Markup {
    let said = &view.kept.said;
    let at = format!("/invoices/{}", view.kept.id);
    let beside = compare(said, &view.lines);
    let odd = beside
        .iter()
        .filter(|one| one.compared != Compared::Same)
        .count();
    let agreed: Pence = beside.iter().map(|one| one.agreed).sum();
    let rows = beside.iter().fold(
        Table::bare().head([
            Cell::new("For whom, as they wrote it"),
            Cell::number("They ask"),
            Cell::number("Agreed for these nights"),
            Cell::new("How it compares"),
        ]),
        |table, one| {
            let who = one.of.filter(|of| view.names.listed.contains(of));
            table.row([
                Cell::new(html! {
                    @match one.asked { Some(asked) => (asked.code), None => "Not on the invoice" }
                    @if let Some(of) = who { br; a.govuk-link href={ "/young-people/" (of) "/costs" } { (view.names.call(of)) } }
                }),
                Cell::number(one.asked.map_or_else(String::new, |asked| asked.amount.to_string())),
                Cell::number(one.agreed.to_string()),
                Cell::new(html! {
                    @match one.compared {
                        Compared::Same => "The same",
                        Compared::Over(by) => { strong { "Over by " (by) } }
                        Compared::Under(by) if one.asked.is_none() => { "Agreed, and not asked for: " (by) }
                        Compared::Under(by) => { "Under by " (by) }
                        Compared::NothingAgreed => { strong { "Nothing is agreed for them here on these nights" } }
                        Compared::Unknown => { strong { "Nobody of ours has this number" } }
                    }
                }),
            ])
        },
    );
    html! {
        span.govuk-caption-l { (view.provider) }
        h1.govuk-heading-l { "Invoice " (said.number) }
        (SummaryList::new([
            Row::new("For the nights", format!("{} to {}", long_date(said.from), long_date(plus_days(said.until, -1)))),
            Row::new("Received", long_date(said.received)),
            Row::new("To be paid by", long_date(said.due)),
            Row::new("How it stands", status(&view.kept, view.today)),
            Row::new("They ask in all", view.kept.total().to_string()),
            Row::new("Agreed in all", agreed.to_string()),
        ]))
        @if let Some(query) = &view.kept.query {
            @if view.talk.len() < 2 { p.govuk-body { strong { "Asked: " } (query.words) } }
        }
        @if view.talk.len() > 1 {
            h2.govuk-heading-m { "What was asked and answered" }
            (talk(&view.talk))
        }
        @if view.keeps && view.kept.paid.is_none() {
            (button_group(html! {
                (Button::link("It is paid", format!("{at}/paid")))
                (Button::link(if view.kept.query.is_some() { "Answer what is asked" } else { "Ask about it" }, format!("{at}/query")).secondary())
            }))
        }
        h2.govuk-heading-m { "Beside what was agreed" }
        p.govuk-body { (odd) " of " (beside.len()) " lines differ from what was agreed." }
        (rows.scrolling("Invoice lines"))
        p.govuk-hint { "Agreed is a seventh of the weekly price for each night of the invoice, from the cost lines with this provider. Less than a pound apart is the same." }
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider: OrganisationId = visit.id("provider")?;
    let today = visit.today();
    let last = plus_days(today.first_of_month(), -1);
    let month = Period::new(last.first_of_month(), Some(today.first_of_month()));
    let (name, within, expected) = visit.read(|tx| {
        let names = crate::people::codes_of(tx)?;
        let expected: Vec<(String, Pence)> = lines(tx)?
            .iter()
            .filter(|line| line.said.provider == Some(provider))
            .filter(|line| line.nights().overlaps(&month))
            .filter_map(|line| Some((names.get(&line.of)?.0.to_string(), line.due_in(month))))
            .collect();
        Ok((
            called(tx, provider)?,
            pay_within(&all_agreements(tx)?, provider, today),
            expected,
        ))
    })?;
    let form = visit.form(
        &format!("invoice-{provider}"),
        &[
            ("received", &date_value(today)),
            ("from", &date_value(month.from)),
            ("until", &date_value(last)),
        ],
    )?;
    let fields = html! {
        (input(&form, "number", "Their number for it").width(Width::C20))
        (day(&form, "received", "When did we receive it?").hint(format!("It is to be paid within {within} days of that day.")))
        (day(&form, "from", "The first night it is for"))
        (day(&form, "until", "The last night it is for"))
        (text_area(&form, "lines", "Its lines").rows(8u16).hint("One for each young person: our number for them, a comma, the amount in pounds. For example: 4821, 4,300.00"))
    };
    let body = html! {
        @if !expected.is_empty() {
            details.govuk-details {
                summary.govuk-details__summary { span.govuk-details__summary-text { "What we expect for last month" } }
                div.govuk-details__text {
                    ul.govuk-list { @for (code, due) in &expected { li { (code) ": " (due) } } }
                }
            }
        }
        (fields)
    };
    let back = ("Invoices", "/invoices".to_owned());
    Ok(framed(
        "Write down an invoice",
        &name,
        back,
        &form,
        &body,
        "Save the invoice",
    ))
}

/// Reads the lines: a number of ours, a comma, an amount.
fn read_lines(form: &mut Form, names: &Names) -> Vec<Asked> {
    let text = form.value("lines").to_owned();
    let mut lines = Vec::new();
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
    {
        let read = line.split_once(',').and_then(|(code, amount)| {
            let code = code.trim().to_owned();
            let amount = read_pounds(amount)?;
            (!code.is_empty()).then(|| Asked {
                of: names.with_code(&code),
                code,
                amount,
            })
        });
        match read {
            Some(asked) => lines.push(asked),
            None => form.problem(
                "lines",
                format!(
                    "Line {} must be our number for them, a comma and an amount",
                    at + 1
                ),
            ),
        }
    }
    if text.trim().is_empty() {
        form.problem("lines", "Enter its lines");
    }
    lines
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider: OrganisationId = visit.id("provider")?;
    let today = visit.today();
    let names = visit.read(|tx| {
        called(tx, provider)?;
        Ok(Names::of(tx, &[FieldClass::Money])?)
    })?;
    let mut form = visit.posted()?;
    let number = form.text("number", "their number").at_most(60).required();
    let received = form
        .date("received", "the day it was received")
        .not_after_today(today)
        .required();
    let from = form.date("from", "the first night").required();
    let last = form.date("until", "the last night").required();
    let lines = read_lines(&mut form, &names);
    if let (Some(from), Some(last)) = (from.get(), last.get())
        && last < from
    {
        form.problem("until-day", "The last night must not be before the first");
    }
    let (number, received, from, last) = form.all_of((number, received, from, last))?;
    let id = Uuid::now_v7();
    visit.write(|tx| {
        let days = pay_within(&all_agreements(tx)?, provider, received);
        let said = Invoice {
            provider,
            number: number.clone(),
            received,
            due: plus_days(received, i32::from(days)),
            from,
            until: plus_days(last, 1),
            lines: lines.clone(),
        };
        receive(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/invoices/{id}")).saying("Saved the invoice"))
}

fn kept(visit: &Visit) -> Result<(KeptInvoice, String), Refusal> {
    let id: Uuid = visit.id("invoice")?;
    visit.read(|tx| {
        let kept = invoice(tx, id)?.ok_or(Refusal::NotFound)?;
        let name = called(tx, kept.said.provider)?;
        Ok((kept, name))
    })
}

pub(super) fn paid_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (one, name) = kept(visit)?;
    let form = visit.form(
        &format!("paid-{}", one.id),
        &[("on", &date_value(visit.today()))],
    )?;
    let fields = day(&form, "on", "On which day was it paid?");
    let title = format!("Invoice {} is paid", one.said.number);
    let back = ("The invoice", format!("/invoices/{}", one.id));
    Ok(framed(
        &title,
        &name,
        back,
        &form,
        &html! { (fields) },
        "Save that it is paid",
    ))
}

pub(super) fn paid(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("invoice")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let on = form
        .date("on", "the day it was paid")
        .not_after_today(today)
        .required();
    let on = form.all_of(on)?;
    visit.write(|tx| pay(tx, id, on))?;
    Ok(Reply::redirect(format!("/invoices/{id}")).saying("Saved that it is paid"))
}

pub(super) fn query_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (one, name) = kept(visit)?;
    let form = visit.form(&format!("query-{}", one.id), &[])?;
    let answering = one.query.is_some();
    let fields = html! {
        @if let Some(query) = &one.query {
            p.govuk-body { strong { "Asked: " } (query.words) }
            (text_area(&form, "words", "What is the answer?").hint("The provider reads it in its pages. Name no young person: write our reference for them."))
            input type="hidden" name="answered" value="yes";
        } @else {
            (text_area(&form, "words", "What do you ask about it?").hint("The provider reads it in its pages. Name no young person: words that do are kept back, and the provider is asked to ring."))
            (input(&form, "with", "With whom does it lie now?").hint("A name, so that everybody knows whom to ring."))
        }
    };
    let title = if answering {
        "Answer what is asked"
    } else {
        "Ask about an invoice"
    };
    let back = ("The invoice", format!("/invoices/{}", one.id));
    Ok(framed(title, &name, back, &form, &fields, "Save it"))
}

pub(super) fn query(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("invoice")?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let words = form.text("words", "the words").at_most(1_000).required();
    let answered = form.ticked("answered");
    let with = if answered {
        desk::form::Field::known(None)
    } else {
        form.text("with", "with whom it lies")
            .at_most(120)
            .required()
            .map(Some)
    };
    let (words, with) = form.all_of((words, with))?;
    visit.write(|tx| {
        let said = InvoiceQuery {
            words: words.clone(),
            with: with.clone(),
            on,
            from: None,
        };
        say_query(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/invoices/{id}")).saying("Saved"))
}

/// What a provider sees of how we pay, and on what terms.
pub(super) fn provider(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("provider")?;
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let (name, all, agreements) = visit.read(|tx| {
        let all = invoices(tx)?;
        let theirs = all.iter().filter(|one| one.said.provider == id);
        let theirs: Vec<KeptInvoice> = theirs.cloned().collect();
        Ok((called(tx, id)?, theirs, all_agreements(tx)?))
    })?;
    let theirs: Vec<&KeptAgreement> = agreements
        .iter()
        .filter(|one| one.said.provider == id)
        .collect();
    let shown: Vec<&KeptInvoice> = all.iter().collect();
    let body = html! {
        span.govuk-caption-l { (name) }
        h1.govuk-heading-l { "Agreements and invoices" }
        (numbers(of_a_year(&all, today), today))
        @if caller.may(Capability::KeepCosts) {
            (button_group(html! {
                (Button::link("Write down an invoice", format!("/invoices/new/{id}")))
                @if caller.may(Capability::KeepHomes) { (Button::link("Write down an agreement", format!("/agreements/new/{id}")).secondary()) }
            }))
        }
        h2.govuk-heading-m { "Agreements" }
        @if theirs.is_empty() { (invitation("No agreement with them is written down. Their invoices are paid within 30 days.", None)) }
        @else {
            ul.govuk-list {
                @for one in &theirs {
                    li {
                        a.govuk-link href={ "/agreements#" (one.id) } { (one.said.name) } ", "
                        (match one.said.terms { Terms::Spot => "spot", Terms::Block => "block", Terms::Exclusive => "exclusive" })
                        ", paid within " (one.said.pay_within) " days"
                        @if !one.holds_on(today) { " (not in force today)" }
                    }
                }
            }
        }
        h2.govuk-heading-m { "Invoices" }
        @if shown.is_empty() { (invitation("No invoice of theirs is written down.", None)) }
        @else { (table(&shown, None, today)) }
    };
    let back = if caller.may(Capability::SeeHomes) {
        ("The provider", format!("/providers/{id}"))
    } else {
        ("Invoices", "/invoices".to_owned())
    };
    Ok(Reply::page("Agreements and invoices", body)
        .back_to(back.0, back.1)
        .wide())
}

#[cfg(test)]
fn sample_invoice(n: u128, paid: Option<Date>) -> KeptInvoice {
    let day = jiff::civil::date;
    KeptInvoice {
        id: Uuid::from_u128(n),
        fact: care::ids::FactId(Uuid::from_u128(n)),
        said: Invoice {
            provider: OrganisationId(Uuid::from_u128(7)),
            number: format!("AC-{n}"),
            received: day(2027, 3, 2),
            due: day(2027, 4, 1),
            from: day(2027, 2, 1),
            until: day(2027, 3, 1),
            lines: vec![Asked {
                code: "A0".to_owned(),
                of: None,
                amount: Pence::pounds(19_600),
            }],
        },
        paid,
        query: paid.is_none().then(|| InvoiceQuery {
            words: "Which nights are these?".to_owned(),
            with: Some("Donna Heyes".to_owned()),
            on: day(2027, 3, 5),
            from: None,
        }),
    }
}

#[cfg(test)]
impl ListView {
    /// One that is late and asked about, one paid.
    fn sample() -> Self {
        let paid = Some(jiff::civil::date(2027, 3, 30));
        Self {
            all: Arc::new(vec![sample_invoice(1, None), sample_invoice(2, paid)]),
            names: HashMap::from([(OrganisationId(Uuid::from_u128(7)), "Acorn Homes".to_owned())]),
            everything: true,
            at: 1,
            today: jiff::civil::date(2027, 4, 7),
            keeps: true,
        }
    }
}

#[cfg(test)]
impl One {
    /// An invoice with a line for nobody of ours, asked about and answered.
    fn sample() -> Self {
        let kept = sample_invoice(1, None);
        let asked = kept.query.clone().into_iter();
        let answered = kept.query.clone().map(|query| InvoiceQuery {
            words: "Three nights of a second adult.".to_owned(),
            from: Some("Dawn Hill".to_owned()),
            ..query
        });
        Self {
            talk: asked.chain(answered).collect(),
            kept,
            provider: "Acorn Homes".to_owned(),
            lines: Vec::new(),
            names: Names::sample(&[]),
            today: jiff::civil::date(2027, 4, 7),
            keeps: true,
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> [Markup; 2] {
    [draw_list(&ListView::sample()), draw(&One::sample())]
}
