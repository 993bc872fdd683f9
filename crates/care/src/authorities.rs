//! The authorities of today: which council has the children's duties for a place.
//!
//! Districts belong to a county, and codes change when councils merge or boundaries are redrawn.
//! A table that keeps yesterday's codes takes a child next door for a child out of area, so every
//! code is brought up to date once, when postcodes are loaded.

use crate::Authority;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The 153 English authorities with children's services, as of April 2023 and unchanged since.
static CURRENT: LazyLock<Vec<(Authority, &'static str, &'static str)>> = LazyLock::new(|| {
    include_str!("../data/authorities.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.splitn(3, ',');
            let code = Authority::parse(cells.next()?).ok()?;
            Some((code, cells.next()?, cells.next()?))
        })
        .collect()
});

/// Districts, and codes that were replaced, to the authority of today.
static SUCCESSORS: LazyLock<HashMap<Authority, Authority>> = LazyLock::new(|| {
    include_str!("../data/districts.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (from, to) = line.split_once(',')?;
            Some((Authority::parse(from).ok()?, Authority::parse(to).ok()?))
        })
        .collect()
});

/// Every English authority with children's services: code, DfE's three-digit number, name. In the
/// order of the codes.
pub fn current() -> impl Iterator<Item = (Authority, &'static str, &'static str)> {
    CURRENT.iter().copied()
}

impl Authority {
    /// The authority that has the children's duties today for a district, a county or a code of
    /// earlier years. Scotland, Wales and Northern Ireland stand for themselves, and so does every
    /// code that is current already.
    pub fn upper_tier(self) -> Self {
        SUCCESSORS.get(&self).copied().unwrap_or(self)
    }

    /// Whether this is an English authority with children's services today.
    pub fn is_current(self) -> bool {
        self.entry().is_some()
    }

    /// Its name, for an English authority of today.
    pub fn name(self) -> Option<&'static str> {
        self.entry().map(|e| e.2)
    }

    /// DfE's three-digit number, for an English authority of today: 359 for Wigan.
    pub fn number(self) -> Option<&'static str> {
        self.entry().map(|e| e.1)
    }

    fn entry(self) -> Option<&'static (Authority, &'static str, &'static str)> {
        let at = CURRENT.binary_search_by_key(&self, |e| e.0).ok()?;
        CURRENT.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Authority {
        Authority::parse(text).unwrap()
    }

    #[test]
    fn there_are_153_with_their_own_numbers_and_none_abolished() {
        assert_eq!(current().count(), 153);
        let mut numbers: Vec<&str> = current().map(|a| a.1).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 153);
        assert!(CURRENT.is_sorted_by_key(|a| a.0));
        for abolished in [
            "E10000006",
            "E10000021",
            "E10000023",
            "E10000027",
            "E08000016",
            "E08000019",
        ] {
            assert!(!code(abolished).is_current(), "{abolished}");
        }
        assert_eq!(Authority::WIGAN.name(), Some("Wigan"));
        assert_eq!(Authority::WIGAN.number(), Some("359"));
    }

    #[test]
    fn every_district_leads_to_an_authority_of_today() {
        assert!(SUCCESSORS.len() > 180);
        for (from, to) in SUCCESSORS.iter() {
            assert!(!from.is_current() && to.is_current(), "{from:?} {to:?}");
        }
        // Carlisle, Barrow, Harrogate, Taunton; Barnsley and Sheffield before the boundary change.
        for (from, to) in [
            ("E07000028", "E06000063"),
            ("E07000027", "E06000064"),
            ("E07000165", "E06000065"),
            ("E07000246", "E06000066"),
            ("E08000016", "E08000038"),
            ("E08000019", "E08000039"),
            ("E07000123", "E10000017"),
            ("E08000010", "E08000010"),
            ("W06000005", "W06000005"),
        ] {
            assert_eq!(code(from).upper_tier(), code(to));
        }
    }
}
