//! What is computed from the whole record is computed once, and again when it grows.

use crate::garden::{GARDEN, caller, name, settings, someone};
use record::Record;
use std::sync::atomic::{AtomicUsize, Ordering};

struct Count(i64);

#[test]
fn a_derived_thing_is_never_older_than_the_record() {
    let record = Record::in_memory(&[GARDEN], settings());
    let made = AtomicUsize::new(0);
    let count = || {
        record
            .read(&caller(), |tx| {
                let kept = tx.derived(|tx| {
                    made.fetch_add(1, Ordering::Relaxed);
                    Ok(Count(
                        tx.one("SELECT count(*) FROM fact", &[], |row| row.get(0))?,
                    ))
                })?;
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
