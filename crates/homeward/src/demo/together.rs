// Long because: most of it is what people said, and it reads best in one place.

//! What happened to the demonstration's young people and what is planned with them: events before and
//! after the hubs began, plans, who could be family, asks, workshops.

use super::{Lasting, questions, staff};
use anyhow::Context;
use borough::stories::Role;
use care::Date;
use care::dates::plus_days;
use care::ids::{MemberId, OrganisationId, YoungPersonId};
use jiff::civil::Time;
use measures::Stream;
use record::access::{self, Action as Do, Relationship};
use record::{Caller, Clock, Record, Refusal, Timestamp, Tx};
use rooms::events::{self, Event, Source};
use rooms::{asks, hub, outcomes, people, plans, workshops};

/// Young people written about in one transaction.
const AT_ONCE: usize = 25;

/// Goals and the strength or hope each begins from.
const GOALS: [(&str, &str); 6] = [
    (
        "A Saturday job at the bike shop",
        "Fixing things nobody else can",
    ),
    (
        "Back in class for maths and art, with Miss Khan",
        "Drawing, and Miss Khan who laughs",
    ),
    ("Sunday dinners at Nan’s, every week", "Cooking for people"),
    ("My own room and no more boxes", "Making a place nice"),
    ("The under-16 squad", "Never missing training"),
    ("A college place for September", "Wanting to be a paramedic"),
];

/// For each goal, steps towards it and who takes them when it is not their worker.
const TO_DO: [[(&str, Option<&str>); 3]; 6] = [
    [
        ("Ring the shop and ask about Saturdays", None),
        ("Write down on one page what they can mend", None),
        ("Go in together and meet Pete, who owns it", None),
    ],
    [
        ("Ask the school for a quiet place at lunch", None),
        ("Tell Miss Khan which lessons come first", None),
        ("Walk in with them on Monday and Tuesday", None),
    ],
    [
        ("Pick up on Sunday and bring back at eight", Some("Nan")),
        ("Get the bus pass for Sundays", None),
        ("Write the recipe down for next week", Some("Nan")),
    ],
    [
        ("Measure the room and choose the paint", None),
        ("Find out what may go on the walls", None),
        ("Fetch the last two boxes from the old house", None),
    ],
    [
        ("Find out who pays for the kit", None),
        ("Drive to training on Thursdays this month", None),
        ("Ask the coach for the dates of the trials", None),
    ],
    [
        ("Fill in the college form together", None),
        ("Ask the ambulance station for a visit", None),
        ("Write the letter to Dad", Some("Nan")),
    ],
];

/// Days from today on which they are due, before each life shifts them.
const DUE: [i32; 6] = [-4, 9, 3, 16, 2, 20];

const LIVES: [[&str; 3]; 4] = [
    [
        "My own flat and a dog",
        "Kids, and nobody shouting",
        "A caravan in Wales",
    ],
    [
        "Driving. A van with my name on it.",
        "My own garage",
        "Teaching somebody else to do it",
    ],
    [
        "At uni or something. With mates.",
        "Living by the sea",
        "A nan who bakes",
    ],
    ["Not in Wigan", "A nurse", "Fine. Just fine."],
];

/// Who could be family: who, relation, answer, what would make it a yes, what they say.
const FAMILY: [(&str, &str, plans::FamilyAnswer, Option<&str>, &str); 5] = [
    (
        "Auntie Jo and Pete",
        "aunt",
        plans::FamilyAnswer::Maybe,
        Some("a bigger car, and somebody to ring at night"),
        "I would go tomorrow.",
    ),
    (
        "Mr Ahmed’s family",
        "form teacher",
        plans::FamilyAnswer::Yes,
        None,
        "He gets me.",
    ),
    (
        "Gran Lythgoe",
        "grandmother",
        plans::FamilyAnswer::No,
        Some("a stairlift, and a break every month"),
        "She is tired. I know.",
    ),
    (
        "Sue and Mark",
        "foster carers from before",
        plans::FamilyAnswer::Maybe,
        Some("they could start with weekends"),
        "I miss the dog.",
    ),
    (
        "Danny from boxing",
        "coach",
        plans::FamilyAnswer::NotAsked,
        None,
        "Ask him. He will say yes.",
    ),
];

