//! What a young person said and what happened because of it, with a clock; and saying something.

use super::frame::{Speaks, me, own_id};
use crate::hub::{self, ANSWER_WITHIN, Telling, Told};
use crate::own::words::Word;
use care::Date;
use care::dates::{long_date, plus_days};
use desk::components::{Button, Textarea};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

/// The most letters of one thing said.
const MOST: usize = 4_000;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let (speaks, told) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        Ok((speaks, hub::told(tx, &allowed)?))
    })?;
    let body = html! {
        (speaks.heading(Word::Said))
        p.govuk-body { (speaks.say(Word::SaidExplain)) }
        (Button::link(speaks.say(Word::Say), "/my-page/say"))
        @if told.is_empty() { p.govuk-body { (speaks.say(Word::SaidNone)) } }
        @for one in &told {
            section.hw-own data-read { (telling(speaks, one, today)) (speaks.aloud()) }
        }
    };
    Ok(speaks
        .page(Word::Said, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

/// Something said, what came of it, and by when it is answered.
pub(super) fn telling(speaks: Speaks, one: &Telling, today: Date) -> Markup {
    html! {
        div.hw-statement {
            p.hw-statement__about { (speaks.on(Word::SaidOn, one.on)) }
            blockquote { p { (one.said.text) } }
            @for (on, _, said) in &one.happened {
                p.govuk-body {
                    strong { (speaks.say(Word::Happened)) } " " (said.words) " "
                    span.govuk-hint { (long_date(*on)) "." }
                }
            }
            @if one.due().is_some() {
                @let due = plus_days(one.on, ANSWER_WITHIN);
                p.govuk-body { (speaks.on(if due < today { Word::SaidLate } else { Word::SaidDue }, due)) }
            }
        }
    }
}

pub(super) fn say_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let form = visit.form("say", &[])?;
    let body = html! {
        (speaks.heading(Word::Say))
        p.govuk-body { (speaks.say(Word::SayHelp)) }
        p.govuk-body { strong { (speaks.say(Word::SayDanger)) } }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Textarea::new("text", speaks.say(Word::SayWords)).rows(5_u16)
                .value(form.value("text")).error_if(form.error("text")))
            (Button::submit(speaks.say(Word::SaySend)))
        }
    };
    Ok(speaks
        .page(Word::Say, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

pub(super) fn say(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let form = visit.posted()?;
    let text = plain(speaks, form.value("text"), "text", Word::SayMissing)?;
    visit.write(|tx| {
        let id = own_id(tx)?;
        hub::tell(tx, id, &Told { text: text.clone() })
    })?;
    Ok(Reply::redirect("/my-page").saying(speaks.say(Word::SaySent)))
}

/// What was typed, in one piece; refused in their language when there is nothing, or too much.
pub(super) fn plain(
    speaks: Speaks,
    typed: &str,
    field: &str,
    missing: Word,
) -> Result<String, Refusal> {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::invalid(field, speaks.say(missing)));
    }
    if text.chars().count() > MOST {
        return Err(Refusal::invalid(field, speaks.say(Word::SayLong)));
    }
    Ok(text)
}
