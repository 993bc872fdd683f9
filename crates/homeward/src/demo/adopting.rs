//! What the demonstration's borough took from elsewhere: parts held, changed and left out, what it
//! took to be ready, how people see it, and what did not work.

use super::staff::id;
use anyhow::Context;
use care::Date;
use care::dates::plus_days;
use care::ids::{MemberId, SubjectId};
use record::{Caller, Record, Refusal, Tx};
use rooms::learning::{
    Adopted, ChangeKind, Component, ComponentKind, Conditions, Evidence, Level, Needed, NeededKind,
    NotWorked, Stance, Standpoint, Step, StepDone, Then, say_adopted, say_component,
    say_conditions, say_needed, say_not_worked, say_step,
};

/// A part: as it was said, what it is, and, when it is otherwise here, how, why and who agreed.
type Part = (
    &'static str,
    ComponentKind,
    Option<(Stance, &'static str, &'static str)>,
    Option<&'static str>,
);

const PARTS: [Part; 8] = [
    (
        "One worker is there for a young person and stays through every move",
        ComponentKind::Distinguisher,
        None,
        Some("Stayed through a move, under How we work"),
    ),
    (
        "A place to sleep is never the plan: it is short, and a family is always being found",
        ComponentKind::NonNegotiable,
        None,
        Some("Nights in homes and family being found, under How we work"),
    ),
    (
        "Health, police and speech and language work in the same team, under one manager",
        ComponentKind::Structure,
        Some((
            Stance::Adapted,
            "The police officer stays with the neighbourhood team and is here three days",
            "The hub board, with the district commander",
        )),
        Some("Days they say they are here, on each hub’s page"),
    ),
    (
        "Most support is given where young people are",
        ComponentKind::Distinguisher,
        None,
        Some("Out and about, two-thirds of the minutes"),
    ),
    (
        "No form and no appointment stand before help",
        ComponentKind::Distinguisher,
        None,
        Some("One question, one answer: how long asks wait"),
    ),
    (
        "Would it be good enough for my own child?",
        ComponentKind::Provocation,
        None,
        None,
    ),
    (
        "A hub takes young people of 12 and over",
        ComponentKind::Structure,
        Some((
            Stance::Dropped,
            "Eleven-year-olds asked for it in the design week, and brothers and sisters come together",
            "The young people’s steering group and the head of service",
        )),
        None,
    ),
    (
        "What do you want from us? The Deal, said in both directions on the first day",
        ComponentKind::Local,
        None,
        None,
    ),
];

/// What it needed: kind, what, who, days from today by which, and how it was settled.
type Need = (
    NeededKind,
    &'static str,
    &'static str,
    i32,
    Option<&'static str>,
);

const NEEDS: [Need; 9] = [
    (
        NeededKind::Readiness,
        "Key workers in post, and a week together before the first young person",
        "Ruth Pemberton",
        -400,
        Some("Nine of ten were there for the week."),
    ),
    (
        NeededKind::Readiness,
        "An agreement on sharing with health and the police that workers can read",
        "The information governance lead",
        -390,
        Some("Two pages, signed by all three."),
    ),
    (
        NeededKind::Readiness,
        "Foster carers who belong to each hub",
        "Fostering team",
        -20,
        None,
    ),
    (
        NeededKind::Barrier,
        "Statements of purpose took longer than the builders",
        "Registered managers",
        -330,
        Some("Written with the inspector from the second time on."),
    ),
    (
        NeededKind::Barrier,
        "Nobody outside the hub knew whom it is for",
        "Hub managers",
        40,
        None,
    ),
    (
        NeededKind::Freedom,
        "To spend up to £200 the same day without a panel",
        "Head of service",
        -360,
        Some("Yes, with a line in the book by Friday."),
    ),
    (
        NeededKind::Freedom,
        "To keep somebody of 18 in the same home until their course ends",
        "Ofsted",
        -90,
        Some(
            "Not as a children’s home. The flat next door is registered as supported accommodation.",
        ),
    ),
    (
        NeededKind::Resource,
        "A life coach, three days a week",
        "The integrated care board",
        -370,
        Some("Paid by health: see what the hubs cost."),
    ),
    (
        NeededKind::Resource,
        "Cars that a young person is not ashamed to be seen in",
        "Fleet",
        60,
        None,
    ),
];

