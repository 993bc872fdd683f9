//! What can be said to have happened.

use care::Date;
use care::ids::FactId;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

content! {
    Away = "events.missing";
    TalkedAfter = "events.talked_after";
    Police = "events.police";
    EmergencyCare = "events.emergency_care";
    Substance = "events.substance";
    Learning = "events.school_and_work";
    Exploitation = "events.exploitation";
    SchoolHelp = "events.school_help";
    Feelings = "events.feelings";
    Crisis = "events.crisis";
    Resilience = "events.resilience";
    Withdrawn = "events.withdrawn";
}

choices! {
    /// Who told us.
    Source {
        /// The young person.
        Themselves = "themselves", "They told us";
        /// The people who care for them.
        Carers = "carers", "The people who care for them";
        /// Their family.
        Family = "family", "Their family";
        /// A worker who saw it.
        Worker = "worker", "A worker saw it";
        /// The police.
        Police = "police", "Police";
        /// Health services.
        Health = "health", "Health";
        /// School, college or work.
        School = "school", "School, college or work";
    }
    /// What the police did.
    PoliceMatter {
        /// They were arrested.
        Arrest = "arrest", "Arrested";
        /// They were charged.
        Charge = "charge", "Charged";
    }
    /// A crisis other than A&E.
    CrisisMatter {
        /// The police were called out.
        PoliceCalled = "police_called", "Police were called out";
        /// A crisis team saw them, or they were taken to a place of safety.
        MentalHealth = "mental_health", "A crisis of mental health";
        /// A bed was needed on the same day.
        EmergencyBed = "emergency_bed", "Needed a bed the same day";
    }
    /// How much somebody agrees with a statement about themselves.
    Agree {
        /// Not at all.
        No = "1", "No, not me at all";
        /// Not really.
        NotReally = "2", "Not really me";
        /// In the middle.
        Middle = "3", "In the middle";
        /// Mostly.
        Mostly = "4", "Mostly me";
        /// Very much.
        Yes = "5", "Yes, that is me";
    }
    /// How it stands with drugs and alcohol.
    Use {
        /// Nobody worries.
        NoWorry = "no_worry", "Nobody worries about it";
        /// Somebody worries.
        Worry = "worry", "Somebody worries about it";
        /// They get help.
        GettingHelp = "getting_help", "They are getting help";
        /// They stopped.
        Stopped = "stopped", "They have stopped";
    }
    /// What they do in the day.
    Activity {
        /// School or college.
        Education = "education", "At school or college";
        /// Training or an apprenticeship.
        Training = "training", "In training or an apprenticeship";
        /// Work.
        Work = "work", "At work";
        /// None of these.
        Neither = "neither", "Not in school, training or work";
    }
    /// What extra help they have at school.
    ExtraHelp {
        /// None.
        NoHelp = "none", "No extra help is needed";
        /// Special educational needs support.
        SenSupport = "sen_support", "Extra help at school (SEN support)";
        /// An education, health and care plan.
        Plan = "plan", "An education, health and care plan";
    }
    /// How it stands with how they feel.
    Feeling {
        /// Nobody has recorded a need.
        NoNeed = "no_need", "No need is recorded";
        /// There is a need.
        Need = "need", "A mental or emotional need is recorded";
        /// They get help with it.
        GettingHelp = "getting_help", "They are getting help with it";
    }
    /// How worried people are that somebody uses them.
    Concern {
        /// Nobody is worried now.
        NoneNow = "none_now", "Nobody is worried now";
        /// Somebody is worried.
        Worried = "worried", "Somebody is worried";
        /// It is happening.
        Happening = "happening", "We know that it is happening";
    }
    /// In what way somebody uses them.
    Harm {
        /// Crime: carrying, selling, stealing for others.
        Criminal = "criminal", "Made to break the law for others";
        /// Sexually.
        Sexual = "sexual", "Sexually";
        /// Made to work.
        Labour = "labour", "Made to work";
        /// In another way.
        Other = "other", "In another way";
    }
}

impl Activity {
    /// Whether it is education, employment or training.
    pub const fn is_eet(self) -> bool {
        !matches!(self, Self::Neither)
    }
}

