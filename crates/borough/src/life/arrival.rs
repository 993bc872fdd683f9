//! Who comes into care, with whom, and when.

use super::Life;
use crate::calendar::{Day, birthday, day, on_the_edge};
use crate::dice::Dice;
use crate::places::{Address, Places};
use care::codes::{CategoryOfNeed, Ethnicity, LegalStatus as Law};

/// What brothers and sisters share on the day they come into care.
pub(crate) struct Family {
    pub arrives: Day,
    pub home: Address,
    pub need: CategoryOfNeed,
    pub kind: FamilyKind,
    /// The first legal status.
    pub law: Law,
    /// Days from a voluntary start to court, and from court to the final hearing.
    pub court_after: i32,
    pub hearing_after: i32,
    /// A relative who can take all of them in, on the day or later.
    pub kin_first: bool,
    pub kin_ready: bool,
    /// Where in the range of outcomes this family lies, 0 to 1: what happens to one child is
    /// likely to happen to the others.
    pub prospects: f64,
}

/// Why a family is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FamilyKind {
    Family,
    Uasc,
    Remand,
    ShortBreaks,
}

/// The family itself and its children, without their stories.
pub(crate) fn family(
    d: &mut Dice,
    group: u32,
    arrives: Day,
    places: &Places,
) -> (Family, Vec<Life>) {
    let kind = d.weighted(&[
        (0.835, FamilyKind::Family),
        (0.135, FamilyKind::Uasc),
        (0.012, FamilyKind::Remand),
        (0.018, FamilyKind::ShortBreaks),
    ]);
    let home = *d.one_of(places.inside());
    let law = match kind {
        FamilyKind::Family => d.weighted(&[
            (0.095, Law::L1),
            (0.014, Law::L2),
            (0.50, Law::C1),
            (0.391, Law::V2),
        ]),
        FamilyKind::Uasc => Law::V2,
        FamilyKind::Remand => Law::J1,
        FamilyKind::ShortBreaks => d.weighted(&[(0.75, Law::V4), (0.25, Law::V3)]),
    };
    let need = match kind {
        FamilyKind::Family => d.weighted(&[
            (0.815, CategoryOfNeed::N1),
            (0.012, CategoryOfNeed::N2),
            (0.018, CategoryOfNeed::N3),
            (0.09, CategoryOfNeed::N4),
            (0.075, CategoryOfNeed::N5),
            (0.012, CategoryOfNeed::N6),
            (0.012, CategoryOfNeed::N8),
        ]),
        FamilyKind::Uasc => CategoryOfNeed::N8,
        FamilyKind::Remand => CategoryOfNeed::N6,
        FamilyKind::ShortBreaks => CategoryOfNeed::N2,
    };
    let family = Family {
        arrives,
        home,
        need,
        kind,
        law,
        court_after: d.around(95.0, 0.7).clamp(9.0, 420.0) as i32,
        hearing_after: d.around(250.0, 0.35).clamp(120.0, 700.0) as i32,
        kin_first: d.chance(0.19),
        kin_ready: d.chance(0.22),
        prospects: d.unit(),
    };
    let ages = ages(d, kind);
    let ethnic = ethnicity(d, kind);
    let children = ages
        .iter()
        .map(|days| child(d, group, &family, *days, ethnic))
        .collect();
    (family, children)
}

