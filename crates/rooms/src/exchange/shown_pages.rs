//! How a referral that left is drawn, for whoever reads it, and the parts these pages share.

use super::facts::{Declined, NowRow};
use super::gate::Finding;
use super::pack::{Difference, Pack};
use super::store::KeptRelease;
use crate::homes::Answer;
use care::Date;
use care::dates::long_date;
use desk::components::{
    Details, Input, InsetText, Row, Select, SelectItem, SummaryList, Table, Textarea, WarningText,
    Width, table::Cell,
};
use desk::form::Form;
use maud::{Markup, html};
use record::clock::long_moment;

/// Lines of a text, each on its own.
fn lines(text: &str) -> Markup {
    html! {
        @for (at, line) in text.lines().enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}

/// A referral, all of it.
pub(super) fn referral(pack: &Pack) -> Markup {
    html! {
        h2.govuk-heading-m { "Why you" }
        p.govuk-body { (lines(&pack.why_you)) }
        h2.govuk-heading-m { "Who it is about" }
        (SummaryList::new(pack.fields().into_iter().map(|(what, text)| Row::new(what, lines(&text)))))
        @if pack.left_out > 0 {
            p.govuk-hint { (pack.left_out) " more things somebody said are not shown here, because they name people or places. Ask us about them." }
        }
        h2.govuk-heading-m { "Who lives with you now, and how we think they would fit" }
        @if pack.fit.is_empty() {
            p.govuk-body { "We do not know who lives with you well enough to say. Tell us how it would be for them." }
        } @else {
            ul.govuk-list.govuk-list--bullet { @for one in &pack.fit { li { (one) } } }
        }
    }
}

/// The same on one sheet of paper.
pub(super) fn sheet(pack: &Pack, ends: &str) -> Markup {
    html! {
        div.hw-sheet {
            h1.govuk-heading-m { "Could " (pack.home) " be a home for a young person?" }
            p { strong { "Why you. " } (lines(&pack.why_you)) }
            dl {
                @for (what, text) in pack.fields() { dt { (what) } dd { (lines(&text)) } }
                @if !pack.fit.is_empty() {
                    dt { "How they would fit" }
                    dd { @for one in pack.fit.iter().take(8) { (one) " " } }
                }
            }
            p { strong { (pack.ring) } ", " (pack.council) ". Reference " (pack.reference) ". Released " (long_date(pack.on)) "; " (ends) " Confidential: about a child. Do not copy it; destroy it when you have answered." }
        }
    }
}

/// What changed, beside how it was.
pub(super) fn changes(all: &[Difference], caption: &str) -> Markup {
    let table = all.iter().fold(
        Table::new(caption.to_owned()).head(["What", "Before", "Now"]),
        |table, one| {
            table.row([
                Cell::new(one.what),
                Cell::new(lines(&one.before)),
                Cell::new(lines(&one.now)),
            ])
        },
    );
    table.scrolling(caption)
}

/// What the gate found, with what to do.
pub(super) fn findings(all: &[Finding]) -> Markup {
    html! {
        (WarningText::new("This cannot leave yet."))
        ul.govuk-list.govuk-list--bullet {
            @for one in all {
                li {
                    strong { (one.kind.words()) } " (" (one.what) "), in “" (one.part) "”"
                    @if one.line > 1 { ", line " (one.line) }
                    ": " q { (one.words) }
                    br; span.govuk-hint { (one.advice()) }
                }
            }
        }
    }
}

/// The form a home answers with: three buttons, no account.
pub(super) fn answer_form(form: &Form, id: &str, action: &str) -> Markup {
    let reasons =
        std::iter::once(SelectItem::new("", "Choose one")).chain(Declined::ALL.iter().map(|one| {
            SelectItem::new(one.code(), one.words()).selected(form.value("reason") == one.code())
        }));
    html! {
        form method="post" action=(action) novalidate {
            (form.guard())
            input type="hidden" name="answer_id" value=(id);
            (Input::new("who", "Your name and what you do there")
                .width(Width::C30).value(form.value("who")).error_if(form.error("who")))
            (Textarea::new("words", "What would you like to say?")
                .hint("If it could work: what would have to be so. Leave it empty if you would rather talk.")
                .rows(4u16).value(form.value("words")).error_if(form.error("words")))
            div.govuk-button-group {
                button.govuk-button type="submit" name="answer" value=(Answer::Talk.code()) { "Let’s talk" }
                button.govuk-button.govuk-button--secondary type="submit" name="answer" value=(Answer::If.code()) { "Could work if …" }
            }
            (Select::new("reason", "If it is not this time: why?")
                .items(reasons.collect::<Vec<_>>()).error_if(form.error("reason")))
            button.govuk-button.govuk-button--secondary type="submit" name="answer" value=(Answer::No.code()) { "Not this time, because …" }
        }
    }
}

/// What a home answered so far.
pub(super) fn answered(release: &KeptRelease) -> Markup {
    html! {
        @for (at, one) in &release.answers {
            (InsetText::new(html! {
                p.govuk-body { strong { (one.answer.words()) } " " (one.in_words()) }
                p.govuk-hint { (one.who) ", " (long_moment(*at)) }
            }))
        }
    }
}

/// The table of whom a council searches for.
pub(super) fn now_table(rows: &[NowRow], today: Date) -> Markup {
    let table = rows.iter().fold(
        Table::bare().head([
            "Reference",
            "Age",
            "When",
            "Something about them",
            "What a home must have",
            "Brothers or sisters",
            "Where we are",
        ]),
        |table, row| {
            let when = if row.needed_by <= today {
                "Needed today".to_owned()
            } else {
                format!("Needed by {}", long_date(row.needed_by))
            };
            table.row([
                Cell::new(&row.reference),
                Cell::new(&row.age),
                Cell::new(when),
                Cell::new(&row.strength),
                Cell::new(&row.musts),
                Cell::new(&row.siblings),
                Cell::new(&row.status),
            ])
        },
    );
    html! {
        @if rows.is_empty() { p.govuk-body { "Nobody is being searched for now." } }
        @else { (table.scrolling("Searching now")) }
    }
}

/// More to read, folded away.
pub(super) fn folded(title: &str, inside: Markup) -> Markup {
    html! { (Details::new(title.to_owned(), inside)) }
}
