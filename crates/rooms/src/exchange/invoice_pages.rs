// Long because: a provider’s invoices, one of them, and the form that sends one.

//! Invoices in the provider's own pages: how each stands, what we ask, sending one in. They read the
//! exchange store and nothing else.

use super::invoices::{
    self, InvoiceSent, InvoiceState, PortalInvoice, PortalLine, PortalMoney, PortalPlacement,
    QueryAnswered,
};
use super::portal_pages::provider_of;
use super::store;
use crate::costs::read_pounds;
use care::dates::{days_between, long_date, plus_days, plus_years};
use care::ids::OrganisationId;
use care::{Date, Pence, Period};
use desk::components::{
    Button, DateInput, Input, Row, SummaryList, Table, Textarea, Width, table::Cell,
};
use desk::form::{Form, date_value};
use desk::patterns::{SubNavigation, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use uuid::Uuid;

/// Beside each other: a provider's pages.
pub(super) fn tabs(here: &str) -> SubNavigation {
    SubNavigation::new("For providers", here.to_owned())
        .item("Referrals and beds", "/exchange")
        .item("Invoices", "/exchange/invoices")
}

struct View {
    money: PortalMoney,
    /// Sent and not read in yet, or not taken.
    sent: Vec<(InvoiceSent, Option<String>)>,
    today: Date,
    council: String,
}

fn late(days: i32) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}

/// How an invoice stands, with its day.
fn stands(one: &PortalInvoice, today: Date) -> Markup {
    html! {
        @match one.paid {
            Some(paid) => {
                "Paid " (long_date(paid))
                @let over = days_between(one.due, paid);
                @if over > 0 { ", " (late(over)) " late" } @else { ", on time" }
            }
            None => {
                @if one.state == InvoiceState::Queried { strong { (one.state.words()) } } @else { (one.state.words()) }
                br;
                @let over = days_between(one.due, today);
                @if over > 0 { strong { "Late by " (late(over)) } } @else { "We pay by " (long_date(one.due)) }
            }
        }
    }
}

fn nights(from: Date, until: Date) -> String {
    format!("{} to {}", long_date(from), long_date(plus_days(until, -1)))
}

fn money_of(visit: &Visit) -> Result<(OrganisationId, View), Refusal> {
    let of = provider_of(visit)?;
    let (money, sent) = visit.exchange()?.read(&store::door(), |tx| {
        Ok((
            store::money(tx, of)?.unwrap_or_default(),
            invoices::sent_in(tx, of)?,
        ))
    })?;
    let sent = sent
        .into_iter()
        .filter(|(said, _)| money.invoices.iter().all(|one| one.id != said.id))
        .collect();
    let view = View {
        money,
        sent,
        today: visit.today(),
        council: visit.council().to_owned(),
    };
    Ok((of, view))
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, view) = money_of(visit)?;
    Ok(Reply::page("Your invoices", draw(&view))
        .back_to("For providers", "/exchange")
        .wide())
}

fn rows(all: &[&PortalInvoice], today: Date, what: &str) -> Markup {
    all.iter()
        .fold(
            Table::bare().head([
                Cell::new("Invoice"),
                Cell::new("For the nights"),
                Cell::number("Amount"),
                Cell::new("How it stands"),
            ]),
            |table, one| {
                table.row([
                    Cell::new(html! { a.govuk-link href={ "/exchange/invoices/" (one.id) } { (one.number) } }),
                    Cell::new(nights(one.from, one.until)),
                    Cell::number(one.total.to_string()),
                    Cell::new(stands(one, today)),
                ])
            },
        )
        .scrolling(what)
}

