//! What matters in a home, in the words of young people, and what providers answer. The words are
//! never rewritten: who thinks the same says so, and it counts.

use super::facts::{About, Agreed, AgreedSaid, Matters, MattersAnswered};
use super::sql;
use care::Date;
use care::ids::{FactId, OrganisationId, SubjectId};
use record::access::{self, Capability};
use record::{Fault, Refusal, Saying, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// Something that matters, with how many said it and what was answered.
#[derive(Clone, Debug)]
pub struct Mattering {
    /// Which.
    pub statement: SubjectId,
    /// What it is about.
    pub about: About,
    /// The words.
    pub words: String,
    /// The day it was first said.
    pub on: Date,
    /// How many young people say it.
    pub said_by: i64,
    /// What was answered: who, how, in which words, when.
    pub answers: Vec<(OrganisationId, Agreed, String, Date)>,
}

/// Everything that matters, the most said first.
pub fn matters(tx: &mut Tx<'_>) -> Result<Vec<Mattering>, Fault> {
    let mut answers: HashMap<SubjectId, Vec<(OrganisationId, Agreed, String, Date)>> =
        HashMap::new();
    tx.each(sql::ANSWERS, &[], |row| {
        if let Some(agreed) = Agreed::parse(&row.get::<String>(2)?) {
            let one = (row.get(1)?, agreed, row.get(3)?, row.get(4)?);
            answers.entry(row.get(0)?).or_default().push(one);
        }
        Ok(())
    })?;
    let rows = tx.rows(sql::MATTERS, &[], |row| {
        let about = About::parse(&row.get::<String>(1)?).unwrap_or(About::Listening);
        Ok(Mattering {
            statement: row.get(0)?,
            about,
            words: row.get(2)?,
            on: row.get(3)?,
            said_by: row.get(4)?,
            answers: Vec::new(),
        })
    })?;
    Ok(rows
        .into_iter()
        .map(|mut one| {
            one.answers = answers.remove(&one.statement).unwrap_or_default();
            one
        })
        .collect())
}

/// Writes down what matters, as it was said.
pub fn say_matters(tx: &mut Tx<'_>, said: &Matters) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    let statement = SubjectId(Uuid::now_v7());
    Ok(tx.say(statement, said, Saying::from("young people").since(said.on))?)
}

/// "I say the same": a young person, once.
pub fn agree(tx: &mut Tx<'_>, statement: SubjectId) -> Result<(), Refusal> {
    if tx.caller().young_person().is_none() {
        return Err(Refusal::NotAllowed);
    }
    tx.optional(sql::MATTER, &[&statement], |_| Ok(()))?
        .ok_or(Refusal::NotFound)?;
    let me = tx.caller().member();
    if tx
        .optional(sql::HAS_AGREED, &[&statement, &me], |_| Ok(()))?
        .is_none()
    {
        tx.say(statement, &AgreedSaid {}, Saying::from("young person"))?;
    }
    Ok(())
}

/// Writes down what a provider answers.
pub fn answer(
    tx: &mut Tx<'_>,
    statement: SubjectId,
    said: &MattersAnswered,
) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    tx.optional(sql::MATTER, &[&statement], |_| Ok(()))?
        .ok_or(Refusal::NotFound)?;
    if crate::homes::provider(tx, said.provider)?.is_none() {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(statement, said, Saying::from("provider"))?)
}
