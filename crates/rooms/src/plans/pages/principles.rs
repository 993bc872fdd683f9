//! The principles where something is decided, and their local wording. They never stop anybody.

use crate::about_one::{area, line};
use crate::plans::facts::{Place, Principle, Principles};
use crate::plans::principles::{Prompt, prompts_shown, say_principles, show_prompts, wording};
use desk::components::{Button, Details, Radios};
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

/// The question of a place with the principles behind it, above a form. Nothing when the reader hides
/// them.
pub fn prompt(of: &Prompt) -> Markup {
    html! {
        @if of.shown {
            aside.govuk-inset-text aria-label="How we work here" {
                p.govuk-body { strong { "How we work here. " } (of.asks) }
                (Details::new("Our principles", html! {
                    @for one in &of.all { p.govuk-body { strong { (one.name) ". " } (one.asks) } }
                    p.govuk-body { a.govuk-link href="/principles/for-me" { "Do not show me these" } }
                }))
            }
        }
    }
}

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
    let said = visit.read(|tx| Ok(wording(tx)?))?;
    let mut start: Vec<(&str, &str)> = FIELDS
        .iter()
        .zip(&said.all)
        .flat_map(|((name, asks), one)| [(*name, one.name.as_str()), (*asks, one.asks.as_str())])
        .collect();
    let places = said.places.iter();
    start.extend(places.map(|(code, asks)| (code.as_str(), asks.as_str())));
    let form = visit.form("principles", &start)?;
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "Our principles" }
            p.govuk-body { "They stand as questions where something is decided or written down. Nobody has to answer them, nothing waits for them, and everybody can hide them for themselves. Say them as people here would." }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                @for (nth, (name, asks)) in FIELDS.iter().enumerate() {
                    (line(&form, name, &format!("Principle {}", nth + 1)))
                    (line(&form, asks, &format!("What does principle {} ask?", nth + 1)))
                }
                h2.govuk-heading-m { "What is asked, and where" }
                @for place in Place::ALL { (line(&form, place.code(), place.words())) }
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
    let mut places = Vec::new();
    for place in Place::ALL {
        let asks = form
            .text(place.code(), "what is asked")
            .at_most(300)
            .optional();
        // A blank one is asked in our words again.
        if let Some(Some(asks)) = asks.get() {
            places.push((place.code().to_owned(), asks.clone()));
        }
    }
    form.checked()?;
    let said = Principles { all, places };
    visit.write(|tx| say_principles(tx, &said))?;
    Ok(Reply::redirect("/principles").saying("Saved our wording"))
}

pub(super) fn mine_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let shown = visit.read(|tx| Ok(prompts_shown(tx)?))?;
    let start = [("shown", if shown { "yes" } else { "no" })];
    let form = visit.form("principles-for-me", &start)?;
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "Our principles, where I write" }
            form method="post" novalidate {
                (form.guard())
                (Radios::new("shown", "Shall they be shown to you where you write something down?")
                    .choices([("yes", "Yes, show them to me"), ("no", "No, hide them from me")])
                    .hint("It changes nothing for anybody else. At a shared decision they stay at the foot of the page.")
                    .value(form.value("shown")).error_if(form.error("shown")))
                (Button::submit("Save"))
            }
        } }
    };
    Ok(Reply::page("Our principles, where I write", body))
}

pub(super) fn mine(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let shown = form
        .choice("shown", "whether they are shown", |typed| match typed {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .required();
    let (shown,) = form.all_of((shown,))?;
    visit.write(|tx| show_prompts(tx, shown))?;
    Ok(Reply::redirect("/principles/for-me").saying("Saved"))
}
