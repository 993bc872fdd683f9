//! What was computed from the whole record, kept until the record says something new.
//!
//! A page of measures needs every child's story; putting them together takes far longer than
//! reading one of them. What is kept here is keyed by the place of the last fact, so it can never
//! be older than the transaction that asks.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Kept = (i64, Arc<dyn Any + Send + Sync>);

/// The things kept, one of each type.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<HashMap<TypeId, Kept>>);

impl Shelf {
    /// What was computed when `seq` was the last fact, if it is here.
    pub(crate) fn get<T: Send + Sync + 'static>(&self, seq: i64) -> Option<Arc<T>> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, kept) = shelf.get(&TypeId::of::<T>())?;
        if *at == seq {
            Arc::clone(kept).downcast().ok()
        } else {
            None
        }
    }

    /// Keeps it, in place of an older one.
    pub(crate) fn put<T: Send + Sync + 'static>(&self, seq: i64, made: Arc<T>) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newer = shelf
            .get(&TypeId::of::<T>())
            .is_some_and(|(at, _)| *at > seq);
        if !newer {
            shelf.insert(TypeId::of::<T>(), (seq, made));
        }
    }
}
