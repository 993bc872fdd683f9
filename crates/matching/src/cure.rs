//! Who could answer a question, or change what stands in the way.

use crate::home::{Home, Kind};
use care::Authority;

/// Somebody who can answer or decide.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Who {
    /// The young person.
    YoungPerson,
    /// Their social worker.
    SocialWorker,
    /// Their family.
    Family,
    /// The people they live with now.
    CurrentHome,
    /// The registered manager of the home.
    RegisteredManager,
    /// The foster carers, through their fostering service.
    FosteringService,
    /// The connected person.
    ConnectedPerson,
    /// Whoever would let the home.
    Landlord,
    /// The provider, together with Ofsted: a change of registration.
    ProviderAndOfsted,
    /// The fostering service's decision maker.
    AgencyDecisionMaker,
    /// The nominated officer.
    NominatedOfficer,
    /// The director of children's services.
    Director,
    /// The head of service.
    HeadOfService,
    /// The young person's team manager, who keeps the plan.
    TeamManager,
    /// A court.
    Court,
    /// The Secretary of State.
    SecretaryOfState,
    /// The authority in whose area the foster carers live.
    AreaAuthority,
    /// The council that has the home for its own.
    HoldingCouncil(Authority),
    /// The commissioner who keeps the council's map of neighbours.
    Commissioner,
    /// Nobody.
    NoOne,
}

impl Who {
    /// In words, to follow "ask": "the registered manager".
    pub fn words(self) -> String {
        match self {
            Self::YoungPerson => "the young person".into(),
            Self::SocialWorker => "their social worker".into(),
            Self::Family => "the family".into(),
            Self::CurrentHome => "the people they live with now".into(),
            Self::RegisteredManager => "the registered manager".into(),
            Self::FosteringService => "the fostering service".into(),
            Self::ConnectedPerson => "the person they would live with".into(),
            Self::Landlord => "whoever lets the home".into(),
            Self::ProviderAndOfsted => "the provider and Ofsted".into(),
            Self::AgencyDecisionMaker => "the fostering service's decision maker".into(),
            Self::NominatedOfficer => "the nominated officer".into(),
            Self::Director => "the director of children's services".into(),
            Self::HeadOfService => "the head of service".into(),
            Self::TeamManager => "their team manager".into(),
            Self::Court => "the court".into(),
            Self::SecretaryOfState => "the Secretary of State".into(),
            Self::AreaAuthority => "the authority in whose area the carers live".into(),
            Self::HoldingCouncil(council) => council.name().map_or_else(
                || format!("the council {council}"),
                |name| format!("{name} council"),
            ),
            Self::Commissioner => "the commissioner".into(),
            Self::NoOne => "nobody".into(),
        }
    }

    /// Who speaks for a home.
    pub(crate) fn of(home: &Home) -> Self {
        match home.kind {
            Kind::ConnectedPerson => Self::ConnectedPerson,
            Kind::OurFosterCarers | Kind::AgencyFosterCarers => Self::FosteringService,
            Kind::MoveOnHome => Self::Landlord,
            _ => Self::RegisteredManager,
        }
    }
}

/// How near a cure is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    /// A question: nobody has said.
    Ask,
    /// Somebody named can agree to it for this young person: the home is "possible if".
    Agree,
    /// Somebody could change it, but not by agreeing to this one move.
    Elsewhere,
    /// Nobody can.
    Never,
}

/// What would answer or change a matter, and who could.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cure {
    /// How near it is.
    pub how: How,
    /// Who.
    pub who: Who,
    /// What they would do, to follow their name: "would vary the terms of approval".
    pub what: &'static str,
}

impl Cure {
    /// In a sentence: "Ask the registered manager which ages they take."
    pub fn sentence(&self) -> String {
        let who = self.who.words();
        match self.how {
            How::Ask => format!("Ask {who} {}.", self.what),
            How::Agree => format!("It could be cured: {who} {}.", self.what),
            How::Elsewhere => format!("It would take more than this search: {who} {}.", self.what),
            How::Never => "Nobody can cure this.".into(),
        }
    }
}
