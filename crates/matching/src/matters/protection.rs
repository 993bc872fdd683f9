//! Where and with whom a young person may not live, and on whose word. Never agreed away here.

use super::{Case, Matter, Verdict};
use crate::cure::{How, Who};
use crate::home::Home;
use crate::said::Known;
use crate::why::Why;
use crate::young_person::{By, Exclusion, RulesOut};
use care::ids::SubjectId;
use std::sync::Arc;

/// Nothing that was excluded is true of the home. `None` when an exclusion has no bearing on it.
pub(super) fn exclusion<'a>(case: &Case<'a>, home: &'a Home, at: usize) -> Option<Verdict<'a>> {
    let known = &case.yp.exclusions[at];
    let matter = Matter::Exclusion(at as u16);
    let said = |name: &Arc<str>, why: &dyn Fn(Arc<str>) -> Why| {
        if case.answers_only {
            Why::PlaceNotKnown
        } else {
            why(name.clone())
        }
    };
    let verdict = match &known.value.rules_out {
        RulesOut::FamilyHome => return None,
        RulesOut::Home(id) if *id != home.id => return None,
        RulesOut::Home(_) => excluded(matter, known, Why::ExcludedHome(known.value.by)),
        RulesOut::Person(person, name) => {
            if lives_there(case, home, *person) {
                excluded(matter, known, said(name, &Why::PersonThere))
            } else {
                match home.people.get() {
                    Some(people) if people.value.contains(person) => {
                        excluded(matter, known, said(name, &Why::PersonThere)).from(people)
                    }
                    Some(people) if home.beds.complete => {
                        Verdict::met(matter, said(name, &Why::PersonNotThere))
                            .from(known)
                            .from(people)
                    }
                    _ => Verdict::not_known(
                        matter,
                        said(name, &Why::PersonNotKnown),
                        Who::of(home),
                        "who lives, works and often is there",
                    )
                    .from(known),
                }
            }
        }
        RulesOut::Area(area) => match home.place.get() {
            None => where_not_known(matter, home, known),
            Some(place) if place.value.authority == *area => {
                excluded(matter, known, Why::InArea(*area, true)).from(place)
            }
            Some(place) => Verdict::met(matter, Why::InArea(*area, false))
                .from(known)
                .from(place),
        },
        RulesOut::Near(grid, miles, name) => match home.place.get() {
            None => where_not_known(matter, home, known),
            Some(place) => {
                let away = grid.miles_to(place.value.grid);
                let near = away <= *miles;
                let why = said(name, &|name| Why::NearTo(name, *miles, near));
                if near {
                    excluded(matter, known, why).from(place)
                } else {
                    Verdict::met(matter, why).from(known).from(place)
                }
            }
        },
    };
    Some(verdict)
}

/// Whether the family's home is excluded.
pub(super) fn from_home<'a>(case: &Case<'a>, at: usize) -> Option<Verdict<'a>> {
    let known = &case.yp.exclusions[at];
    (known.value.rules_out == RulesOut::FamilyHome).then(|| {
        let matter = Matter::Exclusion(at as u16);
        excluded(matter, known, Why::ExcludedFamilyHome(known.value.by))
    })
}

fn lives_there(case: &Case<'_>, home: &Home, person: SubjectId) -> bool {
    case.residents.of(home.id).iter().any(|resident| {
        SubjectId::from(resident.id) == person && resident.nights.overlaps(&case.yp.nights)
    })
}

fn excluded<'a>(matter: Matter, known: &'a Known<Exclusion>, why: Why) -> Verdict<'a> {
    let (who, what) = match known.value.by {
        By::Court => (Who::Court, "would have to change its order"),
        By::Licence => (
            Who::Court,
            "or whoever set the terms would have to change them",
        ),
        By::ProtectedAddress => (
            Who::TeamManager,
            "would have to find, with those it protects, that it no longer needs keeping",
        ),
        By::Plan => (
            Who::TeamManager,
            "would have to change the plan, with a reason",
        ),
    };
    Verdict::not_met(matter, why, How::Elsewhere, who, what).from(known)
}

fn where_not_known<'a>(matter: Matter, home: &Home, known: &'a Known<Exclusion>) -> Verdict<'a> {
    Verdict::not_known(
        matter,
        Why::PlaceNotKnown,
        Who::of(home),
        "where the home is",
    )
    .from(known)
}
