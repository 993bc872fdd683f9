//! The register of rooms: which tables each keeps and which facts each listens to.

use crate::{Fact, Fault, Tx, access, db::Link};
use std::collections::HashMap;

/// What a room brings to the record.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Its name.
    pub name: &'static str,
    /// Portable statements that make its tables and indexes, each safe to repeat
    /// (`CREATE TABLE IF NOT EXISTS …`).
    pub schema: &'static [&'static str],
    /// Which of those tables are projections: dropped and rebuilt from facts at any time. Name a
    /// table before the tables it refers to. What is not named here is kept and backed up.
    pub tables: &'static [&'static str],
    /// The kinds of fact it listens to, its own and others'.
    pub kinds: &'static [&'static str],
    /// Writes a fact into its projections. Given the same facts in the same order it must write
    /// the same rows: it may read its own projections and `tx.now()` (the fact's time of
    /// recording), and nothing else.
    pub apply: fn(&mut Tx<'_>, &Fact) -> Result<(), Fault>,
}

/// All rooms of a house, ready for use.
#[derive(Debug)]
pub(crate) struct Rooms {
    pub(crate) list: Vec<Room>,
    listeners: HashMap<&'static str, Vec<usize>>,
}

impl Rooms {
    /// Who may see what comes first, in every house.
    pub(crate) fn new(rooms: &[Room]) -> Self {
        let others = rooms.iter().filter(|room| room.name != access::ROOM.name);
        let rooms: Vec<Room> = std::iter::once(&access::ROOM)
            .chain(others)
            .copied()
            .collect();
        let mut listeners: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (index, room) in rooms.iter().enumerate() {
            for kind in room.kinds {
                listeners.entry(kind).or_default().push(index);
            }
        }
        Self {
            list: rooms,
            listeners,
        }
    }

    /// The apply functions of the rooms that listen to a kind, in the rooms' order.
    pub(crate) fn listening(&self, kind: &str) -> impl Iterator<Item = &Room> {
        self.listeners
            .get(kind)
            .into_iter()
            .flatten()
            .filter_map(|index| self.list.get(*index))
    }

    /// Makes every room's tables.
    pub(crate) fn create(&self, link: &mut Link) -> Result<(), Fault> {
        for room in &self.list {
            for statement in room.schema {
                link.batch(statement)?;
            }
        }
        Ok(())
    }
}
