//! Young people who left care, around their birthdays from 17 to 21 (table OC3).

use crate::calendar::{age, birthday};
use crate::dice::{Dice, Purpose};
use crate::life::Life;
use crate::returns::{Year, id, on};
use care::codes::{Accommodation, Activity, InTouch, ReasonEpisodeCeased as End};
use rulebook::Oc3;

/// Whether the council owes this young person support after care: looked after for 13 weeks or
/// more from the age of 14, some of it after 16 (Children Act 1989, sections 19B and 23A to 23C).
pub(crate) fn owed(life: &Life) -> bool {
    if life.short_breaks {
        return false;
    }
    let (fourteen, sixteen) = (birthday(life.born, 14), birthday(life.born, 16));
    let days: i32 = life
        .spells
        .iter()
        .map(|s| (s.until - s.from.max(fourteen)).max(0))
        .sum();
    days >= 91 && life.spells.iter().any(|s| s.until > sixteen)
}

pub(crate) fn row(life: &Life, seed: u64, y: Year) -> Option<Oc3> {
    let years = age(life.born, y.to);
    if !(17..=21).contains(&years) {
        return None;
    }
    let birthday = birthday(life.born, years);
    let last = life.spells.last()?;
    // Only those who had left before the birthday; leaving on the 18th counts from 19 on.
    let left = life
        .spells
        .iter()
        .all(|s| s.until < birthday || s.from > birthday)
        && life.spells.iter().any(|s| s.until < birthday);
    if !y.holds(birthday) || !left || !owed(life) || matches!(last.why, End::E2 | End::E3) {
        return None;
    }
    // A new period of care after the birthday would still be in this story.
    if life.spells.iter().any(|s| s.from > birthday) || last.until > y.to {
        return None;
    }
    let stream = u64::from(life.number);
    let mut person = Dice::new(seed, Purpose::Leavers, stream << 16);
    let mut d = Dice::new(seed, Purpose::Leavers, (stream << 16) | years as u64);
    let home = matches!(last.why, End::E4A | End::E4B) && birthday - last.until > 183;
    let touch = if home {
        d.weighted(&[(0.6, InTouch::RHOM), (0.4, InTouch::YES)])
    } else if years == 21 {
        d.weighted(&[
            (0.945, InTouch::YES),
            (0.02, InTouch::NO),
            (0.015, InTouch::REFU),
            (0.02, InTouch::NREQ),
        ])
    } else {
        d.weighted(&[
            (0.965, InTouch::YES),
            (0.02, InTouch::NO),
            (0.015, InTouch::REFU),
        ])
    };
    let (activity, living) = if touch == InTouch::YES {
        (
            activity(&mut person, &mut d, life, years),
            living(&mut person, &mut d, last.why, years),
        )
    } else {
        (Activity::NotKnown, Accommodation::NotKnown)
    };
    Some(Oc3 {
        child: id(life),
        dob: on(life.born),
        in_touch: touch.into(),
        activ: activity.into(),
        accom: living.into(),
        ..Default::default()
    })
}

fn activity(person: &mut Dice, d: &mut Dice, life: &Life, years: i32) -> Activity {
    let drive = person.unit() * 0.75 + d.unit() * 0.25;
    let ill = person.chance(0.07);
    let busy = if years <= 18 { 0.72 } else { 0.622 };
    if ill {
        return Activity::G4;
    }
    if drive > 1.0 - busy * 1.06 {
        let old = f64::from((years - 17).max(0));
        return d.weighted(&[
            (0.02 + 0.015 * old, Activity::F1),
            (0.62 - 0.09 * old, Activity::F2),
            (0.03, Activity::P2),
            (0.06, Activity::F4),
            (0.005, Activity::P4),
            (0.14 + 0.07 * old, Activity::F5),
            (0.05, Activity::P5),
            (0.004, Activity::P1),
        ]);
    }
    let parenting = if life.boy { 0.03 } else { 0.34 };
    d.weighted(&[
        (0.72, Activity::G5),
        (parenting, Activity::G6),
        (0.06, Activity::G4),
    ])
}

fn living(person: &mut Dice, d: &mut Dice, why: End, years: i32) -> Accommodation {
    let fragile = person.chance(0.1);
    if d.chance(if fragile { 0.22 } else { 0.012 }) {
        return d.weighted(&[
            (0.2, Accommodation::S2),
            (0.4, Accommodation::X2),
            (0.1, Accommodation::V2),
            (0.1, Accommodation::W2),
            (0.2, Accommodation::B2),
        ]);
    }
    // Staying put fades with the years.
    let stay = if why == End::E17 && years >= 18 {
        0.95 - 0.22 * f64::from(years - 18)
    } else {
        0.0
    };
    if person.unit() < stay {
        return Accommodation::Z1;
    }
    let (foyer, own) = if years >= 18 {
        (0.03, 0.12 * f64::from(years - 17))
    } else {
        (0.0, 0.0)
    };
    d.weighted(&[
        (0.18, Accommodation::B1),
        (0.04, Accommodation::C1),
        (0.34, Accommodation::D1),
        (0.08, Accommodation::E1),
        (0.04, Accommodation::K1),
        (foyer, Accommodation::T1),
        (own, Accommodation::U1),
        (0.02, Accommodation::Y1),
    ])
}
