//! What came of it, in the demonstration: searches of two years that ended in a home, how moves were
//! made, the way back for those outside, and new homes on their way.

// Long because: one made-up history, told in the order it happened.

use super::Lasting;
use super::homes::{provider_id, turn};
use super::staff::id;
use anyhow::Context;
use care::dates::plus_days;
use care::ids::{HomeId, YoungPersonId};
use care::{Date, Pence, Period};
use jiff::SignedDuration;
use record::access::{Action, FieldClass, find};
use record::{Caller, Clock, Record, Saying, Timestamp};
use rooms::costs::{
    self, Annotation, Change, Coming, Described, Heard, MoveMade, RegionalFigure, ReturnPlan,
    Scheme, Stage,
};
use rooms::homes::{
    self, Answer, Approach, Booking, Decision, Frozen, FrozenOption, HomeKind, KeptHome, Need,
    Paper, PaperGiven, Search, Spoken, Stay, Travel,
};
use std::collections::{HashMap, HashSet};

const WHY: [&str; 4] = [
    "The carers have asked for it to end in an orderly way.",
    "The home is closing.",
    "To come back to the borough.",
    "The arrangement with family has ended.",
];
const SAID_NO: [&str; 5] = [
    "We have no room for a third young person of this age.",
    "Nobody awake at night until the new shifts begin.",
    "Somebody moved in last week and needs time.",
    "The school run would be more than an hour each way.",
    "Staff have left; we cannot keep two adults in the house.",
];

