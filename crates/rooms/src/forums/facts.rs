//! What can be said of a forum.

use care::Date;
use care::ids::{FactId, OrganisationId};
use record::Content;
use serde::{Deserialize, Serialize};

listed! {
    /// Who meets.
    ForumKind {
        /// Young people.
        YoungPeople = "young_people", "Young people";
        /// Registered managers of homes.
        Managers = "managers", "Registered managers";
        /// Providers.
        Providers = "providers", "Providers";
        /// Foster carers.
        Carers = "carers", "Foster carers";
        /// Our own people.
        Staff = "staff", "Our staff and managers";
        /// The board of a programme.
        Board = "board", "A programme board";
    }
    /// What became of what was said.
    WeDidKind {
        /// Done.
        Done = "done", "We did it";
        /// On the way, with a day.
        Doing = "doing", "We are doing it";
        /// Not possible, with a reason.
        Cannot = "cannot", "We cannot, because …";
    }
}

/// A forum. Its subject is the forum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forum {
    /// What it is called: by those who meet, when they are young people.
    pub name: String,
    /// Who meets.
    pub kind: ForumKind,
    /// How often: "every fortnight".
    pub how_often: String,
    /// What it is for.
    pub purpose: String,
}
impl Content for Forum {
    const KIND: &'static str = "forums.forum";
    const VERSION: u16 = 1;
}

/// A time they met, or will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// What it was about.
    pub about_what: String,
    /// How many young people came: a count, never names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub young_people: Option<u16>,
    /// How many others came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<u16>,
    /// Which providers or organisations came.
    #[serde(default)]
    pub organisations: Vec<OrganisationId>,
    /// Of all who came, how many for the first time: so that people reached are counted once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_time: Option<u16>,
}
impl Content for Session {
    const KIND: &'static str = "forums.session";
    const VERSION: u16 = 1;
}

/// Something agreed, with its owner and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Date,
}
impl Content for Agreed {
    const KIND: &'static str = "forums.agreed";
    const VERSION: u16 = 1;
}

/// Something agreed that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedDone {
    /// What was agreed.
    pub about: FactId,
    /// The day.
    pub on: Date,
    /// How it went.
    pub how: String,
}
impl Content for AgreedDone {
    const KIND: &'static str = "forums.agreed_done";
    const VERSION: u16 = 1;
}

/// Good practice, shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeNote {
    /// In a line.
    pub title: String,
    /// What works, and how others could do it.
    pub words: String,
    /// From whom: a home, a team.
    pub from: String,
}
impl Content for PracticeNote {
    const KIND: &'static str = "forums.practice_note";
    const VERSION: u16 = 1;
}

/// What they said to us: their words, never rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YouSaid {
    /// The day.
    pub on: Date,
    /// The words.
    pub words: String,
}
impl Content for YouSaid {
    const KIND: &'static str = "forums.you_said";
    const VERSION: u16 = 1;
}

/// What we did about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeDid {
    /// About what was said.
    pub about: FactId,
    /// The day they were told.
    pub on: Date,
    /// What became of it.
    pub kind: WeDidKind,
    /// In words they would use.
    pub words: String,
}
impl Content for WeDid {
    const KIND: &'static str = "forums.we_did";
    const VERSION: u16 = 1;
}
