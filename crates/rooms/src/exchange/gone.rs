//! **Erasure in the exchange store**: when a young person's record is lawfully erased, what was
//! released about them goes too: every pack in every version, its links, who opened it, what was
//! answered, each table of whom we search for in which they were a line, and what guests added to a
//! workshop about them. A provider's invoices stay: they hold a keyed reference and no name.
//!
//! The store knows no young person. So the record says, in the transaction that erases, which
//! releases and lines those were, in a table beside the facts; they are erased from the store at
//! once, or, should that be cut short, the next time anything is carried. Doing it twice changes
//! nothing.

use super::facts::{Answered, BedsSaid, Opened, Published, Released, Sent, Standing, WorkshopSaid};
use super::sql;
use super::store::door;
use crate::homes::Search;
use crate::workshops;
use care::ids::{MemberId, OrganisationId, SubjectId, YoungPersonId};
use record::{Content, Erased, Erasing, Fact, Fault, Record, Refusal, Timestamp, Tx};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What the store must not hold any longer. It says nothing of whom it was about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// The releases.
    releases: BTreeSet<Uuid>,
    /// What their lines in the searching-now table were called.
    references: BTreeSet<String>,
    /// The workshops held about them.
    #[serde(default)]
    workshops: BTreeSet<Uuid>,
}

/// Where in the store something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In what a home read about somebody, or answered.
    Release(Uuid),
    /// In what guests added to a workshop.
    Workshop(Uuid),
    /// In what one provider reads or said.
    Provider(OrganisationId),
    /// Elsewhere: the table of whom we search for, among others.
    Other,
}

impl Going {
    /// Whether what stands there goes with the record.
    pub fn takes(&self, place: Place) -> bool {
        match place {
            Place::Release(id) => self.releases.contains(&id),
            Place::Workshop(id) => self.workshops.contains(&id),
            Place::Provider(_) | Place::Other => false,
        }
    }
}

/// How many facts are read at a time.
const STEP: i64 = 2_000;

/// Goes through everything that stands in the store, with where it stands.
pub fn each_outside(
    exchange: &Record,
    mut each: impl FnMut(Place, &serde_json::Value),
) -> Result<(), Refusal> {
    exchange.read(&door(), |tx| {
        let mut after = 0;
        loop {
            let facts = tx.facts_after(after, STEP)?;
            let Some(last) = facts.last() else { break };
            after = last.seq;
            for fact in &facts {
                each(place_of(fact), &fact.content);
            }
        }
        Ok(())
    })
}

fn place_of(fact: &Fact) -> Place {
    match fact.kind.as_str() {
        Released::KIND | Standing::KIND | Opened::KIND | Answered::KIND => {
            Place::Release(fact.subject.0)
        }
        WorkshopSaid::KIND => Place::Workshop(fact.subject.0),
        BedsSaid::KIND => fact
            .read::<BedsSaid>()
            .map_or(Place::Other, |said| Place::Provider(said.provider)),
        Published::KIND => match fact.read::<Published>() {
            Ok(
                Published::Provider { id, .. }
                | Published::Money { id, .. }
                | Published::Matters { provider: id, .. },
            ) => Place::Provider(id),
            _ => Place::Other,
        },
        _ => Place::Other,
    }
}

