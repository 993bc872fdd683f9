//! Who has looked at their page, and why they could, in words a young person knows.

use super::frame::{Speaks, me};
use super::home::LOOKS;
use crate::own::words::Word;
use care::Date;
use care::dates::long_date;
use care::ids::MemberId;
use desk::components::Button;
use desk::form::sentence_start;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Looked, Persona};

/// One person who looked.
struct Looker {
    member: MemberId,
    who: String,
    times: usize,
    last: Date,
    why: String,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, lookers) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let own = tx.caller().member();
        let looks = access::who_looked(tx, &allowed, LOOKS)?;
        Ok((speaks, gathered(speaks, &looks, own)))
    })?;
    let body = html! {
        (speaks.heading(Word::Looked))
        p.govuk-body { (speaks.say(Word::LookedExplain)) }
        @if lookers.is_empty() { p.govuk-body { (speaks.say(Word::LookedNone)) } }
        @for one in &lookers {
            section.hw-own data-read {
                h2.govuk-heading-s { (one.who) }
                p.govuk-body {
                    @let day = long_date(one.last);
                    @if one.times == 1 { (sentence_start(&speaks.with(Word::LookedOnce, &[("day", &day)]))) "." }
                    @else { (speaks.with(Word::LookedTimes, &[("count", &one.times.to_string()), ("day", &day)])) "." }
                    " " (speaks.with(Word::Because, &[("why", &one.why)]))
                }
            }
        }
        p.govuk-body { (speaks.say(Word::LookedWhy)) }
        (Button::link(speaks.say(Word::Say), "/my-page/say").secondary())
    };
    Ok(speaks
        .page(Word::Looked, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

/// One line for each who looked, the latest first; oneself is none.
fn gathered(speaks: Speaks, looks: &[Looked], own: MemberId) -> Vec<Looker> {
    let mut all: Vec<Looker> = Vec::new();
    for look in looks.iter().filter(|look| look.member != own) {
        if let Some(one) = all.iter_mut().find(|one| one.member == look.member) {
            one.times += 1;
            continue;
        }
        let role = look.persona.map(Persona::title).unwrap_or_default();
        all.push(Looker {
            member: look.member,
            who: format!("{}, {role}", look.name),
            times: 1,
            last: record::clock::day_of(look.at),
            why: why(speaks, &look.because),
        });
    }
    all
}

/// Why they could, shorter: the sentence they were shown begins in one of a few ways.
fn why(speaks: Speaks, because: &str) -> String {
    let agency = because
        .split("is shared with ")
        .nth(1)
        .map(|rest| rest.trim_end_matches('.'));
    match agency {
        Some(agency) => speaks.with(Word::BecauseShared, &[("agency", agency)]),
        None if because.contains("you gave this reason") => speaks.say(Word::BecauseGlass),
        None if because.contains("restricted record") => speaks.say(Word::BecauseListed),
        None if because.contains("you are in the") => speaks.say(Word::BecauseTeam),
        None if because.contains("you are their") || because.contains("covering for") => {
            speaks.say(Word::BecauseRelated)
        }
        None => speaks.say(Word::BecauseRole),
    }
}
