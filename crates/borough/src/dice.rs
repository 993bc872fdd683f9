//! Chance, from a seed. Every child, family and year has its own ChaCha8 stream, so what happens
//! to one never depends on the order or the thread in which another was made.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What a stream is for: streams for different purposes never meet.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Family = 1,
    Homes = 2,
    Health = 3,
    Leavers = 4,
    Workers = 5,
    Teams = 6,
    Stories = 7,
    Damage = 8,
}

/// A stream of chance.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64, purpose: Purpose, stream: u64) -> Self {
        let mixed = seed.rotate_left(8) ^ (purpose as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut rng = ChaCha8Rng::seed_from_u64(mixed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// From 0 up to, not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.random::<f64>()
    }
    pub(crate) fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }
    /// Any number from `low` to `high`, both included.
    pub(crate) fn from(&mut self, low: i32, high: i32) -> i32 {
        if high <= low {
            low
        } else {
            self.0.random_range(low..=high)
        }
    }
    pub(crate) fn below(&mut self, n: usize) -> usize {
        if n <= 1 {
            0
        } else {
            (self.unit() * n as f64) as usize % n
        }
    }
    pub(crate) fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
    /// One of several, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, of: &[(f64, T)]) -> T {
        let total: f64 = of.iter().map(|o| o.0).sum();
        let mut at = self.unit() * total;
        for (weight, value) in of {
            at -= weight;
            if at < 0.0 {
                return *value;
            }
        }
        of[of.len() - 1].1
    }
    /// Exponential with mean 1.
    pub(crate) fn waiting(&mut self) -> f64 {
        -(1.0 - self.unit()).ln()
    }
    /// Normal with mean 0 and standard deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }
    /// Lognormal with the given mean; `spread` is the standard deviation of the logarithm.
    pub(crate) fn around(&mut self, mean: f64, spread: f64) -> f64 {
        mean * (spread * self.normal() - spread * spread / 2.0).exp()
    }
    /// How many things happen when `mean` are expected.
    pub(crate) fn count(&mut self, mean: f64) -> usize {
        let (limit, mut product, mut n) = ((-mean).exp(), self.unit(), 0);
        while product > limit && n < 200 {
            product *= self.unit();
            n += 1;
        }
        n
    }
}
