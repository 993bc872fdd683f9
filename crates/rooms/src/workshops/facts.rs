//! What can be said of a workshop and in one.

use care::Date;
use care::ids::{FactId, MemberId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

content! {
    Opened = "workshops.opened";
    Joined = "workshops.joined";
    Guest = "workshops.guest";
    StageReached = "workshops.stage";
    InTheirLife = "workshops.in_their_life";
    Idea = "workshops.idea";
    Test = "workshops.test";
    Result = "workshops.result";
    Ended = "workshops.ended";
}

/// How far a workshop has come. It only goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Who is already in their life?
    People,
    /// Ideas; nobody says no to one.
    Ideas,
    /// One is chosen and tried.
    Trying,
}

impl Stage {
    /// Each, in order.
    pub const ALL: [Self; 3] = [Self::People, Self::Ideas, Self::Trying];

    /// As a question to everybody in the room.
    pub const fn words(self) -> &'static str {
        match self {
            Self::People => "Who is already in their life?",
            Self::Ideas => "What could we try? Every idea stays.",
            Self::Trying => "What do we try first?",
        }
    }

    /// As kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Ideas => "ideas",
            Self::Trying => "trying",
        }
    }

    /// Reads what was kept.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What comes next.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::People => Some(Self::Ideas),
            Self::Ideas => Some(Self::Trying),
            Self::Trying => None,
        }
    }
}

/// A workshop was opened for a young person. The fact is about them; everything said in it is about
/// the workshop, and names nobody but whom people name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The workshop.
    pub workshop: Uuid,
    /// What everybody who joins reads: no name of theirs.
    pub title: String,
    /// The day it is held.
    pub on: Date,
    /// The code with which those invited join.
    pub code: String,
}

/// Somebody joined with the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Who.
    pub member: MemberId,
}

/// Somebody is there who does not sign in: a grandmother, a teacher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Who, in words.
    pub name: String,
}

/// The workshop went on to its next stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageReached {
    /// Which.
    pub stage: Stage,
}

/// Somebody who is already in their life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InTheirLife {
    /// Who, and what they are to them.
    pub who: String,
    /// Who named them, when it was somebody without an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guest: Option<FromGuest>,
}

/// Who said it with the code and without an account: the name they gave, and nothing checked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromGuest {
    /// Which saying: carried twice it says nothing twice.
    pub id: Uuid,
    /// The name they gave.
    pub name: String,
}

/// The workshop is over: nobody joins by its code any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {}

/// An idea. Nothing strikes it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// The idea.
    pub text: String,
    /// Whose, when somebody else typed it.
    pub whose: Option<String>,
    /// Whose, when it was somebody without an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guest: Option<FromGuest>,
}

/// An idea is tried: by somebody, looked at by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// Which idea.
    pub idea: FactId,
    /// Who sees to it.
    pub owner: String,
    /// When it is looked at.
    pub look_on: Date,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowItWent {
    /// It worked.
    Worked,
    /// It worked in part.
    InPart,
    /// It did not.
    NotYet,
}

impl HowItWent {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 3] = [Self::Worked, Self::InPart, Self::NotYet];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Worked => "It worked",
            Self::InPart => "It worked in part",
            Self::NotYet => "Not this time",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::InPart => "in_part",
            Self::NotYet => "not_yet",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What came of trying an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Result {
    /// Which trial.
    pub test: FactId,
    /// How it went.
    pub went: HowItWent,
    /// The first day on which something was different for the young person; `None` when nothing was.
    pub first_change_on: Option<Date>,
    /// What came of it.
    pub words: String,
}
