//! How it shows in tables.

use super::facts::{ComparisonGroup, HubCost, KeptSince};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "outcomes",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[KeptSince::KIND, ComparisonGroup::KIND, HubCost::KIND],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        KeptSince::KIND => {
            let said: KeptSince = fact.read()?;
            tx.execute(sql::PUT_KEPT, &[&said.stream, &said.from])?;
        }
        ComparisonGroup::KIND => {
            let said: ComparisonGroup = fact.read()?;
            tx.execute(sql::PUT_GROUP, &[&said.change, &fact.content.to_string()])?;
        }
        HubCost::KIND => sql::COSTS.apply(tx, fact)?,
        _ => {}
    }
    Ok(())
}
