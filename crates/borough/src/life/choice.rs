//! Which kind of home, whose, and how far away: at the start, by plan, and when one ends without.

use super::Kind;
use super::arrival::FamilyKind;
use super::living::{Chain, OTHER_SPLIT, REGISTERED};
use crate::calendar::{Day, age};
use crate::places::Band;
use care::codes::{LegalStatus as Law, PlacementProvider as By, PlacementType as Place};

impl Chain<'_, '_> {
    pub(super) fn first_kind(&mut self) -> Kind {
        let f = self.f;
        let years = age(f.born, f.from);
        let on_order = matches!(f.law[0].1, Law::C1 | Law::C2);
        match f.family.kind {
            FamilyKind::Remand => {
                return self.d.weighted(&[
                    (0.45, Kind::Custody),
                    (0.2, Kind::Secure),
                    (0.35, Kind::Agency),
                ]);
            }
            FamilyKind::Uasc => {
                let supported = if years >= 16 { 0.68 } else { 0.0 };
                return self.d.weighted(&[
                    (supported, Kind::Supported),
                    (0.12, Kind::Foster),
                    (0.20, Kind::Agency),
                ]);
            }
            _ => {}
        }
        if f.family.kin_first && years < 15 {
            return Kind::Kin;
        }
        let parent = if on_order { 0.06 } else { 0.0 };
        match years {
            0..=1 => self.d.weighted(&[
                (0.70, Kind::Foster),
                (0.17, Kind::Agency),
                (0.07, Kind::FamilyCentre),
                (parent, Kind::Parent),
            ]),
            2..=9 => self.d.weighted(&[
                (0.60, Kind::Foster),
                (0.35, Kind::Agency),
                (if years >= 7 { 0.05 } else { 0.0 }, Kind::Home),
                (parent, Kind::Parent),
            ]),
            10..=15 => self.d.weighted(&[
                (0.44, Kind::Foster),
                (0.28, Kind::Agency),
                (0.42, Kind::Home),
                (0.008, Kind::Secure),
                (0.006, Kind::Hospital),
                (parent * 0.7, Kind::Parent),
            ]),
            _ => self.d.weighted(&[
                (0.23, Kind::Foster),
                (0.15, Kind::Agency),
                (0.20, Kind::Home),
                (0.40, Kind::Supported),
                (0.01, Kind::Hospital),
            ]),
        }
    }

    /// The home the care plan looks for after the first days.
    pub(super) fn settled_kind(&mut self, at: Day, kin: bool) -> Kind {
        let years = age(self.f.born, at);
        let kin = if kin { 2.0 } else { 0.0 };
        match years {
            0..=9 => self
                .d
                .weighted(&[(0.8, Kind::Foster), (0.2, Kind::Agency), (kin, Kind::Kin)]),
            10..=15 => self.d.weighted(&[
                (0.5, Kind::Foster),
                (0.27, Kind::Agency),
                (0.40, Kind::Home),
                (kin * 0.5, Kind::Kin),
                (0.01, Kind::School),
            ]),
            _ => self.d.weighted(&[
                (0.25, Kind::Foster),
                (0.15, Kind::Agency),
                (0.2, Kind::Home),
                (0.4, Kind::Supported),
            ]),
        }
    }

