//! A worker's own card: what the young people they work with read about them. No photograph.

use crate::own::facts::Card;
use desk::components::{Button, Input, Textarea};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = visit.read(|tx| {
        let me = tx.caller().member();
        Ok(crate::own::card(tx, me)?)
    })?;
    let said = |pick: fn(&Card) -> Option<&str>| kept.as_ref().and_then(pick).unwrap_or("");
    let form = visit.form(
        "card",
        &[
            ("reach", said(|card| Some(&card.reach))),
            ("there", said(|card| card.there.as_deref())),
            ("about", said(|card| card.about.as_deref())),
        ],
    )?;
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "My card" }
            p.govuk-body { "The young people you work with read this on their own page. There is no photograph." }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (Input::new("reach", "How can they reach you?").hint("A work number they may ring or text.")
                    .value(form.value("reach")).error_if(form.error("reach")))
                (Input::new("there", "When? (optional)").hint("In short words, for example: Monday to Friday until 8.")
                    .value(form.value("there")).error_if(form.error("there")))
                (Textarea::new("about", "A few words about you (optional)").rows(3_u16)
                    .hint("As you would say it. What you like, what you do, what you are called.")
                    .value(form.value("about")).error_if(form.error("about")))
                (Button::submit("Save my card"))
            }
        } }
    };
    Ok(Reply::page("My card", body))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let reach = form
        .text("reach", "how they can reach you")
        .at_most(120)
        .required();
    let there = form.text("there", "when").at_most(120).optional();
    let about = form
        .text("about", "what you say of yourself")
        .at_most(600)
        .optional();
    let (reach, there, about) = form.all_of((reach, there, about))?;
    let said = Card {
        reach,
        there,
        about,
    };
    visit.write(|tx| crate::own::say_card(tx, &said))?;
    Ok(Reply::redirect("/my-card").saying("Your card is saved"))
}