/// Searches of the last two years that ended in the home they live or lived in.
pub(super) fn searches(
    record: &Record,
    clock: &Clock,
    house: &Caller,
    seed: u64,
    (homes, stays): (&[KeptHome], &[Stay]),
    today: Date,
) -> anyhow::Result<HashSet<(YoungPersonId, Date)>> {
    let since = plus_days(today, -720);
    let lasting = record.read(house, |tx| Ok(Lasting::read(tx)?))?;
    let mut wanted: Vec<&Stay> = stays
        .iter()
        .filter(|stay| stay.nights.from > since && stay.nights.from < plus_days(today, -3))
        .filter(|stay| turn(&lasting.key(stay.of), 31).is_multiple_of(2))
        .collect();
    wanted.sort_by_key(|stay| (stay.nights.from, lasting.key(stay.of)));
    let prices: HashMap<HomeId, Option<Pence>> = homes
        .iter()
        .map(|home| (home.id, home.said.weekly))
        .collect();
    let names: HashMap<HomeId, String> = homes
        .iter()
        .map(|home| (home.id, home.said.name.clone()))
        .collect();
    let mut decided = HashSet::new();
    // So many at most, and over the whole two years.
    let every = wanted.len().div_ceil(60).max(1);
    for (at, stay) in wanted.iter().step_by(every).enumerate() {
        let key = at as u64;
        let days = 2 + (turn(&lasting.key(stay.of), 32) % 24) as i32;
        let begun = plus_days(stay.nights.from, -days);
        let search = id(seed, 21, key);
        let moment = |day: Date, hour: i8| -> anyhow::Result<Timestamp> {
            let civil = day.at(hour, 0, 0, 0);
            Ok(civil.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp())
        };
        let others: Vec<HomeId> = homes
            .iter()
            .filter(|home| home.id != stay.home && home.said.kind != HomeKind::Connected)
            .map(|home| home.id)
            .collect();
        let pick = |n: u64| others.get(turn(&search.to_string(), n) as usize % others.len().max(1));
        let mut asked: Vec<HomeId> = vec![stay.home];
        for n in 0..key % 4 {
            asked.extend(pick(n).filter(|home| !asked.contains(home)));
        }
        let asked_at = moment(begun, 9)?;
        clock.set(asked_at);
        record.write(house, |tx| {
            let allowed = find(tx, stay.of)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            // The searches that are open now are told elsewhere: one at a time.
            if homes::open_search(tx, stay.of)?.is_some() {
                return Ok(());
            }
            let said = Search {
                id: search,
                needed_by: stay.nights.from,
                until: None,
                because: WHY[at % 4].to_owned(),
                hard: "Moving has been hard; so has not knowing.".to_owned(),
                helps: "Being told early, and a visit before.".to_owned(),
                unknown: "How they would get on with others there.".to_owned(),
                wishes: vec!["To stay at my school".to_owned()],
                musts: Vec::new(),
                needs: match at % 5 {
                    0 => Some(Vec::new()),
                    1 | 2 => Some(vec![Need::Emotional]),
                    3 => Some(vec![Need::Learning, Need::Autism]),
                    _ => None,
                },
                staying: None,
                family: None,
                safe_at_home: None,
                keep_away: None,
                travel: Travel::Bus,
                on: begun,
                by: "Joanne Fairhurst".to_owned(),
            };
            homes::say_search(tx, &allowed, &said, None, None)?;
            Ok(())
        })?;
        for (n, home) in asked.iter().enumerate() {
            let approach = Approach {
                id: id(seed, 22, key * 10 + n as u64),
                search,
                home: *home,
                why_you: record
                    .read(house, |tx| Ok(super::homes::why_you(tx, *home, at + n)?))?
                    .to_owned(),
                step: record.read(house, |tx| Ok(super::homes::step_from(tx, *home)?))?,
            };
            talked(
                record,
                clock,
                house,
                (stay.of, asked_at),
                (&approach, at, n),
            )?;
        }
        clock.set(moment(plus_days(stay.nights.from, -1), 15)?);
        let booked = record.write(house, |tx| {
            let allowed = find(tx, stay.of)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            match homes::open_search(tx, stay.of)? {
                Some(open) if open.said.id == search => {}
                _ => return Ok(false),
            }
            let Some(home) = homes::home(tx, stay.home)? else {
                return Ok(false);
            };
            let free = homes::free_beds(tx, &home, 0, stay.nights.from, stay.nights.until)?;
            let Some(bed) = free.first() else {
                homes::end_search(tx, &allowed, search, "They found a home themselves")?;
                return Ok(false);
            };
            let said = Booking {
                id: id(seed, 23, key),
                home: stay.home,
                bed: *bed,
                from: stay.nights.from,
                until: stay.nights.until,
                weekly: prices.get(&stay.home).copied().flatten(),
            };
            homes::book(tx, &allowed, &said)?;
            let option = |name: &str, chosen, group: &str| FrozenOption {
                name: name.to_owned(),
                chosen,
                group: group.to_owned(),
                matters: Vec::new(),
                evidence: Vec::new(),
                gates: Vec::new(),
            };
            let others: Vec<String> = asked
                .iter()
                .skip(1)
                .filter_map(|id| names.get(id).cloned())
                .collect();
            let decision = Decision {
                search,
                booking: said.id,
                agreed: vec![
                    ("For the home".to_owned(), "Donna Heyes".to_owned()),
                    ("Head of service".to_owned(), "Helen Marsden".to_owned()),
                ],
                their_view: [
                    "I met them and it was all right.",
                    "My room is at the back and you can see the canal. I said yes.",
                    "I wanted to stay where I was. If I must move, then here.",
                    "They asked what I like to eat before they asked anything else.",
                ][at % 4]
                    .to_owned(),
                offered: match others.as_slice() {
                    [] => "Nothing else: one home was asked.".to_owned(),
                    names => format!("Also asked: {}.", names.join(", ")),
                },
                settled: String::new(),
                frozen: Frozen {
                    ordered_by: "By how far it is to school.".to_owned(),
                    method: "Written down before Homeward kept every option.".to_owned(),
                    options: vec![option(&home.said.name, true, "possible")],
                },
            };
            tx.say(
                stay.of,
                &decision,
                Saying::from("worker").since(stay.nights.from),
            )?;
            // Most homes have every paper, some of them late; the last few still wait for theirs.
            for (n, paper) in Paper::ALL.iter().enumerate() {
                let due = paper.due(stay.nights.from);
                let late = if (at + n).is_multiple_of(7) { 9 } else { 0 };
                let on = plus_days(due, late);
                let waits = stay.nights.from > plus_days(today, -90) && n % 3 == 2;
                if on <= today && !waits && !(at + n).is_multiple_of(11) {
                    let given = PaperGiven {
                        booking: said.id,
                        paper: *paper,
                        on,
                    };
                    tx.say(stay.of, &given, Saying::from("worker").since(on))?;
                }
            }
            homes::end_search(tx, &allowed, search, "They moved in")?;
            Ok(said.weekly.is_some())
        })?;
        if booked {
            decided.insert((stay.of, stay.nights.from));
        }
    }
    Ok(decided)
}

