//! What every page for a young person has around it, and the blocks they are made of.

use crate::own::Language;
use crate::own::words::Word;
use care::Date;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::Details;
use desk::layout::Plain;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, Allowed, find};
use record::{Refusal, Tx};

/// A page in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaks(pub(super) Language);

impl Speaks {
    pub(super) fn say(self, word: Word) -> String {
        self.0.say(word)
    }
    pub(super) fn with(self, word: Word, given: &[(&str, &str)]) -> String {
        self.0.with(word, given)
    }
    /// A sentence with a day in it.
    pub(super) fn on(self, word: Word, day: Date) -> String {
        self.with(word, &[("day", &long_date(day))])
    }

    /// A page with its frame around it.
    pub(super) fn page(self, title: Word, body: &Markup) -> Reply {
        let title = self.say(title);
        let body = html! { div.govuk-grid-row { div.govuk-grid-column-two-thirds { (body) } } };
        Reply::page(title, body).for_a_young_person(self.plain())
    }

    fn plain(self) -> Plain {
        let part = |word: Word, href: &str| (self.say(word), href.to_owned());
        Plain {
            lang: self.0.tag(),
            right_to_left: self.0.from_right(),
            site: self.say(Word::Site),
            skip: self.say(Word::Skip),
            exit: self.say(Word::Exit),
            sign_out: self.say(Word::SignOut),
            back: self.say(Word::Back),
            parts: vec![
                part(Word::Site, "/my-page"),
                part(Word::Say, "/my-page/say"),
                part(Word::WayIn, "/my-page/way-in"),
            ],
            outbox: [
                ("one", Word::OutOne),
                ("some", Word::OutSome),
                ("sealed", Word::OutSealed),
                ("sign_in", Word::OutSignIn),
                ("other", Word::OutOther),
                ("stuck", Word::OutStuck),
                ("right", Word::OutRight),
                ("open", Word::OutOpen),
                ("sent", Word::OutSent),
                ("sent_some", Word::OutSentSome),
            ]
            .map(|(name, word)| (name, self.say(word)))
            .to_vec(),
            foot: vec![
                part(Word::About, "/my-page/about"),
                part(Word::Languages, "/my-page/language"),
            ],
        }
    }

    /// The heading of a page.
    pub(super) fn heading(self, word: Word) -> Markup {
        html! { h1.govuk-heading-l { (self.say(word)) } }
    }

    /// A part of a page: its heading, what is in it, what it is, and a way to hear it.
    pub(super) fn block(self, id: &str, title: Word, explain: Word, inside: &Markup) -> Markup {
        html! {
            section.hw-own aria-labelledby=(id) data-read {
                h2.govuk-heading-m id=(id) { (self.say(title)) }
                (inside)
                (self.aloud())
                (Details::new(self.say(Word::Explain), self.say(explain)).class("hw-no-read"))
            }
        }
    }

    /// The button that reads a part aloud with the browser's own voice. Hidden until a script finds
    /// that there is one.
    pub(super) fn aloud(self) -> Markup {
        html! {
            button.hw-link-button.hw-aloud type="button" data-read-aloud hidden { (self.say(Word::ReadToMe)) }
        }
    }
}

/// Themselves, on their own page: leave to see it, and the language they chose.
pub(super) fn me(tx: &mut Tx<'_>) -> Result<(Allowed, Speaks), Refusal> {
    let id = own_id(tx)?;
    let allowed = find(tx, id)?.allow(Action::See)?;
    let speaks = Speaks(crate::own::language_of(tx, &allowed)?);
    Ok((allowed, speaks))
}

/// Who it is.
pub(super) fn own_id(tx: &Tx<'_>) -> Result<YoungPersonId, Refusal> {
    tx.caller().young_person().ok_or(Refusal::NotFound)
}

/// The language of a page that nobody has signed in for.
pub(super) fn of_the_door(visit: &Visit) -> Speaks {
    let asked = visit.query("lang").and_then(Language::of_tag);
    let offered = Language::offered(visit.is_demonstration());
    Speaks(
        asked
            .filter(|one| offered.contains(one))
            .unwrap_or_default(),
    )
}
