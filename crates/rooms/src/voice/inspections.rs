//! Young inspectors: who is trained, the homes they visit, what they found, whether it was read for
//! safety and published, what the provider replied and what changed.

use super::facts::{
    Inspector, VisitChanged, VisitChecked, VisitPlanned, VisitReplied, VisitReported,
};
use super::sql;
use care::Date;
use care::ids::{FactId, HomeId, YoungPersonId};
use record::access::{self, Action, Capability, FieldClass, find};
use record::{Content, Fault, Refusal, Row, Saying, Tx};
use uuid::Uuid;

/// Working days within which a provider replies to a published report.
pub const REPLY_WITHIN: u16 = 20;

/// One visit of young inspectors, as far as it has come.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// Which.
    pub visit: Uuid,
    /// Which home.
    pub home: HomeId,
    /// What the inspectors call it.
    pub called: String,
    /// The day of the visit.
    pub on: Date,
    /// The day the report was written.
    pub reported_on: Option<Date>,
    /// The day it was read for safety.
    pub checked_on: Option<Date>,
    /// Whether it is published; `None` before it was read for safety.
    pub published: Option<bool>,
    /// By when the provider replies.
    pub reply_due: Option<Date>,
    /// The day it replied.
    pub replied_on: Option<Date>,
    /// How many things changed.
    pub changes: i64,
}

impl Inspection {
    /// Whether the provider's reply is late on a day.
    pub fn late(&self, today: Date) -> bool {
        self.replied_on.is_none() && self.reply_due.is_some_and(|due| due < today)
    }
}

/// What is said of one visit.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What they found.
    pub report: Option<VisitReported>,
    /// The reading for safety.
    pub checked: Option<VisitChecked>,
    /// The replies.
    pub replies: Vec<VisitReplied>,
    /// What changed.
    pub changes: Vec<(Date, VisitChanged)>,
}

/// The numbers of young inspectors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Trained, ever.
    pub trained: usize,
    /// Of them, inspecting now.
    pub active: usize,
    /// Visits reported.
    pub visits: usize,
    /// Reports published.
    pub published: usize,
    /// Published reports that were answered.
    pub replied: usize,
    /// Published reports that were answered in time, or are not late yet.
    pub in_time: usize,
    /// Things that changed.
    pub changes: usize,
}

fn row(row: &Row<'_>) -> Result<Inspection, Fault> {
    let visit: String = row.get(0)?;
    Ok(Inspection {
        visit: visit
            .parse()
            .map_err(|_| Fault::Other("a visit has no id".to_owned()))?,
        home: row.get(1)?,
        called: row.get(2)?,
        on: row.get(3)?,
        reported_on: row.get(4)?,
        checked_on: row.get(5)?,
        published: row.get(6)?,
        reply_due: row.get(7)?,
        replied_on: row.get(8)?,
        changes: row.get(9)?,
    })
}

/// Every visit, the latest first. Needs leave to see the hub.
pub fn inspections(tx: &mut Tx<'_>) -> Result<Vec<Inspection>, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    Ok(tx.rows(sql::VISITS, &[], row)?)
}

