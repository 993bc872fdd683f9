//! What can be said of something taken from elsewhere.

use care::Date;
use care::ids::SubjectId;
use serde::{Deserialize, Serialize};

content! {
    Adopted = "learning.adopted";
    Component = "learning.component";
    Needed = "learning.needed";
    StepDone = "learning.step_done";
    Conditions = "learning.conditions";
    NotWorked = "learning.not_worked";
}

listed! {
    /// Whether it betters what is there or is something else.
    ChangeKind {
        /// Doing what is done already, better.
        Improvement = "improvement", "Something we do already, done better";
        /// Doing something else.
        Innovation = "innovation", "Something that is new here";
    }
    /// What is known of whether it works, from the strongest down.
    Evidence {
        /// Set beside people who did not have it.
        Compared = "compared", "Compared with others who did not have it";
        /// The same people or places, before and after.
        BeforeAfter = "before_after", "Measured before and after";
        /// What those who did it say.
        Told = "told", "Told by those who did it";
        /// Nobody knows yet.
        NotKnown = "not_known", "Not known yet";
    }
    /// What a component is.
    ComponentKind {
        /// What sets it apart from what others do.
        Distinguisher = "distinguisher", "What sets it apart";
        /// A question that it keeps asking.
        Provocation = "provocation", "A question it keeps asking";
        /// What may not be bargained away.
        NonNegotiable = "non_negotiable", "Not to be bargained away";
        /// How it is built: places, teams, roles.
        Structure = "structure", "How it is built";
        /// What we added ourselves.
        Local = "local", "Our own addition";
    }
    /// How true we are to a component.
    Stance {
        /// As it was.
        Held = "held", "Held";
        /// Changed on purpose.
        Adapted = "adapted", "Adapted";
        /// Left out on purpose.
        Dropped = "dropped", "Left out";
    }
    /// What something is needed for.
    NeededKind {
        /// So that we are ready.
        Readiness = "readiness", "To be ready";
        /// Because it stands in the way.
        Barrier = "barrier", "It stands in the way";
        /// What it takes: people, money, places.
        Resource = "resource", "What it takes";
        /// Somebody has to allow it.
        Freedom = "freedom", "Leave to do otherwise";
    }
    /// The steps from a question to a decision to keep it.
    Step {
        /// Our own question, and a visit to those who do it.
        Question = "question", "Our own question, and a visit to see how it is really done";
        /// The theory of change is written.
        Theory = "theory", "A theory of change is written";
        /// A few young people first.
        First = "first", "Support is planned with a few young people first";
        /// Made together.
        Together = "together", "Young people, staff and partners shape it together";
        /// What is core and what may change is agreed.
        Core = "core", "What is core and what may change is agreed and signed";
        /// Roles, secondments, sharing.
        People = "people", "Roles, secondments and agreements to share are in place";
        /// The homes' statements of purpose.
        Registration = "registration", "Statements of purpose are changed with Ofsted";
        /// Who holds whom.
        KeyWorkers = "key_workers", "Key workers are named for the first young people";
        /// How things were before is written down for good.
        Baseline = "baseline", "How things were before is counted and locked";
        /// It begins.
        Launch = "launch", "It begins";
        /// After half a year.
        Read6 = "read_6", "Looked at again after 6 months";
        /// After a year.
        Read12 = "read_12", "Looked at again after 12 months";
        /// After a year and a half.
        Read18 = "read_18", "Looked at again after 18 months";
        /// What becomes of it.
        Decided = "decided", "Decided: keep, change or stop";
    }
    /// How far a condition holds.
    Level {
        /// It does not hold yet.
        NotYet = "not_yet", "Not yet";
        /// In part.
        Partly = "partly", "Partly";
        /// It does.
        Firmly = "firmly", "Firmly";
    }
    /// From where somebody looks.
    Standpoint {
        /// They lead.
        Leader = "leader", "I lead a service or a team";
        /// They work with young people and families.
        Practitioner = "practitioner", "I work with young people and families";
        /// They work for a partner.
        Partner = "partner", "I work for a partner";
    }
    /// What became of what did not work.
    Then {
        /// It is tried again, otherwise.
        Changed = "changed", "We changed it and try again";
        /// It is over.
        Stopped = "stopped", "We stopped it";
        /// It goes on as it was; the reason is said.
        Goes = "goes_on", "It goes on for now";
    }
}

/// Something taken from elsewhere. Its subject is the taking; said anew it replaces what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// What it is called.
    pub name: String,
    /// Who does it: the place it comes from.
    pub source: String,
    /// The question of our own that it is to answer.
    pub question: String,
    /// Whether it betters or is new.
    pub kind: ChangeKind,
    /// What is known of whether it works.
    pub evidence: Evidence,
    /// Where that is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// What we took.
    pub took: String,
    /// What we left where it was, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// Which number should change, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The day it was decided to take it.
    pub decided: Date,
}

/// One part of what was taken, and how true we are to it. Its subject is the taking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// As its makers say it.
    pub words: String,
    /// What it is.
    pub kind: ComponentKind,
    /// How true we are to it.
    pub stance: Stance,
    /// Why it is otherwise here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who agreed that it is otherwise here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
    /// What would show that it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_at: Option<String>,
    /// When somebody last looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked: Option<Date>,
    /// What they saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw: Option<String>,
}

/// Something that has to be so: to be ready, out of the way, in hand or allowed. Its subject is the
/// taking; said anew it replaces what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// What for.
    pub kind: NeededKind,
    /// What.
    pub words: String,
    /// Who sees to it; of a freedom, who may give it.
    pub who: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Since when it is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Date>,
    /// How it was settled; of a freedom, the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// A step was taken. Its subject is the taking; the last word on a step stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepDone {
    /// Which.
    pub step: Step,
    /// The day.
    pub on: Date,
    /// What is worth remembering of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// How far the six conditions under which new ways of working last hold, as one person sees it. Its
/// subject is the taking. The six are those of SCIE and Innovation Unit, “Improving outcomes for
/// children and young people by spreading innovation” (Future of care 5, October 2017).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// From where they look.
    pub from: Standpoint,
    /// Everybody knows what it is for.
    pub vision: Level,
    /// It is known how we will tell whether it works.
    pub evidence: Level,
    /// We are in it for years.
    pub long_haul: Level,
    /// Those who lead stand for it where they are seen.
    pub leaders: Level,
    /// Everybody it touches is asked and stays part of it.
    pub engagement: Level,
    /// We stop to learn, and change what does not work.
    pub learning: Level,
}

impl Conditions {
    /// The six, in order.
    pub const fn levels(&self) -> [Level; 6] {
        [
            self.vision,
            self.evidence,
            self.long_haul,
            self.leaders,
            self.engagement,
            self.learning,
        ]
    }
}

/// Something that was tried and did not work: kept so that nobody has to find out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotWorked {
    /// What was tried.
    pub tried: String,
    /// What was hoped.
    pub hoped: String,
    /// What happened instead.
    pub happened: String,
    /// Why, as far as anybody can tell: of the system, not of a person.
    pub because: String,
    /// What became of it.
    pub then: Then,
    /// The day it was seen.
    pub on: Date,
    /// Of what that was taken from elsewhere, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<SubjectId>,
}
