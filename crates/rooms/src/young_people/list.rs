//! The list of young people: whom this caller may see, filtered, searched, sorted and paged by the
//! words of its address.
//!
//! Search runs over the permitted set and counts come from the same set: someone who may not be
//! seen changes nothing that is shown.

use super::project::{bound_to, searchable};
use super::search::Wanted;
use care::codes::{LegalStatus, PlacementType};
use care::ids::{ChildCode, YoungPersonId};
use care::{Date, Postcode};
use record::access::{Action, FieldClass, visible_for};
use record::{Bind, Fault, Row, Tx, Value};

/// How many to a page.
pub const PAGE: usize = 50;

/// Who is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Who {
    /// Looked after today.
    #[default]
    LookedAfter,
    /// Were looked after and are no longer.
    LeftCare,
    /// Everybody.
    All,
}

/// In what order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// Family name, then first name.
    #[default]
    Name,
    /// Youngest first.
    Youngest,
    /// Oldest first.
    Oldest,
    /// Most recent change of placement or legal status first.
    Latest,
}

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Question {
    /// Name, part of one, the council's number, or a postcode.
    pub words: String,
    /// Who.
    pub who: Who,
    /// Only in this kind of placement.
    pub placement: Option<PlacementType>,
    /// Only with this legal status.
    pub legal_status: Option<LegalStatus>,
    /// Only from this age on.
    pub from_age: Option<u8>,
    /// Only up to this age.
    pub to_age: Option<u8>,
    /// Order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: usize,
}

/// One young person in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who.
    pub id: YoungPersonId,
    /// The council's number.
    pub code: ChildCode,
    /// First name, or what they like to be called.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Date of birth.
    pub born: Option<Date>,
    /// When the latest period of care began.
    pub care_began: Option<Date>,
    /// When care ended.
    pub left: Option<Date>,
    /// Kind of placement.
    pub placement: Option<PlacementType>,
    /// Legal status.
    pub legal_status: Option<LegalStatus>,
    /// Where they live.
    pub place: Option<Postcode>,
    /// Where home was.
    pub home: Option<Postcode>,
}

impl Entry {
    /// The name, or the council's number while nobody has said one.
    pub fn name(&self) -> String {
        match (&self.given, &self.family) {
            (Some(given), Some(family)) => format!("{given} {family}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => format!("Child {}", self.code),
        }
    }
}

/// A page of the list.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// This page's entries.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: usize,
    /// The names were not found as typed; these are like them.
    pub alike: bool,
}

/// A predicate and its parameters, growing.
struct Where {
    sql: String,
    values: Vec<Value<'static>>,
}

impl Where {
    fn and(&mut self, predicate: &str, value: &dyn Bind) {
        self.values.push(value.value().into_owned());
        let mark = format!("${}", self.values.len());
        self.sql.push_str(" AND ");
        self.sql.push_str(&predicate.replace("$?", &mark));
    }
}

/// How much of what was found.
#[derive(Clone, Copy)]
enum Part {
    /// A page, after so many.
    Page {
        skip: usize,
    },
    Whole,
}

impl Part {
    fn skip(self) -> usize {
        match self {
            Self::Page { skip } => skip,
            Self::Whole => 0,
        }
    }

    fn most(self) -> usize {
        match self {
            Self::Page { .. } => PAGE,
            Self::Whole => usize::MAX,
        }
    }
}

/// The page asked for, over those this caller may see.
pub fn list(tx: &mut Tx<'_>, question: &Question) -> Result<Listed, Fault> {
    let skip = (question.page.max(1) - 1) * PAGE;
    search(tx, question, Part::Page { skip })
}

/// The whole list asked for, without pages.
pub fn everyone(tx: &mut Tx<'_>, question: &Question) -> Result<Vec<Entry>, Fault> {
    Ok(search(tx, question, Part::Whole)?.entries)
}

fn search(tx: &mut Tx<'_>, question: &Question, part: Part) -> Result<Listed, Fault> {
    let words = question.words.trim();
    if words.is_empty() {
        let permitted = narrowed(tx, question);
        return part_of(tx, &permitted, question.sort, part);
    }
    let mut found = narrowed(tx, question);
    if let Ok(postcode) = Postcode::parse(words) {
        // An address is found only by those who may see addresses.
        let seen = visible_for(tx, Action::See, &[FieldClass::Whereabouts])
            .on("id", found.values.len() + 1);
        found.sql.push_str(&format!(" AND {}", seen.sql));
        found.values.extend(seen.values);
        let mark = tx.mark(postcode.as_str())?;
        found.and("(place_mark = $? OR home_mark = $?)", &mark);
        return part_of(tx, &found, question.sort, part);
    }
    for word in searchable(words).split(' ').filter(|word| !word.is_empty()) {
        found.and("search LIKE $?", &format!("%{word}%"));
    }
    let exact = part_of(tx, &found, question.sort, part)?;
    if exact.total > 0 {
        return Ok(exact);
    }
    alike(tx, question, part)
}

