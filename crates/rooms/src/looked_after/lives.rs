//! The episodes and homes of everybody, opened and put together once for every page that counts them or
//! asks who lives where. Opening is most of the work: where a child lives is sealed, each by itself.
//!
//! **Invariant.** Lives that were mended and lives read anew from the same facts are equal. A test
//! writes at random and compares.

use super::facts::{Episode, Withdrawn};
use super::life::{Life, Placement, miles_from_home};
use super::standing::{episodes_of, everybody};
use crate::places::postcodes;
use care::codes::LegalStatus;
use care::ids::YoungPersonId;
use care::{Authority, Date, Miles};
use record::{Change, Content as _, Fault, Mended, Tx};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everybody of whom an episode stands.
#[derive(Clone, Default, PartialEq)]
pub struct Lives {
    all: BTreeMap<YoungPersonId, Arc<Lived>>,
}

/// One young person's episodes and homes, each in order of days.
#[derive(Default, PartialEq)]
pub struct Lived {
    life: Life,
    placements: Vec<Placement>,
}

/// Everybody's episodes and homes. It asks for no leave: whoever shows them asks who may be seen.
pub fn lives(tx: &mut Tx<'_>) -> Result<Arc<Lives>, Fault> {
    tx.derived(lives_anew, mended)
}

/// The same, read anew from all that stands: nothing kept is looked at.
pub fn lives_anew(tx: &mut Tx<'_>) -> Result<Lives, Fault> {
    let mut all: BTreeMap<YoungPersonId, Vec<Episode>> = BTreeMap::new();
    everybody(tx, |subject, episode: Episode| {
        all.entry(YoungPersonId(subject.0))
            .or_default()
            .push(episode);
    })?;
    let settled = |(id, episodes)| (id, Arc::new(Lived::of(episodes)));
    Ok(Lives {
        all: all.into_iter().map(settled).collect(),
    })
}

/// Everybody's after changes: those of whom an episode was said or taken back are read again.
fn mended(tx: &mut Tx<'_>, before: &Lives, changes: &[Change]) -> Result<Mended<Lives>, Fault> {
    let changed: BTreeSet<YoungPersonId> = changes
        .iter()
        .filter(|change| [Episode::KIND, Withdrawn::KIND].contains(&&*change.kind))
        .map(|change| YoungPersonId(change.subject.0))
        .collect();
    if changed.is_empty() {
        return Ok(Mended::Same);
    }
    let mut now = before.clone();
    for id in changed {
        let one = lived(tx, id)?;
        if one.life.episodes.is_empty() {
            now.all.remove(&id);
        } else {
            now.all.insert(id, Arc::new(one));
        }
    }
    Ok(Mended::Now(now))
}

/// One young person's, read for them alone.
pub fn lived(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Lived, Fault> {
    Ok(Lived::of(episodes_of(tx, of)?.episodes))
}

impl Lives {
    /// One young person's.
    pub fn of(&self, id: YoungPersonId) -> Option<&Lived> {
        self.all.get(&id).map(|lived| &**lived)
    }
    /// Everybody's.
    pub fn all(&self) -> impl Iterator<Item = (YoungPersonId, &Lived)> {
        self.all.iter().map(|(id, lived)| (*id, &**lived))
    }
    /// Every episode, with whose it is.
    pub fn episodes(&self) -> impl Iterator<Item = (YoungPersonId, &Episode)> {
        self.all()
            .flat_map(|(id, lived)| lived.episodes().iter().map(move |one| (id, one)))
    }
}

impl Lived {
    /// Puts the episodes in order and the homes together.
    fn of(mut episodes: Vec<Episode>) -> Self {
        episodes.sort_by_key(|episode| episode.decom);
        let life = Life {
            episodes,
            ..Life::default()
        };
        Self {
            placements: life.placements(),
            life,
        }
    }
    /// The episodes, in order.
    pub fn episodes(&self) -> &[Episode] {
        &self.life.episodes
    }
    /// The homes, in order.
    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }
    /// The home on a day.
    pub fn placement_on(&self, day: Date) -> Option<&Placement> {
        self.placements.iter().find(|one| one.period.contains(day))
    }
    /// The episode on a day, unless it is one of short breaks (V3, V4).
    pub fn episode_on(&self, day: Date) -> Option<&Episode> {
        self.life.episode_on(day).filter(|episode| {
            !episode
                .legal_status
                .is_some_and(LegalStatus::is_short_breaks)
        })
    }
    /// Whether they are looked after on a day, short breaks aside.
    pub fn looked_after_on(&self, day: Date) -> bool {
        self.episode_on(day).is_some()
    }
    /// How often they moved from one home to another after one day and up to another.
    pub fn moves_between(&self, after: Date, to: Date) -> usize {
        self.placements
            .windows(2)
            .filter(|two| two[0].period.until == Some(two[1].period.from))
            .filter(|two| two[1].period.from > after && two[1].period.from <= to)
            .count()
    }
    /// Miles from home on a day, when both places are known.
    pub fn miles_on(&self, day: Date) -> Option<Miles> {
        miles_from_home(self.episode_on(day)?, postcodes())
    }
}

/// The authority an episode's home lies in; `None` is not known.
pub fn authority(episode: &Episode) -> Option<Authority> {
    let place = postcodes().locate(episode.place?)?;
    Some(place.authority)
}