/// About whom each release was, and for which approach.
pub fn released_about(tx: &mut Tx<'_>) -> Result<HashMap<Uuid, (YoungPersonId, Uuid)>, Fault> {
    let rows = tx.rows(sql::RELEASED_ABOUT, &[], |row| {
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// A decision to erase, as it is kept until the store has followed it.
#[derive(Serialize, Deserialize)]
struct Queued {
    going: Going,
    why: String,
    rule: String,
    asked_by: MemberId,
    asked_by_name: String,
    asked_at: Timestamp,
    agreed_by: MemberId,
    agreed_by_name: String,
}

/// What the store holds about somebody: asked before their record is erased, which forgets it.
pub fn held_outside(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Going, Fault> {
    let mut going = Going::default();
    for fact in tx.facts_of(of, Some(Sent::KIND))? {
        let sent: Sent = fact.read()?;
        going.releases.insert(sent.release);
        going.references.insert(sent.pack.reference);
    }
    for fact in tx.facts_of(of, Some(Search::KIND))? {
        let id = fact
            .read::<Search>()?
            .id
            .simple()
            .to_string()
            .to_uppercase();
        let end = id.get(id.len().saturating_sub(5)..).unwrap_or_default();
        going.references.insert(end.to_owned());
    }
    for fact in tx.facts_of(of, Some(workshops::Opened::KIND))? {
        going
            .workshops
            .insert(fact.read::<workshops::Opened>()?.workshop);
    }
    Ok(going)
}

/// Says, in the transaction that erases a record, that the store must follow.
pub fn follow(tx: &mut Tx<'_>, going: Going, erasing: &Erasing) -> Result<(), Fault> {
    if going == Going::default() {
        return Ok(());
    }
    let queued = Queued {
        going,
        why: erasing.why.clone(),
        rule: erasing.rule.clone(),
        asked_by: erasing.asked_by.0,
        asked_by_name: erasing.asked_by.1.clone(),
        asked_at: erasing.asked_at,
        agreed_by: erasing.agreed_by.0,
        agreed_by_name: erasing.agreed_by.1.clone(),
    };
    let text = serde_json::to_string(&queued)
        .map_err(|_| Fault::Other("an erasure could not be kept".to_owned()))?;
    tx.execute(sql::QUEUE_GONE, &[&Uuid::now_v7(), &text])?;
    // Nobody stands in the table of whom we search for any longer than in the record.
    tx.execute(sql::DUE, &[&"providers"])?;
    Ok(())
}

/// Erases from the store what the record says must go. Gives how many entries were blanked.
pub fn erase_gone(record: &Record, exchange: &Record) -> Result<usize, Refusal> {
    let queued: Vec<(Uuid, String)> = record.read(&door(), |tx| {
        Ok(tx.rows(sql::QUEUED_GONE, &[], |row| row.columns())?)
    })?;
    let mut entries = 0;
    for (id, text) in queued {
        let queued: Queued = serde_json::from_str(&text)
            .map_err(|_| Fault::Other("an erasure that waits cannot be read".to_owned()))?;
        entries += exchange.write(&door(), |tx| Ok(erase(tx, id, &queued)?))?;
        record.write(&door(), |tx| {
            tx.execute(sql::NO_LONGER_QUEUED, &[&id])?;
            Ok(())
        })?;
    }
    Ok(entries)
}

fn erase(tx: &mut Tx<'_>, id: Uuid, queued: &Queued) -> Result<usize, Fault> {
    let done = tx.facts_of(SubjectId(id), Some(Erased::KIND))?;
    if !done.is_empty() {
        return Ok(0);
    }
    let going = &queued.going;
    for release in &going.releases {
        tx.execute(sql::NOT_WAITING, &[release])?;
    }
    for workshop in &going.workshops {
        tx.execute(sql::NOT_WAITING_WORKSHOP, &[workshop])?;
    }
    let whole = going.releases.iter().chain(&going.workshops);
    let whole: Vec<SubjectId> = whole.map(|id| SubjectId(*id)).collect();
    let erasing = Erasing {
        why: queued.why.clone(),
        rule: queued.rule.clone(),
        asked_by: (queued.asked_by, queued.asked_by_name.clone()),
        asked_at: queued.asked_at,
        agreed_by: (queued.agreed_by, queued.agreed_by_name.clone()),
    };
    tx.erase(SubjectId(id), &whole, &erasing, |fact| lists(fact, going))
}

/// Whether a fact is a table of whom we search for with a line that must go.
fn lists(fact: &Fact, going: &Going) -> bool {
    if fact.kind != Published::KIND {
        return false;
    }
    match fact.read::<Published>() {
        Ok(Published::Now(rows)) => rows
            .iter()
            .any(|row| going.references.contains(&row.reference)),
        Ok(Published::Workshops(all)) => all.iter().any(|one| going.workshops.contains(&one.id)),
        _ => false,
    }
}