/// The permitted set, narrowed by everything but the words.
fn narrowed(tx: &Tx<'_>, question: &Question) -> Where {
    let clause = visible_for(tx, Action::See, &[FieldClass::Identity]).on("id", 1);
    let mut all = Where {
        sql: clause.sql,
        values: clause.values,
    };
    let today = tx.today();
    match question.who {
        Who::LookedAfter => all.and("(decom <= $? AND (dec IS NULL OR dec > $?))", &today),
        Who::LeftCare => all.and("dec <= $?", &today),
        Who::All => {}
    }
    if let Some(placement) = question.placement {
        all.and("placement = $?", &placement.code());
    }
    if let Some(legal) = question.legal_status {
        all.and("legal_status = $?", &legal.code());
    }
    if let Some(age) = question.from_age {
        let latest = care::dates::plus_years(today, -i16::from(age));
        all.and("born <= $?", &latest);
    }
    if let Some(age) = question.to_age {
        let earliest = care::dates::plus_years(today, -i16::from(age) - 1);
        all.and("born > $?", &earliest);
    }
    if question.placement.is_some() || question.legal_status.is_some() {
        // A filter on what may not be seen would tell it.
        let seen = visible_for(
            tx,
            Action::See,
            &[FieldClass::CareHistory, FieldClass::Legal],
        )
        .on("id", all.values.len() + 1);
        all.sql.push_str(&format!(" AND {}", seen.sql));
        all.values.extend(seen.values);
    }
    all
}

fn part_of(tx: &mut Tx<'_>, found: &Where, sort: Sort, part: Part) -> Result<Listed, Fault> {
    let order = match sort {
        Sort::Name => "ORDER BY sort_name, id",
        Sort::Youngest => "ORDER BY born DESC, id",
        Sort::Oldest => "ORDER BY born, id",
        Sort::Latest => "ORDER BY decom DESC, id",
    };
    let Part::Page { skip } = part else {
        let entries = entries(tx, found, order)?;
        return Ok(Listed {
            total: entries.len(),
            entries,
            alike: false,
        });
    };
    let params: Vec<&dyn Bind> = found.values.iter().map(|v| v as &dyn Bind).collect();
    let total: i64 = tx.one(
        &format!("SELECT count(*) FROM roster WHERE {}", found.sql),
        &params,
        |row| row.get(0),
    )?;
    let tail = format!("{order} LIMIT {PAGE} OFFSET {skip}");
    Ok(Listed {
        entries: entries(tx, found, &tail)?,
        total: usize::try_from(total).unwrap_or(0),
        alike: false,
    })
}

/// Every row of a predicate, with each column shown only where it may be seen.
fn entries(tx: &mut Tx<'_>, found: &Where, tail: &str) -> Result<Vec<Entry>, Fault> {
    let mut values = found.values.clone();
    let mut seen = |tx: &Tx<'_>, class| {
        let clause = visible_for(tx, Action::See, &[class]).on("id", values.len() + 1);
        values.extend(clause.values);
        clause.sql
    };
    let history = seen(tx, FieldClass::CareHistory);
    let legal = seen(tx, FieldClass::Legal);
    let whereabouts = seen(tx, FieldClass::Whereabouts);
    let sql = format!(
        "SELECT id, child_code, coalesce(known_as, given_name), family_name, born,
            CASE WHEN {history} THEN care_began END, CASE WHEN {history} THEN dec END,
            CASE WHEN {history} THEN placement END, CASE WHEN {legal} THEN legal_status END,
            CASE WHEN {whereabouts} THEN place END, CASE WHEN {whereabouts} THEN home END
         FROM roster WHERE {} {tail}",
        found.sql
    );
    let params: Vec<&dyn Bind> = values.iter().map(|v| v as &dyn Bind).collect();
    type Sealed = (Entry, Option<String>, Option<String>);
    let read = |row: &Row<'_>| -> Result<Sealed, Fault> {
        let placement: Option<String> = row.get(7)?;
        let legal: Option<String> = row.get(8)?;
        let entry = Entry {
            id: row.get(0)?,
            code: row.get(1)?,
            given: row.get(2)?,
            family: row.get(3)?,
            born: row.get(4)?,
            care_began: row.get(5)?,
            left: row.get(6)?,
            placement: placement.and_then(|code| PlacementType::parse(&code)),
            legal_status: legal.and_then(|code| LegalStatus::parse(&code)),
            place: None,
            home: None,
        };
        Ok((entry, row.get(9)?, row.get(10)?))
    };
    let rows = tx.rows(&sql, &params, read)?;
    rows.into_iter()
        .map(|(mut entry, place, home)| {
            let open = |sealed: Option<String>, what: &str| match sealed {
                None => Ok(None),
                Some(sealed) => {
                    let text = tx.unseal(&sealed, &bound_to(entry.id, what))?;
                    Ok::<_, Fault>(Postcode::parse(&text).ok())
                }
            };
            entry.place = open(place, "place")?;
            entry.home = open(home, "home")?;
            Ok(entry)
        })
        .collect()
}

/// Names like the words, the closest first: for a slip of the finger or the ear.
fn alike(tx: &mut Tx<'_>, question: &Question, part: Part) -> Result<Listed, Fault> {
    let permitted = narrowed(tx, question);
    let params: Vec<&dyn Bind> = permitted.values.iter().map(|v| v as &dyn Bind).collect();
    let mut wanted = Wanted::new(&searchable(&question.words));
    let mut close: Vec<(u32, String, YoungPersonId)> = Vec::new();
    tx.each(
        &format!("SELECT id, search FROM roster WHERE {}", permitted.sql),
        &params,
        |row| {
            let name: String = row.get(1)?;
            if let Some(distance) = wanted.closeness(&name) {
                close.push((distance, name, row.get(0)?));
            }
            Ok(())
        },
    )?;
    close.sort();
    let total = close.len();
    let mut found = Vec::new();
    for (_, _, id) in close.into_iter().skip(part.skip()).take(part.most()) {
        let mut one = narrowed(tx, question);
        one.and("id = $?", &id);
        found.extend(entries(tx, &one, "")?);
    }
    Ok(Listed {
        entries: found,
        total,
        alike: total > 0,
    })
}
