//! Young people's voice in the demonstration: their own pages, young inspectors, what matters in a
//! home, what was chosen together, three questions, rights.

use super::staff;
use super::stories::Teller;
use anyhow::Context;
use care::dates::plus_days;
use care::ids::{MemberId, YoungPersonId};
use record::access::{self, Relationship};
use record::{Caller, Clock, Record, Refusal, Tx};
use rooms::own::{Card, Planned};
use rooms::voice::{
    About, Agreed, CheckIn, CoDesign, Feels, Inspector, Matters, MattersAnswered, Right, RightSaid,
    VisitChanged, VisitChecked, VisitPlanned, VisitReplied, VisitReported,
};
use rooms::{homes, hub, own, voice};
use uuid::Uuid;

/// What a worker says of themselves.
const CARDS: [(&str, &str, &str); 3] = [
    (
        "07700 900101, ring or text",
        "Monday to Friday until 8",
        "I like to cook and to swim. You can swear at me. I will still come.",
    ),
    (
        "07700 900102, text is best",
        "Most days, not Wednesday",
        "I have two dogs. I was in care when I was small.",
    ),
    (
        "07700 900103",
        "Afternoons and Saturdays",
        "I play the drums. I am bad at being on time, so tell me off.",
    ),
];

const MATTERS: [(About, &str, u16); 6] = [
    (About::Listening, "Ask me before you tell them.", 23),
    (About::Space, "Knock on my door and wait.", 31),
    (
        About::Food,
        "Let me get food when I am hungry. It is a home.",
        18,
    ),
    (
        About::People,
        "My mates can come round like at any house.",
        27,
    ),
    (
        About::Moving,
        "Tell me who lives there before I get there.",
        40,
    ),
    (About::Rules, "If there is a rule tell me why.", 15),
];

const CHOSEN: [(&str, &[&str], &str, &str, &str); 3] = [
    (
        "What the quiet room at the hub looks like",
        &["Beanbags and low lights", "Two sofas", "Desks"],
        "Beanbags and low lights",
        "You can not talk on a hard chair.",
        "It was done in May. The beanbags are green, as they said.",
    ),
    (
        "A question for each new key worker at interview",
        &[
            "What do you do when a kid swears at you?",
            "Why do you want this job?",
        ],
        "What do you do when a kid swears at you?",
        "You find out in one minute.",
        "It is asked at every interview, by a young person.",
    ),
    (
        "What the review is called",
        &["My review", "My meeting", "Catch-up"],
        "My meeting",
        "A review is what cars get.",
        "Letters say \u{201c}your meeting\u{201d} since September.",
    ),
];

/// The young person of the sign-in page.
fn themselves(tx: &mut Tx<'_>, seed: u64) -> Result<Option<YoungPersonId>, Refusal> {
    let member = MemberId(staff::id(seed, 6, 0));
    Ok(access::member(tx, member)?.and_then(|one| one.young_person))
}

/// Writes it all down.
pub fn life(
    record: &Record,
    clock: &Clock,
    caller: &Caller,
    teller: &Teller<'_>,
) -> anyhow::Result<()> {
    let now = clock.now();
    let bonds = record.read(caller, |tx| Ok(access::bonds(tx, Relationship::KeyWorker)?))?;
    let today = record.read(caller, |tx| Ok(tx.today()))?;
    let held: Vec<(YoungPersonId, MemberId)> = bonds
        .iter()
        .filter(|bond| bond.period.contains(today))
        .map(|bond| (bond.young_person, bond.member))
        .collect();
    // The three questions were answered last month: a month that is over.
    clock.set(now - jiff::SignedDuration::from_hours(24 * 18));
    for some in held.chunks(50) {
        record
            .write(caller, |tx| {
                for (at, (of, worker)) in some.iter().enumerate().filter(|(at, _)| at % 3 != 2) {
                    voice::check_in(tx, *of, &answers(at, *worker))?;
                }
                Ok(())
            })
            .context("the three questions could not be answered")?;
    }
    clock.set(now);
    for (at, (reach, there, about)) in CARDS.into_iter().enumerate() {
        let member = MemberId(staff::id(teller.seed(), 2, at as u64));
        let writer = record.read(caller, |tx| Ok(Caller::load(tx, member)?))?;
        let said = Card {
            reach: reach.to_owned(),
            there: Some(there.to_owned()),
            about: Some(about.to_owned()),
        };
        record.write(writer.as_ref().unwrap_or(caller), |tx| {
            own::say_card(tx, &said)
        })?;
    }
    record
        .write(caller, |tx| {
            matters(tx)?;
            chosen(tx)?;
            for (at, (of, _)) in held.iter().enumerate() {
                rights(tx, *of, at)?;
            }
            let themselves = themselves(tx, teller.seed())?;
            if let Some(of) = themselves {
                own_page(tx, of)?;
            }
            let trained = themselves
                .into_iter()
                .chain(held.iter().map(|(of, _)| *of).take(4))
                .collect::<Vec<_>>();
            visits(tx, &trained)
        })
        .context("young people’s voice could not be written down")
}

fn answers(at: usize, worker: MemberId) -> CheckIn {
    let of = |n: usize| match n % 5 {
        0..=2 => Feels::Yes,
        3 => Feels::Sometimes,
        _ => Feels::No,
    };
    CheckIn {
        listens: of(at),
        does: of(at + 2),
        first: of(at + 3),
        about: Some(worker),
        shared: at.is_multiple_of(7),
    }
}

