//! One file per command.

pub mod borough;
<<<<<<< HEAD
pub mod comparators;
=======
pub mod check;
>>>>>>> 322c5df (check: a return against the rules of its year, from the command line; Ofsted's list of providers; worked cases replayed)
pub mod demo;
pub mod export;
pub mod import;
pub mod keep;
pub mod measures;
pub mod member;
pub mod names;
pub mod postcodes;
pub mod rulebook;
pub mod serve;
