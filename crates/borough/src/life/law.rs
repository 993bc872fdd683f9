//! How a period of care will end, and the legal statuses on the way there.

use super::arrival::{Family, FamilyKind};
use crate::calendar::{Day, YEAR, age, birthday, on_the_edge};
use crate::dice::Dice;
use care::codes::{LegalStatus as Law, ReasonEpisodeCeased as End};

/// Where a child's care is heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Path {
    HomeSoon,
    HomePlanned,
    /// Home on a care order first (placement with parents), the order ended later.
    HomeOnOrder,
    Relatives,
    ArrangementsOrder,
    Guardianship,
    Adoption,
    /// In care until 18.
    GrowingUp,
    Remand,
    /// Age assessed as adult, moved abroad, another council, custody, death.
    Rare(End),
}

/// The path and its last day.
pub(crate) fn path(d: &mut Dice, family: &Family, born: Day, from: Day) -> (Path, Day) {
    let adult = birthday(born, 18);
    if family.kind == FamilyKind::Remand {
        let until = (from + d.around(42.0, 0.6).clamp(6.0, 150.0) as i32).min(adult - 1);
        return (Path::Remand, settle(until.max(from + 3)));
    }
    if family.kind == FamilyKind::Uasc {
        if d.chance(0.025) {
            let until = from + d.from(20, 120);
            if until < adult {
                return (Path::Rare(End::E15), settle(until));
            }
        }
        return (Path::GrowingUp, adult);
    }
    if d.chance(0.014) {
        let teen = age(born, from) >= 15;
        let code = d.weighted(&[
            (0.08, End::E2),
            (0.36, End::E3),
            (0.26, End::E16),
            (if teen { 0.3 } else { 0.0 }, End::E9),
        ]);
        let until = from + d.around(400.0, 0.8).clamp(20.0, 1_500.0) as i32;
        if until < adult - 5 {
            return (Path::Rare(code), settle(until));
        }
    }
    let weights: [f64; 8] = match age(born, from) {
        //    soon  planned order  relat  arr.  guard  adopt  grow
        0 => [0.055, 0.155, 0.055, 0.040, 0.020, 0.170, 0.420, 0.070],
        1..=4 => [0.055, 0.145, 0.100, 0.050, 0.025, 0.245, 0.200, 0.160],
        5..=9 => [0.085, 0.120, 0.175, 0.055, 0.020, 0.245, 0.010, 0.290],
        10..=15 => [0.170, 0.160, 0.110, 0.065, 0.010, 0.085, 0.0, 0.400],
        _ => [0.120, 0.100, 0.0, 0.050, 0.0, 0.0, 0.0, 0.730],
    };
    const PATHS: [Path; 8] = [
        Path::HomeSoon,
        Path::HomePlanned,
        Path::HomeOnOrder,
        Path::Relatives,
        Path::ArrangementsOrder,
        Path::Guardianship,
        Path::Adoption,
        Path::GrowingUp,
    ];
    let mut at = if d.chance(0.6) {
        family.prospects
    } else {
        d.unit()
    };
    let mut path = Path::GrowingUp;
    for (weight, p) in weights.iter().zip(PATHS) {
        at -= weight;
        if at < 0.0 {
            path = p;
            break;
        }
    }
    let mut years = |mean: f64, spread: f64, least: f64| d.around(mean, spread).max(least);
    let lasts = match path {
        Path::HomeSoon => years(0.28, 1.0, 0.012),
        Path::HomePlanned => years(0.75, 0.8, 0.05),
        Path::HomeOnOrder => years(3.2, 0.45, 1.35),
        Path::Relatives => years(0.95, 0.7, 0.1),
        Path::ArrangementsOrder => years(1.2, 0.5, 0.4),
        Path::Guardianship => years(1.65, 0.6, 0.55),
        Path::Adoption => years(2.0, 0.28, 1.0),
        _ => 30.0,
    };
    let until = settle(from + (lasts * YEAR) as i32);
    if until >= adult - 7 {
        (Path::GrowingUp, adult)
    } else {
        (path, until)
    }
}

/// Off the edge of a collection year.
pub(crate) fn settle(mut day: Day) -> Day {
    while on_the_edge(day) {
        day += 2;
    }
    day
}

/// Legal statuses from the first day on, none on or after the last day.
pub(crate) fn law(
    d: &mut Dice,
    family: &Family,
    path: Path,
    born: Day,
    from: Day,
    until: Day,
    first: Law,
) -> Vec<(Day, Law)> {
    let mut law = vec![(from, first)];
    match family.kind {
        FamilyKind::Remand | FamilyKind::ShortBreaks => return law,
        FamilyKind::Uasc => return law,
        FamilyKind::Family => {}
    }
    let years = age(born, from);
    // No care order is made for someone of 17.
    let seventeen = birthday(born, 17);
    if from + 200 > seventeen {
        let shelter = first == Law::L1 && until > from + 4;
        law[0].1 = if shelter { first } else { Law::V2 };
        if shelter {
            law.push((from + d.from(1, 3), Law::V2));
        }
        return law;
    }
    let to_court = match path {
        Path::Adoption => 0.975,
        Path::Guardianship | Path::ArrangementsOrder => 0.95,
        Path::HomeOnOrder => 1.0,
        Path::GrowingUp if years < 10 => 0.98,
        Path::GrowingUp if years < 16 => 0.80,
        Path::GrowingUp => 0.30,
        Path::HomePlanned => 0.30,
        Path::Relatives => 0.3,
        _ => 0.12,
    };
    let mut court = first == Law::C1 || first == Law::L2 || d.chance(to_court);
    // A baby whose mother asked for adoption needs no care proceedings.
    if path == Path::Adoption && first == Law::V2 && !court {
        return law;
    }
    court |= path == Path::Adoption;
    let mut at = from;
    if first == Law::L1 {
        at += d.from(1, 3);
        law.push((at, if court { Law::C1 } else { Law::V2 }));
    } else if first == Law::L2 {
        at += d.from(5, 8);
        law.push((at, Law::C1));
    } else if first == Law::V2 && court {
        at += family.court_after.min((until - from) / 3).max(4);
        law.push((at, Law::C1));
    }
    if !court {
        law.retain(|l| l.0 == from || l.0 < until);
        return law;
    }
    let hearing = (at + family.hearing_after).min(seventeen.max(at + 20));
    match path {
        Path::Adoption => {
            // Room for a placement of ten weeks or more before the order.
            let order =
                (at + family.hearing_after * 3 / 4).clamp(at + 70, (until - 170).max(at + 71));
            law.push((order, Law::E1));
        }
        Path::GrowingUp if d.chance(0.03) && years < 6 => {
            // A plan for adoption that did not come about.
            law.push((hearing, Law::E1));
            law.push((hearing + d.from(300, 800), Law::C2));
        }
        Path::GrowingUp | Path::HomeOnOrder | Path::Rare(_) => law.push((hearing, Law::C2)),
        Path::Guardianship | Path::ArrangementsOrder | Path::Relatives => {
            // Many orders are made at the final hearing itself; the rest follow a care order.
            if until - hearing > 200 {
                law.push((hearing, Law::C2));
            }
        }
        _ => {
            if until - hearing > 330 {
                law.push((hearing, Law::C2));
            }
        }
    }
    law.retain(|l| l.0 == from || l.0 < until - 2);
    law
}