/// Steps with the days before today on which they were taken, and what is remembered.
const STEPS: [(Step, i32, Option<&str>); 11] = [
    (
        Step::Question,
        -700,
        Some(
            "Four of us spent two nights in a hub. What we saw was in nobody’s paper: the washing machine is where people talk.",
        ),
    ),
    (Step::Theory, -640, None),
    (
        Step::First,
        -600,
        Some("Eight young people. A teacher took one of them home; nobody had asked her before."),
    ),
    (Step::Together, -560, None),
    (Step::Core, -520, None),
    (Step::People, -450, None),
    (Step::Registration, -410, None),
    (Step::KeyWorkers, -400, None),
    (Step::Baseline, -395, None),
    (Step::Launch, -390, None),
    (
        Step::Read6,
        -200,
        Some("Steadier than we hoped, and farther from families than we thought."),
    ),
];

/// Something that did not work, as said: tried, hoped, happened, why, what then, days ago.
type Failed = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Then,
    i32,
);

const FAILED: [Failed; 3] = [
    (
        "A rota that shared nights evenly between key workers.",
        "That nobody would be too tired to be kind.",
        "Young people met somebody they did not know on the nights that mattered.",
        "We counted hours and not who is known. Evenness was for us.",
        Then::Changed,
        -250,
    ),
    (
        "Inviting everybody’s family to one big meal a month.",
        "That families would meet each other.",
        "Three came the first time and none the third.",
        "A hall, a Thursday and a sign-in sheet. Nobody had been asked where they would like to eat.",
        Then::Stopped,
        -120,
    ),
    (
        "Text reminders before every promised contact.",
        "That fewer would be missed.",
        "As many were missed, and two young people said it felt like the dentist.",
        "The ones that were missed were ours to keep, not theirs to remember.",
        Then::Stopped,
        -45,
    ),
];

