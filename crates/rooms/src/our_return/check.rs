//! The return of a year as it stands, checked by the rules of that year: everybody's, put together
//! once for each version of the record; or one young person's, at once.

use super::facts::Which;
use super::providers;
use super::said;
use crate::looked_after;
use crate::places::postcodes;
use crate::returns::{Assembled, Whose, assemble};
use care::ids::YoungPersonId;
use care::{CollectionYear, Date};
use record::{Fault, Tx};
use rulebook::rules::{self, Context, Need, NotChecked, Rule};
use rulebook::{Table, Text};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// What a rule found: one row of one young person.
#[derive(Clone, Debug)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// About whom.
    pub about: YoungPersonId,
    /// The table of the row.
    pub table: Table,
    /// The place of the row in its table of the [`Checked`] return.
    pub row: usize,
    /// The natural key of the fact that made the row.
    pub key: String,
}

impl Found {
    /// Which finding this is, in words that find it again.
    pub fn which(&self, year: CollectionYear) -> Which {
        Which {
            year,
            rule: self.rule.code.to_owned(),
            table: self.table.name().to_owned(),
            row: self.key.clone(),
        }
    }
    /// The columns to look at.
    pub fn fields(&self) -> Vec<&'static str> {
        self.rule.fields_in(self.table)
    }
    /// The day the row begins, when its key is one.
    pub fn began(&self) -> Option<Date> {
        self.key.get(..10)?.parse().ok()
    }
}

/// A return of the record, checked.
#[derive(Debug, Default)]
pub struct Checked {
    /// What was found, by table, row and rule.
    pub findings: Vec<Found>,
    /// Rules that could not be checked, and what they lack.
    pub not_checked: Vec<NotChecked>,
    /// How many rules were checked.
    pub rules: usize,
    /// How many children were looked at.
    pub children: usize,
    this: Assembled,
    last: Option<Assembled>,
    rows: HashMap<Text, Rows>,
}

/// A child's rows this year and last: the table and the place in it.
#[derive(Debug, Default)]
struct Rows {
    this: Vec<(Table, usize)>,
    last: Vec<(Table, usize)>,
}

impl Checked {
    /// What a cell says, as the return would have it.
    pub fn written(&self, found: &Found, column: &str) -> Option<String> {
        let place = found
            .table
            .columns()
            .iter()
            .position(|info| info.name == column)?;
        Some(self.this.of_year.written(found.table, found.row, place))
    }

    /// The council's number of the young person a finding is about.
    pub fn code(&self, found: &Found) -> String {
        self.written(found, "CHILD").unwrap_or_default()
    }

    /// Every cell that the rule reads of this young person, as text: while it stays the same, what
    /// was said about the finding holds.
    pub fn rests_on(&self, found: &Found) -> String {
        let code = Text::new(&self.code(found));
        let Some(rows) = self.rows.get(&code) else {
            return String::new();
        };
        let mut text = String::new();
        let take =
            |text: &mut String, of: &Assembled, rows: &[(Table, usize)], tables: &[Table]| {
                for (table, row) in rows.iter().filter(|(table, _)| tables.contains(table)) {
                    for (at, column) in table.columns().iter().enumerate() {
                        let read = found.rule.fields.contains(&column.name) && !column.derived;
                        if read {
                            text.push_str(column.name);
                            text.push('=');
                            text.push_str(&of.of_year.written(*table, *row, at));
                            text.push(';');
                        }
                    }
                }
            };
        let mut tables = found.rule.tables.to_vec();
        tables.push(found.table);
        take(&mut text, &self.this, &rows.this, &tables);
        if let Some(last) = &self.last {
            let tables: Vec<Table> = found
                .rule
                .needs
                .iter()
                .filter_map(|need| match need {
                    Need::LastYear(table) => Some(*table),
                    _ => None,
                })
                .collect();
            text.push_str("last:");
            take(&mut text, last, &rows.last, &tables);
        }
        text
    }
}

/// A year, and which lists of providers it was checked with.
type Of = (CollectionYear, Option<Uuid>);

/// The years checked at one version of the record.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<Of, Arc<Checked>>>);

/// The return of a year, everybody's, as it stands now. It asks for no leave: what of it is shown
/// to whom is decided by [`mine`](super::mine).
pub fn of_year(tx: &mut Tx<'_>, year: CollectionYear) -> Result<Arc<Checked>, Fault> {
    let kept = tx.derived(|_| Ok(Kept::default()))?;
    // The lists of providers are no fact: a return is checked again when they change.
    let of = (year, providers::kept(tx)?.map(|list| list.id));
    let known = kept
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&of)
        .map(Arc::clone);
    if let Some(known) = known {
        return Ok(known);
    }
    let checked = Arc::new(checked(tx, year, Whose::Everyone, &rules::of_year(year))?);
    kept.0
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(of, Arc::clone(&checked));
    Ok(checked)
}

/// One young person's part of a year's return, as it stands in this transaction, checked by every
/// rule that needs nobody else's. It asks for no leave: whoever calls it has it.
pub fn of_child(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    year: CollectionYear,
) -> Result<Checked, Fault> {
    let mut alone = rules::of_year(year);
    alone.retain(|rule| !rule.is_cross_child());
    checked(tx, year, Whose::One(id), &alone)
}

fn checked(
    tx: &mut Tx<'_>,
    year: CollectionYear,
    whose: Whose<'_>,
    rules: &[&'static Rule],
) -> Result<Checked, Fault> {
    let council = tx.council();
    let put = |tx: &mut Tx<'_>, year| -> Result<Assembled, Fault> {
        let mut made = assemble(tx, year, whose)?;
        made.of_year.mark_uasc();
        made.of_year.locate(postcodes(), Some(council));
        Ok(made)
    };
    let this = put(tx, year)?;
    let last = if looked_after::returned_by(tx, year.previous())? {
        Some(put(tx, year.previous())?)
    } else {
        None
    };
    let list = providers::list(tx)?;
    let cx = Context::of(year)
        .council(Some(council))
        .providers(list.as_ref().map(|(_, list)| &**list));
    let done = rules::check(rules, &this.of_year, last.as_ref().map(|l| &l.of_year), &cx);
    let findings = done
        .findings
        .into_iter()
        .filter_map(|found| {
            let row = usize::try_from(found.at.row).ok()?;
            let place = this.place(found.table, row)?;
            Some(Found {
                rule: found.rule,
                about: place.about,
                table: found.table,
                row,
                key: place.key.clone(),
            })
        })
        .collect();
    let mut rows: HashMap<Text, Rows> = HashMap::new();
    for table in Table::ALL {
        for (at, (_, child)) in this.of_year.each(table).into_iter().enumerate() {
            rows.entry(child.clone())
                .or_default()
                .this
                .push((table, at));
        }
        let Some(last) = &last else { continue };
        for (at, (_, child)) in last.of_year.each(table).into_iter().enumerate() {
            if let Some(rows) = rows.get_mut(child) {
                rows.last.push((table, at));
            }
        }
    }
    Ok(Checked {
        findings,
        not_checked: done.not_checked,
        rules: done.rules,
        children: done.children,
        this,
        last,
        rows,
    })
}

/// The returns being worked on today: the one not sent yet, and this year's. One year, or two
/// between 1 April and the day the last is due.
pub fn years_in_hand(tx: &mut Tx<'_>) -> Result<Vec<CollectionYear>, Fault> {
    let today = tx.today();
    let now = CollectionYear::of(today);
    let mut years = Vec::new();
    if today <= said::due(tx, now.previous())?.0 {
        years.push(now.previous());
    }
    years.push(now);
    Ok(years)
}