fn rights(tx: &mut Tx<'_>, of: YoungPersonId, at: usize) -> Result<(), Refusal> {
    let today = tx.today();
    for (n, right) in [Right::Leisure, Right::Advocate].into_iter().enumerate() {
        if (at + n) % 3 == 2 {
            continue;
        }
        let offered = plus_days(today, -(40 + at as i32 % 90));
        let said = RightSaid {
            right,
            offered_on: Some(offered),
            taken_up_on: (at + n).is_multiple_of(2).then(|| plus_days(offered, 9)),
        };
        voice::say_right(tx, of, &said)?;
    }
    Ok(())
}

fn own_page(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<(), Refusal> {
    let today = tx.today();
    for (days, what, with) in [
        (2, "Swimming", Some("Sam")),
        (9, "Your meeting. You say who comes.", None),
        (16, "A day out with your sister", Some("Nan")),
    ] {
        let said = Planned {
            what: what.to_owned(),
            on: plus_days(today, days),
            with: with.map(str::to_owned),
        };
        own::plan(tx, of, &said)?;
    }
    let text = "I want to see my brother on his birthday.".to_owned();
    let told = hub::tell(tx, of, &hub::Told { text })?;
    let words = "We asked his carers. You can go on the 24th, and Sam drives you.".to_owned();
    hub::happened(tx, of, &hub::Happened { told, words })?;
    let text = "Can I have a key for my room?".to_owned();
    hub::tell(tx, of, &hub::Told { text })?;
    Ok(())
}

fn matters(tx: &mut Tx<'_>) -> Result<(), Refusal> {
    let today = tx.today();
    for (at, (about, words, said_by)) in MATTERS.into_iter().enumerate() {
        let said = Matters {
            about,
            words: words.to_owned(),
            said_by,
            on: plus_days(today, -(30 + 20 * at as i32)),
        };
        voice::say_matters(tx, &said)?;
    }
    let providers = homes::all_providers(tx)?;
    let all = voice::matters(tx)?;
    for (at, one) in all.iter().enumerate().filter(|(at, _)| at % 3 != 1) {
        let Some(provider) = providers.get(at) else {
            continue;
        };
        let (agreed, words) = match at % 2 {
            0 => (
                Agreed::Now,
                "It is in our guide for each new child, in these words.",
            ),
            _ => (Agreed::Soon, "From June, in all of our homes."),
        };
        let said = MattersAnswered {
            provider: provider.id,
            agreed,
            words: words.to_owned(),
        };
        voice::answer(tx, one.statement, &said)?;
    }
    Ok(())
}

fn chosen(tx: &mut Tx<'_>) -> Result<(), Refusal> {
    let today = tx.today();
    for (at, (about, choices, chosen, why, came)) in CHOSEN.into_iter().enumerate() {
        let said = CoDesign {
            about: about.to_owned(),
            on: plus_days(today, -(60 + 70 * at as i32)),
            young_people: 7 + at as u16,
            choices: choices.iter().map(|one| (*one).to_owned()).collect(),
            chosen: chosen.to_owned(),
            why: Some(why.to_owned()),
        };
        let session = voice::say_session(tx, &said)?;
        voice::came(tx, session, came)?;
    }
    Ok(())
}

fn visits(tx: &mut Tx<'_>, trained: &[YoungPersonId]) -> Result<(), Refusal> {
    let today = tx.today();
    for (at, one) in trained.iter().enumerate() {
        let said = Inspector {
            trained_on: plus_days(today, -(200 - 10 * at as i32)),
            active: at != 3,
        };
        voice::say_inspector(tx, *one, &said)?;
    }
    let visited: Vec<_> = homes::all_homes(tx)?
        .into_iter()
        .filter(|home| home.said.kind == homes::HomeKind::ChildrensHome)
        .take(5)
        .collect();
    let pair: Vec<YoungPersonId> = trained.iter().copied().take(2).collect();
    for (at, home) in visited.iter().enumerate() {
        let visit = Uuid::now_v7();
        let planned = VisitPlanned {
            visit,
            called: [
                "The house with the red door",
                "The one by the shops",
                "The big house",
                "The one by the park",
                "The new one",
            ][at]
                .to_owned(),
            inspectors: pair.clone(),
            on: plus_days(today, -[1, 2, 6, 40, 75][at]),
        };
        voice::plan_visit(tx, home.id, &planned)?;
        if at < 2 {
            // Still to be written by the young person of the sign-in page.
            continue;
        }
        voice::report(tx, &report(visit, at - 1))?;
        if at == 2 {
            continue;
        }
        let checked = VisitChecked {
            visit,
            published: true,
            note: None,
        };
        voice::checked(tx, &checked)?;
        if at == 4 {
            let reply = VisitReplied {
                visit,
                who: "The manager".to_owned(),
                words: "Thank you. You are right about the kitchen.".to_owned(),
            };
            voice::replied(tx, &reply)?;
            let words = "The kitchen is open until ten.".to_owned();
            voice::changed(tx, &VisitChanged { visit, words })?;
        }
    }
    Ok(())
}

fn report(visit: Uuid, at: usize) -> VisitReported {
    VisitReported {
        visit,
        welcome: Feels::Yes,
        homely: if at == 1 {
            Feels::Sometimes
        } else {
            Feels::Yes
        },
        listens: Feels::Yes,
        live_here: if at == 1 { Feels::No } else { Feels::Yes },
        good: "They knew the names of the kids’ friends.".to_owned(),
        change: "The kitchen is shut at night. That is not like a home.".to_owned(),
        worry: None,
    }
}
