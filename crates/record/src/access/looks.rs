//! Who has looked, and which looks are unusual: questions to the access log.

use super::find::Allowed;
use super::members::need;
use super::sql;
use super::words::{Action, Capability, FieldClass, Persona};
use crate::{Fault, Look, Refusal, Tx, clock};
use care::Date;
use care::dates::plus_days;
use care::ids::{MemberId, SubjectId, YoungPersonId};
use jiff::{SignedDuration, Timestamp, civil::Weekday};

/// One look at a young person's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub member: MemberId,
    /// Their name then.
    pub name: String,
    /// As what they were signed in; `None` if this version does not know the persona.
    pub persona: Option<Persona>,
    /// What they did, as stored.
    pub action: String,
    /// With what, in words.
    pub what: String,
    /// Why they could, in the words they were shown.
    pub because: String,
}

/// Why a list may be read that shows nobody whom its reader may not see.
pub const ALL_MAY_BE_SEEN: &str = "Everybody on it is somebody they may see";

/// Notes that something was shown or taken away that is about many, or about nobody in particular, and
/// why the caller may have it.
pub fn note_look(tx: &mut Tx<'_>, action: Action, what: impl Into<String>, because: &str) {
    let look = by_caller(tx, None, action, what.into());
    tx.look(Look {
        because: because.to_owned(),
        ..look
    });
}

/// A look of the caller's, allowed for a reason still to be said.
pub(super) fn by_caller(
    tx: &Tx<'_>,
    subject: Option<SubjectId>,
    action: Action,
    what: String,
) -> Look {
    let caller = tx.caller();
    Look {
        at: tx.now(),
        member: caller.member(),
        member_name: caller.name().to_owned(),
        persona: caller.persona().map_or("", Persona::code).to_owned(),
        subject,
        action: action.code().to_owned(),
        what,
        allowed: true,
        because: String::new(),
        request: caller.request().unwrap_or_default().to_owned(),
    }
}

/// Who has looked at a young person's record, newest first, at most `most`. Empty for a caller who
/// may not see who has looked.
pub fn who_looked(tx: &mut Tx<'_>, at: &Allowed, most: u32) -> Result<Vec<Looked>, Fault> {
    if !at.sees(FieldClass::Looks) {
        return Ok(Vec::new());
    }
    let subject = SubjectId::from(at.id());
    tx.rows(sql::LOOKS_AT, &[&subject, &most], |row| {
        Ok(Looked {
            at: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            persona: Persona::from_code(&row.get::<String>(3)?),
            action: row.get(4)?,
            what: row.get(5)?,
            because: row.get(6)?,
        })
    })
}

/// What is asked of the access log of the whole council.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LooksAsked {
    /// Part of the name of who looked; empty for everybody.
    pub name: String,
    /// The first day, in England.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Only what was given, or only what was refused.
    pub allowed: Option<bool>,
    /// Only entries before this one: the next page.
    pub before: Option<i64>,
}

/// The access log, newest first: the number of each entry and what it says, at most `most`. Needs
/// [`Capability::SeeAccessLog`]; the caller notes that it was read.
pub fn looks(tx: &mut Tx<'_>, asked: &LooksAsked, most: u32) -> Result<Vec<(i64, Look)>, Refusal> {
    need(tx, Capability::SeeAccessLog)?;
    let before = asked.before.unwrap_or(i64::MAX);
    // The last moment of the day before is the end of what is too early.
    let from = asked.from.map_or(Timestamp::UNIX_EPOCH, |day| {
        clock::midnight_after(plus_days(day, -1))
    });
    let to = asked.to.map_or_else(|| tx.now(), clock::midnight_after);
    let (least, greatest) = match asked.allowed {
        None => (0_i64, 1_i64),
        Some(one) => (i64::from(one), i64::from(one)),
    };
    let mut name = String::from("%");
    for letter in asked.name.trim().chars() {
        if matches!(letter, '%' | '_' | '!') {
            name.push('!');
        }
        name.push(letter);
    }
    name.push('%');
    let params: [&dyn crate::Bind; 7] = [&before, &from, &to, &least, &greatest, &name, &most];
    Ok(tx.rows(sql::LOOKS, &params, |row| {
        let look = Look {
            at: row.get(1)?,
            member: row.get(2)?,
            member_name: row.get(3)?,
            persona: row.get(4)?,
            subject: row.get(5)?,
            action: row.get(6)?,
            what: row.get(7)?,
            allowed: row.get(8)?,
            because: row.get(9)?,
            request: row.get(10)?,
        };
        Ok((row.get(0)?, look))
    })?)
}