const IN_THEIR_LIFE: [&str; 4] = [
    "Mr Ahmed, who rang every day for a month",
    "Nan, Sundays",
    "Danny at the boxing gym",
    "The dinner lady who keeps a plate",
];

const IDEAS: [&str; 6] = [
    "Live with Mr Ahmed’s family, weekends first",
    "Boxing at six in the morning, with breakfast",
    "School begins at ten on Mondays",
    "A phone that only rings four people",
    "Nan gets a taxi account",
    "Everybody at the table learns to lose at chess to them",
];

/// Where somebody stands among these made-up lives: the same at each making.
fn at(lasting: &Lasting, of: YoungPersonId) -> usize {
    lasting.key(of).bytes().map(usize::from).sum()
}

fn moment(day: Date, hour: i8) -> anyhow::Result<Timestamp> {
    Ok(day
        .at(hour, 15, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)?
        .timestamp())
}

/// Who holds whom today.
fn held(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, MemberId)>, Refusal> {
    let today = tx.today();
    Ok(access::bonds(tx, Relationship::KeyWorker)?
        .into_iter()
        .filter(|bond| bond.active && bond.period.contains(today))
        .map(|bond| (bond.young_person, bond.member))
        .collect())
}

/// The hubs' specialists, and a month of questions to them with their answers. Told before the
/// demonstration's first morning, so that an answer takes its hours.
pub fn asked(
    record: &Record,
    clock: &Clock,
    caller: &Caller,
    seed: u64,
    first: Date,
) -> anyhow::Result<()> {
    let partner = |nth: u64| {
        (
            MemberId(staff::id(seed, 4, nth)),
            OrganisationId(staff::id(seed, 3, nth)),
        )
    };
    let welcome = |role, portfolio, agency, basis: &str, days: &str, hub| asks::Specialist {
        hub: staff::hub_team(seed, hub),
        role,
        portfolio,
        agency,
        basis: basis.to_owned(),
        days: Some(days.to_owned()),
        managed_by: Some(
            match agency {
                Some(_) => "their own agency, with the hub’s manager beside",
                None => "the hub’s manager",
            }
            .to_owned(),
        ),
        here: true,
    };
    let agreement =
        "The information sharing agreement of 3 March 2026; Children Act 2004, section 10";
    let leads = [
        asks::Portfolio::Safety,
        asks::Portfolio::Relationships,
        asks::Portfolio::Education,
    ];
    clock.set(moment(plus_days(first, -30), 9)?);
    let held_by = record
        .write(caller, |tx| {
            for (at_hub, lead_of) in leads.into_iter().enumerate() {
                for (nth, role, days) in [
                    (0, asks::Role::LifeCoach, "Tuesdays and Thursdays"),
                    (1, asks::Role::PoliceLiaison, "Most evenings"),
                    (2, asks::Role::CommunicationSupport, "Wednesdays"),
                ] {
                    let (member, agency) = partner(nth);
                    let said = welcome(role, None, Some(agency), agreement, days, at_hub);
                    asks::welcome(tx, member, &said)?;
                }
                if let Some(lead) = staff::named(seed, Role::KeyWorker, at_hub) {
                    let own = "Employed by the council: Children Act 1989";
                    let portfolio = Some(lead_of);
                    let said = welcome(
                        asks::Role::PortfolioLead,
                        portfolio,
                        None,
                        own,
                        "Every day",
                        at_hub,
                    );
                    asks::welcome(tx, lead, &said)?;
                }
            }
            held(tx)
        })
        .context("the specialists could not be welcomed")?;
    for (nth, (id, worker)) in held_by.iter().step_by(3).take(40).enumerate() {
        let who = nth % 3;
        let (specialist, agency) = partner(who as u64);
        // The first few were asked these days and wait.
        let waits = nth < 4;
        let day = plus_days(
            first,
            if waits {
                -1 - nth as i32
            } else {
                -28 + (nth as i32 * 7) % 22
            },
        );
        clock.set(moment(day, 9)?);
        let basis = "Children Act 2004, section 10: working together for this young person";
        let asker = record.read(caller, |tx| Ok(Caller::load(tx, *worker)?))?;
        let question = questions::asked(who, nth / 3);
        record.write(caller, |tx| {
            let since = care::Period::since(day);
            access::share(tx, *id, agency, basis, since).map(drop)
        })?;
        let ask = record
            .write(asker.as_ref().unwrap_or(caller), |tx| {
                asks::ask(tx, *id, specialist, question.0)
            })
            .context("a specialist could not be asked")?;
        if waits {
            continue;
        }
        let hours = 2 + (nth as i32 * 11) % 50;
        clock.set(moment(plus_days(day, hours / 24), 9 + (hours % 12) as i8)?);
        let answerer = record.read(caller, |tx| Ok(Caller::load(tx, specialist)?))?;
        let said = asks::Answer {
            ask,
            words: question.1.to_owned(),
            shared_with: Vec::new(),
        };
        record
            .write(answerer.as_ref().unwrap_or(caller), |tx| {
                asks::answer(tx, *id, &said)
            })
            .context("a specialist could not answer")?;
    }
    Ok(())
}

