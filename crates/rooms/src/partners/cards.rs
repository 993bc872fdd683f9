//! Who a provider can ring: one card for each service, for the whole borough or for a part of it.

use super::kept::{Kept, all};
use care::ids::SubjectId;
use record::{Content, Fault, Tx};
use serde::{Deserialize, Serialize};

/// A service that a provider can ring. Its subject is the card; a card put right replaces itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    /// The footprint, ward or town it is for; nothing for the whole borough.
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
impl Content for ContactCard {
    const KIND: &'static str = "partners.contact_card";
    const VERSION: u16 = 1;
}

/// Every card that stands: the whole borough first, then by area and service.
pub fn cards(tx: &mut Tx<'_>) -> Result<Vec<Kept<ContactCard>>, Fault> {
    let mut cards: Vec<Kept<ContactCard>> = all(tx)?;
    cards.retain(|card| !card.said.gone);
    cards.sort_by_cached_key(|card| {
        (
            card.said.area.as_deref().unwrap_or_default().to_lowercase(),
            card.said.service.to_lowercase(),
        )
    });
    Ok(cards)
}

/// The card of one id, as it stands.
pub(super) fn card(tx: &mut Tx<'_>, id: SubjectId) -> Result<Option<Kept<ContactCard>>, Fault> {
    Ok(super::kept::of(tx, id)?.into_iter().next())
}
