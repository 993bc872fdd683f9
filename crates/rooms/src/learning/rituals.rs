//! Rituals as they are kept: how many of those due were held, and what the team reflected on.

use super::SHELF;
use super::facts::{Reflection, Ritual, RitualHeld};
use crate::kept;
use care::Date;
use care::dates::{days_between, plus_days, plus_years};
use care::ids::{FactId, SubjectId};
use record::access::{Capability, need};
use record::{Fault, Refusal, Tx};

/// A ritual with the times it was held.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The ritual.
    pub ritual: kept::Kept<Ritual>,
    /// When it was held, the newest first.
    pub held: Vec<kept::Kept<RitualHeld>>,
    /// What was reflected, the newest first; `None` to somebody who is not of its team.
    pub reflections: Option<Vec<kept::Kept<Reflection>>>,
}

impl Kept {
    /// How many of the last year's were held, of how many were due. What is due is counted from its
    /// first day on, each time so many days long; a time counts when it was held within it.
    pub fn counted(&self, today: Date) -> (u64, u64) {
        let said = &self.ritual.said;
        let days = said.often.days();
        let year_ago = plus_years(today, -1);
        let (mut held, mut due) = (0, 0);
        let mut from = said.since;
        while days_between(from, today) >= days {
            let until = plus_days(from, days);
            if from >= year_ago {
                due += 1;
                let within = |one: &kept::Kept<RitualHeld>| (from..until).contains(&one.said.on);
                held += u64::from(self.held.iter().any(within));
            }
            from = until;
        }
        (held, due)
    }

    /// The day by which it is held next.
    pub fn next(&self) -> Date {
        let said = &self.ritual.said;
        match self.held.first() {
            Some(last) => plus_days(last.said.on, said.often.days()),
            None => plus_days(said.since, said.often.days()),
        }
    }
}

/// The rituals of every team, by name. Reflections are there for those of the caller's own teams.
pub fn rituals(tx: &mut Tx<'_>) -> Result<Vec<Kept>, Fault> {
    let mut all: Vec<kept::Kept<Ritual>> = SHELF.all(tx)?;
    all.sort_by_cached_key(|one| (one.said.team.0, one.said.name.to_lowercase()));
    let held: Vec<kept::Kept<RitualHeld>> = SHELF.all(tx)?;
    all.into_iter()
        .map(|ritual| {
            let ours = of_the_team(tx, &ritual.said);
            let reflections = match ours {
                true => Some(SHELF.of(tx, ritual.subject)?),
                false => None,
            };
            Ok(Kept {
                held: held
                    .iter()
                    .filter(|one| one.subject == ritual.subject)
                    .cloned()
                    .collect(),
                reflections,
                ritual,
            })
        })
        .collect()
}

fn of_the_team(tx: &Tx<'_>, ritual: &Ritual) -> bool {
    tx.caller().teams().iter().any(|(id, _)| *id == ritual.team)
}

/// One ritual.
pub(super) fn ritual(tx: &mut Tx<'_>, id: SubjectId) -> Result<Kept, Refusal> {
    rituals(tx)?
        .into_iter()
        .find(|one| one.ritual.subject == id)
        .ok_or(Refusal::NotFound)
}

/// Begins a ritual. Needs [`Capability::LeadHub`].
pub fn add_ritual(tx: &mut Tx<'_>, id: SubjectId, said: &Ritual) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    Ok(kept::say(tx, id, said.since, said)?)
}

/// Says that a ritual was held. Refused to somebody who is not of its team and does not lead, before
/// it began, and twice on a day.
pub fn held(tx: &mut Tx<'_>, id: SubjectId, said: &RitualHeld) -> Result<FactId, Refusal> {
    let one = ritual(tx, id)?;
    if !of_the_team(tx, &one.ritual.said) {
        need(tx, Capability::LeadHub)?;
    }
    if said.on < one.ritual.said.since {
        return Err(Refusal::invalid("on", "It was not held before it began"));
    }
    if one.held.iter().any(|time| time.said.on == said.on) {
        return Err(Refusal::invalid(
            "on",
            "It is written down already for that day",
        ));
    }
    Ok(kept::say(tx, id, said.on, said)?)
}

/// Keeps what somebody of the team reflected on. Nobody else may say or read it.
pub fn reflect(tx: &mut Tx<'_>, id: SubjectId, said: &Reflection) -> Result<FactId, Refusal> {
    let one = ritual(tx, id)?;
    if !of_the_team(tx, &one.ritual.said) {
        return Err(Refusal::NotAllowed);
    }
    Ok(kept::say(tx, id, said.on, said)?)
}

#[cfg(test)]
mod tests {
    use super::super::facts::Often;
    use super::*;
    use care::ids::{MemberId, TeamId};
    use jiff::civil::date;
    use uuid::Uuid;

    fn at<C>(on: Date, said: C) -> kept::Kept<C> {
        kept::Kept {
            fact: FactId(Uuid::nil()),
            subject: SubjectId(Uuid::nil()),
            about: None,
            on,
            at: record::Timestamp::UNIX_EPOCH,
            by: MemberId(Uuid::nil()),
            said,
        }
    }

    #[test]
    fn each_time_due_counts_once_and_the_one_running_does_not_count_yet() {
        let since = date(2027, 3, 1);
        let one = Kept {
            ritual: at(
                since,
                Ritual {
                    team: TeamId(Uuid::nil()),
                    name: "Monday".into(),
                    purpose: String::new(),
                    often: Often::Weekly,
                    since,
                },
            ),
            held: [date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 21)]
                .map(|on| at(on, RitualHeld { on, people: None }))
                .to_vec(),
            reflections: None,
        };
        // Due by 1 April: the weeks from 1, 8, 15 and 22 March; held in the first and the third.
        assert_eq!(one.counted(date(2027, 4, 1)), (2, 4));
        assert_eq!(one.counted(date(2027, 3, 7)), (0, 0));
        assert_eq!(one.next(), date(2027, 3, 8));
    }
}