/// Writes down what happened and what is planned, as of the demonstration's first day.
pub fn life(record: &Record, caller: &Caller) -> anyhow::Result<()> {
    let (today, lasting, held, begun) = record.read(caller, |tx| {
        Ok((tx.today(), Lasting::read(tx)?, held(tx)?, hub::begun(tx)?))
    })?;
    for some in begun.chunks(AT_ONCE) {
        record
            .write(caller, |tx| {
                some.iter()
                    .try_for_each(|(id, began)| happened(tx, *id, at(&lasting, *id), *began, today))
            })
            .context("what happened could not be written down")?;
    }
    let ours: Vec<(YoungPersonId, MemberId)> = held
        .into_iter()
        .filter(|(id, _)| begun.iter().any(|(one, _)| one == id))
        .collect();
    for some in ours.chunks(AT_ONCE) {
        record
            .write(caller, |tx| {
                some.iter().enumerate().try_for_each(|(nth, (id, worker))| {
                    planned(tx, *id, *worker, at(&lasting, *id) + nth, today)
                })
            })
            .context("what is planned could not be written down")?;
    }
    record
        .write(caller, |tx| {
            super::agencies::taken_on(tx, &lasting, &ours, today)?;
            super::agencies::offered_before_care(tx, &lasting, today)
        })
        .context("what agencies took on could not be written down")?;
    for (nth, (id, worker)) in ours.iter().step_by(11).take(8).enumerate() {
        let leader = record.read(caller, |tx| Ok(Caller::load(tx, *worker)?))?;
        record
            .write(leader.as_ref().unwrap_or(caller), |tx| {
                workshop(tx, *id, nth, today)
            })
            .context("a workshop could not be held")?;
    }
    record
        .write(caller, |tx| {
            for stream in Stream::ALL {
                let from = match stream {
                    Stream::Care | Stream::Missing => jiff::civil::date(2020, 4, 1),
                    // Cost lines of the demonstration go five years back.
                    Stream::Costs => plus_days(today, -1_820),
                    _ => jiff::civil::date(2024, 4, 1),
                };
                outcomes::say_kept_since(tx, stream, from)?;
            }
            Ok(())
        })
        .context("since when things are written down could not be said")
}

