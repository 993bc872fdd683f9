//! What a young person told us, and what happened because of it, with a clock.

use super::facts::{Happened, Told};
use super::sql;
use care::Date;
use care::dates::plus_days;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::{Action, Allowed, FieldClass, find, visible_for};
use record::{Bind, Content, Fault, Refusal, Saying, Tx};

/// Days within which whatever a young person tells us is answered.
pub const ANSWER_WITHIN: i32 = 28;

/// Something a young person told us.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The fact.
    pub fact: FactId,
    /// What they said.
    pub said: Told,
    /// The day.
    pub on: Date,
    /// What happened because of it: the day, who says so, and the words; earliest first.
    pub happened: Vec<(Date, MemberId, Happened)>,
}

impl Telling {
    /// The day by which it is answered, while it is not.
    pub fn due(&self) -> Option<Date> {
        self.happened
            .is_empty()
            .then(|| plus_days(self.on, ANSWER_WITHIN))
    }
}

/// What a young person told us, newest first. Nothing when the reader may not see their voice.
pub fn told(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Telling>, Fault> {
    if !allowed.sees(FieldClass::Voice) {
        return Ok(Vec::new());
    }
    let mut found: Vec<Telling> = Vec::new();
    for fact in tx.facts_of_kinds(allowed.id(), &[Told::KIND, Happened::KIND])? {
        if fact.kind == Told::KIND {
            found.push(Telling {
                fact: fact.id,
                said: fact.read()?,
                on: record::clock::day_of(fact.recorded_at),
                happened: Vec::new(),
            });
            continue;
        }
        let said: Happened = fact.read()?;
        if let Some(one) = found.iter_mut().find(|one| one.fact == said.told) {
            let on = record::clock::day_of(fact.recorded_at);
            one.happened.push((on, fact.recorded_by, said));
        }
    }
    found.reverse();
    Ok(found)
}

/// Tells us something. The young person does this themselves, on their own page.
pub fn tell(tx: &mut Tx<'_>, id: YoungPersonId, said: &Told) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
    Ok(tx.say(id, said, Saying::from("young person"))?)
}

/// Says what happened because of what they told us. Said as often as something happens.
pub fn happened(tx: &mut Tx<'_>, id: YoungPersonId, said: &Happened) -> Result<FactId, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
    if !told(tx, &allowed)?.iter().any(|one| one.fact == said.told) {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(id, said, Saying::from("hub"))?)
}

/// What waits for an answer, of the young people whose voice the caller may see; longest first.
pub fn unanswered(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, FactId, Date)>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Voice]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} ORDER BY told_on, fact", sql::UNANSWERED, filter.sql);
    tx.rows(&statement, &params, |row| row.columns())
}
