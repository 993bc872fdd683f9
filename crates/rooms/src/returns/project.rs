//! How what was read, and what was set aside, show in tables.

use super::facts::{KeptAside, Read, Settled};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "returns",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[Read::KIND, KeptAside::KIND, Settled::KIND],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Read::KIND => {
            let read: Read = fact.read()?;
            let content = fact.content.to_string();
            tx.execute(
                sql::PUT_READ,
                &[
                    &fact.subject,
                    &fact.recorded_at,
                    &fact.recorded_by,
                    &content,
                ],
            )?;
            for file in &read.files {
                tx.execute(sql::PUT_FILE, &[&file.digest, &file.name])?;
            }
        }
        KeptAside::KIND => {
            let kept: KeptAside = fact.read()?;
            let plain = fact.content.to_string();
            let content = tx.seal_steadily(&plain, &bound_to(fact.id))?;
            tx.execute(
                sql::PUT_ASIDE,
                &[
                    &fact.id,
                    &kept.place(),
                    &kept.aside.file,
                    &kept.aside.whole,
                    &content,
                ],
            )?;
        }
        Settled::KIND => {
            let settled: Settled = fact.read()?;
            if let Some(aside) = fact.supersedes {
                tx.execute(sql::SETTLE, &[&aside, &settled.how])?;
            }
        }
        other => {
            return Err(Fault::Other(format!(
                "returns does not know facts of kind {other}"
            )));
        }
    }
    Ok(())
}

impl KeptAside {
    /// Where it stood: the same place of the same file is set aside once.
    pub(super) fn place(&self) -> String {
        let row = self.aside.row.unwrap_or(0);
        let column = self.aside.column.as_deref().unwrap_or_default();
        let table = self.aside.table.as_deref().unwrap_or_default();
        format!(
            "{} {} {table} {row:08} {column}",
            self.digest, self.aside.file
        )
    }
}

/// What a sealed entry is bound to.
pub(super) fn bound_to(fact: care::ids::FactId) -> String {
    format!("set aside {fact}")
}
