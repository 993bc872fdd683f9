//! The return of a year, as it would have been made on its last day.
//!
//! Nothing after 31 March shows: an episode still open has no end, an absence still lasting has
//! none either, and the codes are those the collection of that year knew.

use crate::calendar::{self, Day, age, birthday, date};
use crate::life::{Life, Spell, Stay};
use crate::supply::Supply;
use crate::workers::Teams;
use crate::{health, leavers, workers};
use care::codes::{
    AdoptedByFosterCarer, ArrangingAuthority, PlacementProvider, PlacementType as Place,
    ReasonEpisodeCeased as End, ReasonNewEpisode as New, Sex, YesNo,
};
use care::{CollectionYear, Date, Postcode};
use rayon::prelude::*;
use rulebook::{
    Ad1, Cell, Dolo, Episode, Header, Missing, PartialDate, PlacedAdoption, PreviousPermanence,
    Return, Review, Table, Text, Uasc,
};

/// First and last day of a collection year.
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
    /// A day, if it has come by the end of the year.
    pub fn known(self, day: Day) -> Option<Day> {
        (day <= self.to).then_some(day)
    }
    fn sex(self, boy: bool) -> Cell<Sex> {
        if boy { Sex::Male } else { Sex::Female }
            .for_year(self.year)
            .into()
    }
}

pub(crate) fn id(life: &Life) -> Text {
    Text::from(life.number.to_string())
}

pub(crate) fn on(day: Day) -> Cell<Date> {
    date(day).into()
}

pub(crate) fn yes(is: bool) -> Cell<YesNo> {
    YesNo::from(is).into()
}

/// Makes a year's return from the lives, child by child in the order of their numbers.
pub(crate) fn of_year(
    lives: &[Life],
    supply: &Supply,
    teams: &Teams,
    seed: u64,
    year: CollectionYear,
) -> Return {
    let y = Year::new(year);
    let parts: Vec<Return> = lives
        .par_chunks(1_024)
        .map(|lives| {
            let mut part = Return::new(Some(year));
            for life in lives {
                child(life, supply, teams, seed, y, &mut part);
            }
            part
        })
        .collect();
    let mut whole = Return::new(Some(year));
    for table in Table::ALL.into_iter().filter(|t| t.in_year(year)) {
        whole.give(table);
    }
    for mut part in parts {
        whole.headers.append(&mut part.headers);
        whole.episodes.append(&mut part.episodes);
        whole.reviews.append(&mut part.reviews);
        whole.uasc.append(&mut part.uasc);
        whole.oc2.append(&mut part.oc2);
        whole.oc3.append(&mut part.oc3);
        whole.ad1.append(&mut part.ad1);
        whole.placed_adoption.append(&mut part.placed_adoption);
        whole
            .previous_permanence
            .append(&mut part.previous_permanence);
        whole.missing.append(&mut part.missing);
        whole.social_workers.append(&mut part.social_workers);
        whole.dolo.append(&mut part.dolo);
    }
    whole
}

fn child(life: &Life, supply: &Supply, teams: &Teams, seed: u64, y: Year, to: &mut Return) {
    let here: Vec<&Spell> = life
        .spells
        .iter()
        .filter(|s| s.from <= y.to && s.until >= y.from)
        .collect();
    let leaver = leavers::row(life, seed, y);
    if here.is_empty() && leaver.is_none() {
        return;
    }
    header(life, !here.is_empty(), y, to);
    for spell in &here {
        episodes(life, spell, supply, y, to);
        events(life, spell, y, to);
        adoption(life, spell, y, to);
    }
    if life.uasc && !here.is_empty() {
        to.uasc.push(Uasc {
            child: id(life),
            sex: y.sex(life.boy),
            dob: on(life.born),
            duc: y.known(birthday(life.born, 18)).map(date).into(),
            ..Default::default()
        });
    }
    to.oc2.extend(health::row(life, seed, y));
    to.oc3.extend(leaver);
    if let Some(spell) = here.iter().rev().find(|s| y.holds(s.from)) {
        let order = spell.before.order;
        to.previous_permanence.push(PreviousPermanence {
            child: id(life),
            dob: on(life.born),
            prev_perm: spell.before.code.into(),
            la_perm: order
                .and_then(|(_, by)| ArrangingAuthority::parse(by))
                .into(),
            date_perm: order.map(|(at, _)| PartialDate::Day(date(at))).into(),
            ..Default::default()
        });
    }
    if Table::SwEpisodes.in_year(y.year) && life.looked_after_on(y.to) {
        workers::rows(life, teams, seed, y, to);
    }
}

fn header(life: &Life, in_care: bool, y: Year, to: &mut Return) {
    let asked = in_care && !life.boy && !life.short_breaks;
    let baby = life.baby.and_then(|b| y.known(b)).filter(|_| asked);
    to.headers.push(Header {
        child: id(life),
        sex: y.sex(life.boy),
        dob: on(life.born),
        ethnic: life.ethnic.into(),
        upn: upn(life, y),
        mother: if asked {
            yes(baby.is_some())
        } else {
            Cell::Blank
        },
        mc_dob: baby.map(date).into(),
        ..Default::default()
    });
}

/// Too young for school: `UN1`. From the nursery year on, a number with its check letter; some of
/// those who came alone have never been on a roll in England.
fn upn(life: &Life, y: Year) -> Text {
    if age(life.born, y.to) < 4 {
        return Text::new("UN1");
    }
    if life.uasc && life.number % 5 < 2 {
        return Text::new(if life.number.is_multiple_of(5) {
            "UN2"
        } else {
            "UN3"
        });
    }
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
    Text::from(format!("{letter}{digits}"))
}

