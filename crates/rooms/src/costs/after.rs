//! After placing: how each move was made and what came of it, from what was written down and from the
//! episodes themselves.

use super::sql;
use crate::content::read_content as content;
use crate::homes::{Stay, stays};
use crate::looked_after::{Lived, Lives, lived, lives};
use care::codes::{PlacementType, ReasonPlacementChange};
use care::dates::{days_between, plus_days};
use care::ids::{FactId, YoungPersonId};
use care::{Date, Period};
use record::access::Allowed;
use record::{Content, Fact, Fault, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

choices! {
    /// Whether they were heard, as they say.
    Heard {
        /// Yes.
        Yes = "yes", "Yes";
        /// In part.
        Partly = "partly", "Partly";
        /// No.
        No = "no", "No";
    }
}

/// How a move was made: what was promised to whom it concerned. Its key is the first night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveMade {
    /// The first night in the new home.
    pub first_night: Date,
    /// The day they were told that they would move.
    pub told_on: Option<Date>,
    /// How many homes they could choose from.
    pub options: Option<u16>,
    /// Whether they visited before.
    pub visited: Option<bool>,
    /// "Was I heard?"
    pub heard: Option<Heard>,
    /// In their words.
    pub words: Option<String>,
}
impl Content for MoveMade {
    const KIND: &'static str = "costs.move_made";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// What the people in the new home say four weeks later: was it as we described?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// The first night in the new home.
    pub first_night: Date,
    /// Was it as described?
    pub answer: Heard,
    /// What was different, in their words.
    pub words: Option<String>,
    /// Who said it.
    pub who: String,
    /// The day they were asked.
    pub on: Date,
}
impl Content for Described {
    const KIND: &'static str = "costs.move_described";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// The day on which the home is asked whether it was as described.
pub const ASK_AFTER: i32 = 28;

/// A move into a home, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Who.
    pub of: YoungPersonId,
    /// The first night.
    pub on: Date,
    /// What the return calls the home.
    pub kind: Option<PlacementType>,
    /// The last day there, and why it ended, if it did.
    pub left: Option<(Date, Option<ReasonPlacementChange>)>,
    /// Whether they went on to another home.
    pub went_on: bool,
    /// How the move was made.
    pub made: Option<MoveMade>,
    /// What the home said four weeks later.
    pub described: Option<Described>,
    /// Whether somebody who lived there already moved within sixty days; `None`: nobody did, or it
    /// is not known who.
    pub residents_moved: Option<bool>,
}

choices! {
    /// What is asked of each move.
    Asked {
        /// As described.
        Described = "described", "As described, says the home after four weeks";
        /// Moved again within 28 days.
        Again28 = "moved_28", "Moved again within 28 days";
        /// Within 90.
        Again90 = "moved_90", "Moved again within 90 days";
        /// Within 180.
        Again180 = "moved_180", "Moved again within 180 days";
        /// Told on the day.
        OnTheDay = "told_on_the_day", "Told on the day of the move";
        /// Choice of two.
        Choice = "choice_of_two", "Could choose between two homes at least";
        /// Visited.
        Visited = "visited", "Visited before moving in";
        /// Heard.
        Heard = "heard", "Felt heard";
        /// Those who lived there.
        Residents = "residents_moved", "Somebody who lived there moved within 60 days";
    }
}

