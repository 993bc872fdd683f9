//! Ids are types: the id of a young person cannot be passed where a team is wanted.
//!
//! All are UUIDs (version 7 when new, so they sort by creation). The council's own number for a
//! child, as written in its return, is [`ChildCode`]: text, not a UUID, and never shown to another
//! organisation.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map($name) }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { $name(id) } }
        impl From<$name> for Uuid { fn from(id: $name) -> Self { id.0 } }
    )*};
}

ids! {
    /// Anything a fact can be about: a young person, a member of staff, an organisation, a place.
    SubjectId;
    /// A child or young person the council looks after, has looked after or supports.
    YoungPersonId;
    /// Someone who can sign in: staff, a partner, a provider, a young person.
    MemberId;
    /// A team, hub or desk that members belong to.
    TeamId;
    /// One entry in the record.
    FactId;
    /// An organisation: agency, provider, school, council.
    OrganisationId;
    /// A home somebody can live in: a children's home, a foster household, a supported flat.
    HomeId;
}

impl From<YoungPersonId> for SubjectId {
    fn from(id: YoungPersonId) -> Self {
        SubjectId(id.0)
    }
}
impl From<MemberId> for SubjectId {
    fn from(id: MemberId) -> Self {
        SubjectId(id.0)
    }
}
impl From<TeamId> for SubjectId {
    fn from(id: TeamId) -> Self {
        SubjectId(id.0)
    }
}
impl From<OrganisationId> for SubjectId {
    fn from(id: OrganisationId) -> Self {
        SubjectId(id.0)
    }
}
impl From<HomeId> for SubjectId {
    fn from(id: HomeId) -> Self {
        SubjectId(id.0)
    }
}

/// The council's own identifier of a child: column `CHILD` of the SSDA903 return. Trimmed,
/// upper-cased, never empty, at most 40 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ChildCode(Box<str>);

/// Why a text is not a child's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChildCodeError {
    /// Nothing but spaces.
    #[error("the child's identifier is blank")]
    Blank,
    /// Over 40 characters.
    #[error("the child's identifier is longer than 40 characters")]
    TooLong,
}

impl ChildCode {
    /// Reads an identifier as typed in a return.
    pub fn parse(text: &str) -> Result<Self, ChildCodeError> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(ChildCodeError::Blank),
            1..=40 => Ok(Self(text.to_uppercase().into())),
            _ => Err(ChildCodeError::TooLong),
        }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ChildCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl TryFrom<String> for ChildCode {
    type Error = ChildCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}
impl From<ChildCode> for String {
    fn from(code: ChildCode) -> Self {
        code.0.into()
    }
}
