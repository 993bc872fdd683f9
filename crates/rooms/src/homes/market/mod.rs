//! The market as a whole: what there is, what is free, what is paid, whom we spoke with. No young
//! person is in it.

pub(super) mod pages;

use super::home::{Free, KeptHome};
use super::words::{HomeKind, Sector};
use care::{Authority, Date, Pence};

/// What there is of one kind of home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfAKind {
    /// Homes.
    pub(super) homes: usize,
    /// Of them in our borough.
    pub(super) ours: usize,
    /// Places, of homes that said.
    pub(super) places: u32,
    /// Beds said free within the week.
    pub(super) free: u32,
    /// Homes whose word is older than a week, or that never said.
    pub(super) not_known: usize,
    /// What a week costs, of homes that said; in order.
    pub(super) weekly: Vec<Pence>,
}

/// Days for which a home's word on free beds counts.
const HOLDS: i32 = 7;

/// Counts the homes of one kind.
pub(super) fn of_kind<'a>(
    homes: impl Iterator<Item = (&'a KeptHome, Option<Sector>)>,
    kind: HomeKind,
    council: Authority,
    today: Date,
) -> OfAKind {
    let mut counted = OfAKind::default();
    for (home, _) in homes.filter(|(home, _)| home.said.kind == kind && home.open()) {
        counted.homes += 1;
        counted.ours += usize::from(home.authority() == Some(council));
        counted.places += u32::from(home.said.places.unwrap_or(0));
        match home.free(today) {
            Free::Beds(beds, age) if age <= HOLDS => counted.free += u32::from(beds),
            Free::From(..) => {}
            _ => counted.not_known += 1,
        }
        counted.weekly.extend(home.said.weekly);
    }
    counted.weekly.sort_unstable();
    counted
}

impl OfAKind {
    /// The middle weekly cost; of an even number, the lower of the two in the middle.
    pub(super) fn median(&self) -> Option<Pence> {
        self.weekly
            .get(self.weekly.len().checked_sub(1)? / 2)
            .copied()
    }
    /// The mean weekly cost, to the pound.
    pub(super) fn mean(&self) -> Option<Pence> {
        let count = i64::try_from(self.weekly.len()).ok().filter(|n| *n > 0)?;
        let sum: i64 = self.weekly.iter().map(|pence| pence.0).sum();
        Some(Pence((sum / count + 50) / 100 * 100))
    }
}

#[test]
fn mean_and_middle_are_of_those_who_said() {
    let mut of = OfAKind::default();
    assert_eq!((of.mean(), of.median()), (None, None));
    of.weekly = vec![Pence(10_000), Pence(20_000), Pence(90_000)];
    assert_eq!(of.median(), Some(Pence(20_000)));
    assert_eq!(of.mean(), Some(Pence(40_000)));
}
