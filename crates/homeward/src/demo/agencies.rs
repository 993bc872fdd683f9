//! What agencies of the demonstration took on in plans, and conferences offered before care.

use super::Lasting;
use care::Date;
use care::dates::plus_days;
use care::ids::{MemberId, YoungPersonId};
use record::access::{self, Action as Do};
use record::{Refusal, Tx};
use rooms::{hub, plans};

/// What somebody of an agency took on themselves: the life coach, the police, communication support.
const TAKEN_ON: [(&str, i32); 3] = [
    ("Sit in on the first morning back at school", 6),
    ("Walk the way home from the boxing gym together", -2),
    ("Make the timetable with pictures", 3),
];

/// Somebody of each agency of the hubs takes something on, for a few of those shared with it.
pub(super) fn taken_on(
    tx: &mut Tx<'_>,
    lasting: &Lasting,
    ours: &[(YoungPersonId, MemberId)],
    today: Date,
) -> Result<(), Refusal> {
    let members = access::members(tx)?;
    let agencies = [
        access::Agency::Health,
        access::Agency::Police,
        access::Agency::SpeechAndLanguage,
    ];
    let mut taken = [0; 3];
    // In an order that is the same at each making.
    let mut ours: Vec<YoungPersonId> = ours.iter().map(|(id, _)| *id).collect();
    ours.sort_by_cached_key(|id| lasting.key(*id));
    for id in &ours {
        let allowed = access::find(tx, *id)?.allow(Do::Add)?;
        if plans::held(tx, &allowed)?.plan().is_none() {
            continue;
        }
        let shared = access::sharings(tx, &allowed)?;
        for ((kind, taken), (what, due)) in agencies.iter().zip(&mut taken).zip(TAKEN_ON) {
            let owner = members.iter().find(|one| {
                one.persona == access::Persona::Partner(*kind)
                    && shared.iter().any(|(with, ..)| one.agency == Some(*with))
            });
            let Some(owner) = owner.filter(|_| *taken < 2) else {
                continue;
            };
            *taken += 1;
            let said = plans::Action {
                what: what.to_owned(),
                owner: Some(owner.id),
                who: owner.name.clone(),
                due: plus_days(today, due),
            };
            plans::do_action(tx, *id, &said)?;
        }
    }
    Ok(())
}

/// Most of those who live at home were offered a family group conference before anything else.
pub(super) fn offered_before_care(
    tx: &mut Tx<'_>,
    lasting: &Lasting,
    today: Date,
) -> Result<(), Refusal> {
    let mut at_home: Vec<YoungPersonId> = hub::states_today(tx)?
        .into_iter()
        .filter(|(_, state)| matches!(state, hub::Cohort::EdgeOfCare | hub::Cohort::EdgingToCare))
        .map(|(id, _)| id)
        .collect();
    at_home.sort_by_cached_key(|id| lasting.key(*id));
    for id in at_home.iter().skip(1) {
        let said = plans::Conference {
            offered_on: plus_days(today, -20),
            accepted: None,
            held_on: None,
            family_plan: None,
            reviewed_on: None,
            kept: None,
            note: Some("They think about it; Nan wants to know who else would come.".to_owned()),
        };
        plans::conference(tx, *id, &said, None)?;
    }
    Ok(())
}
