//! What is computed from the record is computed once, and again when what it rests on changes.

use crate::garden::{GARDEN, caller, name, settings, someone};
use record::{Mended, Record};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Count(i64);

const ALL: &str = "SELECT count(*) FROM fact";

#[test]
fn a_derived_thing_is_never_older_than_the_record() {
    let record = Record::in_memory(&[GARDEN], settings());
    let made = AtomicUsize::new(0);
    let count = || {
        record
            .read(&caller(), |tx| {
                let kept = tx.derived(
                    |tx| {
                        made.fetch_add(1, Ordering::Relaxed);
                        Ok(Count(tx.one(ALL, &[], |row| row.get(0))?))
                    },
                    |_, _, _| Ok(Mended::Anew),
                )?;
                Ok(kept.0)
            })
            .expect("read")
    };
    assert_eq!((count(), count()), (0, 0));
    assert_eq!(made.load(Ordering::Relaxed), 1);
    name(&record, someone(), "Jamie");
    assert_eq!((count(), count()), (1, 1));
    assert_eq!(made.load(Ordering::Relaxed), 2);
}

#[test]
fn a_derived_thing_is_mended_by_what_was_said_since() {
    let record = Record::in_memory(&[GARDEN], settings());
    let made = AtomicUsize::new(0);
    let count = || {
        record
            .read(&caller(), |tx| {
                let kept = tx.derived(
                    |tx| {
                        made.fetch_add(1, Ordering::Relaxed);
                        Ok(Count(tx.one(ALL, &[], |row| row.get(0))?))
                    },
                    |_, before, changes| {
                        // Each change is about somebody new here.
                        Ok(Mended::Now(Count(before.0 + changes.len() as i64)))
                    },
                )?;
                Ok(kept.0)
            })
            .expect("read")
    };
    assert_eq!(count(), 0);
    name(&record, someone(), "Jamie");
    name(&record, someone(), "Asha");
    assert_eq!((count(), count()), (2, 2));
    name(&record, someone(), "Kit");
    assert_eq!(count(), 3);
    assert_eq!(
        made.load(Ordering::Relaxed),
        1,
        "it was made once, then mended"
    );
}

#[test]
fn what_an_unfinished_write_computed_is_not_kept() {
    let record = Record::in_memory(&[GARDEN], settings());
    let count = |tx: &mut record::Tx<'_>| {
        let kept = tx.derived(
            |tx| Ok(Count(tx.one(ALL, &[], |row| row.get(0))?)),
            |_, before, changes| Ok(Mended::Now(Count(before.0 + changes.len() as i64))),
        )?;
        Ok(kept.0)
    };
    assert_eq!(record.read(&caller(), count).expect("read"), 0);
    let refused: Result<(), _> = record.write(&caller(), |tx| {
        let named = crate::garden::Named {
            name: "Jamie".to_owned(),
        };
        tx.say(someone(), &named, record::Saying::from("worker"))?;
        assert_eq!(count(tx)?, 1);
        Err(record::Refusal::NotAllowed)
    });
    refused.expect_err("it was refused");
    // The next fact has the number that the one undone had.
    name(&record, someone(), "Asha");
    assert_eq!(record.read(&caller(), count).expect("read"), 1);
}
