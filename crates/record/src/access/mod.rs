//! Who may see what, and why: role **and** relationship.
//!
//! The policy is a text table ([`TABLE`]) that the product reads; the order of a decision is in
//! [`decide`] and, in plain words, in docs/access-policy.md. Denied and absent look the same.
//!
//! **Invariant.** What a role may do is said in `policy.txt` only, and how near is near enough in
//! `decide.rs` only.

mod caller;
mod decide;
mod policy;
mod words;

pub use caller::{Caller, Member};
pub use decide::{Classes, GLASS, Lens, Moment, Reach, Refused, TeamTie, Ties, decide};
pub use policy::{HEADINGS, Nearness, Policy, TABLE, TableFault};
pub use words::{Action, Agency, Capability, FieldClass, Persona, Relationship};
