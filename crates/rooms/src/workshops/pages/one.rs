//! A workshop on everybody's phone, and on the wall.

use crate::about_one::{line, names};
use crate::plans;
use crate::workshops::facts::{Stage, Test};
use crate::workshops::held::{self, Entry, Workshop};
use care::Date;
use care::dates::long_date;
use care::ids::MemberId;
use desk::components::{Button, Colour, Tag, button_group};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

/// Seconds after which the wall looks again.
const AGAIN: u32 = 5;

struct View {
    all: Workshop,
    names: HashMap<MemberId, String>,
    today: Date,
    prompt: plans::Prompt,
}

fn view(visit: &Visit) -> Result<View, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let today = visit.today();
    visit.read(|tx| {
        Ok(View {
            all: held::workshop(tx, id)?,
            names: names(tx)?,
            prompt: plans::prompt_at(tx, plans::Place::Workshop)?,
            today,
        })
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("workshop-say", &[])?;
    let again = visit.form("workshop-next", &[])?;
    let ending = visit.form("workshop-end", &[])?;
    Ok(Reply::page(
        view.all.about.title.clone(),
        draw(&view, &form, &again, &ending),
    )
    .back_to("Workshops", "/workshops"))
}

fn draw(view: &View, form: &Form, again: &Form, ending: &Form) -> Markup {
    let all = &view.all;
    let at = format!("/workshops/{}", all.about.id);
    let stage = all.about.stage;
    html! {
        h1.govuk-heading-l { (all.about.title) }
        p.govuk-body {
            (long_date(all.about.on)) ". "
            @if all.ended { "It is over: the code joins nobody any more. " }
            @else { "The code is " strong { (spaced(&all.about.code)) } ". " }
            a.govuk-link href={ (at) "/wall" } { "Show it on the wall" }
        }
        h2.govuk-heading-m { (stage.words()) }
        @if stage == Stage::People { (plans::prompt(&view.prompt)) }
        form method="post" action=(at) data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            @match stage {
                Stage::People => (line(form, "text", "Somebody already in their life").hint("Who, and what they are to them: the teacher who rang every day.")),
                Stage::Ideas | Stage::Trying => {
                    (line(form, "text", "An idea").hint("However odd. It stays on the list."))
                    @if all.leads { (line(form, "whose", "Whose idea, when you type for somebody (optional)")) }
                },
            }
            (Button::submit("Add it"))
        }
        p.govuk-body { a.govuk-link href=(at) { "See what is new" } }
        (said(view, &at))
        @if all.leads { (leads(view, again, ending, &at)) }
        (present(view))
    }
}

/// A code in two groups, so that it is read across a room.
fn spaced(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((one, two)) => format!("{one} {two}"),
        None => code.to_owned(),
    }
}

fn said(view: &View, at: &str) -> Markup {
    let all = &view.all;
    let trying = all.about.stage == Stage::Trying;
    let open = |idea: care::ids::FactId| {
        let lasting =
            |one: &&Entry<Test>| one.said.idea == idea && all.result_of(one.fact).is_none();
        all.tests.iter().any(|one| lasting(&one))
    };
    html! {
        @if !all.tests.is_empty() {
            h2.govuk-heading-m { "What we try" }
            @for one in &all.tests { (trial(view, one, at)) }
        }
        @if !all.ideas.is_empty() {
            h2.govuk-heading-m { "Ideas: " (all.ideas.len()) }
            ol.govuk-list.govuk-list--number {
                @for one in &all.ideas {
                    li {
                        (one.said.text)
                        @if let Some(whose) = &one.said.whose { " " span.govuk-hint { (whose) } }
                        @if let Some(guest) = &one.said.guest { " " span.govuk-hint { (guest.name) ", with the code" } }
                        @if trying && all.leads && !open(one.fact) {
                            " " a.govuk-link href={ (at) "/try/" (one.fact) } { "Try it" span.govuk-visually-hidden { ": " (one.said.text) } }
                        }
                    }
                }
            }
        }
        @if !all.people.is_empty() {
            h2.govuk-heading-m { "Already in their life" }
            ul.govuk-list.govuk-list--bullet {
                @for one in &all.people {
                    li {
                        (one.said.who)
                        @if let Some(guest) = &one.said.guest { " " span.govuk-hint { (guest.name) ", with the code" } }
                    }
                }
            }
        }
    }
}