/// Ages in days on coming into care, one for each child of the family.
fn ages(d: &mut Dice, kind: FamilyKind) -> Vec<i32> {
    let years =
        |d: &mut Dice, from: f64, to: f64| ((from + d.unit() * (to - from)) * 365.25) as i32;
    match kind {
        FamilyKind::Uasc => {
            let age = d.weighted(&[(0.04, 14.0), (0.16, 15.0), (0.42, 16.0), (0.38, 17.0)]);
            let first = years(d, age, age + 0.93);
            if d.chance(0.03) {
                vec![first, (first - 600).max(12 * 366)]
            } else {
                vec![first]
            }
        }
        FamilyKind::Remand => vec![years(d, 13.0, 17.7)],
        FamilyKind::ShortBreaks => vec![years(d, 7.0, 16.0)],
        FamilyKind::Family => {
            let size = d.weighted(&[(0.60, 1), (0.20, 2), (0.12, 3), (0.06, 4), (0.02, 5)]);
            let band = d.weighted(&[
                (0.300, (0.0, 0.75)),
                (0.150, (0.75, 5.0)),
                (0.225, (5.0, 10.0)),
                (0.170, (10.0, 16.0)),
                (0.250, (16.0, 17.6)),
            ]);
            let first = if band.1 < 1.0 && d.chance(0.5) {
                d.from(0, 16)
            } else {
                years(d, band.0, band.1)
            };
            let mut ages = vec![first];
            let (mut youngest, mut oldest) = (first, first);
            while ages.len() < size {
                let gap = d.around(880.0, 0.35).clamp(330.0, 2_200.0) as i32;
                let older = oldest + gap < 17 * 365 && (youngest < gap || d.chance(0.5));
                if older {
                    oldest += gap;
                    ages.push(oldest);
                } else if youngest >= gap {
                    youngest -= gap;
                    ages.push(youngest);
                } else {
                    break;
                }
            }
            ages.sort_unstable_by(|a, b| b.cmp(a));
            ages
        }
    }
}

fn child(d: &mut Dice, group: u32, family: &Family, age: i32, ethnic: Ethnicity) -> Life {
    let mut born = family.arrives - age;
    // No birthday on the edge of a year, nor on a leap day.
    while on_the_edge(born) || leap_day(born) {
        born -= 2;
    }
    let boy = match family.kind {
        FamilyKind::Family => d.chance(0.53),
        FamilyKind::Uasc => d.chance(0.91),
        FamilyKind::Remand => d.chance(0.9),
        FamilyKind::ShortBreaks => d.chance(0.66),
    };
    let baby = (!boy && family.kind == FamilyKind::Family && d.chance(0.035))
        .then(|| birthday(born, 16) + d.from(0, 700))
        .filter(|at| *at > family.arrives + 30);
    Life {
        group,
        number: 0,
        boy,
        born,
        ethnic,
        uasc: family.kind == FamilyKind::Uasc,
        short_breaks: family.kind == FamilyKind::ShortBreaks,
        need: family.need,
        home: family.home,
        baby,
        spells: Vec::new(),
        voice: d.weighted(&[(0.62, 0), (0.26, 1), (0.12, 2)]),
    }
}

fn leap_day(at: Day) -> bool {
    let (y, m, _) = crate::calendar::civil(at);
    m == 2 && at == day(y, 3, 1) - 1 && crate::calendar::civil(at).2 == 29
}

fn ethnicity(d: &mut Dice, kind: FamilyKind) -> Ethnicity {
    if kind == FamilyKind::Uasc {
        return d.weighted(&[
            (0.42, Ethnicity::BAFR),
            (0.27, Ethnicity::OOTH),
            (0.22, Ethnicity::AOTH),
            (0.04, Ethnicity::WOTH),
            (0.05, Ethnicity::NOBT),
        ]);
    }
    d.weighted(&[
        (0.872, Ethnicity::WBRI),
        (0.004, Ethnicity::WIRI),
        (0.022, Ethnicity::WOTH),
        (0.004, Ethnicity::WIRT),
        (0.008, Ethnicity::WROM),
        (0.016, Ethnicity::MWBC),
        (0.012, Ethnicity::MWBA),
        (0.012, Ethnicity::MWAS),
        (0.014, Ethnicity::MOTH),
        (0.003, Ethnicity::AIND),
        (0.006, Ethnicity::APKN),
        (0.002, Ethnicity::ABAN),
        (0.004, Ethnicity::AOTH),
        (0.003, Ethnicity::BCRB),
        (0.011, Ethnicity::BAFR),
        (0.003, Ethnicity::BOTH),
        (0.001, Ethnicity::CHNE),
        (0.003, Ethnicity::OOTH),
    ])
}
