//! Who may sign in, as what, in which teams: commands and lists.

use super::caller::{Caller, Member};
use super::facts::{AgencySaid, Membership, Profile, TeamSaid};
use super::sql;
use super::words::{Agency, Capability, Persona};
use crate::{Content as _, Fault, FieldError, Mended, Refusal, Row, Saying, Tx};
use care::{
    Date, Period,
    ids::{FactId, MemberId, OrganisationId, TeamId},
};
use std::collections::HashMap;
use std::sync::Arc;

impl Caller {
    /// A member as the record knows them now; `None` when there is no such member or they may no
    /// longer sign in. Load anew for every request: what ended is gone at the next page.
    pub fn load(tx: &mut Tx<'_>, member: MemberId) -> Result<Option<Self>, Fault> {
        let found = self::member(tx, member)?.filter(|member| member.active);
        Ok(found.map(Self::of))
    }
}

/// Refuses a caller without a capability.
pub fn need(tx: &Tx<'_>, capability: Capability) -> Result<(), Refusal> {
    if tx.caller().may(capability) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}

/// Where a fact comes from: the product's own command, or a person in their role.
pub(super) fn said(tx: &Tx<'_>) -> Saying {
    let caller = tx.caller();
    Saying::from(
        caller
            .persona()
            .map_or_else(|| caller.name(), |persona| persona.code()),
    )
}

/// Nobody changes their own role, teams or access.
fn not_oneself(tx: &Tx<'_>, member: MemberId) -> Result<(), Refusal> {
    if tx.caller().member() == member && !tx.caller().is_system() {
        return Err(Refusal::NotAllowed);
    }
    Ok(())
}

/// Names an organisation whose people sign in: a partner agency, or a provider (`None`). Needs
/// [`Capability::ManageMembers`].
pub fn say_agency(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    name: &str,
    agency: Option<Agency>,
) -> Result<FactId, Refusal> {
    need(tx, Capability::ManageMembers)?;
    let name = named("name", name)?;
    Ok(tx.say(id, &AgencySaid { name, agency }, said(tx))?)
}

