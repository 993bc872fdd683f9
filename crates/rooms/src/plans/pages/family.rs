//! "Who could be family?": who, who asked and when, what they said, what would make it a yes.

use super::conference::conferences;
use crate::about_one::{Page, Who, area, day, leave, line};
use crate::plans::facts::{FamilyAnswer, FamilyOption, Place, StepToFamily};
use crate::plans::held::{Held, held};
use crate::plans::principles::prompt_at;
use crate::plans::saying;
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Colour, Radios, Tag};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};

struct View {
    who: Who,
    today: Date,
    adds: bool,
    held: Held,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::Plans)?;
        Ok(View {
            who,
            today,
            adds: allowed.lens().may(Action::Add, FieldClass::Plans),
            held: held(tx, &allowed)?,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("Who could be family?", draw(&view)).back_to("Back to their page", at))
}

const fn colour(answer: FamilyAnswer) -> Colour {
    match answer {
        FamilyAnswer::Yes => Colour::Green,
        FamilyAnswer::Maybe => Colour::Yellow,
        FamilyAnswer::NotAsked => Colour::Blue,
        FamilyAnswer::No => Colour::Grey,
    }
}

/// The answer in a word, for a mark beside the name.
const fn in_a_word(answer: FamilyAnswer) -> &'static str {
    match answer {
        FamilyAnswer::Yes => "Yes",
        FamilyAnswer::Maybe => "Maybe",
        FamilyAnswer::NotAsked => "Not asked",
        FamilyAnswer::No => "Not now",
    }
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/family", view.who.address());
    let name = &view.who.short;
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "Who could be family?" }
        @if view.held.families.is_empty() {
            (invitation(format!("Nobody is written down yet. Ask {name} first: whom would they ring at night?"), None))
        }
        ul.govuk-list.hw-people {
            @for one in &view.held.families {
                li {
                    p.govuk-body {
                        strong { (one.said.who) } ", " (one.said.relation) " "
                        (Tag::new(in_a_word(one.said.answer)).colour(colour(one.said.answer)))
                    }
                    @if let Some(on) = one.said.asked_on {
                        p.govuk-body-s { "Asked on " (long_date(on)) @if let Some(by) = &one.said.asked_by { " by " (by) } }
                    }
                    @if let Some(what) = &one.said.would_make_it_yes { p.govuk-body { "A yes if: " (what) } }
                    @if let Some(words) = &one.said.they_say { p.govuk-body { (name) ": “" (words) "”" } }
                    @if view.adds { p.govuk-body { a.govuk-link href={ (at) "/option/" (one.fact) } { "What they say now" span.govuk-visually-hidden { ": " (one.said.who) } } } }
                }
            }
        }
        @if view.adds { (Button::link("Add somebody who could be family", format!("{at}/new"))) }
        h2.govuk-heading-m { "From a residential home to a family" }
        @if let Some(step) = view.held.steps.last() {
            p.govuk-body {
                (step.said.how) " By " (long_date(step.said.by)) ", " (step.said.who) " sees to it. "
                @if step.said.by < view.today { (Tag::new("The day has passed").colour(Colour::Red)) }
            }
        } @else {
            p.govuk-body { "Nothing is said yet. It is needed when somebody lives in a residential home, or one is asked for." }
        }
        @if view.adds { p.govuk-body { a.govuk-link href={ (at) "/step" } { "Say how and by when" } } }
        (conferences(&view.held, &at, view.today, view.adds))
    }
}

pub(super) fn option_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let earlier: Option<FactId> = visit.part("fact").map(|_| visit.id("fact")).transpose()?;
    let today = visit.today();
    let me = visit.caller()?.name().to_owned();
    let (who, said) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let said = match earlier {
            Some(fact) => Some(
                held(tx, &allowed)?
                    .families
                    .into_iter()
                    .find(|one| one.fact == fact)
                    .ok_or(Refusal::NotFound)?
                    .said,
            ),
            None => None,
        };
        Ok((who, said))
    })?;
    let mut start: Vec<(&str, String)> = vec![("asked_on", date_value(today)), ("asked_by", me)];
    if let Some(said) = said {
        start.extend([
            ("who", said.who),
            ("relation", said.relation),
            (
                "would_make_it_yes",
                said.would_make_it_yes.unwrap_or_default(),
            ),
            ("they_say", said.they_say.unwrap_or_default()),
        ]);
    }
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("family", &start)?;
    let prompt = visit.read(|tx| Ok(prompt_at(tx, Place::Family)?))?;
    let fields = html! {
        (super::prompt(&prompt))
        (line(&form, "who", "Who?").hint("A person or a household: an aunt, a friend’s parents, a foster family they know."))
        (line(&form, "relation", &format!("Who are they to {}?", who.short)))
        (Radios::new("answer", "What do they say?")
            .choices(FamilyAnswer::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("answer")).error_if(form.error("answer")))
        (area(&form, "would_make_it_yes", "What would make it a yes?", 2).hint("Money for a bigger car, a break every month, somebody to ring at night."))
        (area(&form, "they_say", &format!("What does {} say about it? (optional)", who.short), 2))
        (day(&form, "asked_on", "When did somebody ask them? (leave blank if nobody has)"))
        (line(&form, "asked_by", "Who asked? (optional)"))
    };
    let page = Page {
        title: "Somebody who could be family",
        about: &who.name,
        back: ("Who could be family?", format!("{}/family", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn option(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let earlier: Option<FactId> = visit.part("fact").map(|_| visit.id("fact")).transpose()?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let who = form.text("who", "who it is").at_most(200).required();
    let relation = form
        .text("relation", "who they are to them")
        .at_most(200)
        .required();
    let answer = form
        .choice("answer", "what they say", FamilyAnswer::parse)
        .required();
    let would = form
        .text("would_make_it_yes", "what would make it a yes")
        .at_most(1_000)
        .optional();
    let they_say = form
        .text("they_say", "what they say")
        .at_most(1_000)
        .optional();
    let asked_on = form
        .date("asked_on", "the day somebody asked")
        .not_after_today(today)
        .optional();
    let asked_by = form.text("asked_by", "who asked").at_most(200).optional();
    let (who, relation, answer, would_make_it_yes, they_say, asked_on, asked_by) =
        form.all_of((who, relation, answer, would, they_say, asked_on, asked_by))?;
    let asked = answer != FamilyAnswer::NotAsked;
    let said = FamilyOption {
        who,
        relation,
        asked_on: asked_on.filter(|_| asked),
        asked_by: asked_by.filter(|_| asked),
        answer,
        would_make_it_yes,
        they_say,
    };
    visit.write(|tx| saying::ask_family(tx, id, &said, earlier))?;
    Ok(Reply::redirect(format!("/young-people/{id}/family")).saying("Saved"))
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let who = visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Plans)?.1))?;
    let form = visit.form("step", &[("by", &date_value(plus_days(today, 84)))])?;
    let fields = html! {
        p.govuk-body { "A residential home is for a time. Say how they get from there to a family." }
        (area(&form, "how", "How?", 3))
        (day(&form, "by", "By when?"))
        (line(&form, "who", "Who sees to it?"))
    };
    let page = Page {
        title: "From a residential home to a family",
        about: &who.name,
        back: ("Who could be family?", format!("{}/family", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let how = form.text("how", "how").at_most(2_000).required();
    let by = form.date("by", "the day").required();
    let who = form.text("who", "who sees to it").at_most(200).required();
    let (how, by, who) = form.all_of((how, by, who))?;
    let said = StepToFamily { how, by, who };
    visit.write(|tx| saying::step_to_family(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/family")).saying("Saved"))
}
