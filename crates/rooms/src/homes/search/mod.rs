//! A search for a home for one young person: what is asked for, who was approached and what they
//! answered, what was decided. One search at a time for each young person.

pub(super) mod approach_pages;
mod clocks;
pub(super) mod clocks_page;
pub(super) mod compare_page;
pub(super) mod desk_page;
pub(super) mod form_pages;
mod kept;
pub(super) mod lay;
mod now;
pub(super) mod pages;
mod past;
mod shown_pages;
pub(super) mod table_page;
pub(super) mod together_page;

pub(super) use kept::apply;
pub use kept::{
    Approached, KeptSearch, Said, approaches, end_search, open_approaches, open_search,
    open_searches, say_approach, say_search, say_word,
};
pub use lay::{Laid, lay, who_lives_where};
pub use now::{NowLine, searching_now};
pub use past::{Searched, searches_made};
pub(super) use shown_pages::open_matters;

use super::words::{Answer, Must, Need, Reply, Travel, Word};
use crate::plans::StepToFamily;
use care::ids::HomeId;
use care::{Date, Postcode};
use record::Content;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked for. The three texts that make a referral honest are compulsory. It says where a
/// young person may not be, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Which search.
    pub id: Uuid,
    /// The first night a home is needed.
    pub needed_by: Date,
    /// The first day it is no longer needed, for a stay of a known length.
    pub until: Option<Date>,
    /// Why a home is needed, in plain words.
    pub because: String,
    /// What has been hard.
    pub hard: String,
    /// What helps.
    pub helps: String,
    /// What we do not know.
    pub unknown: String,
    /// What they wish for, in their words and their order.
    pub wishes: Vec<String>,
    /// What a home must have.
    pub musts: Vec<Must>,
    /// What their care is for; `None` is not known, empty nothing particular.
    pub needs: Option<Vec<Need>>,
    /// Whether staying where they are could work, as those who live there say.
    pub staying: Option<(Reply, String)>,
    /// Whether going home could work, as the family says.
    pub family: Option<(Reply, String)>,
    /// Whether an assessment found that it would be safe.
    pub safe_at_home: Option<bool>,
    /// Where they may not be: within so many miles of a postcode, on whose word.
    pub keep_away: Option<(Postcode, u16, Word)>,
    /// How they travel.
    pub travel: Travel,
    /// The day this was said.
    pub on: Date,
    /// Who says it.
    pub by: String,
}
impl Content for Search {
    const KIND: &'static str = "homes.search";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A search has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchEnded {
    /// Which.
    pub search: Uuid,
    /// The day.
    pub on: Date,
    /// Why, in plain words.
    pub why: String,
}
impl Content for SearchEnded {
    const KIND: &'static str = "homes.search_ended";
    const VERSION: u16 = 1;
}

/// One home was asked about one young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approach {
    /// Which approach.
    pub id: Uuid,
    /// In which search.
    pub search: Uuid,
    /// Which home.
    pub home: HomeId,
    /// Why this home: what was written to them.
    pub why_you: String,
    /// Asked of a residential home: how and by when they get from there to a family, said by somebody
    /// who may not write in the plan. Not sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepToFamily>,
}
impl Content for Approach {
    const KIND: &'static str = "homes.approach";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Something said in an approach: theirs with an answer, ours without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// In which approach.
    pub approach: Uuid,
    /// Their answer; `None` when it is we who spoke.
    pub answer: Option<Answer>,
    /// Who said it.
    pub who: String,
    /// What they said.
    pub words: String,
}
impl Content for Spoken {
    const KIND: &'static str = "homes.spoken";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}
