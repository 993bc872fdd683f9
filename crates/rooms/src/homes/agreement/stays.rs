//! Who slept where, on which nights: from the episodes of care and from the bookings together.

use crate::homes::home::{Home, known_homes};
use crate::homes::placing::{Booking, BookingEnded};
use crate::homes::sql;
use crate::looked_after;
use care::ids::{HomeId, YoungPersonId};
use care::{Period, Postcode};
use record::{Content as _, Fault, Mended, Tx};
use std::collections::HashMap;
use std::sync::Arc;

/// Somebody's nights in a home, without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub of: YoungPersonId,
    /// In which home.
    pub home: HomeId,
    /// The nights.
    pub nights: Period,
}

/// Every stay in the homes we know, kept until a home, an episode or a booking changes. An episode is
/// in a home when its postcode or its number is that of one home only; a booking counts where no
/// episode says so already. It asks for no leave: whoever calls it shows counts, or asks about each.
pub fn stays(tx: &mut Tx<'_>) -> Result<Arc<Vec<Stay>>, Fault> {
    let rest_on = [Home::KIND, Booking::KIND, BookingEnded::KIND];
    tx.derived(stays_anew, |_, _, changes| {
        let moved = changes.iter().any(|change| {
            let kind = &*change.kind;
            rest_on.contains(&kind) || looked_after::ROOM.kinds.contains(&kind)
        });
        Ok(if moved { Mended::Anew } else { Mended::Same })
    })
}

/// Every stay, put together from the tables: what is kept must equal this.
pub fn stays_anew(tx: &mut Tx<'_>) -> Result<Vec<Stay>, Fault> {
    let homes = known_homes(tx)?;
    let mut by_urn: HashMap<&str, Vec<HomeId>> = HashMap::new();
    let mut by_postcode: HashMap<Postcode, Vec<HomeId>> = HashMap::new();
    for home in homes.iter() {
        if let Some(urn) = home.said.urn.as_deref()
            && !home.said.kind.is_family()
        {
            by_urn.entry(urn).or_default().push(home.id);
        }
        if let Some(postcode) = home.said.postcode {
            by_postcode.entry(postcode).or_default().push(home.id);
        }
    }
    let mut all: Vec<Stay> = Vec::new();
    for (of, episode) in looked_after::lives(tx)?.episodes() {
        let at = episode
            .place
            .and_then(|postcode| by_postcode.get(&postcode))
            .or_else(|| by_urn.get(episode.urn.as_deref()?));
        if let Some([home]) = at.map(Vec::as_slice) {
            all.push(Stay {
                of,
                home: *home,
                nights: Period::new(episode.decom, episode.dec),
            });
        }
    }
    let booked = tx.rows(sql::ALL_BOOKINGS, &[], |row| {
        let ended: Option<care::Date> = row.get(3)?;
        let until: Option<care::Date> = row.get(4)?;
        Ok(Stay {
            home: row.get(0)?,
            of: row.get(1)?,
            nights: Period::new(row.get(2)?, ended.or(until)),
        })
    })?;
    for stay in booked {
        let said = |one: &&mut Stay| {
            one.of == stay.of && one.home == stay.home && one.nights.overlaps(&stay.nights)
        };
        match all.iter_mut().find(said) {
            // A bed kept before the first night counts from the night it was kept.
            Some(one) => one.nights.from = one.nights.from.min(stay.nights.from),
            None => all.push(stay),
        }
    }
    // Episodes that follow one another in one home are one stay.
    all.sort_by_key(|stay| (stay.of, stay.home, stay.nights.from));
    let mut joined: Vec<Stay> = Vec::with_capacity(all.len());
    for stay in all {
        match joined.last_mut() {
            Some(last)
                if last.of == stay.of
                    && last.home == stay.home
                    && last
                        .nights
                        .until
                        .is_none_or(|until| until >= stay.nights.from) =>
            {
                last.nights.until = match (last.nights.until, stay.nights.until) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    _ => None,
                };
            }
            _ => joined.push(stay),
        }
    }
    Ok(joined)
}
