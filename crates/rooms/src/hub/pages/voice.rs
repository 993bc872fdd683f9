//! What a young person told us and what happened: they write it on their own page, we answer here.

use super::parts::{Page, area, leave};
use crate::hub::facts::Happened;
use crate::hub::voice::{self, Telling};
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Colour, Tag};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Action, FieldClass, Names};

/// A worker says what happened because of it.
pub(super) fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let (who, one, names) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Voice)?;
        let one = voice::told(tx, &allowed)?
            .into_iter()
            .find(|one| one.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((who, one, access::names(tx)?))
    })?;
    let form = visit.form("happened", &[])?;
    let short = who.short.clone();
    let fields = html! {
        (telling(&one, today, &names, &format!("{short} said"), None))
        (area(&form, "words", &format!("What happened because {short} said it?"), 4)
            .hint("They read this on their own page. If the answer is no, say why."))
    };
    let page = Page {
        title: "What happened",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Tell them"))
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let told: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let words = form
        .text("words", "what happened")
        .at_most(4_000)
        .required();
    let (words,) = form.all_of((words,))?;
    let said = Happened { told, words };
    visit.write(|tx| voice::happened(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("They can read it on their own page"))
}

/// Something told and what came of it, with its clock. `answer` is where a worker answers.
pub(super) fn telling(
    one: &Telling,
    today: Date,
    names: &Names,
    whose: &str,
    answer: Option<&str>,
) -> Markup {
    html! {
        div.hw-statement {
            p.hw-statement__about { (whose) ", " (long_date(one.on)) }
            blockquote { p { (one.said.text) } }
            @for (on, by, said) in &one.happened {
                p.govuk-body {
                    strong { "What happened: " } (said.words) " "
                    span.govuk-hint { (names.of(*by).unwrap_or("Homeward")) ", " (long_date(*on)) }
                }
            }
            @if let Some(due) = one.due() {
                p.govuk-body {
                    @if due < today { (Tag::new("Answer late").colour(Colour::Red)) " It was to be answered by " (long_date(due)) "." }
                    @else { "To be answered by " (long_date(due)) "." }
                }
            }
            @if let Some(href) = answer {
                p.govuk-body { a.govuk-link href=(href) { "Say what happened" span.govuk-visually-hidden { " because of: " (one.said.text) } } }
            }
        }
    }
}
