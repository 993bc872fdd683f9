//! What a home offers, each thing with source and date.

use crate::said::{Known, Said};
use crate::vocabulary::{Ages, Category, Feature, Sexes};
use care::ids::{HomeId, SubjectId, YoungPersonId};
use care::{Authority, Date, Location, Pence, Period};
use std::sync::Arc;

/// What kind of home.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Relatives, friends or others connected to the young person.
    ConnectedPerson,
    /// The council's own foster carers.
    OurFosterCarers,
    /// Foster carers of an independent agency.
    AgencyFosterCarers,
    /// A children's home.
    ChildrensHome,
    /// A secure children's home.
    SecureHome,
    /// Supported accommodation, supported lodgings among it.
    SupportedAccommodation,
    /// A residential school.
    ResidentialSchool,
    /// A home of their own or shared, to move on to after care.
    MoveOnHome,
}

impl Kind {
    /// Every kind, in the order pages offer them.
    pub const ALL: [Self; 8] = [
        Self::ConnectedPerson,
        Self::OurFosterCarers,
        Self::AgencyFosterCarers,
        Self::ChildrensHome,
        Self::SecureHome,
        Self::SupportedAccommodation,
        Self::ResidentialSchool,
        Self::MoveOnHome,
    ];
    /// In words, with its article: "a children's home".
    pub const fn words(self) -> &'static str {
        match self {
            Self::ConnectedPerson => "a home with somebody they know",
            Self::OurFosterCarers => "a foster home of the council's own carers",
            Self::AgencyFosterCarers => "a foster home of an agency's carers",
            Self::ChildrensHome => "a children's home",
            Self::SecureHome => "a secure children's home",
            Self::SupportedAccommodation => "supported accommodation",
            Self::ResidentialSchool => "a residential school",
            Self::MoveOnHome => "a home to move on to",
        }
    }
    /// With foster carers, connected people among them.
    pub const fn is_family(self) -> bool {
        matches!(
            self,
            Self::ConnectedPerson | Self::OurFosterCarers | Self::AgencyFosterCarers
        )
    }
    /// Must be registered, and says in a statement whom it is for.
    pub const fn is_registered(self) -> bool {
        matches!(
            self,
            Self::ChildrensHome
                | Self::SecureHome
                | Self::SupportedAccommodation
                | Self::ResidentialSchool
        )
    }
}

/// A home, and everything the search knows of it.
#[derive(Clone, Debug)]
pub struct Home {
    /// Which.
    pub id: HomeId,
    /// How sentences call it, in the singular: "Elm House", "Sam and Jo's home". Never an address.
    pub name: Arc<str>,
    /// Who runs it, or the fostering service.
    pub provider: Arc<str>,
    /// What kind.
    pub kind: Kind,
    /// Where.
    pub place: Said<Location>,
    /// Its registration, for kinds that have one.
    pub registration: Said<Registration>,
    /// Ages in its registration or statement of purpose.
    pub ages: Said<Ages>,
    /// Whom it takes by sex, in its registration or statement of purpose.
    pub sexes: Said<Sexes>,
    /// What its care is for.
    pub categories: Said<Vec<Category>>,
    /// Approval of the carers and its terms, for family homes.
    pub approval: Said<Approval>,
    /// Beds and who is in them.
    pub beds: Beds,
    /// Days' notice it needs before somebody moves in.
    pub notice: Said<u16>,
    /// On what terms the council may use it.
    pub agreement: Said<Agreement>,
    /// What it has and has not, as far as somebody said.
    pub features: Vec<Known<Offered>>,
    /// Everyone known to live, work or often be there, young residents aside.
    pub people: Said<Vec<SubjectId>>,
    /// Young people somebody there already knows well.
    pub knows: Vec<Known<YoungPersonId>>,
    /// The regulator's last judgement; dated by the inspection.
    pub grade: Said<Grade>,
    /// Young people with similar needs who lived there, and how many stayed as long as planned.
    pub record: Said<TrackRecord>,
    /// What young inspectors found, in their words.
    pub young_inspectors: Said<Arc<str>>,
    /// What is known of the area that bears on safety: good or bad, in words.
    pub area: Said<AreaNote>,
    /// Whether somebody may visit before they decide.
    pub visit_first: Said<bool>,
    /// Weekly price. Shown last.
    pub weekly_price: Said<Pence>,
}

impl Home {
    /// A home of which nothing is known but what and who it is.
    pub fn new(id: HomeId, name: impl Into<Arc<str>>, kind: Kind) -> Self {
        Self {
            id,
            name: name.into(),
            provider: "".into(),
            kind,
            place: Said::NotKnown,
            registration: Said::NotKnown,
            ages: Said::NotKnown,
            sexes: Said::NotKnown,
            categories: Said::NotKnown,
            approval: Said::NotKnown,
            beds: Beds::default(),
            notice: Said::NotKnown,
            agreement: Said::NotKnown,
            features: Vec::new(),
            people: Said::NotKnown,
            knows: Vec::new(),
            grade: Said::NotKnown,
            record: Said::NotKnown,
            young_inspectors: Said::NotKnown,
            area: Said::NotKnown,
            visit_first: Said::NotKnown,
            weekly_price: Said::NotKnown,
        }
    }
    /// What was last said of a feature of the home.
    pub fn feature(&self, feature: &Feature) -> Option<&Known<Offered>> {
        last_said(&self.features, feature)
    }
}

