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

/// Which authorities touch which, each pair once, and whether it is sure. Drawn from postcodes
/// (`examples/neighbours.rs`): no file of every authority's boundaries is at hand.
static NEIGHBOURS: LazyLock<HashMap<Authority, Vec<(Authority, bool)>>> = LazyLock::new(|| {
    let mut all: HashMap<Authority, Vec<(Authority, bool)>> = HashMap::new();
    for line in include_str!("../data/neighbours.csv").lines().skip(1) {
        let mut cells = line.splitn(3, ',');
        let mut code = || Authority::parse(cells.next()?).ok();
        let (Some(one), Some(other)) = (code(), code()) else {
            continue;
        };
        let sure = cells.next() == Some("sure");
        all.entry(one).or_default().push((other, sure));
        all.entry(other).or_default().push((one, sure));
    }
    all
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

    /// The authorities whose area touches this English one's, in the order of their codes; those in
    /// Wales and Scotland too. `false` beside one says that it is not sure: their people live
    /// across open moor or an estuary from each other, and only a map of boundaries tells.
    pub fn neighbours(self) -> impl Iterator<Item = (Self, bool)> {
        let mut all: Vec<(Self, bool)> = if self.is_current() {
            NEIGHBOURS.get(&self).cloned().unwrap_or_default()
        } else {
            Vec::new()
        };
        all.sort();
        all.into_iter()
    }

    /// Whether the areas of this English authority and another touch; `None` where that is not
    /// sure, or where this one is not an English authority of today.
    pub fn adjoins(self, other: Self) -> Option<bool> {
        if !self.is_current() {
            return None;
        }
        match self.neighbours().find(|(one, _)| *one == other) {
            Some((_, true)) => Some(true),
            Some((_, false)) => None,
            None => Some(false),
        }
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
    fn neighbours_go_both_ways_and_nobody_is_their_own() {
        for (one, ..) in current() {
            for (other, ..) in current() {
                assert_eq!(one.adjoins(other), other.adjoins(one), "{one} {other}");
            }
            assert_eq!(one.adjoins(one), Some(false));
            let all: Vec<_> = one.neighbours().collect();
            assert!(all.is_sorted() && all.windows(2).all(|two| two[0].0 != two[1].0));
            for (other, sure) in all {
                assert_eq!(one.adjoins(other), sure.then_some(true));
            }
        }
    }

    #[test]
    fn everybody_but_islands_has_a_neighbour_who_is_sure() {
        let alone: Vec<&str> = current()
            .filter(|(one, ..)| !one.neighbours().any(|(_, sure)| sure))
            .map(|(_, _, name)| name)
            .collect();
        assert_eq!(alone, ["Isle of Wight", "Isles of Scilly"]);
    }

    #[test]
    fn wigans_are_the_five_of_its_map_and_ten_of_greater_manchester_touch_as_they_do() {
        let of = |one: &str| -> Vec<String> {
            let one = code(one);
            let all = one.neighbours().filter(|(_, sure)| *sure);
            all.map(|(other, _)| other.to_string()).collect()
        };
        let wigan = [
            "E06000007",
            "E08000001",
            "E08000006",
            "E08000013",
            "E10000017",
        ];
        assert_eq!(of("E08000010"), wigan);
        assert_eq!(Authority::WIGAN.neighbours().count(), 5);
        // Which of the ten have a line of their boundaries in common, from the map of 2023.
        let map = [
            ("E08000001", "E08000002"),
            ("E08000001", "E08000006"),
            ("E08000001", "E08000010"),
            ("E08000002", "E08000003"),
            ("E08000002", "E08000005"),
            ("E08000002", "E08000006"),
            ("E08000003", "E08000004"),
            ("E08000003", "E08000005"),
            ("E08000003", "E08000006"),
            ("E08000003", "E08000007"),
            ("E08000003", "E08000008"),
            ("E08000003", "E08000009"),
            ("E08000004", "E08000005"),
            ("E08000004", "E08000008"),
            ("E08000006", "E08000009"),
            ("E08000006", "E08000010"),
            ("E08000007", "E08000008"),
        ];
        for one in 1..=10 {
            for other in one + 1..=10 {
                let pair = (format!("E080000{one:02}"), format!("E080000{other:02}"));
                let touch = map.contains(&(pair.0.as_str(), pair.1.as_str()));
                assert_eq!(
                    code(&pair.0).adjoins(code(&pair.1)),
                    Some(touch),
                    "{pair:?}"
                );
            }
        }
    }

    #[test]
    fn an_estuary_is_not_sure_wales_counts_and_a_council_elsewhere_does_not_ask() {
        // Hull and North Lincolnshire, across the Humber.
        assert_eq!(code("E06000010").adjoins(code("E06000013")), None);
        // Shropshire and Powys; Herefordshire and Cornwall.
        assert_eq!(code("E06000051").adjoins(code("W06000023")), Some(true));
        assert_eq!(code("E06000019").adjoins(code("E06000052")), Some(false));
        assert_eq!(code("W06000023").adjoins(code("E06000051")), None);
        assert_eq!(code("W06000023").neighbours().count(), 0);
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
