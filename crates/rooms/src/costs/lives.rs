//! The homes young people lived in, one after another, put together once for every page that counts
//! them and kept until the record says something new.

use crate::looked_after::{self, Episode, Life, Placement, miles_from_home};
use crate::places::postcodes;
use care::codes::LegalStatus;
use care::ids::YoungPersonId;
use care::{Authority, Date, Miles};
use record::{Fault, Mended, Tx};
use std::collections::HashMap;
use std::sync::Arc;

/// The episodes of everybody, in order.
#[derive(Default)]
pub(super) struct Lives {
    all: HashMap<YoungPersonId, Lived>,
}

/// One young person's homes.
#[derive(Default)]
pub(super) struct Lived {
    life: Life,
    placements: Vec<Placement>,
}

/// Everybody's homes. Whoever shows them asks who may be seen.
pub(super) fn lives(tx: &mut Tx<'_>) -> Result<Arc<Lives>, Fault> {
    tx.derived(read_again, |_, _, changes| {
        Ok(Mended::anew_after(changes, looked_after::ROOM.kinds))
    })
}

fn read_again(tx: &mut Tx<'_>) -> Result<Lives, Fault> {
    let mut lives = Lives::default();
    looked_after::everybody(tx, |subject, episode: Episode| {
        let of = lives.all.entry(YoungPersonId(subject.0)).or_default();
        of.life.episodes.push(episode);
    })?;
    for lived in lives.all.values_mut() {
        lived.settle();
    }
    Ok(lives)
}

/// One young person's homes, read for them alone.
pub(super) fn lived(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Lived, Fault> {
    let mut lived = Lived {
        life: looked_after::episodes_of(tx, of)?,
        placements: Vec::new(),
    };
    lived.settle();
    Ok(lived)
}

impl Lives {
    /// One young person.
    pub(super) fn of(&self, id: YoungPersonId) -> Option<&Lived> {
        self.all.get(&id)
    }
    /// Everybody.
    pub(super) fn all(&self) -> impl Iterator<Item = (YoungPersonId, &Lived)> {
        self.all.iter().map(|(id, lived)| (*id, lived))
    }
}

impl Lived {
    /// Puts the episodes in order and the homes together.
    fn settle(&mut self) {
        self.life.episodes.sort_by_key(|episode| episode.decom);
        self.placements = self.life.placements();
    }
    /// The homes, in order.
    pub(super) fn placements(&self) -> &[Placement] {
        &self.placements
    }
    /// The home on a day.
    pub(super) fn placement_on(&self, day: Date) -> Option<&Placement> {
        self.placements.iter().find(|one| one.period.contains(day))
    }
    /// The episode on a day, unless it is one of short breaks (V3, V4).
    pub(super) fn episode_on(&self, day: Date) -> Option<&Episode> {
        self.life.episode_on(day).filter(|episode| {
            !episode
                .legal_status
                .is_some_and(LegalStatus::is_short_breaks)
        })
    }
    /// Whether they are looked after on a day, short breaks aside.
    pub(super) fn looked_after_on(&self, day: Date) -> bool {
        self.episode_on(day).is_some()
    }
    /// How often they moved from one home to another after one day and up to another.
    pub(super) fn moves_between(&self, after: Date, to: Date) -> usize {
        self.placements
            .windows(2)
            .filter(|two| two[0].period.until == Some(two[1].period.from))
            .filter(|two| two[1].period.from > after && two[1].period.from <= to)
            .count()
    }
    /// Miles from home on a day, when both places are known.
    pub(super) fn miles_on(&self, day: Date) -> Option<Miles> {
        miles_from_home(self.episode_on(day)?, postcodes())
    }
}

/// The authority an episode's home lies in; `None` is not known.
pub(super) fn authority(episode: &Episode) -> Option<Authority> {
    let place = postcodes().locate(episode.place?)?;
    Some(place.authority)
}
