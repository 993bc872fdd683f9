//! The words both sides share: what a home can have, what care is for, what is hard between people.

use std::sync::Arc;

/// A quality of a home, a bed or the people in it. What a young person must have, wishes for, or
/// would be at home with, is said in the same words as what a home offers, so that the two can be
/// laid side by side. Texts are compared as written: let the room offer a list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feature {
    /// In and out, and to everything they need, without a step.
    StepFree,
    /// A bedroom on the ground floor.
    GroundFloorBedroom,
    /// A wet room or level-access shower.
    WetRoom,
    /// A hoist, or a ceiling track for one.
    Hoist,
    /// Alerts that can be seen or felt, for somebody who is deaf.
    VisualAlerts,
    /// Somebody at home signs British Sign Language.
    BritishSignLanguage,
    /// Somebody at home signs Makaton.
    Makaton,
    /// A bedroom of their own.
    OwnBedroom,
    /// A bathroom of their own.
    EnSuite,
    /// No other child or young person lives there.
    NoOtherYoungPeople,
    /// Other children or young people live there.
    OtherYoungPeople,
    /// No animals.
    NoPets,
    /// Pets, or room for their own.
    Pets,
    /// Somebody awake through the night.
    AwakeAtNight,
    /// Two adults or more at all times.
    TwoAdults,
    /// Therapy at home or from the home's own team.
    Therapy,
    /// A language spoken at home: `Language("Tigrinya")`.
    Language(Arc<str>),
    /// A faith kept, or well supported, at home.
    Faith(Arc<str>),
    /// A culture shared or well understood.
    Culture(Arc<str>),
    /// Food as they eat it: halal, vegan.
    Food(Arc<str>),
    /// Hair and skin cared for by somebody who knows how.
    HairAndSkin(Arc<str>),
    /// Skill in something particular: epilepsy, foetal alcohol spectrum disorder.
    Skill(Arc<str>),
    /// Anything else, in the words it was said in.
    Other(Arc<str>),
}

impl Feature {
    /// In words, to follow "has" or "needs": "step-free access".
    pub fn words(&self) -> String {
        match self {
            Self::StepFree => "step-free access".into(),
            Self::GroundFloorBedroom => "a bedroom on the ground floor".into(),
            Self::WetRoom => "a wet room or level-access shower".into(),
            Self::Hoist => "a hoist".into(),
            Self::VisualAlerts => "alerts that can be seen or felt".into(),
            Self::BritishSignLanguage => "somebody who signs British Sign Language".into(),
            Self::Makaton => "somebody who signs Makaton".into(),
            Self::OwnBedroom => "a bedroom of their own".into(),
            Self::EnSuite => "a bathroom of their own".into(),
            Self::NoOtherYoungPeople => "no other young people living there".into(),
            Self::OtherYoungPeople => "other young people living there".into(),
            Self::NoPets => "no animals".into(),
            Self::Pets => "pets".into(),
            Self::AwakeAtNight => "somebody awake through the night".into(),
            Self::TwoAdults => "two adults at all times".into(),
            Self::Therapy => "therapy at home".into(),
            Self::Language(what) => format!("{what} spoken at home"),
            Self::Faith(what) => format!("support for their faith ({what})"),
            Self::Culture(what) => format!("a culture they share ({what})"),
            Self::Food(what) => format!("{what} food"),
            Self::HairAndSkin(what) => format!("care of hair and skin ({what})"),
            Self::Skill(what) => format!("skill in {what}"),
            Self::Other(what) => what.as_ref().into(),
        }
    }
}

/// What care is for, in the terms of a registration or a statement of purpose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Category {
    /// Emotional and behavioural difficulties.
    EmotionalAndBehavioural,
    /// Learning disabilities.
    LearningDisability,
    /// Physical disabilities.
    PhysicalDisability,
    /// Sensory impairment.
    SensoryImpairment,
    /// Autism.
    Autism,
    /// Mental ill health.
    MentalHealth,
    /// Use of drugs or alcohol.
    DrugsOrAlcohol,
    /// Harm by or risk of exploitation.
    Exploitation,
    /// Harmful sexual behaviour.
    HarmfulSexualBehaviour,
    /// Short breaks only.
    ShortBreaks,
    /// A parent and their child together.
    ParentAndChild,
    /// Young people who came to the country alone.
    Unaccompanied,
}

impl Category {
    /// Every category, in the order pages offer them.
    pub const ALL: [Self; 12] = [
        Self::EmotionalAndBehavioural,
        Self::LearningDisability,
        Self::PhysicalDisability,
        Self::SensoryImpairment,
        Self::Autism,
        Self::MentalHealth,
        Self::DrugsOrAlcohol,
        Self::Exploitation,
        Self::HarmfulSexualBehaviour,
        Self::ShortBreaks,
        Self::ParentAndChild,
        Self::Unaccompanied,
    ];
    /// In words, to follow "care for".
    pub const fn words(self) -> &'static str {
        match self {
            Self::EmotionalAndBehavioural => "emotional and behavioural difficulties",
            Self::LearningDisability => "learning disabilities",
            Self::PhysicalDisability => "physical disabilities",
            Self::SensoryImpairment => "sensory impairment",
            Self::Autism => "autism",
            Self::MentalHealth => "mental ill health",
            Self::DrugsOrAlcohol => "use of drugs or alcohol",
            Self::Exploitation => "harm by exploitation",
            Self::HarmfulSexualBehaviour => "harmful sexual behaviour",
            Self::ShortBreaks => "short breaks",
            Self::ParentAndChild => "a parent and child together",
            Self::Unaccompanied => "young people who came to the country alone",
        }
    }
}

