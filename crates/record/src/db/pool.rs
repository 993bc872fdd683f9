//! Fair, bounded sharing of connections.
//!
//! Whoever asks first is served first; the queue has a length and a patience, and whoever would
//! make it longer is told at once that the house is busy, so that under overload the work that is
//! taken on still finishes quickly.

use crate::refusal::Fault;
use std::{
    collections::VecDeque,
    ops::{Deref, DerefMut},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Things shared one borrower at a time.
pub(crate) struct Pool<T> {
    state: Mutex<State<T>>,
    /// How many may wait.
    queue: usize,
    /// How long each may wait.
    patience: Duration,
}

struct State<T> {
    idle: Vec<T>,
    waiting: VecDeque<Arc<Seat<T>>>,
}

struct Seat<T> {
    given: Mutex<Option<T>>,
    bell: Condvar,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is guarded is only moved in or out whole: a panic elsewhere leaves it sound.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Pool<T> {
    pub(crate) fn new(items: Vec<T>, queue: usize, patience: Duration) -> Self {
        Self {
            state: Mutex::new(State {
                idle: items,
                waiting: VecDeque::new(),
            }),
            queue,
            patience,
        }
    }

    /// Waits in turn for one.
    pub(crate) fn take(&self) -> Result<Held<'_, T>, Fault> {
        let seat = {
            let mut state = lock(&self.state);
            if state.waiting.is_empty()
                && let Some(item) = state.idle.pop()
            {
                return Ok(self.held(item));
            }
            if state.waiting.len() >= self.queue {
                return Err(Fault::Busy);
            }
            let seat = Arc::new(Seat {
                given: Mutex::new(None),
                bell: Condvar::new(),
            });
            state.waiting.push_back(Arc::clone(&seat));
            seat
        };
        let deadline = Instant::now() + self.patience;
        let mut given = lock(&seat.given);
        loop {
            if let Some(item) = given.take() {
                return Ok(self.held(item));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            given = seat
                .bell
                .wait_timeout(given, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        drop(given);
        // Out of patience: leave the queue, unless the item came in this very moment.
        let mut state = lock(&self.state);
        let before = state.waiting.len();
        state.waiting.retain(|other| !Arc::ptr_eq(other, &seat));
        if state.waiting.len() < before {
            return Err(Fault::Busy);
        }
        drop(state);
        let item = lock(&seat.given).take();
        item.map(|item| self.held(item)).ok_or(Fault::Busy)
    }

    const fn held(&self, item: T) -> Held<'_, T> {
        Held {
            pool: self,
            item: Some(item),
        }
    }

    /// Gives an item to whoever waits longest, or says that nobody does.
    fn pass_on(&self, item: T) -> Result<(), T> {
        // The queue stays locked until the item is in the seat: someone who runs out of patience
        // and is no longer in the queue must find it there.
        let mut state = lock(&self.state);
        let Some(seat) = state.waiting.pop_front() else {
            return Err(item);
        };
        *lock(&seat.given) = Some(item);
        seat.bell.notify_one();
        Ok(())
    }

    fn put_back(&self, item: T) {
        let mut state = lock(&self.state);
        if let Some(seat) = state.waiting.pop_front() {
            *lock(&seat.given) = Some(item);
            seat.bell.notify_one();
        } else {
            state.idle.push(item);
        }
    }
}

/// One item, held until dropped.
pub(crate) struct Held<'p, T> {
    pool: &'p Pool<T>,
    item: Option<T>,
}

impl<T> Held<'_, T> {
    /// Gives the item to the next in the queue; gives it back when nobody waits.
    pub(crate) fn hand_over(mut self) -> Option<Self> {
        let item = self.item.take()?;
        match self.pool.pass_on(item) {
            Ok(()) => None,
            Err(item) => {
                self.item = Some(item);
                Some(self)
            }
        }
    }
}

impl<T> Deref for Held<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.item.as_ref().expect("held")
    }
}
impl<T> DerefMut for Held<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.item.as_mut().expect("held")
    }
}
impl<T> Drop for Held<'_, T> {
    fn drop(&mut self) {
        if let Some(item) = self.item.take() {
            self.pool.put_back(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{sync::mpsc, thread};

    fn a_moment() {
        thread::park_timeout(Duration::from_millis(30));
    }

    #[test]
    fn whoever_asks_first_is_served_first() {
        let pool = Pool::new(vec![()], 10, Duration::from_secs(10));
        let (tell, served) = mpsc::channel();
        thread::scope(|scope| {
            let held = pool.take().expect("free");
            for n in 0..4 {
                let (tell, pool) = (tell.clone(), &pool);
                scope.spawn(move || {
                    let _held = pool.take().expect("in turn");
                    tell.send(n).expect("heard");
                });
                a_moment();
            }
            drop(held);
        });
        drop(tell);
        assert_eq!(served.iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn a_full_queue_and_a_long_wait_are_busy() {
        let pool = Pool::new(vec![()], 1, Duration::from_millis(60));
        let held = pool.take().expect("free");
        thread::scope(|scope| {
            let waiting = scope.spawn(|| pool.take().map(drop));
            a_moment();
            let start = Instant::now();
            assert_eq!(pool.take().map(drop), Err(Fault::Busy));
            assert!(start.elapsed() < Duration::from_millis(30), "told at once");
            assert_eq!(waiting.join().expect("answered"), Err(Fault::Busy));
        });
        drop(held);
        assert!(pool.take().is_ok(), "nobody took the item away with them");
    }

    #[test]
    fn a_hand_over_goes_to_someone_or_comes_back() {
        let pool = Pool::new(vec![7], 10, Duration::from_secs(10));
        let held = pool.take().expect("free");
        let held = held.hand_over().expect("nobody waits");
        thread::scope(|scope| {
            let next = scope.spawn(|| pool.take().map(|held| *held));
            a_moment();
            assert!(held.hand_over().is_none());
            assert_eq!(next.join().expect("served"), Ok(7));
        });
    }

    #[test]
    fn no_item_is_lost_when_patience_runs_out_in_the_same_moment() {
        let pool = Pool::new(vec![0_u32], 100, Duration::from_micros(200));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        if let Ok(mut held) = pool.take() {
                            *held += 1;
                            thread::park_timeout(Duration::from_micros(50));
                            if let Some(held) = held.hand_over() {
                                drop(held);
                            }
                        }
                    }
                });
            }
        });
        assert!(*pool.take().expect("still there") > 0);
    }
}
