//! Where a child lives: the chain of homes, why each ended, and short times away from one.

use super::arrival::{Family, FamilyKind};
use super::law::{Path, settle};
use super::{Adoption, Code, Kind, Slot, Stay};
use crate::calendar::{Day, YEAR, age, birthday, day};
use crate::dice::Dice;
use crate::places::{Band, Places};

/// Supported accommodation is registered (K3) from this day; H5 and P2 before it.
pub(crate) const REGISTERED: Day = day(2023, 10, 28);
/// Other placements have four codes from this collection on; `Z1` before.
const OTHER_SPLIT: Day = day(2025, 4, 1);

/// What the chain of homes must fit.
pub(crate) struct Frame<'a> {
    pub family: &'a Family,
    pub path: Path,
    pub born: Day,
    pub from: Day,
    pub until: Day,
    pub law: &'a [(Day, Code)],
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

struct Chain<'a, 'd> {
    f: &'a Frame<'a>,
    d: &'d mut Dice,
    stays: Vec<Stay>,
    slots: Vec<Slot>,
    long_term: bool,
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
    fn law_on(&self, at: Day) -> Code {
        self.f
            .law
            .iter()
            .rev()
            .find(|l| l.0 <= at)
            .map_or(self.f.law[0].1, |l| l.1)
    }

    fn date_of(&self, code: Code) -> Option<Day> {
        self.f.law.iter().find(|l| l.1 == code).map(|l| l.0)
    }

