//! Quality: visits to a home, what was found, what we offered and gave, and the regulator's
//! judgements over time.

use super::kept::{Kept, all, middle, since};
use care::Date;
use care::dates::days_between;
use care::ids::{FactId, HomeId};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};

listed! {
    /// Why we visited.
    VisitWhy {
        /// As agreed, each year.
        Planned = "planned", "A planned visit";
        /// Because they asked.
        Asked = "asked", "They asked us to come";
        /// Before or after an inspection.
        Inspection = "inspection", "Before or after an inspection";
        /// Because something was found.
        Finding = "finding", "To go on from something found";
    }
}

/// A visit for quality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityVisit {
    /// The day.
    pub on: Date,
    /// Which home.
    pub home: HomeId,
    /// Why.
    pub why: VisitWhy,
    /// What is good there: said first.
    pub good: String,
    /// What was found that should be better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What help we offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<String>,
}
impl Content for QualityVisit {
    const KIND: &'static str = "partners.quality_visit";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Help given after a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportGiven {
    /// After which visit.
    pub about: FactId,
    /// The day.
    pub on: Date,
    /// What.
    pub what: String,
}
impl Content for SupportGiven {
    const KIND: &'static str = "partners.support_given";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A visit with the help given after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visited {
    /// The visit.
    pub(super) visit: Kept<QualityVisit>,
    /// The help, in order.
    pub(super) given: Vec<Kept<SupportGiven>>,
}

/// Every visit with its help, the newest first.
pub(super) fn visits(tx: &mut Tx<'_>) -> Result<Vec<Visited>, Fault> {
    let given: Vec<Kept<SupportGiven>> = all(tx)?;
    Ok(all::<QualityVisit>(tx)?
        .into_iter()
        .map(|visit| Visited {
            given: since(&given, visit.fact).into_iter().cloned().collect(),
            visit,
        })
        .collect())
}

/// Of visits with help offered: how many, how many were given it, and the middle number of days.
pub(super) fn supported(visits: &[Visited]) -> (usize, usize, Option<i32>) {
    let offered: Vec<&Visited> = visits
        .iter()
        .filter(|one| one.visit.said.offered.is_some())
        .collect();
    let waits: Vec<i32> = offered
        .iter()
        .filter_map(|one| {
            let first = one.given.first()?;
            Some(days_between(one.visit.said.on, first.said.on))
        })
        .collect();
    (offered.len(), waits.len(), middle(waits))
}