/// Says who a member is: new, or changed, or (`active: false`) gone. Needs
/// [`Capability::ManageMembers`]; nobody changes their own.
pub fn say_member(tx: &mut Tx<'_>, id: MemberId, profile: &Profile) -> Result<FactId, Refusal> {
    need(tx, Capability::ManageMembers)?;
    not_oneself(tx, id)?;
    let mut wrong = Vec::new();
    let mut refuse = |field: &str, words: &str| wrong.push(FieldError::new(field, words));
    if profile.name.trim().is_empty() {
        refuse("name", "Enter their name");
    }
    if id.0.is_nil() {
        refuse("member", "This id is kept for the product itself");
    }
    let organisation = match profile.agency {
        None => None,
        Some(id) => Some(agency(tx, id)?.map(|(_, agency)| agency)),
    };
    let fits = match (profile.persona, organisation) {
        (Persona::Partner(kind), Some(Some(agency))) => agency == Some(kind),
        (Persona::Provider, Some(Some(agency))) => agency.is_none(),
        (Persona::Partner(_) | Persona::Provider, _) => false,
        (_, organisation) => organisation.is_none(),
    };
    if !fits {
        refuse(
            "agency",
            "Choose the organisation they work for, of the kind their role says",
        );
    }
    let known = match profile.young_person {
        None => false,
        Some(id) => tx.optional(sql::KNOWN, &[&id], |_| Ok(()))?.is_some(),
    };
    let is_young_person = profile.persona == Persona::YoungPerson;
    if is_young_person != profile.young_person.is_some() || is_young_person != known {
        refuse(
            "young_person",
            "Choose the young person whose own page this is",
        );
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let saying = said(tx);
    Ok(tx.say(id, profile, saying)?)
}

/// Names a team. Needs [`Capability::ManageMembers`].
pub fn say_team(tx: &mut Tx<'_>, id: TeamId, name: &str) -> Result<FactId, Refusal> {
    need(tx, Capability::ManageMembers)?;
    let name = named("name", name)?;
    Ok(tx.say(id, &TeamSaid { name }, said(tx))?)
}

/// Puts a member in a team for a time. Needs [`Capability::ManageMembers`]; not oneself.
pub fn join_team(
    tx: &mut Tx<'_>,
    member: MemberId,
    team: TeamId,
    period: Period,
) -> Result<FactId, Refusal> {
    need(tx, Capability::ManageMembers)?;
    not_oneself(tx, member)?;
    if self::member(tx, member)?.is_none()
        || tx.optional(sql::TEAM, &[&team], |_| Ok(()))?.is_none()
    {
        return Err(Refusal::NotFound);
    }
    forwards(period)?;
    Ok(tx.say(member, &Membership { team }, said(tx).during(period))?)
}

/// Takes a member out of a team: `until` is the first day they are no longer in it. Needs
/// [`Capability::ManageMembers`]; not oneself.
pub fn leave_team(
    tx: &mut Tx<'_>,
    member: MemberId,
    team: TeamId,
    until: Date,
    reason: &str,
) -> Result<(), Refusal> {
    need(tx, Capability::ManageMembers)?;
    not_oneself(tx, member)?;
    for (fact, from) in open(tx, sql::OPEN_MEMBERSHIPS, &[&member, &team, &until])? {
        let saying = said(tx).during(ended(from, until)).replacing(fact, reason);
        tx.say(member, &Membership { team }, saying)?;
    }
    Ok(())
}

/// A member, active or not, with the teams they are in today.
pub fn member(tx: &mut Tx<'_>, id: MemberId) -> Result<Option<Member>, Fault> {
    let Some(mut member) = tx.optional(sql::MEMBER, &[&id], member_row)? else {
        return Ok(None);
    };
    let today = tx.today();
    member.teams = tx.rows(sql::TEAMS_OF, &[&id, &today], |row| row.columns())?;
    Ok(Some(member))
}

/// Every member, by name, without their teams.
pub fn members(tx: &mut Tx<'_>) -> Result<Vec<Member>, Fault> {
    tx.rows(sql::MEMBERS, &[], member_row)
}

/// Every member's name, for saying who wrote or asked something.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<MemberId, String>);

impl Names {
    /// What a member is called, if the council knows them.
    pub fn of(&self, member: MemberId) -> Option<&str> {
        self.0.get(&member).map(String::as_str)
    }

    /// All of them.
    pub const fn all(&self) -> &HashMap<MemberId, String> {
        &self.0
    }
}

impl FromIterator<(MemberId, String)> for Names {
    fn from_iter<I: IntoIterator<Item = (MemberId, String)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

/// Every member's name, kept until one of them changes.
pub fn names(tx: &mut Tx<'_>) -> Result<Arc<Names>, Fault> {
    tx.derived(
        |tx| {
            Ok(members(tx)?
                .into_iter()
                .map(|one| (one.id, one.name))
                .collect())
        },
        |_, _, changes| {
            let renamed = changes.iter().any(|change| change.kind == Profile::KIND);
            Ok(if renamed { Mended::Anew } else { Mended::Same })
        },
    )
}

/// Who is in a team today and may sign in, by name, without their teams.
pub fn team_members(tx: &mut Tx<'_>, team: TeamId) -> Result<Vec<Member>, Fault> {
    let today = tx.today();
    tx.rows(sql::TEAM_MEMBERS, &[&team, &today], member_row)
}

/// Every team, by name.
pub fn teams(tx: &mut Tx<'_>) -> Result<Vec<(TeamId, String)>, Fault> {
    tx.rows(sql::TEAMS, &[], |row| row.columns())
}

/// Every organisation whose people sign in; providers have no agency.
pub fn agencies(tx: &mut Tx<'_>) -> Result<Vec<(OrganisationId, String, Option<Agency>)>, Fault> {
    tx.rows(sql::AGENCIES, &[], |row| {
        Ok((row.get(0)?, row.get(1)?, agency_at(row, 2)?))
    })
}

pub(super) fn agency(
    tx: &mut Tx<'_>,
    id: OrganisationId,
) -> Result<Option<(String, Option<Agency>)>, Fault> {
    tx.optional(sql::AGENCY, &[&id], |row| {
        Ok((row.get(0)?, agency_at(row, 1)?))
    })
}

fn agency_at(row: &Row<'_>, place: usize) -> Result<Option<Agency>, Fault> {
    Ok(row
        .get::<Option<String>>(place)?
        .as_deref()
        .and_then(Agency::from_code))
}

pub(super) fn member_row(row: &Row<'_>) -> Result<Member, Fault> {
    let code: String = row.get(2)?;
    Ok(Member {
        id: row.get(0)?,
        name: row.get(1)?,
        persona: Persona::from_code(&code)
            .ok_or_else(|| Fault::Other(format!("{code} is not a persona")))?,
        agency: row.get(3)?,
        young_person: row.get(4)?,
        teams: Vec::new(),
        active: row.get(5)?,
    })
}

fn named(field: &str, name: &str) -> Result<String, Refusal> {
    match name.trim() {
        "" => Err(Refusal::invalid(field, "Enter a name")),
        name => Ok(name.to_owned()),
    }
}

/// Refuses a period that ends before it begins.
pub(super) fn forwards(period: Period) -> Result<(), Refusal> {
    match period.until {
        Some(until) if until < period.from => Err(Refusal::invalid(
            "until",
            "The last day must be after the first",
        )),
        _ => Ok(()),
    }
}

/// What is left of a period cut short: nothing, when it had not begun.
pub(super) fn ended(from: Date, until: Date) -> Period {
    Period::new(from, Some(until.max(from)))
}

pub(super) fn open(
    tx: &mut Tx<'_>,
    sql: &str,
    params: &[&dyn crate::Bind],
) -> Result<Vec<(FactId, Date)>, Fault> {
    tx.rows(sql, params, |row| row.columns())
}
