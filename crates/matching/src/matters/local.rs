//! Agreements, notice, the council's own rule on grades, and what people answered.

use super::{Case, Matter, Verdict};
use crate::council::Council;
use crate::cure::{How, Who};
use crate::home::{Agreement, Grade, Home, Kind};
use crate::law::Rule;
use crate::said::{Known, Said};
use crate::vocabulary::Reply;
use crate::why::Why;
use care::dates;

/// The council may use it: not another council's own or exclusive home. People they know and homes
/// of their own need no agreement with a provider.
pub(super) fn agreement<'a>(council: &Council, home: &'a Home) -> Option<Verdict<'a>> {
    if matches!(home.kind, Kind::ConnectedPerson | Kind::MoveOnHome) {
        return None;
    }
    let matter = Matter::Agreement;
    Some(match home.agreement.get() {
        None => Verdict::not_known(
            matter,
            Why::AgreementNotKnown,
            Who::Commissioner,
            "on what terms we may use it",
        ),
        Some(known) => match known.value {
            Agreement::Exclusive(theirs) | Agreement::Own(theirs) if theirs != council.ours => {
                Verdict::not_met(
                    matter,
                    Why::Agreement(known.value, true),
                    How::Elsewhere,
                    Who::HoldingCouncil(theirs),
                    "would have to release it",
                )
            }
            agreement => Verdict::met(matter, Why::Agreement(agreement, false)),
        }
        .from(known),
    })
}

/// The notice it needs can be kept.
pub(super) fn notice<'a>(case: &Case<'a>, home: &'a Home) -> Option<Verdict<'a>> {
    if case.yp.lives_at == Some(home.id) {
        return None;
    }
    let matter = Matter::Notice;
    let days = dates::days_between(case.on, case.yp.nights.from).max(0);
    Some(match home.notice.get() {
        None => Verdict::not_known(
            matter,
            Why::NoticeNotKnown { days },
            Who::of(home),
            "how much notice they need",
        ),
        Some(known) => {
            let needs = known.value;
            if i32::from(needs) <= days {
                Verdict::met(matter, Why::Notice { needs, days })
            } else {
                Verdict::not_met(
                    matter,
                    Why::Notice { needs, days },
                    How::Agree,
                    Who::of(home),
                    "could agree to less notice",
                )
            }
            .from(known)
        }
    })
}

/// The council's own rule: a home judged inadequate is not asked without the head of service's
/// agreement.
pub(super) fn grade<'a>(council: &Council, home: &'a Home) -> Option<Verdict<'a>> {
    let judged = home.kind.is_registered() || home.kind == Kind::AgencyFosterCarers;
    if !judged || !council.inadequate_needs_agreement {
        return None;
    }
    let matter = Matter::Grade;
    Some(match home.grade.get() {
        None => Verdict::not_known(
            matter,
            Why::GradeNotKnown,
            Who::Commissioner,
            "for the last inspection's judgement",
        ),
        Some(known) if known.value == Grade::Inadequate => Verdict::not_met(
            matter,
            Why::Grade(known.value),
            How::Agree,
            Who::HeadOfService,
            "could agree, with a reason",
        )
        .from(known),
        Some(known) => Verdict::met(matter, Why::Grade(known.value)).from(known),
    })
}

/// What the home answered about this young person; nothing when it was not asked.
pub(super) fn reply<'a>(case: &Case<'a>, home: &'a Home) -> Option<Verdict<'a>> {
    let (_, known) = case
        .yp
        .replies
        .iter()
        .filter(|(id, _)| *id == home.id)
        .max_by_key(|(_, known)| known.on)?;
    Some(answered(Matter::Reply, known, Who::of(home)))
}

/// What the people they live with say about carrying on with support.
pub(super) fn staying<'a>(case: &Case<'a>) -> Verdict<'a> {
    asked(
        Matter::Staying,
        &case.yp.staying,
        Who::CurrentHome,
        "what would make it possible to stay",
    )
}

/// What the family says about having them home.
pub(super) fn family<'a>(case: &Case<'a>) -> Verdict<'a> {
    asked(
        Matter::Family,
        &case.yp.going_home.family,
        Who::Family,
        "what would make it possible to come home",
    )
    .by(Rule::HomeFirst)
}

/// An assessment found that home would be safe with support.
pub(super) fn safe_at_home<'a>(case: &Case<'a>) -> Verdict<'a> {
    let matter = Matter::SafeAtHome;
    match case.yp.going_home.safe.get() {
        None => Verdict::not_known(
            matter,
            Why::SafeAtHome(None),
            Who::SocialWorker,
            "whether home would be safe with support",
        ),
        Some(known) if known.value => Verdict::met(matter, Why::SafeAtHome(Some(true))).from(known),
        Some(known) => Verdict::not_met(
            matter,
            Why::SafeAtHome(Some(false)),
            How::Elsewhere,
            Who::SocialWorker,
            "would have to find that it has become safe",
        )
        .from(known),
    }
    .by(Rule::WithParents)
}

fn asked<'a>(matter: Matter, said: &'a Said<Reply>, who: Who, what: &'static str) -> Verdict<'a> {
    match said.get() {
        None => Verdict::not_known(matter, Why::NotAsked(matter), who, what),
        Some(known) => answered(matter, known, who),
    }
}

fn answered<'a>(matter: Matter, known: &'a Known<Reply>, who: Who) -> Verdict<'a> {
    match &known.value {
        Reply::Yes => Verdict::met(matter, Why::SaidYes),
        Reply::If(what) => Verdict::not_met(
            matter,
            Why::SaidIf(what.clone()),
            How::Agree,
            who,
            "said that it could work with this",
        ),
        Reply::No(why) => Verdict::not_met(
            matter,
            Why::SaidNo(why.clone()),
            How::Elsewhere,
            who,
            "would have to think again",
        ),
    }
    .from(known)
}
