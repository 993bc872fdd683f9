//! Who is asking.

use super::decide::Lens;
use super::policy::Policy;
use super::words::{Capability, Persona};
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use std::sync::Arc;

/// Who asks: the only way to a transaction. Made from what the record knows of a member, anew for
/// every request, so that a role, team or sharing that ended is gone at the next page; or, for the
/// product's own commands, from the reason they run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub(crate) member: MemberId,
    pub(crate) name: Arc<str>,
    pub(super) standing: Standing,
    pub(super) request: Option<Arc<str>>,
    /// What was decided today, carried into a record of an earlier day.
    pub(super) carried: Option<Arc<(YoungPersonId, Lens)>>,
}

/// As what someone asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A member, in their persona.
    Member(Arc<Member>),
    /// The product itself: an import, a command, a test.
    System,
}

/// A member as the record knows them today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// Their name, as colleagues read it.
    pub name: String,
    /// As what they sign in.
    pub persona: Persona,
    /// The agency's organisation, for a partner or provider.
    pub agency: Option<OrganisationId>,
    /// Themselves, for a young person.
    pub young_person: Option<YoungPersonId>,
    /// The teams they are in today, with their names.
    pub teams: Vec<(TeamId, String)>,
    /// Whether they may sign in.
    pub active: bool,
}

impl Caller {
    /// The product's own commands: import, rebuild, demonstration, tests. Sees and does everything
    /// and is written in the logs under its reason. No sign-in leads here.
    pub fn system(reason: impl Into<Arc<str>>) -> Self {
        Self {
            member: MemberId(uuid::Uuid::nil()),
            name: reason.into(),
            standing: Standing::System,
            request: None,
            carried: None,
        }
    }

    /// A member, as loaded from the record.
    pub(super) fn of(member: Member) -> Self {
        Self {
            member: member.id,
            name: member.name.as_str().into(),
            standing: Standing::Member(Arc::new(member)),
            request: None,
            carried: None,
        }
    }

    /// The same caller, asking in one request: the access log keeps its id.
    #[must_use]
    pub fn in_request(mut self, request: impl Into<Arc<str>>) -> Self {
        self.request = Some(request.into());
        self
    }

    /// Who; the nil id for the product itself.
    pub const fn member(&self) -> MemberId {
        self.member
    }
    /// Their name, or the reason the product itself is at work.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// As what they are signed in; `None` for the product itself.
    pub fn persona(&self) -> Option<Persona> {
        self.signed_in().map(|member| member.persona)
    }
    /// The member, unless it is the product itself.
    pub fn signed_in(&self) -> Option<&Member> {
        match &self.standing {
            Standing::Member(member) => Some(member),
            Standing::System => None,
        }
    }
    /// The teams they are in today.
    pub fn teams(&self) -> &[(TeamId, String)] {
        self.signed_in().map_or(&[], |member| &member.teams)
    }
    /// The organisation of a partner or provider.
    pub fn agency(&self) -> Option<OrganisationId> {
        self.signed_in()?.agency
    }
    /// Themselves, when a young person is on their own page.
    pub fn young_person(&self) -> Option<YoungPersonId> {
        self.signed_in()?.young_person
    }
    /// The id of the request they ask in.
    pub fn request(&self) -> Option<&str> {
        self.request.as_deref()
    }
    /// Whether this is the product itself and no person.
    pub const fn is_system(&self) -> bool {
        matches!(self.standing, Standing::System)
    }

    /// Whether they hold a capability. The product itself holds all.
    pub fn may(&self, capability: Capability) -> bool {
        self.persona()
            .is_none_or(|persona| Policy::in_force().may(persona, capability))
    }
}
