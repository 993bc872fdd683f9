//! Before something is saved: what the return would refuse of it that it does not refuse now.
//!
//! The rules run over the record as it would be: the fact is said, the young person's part of the
//! return is checked again, and unless the writer accepts what is new, the transaction is undone.

use super::about::classes_of;
use super::check::{Checked, Found, of_child, years_in_hand};
use super::facts::Which;
use super::said::explain;
use super::words::{beside, refused_by, refuses_elsewhere, would_refuse};
use care::CollectionYear;
use care::ids::FactId;
use desk::form::Form;
use record::access::Allowed;
use record::{FieldError, Refusal, Tx};
use rulebook::Table;
use rulebook::rules::Rule;
use std::collections::{BTreeMap, HashSet};

/// The field in which a writer says why something is right that the return will refuse.
pub(super) const WHY: &str = "right_anyway";
/// The hidden field with the codes of the rules that the writer has read.
pub(super) const READ: &str = "rules_read";

/// Says something typed in a form, unless the return will refuse it and the writer has not yet said
/// why it is right all the same: then the refusal holds each new finding beside its field.
///
/// `key` is the natural key of the row as it will be, `was` as it is now when it is put right.
pub fn unless_refused(
    tx: &mut Tx<'_>,
    about: &Allowed,
    form: &Form,
    table: Table,
    key: &str,
    was: Option<&str>,
    say: impl FnOnce(&mut Tx<'_>) -> Result<FactId, Refusal>,
) -> Result<FactId, Refusal> {
    let years = years_in_hand(tx)?;
    let mut before: HashSet<Which> = HashSet::new();
    for year in &years {
        for found in of_child(tx, about.id(), *year)?.findings {
            let mut which = found.which(*year);
            if found.table == table && was == Some(which.row.as_str()) {
                // The row moves to another day; what was found about it is not new.
                key.clone_into(&mut which.row);
            }
            before.insert(which);
        }
    }
    let fact = say(tx)?;
    let mut new: Vec<(CollectionYear, Checked, Vec<usize>)> = Vec::new();
    for year in years {
        let checked = of_child(tx, about.id(), year)?;
        let fresh: Vec<usize> = checked
            .findings
            .iter()
            .enumerate()
            .filter(|(_, found)| !before.contains(&found.which(year)))
            .filter(|(_, found)| {
                classes_of(found.rule, found.table)
                    .into_iter()
                    .all(|class| about.sees(class))
            })
            .map(|(at, _)| at)
            .collect();
        new.push((year, checked, fresh));
    }
    if new.iter().all(|(_, _, fresh)| fresh.is_empty()) {
        return Ok(fact);
    }
    let why = form.value(WHY).trim();
    let read: HashSet<&str> = form.value(READ).split(' ').collect();
    let accepted = !why.is_empty()
        && new.iter().all(|(_, checked, fresh)| {
            fresh
                .iter()
                .filter_map(|at| checked.findings.get(*at))
                .all(|found| read.contains(found.rule.code))
        });
    if !accepted {
        return Err(refused(&new, table, key));
    }
    for (year, checked, fresh) in &new {
        for found in fresh.iter().filter_map(|at| checked.findings.get(*at)) {
            let rests_on = checked.rests_on(found);
            explain(tx, about, &found.which(*year), why, &rests_on, false)?;
        }
    }
    Ok(fact)
}

fn refused(new: &[(CollectionYear, Checked, Vec<usize>)], table: Table, key: &str) -> Refusal {
    let mut by_field: BTreeMap<String, Vec<&Rule>> = BTreeMap::new();
    let mut elsewhere: Vec<&Found> = Vec::new();
    for (_, checked, fresh) in new {
        for found in fresh.iter().filter_map(|at| checked.findings.get(*at)) {
            let Some(field) = beside(found, table, key) else {
                elsewhere.push(found);
                continue;
            };
            let rules = by_field.entry(field).or_default();
            if !rules.iter().any(|rule| rule.code == found.rule.code) {
                rules.push(found.rule);
            }
        }
    }
    let mut errors: Vec<FieldError> = by_field
        .into_iter()
        .map(|(field, rules)| FieldError::check(field, would_refuse(&rules)))
        .collect();
    let mut last = String::new();
    if !elsewhere.is_empty() {
        last = refuses_elsewhere(&elsewhere);
    }
    last.push_str("Put it right, or say why it is right as it is");
    errors.push(FieldError::check(WHY, last));
    Refusal::Invalid(errors)
}

/// The codes of the rules that refused what is in a form, or that its writer has read already.
pub(super) fn read_so_far(form: &Form) -> String {
    let mut codes: Vec<&str> = refused_by(form.errors());
    codes.extend(form.value(READ).split(' ').filter(|code| !code.is_empty()));
    codes.sort_unstable();
    codes.dedup();
    codes.join(" ")
}
