//! What somebody has to say so that change can be read.

use care::{Date, Pence};
use serde::{Deserialize, Serialize};

content! {
    KeptSince = "outcomes.kept_since";
    ComparisonGroup = "outcomes.comparison_group";
    HubCost = "outcomes.hub_cost";
}

listed! {
    /// Whose money it is.
    Payer {
        /// The council's.
        Council = "council", "The council";
        /// The police's.
        Police = "police", "Police";
        /// The health service's.
        Health = "health", "Health";
        /// A school's or the virtual school's.
        School = "school", "School";
        /// The housing service's.
        Housing = "housing", "Housing";
        /// A grant, or anybody else's.
        Other = "other", "A grant, or somebody else";
    }
}

/// From this day on something is written down for everybody: before it, a count of nought would say
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSince {
    /// What: a code of `measures::Stream`.
    pub stream: String,
    /// Since when.
    pub from: Date,
}

/// A group to compare one indicator with: who they are, and what changed for them over the same time
/// without a hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonGroup {
    /// Which indicator.
    pub change: String,
    /// Who they are, and how they were chosen.
    pub who: String,
    /// How many.
    pub people: u32,
    /// Per person and year, or people in a hundred, before: as somebody typed it.
    pub before: String,
    /// The same after.
    pub after: String,
    /// Where the figures come from.
    pub source: String,
}

/// What was put into the hubs over a time: by whom, for what, and where the figure comes from. It is
/// never taken off or added to what homes cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubCost {
    /// Who paid.
    pub payer: Payer,
    /// What for: staff, a building, a seconded officer's time.
    pub what: String,
    /// The first day it is for.
    pub from: Date,
    /// The last day it is for.
    pub until: Date,
    /// How much, in pence, over the whole time.
    pub amount: Pence,
    /// Where the figure comes from.
    pub source: String,
    /// It was written down by mistake: it stays in the history and is counted nowhere.
    #[serde(default)]
    pub mistaken: bool,
}
