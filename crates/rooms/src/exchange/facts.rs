//! What can be said: in the council's record, of what left and what must not; in the exchange store,
//! of what was released, opened and answered.

use super::gate::{Leave, Reader};
use super::invoices::PortalMoney;
use super::pack::{Pack, Quote};
use crate::homes::Answer;
use crate::workshops::Stage;
use care::Date;
use care::ids::{HomeId, OrganisationId};
use record::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

content! {
    Sent = "exchange.sent", sealed: true;
    AnswerTaken = "exchange.answer_taken";
    Guard = "exchange.guard", sealed: true;
    GuardLifted = "exchange.guard_lifted";
    Letter = "exchange.letter", sealed: true;
    Released = "exchange.released", sealed: true;
    Standing = "exchange.standing";
    Opened = "exchange.opened";
    Answered = "exchange.answered", sealed: true;
    Published = "exchange.published", sealed: true;
    TableLink = "exchange.table_link";
    TableOpened = "exchange.table_opened";
    BedsSaid = "exchange.beds_said", sealed: true;
    WorkshopSaid = "exchange.workshop_said", sealed: true;
}

// --- in the council's record --------------------------------------------------------------------

/// A referral left for one home: all of it, as it left, and what an officer let through and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Which release.
    pub release: Uuid,
    /// For which approach.
    pub approach: Uuid,
    /// Which version of it, counted from one.
    pub version: u16,
    /// Which of its links this is: a new one is made when an old one is lost or was passed on.
    pub turn: u16,
    /// Until when the link works.
    pub expires: Timestamp,
    /// What an officer let through, and why.
    pub leave: Vec<Leave>,
    /// What left.
    pub pack: Pack,
}

/// What a home answered through the exchange was written into the approach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTaken {
    /// Which answer.
    pub answer: Uuid,
    /// To which approach.
    pub approach: Uuid,
}

/// Something must not get out: to nobody, or not to some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// The words that must not get out: an address, a number, a name. Empty when it is only where
    /// they live.
    pub words: String,
    /// Whether every address they live or lived at must not get out either.
    pub whereabouts: bool,
    /// From whom it is kept; empty is everybody outside the council.
    pub from: Vec<Reader>,
    /// Why, in plain words.
    pub why: String,
}

impl Guard {
    /// Whether it is kept from a reader.
    pub fn keeps_from(&self, reader: Reader) -> bool {
        self.from.is_empty() && reader != Reader::YoungPerson || self.from.contains(&reader)
    }
}

/// What was guarded may get out again. The fact that guarded it is what this one supersedes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardLifted {}

/// A letter or a notice left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// About which booking.
    pub booking: Uuid,
    /// To whom.
    pub to: Reader,
    /// Their name as it stands on the letter.
    pub name: String,
    /// The whole letter, as it left.
    pub text: String,
    /// The day it left.
    pub on: Date,
    /// How: by post, by hand.
    pub how: String,
    /// What an officer let through, and why.
    pub leave: Vec<Leave>,
}

// --- in the exchange store ----------------------------------------------------------------------

/// A referral is released to a home. About the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// For which approach: what the council knows it by.
    pub approach: Uuid,
    /// Which home may read it.
    pub home: HomeId,
    /// Whose home that is.
    pub provider: OrganisationId,
    /// The hash of the link's token.
    pub token: String,
    /// Which version of it.
    pub version: u16,
    /// Until when the link works.
    pub expires: Timestamp,
    /// What they read.
    pub pack: Pack,
}

choices! {
    /// How a release stands.
    State {
        /// It may be read.
        Open = "open", "Open";
        /// An officer closed the link.
        Revoked = "revoked", "Closed by us";
        /// The search has ended.
        Withdrawn = "withdrawn", "The search has ended";
    }
    /// Why not this time.
    Declined {
        /// No bed.
        NoBed = "no_bed", "We have no bed free then";
        /// Those who live there.
        Residents = "residents", "It would not be right with those who live here now";
        /// Staff.
        Staff = "staff", "We do not have the people for it just now";
        /// What they can do.
        Skills = "skills", "We could not give what they need";
        /// Where.
        Place = "place", "We are too far from their school and people";
        /// Notice.
        Notice = "notice", "It is too soon for us to do well";
        /// Not told enough.
        NotToldEnough = "not_told_enough", "We were not told enough to say yes";
        /// Another reason.
        Other = "other", "Another reason";
    }
}

/// How a release stands from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// How.
    pub state: State,
    /// The hash of the link's token, from now on.
    pub token: String,
    /// Until when the link works, from now on.
    pub expires: Timestamp,
}

