//! Asking one home, by name, with a reason written for it: the referral passes the gate and leaves
//! by a link, in one step.

use super::facts::Sent;
use super::gate::{Finding, Kind, Leave, Protected, Reader, Stance};
use super::release::{self, Drawn};
use super::{protect, shown_pages};
use crate::about_one::{area, day, line};
use crate::homes::{self, Answer, Approach, KeptHome, KeptProvider};
use crate::people::{self, About, Said, Statement};
use crate::plans;
use care::dates::{long_date, plus_days};
use care::ids::{HomeId, YoungPersonId};
use desk::components::{Button, Input, InsetText, Row, SummaryList, Textarea, Width};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};
use uuid::Uuid;

struct Ask {
    name: String,
    home: KeptHome,
    provider: Option<KeptProvider>,
    /// What a referral begins with and nobody has written down yet.
    lacks: Vec<&'static str>,
    /// Whether it is a home for a time, to be asked with the step from there to a family.
    residential: bool,
    /// By when and how, as their plan or an earlier asking has it.
    step: Option<plans::StepToFamily>,
    /// Whether the reader may write in their plan.
    plans: bool,
    waiting: usize,
    drawn: Drawn,
    findings: Vec<Finding>,
}

/// How far ahead the day is that the form proposes for the step to a family.
const WEEKS_TO_A_FAMILY: i32 = 12;

/// What every referral begins with: nobody is asked for by their difficulties alone.
const FIRST: [(About, &str); 2] = [
    (About::Strength, "what they are good at"),
    (About::Aspiration, "what they hope for"),
];

pub(super) fn search_of(id: YoungPersonId) -> String {
    format!("/young-people/{id}/home-search")
}

fn ask_of(
    visit: &Visit,
    id: YoungPersonId,
    to: HomeId,
    (why_you, ring): (&str, &str),
    leave: &[Leave],
) -> Result<Ask, Refusal> {
    // The officer's leave comes first: the gate is asked about nobody else.
    visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        Ok(())
    })?;
    let protected: Vec<Protected> =
        protect::protected(visit.record(), id, Reader::HomeAsked, Some(to))?;
    let council = visit.council().to_owned();
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let drawn = release::draw(tx, &allowed, to, (why_you, ring), &council, &protected)?;
        let home = homes::home(tx, to)?.ok_or(Refusal::NotFound)?;
        let said: Vec<Said<Statement>> = people::said_of(tx, &allowed)?;
        let asked = homes::approaches(tx, drawn.search)?;
        let waiting = asked
            .iter()
            .filter(|one| {
                one.since
                    .last()
                    .is_none_or(|said| said.spoken.answer.is_none())
            })
            .count();
        // As it stands in their plan, or as it was said when another home was asked.
        let reader = find(tx, id)?.allow(Action::See)?;
        let plan = match reader.sees(FieldClass::Plans) {
            true => plans::held(tx, &reader)?.steps.pop(),
            false => None,
        };
        let step = plan
            .map(|stands| stands.said)
            .or_else(|| asked.iter().rev().find_map(|one| one.said.step.clone()));
        Ok(Ask {
            residential: home.said.kind.is_residential(),
            step,
            plans: reader.lens().may(Action::Add, FieldClass::Plans),
            name: people::person(tx, id)?
                .ok_or(Refusal::NotFound)?
                .short_name(),
            provider: homes::provider(tx, home.said.provider)?,
            home,
            lacks: FIRST
                .iter()
                .filter(|(about, _)| said.iter().all(|one| one.said.about != *about))
                .map(|(_, words)| *words)
                .collect(),
            waiting,
            findings: release::pass(&protected, &drawn.pack, leave)
                .err()
                .unwrap_or_default(),
            drawn,
        })
    })
}

/// What the officer lets through, as typed: a reason for a kind.
pub(super) fn leave_of(form: &Form) -> Vec<Leave> {
    Kind::ALL
        .iter()
        .filter_map(|kind| {
            let why = form.value(&format!("leave-{}", kind.code())).trim();
            (!why.is_empty()).then(|| Leave {
                kind: *kind,
                why: why.chars().take(500).collect(),
            })
        })
        .collect()
}

