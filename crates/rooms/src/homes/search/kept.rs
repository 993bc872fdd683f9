//! Searches and approaches as they stand, and saying more.

use super::clocks::Side;
use super::{Approach, Search, SearchEnded, Spoken};
use crate::content::read_content as content;
use crate::homes::provider::still;
use crate::homes::sql;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::Allowed;
use record::{Bind, Content, Fact, Fault, Refusal, Row, Saying, Timestamp, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// Approaches that wait for an answer at one time: more than this is asking everybody.
pub(super) const AT_ONCE: usize = 3;

/// An open search.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSearch {
    /// For whom.
    pub of: YoungPersonId,
    /// The fact that stands.
    pub fact: FactId,
    /// Since when we search.
    pub began: Timestamp,
    /// What is asked for.
    pub said: Search,
}

/// Something said in an approach, with when.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// When it was written down.
    pub at: Timestamp,
    /// What.
    pub spoken: Spoken,
}

/// An approach and what was said in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Approached {
    /// For whom.
    pub of: YoungPersonId,
    /// When they were asked.
    pub at: Timestamp,
    /// By whom.
    pub by: MemberId,
    /// What was asked.
    pub said: Approach,
    /// What was said since, in order.
    pub since: Vec<Said>,
}

impl Approached {
    /// Their last answer.
    pub(in crate::homes) fn answer(&self) -> Option<&Said> {
        self.since
            .iter()
            .rev()
            .find(|said| said.spoken.answer.is_some())
    }
}

fn bound(what: &str, fact: FactId) -> String {
    format!("{what} {fact}")
}

/// Shows a fact of this noun in its tables.
pub(in crate::homes) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let sealed =
        |tx: &Tx<'_>| tx.seal_steadily(&fact.content.to_string(), &bound("search", fact.id));
    match fact.kind.as_str() {
        Search::KIND => {
            let said: Search = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_SEARCH,
                &[
                    &said.id,
                    &fact.subject,
                    &fact.id,
                    &fact.recorded_at,
                    &said.needed_by,
                    &kept,
                ],
            )?;
        }
        SearchEnded::KIND => {
            let said: SearchEnded = fact.read()?;
            tx.execute(sql::END_SEARCH, &[&said.search, &said.on])?;
        }
        Approach::KIND => {
            let said: Approach = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_APPROACH,
                &[
                    &said.id,
                    &said.search,
                    &said.home,
                    &fact.subject,
                    &fact.id,
                    &fact.recorded_at,
                    &fact.recorded_by,
                    &kept,
                ],
            )?;
        }
        _ => {
            let said: Spoken = fact.read()?;
            let kept = sealed(tx)?;
            tx.execute(
                sql::PUT_SPOKEN,
                &[&fact.id, &said.approach, &fact.recorded_at, &kept],
            )?;
        }
    }
    Ok(())
}

type SearchRow = (YoungPersonId, FactId, Timestamp, String);

fn search_row(row: &Row<'_>) -> Result<SearchRow, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn opened(tx: &Tx<'_>, (of, fact, began, sealed): SearchRow) -> Result<KeptSearch, Fault> {
    Ok(KeptSearch {
        of,
        fact,
        began,
        said: content(&tx.unseal(&sealed, &bound("search", fact))?)?,
    })
}

