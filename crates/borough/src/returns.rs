//! The return of a year, as it would have been made on its last day.
//!
//! Nothing after 31 March shows: an episode still open has no end, an absence still lasting has
//! none either, and the codes are those the collection of that year knew.

use crate::calendar::{self, Day, age, birthday};
use crate::life::{Code, Kind, Life, Spell, Stay};
use crate::sheet::{Cell, Sheet, on, yes};
use crate::supply::Supply;
use crate::workers::Teams;
use crate::{health, leavers, workers};
use care::CollectionYear;
use rayon::prelude::*;

/// One year's return: the tables that year had, in DfE's order.
#[derive(Clone, PartialEq, Debug)]
pub struct Return {
    /// The collection year.
    pub year: CollectionYear,
    /// Its tables.
    pub sheets: Vec<Sheet>,
}

impl Return {
    /// A table by DfE's name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|s| s.name == name)
    }
}

/// First and last day of a year, and what its codes are.
#[derive(Clone, Copy)]
pub(crate) struct Year {
    pub year: CollectionYear,
    pub from: Day,
    pub to: Day,
}

impl Year {
    pub fn new(year: CollectionYear) -> Self {
        Self {
            year,
            from: calendar::start(year),
            to: calendar::end(year),
        }
    }
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
    /// A day that has happened by the end of the year.
    pub fn known(self, day: Day) -> Option<Day> {
        (day <= self.to).then_some(day)
    }
    fn sex(self, boy: bool) -> Cell {
        Cell::Code(match (self.year.0 >= 2025, boy) {
            (true, true) => "M",
            (true, false) => "F",
            (false, true) => "1",
            (false, false) => "2",
        })
    }
}

