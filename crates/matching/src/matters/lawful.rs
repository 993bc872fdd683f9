//! Whether the law allows this kind of home: age, registration, approval, secure, liberty.

use super::{Case, Matter, Verdict, fact};
use crate::cure::{How, Who};
use crate::home::{ApprovalState, Home, Kind, Registration};
use crate::law::Rule;
use crate::why::Why;
use care::Age;

/// Under 16 never in supported accommodation or a home to move on to (regulation 27A); at 16 and 17
/// in supported accommodation, which must be registered, not in a home to move on to (27C).
pub(super) fn at_age<'a>(case: &Case<'a>, home: &Home) -> Option<Verdict<'a>> {
    let (from, rule) = match home.kind {
        Kind::SupportedAccommodation => (16, Rule::Under16),
        Kind::MoveOnHome => (18, Rule::At16And17),
        _ => return None,
    };
    let matter = Matter::LawfulAtAge;
    let verdict = match case.age {
        None => Verdict::not_known(
            matter,
            Why::BornNotKnown,
            Who::SocialWorker,
            "for the date of birth",
        ),
        Some(age) if age.0 >= from => Verdict::met(matter, Why::OldEnough { age, from }),
        Some(age) => Verdict::not_met(
            matter,
            Why::TooYoung { age, from },
            How::Never,
            Who::NoOne,
            "",
        ),
    };
    let verdict = match case.yp.born.get() {
        Some(born) => verdict.from(born),
        None => verdict,
    };
    Some(verdict.by(if case.age.is_some_and(|age| age.0 < 16) {
        Rule::Under16
    } else {
        rule
    }))
}

/// Registered and active.
pub(super) fn registered(home: &Home) -> Verdict<'_> {
    let matter = Matter::Registered;
    let Some(known) = home.registration.get() else {
        return Verdict::not_known(
            matter,
            Why::RegistrationNotKnown,
            Who::of(home),
            "for the number and state of the registration",
        )
        .by(Rule::Registration);
    };
    match known.value {
        Registration::Registered => Verdict::met(matter, Why::Registration(known.value)),
        _ => Verdict::not_met(
            matter,
            Why::Registration(known.value),
            How::Elsewhere,
            Who::ProviderAndOfsted,
            "would have to be registered first",
        ),
    }
    .from(known)
    .by(Rule::Registration)
}

/// Approved to foster, or a connected person whom a nominated officer could approve for a time.
pub(super) fn approved<'a>(case: &Case<'a>, home: &'a Home) -> Verdict<'a> {
    let matter = Matter::Approved;
    let rule = match home.kind {
        Kind::ConnectedPerson => Rule::ConnectedPerson,
        _ => Rule::TermsOfApproval,
    };
    let Some(known) = home.approval.get() else {
        return Verdict::not_known(
            matter,
            Why::ApprovalNotKnown,
            Who::of(home),
            "whether they are approved and on what terms",
        )
        .by(rule);
    };
    let temporarily = |why| {
        Verdict::not_met(
            matter,
            why,
            How::Agree,
            Who::NominatedOfficer,
            "could approve them for up to 16 weeks while they are assessed",
        )
    };
    let state = known.value.state;
    let why = Why::Approval(state);
    match state {
        ApprovalState::Approved => Verdict::met(matter, why),
        ApprovalState::TemporaryUntil(day) if case.yp.nights.from < day => {
            Verdict::met(matter, why)
        }
        ApprovalState::TemporaryUntil(_) => Verdict::not_met(
            matter,
            why,
            How::Agree,
            Who::NominatedOfficer,
            "could extend the approval once, by up to eight weeks",
        ),
        ApprovalState::NotYet if home.kind == Kind::ConnectedPerson => temporarily(why),
        ApprovalState::NotYet | ApprovalState::Ended => Verdict::not_met(
            matter,
            why,
            How::Elsewhere,
            Who::AgencyDecisionMaker,
            "would have to approve them",
        ),
    }
    .from(known)
    .by(rule)
}