    /// Where a child goes when a home ends without a plan.
    pub(super) fn other_kind(&mut self, at: Day) -> Kind {
        let years = age(self.f.born, at);
        let on_order = matches!(self.law_on(at), Law::C1 | Law::C2);
        let parent = if on_order { 0.03 } else { 0.0 };
        let now = self.slots[self.slots.len() - 1].kind;
        match years {
            0..=9 => self.d.weighted(&[
                (0.62, Kind::Foster),
                (0.24, Kind::Agency),
                (0.08, Kind::Kin),
                (if years >= 7 { 0.06 } else { 0.0 }, Kind::Home),
            ]),
            10..=15 => self.d.weighted(&[
                (0.26, Kind::Foster),
                (0.27, Kind::Agency),
                (0.05, Kind::Kin),
                (if now == Kind::Home { 0.95 } else { 0.55 }, Kind::Home),
                (0.007, Kind::Secure),
                (0.006, Kind::CareHome),
                (0.008, Kind::Other),
                (parent, Kind::Parent),
            ]),
            _ => self.d.weighted(&[
                (0.13, Kind::Foster),
                (0.15, Kind::Agency),
                (if now == Kind::Home { 0.5 } else { 0.28 }, Kind::Home),
                (0.40, Kind::Supported),
                (0.01, Kind::Other),
                (parent, Kind::Parent),
            ]),
        }
    }

    pub(super) fn provider(&mut self, kind: Kind) -> By {
        match kind {
            Kind::Foster | Kind::Kin => By::PR1,
            Kind::Agency => self.d.weighted(&[(0.85, By::PR4), (0.15, By::PR5)]),
            Kind::Home => self
                .d
                .weighted(&[(0.16, By::PR1), (0.79, By::PR4), (0.05, By::PR5)]),
            Kind::Supported => {
                self.d
                    .weighted(&[(0.13, By::PR1), (0.70, By::PR4), (0.17, By::PR5)])
            }
            Kind::Parent => By::PR0,
            Kind::Adopter => self.d.weighted(&[(0.8, By::PR2), (0.2, By::PR5)]),
            Kind::Hospital | Kind::Custody => By::PR3,
            Kind::Other => By::PR4,
            _ => By::PR4,
        }
    }

    pub(super) fn band(&mut self, kind: Kind, provider: By) -> Band {
        let share: [f64; 3] = match (kind, provider) {
            (Kind::Foster, _) => [0.88, 0.117, 0.003],
            (Kind::Kin, _) => [0.74, 0.18, 0.08],
            (Kind::Agency, _) => [0.42, 0.46, 0.12],
            (_, By::PR1) => [1.0, 0.0, 0.0],
            (Kind::Home, _) => [0.40, 0.34, 0.26],
            (Kind::Supported, _) => [0.70, 0.28, 0.02],
            (Kind::Adopter, _) => [0.06, 0.60, 0.34],
            (Kind::Parent, _) => [0.95, 0.04, 0.01],
            (Kind::Hospital | Kind::Other, _) => [0.6, 0.4, 0.0],
            _ => [0.0, 0.4, 0.6],
        };
        self.d.weighted(&[
            (share[0], Band::Inside),
            (share[1], Band::Near),
            (share[2], Band::Far),
        ])
    }

    pub(super) fn place(&mut self, kind: Kind, from: Day) -> Place {
        match kind {
            Kind::Foster | Kind::Agency if self.long_term => Place::U4,
            Kind::Foster | Kind::Agency => Place::U6,
            Kind::Kin if self.long_term => Place::U1,
            Kind::Kin => Place::U3,
            Kind::Home => Place::K2,
            Kind::Secure => Place::K1,
            Kind::Supported if from >= REGISTERED => Place::K3,
            Kind::Supported => self.d.weighted(&[(0.85, Place::H5), (0.15, Place::P2)]),
            Kind::Parent => Place::P1,
            Kind::Adopter if self.law_on(from) == Law::E1 => Place::A6,
            Kind::Adopter => Place::A4,
            Kind::School => Place::S1,
            Kind::FamilyCentre => Place::R3,
            Kind::Hospital => Place::R2,
            Kind::CareHome => Place::R1,
            Kind::Custody => Place::R5,
            Kind::Other if from < OTHER_SPLIT => Place::Z1,
            Kind::Other => self.d.weighted(&[
                (0.5, Place::Z12),
                (0.3, Place::Z13),
                (0.1, Place::Z11),
                (0.1, Place::Z14),
            ]),
        }
    }
}
