// Long because: one made-up year of working together, told in order.

//! What it is like to work with us, in the demonstration: worries, visits, whom to ring, gifts, asks
//! to do something differently, the college course.

use super::homes::provider_id;
use super::neighbourhood;
use super::staff::id;
use anyhow::Context;
use care::dates::plus_days;
use care::ids::{MemberId, OrganisationId, SubjectId};
use care::{Date, Pence};
use record::{Caller, Content, Fault, Record, Saying, Tx};
use rooms::homes::{
    Grade, KeptHome, VoiceOf, WhatMatters, WhatMattersAnswer, all_homes, answer_what_matters,
    say_home, say_what_matters, who_lives_where,
};
use rooms::partners::{
    Cohort, ContactCard, CreativeAnswer, CreativeAsk, CreativeSaid, Learner, LearnerStage,
    LearnerStep, Pledge, QualityVisit, Rang, RangAnswer, SocialValue, SupportGiven, Vacancies,
    ValueKind, VisitWhy, Worry, WorryDone, WorryStep,
};

/// A worry: provider, days ago, who, words, and what was done with days after.
type ToldWorry = (
    usize,
    i32,
    &'static str,
    &'static str,
    &'static [(i32, WorryDone, &'static str)],
);

/// An ask: provider, days ago, what, why, pounds, and what was said with days after.
type AskedFor = (
    usize,
    i32,
    &'static str,
    &'static str,
    Option<i64>,
    &'static [(i32, CreativeSaid, &'static str)],
);

/// Says something that holds for a day.
pub(super) fn say<C: Content>(
    tx: &mut Tx<'_>,
    subject: impl Into<SubjectId>,
    on: Date,
    said: &C,
) -> Result<care::ids::FactId, Fault> {
    tx.say(subject, said, Saying::from("worker").since(on))
}

/// Makes it all.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    let officer = MemberId(id(seed, 2, 7));
    let commissioner = MemberId(id(seed, 2, 8));
    let as_member = |who: MemberId| -> anyhow::Result<Caller> {
        record
            .read(&house, |tx| Ok(Caller::load(tx, who)?))?
            .context("somebody of the demonstration is not known")
    };
    let officer_at_work = as_member(officer)?;
    let at_work = as_member(commissioner)?;
    let provider = |at: usize| provider_id(seed, at);
    record.write(&officer_at_work, |tx| {
        let today = tx.today();
        worries(tx, today, &provider, commissioner)?;
        Ok(())
    })?;
    record.write(&at_work, |tx| {
        let today = tx.today();
        let homes = all_homes(tx)?;
        cards(tx, today, seed)?;
        quality(tx, today, &homes)?;
        beyond(tx, today, &provider)?;
        workforce(tx, today, seed, &provider)?;
        judged(tx, &homes)?;
        voices(tx, today, seed, &provider)?;
        Ok(())
    })?;
    println!("Wrote down what providers worry about, who helps, and the college course.");
    Ok(())
}

