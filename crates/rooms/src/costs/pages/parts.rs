//! What several pages of this room share.

use crate::people::{self, Person};
use care::dates::long_date;
use care::ids::{ChildCode, OrganisationId, YoungPersonId};
use care::{CollectionYear, Date, Pence};
use desk::patterns::SubNavigation;
use maud::{Markup, html};
use measures::{Guard, SMALLEST};
use record::access::FieldClass;
use record::{Fault, Tx};
use std::collections::{HashMap, HashSet};

/// How this reader may call young people, and of whom they may read what is asked.
pub(super) struct Names {
    people: HashMap<YoungPersonId, Person>,
    codes: HashMap<YoungPersonId, ChildCode>,
    /// Who may be listed at all.
    pub(super) listed: HashSet<YoungPersonId>,
}

impl Names {
    /// Of those about whom these kinds of information may be seen.
    pub(super) fn of(tx: &mut Tx<'_>, classes: &[FieldClass]) -> Result<Self, Fault> {
        Ok(Self {
            listed: people::permitted(tx, classes)?,
            people: people::called(tx)?,
            codes: people::codes_of(tx)?
                .into_iter()
                .map(|(id, (code, _))| (id, code))
                .collect(),
        })
    }
    /// Their name, or the council's number for somebody who may not know it.
    pub(super) fn call(&self, id: YoungPersonId) -> String {
        match (self.people.get(&id), self.codes.get(&id)) {
            (Some(person), _) => person.name(),
            (None, Some(code)) if self.listed.contains(&id) => code.to_string(),
            _ => "somebody".to_owned(),
        }
    }
    /// Who has a number of the council's.
    pub(super) fn with_code(&self, code: &str) -> Option<YoungPersonId> {
        let mut all = self.codes.iter();
        all.find(|(_, one)| one.as_str().eq_ignore_ascii_case(code))
            .map(|(id, _)| *id)
    }
}

/// What providers are called.
pub(super) fn providers(tx: &mut Tx<'_>) -> Result<HashMap<OrganisationId, String>, Fault> {
    Ok(crate::homes::all_providers(tx)?
        .into_iter()
        .map(|one| (one.id, one.said.name))
        .collect())
}

/// Money, or that it is not known.
pub(super) fn money(pence: Option<Pence>) -> String {
    pence.map_or_else(|| "not known".to_owned(), |pence| pence.to_string())
}

/// Money as a form takes it.
pub(super) fn typed(pence: Pence) -> String {
    format!("{}.{:02}", pence.0 / 100, pence.0 % 100)
}

/// The mean to the pound and the middle one (the lower of two).
pub(super) fn mean_and_middle(mut all: Vec<Pence>) -> (Option<Pence>, Option<Pence>) {
    all.sort_unstable();
    let count = i64::try_from(all.len()).unwrap_or(0);
    let sum: Pence = all.iter().copied().sum();
    let mean = (count > 0).then(|| Pence((sum.0 / count + 50) / 100 * 100));
    let middle = all.len().checked_sub(1).map(|last| all[last / 2]);
    (mean, middle)
}

/// `3 of 20`, each hidden when it may not be told.
pub(super) fn n_of(n: Guard<u64>, of: Guard<u64>) -> Markup {
    let one = |guard: Guard<u64>| guard.shown().map(|n| n.to_string());
    html! {
        @match (one(n), one(of)) {
            (Some(n), Some(of)) => { (n) " of " (of) }
            (None, Some(of)) => { span.govuk-hint { "hidden" } " of " (of) }
            _ => { span.govuk-hint { "hidden" } }
        }
    }
}

/// Yes, and yes and no together, for each row of a table that is drawn with its total: for somebody
/// who may not see small numbers, those under six and whatever would give them away are hidden.
pub(super) fn guarded(rows: &[[u64; 2]], small: bool) -> Vec<(Guard<u64>, Guard<u64>)> {
    if small {
        return rows
            .iter()
            .map(|row| (Guard::Shown(row[0]), Guard::Shown(row[0] + row[1])))
            .collect();
    }
    let counts: Vec<Vec<u64>> = rows.iter().map(|row| row.to_vec()).collect();
    let shown = measures::Table::new(&counts).protect();
    rows.iter()
        .zip(shown)
        .map(|(row, guards)| {
            let whole = row[0] + row[1] >= SMALLEST;
            let yes = guards.first().copied().unwrap_or(Guard::Masked);
            let of = guards.last().copied().unwrap_or(Guard::Masked);
            (yes, if whole { of } else { Guard::Masked })
        })
        .collect()
}

/// Beside each other: the pages about money.
pub(super) fn money_tabs(here: &str) -> SubNavigation {
    SubNavigation::new("What is paid", here.to_owned())
        .item("Costs", "/costs")
        .item("Invoices", "/invoices")
        .item("Agreements", "/agreements")
        .item("Savings", "/savings")
}

/// A day, or that nobody said.
pub(super) fn day_or(day: Option<Date>, otherwise: &str) -> String {
    day.map_or_else(|| otherwise.to_owned(), long_date)
}

/// The first day of the financial year of a day: 1 April.
pub(super) fn year_start(on: Date) -> Date {
    CollectionYear::of(on).start()
}

/// A percentage, to the whole number.
pub(super) fn percent(n: u64, of: u64) -> String {
    match (n * 200 + of).checked_div(of * 2) {
        Some(percent) => format!("{percent}%"),
        None => "none yet".to_owned(),
    }
}

#[cfg(test)]
impl Names {
    /// One whose name may be read, one of whom only the number may.
    pub(super) fn sample(of: &[YoungPersonId]) -> Self {
        let code = |n: usize| ChildCode::parse(&format!("A{n}")).ok();
        Self {
            people: HashMap::new(),
            codes: of
                .iter()
                .enumerate()
                .filter_map(|(n, id)| Some((*id, code(n)?)))
                .collect(),
            listed: of.iter().copied().collect(),
        }
    }
}
