//! Wigan's seven service delivery footprints, by the names they have been published under. Which of the
//! wards of 2023 make up each, and the partners' areas beside them, is made up for the demonstration.

use crate::demo::staff::id;
use care::Authority;
use care::ids::SubjectId;
use record::{Refusal, Tx};
use rooms::evidence;
use rooms::neighbourhood::{Boundary, BoundaryKind, Footprint, say_footprint};

/// A footprint: its name, how its wards' names begin, postcodes that go another way, GP cluster, police
/// beat, group of schools.
type Told = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    [&'static str; 3],
);

pub(super) const FOOTPRINTS: [Told; 7] = [
    (
        "Wigan North",
        &["Standish", "Shevington", "Aspull"],
        &[],
        [
            "North Wigan GPs",
            "Standish and Aspull beat",
            "Northern cluster of schools",
        ],
    ),
    (
        "Central Wigan",
        &[
            "Wigan Central",
            "Wigan West",
            "Douglas",
            "Ince",
            "Pemberton",
        ],
        &[],
        [
            "Wigan Central GPs",
            "Wigan town beat",
            "Town schools together",
        ],
    ),
    (
        "Hindley",
        &["Hindley", "Hindley Green", "Abram"],
        &[],
        ["Hindley GPs", "Hindley and Abram beat", "Hindley schools"],
    ),
    (
        "South Wigan and North Ashton",
        &["Bryn", "Winstanley", "Worsley", "Orrell"],
        &[],
        [
            "SWAN GPs",
            "Ashton and Orrell beat",
            "Southern cluster of schools",
        ],
    ),
    (
        "Lowton and Golborne",
        &["Lowton", "Golborne", "Ashton-in-Makerfield South"],
        &[],
        ["LIGA GPs", "Golborne beat", "Golborne and Lowton schools"],
    ),
    (
        "Leigh",
        &["Leigh"],
        &[],
        ["Leigh GPs", "Leigh beat", "Leigh schools together"],
    ),
    (
        "Tyldesley, Atherton, Boothstown and Astley",
        &["Tyldesley", "Atherton", "Astley"],
        &[],
        [
            "TABA GPs",
            "Atherton and Tyldesley beat",
            "Eastern cluster of schools",
        ],
    ),
];

/// The id of a footprint by its name.
pub fn footprint(seed: u64, name: &str) -> Option<SubjectId> {
    let at = FOOTPRINTS.iter().position(|told| told.0 == name)?;
    Some(nth(seed, at))
}

/// The id of a footprint by its place among them.
pub(super) fn nth(seed: u64, at: usize) -> SubjectId {
    SubjectId(id(seed, 50, at as u64))
}

pub(super) fn open(tx: &mut Tx<'_>, seed: u64) -> Result<(), Refusal> {
    let wards: Vec<(Authority, String)> = evidence::areas(tx.council())
        .into_iter()
        .flat_map(care::geo::Areas::iter)
        .map(|area| (area.code, area.name.clone()))
        .collect();
    for (at, (name, begins, postcodes, beside)) in FOOTPRINTS.iter().enumerate() {
        let boundaries = BoundaryKind::ALL
            .iter()
            .zip(beside)
            .map(|(kind, name)| Boundary {
                kind: *kind,
                name: (*name).to_owned(),
            });
        let said = Footprint {
            name: (*name).to_owned(),
            wards: wards
                .iter()
                .filter(|(_, ward)| begins.iter().any(|begin| ward.starts_with(begin)))
                .map(|(code, _)| *code)
                .collect(),
            postcodes: postcodes.iter().map(|text| (*text).to_owned()).collect(),
            boundaries: boundaries.collect(),
            given_up: None,
        };
        say_footprint(tx, nth(seed, at), &said, None)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ward_is_in_one_footprint() {
        for area in care::geo::Areas::wigan_wards().iter() {
            let of = FOOTPRINTS
                .iter()
                .filter(|told| told.1.iter().any(|begin| area.name.starts_with(begin)));
            assert_eq!(of.count(), 1, "{}", area.name);
        }
    }
}
