//! Shared decisions on risk: what we try and why it is good for them, the two kinds of risk apart.

use super::parts::{Page, Who, area, day, leave, line, names};
use crate::hub::decisions::{self, Decided};
use crate::hub::facts::{Dissent, Reviewed, SharedDecision};
use crate::plans;
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, MemberId, YoungPersonId};
use desk::components::{Button, Checkboxes, Colour, Row, SummaryList, Tag};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};
use std::collections::HashMap;

/// Who can decide together.
const AGENCIES: [&str; 9] = [
    "The young person",
    "Their family",
    "The hub",
    "Social work",
    "The people who care for them",
    "Health",
    "Police",
    "School or college",
    "Housing",
];
/// What is no agency but belongs at the table.
const NOT_AN_AGENCY: [&str; 2] = ["The young person", "Their family"];

struct View {
    who: Who,
    today: Date,
    adds: bool,
    all: Vec<Decided>,
    names: HashMap<MemberId, String>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::Safety)?;
        Ok(View {
            today,
            adds: allowed.lens().may(Action::Add, FieldClass::Safety),
            all: decisions::decisions(tx, &allowed)?,
            names: names(tx)?,
            who,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("Shared decisions", draw(&view)).back_to("Back to their page", at))
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/decisions", view.who.address());
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "Shared decisions" }
        @if view.all.is_empty() {
            (invitation(format!("Nothing is being tried yet that several people decided together. What would be good for {}?", view.who.short), None))
        }
        @if view.adds { (Button::link("Write down a shared decision", format!("{at}/new"))) }
        @for one in &view.all { (decided(view, one, &at)) }
    }
}

fn decided(view: &View, one: &Decided, at: &str) -> Markup {
    let said = &one.said;
    let at = format!("{at}/{}", one.fact);
    let next = one.review_on();
    let mut rows = vec![Row::new(
        format!("Why it is good for {}", view.who.short),
        said.good_for_them.clone(),
    )];
    if let Some(words) = &said.they_say {
        rows.push(Row::new(
            format!("What {} says", view.who.short),
            format!("“{words}”"),
        ));
    }
    rows.push(Row::new(
        "What we do so that it goes well",
        said.so_that.clone(),
    ));
    rows.push(Row::new(
        format!("What could go wrong for {}", view.who.short),
        said.risk_for_them.clone(),
    ));
    rows.push(Row::new(
        "What could go wrong for the organisation",
        said.risk_for_us.clone(),
    ));
    rows.push(Row::new("Who decided", said.agencies.join(", ")));
    if let Some(why) = &said.why_alone {
        rows.push(Row::new("Why one agency alone", why.clone()));
    }
    rows.push(Row::new("Who backs it", said.backed_by.clone()));
    let written = view.names.get(&one.written_by).cloned().unwrap_or_default();
    rows.push(Row::new(
        "Decided",
        format!("{}, written down by {written}", long_date(said.decided_on)),
    ));
    html! {
        section."govuk-!-margin-bottom-8" aria-labelledby={ "d-" (one.fact) } {
            h2.govuk-heading-m id={ "d-" (one.fact) } { (said.we_try) }
            p.govuk-body {
                @match next {
                    Some(day) if day < view.today => {
                        (Tag::new("Review overdue").colour(Colour::Red)) " It was to be looked at again on " (long_date(day)) "."
                    }
                    Some(day) => { "It is looked at again on " (long_date(day)) "." }
                    None => { (Tag::new("Came to its end").colour(Colour::Grey)) }
                }
            }
            (SummaryList::new(rows))
            @for (at, one) in &one.dissent {
                div.hw-statement {
                    p.hw-statement__about { "Sees it otherwise" }
                    blockquote { p { (one.words) } }
                    p.govuk-body-s { (one.who) ", " (long_date(record::clock::day_of(*at))) ". This stays here for good." }
                }
            }
            @for one in &one.reviews {
                h3.govuk-heading-s { "Looked at again on " (long_date(one.on)) }
                p.govuk-body {
                    (one.what_happened)
                    @if let Some(words) = &one.they_say { " " (view.who.short) " says: “" (words) "”" }
                }
            }
            @if view.adds {
                p.govuk-body {
                    @if next.is_some() { a.govuk-link href={ (at) "/review" } { "Say what came of it" span.govuk-visually-hidden { ": " (said.we_try) } } " · " }
                    a.govuk-link href={ (at) "/otherwise" } { "I see it otherwise" span.govuk-visually-hidden { ": " (said.we_try) } }
                }
            }
        }
    }
}