/// The fields by which an officer may let something through, for what may be.
pub(super) fn leave_fields(form: &Form, findings: &[Finding]) -> Markup {
    let mut kinds: Vec<Kind> = findings
        .iter()
        .filter(|one| one.stance == Stance::WithReason)
        .map(|one| one.kind)
        .collect();
    for one in leave_of(form) {
        kinds.push(one.kind);
    }
    kinds.sort_unstable();
    kinds.dedup();
    html! {
        @for kind in kinds {
            (Input::new(format!("leave-{}", kind.code()), format!("{}: why must they know it?", kind.words()))
                .hint("Leave this empty and take it out instead, if you can. The reason is kept with what was sent.")
                .value(form.value(&format!("leave-{}", kind.code()))))
        }
    }
}

/// The number this officer gave when they last asked somebody in the search that is open: typed once.
fn rung_on(visit: &Visit, id: YoungPersonId) -> Result<String, Refusal> {
    let name = format!("{}, ", visit.caller()?.name());
    visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let Some(search) = homes::open_search(tx, id)? else {
            return Ok(String::new());
        };
        let mut sent = Vec::new();
        for one in homes::approaches(tx, search.said.id)? {
            sent.extend(release::sent(tx, one.said.id)?);
        }
        sent.sort_by_key(|one| std::cmp::Reverse(one.at));
        Ok(sent
            .iter()
            .find_map(|one| one.said.pack.ring.strip_prefix(&name))
            .unwrap_or_default()
            .to_owned())
    })
}

pub(super) fn ask_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, HomeId) = (visit.id("id")?, visit.id("home")?);
    let by = date_value(plus_days(visit.today(), WEEKS_TO_A_FAMILY * 7));
    let ring = rung_on(visit, id)?;
    let form = visit.form(&format!("ask-{to}"), &[("step_by", &by), ("ring", &ring)])?;
    let leave = leave_of(&form);
    let ask = ask_of(
        visit,
        id,
        to,
        (form.value("why_you"), form.value("ring")),
        &leave,
    )?;
    let contact = ask.provider.as_ref().map_or_else(String::new, |one| {
        [
            Some(one.said.name.clone()),
            one.said.contact.clone(),
            one.said.phone.clone(),
            one.said.email.clone(),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    });
    let title = format!("Ask {}", ask.home.said.name);
    let body = html! {
        span.govuk-caption-l { (ask.name) }
        h1.govuk-heading-l { (title) }
        (SummaryList::new([
            Row::new("How to reach them", contact),
            Row::new("Waiting for an answer now", format!("{} of at most 3", ask.waiting)),
        ]))
        @if !ask.lacks.is_empty() {
            (InsetText::new(html! {
                "Nobody has written down " (ask.lacks.join(" or ")) ". "
                a.govuk-link href={ "/young-people/" (id) } { "Write it on their page" }
                " first: a referral begins with it."
            }))
        }
        @if !ask.findings.is_empty() { (shown_pages::findings(&ask.findings)) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Textarea::new("why_you", "Why this home? Write it to them.")
                .hint("What of this young person speaks to what these people are good at. No name, no address, no school.")
                .rows(4u16).value(form.value("why_you")).error_if(form.error("why_you")))
            (Input::new("ring", "The number they can ring you on").width(Width::C20)
                .value(form.value("ring")).error_if(form.error("ring")))
            @if let Some(step) = ask.step.as_ref().filter(|_| ask.residential) {
                p.govuk-body { "They step from there to a family by " (long_date(step.by)) ": " (step.how) }
            }
            @if ask.residential && ask.step.is_none() {
                h2.govuk-heading-m { "From there to a family" }
                p.govuk-body { "A residential home is for a time. This is kept with the asking, and is not sent." }
                (area(&form, "step_how", "How do they get from there to a family?", 3))
                (day(&form, "step_by", "By when?"))
                (line(&form, "step_who", "Who sees to it?"))
            }
            (leave_fields(&form, &ask.findings))
            p.govuk-body { "They read the referral below by a link that works for 24 hours. They need no account." }
            (Button::submit("Ask them"))
            p.govuk-body { a.govuk-link href=(search_of(id)) { "Leave without asking" } }
        }
        (shown_pages::folded("What they will read", shown_pages::referral(&ask.drawn.pack)))
    };
    Ok(Reply::page(title, body).back_to("Back to the search", search_of(id)))
}

