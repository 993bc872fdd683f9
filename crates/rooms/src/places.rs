//! Where postcodes are: one table for the whole program, given once at start.
//!
//! A table of the whole of Great Britain is loaded by `homeward postcodes load`; without one, the
//! table that Homeward ships (fifty miles around the demonstration borough) answers, and every
//! other postcode is "not known".

use care::PostcodeTable;
use std::sync::OnceLock;

static TABLE: OnceLock<PostcodeTable> = OnceLock::new();

/// Gives the table to use. Says `false` when one is in use already: nothing changes then.
pub fn install(table: PostcodeTable) -> bool {
    TABLE.set(table).is_ok()
}

/// The table in use.
pub fn postcodes() -> &'static PostcodeTable {
    TABLE.get_or_init(care::postcodes::shipped)
}
