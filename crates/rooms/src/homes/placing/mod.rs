//! Placing: a bed is booked, the decision is kept with everything it rested on, and the life in care
//! goes on in the new home.
//!
//! **Invariant.** No bed holds two people on one night: a night of a bed is a row with a unique key,
//! in the database itself. A stay without an end holds its first nights and one row, `onwards`, that
//! stands for all later ones.

mod arrive;
mod booking;
pub(super) mod decide_pages;
mod freeze;
mod hold;
pub(super) mod hold_pages;
pub(super) mod placement_pages;

pub use arrive::{Arrival, arrive};
pub(super) use booking::apply;
pub use booking::{KeptBooking, all_bookings, book, booking_of, decision_of, free_beds, papers_of};
pub use freeze::{Frozen, FrozenMatter, FrozenOption, freeze};
pub use hold::{Hold, HoldEnded, KeptHold, hold, holds, let_go};

use care::ids::HomeId;
use care::{Date, Pence};
use record::Content;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A bed is booked. It says where a young person lives, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Which booking.
    pub id: Uuid,
    /// In which home.
    pub home: HomeId,
    /// Which bed, counted from one.
    pub bed: u16,
    /// First night.
    pub from: Date,
    /// First night no longer; open when `None`.
    pub until: Option<Date>,
    /// What a week costs, as agreed.
    pub weekly: Option<Pence>,
}
impl Content for Booking {
    const KIND: &'static str = "homes.booking";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A booking has ended, or was given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingEnded {
    /// Which.
    pub booking: Uuid,
    /// The first night the bed is free again.
    pub until: Date,
}
impl Content for BookingEnded {
    const KIND: &'static str = "homes.booking_ended";
    const VERSION: u16 = 1;
}

/// What was decided, by whom, and everything it rested on, as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// In which search.
    pub search: Uuid,
    /// The booking it made.
    pub booking: Uuid,
    /// Who agreed: as what, their name.
    pub agreed: Vec<(String, String)>,
    /// What the young person says about it.
    pub their_view: String,
    /// What else they were offered.
    pub offered: String,
    /// How each open question was settled.
    pub settled: String,
    /// Everything that was looked at, as it stood.
    pub frozen: Frozen,
}
impl Content for Decision {
    const KIND: &'static str = "homes.decision";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

choices! {
    /// What people in a new home need on paper.
    Paper {
        /// What they need for the first night.
        Essential = "essential", "What they need to know for the first night";
        /// The placement plan.
        PlacementPlan = "placement_plan", "Placement plan";
        /// The care plan.
        CarePlan = "care_plan", "Care plan";
        /// Who may say yes to what.
        Delegated = "delegated", "Who may say yes to what (delegated authority)";
        /// Health.
        Health = "health", "Health information and consents";
        /// School.
        Education = "education", "Personal education plan";
        /// Staying safe.
        Safety = "safety", "How we keep them safe together";
    }
}

impl Paper {
    /// The last day to give it: the essentials on the first night, the rest within five working
    /// days of it (Care Planning, Placement and Case Review (England) Regulations 2010, reg 9, for
    /// the placement plan; our own promise for the others).
    pub fn due(self, first_night: Date) -> Date {
        if self == Self::Essential {
            return first_night;
        }
        care::working_days::working_days_after(first_night, 5)
    }
}

/// A paper was given to the people in the new home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperGiven {
    /// For which booking.
    pub booking: Uuid,
    /// Which paper.
    pub paper: Paper,
    /// The day.
    pub on: Date,
}
impl Content for PaperGiven {
    const KIND: &'static str = "homes.paper_given";
    const VERSION: u16 = 1;
}

#[test]
fn papers_are_due_within_five_working_days() {
    use jiff::civil::date;
    // Thursday 25 March 2027: Good Friday, the weekend and Easter Monday do not count.
    assert_eq!(
        Paper::PlacementPlan.due(date(2027, 3, 25)),
        date(2027, 4, 5)
    );
    // Wednesday 7 April 2027: the weekend does not count.
    assert_eq!(Paper::Essential.due(date(2027, 4, 7)), date(2027, 4, 7));
    assert_eq!(
        Paper::PlacementPlan.due(date(2027, 4, 7)),
        date(2027, 4, 14)
    );
}