impl Asked {
    /// How it is counted, in words.
    pub const fn how(self) -> &'static str {
        match self {
            Self::Described => {
                "Of moves whose home was asked whether it was as described and answered: those that said yes. Asked 28 days after the first night; moves that ended before are left out."
            }
            Self::Again28 | Self::Again90 | Self::Again180 => {
                "Of moves long enough ago: those after which they went on to another home within so many days. Going home, adoption and leaving care do not count as moving again. From the episodes of care."
            }
            Self::OnTheDay => {
                "Of moves of which it is written down when they were told: those told on the first day or later."
            }
            Self::Choice => {
                "Of moves of which it is written down: those with two homes or more to choose from."
            }
            Self::Visited => "Of moves of which it is written down: those after a visit.",
            Self::Heard => {
                "Of those who were asked “were you heard?”: those who said yes. Partly is not yes."
            }
            Self::Residents => {
                "Of moves into a home where somebody of ours lived already, sixty days ago or more: those after which one of them went on to another home within sixty days. From the episodes of care."
            }
        }
    }

    /// The answer for one move: `None` when it does not count, `Some(None)` when it is not known.
    pub fn of(self, moved: &Moved, today: Date) -> Option<Option<bool>> {
        let again = |days: i32| {
            let until = plus_days(moved.on, days);
            let went = moved.went_on && moved.left.is_some_and(|(on, _)| on <= until);
            (until <= today).then_some(Some(went))
        };
        let made = moved.made.as_ref();
        match self {
            Self::Described => {
                let ask = plus_days(moved.on, ASK_AFTER);
                let stayed = moved.left.is_none_or(|(left, _)| left >= ask);
                let answer = moved.described.as_ref().map(|d| d.answer == Heard::Yes);
                (ask <= today && (stayed || answer.is_some())).then_some(answer)
            }
            Self::Again28 => again(28),
            Self::Again90 => again(90),
            Self::Again180 => again(180),
            Self::OnTheDay => Some(made.and_then(|m| m.told_on).map(|told| told >= moved.on)),
            Self::Choice => Some(made.and_then(|m| m.options).map(|n| n >= 2)),
            Self::Visited => Some(made.and_then(|m| m.visited)),
            Self::Heard => Some(made.and_then(|m| m.heard).map(|h| h == Heard::Yes)),
            Self::Residents => {
                let over = plus_days(moved.on, 60) <= today;
                over.then_some(moved.residents_moved)
                    .filter(Option::is_some)
            }
        }
    }
}

/// How many said yes, of how many known, and of how many it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Yes.
    pub yes: u64,
    /// No.
    pub no: u64,
    /// Not known.
    pub unknown: u64,
}

impl Count {
    /// Yes or no.
    pub const fn known(self) -> u64 {
        self.yes + self.no
    }
}

/// Counts one question over some moves.
pub fn count<'a>(asked: Asked, moves: impl Iterator<Item = &'a Moved>, today: Date) -> Count {
    let mut counted = Count::default();
    for moved in moves {
        match asked.of(moved, today) {
            None => {}
            Some(None) => counted.unknown += 1,
            Some(Some(true)) => counted.yes += 1,
            Some(Some(false)) => counted.no += 1,
        }
    }
    counted
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let kept = tx.seal_steadily(&fact.content.to_string(), &bound(fact.id))?;
    let (put, night) = match fact.kind.as_str() {
        MoveMade::KIND => (sql::PUT_MADE, fact.read::<MoveMade>()?.first_night),
        _ => (sql::PUT_DESCRIBED, fact.read::<Described>()?.first_night),
    };
    tx.execute(put, &[&fact.subject, &night, &fact.id, &kept])?;
    Ok(())
}

fn bound(fact: FactId) -> String {
    format!("move {fact}")
}

fn all<C: Content>(tx: &mut Tx<'_>, statement: &str) -> Result<Vec<(YoungPersonId, C)>, Fault> {
    let rows = tx.rows(statement, &[], |row| {
        row.columns::<(YoungPersonId, FactId, String)>()
    })?;
    rows.into_iter()
        .map(|(of, fact, sealed)| Ok((of, content(&tx.unseal(&sealed, &bound(fact))?)?)))
        .collect()
}

/// Every move into a home within a time, the newest first. Whoever shows them asks who may be seen.
pub fn moves(tx: &mut Tx<'_>, within: Period) -> Result<Vec<Moved>, Fault> {
    let lives = lives(tx)?;
    let mut made: HashMap<(YoungPersonId, Date), MoveMade> = all(tx, sql::MADE)?
        .into_iter()
        .map(|(of, said): (_, MoveMade)| ((of, said.first_night), said))
        .collect();
    let mut described: HashMap<(YoungPersonId, Date), Described> = all(tx, sql::DESCRIBED)?
        .into_iter()
        .map(|(of, said): (_, Described)| ((of, said.first_night), said))
        .collect();
    let stays = stays(tx)?;
    let mut by_home: HashMap<care::ids::HomeId, Vec<&Stay>> = HashMap::new();
    for stay in stays.iter() {
        by_home.entry(stay.home).or_default().push(stay);
    }
    let mut found = Vec::new();
    for (of, lived) in lives.all() {
        for moved in of_one(of, lived, within) {
            let key = (of, moved.on);
            found.push(Moved {
                made: made.remove(&key),
                described: described.remove(&key),
                residents_moved: residents(&lives, &stays, &by_home, &moved),
                ..moved
            });
        }
    }
    found.sort_by_key(|moved| (std::cmp::Reverse(moved.on), moved.of));
    Ok(found)
}

