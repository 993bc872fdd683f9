// Long because: a part, the whole made of its parts, and keeping both true are one invariant.

//! The return of a year as it stands, checked by the rules of that year: one young person's, at once;
//! or everybody's, kept in parts. What is said of one young person changes their part only, and the
//! whole is put together from the parts again; the few rules that compare young people with each
//! other run over all parts each time.
//!
//! **Invariant.** A return that was mended and one that was put together anew from the same facts are
//! equal. A test writes at random and compares.

use super::facts::Which;
use super::providers;
use super::said;
use crate::looked_after::{self, Standing};
use crate::people;
use crate::places::postcodes;
use crate::returns::{Assembled, Place, assemble_one};
use care::ids::{SubjectId, YoungPersonId};
use care::{Authority, CollectionYear, Date};
use record::{Change, Fault, Tx};
use rulebook::rules::{self, Context, Need, NotChecked, Providers, Ready, Rule};
use rulebook::{At, Return, Row as _, Table, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    /// The place of the row among those of its young person in its table.
    pub row: usize,
    /// The natural key of the fact that made the row.
    pub key: String,
    /// The one column of those it looks at that is blank, when just one is: most likely what is missing.
    pub blank: Option<&'static str>,
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
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What was found, by table, young person, row and rule.
    pub findings: Vec<Found>,
    /// Rules that could not be checked, and what they lack.
    pub not_checked: Vec<NotChecked>,
    /// How many rules were checked.
    pub rules: usize,
    /// How many children were looked at.
    pub children: usize,
    /// The parts in which something was found.
    parts: HashMap<YoungPersonId, Arc<Part>>,
}

/// One young person's part of a return, checked by the rules that need nobody else's.
#[derive(Debug, Default)]
struct Part {
    /// The council's number.
    code: Text,
    findings: Vec<Found>,
    /// Whether they have a row this year or last.
    is_in: bool,
    this: Assembled,
    last: Option<Assembled>,
}

impl Checked {
    fn part(&self, found: &Found) -> Option<&Part> {
        self.parts.get(&found.about).map(|part| &**part)
    }

    /// What a cell says, as the return would have it.
    pub fn written(&self, found: &Found, column: &str) -> Option<String> {
        let place = found
            .table
            .columns()
            .iter()
            .position(|info| info.name == column)?;
        let of_year = &self.part(found)?.this.of_year;
        Some(of_year.written(found.table, found.row, place))
    }

    /// The council's number of the young person a finding is about.
    pub fn code(&self, found: &Found) -> String {
        self.part(found)
            .map_or_else(String::new, |part| part.code.as_str().to_owned())
    }

    /// Every cell that the rule reads of this young person, as text: while it stays the same, what
    /// was said about the finding holds.
    pub fn rests_on(&self, found: &Found) -> String {
        let Some(part) = self.part(found) else {
            return String::new();
        };
        let mut tables = found.rule.tables.to_vec();
        tables.push(found.table);
        let mut text = String::new();
        read_cells(found.rule, &part.this, &tables, &mut text);
        if let Some(last) = &part.last {
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
            read_cells(found.rule, last, &tables, &mut text);
        }
        text
    }
}

/// Writes every cell of some tables that a rule reads.
fn read_cells(rule: &Rule, of: &Assembled, tables: &[Table], text: &mut String) {
    for table in Table::ALL
        .into_iter()
        .filter(|table| tables.contains(table))
    {
        for row in 0..of.of_year.len(table) {
            for (at, column) in table.columns().iter().enumerate() {
                if rule.fields.contains(&column.name) && !column.derived {
                    text.push_str(column.name);
                    text.push('=');
                    text.push_str(&of.of_year.written(table, row, at));
                    text.push(';');
                }
            }
        }
    }
}

/// What a return is checked with, besides the young people's rows.
struct With {
    year: CollectionYear,
    council: Authority,
    /// Whether the record reaches back to the year before.
    reaches_back: bool,
    providers: Option<(Uuid, Arc<Providers>)>,
    /// The rules that need nobody else's rows, as far as they can be checked.
    alone: Ready,
    /// Those that compare young people.
    across: Ready,
}