/// The tables of a year, empty.
pub(crate) fn blank(year: CollectionYear) -> Vec<Sheet> {
    let mut sheets = vec![
        Sheet::new(
            "Header",
            "header.csv",
            &["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
        ),
        Sheet::new(
            "Episodes",
            "episodes.csv",
            &[
                "CHILD",
                "DECOM",
                "RNE",
                "LS",
                "CIN",
                "PLACE",
                "PLACE_PROVIDER",
                "DEC",
                "REC",
                "REASON_PLACE_CHANGE",
                "HOME_POST",
                "PL_POST",
                "URN",
            ],
        ),
        Sheet::new(
            "Reviews",
            "reviews.csv",
            &["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
        ),
        Sheet::new("UASC", "uasc.csv", &["CHILD", "SEX", "DOB", "DUC"]),
        Sheet::new(
            "OC2",
            "oc2.csv",
            &[
                "CHILD",
                "DOB",
                "SDQ_SCORE",
                "SDQ_REASON",
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            ],
        ),
        Sheet::new(
            "OC3",
            "oc3.csv",
            &["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
        ),
        Sheet::new(
            "AD1",
            "ad1.csv",
            &[
                "CHILD",
                "DOB",
                "DATE_INT",
                "DATE_MATCH",
                "FOSTER_CARE",
                "NB_ADOPTR",
                "SEX_ADOPTR",
                "LS_ADOPTR",
            ],
        ),
        Sheet::new(
            "PlacedAdoption",
            "placed_for_adoption.csv",
            &[
                "CHILD",
                "DOB",
                "DATE_PLACED",
                "DATE_PLACED_CEASED",
                "REASON_PLACED_CEASED",
            ],
        ),
        Sheet::new(
            "PrevPerm",
            "previous_permanence.csv",
            &["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"],
        ),
        Sheet::new(
            "Missing",
            "missing.csv",
            &["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"],
        ),
        Sheet::new(
            "SWEpisodes",
            "sw_episodes.csv",
            &["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"],
        ),
        Sheet::new(
            "DoLo",
            "DoLo.csv",
            &["CHILD", "DOB", "DOLO_START", "DOLO_END"],
        ),
    ];
    // Social workers from 2023-24, deprivation of liberty from 2026-27.
    if year.0 < 2027 {
        sheets.truncate(11);
    }
    if year.0 < 2024 {
        sheets.truncate(10);
    }
    sheets
}

/// Makes a year's return from the lives. Order of rows: child by child, oldest first.
pub(crate) fn of_year(
    lives: &[Life],
    supply: &Supply,
    teams: &Teams,
    seed: u64,
    year: CollectionYear,
) -> Return {
    let y = Year::new(year);
    let parts: Vec<Vec<Sheet>> = lives
        .par_chunks(512)
        .map(|lives| {
            let mut sheets = blank(year);
            for life in lives {
                child(life, supply, teams, seed, y, &mut sheets);
            }
            sheets
        })
        .collect();
    let mut sheets = blank(year);
    for part in parts {
        for (whole, part) in sheets.iter_mut().zip(part) {
            whole.cells.extend(part.cells);
        }
    }
    Return { year, sheets }
}

fn child(life: &Life, supply: &Supply, teams: &Teams, seed: u64, y: Year, sheets: &mut [Sheet]) {
    let id = || Cell::Number(life.number);
    let born = || Cell::Day(life.born);
    let here: Vec<&Spell> = life
        .spells
        .iter()
        .filter(|s| s.from <= y.to && s.until >= y.from)
        .collect();
    let leaver = leavers::row(life, seed, y);
    if here.is_empty() && leaver.is_none() {
        return;
    }
    // Header.
    let counted = !here.is_empty() && !life.short_breaks;
    let baby = life.baby.and_then(|b| y.known(b)).filter(|_| counted);
    let mother = match (counted && !life.boy, baby) {
        (false, _) => Cell::Blank,
        (true, baby) => yes(baby.is_some()),
    };
    sheets[0].cells.extend([
        id(),
        y.sex(life.boy),
        born(),
        life.ethnic.into(),
        upn(life, y),
        mother,
        on(baby),
    ]);
    for spell in &here {
        episodes(life, spell, supply, y, &mut sheets[1]);
        for (at, code) in spell.reviews.iter().filter(|r| y.holds(r.0)) {
            sheets[2]
                .cells
                .extend([id(), born(), Cell::Day(*at), (*code).into()]);
        }
        for gone in &spell.missing {
            if gone.from <= y.to && gone.until >= y.from {
                let until = on(y.known(gone.until));
                sheets[9].cells.extend([
                    id(),
                    born(),
                    gone.kind.into(),
                    Cell::Day(gone.from),
                    until,
                ]);
            }
        }
        if let Some(orders) = sheets.get_mut(11) {
            for (from, until) in &spell.liberty {
                if *from <= y.to && *until >= y.from {
                    orders
                        .cells
                        .extend([id(), born(), Cell::Day(*from), on(y.known(*until))]);
                }
            }
        }
        adoption(life, spell, y, sheets);
    }
    if life.uasc && !here.is_empty() {
        let adult = birthday(life.born, 18);
        sheets[3]
            .cells
            .extend([id(), y.sex(life.boy), born(), on(y.known(adult))]);
    }
    if let Some(row) = health::row(life, seed, y) {
        sheets[4].cells.extend(row);
    }
    if let Some(row) = leaver {
        sheets[5].cells.extend(row);
    }
    if let Some(spell) = here.iter().rev().find(|s| y.holds(s.from)) {
        let (by, at) = spell
            .before
            .order
            .map_or((Cell::Blank, Cell::Blank), |(at, by)| {
                (by.into(), Cell::Day(at))
            });
        sheets[8]
            .cells
            .extend([id(), born(), spell.before.code.into(), by, at]);
    }
    if sheets.len() > 10 && life.looked_after_on(y.to) {
        workers::rows(life, teams, seed, y, &mut sheets[10]);
    }
}

/// Too young for school: `UN1`. From the nursery year on, a number with its check letter.
fn upn(life: &Life, y: Year) -> Cell {
    if age(life.born, y.to) < 4 {
        return Cell::Code("UN1");
    }
    if life.uasc {
        // Some have not been on a school roll in England.
        return Cell::Code(if life.number.is_multiple_of(5) {
            "UN2"
        } else {
            "UN3"
        })
        .or_number(life.number % 5 > 1, || upn_number(life));
    }
    upn_number(life)
}

fn upn_number(life: &Life) -> Cell {
    let (year, _, _) = calendar::civil(life.born + 4 * 365);
    let digits = format!(
        "359{:07}{:02}",
        life.number % 10_000_000,
        year.rem_euclid(100)
    );
    // Weights 2 to 13, remainder of 23, over an alphabet without I, O and S.
    let sum: u32 = digits
        .bytes()
        .zip(2u32..)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    let letter = b"ABCDEFGHJKLMNPQRTUVWXYZ"[(sum % 23) as usize] as char;
    Cell::Text(format!("{letter}{digits}").into())
}

impl Cell {
    fn or_number(self, use_it: bool, number: impl FnOnce() -> Cell) -> Cell {
        if use_it { number() } else { self }
    }
}

/// The episodes of a spell: a new one on every change of home or of legal status.
pub(crate) fn chain(spell: &Spell) -> Vec<(Day, Code)> {
    let mut starts: Vec<(Day, Code)> = Vec::with_capacity(spell.stays.len() + spell.law.len());
    for stay in &spell.stays {
        let code = if stay.from == spell.from {
            "S"
        } else {
            let law = spell.law.iter().any(|l| l.0 == stay.from);
            match (stay.same_carers, law) {
                (false, false) => "P",
                (false, true) => "B",
                (true, false) => "T",
                (true, true) => "U",
            }
        };
        starts.push((stay.from, code));
    }
    for (at, _) in &spell.law[1..] {
        if !spell.stays.iter().any(|s| s.from == *at) {
            starts.push((*at, "L"));
        }
    }
    starts.sort_unstable_by_key(|s| s.0);
    starts
}

fn episodes(life: &Life, spell: &Spell, supply: &Supply, y: Year, sheet: &mut Sheet) {
    let starts = chain(spell);
    for (i, (from, why)) in starts.iter().enumerate() {
        let next = starts.get(i + 1);
        let until = next.map_or(spell.until, |n| n.0);
        if *from > y.to || until < y.from {
            continue;
        }
        let Some(stay) = spell.stays.iter().rev().find(|s| s.from <= *from) else {
            continue;
        };
        let ended = y.known(until);
        let reason = ended.and(next).filter(|n| n.1 != "L").and(stay.reason);
        let (provider, place, urn) = housing(life, spell, stay, supply);
        let home = if life.uasc || life.short_breaks {
            Cell::Blank
        } else {
            life.home.postcode.into()
        };
        sheet.cells.extend([
            Cell::Number(life.number),
            Cell::Day(*from),
            (*why).into(),
            spell.law_on(*from).into(),
            life.need.into(),
            stay.place.into(),
            provider,
            on(ended),
            ended
                .map(|_| if next.is_some() { "X1" } else { spell.why })
                .into(),
            reason.into(),
            home,
            place,
            urn,
        ]);
    }
}

/// Provider, postcode and register number of a stay, each blank where the guide wants it blank.
fn housing(life: &Life, spell: &Spell, stay: &Stay, supply: &Supply) -> (Cell, Cell, Cell) {
    if let Some(away) = stay.away {
        return (Cell::Blank, away.postcode.into(), Cell::Blank);
    }
    let slot = &spell.slots[usize::from(stay.slot)];
    let Some(home) = slot.home.and_then(|h| supply.homes.get(h as usize)) else {
        return (slot.provider.into(), Cell::Blank, Cell::Blank);
    };
    if life.short_breaks {
        return (slot.provider.into(), Cell::Blank, Cell::Blank);
    }
    let registered = !matches!(stay.place, "H5" | "P1" | "P2" | "R1" | "R2" | "R5" | "Z1")
        && !stay.place.starts_with('Z');
    let urn = home
        .register
        .filter(|_| registered)
        .map_or(Cell::Blank, |r| {
            Cell::Text(supply.providers[r as usize].urn.as_str().into())
        });
    let provider = if slot.kind == Kind::Other {
        Cell::Blank
    } else {
        slot.provider.into()
    };
    (provider, home.address.postcode.into(), urn)
}

fn adoption(life: &Life, spell: &Spell, y: Year, sheets: &mut [Sheet]) {
    let Some(adoption) = &spell.adoption else {
        return;
    };
    let ended = adoption.ended.filter(|e| e.0 <= y.to);
    let showing = adoption.decided <= y.to && ended.is_none_or(|e| e.0 >= y.from);
    if !showing {
        return;
    }
    sheets[7].cells.extend([
        Cell::Number(life.number),
        Cell::Day(life.born),
        Cell::Day(adoption.decided),
        on(ended.map(|e| e.0)),
        ended.map(|e| e.1).into(),
    ]);
    if matches!(spell.why, "E11" | "E12") && y.holds(spell.until) {
        let by_carers = spell
            .stays
            .last()
            .is_some_and(|s| matches!(s.place, "A3" | "A5"));
        let (number, sexes, law) = adoption.adopters;
        sheets[6].cells.extend([
            Cell::Number(life.number),
            Cell::Day(life.born),
            Cell::Day(adoption.decided),
            on(adoption.matched),
            yes(by_carers),
            number.into(),
            sexes.into(),
            law.into(),
        ]);
    }
}
