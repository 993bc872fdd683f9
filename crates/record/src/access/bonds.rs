//! How members, teams and agencies come to stand near a young person: commands and lists.

use super::facts::{Registered, Related, Responsible, Sharing};
use super::find::{Allowed, find, period};
use super::members::{agency, ended, forwards, member, need, open, said};
use super::sql;
use super::visible::visible_for;
use super::words::{Action, Capability, FieldClass, Persona, Relationship};
use crate::{Bind, Fault, Refusal, Tx};
use care::{
    Date, Period,
    ids::{FactId, MemberId, OrganisationId, TeamId, YoungPersonId},
};
use std::collections::HashMap;

/// Makes a young person known to access; the room of people calls it with every new young person.
/// Needs [`Capability::AddPeople`]. A member names one of their own teams as responsible, or they
/// would not find the young person again; the product itself need not. Known already: nothing.
pub fn register(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    responsible: Option<(TeamId, Date)>,
) -> Result<(), Refusal> {
    need(tx, Capability::AddPeople)?;
    let own_team = |team| tx.caller().teams().iter().any(|(id, _)| *id == team);
    if !tx.caller().is_system() && !responsible.is_some_and(|(team, _)| own_team(team)) {
        return Err(Refusal::invalid("team", "Choose one of your own teams"));
    }
    if tx.optional(sql::KNOWN, &[&id], |_| Ok(()))?.is_some() {
        return Ok(());
    }
    tx.say(id, &Registered {}, said(tx))?;
    if let Some((team, since)) = responsible {
        tx.say(id, &Responsible { team }, said(tx).since(since))?;
    }
    Ok(())
}

fn may_allocate(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<(), Refusal> {
    find(tx, id)?
        .allow_for(Action::Add, FieldClass::Workers)
        .map(drop)
}

/// Makes a team responsible for a young person for a time. Needs leave to add workers.
pub fn make_responsible(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    team: TeamId,
    period: Period,
) -> Result<FactId, Refusal> {
    may_allocate(tx, id)?;
    forwards(period)?;
    if tx.optional(sql::TEAM, &[&team], |_| Ok(()))?.is_none() {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(id, &Responsible { team }, said(tx).during(period))?)
}

/// Ends a team's responsibility: `until` is the first day it no longer holds.
pub fn end_responsibility(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    team: TeamId,
    until: Date,
    reason: &str,
) -> Result<(), Refusal> {
    may_allocate(tx, id)?;
    for (fact, from) in open(tx, sql::OPEN_RESPONSIBLE, &[&id, &team, &until])? {
        let saying = said(tx).during(ended(from, until)).replacing(fact, reason);
        tx.say(id, &Responsible { team }, saying)?;
    }
    Ok(())
}

/// Says how a member stands to a young person for a time. Needs leave to add workers; the member
/// must be one who may sign in. A young person has one key worker at a time: a second for any of
/// the same days is refused.
pub fn relate(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    to: MemberId,
    relationship: Relationship,
    period: Period,
) -> Result<FactId, Refusal> {
    may_allocate(tx, id)?;
    forwards(period)?;
    match member(tx, to)? {
        Some(member) if member.active => {}
        _ => return Err(Refusal::NotFound),
    }
    if relationship == Relationship::KeyWorker {
        let held = tx.rows(sql::KEY_WORKER_PERIODS, &[&id], |row| self::period(row, 0))?;
        let lasts = |one: &Period| one.until != Some(one.from);
        if held
            .iter()
            .any(|one| lasts(one) && lasts(&period) && one.overlaps(&period))
        {
            return Err(Refusal::invalid(
                "member",
                "They have a key worker on those days. A young person has one key worker at a time",
            ));
        }
    }
    let related = Related {
        member: to,
        relationship,
    };
    Ok(tx.say(id, &related, said(tx).during(period))?)
}

/// Ends a relationship: `until` is the first day it no longer holds.
pub fn end_relationship(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    to: MemberId,
    relationship: Relationship,
    until: Date,
    reason: &str,
) -> Result<(), Refusal> {
    may_allocate(tx, id)?;
    let kind = relationship.code();
    for (fact, from) in open(tx, sql::OPEN_RELATIONSHIPS, &[&id, &to, &kind, &until])? {
        let saying = said(tx).during(ended(from, until)).replacing(fact, reason);
        tx.say(
            id,
            &Related {
                member: to,
                relationship,
            },
            saying,
        )?;
    }
    Ok(())
}

/// Shares a young person with a partner agency's organisation for a time, under a basis in words.
/// Needs leave to share who they are.
pub fn share(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    with: OrganisationId,
    basis: &str,
    period: Period,
) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(Action::Share, FieldClass::Identity)?;
    forwards(period)?;
    let basis = basis.trim();
    if basis.is_empty() {
        return Err(Refusal::invalid(
            "basis",
            "Say what it is shared for and why that is lawful",
        ));
    }
    match agency(tx, with)? {
        Some((_, Some(_))) => {}
        _ => return Err(Refusal::invalid("organisation", "Choose a partner agency")),
    }
    let sharing = Sharing {
        organisation: with,
        basis: basis.to_owned(),
    };
    Ok(tx.say(id, &sharing, said(tx).during(period))?)
}

