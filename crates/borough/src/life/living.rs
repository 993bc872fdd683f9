//! Where a child lives: the chain of homes, why each ended, and short times away from one.

use super::arrival::Family;
use super::law::Path;
use super::{Adoption, Kind, Slot, Stay};
use crate::calendar::{Day, YEAR, age, birthday, day};
use crate::dice::Dice;
use crate::places::Places;
use care::codes::{LegalStatus as Law, PlacementType as Place, ReasonPlacementChange as Why};

/// Supported accommodation is registered (K3) from this day; H5 and P2 before it.
pub(crate) const REGISTERED: Day = day(2023, 10, 28);
/// Other placements have four codes from this collection on; `Z1` before.
pub(super) const OTHER_SPLIT: Day = day(2025, 4, 1);

/// What the chain of homes must fit.
pub(crate) struct Frame<'a> {
    pub family: &'a Family,
    pub path: Path,
    pub born: Day,
    pub from: Day,
    pub until: Day,
    pub law: &'a [(Day, Law)],
    /// How often this child's homes end without a plan: 1 is the middle.
    pub restless: f64,
    pub again: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Plan {
    /// To another home, as the care plan says.
    Move(Kind),
    /// Same carers, now long term or fully approved.
    Status,
}

/// The homes so far.
pub(super) struct Chain<'a, 'd> {
    pub f: &'a Frame<'a>,
    pub d: &'d mut Dice,
    pub stays: Vec<Stay>,
    pub slots: Vec<Slot>,
    /// Matched with carers for the rest of childhood.
    pub long_term: bool,
}

/// Builds the chain, and the adoption if there is one.
pub(crate) fn live(
    d: &mut Dice,
    f: &Frame<'_>,
    places: &Places,
) -> (Vec<Stay>, Vec<Slot>, Option<Adoption>) {
    let mut chain = Chain {
        f,
        d,
        stays: Vec::new(),
        slots: Vec::new(),
        long_term: false,
    };
    let adoption = chain.decision();
    let mut plans = chain.plans(adoption.as_ref());
    let first = chain.first_kind();
    chain.begin(first, f.from);
    loop {
        let from = chain.stays[chain.stays.len() - 1].from;
        let unplanned = chain.next_unplanned();
        while plans.last().is_some_and(|p| p.0 < from + 2) {
            plans.pop();
        }
        let planned = plans.last().copied();
        let (at, plan) = match planned {
            Some((at, plan)) if at <= unplanned => (at, Some(plan)),
            _ => (unplanned, None),
        };
        if at >= f.until - 2 {
            break;
        }
        if plan.is_some() {
            plans.pop();
        }
        chain.turn(at, plan);
    }
    let until = f.until;
    if let Some(last) = chain.stays.last_mut() {
        last.until = until;
    }
    if let Some(last) = chain.slots.last_mut() {
        last.until = until;
    }
    chain.registration();
    chain.time_away(places);
    (chain.stays, chain.slots, adoption)
}

impl Chain<'_, '_> {
    pub(super) fn law_on(&self, at: Day) -> Law {
        self.f
            .law
            .iter()
            .rev()
            .find(|l| l.0 <= at)
            .map_or(self.f.law[0].1, |l| l.1)
    }