/// By which two ways of checking are the same.
type Of = (CollectionYear, bool, Option<Uuid>);

impl With {
    /// As things are now.
    fn now(tx: &mut Tx<'_>, year: CollectionYear) -> Result<Self, Fault> {
        let reaches_back = looked_after::returned_by(tx, year.previous())?;
        let mut with = Self {
            year,
            council: tx.council(),
            reaches_back,
            providers: providers::list(tx)?,
            alone: Ready::default(),
            across: Ready::default(),
        };
        // Which rules can be checked does not depend on who has rows.
        let of_nobody = |year: CollectionYear| {
            let mut nobody = Return::new(Some(year));
            for table in Table::ALL.into_iter().filter(|table| table.in_year(year)) {
                nobody.give(table);
            }
            nobody
        };
        let this = of_nobody(year);
        let last = reaches_back.then(|| of_nobody(year.previous()));
        let (across, alone): (Vec<_>, Vec<_>) = rules::of_year(year)
            .into_iter()
            .partition(|rule| rule.is_cross_child());
        let ready =
            |rules: &[&'static Rule]| Ready::of(rules, &this, last.as_ref(), &with.context());
        (with.alone, with.across) = (ready(&alone), ready(&across));
        Ok(with)
    }

    fn of(&self) -> Of {
        let list = self.providers.as_ref().map(|(id, _)| *id);
        (self.year, self.reaches_back, list)
    }

    fn context(&self) -> Context<'_> {
        Context::of(self.year)
            .council(Some(self.council))
            .providers(self.providers.as_ref().map(|(_, list)| &**list))
            .located()
    }

    /// Something put together for the year, and for the one before where the record reaches so far.
    fn both(
        &self,
        mut put: impl FnMut(CollectionYear) -> Result<Assembled, Fault>,
    ) -> Result<(Assembled, Option<Assembled>), Fault> {
        let mut located = |year| -> Result<Assembled, Fault> {
            let mut made = put(year)?;
            made.of_year.mark_uasc();
            made.of_year.locate(postcodes(), Some(self.council));
            Ok(made)
        };
        let this = located(self.year)?;
        let last = if self.reaches_back {
            Some(located(self.year.previous())?)
        } else {
            None
        };
        Ok((this, last))
    }

    /// One young person's part.
    fn part(&self, standing: &Standing) -> Result<Part, Fault> {
        let (this, last) = self.both(|year| assemble_one(standing, year))?;
        let of_last = last.as_ref().map(|last| &last.of_year);
        let (findings, children) = self.alone.run(&this.of_year, of_last, &self.context());
        let findings = findings
            .into_iter()
            .filter_map(|found| Found::of(&this, found.rule, found.table, found.at.row))
            .collect();
        let header = this.of_year.headers.first();
        Ok(Part {
            code: header.map_or_else(Text::default, |header| header.child.clone()),
            findings,
            is_in: children > 0,
            this,
            last,
        })
    }