/// A release was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Which version was seen.
    pub version: u16,
    /// By the link, or by whom in the portal.
    pub who: String,
}

/// A home answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which answer: a second press of the button says nothing twice.
    pub id: Uuid,
    /// What.
    pub answer: Answer,
    /// Why not, when it is not this time.
    pub reason: Option<Declined>,
    /// Who says so.
    pub who: String,
    /// What else they say.
    pub words: String,
}

impl Answered {
    /// In a sentence, as it goes into the record.
    pub fn in_words(&self) -> String {
        let reason = self.reason.map(Declined::words).unwrap_or_default();
        match (reason.is_empty(), self.words.is_empty()) {
            (false, false) => format!("{reason}. {}", self.words),
            (false, true) => format!("{reason}."),
            (true, false) => self.words.clone(),
            (true, true) => self.answer.words().to_owned(),
        }
    }
}

/// A free bed of a home, as the council has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalHome {
    /// Which home.
    pub home: HomeId,
    /// What it is called.
    pub name: String,
    /// Free beds, who said so and when.
    pub free: Option<(u16, String, Date)>,
    /// Papers we owe them: what, and by when.
    pub papers: Vec<(String, Date)>,
}

/// One line of the table of whom we search for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NowRow {
    /// Reference.
    pub reference: String,
    /// Band of ages.
    pub age: String,
    /// The first night a home is needed.
    pub needed_by: Date,
    /// Something they are good at.
    pub strength: String,
    /// What a home must have.
    pub musts: String,
    /// Brothers or sisters.
    pub siblings: String,
    /// Where we are.
    pub status: String,
}

/// What providers may see beside what was released to them; replaced as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Published {
    /// The table of whom we search for.
    Now(Vec<NowRow>),
    /// One provider: its name, its homes, whom to ring here.
    Provider {
        /// Which.
        id: OrganisationId,
        /// What it is called.
        name: String,
        /// Who keeps in touch with it here.
        relationship: String,
        /// Its homes.
        homes: Vec<PortalHome>,
    },
    /// What one provider sees of money.
    Money {
        /// Which.
        id: OrganisationId,
        /// Its invoices and placements.
        money: PortalMoney,
    },
    /// The workshops that somebody without an account may join with the code.
    Workshops(Vec<OpenWorkshop>),
    /// What matters to those whom one provider looks after.
    Matters {
        /// Which provider.
        provider: OrganisationId,
        /// Each of them, those of one home together.
        all: Vec<LivesThere>,
    },
}

/// Somebody whom a provider looks after, without a name: which home, since when, and what matters to
/// them as far as it passed the gate for a home that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LivesThere {
    /// Which home.
    pub home: HomeId,
    /// How old they are.
    pub age: Option<u8>,
    /// The first night.
    pub from: Date,
    /// The first night no longer, when it is known.
    pub until: Option<Date>,
    /// What they are good at, hope for, what matters and what helps: about what, and the words.
    pub said: Vec<(String, Quote)>,
    /// How many things somebody said were left out, because they name somebody or somewhere.
    pub left_out: u16,
}

/// A workshop as somebody without an account may know it: a question, and not whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWorkshop {
    /// Which.
    pub id: Uuid,
    /// The hash of its code.
    pub code: String,
    /// The day on which the code works.
    pub on: Date,
    /// The question of the moment.
    pub stage: Stage,
}

/// Somebody without an account added something to a workshop. About the workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkshopSaid {
    /// Which saying: a second press says nothing twice.
    pub id: Uuid,
    /// In which workshop.
    pub workshop: Uuid,
    /// The name they gave.
    pub name: String,
    /// What they added.
    pub text: String,
    /// The day.
    pub on: Date,
}

/// A link to the table of whom we search for, for one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLink {
    /// For whom.
    pub provider: OrganisationId,
    /// What they are called.
    pub name: String,
    /// The hash of its token.
    pub token: String,
    /// Until when it works.
    pub expires: Timestamp,
    /// Whether an officer closed it.
    pub closed: bool,
}

/// The table was opened by a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableOpened {}

/// A provider says how many beds are free. About the home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BedsSaid {
    /// Which saying: a second press says nothing twice.
    pub id: Uuid,
    /// Whose home.
    pub provider: OrganisationId,
    /// Which home.
    pub home: HomeId,
    /// Free beds.
    pub free: u16,
    /// From which day.
    pub from: Option<Date>,
    /// Who says so.
    pub who: String,
    /// What else.
    pub note: Option<String>,
    /// The day.
    pub on: Date,
}
