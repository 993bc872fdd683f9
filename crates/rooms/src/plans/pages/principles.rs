//! The principles where something is decided, and their local wording. They never stop anybody.

use crate::about_one::{area, line};
use crate::plans::facts::{Principle, Principles};
use crate::plans::principles::{principles, say_principles};
use desk::components::{Button, Details};
use desk::form::{Field, Form};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

/// How many principles one form takes.
const FIELDS: [(&str, &str); 5] = [
    ("name_1", "asks_1"),
    ("name_2", "asks_2"),
    ("name_3", "asks_3"),
    ("name_4", "asks_4"),
    ("name_5", "asks_5"),
];

/// The principles as questions at the foot of a decision, with room for a note. Nothing is asked
/// that must be answered.
pub fn footer(form: &Form, all: &[Principle]) -> Markup {
    html! {
        (Details::new("Our principles", html! {
            @for one in all { p.govuk-body { strong { (one.name) ". " } (one.asks) } }
        }))
        (area(form, "principle_note", "What did one of our principles mean here? (optional)", 2))
    }
}

/// Reads the note.
pub fn read_note(form: &mut Form) -> Field<Option<String>> {
    form.text("principle_note", "the note")
        .at_most(2_000)
        .optional()
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let all = visit.read(|tx| Ok(principles(tx)?))?;
    let start: Vec<(&str, &str)> = FIELDS
        .iter()
        .zip(&all)
        .flat_map(|((name, asks), one)| [(*name, one.name.as_str()), (*asks, one.asks.as_str())])
        .collect();
    let form = visit.form("principles", &start)?;
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "Our principles" }
            p.govuk-body { "They stand at the foot of every decision as questions. Nobody has to answer them and nothing waits for them. Say them as people here would." }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                @for (nth, (name, asks)) in FIELDS.iter().enumerate() {
                    (line(&form, name, &format!("Principle {}", nth + 1)))
                    (line(&form, asks, &format!("What does principle {} ask?", nth + 1)))
                }
                (Button::submit("Save our wording"))
            }
        } }
    };
    Ok(Reply::page("Our principles", body).back_to("The hub", "/hub"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let mut all = Vec::new();
    for (name, asks) in FIELDS {
        let said = form.text(name, "the principle").at_most(100).optional();
        let question = form.text(asks, "what it asks").at_most(300).optional();
        let both = (
            said.get().cloned().flatten(),
            question.get().cloned().flatten(),
        );
        match both {
            (Some(name), Some(asks)) => all.push(Principle { name, asks }),
            (Some(_), None) => form.problem(asks, "Enter what it asks"),
            (None, Some(_)) => form.problem(name, "Enter the principle"),
            (None, None) => {}
        }
    }
    form.checked()?;
    let said = Principles { all };
    visit.write(|tx| say_principles(tx, &said))?;
    Ok(Reply::redirect("/principles").saying("Saved our wording"))
}
