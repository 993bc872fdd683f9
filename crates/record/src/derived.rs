//! What was computed from the record and is kept in memory until the record says something new.
//!
//! A page of measures needs every child's story; putting them together takes far longer than
//! reading one of them. What is kept here is keyed by the place of the last fact, so it can never
//! be older than the transaction that asks. Two versions are kept: a transaction that began before
//! the latest fact finds its own.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Thing = Arc<dyn Any + Send + Sync>;

/// How many versions of a thing are kept.
const VERSIONS: usize = 2;

/// The things kept.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Of each type, what it was when some fact was the last; the newest last.
    versions: Mutex<HashMap<TypeId, Vec<(i64, Thing)>>>,
    /// Of each type, one place that stays as long as the record is open.
    places: Mutex<HashMap<TypeId, Thing>>,
}

impl Shelf {
    /// The newest that was computed when `seq` or a fact before it was the last, and which.
    pub(crate) fn up_to<T: Send + Sync + 'static>(&self, seq: i64) -> Option<(i64, Arc<T>)> {
        let versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        let of_type = versions.get(&TypeId::of::<T>())?;
        let (at, kept) = of_type.iter().rev().find(|(at, _)| *at <= seq)?;
        Some((*at, Arc::clone(kept).downcast().ok()?))
    }

    /// Keeps it, in place of the oldest.
    pub(crate) fn put<T: Send + Sync + 'static>(&self, seq: i64, made: Arc<T>) {
        let mut versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        let of_type = versions.entry(TypeId::of::<T>()).or_default();
        of_type.retain(|(at, _)| *at != seq);
        of_type.push((seq, made));
        of_type.sort_by_key(|(at, _)| *at);
        let too_many = of_type.len().saturating_sub(VERSIONS);
        of_type.drain(..too_many);
    }

    /// Forgets everything: something it rests on was erased.
    pub(crate) fn forget(&self) {
        self.versions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.places
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The place of a type, made empty when nobody asked before.
    pub(crate) fn place<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let place = places
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(T::default()));
        // What stands at a type is of that type.
        Arc::clone(place).downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_found_that_is_newer_than_who_asks() {
        let shelf = Shelf::default();
        assert!(shelf.up_to::<u8>(9).is_none());
        for seq in [3_i64, 9, 5] {
            shelf.put(seq, Arc::new(seq));
        }
        assert_eq!(shelf.up_to::<i64>(9), Some((9, Arc::new(9))));
        assert_eq!(shelf.up_to::<i64>(8), Some((5, Arc::new(5))));
        // Of three, the two newest are kept.
        assert!(shelf.up_to::<i64>(4).is_none());
        assert!(shelf.up_to::<u8>(9).is_none(), "of another type");
    }
}