fn draw(view: &View) -> Markup {
    let of = |f: &dyn Fn(&&PortalInvoice) -> bool| -> Vec<&PortalInvoice> {
        view.money.invoices.iter().filter(f).collect()
    };
    let asked = of(&|one| one.paid.is_none() && one.state == InvoiceState::Queried);
    let open = of(&|one| one.paid.is_none() && one.state != InvoiceState::Queried);
    let year = plus_years(view.today, -1);
    let paid = of(&|one| one.paid.is_some_and(|on| on > year));
    let on_time = paid
        .iter()
        .filter(|one| one.paid.is_some_and(|on| on <= one.due))
        .count();
    let owed: Pence = open.iter().chain(&asked).map(|one| one.total).sum();
    html! {
        span.govuk-caption-l { (view.council) }
        h1.govuk-heading-l { "Your invoices" }
        (tabs("/exchange/invoices"))
        (SummaryList::new([
            Row::new("Not paid yet", format!("{} ({owed})", open.len() + asked.len())),
            Row::new("We ask you about", asked.len().to_string()),
            Row::new("Paid on time, last twelve months", format!("{on_time} of {}", paid.len())),
            Row::new("We pay within", format!("{} days of receiving an invoice", view.money.within)),
        ]))
        (Button::link("Send an invoice", "/exchange/invoices/new"))
        @if !asked.is_empty() {
            h2.govuk-heading-m { "We ask you about (" (asked.len()) ")" }
            (rows(&asked, view.today, "Invoices we ask you about"))
        }
        @if !view.sent.is_empty() {
            h2.govuk-heading-m { "Sent just now" }
            ul.govuk-list {
                @for (said, refused) in &view.sent {
                    li {
                        strong { (said.number) } ", " (long_date(said.on)) ": "
                        @match refused {
                            Some(why) => { "not taken. " (why) "." }
                            None => { "on its way to us. It stands under “Not paid yet” within a minute." }
                        }
                    }
                }
            }
        }
        h2.govuk-heading-m { "Not paid yet (" (open.len()) ")" }
        @if open.is_empty() { (invitation("Nothing else waits to be paid. An invoice you send stands here at once.", None)) }
        @else { (rows(&open, view.today, "Invoices not paid yet")) }
        h2.govuk-heading-m { "Paid in the last twelve months (" (paid.len()) ")" }
        @if paid.is_empty() { (invitation("Nothing was paid in the last twelve months.", None)) }
        @else { (rows(&paid, view.today, "Invoices paid")) }
        p.govuk-hint { "Agreed means that each line is within a pound of the weekly price for its nights. Young people stand here by our reference for your placement, never by name." }
    }
}

fn found(visit: &Visit) -> Result<(OrganisationId, View, PortalInvoice), Refusal> {
    let id: Uuid = visit.id("invoice")?;
    let (of, view) = money_of(visit)?;
    let one = view.money.invoices.iter().find(|one| one.id == id).cloned();
    Ok((of, view, one.ok_or(Refusal::NotFound)?))
}

fn line(one: &PortalLine) -> [Cell; 4] {
    let words = match one.asked {
        None => html! { "You do not ask for this" },
        Some(asked) => {
            let over = asked.0 - one.agreed.0;
            html! {
                @if over.abs() <= 100 { "The same" }
                @else if one.agreed.0 == 0 { strong { "We have agreed nothing for these nights" } }
                @else if over > 0 { strong { (Pence(over)) " more" } }
                @else { (Pence(-over)) " less" }
            }
        }
    };
    [
        Cell::new(match &one.reference {
            Some(reference) => html! { (reference) },
            None => html! { span.hw-not-known { "We know no placement of yours for this line" } },
        }),
        Cell::number(
            one.asked
                .map_or_else(|| "–".to_owned(), |asked| asked.to_string()),
        ),
        Cell::number(one.agreed.to_string()),
        Cell::new(words),
    ]
}

fn draw_one(
    one: &PortalInvoice,
    waits: &[QueryAnswered],
    today: Date,
    form: Option<(&Form, &str)>,
) -> Markup {
    let lines = one.lines.iter().fold(
        Table::bare().head([
            Cell::new("Our reference"),
            Cell::number("You ask"),
            Cell::number("Agreed for these nights"),
            Cell::new("How it compares"),
        ]),
        |table, one| table.row(line(one)),
    );
    html! {
        h1.govuk-heading-l { "Your invoice " (one.number) }
        (SummaryList::new([
            Row::new("How it stands", stands(one, today)),
            Row::new("In all", one.total.to_string()),
            Row::new("For the nights", nights(one.from, one.until)),
            Row::new("We received it", long_date(one.received)),
            Row::new("To be paid by", long_date(one.due)),
        ]))
        @if !one.talk.is_empty() || !waits.is_empty() {
            h2.govuk-heading-m { "What was asked and answered" }
            ol.govuk-list.govuk-list--number {
                @for (on, yours, words) in &one.talk {
                    li { strong { @if *yours { "You" } @else { "We" } } ", " (long_date(*on)) ": " (words) }
                }
                @for said in waits { li { strong { "You" } ", " (long_date(said.on)) ": " (said.words) " " span.govuk-hint { "On its way to us." } } }
            }
        }
        @if let Some((form, id)) = form {
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                input type="hidden" name="answer_id" value=(id);
                (Textarea::new("words", "Your answer").rows(4u16)
                    .hint("Write our reference for a young person, not their name.")
                    .value(form.value("words")).error_if(form.error("words")))
                (Button::submit("Send your answer"))
            }
        }
        h2.govuk-heading-m { "Its lines" }
        (lines.scrolling("Its lines"))
        p.govuk-hint { "Agreed is a seventh of the weekly price for each night. Less than a pound apart is the same." }
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (of, view, one) = found(visit)?;
    let waits: Vec<QueryAnswered> = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(invoices::answers_waiting(tx, of)?))?
        .into_iter()
        .filter(|said| said.invoice == one.id)
        .collect();
    let form = visit.form(&format!("answer-{}", one.id), &[])?;
    let id = match form.value("answer_id") {
        "" => Uuid::now_v7().to_string(),
        typed => typed.to_owned(),
    };
    let asks = one.paid.is_none()
        && waits.is_empty()
        && matches!(one.state, InvoiceState::Queried | InvoiceState::Answered);
    let body = draw_one(
        &one,
        &waits,
        view.today,
        asks.then_some((&form, id.as_str())),
    );
    Ok(Reply::page("Your invoice", body).back_to("Your invoices", "/exchange/invoices"))
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (of, view, one) = found(visit)?;
    let mut form = visit.posted()?;
    let words = form.text("words", "your answer").at_most(1_000).required();
    let id = Uuid::parse_str(form.value("answer_id")).unwrap_or_else(|_| Uuid::now_v7());
    let words = form.all_of(words)?;
    let said = QueryAnswered {
        id,
        provider: of,
        invoice: one.id,
        words,
        who: visit.caller()?.name().to_owned(),
        on: view.today,
    };
    invoices::answer(visit.exchange()?, &said)?;
    Ok(Reply::redirect(format!("/exchange/invoices/{}", one.id))
        .saying("Thank you: we have your answer"))
}

