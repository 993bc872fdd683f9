//! Who holds a young person, and where they are with us: reading it, and the only ways to change it.
//!
//! Each change is decided by [`Kept::take`] and said in one transaction: the relationship, the state
//! and why.

use super::facts::{CaseClosed, Closing, Cohort, Handover, InCohort};
use super::keeping::{Kept, Said, Span, Step};
use super::sql;
use care::ids::{MemberId, YoungPersonId};
use care::{Date, Period};
use record::access::{
    self, Action, Allowed, FieldClass, Persona, Relationship, Worker, find, member,
};
use record::{Content, Fact, Fault, Refusal, Saying, Tx};

/// A state and its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where they were.
    pub state: Cohort,
    /// What changed.
    pub note: Option<String>,
    /// Since and until when.
    pub period: Period,
}

/// Everything a page says of who holds a young person.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Where they are and have been, earliest first.
    pub states: Vec<State>,
    /// Their key workers, earliest first.
    pub key_workers: Vec<Worker>,
    /// Who covers, or will, or did.
    pub covers: Vec<Worker>,
    /// Each handover, with the day it took effect, earliest first.
    pub handovers: Vec<(Date, Handover)>,
    /// Each time the case was closed.
    pub closed: Vec<(Date, CaseClosed)>,
}

impl Held {
    /// Where they are on a day, while their case is open.
    pub fn state_on(&self, day: Date) -> Option<&State> {
        self.states.iter().find(|one| one.period.contains(day))
    }
    /// Their key worker on a day.
    pub fn key_worker_on(&self, day: Date) -> Option<&Worker> {
        self.key_workers.iter().find(|one| one.period.contains(day))
    }
    /// Who covers on a day.
    pub fn cover_on(&self, day: Date) -> Option<&Worker> {
        self.covers.iter().find(|one| one.period.contains(day))
    }
    /// The same as plain values, for the rule.
    pub fn kept(&self) -> Kept {
        Kept {
            workers: self
                .key_workers
                .iter()
                .map(|one| Span {
                    member: one.member,
                    period: one.period,
                })
                .collect(),
            open: runs(self.states.iter().map(|one| one.period)),
        }
    }
}

/// States that follow one another without a gap are one open case.
pub(super) fn runs(states: impl IntoIterator<Item = Period>) -> Vec<Period> {
    let mut open: Vec<Period> = Vec::new();
    for state in states {
        match open.last_mut() {
            Some(last) if last.until == Some(state.from) => last.until = state.until,
            _ => open.push(state),
        }
    }
    open
}

/// Who holds a young person and held them, where they are and were. Nothing of it for a reader who
/// may not see their workers.
pub fn held(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Held, Fault> {
    if !allowed.sees(FieldClass::Workers) {
        return Ok(Held::default());
    }
    let id = allowed.id();
    let mut workers = access::workers(tx, allowed)?;
    workers.reverse();
    workers.retain(|one| one.period.until != Some(one.period.from));
    let (key_workers, others): (Vec<_>, Vec<_>) = workers
        .into_iter()
        .partition(|one| one.relationship == Relationship::KeyWorker);
    let facts = tx.facts_of_kinds(id, &[Handover::KIND, CaseClosed::KIND])?;
    Ok(Held {
        states: states(tx, id)?,
        key_workers,
        covers: others
            .into_iter()
            .filter(|one| one.relationship == Relationship::Cover)
            .collect(),
        handovers: dated(&facts)?,
        closed: dated(&facts)?,
    })
}

fn states(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Vec<State>, Fault> {
    let all = tx.rows(sql::STATES_OF, &[&id], |row| {
        let code: String = row.get(0)?;
        let state = Cohort::parse(&code)
            .ok_or_else(|| Fault::Other(format!("{code} is not a state of the hub")))?;
        Ok(State {
            state,
            note: row.get(1)?,
            period: Period::new(row.get(2)?, row.get(3)?),
        })
    })?;
    // What was put right on the same day has no days of its own.
    let lasted = |one: &State| one.period.until != Some(one.period.from);
    Ok(all.into_iter().filter(lasted).collect())
}

fn dated<C: Content>(facts: &[Fact]) -> Result<Vec<(Date, C)>, Fault> {
    facts
        .iter()
        .filter(|fact| fact.kind == C::KIND)
        .filter_map(|fact| Some((fact.valid_from?, fact)))
        .map(|(on, fact)| Ok((on, fact.read()?)))
        .collect()
}

/// Leave to change who holds them: a manager's.
fn leave(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Held, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Workers)?;
    Ok(held(tx, &allowed)?)
}

/// Whether a member can be a key worker: somebody of the council's own who works with young people.
pub(super) const fn can_hold(persona: Persona) -> bool {
    matches!(persona, Persona::KeyWorker)
}

fn must_hold(tx: &mut Tx<'_>, who: MemberId, field: &str) -> Result<(), Refusal> {
    match member(tx, who)? {
        Some(one) if one.active && can_hold(one.persona) => Ok(()),
        _ => Err(Refusal::invalid(
            field,
            "Choose a key worker who works here",
        )),
    }
}

/// Decides a step and says what it comes to of the relationships; why is for the caller to say.
fn take(tx: &mut Tx<'_>, id: YoungPersonId, held: &Held, step: &Step) -> Result<(), Refusal> {
    let today = tx.today();
    let said = held.kept().take(step, today).map_err(Refusal::Invalid)?;
    for one in said {
        match one {
            Said::Begins(who, on) => {
                let since = Period::since(on);
                access::relate(tx, id, who, Relationship::KeyWorker, since)?;
            }
            Said::Ends(who, on) => access::end_relationship(
                tx,
                id,
                who,
                Relationship::KeyWorker,
                on,
                "handed over at the hub",
            )?,
            Said::Opens(_) | Said::Closes(_) => {}
        }
    }
    Ok(())
}

fn said_at_hub() -> Saying {
    Saying::from("hub")
}

/// Opens a young person's case at the hub: from that day somebody holds them until it is closed.
pub fn open(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    state: &InCohort,
    worker: Option<MemberId>,
    on: Date,
) -> Result<(), Refusal> {
    let held = leave(tx, id)?;
    if let Some(worker) = worker {
        must_hold(tx, worker, "member")?;
    }
    take(tx, id, &held, &Step::Open { on, worker })?;
    tx.say(id, state, said_at_hub().since(on))?;
    Ok(())
}

/// Says that a young person is somewhere else with us from a day on. The case stays open, and the
/// key worker with them: this is how leaving care is said.
pub fn move_on(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    state: &InCohort,
    on: Date,
) -> Result<(), Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
    let today = tx.today();
    let states = states(tx, allowed.id())?;
    let Some(last) = states.last().filter(|last| last.period.until.is_none()) else {
        return Err(Refusal::invalid(
            "state",
            "Their case is not open: open it first",
        ));
    };
    if last.state == state.state {
        return Err(Refusal::invalid("state", "This is where they are now"));
    }
    if on < last.period.from {
        return Err(Refusal::invalid(
            "on",
            "The day must be after the day of the change before",
        ));
    }
    if on > today {
        return Err(Refusal::invalid(
            "on",
            "The day must be today or in the past",
        ));
    }
    tx.say(id, state, said_at_hub().since(on))?;
    Ok(())
}

