//! What is computed once and kept in memory is never older than the record: after any change, what a
//! page is made of equals what is computed anew from all that stands.

use crate::stage::house;
use crate::stage_desk::{Town, town};
use care::codes::{Absence, LegalStatus, ReviewParticipation};
use care::ids::{SubjectId, YoungPersonId};
use care::{CollectionYear, Date};
use record::access::Persona;
use record::{Content, Record, Refusal, Tx};
use rooms::looked_after::{self, Episode, Keyed, Missing, Review};
use rooms::our_return::{Checked, of_child, of_year, of_year_anew};
use rooms::people::Identity;

const YEAR: CollectionYear = CollectionYear(2027);

/// A stream of chance that is the same every time.
pub struct Chance(pub u64);

impl Chance {
    pub fn of(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
    pub fn day(&mut self) -> Date {
        let day = i32::try_from(self.of(400)).unwrap();
        care::dates::plus_days(jiff::civil::date(2026, 3, 1), day)
    }
}

/// What stands of one kind about somebody, with the fact.
fn stands<C: Content>(tx: &mut Tx<'_>, id: YoungPersonId) -> Vec<(care::ids::FactId, C)> {
    let mut all = Vec::new();
    looked_after::each_standing(tx, Some(SubjectId::from(id)), |whence, said: C| {
        all.push((whence.fact, said));
    })
    .unwrap();
    all
}

fn say<C: Keyed>(tx: &mut Tx<'_>, id: YoungPersonId, said: &C) -> Result<(), Refusal> {
    let seen = stands::<C>(tx, id)
        .into_iter()
        .find(|(_, other)| other.key() == said.key())
        .map(|(fact, _)| fact);
    looked_after::say_keyed(tx, id, said, seen, None).map(drop)
}

fn withdraw_one<C: Keyed>(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    chance: &mut Chance,
) -> Result<(), Refusal> {
    let all = stands::<C>(tx, id);
    if all.is_empty() {
        return Ok(());
    }
    let (fact, said) = &all[chance.of(all.len())];
    looked_after::withdraw::<C>(tx, id, &said.key(), *fact, "a slip".to_owned()).map(drop)
}

/// One change of some kind about somebody.
fn change(tx: &mut Tx<'_>, id: YoungPersonId, chance: &mut Chance) -> Result<(), Refusal> {
    match chance.of(8) {
        0 => say(
            tx,
            id,
            &Review {
                on: chance.day(),
                participation: [None, ReviewParticipation::all().first().copied()][chance.of(2)],
            },
        ),
        1 => withdraw_one::<Review>(tx, id, chance),
        2 | 3 => {
            let all = stands::<Episode>(tx, id);
            let Some((_, mut last)) = all.into_iter().next_back() else {
                return Ok(());
            };
            last.legal_status = ["C2", "E1", "V2", "L2"]
                .get(chance.of(5))
                .and_then(|code| LegalStatus::parse(code));
            say(tx, id, &last)
        }
        4 => {
            let (_, mut who) = stands::<Identity>(tx, id).remove(0);
            who.upn = [
                None,
                Some("A000464096519"),
                Some("a000464096519"),
                Some("UN3"),
            ][chance.of(4)]
            .map(str::to_owned);
            say(tx, id, &who)
        }
        5 => {
            let from = chance.day();
            let until = [None, Some(care::dates::plus_days(from, 3))][chance.of(2)];
            let kind = Absence::parse("M");
            say(tx, id, &Missing { kind, from, until })
        }
        6 => withdraw_one::<Episode>(tx, id, chance),
        _ => {
            // Undone: whatever it computed on the way must be forgotten with it.
            withdraw_one::<Episode>(tx, id, chance)?;
            of_year(tx, YEAR)?;
            rooms::evidence::borough(tx)?;
            looked_after::lives(tx)?;
            Err(Refusal::NotAllowed)
        }
    }
}

/// Everything a page takes from a checked return.
fn shown(checked: &Checked) -> Vec<String> {
    let mut all: Vec<String> = checked
        .findings
        .iter()
        .map(|found| {
            let cells: Vec<_> = found
                .fields()
                .into_iter()
                .map(|column| checked.written(found, column))
                .collect();
            format!(
                "{found:?} {cells:?} {} {}",
                checked.code(found),
                checked.rests_on(found)
            )
        })
        .collect();
    all.push(format!(
        "{} {} {}",
        checked.rules,
        checked.children,
        checked.not_checked.len()
    ));
    all
}

fn compare(record: &Record, step: usize) {
    record
        .read(&house(), |tx| {
            let (kept, anew) = (of_year(tx, YEAR)?, of_year_anew(tx, YEAR)?);
            assert_eq!(shown(&kept), shown(&anew), "findings after step {step}");
            let (kept, anew) = (
                rooms::evidence::borough(tx)?,
                rooms::evidence::borough_anew(tx)?,
            );
            assert!(*kept == anew, "histories after step {step}");
            let (kept, anew) = (looked_after::lives(tx)?, looked_after::lives_anew(tx)?);
            assert!(*kept == anew, "lives after step {step}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_is_kept_equals_what_is_computed_anew_after_any_writes() {
    let Town { record, .. } = town();
    let mut people: Vec<YoungPersonId> = record
        .read(&house(), |tx| {
            Ok(rooms::people::codes_of(tx)?.into_keys().collect())
        })
        .unwrap();
    people.sort();
    let mut chance = Chance(7);
    compare(&record, 0);
    for step in 1..=60 {
        for _ in 0..=chance.of(3) {
            let id = people[chance.of(people.len())];
            let mut told = Chance(chance.0);
            let done = record.write(&house(), |tx| change(tx, id, &mut told));
            chance = told;
            assert!(
                matches!(done, Ok(()) | Err(Refusal::NotAllowed)),
                "{done:?}"
            );
        }
        compare(&record, step);
    }
    // A child alone is told what everybody's return says of them, also when it compares them.
    record
        .read(&house(), |tx| {
            let whole = of_year(tx, YEAR)?;
            let mut across = 0;
            for id in &people {
                let theirs: Vec<_> = of_child(tx, *id, YEAR)?
                    .findings
                    .iter()
                    .map(|found| format!("{found:?}"))
                    .collect();
                let among: Vec<_> = whole
                    .findings
                    .iter()
                    .filter(|found| found.about == *id)
                    .inspect(|found| across += usize::from(found.rule.is_cross_child()))
                    .map(|found| format!("{found:?}"))
                    .collect();
                assert_eq!(theirs, among);
            }
            assert!(across > 0, "nobody ended with somebody else's pupil number");
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_next_page_after_a_change_shows_it() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let mut lead = town.as_a(Persona::ServiceLead);
    let mut analyst = town.as_a(Persona::Analyst);
    let page = format!("/young-people/{child}");
    let numbers = "/numbers/about/looked_after?on=2027-03-31";
    // Everything that is kept is kept by now.
    let before = (
        worker.get(&page).text(),
        lead.get(numbers).text(),
        analyst.get("/our-return/2027?by=child").text(),
    );
    town.record
        .write(&house(), |tx| {
            for (fact, episode) in stands::<Episode>(tx, child) {
                let key = episode.key();
                looked_after::withdraw::<Episode>(tx, child, &key, fact, "a slip".to_owned())?;
            }
            Ok(())
        })
        .unwrap();
    let after = (
        worker.get(&page).text(),
        lead.get(numbers).text(),
        analyst.get("/our-return/2027?by=child").text(),
    );
    let findings = |text: &str| {
        text.split("Before the return goes")
            .nth(1)
            .map(str::to_owned)
    };
    assert_ne!(findings(&before.0), findings(&after.0));
    assert_ne!(before.1, after.1);
    assert_ne!(before.2, after.2);
}

#[test]
fn a_young_persons_page_is_read_in_few_statements() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let page = format!("/young-people/{child}");
    // What is kept is made by whoever comes first.
    worker.get(&page);
    let counted = worker.get(&page).statements;
    assert!((20..=48).contains(&counted), "{counted} statements");
    let counted = worker.get("/young-people").statements;
    assert!((5..=20).contains(&counted), "{counted} statements");
}
