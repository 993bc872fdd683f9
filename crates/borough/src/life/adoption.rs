//! The decision that a child should be placed for adoption, and the adopters.

use super::Adoption;
use super::law::{Path, settle};
use super::living::Chain;
use crate::calendar::Day;
use care::codes::{
    AdopterCount, AdopterLegalStatus, AdopterSex, LegalStatus as Law, ReasonNoLongerPlaced,
};

impl Chain<'_, '_> {
    pub(super) fn date_of(&self, code: Law) -> Option<Day> {
        self.f.law.iter().find(|l| l.1 == code).map(|l| l.0)
    }

    pub(super) fn decision(&mut self) -> Option<Adoption> {
        let f = self.f;
        let order = self.date_of(Law::E1);
        let decided = match (order, f.path) {
            (Some(order), _) => (order - self.d.from(18, 75)).max(f.from + 9).min(order),
            (None, Path::Adoption) => f.from + self.d.from(30, 70),
            _ => return None,
        };
        let adopters = self.d.weighted(&[
            (
                0.50,
                (AdopterCount::Two, AdopterSex::MF, AdopterLegalStatus::L11),
            ),
            (
                0.12,
                (AdopterCount::Two, AdopterSex::MF, AdopterLegalStatus::L3),
            ),
            (
                0.06,
                (AdopterCount::Two, AdopterSex::MM, AdopterLegalStatus::L12),
            ),
            (
                0.05,
                (AdopterCount::Two, AdopterSex::FF, AdopterLegalStatus::L12),
            ),
            (
                0.02,
                (AdopterCount::Two, AdopterSex::FF, AdopterLegalStatus::L2),
            ),
            (
                0.02,
                (AdopterCount::Two, AdopterSex::MM, AdopterLegalStatus::L4),
            ),
            (
                0.20,
                (AdopterCount::One, AdopterSex::F1, AdopterLegalStatus::L0),
            ),
            (
                0.03,
                (AdopterCount::One, AdopterSex::M1, AdopterLegalStatus::L0),
            ),
        ]);
        if f.path != Path::Adoption {
            let taken_back = f
                .law
                .iter()
                .find(|l| l.0 > decided && l.1 == Law::C2)
                .map(|l| l.0);
            let reason = self.d.weighted(&[
                (0.25, ReasonNoLongerPlaced::RD1),
                (0.55, ReasonNoLongerPlaced::RD3),
                (0.2, ReasonNoLongerPlaced::RD4),
            ]);
            let ended = taken_back
                .map(|at| (settle(at - self.d.from(3, 25)).max(decided + 5), reason))
                .or(Some((f.until, ReasonNoLongerPlaced::RD4)));
            return Some(Adoption {
                decided,
                matched: None,
                adopters,
                ended,
            });
        }
        let earliest = order.unwrap_or(decided) + 20;
        let placed = self
            .d
            .from(earliest.max(f.until - 210), (f.until - 75).max(earliest));
        let matched = Some((placed - self.d.from(8, 40)).max(decided));
        Some(Adoption {
            decided,
            matched,
            adopters,
            ended: None,
        })
    }
}