/// Asks one home and hears what they say; the first of a search is the one that could, and most of
/// those were rung back and told us how tea went.
fn talked(
    record: &Record,
    clock: &Clock,
    house: &Caller,
    (of, asked_at): (YoungPersonId, Timestamp),
    (approach, at, n): (&Approach, usize, usize),
) -> anyhow::Result<()> {
    let after = |salt: u64, choose: [i64; 7]| {
        let pick = turn(&approach.id.to_string(), salt) % 7;
        SignedDuration::from_mins(choose[pick as usize])
    };
    let said = |answer: Option<Answer>, words: &str| Spoken {
        approach: approach.id,
        answer,
        who: match answer {
            Some(_) => "the home, by telephone".to_owned(),
            None => "Joanne Fairhurst, by telephone".to_owned(),
        },
        words: words.to_owned(),
    };
    let answered = asked_at + after(51, [35, 80, 140, 200, 330, 1_350, 1_520]);
    let mut spoken = vec![match n {
        0 => (
            answered,
            said(Some(Answer::Talk), "We would like to meet them."),
        ),
        _ => {
            let answer = match n == 1 && at.is_multiple_of(3) {
                true => Answer::If,
                false => Answer::No,
            };
            (answered, said(Some(answer), SAID_NO[(at + n) % 5]))
        }
    }];
    if n == 0 && !at.is_multiple_of(4) {
        let replied = answered + after(52, [10, 25, 40, 55, 70, 95, 120]);
        spoken.push((
            replied,
            said(None, "They will come with their social worker."),
        ));
        spoken.push((
            replied + after(53, [20, 30, 40, 50, 60, 75, 90]),
            said(
                Some(Answer::Talk),
                "We met them, and we would like them to come.",
            ),
        ));
    }
    let share = |tx: &mut record::Tx<'_>| {
        if homes::open_search(tx, of)?.is_none_or(|open| open.said.id != approach.search) {
            return Ok(None);
        }
        find(tx, of)?
            .allow_for(Action::Add, FieldClass::Whereabouts)
            .map(Some)
    };
    clock.set(asked_at);
    record.write(house, |tx| match share(tx)? {
        Some(allowed) => homes::say_approach(tx, &allowed, approach).map(drop),
        None => Ok(()),
    })?;
    for (moment, said) in spoken {
        clock.set(moment);
        record.write(house, |tx| match share(tx)? {
            Some(allowed) => homes::say_word(tx, &allowed, &said).map(drop),
            None => Ok(()),
        })?;
    }
    Ok(())
}

/// How the moves of the last year were made, and what homes said four weeks later.
pub(super) fn moves(record: &Record, house: &Caller, today: Date) -> anyhow::Result<()> {
    let (all, lasting) = record.read(house, |tx| {
        let year = Period::new(plus_days(today, -400), Some(today));
        Ok((costs::moves(tx, year)?, Lasting::read(tx)?))
    })?;
    record
        .write(house, |tx| {
            for moved in &all {
                let key = format!("{} {}", lasting.key(moved.of), moved.on);
                let pick = |salt: u64, of: u64| turn(&key, salt) % of;
                let allowed =
                    find(tx, moved.of)?.allow_for(Action::Add, FieldClass::CareHistory)?;
                if pick(61, 5) > 0 {
                    let said = MoveMade {
                        first_night: moved.on,
                        told_on: (pick(62, 6) > 0)
                            .then(|| plus_days(moved.on, -((pick(63, 22)) as i32))),
                        options: (pick(64, 4) > 0).then_some([1, 1, 2, 2, 3][pick(65, 5) as usize]),
                        visited: (pick(66, 5) > 0).then_some(pick(67, 3) > 0),
                        heard: (pick(68, 3) > 0).then_some(
                            [Heard::Yes, Heard::Yes, Heard::Partly, Heard::No]
                                [pick(69, 4) as usize],
                        ),
                        words: (pick(70, 4) == 0)
                            .then(|| "They asked me before they asked anybody else.".to_owned()),
                    };
                    costs::say_made(tx, &allowed, &said)?;
                }
                let asked = plus_days(moved.on, costs::ASK_AFTER + pick(71, 6) as i32);
                let there = moved.left.is_none_or(|(left, _)| left > asked);
                if there && asked < today && pick(72, 4) > 0 {
                    let said = Described {
                        first_night: moved.on,
                        answer: [Heard::Yes, Heard::Yes, Heard::Yes, Heard::Partly, Heard::No]
                            [pick(73, 5) as usize],
                        words: (pick(74, 3) == 0)
                            .then(|| "Nights are harder than the referral said.".to_owned()),
                        who: "the registered manager".to_owned(),
                        on: asked,
                    };
                    costs::say_described(tx, &allowed, &said)?;
                }
            }
            Ok(())
        })
        .context("the moves of the demonstration could not be told")
}

