//! How something is said: when it was true, where it comes from, what it corrects.

use care::{Date, Period, ids::FactId};

/// The circumstances of a fact.
///
/// ```
/// use record::Saying;
/// let how = Saying::from("worker").since(jiff::civil::date(2026, 3, 1));
/// assert_eq!(how.source, "worker");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// First day it was true.
    pub valid_from: Option<Date>,
    /// First day it was no longer true.
    pub valid_to: Option<Date>,
    /// Where it comes from: `worker`, a file's name and row, a partner's system.
    pub source: String,
    /// The fact it corrects.
    pub supersedes: Option<FactId>,
    /// Why.
    pub reason: Option<String>,
}

impl Saying {
    /// Said by or read from `source`.
    pub fn from(source: impl Into<String>) -> Self {
        Self {
            valid_from: None,
            valid_to: None,
            source: source.into(),
            supersedes: None,
            reason: None,
        }
    }
    /// True from a day on.
    #[must_use]
    pub const fn since(mut self, day: Date) -> Self {
        self.valid_from = Some(day);
        self
    }
    /// True up to the day before this one.
    #[must_use]
    pub const fn until(mut self, day: Date) -> Self {
        self.valid_to = Some(day);
        self
    }
    /// True in a period.
    #[must_use]
    pub const fn during(mut self, period: Period) -> Self {
        self.valid_from = Some(period.from);
        self.valid_to = period.until;
        self
    }
    /// A correction of an earlier fact, which stays in the record.
    #[must_use]
    pub fn replacing(mut self, earlier: FactId, reason: impl Into<String>) -> Self {
        self.supersedes = Some(earlier);
        self.reason = Some(reason.into());
        self
    }
    /// Why it was said.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}
