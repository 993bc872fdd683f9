//! How the facts of this room show in its tables.

use super::facts::{Asked, Held, Lifted, NotAgreed, Ruled};
use super::sql;
use record::{Content, Erased, Fact, Fault, Room, Tx};

/// The room.
pub const ROOM: Room = Room {
    name: "retention",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Held::KIND,
        Lifted::KIND,
        Asked::KIND,
        NotAgreed::KIND,
        Ruled::KIND,
        Erased::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let of = &fact.subject;
    match fact.kind.as_str() {
        Held::KIND => {
            let said: Held = fact.read()?;
            tx.execute(sql::HOLD, &[of, &said.why, &fact.recorded_at])?;
        }
        Lifted::KIND => {
            tx.execute(sql::LIFT, &[of])?;
        }
        Asked::KIND => {
            let said: Asked = fact.read()?;
            let by = fact.recorded_by;
            tx.execute(
                sql::ASK,
                &[of, &said.why, &by, &said.name, &fact.recorded_at],
            )?;
        }
        NotAgreed::KIND => {
            tx.execute(sql::UNASK, &[of])?;
        }
        Ruled::KIND => {
            let said: Ruled = fact.read()?;
            tx.execute(sql::RULE, &[&said.case.code(), &said.years, &said.source])?;
        }
        _ => {
            let text = fact.content.to_string();
            tx.execute(sql::ERASED, &[&fact.id, &fact.recorded_at, &text])?;
        }
    }
    Ok(())
}