/// Whether it is written down how one move was made, and what the home said four weeks later.
pub(super) fn told_of(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    night: Date,
) -> Result<(bool, bool), Fault> {
    let made = tx.optional(sql::IS_MADE, &[&of, &night], |_| Ok(()))?;
    let described = tx.optional(sql::IS_DESCRIBED, &[&of, &night], |_| Ok(()))?;
    Ok((made.is_some(), described.is_some()))
}

/// The moves of one young person, from their homes alone. Short breaks are no moves.
fn of_one(of: YoungPersonId, lived: &Lived, within: Period) -> Vec<Moved> {
    let places = lived.placements();
    (0..places.len())
        .filter(|at| within.contains(places[*at].period.from))
        .filter(|at| {
            let status = places[*at].first.legal_status;
            !status.is_some_and(care::codes::LegalStatus::is_short_breaks)
        })
        .map(|at| {
            let place = &places[at];
            let next = places.get(at + 1);
            Moved {
                of,
                on: place.period.from,
                kind: place.first.placement,
                left: place.period.until.map(|on| (on, place.ended_because)),
                went_on: place.period.until.is_some()
                    && place.period.until == next.map(|next| next.period.from),
                made: None,
                described: None,
                residents_moved: None,
            }
        })
        .collect()
}

fn residents(
    lives: &Lives,
    stays: &[Stay],
    by_home: &HashMap<care::ids::HomeId, Vec<&Stay>>,
    moved: &Moved,
) -> Option<bool> {
    let theirs = stays
        .iter()
        .find(|stay| stay.of == moved.of && stay.nights.from == moved.on)?;
    let mut lived = by_home
        .get(&theirs.home)?
        .iter()
        .filter(|stay| stay.of != moved.of && stay.nights.from < moved.on)
        .filter(|stay| stay.nights.contains(moved.on))
        .peekable();
    lived.peek()?;
    Some(lived.any(|stay| {
        stay.nights.until.is_some_and(|until| {
            days_between(moved.on, until) <= 60
                && lives
                    .of(stay.of)
                    .is_some_and(|lived| lived.moves_between(plus_days(until, -1), until) > 0)
        })
    }))
}

/// The middle of some days; the lower of two.
pub fn middle(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

/// Says how a move was made. The move must be one of theirs.
pub fn say_made(tx: &mut Tx<'_>, allowed: &Allowed, said: &MoveMade) -> Result<FactId, Refusal> {
    is_theirs(tx, allowed, said.first_night)?;
    let how = Saying::from("worker").since(said.first_night);
    Ok(tx.say(allowed.id(), said, how)?)
}

/// Says what the home said four weeks later.
pub fn say_described(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &Described,
) -> Result<FactId, Refusal> {
    is_theirs(tx, allowed, said.first_night)?;
    Ok(tx.say(allowed.id(), said, Saying::from("worker").since(said.on))?)
}

fn is_theirs(tx: &mut Tx<'_>, allowed: &Allowed, night: Date) -> Result<(), Refusal> {
    let lived = lived(tx, allowed.id())?;
    if lived.placements().iter().any(|p| p.period.from == night) {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

#[test]
fn a_move_counts_once_its_time_is_over() {
    use jiff::civil::date;
    let moved = Moved {
        of: YoungPersonId(uuid::Uuid::nil()),
        on: date(2027, 1, 1),
        kind: None,
        left: Some((date(2027, 2, 1), None)),
        went_on: true,
        made: None,
        described: None,
        residents_moved: None,
    };
    let on = |asked: Asked, today| asked.of(&moved, today);
    assert_eq!(on(Asked::Again28, date(2027, 1, 28)), None);
    assert_eq!(on(Asked::Again28, date(2027, 4, 7)), Some(Some(false)));
    assert_eq!(on(Asked::Again90, date(2027, 4, 7)), Some(Some(true)));
    assert_eq!(on(Asked::Again180, date(2027, 4, 7)), None);
    assert_eq!(on(Asked::Visited, date(2027, 4, 7)), Some(None));
    assert_eq!(on(Asked::Residents, date(2027, 4, 7)), None);
    assert_eq!(on(Asked::Described, date(2027, 4, 7)), Some(None));
    assert_eq!(middle(vec![5, 1, 9, 3]), Some(3));
}