    fn decision(&mut self) -> Option<Adoption> {
        let f = self.f;
        let order = self.date_of("E1");
        let decided = match (order, f.path) {
            (Some(order), _) => (order - self.d.from(18, 75)).max(f.from + 9).min(order),
            (None, Path::Adoption) => f.from + self.d.from(30, 70),
            _ => return None,
        };
        let adopters = self.d.weighted(&[
            (0.50, ("2", "MF", "L11")),
            (0.12, ("2", "MF", "L3")),
            (0.06, ("2", "MM", "L12")),
            (0.05, ("2", "FF", "L12")),
            (0.02, ("2", "FF", "L2")),
            (0.02, ("2", "MM", "L4")),
            (0.20, ("1", "F1", "L0")),
            (0.03, ("1", "M1", "L0")),
        ]);
        if f.path != Path::Adoption {
            let taken_back = f
                .law
                .iter()
                .find(|l| l.0 > decided && l.1 == "C2")
                .map(|l| l.0);
            let reason = self
                .d
                .weighted(&[(0.25, "RD1"), (0.55, "RD3"), (0.2, "RD4")]);
            let ended = taken_back
                .map(|at| (settle(at - self.d.from(3, 25)).max(decided + 5), reason))
                .or(Some((f.until, "RD4")));
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

    /// What the care plan foresees, latest first.
    fn plans(&mut self, adoption: Option<&Adoption>) -> Vec<(Day, Plan)> {
        let f = self.f;
        let mut plans = Vec::new();
        if let (Path::Adoption, Some(a)) = (f.path, adoption) {
            let placed = a.matched.unwrap_or(a.decided) + 8;
            let order = self.date_of("E1").map_or(placed, |o| placed.max(o + 12));
            plans.push((order, Plan::Move(Kind::Adopter)));
            // Nothing else is planned for the weeks before.
            plans.retain(|p| p.0 < f.until - 20);
        }
        if f.path == Path::HomeOnOrder {
            let ordered = f
                .law
                .iter()
                .find(|l| l.1 == "C2" || l.1 == "C1")
                .map_or(f.from, |l| l.0);
            let back = (f.until - self.d.from(150, 1_000)).max(ordered + 20);
            plans.push((back, Plan::Move(Kind::Parent)));
        }
        if f.path == Path::HomePlanned && self.d.chance(0.12) && self.law_on(f.until - 40) != "V2" {
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
        if self.d.chance(0.55) {
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

    fn first_kind(&mut self) -> Kind {
        let f = self.f;
        let years = age(f.born, f.from);
        let on_order = matches!(f.law[0].1, "C1" | "C2");
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
                (0.68, Kind::Foster),
                (0.27, Kind::Agency),
                (if years >= 7 { 0.05 } else { 0.0 }, Kind::Home),
                (parent, Kind::Parent),
            ]),
            10..=15 => self.d.weighted(&[
                (0.44, Kind::Foster),
                (0.28, Kind::Agency),
                (0.24, Kind::Home),
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
    fn settled_kind(&mut self, at: Day, kin: bool) -> Kind {
        let years = age(self.f.born, at);
        let kin = if kin { 2.0 } else { 0.0 };
        match years {
            0..=9 => self
                .d
                .weighted(&[(0.8, Kind::Foster), (0.2, Kind::Agency), (kin, Kind::Kin)]),
            10..=15 => self.d.weighted(&[
                (0.5, Kind::Foster),
                (0.27, Kind::Agency),
                (0.22, Kind::Home),
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
    fn other_kind(&mut self, at: Day) -> Kind {
        let years = age(self.f.born, at);
        let on_order = matches!(self.law_on(at), "C1" | "C2");
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
                (if now == Kind::Home { 0.62 } else { 0.27 }, Kind::Home),
                (0.007, Kind::Secure),
                (0.006, Kind::CareHome),
                (0.008, Kind::Other),
                (parent, Kind::Parent),
            ]),
            _ => self.d.weighted(&[
                (0.13, Kind::Foster),
                (0.15, Kind::Agency),
                (if now == Kind::Home { 0.4 } else { 0.18 }, Kind::Home),
                (0.40, Kind::Supported),
                (0.01, Kind::Other),
                (parent, Kind::Parent),
            ]),
        }
    }

    fn begin(&mut self, kind: Kind, from: Day) {
        // Supported accommodation takes young people from 16.
        let sixteen = birthday(self.f.born, 16) <= from;
        let kind = match kind {
            Kind::Supported if !sixteen => Kind::Home,
            Kind::Other if from < OTHER_SPLIT && from + 60 > OTHER_SPLIT => Kind::Agency,
            // No one is placed with parents under section 20.
            Kind::Parent if !matches!(self.law_on(from), "C1" | "C2") => Kind::Foster,
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

    fn provider(&mut self, kind: Kind) -> Code {
        match kind {
            Kind::Foster | Kind::Kin => "PR1",
            Kind::Agency => self.d.weighted(&[(0.85, "PR4"), (0.15, "PR5")]),
            Kind::Home => self
                .d
                .weighted(&[(0.16, "PR1"), (0.79, "PR4"), (0.05, "PR5")]),
            Kind::Supported => self
                .d
                .weighted(&[(0.13, "PR1"), (0.70, "PR4"), (0.17, "PR5")]),
            Kind::Parent => "PR0",
            Kind::Adopter => self.d.weighted(&[(0.8, "PR2"), (0.2, "PR5")]),
            Kind::Hospital | Kind::Custody => "PR3",
            Kind::Other => "",
            _ => "PR4",
        }
    }

    fn band(&mut self, kind: Kind, provider: Code) -> Band {
        let share: [f64; 3] = match (kind, provider) {
            (Kind::Foster, _) => [0.89, 0.107, 0.003],
            (Kind::Kin, _) => [0.77, 0.18, 0.05],
            (Kind::Agency, _) => [0.45, 0.46, 0.09],
            (_, "PR1") => [1.0, 0.0, 0.0],
            (Kind::Home, _) => [0.42, 0.34, 0.24],
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

    fn place(&mut self, kind: Kind, from: Day) -> Code {
        match kind {
            Kind::Foster | Kind::Agency if self.long_term => "U4",
            Kind::Foster | Kind::Agency => "U6",
            Kind::Kin if self.long_term => "U1",
            Kind::Kin => "U3",
            Kind::Home => "K2",
            Kind::Secure => "K1",
            Kind::Supported if from >= REGISTERED => "K3",
            Kind::Supported => self.d.weighted(&[(0.85, "H5"), (0.15, "P2")]),
            Kind::Parent => "P1",
            Kind::Adopter if self.law_on(from) == "E1" => "A6",
            Kind::Adopter => "A4",
            Kind::School => "S1",
            Kind::FamilyCentre => "R3",
            Kind::Hospital => "R2",
            Kind::CareHome => "R1",
            Kind::Custody => "R5",
            Kind::Other if from < OTHER_SPLIT => "Z1",
            Kind::Other => {
                self.d
                    .weighted(&[(0.5, "Z12"), (0.3, "Z13"), (0.1, "Z11"), (0.1, "Z14")])
            }
        }
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
                    "U6" => "U4",
                    "U3" => "U1",
                    "U4" => "U5",
                    _ => return,
                };
                if next == "U5" && self.d.chance(0.7) {
                    return;
                }
                self.long_term = self.f.path == Path::GrowingUp;
                self.same(at, next, "PLACE");
            }
            Some(Plan::Move(Kind::Adopter)) => {
                let by_carers = matches!(now, Kind::Foster | Kind::Agency) && self.d.chance(0.17);
                let order = self.law_on(at) == "E1";
                if by_carers {
                    self.same(at, if order { "A5" } else { "A3" }, "CARPL");
                } else {
                    // A child is fostered just before being placed for adoption.
                    self.long_term = false;
                    self.change(at, Kind::Adopter, "CARPL");
                }
            }
            Some(Plan::Move(kind)) => {
                let pointless = kind == now && kind != Kind::Foster
                    || now == Kind::Parent
                    || now == Kind::Supported
                    || kind == Kind::Supported && now == Kind::Kin
                    || place.starts_with('A');
                if pointless {
                    return;
                }
                if self.f.path == Path::GrowingUp && kind == Kind::Foster {
                    self.long_term = true;
                }
                self.change(at, kind, "CARPL");
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
                    (0.185, "CREQB"),
                    (0.115, "CREQO"),
                    (0.36, "OTHER"),
                    (0.085, "CHILD"),
                    (0.03, "LAREQ"),
                    (0.028, "STAND"),
                    (0.014, "ALLEG"),
                    (0.10, "CARPL"),
                    (0.008, "CLOSE"),
                    (0.006, "APPRR"),
                ]);
                let reason = match now {
                    Kind::FamilyCentre | Kind::Secure | Kind::Hospital | Kind::Other => "CARPL",
                    _ => reason,
                };
                self.change(at, kind, reason);
            }
        }
    }

    fn end(&mut self, at: Day, reason: Code) {
        let last = self.stays.len() - 1;
        self.stays[last].until = at;
        self.stays[last].reason = Some(reason);
    }

    fn change(&mut self, at: Day, kind: Kind, reason: Code) {
        self.end(at, reason);
        if let Some(slot) = self.slots.last_mut() {
            slot.until = at;
        }
        self.begin(kind, at);
    }

    fn same(&mut self, at: Day, place: Code, reason: Code) {
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

    /// On 28 October 2023 every H5 and P2 became K3: same door, new code.
    fn registration(&mut self) {
        let crossing = self.stays.iter().position(|s| {
            matches!(s.place, "H5" | "P2") && s.from < REGISTERED && REGISTERED < s.until
        });
        if let Some(i) = crossing {
            let mut after = self.stays[i].clone();
            after.from = REGISTERED;
            after.place = "K3";
            after.same_carers = true;
            self.stays[i].until = REGISTERED;
            self.stays[i].reason = Some("PLACE");
            self.stays.insert(i + 1, after);
        }
    }

    /// Hospital, holidays and other short times away, after which the child comes back.
    fn time_away(&mut self, places: &Places) {
        let mut i = 0;
        while i < self.stays.len() {
            let stay = self.stays[i].clone();
            let kind = self.slots[usize::from(stay.slot)].kind;
            let days = stay.until - stay.from;
            let settled = matches!(kind, Kind::Foster | Kind::Agency | Kind::Kin | Kind::Home);
            let tried = self.d.chance((0.05 * f64::from(days) / YEAR).min(0.5));
            let fostered = matches!(stay.place, "U1" | "U3" | "U4" | "U6" | "K2");
            if !tried || !settled || !fostered || days < 90 {
                i += 1;
                continue;
            }
            let (code, lasts) = match self.d.weighted(&[
                (0.30, "T1"),
                (0.10, "T2"),
                (if kind == Kind::Home { 0.0 } else { 0.35 }, "T3"),
                (0.25, "T4"),
            ]) {
                "T1" => ("T1", self.d.from(8, 25)),
                "T2" => ("T2", self.d.from(8, 14)),
                "T3" => ("T3", self.d.from(8, 18)),
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
