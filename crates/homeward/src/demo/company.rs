//! Who lives with whom in the demonstration: what living with others is like for those who search and
//! those who live in homes already, and groups who want to live together.

use super::partners::say;
use super::staff::id;
use anyhow::Context;
use care::Date;
use care::dates::plus_days;
use care::ids::{FactId, HomeId, SubjectId, YoungPersonId};
use record::access::{Action, FieldClass, find};
use record::{Caller, Record, Refusal, Tx};
use rooms::homes::{
    CompanyWish, Difficulty, HomeKind, WithOthers, all_homes, open_searches, say_with_others,
    who_lives_where,
};
use rooms::partners::{GroupBond, GroupConsent, GroupEvent, GroupFound, GroupStep};
use rooms::{people, young_people};
use std::collections::BTreeSet;

/// Makes it all.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    let (said, groups) = record
        .write(&house, |tx| {
            Ok((living_with_others(tx)?, groups(tx, seed)?))
        })
        .context("who lives with whom could not be kept")?;
    println!(
        "Wrote down what living with others is like for {said} young people, and {groups} groups who want to live together."
    );
    Ok(())
}

/// What is said of somebody, by a number; of every third nobody has said anything.
fn told(at: usize) -> Option<WithOthers> {
    use Difficulty as D;
    let hard = match at % 5 {
        0 => Some(Vec::new()),
        1 => Some(vec![D::AwakeAtNight]),
        2 => Some(vec![D::HittingOut, D::BreakingThings]),
        3 => Some(vec![D::GoingMissing]),
        _ => None,
    };
    let hurt_by = match at % 4 {
        0 => Some(vec![D::HittingOut, D::Bullying]),
        1 => Some(Vec::new()),
        2 => Some(vec![D::AwakeAtNight]),
        _ => None,
    };
    let (wishes, words) = match at % 6 {
        0 => (
            Some(vec![CompanyWish::OwnAge]),
            "Someone to watch the match with.",
        ),
        1 => (
            Some(vec![CompanyWish::QuietNights]),
            "I need my sleep for college.",
        ),
        2 => (Some(Vec::new()), ""),
        3 => (
            Some(vec![CompanyWish::NobodyYounger]),
            "Not little ones. I look after everybody.",
        ),
        _ => (None, ""),
    };
    (at % 3 != 2).then(|| WithOthers {
        hard,
        hurt_by,
        wishes,
        words: words.to_owned(),
        source: [
            "their social worker, who asked them",
            "the registered manager",
            "their carer",
        ][at % 3]
            .to_owned(),
    })
}

fn living_with_others(tx: &mut Tx<'_>) -> Result<usize, Refusal> {
    let mut all: BTreeSet<YoungPersonId> = BTreeSet::new();
    for search in open_searches(tx)? {
        all.insert(search.of);
    }
    for (who, _) in who_lives_where(tx)? {
        all.insert(who);
    }
    let mut said = 0;
    for (at, who) in all.into_iter().enumerate() {
        let Some(told) = told(at) else { continue };
        let allowed = find(tx, who)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        say_with_others(tx, &allowed, &told)?;
        said += 1;
    }
    Ok(said)
}

fn found(
    tx: &mut Tx<'_>,
    seed: u64,
    at: u64,
    on: Date,
    said: &GroupFound,
) -> Result<(SubjectId, FactId), Refusal> {
    let subject = SubjectId(id(seed, 71, at));
    Ok((subject, say(tx, subject, on, said)?))
}

fn groups(tx: &mut Tx<'_>, seed: u64) -> Result<usize, Refusal> {
    let today = tx.today();
    let everybody: Vec<(YoungPersonId, Option<Date>)> =
        young_people::everyone(tx, &young_people::Question::default())?
            .into_iter()
            .map(|one| (one.id, one.born))
            .collect();
    let here: BTreeSet<YoungPersonId> = everybody.iter().map(|(who, _)| *who).collect();
    let mut made = 0;
    // Brothers and sisters who are both looked after.
    for (who, _) in &everybody {
        let allowed = find(tx, *who)?.allow_for(Action::See, FieldClass::Identity)?;
        let mut family: Vec<YoungPersonId> = people::siblings(tx, &allowed)?
            .into_iter()
            .filter(|one| here.contains(one))
            .collect();
        if family.is_empty() {
            continue;
        }
        family.push(*who);
        family.sort_unstable();
        family.truncate(3);
        let said = GroupFound {
            bond: GroupBond::Siblings,
            who: family,
            hope: "To have breakfast together on school days, like before.".to_owned(),
        };
        found(tx, seed, 0, plus_days(today, -20), &said)?;
        made += 1;
        break;
    }
    // Those who soon leave care choose each other.
    let sixteen = care::dates::plus_years(today, -16);
    let older: Vec<YoungPersonId> = everybody
        .iter()
        .filter(|(_, born)| born.is_some_and(|born| born <= sixteen))
        .map(|(who, _)| *who)
        .collect();
    let move_on: Option<HomeId> = all_homes(tx)?
        .into_iter()
        .find(|home| {
            matches!(home.said.kind, HomeKind::MoveOn | HomeKind::Supported)
                && home.said.places.unwrap_or(0) > 1
        })
        .map(|home| home.id);
    for (at, two) in older.chunks_exact(2).take(2).enumerate() {
        let said = GroupFound {
            bond: GroupBond::Choosing,
            who: two.to_vec(),
            hope: [
                "Our own front door. One cooks, one washes up.",
                "Not to be on our own on Sundays.",
            ][at]
                .to_owned(),
        };
        let begun = plus_days(today, [-300, -12][at]);
        let (subject, about) = found(tx, seed, at as u64 + 1, begun, &said)?;
        let mut says = |of: YoungPersonId, to: YoungPersonId, days: i32| {
            let said = GroupConsent {
                about,
                of,
                to,
                agrees: true,
            };
            say(tx, subject, plus_days(begun, days), &said)
        };
        says(two[0], two[1], 2)?;
        if at == 0 {
            says(two[1], two[0], 5)?;
            for (days, event, words) in [
                (
                    30,
                    GroupEvent::Planned,
                    "Two visits, a weekend, then a Saturday with the van. Who pays which bill is written on the fridge.",
                ),
                (
                    58,
                    GroupEvent::MovedIn,
                    "Both moved in on the same day. Their key workers come on Tuesdays.",
                ),
            ] {
                let on = plus_days(begun, days);
                let said = GroupStep {
                    about,
                    on,
                    event,
                    home: move_on,
                    words: words.to_owned(),
                };
                say(tx, subject, on, &said)?;
            }
        }
        made += 1;
    }
    Ok(made)
}
