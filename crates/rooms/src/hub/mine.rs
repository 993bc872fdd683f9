//! One's own young people, by what was promised to them.

use super::facts::Cohort;
use super::sql;
use crate::people::{self, Contact, Said};
use care::ids::YoungPersonId;
use care::{Age, Date, Period};
use record::access::{self, Action, FieldClass, Relationship, visible_for};
use record::{Bind, Fault, Tx};
use std::collections::HashMap;

/// How far back time spent is read, in days: whoever was not seen for longer comes first anyway.
const BACK: i32 = 400;

/// One of one's own young people.
#[derive(Clone, Debug)]
pub struct Mine {
    /// Who.
    pub id: YoungPersonId,
    /// How to call them.
    pub name: String,
    /// Completed years, when known.
    pub age: Option<Age>,
    /// Where they are with us.
    pub state: Option<Cohort>,
    /// Held as a key worker, or while covering until a day.
    pub covering_until: Option<Date>,
    /// Since when.
    pub since: Date,
    /// The last time together.
    pub last: Option<(Date, Contact)>,
    /// When the next contact was promised, at the last time together.
    pub promised: Option<Date>,
}

/// The caller's own young people: those promised first come first, then those not seen longest.
pub fn mine(tx: &mut Tx<'_>) -> Result<Vec<Mine>, Fault> {
    let (me, today) = (tx.caller().member(), tx.today());
    let own = |bond: &access::Bond| bond.member == me && bond.period.contains(today);
    let held = access::bonds(tx, Relationship::KeyWorker)?;
    let covered = access::bonds(tx, Relationship::Cover)?;
    let mut bonds: Vec<_> = held
        .into_iter()
        .filter(own)
        .map(|bond| (bond, false))
        .collect();
    for bond in covered.into_iter().filter(own) {
        if !bonds
            .iter()
            .any(|(one, _)| one.young_person == bond.young_person)
        {
            bonds.push((bond, true));
        }
    }
    if bonds.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<YoungPersonId> = bonds.iter().map(|(bond, _)| bond.young_person).collect();
    let called = people::called_among(tx, &ids)?;
    let states = states_on(tx, today)?;
    let last = last_contacts(tx, today, &ids)?;
    let mut all: Vec<Mine> = bonds
        .into_iter()
        .filter_map(|(bond, covers)| {
            let person = called.get(&bond.young_person)?;
            let last = last.get(&bond.young_person);
            Some(Mine {
                id: bond.young_person,
                name: person.name(),
                age: person.born.and_then(|born| Age::on(born, today)),
                state: states.get(&bond.young_person).copied(),
                covering_until: bond.period.until.filter(|_| covers),
                since: bond.period.from,
                promised: last.and_then(|last| last.said.next_on),
                last: last.map(|last| (last.said.on, last.said.clone())),
            })
        })
        .collect();
    all.sort_by_key(|one| {
        let last = one.last.as_ref().map(|last| last.0);
        (one.promised.is_none(), one.promised, last, one.name.clone())
    });
    Ok(all)
}

/// The last time together with some of those whose notes the caller may see.
pub(super) fn last_contacts(
    tx: &mut Tx<'_>,
    today: Date,
    ids: &[YoungPersonId],
) -> Result<HashMap<YoungPersonId, Said<Contact>>, Fault> {
    let since = care::dates::plus_days(today, -BACK);
    Ok(people::contacts_among(tx, since, ids)?
        .into_iter()
        .collect())
}

/// Where everybody is with us on a day whose care history the caller may see.
pub(super) fn states_on(
    tx: &mut Tx<'_>,
    on: Date,
) -> Result<HashMap<YoungPersonId, Cohort>, Fault> {
    let all = states(tx)?;
    Ok(all
        .into_iter()
        .filter(|(_, _, period)| period.contains(on))
        .map(|(id, state, _)| (id, state))
        .collect())
}

/// Every state of everybody whose care history the caller may see, earliest first.
pub(super) fn states(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Cohort, Period)>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::CareHistory]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} {}", sql::STATES, filter.sql, sql::STATES_IN_ORDER);
    let rows = tx.rows(&statement, &params, |row| {
        let code: String = row.get(1)?;
        let period = Period::new(row.get(2)?, row.get(3)?);
        Ok((row.get(0)?, Cohort::parse(&code), period))
    })?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, state, period)| Some((id, state?, period)))
        .collect())
}

/// Where everybody is whom a hub holds today and whose care history the caller may see.
pub fn states_today(tx: &mut Tx<'_>) -> Result<HashMap<YoungPersonId, Cohort>, Fault> {
    let today = tx.today();
    states_on(tx, today)
}

/// Days on which hubs held young people within a period, added up over them: for numbers, which name
/// nobody.
pub fn days_held(tx: &mut Tx<'_>, within: Period) -> Result<u64, Fault> {
    let today = tx.today();
    let until = within.until.unwrap_or(today);
    let rows = tx.rows(sql::HELD_DAYS, &[&until, &within.from], |row| {
        row.columns::<(Date, Option<Date>)>()
    })?;
    let days = rows.into_iter().map(|(since, ended)| {
        let ended = ended.unwrap_or(until).min(until);
        u64::try_from(care::dates::days_between(since.max(within.from), ended)).unwrap_or(0)
    });
    Ok(days.sum())
}

/// The first day a hub was there for each young person: for numbers, which name nobody.
pub fn begun(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Date)>, Fault> {
    tx.rows(sql::BEGUN, &[], |row| row.columns())
}
