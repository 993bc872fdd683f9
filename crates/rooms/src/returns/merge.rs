//! How a row of a return meets what the record already holds. Pure: the same answer in whatever
//! order the years are read.
//!
//! - A row the record does not hold is **new**.
//! - A row that says what already stands **confirms** it.
//! - A row of a later return (or the same return read again, changed) **corrects** what an earlier
//!   return said; when all it adds is the end of something open, it **closes** it.
//! - A row of an earlier return than the one that last spoke is **older**: it changes nothing.
//! - What a worker said stands. A return that says otherwise **differs**, is listed in data
//!   health, and changes nothing until a person decides.

use care::CollectionYear;

/// What stands now for a natural key.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The content as JSON, exactly as said.
    pub content: serde_json::Value,
    /// The latest return that said or confirmed it; `None` if no return has.
    pub last_returned: Option<CollectionYear>,
    /// Whether a worker said the version that stands.
    pub by_worker: bool,
}

/// What to do with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Meeting {
    /// Nothing stands at this key.
    New,
    /// The same, and this return is not yet noted as saying so: note it.
    Confirms,
    /// The same, already noted.
    Same,
    /// Only the end, and what comes with an end, is added.
    Closes,
    /// A different value from a return at least as late.
    Corrects,
    /// A different value from an earlier return.
    Older,
    /// A worker has said otherwise.
    Differs,
}

impl Meeting {
    /// Whether a fact is to be said.
    pub fn says(self) -> bool {
        matches!(self, Self::New | Self::Closes | Self::Corrects)
    }
}

/// Compares a row with what stands.
pub fn meet(
    standing: Option<&Standing>,
    incoming: &serde_json::Value,
    year: CollectionYear,
) -> Meeting {
    let Some(standing) = standing else {
        return Meeting::New;
    };
    if standing.content == *incoming {
        return if standing.last_returned.is_none_or(|last| last < year) {
            Meeting::Confirms
        } else {
            Meeting::Same
        };
    }
    if standing.by_worker {
        return Meeting::Differs;
    }
    if standing.last_returned.is_some_and(|last| year < last) {
        return Meeting::Older;
    }
    if only_adds(&standing.content, incoming) {
        Meeting::Closes
    } else {
        Meeting::Corrects
    }
}

/// Whether every difference is a blank that now has a value.
fn only_adds(before: &serde_json::Value, after: &serde_json::Value) -> bool {
    let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else {
        return false;
    };
    after.iter().all(|(field, value)| {
        before
            .get(field)
            .is_none_or(|old| old == value || old.is_null())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn standing(content: Value, year: i16) -> Standing {
        Standing {
            content,
            last_returned: Some(CollectionYear(year)),
            by_worker: false,
        }
    }

    #[test]
    fn an_open_episode_is_closed_by_the_next_return() {
        let open = standing(json!({"decom": "2026-01-05", "dec": null}), 2026);
        let closed = json!({"decom": "2026-01-05", "dec": "2026-06-01"});
        assert_eq!(
            meet(Some(&open), &closed, CollectionYear(2027)),
            Meeting::Closes
        );
        // The same two returns the other way round: the earlier one has nothing to add.
        let later = standing(closed, 2027);
        assert_eq!(
            meet(Some(&later), &open.content, CollectionYear(2026)),
            Meeting::Older
        );
    }

    #[test]
    fn what_a_worker_said_is_never_overwritten_by_a_return() {
        let said = Standing {
            by_worker: true,
            ..standing(json!({"place": "WN1 1AA"}), 2026)
        };
        let row = json!({"place": "WN2 2BB"});
        assert_eq!(
            meet(Some(&said), &row, CollectionYear(2030)),
            Meeting::Differs
        );
    }

    proptest! {
        /// Reading any set of yearly values in any order leaves the value of the latest year.
        #[test]
        fn the_order_of_reading_never_matters(
            values in proptest::collection::btree_map(2021i16..2028, 0u8..3, 1..7),
            order in any::<proptest::sample::Index>(),
        ) {
            let read = |years: &[(i16, u8)]| {
                let mut now: Option<Standing> = None;
                for (year, value) in years {
                    let row = json!({ "value": value });
                    let met = meet(now.as_ref(), &row, CollectionYear(*year));
                    let last = now.as_ref().and_then(|s| s.last_returned);
                    if met.says() {
                        now = Some(standing(row, (*year).max(last.map_or(0, |y| y.0))));
                    } else if met == Meeting::Confirms {
                        now = Some(standing(row, *year));
                    }
                }
                now.map(|s| s.content)
            };
            let forwards: Vec<_> = values.iter().map(|(y, v)| (*y, *v)).collect();
            let mut turned = forwards.clone();
            turned.rotate_left(order.index(forwards.len()));
            let mut backwards = forwards.clone();
            backwards.reverse();
            prop_assert_eq!(read(&forwards), read(&turned));
            prop_assert_eq!(read(&forwards), read(&backwards));
        }
    }
}
