//! What can be said about a life in care. One struct per kind of fact; each serialises as the
//! content of one fact. Codes are those of the DfE guide to the SSDA903 return and are kept as
//! codes, so that what a worker types is what the return says.
//!
//! Within one young person each fact has a **natural key** (an episode its first day, a review its
//! date …): saying the same key again replaces what stood there, it never makes a second.

use care::codes::{
    Absence, Accommodation, Activity, AdopterCount, AdopterLegalStatus, AdopterSex, CategoryOfNeed,
    InTouch, LegalStatus, PermanenceOption, PlacementProvider, PlacementType, ReasonEpisodeCeased,
    ReasonNewEpisode, ReasonNoLongerPlaced, ReasonPlacementChange, ReviewParticipation, SdqReason,
    SocialWorkerChange,
};
use care::{CollectionYear, Date, Postcode};
use record::Content;
use serde::{Deserialize, Serialize};

/// A kind of fact that has at most one standing version per young person and natural key.
pub trait Keyed: Content {
    /// The natural key, as text that sorts by date where the key is a date.
    fn key(&self) -> String;
    /// When it begins to be true.
    fn valid_from(&self) -> Option<Date>;
    /// When it stops being true: the first day it no longer holds, if that is known.
    fn valid_to(&self) -> Option<Date>;
}

macro_rules! keyed {
    ($fact:ident, $kind:literal, sealed: $sealed:literal, key: |$k:pat_param| $key:expr,
        from: |$f:pat_param| $from:expr, to: |$t:pat_param| $to:expr) => {
        impl Content for $fact {
            const KIND: &'static str = $kind;
            const VERSION: u16 = 1;
            const SEALED: bool = $sealed;
        }
        impl Keyed for $fact {
            fn key(&self) -> String {
                let $k = self;
                $key
            }
            fn valid_from(&self) -> Option<Date> {
                let $f = self;
                $from
            }
            fn valid_to(&self) -> Option<Date> {
                let $t = self;
                $to
            }
        }
    };
}

/// An episode of care: a stretch in one place under one legal status (DfE guide, "Episodes").
/// It says where a child lives, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// Date the episode commenced (DECOM).
    pub decom: Date,
    /// Reason for the new episode (RNE).
    pub new_episode: Option<ReasonNewEpisode>,
    /// Legal status (LS).
    pub legal_status: Option<LegalStatus>,
    /// Category of need (CIN).
    pub need: Option<CategoryOfNeed>,
    /// Placement type (PLACE).
    pub placement: Option<PlacementType>,
    /// Who provides the placement (PLACE_PROVIDER).
    pub provider: Option<PlacementProvider>,
    /// Date the episode ceased (DEC); `None` while it lasts. The day itself is the first day of
    /// the next episode, or the first day out of care.
    pub dec: Option<Date>,
    /// Reason the episode ceased (REC).
    pub ceased: Option<ReasonEpisodeCeased>,
    /// Reason for the change of placement (REASON_PLACE_CHANGE).
    pub place_change: Option<ReasonPlacementChange>,
    /// Home postcode when the period of care began (HOME_POST).
    pub home: Option<Postcode>,
    /// Postcode of the placement (PL_POST).
    pub place: Option<Postcode>,
    /// Ofsted's unique reference number of the home or agency (URN).
    pub urn: Option<String>,
}
keyed!(Episode, "looked_after.episode", sealed: true,
    key: |e| e.decom.to_string(), from: |e| Some(e.decom), to: |e| e.dec);

/// A review of the child's case (Reviews).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The day of the review.
    pub on: Date,
    /// How the child took part (REVIEW_CODE).
    pub participation: Option<ReviewParticipation>,
}
keyed!(Review, "looked_after.review", sealed: false,
    key: |r| r.on.to_string(), from: |r| Some(r.on), to: |_| None);

/// A time the child was missing or away without authorisation (Missing).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// Missing, or away without authorisation.
    pub kind: Option<Absence>,
    /// First day.
    pub from: Date,
    /// Day of return, when back.
    pub until: Option<Date>,
}
keyed!(Missing, "looked_after.missing", sealed: false,
    key: |m| m.from.to_string(), from: |m| Some(m.from), to: |m| m.until);

/// The year's health and wellbeing questions for a child looked after continuously for twelve
/// months at 31 March (OC2). `None` is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthYear {
    /// The collection year asked about.
    pub year: CollectionYear,
    /// Strengths and difficulties score, 0 to 40.
    pub sdq_score: Option<u8>,
    /// Why there is no score.
    pub sdq_reason: Option<SdqReason>,
    /// Convicted, or cautioned, in the year.
    pub convicted: Option<bool>,
    /// Development assessments up to date (under five).
    pub development_checks: Option<bool>,
    /// Immunisations up to date.
    pub immunisations: Option<bool>,
    /// Teeth checked in the year.
    pub dental_check: Option<bool>,
    /// Annual health assessment done.
    pub health_assessment: Option<bool>,
    /// A substance misuse problem was identified.
    pub substance_misuse: Option<bool>,
    /// Received help for it.
    pub intervention_received: Option<bool>,
    /// Was offered help for it.
    pub intervention_offered: Option<bool>,
}
keyed!(HealthYear, "looked_after.health_year", sealed: false,
    key: |h| h.year.0.to_string(), from: |h| Some(h.year.end()), to: |_| None);

