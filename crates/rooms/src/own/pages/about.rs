//! About these pages, and the language they speak.

use super::frame::me;
use crate::own::Language;
use crate::own::facts::LanguageChosen;
use crate::own::words::Word;
use desk::components::{Button, Radios};
use desk::{Reply, Visit};
use maud::html;
use record::access::{Action, FieldClass, find};
use record::{Refusal, Saying};

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let parts = [
        (Word::AboutWho, Word::AboutWhoSays),
        (Word::AboutNot, Word::AboutNotSays),
        (Word::AboutExit, Word::AboutExitSays),
        (Word::AboutShared, Word::AboutSharedSays),
        (Word::AboutHelp, Word::AboutHelpSays),
    ];
    let body = html! {
        (speaks.heading(Word::About))
        @for (title, says) in parts {
            section.hw-own data-read {
                h2.govuk-heading-m { (speaks.say(title)) }
                p.govuk-body { (speaks.say(says)) }
                (speaks.aloud())
            }
        }
    };
    Ok(speaks
        .page(Word::About, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

pub(super) fn language_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let form = visit.form("language", &[("tag", speaks.0.tag())])?;
    let offered = Language::offered(visit.is_demonstration());
    let body = html! {
        (speaks.heading(Word::Languages))
        form method="post" novalidate {
            (form.guard())
            (Radios::new("tag", speaks.say(Word::LanguagesHelp))
                .choices(offered.iter().map(|one| (one.tag(), one.name())))
                .value(form.value("tag")).error_if(form.error("tag")))
            (Button::submit(speaks.say(Word::LanguagesSave)))
        }
    };
    Ok(speaks
        .page(Word::Languages, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

pub(super) fn language(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = visit.caller()?.young_person().ok_or(Refusal::NotFound)?;
    let form = visit.posted()?;
    let offered = Language::offered(visit.is_demonstration());
    let chosen = Language::of_tag(form.value("tag"))
        .filter(|one| offered.contains(one))
        .ok_or_else(|| Refusal::invalid("tag", Word::LanguagesHelp.english()))?;
    visit.write(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
        let tag = chosen.tag().to_owned();
        Ok(tx.say(id, &LanguageChosen { tag }, Saying::from("young person"))?)
    })?;
    Ok(Reply::redirect("/my-page"))
}