/// A secure home only for a child whom a court has authorised it for, and under 13 only with the
/// Secretary of State's approval.
pub(super) fn secure<'a>(case: &Case<'a>, home: &Home) -> Option<Verdict<'a>> {
    if home.kind != Kind::SecureHome {
        return None;
    }
    let matter = Matter::Secure;
    let legal = &case.yp.legal;
    if let Some(age) = case.age.filter(|age| age.0 >= 18) {
        let verdict =
            Verdict::not_met(matter, Why::SecureAdult { age }, How::Never, Who::NoOne, "");
        return Some(with_born(case, verdict).by(Rule::Secure));
    }
    let court = legal.secure_order.get();
    if let Some(known) = court.filter(|known| !known.value) {
        let verdict = Verdict::not_met(
            matter,
            Why::SecureOrder(Some(false)),
            How::Elsewhere,
            Who::Court,
            "would have to authorise it",
        );
        return Some(verdict.from(known).by(Rule::Secure));
    }
    let approval = legal.secretary_of_state.get();
    if let (Some(Age(..13)), Some(known)) = (case.age, approval.filter(|known| !known.value)) {
        let verdict = Verdict::not_met(
            matter,
            Why::SecureUnder13(Some(false)),
            How::Elsewhere,
            Who::SecretaryOfState,
            "would have to approve it",
        );
        return Some(verdict.from(known).by(Rule::SecureUnder13));
    }
    let Some(order) = court else {
        return Some(
            Verdict::not_known(
                matter,
                Why::SecureOrder(None),
                Who::SocialWorker,
                "whether a court has authorised it",
            )
            .by(Rule::Secure),
        );
    };
    Some(match (case.age, approval) {
        (None, _) => Verdict::not_known(
            matter,
            Why::BornNotKnown,
            Who::SocialWorker,
            "for the date of birth",
        )
        .by(Rule::Secure),
        (Some(Age(..13)), None) => Verdict::not_known(
            matter,
            Why::SecureUnder13(None),
            Who::SocialWorker,
            "whether the Secretary of State has approved it",
        )
        .by(Rule::SecureUnder13),
        (Some(Age(..13)), Some(approval)) => Verdict::met(matter, Why::SecureUnder13(Some(true)))
            .from(order)
            .from(approval)
            .by(Rule::SecureUnder13),
        (Some(_), _) => Verdict::met(matter, Why::SecureOrder(Some(true)))
            .from(order)
            .by(Rule::Secure),
    })
}

/// An order that authorises depriving a young person of liberty is carried out neither in a secure
/// home (which has its own law) nor in supported accommodation or a home to move on to, where
/// nobody may.
pub(super) fn liberty<'a>(case: &Case<'a>, home: &Home) -> Option<Verdict<'a>> {
    matches!(
        home.kind,
        Kind::SecureHome | Kind::SupportedAccommodation | Kind::MoveOnHome
    )
    .then(|| no_liberty_order(case))
}

/// Not known to be deprived of liberty by order; so too of going home.
pub(super) fn no_liberty_order<'a>(case: &Case<'a>) -> Verdict<'a> {
    let matter = Matter::Liberty;
    let verdict = match case.yp.legal.liberty_order.get() {
        None => Verdict::not_known(
            matter,
            Why::LibertyOrder(None),
            Who::SocialWorker,
            "whether the High Court has made an order on their liberty",
        ),
        Some(known) if known.value => Verdict::not_met(
            matter,
            Why::LibertyOrder(Some(true)),
            How::Elsewhere,
            Who::Court,
            "would have to end the order",
        )
        .from(known),
        Some(known) => Verdict::met(matter, Why::LibertyOrder(Some(false))).from(known),
    };
    verdict.by(Rule::Liberty)
}

fn with_born<'a>(case: &Case<'a>, mut verdict: Verdict<'a>) -> Verdict<'a> {
    if let Some(born) = case.yp.born.get() {
        verdict.facts[0] = fact(born);
    }
    verdict
}
