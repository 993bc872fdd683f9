//! What a young person has a right to, and what was offered.

use super::frame::me;
use crate::own::words::Word;
use crate::voice::{Right, rights_of};
use desk::components::Button;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let (speaks, rights) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        Ok((speaks, rights_of(tx, &allowed, today)?))
    })?;
    let body = html! {
        (speaks.heading(Word::Rights))
        p.govuk-body { (speaks.say(Word::RightsExplain)) }
        @if rights.is_empty() { p.govuk-body { (speaks.say(Word::RightsNone)) } }
        @for one in &rights {
            @let (title, says) = words(one.right);
            section.hw-own data-read {
                h2.govuk-heading-m { (speaks.say(title)) }
                p.govuk-body { (speaks.say(says)) }
                p.govuk-body { strong {
                    @match (one.offered_on, one.taken_up_on) {
                        (_, Some(day)) => { (speaks.on(Word::RightTaken, day)) }
                        (Some(day), None) => { (speaks.on(Word::RightOffered, day)) }
                        _ => { (speaks.say(Word::RightAsk)) }
                    }
                } }
                (speaks.aloud())
            }
        }
        (Button::link(speaks.say(Word::Say), "/my-page/say").secondary())
    };
    Ok(speaks
        .page(Word::Rights, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

const fn words(right: Right) -> (Word, Word) {
    match right {
        Right::Advocate => (Word::Advocate, Word::AdvocateSays),
        Right::IndependentVisitor => (Word::Visitor, Word::VisitorSays),
        Right::Leisure => (Word::Leisure, Word::LeisureSays),
        Right::Adviser => (Word::Adviser, Word::AdviserSays),
        Right::CollegeBursary => (Word::College, Word::CollegeSays),
        Right::UniversityBursary => (Word::University, Word::UniversitySays),
        Right::StayingPut => (Word::StayPut, Word::StayPutSays),
        Right::FirstHome => (Word::FirstHome, Word::FirstHomeSays),
    }
}
