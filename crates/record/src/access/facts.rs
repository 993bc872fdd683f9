//! What can be said about who may see what. Each is a fact like any other: kept, dated, chained.

use super::words::{Agency, Persona, Relationship};
use crate::Content;
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use serde::{Deserialize, Serialize};

macro_rules! contents {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {
        $(impl Content for $name {
            const KIND: &'static str = $kind;
            const VERSION: u16 = 1;
        })*
        /// Every kind of fact access listens to.
        pub(super) const KINDS: &[&str] = &[$($kind,)*];
    };
}

contents! {
    Registered = "access.registered";
    AgencySaid = "access.agency";
    Profile = "access.member";
    TeamSaid = "access.team";
    Membership = "access.membership";
    Related = "access.relationship";
    Responsible = "access.responsible";
    Sharing = "access.sharing";
    Restriction = "access.restriction";
    ConflictSaid = "access.conflict";
    GlassBroken = "access.glass_broken";
    GlassAnswered = "access.glass_answered";
}

/// About a young person: the council knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Registered {}

/// About an organisation whose people sign in: an agency or, with no agency, a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AgencySaid {
    pub name: String,
    pub agency: Option<Agency>,
}

/// About a member: who they are and as what they sign in. The latest holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Their name, as colleagues and young people read it.
    pub name: String,
    /// As what they sign in.
    pub persona: Persona,
    /// The organisation of a partner or provider; nobody else has one.
    pub agency: Option<OrganisationId>,
    /// Themselves, for the sign-in of a young person; nobody else has one.
    pub young_person: Option<YoungPersonId>,
    /// Whether they may sign in.
    pub active: bool,
}

impl Profile {
    /// Someone of the council's own staff.
    pub fn staff(name: impl Into<String>, persona: Persona) -> Self {
        Self {
            name: name.into(),
            persona,
            agency: None,
            young_person: None,
            active: true,
        }
    }
    /// Someone of a partner agency.
    pub fn partner(name: impl Into<String>, agency: Agency, of: OrganisationId) -> Self {
        Self {
            agency: Some(of),
            ..Self::staff(name, Persona::Partner(agency))
        }
    }
    /// Someone of a provider of homes.
    pub fn provider(name: impl Into<String>, of: OrganisationId) -> Self {
        Self {
            agency: Some(of),
            ..Self::staff(name, Persona::Provider)
        }
    }
    /// A young person, for their own page.
    pub fn young_person(name: impl Into<String>, who: YoungPersonId) -> Self {
        Self {
            young_person: Some(who),
            ..Self::staff(name, Persona::YoungPerson)
        }
    }
}

/// About a team: its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TeamSaid {
    pub name: String,
}

/// About a member: in a team, for the time the fact is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Membership {
    pub team: TeamId,
}

/// About a young person: how a member stands to them, for the time the fact is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Related {
    pub member: MemberId,
    pub relationship: Relationship,
}

/// About a young person: the team responsible for them, for the time the fact is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Responsible {
    pub team: TeamId,
}

/// About a young person: shared with an organisation, for the time the fact is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sharing {
    pub organisation: OrganisationId,
    /// The purpose and lawful basis, in the words of whoever decided it.
    pub basis: String,
}

/// About a young person: restricted to named people. The latest holds; an empty list lifts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Restriction {
    pub ask: String,
    pub listed: Vec<MemberId>,
}

/// About a member: a conflict with a young person. The latest holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ConflictSaid {
    pub young_person: YoungPersonId,
    pub in_force: bool,
}

/// About a young person: a member opened their record without a relationship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GlassBroken {
    pub member: MemberId,
    pub reason: String,
}

/// About a young person: the privacy officer's answer to a broken glass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GlassAnswered {
    pub glass: care::ids::FactId,
    pub justified: bool,
    pub note: String,
}
