//! Telling the stories: one stream of chance for each young person.

use super::said::{contacts, people, statements};
use super::team::{HUB_NAMES, KeyWorker, key_workers, staff, turns};
use super::words::SCHOOLS;
use super::{Hub, Phase, Place, School, Stories, Story};
use crate::Borough;
use crate::calendar::{Day, age, day};
use crate::dice::{Dice, Purpose};
use crate::life::{Kind, Life, Spell};
use crate::names;
use crate::workers;
use care::Date;
use rayon::prelude::*;
use std::collections::HashMap;

pub(super) fn all(borough: &Borough, until: Date) -> Stories {
    let to = day(
        i32::from(until.year()),
        i32::from(until.month()),
        i32::from(until.day()),
    );
    let seed = borough.plan.seed;
    let mut d = Dice::new(seed, Purpose::Stories, u64::MAX);
    let key_workers = key_workers(&mut d, borough.plan.children, to);
    let mut brothers_and_sisters: HashMap<u32, Vec<u32>> = HashMap::new();
    for life in &borough.lives {
        brothers_and_sisters
            .entry(life.group)
            .or_default()
            .push(life.number);
    }
    let young_people: Vec<Story> = borough
        .lives
        .par_iter()
        .filter(|life| life.spells.first().is_some_and(|s| s.from <= to))
        .map(|life| {
            let siblings = brothers_and_sisters
                .get(&life.group)
                .map_or(&[][..], Vec::as_slice);
            story(borough, life, siblings, &key_workers, to)
        })
        .collect();
    let staff = staff(&mut d, borough, &key_workers, to);
    Stories {
        until,
        hubs: HUB_NAMES
            .iter()
            .map(|(id, name)| Hub {
                id: (*id).to_owned(),
                name: (*name).to_owned(),
            })
            .collect(),
        staff,
        schools: (1..)
            .zip(SCHOOLS)
            .map(|(n, (name, phase))| School {
                id: school_id(n),
                name: name.to_owned(),
                phase,
            })
            .collect(),
        young_people,
    }
}

fn school_id(n: usize) -> String {
    format!("school-{n:02}")
}

fn story(
    borough: &Borough,
    life: &Life,
    siblings: &[u32],
    key_workers: &[KeyWorker],
    to: Day,
) -> Story {
    let seed = borough.plan.seed;
    // What the family shares, then what is the child's own.
    let mut family = Dice::new(seed, Purpose::Stories, (1 << 41) | u64::from(life.group));
    let mut d = Dice::new(seed, Purpose::Stories, u64::from(life.number));
    let origin = names::origin(&mut family, life.ethnic, life.uasc);
    let surname = names::family(&mut family, origin);
    let given = names::given(&mut d, origin, life.boy);
    let hub = workers::hub(life);
    let mut story = Story {
        child: life.number.to_string(),
        given: given.to_owned(),
        family: surname.to_owned(),
        known_as: short(&mut d, given),
        hub: HUB_NAMES[hub].0.to_owned(),
        siblings: siblings
            .iter()
            .filter(|n| **n != life.number)
            .map(u32::to_string)
            .collect(),
        key_workers: Vec::new(),
        social_worker: None,
        school: None,
        lives: None,
        statements: Vec::new(),
        people: Vec::new(),
        places: Vec::new(),
        contacts: Vec::new(),
    };
    // The rest for those in care, or who left in the last two years and are still ours to know.
    let Some(spell) = life.spells.iter().rev().find(|s| s.from <= to) else {
        return story;
    };
    let gone = spell.until <= to;
    let lately = !gone || to - spell.until < 730;
    let died = gone && spell.why == care::codes::ReasonEpisodeCeased::E2;
    if !lately || life.short_breaks || died {
        return story;
    }
    let last = spell.until.min(to);
    let years = age(life.born, last);
    if !gone {
        story.key_workers = turns(&mut d, key_workers, hub, life, spell, to);
        story.social_worker = workers::history(life, &borough.teams, seed, to)
            .last()
            .map(|turn| workers::id(turn.1));
        story.school = school(&mut d, years);
        story.lives = lives(borough, spell, to);
    }
    story.statements = statements(&mut d, life, spell, last, years);
    story.people = people(&mut d, life, siblings.len() > 1, last, years);
    let n = if years < 3 { 0 } else { d.from(0, 3) };
    let mut places = super::words::PLACES.to_vec();
    places.retain(|(_, why)| super::words::from_age(why) <= years);
    for _ in 0..n {
        let (name, why) = *d.one_of(&places);
        let new = !story.places.iter().any(|p| p.name == name);
        if new {
            story.places.push(Place {
                name: name.to_owned(),
                why: Some(why.to_owned()),
            });
        }
    }
    if let Some(turn) = story.key_workers.last() {
        story.contacts = contacts(&mut d, &story, turn, spell, to, years);
    }
    story
}

