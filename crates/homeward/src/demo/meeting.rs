//! In the demonstration: meetings about those for whom paper has not found a home, people who want to
//! live together, and beds held while a decision is taken.

use super::homes::provider_id;
use super::partners::say;
use super::staff::id;
use anyhow::Context;
use care::dates::plus_days;
use care::ids::{FactId, MemberId, SubjectId, YoungPersonId};
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Record, Refusal, Timestamp, Tx};
use rooms::homes;
use rooms::partners::{
    GroupBond, GroupConsent, GroupEvent, GroupFound, GroupStep, HardKind, HardMeeting, HardSaid,
};
use uuid::Uuid;

/// Says all of it, in the hour before the demonstration opens.
pub fn open(record: &Record, clock: &Clock, seed: u64, until: Timestamp) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    clock.set(until - jiff::SignedDuration::from_hours(1));
    let officer = record
        .read(&house, |tx| Ok(Caller::load(tx, MemberId(id(seed, 2, 7)))?))?
        .context("the placement officer of the demonstration is not known")?;
    let (talked, held) = record.write(&officer, |tx| {
        let today = tx.today();
        let open: Vec<(YoungPersonId, i32)> = homes::open_searches(tx)?
            .into_iter()
            .map(|one| {
                let began = record::clock::day_of(one.began);
                (one.of, care::dates::days_between(began, today))
            })
            .collect();
        let searched: Vec<YoungPersonId> = open.iter().map(|(of, _)| *of).collect();
        let talked = meetings(tx, seed, &open)?;
        groups(tx, &searched)?;
        Ok((talked, holds(tx, &searched, until)?))
    })?;
    println!(
        "Held two meetings about {talked} who are hard to find a home for, and held {held} beds."
    );
    Ok(())
}

/// A meeting three weeks ago with what came of it, and one in six days.
fn meetings(
    tx: &mut Tx<'_>,
    seed: u64,
    searched: &[(YoungPersonId, i32)],
) -> Result<usize, Refusal> {
    let today = tx.today();
    let invited: Vec<_> = [3, 5, 6, 7].map(|at| provider_id(seed, at)).to_vec();
    let about: Vec<(YoungPersonId, i32)> = searched
        .iter()
        .take(4)
        .zip([41, 33, 24, 17])
        .map(|((of, _), days)| (*of, days))
        .collect();
    let mut earlier: Option<FactId> = None;
    for (in_days, place, days) in [
        (-21, "Leigh Town Hall, room 2, 10:00", 14),
        (6, "Wigan Life Centre, 13:30", 14),
    ] {
        let on = plus_days(today, in_days);
        let said = HardMeeting {
            on,
            place: place.to_owned(),
            invited: invited.clone(),
            days,
            declines: 2,
            sheet_until: plus_days(on, 3),
            about_whom: if in_days < 0 {
                about.clone()
            } else {
                let long = searched.iter().filter(|(_, so_far)| *so_far >= 14);
                long.copied().collect()
            },
        };
        let meeting = SubjectId(Uuid::now_v7());
        let fact = say(tx, meeting, on, &said)?;
        earlier.get_or_insert(fact);
    }
    let Some(meeting) = earlier else { return Ok(0) };
    for ((of, _), (kind, from, words)) in about.iter().zip([
        (
            HardKind::Offer,
            Some(3),
            "Come and have tea with us on Thursday: our two would be glad of somebody who plays football.",
        ),
        (
            HardKind::Idea,
            Some(5),
            "A bed with a second adult for six weeks, and then look together at who leaves when.",
        ),
        (
            HardKind::Question,
            None,
            "Who could take them to their school if the home is in Atherton?",
        ),
        (
            HardKind::Idea,
            Some(7),
            "Her aunt lives round the corner from our flats. Has anybody asked the aunt?",
        ),
    ]) {
        let said = HardSaid {
            about: meeting,
            kind,
            from: from.map(|at| provider_id(seed, at)),
            words: words.to_owned(),
        };
        say(tx, *of, plus_days(today, -21), &said)?;
    }
    Ok(about.len())
}

/// Two who moved in half a year ago and still live together, and two who have just begun to ask.
fn groups(tx: &mut Tx<'_>, searched: &[YoungPersonId]) -> Result<(), Refusal> {
    let today = tx.today();
    for (at, pair) in searched.chunks(2).skip(2).take(2).enumerate() {
        let [one, other] = pair else { continue };
        let found = GroupFound {
            bond: GroupBond::Choosing,
            who: vec![*one, *other],
            hope: [
                "We have known each other since Year 7. A flat near the college, and one of us can cook.",
                "We would look out for each other. Not in the middle of town.",
            ][at]
                .to_owned(),
        };
        let group = SubjectId(Uuid::now_v7());
        let began = plus_days(today, [-230, -12][at]);
        let fact = say(tx, group, began, &found)?;
        for (of, to) in [(one, other), (other, one)].into_iter().take(2 - at) {
            let consent = GroupConsent {
                about: fact,
                of: *of,
                to: *to,
                agrees: true,
            };
            say(tx, group, plus_days(began, 5), &consent)?;
        }
        if at == 0 {
            for (days, event, words) in [
                (
                    20,
                    GroupEvent::Planned,
                    "Two rooms at High Street flats; keys in three weeks, and a worker on two evenings.",
                ),
                (41, GroupEvent::MovedIn, "Both moved in on the same day."),
            ] {
                let step = GroupStep {
                    about: fact,
                    on: plus_days(began, days),
                    event,
                    home: None,
                    words: words.to_owned(),
                };
                say(tx, group, plus_days(began, days), &step)?;
            }
        }
    }
    Ok(())
}

/// Beds held for the first two whose homes said that they could.
fn holds(tx: &mut Tx<'_>, searched: &[YoungPersonId], until: Timestamp) -> Result<usize, Refusal> {
    let today = tx.today();
    let mut held = 0;
    for of in searched {
        let Some(search) = homes::open_search(tx, *of)? else {
            continue;
        };
        let offered = homes::approaches(tx, search.said.id)?
            .into_iter()
            .find(|one| {
                one.since
                    .iter()
                    .rev()
                    .find_map(|said| said.spoken.answer)
                    .is_some_and(|answer| answer != homes::Answer::No)
            });
        let Some(home) = offered
            .map(|one| homes::home(tx, one.said.home))
            .transpose()?
            .flatten()
        else {
            continue;
        };
        let allowed = find(tx, *of)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let ends = until + jiff::SignedDuration::from_hours([30, 54][held]);
        let why = [
            "They meet on Thursday for tea",
            "The head of service decides tomorrow",
        ][held];
        match homes::hold(
            tx,
            &allowed,
            &home,
            0,
            search.said.needed_by.max(today),
            ends,
            why,
        ) {
            Ok(_) => held += 1,
            Err(Refusal::Conflict(_) | Refusal::Invalid(_)) => {}
            Err(other) => return Err(other),
        }
        if held == 2 {
            break;
        }
    }
    Ok(held)
}
