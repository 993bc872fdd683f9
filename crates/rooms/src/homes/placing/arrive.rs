//! The first night in a new home: the episode before ends, the next begins, and the search is over.

use super::Booking;
use super::booking::end_booking;
use crate::homes::home::KeptHome;
use crate::homes::search::{end_search, open_search};
use crate::homes::words::{HomeKind, Sector};
use crate::looked_after::{self, Episode, say_keyed};
use care::codes::{
    CategoryOfNeed, LegalStatus, PlacementProvider, PlacementType, ReasonEpisodeCeased,
    ReasonNewEpisode, ReasonPlacementChange,
};
use care::{Date, Postcode};
use record::access::Allowed;
use record::{Content, Refusal, Tx};

/// What the return asks of a move, beside what the record knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The first night.
    pub on: Date,
    /// Why the placement before ended, when there was one.
    pub because: Option<ReasonPlacementChange>,
    /// Legal status and need, for somebody who was not looked after the day before.
    pub began: Option<(LegalStatus, CategoryOfNeed, Option<Postcode>)>,
}

/// How the return calls a home.
pub(super) const fn placement(kind: HomeKind) -> PlacementType {
    match kind {
        HomeKind::Connected => PlacementType::U3,
        HomeKind::OurFosterCarers | HomeKind::AgencyFosterCarers => PlacementType::U6,
        HomeKind::ChildrensHome => PlacementType::K2,
        HomeKind::SecureHome => PlacementType::K1,
        HomeKind::Supported => PlacementType::K3,
        HomeKind::ResidentialSchool => PlacementType::S1,
        HomeKind::MoveOn => PlacementType::P3,
    }
}

const fn provided(sector: Sector) -> PlacementProvider {
    match sector {
        Sector::Own => PlacementProvider::PR1,
        Sector::OtherCouncil => PlacementProvider::PR2,
        Sector::OtherPublic => PlacementProvider::PR3,
        Sector::Private => PlacementProvider::PR4,
        Sector::Voluntary => PlacementProvider::PR5,
    }
}

/// Says that they moved in: the return follows from it.
pub fn arrive(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    booking: &Booking,
    home: &KeptHome,
    sector: Sector,
    arrival: &Arrival,
) -> Result<(), Refusal> {
    let id = allowed.id();
    let mut before: Option<(care::ids::FactId, Episode)> = None;
    for held in looked_after::standing_of(tx, id.into())? {
        if held.kind == Episode::KIND {
            let episode: Episode = held.read()?;
            if episode.dec.is_none() {
                before = Some((held.fact, episode));
            }
        }
    }
    let (new_episode, legal_status, need, home_post) = match &before {
        Some((fact, episode)) => {
            if episode.decom >= arrival.on {
                return Err(Refusal::invalid(
                    "on-day",
                    "The first night must be after the day the present episode began",
                ));
            }
            let ended = Episode {
                dec: Some(arrival.on),
                ceased: Some(ReasonEpisodeCeased::X1),
                place_change: arrival.because,
                ..episode.clone()
            };
            let why = Some("They moved to another home".to_owned());
            say_keyed(tx, id, &ended, Some(*fact), why)?;
            (
                ReasonNewEpisode::P,
                episode.legal_status,
                episode.need,
                episode.home,
            )
        }
        None => {
            let Some((legal, need, post)) = arrival.began else {
                return Err(Refusal::invalid(
                    "legal_status",
                    "They are not looked after now: say under which legal status and why they come into care",
                ));
            };
            (ReasonNewEpisode::S, Some(legal), Some(need), post)
        }
    };
    let episode = Episode {
        decom: arrival.on,
        new_episode: Some(new_episode),
        legal_status,
        need,
        placement: Some(placement(home.said.kind)),
        provider: Some(provided(sector)),
        dec: None,
        ceased: None,
        place_change: None,
        home: home_post,
        place: home.said.postcode,
        urn: home.said.urn.clone(),
    };
    say_keyed(tx, id, &episode, None, None)?;
    // An earlier bed is free from that night on.
    for earlier in tx.rows(
        crate::homes::sql::OTHER_BOOKINGS,
        &[&id, &booking.id],
        |row| row.get(0),
    )? {
        end_booking(tx, id, earlier, arrival.on, "They moved to another home")?;
    }
    if let Some(open) = open_search(tx, id)? {
        end_search(tx, allowed, open.said.id, "They moved in")?;
    }
    Ok(())
}
