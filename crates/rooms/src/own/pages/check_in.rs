//! Three questions about their key worker, answered on their own page.

use super::frame::{Speaks, me, own_id};
use super::who::key_worker;
use crate::own::words::Word;
use crate::voice::{CheckIn, Feels, checked_in};
use care::dates::long_date;
use care::ids::MemberId;
use desk::components::{Button, Checkboxes, Radios};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

const QUESTIONS: [(&str, Word); 3] = [
    ("listens", Word::AskListens),
    ("does", Word::AskDoes),
    ("first", Word::AskFirst),
];

type Asked = (Speaks, Option<(MemberId, String)>);

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let ((speaks, worker), last) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let asked: Asked = (speaks, key_worker(tx, &allowed, today)?);
        Ok((asked, checked_in(tx, allowed.id())?))
    })?;
    let form = visit.form("check-in", &[])?;
    let body = html! {
        (speaks.heading(Word::CheckIn))
        p.govuk-body { (speaks.say(Word::CheckInHelp)) }
        @if let Some((on, _)) = &last { p.govuk-body { (speaks.with(Word::CheckInLast, &[("day", &long_date(*on))])) } }
        @match &worker {
            None => { p.govuk-body { (speaks.say(Word::WhoNone)) } }
            Some((_, name)) => {
                form method="post" novalidate {
                    (form.guard())
                    @for (field, word) in QUESTIONS {
                        (Radios::new(field, speaks.with(word, &[("name", name)]))
                            .choices(Feels::ALL.iter().map(|one| (one.code(), speaks.say(feels(*one)))))
                            .value(form.value(field)).error_if(form.error(field)))
                    }
                    (Checkboxes::new("shared", speaks.say(Word::CheckInWho))
                        .choices([("yes", speaks.with(Word::CheckInShare, &[("name", name)]))])
                        .values(form.values("shared")))
                    (Button::submit(speaks.say(Word::SaySend)))
                }
            }
        }
    };
    Ok(speaks
        .page(Word::CheckIn, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

/// An answer in their language.
pub(super) const fn feels(one: Feels) -> Word {
    match one {
        Feels::Yes => Word::Yes,
        Feels::Sometimes => Word::Sometimes,
        Feels::No => Word::No,
    }
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let (speaks, worker): Asked = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        Ok((speaks, key_worker(tx, &allowed, today)?))
    })?;
    let mut form = visit.posted()?;
    let mut answers = Vec::new();
    for (field, _) in QUESTIONS {
        match Feels::parse(form.value(field)) {
            Some(answer) => answers.push(answer),
            None => form.problem(field, speaks.say(Word::PickOne)),
        }
    }
    form.checked()?;
    let [listens, does, first] = answers[..] else {
        return Err(Refusal::NotFound);
    };
    let said = CheckIn {
        listens,
        does,
        first,
        about: worker.map(|(member, _)| member),
        shared: form.chosen("shared", "yes"),
    };
    visit.write(|tx| {
        let id = own_id(tx)?;
        crate::voice::check_in(tx, id, &said)
    })?;
    Ok(Reply::redirect("/my-page").saying(speaks.say(Word::CheckInThanks)))
}
