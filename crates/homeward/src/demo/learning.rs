//! How the demonstration's borough learns: a theory of change, rituals and what was thought in them,
//! and what the hubs cost.

use super::adopting;
use super::staff::{hub_team, id};
use anyhow::Context;
use borough::stories::Role;
use care::Date;
use care::dates::{plus_days, plus_years};
use care::ids::{MemberId, SubjectId};
use record::{Caller, Record, Refusal, Tx};
use rooms::learning::{
    NodeKind, Often, Part, Reflection, Ritual, RitualHeld, add_ritual, held, reflect, say_part,
};
use rooms::outcomes::{HubCost, Payer, say_hub_cost};

/// Parts of the theory: what, in a sentence, under which other, which number shows it.
type Told = (NodeKind, &'static str, Option<usize>, Option<&'static str>);

const THEORY: [Told; 16] = [
    (
        NodeKind::Ambition,
        "Every young person grows up in a family, belongs somewhere, and has people who stay",
        None,
        None,
    ),
    (
        NodeKind::Barrier,
        "Workers change when a young person moves, so that they start again with a stranger",
        Some(0),
        None,
    ),
    (
        NodeKind::Activity,
        "One key worker from the first day, whatever happens, to 25 if they want",
        Some(1),
        None,
    ),
    (
        NodeKind::Output,
        "Time together out and about, where young people are",
        Some(2),
        None,
    ),
    (
        NodeKind::Outcome,
        "The key worker is still there after a move",
        Some(2),
        Some("practice_stayed_through"),
    ),
    (
        NodeKind::Outcome,
        "Young people would go to their key worker first",
        Some(2),
        Some("practice_would_go_first"),
    ),
    (
        NodeKind::Assumption,
        "Workers stay when they are backed, reflect together and hold few enough to know them",
        Some(2),
        None,
    ),
    (
        NodeKind::Barrier,
        "When home gets hard, care is the first answer and not the last",
        Some(0),
        None,
    ),
    (
        NodeKind::Activity,
        "The hub answers the same day, and the family makes its own plan",
        Some(7),
        None,
    ),
    (
        NodeKind::Output,
        "Family group conferences, offered before care",
        Some(8),
        Some("practice_offered_before_care"),
    ),
    (
        NodeKind::Outcome,
        "Young people on the edge of care stay out of it",
        Some(8),
        Some("ba_remained_out"),
    ),
    (
        NodeKind::Barrier,
        "A children’s home far away becomes the plan",
        Some(0),
        None,
    ),
    (
        NodeKind::Activity,
        "For everybody in a children’s home somebody keeps asking: who could be family?",
        Some(11),
        None,
    ),
    (
        NodeKind::Output,
        "Family is being found for everybody in a children’s home",
        Some(12),
        Some("practice_family_finding"),
    ),
    (
        NodeKind::Outcome,
        "More young people live in a family",
        Some(12),
        Some("family_setting_share"),
    ),
    (
        NodeKind::Outcome,
        "Young people feel that they belong somewhere",
        Some(12),
        None,
    ),
];

/// What somebody saw, and what they want to try.
const THOUGHTS: [(&str, Option<&str>); 4] = [
    (
        "We said yes to the sleepover and I did not sleep. He did. That is what it is about.",
        Some("Ring each other the night we take a risk"),
    ),
    (
        "Three of us wrote about the same evening in three ways. I want to hear theirs first.",
        None,
    ),
    (
        "I caught myself writing “refused to engage”. She was tired. I rewrote it.",
        Some("Read one note aloud each time and ask: would we say it to them?"),
    ),
    ("A good month. We forget to say so.", None),
];

