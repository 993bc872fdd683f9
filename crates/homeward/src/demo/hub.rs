// Long because: most of it is what people said, and it reads best in one place.

//! The hubs of the demonstration: whose case is open, who handed over to whom, what several people
//! decided to try together, who asked the hub for help.

use super::staff;
use super::stories::Teller;
use anyhow::Context;
use borough::stories::Story;
use care::dates::{plus_days, plus_years};
use care::ids::{ChildCode, MemberId, YoungPersonId};
use care::{Date, Period};
use record::access;
use record::{Caller, Record, Refusal, Saying, Tx};
use rooms::hub::{
    Cohort, Dissent, Handover, Happened, InCohort, Referral, Reviewed, SharedDecision, Told,
};
use rooms::people;
use uuid::Uuid;

/// From which age on the hubs work with young people.
const FROM_AGE: i16 = 10;

/// Why a key worker changed, and what the young person said.
const HANDOVERS: [(&str, &str, &str); 4] = [
    (
        "{from} moved to Cumbria to look after her dad.",
        "We went for chips, all three of us",
        "I was gutted. But she told me herself and she still rings.",
    ),
    (
        "{from} is on parental leave for a year and we did not want another change after it.",
        "At the climbing wall, the three of us and Nan",
        "It is all right. I picked who.",
    ),
    (
        "{from} retired after nineteen years.",
        "At the hub’s kitchen, we made a curry",
        "He taught me to fish. I said he has to come to my eighteenth.",
    ),
    (
        "They asked for somebody else: it never clicked, and saying so was right.",
        "A walk round Pennington Flash",
        "Thanks for not making it weird.",
    ),
];

/// What is tried: what, why it is good, what they say, so that, risk for them, risk for us.
const DECISIONS: [[&str; 6]; 6] = [
    [
        "Stay at a friend’s house on Saturday nights without anybody being checked first",
        "Everybody in the class does it. A life without sleepovers is no childhood.",
        "It is just a sleepover. It is normal.",
        "The key worker has met the friend’s mum, and there is one number to ring at any hour.",
        "Might feel unsafe there and not dare to ring.",
        "Might be asked why there were no police checks. The guidance asks for none.",
    ],
    [
        "Travel alone by train to see Dad every other Sunday",
        "Seeing Dad is what holds the week together, and going alone is a step towards eighteen.",
        "I am not a parcel.",
        "Three trips together first; a ticket on the phone; Dad is on the platform.",
        "Might get lost, or Dad might not be there.",
        "Might be criticised if something happened on the way.",
    ],
    [
        "Keep the phone overnight at the home",
        "The phone is where the friends are, and taking it away ended every evening in a fight.",
        "If you take it I will just go out.",
        "An agreement about the group chats written together, looked at every two weeks.",
        "Somebody might get in touch at night who means harm.",
        "The home’s rules said otherwise; its manager agrees.",
    ],
    [
        "Go back to boxing, three evenings a week, with the coach who was there before",
        "The coach has known them since they were nine. There has been no trouble on a boxing night.",
        "Danny gets me.",
        "Danny rings the key worker if they do not turn up. The hub pays the subs.",
        "Might get hurt; might meet the old crowd on the way home.",
        "Might look as if fighting was rewarded.",
    ],
    [
        "Live with Auntie Jo while her house is still being assessed",
        "It is family, it is the same school, and the other choice is forty miles away.",
        "Please.",
        "Somebody sees them every day for two weeks; Jo has a number for the night.",
        "It might not work out, and that would be one more goodbye.",
        "The assessment might come out otherwise.",
    ],
    [
        "A night-time job on the market from five in the morning",
        "The first thing in a year worth getting up for, with money of their own.",
        "I have never been late once.",
        "School starts at ten on those days. The stallholder has met the key worker.",
        "Tired in class; out alone before it is light.",
        "Hours for under-eighteens have limits: checked with the council, and kept.",
    ],
];