fn for_form(visit: &Visit) -> Result<Who, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Safety)?.1))
}

fn framed<'a>(who: &'a Who, title: &'a str) -> Page<'a> {
    Page {
        title,
        about: &who.name,
        back: ("Shared decisions", format!("{}/decisions", who.address())),
    }
}

fn done(id: YoungPersonId, words: &str) -> Reply {
    Reply::redirect(format!("/young-people/{id}/decisions")).saying(words)
}

pub(super) fn decide_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let who = for_form(visit)?;
    let (prompt, principles) = visit.read(|tx| {
        let prompt = plans::prompt_at(tx, plans::Place::Decision)?;
        Ok((prompt, plans::principles(tx)?))
    })?;
    let form = visit.form("decide", &[("decided_on", &date_value(visit.today()))])?;
    let fields = html! {
        @if prompt.shown { p.govuk-inset-text { strong { "How we work here. " } (prompt.asks) } }
        (area(&form, "we_try", "What will we try?", 2))
        (area(&form, "good_for_them", "Why is it good for them?", 3))
        (area(&form, "they_say", "What do they say about it? (optional)", 2))
        (area(&form, "so_that", "What do we do so that it goes well?", 3))
        h2.govuk-heading-m { "What could go wrong" }
        p.govuk-body { "Two different questions. A risk for us is no risk for them." }
        (area(&form, "risk_for_them", "For the young person", 2))
        (area(&form, "risk_for_us", "For the organisation", 2))
        (Checkboxes::new("agencies", "Who decided this together?")
            .choices(AGENCIES.map(|one| (one, one)))
            .values(form.values("agencies")).error_if(form.error("agencies")))
        (line(&form, "why_alone", "If only one agency decided, why? (optional)"))
        (line(&form, "backed_by", "Which senior person backs those who carry it out?")
            .hint("If it goes wrong, they say: we decided this together."))
        (day(&form, "decided_on", "When was it decided?"))
        (day(&form, "review_on", "When is it looked at again?"))
        (plans::footer(&form, &principles))
    };
    Ok(framed(&who, "A shared decision").around(&form, &fields, "Save the decision"))
}

