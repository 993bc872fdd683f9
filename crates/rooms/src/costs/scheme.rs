//! New homes on their way: each scheme from an idea to an open door, with its dates and what stands
//! in the way.

use super::sql;
use crate::content::read_content as content;
use crate::homes::HomeKind;
use care::Date;
use care::dates::days_between;
use care::ids::{FactId, OrganisationId, SubjectId};
use record::{Conflict, Content, Fact, Fault, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

choices! {
    /// How far a scheme is.
    Stage {
        /// Somebody would like to.
        Idea = "idea", "Idea";
        /// A site is found.
        Site = "site", "Site";
        /// Planning permission is asked for.
        Planning = "planning", "Planning";
        /// Building.
        Works = "works", "Works";
        /// Ofsted has the application.
        Ofsted = "ofsted", "Ofsted";
        /// Somebody can live there.
        Open = "open", "Open";
        /// Given up.
        Stopped = "stopped", "Stopped";
    }
}

/// A scheme. Its subject is the scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// What we call it.
    pub name: String,
    /// Who would run it, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<OrganisationId>,
    /// What kind of home.
    pub kind: HomeKind,
    /// Beds.
    pub beds: u16,
    /// Which need it answers, in plain words.
    pub need: String,
    /// Where, as far as it is settled.
    pub area: String,
    /// How far it is.
    pub stage: Stage,
    /// Since when.
    pub since: Date,
    /// When it is expected to open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Date>,
    /// With fast-track planning: the day by which planners answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fast_track: Option<Date>,
    /// What stands in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocker: Option<String>,
    /// Who of us sees to it.
    pub owner: String,
}
impl Content for Scheme {
    const KIND: &'static str = "costs.scheme";
    const VERSION: u16 = 1;
}

/// A scheme as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptScheme {
    /// Which.
    pub id: Uuid,
    /// The fact that says so.
    pub fact: FactId,
    /// What was said.
    pub said: Scheme,
    /// Each stage it reached, with the day, in order.
    pub stages: Vec<(Stage, Date)>,
}

impl KeptScheme {
    /// Days in each stage that it has left.
    fn left(&self) -> impl Iterator<Item = (Stage, i32)> + '_ {
        self.stages
            .windows(2)
            .map(|two| (two[0].0, days_between(two[0].1, two[1].1)))
    }
}

/// Shows a fact of this noun in its tables.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let said: Scheme = fact.read()?;
    let id = fact.subject;
    tx.execute(sql::PUT_SCHEME, &[&id, &fact.id, &fact.content.to_string()])?;
    tx.execute(sql::PUT_STAGE, &[&id, &said.stage.code(), &said.since])?;
    Ok(())
}

/// Every scheme.
pub fn schemes(tx: &mut Tx<'_>) -> Result<Vec<KeptScheme>, Fault> {
    let mut stages: HashMap<Uuid, Vec<(Stage, Date)>> = HashMap::new();
    tx.each(sql::STAGES, &[], |row| {
        if let Some(stage) = Stage::parse(&row.get::<String>(1)?) {
            let of = stages.entry(row.get(0)?).or_default();
            of.push((stage, row.get(2)?));
        }
        Ok(())
    })?;
    tx.rows(sql::SCHEMES, &[], |row| {
        let id: Uuid = row.get(0)?;
        Ok(KeptScheme {
            id,
            fact: row.get(1)?,
            said: content(&row.get::<String>(2)?)?,
            stages: stages.remove(&id).unwrap_or_default(),
        })
    })
}

/// Says what a scheme is and how far. `seen` is the fact the writer saw.
pub fn say_scheme(
    tx: &mut Tx<'_>,
    id: Uuid,
    said: &Scheme,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    let stands = schemes(tx)?.into_iter().find(|one| one.id == id);
    if stands.as_ref().map(|one| one.fact) != seen {
        return Err(Refusal::Conflict(Box::new(Conflict {
            what: said.name.clone(),
            ..Conflict::default()
        })));
    }
    let reached = |one: &KeptScheme| one.stages.last().copied();
    if let Some((stage, since)) = stands.as_ref().and_then(reached)
        && stage != said.stage
        && said.since < since
    {
        return Err(Refusal::invalid(
            "since-day",
            "It cannot reach this stage before the one it is in",
        ));
    }
    // A step on is no correction of the step before.
    Ok(tx.say(
        SubjectId(id),
        said,
        Saying::from("worker").since(said.since),
    )?)
}

/// The numbers of the pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pipeline {
    /// Schemes and beds opened since a day.
    pub opened: (usize, u32),
    /// For each stage on the way: schemes, beds, and the middle of the days that schemes were in it
    /// before they went on, of how many.
    pub stages: Vec<(Stage, usize, u32, Option<i32>, usize)>,
}

/// Counts schemes; those opened from a day on.
pub fn pipeline(all: &[KeptScheme], since: Date) -> Pipeline {
    let mut told = Pipeline::default();
    for one in all {
        if one.said.stage == Stage::Open && one.said.since >= since {
            told.opened.0 += 1;
            told.opened.1 += u32::from(one.said.beds);
        }
    }
    for stage in Stage::ALL {
        if matches!(stage, Stage::Open | Stage::Stopped) {
            continue;
        }
        let in_it = || all.iter().filter(|one| one.said.stage == *stage);
        let mut days: Vec<i32> = all
            .iter()
            .flat_map(KeptScheme::left)
            .filter(|(one, _)| one == stage)
            .map(|(_, days)| days)
            .collect();
        days.sort_unstable();
        let middle = days
            .len()
            .checked_sub(1)
            .and_then(|last| days.get(last / 2));
        told.stages.push((
            *stage,
            in_it().count(),
            in_it().map(|one| u32::from(one.said.beds)).sum(),
            middle.copied(),
            days.len(),
        ));
    }
    told
}