/// A plan to return in every state, for those who live outside.
pub(super) fn way_back(record: &Record, house: &Caller, today: Date) -> anyhow::Result<()> {
    let outside = record.read(house, |tx| Ok(costs::living_outside(tx)?))?;
    record
        .write(house, |tx| {
            for (at, one) in outside.iter().enumerate() {
                let (on, by, plan) = match at % 6 {
                    0 | 1 => (-40, 80, true),
                    2 => (-150, -12, true),
                    3 => (-60, 120, false),
                    4 => (-200, -20, false),
                    _ => continue,
                };
                let on = plus_days(today, on);
                if on < one.since {
                    continue;
                }
                let by = plus_days(today, by);
                let said = ReturnPlan {
                    coming: if plan {
                        Coming::Plan {
                            keeps_away: [
                                "No home with somebody awake at night had room in the borough.",
                                "No carers near their school had a room when they moved.",
                                "People they should not meet live round the corner from the family.",
                            ][at / 2 % 3]
                                .to_owned(),
                            brings_back: [
                                "A bed in the new home in Leigh, and the place at school kept open.",
                                "Carers in Atherton who are approved in May, and tea with them before.",
                                "An aunt in Hindley who would say yes with a bigger house.",
                                "A flat of their own at 18, with the same key worker.",
                            ][at % 4]
                                .to_owned(),
                            who: ["Joanne Fairhurst", "Tom Ashworth", "Amina Yusuf", "Kieran Doyle"]
                                [at / 3 % 4]
                                .to_owned(),
                            by,
                        }
                    } else {
                        Coming::NotNow {
                            because: [
                                "Is settled where they live, and at school there.",
                                "Lives near an aunt and cousins, and the family want it so.",
                                "Asked to finish the school year with the same friends.",
                            ][at / 3 % 3]
                                .to_owned(),
                            again: by,
                        }
                    },
                    their_view: if plan {
                        [
                            "I want to be nearer my nan.",
                            "I would come back if I can keep my school.",
                            "Not to where we lived. Near it.",
                        ][at % 3]
                    } else {
                        [
                            "I want to finish school here first.",
                            "This is home now.",
                        ][at / 3 % 2]
                    }
                    .to_owned(),
                    on,
                };
                let allowed = find(tx, one.of)?.allow_for(Action::Add, FieldClass::CareHistory)?;
                costs::say_plan(tx, &allowed, &said, None)?;
            }
            Ok(())
        })
        .context("the plans to return of the demonstration could not be made")
}