/// Events before and after the hub began: fewer after, in most, and in some not.
fn happened(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    turn: usize,
    began: Date,
    today: Date,
) -> Result<(), Refusal> {
    let allowed = access::find(tx, id)?.allow(Do::Add)?;
    let lucky = !turn.is_multiple_of(4);
    let note = |text: &str| Some(text.to_owned());
    let mut all: Vec<Event> = Vec::new();
    let day = |after: bool, nth: usize| {
        let far = 12 + ((turn * 31 + nth * 97) % 330) as i32;
        plus_days(began, if after { far } else { -far })
    };
    for after in [false, true] {
        let less = usize::from(after && lucky);
        for nth in less..(turn % 3 + usize::from(!after)) {
            let from = day(after, nth);
            all.push(Event::Missing(events::Away {
                from,
                back_on: Some(plus_days(from, (nth % 2) as i32)),
                back_at: Some(Time::constant(23, 20, 0, 0)),
                source: Source::Carers,
                note: note("At a cousin’s in Leigh. Came back by bus."),
            }));
        }
        if turn.is_multiple_of(5) && less == 0 {
            let on = day(after, 7);
            all.push(Event::Police(events::Police {
                what: events::PoliceMatter::Arrest,
                on,
                what_for: note("Riding a bike that was reported stolen"),
                source: Source::Police,
                note: None,
            }));
            if turn.is_multiple_of(2) {
                all.push(Event::Police(events::Police {
                    what: events::PoliceMatter::Charge,
                    on: plus_days(on, 9),
                    what_for: note("Theft of a bicycle"),
                    source: Source::Police,
                    note: None,
                }));
            }
        }
        if turn % 4 == 1 && (!after || !lucky) {
            all.push(Event::EmergencyCare(events::EmergencyCare {
                on: day(after, 3),
                source: Source::Health,
                note: note("A broken wrist, from the skate park"),
            }));
        }
    }
    super::crises::crises(&mut all, turn, lucky, day);
    super::crises::answers(&mut all, turn, began, lucky);
    let learning = |status, on, text: &str| {
        Event::Learning(events::Learning {
            status,
            on,
            source: Source::School,
            note: note(text),
        })
    };
    let out = turn.is_multiple_of(3);
    let before = if out {
        events::Activity::Neither
    } else {
        events::Activity::Education
    };
    all.push(learning(
        before,
        plus_days(began, -200),
        "As school told us",
    ));
    if out && lucky {
        let text = "Two days a week at the garage, and maths at the hub";
        all.push(learning(
            events::Activity::Training,
            plus_days(began, 80),
            text,
        ));
    }
    if !turn.is_multiple_of(7) {
        let status = match turn % 9 {
            0 | 3 => events::ExtraHelp::SenSupport,
            6 => events::ExtraHelp::Plan,
            _ => events::ExtraHelp::NoHelp,
        };
        all.push(Event::SchoolHelp(events::SchoolHelp {
            status,
            on: plus_days(began, -60),
            source: Source::School,
            note: (status != events::ExtraHelp::NoHelp)
                .then(|| "Reading takes longer; a reader pen and a quiet room help".to_owned()),
        }));
    }
    if turn % 8 != 5 {
        let status = match turn % 4 {
            0 => events::Feeling::Need,
            1 => events::Feeling::GettingHelp,
            _ => events::Feeling::NoNeed,
        };
        all.push(Event::Feelings(events::Feelings {
            status,
            on: plus_days(began, -30),
            source: Source::Health,
            note: None,
        }));
    }
    if turn % 6 == 2 {
        for (status, days) in [(events::Use::Worry, -100), (events::Use::GettingHelp, 60)] {
            all.push(Event::Substance(events::Substance {
                status,
                on: plus_days(began, days),
                source: Source::Worker,
                note: note("Weed most evenings; said so themselves"),
            }));
        }
        if lucky {
            all.push(Event::Substance(events::Substance {
                status: events::Use::Stopped,
                on: plus_days(began, 200),
                source: Source::Themselves,
                note: None,
            }));
        }
    }
    if turn % 7 == 3 {
        all.push(Event::Exploitation(events::Exploitation {
            concern: events::Concern::Worried,
            harm: Some(events::Harm::Criminal),
            on: plus_days(began, -60),
            source: Source::Police,
            note: note("New trainers, a second phone. We asked; no answer yet."),
        }));
        if lucky {
            all.push(Event::Exploitation(events::Exploitation {
                concern: events::Concern::NoneNow,
                harm: None,
                on: plus_days(began, 150),
                source: Source::Worker,
                note: None,
            }));
        }
    }
    // One or two were missing this week: somebody still talks with them.
    if turn % 29 == 4 {
        all.push(Event::Missing(events::Away {
            from: plus_days(today, -3),
            back_on: Some(plus_days(today, -2)),
            back_at: Some(Time::constant(1, 40, 0, 0)),
            source: Source::Carers,
            note: note("Rang at one in the morning to be fetched."),
        }));
    }
    let since = jiff::civil::date(2020, 4, 1);
    for event in all
        .iter()
        .filter(|event| event.on() >= since && event.until().unwrap_or(event.on()) <= today)
    {
        let fact = events::say(tx, &allowed, event)?;
        let Event::Missing(said) = event else {
            continue;
        };
        let Some(back) = said.back_on.filter(|back| *back < plus_days(today, -6)) else {
            continue;
        };
        let declined = turn % 6 == 5;
        let talked = events::TalkedAfter {
            missing: fact,
            offered_on: back,
            held_on: (!declined).then(|| plus_days(back, 1 + (turn % 3) as i32)),
            who: (!declined).then(|| "Dawn from the advocacy service".to_owned()),
            declined,
            they_said: (!declined).then(|| "I wanted one quiet night.".to_owned()),
        };
        events::talk(tx, &allowed, &talked)?;
    }
    Ok(())
}