    /// What the care plan foresees, latest first.
    fn plans(&mut self, adoption: Option<&Adoption>) -> Vec<(Day, Plan)> {
        let f = self.f;
        let mut plans = Vec::new();
        if let (Path::Adoption, Some(a)) = (f.path, adoption) {
            let placed = a.matched.unwrap_or(a.decided) + 8;
            let order = self.date_of(Law::E1).map_or(placed, |o| placed.max(o + 12));
            plans.push((order, Plan::Move(Kind::Adopter)));
            // Nothing else is planned for the weeks before.
            plans.retain(|p| p.0 < f.until - 20);
        }
        if f.path == Path::HomeOnOrder {
            let ordered = f
                .law
                .iter()
                .find(|l| l.1 == Law::C2 || l.1 == Law::C1)
                .map_or(f.from, |l| l.0);
            let back = (f.until - self.d.from(150, 1_000)).max(ordered + 20);
            plans.push((back, Plan::Move(Kind::Parent)));
        }
        if f.path == Path::HomePlanned
            && self.d.chance(0.12)
            && self.law_on(f.until - 40) != Law::V2
        {
            plans.push((f.until - self.d.from(25, 90), Plan::Move(Kind::Parent)));
        }
        if self.d.chance(0.30) {
            let early = f.from + self.d.around(45.0, 0.7).clamp(4.0, 160.0) as i32;
            let kind = self.settled_kind(early, f.family.kin_ready);
            plans.push((early, Plan::Move(kind)));
        }
        let hearing = f.law.last().map_or(f.from, |l| l.0);
        if f.path == Path::GrowingUp {
            let matched = hearing + self.d.from(10, 380);
            let next = self.d.weighted(&[
                (0.62, Some(Plan::Status)),
                (0.20, Some(Plan::Move(Kind::Foster))),
                (0.18, None),
            ]);
            if let Some(plan) = next {
                // Now and then on the very day of the order.
                let at = if self.d.chance(0.05) && hearing > f.from {
                    hearing
                } else {
                    matched
                };
                plans.push((at, plan));
            }
        }
        if self.d.chance(0.62) {
            // Approval of the carers changes: temporary to full, short term to long term.
            plans.push((f.from + self.d.from(60, 330), Plan::Status));
        }
        let sixteen = birthday(f.born, 16);
        if self.d.chance(0.34) {
            let at = sixteen + self.d.from(20, 640);
            plans.push((at, Plan::Move(Kind::Supported)));
        }
        plans.retain(|p| p.0 > f.from + 2 && p.0 < f.until - 2);
        plans.sort_by_key(|p| std::cmp::Reverse(p.0));
        plans
    }

    fn begin(&mut self, kind: Kind, from: Day) {
        // Supported accommodation takes young people from 16.
        let sixteen = birthday(self.f.born, 16) <= from;
        let kind = match kind {
            Kind::Supported if !sixteen => Kind::Home,
            Kind::Other if from < OTHER_SPLIT && from + 60 > OTHER_SPLIT => Kind::Agency,
            // No one is placed with parents under section 20.
            Kind::Parent if !matches!(self.law_on(from), Law::C1 | Law::C2) => Kind::Foster,
            // A child to be adopted lives with foster carers until then.
            Kind::Parent | Kind::Home | Kind::School if self.f.path == Path::Adoption => {
                Kind::Foster
            }
            kind => kind,
        };
        let provider = self.provider(kind);
        let band = self.band(kind, provider);
        let together = !self.f.again && matches!(kind, Kind::Foster | Kind::Agency | Kind::Kin);
        let until = from;
        self.slots.push(Slot {
            kind,
            provider,
            band,
            from,
            until,
            together,
            home: None,
        });
        let place = self.place(kind, from);
        let slot = (self.slots.len() - 1) as u16;
        let (same_carers, reason, away) = (false, None, None);
        self.stays.push(Stay {
            from,
            until,
            place,
            slot,
            same_carers,
            reason,
            away,
        });
    }

    /// The day on which the present home ends if nothing is planned.
    fn next_unplanned(&mut self) -> Day {
        let f = self.f;
        let from = self.slots[self.slots.len() - 1].from;
        let kind = self.slots[self.slots.len() - 1].kind;
        let stay = self.stays[self.stays.len() - 1].from;
        // Short by nature.
        let short = |d: &mut Dice, low: i32, high: i32| stay.max(from) + d.from(low, high);
        match kind {
            Kind::Custody => return f.until,
            Kind::Secure => return short(self.d, 40, 110),
            Kind::Hospital => return short(self.d, 15, 80),
            Kind::Other => return short(self.d, 6, 40),
            Kind::FamilyCentre => return short(self.d, 60, 110),
            Kind::CareHome => return short(self.d, 60, 300),
            Kind::Adopter => return f.until,
            _ => {}
        }
        let by_kind = match kind {
            Kind::Kin => 0.55,
            Kind::Home => 1.15,
            Kind::Supported => 1.0,
            Kind::Parent => 0.45,
            _ => 1.0,
        };
        let by_age = match age(f.born, stay) {
            0..=4 => 0.16,
            5..=9 => 0.19,
            10..=15 => 0.36,
            _ => 0.42,
        };
        let base = by_kind * by_age * f.restless;
        // The first weeks are the least certain, and a home that has lasted tends to last.
        let mut left = self.d.waiting();
        let since = f64::from(stay - from) / YEAR;
        let mut at = since;
        for (to, factor) in [(0.25, 2.4), (1.0, 1.35), (2.5, 0.8), (f64::MAX, 0.42)] {
            if to <= at {
                continue;
            }
            let rate = base * factor;
            if left < rate * (to - at) {
                let days = ((at - since + left / rate) * YEAR) as i32;
                return stay + days.max(3);
            }
            left -= rate * (to - at);
            at = to;
        }
        f.until
    }

