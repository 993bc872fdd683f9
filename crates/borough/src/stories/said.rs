//! What is said, by whom; who matters; and the time spent together.

use super::words::{
    BABIES, BABY_NOTES, FAR_FROM_HOME, HARD, HELPS, HOPES, INTERESTS, MATTERS, NOTES, Sort,
    WORKER_STRENGTHS, from_age, of_age,
};
use super::{About, Contact, ContactPlace, Person, Statement, Story, Turn, Words};
use crate::calendar::{Day, birthday, date};
use crate::dice::Dice;
use crate::life::{Life, Spell};

pub(super) fn statements(
    d: &mut Dice,
    life: &Life,
    spell: &Spell,
    last: Day,
    years: i32,
) -> Vec<Statement> {
    let from = spell.from.max(last - 540);
    let mut found: Vec<Statement> = Vec::new();
    let mut say = |d: &mut Dice, about, text: &str, words| {
        // Not before they were old enough to say it.
        let from = from.max(birthday(life.born, from_age(text))).min(last);
        let said_on = date(d.from(from, last));
        found.push(Statement {
            about,
            text: text.to_owned(),
            words,
            said_on,
        });
    };
    if years < 4 {
        for _ in 0..d.from(1, 2) {
            let text = he_or_she(d.one_of::<&str>(&BABIES), life.boy);
            say(d, About::Strength, &text, Words::Carer);
        }
    } else {
        // Nobody has asked some of them yet: the page invites.
        if d.chance(0.10) {
            return found;
        }
        let open: Vec<usize> = (0..INTERESTS.len())
            .filter(|i| fits(*i, life.uasc))
            .collect();
        let at = d.below(open.len());
        let one = open[at];
        let two = open[(at + 1 + d.below(open.len() - 1)) % open.len()];
        let own = |i: usize| {
            if years < 12 {
                INTERESTS[i].younger
            } else {
                INTERESTS[i].older
            }
        };
        say(d, About::Strength, own(one), Words::YoungPerson);
        if d.chance(0.6) {
            say(
                d,
                About::Strength,
                &he_or_she(INTERESTS[two].carer, life.boy),
                Words::Carer,
            );
        }
        if d.chance(0.4) {
            let text = *d.one_of(&of_age(&WORKER_STRENGTHS, years));
            say(d, About::Strength, text, Words::Worker);
        }
        if d.chance(0.75) {
            let hope = if years >= 14 && d.chance(0.6) {
                INTERESTS[one].hope
            } else {
                *d.one_of(&of_age(&HOPES, years))
            };
            say(d, About::Aspiration, hope, Words::YoungPerson);
        }
        if life.uasc {
            let (about, text) = *d.one_of(&FAR_FROM_HOME);
            say(d, about, text, Words::YoungPerson);
        }
        if d.chance(0.7) {
            let text = *d.one_of(&of_age(&MATTERS, years));
            say(d, About::WhatMatters, text, Words::YoungPerson);
        }
        if d.chance(0.6) {
            let text = *d.one_of(&of_age(&HELPS, years));
            say(d, About::WhatHelps, text, Words::YoungPerson);
        }
        if years >= 8 && d.chance(0.35) {
            let text = *d.one_of(&of_age(&HARD, years));
            say(d, About::WhatHasBeenHard, text, Words::YoungPerson);
        }
    }
    found.sort_by_key(|s| s.said_on);
    found.dedup_by(|a, b| a.text == b.text);
    found
}

/// Whether an interest fits: languages and prayers far from home for those who came from there,
/// grandads and local clubs for those who grew up here.
fn fits(interest: usize, uasc: bool) -> bool {
    match INTERESTS[interest].sort {
        Sort::Anyone => true,
        Sort::GrewUpHere => !uasc,
        Sort::CameHere => uasc,
    }
}

/// Carers' words, for him or for her.
fn he_or_she(text: &str, boy: bool) -> String {
    let words = if boy {
        ["He", "he", "him", "His", "his"]
    } else {
        ["She", "she", "her", "Her", "her"]
    };
    ["{He}", "{he}", "{him}", "{His}", "{his}"]
        .iter()
        .zip(words)
        .fold(text.to_owned(), |text, (mark, word)| {
            text.replace(mark, word)
        })
}