fn planned(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    worker: MemberId,
    turn: usize,
    today: Date,
) -> Result<(), Refusal> {
    let name = access::member(tx, worker)?.map_or_else(String::new, |one| one.name);
    let they = people::person(tx, id)?.map_or_else(String::new, |one| one.short_name());
    if !turn.is_multiple_of(4) {
        let on = plus_days(today, -(20 + (turn as i32 * 13) % 60));
        let goal = |nth: usize| {
            let (what, from) = GOALS[(turn + nth) % GOALS.len()];
            plans::Goal {
                what: what.to_owned(),
                begins_from: from.to_owned(),
            }
        };
        let plan = plans::Plan {
            on,
            with: format!("{they}, Nan and {name}"),
            good_at: GOALS[turn % GOALS.len()].1.to_owned(),
            hopes: LIVES[turn % LIVES.len()][0].to_owned(),
            goals: vec![goal(0), goal(1)],
            why_without_them: None,
            review_on: plus_days(on, 56),
        };
        let fact = plans::plan(tx, id, &plan)?;
        for nth in 0..3 {
            let goal = (turn + nth) % TO_DO.len();
            let spread = (turn + 1).wrapping_mul(2_654_435_761) >> 9;
            let (what, who) = TO_DO[goal][spread % 3];
            let due = DUE[(spread / 3 + nth) % DUE.len()];
            let action = plans::Action {
                what: what.to_owned(),
                owner: who.is_none().then_some(worker),
                who: who.map_or_else(|| name.clone(), str::to_owned),
                due: plus_days(today, due + (turn % 5) as i32),
            };
            let action = plans::do_action(tx, id, &action)?;
            if nth == 2 {
                let done = plans::ActionDone {
                    action,
                    on: plus_days(today, -2),
                    what_came: "Done. It was easier than we thought.".to_owned(),
                };
                plans::done(tx, id, &done)?;
            }
        }
        if turn.is_multiple_of(3) {
            let reviewed = plans::PlanReviewed {
                plan: fact,
                on: plus_days(on, 14),
                what_changed: "Two of three things are done, and school rang to say well done."
                    .to_owned(),
                they_say: Some("Told you I could.".to_owned()),
                next_on: Some(plus_days(on, 70)),
            };
            plans::review(tx, id, &reviewed)?;
        }
        if turn % 5 != 1 {
            let words = LIVES[turn % LIVES.len()];
            let life = |at: u8, nth: usize| plans::Life {
                at,
                theirs: Some(words[nth].to_owned()),
                adults: (nth == 1).then(|| "Somebody who is loved and knows it".to_owned()),
            };
            let said = plans::Adulthood {
                asked_on: plus_days(on, 15),
                lives: vec![life(21, 0), life(30, 1), life(50, 2)],
                not_now: None,
            };
            plans::life_at(tx, id, &said)?;
        }
    }
    if turn % 3 == 1 {
        for nth in 0..2 {
            let (who, relation, answer, would, they_say) = FAMILY[(turn + nth) % FAMILY.len()];
            let asked = answer != plans::FamilyAnswer::NotAsked;
            let option = plans::FamilyOption {
                who: who.to_owned(),
                relation: relation.to_owned(),
                asked_on: asked.then(|| plus_days(today, -30)),
                asked_by: asked.then(|| name.clone()),
                answer,
                would_make_it_yes: would.map(str::to_owned),
                they_say: Some(they_say.to_owned()),
            };
            plans::ask_family(tx, id, &option, None)?;
        }
        if turn.is_multiple_of(2) {
            let step = plans::StepToFamily {
                how: "Weekends first, then Thursdays to Sundays, then for good.".to_owned(),
                by: plus_days(today, 90),
                who: name.clone(),
            };
            plans::step_to_family(tx, id, &step)?;
        }
    }
    if turn % 6 == 2 {
        let offered_on = plus_days(today, -140);
        let held = !turn.is_multiple_of(4);
        let reviewed = held && !turn.is_multiple_of(5);
        let conference = plans::Conference {
            offered_on,
            accepted: Some(held),
            held_on: held.then(|| plus_days(offered_on, 25)),
            family_plan: held.then(|| {
                "Sundays at Nan’s. Jo fetches on Wednesdays. Uncle Pete has the phone at night."
                    .to_owned()
            }),
            reviewed_on: reviewed.then(|| plus_days(offered_on, 110)),
            kept: reviewed.then_some(!turn.is_multiple_of(7)),
            note: None,
        };
        plans::conference(tx, id, &conference, None)?;
    }
    if turn % 7 == 1 {
        let number = |who: &str, number: u8, why: &str| plans::Number {
            who: who.to_owned(),
            number,
            why: Some(why.to_owned()),
        };
        let map = plans::SafetyMap {
            on: plus_days(today, -18),
            works_well: "Nan every Sunday. School is going in. They ring when they are late."
                .to_owned(),
            worries: "Friday nights in town, and the lads by the bus station.".to_owned(),
            needs_to_happen: "Somewhere to be on Fridays that is better than the bus station."
                .to_owned(),
            numbers: vec![
                number(&they, 8, "It is fine"),
                number("Mum", 4, "I lie awake on Fridays"),
                number(&name, 6, "Better than in spring"),
            ],
        };
        plans::map(tx, id, &map)?;
    }
    Ok(())
}

