//! Who is kept until when, who is held, and the erasure that two people decide.

use super::facts::{Asked, Held, Lifted, NotAgreed, Ruled};
use super::rules::{Case, Rule, STARTING, due, line};
use super::sql;
use crate::exchange;
use crate::looked_after::{self, Episode};
use crate::people::{self, Document, Person};
use care::Date;
use care::ids::{MemberId, SubjectId, YoungPersonId};
use record::access::{self, Action, Capability, FieldClass, find, need};
use record::{Content, Erased, Erasing, Fact, Fault, Refusal, Saying, Timestamp, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// The subject of what the council says of itself.
const COUNCIL: SubjectId = SubjectId(Uuid::from_u128(0x7265_7465_6e74_696f_6e00_0000_0000_0001));
/// Rows of returns that were set aside, whole, with the council's number of the child in them.
const SET_ASIDE: &str = "returns.set_aside";

/// What holds a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Why.
    pub why: String,
    /// Since when.
    pub since: Timestamp,
}

/// That an erasure was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Why.
    pub why: String,
    /// By whom.
    pub by: MemberId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// How one record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Whose.
    pub id: YoungPersonId,
    /// What to call them.
    pub name: String,
    /// The council's number.
    pub code: String,
    /// Which line of the table holds and the first day the record need not be kept; `None` while a
    /// day to count from is not known.
    pub until: Option<(Case, Date)>,
    /// What holds it.
    pub hold: Option<Holding>,
    /// Whether its erasure was asked for.
    pub asked: Option<Asking>,
}

impl Standing {
    /// Whether its time is over and nothing holds it.
    pub fn is_due(&self, today: Date) -> bool {
        self.hold.is_none() && self.until.is_some_and(|(_, until)| until <= today)
    }
}

/// One erasure that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub said: Erased,
}