    /// What the rules that compare young people find among some parts.
    fn across<'p>(&self, parts: impl Iterator<Item = &'p Part>) -> Vec<Found> {
        // Those rules read the Header alone, which a test holds; so nothing else is put together.
        let mut all = Return::new(Some(self.year));
        Table::ALL.into_iter().for_each(|table| all.give(table));
        let mut whence: Vec<&Assembled> = Vec::new();
        for part in parts {
            for header in &part.this.of_year.headers {
                let mut header = header.clone();
                header.set_at(At {
                    file: 0,
                    row: u32::try_from(whence.len()).unwrap_or(u32::MAX),
                });
                all.headers.push(header);
                whence.push(&part.this);
            }
        }
        let (findings, _) = self.across.run(&all, None, &self.context());
        findings
            .into_iter()
            .filter_map(|found| {
                let of = whence.get(usize::try_from(found.at.row).ok()?)?;
                Found::of(of, found.rule, found.table, 0)
            })
            .collect()
    }

    /// The whole return from its parts.
    fn whole<'p>(
        &self,
        parts: impl Iterator<Item = (&'p YoungPersonId, &'p Arc<Part>)> + Clone,
    ) -> Checked {
        let mut findings = self.across(parts.clone().map(|(_, part)| &**part));
        let mut children = 0;
        for (_, part) in parts.clone() {
            findings.extend(part.findings.iter().cloned());
            children += usize::from(part.is_in);
        }
        let about: BTreeSet<YoungPersonId> = findings.iter().map(|found| found.about).collect();
        let parts: HashMap<YoungPersonId, Arc<Part>> = parts
            .filter(|(id, _)| about.contains(id))
            .map(|(id, part)| (*id, Arc::clone(part)))
            .collect();
        findings.sort_by_cached_key(|found| {
            let code = parts.get(&found.about).map(|part| part.code.clone());
            (found.table, code, found.row, found.rule.code)
        });
        Checked {
            findings,
            not_checked: {
                let mut left_out = self.alone.not_checked.clone();
                left_out.extend(self.across.not_checked.iter().cloned());
                left_out
            },
            rules: self.alone.len() + self.across.len(),
            children,
            parts,
        }
    }
}

impl Found {
    fn of(this: &Assembled, rule: &'static Rule, table: Table, row: u32) -> Option<Self> {
        let row = usize::try_from(row).ok()?;
        let Place { about, key, .. } = this.place(table, row)?;
        let fields = rule.fields_in(table);
        let mut blank = table
            .columns()
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.derived && fields.contains(&column.name))
            .filter(|(at, _)| this.of_year.written(table, row, *at).is_empty())
            .map(|(_, column)| column.name);
        let blank = blank.next().filter(|_| blank.next().is_none());
        Some(Self {
            rule,
            about: *about,
            table,
            row,
            key: key.clone(),
            blank,
        })
    }
}

/// A return checked in parts.
struct Whole {
    of: Of,
    parts: BTreeMap<YoungPersonId, Arc<Part>>,
    checked: Arc<Checked>,
}

impl Whole {
    /// Put together from everything that stands.
    fn anew(tx: &mut Tx<'_>, with: &With) -> Result<Self, Fault> {
        let mut parts = BTreeMap::new();
        looked_after::each_person(tx, |_, standing| keep_part(&mut parts, with, &standing))?;
        Ok(Self::of(with, parts))
    }

    fn of(with: &With, parts: BTreeMap<YoungPersonId, Arc<Part>>) -> Self {
        Self {
            of: with.of(),
            checked: Arc::new(with.whole(parts.iter())),
            parts,
        }
    }

    /// The same after changes; `None` when nothing of it has changed.
    fn mended(
        &self,
        tx: &mut Tx<'_>,
        with: &With,
        changes: &[Change],
    ) -> Result<Option<Self>, Fault> {
        let changed: BTreeSet<SubjectId> = changes
            .iter()
            .filter(|change| looked_after::ROOM.kinds.contains(&&*change.kind))
            .map(|change| change.subject)
            .collect();
        if changed.is_empty() {
            return Ok(None);
        }
        let mut parts = self.parts.clone();
        for subject in changed {
            let standing = looked_after::standing(tx, YoungPersonId(subject.0))?;
            keep_part(&mut parts, with, &standing)?;
        }
        Ok(Some(Self::of(with, parts)))
    }
}

/// Puts a young person's part in its place; one who has no row in either year has none.
fn keep_part(
    parts: &mut BTreeMap<YoungPersonId, Arc<Part>>,
    with: &With,
    standing: &Standing,
) -> Result<(), Fault> {
    let id = YoungPersonId(standing.subject().0);
    let mut part = with.part(standing)?;
    if !part.is_in {
        parts.remove(&id);
        return Ok(());
    }
    if part.findings.is_empty() {
        // What was put together is asked about findings only, and for the Header.
        part.last = None;
        part.this.keep_headers();
    }
    parts.insert(id, Arc::new(part));
    Ok(())
}

