//! What can be said of a huddle.

use care::Date;
use care::ids::{FactId, MemberId, OrganisationId, SubjectId, YoungPersonId};
use serde::{Deserialize, Serialize};

content! {
    Huddle = "neighbourhood.huddle";
    Seat = "neighbourhood.seat";
    Meeting = "neighbourhood.meeting";
    Coming = "neighbourhood.coming";
    Attended = "neighbourhood.attended";
    Card = "neighbourhood.card", sealed: true;
    Taken = "neighbourhood.taken";
    HuddleAction = "neighbourhood.action", sealed: true;
    HuddleActionDone = "neighbourhood.action_done", sealed: true;
    Looked = "neighbourhood.looked", sealed: true;
}

listed! {
    /// For whom a seat is.
    SeatKind {
        /// Children's social care.
        ChildrensCare = "childrens_care", "Children’s social care";
        /// Adult social care.
        AdultCare = "adult_care", "Adult social care";
        /// Start Well family centres.
        StartWell = "start_well", "Start Well";
        /// District nurses.
        DistrictNurses = "district_nurses", "District nurses";
        /// Health visitors and school nurses.
        HealthVisitors = "health_visitors", "Health visitors and school nurses";
        /// Mental health services for children and young people.
        MentalHealth = "mental_health", "Young people’s mental health";
        /// Schools.
        Schools = "schools", "Schools";
        /// Housing.
        Housing = "housing", "Housing";
        /// Antisocial behaviour team.
        AntisocialBehaviour = "asb", "Antisocial behaviour team";
        /// Police.
        Police = "police", "Police";
        /// Link workers of general practices.
        LinkWorkers = "link_workers", "Link workers";
        /// Employment support.
        Employment = "employment", "Employment support";
        /// Voluntary and community organisations.
        Voluntary = "voluntary", "Voluntary and community organisations";
    }
    /// Whether somebody of a seat comes.
    Comes {
        /// Whoever usually comes.
        Yes = "yes", "I come";
        /// Somebody else.
        Other = "other", "Somebody else comes for us";
        /// Nobody.
        No = "no", "Nobody of us can come";
    }
    /// The ground on which what is on a card may be shared.
    Ground {
        /// They agreed.
        Agreed = "agreed", "They agreed that we talk about it here";
        /// Working together for a child's welfare.
        PublicTask = "public_task", "Our public task: working together for a child’s welfare (Children Act 2004, section 10)";
        /// Keeping somebody safe.
        Safeguarding = "safeguarding", "Keeping a child or an adult at risk safe";
        /// Somebody's life.
        VitalInterests = "vital_interests", "Somebody’s life is in danger";
    }
    /// Whether the person or family knows that they are talked about.
    Knows {
        /// They know and agree.
        Agrees = "agrees", "They know, and agree";
        /// They know and do not agree.
        Against = "against", "They know, and do not agree";
        /// They do not know.
        NotYet = "not_yet", "They do not know yet";
    }
    /// Why a card is closed.
    Closed {
        /// It is better.
        Better = "better", "They have what they asked for";
        /// Somebody carries it on.
        HandedOn = "handed_on", "One of us carries it on with them";
        /// It needs more than a huddle.
        Escalated = "escalated", "It needs more than a huddle: it goes to children’s or adult social care";
        /// They do not want it.
        NotWanted = "not_wanted", "They do not want this from us";
    }
    /// What became of an action.
    CameOf {
        /// Done.
        Done = "done", "It is done";
        /// No longer needed.
        NotNeeded = "not_needed", "It is no longer needed";
    }
}

impl SeatKind {
    /// Whether the council itself holds it.
    pub const fn is_council(self) -> bool {
        matches!(
            self,
            Self::ChildrensCare | Self::AdultCare | Self::StartWell | Self::AntisocialBehaviour
        )
    }
}

/// The huddle of a footprint. Its subject is the huddle; said again, it takes its own place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Huddle {
    /// Which footprint.
    pub footprint: SubjectId,
    /// When it meets, in words: "Wednesdays at 9".
    pub meets: String,
    /// Where.
    pub place: String,
    /// Who chairs it.
    pub chair: MemberId,
}

/// A seat in a huddle. Its subject is the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// In which huddle.
    pub about: SubjectId,
    /// For whom it is.
    pub kind: SeatKind,
    /// The agency whose people who sign in see what the seat sees; `None` for the council's own and for
    /// those who do not sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    /// The one of the council's own people who holds it, when they sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Who usually comes, in words; nothing while nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The agreement under which what is on a card is shared with them.
    pub basis: String,
    /// Whether the seat is no longer there.
    #[serde(default)]
    pub gone: bool,
}

/// A day on which a huddle meets. Its fact is how everything else points at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Which huddle.
    pub about: SubjectId,
    /// The day.
    pub on: Date,
}

/// Whether somebody of a seat comes to a meeting. Its subject is the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// Which meeting.
    pub about: FactId,
    /// Whether somebody comes.
    pub comes: Comes,
    /// Who comes instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}

/// Who was there. Its subject is the huddle; said again, it takes its own place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// Which meeting.
    pub about: FactId,
    /// The seats somebody came for.
    pub came: Vec<SubjectId>,
    /// The seats there were that day: a seat given later was not empty before.
    pub of: Vec<SubjectId>,
}

/// A card: whom a huddle talks about. Its subject is the young person, or, for a family or an address
/// that the record does not hold, an id of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// To which huddle.
    pub about: SubjectId,
    /// To which meeting it was brought.
    pub meeting: FactId,
    /// Which young person of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<YoungPersonId>,
    /// Whom it is about, as those in the room call them: a name, "the family at number 9".
    pub called: String,
    /// What those it does not involve read until it is taken up.
    pub initials: String,
    /// What they are good at and what holds: never blank.
    pub strengths: String,
    /// What they hope for: never blank.
    pub hopes: String,
    /// How they see it themselves, in their words.
    pub their_view: String,
    /// Why now.
    pub why_now: String,
    /// Who knows them, and how well.
    pub who_knows: String,
    /// What is asked of those in the room.
    pub ask: String,
    /// The ground on which it is shared.
    pub ground: Ground,
    /// Whether they know that they are talked about.
    pub knows: Knows,
    /// Why they do not know yet, or why it is shared although they do not agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_without: Option<String>,
    /// The seats it involves, who read it before the meeting.
    pub involved: Vec<SubjectId>,
}

/// A card was taken up in a meeting: everybody with a seat reads it from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Which card.
    pub about: FactId,
    /// In which meeting.
    pub meeting: FactId,
}

/// Something agreed about a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HuddleAction {
    /// Which card.
    pub about: FactId,
    /// In which meeting.
    pub meeting: FactId,
    /// What.
    pub what: String,
    /// Whose it is, by seat.
    pub seat: SubjectId,
    /// Who does it.
    pub who: String,
    /// By when.
    pub due: Date,
}

/// What became of something agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HuddleActionDone {
    /// Which action.
    pub about: FactId,
    /// What became of it.
    pub came: CameOf,
    /// The day.
    pub on: Date,
    /// How it went.
    pub how: String,
}

/// How a meeting left a card: who leads and when it is looked at again, or why it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Which card.
    pub about: FactId,
    /// In which meeting.
    pub meeting: FactId,
    /// Who leads: whoever has the best relationship, by seat.
    pub lead: SubjectId,
    /// Why them: what the relationship is.
    pub why_lead: String,
    /// When it is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Date>,
    /// Why it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}