    /// Ends the present stay and begins the next.
    fn turn(&mut self, at: Day, plan: Option<Plan>) {
        let last = self.stays.len() - 1;
        let now = self.slots[self.slots.len() - 1].kind;
        let place = self.stays[last].place;
        match plan {
            Some(Plan::Status) => {
                let next = match place {
                    Place::U6 => Place::U4,
                    Place::U3 => Place::U1,
                    Place::U4 => Place::U5,
                    _ => return,
                };
                if next == Place::U5 && self.d.chance(0.7) {
                    return;
                }
                self.long_term = self.f.path == Path::GrowingUp;
                self.same(at, next, Why::PLACE);
            }
            Some(Plan::Move(Kind::Adopter)) => {
                let by_carers = matches!(now, Kind::Foster | Kind::Agency) && self.d.chance(0.17);
                let order = self.law_on(at) == Law::E1;
                if by_carers {
                    self.same(at, if order { Place::A5 } else { Place::A3 }, Why::CARPL);
                } else {
                    // A child is fostered just before being placed for adoption.
                    self.long_term = false;
                    self.change(at, Kind::Adopter, Why::CARPL);
                }
            }
            Some(Plan::Move(kind)) => {
                let pointless = kind == now && kind != Kind::Foster
                    || now == Kind::Parent
                    || now == Kind::Supported
                    || kind == Kind::Supported && now == Kind::Kin
                    || place.is_adoption();
                if pointless {
                    return;
                }
                if self.f.path == Path::GrowingUp && kind == Kind::Foster {
                    self.long_term = true;
                }
                let reason = self.d.weighted(&[(0.66, Why::CARPL), (0.34, Why::OTHER)]);
                self.change(at, kind, reason);
            }
            None => {
                let mut kind = self.other_kind(at);
                if self.f.path == Path::Adoption && kind != Kind::Kin {
                    kind = Kind::Foster;
                }
                if now == Kind::Parent && kind == Kind::Parent {
                    kind = Kind::Agency;
                }
                let reason = self.d.weighted(&[
                    (0.185, Why::CREQB),
                    (0.115, Why::CREQO),
                    (0.36, Why::OTHER),
                    (0.085, Why::CHILD),
                    (0.03, Why::LAREQ),
                    (0.028, Why::STAND),
                    (0.014, Why::ALLEG),
                    (0.05, Why::CARPL),
                    (0.008, Why::CLOSE),
                    (0.006, Why::APPRR),
                ]);
                let reason = match now {
                    Kind::FamilyCentre | Kind::Secure | Kind::Hospital | Kind::Other => Why::CARPL,
                    _ => reason,
                };
                self.change(at, kind, reason);
            }
        }
    }

    fn end(&mut self, at: Day, reason: Why) {
        let last = self.stays.len() - 1;
        self.stays[last].until = at;
        self.stays[last].reason = Some(reason);
    }

    fn change(&mut self, at: Day, kind: Kind, reason: Why) {
        self.end(at, reason);
        if let Some(slot) = self.slots.last_mut() {
            slot.until = at;
        }
        self.begin(kind, at);
    }

    fn same(&mut self, at: Day, place: Place, reason: Why) {
        self.end(at, reason);
        let slot = (self.slots.len() - 1) as u16;
        let (reason, away) = (None, None);
        self.stays.push(Stay {
            from: at,
            until: at,
            place,
            slot,
            same_carers: true,
            reason,
            away,
        });
    }
}
