//! One child's story, as it happened: before any return cuts it into years.

use crate::calendar::Day;
use crate::places::{Address, Band};
use care::codes::{
    Absence as Gone, AdopterCount, AdopterLegalStatus, AdopterSex, CategoryOfNeed, Ethnicity,
    LegalStatus, PermanenceOption, PlacementProvider, PlacementType, ReasonEpisodeCeased,
    ReasonNoLongerPlaced, ReasonPlacementChange, ReviewParticipation,
};

mod adoption;
mod arrival;
mod away;
mod choice;
mod law;
mod living;
pub(crate) mod spell;

/// A child and everything that happened to them in care.
pub(crate) struct Life {
    /// Which family: brothers and sisters share it.
    pub group: u32,
    /// The council's number for the child.
    pub number: u32,
    pub boy: bool,
    pub born: Day,
    pub ethnic: Ethnicity,
    /// Came to the country alone and asked for asylum.
    pub uasc: bool,
    /// Only short breaks (legal status V3 or V4): never counted as looked after in the figures.
    pub short_breaks: bool,
    pub need: CategoryOfNeed,
    pub home: Address,
    /// Day the child's own first baby was born.
    pub baby: Option<Day>,
    pub spells: Vec<Spell>,
    /// How the child tends to take part in reviews: 0 speaks up, 1 sends word, 2 stays away.
    pub voice: u8,
}

/// One unbroken period of being looked after.
pub(crate) struct Spell {
    pub from: Day,
    /// The last day and why it ended. Always known: the story is told to its end, and a return
    /// shows only what had happened by then.
    pub until: Day,
    pub why: ReasonEpisodeCeased,
    /// Legal status from a day on, oldest first. The first is on `from`.
    pub law: Vec<(Day, LegalStatus)>,
    pub stays: Vec<Stay>,
    pub slots: Vec<Slot>,
    pub before: PreviousPermanence,
    pub adoption: Option<Adoption>,
    pub reviews: Vec<(Day, ReviewParticipation)>,
    pub missing: Vec<Absence>,
    pub liberty: Vec<(Day, Day)>,
}

/// A stretch of living in one place under one placement code.
#[derive(Clone, Debug)]
pub(crate) struct Stay {
    pub from: Day,
    pub until: Day,
    pub place: PlacementType,
    /// Which of the spell's slots the child lives in.
    pub slot: u16,
    /// The same carers as in the stay before: only the placement code changed.
    pub same_carers: bool,
    /// Why it ended (`REASON_PLACE_CHANGE`); blank around temporary moves.
    pub reason: Option<ReasonPlacementChange>,
    /// A temporary move: no provider, no register number, and the child comes back.
    pub away: Option<Address>,
}

/// A place to live that a stay needs, found by `supply` once every story is told.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub kind: Kind,
    pub provider: PlacementProvider,
    pub band: Band,
    pub from: Day,
    pub until: Day,
    /// Brothers and sisters who move on the same day try for the same home.
    pub together: bool,
    /// Filled in by `supply`.
    pub home: Option<u32>,
}

/// Kinds of home.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The council's own foster carers.
    Foster,
    /// A relative or friend approved as foster carer for this family.
    Kin,
    /// A foster family of an independent agency.
    Agency,
    Home,
    Secure,
    Supported,
    Parent,
    Adopter,
    School,
    FamilyCentre,
    Hospital,
    CareHome,
    Custody,
    /// Not a registered place.
    Other,
}

/// What a child had before they came into care.
#[derive(Clone, Copy)]
pub(crate) struct PreviousPermanence {
    pub code: PermanenceOption,
    /// Day of the order, and DfE's number of the authority that arranged it.
    pub order: Option<(Day, &'static str)>,
}

/// A decision that a child should be placed for adoption, and what came of it.
#[derive(Clone)]
pub(crate) struct Adoption {
    pub decided: Day,
    /// Matched with adopters, and placed with them.
    pub matched: Option<Day>,
    pub adopters: (AdopterCount, AdopterSex, AdopterLegalStatus),
    /// The decision was taken back.
    pub ended: Option<(Day, ReasonNoLongerPlaced)>,
}

/// Missing (`M`), or away without permission (`A`).
#[derive(Clone, Copy)]
pub(crate) struct Absence {
    pub kind: Gone,
    pub from: Day,
    pub until: Day,
}

impl Spell {
    /// Legal status on a day inside.
    pub fn law_on(&self, day: Day) -> LegalStatus {
        self.law
            .iter()
            .rev()
            .find(|l| l.0 <= day)
            .map_or(self.law[0].1, |l| l.1)
    }
    /// Whether a day lies inside.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day < self.until
    }
}

impl Life {
    /// Whether the child is looked after on a day.
    pub fn looked_after_on(&self, day: Day) -> bool {
        self.spells.iter().any(|s| s.contains(day))
    }
}
