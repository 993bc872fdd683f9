//! The cells of each row: what is said, as the return of a year writes it.

use super::children::Child;
use crate::looked_after::{Adoption, Episode, HealthYear};
use care::codes::{AdoptedByFosterCarer, YesNo};
use care::{CollectionYear, Date};
use rulebook::{Cell, SdqScore, Text};

pub(super) fn header(child: Child, year: CollectionYear) -> rulebook::Header {
    let (mother, born) = motherhood(&child, year);
    let who = child.who;
    let upn = match child.then {
        Some(then) if !child.whence.by_worker => then.upn,
        _ => who.upn,
    };
    rulebook::Header {
        child: child.code,
        sex: child.sex.into(),
        dob: who.born.into(),
        ethnic: who.ethnicity.into(),
        upn: text(upn.as_deref()),
        mother: yes(mother),
        mc_dob: born.into(),
        ..rulebook::Header::default()
    }
}

/// Whether she is a mother in the return of a year, and when her first child was born. It is asked
/// of children looked after in the year (rule 628).
fn motherhood(child: &Child, year: CollectionYear) -> (Option<bool>, Option<Date>) {
    if !child.in_year {
        return (None, None);
    }
    let who = &child.who;
    let worker = child.whence.by_worker && who.mother.is_some();
    let (mother, born) = match &child.then {
        Some(then) if !worker => return (then.mother, then.first_child_born),
        None if !worker && child.mother.0.is_some() => child.mother,
        _ => (who.mother, who.first_child_born),
    };
    match born {
        Some(day) if day > year.end() => (mother.map(|_| false), None),
        _ => (mother, born),
    }
}

/// An episode as the return of a year shows it; `None` when it has no day in the year.
pub(super) fn episode(
    code: &Text,
    said: &Episode,
    year: CollectionYear,
) -> Option<rulebook::Episode> {
    if said.decom > year.end() || said.dec.is_some_and(|dec| dec < year.start()) {
        return None;
    }
    let lasting = said.dec.is_some_and(|dec| dec > year.end());
    Some(rulebook::Episode {
        child: code.clone(),
        decom: said.decom.into(),
        rne: said.new_episode.into(),
        ls: said.legal_status.into(),
        cin: said.need.into(),
        place: said.placement.into(),
        place_provider: said.provider.into(),
        dec: said.dec.filter(|_| !lasting).into(),
        rec: said.ceased.filter(|_| !lasting).into(),
        reason_place_change: said.place_change.filter(|_| !lasting).into(),
        home_post: said.home.into(),
        pl_post: said.place.into(),
        urn: text(said.urn.as_deref()),
        ..rulebook::Episode::default()
    })
}

pub(super) fn health(child: &Child, said: &HealthYear) -> rulebook::Oc2 {
    rulebook::Oc2 {
        child: child.code.clone(),
        dob: child.who.born.into(),
        sdq_score: said.sdq_score.and_then(SdqScore::new).into(),
        sdq_reason: said.sdq_reason.into(),
        convicted: yes(said.convicted),
        health_check: yes(said.development_checks),
        immunisations: yes(said.immunisations),
        teeth_check: yes(said.dental_check),
        health_assessment: yes(said.health_assessment),
        substance_misuse: yes(said.substance_misuse),
        intervention_received: yes(said.intervention_received),
        intervention_offered: yes(said.intervention_offered),
        ..rulebook::Oc2::default()
    }
}

pub(super) fn adoption(child: &Child, said: &Adoption) -> rulebook::Ad1 {
    let by_carers = |yes: bool| {
        if yes {
            AdoptedByFosterCarer::Yes
        } else {
            AdoptedByFosterCarer::No
        }
    };
    rulebook::Ad1 {
        child: child.code.clone(),
        dob: child.who.born.into(),
        date_int: said.decided.into(),
        date_match: said.matched.into(),
        foster_care: said.by_former_carers.map(by_carers).into(),
        nb_adoptr: said.adopters.into(),
        sex_adoptr: said.adopter_sex.into(),
        ls_adoptr: said.adopter_legal_status.into(),
        ..rulebook::Ad1::default()
    }
}

fn yes(said: Option<bool>) -> Cell<YesNo> {
    said.map(YesNo::from).into()
}

fn text(said: Option<&str>) -> Text {
    said.map(Text::new).unwrap_or_default()
}
