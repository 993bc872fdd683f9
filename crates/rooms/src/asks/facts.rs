//! What can be said of specialists and asked of them.

use care::ids::{FactId, MemberId, OrganisationId, TeamId};
use serde::{Deserialize, Serialize};

content! {
    Specialist = "asks.specialist";
    Ask = "asks.ask";
    Answer = "asks.answer";
}

/// As what somebody belongs to a hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A clinical psychologist who coaches workers and young people.
    LifeCoach,
    /// A speech and language therapist.
    CommunicationSupport,
    /// A police officer of the hub.
    PoliceLiaison,
    /// A worker who knows one subject well for everybody.
    PortfolioLead,
    /// Somebody from school, health or housing.
    Partner,
    /// A key worker of the hub.
    KeyWorker,
    /// A social worker of the hub.
    SocialWorker,
    /// Somebody who works in the hub's residential home.
    ResidentialWorker,
    /// A foster carer of the hub.
    FosterCarer,
}

impl Role {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 9] = [
        Self::KeyWorker,
        Self::SocialWorker,
        Self::ResidentialWorker,
        Self::FosterCarer,
        Self::LifeCoach,
        Self::CommunicationSupport,
        Self::PoliceLiaison,
        Self::PortfolioLead,
        Self::Partner,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::LifeCoach => "Life coach",
            Self::CommunicationSupport => "Communication support worker",
            Self::PoliceLiaison => "Police liaison",
            Self::PortfolioLead => "Portfolio lead",
            Self::Partner => "Partner",
            Self::KeyWorker => "Key worker",
            Self::SocialWorker => "Social worker",
            Self::ResidentialWorker => "Residential worker",
            Self::FosterCarer => "Foster carer",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LifeCoach => "life_coach",
            Self::CommunicationSupport => "communication_support",
            Self::PoliceLiaison => "police_liaison",
            Self::PortfolioLead => "portfolio_lead",
            Self::Partner => "partner",
            Self::KeyWorker => "key_worker",
            Self::SocialWorker => "social_worker",
            Self::ResidentialWorker => "residential_worker",
            Self::FosterCarer => "foster_carer",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What a portfolio lead knows well: the six of the No Wrong Door model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Portfolio {
    /// Keeping safe.
    Safety,
    /// Relationships that broke.
    Relationships,
    /// A place of one's own, and getting there.
    Accommodation,
    /// School, college, training.
    Education,
    /// Standing up again, and thinking well of oneself.
    Resilience,
    /// How one feels.
    EmotionalHealth,
}

impl Portfolio {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 6] = [
        Self::Safety,
        Self::Relationships,
        Self::Accommodation,
        Self::Education,
        Self::Resilience,
        Self::EmotionalHealth,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Safety => "Keeping safe",
            Self::Relationships => "Rebuilding relationships",
            Self::Accommodation => "A place of their own",
            Self::Education => "Education and training",
            Self::Resilience => "Resilience and self-esteem",
            Self::EmotionalHealth => "Emotional health",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Relationships => "relationships",
            Self::Accommodation => "accommodation",
            Self::Education => "education",
            Self::Resilience => "resilience",
            Self::EmotionalHealth => "emotional_health",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Somebody belongs to a hub, as what, for which agency and under which basis information is shared
/// with it. The fact is about the member; a later one for the same hub takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specialist {
    /// Which hub.
    pub hub: TeamId,
    /// As what.
    pub role: Role,
    /// What they know well, for a portfolio lead.
    pub portfolio: Option<Portfolio>,
    /// Their agency; `None` for somebody the council employs.
    pub agency: Option<OrganisationId>,
    /// The basis on which information is shared with their agency.
    pub basis: String,
    /// When they are at the hub, in words.
    pub days: Option<String>,
    /// Who manages them day by day, in words: their agency's or the hub's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<String>,
    /// Whether they still belong to it.
    pub here: bool,
}

/// A question to a specialist about a young person: one question, no form, no appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Whom.
    pub of: MemberId,
    /// Their agency when they were asked; `None` for the council.
    pub agency: Option<OrganisationId>,
    /// The question.
    pub question: String,
}

/// The answer to a question, in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which question.
    pub ask: FactId,
    /// The answer.
    pub words: String,
    /// The agencies it is shared with besides the council's own workers.
    pub shared_with: Vec<OrganisationId>,
}
