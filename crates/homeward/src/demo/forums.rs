//! The forums of the demonstration: who met, what they agreed, what they said and what we did.

use super::homes::provider_id;
use super::staff::id;
use care::Date;
use care::dates::plus_days;
use care::ids::SubjectId;
use record::{Caller, Record, Refusal, Tx};
use rooms::forums::{
    Agreed, AgreedDone, Forum, ForumKind, PracticeNote, Session, WeDid, WeDidKind, YouSaid, agree,
    answer, come, done, found, hear, note,
};

/// A forum: name, kind, how often in words, days between, sessions, what for.
type Told = (
    &'static str,
    ForumKind,
    &'static str,
    i32,
    usize,
    &'static str,
);

/// What was said: forum, days ago, words, and the answer with days after.
type Spoken = (
    usize,
    i32,
    &'static str,
    Option<(i32, WeDidKind, &'static str)>,
);

const FORUMS: [Told; 5] = [
    (
        "A Million Voices",
        ForumKind::YoungPeople,
        "every week",
        7,
        50,
        "What it is like to be in care here, and what should change.",
    ),
    (
        "Registered managers",
        ForumKind::Managers,
        "every six weeks",
        42,
        9,
        "Good practice, shared by those who run homes.",
    ),
    (
        "Providers together",
        ForumKind::Providers,
        "every quarter",
        91,
        4,
        "What we need, what they can open, what stands in the way.",
    ),
    (
        "Carers’ kitchen table",
        ForumKind::Carers,
        "every month",
        30,
        12,
        "Foster carers with whoever they want to hear them.",
    ),
    (
        "Practice leads",
        ForumKind::Staff,
        "every fortnight",
        14,
        24,
        "What we try, what we learn.",
    ),
];

/// How many days ago each met last.
const LAST_MET: [i32; 5] = [2, 16, 34, 9, 5];

fn forum(seed: u64, at: usize) -> SubjectId {
    SubjectId(id(seed, 30, at as u64))
}

/// Makes them.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    record.write(&house, |tx| {
        let today = tx.today();
        for (at, (name, kind, how_often, every, sessions, purpose)) in FORUMS.iter().enumerate() {
            let id = forum(seed, at);
            let said = Forum {
                name: (*name).to_owned(),
                kind: *kind,
                how_often: (*how_often).to_owned(),
                purpose: (*purpose).to_owned(),
            };
            found(tx, id, &said)?;
            for n in (0..*sessions).rev() {
                let on = plus_days(today, -(LAST_MET[at] + every * n as i32));
                met(tx, seed, at, id, on, n)?;
            }
        }
        said(tx, seed, today)
    })?;
    println!("Held {} forums.", FORUMS.len());
    Ok(())
}

fn met(
    tx: &mut Tx<'_>,
    seed: u64,
    at: usize,
    id: SubjectId,
    on: Date,
    n: usize,
) -> Result<(), Refusal> {
    let young = FORUMS[at].1 == ForumKind::YoungPeople;
    let count = [7, 9, 6, 11, 8][n % 5];
    let session = Session {
        on,
        place: ["The hub in Leigh", "The Youth Zone", "Atherton library"][n % 3].to_owned(),
        about_what: [
            "What a home should feel like",
            "Moving, and being told about it",
            "Money and the first flat",
            "What worked since we last met",
        ][n % 4]
            .to_owned(),
        young_people: young.then_some(count),
        others: Some(if young { 2 } else { count + 3 }),
        organisations: if matches!(FORUMS[at].1, ForumKind::Managers | ForumKind::Providers) {
            (1..8)
                .filter(|one| !(one + n).is_multiple_of(3))
                .map(|one| provider_id(seed, one))
                .collect()
        } else {
            Vec::new()
        },
        first_time: Some([2, 0, 1, 0, 1][n % 5]),
    };
    come(tx, id, &session)?;
    Ok(())
}