/// They were missing: where they should have been and nobody knew where they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Since which day.
    pub from: Date,
    /// The day they came back; `None` while they are missing.
    pub back_on: Option<Date>,
    /// The time of that day, when known: the talk is due 72 hours after it.
    pub back_at: Option<Time>,
    /// Who told us.
    pub source: Source,
    /// What is known, in words one would use to them.
    pub note: Option<String>,
}

/// The talk after somebody was missing: offered, held or declined. A later one replaces an earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkedAfter {
    /// Which time missing.
    pub missing: FactId,
    /// The day it was offered.
    pub offered_on: Date,
    /// The day it was held; `None` while it was not.
    pub held_on: Option<Date>,
    /// Who talked with them: somebody who does not care for them.
    pub who: Option<String>,
    /// They did not want to.
    #[serde(default)]
    pub declined: bool,
    /// What they said, as far as they want it known.
    pub they_said: Option<String>,
}

/// Arrested or charged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Police {
    /// Which.
    pub what: PoliceMatter,
    /// The day.
    pub on: Date,
    /// What for, in plain words.
    pub what_for: Option<String>,
    /// Who told us.
    pub source: Source,
    /// What else is known.
    pub note: Option<String>,
}

/// They were taken to or went to accident and emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyCare {
    /// The day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// Why, in plain words.
    pub note: Option<String>,
}

/// How it stands with drugs and alcohol from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substance {
    /// How it stands.
    pub status: Use,
    /// From which day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// More, in plain words.
    pub note: Option<String>,
}

/// What they do in the day, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learning {
    /// What.
    pub status: Activity,
    /// From which day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// Where, and how it goes.
    pub note: Option<String>,
}

/// What extra help they have at school, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolHelp {
    /// What.
    pub status: ExtraHelp,
    /// From which day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// What with, and what helps.
    pub note: Option<String>,
}

/// Whether a mental or emotional need is recorded, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feelings {
    /// How it stands.
    pub status: Feeling,
    /// From which day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// More, in plain words.
    pub note: Option<String>,
}

/// How worried people are that somebody uses them, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exploitation {
    /// How worried.
    pub concern: Concern,
    /// In what way; `None` when nobody is worried.
    pub harm: Option<Harm>,
    /// From which day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// What is known, and what is done.
    pub note: Option<String>,
}

/// A crisis other than A&E: police called out, a crisis of mental health, a bed needed the same day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crisis {
    /// Which.
    pub what: CrisisMatter,
    /// The day.
    pub on: Date,
    /// Who told us.
    pub source: Source,
    /// What is known, in plain words.
    pub note: Option<String>,
}

/// What a young person answered to the six statements of the Brief Resilience Scale, with their
/// worker. Their own view of themselves on one day; it foretells nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resilience {
    /// The day.
    pub on: Date,
    /// The six answers, in the order of the statements.
    pub answers: [Agree; 6],
    /// What they said about it, in their words.
    pub note: Option<String>,
}

/// The statements of the scale, as published, and whether agreeing counts the other way round.
pub const STATEMENTS: [(&str, bool); 6] = [
    ("I tend to bounce back quickly after hard times.", false),
    (
        "I have a hard time making it through stressful events.",
        true,
    ),
    (
        "It does not take me long to recover from a stressful event.",
        false,
    ),
    (
        "It is hard for me to snap back when something bad happens.",
        true,
    ),
    (
        "I usually come through difficult times with little trouble.",
        false,
    ),
    (
        "I tend to take a long time to get over set-backs in my life.",
        true,
    ),
];

impl Resilience {
    /// What the answers come to, from 6 to 30, as published: 1 to 5 each, three of them turned round.
    /// The published score is this divided by six.
    pub fn total(&self) -> u32 {
        let each = self.answers.iter().zip(STATEMENTS);
        each.map(|(answer, (_, turned))| {
            let agreed = match answer {
                Agree::No => 1,
                Agree::NotReally => 2,
                Agree::Middle => 3,
                Agree::Mostly => 4,
                Agree::Yes => 5,
            };
            if turned { 6 - agreed } else { agreed }
        })
        .sum()
    }
}

/// It did not happen, or it was somebody else. The event it takes back is `supersedes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The kind of what is taken back.
    pub kind: String,
}
