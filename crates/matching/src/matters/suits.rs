//! Whether the home is for somebody like them: ages, sex, category, terms, and what they must have.

use super::{Case, Matter, Verdict};
use crate::cure::{How, Who};
use crate::gates::plus_working_days;
use crate::home::{Bed, Home, Kind, Offered, last_said};
use crate::law::Rule;
use crate::said::Known;
use crate::vocabulary::{Ages, Feature, Sexes};
use crate::why::Why;

/// The rule that a home says whom it is for.
fn purpose(home: &Home) -> Rule {
    match home.kind {
        Kind::SupportedAccommodation => Rule::SupportedPurpose,
        _ => Rule::StatementOfPurpose,
    }
}

/// Their age is one that the registration or statement of purpose names.
pub(super) fn ages<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::Ages;
    let verdict = match (case.age, home.ages.get()) {
        (_, None) => Verdict::not_known(
            matter,
            Why::AgesNotKnown,
            Who::of(home),
            "which ages they are registered for",
        ),
        (None, Some(ages)) => Verdict::not_known(
            matter,
            Why::BornNotKnown,
            Who::SocialWorker,
            "for the date of birth",
        )
        .from(ages),
        (Some(age), Some(ages)) if ages.value.hold(age) => {
            Verdict::met(matter, Why::AgeTaken(age, ages.value)).from(ages)
        }
        (Some(age), Some(ages)) => Verdict::not_met(
            matter,
            Why::AgeNotTaken(age, ages.value),
            How::Elsewhere,
            Who::ProviderAndOfsted,
            "would have to change the ages it is registered for",
        )
        .from(ages),
    };
    born(case, verdict).by(purpose(home))
}

fn born<'a>(case: &Case<'a>, verdict: Verdict<'a>) -> Verdict<'a> {
    match case.yp.born.get() {
        Some(born) => verdict.from(born),
        None => verdict,
    }
}

/// Whether a home for these takes them: `None` when it depends on what is not known. `Any` takes
/// everyone, whatever their sex is.
fn takes(case: &Case<'_>, sexes: Sexes) -> Option<bool> {
    let sex = case.yp.sex.value();
    match sexes {
        Sexes::Any => Some(true),
        Sexes::Girls => sex
            .filter(|s| s.is_female() || s.is_male())
            .map(|s| s.is_female()),
        Sexes::Boys => sex
            .filter(|s| s.is_female() || s.is_male())
            .map(|s| s.is_male()),
    }
}

/// Their sex is one that the home takes.
pub(super) fn sex<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::Sex;
    let Some(sexes) = home.sexes.get() else {
        return Verdict::not_known(
            matter,
            Why::SexesNotKnown,
            Who::of(home),
            "whether they take boys, girls or both",
        )
        .by(purpose(home));
    };
    let verdict = match takes(case, sexes.value) {
        Some(true) => Verdict::met(matter, Why::SexTaken(sexes.value)),
        Some(false) => Verdict::not_met(
            matter,
            Why::SexNotTaken(sexes.value),
            How::Elsewhere,
            Who::ProviderAndOfsted,
            "would have to change whom it is registered for",
        ),
        None => Verdict::not_known(
            matter,
            Why::SexNotKnown(sexes.value),
            Who::SocialWorker,
            "for their sex as recorded",
        ),
    }
    .from(sexes);
    match case.yp.sex.get() {
        Some(known) if sexes.value != Sexes::Any => verdict.from(known),
        _ => verdict,
    }
    .by(purpose(home))
}

/// What their care is for is among what the home is for.
pub(super) fn category<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::Category;
    let needed = case.yp.categories.get();
    if let Some(none) = needed.filter(|known| known.value.is_empty()) {
        return Verdict::met(matter, Why::NoCategoryNeeded).from(none);
    }
    let (Some(needed), Some(covered)) = (needed, home.categories.get()) else {
        let verdict = match needed {
            None => Verdict::not_known(
                matter,
                Why::CategoryNeededNotKnown,
                Who::SocialWorker,
                "what their care is for",
            ),
            Some(needed) => Verdict::not_known(
                matter,
                Why::CategoriesNotKnown,
                Who::of(home),
                "what their statement of purpose is for",
            )
            .from(needed),
        };
        return verdict.by(purpose(home));
    };
    let missing = needed
        .value
        .iter()
        .filter(|category| !covered.value.contains(category))
        .min();
    match missing {
        None => Verdict::met(matter, Why::CategoriesCovered),
        Some(category) => Verdict::not_met(
            matter,
            Why::CategoryNotCovered(*category),
            How::Elsewhere,
            Who::ProviderAndOfsted,
            "would have to change what the home is for",
        ),
    }
    .from(covered)
    .from(needed)
    .by(purpose(home))
}

