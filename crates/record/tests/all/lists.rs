//! Who a list holds and whose record opens are the same question, asked twice.

use crate::garden::{GARDEN, settings};
use crate::oracle::Answer;
use crate::situations::Chance;
use crate::towns::{KNOWN, Town, load, pair, settle, town};
use care::ids::YoungPersonId;
use record::access::{self, Action, FieldClass, Filter};
use record::{Caller, Record, Refusal, Tx};
use std::collections::BTreeSet;

/// Councils made up on SQLite.
const TOWNS: u64 = 60;

/// The young people a filter lets through, of all the ids in one town.
fn through(tx: &mut Tx<'_>, filter: &Filter, named: &str) -> BTreeSet<YoungPersonId> {
    let clause = filter.on("p.id", 2);
    let sql = format!(
        "SELECT p.id FROM person p WHERE p.name = $1 AND {}",
        clause.sql
    );
    let mut params: Vec<&dyn record::Bind> = vec![&named];
    params.extend(clause.binds());
    tx.rows(&sql, &params, |row| row.get(0))
        .expect("a list")
        .into_iter()
        .collect()
}

/// Compares every member's decisions and lists; gives how many single answers were compared.
fn compare(record: &Record, town: &Town, chance: &mut Chance) -> usize {
    let label = town.teams[0].to_string();
    record
        .write(&Caller::system("a made-up council"), |tx| {
            for id in &town.young_people[..KNOWN] {
                tx.execute(
                    "INSERT INTO person (id, name, told) VALUES ($1, $2, 1)",
                    &[id, &label],
                )?;
            }
            Ok(())
        })
        .expect("written");
    let mut compared = 0;
    for (who, someone) in town.members.iter().enumerate() {
        let caller = load(record, someone.id);
        let questions: Vec<(Action, Vec<FieldClass>)> = (0..6)
            .map(|_| {
                let classes = (0..=chance.below(3))
                    .map(|_| *chance.of(FieldClass::ALL))
                    .collect();
                (
                    *chance.of(&[Action::See, Action::See, Action::Add, Action::Export]),
                    classes,
                )
            })
            .collect();
        let answered = record.read(&caller, |tx| {
            let mut open = BTreeSet::new();
            let mut may: Vec<BTreeSet<YoungPersonId>> = vec![BTreeSet::new(); questions.len()];
            for (whose, id) in town.young_people.iter().enumerate() {
                let of = pair(town, who, whose);
                let said = match access::find(tx, *id).and_then(|found| found.allow(Action::See)) {
                    Ok(allowed) => {
                        open.insert(*id);
                        for (at, (action, classes)) in questions.iter().enumerate() {
                            if classes
                                .iter()
                                .all(|class| allowed.lens().may(*action, *class))
                            {
                                may[at].insert(*id);
                            }
                        }
                        let mut asked = of.allowed();
                        for action in Action::ALL {
                            for class in FieldClass::ALL {
                                let (_, _, right) = asked.next().expect("an answer");
                                let given = allowed.lens().may(*action, *class);
                                assert_eq!(given, right, "{action} {class}: {of:?}");
                            }
                        }
                        Answer::Open
                    }
                    Err(Refusal::NotFound) => Answer::NotFound,
                    Err(Refusal::Restricted { .. }) => Answer::AskSomeone,
                    Err(other) => return Err(other),
                };
                assert_eq!(said, of.answer(), "{of:?}");
                compared += 1 + questions.len();
            }
            tx.take_looks();
            let any = access::visible(tx);
            assert_eq!(
                through(tx, &any, &label),
                open,
                "{}: {any:?}\n{town:#?}",
                someone.persona
            );
            for (at, (action, classes)) in questions.iter().enumerate() {
                let filter = access::visible_for(tx, *action, classes);
                let listed = through(tx, &filter, &label);
                assert_eq!(listed, may[at], "{}: {action} {classes:?}", someone.persona);
            }
            Ok(())
        });
        answered.expect("read");
    }
    compared
}

#[test]
fn lists_hold_exactly_those_whose_record_opens() {
    let mut chance = Chance(82_000);
    let mut compared = 0;
    for _ in 0..TOWNS {
        let record = Record::in_memory(&[GARDEN], settings());
        let town = town(&mut chance);
        settle(&town, &record);
        compared += compare(&record, &town, &mut chance);
    }
    assert!(compared > 50_000, "{compared}");
}

#[test]
fn lists_are_the_same_in_every_place() {
    for place in crate::places::lasting() {
        let mut chance = Chance(153);
        for _ in 0..4 {
            // Other ids each time, in the same record: towns do not disturb each other.
            let town = town(&mut chance);
            settle(&town, &place.record);
            compare(&place.record, &town, &mut chance);
        }
    }
}

#[test]
fn the_product_itself_lists_everyone() {
    let mut chance = Chance(1);
    let record = Record::in_memory(&[GARDEN], settings());
    let town = town(&mut chance);
    settle(&town, &record);
    let known: BTreeSet<YoungPersonId> = town.young_people[..KNOWN].iter().copied().collect();
    let label = town.teams[0].to_string();
    let listed = record.write(&Caller::system("test"), |tx| {
        for id in &town.young_people[..KNOWN] {
            tx.execute(
                "INSERT INTO person (id, name, told) VALUES ($1, $2, 1)",
                &[id, &label],
            )?;
        }
        let all = access::visible(tx);
        Ok(through(tx, &all, &label))
    });
    assert_eq!(listed.expect("listed"), known);
}