fn worries(
    tx: &mut Tx<'_>,
    today: Date,
    provider: &dyn Fn(usize) -> OrganisationId,
    commissioner: MemberId,
) -> Result<(), Fault> {
    let told: [ToldWorry; 5] = [
        (
            3,
            40,
            "Donna Heyes",
            "Two of our best people have been offered a pound an hour more across the road. If they go we could not keep both homes open at night.",
            &[
                (
                    1,
                    WorryDone::Replied,
                    "Rang the same afternoon. Thanked them for telling us early.",
                ),
                (
                    6,
                    WorryDone::Helping,
                    "Imran goes through the rota and the fee with them, and puts them in touch with the college.",
                ),
                (
                    33,
                    WorryDone::Settled,
                    "Both stayed. A third started on Monday.",
                ),
            ],
        ),
        (
            4,
            12,
            "Steven Platt",
            "Neighbours have put in a complaint about the new home and say they will come to the planning meeting.",
            &[(
                0,
                WorryDone::Helping,
                "Our planning colleague rings them tomorrow; the ward councillor visits with us.",
            )],
        ),
        (
            5,
            5,
            "Miriam Cohen",
            "The bank asks for three months’ money in hand and two invoices are late.",
            &[(
                1,
                WorryDone::Replied,
                "Finance paid both today; we say sorry and mean it.",
            )],
        ),
        (
            6,
            3,
            "Dale Whittaker",
            "Nobody from you has rung us since the spring. We hear of referrals from others.",
            &[],
        ),
        (
            1,
            60,
            "Anjali Mistry",
            "Three of our carers are thinking of stopping after the winter they had.",
            &[
                (
                    2,
                    WorryDone::Helping,
                    "Peer support evening with our own carers.",
                ),
                (
                    45,
                    WorryDone::Settled,
                    "Two carry on; one rests for half a year.",
                ),
            ],
        ),
    ];
    for (at, ago, who, words, steps) in told {
        let on = plus_days(today, -ago);
        let worry = Worry {
            on,
            said_by: who.to_owned(),
            words: words.to_owned(),
            may_see: if at == 4 {
                vec![commissioner]
            } else {
                Vec::new()
            },
        };
        let about = say(tx, provider(at), on, &worry)?;
        for (after, done, words) in steps {
            let step = WorryStep {
                about,
                on: plus_days(on, *after),
                done: *done,
                who: (*done == WorryDone::Helping).then_some(commissioner),
                words: (*words).to_owned(),
            };
            say(tx, provider(at), step.on, &step)?;
        }
    }
    Ok(())
}

fn cards(tx: &mut Tx<'_>, today: Date, seed: u64) -> Result<(), Fault> {
    let cards = [
        (
            None,
            "Complex Safeguarding",
            "Somebody may be exploited, or is talking about it.",
            "The duty worker",
            "01632 960201",
            "Every day, 8 in the morning to 10 at night",
        ),
        (
            None,
            "Youth Justice",
            "Police bail, court, or before you ring the police yourselves.",
            "Court and prevention desk",
            "01632 960202",
            "Monday to Friday, 9 to 5",
        ),
        (
            None,
            "Emergency duty team",
            "Anything that cannot wait until morning.",
            "The social worker on duty",
            "01632 960203",
            "Nights and weekends",
        ),
        (
            None,
            "Virtual school",
            "School is talking of sending somebody home, or a place is missing.",
            "Mark Entwistle",
            "01632 960204",
            "Monday to Friday, 8 to 4",
        ),
        (
            Some("Tyldesley, Atherton, Boothstown and Astley"),
            "Early Help",
            "Brothers and sisters at home, parents, a family visit that is hard.",
            "The footprint’s family worker",
            "01632 960211",
            "Monday to Friday, 9 to 6",
        ),
        (
            Some("Leigh"),
            "Early Help",
            "Brothers and sisters at home, parents, a family visit that is hard.",
            "The footprint’s family worker",
            "01632 960212",
            "Monday to Friday, 9 to 6",
        ),
        (
            Some("Leigh"),
            "Neighbourhood police",
            "Getting to know each other before anything happens.",
            "The neighbourhood sergeant",
            "01632 960213",
            "Most days; leave a message",
        ),
        (
            Some("Central Wigan"),
            "Youth Zone",
            "Free membership for everybody in our care.",
            "The welcome desk",
            "01632 960214",
            "After school and at weekends",
        ),
    ];
    for (at, (area, service, when, who, phone, hours)) in cards.into_iter().enumerate() {
        let card = ContactCard {
            footprint: area.and_then(|name| neighbourhood::footprint(seed, name)),
            area: None,
            service: service.to_owned(),
            when: when.to_owned(),
            who: who.to_owned(),
            phone: phone.to_owned(),
            email: None,
            hours: hours.to_owned(),
            gone: false,
        };
        say(tx, SubjectId(id(seed, 20, at as u64)), today, &card)?;
        // Two providers rang each; one time in four nobody helped.
        for n in 0..2 {
            let on = plus_days(today, -(9 + 31 * at as i32 + 12 * n));
            let rang = Rang {
                provider: provider_id(seed, (at + n as usize * 3) % 8),
                on,
                answer: match (at + n as usize) % 4 {
                    3 => RangAnswer::Nobody,
                    _ => RangAnswer::Answered,
                },
                words: None,
            };
            say(tx, SubjectId(id(seed, 20, at as u64)), on, &rang)?;
        }
    }
    Ok(())
}

