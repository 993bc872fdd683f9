//! What providers give beyond what is paid for, and permission to be creative.

use super::kept::{Kept, all, since};
use care::dates::days_between;
use care::ids::FactId;
use care::{Date, Pence};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};

listed! {
    /// What kind of gift.
    ValueKind {
        /// An event for young people or carers.
        Event = "event", "An event";
        /// A place made better: a garden, a room.
        Place = "place", "A place made better";
        /// Things.
        Gift = "gift", "A gift";
        /// People's time.
        Time = "time", "Time";
        /// Work or training.
        Work = "work", "Work, training or a placement";
    }
}

/// Something a provider gave beyond what is paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialValue {
    /// The day.
    pub on: Date,
    /// What kind.
    pub kind: ValueKind,
    /// What.
    pub what: String,
    /// For whom, and about how many.
    pub for_whom: String,
    /// How many had something of it, where somebody counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// What it would have cost, where somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<Pence>,
}
impl Content for SocialValue {
    const KIND: &'static str = "partners.social_value";
    const VERSION: u16 = 1;
}

/// A provider asks to do something differently for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreativeAsk {
    /// The day.
    pub on: Date,
    /// Who of them asks.
    pub asked_by: String,
    /// What they would do.
    pub what: String,
    /// Why: what it would make possible.
    pub why: String,
    /// What it would cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<Pence>,
}
impl Content for CreativeAsk {
    const KIND: &'static str = "partners.creative_ask";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

listed! {
    /// What was answered, and what came of it.
    CreativeSaid {
        /// Yes.
        Yes = "yes", "Yes, do it";
        /// Yes with a condition.
        YesIf = "yes_if", "Yes, if …";
        /// Not this time.
        No = "no", "Not this time, because …";
        /// It was done and it worked.
        Worked = "worked", "They did it, and it worked";
        /// It was done and did not work.
        DidNot = "did_not", "They did it, and it did not work";
        /// It was not used.
        NotUsed = "not_used", "They did not need it in the end";
    }
}

impl CreativeSaid {
    /// Whether this is the answer, and not what came of it.
    pub const fn answers(self) -> bool {
        matches!(self, Self::Yes | Self::YesIf | Self::No)
    }
}

/// What was answered to a creative ask, or what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreativeAnswer {
    /// Which ask.
    pub about: FactId,
    /// The day.
    pub on: Date,
    /// What.
    pub said: CreativeSaid,
    /// In words.
    pub words: String,
    /// Who says so.
    pub by: String,
}
impl Content for CreativeAnswer {
    const KIND: &'static str = "partners.creative_answer";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Days within which an ask is answered.
pub const ANSWER_WITHIN: i32 = 1;

/// An ask with what was said since.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asking {
    /// The ask.
    pub(super) ask: Kept<CreativeAsk>,
    /// What was said, in order.
    pub(super) since: Vec<Kept<CreativeAnswer>>,
}

impl Asking {
    /// The answer, if there is one.
    pub(super) fn answer(&self) -> Option<&Kept<CreativeAnswer>> {
        self.since.iter().find(|one| one.said.said.answers())
    }
    /// Days it waited or has waited.
    pub(super) fn waited(&self, today: Date) -> i32 {
        let until = self.answer().map_or(today, |answer| answer.said.on);
        days_between(self.ask.said.on, until)
    }
    /// What came of it.
    pub(super) fn came(&self) -> Option<CreativeSaid> {
        self.since
            .iter()
            .rev()
            .map(|one| one.said.said)
            .find(|said| !said.answers())
    }
}

/// Every ask, the newest first.
pub(super) fn asks(tx: &mut Tx<'_>) -> Result<Vec<Asking>, Fault> {
    let answers: Vec<Kept<CreativeAnswer>> = all(tx)?;
    Ok(all::<CreativeAsk>(tx)?
        .into_iter()
        .map(|ask| Asking {
            since: since(&answers, ask.fact).into_iter().cloned().collect(),
            ask,
        })
        .collect())
}
