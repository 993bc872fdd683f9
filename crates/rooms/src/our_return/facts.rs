//! What can be said about a finding. A finding itself is never said: it is computed.

use care::ids::MemberId;
use care::{CollectionYear, Date};
use record::Content;
use serde::{Deserialize, Serialize};

/// Which finding about a young person: the same words find it again as long as it is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Which {
    /// The collection year of the return.
    pub year: CollectionYear,
    /// The rule's code.
    pub rule: String,
    /// DfE's name of the table.
    pub table: String,
    /// The natural key of the row's fact: an episode its first day; blank where there is one row
    /// for each young person.
    pub row: String,
}

/// A finding is true, and here is why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Which finding.
    pub finding: Which,
    /// Why it is true.
    pub why: String,
    /// A mark of the cells that the rule reads, as they were: when they change, the finding comes
    /// back.
    pub rests_on: String,
    /// Whether the finding may now be listed apart. What a worker wrote when saving something the
    /// return will refuse is shown beside the finding and settles nothing.
    pub settles: bool,
}
impl Content for Explained {
    const KIND: &'static str = "our_return.explained";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// What was explained is open again: it was not true after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// Which finding.
    pub finding: Which,
}
impl Content for Reopened {
    const KIND: &'static str = "our_return.reopened";
    const VERSION: u16 = 1;
}

/// Somebody was asked to put findings right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which findings about the young person.
    pub findings: Vec<Which>,
    /// Who; `None` when nobody is asked any longer.
    pub who: Option<MemberId>,
    /// What they should know.
    pub note: Option<String>,
}
impl Content for Asked {
    const KIND: &'static str = "our_return.asked";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// When the council means to have sent the return of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The collection year.
    pub year: CollectionYear,
    /// The last day.
    pub on: Date,
}
impl Content for Due {
    const KIND: &'static str = "our_return.due";
    const VERSION: u16 = 1;
}
