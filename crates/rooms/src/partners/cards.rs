//! Who a provider can ring: one card for each service, for the whole borough or for a part of it.

use super::kept::{Kept, all};
use crate::neighbourhood::{Footprints, footprints};
use care::Date;
use care::ids::{OrganisationId, SubjectId};
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};

/// A service that a provider can ring. Its subject is the card; a card put right replaces itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    /// The footprint it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footprint: Option<SubjectId>,
    /// The ward or town it is for, when it is for no footprint; with neither, for the whole borough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The service: "Complex Safeguarding".
    pub service: String,
    /// When to ring them.
    pub when: String,
    /// Who answers.
    pub who: String,
    /// Telephone.
    pub phone: String,
    /// Email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When somebody is there.
    pub hours: String,
    /// No longer to be rung.
    #[serde(default)]
    pub gone: bool,
}
impl ContactCard {
    /// The part of the borough it is for, by the name its footprint has today.
    pub fn part<'a>(&'a self, all: &'a Footprints) -> Option<&'a str> {
        match self.footprint {
            Some(id) => Some(all.name(id)),
            None => self.area.as_deref(),
        }
    }
}
impl Content for ContactCard {
    const KIND: &'static str = "partners.contact_card";
    const VERSION: u16 = 1;
}

listed! {
    /// Whether somebody who rang was helped.
    RangAnswer {
        /// Somebody answered and helped.
        Answered = "answered", "Yes, somebody answered and helped";
        /// Nobody did.
        Nobody = "nobody", "No, nobody answered or helped";
    }
}

/// A provider rang a number on a card, and what came of it, as they told us. Its subject is the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rang {
    /// Who rang.
    pub provider: OrganisationId,
    /// When.
    pub on: Date,
    /// Whether they were helped.
    pub answer: RangAnswer,
    /// What they say about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
impl Content for Rang {
    const KIND: &'static str = "partners.rang";
    const VERSION: u16 = 1;
}

/// How many rang in the twelve months to a day, and how many of them were helped: of one card and one
/// provider, or of all.
pub fn answered(
    rang: &[Kept<Rang>],
    card: Option<SubjectId>,
    provider: Option<OrganisationId>,
    today: Date,
) -> (usize, usize) {
    let from = care::dates::plus_years(today, -1);
    let those = || {
        rang.iter().filter(|one| {
            one.said.on > from
                && one.said.on <= today
                && card.is_none_or(|card| one.subject == card)
                && provider.is_none_or(|provider| one.said.provider == provider)
        })
    };
    let helped = those().filter(|one| one.said.answer == RangAnswer::Answered);
    (those().count(), helped.count())
}

/// Every card that stands: the whole borough first, then by area and service.
pub fn cards(tx: &mut Tx<'_>) -> Result<Vec<Kept<ContactCard>>, Fault> {
    let mut cards: Vec<Kept<ContactCard>> = all(tx)?;
    cards.retain(|card| !card.said.gone);
    let parts = footprints(tx)?;
    cards.sort_by_cached_key(|card| {
        (
            card.said.part(&parts).unwrap_or_default().to_lowercase(),
            card.said.service.to_lowercase(),
        )
    });
    Ok(cards)
}

/// The card of one id, as it stands.
pub(super) fn card(tx: &mut Tx<'_>, id: SubjectId) -> Result<Option<Kept<ContactCard>>, Fault> {
    Ok(super::kept::of(tx, id)?.into_iter().next())
}
