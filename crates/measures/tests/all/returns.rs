//! Histories straight from returns, without a record: the last return to speak of an episode wins.

use care::ids::SubjectId;
use care::{Authority, CollectionYear, Period, PostcodeTable};
use measures::{
    Borough, ChildHistory, Episode, HealthYear, LeavingYear, Missing, Population, Review,
    Unaccompanied, WorkerSpan,
};
use rulebook::{Cell, Return};
use std::collections::BTreeMap;

fn yes(cell: &Cell<care::codes::YesNo>) -> Option<bool> {
    cell.get().map(care::codes::YesNo::yes)
}

/// The children of some years' returns, in the order of the years given.
pub fn borough(
    council: Authority,
    returns: &[Return],
    postcodes: &PostcodeTable,
    population: Population,
) -> Borough {
    let mut children: BTreeMap<String, ChildHistory> = BTreeMap::new();
    macro_rules! child {
        ($row:expr) => {{
            let code = $row.child.as_str().to_owned();
            let number = u128::from_str_radix(&code, 36).unwrap_or(u128::MAX);
            let id = SubjectId(uuid::Uuid::from_u128(number));
            children
                .entry(code)
                .or_insert_with(|| ChildHistory::new(id))
        }};
    }
    for of_year in returns {
        let year = of_year.year.unwrap_or(CollectionYear(0));
        for row in &of_year.headers {
            let child = child!(row);
            child.born = row.dob.get().or(child.born);
            child.sex = row.sex.get();
            child.ethnicity = row.ethnic.get();
        }
        for row in &of_year.uasc {
            child!(row).unaccompanied = Some(Unaccompanied {
                ceased: row.duc.get(),
            });
        }
        for row in &of_year.episodes {
            let Some(decom) = row.decom.get() else {
                continue;
            };
            let mut episode = Episode::new(Period::new(decom, row.dec.get()));
            episode.legal = row.ls.get();
            episode.need = row.cin.get();
            episode.place = row.place.get();
            episode.provider = row.place_provider.get();
            episode.began = row.rne.get();
            episode.ceased = row.rec.get();
            episode.moved = row.reason_place_change.get();
            episode.home = row.home_post.get();
            episode.placed = row.pl_post.get();
            episode.urn = row.urn.is_present().then(|| row.urn.as_str().into());
            episode.locate(postcodes);
            let episodes = &mut child!(row).episodes;
            match episodes.iter_mut().find(|e| e.period.from == decom) {
                Some(known) => *known = episode,
                None => episodes.push(episode),
            }
        }
        for row in &of_year.missing {
            let Some(from) = row.mis_start.get() else {
                continue;
            };
            let time = Missing {
                kind: row.missing.get(),
                period: Period::new(from, row.mis_end.get()),
            };
            let times = &mut child!(row).missing;
            let known = |t: &&mut Missing| t.period.from == from && t.kind == time.kind;
            match times.iter_mut().find(known) {
                Some(known) => *known = time,
                None => times.push(time),
            }
        }
        for row in &of_year.reviews {
            let Some(held) = row.review.get() else {
                continue;
            };
            let review = Review {
                held,
                part: row.review_code.get(),
            };
            let reviews = &mut child!(row).reviews;
            if !reviews.contains(&review) {
                reviews.push(review);
            }
        }
        for row in &of_year.oc2 {
            let child = child!(row);
            child.born = child.born.or(row.dob.get());
            let mut health = HealthYear::new(year);
            health.sdq = row.sdq_score.get().map(rulebook::SdqScore::get);
            health.convicted = yes(&row.convicted);
            health.development = yes(&row.health_check);
            health.immunisations = yes(&row.immunisations);
            health.teeth = yes(&row.teeth_check);
            health.assessment = yes(&row.health_assessment);
            health.substance = yes(&row.substance_misuse);
            health.intervention_received = yes(&row.intervention_received);
            health.intervention_offered = yes(&row.intervention_offered);
            child.health.push(health);
        }
        for row in &of_year.oc3 {
            let child = child!(row);
            child.born = child.born.or(row.dob.get());
            child.leaving.push(LeavingYear {
                year,
                in_touch: row.in_touch.get(),
                activity: row.activ.get(),
                accommodation: row.accom.get(),
            });
        }
        for row in &of_year.social_workers {
            let Some(from) = row.sw_decom.get() else {
                continue;
            };
            let span = WorkerSpan {
                worker: row.sw_id.as_str().into(),
                period: Period::new(from, row.sw_dec.get()),
            };
            let spans = &mut child!(row).workers;
            let known = |s: &&mut WorkerSpan| s.worker == span.worker && s.period.from == from;
            match spans.iter_mut().find(known) {
                Some(known) => *known = span,
                None => spans.push(span),
            }
        }
    }
    Borough::new(council, children.into_values().collect(), population)
}