const OTHERWISE: [(&str, &str); 3] = [
    (
        "Karen Whittle, police liaison",
        "I would wait another month. Two lads from the old group are back in the area. I will still do my part.",
    ),
    (
        "Mr Holt, form teacher",
        "I think it is too soon after the exclusion. I would like it written down that I said so.",
    ),
    (
        "The home’s manager",
        "We worry about the other children at the home. We agreed to try it and to say this here.",
    ),
];

const WHAT_HAPPENED: [(&str, &str); 3] = [
    (
        "It went well four times out of five. Once they rang at midnight to be fetched, which is what the number is for.",
        "Told you.",
    ),
    (
        "Went better than anybody thought. School noticed too. We go on as it is.",
        "Can we stop having meetings about it now?",
    ),
    (
        "The first week was rough and we changed the time. Since then nothing.",
        "It is fine. Keep it.",
    ),
];

/// What young people told us, and what happened because of it.
const TOLD: [(&str, &str); 4] = [
    (
        "I want to see my sister more than once a month.",
        "We asked her carers. From May it is every second Saturday, and I drive you.",
    ),
    (
        "Can my review not be in school? Everybody sees me go in.",
        "Yes. The next one is at the café you chose, and you say who comes.",
    ),
    (
        "I would like to try the boxing gym.",
        "You are signed up from Monday. The hub pays. I come along the first time.",
    ),
    (
        "I do not want to move again before my exams.",
        "Nobody plans a move. I wrote down that you stay until July, and your social worker agreed.",
    ),
];

/// Young people who live at home and are not in any return: name, family name, born, where they are.
const AT_HOME: [(&str, &str, i16, Cohort); 5] = [
    ("Kai", "Rigby", 2012, Cohort::EdgeOfCare),
    ("Maisie", "Holcroft", 2013, Cohort::EdgeOfCare),
    ("Idris", "Barlow", 2011, Cohort::EdgingToCare),
    ("Ruby", "Lythgoe", 2012, Cohort::EdgeOfCare),
    ("Jayden", "Seddon", 2010, Cohort::EdgingToCare),
];

/// Writes the hubs’ life down, as of the demonstration's first day.
pub fn life(record: &Record, caller: &Caller, teller: &Teller<'_>) -> anyhow::Result<()> {
    let today = record.read(caller, |tx| Ok(tx.today()))?;
    let born = record.read(caller, |tx| Ok(people::called(tx)?))?;
    let by = |id: &YoungPersonId, age: i16| {
        let born = born.get(id).and_then(|person| person.born);
        born.is_some_and(|born| born <= plus_years(today, -age))
    };
    let held: Vec<(&Story, YoungPersonId, MemberId)> = teller
        .known()
        .filter(|(_, id)| by(id, FROM_AGE))
        .filter_map(|(story, id)| {
            let last = story
                .key_workers
                .last()
                .filter(|turn| turn.until.is_none())?;
            Some((story, id, teller.member(&last.member)?))
        })
        .collect();
    for some in held.chunks(50) {
        record
            .write(caller, |tx| {
                some.iter()
                    .try_for_each(|(story, id, _)| case(tx, teller, story, *id, by(id, 16), today))
            })
            .context("the hubs’ cases could not be opened")?;
    }
    for (at, (_, id, worker)) in held.iter().enumerate().filter(|(at, _)| at % 4 == 1) {
        let writer = record.read(caller, |tx| Ok(Caller::load(tx, *worker)?))?;
        record
            .write(writer.as_ref().unwrap_or(caller), |tx| {
                decided(tx, *id, at / 4, today)?;
                voices(tx, *id, at / 4)
            })
            .context("what was decided together could not be kept")?;
    }
    record
        .write(caller, |tx| {
            for (one, other) in held.iter().zip(held.iter().skip(1)).step_by(17).take(4) {
                if one.2 != other.2 {
                    let days = Period::new(plus_days(today, -3), Some(plus_days(today, 11)));
                    rooms::hub::cover(tx, one.1, other.2, days)?;
                }
            }
            at_home(tx, teller, &held, today)
        })
        .context("those at home could not be written down")
}