/// Names the key worker of somebody who has none.
pub fn name_first(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    worker: MemberId,
    on: Date,
) -> Result<(), Refusal> {
    let held = leave(tx, id)?;
    must_hold(tx, worker, "member")?;
    take(tx, id, &held, &Step::Name { worker, on })
}

/// A handover as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handing {
    /// To whom.
    pub to: MemberId,
    /// From which day.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The day both met the young person.
    pub met_on: Option<Date>,
    /// Who was there.
    pub who: String,
    /// What the young person said about it.
    pub they_said: Option<String>,
    /// Whether the manager who asks agrees.
    pub agreed: bool,
}

/// Changes the key worker. Refused without a reason, a meeting that took place and a manager who
/// agrees; every fault is told at once.
pub fn change(tx: &mut Tx<'_>, id: YoungPersonId, handing: &Handing) -> Result<(), Refusal> {
    let held = leave(tx, id)?;
    let step = Step::Change {
        to: handing.to,
        on: handing.on,
        met_on: handing.met_on,
        reason: handing.reason.clone(),
        agreed: handing.agreed,
    };
    let from = held.kept().lasting().map(|(from, _)| from);
    take(tx, id, &held, &step)?;
    must_hold(tx, handing.to, "to")?;
    let (Some(from), Some(met_on)) = (from, handing.met_on) else {
        return Err(Refusal::invalid("met_on", "Enter the day of the meeting"));
    };
    let handover = Handover {
        from,
        to: handing.to,
        reason: handing.reason.clone(),
        met_on,
        who: handing.who.clone(),
        they_said: handing.they_said.clone(),
        agreed_by: tx.caller().member(),
    };
    tx.say(id, &handover, said_at_hub().since(handing.on))?;
    Ok(())
}

/// Names who covers for the key worker for some days. The key worker stays the key worker.
pub fn cover(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    who: MemberId,
    days: Period,
) -> Result<(), Refusal> {
    let held = leave(tx, id)?;
    if days.until.is_none() {
        return Err(Refusal::invalid(
            "until",
            "Enter the day the key worker is back",
        ));
    }
    match held.key_worker_on(days.from) {
        None => {
            return Err(Refusal::invalid(
                "from",
                "They have no key worker on that day",
            ));
        }
        Some(one) if one.member == who => {
            return Err(Refusal::invalid(
                "member",
                "Choose somebody else: this is their key worker",
            ));
        }
        Some(_) => {}
    }
    access::relate(tx, id, who, Relationship::Cover, days)?;
    Ok(())
}

/// Closes the case, and ends the key worker with it.
pub fn close(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    why: Closing,
    on: Date,
    met_on: Option<Date>,
    (they_said, way_back): (Option<String>, String),
    agreed: bool,
) -> Result<(), Refusal> {
    let held = leave(tx, id)?;
    if let Some(last) = held.states.last().filter(|last| on < last.period.from) {
        return Err(Refusal::invalid(
            "on",
            format!(
                "A case cannot close before {}, the day of the last change",
                care::dates::long_date(last.period.from)
            ),
        ));
    }
    take(tx, id, &held, &Step::Close { on, met_on, agreed })?;
    let Some(met_on) = met_on else {
        return Err(Refusal::invalid(
            "met_on",
            "Enter the day they said goodbye",
        ));
    };
    let closed = CaseClosed {
        why,
        met_on,
        they_said,
        way_back,
        agreed_by: tx.caller().member(),
    };
    tx.say(id, &closed, said_at_hub().since(on))?;
    Ok(())
}
