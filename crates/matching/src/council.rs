//! What the council that searches brings: its area, its neighbours, and what it decided for itself.

use crate::said::Said;
use crate::travel::Travel;
use care::{Authority, Miles};

/// The council that searches.
#[derive(Clone, Debug)]
pub struct Council {
    /// Which.
    pub ours: Authority,
    /// Authorities whose area touches ours: beyond them a home is "at a distance".
    pub adjoining: Said<Vec<Authority>>,
    /// Authorities whose area may touch ours: only a map of boundaries tells.
    pub perhaps: Vec<Authority>,
    /// What counts as near home.
    pub near: Miles,
    /// For how many days a vacancy that a home told us of is taken as said today.
    pub vacancy_holds: u16,
    /// Whether a home judged inadequate needs the head of service's agreement before it is asked.
    pub inadequate_needs_agreement: bool,
    /// How minutes are worked out.
    pub travel: Travel,
}

impl Council {
    /// A council with plain settings: near is 20 miles (DfE's own line), a vacancy holds for seven
    /// days, inadequate homes need the head of service's agreement. Neighbours are not known.
    pub fn new(ours: Authority) -> Self {
        Self {
            ours,
            adjoining: Said::NotKnown,
            perhaps: Vec::new(),
            near: Miles::from_tenths(200),
            vacancy_holds: 7,
            inadequate_needs_agreement: true,
            travel: Travel::default(),
        }
    }
}
