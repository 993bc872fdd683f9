//! How facts about access show in its tables.

use super::decide::GLASS;
use super::facts::{
    AgencySaid, ConflictSaid, GlassAnswered, GlassBroken, KINDS, Membership, Profile, Registered,
    Related, Responsible, Restriction, Sharing, TeamSaid,
};
use super::sql;
use crate::{Content, Fact, Fault, Room, Tx};
use care::Period;

/// Access as a room of the record: every record has it, first of all.
pub const ROOM: Room = Room {
    name: "access",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: KINDS,
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let subject = fact.subject;
    match fact.kind.as_str() {
        Registered::KIND => {
            tx.execute(sql::REGISTER, &[&subject])?;
        }
        AgencySaid::KIND => {
            let said: AgencySaid = fact.read()?;
            let agency = said.agency.map(|agency| agency.code().to_owned());
            tx.execute(sql::SET_AGENCY, &[&subject, &said.name, &agency])?;
        }
        Profile::KIND => {
            let said: Profile = fact.read()?;
            let persona = said.persona.code();
            let row: [&dyn crate::Bind; 6] = [
                &subject,
                &said.name,
                &persona,
                &said.agency,
                &said.young_person,
                &said.active,
            ];
            tx.execute(sql::SET_MEMBER, &row)?;
        }
        TeamSaid::KIND => {
            tx.execute(sql::SET_TEAM, &[&subject, &fact.read::<TeamSaid>()?.name])?;
        }
        Membership::KIND => {
            let said: Membership = fact.read()?;
            let period = lasting(tx, fact, sql::FORGET_MEMBERSHIP)?;
            tx.execute(
                sql::SET_MEMBERSHIP,
                &[&fact.id, &subject, &said.team, &period.from, &period.until],
            )?;
        }
        Related::KIND => {
            let said: Related = fact.read()?;
            let period = lasting(tx, fact, sql::FORGET_RELATIONSHIP)?;
            let kind = said.relationship.code();
            tx.execute(
                sql::SET_RELATIONSHIP,
                &[
                    &fact.id,
                    &subject,
                    &said.member,
                    &kind,
                    &period.from,
                    &period.until,
                ],
            )?;
        }
        Responsible::KIND => {
            let said: Responsible = fact.read()?;
            let period = lasting(tx, fact, sql::FORGET_RESPONSIBLE)?;
            tx.execute(
                sql::SET_RESPONSIBLE,
                &[&fact.id, &subject, &said.team, &period.from, &period.until],
            )?;
        }
        Sharing::KIND => {
            let said: Sharing = fact.read()?;
            let period = lasting(tx, fact, sql::FORGET_SHARING)?;
            let row: [&dyn crate::Bind; 6] = [
                &fact.id,
                &subject,
                &said.organisation,
                &said.basis,
                &period.from,
                &period.until,
            ];
            tx.execute(sql::SET_SHARING, &row)?;
        }
        Restriction::KIND => {
            let said: Restriction = fact.read()?;
            let ask = (!said.listed.is_empty()).then_some(said.ask);
            tx.execute(sql::SET_ASK, &[&subject, &ask])?;
            tx.execute(sql::FORGET_LISTED, &[&subject])?;
            for member in &said.listed {
                tx.execute(sql::SET_LISTED, &[member, &subject])?;
            }
        }
        ConflictSaid::KIND => {
            let said: ConflictSaid = fact.read()?;
            if said.in_force {
                let since = fact.recorded_at;
                tx.execute(sql::SET_CONFLICT, &[&subject, &said.young_person, &since])?;
            } else {
                tx.execute(sql::FORGET_CONFLICT, &[&subject, &said.young_person])?;
            }
        }
        GlassBroken::KIND => {
            let said: GlassBroken = fact.read()?;
            let at = fact.recorded_at;
            let until = at.saturating_add(GLASS).unwrap_or(at);
            tx.execute(
                sql::SET_GLASS,
                &[&fact.id, &said.member, &subject, &said.reason, &at, &until],
            )?;
            tx.execute(sql::SET_ALERT, &[&fact.id, &said.member, &said.reason, &at])?;
        }
        GlassAnswered::KIND => {
            let said: GlassAnswered = fact.read()?;
            tx.execute(
                sql::ANSWER_ALERT,
                &[
                    &said.glass,
                    &fact.recorded_at,
                    &fact.recorded_by,
                    &said.justified,
                    &said.note,
                ],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// The period a fact is true in; what it corrects is taken away first.
fn lasting(tx: &mut Tx<'_>, fact: &Fact, forget: &str) -> Result<Period, Fault> {
    if let Some(earlier) = fact.supersedes {
        tx.execute(forget, &[&earlier])?;
    }
    fact.valid().ok_or_else(|| Fault::Content {
        kind: fact.kind.clone(),
        version: fact.version,
        why: "it does not say since when".to_owned(),
    })
}