/// The visits a young person makes, for themselves.
pub fn my_visits(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Vec<Inspection>, Fault> {
    tx.rows(sql::VISITS_OF, &[&of], row)
}

/// One visit, with who makes it and what was said of it.
pub fn inspection(
    tx: &mut Tx<'_>,
    visit: Uuid,
) -> Result<(Inspection, Vec<YoungPersonId>, Told), Refusal> {
    let id = visit.to_string();
    let one = tx
        .optional(sql::VISIT, &[&id], row)?
        .ok_or(Refusal::NotFound)?;
    let visitors: Vec<YoungPersonId> = tx.rows(sql::VISITORS, &[&id], |row| row.get(0))?;
    let own = tx.caller().young_person();
    if !tx.caller().may(Capability::SeeHub) && !own.is_some_and(|me| visitors.contains(&me)) {
        return Err(Refusal::NotFound);
    }
    let told = told(tx, one.home, visit)?;
    Ok((one, visitors, told))
}

fn told(tx: &mut Tx<'_>, home: HomeId, visit: Uuid) -> Result<Told, Fault> {
    let mut told = Told::default();
    for fact in tx.facts_of(home, Some(VisitReported::KIND))? {
        let said: VisitReported = fact.read()?;
        if said.visit == visit {
            told.report.get_or_insert(said);
        }
    }
    for fact in tx.facts_of(home, Some(VisitChecked::KIND))? {
        let said: VisitChecked = fact.read()?;
        if said.visit == visit {
            told.checked = Some(said);
        }
    }
    for fact in tx.facts_of(home, Some(VisitReplied::KIND))? {
        let said: VisitReplied = fact.read()?;
        if said.visit == visit {
            told.replies.push(said);
        }
    }
    for fact in tx.facts_of(home, Some(VisitChanged::KIND))? {
        let said: VisitChanged = fact.read()?;
        if said.visit == visit {
            told.changes
                .push((record::clock::day_of(fact.recorded_at), said));
        }
    }
    Ok(told)
}

/// What was published about the homes of a list, for whoever shows it to their provider: the report
/// as it was written, without what was for us only.
pub fn published(
    tx: &mut Tx<'_>,
    homes: &[HomeId],
) -> Result<Vec<(Inspection, VisitReported)>, Fault> {
    let mut found = Vec::new();
    for one in tx.rows(sql::VISITS, &[], row)? {
        if one.published != Some(true) || !homes.contains(&one.home) {
            continue;
        }
        if let Some(report) = told(tx, one.home, one.visit)?.report {
            let worry = None;
            found.push((one, VisitReported { worry, ..report }));
        }
    }
    Ok(found)
}

/// Whether a young person inspects, and since when they are trained.
pub fn inspector(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<Inspector>, Fault> {
    tx.optional(sql::INSPECTOR, &[&of], |row| {
        Ok(Inspector {
            trained_on: row.get(0)?,
            active: row.get(1)?,
        })
    })
}

/// Every young inspector.
pub fn inspectors(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Inspector)>, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    Ok(tx.rows(sql::INSPECTORS, &[], |row| {
        let one = Inspector {
            trained_on: row.get(1)?,
            active: row.get(2)?,
        };
        Ok((row.get(0)?, one))
    })?)
}

/// The numbers.
pub fn numbers(tx: &mut Tx<'_>, today: Date) -> Result<Numbers, Refusal> {
    let inspectors = inspectors(tx)?;
    let visits = inspections(tx)?;
    let published: Vec<&Inspection> = visits
        .iter()
        .filter(|one| one.published == Some(true))
        .collect();
    let in_time = published
        .iter()
        .filter(|one| match (one.replied_on, one.reply_due) {
            (Some(replied), Some(due)) => replied <= due,
            _ => !one.late(today),
        })
        .count();
    Ok(Numbers {
        trained: inspectors.len(),
        active: inspectors.iter().filter(|(_, one)| one.active).count(),
        visits: visits
            .iter()
            .filter(|one| one.reported_on.is_some())
            .count(),
        published: published.len(),
        replied: published
            .iter()
            .filter(|one| one.replied_on.is_some())
            .count(),
        in_time,
        changes: visits
            .iter()
            .map(|one| usize::try_from(one.changes).unwrap_or(0))
            .sum(),
    })
}

/// Says that a young person is an inspector, or is one no more.
pub fn say_inspector(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    said: &Inspector,
) -> Result<FactId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    Ok(tx.say(of, said, Saying::from("worker").since(said.trained_on))?)
}

/// Plans a visit. Everybody who visits is trained and inspects now.
pub fn plan_visit(tx: &mut Tx<'_>, home: HomeId, said: &VisitPlanned) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    if crate::homes::home(tx, home)?.is_none() {
        return Err(Refusal::NotFound);
    }
    if said.inspectors.is_empty() {
        return Err(Refusal::invalid("inspectors", "Select who visits"));
    }
    for one in &said.inspectors {
        if !inspector(tx, *one)?.is_some_and(|one| one.active) {
            return Err(Refusal::invalid(
                "inspectors",
                "Only trained inspectors visit",
            ));
        }
    }
    Ok(tx.say(home, said, Saying::from("worker").since(said.on))?)
}

/// Writes what was found. One of those who visit does it, once, on or after the day.
pub fn report(tx: &mut Tx<'_>, said: &VisitReported) -> Result<FactId, Refusal> {
    let (one, visitors, _) = inspection(tx, said.visit)?;
    let me = tx.caller().young_person();
    let theirs = tx.caller().is_system() || me.is_some_and(|me| visitors.contains(&me));
    if !theirs || one.reported_on.is_some() {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(
        one.home,
        said,
        Saying::from("young inspector").since(one.on),
    )?)
}

/// Says that a report was read for safety. Needs leave to lead a hub; nobody's words are changed:
/// it is published as it is, or held back with a reason.
pub fn checked(tx: &mut Tx<'_>, said: &VisitChecked) -> Result<FactId, Refusal> {
    access::need(tx, Capability::LeadHub)?;
    let (one, _, told) = inspection(tx, said.visit)?;
    let report = told.report.ok_or(Refusal::NotFound)?;
    if one.published == Some(true) {
        return Err(Refusal::invalid("published", "It is published already"));
    }
    if said.note.is_none() && (!said.published || report.worry.is_some()) {
        return Err(Refusal::invalid(
            "note",
            "Write what is done about it: somebody was worried, or it is held back",
        ));
    }
    Ok(tx.say(one.home, said, Saying::from("worker"))?)
}

/// Writes down what the provider replied to a published report.
pub fn replied(tx: &mut Tx<'_>, said: &VisitReplied) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    let (one, ..) = inspection(tx, said.visit)?;
    if one.published != Some(true) {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(one.home, said, Saying::from("provider"))?)
}

/// Writes down what changed.
pub fn changed(tx: &mut Tx<'_>, said: &VisitChanged) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    let (one, ..) = inspection(tx, said.visit)?;
    if one.published != Some(true) {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(one.home, said, Saying::from("worker"))?)
}