fn short(d: &mut Dice, given: &str) -> Option<String> {
    const SHORT: [(&str, &str); 16] = [
        ("Abigail", "Abi"),
        ("Amelia", "Millie"),
        ("Bethany", "Beth"),
        ("Charlie", "Chaz"),
        ("Daniel", "Danny"),
        ("Elliot", "Ell"),
        ("Finley", "Fin"),
        ("Freddie", "Fred"),
        ("Georgia", "George"),
        ("Harriet", "Hattie"),
        ("Imogen", "Immy"),
        ("Jacob", "Jake"),
        ("Mohammad", "Mo"),
        ("Nathaniel", "Nate"),
        ("Oliver", "Ollie"),
        ("Samuel", "Sammy"),
    ];
    let short = SHORT.iter().find(|s| s.0 == given)?.1;
    d.chance(0.6).then(|| short.to_owned())
}

fn school(d: &mut Dice, years: i32) -> Option<String> {
    let phase = match years {
        4..=10 => Phase::Primary,
        11..=15 => Phase::Secondary,
        16..=17 => Phase::College,
        _ => return None,
    };
    let of: Vec<usize> = (1..)
        .zip(SCHOOLS)
        .filter(|s| s.1.1 == phase)
        .map(|s| s.0)
        .collect();
    Some(school_id(*d.one_of(&of)))
}

/// In words for people. Carers have a name of their own, always the same for the same home.
fn lives(borough: &Borough, spell: &Spell, to: Day) -> Option<String> {
    let stay = spell.stays.iter().rev().find(|s| s.from <= to)?;
    if stay.away.is_some() {
        return Some("away for a few days".to_owned());
    }
    let slot = &spell.slots[usize::from(stay.slot)];
    let number = slot.home?;
    let mut d = Dice::new(
        borough.plan.seed,
        Purpose::Stories,
        (1 << 42) | u64::from(number),
    );
    let home = &borough.supply.homes[number as usize];
    let named = home
        .register
        .map(|r| borough.supply.providers[r as usize].name.clone());
    Some(match slot.kind {
        Kind::Foster | Kind::Agency | Kind::Adopter => {
            let one = names::grown_up(&mut d, false);
            if d.chance(0.7) {
                let man = d.chance(0.85);
                format!("with {one} and {}", names::grown_up(&mut d, man))
            } else {
                format!("with {one}")
            }
        }
        Kind::Kin => d
            .weighted(&[
                (0.55, "with Nan and Grandad"),
                (0.25, "with an aunt and uncle"),
                (0.1, "with a grown-up sister"),
                (0.1, "with friends of the family"),
            ])
            .to_owned(),
        Kind::Parent => "at home with family".to_owned(),
        Kind::Hospital => "in hospital".to_owned(),
        Kind::Custody => "in custody".to_owned(),
        Kind::Other => "in a place found for now".to_owned(),
        _ => format!("at {}", named?),
    })
}
