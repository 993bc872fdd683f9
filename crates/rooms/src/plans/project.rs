//! How what was planned shows in tables.

use super::facts::{
    Action, ActionDone, Adulthood, Conference, FamilyOption, Plan, PlanReviewed, PrincipleNote,
    Principles, PromptsShown, SafetyMap, StepToFamily,
};
use super::sql;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "plans",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Plan::KIND,
        Action::KIND,
        ActionDone::KIND,
        PlanReviewed::KIND,
        Adulthood::KIND,
        FamilyOption::KIND,
        StepToFamily::KIND,
        SafetyMap::KIND,
        Conference::KIND,
        Principles::KIND,
        PrincipleNote::KIND,
        PromptsShown::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    if let Some(earlier) = fact.supersedes {
        tx.execute(sql::DROP, &[&earlier])?;
        tx.execute(sql::DROP_ACTION, &[&earlier])?;
    }
    let plain = fact.content.to_string();
    match fact.kind.as_str() {
        Principles::KIND => {
            tx.execute(sql::PUT_PRINCIPLES, &[&plain])?;
            return Ok(());
        }
        PromptsShown::KIND => {
            let said: PromptsShown = fact.read()?;
            tx.execute(sql::PUT_PROMPTS, &[&fact.subject, &!said.shown])?;
            return Ok(());
        }
        Action::KIND => {
            let said: Action = fact.read()?;
            tx.execute(
                sql::PUT_ACTION,
                &[&fact.id, &fact.subject, &said.owner, &said.what, &said.due],
            )?;
        }
        ActionDone::KIND => {
            let said: ActionDone = fact.read()?;
            tx.execute(sql::DONE, &[&said.action, &said.on])?;
        }
        _ => {}
    }
    let content = if fact.kind == FamilyOption::KIND {
        tx.seal_steadily(&plain, &bound_to(fact.id))?
    } else {
        plain
    };
    tx.execute(
        sql::PUT,
        &[
            &fact.id,
            &fact.subject,
            &fact.kind,
            &fact.recorded_at,
            &fact.recorded_by,
            &content,
        ],
    )?;
    Ok(())
}

/// What a sealed entry is bound to.
pub(super) fn bound_to(fact: care::ids::FactId) -> String {
    format!("plan {fact}")
}
