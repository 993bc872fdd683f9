//! How what is said about findings shows in tables.

use super::facts::{Asked, Due, Explained, Reopened};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "our_return",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[Explained::KIND, Reopened::KIND, Asked::KIND, Due::KIND],
    apply,
};

/// What a sealed text about a finding is bound to.
pub(super) fn bound_to(fact: care::ids::FactId) -> String {
    format!("finding {fact}")
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let (by, at) = (fact.recorded_by, fact.recorded_at);
    match fact.kind.as_str() {
        Explained::KIND => {
            let said: Explained = fact.read()?;
            let of = &said.finding;
            let why = tx.seal_steadily(&said.why, &bound_to(fact.id))?;
            tx.execute(
                sql::EXPLAIN,
                &[
                    &fact.subject,
                    &of.year,
                    &of.rule,
                    &of.table,
                    &of.row,
                    &said.settles,
                    &fact.id,
                    &why,
                    &said.rests_on,
                    &by,
                    &at,
                ],
            )?;
        }
        Reopened::KIND => {
            let of = fact.read::<Reopened>()?.finding;
            tx.execute(
                sql::REOPEN,
                &[&fact.subject, &of.year, &of.rule, &of.table, &of.row],
            )?;
        }
        Asked::KIND => {
            let asked: Asked = fact.read()?;
            let note = match &asked.note {
                Some(note) => Some(tx.seal_steadily(note, &bound_to(fact.id))?),
                None => None,
            };
            for of in &asked.findings {
                let Some(who) = asked.who else {
                    tx.execute(
                        sql::UNASK,
                        &[&fact.subject, &of.year, &of.rule, &of.table, &of.row],
                    )?;
                    continue;
                };
                tx.execute(
                    sql::ASK,
                    &[
                        &fact.subject,
                        &of.year,
                        &of.rule,
                        &of.table,
                        &of.row,
                        &fact.id,
                        &who,
                        &note,
                        &by,
                        &at,
                    ],
                )?;
            }
        }
        Due::KIND => {
            let due: Due = fact.read()?;
            tx.execute(sql::PUT_DUE, &[&due.year, &due.on])?;
        }
        other => {
            return Err(Fault::Other(format!(
                "our_return does not know facts of kind {other}"
            )));
        }
    }
    Ok(())
}
