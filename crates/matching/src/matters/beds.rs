//! A bed on every night needed, with what they must have; and the usual fostering limit.
//!
//! Free, full and overbooked are three states, never two. Free places of a home that does not keep
//! its calendar with the council are known only while its own word is fresh.

use super::suits::bed_has;
use super::{Case, Matter, Verdict};
use crate::cure::{How, Who};
use crate::home::{Home, Taken, TakenBy};
use crate::law::Rule;
use crate::said::Known;
use crate::why::Why;
use care::ids::YoungPersonId;
use care::{Date, Period, dates};

/// The most children a foster carer may usually have (Children Act 1989, schedule 7).
const FOSTERING_LIMIT: usize = 3;

/// A bed is free on every night, for everyone who would move in.
pub(super) fn bed<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let wanted = 1 + case.beside.len();
    let beds = &home.beds;
    let nights = case.yp.nights;
    let places = places(home);
    let listed = most_taken(home, nights, |taken| others(case, taken));
    let matter = Matter::Bed;
    if let Some(places) = places
        && places < listed.most + wanted
    {
        let why = Why::Full {
            places,
            taken: listed.most,
            wanted,
            free_from: free_from(case, home, places, wanted),
        };
        let who = Who::of(home);
        let verdict = Verdict::not_met(
            matter,
            why,
            How::Elsewhere,
            who,
            "would need a place to come free",
        );
        return with_places(home, verdict, listed.newest);
    }
    let ask = |why| {
        Verdict::not_known(
            matter,
            why,
            Who::of(home),
            "whether a place is free on these nights",
        )
    };
    if beds.complete {
        return match places {
            None => ask(Why::PlacesNotKnown),
            Some(places) => {
                let free = places - listed.most;
                let verdict = suitable_bed(case, home, Why::Free { free, wanted });
                with_places(home, verdict, listed.newest)
            }
        };
    }
    let Some(said) = beds.vacancies.get() else {
        return ask(Why::VacanciesNotKnown);
    };
    let old = dates::days_between(said.on, case.on);
    if old > i32::from(case.council.vacancy_holds) {
        return ask(Why::VacanciesOld {
            free: said.value,
            days: old,
        })
        .from(said);
    }
    if usize::from(said.value) < wanted {
        return Verdict::not_met(
            matter,
            Why::NoVacancy {
                free: said.value,
                wanted,
            },
            How::Elsewhere,
            Who::of(home),
            "would need a place to come free",
        )
        .from(said);
    }
    if places.is_none() {
        return ask(Why::PlacesNotKnown).from(said);
    }
    let free = usize::from(said.value);
    suitable_bed(case, home, Why::Free { free, wanted }).from(said)
}

/// Of the free beds, one has everything they must have. Homes without beds one by one pass.
fn suitable_bed<'a>(case: &Case<'a>, home: &'a Home, free: Why) -> Verdict<'a> {
    let matter = Matter::Bed;
    let mut lacking = None;
    let mut unknown = None;
    for bed in &home.beds.each {
        let taken = bed
            .taken
            .iter()
            .any(|taken| others(case, taken) && taken.nights.overlaps(&case.yp.nights));
        if taken {
            continue;
        }
        let mut has = Some(true);
        for must in &case.yp.musts {
            match bed_has(home, bed, &must.value) {
                Some(known) if known.value.there => {}
                Some(_) => {
                    has = Some(false);
                    lacking = lacking.or(Some(must));
                    break;
                }
                None => {
                    has = None;
                    unknown = unknown.or(Some(must));
                }
            }
        }
        if has == Some(true) {
            return Verdict::met(matter, free);
        }
    }
    match (unknown, lacking) {
        (Some(must), _) => Verdict::not_known(
            matter,
            Why::FreeBedNotKnown(must.value.clone()),
            Who::of(home),
            "whether the free bed has it",
        )
        .from(must),
        (None, Some(must)) => Verdict::not_met(
            matter,
            Why::FreeBedLacks(must.value.clone()),
            How::Elsewhere,
            Who::of(home),
            "would have to provide it or offer another bed",
        )
        .from(must),
        (None, None) => Verdict::met(matter, free),
    }
}

/// At most three foster children, unless all are brothers and sisters or an exemption names them.
pub(super) fn fostering_limit<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::FosteringLimit;
    let child = |taken: &Taken| others(case, taken) && taken.by != TakenBy::OutOfService;
    let there = most_taken(home, case.yp.nights, child);
    let total = there.most + 1 + case.beside.len();
    let verdict = match home.approval.get() {
        None if total > FOSTERING_LIMIT => Verdict::not_known(
            matter,
            Why::ApprovalNotKnown,
            Who::of(home),
            "whether an exemption names them",
        ),
        approval if total > FOSTERING_LIMIT => {
            let exempt = approval.is_some_and(|known| known.value.exempt.contains(&case.yp.id));
            if exempt || all_siblings(case, home) {
                Verdict::met(matter, Why::OverLimitAllowed { total, exempt })
            } else {
                Verdict::not_met(
                    matter,
                    Why::OverLimit { total },
                    How::Agree,
                    Who::AreaAuthority,
                    "could exempt them from the limit, naming the children",
                )
            }
        }
        _ if home.beds.complete => Verdict::met(matter, Why::WithinLimit { total: Some(total) }),
        approval => match approval.and_then(|known| known.value.places) {
            Some(places) if usize::from(places) <= FOSTERING_LIMIT => {
                Verdict::met(matter, Why::WithinLimit { total: None })
            }
            _ => Verdict::not_known(
                matter,
                Why::FosteredNotKnown,
                Who::of(home),
                "how many children they foster",
            ),
        },
    };
    let verdict = match home.approval.get() {
        Some(known) => verdict.from(known),
        None => verdict,
    };
    match there.newest {
        Some(said) => verdict.from(said),
        None => verdict,
    }
    .by(Rule::FosteringLimit)
}

