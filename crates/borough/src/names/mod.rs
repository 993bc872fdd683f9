//! Invented names. None is taken from a list of real children; those that sound like someone's are
//! chance.

mod homes;
mod people;

pub(crate) use homes::provider;
pub(crate) use people::{Origin, family, given, grown_up, origin};