/// Says what some young people told us, and what happened; a few still wait.
fn voices(tx: &mut Tx<'_>, id: YoungPersonId, at: usize) -> Result<(), Refusal> {
    let (text, answer) = TOLD[at % TOLD.len()];
    let told = rooms::hub::tell(
        tx,
        id,
        &Told {
            text: text.to_owned(),
        },
    )?;
    if !at.is_multiple_of(3) {
        let words = answer.to_owned();
        rooms::hub::happened(tx, id, &Happened { told, words })?;
    }
    Ok(())
}

/// Opens the case from the first day somebody held them, and says how it was handed over.
fn case(
    tx: &mut Tx<'_>,
    teller: &Teller<'_>,
    story: &Story,
    id: YoungPersonId,
    adult: bool,
    today: Date,
) -> Result<(), Refusal> {
    let life = rooms::looked_after::life_of(tx, id)?;
    let in_care = life.episode_on(today).is_some();
    if !in_care && !adult {
        return Ok(());
    }
    let Some(first) = story.key_workers.first().filter(|turn| turn.from <= today) else {
        return Ok(());
    };
    let mut state = |state: Cohort, on: Date| {
        let said = InCohort { state, note: None };
        tx.say(id, &said, Saying::from("hub").since(on)).map(drop)
    };
    let left = life
        .periods_of_care()
        .last()
        .and_then(|period| period.until);
    state(Cohort::InCare, first.from)?;
    match left.filter(|_| !in_care) {
        Some(left) => state(Cohort::CareLeaver, left.max(first.from))?,
        None if story.child.as_bytes().last().is_some_and(|b| b % 7 == 0) => {
            let since = plus_days(today, -60);
            state(Cohort::SteppingDown, since.max(first.from))?;
        }
        None => {}
    }
    for pair in story.key_workers.windows(2) {
        let [before, after] = pair else { continue };
        let both = (teller.member(&before.member), teller.member(&after.member));
        let (Some(from), Some(to)) = both else {
            continue;
        };
        let at = story.child.bytes().map(usize::from).sum::<usize>() % HANDOVERS.len();
        let (reason, who, said) = HANDOVERS[at];
        let name = access::member(tx, from)?.map_or(String::new(), |one| one.name);
        let manager = staff::named(teller.seed(), borough::stories::Role::TeamManager, 0);
        let handover = Handover {
            from,
            to,
            reason: reason.replace("{from}", &name),
            met_on: plus_days(after.from, -6),
            who: who.to_owned(),
            they_said: Some(said.to_owned()),
            agreed_by: manager.unwrap_or(from),
        };
        tx.say(id, &handover, Saying::from("hub").since(after.from))?;
    }
    Ok(())
}

