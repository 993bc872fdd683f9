//! What young people chose, and what came of it.

use crate::about_one::{Page, area, day, line};
use crate::voice::{CoDesign, came as say_came, say_session, sessions};
use care::dates::long_date;
use care::ids::FactId;
use desk::components::{Button, Input};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let all = visit.read(|tx| Ok(sessions(tx)?))?;
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "What young people chose" }
            (Button::link("Write down a session", "/participation/chosen/new"))
            @if all.is_empty() { p.govuk-body { "Nothing is written down yet." } }
            @for one in &all {
                section {
                    h2.govuk-heading-m { (one.said.about) }
                    p.govuk-body { (long_date(one.said.on)) ". " (one.said.young_people) " young people chose " strong { (one.said.chosen) } "." }
                    p.govuk-body-s { "There was: " (one.said.choices.join("; ")) "." }
                    @if let Some(why) = &one.said.why { p.govuk-body { "Why: " (why) } }
                    @for (on, words) in &one.came { p.govuk-body { strong { "What came of it: " } (words) " " span.govuk-hint { (long_date(*on)) } } }
                    p.govuk-body { a.govuk-link href={ "/participation/chosen/" (one.fact) "/came" } {
                        "Say what came of it" span.govuk-visually-hidden { ": " (one.said.about) }
                    } }
                }
            }
        } }
    };
    Ok(Reply::page("What young people chose", body).back_to("Participation", "/participation"))
}

fn framed(title: &'static str) -> Page<'static> {
    Page {
        title,
        about: "What young people chose",
        back: (
            "What young people chose",
            "/participation/chosen".to_owned(),
        ),
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("chosen", &[])?;
    let fields = html! {
        (line(&form, "about", "What was to be chosen?").hint("The colour of a room, a form, a question for an interview."))
        (area(&form, "choices", "What was there to choose from?", 4).hint("One on each line."))
        (line(&form, "chosen", "What did they choose?").hint("One of the lines above, as it stands there."))
        (area(&form, "why", "Why, in their words (optional)", 2))
        (Input::new("young_people", "How many young people chose?").inputmode("numeric")
            .value(form.value("young_people")).error_if(form.error("young_people")))
        (day(&form, "on", "When?"))
    };
    Ok(framed("Write down a session").around(&form, &fields, "Save what they chose"))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let about = form
        .text("about", "what was to be chosen")
        .at_most(200)
        .required();
    let choices = form
        .text("choices", "what there was to choose from")
        .at_most(2_000)
        .required()
        .map(|text| -> Vec<String> {
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect()
        });
    let chosen = form
        .text("chosen", "what they chose")
        .at_most(200)
        .required();
    let why = form.text("why", "why").at_most(1_000).optional();
    let young_people = form
        .number("young_people", "how many young people")
        .between(1, 1_000)
        .required();
    let on = form.date("on", "the day").not_after_today(today).required();
    let (about, choices, chosen, why, young_people, on) =
        form.all_of((about, choices, chosen, why, young_people, on))?;
    let said = CoDesign {
        about,
        on,
        young_people: u16::try_from(young_people).unwrap_or(1),
        choices,
        chosen,
        why,
    };
    visit.write(|tx| say_session(tx, &said))?;
    Ok(Reply::redirect("/participation/chosen").saying("What they chose is kept"))
}

pub(super) fn came_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    visit.read(|tx| {
        let known = sessions(tx)?.iter().any(|one| one.fact == fact);
        known.then_some(()).ok_or(Refusal::NotFound)
    })?;
    let form = visit.form("came", &[])?;
    let fields = html! { (area(&form, "words", "What came of it?", 3)) };
    Ok(framed("What came of it").around(&form, &fields, "Save"))
}

pub(super) fn came(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let words = form
        .text("words", "what came of it")
        .at_most(1_000)
        .required();
    let (words,) = form.all_of((words,))?;
    visit.write(|tx| say_came(tx, fact, &words))?;
    Ok(Reply::redirect("/participation/chosen")
        .saying("Young people can read it on their own page"))
}
