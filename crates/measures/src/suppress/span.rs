//! Whether a count could be worked out by adding and subtracting other counts.
//!
//! A set of children is a vector with a one for each child in it. A count can be worked out from
//! others exactly when its set's vector is a sum of multiples of theirs (for somebody who knows how
//! the sets are defined: we assume they know everything but the counts). Vectors are projected onto
//! fixed pseudo-random directions modulo a prime, more of them than there can be vectors, so that
//! nothing depends on how many children there are; a chance agreement in every direction is out of
//! the question.

use crate::sets::ChildSet;
use std::collections::HashMap;

const PRIME: u64 = 2_147_483_647; // 2^31 − 1: products fit in 64 bits

type Vector = Vec<u64>;

/// The counts that are shown, and those that must not be worked out from them.
pub(super) struct Span {
    width: usize,
    directions: HashMap<u32, Vector>,
    /// Reduced vectors, each with one at its pivot.
    basis: Vec<(usize, Vector)>,
    /// What is left of each secret after taking away all that the shown ones explain.
    secrets: Vec<Vector>,
}

impl Span {
    /// Room for so many sets.
    pub(super) fn new(sets: usize) -> Self {
        Self {
            width: sets + 8,
            directions: HashMap::new(),
            basis: Vec::new(),
            secrets: Vec::new(),
        }
    }

    fn vector(&mut self, set: &ChildSet) -> Vector {
        let mut sum = vec![0; self.width];
        for child in set.iter() {
            let width = self.width;
            let direction = self
                .directions
                .entry(child)
                .or_insert_with(|| (0..width).map(|at| mixed(child, at)).collect());
            for (total, part) in sum.iter_mut().zip(direction.iter()) {
                *total += *part;
            }
        }
        // Each part has 31 bits and a child is a number of 32: the sum has at most 63.
        for total in &mut sum {
            *total %= PRIME;
        }
        sum
    }

    /// Adds a set whose count must not be worked out. Sets of nobody are not told apart here.
    pub(super) fn protect(&mut self, set: &ChildSet) {
        let mut vector = self.vector(set);
        for (pivot, row) in &self.basis {
            take_away(&mut vector, row, *pivot);
        }
        if vector.iter().any(|x| *x != 0) && !self.secrets.contains(&vector) {
            self.secrets.push(vector);
        }
    }

    /// Shows a set's count, unless some secret could then be worked out.
    pub(super) fn show(&mut self, set: &ChildSet) -> bool {
        let mut vector = self.vector(set);
        for (pivot, row) in &self.basis {
            take_away(&mut vector, row, *pivot);
        }
        let Some(pivot) = vector.iter().position(|x| *x != 0) else {
            return true; // already known from what is shown
        };
        let scale = inverse(vector[pivot]);
        for x in &mut vector {
            *x = *x * scale % PRIME;
        }
        let mut left = self.secrets.clone();
        for secret in &mut left {
            take_away(secret, &vector, pivot);
            if secret.iter().all(|x| *x == 0) {
                return false;
            }
        }
        self.secrets = left;
        self.basis.push((pivot, vector));
        true
    }
}

fn take_away(from: &mut [u64], row: &[u64], pivot: usize) {
    let times = from[pivot];
    if times != 0 {
        for (x, y) in from.iter_mut().zip(row) {
            *x = (*x + (PRIME - times) * *y) % PRIME;
        }
    }
}

fn inverse(x: u64) -> u64 {
    // Fermat: x^(p−2).
    let (mut base, mut power, mut result) = (x % PRIME, PRIME - 2, 1);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power >>= 1;
    }
    result
}

/// A fixed number for a child and a direction (splitmix64's finisher): the same on every machine.
fn mixed(child: u32, direction: usize) -> u64 {
    let mut z = (u64::from(child) << 32 | direction as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) % PRIME
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(children: std::ops::Range<u32>) -> ChildSet {
        children.collect()
    }

    #[test]
    fn what_adds_up_to_a_secret_is_not_shown() {
        let mut span = Span::new(10);
        span.protect(&set(0..3));
        assert!(span.show(&set(0..100)));
        assert!(span.show(&set(3..50)));
        assert!(
            !span.show(&set(50..100)),
            "all less the two others is the secret"
        );
        assert!(span.show(&set(40..100)));
        assert!(span.show(&set(0..100)), "shown already");
    }
}
