//! Homeward's own patterns, built of the components: what a page about a young person, a list or
//! a number looks like everywhere. Each has a `sample()`; the gallery shows them all.
//!
//! **Invariant.** A pattern decides nothing and asks nothing: it shows what it is given, and says
//! "not known" where it is given nothing.

pub mod address;
pub mod conflict;
pub mod figure_card;
pub mod filter;
pub mod identity;
pub mod listing;
pub mod looked;
pub mod notices;
pub mod progress;
pub mod search_box;
pub mod statement;
pub mod sub_navigation;
pub mod timeline;

pub use address::Address;
pub use conflict::ConflictView;
pub use figure_card::{Comparator, FigureCard};
pub use filter::{FilterPanel, filtered};
pub use identity::IdentityBanner;
pub use listing::{Column, Listing};
pub use looked::{Looked, who_has_looked};
pub use notices::{as_known_on, invitation, not_known};
pub use progress::{ProgressView, StepState};
pub use search_box::search_box;
pub use statement::Statement;
pub use sub_navigation::SubNavigation;
pub use timeline::{EventKind, Timeline, TimelineEvent};
