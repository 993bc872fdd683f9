//! What the search promises, shown from outside.

mod builders;
mod groups;
