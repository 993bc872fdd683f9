//! What a measure needs to know of a child: plain typed values, filled by whoever holds the record.
//!
//! A field that is not known is `None`. Nothing here guesses: a measure says, child by child,
//! whether the answer is yes, no or not known.

use care::codes::{
    Absence, Accommodation, Activity, CategoryOfNeed, Ethnicity, InTouch, LegalStatus,
    PlacementProvider, PlacementType, ReasonEpisodeCeased, ReasonNewEpisode, ReasonPlacementChange,
    ReviewParticipation, Sex,
};
use care::ids::SubjectId;
use care::{Age, Authority, CollectionYear, Date, Miles, Period, Postcode, PostcodeTable};

/// All that the return says about one child, over all years held.
///
/// Lists may come in any order and are sorted by [`crate::Borough::new`].
#[derive(Clone, PartialEq, Debug)]
pub struct ChildHistory {
    /// Who.
    pub id: SubjectId,
    /// Date of birth.
    pub born: Option<Date>,
    /// Sex as returned.
    pub sex: Option<Sex>,
    /// Ethnicity as returned.
    pub ethnicity: Option<Ethnicity>,
    /// Present when the child is, or was, an unaccompanied asylum-seeking child.
    pub unaccompanied: Option<Unaccompanied>,
    /// Episodes of care.
    pub episodes: Vec<Episode>,
    /// Times missing or away.
    pub missing: Vec<Missing>,
    /// Reviews held.
    pub reviews: Vec<Review>,
    /// One row for each collection year in which the health questions (OC2) were answered.
    pub health: Vec<HealthYear>,
    /// One row for each collection year in which the leaving-care questions (OC3) were answered.
    pub leaving: Vec<LeavingYear>,
    /// Social workers, each with the days they held the case.
    pub workers: Vec<WorkerSpan>,
    /// Decisions that adoption is best for the child, and what came of them.
    pub adoption: Vec<AdoptionDecision>,
}

impl ChildHistory {
    /// A child of whom nothing is known yet but who they are.
    pub fn new(id: SubjectId) -> Self {
        Self {
            id,
            born: None,
            sex: None,
            ethnicity: None,
            unaccompanied: None,
            episodes: Vec::new(),
            missing: Vec::new(),
            reviews: Vec::new(),
            health: Vec::new(),
            leaving: Vec::new(),
            workers: Vec::new(),
            adoption: Vec::new(),
        }
    }

    /// Age in completed years, when the date of birth is known and past.
    pub fn age(&self, on: Date) -> Option<u8> {
        self.born
            .and_then(|born| Age::on(born, on))
            .map(|age| age.0)
    }

    /// Whether the child still had the status of an unaccompanied asylum-seeking child on a day.
    /// The return does not say when the status began: once in the table, it holds until it ceased.
    pub fn unaccompanied_on(&self, day: Date) -> bool {
        self.unaccompanied
            .is_some_and(|status| status.ceased.is_none_or(|ceased| day < ceased))
    }
}

/// Unaccompanied asylum-seeking status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unaccompanied {
    /// The day the status ceased (`DUC`), often the eighteenth birthday; may lie ahead.
    pub ceased: Option<Date>,
}

/// One episode: a time during which neither the legal status nor the placement changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Episode {
    /// `DECOM` to `DEC`; the last day is not inside (the next episode begins on it).
    pub period: Period,
    /// `LS`.
    pub legal: Option<LegalStatus>,
    /// `CIN`.
    pub need: Option<CategoryOfNeed>,
    /// `PLACE`.
    pub place: Option<PlacementType>,
    /// `PLACE_PROVIDER`.
    pub provider: Option<PlacementProvider>,
    /// `RNE`: why this episode began.
    pub began: Option<ReasonNewEpisode>,
    /// `REC`: why it ended.
    pub ceased: Option<ReasonEpisodeCeased>,
    /// `REASON_PLACE_CHANGE`: why the placement ended.
    pub moved: Option<ReasonPlacementChange>,
    /// `HOME_POST`: where the child lived on entering care.
    pub home: Option<Postcode>,
    /// `PL_POST`: where the child was placed.
    pub placed: Option<Postcode>,
    /// `URN` of the home or agency.
    pub urn: Option<Box<str>>,
    /// The authority the placement lies in; `None` is not known.
    pub authority: Option<Authority>,
    /// Miles from home to placement; `None` is not known.
    pub miles: Option<Miles>,
}

