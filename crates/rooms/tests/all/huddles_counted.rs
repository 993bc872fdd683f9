//! What huddles come to, and what ends them; through what the room makes public.

use crate::huddles::leigh_huddle;
use crate::stage_desk::member;
use care::Date;
use care::ids::{FactId, SubjectId};
use record::access::{Agency, Persona};
use rooms::neighbourhood::huddle::{
    self, CameOf, Card, Closed, Comes, Coming, Ground, Huddle, HuddleAction, HuddleActionDone,
    Knows, Looked, Seat, SeatKind,
};

const SOCIAL: Persona = Persona::SocialWorker;
const POLICE: Persona = Persona::Partner(Agency::Police);

/// The numbers, counted by hand over made-up meetings: attendance, cards closed and open, actions done in
/// time, who leads.
#[test]
fn the_numbers_are_those_one_counts_by_hand() {
    let leigh = leigh_huddle();
    let id: SubjectId = leigh.huddle.parse().unwrap();
    let house = crate::stage::house();
    let day = |n: i8| -> Date { jiff::civil::date(2027, 3, n) };
    let counted = leigh
        .town
        .record
        .write(&house, |tx| {
            let mut cards = Vec::new();
            for (n, on) in [day(3), day(10)].into_iter().enumerate() {
                let meeting = huddle::plan(tx, id, on)?;
                let came: &[SubjectId] = match n {
                    0 => &[leigh.police, leigh.school, leigh.social],
                    _ => &[leigh.police],
                };
                huddle::say_attended(tx, meeting, came)?;
                // Said anew, it is one meeting still.
                huddle::say_attended(tx, meeting, came)?;
                for called in ["One", "Two"] {
                    let card = Card {
                        about: id,
                        meeting,
                        of: None,
                        called: called.to_owned(),
                        initials: "A family".to_owned(),
                        strengths: "They cook".to_owned(),
                        hopes: "Quiet".to_owned(),
                        their_view: "Tired".to_owned(),
                        why_now: "Noise".to_owned(),
                        who_knows: "Pat".to_owned(),
                        ask: "A visit".to_owned(),
                        ground: Ground::PublicTask,
                        knows: Knows::Agrees,
                        why_without: None,
                        involved: Vec::new(),
                    };
                    let card = huddle::bring(tx, &card)?;
                    huddle::take(tx, card, meeting)?;
                    cards.push((card, meeting, on));
                }
            }
            for (n, (card, meeting, on)) in cards.iter().enumerate() {
                let due = care::dates::plus_days(*on, 7);
                let said = HuddleAction {
                    about: *card,
                    meeting: *meeting,
                    what: "Visit".to_owned(),
                    seat: leigh.police,
                    who: "PC Melling".to_owned(),
                    due,
                };
                let action = huddle::agree(tx, &said)?;
                // On the last day, a day late, never, on the last day.
                if n != 2 {
                    let done = HuddleActionDone {
                        about: action,
                        came: CameOf::Done,
                        on: care::dates::plus_days(due, i32::from(n == 1)),
                        how: "Tea".to_owned(),
                    };
                    huddle::done(tx, &done)?;
                }
                if n < 3 {
                    let look = Looked {
                        about: *card,
                        meeting: *meeting,
                        lead: if n == 0 { leigh.social } else { leigh.police },
                        why_lead: "Knows them".to_owned(),
                        next: (n == 1).then(|| care::dates::plus_days(*on, 7)),
                        closed: (n != 1).then_some(Closed::Better),
                    };
                    huddle::look(tx, &look)?;
                }
            }
            let all = huddle::huddles(tx)?;
            let today = tx.today();
            Ok(huddle::numbers(tx, &all, today)?)
        })
        .unwrap();
    let expected = huddle::Numbers {
        meetings: 2,
        came: 4,
        seats: 8,
        closed: 2,
        open: 2,
        due: 4,
        in_time: 2,
        led: 3,
        led_outside: 2,
    };
    assert_eq!(counted[&id], expected);
    let page = leigh.town.as_a(Persona::ServiceLead).get("/huddles").text();
    assert!(page.contains("4 of 8, over 2 meetings"), "{page}");
    assert!(page.contains("4 brought: 2 closed, 2 still open"));
}