/// How a care leaver is doing around their birthday in the year (OC3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaverYear {
    /// The collection year.
    pub year: CollectionYear,
    /// Whether the council is in touch.
    pub in_touch: Option<InTouch>,
    /// Main activity.
    pub activity: Option<Activity>,
    /// Where they live, and whether it suits.
    pub accommodation: Option<Accommodation>,
}
keyed!(LeaverYear, "looked_after.leaver_year", sealed: false,
    key: |l| l.year.0.to_string(), from: |l| Some(l.year.end()), to: |_| None);

/// An adoption (AD1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// The collection year it was reported in.
    pub year: CollectionYear,
    /// Day it was decided that the child should be placed for adoption.
    pub decided: Option<Date>,
    /// Day the child was matched with the adopters.
    pub matched: Option<Date>,
    /// Adopted by former foster carers.
    pub by_former_carers: Option<bool>,
    /// Number of adopters.
    pub adopters: Option<AdopterCount>,
    /// Sex of the adopter or adopters.
    pub adopter_sex: Option<AdopterSex>,
    /// Legal status of the adopters.
    pub adopter_legal_status: Option<AdopterLegalStatus>,
}
keyed!(Adoption, "looked_after.adoption", sealed: false,
    key: |a| a.year.0.to_string(), from: |a| a.matched, to: |_| None);

/// A decision that a child should be placed for adoption (PlacedAdoption).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionPlan {
    /// Day of the decision.
    pub decided: Date,
    /// Day it was decided no longer to place.
    pub ceased: Option<Date>,
    /// Why no longer.
    pub reason: Option<ReasonNoLongerPlaced>,
}
keyed!(AdoptionPlan, "looked_after.adoption_plan", sealed: false,
    key: |p| p.decided.to_string(), from: |p| Some(p.decided), to: |p| p.ceased);

/// The permanence a child had before starting to be looked after (PrevPerm).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permanence {
    /// The collection year it was reported in.
    pub year: CollectionYear,
    /// Which kind.
    pub previous: Option<PermanenceOption>,
    /// The authority that arranged it, as the code given.
    pub authority: Option<String>,
    /// Date of the order as given; parts may be unknown (`zz`).
    pub date: Option<String>,
}
keyed!(Permanence, "looked_after.permanence", sealed: false,
    key: |p| p.year.0.to_string(), from: |_| None, to: |_| None);

/// A stretch with one social worker (SWEpisodes).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialWorkerSpan {
    /// The worker's identifier in the return.
    pub worker: String,
    /// First day.
    pub from: Date,
    /// Last day, when it has ended.
    pub until: Option<Date>,
    /// Why this worker began (SW_REASON).
    pub reason: Option<SocialWorkerChange>,
}
keyed!(SocialWorkerSpan, "looked_after.social_worker", sealed: false,
    key: |s| format!("{} {}", s.from, s.worker), from: |s| Some(s.from), to: |s| s.until);

/// An order depriving a child of liberty (DoLo).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeprivationOfLiberty {
    /// First day.
    pub from: Date,
    /// End, when it has ended.
    pub until: Option<Date>,
}
keyed!(DeprivationOfLiberty, "looked_after.deprivation_of_liberty", sealed: false,
    key: |d| d.from.to_string(), from: |d| Some(d.from), to: |d| d.until);

/// The child came to the country alone and seeks asylum (UASC).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unaccompanied {
    /// Day the status ceased (DUC), if it has or is known to.
    pub ceased: Option<Date>,
}
keyed!(Unaccompanied, "looked_after.unaccompanied", sealed: false,
    key: |_| String::new(), from: |_| None, to: |u| u.ceased);

/// A return spoke of what already stood: which keys, and in which year's return. It keeps which
/// returns told of a thing right whatever order they are read in, and changes nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The collection year of the return.
    pub year: CollectionYear,
    /// Kind and natural key of each fact confirmed.
    pub keys: Vec<(String, String)>,
}
impl Content for Confirmed {
    const KIND: &'static str = "looked_after.confirmed";
    const VERSION: u16 = 1;
}

/// What stood at a key no longer stands: a worker found it should never have been said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The kind of the fact.
    pub kind: String,
    /// Its natural key.
    pub key: String,
}
impl Content for Withdrawn {
    const KIND: &'static str = "looked_after.withdrawn";
    const VERSION: u16 = 1;
}