/// Says all of it, as of the demonstration's first day.
pub fn open(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<()> {
    record
        .write(caller, |tx| {
            let today = tx.today();
            theory(tx, seed)?;
            costs(tx, today)
        })
        .context("the theory of change could not be written down")?;
    adopting::open(record, caller, seed)?;
    for hub in 0..3usize {
        let ritual = SubjectId(id(seed, 40, hub as u64));
        record
            .write(caller, |tx| {
                let today = tx.today();
                began(tx, seed, hub, ritual, today)
            })
            .context("a ritual could not begin")?;
        let workers: Vec<MemberId> = [Role::KeyWorker, Role::SocialWorker]
            .into_iter()
            .filter_map(|role| super::staff::named(seed, role, hub))
            .collect();
        for (nth, who) in workers.iter().enumerate() {
            let Some(who) = record.read(caller, |tx| Ok(Caller::load(tx, *who)?))? else {
                continue;
            };
            record
                .write(&who, |tx| {
                    let on = plus_days(tx.today(), -6 - 28 * nth as i32);
                    let (words, next) = THOUGHTS[(hub + nth * 2) % THOUGHTS.len()];
                    let said = Reflection {
                        on,
                        words: words.to_owned(),
                        next: next.map(str::to_owned),
                    };
                    reflect(tx, ritual, &said)
                })
                .context("a reflection could not be kept")?;
        }
    }
    Ok(())
}

fn theory(tx: &mut Tx<'_>, seed: u64) -> Result<(), Refusal> {
    let part = |at: usize| SubjectId(id(seed, 41, at as u64));
    for (at, (kind, words, under, indicator)) in THEORY.into_iter().enumerate() {
        let said = Part {
            kind,
            words: words.to_owned(),
            under: under.map(part),
            indicator: indicator.map(str::to_owned),
            left: false,
        };
        say_part(tx, part(at), &said)?;
    }
    Ok(())
}

fn began(
    tx: &mut Tx<'_>,
    seed: u64,
    hub: usize,
    ritual: SubjectId,
    today: Date,
) -> Result<(), Refusal> {
    let (name, often, every) = [
        ("The long table", Often::FourWeekly, 28),
        ("Monday at nine", Often::Fortnightly, 14),
        ("What are we proud of?", Often::FourWeekly, 28),
    ][hub % 3];
    let since = plus_days(plus_years(today, -1), 8);
    let said = Ritual {
        team: hub_team(seed, hub),
        name: name.to_owned(),
        purpose:
            "To stop, look at what happened with young people, and say what we want to try next."
                .to_owned(),
        often,
        since,
    };
    add_ritual(tx, ritual, &said)?;
    let mut on = plus_days(since, 3);
    let mut nth = 0usize;
    while on <= today {
        nth += 1;
        // Now and then the day was taken by something else.
        if !(nth + hub).is_multiple_of(5) {
            let people = Some((5 + (nth + hub) % 5) as u16);
            held(tx, ritual, &RitualHeld { on, people })?;
        }
        on = plus_days(on, every);
    }
    Ok(())
}

fn costs(tx: &mut Tx<'_>, today: Date) -> Result<(), Refusal> {
    let first = jiff::civil::date(2026, 4, 1);
    let last = jiff::civil::date(2027, 3, 31);
    for (payer, what, pounds, source) in [
        (
            Payer::Council,
            "Staff of three hubs",
            1_640_000,
            "General ledger, cost centres of the hubs, outturn of 2026-27 before audit",
        ),
        (
            Payer::Council,
            "Buildings and cars",
            118_500,
            "General ledger, premises and transport, outturn of 2026-27 before audit",
        ),
        (
            Payer::Health,
            "A life coach, three days a week",
            52_400,
            "Letter of the integrated care board, May 2026",
        ),
        (
            Payer::Police,
            "A police liaison officer",
            47_900,
            "Letter of the district commander, April 2026",
        ),
    ] {
        let said = HubCost {
            payer,
            what: what.to_owned(),
            from: first,
            until: last.min(today),
            amount: care::Pence::pounds(pounds),
            source: source.to_owned(),
            mistaken: false,
        };
        say_hub_cost(tx, &said, None)?;
    }
    Ok(())
}
