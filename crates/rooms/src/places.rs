//! Where postcodes are: one table for the whole program, given once at start.
//!
//! The table that Homeward ships is the whole of Great Britain; `homeward postcodes load` puts
//! another edition in its place. A postcode that the table in use does not hold is "not known".

use care::PostcodeTable;
use std::sync::OnceLock;

static TABLE: OnceLock<PostcodeTable> = OnceLock::new();

/// Gives the table to use. Says `false` when one is in use already: nothing changes then.
pub fn install(table: PostcodeTable) -> bool {
    TABLE.set(table).is_ok()
}

/// The table in use. The first to ask waits while it is read (some 50 milliseconds).
pub fn postcodes() -> &'static PostcodeTable {
    TABLE.get_or_init(care::postcodes::shipped)
}
