//! Which homes could be right for a young person, and why: an explanation, never a score.
//!
//! [`options`] puts every home into one of three groups: *possible*, *possible if* (something is to
//! be asked or agreed, and by whom), *not possible* (every reason, its source, and who could change
//! it). Staying and going home with support are always among them. Hard matters have three answers:
//! met, not met, not known; "not known" is a question to ask. Everything else is evidence for,
//! against or not known, never summed. Start with the crate's `README.md`.
//!
//! **Invariant.** Nothing here reads a clock, a file or a network, and nothing is random: the day and
//! the seed are parameters. The order of inputs never matters.

mod compare;
pub mod contention;
mod council;
mod cure;
mod evidence;
mod found;
pub mod frozen;
mod gates;
mod home;
mod law;
mod matters;
mod order;
mod residents;
mod said;
mod together;
mod travel;
mod vocabulary;
mod why;
mod words;
mod young_person;

pub use compare::{Cell, Column, Comparison, Row, compare};
pub use contention::{Contention, Counting, contention};
pub use council::Council;
pub use cure::{Cure, How, Who};
pub use evidence::{Consideration, Evidence, Shows, Way};
pub use found::{Choice, Finding, Found, Place, options, weigh};
pub use gates::{Gate, Pass};
pub use home::{
    Agreement, Approval, ApprovalState, AreaNote, Bed, Beds, Grade, Home, Kind, Offered,
    Registration, Taken, TakenBy, TrackRecord,
};
pub use law::Rule;
pub use matters::{Group, Matter};
pub use order::Order;
pub use residents::{Resident, Residents};
pub use said::{Answer, Known, Said, Source};
pub use together::{Among, Bond, Consent, Holding, LARGEST_GROUP, Split, Together, together};
pub use travel::{Journey, Mode, Travel};
pub use vocabulary::{Ages, Category, Company, Feature, Reply, Sexes, Strain};
pub use why::{Names, Why};
pub use young_person::{
    Asks, By, Destination, Exclusion, GoingHome, Legal, Matters, RulesOut, View, Wish, YoungPerson,
};
