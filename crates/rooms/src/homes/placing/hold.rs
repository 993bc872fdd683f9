//! A bed is held while a decision is taken: for one young person, until a moment, and for nobody
//! else meanwhile.
//!
//! **Invariant.** A bed has one hold: its row has the bed as its key, and it is only taken over once
//! its time has run out, which the statement itself asks.

use super::booking::{free_beds, taken};
use crate::homes::home::KeptHome;
use crate::homes::sql;
use care::Date;
use care::ids::{HomeId, YoungPersonId};
use record::access::Allowed;
use record::{Content, Fact, Fault, Refusal, Saying, Timestamp, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A bed is held. It says where somebody may come to live, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Which hold.
    pub id: Uuid,
    /// In which home.
    pub home: HomeId,
    /// Which bed, counted from one.
    pub bed: u16,
    /// Until when: then it is free by itself.
    pub until: Timestamp,
    /// Why, and who at the home agreed.
    pub why: String,
}
impl Content for Hold {
    const KIND: &'static str = "homes.hold";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A hold is let go before its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldEnded {
    /// Which.
    pub hold: Uuid,
}
impl Content for HoldEnded {
    const KIND: &'static str = "homes.hold_ended";
    const VERSION: u16 = 1;
}

/// A hold that has not run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptHold {
    /// Which.
    pub id: Uuid,
    /// In which home.
    pub home: HomeId,
    /// Which bed.
    pub bed: u16,
    /// For whom.
    pub of: YoungPersonId,
    /// Until when.
    pub until: Timestamp,
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    if fact.kind == Hold::KIND {
        let said: Hold = fact.read()?;
        put(tx, YoungPersonId(fact.subject.0), &said, fact.recorded_at)?;
    } else {
        let said: HoldEnded = fact.read()?;
        tx.execute(sql::DROP_HOLD, &[&said.hold])?;
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, of: YoungPersonId, said: &Hold, now: Timestamp) -> Result<u64, Fault> {
    tx.execute(
        sql::PUT_HOLD,
        &[&said.home, &said.bed, &of, &said.id, &said.until, &now],
    )
}

/// Every hold that has not run out, the soonest to do so first.
pub fn holds(tx: &mut Tx<'_>) -> Result<Vec<KeptHold>, Fault> {
    let now = tx.now();
    tx.rows(sql::HOLDS, &[&now], |row| {
        Ok(KeptHold {
            home: row.get(0)?,
            bed: row.get(1)?,
            of: row.get(2)?,
            id: row.get(3)?,
            until: row.get(4)?,
        })
    })
}

/// Beds of a home that are held for somebody else now.
pub(super) fn held_for_others(
    tx: &mut Tx<'_>,
    home: HomeId,
    of: YoungPersonId,
) -> Result<Vec<u16>, Fault> {
    Ok(holds(tx)?
        .into_iter()
        .filter(|one| one.home == home && one.of != of)
        .map(|one| one.bed)
        .collect())
}

/// Holds the first bed that is free from a night on. `living` is how many live there without a
/// booking. If nothing is free, or another was quicker, nothing is held.
pub fn hold(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    home: &KeptHome,
    living: u16,
    from: Date,
    until: Timestamp,
    why: &str,
) -> Result<Hold, Refusal> {
    let others = held_for_others(tx, home.id, allowed.id())?;
    let bed = free_beds(tx, home, living, from, None)?
        .into_iter()
        .find(|bed| !others.contains(bed))
        .ok_or_else(taken)?;
    let said = Hold {
        id: Uuid::now_v7(),
        home: home.id,
        bed,
        until,
        why: why.to_owned(),
    };
    // The key of the table is what decides between two that looked at the same moment.
    let now = tx.now();
    if put(tx, allowed.id(), &said, now)? == 0 {
        return Err(taken());
    }
    tx.say(allowed.id(), &said, Saying::from("worker"))?;
    Ok(said)
}

/// Lets a hold go.
pub fn let_go(tx: &mut Tx<'_>, allowed: &Allowed, which: Uuid) -> Result<(), Refusal> {
    holds(tx)?
        .into_iter()
        .find(|one| one.id == which && one.of == allowed.id())
        .ok_or(Refusal::NotFound)?;
    tx.say(
        allowed.id(),
        &HoldEnded { hold: which },
        Saying::from("worker"),
    )?;
    Ok(())
}
