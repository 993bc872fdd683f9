// Long because: what stands is read of one, of everybody and of each in turn, from the same rows.

//! Reading what stands, and saying something at a natural key with a check that nobody else said
//! something there meanwhile.

use super::facts::{
    Adoption, AdoptionPlan, DeprivationOfLiberty, Episode, HealthYear, Keyed, LeaverYear, Missing,
    Review, SocialWorkerSpan, Unaccompanied, Withdrawn,
};
use super::life::Life;
use super::origin::Origin;
use super::project::{latest_year, year_bit};
use super::sql;
use crate::content::unreadable;
use care::CollectionYear;
use care::ids::{ChildCode, FactId, SubjectId, YoungPersonId};
use record::{Conflict, Content, Fault, Refusal, Row, Saying, Tx};

/// What stands at one natural key.
#[derive(Clone, Debug)]
pub struct Held {
    /// The kind of fact.
    pub kind: String,
    /// Its natural key.
    pub key: String,
    /// The fact that stands.
    pub fact: FactId,
    /// What it says.
    pub content: serde_json::Value,
    /// The returns that have said or confirmed it.
    pub returned: Returns,
    /// Whether a worker said it.
    pub by_worker: bool,
}

/// Which years' returns have said a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Returns(i64);

impl Returns {
    /// Whether a year's return has.
    pub fn has(self, year: CollectionYear) -> bool {
        self.0 & year_bit(year) != 0
    }
    /// The latest that has.
    pub fn latest(self) -> Option<CollectionYear> {
        latest_year(self.0)
    }
    /// Adds a year.
    pub fn add(&mut self, year: CollectionYear) {
        self.0 |= year_bit(year);
    }
}

impl Held {
    /// The content as its type.
    pub fn read<C: Content>(&self) -> Result<C, Fault> {
        serde_json::from_value(self.content.clone()).map_err(|why| unreadable(&self.kind, 1, &why))
    }
}

/// Opens the stored content of a row.
pub(super) fn open(
    tx: &Tx<'_>,
    subject: SubjectId,
    kind: &str,
    stored: &str,
) -> Result<serde_json::Value, Fault> {
    let parse = |text: &str| serde_json::from_str(text).map_err(|why| unreadable(kind, 1, &why));
    if record::Keys::is_sealed(stored) {
        parse(&tx.unseal(stored, &format!("standing {subject} {kind}"))?)
    } else {
        parse(stored)
    }
}

/// All that stands about a subject.
pub fn standing_of(tx: &mut Tx<'_>, subject: SubjectId) -> Result<Vec<Held>, Fault> {
    type Stored = (String, String, FactId, String, i64, bool);
    let rows: Vec<Stored> = tx.rows(sql::STANDING_OF, &[&subject], |row| row.columns())?;
    rows.into_iter()
        .map(|(kind, key, fact, stored, years, by_worker)| {
            let content = open(tx, subject, &kind, &stored)?;
            Ok(Held {
                kind,
                key,
                fact,
                content,
                returned: Returns(years),
                by_worker,
            })
        })
        .collect()
}

/// All that stands about one young person, read at once and opened as often as it is asked for.
#[derive(Clone, Debug)]
pub struct Standing {
    subject: SubjectId,
    rows: Vec<Stood>,
}

#[derive(Clone, Debug)]
struct Stood {
    kind: String,
    whence: Whence,
    text: String,
}

impl Standing {
    /// About whom.
    pub const fn subject(&self) -> SubjectId {
        self.subject
    }

    /// Gives everything of one kind, with where it came from, in order of key.
    pub fn each<C: Content>(&self, mut each: impl FnMut(Whence, C)) -> Result<(), Fault> {
        for row in self.rows.iter().filter(|row| row.kind == C::KIND) {
            let said = serde_json::from_str(&row.text)
                .map_err(|why| unreadable(C::KIND, C::VERSION, &why))?;
            each(row.whence, said);
        }
        Ok(())
    }

    /// Everything of one kind, in order of key.
    fn all<C: Content>(&self) -> Result<Vec<C>, Fault> {
        let mut all = Vec::new();
        self.each(|_, said| all.push(said))?;
        Ok(all)
    }

    /// The life in care that it makes.
    pub fn life(&self) -> Result<Life, Fault> {
        // Identity, permanence before care and the years returned are no part of the story.
        Ok(Life {
            episodes: self.all::<Episode>()?,
            reviews: self.all::<Review>()?,
            missing: self.all::<Missing>()?,
            health: self.all::<HealthYear>()?,
            leaver: self.all::<LeaverYear>()?,
            adoptions: self.all::<Adoption>()?,
            adoption_plans: self.all::<AdoptionPlan>()?,
            social_workers: self.all::<SocialWorkerSpan>()?,
            liberty_orders: self.all::<DeprivationOfLiberty>()?,
            unaccompanied: self.all::<Unaccompanied>()?.pop(),
        })
    }
}