/// Says all of it, as of the demonstration's first day.
pub(super) fn open(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<()> {
    let whole = SubjectId(id(seed, 42, 0));
    record
        .write(caller, |tx| {
            let today = tx.today();
            hub(tx, whole, today)?;
            others(tx, seed, today)?;
            for (nth, (tried, hoped, happened, because, then, ago)) in FAILED.iter().enumerate() {
                let said = NotWorked {
                    tried: (*tried).to_owned(),
                    hoped: (*hoped).to_owned(),
                    happened: (*happened).to_owned(),
                    because: (*because).to_owned(),
                    then: *then,
                    on: plus_days(today, *ago),
                    of: (nth != 1).then_some(whole),
                };
                say_not_worked(tx, SubjectId(id(seed, 43, nth as u64)), &said)?;
            }
            Ok(())
        })
        .context("what was taken from elsewhere could not be written down")?;
    for nth in (0..=6).chain([10]) {
        let who = MemberId(id(seed, 2, nth));
        let Some(who) = record.read(caller, |tx| Ok(Caller::load(tx, who)?))? else {
            continue;
        };
        // The team manager and the service lead; the others hold young people.
        let leads = nth >= 6;
        let level = |salt: u64| match (nth + salt) % 4 + u64::from(leads) {
            0 => Level::NotYet,
            1 | 2 => Level::Partly,
            _ => Level::Firmly,
        };
        let said = Conditions {
            from: match leads {
                true => Standpoint::Leader,
                false => Standpoint::Practitioner,
            },
            vision: if leads { Level::Firmly } else { level(0) },
            evidence: level(1),
            long_haul: level(2),
            leaders: if leads { Level::Firmly } else { level(3) },
            engagement: level(4),
            learning: level(5),
        };
        record
            .write(&who, |tx| say_conditions(tx, whole, &said))
            .context("nobody could say how far it holds")?;
    }
    Ok(())
}

fn hub(tx: &mut Tx<'_>, whole: SubjectId, today: Date) -> Result<(), Refusal> {
    let said = Adopted {
        name: "No Wrong Door".to_owned(),
        source: "North Yorkshire County Council".to_owned(),
        question: "Who stays with a young person when everything else changes?".to_owned(),
        kind: ChangeKind::Innovation,
        evidence: Evidence::BeforeAfter,
        written: Some(
            "Innovation Unit, 27 April 2018, on its independent evaluation: read it beside our own numbers"
                .to_owned(),
        ),
        took: "A hub that is people and not a building, one key worker who stays, and help without a form."
            .to_owned(),
        left: Some("The age limit, and the police officer’s desk: see what is core.".to_owned()),
        indicator: Some("placements_3_plus_1y".to_owned()),
        decided: plus_days(today, -720),
    };
    say_adopted(tx, whole, &said)?;
    for (nth, (words, kind, otherwise, look_at)) in PARTS.into_iter().enumerate() {
        let looked = look_at.map(|_| plus_days(today, -30 - 130 * (nth as i32 % 4)));
        let said = Component {
            words: words.to_owned(),
            kind,
            stance: otherwise.map_or(Stance::Held, |(stance, ..)| stance),
            why: otherwise.map(|(_, why, _)| why.to_owned()),
            agreed: otherwise.map(|(.., agreed)| agreed.to_owned()),
            look_at: look_at.map(str::to_owned),
            looked,
            saw: looked
                .map(|_| ["It holds.", "It holds, less so at weekends."][nth % 2].to_owned()),
        };
        say_component(tx, whole, None, &said)?;
    }
    for (kind, words, who, by, how) in NEEDS {
        let by = plus_days(today, by);
        let said = Needed {
            kind,
            words: words.to_owned(),
            who: who.to_owned(),
            by: Some(by),
            settled: how.map(|_| plus_days(by, 9)),
            how: how.map(str::to_owned),
        };
        say_needed(tx, whole, None, &said)?;
    }
    for (step, ago, words) in STEPS {
        let said = StepDone {
            step,
            on: plus_days(today, ago),
            words: words.map(str::to_owned),
        };
        say_step(tx, whole, &said)?;
    }
    Ok(())
}

/// Two that are at their beginning.
fn others(tx: &mut Tx<'_>, seed: u64, today: Date) -> Result<(), Refusal> {
    for (nth, (name, source, question, evidence, took, ready)) in [
        (
            "Mockingbird",
            "The Fostering Network",
            "Whom does a foster carer ring at midnight who already knows the children?",
            Evidence::Told,
            "One carer at the middle of six to ten families, with two beds for a night off.",
            Some("A carer for the middle of the first constellation"),
        ),
        (
            "Signs of Safety",
            "Western Australia, by way of other councils",
            "How do we talk about worry so that a family can use it?",
            Evidence::NotKnown,
            "The map, and each person’s own number kept apart.",
            None,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let whole = SubjectId(id(seed, 42, nth as u64 + 1));
        let said = Adopted {
            name: name.to_owned(),
            source: source.to_owned(),
            question: question.to_owned(),
            kind: ChangeKind::Improvement,
            evidence,
            written: None,
            took: took.to_owned(),
            left: None,
            indicator: None,
            decided: plus_days(today, -80 * (nth as i32 + 1)),
        };
        say_adopted(tx, whole, &said)?;
        if let Some(words) = ready {
            let said = Needed {
                kind: NeededKind::Readiness,
                words: words.to_owned(),
                who: "Fostering team".to_owned(),
                by: Some(plus_days(today, 30)),
                settled: None,
                how: None,
            };
            say_needed(tx, whole, None, &said)?;
        }
    }
    Ok(())
}
