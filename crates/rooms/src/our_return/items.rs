//! Findings with what was said about them, as far as the reader may see them.

use super::about::classes_of;
use super::check::{Checked, Found, of_standing, of_year};
use super::said::{Asking, Explanation, SaidOf, said_of};
use crate::looked_after::Standing;
use crate::people;
use care::CollectionYear;
use care::ids::{TeamId, YoungPersonId};
use record::access::{self, Action, Allowed, FieldClass};
use record::{Fault, Tx};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A finding, and what was said about it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The finding.
    pub found: Found,
    /// Why it is true, as long as the cells it rests on have not changed.
    pub settled: Option<Explanation>,
    /// Why it was true once: the cells have changed since, so it is open again.
    pub outdated: Option<Explanation>,
    /// What a worker wrote when saving what the return will refuse.
    pub beside: Option<Explanation>,
    /// Whom it was put to.
    pub asked: Option<Asking>,
}

impl Item {
    /// Whether it is to be put right.
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// Puts beside each finding what was said about it.
fn with_words(
    tx: &Tx<'_>,
    year: CollectionYear,
    checked: &Checked,
    mut said: SaidOf,
) -> Result<Vec<Item>, Fault> {
    let mut items = Vec::with_capacity(checked.findings.len());
    let nothing_said = said.settled.is_empty() && said.beside.is_empty() && said.asked.is_empty();
    for found in &checked.findings {
        let mut item = Item {
            found: found.clone(),
            settled: None,
            outdated: None,
            beside: None,
            asked: None,
        };
        if !nothing_said {
            let which = (found.about, found.which(year));
            if let Some(explanation) = said.settled.remove(&which) {
                let now = tx.mark(&checked.rests_on(found))?;
                if explanation.rests_on == now {
                    item.settled = Some(explanation);
                } else {
                    item.outdated = Some(explanation);
                }
            }
            item.beside = said.beside.remove(&which);
            item.asked = said.asked.remove(&which);
        }
        items.push(item);
    }
    Ok(items)
}

/// Everybody's findings of a year. It asks for no leave; nothing of it is shown but counts.
pub(super) fn everybodys(
    tx: &mut Tx<'_>,
    year: CollectionYear,
) -> Result<(Arc<Checked>, Vec<Item>), Fault> {
    let checked = of_year(tx, year)?;
    let said = said_of(tx, year, None)?;
    let items = with_words(tx, year, &checked, said)?;
    Ok((checked, items))
}

/// The findings of a year that a reader may see.
#[derive(Debug)]
pub struct Mine {
    /// The return they were found in.
    pub checked: Arc<Checked>,
    /// Findings about young people whom the reader may see.
    pub items: Vec<Item>,
    /// Everybody's findings.
    pub all: Vec<Item>,
    /// The teams responsible today.
    pub teams: HashMap<YoungPersonId, Vec<(TeamId, String)>>,
    named: HashSet<YoungPersonId>,
}

/// The findings of a year that the caller may do something with: see them on a page, take them away
/// in a file.
pub fn mine(tx: &mut Tx<'_>, year: CollectionYear, action: Action) -> Result<Mine, Fault> {
    let (checked, all) = everybodys(tx, year)?;
    let mut permitted: HashMap<FieldClass, HashSet<YoungPersonId>> = HashMap::new();
    let mut items = Vec::new();
    let mut asks: HashMap<(&'static str, rulebook::Table), Vec<FieldClass>> = HashMap::new();
    for item in &all {
        let found = &item.found;
        let classes = asks
            .entry((found.rule.code, found.table))
            .or_insert_with(|| classes_of(found.rule, found.table));
        let mut may = true;
        for class in classes.iter() {
            if !permitted.contains_key(class) {
                let those = people::permitted_to(tx, action, &[*class])?;
                permitted.insert(*class, those);
            }
            may &= permitted
                .get(class)
                .is_some_and(|those| those.contains(&found.about));
        }
        if may {
            items.push(item.clone());
        }
    }
    Ok(Mine {
        checked,
        items,
        all,
        teams: access::teams_today(tx)?,
        named: people::permitted_to(tx, action, &[FieldClass::Identity])?,
    })
}

impl Mine {
    /// What to call a young person: their name, or the council's number for those who may not know
    /// it.
    pub fn name_of(&self, tx: &mut Tx<'_>, id: YoungPersonId) -> Result<String, Fault> {
        let person = people::person(tx, id)?;
        Ok(person.map_or_else(String::new, |person| {
            if self.named.contains(&id) {
                person.name()
            } else {
                person.code.to_string()
            }
        }))
    }
}

/// One young person's findings of a year, those of rules that compare young people among them, as
/// far as the reader may see them.
pub(super) fn of_one_among_all(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    year: CollectionYear,
) -> Result<(Arc<Checked>, Vec<Item>), Fault> {
    let (checked, mut items) = everybodys(tx, year)?;
    items.retain(|item| item.found.about == allowed.id() && seen(allowed, item));
    Ok((checked, items))
}

fn seen(allowed: &Allowed, item: &Item) -> bool {
    classes_of(item.found.rule, item.found.table)
        .into_iter()
        .all(|class| allowed.sees(class))
}

/// One young person's findings of a year, at once, as far as the reader may see them.
pub(super) fn of_one(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    standing: &Standing,
    year: CollectionYear,
) -> Result<(Checked, Vec<Item>), Fault> {
    let checked = of_standing(tx, standing, year)?;
    let said = said_of(tx, year, Some(allowed.id()))?;
    let mut items = with_words(tx, year, &checked, said)?;
    items.retain(|item| seen(allowed, item));
    Ok((checked, items))
}