fn trial(view: &View, one: &Entry<Test>, at: &str) -> Markup {
    let all = &view.all;
    let idea = all
        .idea(one.said.idea)
        .map_or("", |idea| idea.said.text.as_str());
    html! {
        div.hw-statement {
            p.hw-statement__about { (one.said.owner) ", looked at on " (long_date(one.said.look_on)) }
            blockquote { p { (idea) } }
            @match all.result_of(one.fact) {
                Some(result) => p.govuk-body {
                    strong { (result.said.went.words()) ". " } (result.said.words)
                    @if let Some(on) = result.said.first_change_on { " First change on " (long_date(on)) "." }
                },
                None => p.govuk-body {
                    @if one.said.look_on < view.today { (Tag::new("Look at it now").colour(Colour::Red)) " " }
                    @if all.leads { a.govuk-link href={ (at) "/result/" (one.fact) } { "Say what came of it" span.govuk-visually-hidden { ": " (idea) } } }
                },
            }
        }
    }
}

fn leads(view: &View, again: &Form, ending: &Form, at: &str) -> Markup {
    let all = &view.all;
    let next = match all.about.stage {
        Stage::People => Some("Go on to ideas"),
        Stage::Ideas => Some("Go on: choose one to try"),
        Stage::Trying => None,
    };
    html! {
        h2.govuk-heading-m { "You lead this" }
        @if let Some(words) = next {
            form method="post" action={ (at) "/next" } novalidate {
                (again.guard())
                (Button::submit(words).secondary())
            }
        }
        @if !all.ended {
            form method="post" action={ (at) "/end" } novalidate {
                (ending.guard())
                (Button::submit("End it: nobody joins by the code any more").secondary())
            }
        }
        (button_group(html! {
            (Button::link("Somebody is here who does not sign in", format!("{at}/somebody-else")).secondary())
            (Button::link("The young person’s page", format!("/young-people/{}", all.about.young_person)).secondary())
        }))
    }
}

fn present(view: &View) -> Markup {
    let mut names: Vec<&str> = view
        .all
        .joined
        .iter()
        .filter_map(|id| view.names.get(id).map(String::as_str))
        .chain(view.all.guests.iter().map(|one| one.said.name.as_str()))
        .collect();
    names.sort_unstable();
    html! { @if !names.is_empty() { p.govuk-body-s { "Here: " (names.join(", ")) } } }
}

/// The wall: large, nothing to press, and it looks again by itself.
pub(super) fn wall(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let all = &view.all;
    let address = format!("{}/join", visit.origin());
    let body = html! {
        @if all.ended { p.govuk-heading-m { "This workshop is over." } }
        @else {
            p.govuk-heading-m { "Join with the code " strong { (spaced(&all.about.code)) } " at " strong { (address.trim_start_matches("https://").trim_start_matches("http://")) } }
            p.govuk-body { "No account is needed there. With an account: at Workshops." }
        }
        h1.govuk-heading-xl { (all.about.stage.words()) }
        div.govuk-grid-row {
            div.govuk-grid-column-one-third {
                h2.govuk-heading-l { "Already in their life" }
                ul.govuk-list { @for one in &all.people { li.govuk-body-l { (one.said.who) } } }
            }
            div.govuk-grid-column-two-thirds {
                @for one in &all.tests {
                    @let idea = all.idea(one.said.idea).map_or("", |idea| idea.said.text.as_str());
                    p.govuk-body-l { (Tag::new("We try").colour(Colour::Green)) " " (idea) ": " (one.said.owner) ", by " (long_date(one.said.look_on)) }
                }
                @if all.about.stage != Stage::People {
                    h2.govuk-heading-l { "Ideas: " (all.ideas.len()) }
                    ol.govuk-list.govuk-list--number { @for one in all.ideas.iter().rev() { li.govuk-body-l { (one.said.text) } } }
                }
            }
        }
        (present(&view))
    };
    Ok(Reply::page(all.about.title.clone(), body)
        .wide()
        .again_in(AGAIN))
}

pub(super) fn say(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let mut form = visit.posted()?;
    let text = form
        .text("text", "what you want to add")
        .at_most(500)
        .required();
    let whose = form
        .text("whose", "whose idea it is")
        .at_most(100)
        .optional();
    let (text, whose) = form.all_of((text, whose))?;
    visit.write(|tx| match held::workshop(tx, id)?.about.stage {
        Stage::People => held::say_person(tx, id, &text),
        Stage::Ideas | Stage::Trying => held::say_idea(tx, id, &text, whose.as_deref()),
    })?;
    Ok(Reply::redirect(format!("/workshops/{id}")).saying("Added"))
}