pub(super) fn decide(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let we_try = form
        .text("we_try", "what we will try")
        .at_most(500)
        .required();
    let good_for_them = form
        .text("good_for_them", "why it is good for them")
        .at_most(2_000)
        .required();
    let they_say = form
        .text("they_say", "what they say")
        .at_most(2_000)
        .optional();
    let so_that = form
        .text("so_that", "what we do so that it goes well")
        .at_most(2_000)
        .required();
    let risk_for_them = form
        .text("risk_for_them", "what could go wrong for the young person")
        .at_most(2_000)
        .required();
    let risk_for_us = form
        .text("risk_for_us", "what could go wrong for the organisation")
        .at_most(2_000)
        .required();
    let agencies = form.choices("agencies", "who decided together", |one| {
        AGENCIES.contains(&one).then(|| one.to_owned())
    });
    let why_alone = form
        .text("why_alone", "why one agency alone")
        .at_most(1_000)
        .optional();
    let backed_by = form
        .text("backed_by", "who backs it")
        .at_most(200)
        .required();
    let decided_on = form
        .date("decided_on", "the day it was decided")
        .not_after_today(today)
        .required();
    let review_on = form
        .date("review_on", "the day it is looked at again")
        .required();
    let note = plans::read_note(&mut form);
    let count = agencies.get().map_or(0, |all| {
        all.iter()
            .filter(|one| !NOT_AN_AGENCY.contains(&one.as_str()))
            .count()
    });
    if count < 2 && form.value("why_alone").trim().is_empty() {
        form.problem(
            "agencies",
            "Select at least two agencies, or say why one decides alone",
        );
    }
    let (we_try, good_for_them, they_say, so_that, risk_for_them, risk_for_us) = (
        we_try,
        good_for_them,
        they_say,
        so_that,
        risk_for_them,
        risk_for_us,
    );
    let first = form.all_of((
        we_try,
        good_for_them,
        they_say,
        so_that,
        risk_for_them,
        risk_for_us,
    ));
    let second = form.all_of((agencies, why_alone, backed_by, decided_on, review_on, note));
    let (we_try, good_for_them, they_say, so_that, risk_for_them, risk_for_us) = first?;
    let (agencies, why_alone, backed_by, decided_on, review_on, note) = second?;
    let said = SharedDecision {
        we_try,
        good_for_them,
        they_say,
        risk_for_them,
        risk_for_us,
        so_that,
        agencies,
        why_alone,
        backed_by,
        decided_on,
        review_on,
    };
    visit.write(|tx| {
        let decision = decisions::decide(tx, id, &said)?;
        match &note {
            Some(words) => plans::note(tx, id, decision, words).map(drop),
            None => Ok(()),
        }
    })?;
    Ok(done(id, "Saved the shared decision"))
}

fn which(visit: &Visit) -> Result<(Who, Decided), Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Safety)?;
        let one = decisions::decisions(tx, &allowed)?
            .into_iter()
            .find(|one| one.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((who, one))
    })
}

pub(super) fn dissent_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (who, one) = which(visit)?;
    let me = visit.caller()?.name().to_owned();
    let form = visit.form("otherwise", &[("who", &me)])?;
    let fields = html! {
        p.govuk-body { strong { (one.said.we_try) } }
        p.govuk-body { "What you write stays beside the decision for good. Nobody can take it away, and nobody may hold it against you." }
        (line(&form, "who", "Who sees it otherwise?"))
        (area(&form, "words", "What do you see otherwise?", 4))
    };
    Ok(framed(&who, "I see it otherwise").around(&form, &fields, "Save for good"))
}

pub(super) fn dissent(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let decision: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let who = form
        .text("who", "who sees it otherwise")
        .at_most(200)
        .required();
    let words = form
        .text("words", "what you see otherwise")
        .at_most(4_000)
        .required();
    let (who, words) = form.all_of((who, words))?;
    let said = Dissent {
        decision,
        who,
        words,
    };
    visit.write(|tx| decisions::dissent(tx, id, &said))?;
    Ok(done(id, "Saved beside the decision, for good"))
}

pub(super) fn review_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (who, one) = which(visit)?;
    let form = visit.form("review", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        p.govuk-body { strong { (one.said.we_try) } }
        (area(&form, "what_happened", "What happened?", 4).hint("What went well as well as what did not."))
        (area(&form, "they_say", "What do they say? (optional)", 2))
        (day(&form, "on", "When did you look at it?"))
        (day(&form, "next_on", "When do you look at it next?").hint("Leave it blank when it has come to its end."))
    };
    Ok(framed(&who, "What came of it").around(&form, &fields, "Save"))
}

pub(super) fn review(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let decision: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let what_happened = form
        .text("what_happened", "what happened")
        .at_most(4_000)
        .required();
    let they_say = form
        .text("they_say", "what they say")
        .at_most(2_000)
        .optional();
    let on = form.date("on", "the day").not_after_today(today).required();
    let next_on = form
        .date("next_on", "the day of the next review")
        .optional();
    let (what_happened, they_say, on, next_on) =
        form.all_of((what_happened, they_say, on, next_on))?;
    let said = Reviewed {
        decision,
        on,
        what_happened,
        they_say,
        next_on,
    };
    visit.write(|tx| decisions::review(tx, id, &said))?;
    Ok(done(id, "Saved what came of it"))
}
