//! Which ward a child's home is in.

use care::geo::Areas;
use care::{Authority, Date, Postcode};
use measures::Borough;
use std::collections::BTreeMap;

/// Counts of children by ward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) wards: BTreeMap<Authority, u32>,
    pub(super) outside: u32,
    pub(super) unknown: u32,
}

impl Counted {
    /// Every count.
    pub(super) fn all(&self) -> impl Iterator<Item = u32> + '_ {
        self.wards
            .values()
            .copied()
            .chain([self.outside, self.unknown])
    }
}

/// The council's wards, when their map is known.
pub fn areas(council: Authority) -> Option<&'static Areas> {
    (council == Authority::WIGAN).then(Areas::wigan_wards)
}

/// The children looked after on a day, by the ward they live in or came `from`.
pub(super) fn count(borough: &Borough, on: Date, from: bool) -> Counted {
    let mut counted = Counted::default();
    let Some(areas) = areas(borough.council()) else {
        return counted;
    };
    for area in areas.iter() {
        counted.wards.insert(area.code, 0);
    }
    for postcode in addresses(borough, on, from) {
        let place = postcode.and_then(|p| crate::places::postcodes().locate(p));
        match place.map(|place| areas.at(place.grid)) {
            None => counted.unknown += 1,
            Some(None) => counted.outside += 1,
            Some(Some(area)) => *counted.wards.entry(area.code).or_default() += 1,
        }
    }
    counted
}

/// Where each child looked after on a day lives, or came `from`; `None` when the record does not say.
pub fn addresses(borough: &Borough, on: Date, from: bool) -> Vec<Option<Postcode>> {
    let Some(measure) = measures::find("looked_after") else {
        return Vec::new();
    };
    let now = measure.compute(borough, on);
    now.numerator
        .iter()
        .filter_map(|at| borough.child(at))
        .map(|child| {
            let episode = child.episodes.iter().rev().find(|e| e.period.contains(on));
            episode.and_then(|e| if from { e.home } else { e.placed })
        })
        .collect()
}

/// Whether exactly one of these counts would be hidden: it could then be worked out from the total,
/// so another has to be hidden with it.
pub(super) fn one_would_be_told(counts: impl Iterator<Item = u32>) -> bool {
    let small: Vec<u32> = counts.filter(|n| (1..6).contains(n)).collect();
    small.len() == 1
}

/// The ward to hide with a single small count: the smallest that would be shown.
pub(super) fn smallest_shown(wards: &BTreeMap<Authority, u32>) -> Option<Authority> {
    wards
        .iter()
        .filter(|(_, n)| **n >= 6)
        .min_by_key(|(code, n)| (**n, **code))
        .map(|(c, _)| *c)
}

#[test]
fn one_small_count_is_never_hidden_alone() {
    assert!(one_would_be_told([0, 3, 9].into_iter()));
    assert!(!one_would_be_told([2, 3, 9].into_iter()));
    assert!(!one_would_be_told([0, 8, 9].into_iter()));
}