/// Children's homes, some of each provider.
fn inspected(homes: &[KeptHome]) -> impl Iterator<Item = &KeptHome> {
    homes.iter().filter(|home| home.said.grade.is_some())
}

fn quality(tx: &mut Tx<'_>, today: Date, homes: &[KeptHome]) -> Result<(), Fault> {
    for (at, home) in inspected(homes).take(14).enumerate() {
        let on = plus_days(today, -(15 + 23 * at as i32));
        let offered = at % 3 != 0;
        let visit = QualityVisit {
            on,
            home: home.id,
            why: [VisitWhy::Planned, VisitWhy::Asked, VisitWhy::Inspection][at % 3],
            good: [
                "Everybody eats together, and the young people choose on Sundays what.",
                "The same three adults on every weekday evening for over a year.",
                "The young people’s own pictures are on the walls of every room.",
            ][at % 3]
                .to_owned(),
            found: offered.then(|| {
                [
                    "Records of what young people said are thin.",
                    "Two new people had not had their training in safety plans.",
                ][at % 2]
                    .to_owned()
            }),
            offered: offered.then(|| {
                "A morning with our quality officer and the manager of a home nearby.".to_owned()
            }),
        };
        let about = say(tx, home.said.provider, on, &visit)?;
        if offered && at % 4 != 1 {
            let given = SupportGiven {
                about,
                on: plus_days(on, 4 + at as i32),
                what:
                    "Spent the morning there, and went through three weeks of daily notes together."
                        .to_owned(),
            };
            say(tx, home.said.provider, given.on, &given)?;
        }
    }
    Ok(())
}

/// Two judgements change: one up, one down.
fn judged(tx: &mut Tx<'_>, homes: &[KeptHome]) -> Result<(), record::Refusal> {
    let today = tx.today();
    let lived_in: std::collections::HashSet<care::ids::HomeId> = who_lives_where(tx)?
        .into_iter()
        .map(|(_, home)| home)
        .collect();
    let mut lived = inspected(homes).filter(|home| lived_in.contains(&home.id));
    for (ago, better) in [(9, false), (30, true)] {
        let Some(home) = lived.find(|home| {
            home.said.grade
                == Some(if better {
                    Grade::RequiresImprovement
                } else {
                    Grade::Good
                })
        }) else {
            continue;
        };
        let mut said = home.said.clone();
        said.grade = Some(if better {
            Grade::Good
        } else {
            Grade::RequiresImprovement
        });
        said.inspected_on = Some(plus_days(today, -ago));
        said.source = "Ofsted".to_owned();
        said.as_of = today;
        say_home(tx, home.id, &said, Some(home.fact))?;
    }
    Ok(())
}

