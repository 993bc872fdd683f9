//! Who remained out of care.

use super::{Frame, HubLife, months_on};
use crate::spells::Prepared;
use care::ids::SubjectId;

/// Who lived outside care when a hub began with them, and stayed out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemainedOut {
    /// Whose whole window has passed.
    pub of: Vec<SubjectId>,
    /// Of these, who did not come into care in it.
    pub remained: Vec<SubjectId>,
    /// Whose window has not passed yet: still open, in neither number.
    pub still_open: u64,
    /// Of these, who has come into care already.
    pub still_open_in_care: u64,
}

/// The words of [`remained_out`]'s definition: title, plain words, formula.
pub const REMAINED_OUT: [&str; 3] = [
    "Remained out of care",
    "Of the young people who lived outside care when the hub began with them: how many did not come into care in the time asked about.",
    "numerator: no night of care from the day the hub began up to the end of the window ÷ denominator: not in care on the day the hub began, and the whole window has passed × 100; those whose window is still open are counted beside it, in neither",
];

/// Counts who remained out of care. Needs nothing but the return: who is in no return is out of care.
pub fn remained_out(lives: &[HubLife<'_>], frame: &Frame) -> RemainedOut {
    let mut all = RemainedOut::default();
    for life in lives {
        let cares: Vec<_> = life.history.map_or_else(Vec::new, |history| {
            Prepared::of(history)
                .cares
                .iter()
                .map(|care| care.period)
                .collect()
        });
        if cares.iter().any(|care| care.contains(life.began)) {
            continue;
        }
        let end = months_on(life.began, i32::from(frame.months));
        let came = cares
            .iter()
            .any(|care| care.from > life.began && care.from < end && care.from <= frame.on);
        if end > frame.on {
            all.still_open += 1;
            all.still_open_in_care += u64::from(came);
        } else {
            all.of.push(life.id);
            if !came {
                all.remained.push(life.id);
            }
        }
    }
    all
}
