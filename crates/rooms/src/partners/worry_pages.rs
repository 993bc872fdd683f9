//! A provider's worries, for those who may see them.

use super::about_pages::{About, about, form, frame, shut};
use super::kept::{days, names, one, say};
use super::worries::{Answering, Told, Worry, WorryDone, WorryStep, answering, open_to, told};
use care::Date;
use care::dates::{days_between, long_date};
use care::ids::{FactId, MemberId, OrganisationId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, InsetText};
use desk::patterns::{EventKind, Timeline, TimelineEvent, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Capability};
use record::{Caller, Refusal};
use std::collections::HashMap;

static WORRY: Asked = Asked {
    name: "worry",
    title: "A worry they told us",
    lead: "What you write here is seen by you, their relationship manager, those you name and those who come to help. Quality assurance does not see it unless you name somebody there. It is not the way to report harm: if a child may be unsafe, ring the safeguarding team now, and write nothing here.",
    questions: &[
        Question::past_day("on", "When did they say it?", "the day"),
        Question::line("said_by", "Who of them said it?", "who said it"),
        Question::words("words", "What worries them?", "what worries them")
            .hint("In their words. Do not name a young person."),
        Question::chosen_many("may_see", "Who else may see it?", "who may see it").optional(),
    ],
    save: "Keep this worry",
};

static STEP: Asked = Asked {
    name: "worry-step",
    title: "What we did about it",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of("done", "What was it?", "what it was", WorryDone::CHOICES),
        Question::chosen("who", "Who is helping, if somebody new is?", "who helps")
            .optional()
            .hint("They may see the worry from now on."),
        Question::words("words", "What was said or done?", "what was said or done"),
    ],
    save: "Save",
};

/// Staff who may see homes: those a worry can be shared with.
fn staff(visit: &Visit) -> Result<Vec<(MemberId, String)>, Refusal> {
    visit.read(|tx| {
        let policy = access::Policy::in_force();
        Ok(access::members(tx)?
            .into_iter()
            .filter(|one| one.active && policy.may(one.persona, Capability::SeeHomes))
            .map(|one| {
                (
                    one.id,
                    format!("{} ({})", one.name, one.persona.title().to_lowercase()),
                )
            })
            .collect())
    })
}

struct View {
    about: About,
    worries: Vec<Told>,
    names: HashMap<MemberId, String>,
    all: Answering,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let about = about(tx, id, &caller)?;
        let worries = open_to(tx, id, about.manager(), &caller)?;
        Ok(View {
            worries,
            names: names(tx)?,
            all: answering(tx, today)?,
            about,
            today,
        })
    })?;
    Ok(frame(&view.about, "worries", "Worries", &draw(&view)))
}

fn draw(view: &View) -> Markup {
    let at = view.about.at();
    let who = |id: MemberId| {
        view.names
            .get(&id)
            .cloned()
            .unwrap_or_else(|| "Homeward".to_owned())
    };
    html! {
        p.govuk-body { "Our door is open: what worries them is kept for those who can help. " strong { "If a child may be unsafe this is not the way. Ring the safeguarding team." } }
        (Button::link("Write down a worry", format!("{at}/worries/new")))
        @if view.worries.is_empty() {
            (invitation("No worry of theirs is open to you.", None))
        }
        @for told in &view.worries {
            @let worry = &told.worry;
            section {
                h2.govuk-heading-m { "Told on " (long_date(worry.said.on)) }
                (InsetText::new(worry.said.words.clone()))
                p.govuk-body {
                    "Said by " (worry.said.said_by) ". Seen by " (who(worry.by))
                    @if let Some(manager) = view.about.manager().filter(|id| *id != worry.by) { ", " (who(manager)) " (their relationship manager)" }
                    @for id in &worry.said.may_see { ", " (who(*id)) }
                    "."
                }
                @if told.steps.is_empty() {
                    p.govuk-body { strong { "Not answered yet, for " (days(days_between(worry.said.on, view.today))) "." } }
                } @else {
                    (Timeline::new("What we did", 3, told.steps.iter().map(|step| {
                        let helper = step.said.who.map_or(String::new(), |id| format!(": {}", who(id)));
                        TimelineEvent::new(EventKind::Contact, step.said.on, format!("{}{helper}", step.said.done.words()))
                            .detail(step.said.words.clone())
                            .by(who(step.by))
                    })))
                }
                @if !told.settled() {
                    p.govuk-body { a.govuk-link href={ (at) "/worries/" (worry.fact) } {
                        "Say what we did" span.govuk-visually-hidden { " about the worry of " (long_date(worry.said.on)) }
                    } }
                }
            }
        }
        p.govuk-hint {
            "All providers, last 12 months: " (view.all.answered) " of " (view.all.told) " worries answered"
            @if let Some(middle) = view.all.middle { ", the middle one after " (days(middle)) }
            "."
        }
    }
}

const BACK: (&str, &str) = ("Worries", "worries");

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = Options::default().with("may_see", staff(visit)?);
    form(visit, &WORRY, BACK, &options, &html! {})
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let options = Options::default().with("may_see", staff(visit)?);
    let said: Worry = WORRY.read(visit, &options)?.into()?;
    let caller = visit.caller()?.clone();
    visit.write(|tx| {
        about(tx, id, &caller)?;
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(
        Reply::redirect(format!("/providers/{id}/worries"))
            .saying("Kept, for those who may see it"),
    )
}

/// The worry a step goes on from, when the reader may see it.
fn found(visit: &Visit, caller: &Caller) -> Result<(About, Told), Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    visit.read(|tx| {
        let about = about(tx, id, caller)?;
        one::<Worry>(tx, fact)?;
        let told = told(tx)?
            .into_iter()
            .find(|told| told.worry.fact == fact && told.worry.subject == id.into())
            .filter(|told| told.open_to(caller.member(), about.manager()))
            .ok_or_else(shut)?;
        Ok((about, told))
    })
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?.clone();
    let (_, told) = found(visit, &caller)?;
    let options = Options::default().with("who", staff(visit)?);
    let said = &told.worry.said;
    let above = html! {
        (InsetText::new(html! {
            (said.words) br;
            span.govuk-hint { "Said by " (said.said_by) ", " (long_date(said.on)) }
        }))
    };
    form(visit, &STEP, BACK, &options, &above)
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?.clone();
    let (about, told) = found(visit, &caller)?;
    let options = Options::default().with("who", staff(visit)?);
    let answers = STEP.read(visit, &options)?;
    let said: WorryStep = answers.and("about", told.worry.fact).into()?;
    if said.on < told.worry.said.on {
        return Err(Refusal::invalid(
            "on-day",
            "The day must be the same as or after the day they told us",
        ));
    }
    visit.write(|tx| Ok(say(tx, told.worry.subject, said.on, &said)?))?;
    Ok(Reply::redirect(format!("{}/worries", about.at())).saying("Saved"))
}