impl Episode {
    /// An episode of which only the days are known.
    pub const fn new(period: Period) -> Self {
        Self {
            period,
            legal: None,
            need: None,
            place: None,
            provider: None,
            began: None,
            ceased: None,
            moved: None,
            home: None,
            placed: None,
            urn: None,
            authority: None,
            miles: None,
        }
    }

    /// Fills the placement's authority and the distance from home out of the two postcodes. What
    /// the table does not hold stays not known.
    pub fn locate(&mut self, table: &PostcodeTable) {
        let home = self.home.and_then(|postcode| table.locate(postcode));
        let placed = self.placed.and_then(|postcode| table.locate(postcode));
        self.authority = placed.map(|place| place.authority);
        self.miles = match (home, placed) {
            (Some(home), Some(placed)) => Some(home.grid.miles_to(placed.grid)),
            _ => None,
        };
    }
}

/// A time missing from care, or away from placement without authorisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Missing {
    /// `MISSING`: M or A.
    pub kind: Option<Absence>,
    /// `MIS_START` to `MIS_END`.
    pub period: Period,
}

/// A review of the child's case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Review {
    /// `REVIEW`.
    pub held: Date,
    /// `REVIEW_CODE`: how the child took part.
    pub part: Option<ReviewParticipation>,
}

/// The health questions (OC2) of one collection year. `None` is "not answered".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HealthYear {
    /// Which year's return.
    pub year: CollectionYear,
    /// `SDQ_SCORE`, 0 to 40.
    pub sdq: Option<u8>,
    /// `CONVICTED`: convicted, or a youth caution or conditional caution, in the year.
    pub convicted: Option<bool>,
    /// `HEALTH_CHECK`: development assessment up to date (children under 5).
    pub development: Option<bool>,
    /// `IMMUNISATIONS`: up to date.
    pub immunisations: Option<bool>,
    /// `TEETH_CHECK`: seen by a dentist in the year.
    pub teeth: Option<bool>,
    /// `HEALTH_ASSESSMENT`: had the year's health assessment (two when under 5).
    pub assessment: Option<bool>,
    /// `SUBSTANCE_MISUSE`: identified as having a problem.
    pub substance: Option<bool>,
    /// `INTERVENTION_RECEIVED`.
    pub intervention_received: Option<bool>,
    /// `INTERVENTION_OFFERED` (and refused).
    pub intervention_offered: Option<bool>,
}

impl HealthYear {
    /// A year in which nothing was answered yet.
    pub const fn new(year: CollectionYear) -> Self {
        Self {
            year,
            sdq: None,
            convicted: None,
            development: None,
            immunisations: None,
            teeth: None,
            assessment: None,
            substance: None,
            intervention_received: None,
            intervention_offered: None,
        }
    }
}

/// The leaving-care questions (OC3) of one collection year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeavingYear {
    /// Which year's return.
    pub year: CollectionYear,
    /// `IN_TOUCH`.
    pub in_touch: Option<InTouch>,
    /// `ACTIV`: main activity.
    pub activity: Option<Activity>,
    /// `ACCOM`: where they live and whether it is suitable.
    pub accommodation: Option<Accommodation>,
}

/// The days on which one social worker held the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkerSpan {
    /// `SW_ID`: who, as the council numbers them.
    pub worker: Box<str>,
    /// `SW_DECOM` to `SW_DEC`.
    pub period: Period,
}

/// A decision that a child should be placed for adoption.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AdoptionDecision {
    /// `DATE_PLACED`: when the decision was made.
    pub decided: Option<Date>,
    /// `DATE_PLACED_CEASED`: when it was reversed, if it was.
    pub reversed: Option<Date>,
    /// `DATE_MATCH`: when a match was agreed.
    pub matched: Option<Date>,
}