fn workshop(tx: &mut Tx<'_>, id: YoungPersonId, nth: usize, today: Date) -> Result<(), Refusal> {
    let on = plus_days(today, if nth == 0 { 0 } else { -(14 + 9 * nth as i32) });
    let days = ["Wednesday", "Thursday", "Monday", "Tuesday"];
    let title = format!("{}’s workshop", days[nth % days.len()]);
    let (held, _) = workshops::open(tx, id, &title, on)?;
    for who in IN_THEIR_LIFE.iter().skip(nth % 2).take(3) {
        workshops::say_person(tx, held, who)?;
    }
    workshops::next(tx, held)?;
    let mut ideas = Vec::new();
    for idea in IDEAS.iter().cycle().skip(nth).take(4) {
        ideas.push(workshops::say_idea(tx, held, idea, None)?);
    }
    workshops::guest(tx, held, "Nan")?;
    if nth == 0 {
        return Ok(());
    }
    workshops::next(tx, held)?;
    let test = workshops::Test {
        idea: ideas[0],
        owner: "Everybody at the table, Sam first".to_owned(),
        look_on: plus_days(on, 14),
    };
    let test = workshops::choose(tx, held, &test)?;
    if nth % 3 != 2 {
        let tried = workshops::Tried {
            test,
            went: workshops::HowItWent::ALL[nth % 2],
            first_change_on: Some(plus_days(on, 4 + nth as i32)),
            words: "The first weekend was quiet. On the second they asked when the next one is."
                .to_owned(),
        };
        workshops::result(tx, held, &tried)?;
    }
    Ok(())
}
