//! Living with others: what has been hard for a young person that others may be hurt by, what they
//! are easily hurt by themselves, and whom they wish to live with. It is said of whoever searches and
//! of whoever lives in a home already, in the same words, so that living together can be looked at
//! both ways. Nothing is added up; what nobody has said is not known.

use super::sql;
use crate::kept::{Kept, Shelf};
use care::ids::{FactId, SubjectId, YoungPersonId};
use matching::{Company, Known, Strain};
use record::access::Allowed;
use record::{Content, Fact, Fault, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

listed! {
    /// Something hard that one lives with and that another at home may be hurt by.
    Difficulty {
        /// Hitting out at people.
        HittingOut = "hitting_out", "Hitting out";
        /// Breaking things.
        BreakingThings = "breaking_things", "Breaking things";
        /// Bullying, or being bullied.
        Bullying = "bullying", "Bullying";
        /// Going missing.
        GoingMissing = "going_missing", "Going missing";
        /// Drugs or alcohol.
        DrugsOrAlcohol = "drugs_or_alcohol", "Drugs or alcohol";
        /// Sexual exploitation.
        SexualExploitation = "sexual_exploitation", "Sexual exploitation";
        /// Criminal exploitation.
        CriminalExploitation = "criminal_exploitation", "Criminal exploitation";
        /// Harmful sexual behaviour.
        HarmfulSexualBehaviour = "harmful_sexual_behaviour", "Harmful sexual behaviour";
        /// Self-harm.
        SelfHarm = "self_harm", "Self-harm";
        /// Difficulties with eating.
        Eating = "eating", "Difficulties with eating";
        /// Setting fires.
        FireSetting = "fire_setting", "Setting fires";
        /// Hurting animals.
        HurtingAnimals = "hurting_animals", "Hurting animals";
        /// Noise and being awake at night.
        AwakeAtNight = "awake_at_night", "Being awake and loud at night";
        /// Hate: racism, homophobia and the like.
        Hate = "hate", "Hate: racism, homophobia and the like";
    }
    /// Whom somebody wishes to live with.
    CompanyWish {
        /// About their own age.
        OwnAge = "own_age", "Others of about their own age";
        /// Nobody much younger.
        NobodyYounger = "nobody_younger", "Nobody much younger";
        /// Nobody much older.
        NobodyOlder = "nobody_older", "Nobody much older";
        /// Girls only.
        GirlsOnly = "girls_only", "Girls only";
        /// Boys only.
        BoysOnly = "boys_only", "Boys only";
        /// Quiet at night.
        QuietNights = "quiet_nights", "It is quiet at night";
        /// Nobody who uses drugs or alcohol.
        NoDrugs = "no_drugs", "Nobody who uses drugs or alcohol";
        /// Nobody who hits out.
        NoHitting = "no_hitting", "Nobody who hits out";
        /// The only young person there.
        Alone = "alone", "Being the only young person there";
    }
}

impl Difficulty {
    /// The same in the words of `matching`.
    const fn strain(self) -> Strain {
        match self {
            Self::HittingOut => Strain::HittingOut,
            Self::BreakingThings => Strain::BreakingThings,
            Self::Bullying => Strain::Bullying,
            Self::GoingMissing => Strain::GoingMissing,
            Self::DrugsOrAlcohol => Strain::DrugsOrAlcohol,
            Self::SexualExploitation => Strain::SexualExploitation,
            Self::CriminalExploitation => Strain::CriminalExploitation,
            Self::HarmfulSexualBehaviour => Strain::HarmfulSexualBehaviour,
            Self::SelfHarm => Strain::SelfHarm,
            Self::Eating => Strain::Eating,
            Self::FireSetting => Strain::FireSetting,
            Self::HurtingAnimals => Strain::HurtingAnimals,
            Self::AwakeAtNight => Strain::AwakeAtNight,
            Self::Hate => Strain::Hate,
        }
    }
}

impl CompanyWish {
    /// The same in the words of `matching`.
    const fn company(self) -> Company {
        match self {
            Self::OwnAge => Company::OwnAge,
            Self::NobodyYounger => Company::NobodyYounger,
            Self::NobodyOlder => Company::NobodyOlder,
            Self::GirlsOnly => Company::GirlsOnly,
            Self::BoysOnly => Company::BoysOnly,
            Self::QuietNights => Company::Without(Strain::AwakeAtNight),
            Self::NoDrugs => Company::Without(Strain::DrugsOrAlcohol),
            Self::NoHitting => Company::Without(Strain::HittingOut),
            Self::Alone => Company::Alone,
        }
    }
}

/// How living with others is for one young person. Each part may be not known, which is another
/// thing than nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithOthers {
    /// What has been hard, of what others may be hurt by. Empty is nothing; nothing said is not
    /// known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<Vec<Difficulty>>,
    /// What of others they are easily hurt by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hurt_by: Option<Vec<Difficulty>>,
    /// Whom they wish to live with. Empty is no wish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<Vec<CompanyWish>>,
    /// More, in their words or as it was told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who says so.
    pub source: String,
}
impl Content for WithOthers {
    const KIND: &'static str = "homes.with_others";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

const SHELF: Shelf = sql::COMPANY;

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    SHELF.apply(tx, fact)
}

/// How living with others is for one young person, as last said.
pub fn with_others(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<Kept<WithOthers>>, Fault> {
    Ok(SHELF.of(tx, of.into())?.into_iter().next())
}

/// The same of everybody of whom somebody said so. Whoever shows it asks who may be seen.
pub(super) fn all_with_others(
    tx: &mut Tx<'_>,
) -> Result<HashMap<SubjectId, Kept<WithOthers>>, Fault> {
    let mut all = HashMap::new();
    // The newest first: that one stays.
    for one in SHELF.all::<WithOthers>(tx)? {
        all.entry(one.subject).or_insert(one);
    }
    Ok(all)
}

/// Says how living with others is for somebody, in place of what was said before.
pub fn say_with_others(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &WithOthers,
) -> Result<FactId, Refusal> {
    let mut how = Saying::from("worker").since(tx.today());
    if let Some(before) = with_others(tx, allowed.id())? {
        how = how.replacing(
            before.fact,
            "what is known of living with others has changed",
        );
    }
    Ok(tx.say(allowed.id(), said, how)?)
}

/// In the words of `matching`: what has been hard, what hurts them, whom they wish to live with.
pub(super) type Told = (
    matching::Said<Vec<Strain>>,
    matching::Said<Vec<Strain>>,
    matching::Said<Vec<Company>>,
);

/// What was said in the words of `matching`: hard, hurt by, wishes.
pub(super) fn told(kept: Option<&Kept<WithOthers>>) -> Told {
    let Some(kept) = kept else {
        return (
            matching::Said::NotKnown,
            matching::Said::NotKnown,
            matching::Said::NotKnown,
        );
    };
    let (source, on) = (kept.said.source.as_str(), kept.on);
    let strains = |all: &Option<Vec<Difficulty>>| -> matching::Said<Vec<Strain>> {
        all.as_ref()
            .map(|all| {
                let all = all.iter().map(|one| one.strain()).collect();
                Known::new(all, source, on)
            })
            .into()
    };
    let wishes = kept.said.wishes.as_ref().map(|all| {
        let all = all.iter().map(|one| one.company()).collect();
        Known::new(all, source, on)
    });
    (
        strains(&kept.said.hard),
        strains(&kept.said.hurt_by),
        wishes.into(),
    )
}
