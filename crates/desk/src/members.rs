//! Who may sign in. A thin stand-in until `record::access` keeps members itself.

use care::ids::MemberId;
use record::access::{Member, Persona};
use record::{Caller, Fault, Tx};

/// Everyone who may sign in.
pub fn members(tx: &mut Tx) -> Result<Vec<Member>, Fault> {
    tx.rows(
        "SELECT id, name, persona, active FROM desk_member ORDER BY name, id",
        &[],
        |row| {
            let code: String = row.get(2)?;
            Ok(Member {
                id: row.get(0)?,
                name: row.get(1)?,
                persona: Persona::from_code(&code)
                    .ok_or_else(|| Fault::Other(format!("{code} is not a persona")))?,
                agency: None,
                young_person: None,
                teams: Vec::new(),
                active: row.get(3)?,
            })
        },
    )
}

/// The caller a member is, if they may sign in.
pub fn caller(tx: &mut Tx, id: MemberId) -> Result<Option<Caller>, Fault> {
    Ok(members(tx)?
        .into_iter()
        .find(|member| member.id == id && member.active)
        .map(Caller::of))
}

/// Adds someone.
pub fn add(tx: &mut Tx, id: MemberId, name: &str, persona: Persona) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO desk_member (id, name, persona, active) VALUES ($1, $2, $3, 1)",
        &[&id, &name, &persona.code()],
    )?;
    Ok(())
}

/// Ends someone: their sessions are over at their next request.
pub fn end(tx: &mut Tx, id: MemberId) -> Result<(), Fault> {
    tx.execute("UPDATE desk_member SET active = 0 WHERE id = $1", &[&id])?;
    crate::sessions::end_all(tx, id)?;
    Ok(())
}
