//! Things chosen together: what there was to choose from, what young people chose, what came of it.

use super::facts::{CoDesign, CoDesignCame};
use care::Date;
use care::ids::{FactId, SubjectId};
use record::access::{self, Capability};
use record::{Content, Fault, Refusal, Saying, Tx};

/// Something chosen together.
#[derive(Clone, Debug)]
pub struct Session {
    /// The fact.
    pub fact: FactId,
    /// What was chosen.
    pub said: CoDesign,
    /// What came of it: the day, and what.
    pub came: Vec<(Date, String)>,
}

/// Everything is said of one subject: the council's own list of what young people chose.
const LIST: SubjectId = SubjectId(uuid::Uuid::from_u128(0x0070_6172_7469_6369_7061_7469_6f6e));

/// What young people chose, the latest first. Nobody is named in it.
pub fn sessions(tx: &mut Tx<'_>) -> Result<Vec<Session>, Fault> {
    let mut all = Vec::new();
    for fact in tx.facts_of(LIST, Some(CoDesign::KIND))? {
        all.push(Session {
            fact: fact.id,
            said: fact.read()?,
            came: Vec::new(),
        });
    }
    for fact in tx.facts_of(LIST, Some(CoDesignCame::KIND))? {
        let said: CoDesignCame = fact.read()?;
        if let Some(one) = all.iter_mut().find(|one| one.fact == said.session) {
            one.came
                .push((record::clock::day_of(fact.recorded_at), said.words));
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.said.on));
    Ok(all)
}

/// Writes down what young people chose.
pub fn say_session(tx: &mut Tx<'_>, said: &CoDesign) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    if !said.choices.contains(&said.chosen) {
        return Err(Refusal::invalid(
            "chosen",
            "What they chose must be one of what there was to choose from",
        ));
    }
    Ok(tx.say(LIST, said, Saying::from("young people").since(said.on))?)
}

/// Writes down what came of it.
pub fn came(tx: &mut Tx<'_>, session: FactId, words: &str) -> Result<FactId, Refusal> {
    access::need(tx, Capability::SeeHub)?;
    if !sessions(tx)?.iter().any(|one| one.fact == session) {
        return Err(Refusal::NotFound);
    }
    let words = words.to_owned();
    Ok(tx.say(
        LIST,
        &CoDesignCame { session, words },
        Saying::from("worker"),
    )?)
}
