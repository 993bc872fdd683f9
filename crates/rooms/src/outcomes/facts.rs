//! What somebody has to say so that change can be read.

use care::Date;
use serde::{Deserialize, Serialize};

content! {
    KeptSince = "outcomes.kept_since";
    ComparisonGroup = "outcomes.comparison_group";
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