/// The newest word on a feature. On one day, "has not" stands before "has": when two people
/// disagree the search must not promise.
pub(crate) fn last_said<'a>(
    all: &'a [Known<Offered>],
    feature: &Feature,
) -> Option<&'a Known<Offered>> {
    all.iter()
        .filter(|known| known.value.feature == *feature)
        .max_by(|a, b| (a.on, !a.value.there, &a.source).cmp(&(b.on, !b.value.there, &b.source)))
}

/// A feature that a home or bed has, or has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offered {
    /// What.
    pub feature: Feature,
    /// Whether it is there.
    pub there: bool,
}

/// The state of a registration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Registration {
    /// Registered and active.
    Registered,
    /// Applied for, not yet granted.
    AppliedFor,
    /// Suspended.
    Suspended,
    /// Cancelled, resigned or refused.
    Ended,
    /// Never registered.
    Never,
}

/// Approval to foster, and its terms. A term that is `None` was not set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approval {
    /// How far it has come.
    pub state: ApprovalState,
    /// How many children at most.
    pub places: Option<u16>,
    /// Their ages.
    pub ages: Option<Ages>,
    /// Their sex.
    pub sexes: Option<Sexes>,
    /// Only these children, by name.
    pub only: Option<Vec<YoungPersonId>>,
    /// Children named in an exemption from the usual fostering limit of three.
    pub exempt: Vec<YoungPersonId>,
}

/// How far an approval has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ApprovalState {
    /// Approved.
    Approved,
    /// Approved for a time as a connected person, to this day.
    TemporaryUntil(Date),
    /// Being assessed, or not yet asked.
    NotYet,
    /// Ended or refused.
    Ended,
}

/// Beds of a home and who is in them.
#[derive(Clone, Default, Debug)]
pub struct Beds {
    /// Places registered, approved or built.
    pub places: Said<u16>,
    /// Nights on which a place cannot be had: somebody lives there, is booked, or it is out of
    /// service. Of places that are not listed one by one in `each`.
    pub taken: Vec<Taken>,
    /// Whether `taken` (and that of `each`) holds everybody: so for our own homes and for those that
    /// keep their calendar with us. Otherwise a free place is only known when somebody says so.
    pub complete: bool,
    /// Free places as the home last said.
    pub vacancies: Said<u16>,
    /// Beds one by one, for homes that keep them so. Then `places` may be left out.
    pub each: Vec<Bed>,
}

/// One bed.
#[derive(Clone, Debug)]
pub struct Bed {
    /// How the home calls it: "room 2".
    pub name: Arc<str>,
    /// Who says that there is such a bed, and when.
    pub said: Known<()>,
    /// What this bed has or has not, beside what the home has.
    pub features: Vec<Known<Offered>>,
    /// Nights on which it cannot be had.
    pub taken: Vec<Taken>,
}

/// Nights on which a place cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// Which nights.
    pub nights: Period,
    /// Why.
    pub by: TakenBy,
    /// Who says so and when.
    pub said: Known<()>,
}

/// Why a place cannot be had.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TakenBy {
    /// Somebody lives there or will.
    Booked(Option<YoungPersonId>),
    /// Held while a decision is taken.
    Held(Option<YoungPersonId>),
    /// Out of service.
    OutOfService,
}

/// On what terms a council may use a home.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Agreement {
    /// Agreed move by move.
    Spot,
    /// Places bought in advance by a council; others may still ask.
    Block(Authority),
    /// For one council's young people only.
    Exclusive(Authority),
    /// The council's own.
    Own(Authority),
}

/// The regulator's judgement, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement to be good.
    RequiresImprovement,
    /// Inadequate.
    Inadequate,
    /// Registered and not yet inspected.
    NotYetInspected,
}

impl Grade {
    /// The regulator's word.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Good => "good",
            Self::RequiresImprovement => "requires improvement",
            Self::Inadequate => "inadequate",
            Self::NotYetInspected => "not yet inspected",
        }
    }
}

/// How earlier young people with similar needs fared: counts, never a rate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TrackRecord {
    /// Young people with similar needs who lived there.
    pub lived: u16,
    /// Of them, those who stayed as long as planned.
    pub as_planned: u16,
}

/// What is known of an area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaNote {
    /// Whether it speaks for living there.
    pub good: bool,
    /// In words.
    pub words: Arc<str>,
}
