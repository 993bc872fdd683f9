//! How workshops show in tables.

use super::facts::{
    Ended, Guest, Idea, InTheirLife, Joined, Opened, Result, Stage, StageReached, Test,
};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "workshops",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Opened::KIND,
        Joined::KIND,
        Guest::KIND,
        StageReached::KIND,
        InTheirLife::KIND,
        Idea::KIND,
        Test::KIND,
        Result::KIND,
        Ended::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> std::result::Result<(), Fault> {
    match fact.kind.as_str() {
        Opened::KIND => {
            let said: Opened = fact.read()?;
            tx.execute(
                sql::PUT,
                &[
                    &said.workshop.to_string(),
                    &fact.subject,
                    &said.title,
                    &said.on,
                    &said.code,
                    &Stage::People.code(),
                    &fact.recorded_by,
                ],
            )?;
        }
        Joined::KIND => {
            let said: Joined = fact.read()?;
            tx.execute(sql::JOIN, &[&fact.subject, &said.member])?;
        }
        StageReached::KIND => {
            let said: StageReached = fact.read()?;
            tx.execute(sql::REACH, &[&fact.subject, &said.stage.code()])?;
        }
        _ => {
            tx.execute(
                sql::PUT_ENTRY,
                &[
                    &fact.id,
                    &fact.subject,
                    &fact.kind,
                    &fact.recorded_by,
                    &fact.recorded_at,
                    &fact.content.to_string(),
                ],
            )?;
        }
    }
    Ok(())
}