fn beyond(
    tx: &mut Tx<'_>,
    today: Date,
    provider: &dyn Fn(usize) -> OrganisationId,
) -> Result<(), Fault> {
    let gifts = [
        (
            4,
            290,
            ValueKind::Event,
            "A summer festival on the farm",
            "Foster carers and their families",
            Some(140),
            Some(4_200),
        ),
        (
            4,
            110,
            ValueKind::Event,
            "A Christmas celebration with tea and animals",
            "Foster carers and their families",
            Some(96),
            None,
        ),
        (
            3,
            70,
            ValueKind::Place,
            "A new garden at the short-break home, dug in a weekend",
            "Young people who come for short breaks",
            Some(22),
            Some(1_800),
        ),
        (
            5,
            45,
            ValueKind::Gift,
            "A summer house, and the people to put it up",
            "Our own children’s home",
            Some(4),
            Some(2_600),
        ),
        (
            2,
            130,
            ValueKind::Gift,
            "A bag for everybody who moves in, chosen by young people",
            "Everybody who came into care this winter",
            Some(38),
            None,
        ),
        (
            7,
            25,
            ValueKind::Work,
            "A week’s work experience in the office",
            "Care leavers",
            Some(3),
            None,
        ),
    ];
    for (at, ago, kind, what, for_whom, people, worth) in gifts {
        let on = plus_days(today, -ago);
        let gift = SocialValue {
            on,
            kind,
            what: what.to_owned(),
            for_whom: for_whom.to_owned(),
            people,
            worth: worth.map(|pounds: i64| Pence(pounds * 100)),
        };
        say(tx, provider(at), on, &gift)?;
    }
    let asks: [AskedFor; 4] = [
        (
            3,
            50,
            "Fence the yard and keep four hens",
            "Somebody who trusts no adult has asked about hens every day for a month.",
            Some(350),
            &[
                (0, CreativeSaid::Yes, "Do it. Send us a photograph."),
                (
                    40,
                    CreativeSaid::Worked,
                    "They are out with the hens before school, and they go to school.",
                ),
            ],
        ),
        (
            5,
            21,
            "Swap the Friday meeting for a walk with the person they choose",
            "Meetings with five adults end in the bedroom with the door shut.",
            None,
            &[
                (
                    1,
                    CreativeSaid::YesIf,
                    "Yes, if somebody writes two lines afterwards and they read them first.",
                ),
                (18, CreativeSaid::Worked, "Three Fridays, three walks."),
            ],
        ),
        (
            4,
            9,
            "A weekend at the seaside with both brothers",
            "They live apart and have not slept under one roof for two years.",
            Some(420),
            &[(
                1,
                CreativeSaid::Yes,
                "Yes. The social worker rings both carers.",
            )],
        ),
        (
            6,
            2,
            "Let somebody paint their room black",
            "It is their room.",
            Some(60),
            &[],
        ),
    ];
    for (at, ago, what, why, money, steps) in asks {
        let on = plus_days(today, -ago);
        let ask = CreativeAsk {
            on,
            asked_by: "the registered manager".to_owned(),
            what: what.to_owned(),
            why: why.to_owned(),
            money: money.map(|pounds| Pence(pounds * 100)),
        };
        let about = say(tx, provider(at), on, &ask)?;
        for (after, said, words) in steps {
            let answer = CreativeAnswer {
                about,
                on: plus_days(on, *after),
                said: *said,
                words: (*words).to_owned(),
                by: if said.answers() {
                    "the team manager"
                } else {
                    "the registered manager"
                }
                .to_owned(),
            };
            say(tx, provider(at), answer.on, &answer)?;
        }
    }
    Ok(())
}

