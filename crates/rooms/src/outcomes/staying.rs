//! Moves and who stayed through them, and how long a children's home has been home: from the histories
//! that are kept, beside who holds whom.

use crate::evidence;
use crate::kept::middle;
use care::Date;
use care::codes::PlacementType;
use care::dates::{days_between, plus_days, plus_years};
use care::ids::{MemberId, YoungPersonId};
use measures::{ChildHistory, Episode};
use record::access::{self, Relationship};
use record::{Fault, Tx};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Days after a move within which a new key worker counts as having come with it.
const AFTER: i32 = 28;

/// Moves of the last twelve months, and the key workers around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// Moves of those who had a key worker the day before.
    pub(super) moves: u64,
    /// Through which the same key worker stayed.
    pub(super) stayed: u64,
    /// Different key workers, from the day before to four weeks after, added up over the moves.
    pub(super) workers: u64,
}

fn place(one: &Episode) -> (Option<PlacementType>, Option<care::Postcode>, Option<&str>) {
    (one.place, one.placed, one.urn.as_deref())
}

/// The days on which a child went from one home to another without leaving care.
fn moves(child: &ChildHistory) -> Vec<Date> {
    child
        .episodes
        .windows(2)
        .filter_map(|pair| {
            let [before, after] = pair else { return None };
            let went =
                before.period.until == Some(after.period.from) && place(before) != place(after);
            went.then_some(after.period.from)
        })
        .collect()
}

/// Counts the moves of some young people in the last twelve months.
pub(super) fn moved(tx: &mut Tx<'_>, of: &BTreeSet<YoungPersonId>) -> Result<Moved, Fault> {
    let today = tx.today();
    let year_ago = plus_years(today, -1);
    let mut bonds: HashMap<YoungPersonId, Vec<access::Bond>> = HashMap::new();
    for bond in access::bonds(tx, Relationship::KeyWorker)? {
        bonds.entry(bond.young_person).or_default().push(bond);
    }
    let borough = evidence::borough(tx)?;
    let mut all = Moved::default();
    for child in borough.children() {
        let id = YoungPersonId(child.id.0);
        let Some(workers) = bonds.get(&id).filter(|_| of.contains(&id)) else {
            continue;
        };
        for day in moves(child) {
            // Four weeks have to be over before one can say who stayed.
            if day < year_ago || plus_days(day, AFTER) > today {
                continue;
            }
            let (before, after) = (plus_days(day, -1), plus_days(day, AFTER));
            let around: HashSet<MemberId> = workers
                .iter()
                .filter(|bond| {
                    bond.period.from <= after
                        && bond.period.until.is_none_or(|until| until > before)
                })
                .map(|bond| bond.member)
                .collect();
            let held = workers.iter().any(|bond| bond.period.contains(before));
            if held {
                all.moves += 1;
                all.stayed += u64::from(around.len() == 1);
                all.workers += around.len() as u64;
            }
        }
    }
    Ok(all)
}

/// Who lives in a children's home today (K1 or K2) of those the caller may see, and the middle of
/// their nights there so far, from one such home to the next without a break.
pub(super) fn residential(
    tx: &mut Tx<'_>,
    may: &HashSet<YoungPersonId>,
) -> Result<(Vec<YoungPersonId>, Option<i32>), Fault> {
    let today = tx.today();
    let borough = evidence::borough(tx)?;
    let mut found = Vec::new();
    let mut nights = Vec::new();
    for child in borough.children() {
        let id = YoungPersonId(child.id.0);
        if !may.contains(&id) {
            continue;
        }
        if let Some(since) = in_homes_since(child, today) {
            found.push(id);
            nights.push(days_between(since, today));
        }
    }
    Ok((found, middle(nights)))
}

fn in_homes_since(child: &ChildHistory, today: Date) -> Option<Date> {
    let home = |one: &&Episode| matches!(one.place, Some(PlacementType::K1 | PlacementType::K2));
    let now = child
        .episodes
        .iter()
        .rfind(|one| one.period.contains(today))
        .filter(home)?;
    let mut since = now.period.from;
    for one in child.episodes.iter().rev().filter(home) {
        if one.period.until == Some(since) {
            since = one.period.from;
        }
    }
    Some(since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::Period;
    use care::ids::SubjectId;
    use jiff::civil::date;

    #[test]
    fn nights_in_homes_run_from_one_home_to_the_next_and_a_move_is_one_place_to_another() {
        let mut child = ChildHistory::new(SubjectId(uuid::Uuid::nil()));
        let mut say = |from, until, place, urn: &str| {
            child.episodes.push(Episode {
                place: Some(place),
                urn: Some(urn.into()),
                ..Episode::new(Period::new(from, until))
            });
        };
        let (june, may, april) = (date(2026, 6, 1), date(2026, 5, 1), date(2026, 4, 1));
        say(date(2026, 1, 1), Some(april), PlacementType::U3, "A");
        say(april, Some(may), PlacementType::K2, "B");
        // The same home under another legal status is no move.
        say(may, Some(june), PlacementType::K2, "B");
        say(june, None, PlacementType::K2, "C");
        assert_eq!(in_homes_since(&child, date(2026, 7, 1)), Some(april));
        assert_eq!(in_homes_since(&child, date(2026, 2, 1)), None);
        assert_eq!(moves(&child), [april, june]);
    }
}