/// Something hard that one person lives with and that another at home may be hurt or unsettled by.
/// Said of a young person as "has been hard" and of another as "is easily hurt by".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strain {
    /// Hitting out at people.
    HittingOut,
    /// Breaking things.
    BreakingThings,
    /// Bullying, or being bullied.
    Bullying,
    /// Going missing.
    GoingMissing,
    /// Drugs or alcohol.
    DrugsOrAlcohol,
    /// Sexual exploitation.
    SexualExploitation,
    /// Criminal exploitation.
    CriminalExploitation,
    /// Harmful sexual behaviour.
    HarmfulSexualBehaviour,
    /// Self-harm.
    SelfHarm,
    /// Difficulties with eating.
    Eating,
    /// Setting fires.
    FireSetting,
    /// Hurting animals.
    HurtingAnimals,
    /// Noise and being awake at night.
    AwakeAtNight,
    /// Hate: racism, homophobia and the like.
    Hate,
}

impl Strain {
    /// Every strain, in the order pages offer them.
    pub const ALL: [Self; 14] = [
        Self::HittingOut,
        Self::BreakingThings,
        Self::Bullying,
        Self::GoingMissing,
        Self::DrugsOrAlcohol,
        Self::SexualExploitation,
        Self::CriminalExploitation,
        Self::HarmfulSexualBehaviour,
        Self::SelfHarm,
        Self::Eating,
        Self::FireSetting,
        Self::HurtingAnimals,
        Self::AwakeAtNight,
        Self::Hate,
    ];
    /// In words, within a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::HittingOut => "hitting out",
            Self::BreakingThings => "breaking things",
            Self::Bullying => "bullying",
            Self::GoingMissing => "going missing",
            Self::DrugsOrAlcohol => "drugs or alcohol",
            Self::SexualExploitation => "sexual exploitation",
            Self::CriminalExploitation => "criminal exploitation",
            Self::HarmfulSexualBehaviour => "harmful sexual behaviour",
            Self::SelfHarm => "self-harm",
            Self::Eating => "difficulties with eating",
            Self::FireSetting => "setting fires",
            Self::HurtingAnimals => "hurting animals",
            Self::AwakeAtNight => "being awake and loud at night",
            Self::Hate => "hate",
        }
    }
}

/// Whom somebody wishes to live with: of each other young person there it is so, not so, or not
/// known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Company {
    /// About their own age: within two years.
    OwnAge,
    /// Nobody three years younger or more.
    NobodyYounger,
    /// Nobody three years older or more.
    NobodyOlder,
    /// Girls only.
    GirlsOnly,
    /// Boys only.
    BoysOnly,
    /// Nobody for whom this has been hard.
    Without(Strain),
    /// Being the only young person there.
    Alone,
}

impl Company {
    /// In words, as they follow "wishes to live with".
    pub const fn words(self) -> &'static str {
        match self {
            Self::OwnAge => "others of about their own age",
            Self::NobodyYounger => "nobody much younger",
            Self::NobodyOlder => "nobody much older",
            Self::GirlsOnly => "girls only",
            Self::BoysOnly => "boys only",
            Self::Without(Strain::AwakeAtNight) => "people who are quiet at night",
            Self::Without(Strain::DrugsOrAlcohol) => "nobody who uses drugs or alcohol",
            Self::Without(Strain::HittingOut) => "nobody who hits out",
            Self::Without(_) => "nobody for whom certain things have been hard",
            Self::Alone => "no other young person",
        }
    }
}

/// Ages from one birthday to another, both inside: 11 to 17.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ages {
    /// The youngest age.
    pub from: u8,
    /// The oldest age.
    pub to: u8,
}

impl Ages {
    /// From one age to another, in either order.
    pub const fn new(a: u8, b: u8) -> Self {
        if a <= b {
            Self { from: a, to: b }
        } else {
            Self { from: b, to: a }
        }
    }
    /// Whether an age lies within.
    pub const fn hold(self, age: care::Age) -> bool {
        self.from <= age.0 && age.0 <= self.to
    }
    /// `ages 11 to 17`.
    pub fn words(self) -> String {
        if self.from == self.to {
            format!("age {}", self.from)
        } else {
            format!("ages {} to {}", self.from, self.to)
        }
    }
}

/// Whom a home takes, by sex.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sexes {
    /// Any.
    Any,
    /// Girls only.
    Girls,
    /// Boys only.
    Boys,
}

impl Sexes {
    /// In words: "girls only".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Any => "boys and girls",
            Self::Girls => "girls only",
            Self::Boys => "boys only",
        }
    }
}

/// What somebody answered when asked whether it could work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reply {
    /// Let's talk; yes.
    Yes,
    /// Could work if …
    If(Arc<str>),
    /// Not this time, because …
    No(Arc<str>),
}