/// Where the episodes of a spell begin: a new one on every change of home or of legal status.
pub(crate) fn chain(spell: &Spell) -> Vec<(Day, New)> {
    let mut starts: Vec<(Day, New)> = Vec::with_capacity(spell.stays.len() + spell.law.len());
    for stay in &spell.stays {
        let law = spell.law.iter().any(|l| l.0 == stay.from);
        let code = match (stay.from == spell.from, stay.same_carers, law) {
            (true, _, _) => New::S,
            (_, false, false) => New::P,
            (_, false, true) => New::B,
            (_, true, false) => New::T,
            (_, true, true) => New::U,
        };
        starts.push((stay.from, code));
    }
    for (at, _) in &spell.law[1..] {
        if !spell.stays.iter().any(|s| s.from == *at) {
            starts.push((*at, New::L));
        }
    }
    starts.sort_unstable_by_key(|s| s.0);
    starts
}

fn episodes(life: &Life, spell: &Spell, supply: &Supply, y: Year, to: &mut Return) {
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
        let moved = ended.and(next).is_some_and(|n| n.1 != New::L);
        let (place_provider, pl_post, urn) = housing(life, spell, stay, supply);
        let home = (!life.uasc && !life.short_breaks).then_some(life.home.postcode);
        to.episodes.push(Episode {
            child: id(life),
            decom: on(*from),
            rne: (*why).into(),
            ls: spell.law_on(*from).into(),
            cin: life.need.into(),
            place: stay.place.into(),
            place_provider: place_provider.into(),
            dec: ended.map(date).into(),
            rec: ended
                .map(|_| if next.is_some() { End::X1 } else { spell.why })
                .into(),
            reason_place_change: stay.reason.filter(|_| moved).into(),
            home_post: home.into(),
            pl_post: pl_post.into(),
            urn,
            ..Default::default()
        });
    }
}

/// Provider, postcode and register number of a stay, each blank where the guide wants it blank.
fn housing(
    life: &Life,
    spell: &Spell,
    stay: &Stay,
    supply: &Supply,
) -> (Option<PlacementProvider>, Option<Postcode>, Text) {
    if let Some(away) = stay.away {
        return (None, Some(away.postcode), Text::default());
    }
    let slot = &spell.slots[usize::from(stay.slot)];
    let other = matches!(
        stay.place,
        Place::Z1 | Place::Z11 | Place::Z12 | Place::Z13 | Place::Z14
    );
    let provider = (!other).then_some(slot.provider);
    let home = slot.home.and_then(|h| supply.homes.get(h as usize));
    let Some(home) = home.filter(|_| !life.short_breaks) else {
        return (provider, None, Text::default());
    };
    let unregistered = matches!(
        stay.place,
        Place::H5 | Place::P1 | Place::P2 | Place::R1 | Place::R2 | Place::R5
    );
    let urn = home
        .register
        .filter(|_| !other && !unregistered)
        .map_or(Text::default(), |r| {
            Text::new(&supply.providers[r as usize].urn)
        });
    (provider, Some(home.address.postcode), urn)
}

/// Reviews, absences and deprivation of liberty.
fn events(life: &Life, spell: &Spell, y: Year, to: &mut Return) {
    for (at, code) in spell.reviews.iter().filter(|r| y.holds(r.0)) {
        to.reviews.push(Review {
            child: id(life),
            dob: on(life.born),
            review: on(*at),
            review_code: (*code).into(),
            ..Default::default()
        });
    }
    let shows = |from: Day, until: Day| from <= y.to && until >= y.from;
    for gone in spell.missing.iter().filter(|g| shows(g.from, g.until)) {
        to.missing.push(Missing {
            child: id(life),
            dob: on(life.born),
            missing: gone.kind.into(),
            mis_start: on(gone.from),
            mis_end: y.known(gone.until).map(date).into(),
            ..Default::default()
        });
    }
    if Table::DoLo.in_year(y.year) {
        for (from, until) in spell.liberty.iter().filter(|o| shows(o.0, o.1)) {
            to.dolo.push(Dolo {
                child: id(life),
                dob: on(life.born),
                dolo_start: on(*from),
                dolo_end: y.known(*until).map(date).into(),
                ..Default::default()
            });
        }
    }
}

fn adoption(life: &Life, spell: &Spell, y: Year, to: &mut Return) {
    let Some(adoption) = &spell.adoption else {
        return;
    };
    let ended = adoption.ended.filter(|e| e.0 <= y.to);
    if adoption.decided > y.to || ended.is_some_and(|e| e.0 < y.from) {
        return;
    }
    to.placed_adoption.push(PlacedAdoption {
        child: id(life),
        dob: on(life.born),
        date_placed: on(adoption.decided),
        date_placed_ceased: ended.map(|e| date(e.0)).into(),
        reason_placed_ceased: ended.map(|e| e.1).into(),
        ..Default::default()
    });
    if spell.why.is_adoption() && y.holds(spell.until) {
        let by_carers = spell
            .stays
            .last()
            .is_some_and(|s| matches!(s.place, Place::A3 | Place::A5));
        let (number, sexes, law) = adoption.adopters;
        let by_carers = if by_carers {
            AdoptedByFosterCarer::Yes
        } else {
            AdoptedByFosterCarer::No
        };
        to.ad1.push(Ad1 {
            child: id(life),
            dob: on(life.born),
            date_int: on(adoption.decided),
            date_match: adoption.matched.map(date).into(),
            foster_care: by_carers.into(),
            nb_adoptr: number.into(),
            sex_adoptr: sexes.into(),
            ls_adoptr: law.into(),
            ..Default::default()
        });
    }
}
