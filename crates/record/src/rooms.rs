//! The register of rooms: which tables each keeps and which facts each listens to.

use crate::{
    Fact, Fault, Tx, access,
    chain::Link as ChainLink,
    db::{Engine, Link},
    keys::hex,
};
use std::collections::HashMap;

/// What a room brings to the record.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Its name.
    pub name: &'static str,
    /// Portable statements that make its tables and indexes, each safe to repeat
    /// (`CREATE TABLE IF NOT EXISTS …`). One that begins with `/* sqlite */` or `/* postgres */` is
    /// run there only: full-text search is the one thing that may need it. Changing any of them
    /// (a comment will do) makes the room's projections rebuild when the record is next opened.
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

    /// Makes the tables of some rooms.
    pub(crate) fn create(
        &self,
        link: &mut Link,
        which: impl Fn(&Room) -> bool,
    ) -> Result<(), Fault> {
        for room in self.list.iter().filter(|room| which(room)) {
            for statement in room.schema {
                let other = match link.engine() {
                    Engine::Sqlite => "/* postgres */",
                    Engine::Postgres => "/* sqlite */",
                };
                if !statement.starts_with(other) {
                    link.batch(statement)?;
                }
            }
        }
        Ok(())
    }
}

impl Room {
    /// A mark of the room's statements: when it differs from the one kept, its projections are
    /// dropped and rebuilt.
    pub(crate) fn shape(&self) -> String {
        let mut link = ChainLink::new("homeward 1 room");
        for list in [self.schema, self.tables, self.kinds] {
            link.number(list.len() as i64);
            for text in list {
                link.text(text);
            }
        }
        hex(&link.finish()[..16])
    }
}
