//! What matters to young people in a foster family and in a home: their statements, in their words,
//! and what each provider answers. They stand in a provider's profile and beside each option when
//! homes are compared.

pub(super) mod pages;

use super::home::KeptHome;
use super::words::HomeKind;
use crate::kept::{Kept, Shelf, say, since};
use care::Date;
use care::ids::{FactId, OrganisationId, SubjectId};
use record::{Content, Fact, Fault, Refusal, Tx};
use serde::{Deserialize, Serialize};

listed! {
    /// Of which homes a statement speaks.
    VoiceOf {
        /// Foster families.
        Family = "family", "A foster family";
        /// Homes with staff.
        Home = "home", "A children’s home or supported home";
        /// Both.
        Both = "both", "Wherever I live";
    }
}

/// What matters to young people: their words, never rewritten. Its subject is the statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatMatters {
    /// What it is about: "food", "the first night".
    pub topic: String,
    /// The words.
    pub words: String,
    /// Of which homes.
    pub of: VoiceOf,
    /// Whose: "A Million Voices".
    pub whose: String,
    /// How many young people said so, where somebody counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u16>,
    /// The day they said it.
    pub on: Date,
}
impl Content for WhatMatters {
    const KIND: &'static str = "homes.what_matters";
    const VERSION: u16 = 1;
}

/// What a provider answers to a statement. Its subject is the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatMattersAnswer {
    /// To which statement.
    pub about: FactId,
    /// The day.
    pub on: Date,
    /// What they do, in words for young people.
    pub words: String,
    /// Who of them answers.
    pub by: String,
}
impl Content for WhatMattersAnswer {
    const KIND: &'static str = "homes.what_matters_answer";
    const VERSION: u16 = 1;
}

const SHELF: Shelf = super::sql::VOICES;

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    SHELF.apply(tx, fact)
}

/// Every statement, by topic.
pub fn what_matters(tx: &mut Tx<'_>) -> Result<Vec<Kept<WhatMatters>>, Fault> {
    let mut all: Vec<Kept<WhatMatters>> = SHELF.all(tx)?;
    all.sort_by_cached_key(|one| (one.said.topic.to_lowercase(), one.said.on, one.fact));
    Ok(all)
}

/// Every provider's answers, the newest first.
pub fn voices_answered(tx: &mut Tx<'_>) -> Result<Vec<Kept<WhatMattersAnswer>>, Fault> {
    SHELF.all(tx)
}

/// What a provider last answered to a statement.
pub(super) fn answer_of(
    answers: &[Kept<WhatMattersAnswer>],
    provider: OrganisationId,
    statement: FactId,
) -> Option<&Kept<WhatMattersAnswer>> {
    since(answers, statement)
        .into_iter()
        .rfind(|one| one.subject == SubjectId::from(provider))
}

/// Keeps what young people said.
pub fn say_what_matters(
    tx: &mut Tx<'_>,
    id: SubjectId,
    said: &WhatMatters,
) -> Result<FactId, Fault> {
    say(tx, id, said.on, said)
}

/// Keeps what a provider answers.
pub fn answer_what_matters(
    tx: &mut Tx<'_>,
    provider: OrganisationId,
    said: &WhatMattersAnswer,
) -> Result<FactId, Refusal> {
    SHELF.one::<WhatMatters>(tx, said.about)?;
    Ok(say(tx, provider, said.on, said)?)
}

/// Whether a statement speaks of a kind of home.
pub(super) fn speaks_of(said: &WhatMatters, home: &KeptHome) -> bool {
    match said.of {
        VoiceOf::Both => true,
        VoiceOf::Family => home.said.kind.is_family(),
        VoiceOf::Home => !home.said.kind.is_family() && home.said.kind != HomeKind::MoveOn,
    }
}