fn all_siblings(case: &Case<'_>, home: &Home) -> bool {
    let sibling = |id: &YoungPersonId| case.yp.siblings.contains(id);
    all_taken(home)
        .filter(|taken| others(case, taken) && taken.nights.overlaps(&case.yp.nights))
        .all(|taken| match taken.by {
            TakenBy::Booked(id) | TakenBy::Held(id) => id.as_ref().is_some_and(sibling),
            TakenBy::OutOfService => true,
        })
        && case.beside.iter().all(|other| sibling(&other.id))
}

/// Whether a taken place is taken by somebody other than those who are being searched for.
fn others(case: &Case<'_>, taken: &Taken) -> bool {
    match taken.by {
        TakenBy::Booked(Some(id)) | TakenBy::Held(Some(id)) => {
            id != case.yp.id && case.beside.iter().all(|other| other.id != id)
        }
        _ => true,
    }
}

/// Places of a home: its beds one by one, or what was said; of a family home what the terms of
/// approval allow, and not known while those are not.
fn places(home: &Home) -> Option<usize> {
    let said = if home.beds.each.is_empty() {
        home.beds.places.value().map(|places| usize::from(*places))
    } else {
        Some(home.beds.each.len())
    };
    if !home.kind.is_family() {
        return said;
    }
    match home.approval.value()?.places.map(usize::from) {
        Some(approved) if home.beds.each.is_empty() => Some(approved),
        Some(approved) => said.map(|said| said.min(approved)),
        None => said,
    }
}

/// How many beds are free for anybody on some nights, by the list; `None` when places are not known
/// or the list is not complete and nobody said lately.
pub(crate) fn free(home: &Home, nights: Period, on: Date, vacancy_holds: u16) -> Option<usize> {
    let places = places(home)?;
    let listed = places.saturating_sub(most_taken(home, nights, |_| true).most);
    if home.beds.complete {
        return Some(listed);
    }
    let said = home.beds.vacancies.get()?;
    (dates::days_between(said.on, on) <= i32::from(vacancy_holds))
        .then(|| usize::from(said.value).min(listed))
}

fn all_taken(home: &Home) -> impl Iterator<Item = &Taken> + Clone {
    home.beds
        .taken
        .iter()
        .chain(home.beds.each.iter().flat_map(|bed| &bed.taken))
}

struct Listed<'a> {
    /// The most places taken on any one of the nights.
    most: usize,
    /// The newest word on any of them.
    newest: Option<&'a Known<()>>,
}

fn most_taken<'a>(home: &'a Home, nights: Period, counts: impl Fn(&Taken) -> bool) -> Listed<'a> {
    let there = all_taken(home).filter(|taken| taken.nights.overlaps(&nights) && counts(taken));
    let most = there
        .clone()
        .map(|one| {
            let day = one.nights.from.max(nights.from);
            there
                .clone()
                .filter(|other| other.nights.contains(day))
                .count()
        })
        .max()
        .unwrap_or(0);
    let newest = there
        .map(|taken| &taken.said)
        .max_by(|a, b| (a.on, &a.source).cmp(&(b.on, &b.source)));
    Listed { most, newest }
}

/// The first day from which a place is free for as long as it is needed.
fn free_from(case: &Case<'_>, home: &Home, places: usize, wanted: usize) -> Option<Date> {
    let length = case
        .yp
        .nights
        .until
        .map(|until| dates::days_between(case.yp.nights.from, until));
    all_taken(home)
        .filter_map(|taken| taken.nights.until)
        .filter(|day| *day > case.yp.nights.from)
        .filter(|day| {
            let nights = Period::new(*day, length.map(|days| dates::plus_days(*day, days)));
            most_taken(home, nights, |taken| others(case, taken)).most + wanted <= places
        })
        .min()
}

fn with_places<'a>(
    home: &'a Home,
    mut verdict: Verdict<'a>,
    newest: Option<&'a Known<()>>,
) -> Verdict<'a> {
    if home.kind.is_family() {
        if let Some(approval) = home.approval.get() {
            verdict = verdict.from(approval);
        }
    } else if let Some(bed) = home.beds.each.first() {
        verdict = verdict.from(&bed.said);
    } else if let Some(said) = home.beds.places.get() {
        verdict = verdict.from(said);
    }
    match newest {
        Some(said) => verdict.from(said),
        None => verdict,
    }
}
