//! Asking a hub to work with a young person, and its answer. One page; nobody is assessed for it.

use super::facts::{InCohort, Referral, ReferralAnswered};
use super::{holding, sql};
use care::Date;
use care::ids::{FactId, MemberId, TeamId, YoungPersonId};
use record::access::{self, Action, FieldClass, find, visible_for};
use record::{Bind, Fault, Refusal, Saying, Tx};

/// A referral that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The fact.
    pub fact: FactId,
    /// Of whom.
    pub young_person: YoungPersonId,
    /// Which hub.
    pub hub: TeamId,
    /// Since when.
    pub asked_on: Date,
    /// Who asked.
    pub asked_by: MemberId,
}

/// Asks a hub. A hub that is not responsible for them yet cannot see them: a service lead answers.
pub fn refer(tx: &mut Tx<'_>, id: YoungPersonId, asked: &Referral) -> Result<FactId, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
    if !access::teams(tx)?
        .iter()
        .any(|(team, _)| *team == asked.hub)
    {
        return Err(Refusal::invalid("hub", "Choose a hub"));
    }
    if held_already(tx, id)? {
        return Err(Refusal::invalid("hub", "A hub works with them already"));
    }
    Ok(tx.say(allowed.id(), asked, Saying::from("worker"))?)
}

fn held_already(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<bool, Fault> {
    let open = tx.rows(sql::STATES_OF, &[&id], |row| row.get::<Option<Date>>(3))?;
    Ok(open.iter().any(Option::is_none))
}

/// The referrals that wait, of those young people whose voice the caller may see; longest first.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Waiting>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Voice]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} ORDER BY asked_on, fact", sql::WAITING, filter.sql);
    tx.rows(&statement, &params, |row| {
        Ok(Waiting {
            fact: row.get(0)?,
            young_person: row.get(1)?,
            hub: row.get(2)?,
            asked_on: row.get(3)?,
            asked_by: row.get(4)?,
        })
    })
}

/// A referral about a young person, by its fact, and whether it was answered.
pub(super) fn referral(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    fact: FactId,
) -> Result<(Referral, Option<bool>), Refusal> {
    find(tx, id)?.allow_for(Action::See, FieldClass::Voice)?;
    let (of, taken) = tx
        .optional(sql::REFERRAL, &[&fact], |row| {
            row.columns::<(YoungPersonId, Option<bool>)>()
        })?
        .ok_or(Refusal::NotFound)?;
    let fact = tx
        .fact(fact)?
        .filter(|_| of == id)
        .ok_or(Refusal::NotFound)?;
    Ok((fact.read()?, taken))
}

/// Answers a referral: with a key worker who holds them from a day on (whoever holds them already
/// goes on), or with what else may help.
pub fn answer(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &ReferralAnswered,
    worker: Option<MemberId>,
    on: Date,
) -> Result<(), Refusal> {
    let (asked, before) = referral(tx, id, said.referral)?;
    if before.is_some() {
        return Err(Refusal::invalid("words", "This was answered already"));
    }
    find(tx, id)?.allow_for(Action::Add, FieldClass::Workers)?;
    if said.taken {
        let state = InCohort {
            state: asked.state,
            note: Some("asked for help".to_owned()),
        };
        let held = {
            let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Workers)?;
            holding::held(tx, &allowed)?
        };
        // Whoever holds them already goes on.
        let worker = worker.filter(|_| held.key_worker_on(on).is_none());
        holding::open(tx, id, &state, worker, on)?;
        let here = access::teams_today(tx)?;
        let ours = |teams: &Vec<(TeamId, String)>| teams.iter().any(|(team, _)| *team == asked.hub);
        if !here.get(&id).is_some_and(ours) {
            access::make_responsible(tx, id, asked.hub, care::Period::since(on))?;
        }
    }
    tx.say(id, said, Saying::from("hub"))?;
    Ok(())
}