/// Needed at once and for no longer than six working days: regulation 23 then allows any approved
/// carer, whatever the terms.
pub(super) fn short_emergency(case: &Case<'_>) -> bool {
    let nights = case.yp.nights;
    let last = plus_working_days(nights.from, 6);
    nights.from <= case.on && nights.until.is_some_and(|until| until <= last)
}

/// Within the terms of approval: ages, sex, named children. The number is the beds' matter. Outside
/// them the fostering service's decision maker can vary the terms; in an emergency a stay of up to
/// six working days needs no variation.
pub(super) fn terms<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::Terms;
    let Some(known) = home.approval.get() else {
        return Verdict::not_known(
            matter,
            Why::TermsNotKnown,
            Who::of(home),
            "for the terms of approval",
        )
        .by(Rule::TermsOfApproval);
    };
    let approval = &known.value;
    let outside = |why| {
        if short_emergency(case) {
            return Verdict::met(matter, Why::TermsEmergency);
        }
        Verdict::not_met(
            matter,
            why,
            How::Agree,
            Who::AgencyDecisionMaker,
            "could vary the terms",
        )
    };
    let open = Ages::new(0, u8::MAX);
    let ages = approval.ages.unwrap_or(open);
    let sexes = approval.sexes.unwrap_or(Sexes::Any);
    let named = approval
        .only
        .as_ref()
        .is_none_or(|only| only.contains(&case.yp.id));
    let by_age = if ages == open {
        Some(true)
    } else {
        case.age.map(|age| ages.hold(age))
    };
    let by_sex = takes(case, sexes);
    let verdict = match (named, by_age, by_sex, case.age) {
        (false, ..) => outside(Why::TermsNameOthers),
        (_, Some(false), _, Some(age)) => outside(Why::TermsAge(age, ages)),
        (_, _, Some(false), _) => outside(Why::TermsSex(sexes)),
        (_, None, _, _) => Verdict::not_known(
            matter,
            Why::BornNotKnown,
            Who::SocialWorker,
            "for the date of birth",
        ),
        (_, _, None, _) => Verdict::not_known(
            matter,
            Why::SexNotKnown(sexes),
            Who::SocialWorker,
            "for their sex as recorded",
        ),
        _ => Verdict::met(matter, Why::TermsHold),
    };
    verdict.from(known).by(Rule::TermsOfApproval)
}

/// What was said of a bed: its own word, or else the home's.
pub(super) fn bed_has<'a>(
    home: &'a Home,
    bed: &'a Bed,
    feature: &Feature,
) -> Option<&'a Known<Offered>> {
    last_said(&bed.features, feature).or_else(|| home.feature(feature))
}

/// Has what they must have: the home, or at least one of its beds. That the bed which has it is free
/// is the bed's matter.
pub(super) fn must<'a>(case: &Case<'a>, home: &'a Home, at: usize) -> Verdict<'a> {
    let needed = &case.yp.musts[at];
    let matter = Matter::Must(at as u16);
    let beds = &home.beds.each;
    let best = if beds.is_empty() {
        home.feature(&needed.value)
    } else {
        let said = || beds.iter().map(|bed| bed_has(home, bed, &needed.value));
        said()
            .flatten()
            .find(|known| known.value.there)
            .or_else(|| {
                said()
                    .all(|known| known.is_some())
                    .then(|| said().flatten().next())?
            })
    };
    match best {
        Some(known) if known.value.there => {
            Verdict::met(matter, Why::Has(needed.value.clone())).from(known)
        }
        Some(known) => Verdict::not_met(
            matter,
            Why::HasNot(needed.value.clone()),
            How::Elsewhere,
            Who::of(home),
            "would have to provide it",
        )
        .from(known),
        None => Verdict::not_known(
            matter,
            Why::HasNotKnown(needed.value.clone()),
            Who::of(home),
            "whether they have it",
        ),
    }
    .from(needed)
}
