//! From what stands in the record to what the measures need: every child's history, put together
//! once and kept until the record says something new.

use crate::looked_after::{self, Adoption, AdoptionPlan};
use crate::people::Identity;
use care::Period;
use care::ids::SubjectId;
use measures::{
    AdoptionDecision, Borough, ChildHistory, Episode, HealthYear, LeavingYear, Missing, Review,
    Unaccompanied, WorkerSpan,
};
use record::{Fault, Tx};
use std::collections::HashMap;
use std::sync::Arc;

/// The council's children as the measures see them.
pub fn borough(tx: &mut Tx<'_>) -> Result<Arc<Borough>, Fault> {
    tx.derived(|tx| {
        let council = tx.council();
        let children = histories(tx)?;
        let published = super::published(tx)?;
        let population = published.comparators().for_council(council).population();
        Ok(Borough::new(council, children, population))
    })
}

/// Every child's history, episodes located.
fn histories(tx: &mut Tx<'_>) -> Result<Vec<ChildHistory>, Fault> {
    let mut all: Vec<ChildHistory> = Vec::new();
    let mut places: HashMap<SubjectId, usize> = HashMap::new();
    looked_after::everybody(tx, |subject, who: Identity| {
        places.insert(subject, all.len());
        let mut child = ChildHistory::new(subject);
        child.born = who.born;
        child.sex = who.sex;
        child.ethnicity = who.ethnicity;
        all.push(child);
    })?;
    let mut of = |subject: SubjectId, all: &mut Vec<ChildHistory>| {
        *places.entry(subject).or_insert_with(|| {
            all.push(ChildHistory::new(subject));
            all.len() - 1
        })
    };
    macro_rules! each {
        ($kind:ty, |$said:ident| $field:ident push $made:expr) => {
            looked_after::everybody(tx, |subject, $said: $kind| {
                let at = of(subject, &mut all);
                let made = $made;
                if let Some(child) = all.get_mut(at) {
                    child.$field.push(made);
                }
            })?;
        };
    }
    let postcodes = crate::places::postcodes();
    each!(looked_after::Episode, |e| episodes push {
        let mut episode = Episode::new(Period::new(e.decom, e.dec));
        episode.legal = e.legal_status;
        episode.need = e.need;
        episode.place = e.placement;
        episode.provider = e.provider;
        episode.began = e.new_episode;
        episode.ceased = e.ceased;
        episode.moved = e.place_change;
        episode.home = e.home;
        episode.placed = e.place;
        episode.urn = e.urn.map(Into::into);
        episode.locate(postcodes);
        episode
    });
    each!(looked_after::Missing, |m| missing push Missing {
        kind: m.kind,
        period: Period::new(m.from, m.until),
    });
    each!(looked_after::Review, |r| reviews push Review { held: r.on, part: r.participation });
    each!(looked_after::HealthYear, |h| health push HealthYear {
        year: h.year,
        sdq: h.sdq_score,
        convicted: h.convicted,
        development: h.development_checks,
        immunisations: h.immunisations,
        teeth: h.dental_check,
        assessment: h.health_assessment,
        substance: h.substance_misuse,
        intervention_received: h.intervention_received,
        intervention_offered: h.intervention_offered,
    });
    each!(looked_after::LeaverYear, |l| leaving push LeavingYear {
        year: l.year,
        in_touch: l.in_touch,
        activity: l.activity,
        accommodation: l.accommodation,
    });
    each!(looked_after::SocialWorkerSpan, |s| workers push WorkerSpan {
        worker: s.worker.into(),
        period: Period::new(s.from, s.until),
    });
    each!(AdoptionPlan, |p| adoption push AdoptionDecision {
        decided: Some(p.decided),
        reversed: p.ceased,
        matched: None,
    });
    looked_after::everybody(tx, |subject, adopted: Adoption| {
        let at = of(subject, &mut all);
        let Some(child) = all.get_mut(at) else { return };
        let same = child
            .adoption
            .iter_mut()
            .find(|d| d.decided == adopted.decided);
        match same {
            Some(decision) => decision.matched = adopted.matched,
            None => child.adoption.push(AdoptionDecision {
                decided: adopted.decided,
                reversed: None,
                matched: adopted.matched,
            }),
        }
    })?;
    looked_after::everybody(tx, |subject, alone: looked_after::Unaccompanied| {
        let at = of(subject, &mut all);
        if let Some(child) = all.get_mut(at) {
            child.unaccompanied = Some(Unaccompanied {
                ceased: alone.ceased,
            });
        }
    })?;
    Ok(all)
}
