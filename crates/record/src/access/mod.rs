//! Who may see what, and why: role **and** relationship.
//!
//! The policy is a text table ([`TABLE`]) that the product reads; the order of a decision is in
//! [`decide()`] and, in plain words, in docs/access-policy.md. Denied and absent look the same.
//!
//! - One young person: [`find()`]`(tx, id)?.`[`allow`](Found::allow)`(Action::See)?` gives
//!   [`Allowed`], the proof that a room's functions ask for, with a [`Lens`] that says which kinds
//!   of information may be shown. The look is noted on the way.
//! - A list: [`visible()`]`(tx).on("yp.id", 1)` or [`visible_for`] is the same policy as SQL.
//! - A page or command: [`Caller::may`]`(Capability::…)`.
//! - Who stands near whom: [`say_member`], [`join_team`], [`register`], [`relate`], [`share`],
//!   [`restrict`], [`declare_conflict`], [`break_glass`]; each guards itself.
//!
//! **Invariant.** What a role may do is said in `policy.txt` only, and how near is near enough in
//! `decide.rs` (one young person) and `visible.rs` (lists) only.

mod bars;
mod bonds;
mod caller;
mod decide;
mod facts;
mod find;
mod looks;
mod members;
mod own_page;
mod policy;
mod project;
mod sql;
mod visible;
mod words;

pub use bars::{
    Alert, Restricted, answer_alert, break_glass, conflicts, declare_conflict, lift_conflict,
    lift_restriction, open_alerts, record_conflict, restrict, restriction, restrictions,
};
pub use bonds::{
    Bond, Worker, bonds, end_relationship, end_responsibility, end_sharing, make_responsible,
    register, relate, responsible_teams, share, sharings, teams_today, workers,
};
pub use caller::{Caller, Member};
pub use decide::{Classes, GLASS, Lens, Moment, Reach, Refused, TeamTie, Ties, decide};
pub use facts::Profile;
pub use find::{Allowed, Found, barred, could_do, could_open, find};
pub use looks::{
    ALL_MAY_BE_SEEN, Looked, LooksAsked, Signal, Unusual, looks, note_look, unusual_looks,
    who_looked,
};
pub use members::need;
pub use members::{
    Names, agencies, join_team, leave_team, member, members, names, say_agency, say_member,
    say_team, team_members, teams,
};
pub use own_page::{is_young_person, let_in, may_let_in, own_sign_in, shut};
pub use policy::{HEADINGS, Nearness, Policy, TABLE, TableFault};
pub use project::ROOM;
pub use visible::{Clause, Filter, could, visible, visible_for};
pub use words::{Action, Agency, Capability, FieldClass, Persona, Relationship};
