//! A child's periods of care, one after another, with reviews, absences and deprivation of liberty.

use super::arrival::{Family, FamilyKind, family};
use super::law::{Path, law, path, settle};
use super::living::{Frame, live};
use super::{Absence, Kind, Life, PreviousPermanence, Slot, Spell, Stay};
use crate::calendar::{Day, YEAR, age, birthday};
use crate::dice::Dice;
use crate::places::{Band, Places};
use care::codes::{
    Absence as Missing, LegalStatus as Law, PermanenceOption, PlacementProvider as By,
    PlacementType as Place, ReasonEpisodeCeased as End, ReviewParticipation,
};

/// Everything that happens to one family's children, told to its end.
pub(crate) fn stories(d: &mut Dice, group: u32, arrives: Day, places: &Places) -> Vec<Life> {
    let (family, mut children) = family(d, group, arrives, places);
    for child in &mut children {
        if family.kind == FamilyKind::ShortBreaks {
            child.spells = short_breaks(d, &family, child.born);
        } else {
            periods(d, &family, child, places);
        }
    }
    children
}

fn periods(d: &mut Dice, family: &Family, child: &mut Life, places: &Places) {
    let restless = d.around(1.0, 0.95).min(7.0);
    // Going missing is common for a few teenagers and unknown to most.
    let runs = if d.chance(0.32) {
        d.around(2.3, 0.8)
    } else {
        0.07
    };
    let mut from = family.arrives;
    if d.chance(0.1) {
        from += d.from(1, 25);
    }
    let mut again = false;
    let mut before = previous(d, child.born, from);
    loop {
        if from >= birthday(child.born, 18) - 8 {
            break;
        }
        let (path, until) = path(d, family, child.born, from);
        let first = match (again, family.law) {
            (true, Law::L1 | Law::L2) => Law::C1,
            (_, law) => law,
        };
        // Nobody is home again within the days of police protection without an order ending it.
        let until = settle(until.max(from + 4)).min(birthday(child.born, 18));
        let law = law(d, family, path, child.born, from, until, first);
        let frame = Frame {
            family,
            path,
            born: child.born,
            from,
            until,
            law: &law,
            restless,
            again,
        };
        let (stays, slots, adoption) = live(d, &frame, places);
        let why = reason_ended(d, path, child, &stays, &slots, until);
        let mut spell = Spell {
            from,
            until,
            why,
            law,
            stays,
            slots,
            before,
            adoption,
            reviews: Vec::new(),
            missing: Vec::new(),
            liberty: Vec::new(),
        };
        spell.reviews = reviews(d, &spell, child.born, child.voice);
        spell.missing = absences(d, &spell, child.born, runs);
        spell.liberty = liberty(d, &spell, child.born);
        child.spells.push(spell);
        // Some come back.
        let (chance, wait, code) = match path {
            Path::HomeSoon | Path::HomePlanned | Path::HomeOnOrder | Path::Relatives => {
                (0.17, d.around(330.0, 0.8), PermanenceOption::Z1)
            }
            Path::Guardianship => (0.07, d.around(1_300.0, 0.6), PermanenceOption::P2),
            Path::ArrangementsOrder => (0.07, d.around(1_000.0, 0.6), PermanenceOption::P3),
            _ => break,
        };
        if !d.chance(chance) {
            break;
        }
        before = PreviousPermanence {
            code,
            order: (code != PermanenceOption::Z1).then_some((until, "359")),
        };
        from = settle(until + wait.clamp(16.0, 3_500.0) as i32);
        again = true;
    }
    if let (Some(baby), Some(last)) = (child.baby, child.spells.last())
        && (baby >= last.until || !child.spells.iter().any(|s| s.contains(baby)))
    {
        child.baby = None;
    }
}