/// Schemes at every stage, each told step by step.
pub(super) fn schemes(
    record: &Record,
    house: &Caller,
    seed: u64,
    today: Date,
) -> anyhow::Result<()> {
    type Told = (
        &'static str,
        HomeKind,
        u16,
        &'static str,
        &'static str,
        &'static [(Stage, i32)],
        Option<&'static str>,
        i32,
    );
    let all: [Told; 8] = [
        (
            "The old chapel",
            HomeKind::ChildrensHome,
            3,
            "Brothers and sisters together",
            "Leigh",
            &[
                (Stage::Idea, 400),
                (Stage::Site, 330),
                (Stage::Planning, 240),
                (Stage::Works, 120),
            ],
            Some("The stairs need a second way out"),
            60,
        ),
        (
            "Orchard House",
            HomeKind::ChildrensHome,
            2,
            "Somebody awake at night, near school",
            "Ashton",
            &[
                (Stage::Idea, 500),
                (Stage::Site, 430),
                (Stage::Planning, 390),
                (Stage::Works, 260),
                (Stage::Ofsted, 90),
            ],
            None,
            25,
        ),
        (
            "Mill Lane",
            HomeKind::ChildrensHome,
            4,
            "Emotional needs, 11 to 17",
            "Atherton",
            &[
                (Stage::Idea, 620),
                (Stage::Site, 560),
                (Stage::Planning, 480),
                (Stage::Works, 330),
                (Stage::Ofsted, 150),
                (Stage::Open, 4),
            ],
            None,
            -4,
        ),
        (
            "Canal Court",
            HomeKind::Supported,
            6,
            "16 and 17, a first step to a home of their own",
            "Wigan",
            &[
                (Stage::Idea, 210),
                (Stage::Site, 160),
                (Stage::Planning, 40),
            ],
            Some("Neighbours ask for a second meeting"),
            200,
        ),
        (
            "Platt Fold",
            HomeKind::ChildrensHome,
            3,
            "Coming home from outside the borough",
            "Leigh",
            &[(Stage::Idea, 190), (Stage::Site, 70)],
            None,
            320,
        ),
        (
            "Four carers’ homes extended",
            HomeKind::OurFosterCarers,
            4,
            "Brothers and sisters together",
            "Across the borough",
            &[(Stage::Idea, 130)],
            Some("Grants are not agreed yet"),
            400,
        ),
        (
            "The lodge by the park",
            HomeKind::ChildrensHome,
            2,
            "Learning disability and autism",
            "Hindley",
            &[(Stage::Idea, 90), (Stage::Site, 45), (Stage::Planning, 20)],
            None,
            260,
        ),
        (
            "High Street flats",
            HomeKind::MoveOn,
            3,
            "Care leavers who want to live together",
            "Wigan",
            &[(Stage::Idea, 380), (Stage::Stopped, 200)],
            Some("The owner sold"),
            0,
        ),
    ];
    record
        .write(house, |tx| {
            for (at, (name, kind, beds, need, area, stages, blocker, opens)) in
                all.iter().enumerate()
            {
                let scheme = id(seed, 27, at as u64);
                let mut seen = None;
                for (stage, ago) in *stages {
                    let said = Scheme {
                        name: (*name).to_owned(),
                        provider: (at % 3 != 2).then(|| provider_id(seed, 3 + at % 4)),
                        kind: *kind,
                        beds: *beds,
                        need: (*need).to_owned(),
                        area: (*area).to_owned(),
                        stage: *stage,
                        since: plus_days(today, -ago),
                        opens: (*opens != 0).then(|| plus_days(today, *opens)),
                        fast_track: (*stage == Stage::Planning).then(|| plus_days(today, 56 - ago)),
                        blocker: blocker.map(str::to_owned),
                        owner: "Imran Sheikh".to_owned(),
                    };
                    seen = Some(costs::say_scheme(tx, scheme, &said, seen)?);
                }
            }
            Ok(())
        })
        .context("the schemes of the demonstration could not be made")
}

pub(super) fn notes(record: &Record, house: &Caller, today: Date) -> anyhow::Result<()> {
    let day = jiff::civil::date;
    record
        .write(house, |tx| {
            for (on, change, words, source) in [
                (day(2025, 9, 1), Change::Policy, "Thresholds were set again with partners: help comes earlier, and children come into care who would not have.", "Cabinet, 17 July 2025, item 6"),
                (day(2026, 4, 1), Change::Counting, "Supported accommodation is counted by its registration.", "Guide to the return of 2026-27"),
            ] {
                let said = Annotation { on, change, words: words.to_owned(), source: source.to_owned() };
                costs::annotate(tx, &said)?;
            }
            for years in 0..3i16 {
                for (kind, pounds) in [
                    (HomeKind::ChildrensHome, 5_450),
                    (HomeKind::AgencyFosterCarers, 985),
                    (HomeKind::Supported, 1_420),
                ] {
                    let on = care::dates::plus_years(day(today.year() - 1, 9, 30), -years);
                    let said = RegionalFigure {
                        kind,
                        weekly: Pence::pounds(pounds - i64::from(years) * pounds / 18),
                        on,
                        source: "Made-up regional census".to_owned(),
                    };
                    costs::say_figure(tx, &said)?;
                }
            }
            Ok(())
        })
        .context("the notes of the demonstration could not be made")
}