pub(super) fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, HomeId) = (visit.id("id")?, visit.id("home")?);
    let mut form = visit.posted()?;
    let leave = leave_of(&form);
    let why_you = form
        .text("why_you", "why this home")
        .at_most(2_000)
        .required();
    let ring = form
        .text("ring", "the number they can ring you on")
        .at_most(40)
        .optional();
    if let Some(why) = why_you.get()
        && why.split_whitespace().count() < 8
    {
        form.problem(
            "why_you",
            "Write a whole sentence: why this home and not another?",
        );
    }
    let words = [form.value("why_you"), form.value("ring")].map(ToOwned::to_owned);
    let ask = ask_of(visit, id, to, (&words[0], &words[1]), &leave)?;
    if !ask.lacks.is_empty() {
        form.problem(
            "why_you",
            format!(
                "No home can be asked before somebody has written down {}",
                ask.lacks.join(" and ")
            ),
        );
    }
    let (why_you, step) = if ask.residential && ask.step.is_none() {
        let how = form
            .text("step_how", "how they get from there to a family")
            .at_most(2_000)
            .required();
        let by = form.date("step_by", "the day").required();
        let who = form
            .text("step_who", "who sees to it")
            .at_most(200)
            .required();
        if by.get().is_some_and(|by| *by < visit.today()) {
            form.problem("step_by", "The day must lie ahead");
        }
        let (why_you, _, how, by, who) = form.all_of((why_you, ring, how, by, who))?;
        (why_you, Some(plans::StepToFamily { how, by, who }))
    } else {
        (form.all_of((why_you, ring))?.0, None)
    };
    if !ask.findings.is_empty() {
        return Err(Refusal::invalid(
            "why_you",
            "This cannot leave yet: it says who or where they are. What to do stands above",
        ));
    }
    // In their plan, when whoever asks may write there; else it is kept with the asking.
    let step = match step {
        Some(step) if ask.plans => {
            visit.write(|tx| plans::step_to_family(tx, id, &step))?;
            None
        }
        step => step,
    };
    let approach = Approach {
        id: Uuid::now_v7(),
        search: ask.drawn.search,
        home: to,
        why_you,
        step,
    };
    let sent = release::first(visit.now, &approach, ask.drawn.pack, leave);
    let token = said(visit, id, &sent, Some(&approach))?;
    release::deliver(visit.exchange()?, &sent, to, ask.drawn.provider, &token)?;
    Ok(
        Reply::redirect(format!("{}/sent/{}", search_of(id), approach.id))
            .saying("Ready to send: give them the link"),
    )
}

/// Writes down what leaves, after the gate has read it once more in the same breath; gives the
/// link's token.
pub(super) fn said(
    visit: &Visit,
    id: YoungPersonId,
    sent: &Sent,
    approach: Option<&Approach>,
) -> Result<String, Refusal> {
    let to = match approach {
        Some(approach) => approach.home,
        None => home_of(visit, id, sent.approach)?,
    };
    let protected = protect::protected(visit.record(), id, Reader::HomeAsked, Some(to))?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let passed = release::pass(&protected, &sent.pack, &sent.leave).map_err(|_| {
            Refusal::invalid(
                "why_you",
                "This cannot leave yet: it says who or where they are",
            )
        })?;
        if let Some(approach) = approach {
            homes::say_approach(tx, &allowed, approach)?;
        }
        release::say_sent(tx, &allowed, sent, passed)?;
        Ok(release::token(tx, sent.release, sent.turn)?)
    })
}

/// Which home an approach asked.
pub(super) fn home_of(visit: &Visit, id: YoungPersonId, approach: Uuid) -> Result<HomeId, Refusal> {
    visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let search = homes::open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        homes::approaches(tx, search.said.id)?
            .into_iter()
            .find(|one| one.said.id == approach)
            .map(|one| one.said.home)
            .ok_or(Refusal::NotFound)
    })
}

/// Whether an answer needs words of theirs.
pub(super) const fn needs_words(answer: Answer) -> bool {
    matches!(answer, Answer::If)
}