fn previous(d: &mut Dice, born: Day, from: Day) -> PreviousPermanence {
    let none = PreviousPermanence {
        code: PermanenceOption::Z1,
        order: None,
    };
    if from - born < 2_200 || !d.chance(0.075) {
        return none;
    }
    let code = d.weighted(&[
        (0.55, PermanenceOption::P2),
        (0.2, PermanenceOption::P1),
        (0.2, PermanenceOption::P3),
        (0.05, PermanenceOption::P4),
    ]);
    let order = d.from(born + 900, from - 400);
    let by = d.weighted(&[(0.75, "359"), (0.1, "350"), (0.08, "888"), (0.07, "358")]);
    PreviousPermanence {
        code,
        order: (code != PermanenceOption::P4).then_some((order, by)),
    }
}

fn reason_ended(
    d: &mut Dice,
    path: Path,
    child: &Life,
    stays: &[Stay],
    slots: &[Slot],
    until: Day,
) -> End {
    let fostered = stays.last().is_some_and(|s| s.place.is_foster());
    let kind = slots.last().map_or(Kind::Foster, |s| s.kind);
    match path {
        Path::HomeSoon => d.weighted(&[(0.5, End::E4B), (0.5, End::E4A)]),
        Path::HomePlanned => d.weighted(&[(0.12, End::E4B), (0.88, End::E4A)]),
        Path::HomeOnOrder => End::E4A,
        Path::Relatives => End::E13,
        Path::ArrangementsOrder => End::E41,
        Path::Guardianship => match kind {
            Kind::Kin if fostered => End::E45,
            _ if fostered => d.weighted(&[(0.45, End::E46), (0.5, End::E47), (0.05, End::E48)]),
            _ => d.weighted(&[(0.9, End::E47), (0.1, End::E48)]),
        },
        Path::Adoption => d.weighted(&[(0.55, End::E12), (0.45, End::E11)]),
        Path::Remand => d.weighted(&[(0.8, End::E14), (0.2, End::E9)]),
        Path::Rare(code) => code,
        Path::GrowingUp => {
            if until < birthday(child.born, 18) {
                return End::E8;
            }
            match kind {
                Kind::Foster | Kind::Agency | Kind::Kin => {
                    d.weighted(&[(0.88, End::E17), (0.06, End::E5), (0.06, End::E6)])
                }
                Kind::Home | Kind::School | Kind::CareHome | Kind::Hospital => d.weighted(&[
                    (0.50, End::E7),
                    (0.30, End::E5),
                    (0.15, End::E6),
                    (0.05, End::E17),
                ]),
                Kind::Parent => d.weighted(&[(0.7, End::E17), (0.3, End::E6)]),
                _ => d.weighted(&[(0.37, End::E5), (0.38, End::E6), (0.25, End::E17)]),
            }
        }
    }
}

/// The first review within 20 working days, the second within three months, then every six.
fn reviews(d: &mut Dice, spell: &Spell, born: Day, voice: u8) -> Vec<(Day, ReviewParticipation)> {
    let mut reviews = Vec::new();
    let mut gap = d.from(15, 27);
    let mut at = spell.from;
    for n in 0.. {
        // One in thirty is late.
        let late = if d.chance(0.033) { d.from(5, 40) } else { 0 };
        at += gap + late;
        if at >= spell.until {
            break;
        }
        let code = match age(born, at) {
            0..=3 => ReviewParticipation::PN0,
            years => {
                let young = if years < 8 { 1.0 } else { 0.0 };
                match voice {
                    0 => d.weighted(&[
                        (0.55 - 0.2 * young, ReviewParticipation::PN1),
                        (0.14, ReviewParticipation::PN2),
                        (0.02 + 0.1 * young, ReviewParticipation::PN3),
                        (0.03, ReviewParticipation::PN4),
                        (0.14, ReviewParticipation::PN5),
                        (0.12, ReviewParticipation::PN6),
                    ]),
                    1 => d.weighted(&[
                        (0.12, ReviewParticipation::PN1),
                        (0.12, ReviewParticipation::PN2),
                        (0.05 + 0.1 * young, ReviewParticipation::PN3),
                        (0.03, ReviewParticipation::PN4),
                        (0.38, ReviewParticipation::PN5),
                        (0.27, ReviewParticipation::PN6),
                        (0.03, ReviewParticipation::PN7),
                    ]),
                    _ => d.weighted(&[
                        (0.1, ReviewParticipation::PN1),
                        (0.3, ReviewParticipation::PN5),
                        (0.32, ReviewParticipation::PN6),
                        (0.28, ReviewParticipation::PN7),
                    ]),
                }
            }
        };
        reviews.push((at, code));
        gap = if n == 0 {
            d.from(70, 90)
        } else {
            d.from(150, 182)
        };
    }
    reviews
}

