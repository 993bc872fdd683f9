//! How events show in tables.

use super::facts::{
    Away, Crisis, EmergencyCare, Exploitation, Feelings, Learning, Police, Resilience, SchoolHelp,
    Substance, TalkedAfter, Withdrawn,
};
use super::said::Event;
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "events",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Away::KIND,
        TalkedAfter::KIND,
        Police::KIND,
        EmergencyCare::KIND,
        Substance::KIND,
        Learning::KIND,
        SchoolHelp::KIND,
        Feelings::KIND,
        Exploitation::KIND,
        Crisis::KIND,
        Resilience::KIND,
        Withdrawn::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    if let Some(earlier) = fact.supersedes {
        tx.execute(sql::DROP, &[&earlier])?;
    }
    match fact.kind.as_str() {
        Withdrawn::KIND => {
            if let Some(earlier) = fact.supersedes {
                tx.execute(sql::DROP_TALK, &[&earlier])?;
            }
            return Ok(());
        }
        TalkedAfter::KIND => {
            let said: TalkedAfter = fact.read()?;
            let done = said.held_on.is_some() || said.declined;
            tx.execute(sql::TALKED, &[&said.missing, &said.offered_on, &done])?;
            return put(tx, fact, "talk", said.offered_on, said.held_on);
        }
        _ => {}
    }
    let Some(event) = Event::read(&fact.kind, &fact.content.to_string())? else {
        return Ok(());
    };
    if let Event::Missing(said) = &event {
        let moved = match fact.supersedes {
            Some(earlier) => tx.execute(sql::MOVE_TALK, &[&earlier, &fact.id])?,
            None => 0,
        };
        let at = said.back_at.map(|at| at.to_string());
        match said.back_on {
            Some(back) if moved == 0 => {
                tx.execute(sql::PUT_TALK, &[&fact.id, &fact.subject, &back, &at])?;
            }
            Some(back) => {
                tx.execute(sql::BACK, &[&fact.id, &back, &at])?;
            }
            None => {
                tx.execute(sql::DROP_TALK, &[&fact.id])?;
            }
        }
    }
    put(tx, fact, event.what().code(), event.on(), event.until())
}

fn put(
    tx: &mut Tx<'_>,
    fact: &Fact,
    what: &str,
    on: care::Date,
    until: Option<care::Date>,
) -> Result<(), Fault> {
    tx.execute(
        sql::PUT,
        &[
            &fact.id,
            &fact.subject,
            &fact.kind,
            &what,
            &on,
            &until,
            &fact.recorded_at,
            &fact.recorded_by,
            &fact.content.to_string(),
        ],
    )?;
    Ok(())
}
