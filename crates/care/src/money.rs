//! Money in whole pence. There is no floating-point money anywhere in Homeward.

use serde::{Deserialize, Serialize};
use std::{fmt, iter::Sum, ops};

/// A sum of money in pence; may be negative (a credit).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Pence(pub i64);

impl Pence {
    /// Whole pounds.
    pub const fn pounds(pounds: i64) -> Self {
        Self(pounds * 100)
    }
}

impl ops::Add for Pence {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl ops::Sub for Pence {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl ops::Mul<i64> for Pence {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}
impl Sum for Pence {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self(0), ops::Add::add)
    }
}

impl fmt::Display for Pence {
    /// `£1,234.50`; whole pounds without pence: `£1,234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, pence) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}£{}", grouped(pounds))?;
        if pence == 0 {
            Ok(())
        } else {
            write!(f, ".{pence:02}")
        }
    }
}

/// A whole number with thousands separated by commas, as printed for people.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_prints_as_people_write_it() {
        assert_eq!(Pence::pounds(6845).to_string(), "£6,845");
        assert_eq!(Pence(-123_456_789).to_string(), "-£1,234,567.89");
        assert_eq!(Pence(5).to_string(), "£0.05");
        assert_eq!(grouped(999), "999");
    }
}