fn decided(tx: &mut Tx<'_>, id: YoungPersonId, at: usize, today: Date) -> Result<(), Refusal> {
    let [
        we_try,
        good_for_them,
        they_say,
        so_that,
        risk_for_them,
        risk_for_us,
    ] = DECISIONS[at % DECISIONS.len()];
    let decided_on = plus_days(today, -(20 + (at as i32 * 37) % 130));
    let mut agencies = vec!["The young person".to_owned(), "The hub".to_owned()];
    agencies.extend(
        ["Social work", "Police", "School or college", "Health"]
            .iter()
            .skip(at % 3)
            .take(2)
            .map(|one| (*one).to_owned()),
    );
    let said = SharedDecision {
        we_try: we_try.to_owned(),
        good_for_them: good_for_them.to_owned(),
        they_say: Some(they_say.to_owned()),
        risk_for_them: risk_for_them.to_owned(),
        risk_for_us: risk_for_us.to_owned(),
        so_that: so_that.to_owned(),
        agencies,
        why_alone: None,
        backed_by: ["Ruth Pemberton", "Helen Marsden"][at % 2].to_owned(),
        decided_on,
        review_on: plus_days(decided_on, 28),
    };
    let decision = rooms::hub::decide(tx, id, &said)?;
    if at % 4 != 2 {
        let note = [
            "As if your own: every parent at the table said they would let their own child do it.",
            "Know the young person: it is the one thing that has held for a year.",
            "Stickability: if it goes wrong we are still here on Monday.",
        ][at % 3];
        rooms::plans::note(tx, id, decision, note)?;
    }
    if at.is_multiple_of(3) {
        let (who, words) = OTHERWISE[at / 3 % OTHERWISE.len()];
        let (who, words) = (who.to_owned(), words.to_owned());
        rooms::hub::dissent(
            tx,
            id,
            &Dissent {
                decision,
                who,
                words,
            },
        )?;
    }
    // Most were looked at again, some late; a few wait longer than was promised.
    let mut on = plus_days(decided_on, if at % 5 == 2 { 36 } else { 27 });
    while on <= today && at % 7 != 3 {
        let (what, they_say) = WHAT_HAPPENED[at % WHAT_HAPPENED.len()];
        let reviewed = Reviewed {
            decision,
            on,
            what_happened: what.to_owned(),
            they_say: Some(they_say.to_owned()),
            next_on: Some(plus_days(on, 42)),
        };
        rooms::hub::review(tx, id, &reviewed)?;
        on = plus_days(on, 41);
    }
    Ok(())
}

/// Some who live at home: three are held, for two the hub was asked a few days ago.
fn at_home(
    tx: &mut Tx<'_>,
    teller: &Teller<'_>,
    held: &[(&Story, YoungPersonId, MemberId)],
    today: Date,
) -> Result<(), Refusal> {
    let hub = staff::hub_team(teller.seed(), 0);
    for (at, (given, family, year, state)) in AT_HOME.into_iter().enumerate() {
        let id = YoungPersonId(Uuid::from_u64_pair(
            (teller.seed() << 8) | 7,
            0x8000_0000_0000_0000 | at as u64,
        ));
        // Those who are held have been for a year and more, so that one can say who remained at home.
        let first = if at < 3 { 390 } else { 30 };
        let since = plus_days(today, -(first + 40 * at as i32));
        access::register(tx, id, Some((hub, since)))?;
        let code = ChildCode::parse(&format!("H{:05}", at + 1))
            .map_err(|_| Refusal::invalid("child", "not a number"))?;
        let identity = people::Identity {
            child: code,
            born: Some(jiff::civil::date(year, 3 + at as i8, 11)),
            sex: None,
            ethnicity: None,
            upn: None,
            mother: None,
            first_child_born: None,
        };
        tx.say(id, &identity, Saying::from("hub"))?;
        let name = people::Name {
            given: given.to_owned(),
            family: family.to_owned(),
            known_as: None,
        };
        tx.say(id, &name, Saying::from("hub"))?;
        let worker = held
            .iter()
            .filter(|(story, ..)| teller.hub(story) == hub)
            .map(|(_, _, worker)| *worker)
            .nth(at);
        match worker.filter(|_| at < 3) {
            Some(worker) => {
                let said = InCohort {
                    state,
                    note: Some("their mum asked".to_owned()),
                };
                rooms::hub::open(tx, id, &said, Some(worker), since)?;
            }
            None => {
                let asked = Referral {
                    hub,
                    state,
                    why_now:
                        "Out until late four nights this week, and Mum says she cannot go on alone."
                            .to_owned(),
                    good_at: "Fixes everybody’s bikes. Never misses a Saturday with their gran."
                        .to_owned(),
                    hopes: Some("To stay at home and for the shouting to stop.".to_owned()),
                    would_help: "Somebody who is theirs, who comes out in the evening.".to_owned(),
                    who_they_trust: Some("Gran; the caretaker at school".to_owned()),
                    they_know: "Yes. “If it is somebody decent.”".to_owned(),
                    on: plus_days(today, -2),
                };
                rooms::hub::refer(tx, id, &asked)?;
            }
        }
    }
    Ok(())
}
