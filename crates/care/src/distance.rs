//! Distances in miles to one decimal, times in minutes.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Miles, held in tenths: the precision of the published return (`PL_DISTANCE`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Miles {
    tenths: u32,
}

impl Miles {
    /// Metres in a mile as DfE's own formula has it (1,609.3, not 1,609.344).
    pub const METRES: f64 = 1609.3;

    /// From a straight-line distance in metres, rounded to one decimal.
    pub fn from_metres(metres: f64) -> Self {
        Self {
            tenths: (metres / Self::METRES * 10.0).round() as u32,
        }
    }
    /// From tenths of a mile.
    pub const fn from_tenths(tenths: u32) -> Self {
        Self { tenths }
    }
    /// In tenths of a mile.
    pub const fn tenths(self) -> u32 {
        self.tenths
    }
    /// Further than a whole number of miles: `20.0` is not over 20, `20.1` is.
    pub const fn over(self, miles: u32) -> bool {
        self.tenths > miles * 10
    }
}

impl fmt::Display for Miles {
    /// `3.4`, without a unit, so that the page can say "miles" in its own sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// A length of time in whole minutes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl fmt::Display for Minutes {
    /// `40 minutes`, `1 hour`, `2 hours 5 minutes`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: u32| if n == 1 { "" } else { "s" };
        let (h, m) = (self.0 / 60, self.0 % 60);
        match (h, m) {
            (0, m) => write!(f, "{m} minute{}", plural(m)),
            (h, 0) => write!(f, "{h} hour{}", plural(h)),
            (h, m) => write!(f, "{h} hour{} {m} minute{}", plural(h), plural(m)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_miles_is_not_over_twenty() {
        assert!(!Miles::from_tenths(200).over(20));
        assert!(Miles::from_tenths(201).over(20));
        assert_eq!(Miles::from_metres(5471.62).to_string(), "3.4");
        assert_eq!(Minutes(65).to_string(), "1 hour 5 minutes");
    }
}
