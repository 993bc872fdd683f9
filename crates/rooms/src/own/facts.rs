//! What can be said of a young person's own page.

use care::Date;
use care::ids::FactId;
use serde::{Deserialize, Serialize};

content! {
    LetIn = "own.let_in";
    ShutOut = "own.shut_out";
    LanguageChosen = "own.language";
    Planned = "own.planned";
    PlannedOver = "own.planned_over";
    Card = "own.card";
    HomeShown = "own.home_shown";
    HomeThought = "own.home_thought";
}

/// Somebody who stands to them by name began their sign-in with them, face to face. Who it was is
/// who says the fact. Every way in there was before ended with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetIn {
    /// How that person stands to them: "key worker".
    pub stands: String,
    /// Whether there was a sign-in before.
    pub again: bool,
    /// Why it was begun again, in a few words.
    pub why: Option<String>,
}

/// Their sign-in was stopped at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShutOut {
    /// They stopped it themselves.
    pub themselves: bool,
    /// Why, in a few words.
    pub why: Option<String>,
}

/// The language they read their page in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageChosen {
    /// Its tag: `en-GB`.
    pub tag: String,
}

/// Something that is planned, written by a worker for the young person to read on their page. No
/// address and no time of day: somebody else may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// What, in words they use.
    pub what: String,
    /// The day.
    pub on: Date,
    /// Who is there, as they call them.
    pub with: Option<String>,
}

/// Something planned does not happen, or has a new day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedOver {
    /// What was planned.
    pub planned: FactId,
    /// Why, for the young person to read.
    pub why: String,
}

/// What a worker says of themselves on the pages of the young people they work with. No photograph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// How to reach them.
    pub reach: String,
    /// When they are there.
    pub there: Option<String>,
    /// A few words about themselves.
    pub about: Option<String>,
}

/// What a young person is shown of where they might live: in words, without an address, without a
/// carer's surname, without anything of another young person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeShown {
    /// What it is called with them.
    pub called: String,
    /// Who lives there.
    pub who_lives_there: String,
    /// Pets.
    pub pets: Option<String>,
    /// Wi-Fi and phones.
    pub wifi: Option<String>,
    /// Bedtime and going out.
    pub bedtime: Option<String>,
    /// Food.
    pub food: Option<String>,
    /// What other young people said of it, in their words.
    pub others_say: Option<String>,
}

/// Whether somebody would live somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Would {
    /// Yes.
    Yes,
    /// They do not know yet.
    Maybe,
    /// No.
    No,
}

impl Would {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Maybe, Self::No];
    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Maybe => "maybe",
            Self::No => "no",
        }
    }
    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
    /// As they say it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "I would live there",
            Self::Maybe => "I do not know yet",
            Self::No => "I would not live there",
        }
    }
}

/// What a young person thinks of a home they were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeThought {
    /// What they were shown.
    pub shown: FactId,
    /// Whether they would live there.
    pub would: Would,
    /// Why, in their words.
    pub words: Option<String>,
}