/// Ends a sharing: `until` is the first day it no longer holds.
pub fn end_sharing(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    with: OrganisationId,
    until: Date,
    reason: &str,
) -> Result<(), Refusal> {
    find(tx, id)?.allow_for(Action::Share, FieldClass::Identity)?;
    for (fact, from) in open(tx, sql::OPEN_SHARINGS, &[&id, &with, &until])? {
        // The basis on which it was shared stays what it was; why it ended is the fact's reason.
        let said_before = tx.fact(fact)?.ok_or(Refusal::NotFound)?;
        let sharing: Sharing = said_before.read()?;
        let saying = said(tx).during(ended(from, until)).replacing(fact, reason);
        tx.say(id, &sharing, saying)?;
    }
    Ok(())
}

/// A worker of a young person, now or at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// As what they sign in.
    pub persona: Persona,
    /// How they stand to the young person.
    pub relationship: Relationship,
    /// Since and until when.
    pub period: Period,
}

/// The workers of a young person, latest first. Empty for a caller who may not see workers.
pub fn workers(tx: &mut Tx<'_>, of: &Allowed) -> Result<Vec<Worker>, Fault> {
    if !of.sees(FieldClass::Workers) {
        return Ok(Vec::new());
    }
    let rows = tx.rows(sql::WORKERS, &[&of.id()], |row| {
        let persona = Persona::from_code(&row.get::<String>(2)?);
        let relationship = Relationship::from_code(&row.get::<String>(3)?);
        Ok(match (persona, relationship) {
            (Some(persona), Some(relationship)) => Some(Worker {
                member: row.get(0)?,
                name: row.get(1)?,
                persona,
                relationship,
                period: period(row, 4)?,
            }),
            _ => None,
        })
    })?;
    Ok(rows.into_iter().flatten().collect())
}

/// One worker of one young person, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Of whom.
    pub young_person: YoungPersonId,
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they may still sign in.
    pub active: bool,
    /// Since and until when.
    pub period: Period,
}

/// Everybody who stands or stood so to the young people whose workers the caller may see, by young
/// person, earliest first.
pub fn bonds(tx: &mut Tx<'_>, relationship: Relationship) -> Result<Vec<Bond>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Workers]).on("r.young_person", 2);
    let kind = relationship.code();
    let mut params: Vec<&dyn Bind> = vec![&kind];
    params.extend(filter.binds());
    let statement = format!("{} AND {} {}", sql::BONDS, filter.sql, sql::BONDS_IN_ORDER);
    tx.rows(&statement, &params, |row| {
        Ok(Bond {
            young_person: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            active: row.get(3)?,
            period: period(row, 4)?,
        })
    })
}

/// The teams responsible for a young person, latest first. Empty for a caller who may not see
/// workers.
pub fn responsible_teams(
    tx: &mut Tx<'_>,
    of: &Allowed,
) -> Result<Vec<(TeamId, String, Period)>, Fault> {
    if !of.sees(FieldClass::Workers) {
        return Ok(Vec::new());
    }
    tx.rows(sql::TEAMS_FOR, &[&of.id()], |row| {
        Ok((row.get(0)?, row.get(1)?, period(row, 2)?))
    })
}

/// The teams responsible today, of every young person whose workers the caller may see.
pub fn teams_today(
    tx: &mut Tx<'_>,
) -> Result<HashMap<YoungPersonId, Vec<(TeamId, String)>>, Fault> {
    let today = tx.today();
    let seen = visible_for(tx, Action::See, &[FieldClass::Workers]).on("r.young_person", 2);
    let params: Vec<&dyn Bind> = std::iter::once(&today as &dyn Bind)
        .chain(seen.binds())
        .collect();
    let mut teams: HashMap<YoungPersonId, Vec<(TeamId, String)>> = HashMap::new();
    let sql = format!(
        "{} AND {} ORDER BY t.name, r.team",
        sql::TEAMS_TODAY,
        seen.sql
    );
    tx.each(&sql, &params, |row| {
        let of = teams.entry(row.get(0)?).or_default();
        let team = (row.get(1)?, row.get(2)?);
        // Responsible twice over, under two facts, is responsible once.
        if !of.contains(&team) {
            of.push(team);
        }
        Ok(())
    })?;
    Ok(teams)
}

/// The agencies a young person is or was shared with: organisation, name, basis, when.
pub fn sharings(
    tx: &mut Tx<'_>,
    of: &Allowed,
) -> Result<Vec<(OrganisationId, String, String, Period)>, Fault> {
    if !of.sees(FieldClass::Workers) {
        return Ok(Vec::new());
    }
    tx.rows(sql::SHARINGS, &[&of.id()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, period(row, 3)?))
    })
}
