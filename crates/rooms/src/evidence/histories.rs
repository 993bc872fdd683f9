//! From what stands in the record to what the measures need: every child's history, put together
//! once and kept. What is said of one child changes that child's history only.
//!
//! **Invariant.** Histories that were mended and histories put together anew from the same facts are
//! equal. A test writes at random and compares.

use super::facts::{PublishedFile, PublishedFileLeftOut};
use crate::looked_after::{self, Adoption, AdoptionPlan, Standing};
use crate::people::Identity;
use care::Period;
use care::ids::{SubjectId, YoungPersonId};
use measures::{
    AdoptionDecision, Borough, ChildHistory, Episode, HealthYear, LeavingYear, Missing, Population,
    Review, Unaccompanied, WorkerSpan,
};
use record::{Change, Content, Fault, Mended, Tx};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The council's children as the measures see them.
pub fn borough(tx: &mut Tx<'_>) -> Result<Arc<Borough>, Fault> {
    tx.derived(borough_anew, mended)
}

/// The same, put together anew from all that stands: nothing kept is looked at.
pub fn borough_anew(tx: &mut Tx<'_>) -> Result<Borough, Fault> {
    let mut children = Vec::new();
    looked_after::each_person(tx, |_, standing| {
        children.extend(history(&standing)?);
        Ok(())
    })?;
    Ok(Borough::new(tx.council(), children, population(tx)?))
}

fn population(tx: &mut Tx<'_>) -> Result<Population, Fault> {
    let council = tx.council();
    let published = super::published(tx)?;
    Ok(published.comparators().for_council(council).population())
}

/// The borough after changes.
fn mended(tx: &mut Tx<'_>, before: &Borough, changes: &[Change]) -> Result<Mended<Borough>, Fault> {
    let published = [PublishedFile::KIND, PublishedFileLeftOut::KIND];
    let mut changed: BTreeSet<SubjectId> = BTreeSet::new();
    let mut estimates = false;
    for change in changes {
        if looked_after::ROOM.kinds.contains(&&*change.kind) {
            changed.insert(change.subject);
        }
        estimates |= published.contains(&&*change.kind);
    }
    if changed.is_empty() && !estimates {
        return Ok(Mended::Same);
    }
    let mut now = Vec::with_capacity(changed.len());
    for subject in changed {
        let standing = looked_after::standing(tx, YoungPersonId(subject.0))?;
        now.push((subject, history(&standing)?));
    }
    let population = if estimates {
        population(tx)?
    } else {
        before.population().clone()
    };
    Ok(Mended::Now(before.with(now, population)))
}

/// One child's history, episodes located; `None` for a subject of whom nothing stands that a measure
/// asks for.
fn history(standing: &Standing) -> Result<Option<ChildHistory>, Fault> {
    let mut child = ChildHistory::new(standing.subject());
    let mut any = false;
    standing.each(|_, who: Identity| {
        any = true;
        child.born = who.born;
        child.sex = who.sex;
        child.ethnicity = who.ethnicity;
    })?;
    macro_rules! each {
        ($kind:ty, |$said:ident| $field:ident push $made:expr) => {
            standing.each(|_, $said: $kind| {
                any = true;
                child.$field.push($made);
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
    standing.each(|_, adopted: Adoption| {
        any = true;
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
    standing.each(|_, alone: looked_after::Unaccompanied| {
        any = true;
        child.unaccompanied = Some(Unaccompanied {
            ceased: alone.ceased,
        });
    })?;
    Ok(any.then_some(child))
}