/// The open search for a young person, if there is one.
pub fn open_search(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<KeptSearch>, Fault> {
    let row = tx.optional(sql::OPEN_SEARCH, &[&of], search_row)?;
    row.map(|row| opened(tx, row)).transpose()
}

/// Every open search, the soonest needed first. Whoever shows them asks who may be seen.
pub fn open_searches(tx: &mut Tx<'_>) -> Result<Vec<KeptSearch>, Fault> {
    let rows = tx.rows(sql::OPEN_SEARCHES, &[], search_row)?;
    rows.into_iter().map(|row| opened(tx, row)).collect()
}

/// Every approach of a search, in the order they were made.
pub fn approaches(tx: &mut Tx<'_>, search: Uuid) -> Result<Vec<Approached>, Fault> {
    read(tx, 0, &[&search])
}

/// The approaches of the searches that go on, by search.
pub fn open_approaches(tx: &mut Tx<'_>) -> Result<HashMap<Uuid, Vec<Approached>>, Fault> {
    Ok(by_search(read(tx, 1, &[])?))
}

/// The approaches of every search there was, by search.
pub(super) fn all_approaches(tx: &mut Tx<'_>) -> Result<HashMap<Uuid, Vec<Approached>>, Fault> {
    Ok(by_search(read(tx, 2, &[])?))
}

fn by_search(all: Vec<Approached>) -> HashMap<Uuid, Vec<Approached>> {
    let mut found: HashMap<Uuid, Vec<Approached>> = HashMap::new();
    for one in all {
        found.entry(one.said.search).or_default().push(one);
    }
    found
}

/// Two statements, however many searches and however much was said in them.
fn read(tx: &mut Tx<'_>, which: usize, of: &[&dyn Bind]) -> Result<Vec<Approached>, Fault> {
    let spoken = tx.rows(sql::SPOKEN[which], of, |row| {
        row.columns::<(FactId, Timestamp, String)>()
    })?;
    let mut since: HashMap<Uuid, Vec<Said>> = HashMap::new();
    for (fact, at, sealed) in spoken {
        let spoken: Spoken = content(&tx.unseal(&sealed, &bound("search", fact))?)?;
        let said = Said { at, spoken };
        since.entry(said.spoken.approach).or_default().push(said);
    }
    let asked = tx.rows(sql::APPROACHES[which], of, |row| {
        row.columns::<(YoungPersonId, FactId, Timestamp, MemberId, String)>()
    })?;
    asked
        .into_iter()
        .map(|(of, fact, at, by, sealed)| {
            let said: Approach = content(&tx.unseal(&sealed, &bound("search", fact))?)?;
            Ok(Approached {
                of,
                at,
                by,
                since: since.remove(&said.id).unwrap_or_default(),
                said,
            })
        })
        .collect()
}

/// Begins a search, or puts right what it asks for. `seen` is the fact the writer saw.
pub fn say_search(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &Search,
    seen: Option<FactId>,
    reason: Option<String>,
) -> Result<FactId, Refusal> {
    let stands = open_search(tx, allowed.id())?.map(|kept| kept.fact);
    still(stands, seen, "the search for a home")?;
    let mut how = Saying::from("worker").since(said.on);
    how.supersedes = stands;
    how.reason = reason;
    Ok(tx.say(allowed.id(), said, how)?)
}

/// Ends a search.
pub fn end_search(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    search: Uuid,
    why: &str,
) -> Result<FactId, Refusal> {
    open_search(tx, allowed.id())?
        .filter(|kept| kept.said.id == search)
        .ok_or(Refusal::NotFound)?;
    let said = SearchEnded {
        search,
        on: tx.today(),
        why: why.to_owned(),
    };
    Ok(tx.say(allowed.id(), &said, Saying::from("worker").since(said.on))?)
}

/// Asks one home. Never a home twice in one search, and only a few at a time.
pub fn say_approach(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &Approach,
) -> Result<FactId, Refusal> {
    open_search(tx, allowed.id())?
        .filter(|kept| kept.said.id == said.search)
        .ok_or(Refusal::NotFound)?;
    let earlier = approaches(tx, said.search)?;
    if earlier.iter().any(|one| one.said.home == said.home) {
        return Err(Refusal::invalid(
            "why_you",
            "They have been asked already: go on from their answer",
        ));
    }
    let waiting = earlier
        .iter()
        .filter(|one| matches!(one.turn(), Some((Side::Home, _))))
        .count();
    if waiting >= AT_ONCE {
        return Err(Refusal::invalid(
            "why_you",
            format!(
                "{AT_ONCE} homes have not answered yet. Ring them first: asking everybody is asking nobody"
            ),
        ));
    }
    Ok(tx.say(allowed.id(), said, Saying::from("worker").since(tx.today()))?)
}

/// Writes down what was said in an approach.
pub fn say_word(tx: &mut Tx<'_>, allowed: &Allowed, said: &Spoken) -> Result<FactId, Refusal> {
    let search = open_search(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    approaches(tx, search.said.id)?
        .iter()
        .find(|one| one.said.id == said.approach)
        .ok_or(Refusal::NotFound)?;
    Ok(tx.say(allowed.id(), said, Saying::from("worker").since(tx.today()))?)
}
