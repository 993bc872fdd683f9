//! What can be said of how the service learns.

use care::Date;
use care::ids::{SubjectId, TeamId};
use serde::{Deserialize, Serialize};

content! {
    Part = "learning.part";
    Ritual = "learning.ritual";
    RitualHeld = "learning.ritual_held";
    Reflection = "learning.reflection", sealed: true;
}

listed! {
    /// What a part of a theory of change is.
    NodeKind {
        /// Where everybody wants to get to.
        Ambition = "ambition", "Ambition";
        /// What stands in the way now.
        Barrier = "barrier", "Barrier";
        /// What is done about it.
        Activity = "activity", "Activity";
        /// What that leaves behind.
        Output = "output", "Output";
        /// What is different for young people.
        Outcome = "outcome", "Outcome";
        /// What has to be true for it to work.
        Assumption = "assumption", "Assumption";
    }
    /// How often a ritual is held.
    Often {
        /// Every week.
        Weekly = "weekly", "Every week";
        /// Every fortnight.
        Fortnightly = "fortnightly", "Every fortnight";
        /// Every four weeks.
        FourWeekly = "four_weekly", "Every four weeks";
        /// Every three months.
        Quarterly = "quarterly", "Every three months";
    }
}

impl Often {
    /// Days from one time to the next.
    pub const fn days(self) -> i32 {
        match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::FourWeekly => 28,
            Self::Quarterly => 91,
        }
    }
}

/// A part of the theory of change. Its subject is the part; a new one takes the place of the one
/// before, which stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub kind: NodeKind,
    /// In a sentence.
    pub words: String,
    /// Under which part it stands; `None` at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<SubjectId>,
    /// The number that shows it, by its id; `None` says "not measured".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// It is no longer part of the theory: what stood under it goes with it.
    #[serde(default)]
    pub left: bool,
}

/// Something a team does again and again to learn: a reflection every four weeks, a check-in on
/// Mondays. Its subject is the ritual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ritual {
    /// Whose it is.
    pub team: TeamId,
    /// What the team calls it.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// How often.
    pub often: Often,
    /// From which day on.
    pub since: Date,
}

/// A ritual was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RitualHeld {
    /// The day.
    pub on: Date,
    /// How many came: a count, never names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
}

/// What somebody thought about when a ritual was held. For the team alone; no measure reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// The day.
    pub on: Date,
    /// What they saw and felt.
    pub words: String,
    /// What they want to try next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