/// The years checked so far, each with the place of the last fact it rests on.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<CollectionYear, (i64, Arc<Whole>)>>);

/// The return of a year, everybody's, as it stands now. It asks for no leave: what of it is shown
/// to whom is decided by [`mine`](super::mine).
pub fn of_year(tx: &mut Tx<'_>, year: CollectionYear) -> Result<Arc<Checked>, Fault> {
    let kept = tx.kept::<Kept>();
    let now = tx.last_fact()?;
    let known = {
        let kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&year).cloned()
    };
    // The lists of providers are no fact, and an earlier return may have been read since: a return is
    // checked anew when they change.
    let with = With::now(tx, year)?;
    let known = known.filter(|(at, whole)| *at <= now && whole.of == with.of());
    let whole = match known {
        Some((at, whole)) if at == now => return Ok(Arc::clone(&whole.checked)),
        Some((at, whole)) => match tx.said_since(at)? {
            Some(changes) => whole.mended(tx, &with, &changes)?.map_or(whole, Arc::new),
            None => Arc::new(Whole::anew(tx, &with)?),
        },
        None => Arc::new(Whole::anew(tx, &with)?),
    };
    let checked = Arc::clone(&whole.checked);
    if tx.only_reads() {
        let mut kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newer = kept
            .get(&year)
            .is_some_and(|(at, other)| *at > now && other.of == whole.of);
        if !newer {
            kept.insert(year, (now, whole));
        }
    }
    Ok(checked)
}

/// The return of a year, everybody's, put together without anything kept: for tests that compare.
pub fn of_year_anew(tx: &mut Tx<'_>, year: CollectionYear) -> Result<Checked, Fault> {
    let with = With::now(tx, year)?;
    let whole = Whole::anew(tx, &with)?;
    Ok((*whole.checked).clone())
}

/// One young person's part of a year's return, as it stands in this transaction, checked by every
/// rule. It asks for no leave: whoever calls it has it.
pub fn of_child(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    year: CollectionYear,
) -> Result<Checked, Fault> {
    let standing = looked_after::standing(tx, id)?;
    of_standing(tx, &standing, year)
}

/// As [`of_child`], of what was read already: for several years, one read does.
pub(super) fn of_standing(
    tx: &mut Tx<'_>,
    standing: &Standing,
    year: CollectionYear,
) -> Result<Checked, Fault> {
    let with = With::now(tx, year)?;
    let part = Arc::new(with.part(standing)?);
    let id = YoungPersonId(standing.subject().0);
    let mut beside: Vec<(YoungPersonId, Arc<Part>)> = Vec::new();
    // Whom the rules that compare would compare them with: those of the same pupil number.
    if let Some(header) = part.this.of_year.headers.first()
        && header.upn.is_present()
    {
        for other in people::with_upn(tx, header.upn.as_str())? {
            // "None yet" (UN1 to UN5) is said of many, and found of nobody.
            if other != id && beside.len() < 8 {
                let standing = looked_after::standing(tx, other)?;
                beside.push((other, Arc::new(with.part(&standing)?)));
            }
        }
    }
    beside.push((id, part));
    let mut checked = with.whole(beside.iter().map(|(id, part)| (id, part)));
    checked.findings.retain(|found| found.about == id);
    checked.parts.retain(|about, _| *about == id);
    checked.children = beside.last().map_or(0, |(_, part)| usize::from(part.is_in));
    Ok(checked)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_compare_young_people_read_the_header_of_this_year_alone() {
        let across: Vec<_> = (2022..=2027)
            .flat_map(|year| rules::of_year(CollectionYear(year)))
            .filter(|rule| rule.is_cross_child())
            .collect();
        assert!(!across.is_empty());
        for rule in across {
            assert_eq!(rule.tables, [Table::Header], "rule {}", rule.code);
            assert!(rule.needs.is_empty(), "rule {}", rule.code);
        }
    }
}