type Stored = (SubjectId, String, FactId, i64, bool, String);

fn stood(tx: &Tx<'_>, row: Stored) -> Result<Stood, Fault> {
    let (subject, kind, fact, returned, by_worker, stored) = row;
    let text = if record::Keys::is_sealed(&stored) {
        tx.unseal(&stored, &format!("standing {subject} {kind}"))?
    } else {
        stored
    };
    let whence = Whence {
        subject,
        fact,
        returned: Returns(returned),
        by_worker,
    };
    Ok(Stood { kind, whence, text })
}

/// All that stands about one young person. It asks for no leave: whoever calls it has it.
pub fn standing(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Standing, Fault> {
    let subject = SubjectId::from(id);
    let rows = tx.rows(sql::STANDS, &[&subject], |row| row.columns())?;
    let rows = rows.into_iter().map(|row| stood(tx, row));
    Ok(Standing {
        subject,
        rows: rows.collect::<Result<_, _>>()?,
    })
}

/// Gives all that stands about each young person, one after another, holding few at a time.
pub fn each_person(
    tx: &mut Tx<'_>,
    mut each: impl FnMut(&mut Tx<'_>, Standing) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut most = 20_000_i64;
    let mut after = String::new();
    loop {
        let mut rows: Vec<Stored> =
            tx.rows(sql::STANDS_AFTER, &[&after, &most], |row| row.columns())?;
        let more = rows.len() as i64 == most;
        if more {
            // The last may not be whole: they come again, first.
            let last = rows.last().map(|row| row.0);
            let whole = rows.iter().position(|row| Some(row.0) == last);
            match whole {
                Some(0) => {
                    most *= 2;
                    continue;
                }
                Some(whole) => rows.truncate(whole),
                None => {}
            }
        }
        let mut now: Option<Standing> = None;
        for row in rows {
            let subject = row.0;
            let row = stood(tx, row)?;
            match &mut now {
                Some(one) if one.subject == subject => one.rows.push(row),
                _ => {
                    let next = Standing {
                        subject,
                        rows: vec![row],
                    };
                    after = subject.to_string();
                    if let Some(done) = now.replace(next) {
                        each(tx, done)?;
                    }
                }
            }
        }
        if let Some(done) = now {
            each(tx, done)?;
        }
        if !more {
            return Ok(());
        }
    }
}

/// The life in care of one young person, as it stands.
pub fn life_of(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Life, Fault> {
    standing(tx, id)?.life()
}

/// The episodes of one young person, as they stand, and nothing else of their life.
pub fn episodes_of(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Life, Fault> {
    let mut life = Life::default();
    each_standing(tx, Some(id.into()), |_, episode| {
        life.episodes.push(episode);
    })?;
    Ok(life)
}

/// Gives everything of one kind that stands, about everybody, in order of subject and key. Used by
/// the measures; the caller must be one who may see figures.
pub fn everybody<C: Content>(
    tx: &mut Tx<'_>,
    mut each: impl FnMut(SubjectId, C),
) -> Result<(), Fault> {
    each_standing(tx, None, |whence, said| each(whence.subject, said))
}

/// Who said what stands, and about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whence {
    /// About whom.
    pub subject: SubjectId,
    /// The fact that stands.
    pub fact: FactId,
    /// The returns that have said or confirmed it.
    pub returned: Returns,
    /// Whether a worker said it.
    pub by_worker: bool,
}

/// Gives everything of one kind that stands, with where it came from, in order of subject and key:
/// about one subject, or about everybody. It asks for no leave: whoever calls it has it.
pub fn each_standing<C: Content>(
    tx: &mut Tx<'_>,
    of: Option<SubjectId>,
    mut each: impl FnMut(Whence, C),
) -> Result<(), Fault> {
    let read = |row: &Row<'_>| -> Result<(Whence, String), Fault> {
        let whence = Whence {
            subject: row.get(0)?,
            fact: row.get(1)?,
            returned: Returns(row.get(2)?),
            by_worker: row.get(3)?,
        };
        Ok((whence, row.get(4)?))
    };
    let rows = match of {
        Some(subject) => tx.rows(sql::STANDING_OF_KIND, &[&subject, &C::KIND], read)?,
        None => tx.rows(sql::STANDING_EVERYWHERE, &[&C::KIND], read)?,
    };
    for (whence, stored) in rows {
        let content = if record::Keys::is_sealed(&stored) {
            let bound_to = format!("standing {} {}", whence.subject, C::KIND);
            serde_json::from_str(&tx.unseal(&stored, &bound_to)?)
        } else {
            serde_json::from_str(&stored)
        };
        each(
            whence,
            content.map_err(|why| unreadable(C::KIND, C::VERSION, &why))?,
        );
    }
    Ok(())
}

/// Whether the record reaches back to a year: somebody was in the return of that year, or of one
/// before it.
pub fn returned_by(tx: &mut Tx<'_>, year: CollectionYear) -> Result<bool, Fault> {
    let found = tx.optional(sql::RETURNED_UP_TO, &[&year.0.to_string()], |_| Ok(()))?;
    Ok(found.is_some())
}

#[test]
fn the_kind_of_fact_in_the_statement_is_the_one_that_is_said() {
    let said = format!("'{}'", crate::people::Returned::KIND);
    assert!(sql::RETURNED_UP_TO.contains(&said));
}

/// A child with an episode that has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChild {
    /// Who.
    pub id: YoungPersonId,
    /// The council's identifier.
    pub code: ChildCode,
    /// The last year's return the child was in.
    pub last_returned: Option<CollectionYear>,
}

/// Every child with an episode that has no end.
pub fn open_children(tx: &mut Tx<'_>) -> Result<Vec<OpenChild>, Fault> {
    let open: Vec<YoungPersonId> = tx.rows(sql::WITH_OPEN_EPISODE, &[], |row| row.get(0))?;
    let people = crate::people::codes_of(tx)?;
    Ok(open
        .into_iter()
        .filter_map(|id| {
            let (code, last_returned) = people.get(&id)?.clone();
            Some(OpenChild {
                id,
                code,
                last_returned,
            })
        })
        .collect())
}

/// Says something a worker typed, at its natural key.
///
/// `seen` is the fact that stood there when the worker opened the form (`None`: nothing did). If
/// something else stands now, nothing is said and both versions come back.
pub fn say_keyed<C: Keyed>(
    tx: &mut Tx<'_>,
    about: YoungPersonId,
    content: &C,
    seen: Option<FactId>,
    reason: Option<String>,
) -> Result<FactId, Refusal> {
    let subject = SubjectId::from(about);
    let stands: Option<FactId> = tx.optional(
        sql::STANDING_AT,
        &[&subject, &C::KIND, &content.key()],
        |row| row.get(0),
    )?;
    if stands != seen {
        return Err(Refusal::Conflict(Box::new(Conflict {
            what: format!("The entry for {}", content.key()),
            ..Conflict::default()
        })));
    }
    let mut how = Saying::from(Origin::Worker.to_string());
    how.valid_from = content.valid_from();
    how.valid_to = content.valid_to();
    how.supersedes = stands;
    how.reason = reason;
    Ok(tx.say(about, content, how)?)
}

/// Says something a worker typed. When it is put right to another natural key (an episode to begin
/// on another day), what stood at the old one is taken back in the same breath.
pub fn say_moved<C: Keyed>(
    tx: &mut Tx<'_>,
    about: YoungPersonId,
    content: &C,
    seen: Option<FactId>,
    reason: Option<String>,
) -> Result<FactId, Refusal> {
    let Some(fact) = seen else {
        return say_keyed(tx, about, content, None, reason);
    };
    let old = tx.fact(fact)?.ok_or(Refusal::NotFound)?;
    let old_key = old.read::<C>()?.key();
    if old_key == content.key() {
        return say_keyed(tx, about, content, seen, reason);
    }
    let why = reason
        .clone()
        .unwrap_or_else(|| "It was on another day".to_owned());
    withdraw::<C>(tx, about, &old_key, fact, why)?;
    say_keyed(tx, about, content, None, reason)
}

/// Takes back what stands at a natural key, with the reason.
pub fn withdraw<C: Keyed>(
    tx: &mut Tx<'_>,
    about: YoungPersonId,
    key: &str,
    seen: FactId,
    reason: String,
) -> Result<FactId, Refusal> {
    let subject = SubjectId::from(about);
    let stands: Option<FactId> =
        tx.optional(sql::STANDING_AT, &[&subject, &C::KIND, &key], |row| {
            row.get(0)
        })?;
    match stands {
        Some(fact) if fact == seen => {
            let how = Saying::from(Origin::Worker.to_string()).replacing(fact, reason);
            let content = Withdrawn {
                kind: C::KIND.to_owned(),
                key: key.to_owned(),
            };
            Ok(tx.say(about, &content, how)?)
        }
        Some(_) => Err(Refusal::Conflict(Box::new(Conflict {
            what: format!("The entry for {key}"),
            ..Conflict::default()
        }))),
        None => Err(Refusal::NotFound),
    }
}
