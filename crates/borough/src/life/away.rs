//! A new code for the same door, and short times away from it.

use super::Kind;
use super::living::{Chain, REGISTERED};
use crate::calendar::YEAR;
use crate::places::{Band, Places};
use care::codes::{PlacementType as Place, ReasonPlacementChange as Why};

impl Chain<'_, '_> {
    /// On 28 October 2023 every H5 and P2 became K3: same door, new code.
    pub(super) fn registration(&mut self) {
        let crossing = self.stays.iter().position(|s| {
            matches!(s.place, Place::H5 | Place::P2) && s.from < REGISTERED && REGISTERED < s.until
        });
        if let Some(i) = crossing {
            let mut after = self.stays[i].clone();
            after.from = REGISTERED;
            after.place = Place::K3;
            after.same_carers = true;
            self.stays[i].until = REGISTERED;
            self.stays[i].reason = Some(Why::PLACE);
            self.stays.insert(i + 1, after);
        }
    }

    /// Hospital, holidays and other short times away, after which the child comes back.
    pub(super) fn time_away(&mut self, places: &Places) {
        let mut i = 0;
        while i < self.stays.len() {
            let stay = self.stays[i].clone();
            let kind = self.slots[usize::from(stay.slot)].kind;
            let days = stay.until - stay.from;
            let settled = matches!(kind, Kind::Foster | Kind::Agency | Kind::Kin | Kind::Home);
            let tried = self.d.chance((0.05 * f64::from(days) / YEAR).min(0.5));
            let fostered = matches!(
                stay.place,
                Place::U1 | Place::U3 | Place::U4 | Place::U6 | Place::K2
            );
            if !tried || !settled || !fostered || days < 90 {
                i += 1;
                continue;
            }
            let (code, lasts) = match self.d.weighted(&[
                (0.30, Place::T1),
                (0.10, Place::T2),
                (if kind == Kind::Home { 0.0 } else { 0.35 }, Place::T3),
                (0.25, Place::T4),
            ]) {
                Place::T1 => (Place::T1, self.d.from(8, 25)),
                Place::T2 => (Place::T2, self.d.from(8, 14)),
                Place::T3 => (Place::T3, self.d.from(8, 18)),
                code => (code, self.d.from(2, 6)),
            };
            let from = stay.from + self.d.from(20, days - lasts - 20);
            let back = from + lasts;
            i += 1;
            let disturbed = self
                .f
                .law
                .iter()
                .any(|l| from - 2 <= l.0 && l.0 <= back + 2)
                || (from <= REGISTERED && REGISTERED <= back);
            if disturbed {
                continue;
            }
            let away = *self.d.one_of(places.band(Band::Inside));
            let mut gone = stay.clone();
            let mut again = stay;
            self.stays[i - 1].until = from;
            self.stays[i - 1].reason = None;
            gone.from = from;
            gone.until = back;
            gone.place = code;
            gone.same_carers = false;
            gone.reason = None;
            gone.away = Some(away);
            again.from = back;
            again.same_carers = false;
            self.stays.insert(i, gone);
            self.stays.insert(i + 1, again);
            i += 2;
        }
    }
}
