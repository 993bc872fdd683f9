//! The hard-to-place meeting: whom we have searched for longest, or whom many homes declined, talked
//! about with providers in one room. Its agenda builds itself; what is put before providers is what
//! they need to know, for a time.

use super::kept::{Kept, all, middle};
use crate::homes::{Answer, KeptSearch, open_approaches, open_searches};
use care::Date;
use care::dates::days_between;
use care::ids::{FactId, OrganisationId, YoungPersonId};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Days of searching after which somebody stands on the agenda, unless a meeting says otherwise.
pub const DAYS: i64 = 14;
/// Homes that declined after which somebody stands on the agenda, unless a meeting says otherwise.
pub const DECLINES: i64 = 2;

/// A meeting. Its subject is the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HardMeeting {
    /// The day.
    pub on: Date,
    /// Where and at what time.
    pub place: String,
    /// Which providers are asked.
    pub invited: Vec<OrganisationId>,
    /// Days of searching that put somebody on it.
    pub days: i64,
    /// Declines that put somebody on it.
    pub declines: i64,
    /// The last day on which the sheet can be read.
    pub sheet_until: Date,
    /// Whom it is about, with the days of searching before it.
    pub about_whom: Vec<(YoungPersonId, i32)>,
}
impl Content for HardMeeting {
    const KIND: &'static str = "partners.hard_meeting";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

listed! {
    /// What came of talking about somebody.
    HardKind {
        /// An offer.
        Offer = "offer", "An offer: they would like to meet them";
        /// An idea.
        Idea = "idea", "An idea";
        /// A question to answer first.
        Question = "question", "A question to answer first";
    }
}

/// An offer or idea for a young person. Its subject is the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HardSaid {
    /// In which meeting.
    pub about: FactId,
    /// What it is.
    pub kind: HardKind,
    /// From which provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<OrganisationId>,
    /// In words.
    pub words: String,
}
impl Content for HardSaid {
    const KIND: &'static str = "partners.hard_said";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// Somebody whose turn it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Turn {
    /// Their search.
    pub(super) search: KeptSearch,
    /// Days of searching.
    pub(super) days: i32,
    /// Homes that declined.
    pub(super) declines: usize,
}

/// Whom the next meeting is about, of those who may be seen: the longest searched for first.
pub(super) fn agenda(
    tx: &mut Tx<'_>,
    may: &HashSet<YoungPersonId>,
    days: i64,
    declines: i64,
) -> Result<Vec<Turn>, Fault> {
    let today = tx.today();
    let mut turns = Vec::new();
    let mut asked = open_approaches(tx)?;
    for search in open_searches(tx)? {
        if !may.contains(&search.of) {
            continue;
        }
        let searched = days_between(record::clock::day_of(search.began), today);
        let asked = asked.remove(&search.said.id).unwrap_or_default();
        let declined = asked
            .iter()
            .filter(|one| {
                one.since
                    .iter()
                    .rev()
                    .find_map(|said| said.spoken.answer)
                    .is_some_and(|answer| answer == Answer::No)
            })
            .count();
        if i64::from(searched) >= days || i64::try_from(declined).is_ok_and(|n| n >= declines) {
            turns.push(Turn {
                search,
                days: searched,
                declines: declined,
            });
        }
    }
    turns.sort_by_key(|one| (std::cmp::Reverse(one.days), std::cmp::Reverse(one.declines)));
    Ok(turns)
}

/// What meetings led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Led {
    /// Times somebody was talked about.
    pub(super) talked: usize,
    /// Of them with an offer.
    pub(super) offers: usize,
    /// Days of searching before, the middle one.
    pub(super) middle: Option<i32>,
}

/// Counts what all meetings led to that were held by a day, or of which something is written down.
pub(super) fn led(meetings: &[Kept<HardMeeting>], said: &[Kept<HardSaid>], today: Date) -> Led {
    let turns: Vec<(FactId, YoungPersonId, i32)> = meetings
        .iter()
        .filter(|one| one.said.on <= today || said.iter().any(|word| word.about == Some(one.fact)))
        .flat_map(|one| {
            one.said
                .about_whom
                .iter()
                .map(|(who, days)| (one.fact, *who, *days))
        })
        .collect();
    let offered = |meeting: FactId, who: YoungPersonId| {
        said.iter().any(|one| {
            one.about == Some(meeting)
                && one.subject == who.into()
                && one.said.kind == HardKind::Offer
        })
    };
    Led {
        talked: turns.len(),
        offers: turns
            .iter()
            .filter(|(meeting, who, _)| offered(*meeting, *who))
            .count(),
        middle: middle(turns.iter().map(|one| one.2).collect()),
    }
}

/// Every meeting, the newest first, with what was said in all of them.
pub(super) fn meetings(tx: &mut Tx<'_>) -> Result<Meetings, Fault> {
    Ok((all(tx)?, all(tx)?))
}

/// Meetings, and what was said in them.
pub(super) type Meetings = (Vec<Kept<HardMeeting>>, Vec<Kept<HardSaid>>);
