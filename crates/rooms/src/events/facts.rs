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

/// It did not happen, or it was somebody else. The event it takes back is `supersedes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The kind of what is taken back.
    pub kind: String,
}
