//! Every home, opened once and kept until something is said of one of them: what is sealed takes far
//! longer to open than to read, and a page of money asks for all of them.

use super::{Home, KeptHome, OutOfService, Vacancy, home, opened};
use crate::content::read_content as content;
use crate::homes::sql;
use care::ids::{FactId, HomeId};
use record::{Change, Content, Fault, Mended, Tx};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// So many homes of which something new was said are opened one by one; more, and all of them are.
const ONE_BY_ONE: usize = 40;

/// What is said of a home itself.
pub(in crate::homes) const KINDS: [&str; 3] = [Home::KIND, Vacancy::KIND, OutOfService::KIND];

/// Every home in the order of their ids, with what is free and what is out of service, as kept.
pub fn known_homes(tx: &mut Tx<'_>) -> Result<Arc<Vec<KeptHome>>, Fault> {
    tx.derived(homes_anew, |tx, before, changes| {
        mended(tx, before, changes)
    })
}

/// Every home, to take apart.
pub fn all_homes(tx: &mut Tx<'_>) -> Result<Vec<KeptHome>, Fault> {
    Ok(known_homes(tx)?.to_vec())
}

/// Every home, read and opened from the tables: what is kept must equal this.
pub fn homes_anew(tx: &mut Tx<'_>) -> Result<Vec<KeptHome>, Fault> {
    let rows = tx.rows(sql::HOMES, &[], |row| row.columns())?;
    let mut homes = opened(tx, rows)?;
    let mut vacancies: HashMap<HomeId, Vacancy> = HashMap::new();
    tx.each(sql::VACANCIES, &[], |row| {
        vacancies.insert(row.get(0)?, content(&row.get::<String>(2)?)?);
        Ok(())
    })?;
    let mut outs: HashMap<HomeId, Vec<(FactId, OutOfService)>> = HashMap::new();
    tx.each(sql::OUTS, &[], |row| {
        outs.entry(row.get(1)?)
            .or_default()
            .push((row.get(0)?, content(&row.get::<String>(2)?)?));
        Ok(())
    })?;
    for home in &mut homes {
        home.vacancy = vacancies.remove(&home.id);
        home.out = outs.remove(&home.id).unwrap_or_default();
    }
    Ok(homes)
}

/// Opens again only the homes of which something was said.
fn mended(
    tx: &mut Tx<'_>,
    before: &[KeptHome],
    changes: &[Change],
) -> Result<Mended<Vec<KeptHome>>, Fault> {
    let said: BTreeSet<HomeId> = changes
        .iter()
        .filter(|change| KINDS.contains(&&*change.kind))
        .map(|change| HomeId(change.subject.0))
        .collect();
    if said.is_empty() {
        return Ok(Mended::Same);
    }
    if said.len() > ONE_BY_ONE {
        return Ok(Mended::Anew);
    }
    let mut now = before.to_vec();
    for id in said {
        let found = home(tx, id)?;
        match (now.binary_search_by_key(&id, |one| one.id), found) {
            (Ok(at), Some(home)) => now[at] = home,
            (Err(at), Some(home)) => now.insert(at, home),
            (Ok(at), None) => drop(now.remove(at)),
            (Err(_), None) => {}
        }
    }
    Ok(Mended::Now(now))
}
