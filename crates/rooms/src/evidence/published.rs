//! What others publish: population and comparators.

use care::Authority;
use measures::{Comparators, Population};

/// The council's children aged 0 to 17, by year.
pub(super) fn population(council: Authority) -> Population {
    Comparators::published().for_council(council).population()
}