/// Placements with nights in a time, each reference once, with what is due for them.
fn due(placements: &[PortalPlacement], within: Period) -> Vec<(String, String, Pence)> {
    let mut all: Vec<(String, String, Pence)> = Vec::new();
    for one in placements {
        if !Period::new(one.from, one.until).overlaps(&within) {
            continue;
        }
        let home = one
            .home
            .clone()
            .unwrap_or_else(|| "a home of yours".to_owned());
        match all
            .iter_mut()
            .find(|(reference, _, _)| *reference == one.reference)
        {
            Some(found) => found.2 = found.2 + one.due_in(within),
            None => all.push((one.reference.clone(), home, one.due_in(within))),
        }
    }
    all
}

fn typed(pence: Pence) -> String {
    format!("{}.{:02}", pence.0 / 100, pence.0 % 100)
}

fn draw_new(form: &Form, offered: &[(String, String, Pence)], id: &str) -> Markup {
    html! {
        h1.govuk-heading-l { "Send an invoice" }
        @if offered.is_empty() {
            (invitation("We know of no placement with you in the last half year. Ring us before you send an invoice.", None))
        } @else {
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                input type="hidden" name="sending" value=(id);
                (Input::new("number", "Your number for it").width(Width::C20)
                    .value(form.value("number")).error_if(form.error("number")))
                (DateInput::new("from", "The first night it is for")
                    .typed_date(form.date_typed("from")).error_if(form.error("from")))
                (DateInput::new("until", "The last night it is for")
                    .typed_date(form.date_typed("until")).error_if(form.error("until")))
                h2.govuk-heading-m { "How much for each placement?" }
                p.govuk-body { "In pounds. What we expect for last month is filled in: change what differs, and empty what you do not ask for." }
                @for (reference, home, _) in offered {
                    (Input::new(format!("amount-{reference}"), format!("{reference}, {home}")).width(Width::C10).inputmode("decimal")
                        .value(form.value(&format!("amount-{reference}"))).error_if(form.error(&format!("amount-{reference}"))))
                }
                (Button::submit("Send the invoice"))
            }
        }
    }
}

/// The placements that can be asked for, and the month before this one.
fn offered(view: &View) -> (Vec<(String, String, Pence)>, Period) {
    let month = view.today.first_of_month();
    let last = Period::new(plus_days(month, -1).first_of_month(), Some(month));
    let half = Period::new(plus_days(view.today, -183), Some(plus_days(view.today, 1)));
    let expected = due(&view.money.placements, last);
    let all = due(&view.money.placements, half)
        .into_iter()
        .map(|(reference, home, _)| {
            let sum = expected
                .iter()
                .find(|(one, _, _)| *one == reference)
                .map_or(Pence(0), |(_, _, sum)| *sum);
            (reference, home, sum)
        })
        .collect();
    (all, last)
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, view) = money_of(visit)?;
    let (offered, last) = offered(&view);
    let mut values = vec![
        ("from".to_owned(), date_value(last.from)),
        (
            "until".to_owned(),
            date_value(plus_days(view.today.first_of_month(), -1)),
        ),
    ];
    for (reference, _, sum) in offered.iter().filter(|(_, _, sum)| sum.0 > 0) {
        values.push((format!("amount-{reference}"), typed(*sum)));
    }
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let form = visit.form("invoice", &values)?;
    let id = match form.value("sending") {
        "" => Uuid::now_v7().to_string(),
        typed => typed.to_owned(),
    };
    let body = draw_new(&form, &offered, &id);
    Ok(Reply::page("Send an invoice", body).back_to("Your invoices", "/exchange/invoices"))
}

