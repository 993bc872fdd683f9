//! Every search there was, as numbers need it: who was asked, who said what, when a first offer came
//! and which first night it led to.

use super::clocks::Turn;
use super::kept::all_approaches;
use super::{Approached, Search};
use crate::content::read_content as content;
use crate::homes::placing::Decision;
use crate::homes::project::ROOM;
use crate::homes::sql;
use crate::homes::words::{Answer, Need};
use care::Date;
use care::ids::{FactId, HomeId, YoungPersonId};
use record::{Fault, Mended, Timestamp, Tx};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A search, from its first word to its first night.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    /// Which.
    pub id: Uuid,
    /// For whom.
    pub of: YoungPersonId,
    /// When it began.
    pub began: Timestamp,
    /// The first night that was asked for.
    pub needed_by: Date,
    /// The last day, when it is over.
    pub ended: Option<Date>,
    /// The first night of the home that was decided for.
    pub first_night: Option<Date>,
    /// What their care was to be for, when somebody said.
    pub needs: Option<Vec<Need>>,
    /// Each home that was asked, with its last answer and their words.
    pub asked: Vec<(HomeId, Option<(Answer, String)>)>,
    /// Every turn of every home that was asked.
    pub turns: Vec<Turn>,
    /// When the first home said that it could, perhaps.
    pub first_offer: Option<Timestamp>,
}

impl Searched {
    /// How many homes said that they could, perhaps.
    pub fn offers(&self) -> usize {
        self.asked
            .iter()
            .filter(|(_, said)| matches!(said, Some((Answer::Talk | Answer::If, _))))
            .count()
    }
    /// Those who said not this time, with their words.
    pub fn declined(&self) -> impl Iterator<Item = (HomeId, &str)> {
        self.asked.iter().filter_map(|(home, said)| match said {
            Some((Answer::No, words)) => Some((*home, words.as_str())),
            _ => None,
        })
    }
}

type Row = (Uuid, YoungPersonId, FactId, Timestamp, Option<Date>, String);

/// Every search there was, the oldest first. It asks for no leave: whoever shows it shows counts, or
/// asks about each.
pub fn searches_made(tx: &mut Tx<'_>) -> Result<Arc<Vec<Searched>>, Fault> {
    tx.derived(read, |_, _, changes| {
        Ok(Mended::anew_after(changes, ROOM.kinds))
    })
}

/// What was decided in a search.
struct Decided {
    at: Timestamp,
    home: HomeId,
    first_night: Date,
}

/// Every turn of an approach; deciding for a home is our answer to it.
fn turns(approached: &Approached, decided: Option<&Decided>) -> Vec<Turn> {
    let mut turns = approached.turns();
    let chosen = decided.filter(|decided| decided.home == approached.said.home);
    if let (Some(decided), Some(last)) = (chosen, turns.last_mut()) {
        last.until.get_or_insert(decided.at);
    }
    turns
}

fn read(tx: &mut Tx<'_>) -> Result<Vec<Searched>, Fault> {
    let decided = tx.rows(sql::ALL_DECISIONS, &[], |row| {
        Ok((
            row.get::<FactId>(0)?,
            row.get::<String>(1)?,
            Decided {
                at: row.get(2)?,
                home: row.get(3)?,
                first_night: row.get(4)?,
            },
        ))
    })?;
    let mut decisions: HashMap<Uuid, Decided> = HashMap::new();
    for (fact, sealed, decided) in decided {
        let said: Decision = content(&tx.unseal(&sealed, &format!("booking {fact}"))?)?;
        decisions.insert(said.search, decided);
    }
    let mut asked = all_approaches(tx)?;
    let rows: Vec<Row> = tx.rows(sql::ALL_SEARCHES, &[], |row| row.columns::<Row>())?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, of, fact, began, ended, sealed) in rows {
        let said: Search = content(&tx.unseal(&sealed, &format!("search {fact}"))?)?;
        let approached = asked.remove(&id).unwrap_or_default();
        let decided = decisions.get(&id);
        let offered = |answer: Option<Answer>| matches!(answer, Some(Answer::Talk | Answer::If));
        all.push(Searched {
            id,
            of,
            began,
            needed_by: said.needed_by,
            ended,
            first_night: decided.map(|decided| decided.first_night),
            needs: said.needs,
            turns: approached
                .iter()
                .flat_map(|one| turns(one, decided))
                .collect(),
            first_offer: approached
                .iter()
                .flat_map(|one| &one.since)
                .filter(|said| offered(said.spoken.answer))
                .map(|said| said.at)
                .min(),
            asked: approached
                .iter()
                .map(|one| {
                    let answer = one
                        .answer()
                        .and_then(|said| Some((said.spoken.answer?, said.spoken.words.clone())));
                    (one.said.home, answer)
                })
                .collect(),
        });
    }
    Ok(all)
}