pub(super) fn people(
    d: &mut Dice,
    life: &Life,
    siblings: bool,
    last: Day,
    years: i32,
) -> Vec<Person> {
    const FAMILY: [(&str, &str); 8] = [
        ("Mum", "mum"),
        ("Dad", "dad"),
        ("Nan", "nan"),
        ("Grandad", "grandad"),
        ("Auntie Jo", "aunt"),
        ("Uncle Phil", "uncle"),
        ("Nana Sheila", "great-grandmother"),
        ("Our Kelly", "cousin"),
    ];
    const OTHERS: [(&str, &str); 10] = [
        ("Mr Holt", "form teacher"),
        ("Miss Ahmed", "teaching assistant"),
        ("Coach Danny", "coach"),
        ("Maya", "best friend"),
        ("Kofi", "best friend"),
        ("Tash", "youth worker"),
        ("Sue", "foster carer from before"),
        ("Biscuit", "dog"),
        ("Ken", "friend on the allotments"),
        ("Father Tom", "priest"),
    ];
    let mut found: Vec<Person> = Vec::new();
    let mut add = |d: &mut Dice, (name, relation): (&str, &str), family: bool| {
        let every: u16 = d.weighted(&[(0.3, 7), (0.4, 14), (0.3, 28)]);
        let how = d.weighted(&[
            (0.4, "visits"),
            (0.25, "phone calls"),
            (0.2, "video calls"),
            (0.15, "out together on Saturdays"),
        ]);
        let how = match relation {
            "dog" => "walks on Sundays",
            "mum, far away" => "video calls, when the signal holds",
            "form teacher" | "teaching assistant" => "at school",
            _ => how,
        };
        found.push(Person {
            name: name.to_owned(),
            relation: relation.to_owned(),
            keeps_in_touch: Some(how.to_owned()),
            every_days: family.then_some(every),
            last_contact: Some(date(last - d.from(0, i32::from(every) + 10))),
        });
    };
    if life.uasc {
        add(d, ("Mum", "mum, far away"), true);
    } else {
        let first = d.below(FAMILY.len());
        add(d, FAMILY[first], true);
        if d.chance(0.6) {
            let second = (first + 1 + d.below(FAMILY.len() - 1)) % FAMILY.len();
            add(d, FAMILY[second], true);
        }
    }
    if siblings && d.chance(0.5) {
        add(d, ("My brothers and sisters", "brothers and sisters"), true);
    }
    if years >= 5 {
        let mut others = OTHERS.to_vec();
        others.retain(|(_, relation)| from_age(relation) <= years);
        let first = d.below(others.len());
        add(d, others[first], false);
        if d.chance(0.4) {
            add(d, others[(first + 3) % others.len()], false);
        }
    }
    found
}

pub(super) fn contacts(
    d: &mut Dice,
    story: &Story,
    turn: &Turn,
    spell: &Spell,
    to: Day,
    years: i32,
) -> Vec<Contact> {
    let mut found: Vec<Contact> = Vec::new();
    let start = spell.from.max(to - 182) + d.from(1, 9);
    let mut at = start;
    // Most are seen every week or two; a few have been waiting too long, and the page shows it.
    let every = d.weighted(&[(0.35, 7), (0.4, 12), (0.19, 18), (0.06, 45)]);
    let interest = INTERESTS.iter().find(|i| {
        story
            .statements
            .iter()
            .any(|s| s.text == i.younger || s.text == i.older)
    });
    // Each note once, in an order of this young person's own.
    let mut notes: Vec<(ContactPlace, &str)> = if years < 4 {
        BABY_NOTES
            .map(|note| (ContactPlace::TheirPlace, note))
            .to_vec()
    } else {
        // What is done together out of an interest is told of those who are old enough for it.
        let own = interest.filter(|_| years >= 12);
        let own = own.map(|i| (ContactPlace::Community, i.together));
        let all = NOTES.iter().copied().chain(own);
        // A note may be half a year old.
        all.filter(|(_, note)| from_age(note) < years).collect()
    };
    for i in (1..notes.len()).rev() {
        notes.swap(i, d.below(i + 1));
    }
    let mut left = notes.iter().copied().cycle();
    while at < to {
        let next = at + (every + d.from(-3, 5)).max(3);
        let Some((place, note)) = left.next() else {
            break;
        };
        let minutes = if place == ContactPlace::Phone {
            d.from(5, 25)
        } else {
            d.from(30, 130)
        };
        found.push(Contact {
            on: date(at),
            by: turn.member.clone(),
            minutes: minutes as u32,
            place,
            note: note.to_owned(),
            next_on: d.chance(0.8).then(|| date(next)),
        });
        at = next;
    }
    found
}
