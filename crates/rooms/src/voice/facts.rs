//! What can be said about care itself.

use care::Date;
use care::ids::{FactId, MemberId, OrganisationId, YoungPersonId};
use serde::{Deserialize, Serialize};

content! {
    CheckIn = "voice.check_in";
    RightSaid = "voice.right";
    Matters = "voice.matters";
    AgreedSaid = "voice.matters_agreed";
    MattersAnswered = "voice.matters_answered";
    Inspector = "voice.inspector";
    VisitPlanned = "voice.visit_planned";
    VisitReported = "voice.visit_reported";
    VisitChecked = "voice.visit_checked";
    VisitReplied = "voice.visit_replied";
    VisitChanged = "voice.visit_changed";
    CoDesign = "voice.co_design";
    CoDesignCame = "voice.co_design_came";
}

choices! {
    /// An answer of a young person to a plain question.
    Feels {
        /// Yes.
        Yes = "yes", "Yes";
        /// Sometimes.
        Sometimes = "sometimes", "Sometimes";
        /// No.
        No = "no", "No";
    }
    /// What a statement about a home is about.
    About {
        /// Being listened to.
        Listening = "listening", "Being listened to";
        /// Being safe.
        Safe = "safe", "Feeling safe";
        /// A room of one's own, and being left alone in it.
        Space = "space", "A space of my own";
        /// Food.
        Food = "food", "Food";
        /// Friends and family.
        People = "people", "Friends and family";
        /// Rules: bedtime, phones, going out.
        Rules = "rules", "Rules";
        /// Moving in and saying goodbye.
        Moving = "moving", "Moving in and saying goodbye";
        /// Fun.
        Fun = "fun", "Fun";
    }
    /// Whether a home agrees.
    Agreed {
        /// It does this now.
        Now = "now", "We do this now";
        /// It will, by a day it names.
        Soon = "soon", "We will do this";
        /// It cannot, and says why.
        Cannot = "cannot", "We cannot, and this is why";
    }
    /// What a young person has a right to, or is offered by the council.
    Right {
        /// Somebody on their side at a meeting or with a complaint (Children Act 1989, section 26A).
        Advocate = "advocate", "An advocate";
        /// A friend from outside, who visits (Children Act 1989, section 23ZB).
        IndependentVisitor = "visitor", "A visitor of their own";
        /// The council's own offer: sports centres and youth clubs, free.
        Leisure = "leisure", "Free sport and youth club";
        /// A personal adviser (Children Act 1989, section 23CA and following, to 25 since the Children
        /// and Social Work Act 2017, section 3).
        Adviser = "adviser", "A personal adviser";
        /// The bursary for 16 to 19 at school or college (16 to 19 Bursary Fund, vulnerable groups).
        CollegeBursary = "college", "Money for school or college";
        /// The bursary for university (Children Act 1989, section 24B).
        UniversityBursary = "university", "Money for university";
        /// To stay with foster carers to 21 (Children Act 1989, section 23CZA).
        StayingPut = "staying_put", "To stay put";
        /// Money for a first home (the setting up home allowance).
        FirstHome = "first_home", "Money for a first home";
    }
}

/// Three answers of a young person about their key worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    /// Do they listen?
    pub listens: Feels,
    /// Do they do what they say?
    pub does: Feels,
    /// Would you go to them first?
    pub first: Feels,
    /// About whom: the key worker of that day.
    pub about: Option<MemberId>,
    /// The young person lets the key worker read it.
    pub shared: bool,
}

/// Where a young person stands with one of their rights. The latest for each holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightSaid {
    /// Which.
    pub right: Right,
    /// The day it was offered.
    pub offered_on: Option<Date>,
    /// The day they took it up.
    pub taken_up_on: Option<Date>,
}

/// What matters in a home, in the words of the young people who said it. Never rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matters {
    /// What it is about.
    pub about: About,
    /// The words.
    pub words: String,
    /// How many young people said it.
    pub said_by: u16,
    /// The day.
    pub on: Date,
}

/// A young person says the same of what matters, on their own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedSaid {}

/// A provider answers what matters to young people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MattersAnswered {
    /// Who answers.
    pub provider: OrganisationId,
    /// What.
    pub agreed: Agreed,
    /// In its words.
    pub words: String,
}

/// A young person is an inspector, or is one no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspector {
    /// The day they were trained.
    pub trained_on: Date,
    /// Whether they inspect now.
    pub active: bool,
}

/// Young inspectors are to visit a home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitPlanned {
    /// Which visit.
    pub visit: uuid::Uuid,
    /// What the inspectors call the place: no address.
    pub called: String,
    /// Who visits.
    pub inspectors: Vec<YoungPersonId>,
    /// The day.
    pub on: Date,
}

/// What the young inspectors found, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitReported {
    /// Which visit.
    pub visit: uuid::Uuid,
    /// Were we made welcome?
    pub welcome: Feels,
    /// Does it feel like a home?
    pub homely: Feels,
    /// Do the grown-ups listen to those who live there?
    pub listens: Feels,
    /// Would I live here?
    pub live_here: Feels,
    /// What is good.
    pub good: String,
    /// What should change.
    pub change: String,
    /// Something that worried them, for us only: it is never published.
    pub worry: Option<String>,
}

/// Somebody has read a report for safety, and it is published to the provider, or held back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitChecked {
    /// Which visit.
    pub visit: uuid::Uuid,
    /// Whether it is published, as it was written.
    pub published: bool,
    /// What is done about what worried somebody, or why it is held back.
    pub note: Option<String>,
}

/// The provider replied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitReplied {
    /// Which visit.
    pub visit: uuid::Uuid,
    /// Who replied.
    pub who: String,
    /// In their words.
    pub words: String,
}

/// Something changed because young inspectors said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitChanged {
    /// Which visit.
    pub visit: uuid::Uuid,
    /// What.
    pub words: String,
}

/// Young people chose: the design of a room, a form, a word, an interview question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoDesign {
    /// What was to be chosen.
    pub about: String,
    /// The day.
    pub on: Date,
    /// How many young people chose.
    pub young_people: u16,
    /// What there was to choose from.
    pub choices: Vec<String>,
    /// What they chose.
    pub chosen: String,
    /// Why, in their words.
    pub why: Option<String>,
}

/// What came of something young people chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoDesignCame {
    /// The session.
    pub session: FactId,
    /// What came of it.
    pub words: String,
}
