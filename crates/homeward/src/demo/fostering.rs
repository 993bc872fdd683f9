//! Fostering in the demonstration: who asked, who was approved, who supports them, who stopped.

use super::partners::say;
use super::staff::id;
use care::dates::plus_days;
use care::ids::{HomeId, MemberId, SubjectId};
use record::{Caller, Record};
use rooms::homes::{HomeKind, Registration, all_homes, say_home};
use rooms::partners::{
    CarerEvent, Enquiry, EnquiryStage, EnquiryStep, Heard, Household, Resigned, say_household,
};

/// Makes it all.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    record.write(&house, |tx| {
        let today = tx.today();
        let homes: Vec<_> = all_homes(tx)?
            .into_iter()
            .filter(|home| home.said.kind == HomeKind::OurFosterCarers)
            .collect();
        for (at, home) in homes.iter().enumerate() {
            // A few have nobody written down yet: the page shows them.
            if at % 17 == 5 {
                continue;
            }
            let household = Household {
                approved_on: plus_days(today, -(120 + (at as i32 * 173) % 3_400)),
                terms: [
                    "Up to 2 children, 0 to 17",
                    "1 child, 5 to 12",
                    "Up to 3, brothers and sisters",
                    "1 young person, 11 to 17",
                ][at % 4]
                    .to_owned(),
                beds: home.said.places.unwrap_or(1).max(1),
                can_help: [
                    "We are good with the ones who shout: we were like that.",
                    "Little ones, and mums who want to learn.",
                    "Teenagers who want to be left alone and fed.",
                    "Brothers and sisters, if they can have the loft.",
                ][at % 4]
                    .to_owned(),
                support: [
                    "A call every Friday and a weekend off in six.",
                    "Peer group in Atherton; the therapist once a month.",
                    "Somebody to ring at night.",
                ][at % 3]
                    .to_owned(),
                worker: MemberId(id(seed, 2, 3 + (at as u64 % 3))),
                knows_entitlements: !at.is_multiple_of(3),
            };
            say_household(tx, home.id, &household)?;
        }
        // Those who stopped no longer have a home that the finding asks.
        let Some(like) = homes.first() else {
            return Ok(());
        };
        let stopped = [
            (
                "Carol and Ian Hurst",
                1_100,
                40,
                "Two years of ringing and nobody rings back.",
                "One person who answers the telephone.",
            ),
            (
                "Sue Leyland",
                2_600,
                90,
                "My mum came to live with us and there is no room.",
                "Nothing. You were good to us, ask us again in two years.",
            ),
            (
                "Mo and Grace Okoro",
                640,
                300,
                "The allowance did not cover the summer.",
                "Being told of the holiday money before the holiday.",
            ),
            (
                "Joy and Paul Twiss",
                1_900,
                1_650,
                "An allegation that went nowhere took nine months.",
                "Somebody on our side through it.",
            ),
        ];
        for (n, (name, approved, ago, why, kept)) in stopped.into_iter().enumerate() {
            let at = HomeId(id(seed, 33, n as u64));
            let mut home = like.said.clone();
            home.name = name.to_owned();
            home.as_of = plus_days(today, -ago);
            home.postcode = None;
            let fact = say_home(tx, at, &home, None)?;
            let household = Household {
                approved_on: plus_days(today, -approved),
                terms: "Up to 2 children, 0 to 17".to_owned(),
                beds: 2,
                can_help: "Brothers and sisters.".to_owned(),
                support: "A call every month.".to_owned(),
                worker: MemberId(id(seed, 2, 3)),
                knows_entitlements: false,
            };
            say_household(tx, at, &household)?;
            home.registration = Some(Registration::Ended);
            say_home(tx, at, &home, Some(fact))?;
            let resigned = Resigned {
                on: plus_days(today, -ago),
                why: why.to_owned(),
                would_have_kept: kept.to_owned(),
            };
            say(tx, at, resigned.on, &resigned)?;
        }
        Ok(())
    })?;
    record.write(&house, |tx| {
        let today = tx.today();
        let names = [
            "Janet and Kofi Mensah",
            "Lorraine Tickle",
            "Sadia and Omar Aziz",
            "Bernard Duckworth",
            "Ellie Pike and Jo Marsh",
            "Wendy Cunliffe",
            "The Hindley family",
            "Marek and Ola Nowak",
        ];
        for n in 0..64u64 {
            let at = n as usize;
            let on = plus_days(today, -(1 + at as i32 * 11));
            let who = SubjectId(id(seed, 31, n));
            let enquiry = Enquiry {
                on,
                name: names[at % names.len()].to_owned(),
                reach: format!("01632 9605{:02}", at),
                heard: Heard::ALL[at % Heard::ALL.len()],
                words: at
                    .is_multiple_of(3)
                    .then(|| "We have a room and the children have grown up.".to_owned()),
            };
            say(tx, who, on, &enquiry)?;
            // Those who asked last are not answered yet.
            if at == 0 || at == 2 {
                continue;
            }
            let stages = [
                (1, EnquiryStage::Answered),
                (9, EnquiryStage::Visit),
                (24, EnquiryStage::Application),
                (45, EnquiryStage::StageOne),
                (95, EnquiryStage::StageTwo),
                (190, EnquiryStage::Panel),
                (200, EnquiryStage::Approved),
                (236, EnquiryStage::FirstChild),
            ];
            let far = [2, 1, 8, 3, 1, 5, 8, 2, 4, 1, 7][at % 11];
            let slow = (at as i32 * 7) % 5;
            for (after, stage) in stages.iter().take(far) {
                let day = plus_days(
                    on,
                    after
                        + if *stage == EnquiryStage::Answered {
                            slow / 2
                        } else {
                            slow * 3
                        },
                );
                if day > today {
                    break;
                }
                let step = EnquiryStep {
                    on: day,
                    stage: *stage,
                    words: None,
                };
                say(tx, who, day, &step)?;
            }
            let last = plus_days(on, 30 + stages[far - 1].0);
            if far < 7 && at > 6 && last <= today {
                let step = EnquiryStep {
                    on: last,
                    stage: EnquiryStage::Ended,
                    words: Some(
                        [
                            "It is not the right time for us.",
                            "Nobody rang for three weeks; an agency did the same day.",
                            "No spare room in the end.",
                            "The checks took too long.",
                        ][at % 4]
                            .to_owned(),
                    ),
                };
                say(tx, who, last, &step)?;
            }
        }
        let events = [
            (
                290,
                "Summer festival on the farm",
                Some("Acorn and Oak Care"),
                140,
                "I felt special because somebody made me feel it.",
            ),
            (
                110,
                "Christmas tea with the animals",
                Some("Acorn and Oak Care"),
                96,
                "Same again, please.",
            ),
            (
                35,
                "Come and ask: an evening about fostering",
                None,
                23,
                "Nobody pushed us.",
            ),
        ];
        for (n, (ago, what, with, came, said)) in events.into_iter().enumerate() {
            let on = plus_days(today, -ago);
            let event = CarerEvent {
                on,
                what: what.to_owned(),
                with: with.map(str::to_owned),
                came,
                said: Some(said.to_owned()),
            };
            say(tx, SubjectId(id(seed, 32, n as u64)), on, &event)?;
        }
        Ok(())
    })?;
    println!("Wrote down who asked about fostering, who fosters and who stopped.");
    Ok(())
}
