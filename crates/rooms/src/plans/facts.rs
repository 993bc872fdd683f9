//! What can be planned together.

use care::Date;
use care::ids::{FactId, MemberId};
use serde::{Deserialize, Serialize};

content! {
    Plan = "plans.plan";
    Action = "plans.action";
    ActionDone = "plans.action_done";
    PlanReviewed = "plans.reviewed";
    Adulthood = "plans.adulthood";
    FamilyOption = "plans.family_option", sealed: true;
    StepToFamily = "plans.step_to_family";
    SafetyMap = "plans.safety_map";
    Conference = "plans.family_conference";
    Principles = "plans.principles";
    PrincipleNote = "plans.principle_note";
    PromptsShown = "plans.prompts_shown";
}

/// Something to get to, and what of theirs it begins from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What.
    pub what: String,
    /// The strength or hope it begins from.
    pub begins_from: String,
}

/// A plan written together. A new one takes the place of the one before, which stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The day it was written.
    pub on: Date,
    /// Who wrote it together; the young person is named when they were there.
    pub with: String,
    /// What they are good at, as it stood when the plan was made.
    pub good_at: String,
    /// What they hope for, in their words.
    pub hopes: String,
    /// What to get to.
    pub goals: Vec<Goal>,
    /// Why the young person was not among those who wrote it, when they were not.
    pub why_without_them: Option<String>,
    /// When it is looked at together.
    pub review_on: Date,
}

/// Something that somebody will do, by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What.
    pub what: String,
    /// Who does it, when they sign in here.
    pub owner: Option<MemberId>,
    /// Who does it, in words: "Nan", "Sam Okafor".
    pub who: String,
    /// By when.
    pub due: Date,
}

/// An action was done, or is no longer needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionDone {
    /// Which.
    pub action: FactId,
    /// The day.
    pub on: Date,
    /// What came of it.
    pub what_came: String,
}

/// The plan was looked at together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanReviewed {
    /// Which plan.
    pub plan: FactId,
    /// The day.
    pub on: Date,
    /// What is different since.
    pub what_changed: String,
    /// What the young person says.
    pub they_say: Option<String>,
    /// When it is looked at next; `None` when the plan has come to its end.
    pub next_on: Option<Date>,
}

/// How life is to be at one age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// 21, 30 or 50.
    pub at: u8,
    /// In their words.
    pub theirs: Option<String>,
    /// In the words of the adults who care about them: kept beside, never instead.
    pub adults: Option<String>,
}

/// "What will life be like at 21, 30 and 50?" Asked when a plan is made and at each review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adulthood {
    /// The day it was asked.
    pub asked_on: Date,
    /// The answers.
    pub lives: Vec<Life>,
    /// What they said when they did not want to answer now.
    pub not_now: Option<String>,
}

/// What somebody said who could be family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyAnswer {
    /// Not asked yet.
    NotAsked,
    /// Thinking about it, or yes if something were different.
    Maybe,
    /// Yes.
    Yes,
    /// No, as things are.
    No,
}

impl FamilyAnswer {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 4] = [Self::NotAsked, Self::Maybe, Self::Yes, Self::No];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotAsked => "Nobody has asked yet",
            Self::Maybe => "Maybe, if something were different",
            Self::Yes => "Yes",
            Self::No => "No, as things are",
        }
    }

    /// As a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Maybe => "maybe",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// Reads what a form sent.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Somebody who could be family to them: a home, or weekends, or for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyOption {
    /// Who: a person or a household.
    pub who: String,
    /// Who they are to the young person.
    pub relation: String,
    /// When somebody asked; `None` when nobody has.
    pub asked_on: Option<Date>,
    /// Who asked.
    pub asked_by: Option<String>,
    /// What they said.
    pub answer: FamilyAnswer,
    /// What would make it a yes.
    pub would_make_it_yes: Option<String>,
    /// What the young person says about it.
    pub they_say: Option<String>,
}

/// How somebody who lives in a residential home gets to a family, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepToFamily {
    /// How.
    pub how: String,
    /// By when.
    pub by: Date,
    /// Who sees to it.
    pub who: String,
}

/// One person's number from 0 (things cannot stay as they are) to 10 (things are good enough).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Whose.
    pub who: String,
    /// From 0 to 10. Never put together with anybody else's.
    pub number: u8,
    /// Why that number.
    pub why: Option<String>,
}

/// What worries people, what works well and what needs to happen (Signs of Safety), and each
/// person's own number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyMap {
    /// The day it was drawn.
    pub on: Date,
    /// What works well: asked first.
    pub works_well: String,
    /// What people worry about.
    pub worries: String,
    /// What needs to happen.
    pub needs_to_happen: String,
    /// Each person's number, in the order they gave it.
    pub numbers: Vec<Number>,
}

/// A family group conference, from the offer to the review of the family's plan. A later entry
/// takes the place of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conference {
    /// The day it was offered.
    pub offered_on: Date,
    /// Whether the family wanted it; `None` while they think about it.
    pub accepted: Option<bool>,
    /// The day it was held.
    pub held_on: Option<Date>,
    /// The family's plan, in the family's words.
    pub family_plan: Option<String>,
    /// The day it was reviewed; due twelve weeks after it was held.
    pub reviewed_on: Option<Date>,
    /// Whether the plan was kept, when it was reviewed.
    pub kept: Option<bool>,
    /// What else is to be known.
    pub note: Option<String>,
}

/// A principle and the question it asks when something is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub asks: String,
}

/// The principles in the council's own wording. The last ones said hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principles {
    /// In the order they are asked.
    pub all: Vec<Principle>,
    /// What is asked where something is written, in the council's own words: a code of
    /// [`Place`] and the question. A place that is not named keeps our words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<(String, String)>,
}

choices! {
    /// Where something is written that the principles have a question for.
    Place {
        /// A shared decision on risk.
        Decision = "decision", "A shared decision";
        /// What was said.
        Statement = "statement", "What somebody said";
        /// People and places that matter.
        WhoMatters = "who_matters", "Who and what matters";
        /// The plan and its actions.
        Plan = "plan", "The plan";
        /// A workshop.
        Workshop = "workshop", "A workshop";
        /// Who could be family.
        Family = "family", "Who could be family";
        /// Asking the hub.
        Referral = "referral", "Asking the hub";
        /// Searching for a home.
        HomeSearch = "home_search", "Searching for a home";
    }
}

impl Place {
    /// What is asked there until the council says it in its own words. From the principles and
    /// provocations of No Wrong Door and of the hub.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Decision => "Whose risk is it that we manage here: theirs, or ours?",
            Self::Statement => {
                "What are they good at, and what do they hope for, in their own words?"
            }
            Self::WhoMatters => "Who and what must not be lost, wherever they live?",
            Self::Plan => "Where do they want to be at 21, 30 and 50, and which step is theirs?",
            Self::Workshop => "Who is already in their life, and could do more if we asked?",
            Self::Family => "No child is unfosterable. What would make it a yes?",
            Self::Referral => "What would we do if it were our own child? Who stays with them?",
            Self::HomeSearch => "Who could be family, before we look for a bed?",
        }
    }
}

/// Whether somebody wants the questions shown where they write. About the worker themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptsShown {
    /// Whether.
    pub shown: bool,
}

/// What somebody noted of a principle when something was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipleNote {
    /// Of what: a shared decision, a plan.
    pub about: FactId,
    /// The note.
    pub words: String,
}