fn absences(d: &mut Dice, spell: &Spell, born: Day, runs: f64) -> Vec<Absence> {
    let mut found = Vec::new();
    for stay in &spell.stays {
        if stay.away.is_some() || matches!(stay.place, Place::P1 | Place::K1 | Place::R5) {
            continue;
        }
        let by_place = match stay.place {
            Place::K2 | Place::K3 | Place::H5 | Place::P2 => 1.9,
            _ => 0.8,
        };
        let from = stay.from.max(birthday(born, 11));
        // A last fortnight without absences: a child who is missing cannot also leave care home.
        let last = stay.until - 14;
        if from >= last {
            continue;
        }
        let by_age = if age(born, from) >= 13 { 1.0 } else { 0.35 };
        let mean = runs * by_place * by_age * f64::from(last - from) / YEAR;
        let mut at = from + 1;
        let mut left = d.count(mean.min(60.0));
        while left > 0 {
            left -= 1;
            at += ((f64::from(last - at).max(1.0) * d.waiting()) / (left + 2) as f64) as i32 + 1;
            let lasts = d.weighted(&[(0.34, 0), (0.36, 1), (0.14, 2), (0.09, 4), (0.07, 9)]);
            if at + lasts >= last {
                break;
            }
            let kind = d.weighted(&[(0.78, Missing::M), (0.22, Missing::A)]);
            found.push(Absence {
                kind,
                from: at,
                until: at + lasts,
            });
            at += lasts + 1;
        }
    }
    found
}

/// Deprivation-of-liberty orders: twelve weeks at a time, for very few, in homes that may.
fn liberty(d: &mut Dice, spell: &Spell, born: Day) -> Vec<(Day, Day)> {
    let mut orders: Vec<(Day, Day)> = Vec::new();
    for stay in &spell.stays {
        let may =
            matches!(stay.place, Place::K2 | Place::Z12 | Place::Z13) && age(born, stay.from) >= 11;
        if !may || !d.chance(0.06) {
            continue;
        }
        let mut from = stay.from + d.from(2, 20);
        for _ in 0..d.from(1, 4) {
            let until = from + d.from(70, 84);
            if until >= stay.until - 2 {
                break;
            }
            orders.push((from, until));
            from = until + 1;
        }
    }
    orders
}

/// Short breaks for a disabled child: one agreement (V4), or each break recorded (V3).
fn short_breaks(d: &mut Dice, family: &Family, born: Day) -> Vec<Spell> {
    let adult = birthday(born, 18);
    let last = settle((family.arrives + d.around(1_100.0, 0.5) as i32).min(adult - 20));
    let kind = d.weighted(&[(0.7, Kind::Home), (0.3, Kind::Foster)]);
    let spell = |from: Day, until: Day| Spell {
        from,
        until,
        why: End::E4A,
        law: vec![(from, family.law)],
        stays: vec![Stay {
            from,
            until,
            place: if kind == Kind::Home {
                Place::K2
            } else {
                Place::U6
            },
            slot: 0,
            same_carers: false,
            reason: None,
            away: None,
        }],
        slots: vec![Slot {
            kind,
            provider: By::PR1,
            band: Band::Inside,
            from,
            until,
            together: false,
            home: None,
        }],
        before: PreviousPermanence {
            code: PermanenceOption::Z1,
            order: None,
        },
        adoption: None,
        reviews: Vec::new(),
        missing: Vec::new(),
        liberty: Vec::new(),
    };
    if family.law == Law::V4 {
        return vec![spell(family.arrives, last.max(family.arrives + 60))];
    }
    let mut spells = Vec::new();
    let mut at = family.arrives;
    while at < last {
        let until = settle(at + d.from(1, 3));
        spells.push(spell(at, until));
        at = settle(until + d.from(24, 40));
    }
    spells
}