fn said(tx: &mut Tx<'_>, seed: u64, today: Date) -> Result<(), Refusal> {
    let heard: [Spoken; 9] = [
        (
            0,
            120,
            "Tell us where we are going before the car is outside.",
            Some((
                12,
                WeDidKind::Doing,
                "Nobody moves on a planned day without having met the people there first. We count how often it goes wrong and bring you the number.",
            )),
        ),
        (
            0,
            88,
            "Why does every house have the same grey carpet?",
            Some((
                20,
                WeDidKind::Done,
                "You chose carpets and colours for the move-on home. The next home asks you before it buys.",
            )),
        ),
        (
            0,
            60,
            "We want a say in who gets the job.",
            Some((
                27,
                WeDidKind::Done,
                "Two of you sit on every panel for a home manager, and you are paid.",
            )),
        ),
        (
            0,
            41,
            "The bus from Golborne stops at six.",
            Some((
                25,
                WeDidKind::Cannot,
                "The bus company will not run later this year. Until it does the hub pays a taxi home from the group.",
            )),
        ),
        (0, 33, "Stop saying placement. It is where I live.", None),
        (
            0,
            9,
            "Can brothers and sisters have one number to ring?",
            None,
        ),
        (
            1,
            70,
            "We hear about the school place after the child has moved in.",
            Some((
                14,
                WeDidKind::Done,
                "The virtual school is told the same hour as you.",
            )),
        ),
        (
            2,
            50,
            "Planning takes longer than building.",
            Some((
                28,
                WeDidKind::Doing,
                "One person in planning takes every application for a home, and answers within a fortnight.",
            )),
        ),
        (3, 36, "Nobody told us about the council tax.", None),
    ];
    for (at, ago, words, answered) in heard {
        let on = plus_days(today, -ago);
        let about = hear(
            tx,
            forum(seed, at),
            &YouSaid {
                on,
                words: words.to_owned(),
            },
        )?;
        if let Some((after, kind, words)) = answered {
            let did = WeDid {
                about,
                on: plus_days(on, after),
                kind,
                words: words.to_owned(),
            };
            answer(tx, &did)?;
        }
    }
    let agreed: [(usize, &str, &str, i32, Option<&str>); 6] = [
        (
            1,
            "Share the induction week that Elm House uses",
            "Donna Heyes",
            -20,
            Some("Four homes use it now."),
        ),
        (
            1,
            "Ask the police for one name in each area",
            "Imran Sheikh",
            -6,
            None,
        ),
        (
            2,
            "Bring the numbers of what we search for, without names",
            "Joanne Fairhurst",
            12,
            None,
        ),
        (
            2,
            "Invite the college to the next forum",
            "Imran Sheikh",
            -60,
            Some("They came, and the course began in January."),
        ),
        (
            3,
            "Write one page on what carers are entitled to",
            "Lesley Grundy",
            20,
            None,
        ),
        (
            0,
            "Ask the Youth Zone about Sunday evenings",
            "Sam Okafor",
            5,
            None,
        ),
    ];
    for (at, what, owner, due, how) in agreed {
        let said = Agreed {
            what: what.to_owned(),
            owner: owner.to_owned(),
            due: plus_days(today, due),
        };
        let about = agree(tx, forum(seed, at), &said)?;
        if let Some(how) = how {
            let finished = AgreedDone {
                about,
                on: plus_days(today, due),
                how: how.to_owned(),
            };
            done(tx, &finished)?;
        }
    }
    let notes = [
        (
            1,
            "The first evening",
            "Somebody from the last home comes along and stays for tea. It costs nothing and the first night is quieter.",
            "Rivington Children’s Homes",
        ),
        (
            1,
            "Sunday plan on the fridge",
            "Everybody writes one thing they want to do in the week. It gets done.",
            "The Haigh Trust",
        ),
        (
            3,
            "A carer rings a carer",
            "Every new household is rung by one who has done it for ten years, on days 1, 7 and 30.",
            "Our fostering service",
        ),
    ];
    for (at, title, words, from) in notes {
        let said = PracticeNote {
            title: title.to_owned(),
            words: words.to_owned(),
            from: from.to_owned(),
        };
        note(tx, forum(seed, at), &said)?;
    }
    Ok(())
}