/// After four looks there is no fifth: a card is closed, or it goes to those who can do more.
#[test]
fn a_card_is_not_carried_over_for_ever() {
    let leigh = leigh_huddle();
    let id: SubjectId = leigh.huddle.parse().unwrap();
    let said = leigh.town.record.write(&crate::stage::house(), |tx| {
        let first = jiff::civil::date(2027, 3, 3);
        let mut card = None;
        for week in 0..4 {
            let on = care::dates::plus_days(first, 7 * week);
            let meeting = huddle::plan(tx, id, on)?;
            let card = *card.get_or_insert(huddle::bring(
                tx,
                &Card {
                    about: id,
                    meeting,
                    of: None,
                    called: "One".to_owned(),
                    initials: "A family".to_owned(),
                    strengths: "They cook".to_owned(),
                    hopes: "Quiet".to_owned(),
                    their_view: "Tired".to_owned(),
                    why_now: "Noise".to_owned(),
                    who_knows: "Pat".to_owned(),
                    ask: "A visit".to_owned(),
                    ground: Ground::PublicTask,
                    knows: Knows::Agrees,
                    why_without: None,
                    involved: Vec::new(),
                },
            )?);
            huddle::take(tx, card, meeting)?;
            let mut look = Looked {
                about: card,
                meeting,
                lead: leigh.police,
                why_lead: "Knows them".to_owned(),
                next: Some(care::dates::plus_days(on, 7)),
                closed: None,
            };
            let left = huddle::look(tx, &look);
            if week == 3 {
                assert!(
                    matches!(left, Err(record::Refusal::Invalid(_))),
                    "a fourth time"
                );
                (look.next, look.closed) = (None, Some(Closed::Escalated));
                huddle::look(tx, &look)?;
            } else {
                left?;
            }
        }
        Ok(())
    });
    said.unwrap();
}

/// A seat is given under an agreement, by who leads huddles; a chair is somebody of the council.
#[test]
fn seats_are_given_by_who_leads_huddles() {
    let leigh = leigh_huddle();
    let id: SubjectId = leigh.huddle.parse().unwrap();
    let caller = |persona| {
        let found = leigh.town.record.read(&crate::stage::house(), |tx| {
            Ok(record::Caller::load(tx, member(persona))?)
        });
        found.unwrap().unwrap()
    };
    let seat = Seat {
        about: id,
        kind: SeatKind::Housing,
        organisation: None,
        member: None,
        who: None,
        basis: "Agreement".to_owned(),
        gone: false,
    };
    let new = SubjectId(uuid::Uuid::now_v7());
    let record = &leigh.town.record;
    let said = record.write(&caller(SOCIAL), |tx| huddle::give_seat(tx, new, &seat));
    assert!(matches!(said, Err(record::Refusal::NotAllowed)));
    assert!(
        record
            .write(&caller(Persona::ServiceLead), |tx| huddle::give_seat(
                tx, new, &seat
            ))
            .is_ok()
    );
    let chaired = Huddle {
        footprint: record
            .read(&crate::stage::house(), |tx| {
                Ok(huddle::huddle(tx, id)?.said.said.footprint)
            })
            .unwrap(),
        meets: "Fridays".to_owned(),
        place: "Here".to_owned(),
        chair: member(POLICE),
    };
    let said = record.write(&caller(Persona::ServiceLead), |tx| {
        huddle::say_huddle(tx, id, &chaired)
    });
    assert!(matches!(said, Err(record::Refusal::Invalid(_))));
    let nobody = Coming {
        about: FactId(uuid::Uuid::now_v7()),
        comes: Comes::Yes,
        who: None,
    };
    assert!(
        record
            .write(&caller(SOCIAL), |tx| huddle::come(tx, new, &nobody))
            .is_err()
    );
}