pub(super) fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (provider, view) = money_of(visit)?;
    let (offered, _) = offered(&view);
    let mut form = visit.posted()?;
    let number = form.text("number", "your number").at_most(60).required();
    let from = form.date("from", "the first night").required();
    let last = form
        .date("until", "the last night")
        .not_after_today(view.today)
        .required();
    if let (Some(from), Some(last)) = (from.get(), last.get())
        && last < from
    {
        form.problem("until-day", "The last night must not be before the first");
    }
    let mut lines = Vec::new();
    for (reference, _, _) in &offered {
        let field = format!("amount-{reference}");
        let text = form.value(&field).trim().to_owned();
        if text.is_empty() {
            continue;
        }
        match read_pounds(&text) {
            Some(Pence(0)) => {}
            Some(amount) => lines.push((reference.clone(), amount)),
            None => form.problem(
                field,
                format!("The amount for {reference} must be in pounds, like 1,234.50"),
            ),
        }
    }
    if lines.is_empty()
        && form.errors().is_empty()
        && let Some((reference, _, _)) = offered.first()
    {
        form.problem(
            format!("amount-{reference}"),
            "Enter an amount for at least one placement",
        );
    }
    let (number, from, last) = form.all_of((number, from, last))?;
    let same = |one: &PortalInvoice| one.number.eq_ignore_ascii_case(&number);
    if view.money.invoices.iter().any(same) {
        return Err(Refusal::invalid(
            "number",
            "We have an invoice of yours with this number already",
        ));
    }
    let said = InvoiceSent {
        id: Uuid::parse_str(form.value("sending")).unwrap_or_else(|_| Uuid::now_v7()),
        provider,
        number,
        from,
        until: plus_days(last, 1),
        lines,
        who: visit.caller()?.name().to_owned(),
        on: view.today,
    };
    invoices::send(visit.exchange()?, &said)?;
    Ok(Reply::redirect("/exchange/invoices").saying("Thank you: your invoice is on its way to us"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    impl View {
        /// An invoice in each state.
        fn sample() -> Self {
            let invoice = |n: u128, state, paid| PortalInvoice {
                id: Uuid::from_u128(n),
                number: format!("AC-{n}"),
                received: date(2027, 3, 2),
                due: date(2027, 4, 1),
                from: date(2027, 2, 1),
                until: date(2027, 3, 1),
                total: Pence::pounds(19_600),
                paid,
                state,
                talk: vec![(
                    date(2027, 3, 5),
                    false,
                    "Which nights are these?".to_owned(),
                )],
                lines: vec![PortalLine {
                    reference: Some("3F9A-22C1".to_owned()),
                    asked: Some(Pence::pounds(19_600)),
                    agreed: Pence::pounds(18_900),
                }],
            };
            Self {
                money: PortalMoney {
                    within: 30,
                    invoices: vec![
                        invoice(1, InvoiceState::Queried, None),
                        invoice(2, InvoiceState::Agreed, None),
                        invoice(3, InvoiceState::Paid, Some(date(2027, 4, 3))),
                        invoice(4, InvoiceState::Paid, Some(date(2027, 3, 30))),
                    ],
                    placements: vec![PortalPlacement {
                        reference: "3F9A-22C1".to_owned(),
                        home: Some("Willow House".to_owned()),
                        from: date(2026, 9, 1),
                        until: None,
                        weekly: Pence::pounds(4_900),
                    }],
                },
                sent: Vec::new(),
                today: date(2027, 4, 7),
                council: "Wigan".to_owned(),
            }
        }
    }

    #[test]
    fn each_invoice_stands_where_it_is_with_its_day() {
        let view = View::sample();
        let page = draw(&view).into_string();
        for words in [
            "We ask you about (1)",
            "Not paid yet (1)",
            "2 (£39,200)",
            "1 of 2",
            "2 days late",
            "on time",
            "Late by 6 days",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let form = Form::sample();
        let one = &view.money.invoices[0];
        let page = draw_one(one, &[], view.today, Some((&form, "x"))).into_string();
        assert!(page.contains("£700 more") && page.contains("Send your answer"));
        let offered = offered(&view).0;
        assert_eq!(offered[0].2, Pence(2_170_000), "31 nights of March");
        assert!(
            draw_new(&form, &offered, "x")
                .into_string()
                .contains("3F9A-22C1, Willow House")
        );
    }
}