/// The council's retention table.
pub fn rules(tx: &mut Tx<'_>) -> Result<Vec<Rule>, Fault> {
    let own: HashMap<String, (i16, String)> = tx
        .rows(sql::RULES, &[], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?
        .into_iter()
        .collect();
    Ok(STARTING
        .iter()
        .map(|(case, years, source)| match own.get(case.code()) {
            Some((years, source)) => Rule {
                case: *case,
                years: *years,
                source: source.clone(),
            },
            None => Rule {
                case: *case,
                years: *years,
                source: (*source).to_owned(),
            },
        })
        .collect())
}

/// Sets the years of a line of the table.
pub fn set(tx: &mut Tx<'_>, said: &Ruled) -> Result<(), Refusal> {
    need(tx, Capability::EraseRecords)?;
    tx.say(COUNCIL, said, Saying::from("retention"))?;
    Ok(())
}

/// Everybody this caller may know by name, those whose time is over first.
pub fn everyone(tx: &mut Tx<'_>) -> Result<Vec<Standing>, Refusal> {
    need(tx, Capability::EraseRecords)?;
    let known: Vec<Person> = people::called(tx)?.into_values().collect();
    let lives = looked_after::lives(tx)?;
    standings(tx, &known, |id| {
        lives.of(id).map_or(&[], |lived| lived.episodes())
    })
}

/// How one record stands; the look is noted.
pub fn standing(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Standing, Refusal> {
    need(tx, Capability::EraseRecords)?;
    find(tx, id)?.allow_for(Action::See, FieldClass::Identity)?;
    let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
    let life = looked_after::episodes_of(tx, id)?;
    let mut found = standings(tx, &[person], |_| &life.episodes)?;
    found.pop().ok_or(Refusal::NotFound)
}

fn standings<'e>(
    tx: &mut Tx<'_>,
    known: &[Person],
    episodes: impl Fn(YoungPersonId) -> &'e [Episode],
) -> Result<Vec<Standing>, Refusal> {
    let rules = rules(tx)?;
    let holds: HashMap<YoungPersonId, Holding> = tx
        .rows(sql::HOLDS, &[], |row| {
            let (why, since) = (row.get(1)?, row.get(2)?);
            Ok((row.get(0)?, Holding { why, since }))
        })?
        .into_iter()
        .collect();
    let asked: HashMap<YoungPersonId, Asking> = tx
        .rows(sql::ALL_ASKED, &[], |row| {
            let asking = Asking {
                why: row.get(1)?,
                by: row.get(2)?,
                name: row.get(3)?,
                at: row.get(4)?,
            };
            Ok((row.get(0)?, asking))
        })?
        .into_iter()
        .collect();
    let years = |case: Case| rules.iter().find(|rule| rule.case == case);
    let mut all: Vec<Standing> = known
        .iter()
        .map(|person| {
            let counted = line(person.born, episodes(person.id));
            Standing {
                id: person.id,
                name: person.name(),
                code: person.code.to_string(),
                until: counted
                    .and_then(|(case, from)| years(case).map(|rule| (case, due(from, rule.years)))),
                hold: holds.get(&person.id).cloned(),
                asked: asked.get(&person.id).cloned(),
            }
        })
        .collect();
    all.sort_by(|a, b| {
        let day = |one: &Standing| one.until.map_or(Date::MAX, |(_, until)| until);
        (day(a), &a.name).cmp(&(day(b), &b.name))
    });
    Ok(all)
}

/// The newest erasures.
pub fn erased(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Gone>, Refusal> {
    need(tx, Capability::EraseRecords)?;
    let rows: Vec<(Timestamp, String)> = tx.rows(sql::ALL_ERASED, &[&most], |row| row.columns())?;
    let gone = rows.into_iter().map(|(at, text)| {
        let said = serde_json::from_str(&text)
            .map_err(|_| Fault::Other("an erasure cannot be read".to_owned()))?;
        Ok(Gone { at, said })
    });
    gone.collect()
}

/// Holds a record beyond its time; what was asked for falls.
pub fn hold(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<(), Refusal> {
    let stands = standing(tx, id)?;
    let why = why.to_owned();
    if stands.asked.is_some() {
        let why = why.clone();
        tx.say(id, &NotAgreed { why }, Saying::from("retention"))?;
    }
    tx.say(id, &Held { why }, Saying::from("retention"))?;
    Ok(())
}

/// Lifts a hold.
pub fn lift(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<(), Refusal> {
    if standing(tx, id)?.hold.is_none() {
        return Err(Refusal::NotFound);
    }
    let why = why.to_owned();
    tx.say(id, &Lifted { why }, Saying::from("retention"))?;
    Ok(())
}

/// Asks that a record be erased. Its time must be over and nothing may hold it.
pub fn ask(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<(), Refusal> {
    let stands = standing(tx, id)?;
    if !stands.is_due(tx.today()) {
        return Err(Refusal::invalid(
            "why",
            "This record must still be kept: its time is not over, or something holds it",
        ));
    }
    let said = Asked {
        why: why.to_owned(),
        name: tx.caller().name().to_owned(),
    };
    tx.say(id, &said, Saying::from("retention"))?;
    Ok(())
}

/// Says no to an erasure that was asked for.
pub fn refuse(tx: &mut Tx<'_>, id: YoungPersonId, why: &str) -> Result<(), Refusal> {
    if standing(tx, id)?.asked.is_none() {
        return Err(Refusal::NotFound);
    }
    let why = why.to_owned();
    tx.say(id, &NotAgreed { why }, Saying::from("retention"))?;
    Ok(())
}

/// Agrees, as a second person, and erases: for good, in this transaction. Gives how many entries
/// were blanked. What was released about them goes from the exchange store as soon as it is
/// [carried](exchange::erase_gone).
pub fn agree(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<usize, Refusal> {
    let stands = standing(tx, id)?;
    let (Some(asked), Some((case, _))) = (&stands.asked, stands.until) else {
        return Err(Refusal::NotFound);
    };
    if asked.by == tx.caller().member() {
        return Err(Refusal::invalid(
            "agree",
            "Somebody else must agree: you asked for this yourself",
        ));
    }
    if !stands.is_due(tx.today()) {
        return Err(Refusal::invalid(
            "agree",
            "This record must still be kept: its time is not over, or something holds it",
        ));
    }
    let erasing = Erasing {
        why: asked.why.clone(),
        rule: case.code().to_owned(),
        asked_by: (asked.by, asked.name.clone()),
        asked_at: asked.at,
        agreed_by: (tx.caller().member(), tx.caller().name().to_owned()),
    };
    let also = theirs_alone(tx, id)?;
    let outside = exchange::held_outside(tx, id)?;
    let (named, code) = (id.to_string(), stands.code);
    let gone = tx.erase(id, &also, &erasing, |fact| names(fact, &named, &code))?;
    exchange::follow(tx, outside, &erasing)?;
    Ok(gone)
}

/// What was theirs alone and has a subject of its own: the bytes of their documents, their sign-in.
fn theirs_alone(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Vec<SubjectId>, Fault> {
    let mut also = Vec::new();
    for fact in tx.facts_of(id, Some(Document::KIND))? {
        also.push(fact.read::<Document>()?.kept_as);
    }
    for member in access::members(tx)? {
        if member.young_person == Some(id) {
            also.push(SubjectId(member.id.0));
        }
    }
    Ok(also)
}

/// Whether a fact about somebody or something else names them: by their id, or, in a row of a
/// return that was set aside, by the council's number.
fn names(fact: &Fact, id: &str, code: &str) -> bool {
    let text = fact.content.to_string();
    if text.contains(id) {
        return true;
    }
    let part = |c: char| !c.is_alphanumeric();
    fact.kind == SET_ASIDE && text.split(part).any(|word| word.eq_ignore_ascii_case(code))
}