fn workforce(
    tx: &mut Tx<'_>,
    today: Date,
    seed: u64,
    provider: &dyn Fn(usize) -> OrganisationId,
) -> Result<(), Fault> {
    for (which, ago, long) in [(0u64, 430, 120), (1, 75, 120)] {
        let cohort = SubjectId(id(seed, 21, which));
        let from = plus_days(today, -ago);
        let course = Cohort {
            course: format!(
                "Stepping up to social care, {}",
                if which == 0 {
                    "first course"
                } else {
                    "second course"
                }
            ),
            college: "Wigan and Leigh College".to_owned(),
            for_whom: Some("veterans and people over 50 especially".to_owned()),
            from,
            until: plus_days(from, long),
        };
        say(tx, cohort, from, &course)?;
        for at in 1..=7usize {
            let pledge = Pledge {
                cohort,
                placements: 2,
                interviews: 1 + (at % 2) as u16,
                logo: at != 6,
            };
            say(tx, provider(at), from, &pledge)?;
        }
        for n in 0..14u64 {
            let who = SubjectId(id(seed, 22, which * 100 + n));
            let learner = Learner {
                cohort,
                number: format!("{}{:02}", if which == 0 { "A" } else { "B" }, n + 1),
            };
            say(tx, who, from, &learner)?;
            let with = provider(1 + (n as usize % 7));
            let far = if which == 0 {
                [4, 4, 1, 4, 3, 4, 0, 2, 4, 4, 3, 4, 5, 4][n as usize]
            } else {
                [1, 1, 0, 1, 1, 5, 1, 0, 1, 1, 0, 0, 1, 1][n as usize]
            };
            let stages = [
                (40, LearnerStage::Placement),
                (125, LearnerStage::Interview),
                (140, LearnerStage::Hired),
                (330, LearnerStage::Stayed),
            ];
            let mut steps: Vec<(i32, LearnerStage, Option<&str>)> = stages
                .iter()
                .take(if far == 5 { 1 } else { far })
                .map(|(after, stage)| (*after, *stage, None))
                .collect();
            if far == 5 {
                steps.push((
                    60,
                    LearnerStage::Left,
                    Some("I could not make the early bus."),
                ));
            }
            for (after, stage, why) in steps {
                let step = LearnerStep {
                    on: plus_days(from, after),
                    stage,
                    provider: (stage != LearnerStage::Left).then_some(with),
                    why: why.map(str::to_owned),
                };
                say(tx, who, step.on, &step)?;
            }
        }
    }
    for (at, jobs, of) in [(0, 9, 130), (3, 4, 31), (4, 2, 18), (5, 3, 22), (7, 5, 40)] {
        let said = Vacancies {
            on: plus_days(today, -(3 + at as i32)),
            jobs,
            of: Some(of),
            which: Some(
                [
                    "Nights, in both homes",
                    "",
                    "",
                    "Weekends, and somebody to lead a shift",
                    "A deputy manager and a cook",
                    "Nights and weekends mostly",
                    "",
                    "Key workers for 16 and 17 year-olds",
                ][at]
                    .to_owned(),
            ),
        };
        say(tx, provider(at), said.on, &said)?;
    }
    Ok(())
}

/// What young people said matters in a family and in a home, and what providers answer.
fn voices(
    tx: &mut Tx<'_>,
    today: Date,
    seed: u64,
    provider: &dyn Fn(usize) -> OrganisationId,
) -> Result<(), record::Refusal> {
    let said = [
        (
            "The first night",
            "Show me the bathroom and the fridge before you show me the rules.",
            VoiceOf::Both,
            Some(14),
        ),
        (
            "Food",
            "Let me cook one night and don't watch me do it.",
            VoiceOf::Home,
            Some(9),
        ),
        (
            "Family",
            "Don't be jealous of my mum.",
            VoiceOf::Family,
            Some(11),
        ),
        ("My room", "Knock. And wait.", VoiceOf::Both, Some(17)),
        (
            "Staff",
            "If you're leaving tell me yourself.",
            VoiceOf::Home,
            None,
        ),
        ("Pets", "A dog makes it a house.", VoiceOf::Family, Some(8)),
    ];
    let on = plus_days(today, -150);
    for (n, (topic, words, of, count)) in said.into_iter().enumerate() {
        let statement = WhatMatters {
            topic: topic.to_owned(),
            words: words.to_owned(),
            of,
            whose: "A Million Voices".to_owned(),
            count,
            on,
        };
        let about = say_what_matters(tx, SubjectId(id(seed, 23, n as u64)), &statement)?;
        for at in 0..8usize {
            if (at + n) % 5 > 2 {
                continue;
            }
            let answer = WhatMattersAnswer {
                about,
                on: plus_days(on, 10 + (at * 4 + n) as i32),
                words: [
                    "We do it this way already: come and see.",
                    "We did not, and now we do. It is on the wall by the door.",
                    "We try. Tell us when we forget.",
                ][(at + n) % 3]
                    .to_owned(),
                by: "the manager and the young people who live there".to_owned(),
            };
            answer_what_matters(tx, provider(at), &answer)?;
        }
    }
    Ok(())
}
