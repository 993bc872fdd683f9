//! A young inspector's visits, on their own phone: the form, and what came of it.

use super::check_in::feels;
use super::frame::{Speaks, me};
use super::said::plain;
use crate::own::words::Word;
use crate::voice::{
    Feels, Inspection, Told, VisitReported, inspection, inspector, my_visits, report,
};
use care::dates::long_date;
use desk::components::{Button, Radios, Textarea};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use uuid::Uuid;

const QUESTIONS: [(&str, Word); 4] = [
    ("welcome", Word::AskWelcome),
    ("homely", Word::AskHomely),
    ("listens", Word::AskListenHere),
    ("live_here", Word::AskLiveHere),
];

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, visits) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        inspector(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
        let mut all = Vec::new();
        for one in my_visits(tx, allowed.id())? {
            let (_, _, told) = inspection(tx, one.visit)?;
            all.push((one, told));
        }
        Ok((speaks, all))
    })?;
    let body = html! {
        (speaks.heading(Word::Visits))
        p.govuk-body { (speaks.say(Word::VisitsExplain)) }
        @if visits.is_empty() { p.govuk-body { (speaks.say(Word::VisitsNone)) } }
        @for (one, told) in &visits {
            section.hw-own data-read {
                h2.govuk-heading-m { (one.called) }
                p.govuk-body { (long_date(one.on)) ". " (standing(speaks, one)) }
                @if one.reported_on.is_none() {
                    (Button::link(html! { (speaks.say(Word::VisitWrite)) span.govuk-visually-hidden { ": " (one.called) } }, format!("/my-page/visits/{}", one.visit)))
                }
                (came(speaks, told))
                (speaks.aloud())
            }
        }
    };
    Ok(speaks
        .page(Word::Visits, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

fn standing(speaks: Speaks, one: &Inspection) -> String {
    match (one.reported_on, one.published, one.reply_due) {
        (None, ..) => speaks.say(Word::VisitToWrite),
        (_, None, _) => speaks.say(Word::VisitRead),
        (_, Some(false), _) => speaks.say(Word::VisitHeld),
        (_, _, Some(due)) if one.replied_on.is_none() => speaks.on(Word::VisitDue, due),
        _ => speaks.say(Word::VisitAnswered),
    }
}

fn came(speaks: Speaks, told: &Told) -> Markup {
    html! {
        @for reply in &told.replies { p.govuk-body { strong { (speaks.say(Word::VisitReply)) } " " (reply.words) } }
        @for (_, change) in &told.changes { p.govuk-body { strong { (speaks.say(Word::VisitChange)) } " " (change.words) } }
    }
}

fn open(visit: &Visit) -> Result<(Speaks, Inspection), Refusal> {
    let id: Uuid = visit.id("visit")?;
    visit.read(|tx| {
        let (_, speaks) = me(tx)?;
        let (one, ..) = inspection(tx, id)?;
        if one.reported_on.is_some() {
            return Err(Refusal::NotFound);
        }
        Ok((speaks, one))
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, one) = open(visit)?;
    let form = visit.form(&format!("visit-{}", one.visit), &[])?;
    let area = |name: &'static str, word: Word| field(&form, name, speaks.say(word));
    let body = html! {
        (speaks.heading(Word::VisitWrite))
        p.govuk-body { strong { (one.called) } ", " (long_date(one.on)) ". " (speaks.say(Word::VisitHelp)) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            @for (field, word) in QUESTIONS {
                (Radios::new(field, speaks.say(word))
                    .choices(Feels::ALL.iter().map(|one| (one.code(), speaks.say(feels(*one)))))
                    .value(form.value(field)).error_if(form.error(field)))
            }
            (area("good", Word::AskGood))
            (area("change", Word::AskChange))
            (area("worry", Word::AskWorry).hint(speaks.say(Word::AskWorryHint)))
            (Button::submit(speaks.say(Word::SaySend)))
        }
    };
    Ok(speaks
        .page(Word::VisitWrite, &body)
        .back_to(speaks.say(Word::Back), "/my-page/visits"))
}

fn field(form: &Form, name: &'static str, label: String) -> Textarea {
    Textarea::new(name, label)
        .rows(3_u16)
        .value(form.value(name))
        .error_if(form.error(name))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, one) = open(visit)?;
    let mut form = visit.posted()?;
    let mut answers = Vec::new();
    for (field, _) in QUESTIONS {
        match Feels::parse(form.value(field)) {
            Some(answer) => answers.push(answer),
            None => form.problem(field, speaks.say(Word::PickOne)),
        }
    }
    let mut words = Vec::new();
    for field in ["good", "change"] {
        match plain(speaks, form.value(field), field, Word::SayMissing) {
            Ok(text) => words.push(text),
            Err(Refusal::Invalid(errors)) => {
                for error in errors {
                    form.problem(error.field, error.message);
                }
            }
            Err(other) => return Err(other),
        }
    }
    form.checked()?;
    let worry = form.value("worry").trim().to_owned();
    let ([welcome, homely, listens, live_here], [good, change]) = (&answers[..], &words[..]) else {
        return Err(Refusal::NotFound);
    };
    let said = VisitReported {
        visit: one.visit,
        welcome: *welcome,
        homely: *homely,
        listens: *listens,
        live_here: *live_here,
        good: good.clone(),
        change: change.clone(),
        worry: (!worry.is_empty()).then_some(worry),
    };
    visit.write(|tx| report(tx, &said))?;
    Ok(Reply::redirect("/my-page/visits").saying(speaks.say(Word::VisitSent)))
}