/// Why a look deserves a question. None of these is proof of anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Signal {
    /// Tried to open the record of someone they have a declared conflict with.
    Conflict,
    /// The member and the young person have the same surname.
    SameSurname,
    /// Before seven, after eight in the evening, or at the weekend.
    OutOfHours,
    /// Not a named worker, and wrote nothing about the young person within a week.
    NoLaterWork,
}

/// A look that deserves a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusual {
    /// When; the first of that member's looks at that young person on that day.
    pub at: Timestamp,
    /// Who.
    pub member: MemberId,
    /// Their name then.
    pub name: String,
    /// At whom.
    pub young_person: YoungPersonId,
    /// Why they could, in the words they were shown.
    pub because: String,
    /// What is unusual, strongest first.
    pub signals: Vec<Signal>,
}

/// How long after a look work may follow it.
const LATER: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Looks since a moment that deserve a question, one line per member, young person and day. A
/// declared conflict is enough. A look that no work followed, by someone who is not a named worker,
/// is one too when the surname is the same or it was out of hours: each alone is an ordinary day in
/// an office. What looks like work (a colleague's child, in hours, another surname) is not found
/// here; the young person's own list of who has looked is there for that. `surname_of` is asked
/// for each young person looked at. Needs [`Capability::SeeAccessLog`].
pub fn unusual_looks(
    tx: &mut Tx<'_>,
    since: Timestamp,
    mut surname_of: impl FnMut(&mut Tx<'_>, YoungPersonId) -> Result<Option<String>, Fault>,
) -> Result<Vec<Unusual>, Refusal> {
    need(tx, Capability::SeeAccessLog)?;
    let looks = tx.rows(sql::LOOKS_SINCE, &[&since], |row| {
        let subject: SubjectId = row.get(3)?;
        let (named, conflict): (i64, i64) = (row.get(6)?, row.get(7)?);
        let look = Unusual {
            at: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            young_person: YoungPersonId(subject.0),
            because: row.get(4)?,
            signals: Vec::new(),
        };
        Ok((look, row.get::<bool>(5)?, named > 0, conflict > 0))
    })?;
    let mut found: Vec<Unusual> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (mut look, allowed, named, conflict) in looks {
        let day = clock::day_of(look.at);
        if !seen.insert((look.member, look.young_person, day, allowed)) {
            continue;
        }
        if !allowed && conflict {
            look.signals.push(Signal::Conflict);
        }
        if allowed && !named {
            let theirs = surname_of(tx, look.young_person)?;
            if theirs.is_some_and(|theirs| same_surname(&look.name, &theirs)) {
                look.signals.push(Signal::SameSurname);
            }
            if out_of_hours(look.at) {
                look.signals.push(Signal::OutOfHours);
            }
            let until = look.at.saturating_add(LATER).unwrap_or(look.at);
            if !look.signals.is_empty() && until <= tx.now() {
                let span: [&dyn crate::Bind; 4] =
                    [&look.young_person, &look.member, &look.at, &until];
                if tx.optional(sql::WROTE, &span, |_| Ok(()))?.is_none() {
                    look.signals.push(Signal::NoLaterWork);
                }
            }
        }
        let enough = look
            .signals
            .iter()
            .any(|signal| matches!(signal, Signal::Conflict | Signal::NoLaterWork));
        if enough {
            found.push(look);
        }
    }
    Ok(found)
}

fn same_surname(name: &str, surname: &str) -> bool {
    let fold = |text: &str| text.to_lowercase().replace(['\'', '’', '-', ' '], "");
    let last = name.split_whitespace().next_back().unwrap_or_default();
    !surname.trim().is_empty()
        && (fold(last) == fold(surname) || fold(name).ends_with(&fold(surname)))
}

fn out_of_hours(at: Timestamp) -> bool {
    let at = clock::in_england(at);
    matches!(at.date().weekday(), Weekday::Saturday | Weekday::Sunday)
        || !(7..20).contains(&at.hour())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_compared_as_people_write_them() {
        assert!(same_surname("Priya O’Neil", "O'NEIL"));
        assert!(same_surname("Ann Smith-Jones", "Smith Jones"));
        assert!(same_surname("Ann van Dijk", "Van Dijk"));
        assert!(!same_surname("Ann Jones", "Smith"));
        assert!(!same_surname("Ann Jones", ""));
    }

    #[test]
    fn hours_are_those_on_the_wall_in_england() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a time");
        assert!(out_of_hours(at("2026-07-01T05:59:59Z")), "06:59 in summer");
        assert!(!out_of_hours(at("2026-07-01T06:00:00Z")), "07:00 in summer");
        assert!(!out_of_hours(at("2026-07-01T18:59:59Z")), "19:59 in summer");
        assert!(out_of_hours(at("2026-07-01T19:00:00Z")), "20:00 in summer");
        assert!(out_of_hours(at("2026-11-22T12:00:00Z")), "Sunday");
    }
}
