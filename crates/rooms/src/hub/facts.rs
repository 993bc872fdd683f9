//! What can be said at a hub.

use care::Date;
use care::ids::{FactId, MemberId, TeamId};
use serde::{Deserialize, Serialize};

content! {
    InCohort = "hub.cohort";
    CaseClosed = "hub.case_closed";
    Handover = "hub.handover";
    Referral = "hub.referral";
    ReferralAnswered = "hub.referral_answered";
    SharedDecision = "hub.shared_decision";
    Dissent = "hub.dissent";
    Reviewed = "hub.decision_reviewed";
    Told = "hub.told";
    Happened = "hub.happened";
}

/// Where a young person is with us: in one of these at a time, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cohort {
    /// Lives at home, and might not be able to stay.
    EdgeOfCare,
    /// Lives at home, and coming into care is being talked about.
    EdgingToCare,
    /// Is looked after.
    InCare,
    /// Is looked after and on the way home or to a family.
    SteppingDown,
    /// Has left care. Their key worker stays.
    CareLeaver,
}

impl Cohort {
    /// Each, in the order of a life.
    pub const ALL: [Self; 5] = [
        Self::EdgeOfCare,
        Self::EdgingToCare,
        Self::InCare,
        Self::SteppingDown,
        Self::CareLeaver,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::EdgeOfCare => "Edge of care",
            Self::EdgingToCare => "Edging to care",
            Self::InCare => "In care",
            Self::SteppingDown => "Stepping down",
            Self::CareLeaver => "Care leaver",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EdgeOfCare => "edge_of_care",
            Self::EdgingToCare => "edging_to_care",
            Self::InCare => "in_care",
            Self::SteppingDown => "stepping_down",
            Self::CareLeaver => "care_leaver",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// From the fact's first day on a young person is in this state with the hub. The first opens
/// their case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InCohort {
    /// Where they are.
    pub state: Cohort,
    /// What changed, in a few words.
    pub note: Option<String>,
}

/// Why a case is closed. Neither a move nor leaving care is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// The young person asked for it.
    TheyAsked,
    /// They and everybody around them think it is no longer needed.
    Agreed,
    /// They turned twenty-five.
    TwentyFive,
    /// Another council's workers have taken over, and they have met.
    AnotherCouncil,
    /// They have died.
    Died,
}

impl Closing {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 5] = [
        Self::TheyAsked,
        Self::Agreed,
        Self::TwentyFive,
        Self::AnotherCouncil,
        Self::Died,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::TheyAsked => "They asked us to",
            Self::Agreed => "They and the people around them think it is no longer needed",
            Self::TwentyFive => "They are 25",
            Self::AnotherCouncil => "Another council’s worker holds them now, and has met them",
            Self::Died => "They have died",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TheyAsked => "they_asked",
            Self::Agreed => "agreed",
            Self::TwentyFive => "twenty_five",
            Self::AnotherCouncil => "another_council",
            Self::Died => "died",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A case was closed on the fact's first day; the key worker ends with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseClosed {
    /// Why.
    pub why: Closing,
    /// The day on which the young person and the key worker said goodbye.
    pub met_on: Date,
    /// What the young person said about it.
    pub they_said: Option<String>,
    /// How they can come back.
    pub way_back: String,
    /// The manager who agreed.
    pub agreed_by: MemberId,
}

/// A key worker handed over to another. Who holds the young person, and since when, is the
/// relationship itself (`access.relationship`); this says why and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who held them.
    pub from: MemberId,
    /// Who holds them from the fact's first day on.
    pub to: MemberId,
    /// Why.
    pub reason: String,
    /// The day both met the young person.
    pub met_on: Date,
    /// Who was there.
    pub who: String,
    /// What the young person said about it.
    pub they_said: Option<String>,
    /// The manager who agreed.
    pub agreed_by: MemberId,
}

/// Somebody asks a hub to work with a young person. One page; nobody is assessed for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Which hub.
    pub hub: TeamId,
    /// Where they are, as far as the asker knows.
    pub state: Cohort,
    /// Why now.
    pub why_now: String,
    /// What they are good at.
    pub good_at: String,
    /// What they hope for, in their words.
    pub hopes: Option<String>,
    /// What the asker would like the hub to do.
    pub would_help: String,
    /// Whom they trust already.
    pub who_they_trust: Option<String>,
    /// Whether the young person knows, and what they said.
    pub they_know: String,
    /// The day it was asked.
    pub on: Date,
}

/// The hub's answer to a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralAnswered {
    /// Which referral.
    pub referral: FactId,
    /// Whether the hub works with them.
    pub taken: bool,
    /// What was said to those who asked: who will come, or what else might help.
    pub words: String,
}

/// What several people decided to try together though something could go wrong, because it is good
/// for the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedDecision {
    /// What we will try.
    pub we_try: String,
    /// Why it is good for them.
    pub good_for_them: String,
    /// What they say about it.
    pub they_say: Option<String>,
    /// What could go wrong for the young person.
    pub risk_for_them: String,
    /// What could go wrong for the organisation: kept apart, so that one is not mistaken for the
    /// other.
    pub risk_for_us: String,
    /// What we do so that it goes well.
    pub so_that: String,
    /// The agencies that decided together.
    pub agencies: Vec<String>,
    /// Why there is only one agency, when there is.
    pub why_alone: Option<String>,
    /// The senior person who backs those who carry it out.
    pub backed_by: String,
    /// The day it was decided.
    pub decided_on: Date,
    /// The day it is looked at again.
    pub review_on: Date,
}

/// Somebody sees it otherwise. Nothing takes this back: it stands beside the decision for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    /// Which decision.
    pub decision: FactId,
    /// Who.
    pub who: String,
    /// What they say.
    pub words: String,
}

/// A shared decision was looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Which decision.
    pub decision: FactId,
    /// The day.
    pub on: Date,
    /// What happened.
    pub what_happened: String,
    /// What the young person says.
    pub they_say: Option<String>,
    /// When it is looked at next; `None` when it has come to its end.
    pub next_on: Option<Date>,
}

/// What a young person told us, on their own page, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The words.
    pub text: String,
}

/// What happened because of what a young person told us. They read it on their own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// What they told us.
    pub told: FactId,
    /// What happened, in plain words.
    pub words: String,
}
