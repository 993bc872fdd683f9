//! How specialists and asks show in tables.

use super::facts::{Answer, Ask, Specialist};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "asks",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[Specialist::KIND, Ask::KIND, Answer::KIND],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Specialist::KIND => {
            let said: Specialist = fact.read()?;
            tx.execute(
                sql::PUT_SPECIALIST,
                &[
                    &fact.subject,
                    &said.hub,
                    &said.role.code(),
                    &said.portfolio.map(|one| one.code()),
                    &said.agency,
                    &said.basis,
                    &said.days,
                    &said.here,
                    &said.managed_by,
                ],
            )?;
        }
        Ask::KIND => {
            let said: Ask = fact.read()?;
            tx.execute(
                sql::PUT_ASK,
                &[
                    &fact.id,
                    &fact.subject,
                    &said.of,
                    &said.agency,
                    &said.question,
                    &fact.recorded_by,
                    &fact.recorded_at,
                ],
            )?;
        }
        Answer::KIND => {
            let said: Answer = fact.read()?;
            let shared: Vec<String> = said.shared_with.iter().map(ToString::to_string).collect();
            tx.execute(
                sql::PUT_ANSWER,
                &[
                    &said.ask,
                    &said.words,
                    &fact.recorded_by,
                    &fact.recorded_at,
                    &shared.join(" "),
                ],
            )?;
        }
        _ => {}
    }
    Ok(())
}
