// Long because: every kind of thing said of a young person is read, said, put right and taken back in one way.

//! What was said of a young person: reading it, saying more, putting it right, taking it back.
//!
//! Every function asks for proof of leave ([`Allowed`]) for the young person it is about.

use super::facts::{
    Contact, Document, Name, PersonWhoMatters, PlaceThatMatters, Sibling, Statement, Withdrawn,
};
use super::find::{AMONG, among};
use super::sql;
use crate::content::read_content;
use care::Date;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::{Action, Allowed, FieldClass, visible_for};
use record::{Bind, Conflict, Content, Differing, Fault, Refusal, Row, Saying, Timestamp, Tx};

/// Something said, with who said it and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Said<C> {
    /// The fact that stands.
    pub fact: FactId,
    /// What was said.
    pub said: C,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: MemberId,
}

/// A kind of thing that is said of a young person, and the kind of information it is.
pub trait OfAPerson: Content {
    /// Which information class it belongs to: who may see, add and correct it.
    const CLASS: FieldClass;
    /// What one of them is called on a page: "what they are good at".
    const WORDS: &'static str;
    /// When it happened or was said.
    fn on(&self) -> Option<Date>;
    /// Its fields in words, for showing two versions beside each other: name in the form, label,
    /// value.
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)>;
}

impl OfAPerson for Statement {
    const CLASS: FieldClass = FieldClass::Voice;
    const WORDS: &'static str = "what was said";
    fn on(&self) -> Option<Date> {
        Some(self.said_on)
    }
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("text", "What was said", self.text.clone()),
            ("about", "What it is about", self.about.words().to_owned()),
            ("words", "Whose words", self.words.words().to_owned()),
            ("said_on", "When", care::dates::long_date(self.said_on)),
        ]
    }
}

impl OfAPerson for PersonWhoMatters {
    const CLASS: FieldClass = FieldClass::People;
    const WORDS: &'static str = "a person who matters";
    fn on(&self) -> Option<Date> {
        None
    }
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("name", "Name", self.name.clone()),
            ("relation", "Who they are", self.relation.clone()),
            (
                "keeps_in_touch",
                "How they keep in touch",
                self.keeps_in_touch.clone().unwrap_or_default(),
            ),
            (
                "every_days",
                "How often",
                self.every_days
                    .map_or(String::new(), |d| format!("every {d} days")),
            ),
            (
                "last_contact",
                "Last contact",
                self.last_contact
                    .map_or(String::new(), care::dates::long_date),
            ),
        ]
    }
}

impl OfAPerson for PlaceThatMatters {
    const CLASS: FieldClass = FieldClass::People;
    const WORDS: &'static str = "a place that matters";
    fn on(&self) -> Option<Date> {
        None
    }
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("name", "Place", self.name.clone()),
            (
                "why",
                "Why it matters",
                self.why.clone().unwrap_or_default(),
            ),
            (
                "postcode",
                "Postcode",
                self.postcode.map_or(String::new(), |p| p.to_string()),
            ),
        ]
    }
}

impl OfAPerson for Contact {
    const CLASS: FieldClass = FieldClass::Notes;
    const WORDS: &'static str = "time together";
    fn on(&self) -> Option<Date> {
        Some(self.on)
    }
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("on", "When", care::dates::long_date(self.on)),
            ("minutes", "How long", self.minutes.to_string()),
            ("place", "Where", self.place.words().to_owned()),
            ("note", "What happened", self.note.clone()),
            ("words", "Whose words", self.words.words().to_owned()),
            (
                "with",
                "Who was with them",
                self.with.clone().unwrap_or_default(),
            ),
            (
                "next_on",
                "Next time",
                self.next_on.map_or(String::new(), care::dates::long_date),
            ),
        ]
    }
}

impl OfAPerson for Document {
    const CLASS: FieldClass = FieldClass::Documents;
    const WORDS: &'static str = "a document";
    fn on(&self) -> Option<Date> {
        Some(self.dated)
    }
    fn in_words(&self) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("title", "Title", self.title.clone()),
            ("dated", "Date", care::dates::long_date(self.dated)),
        ]
    }
}

/// All of one kind that stands, the newest first. Nothing when the reader may not see that kind.
pub fn said_of<C: OfAPerson>(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Said<C>>, Fault> {
    if !allowed.sees(C::CLASS) {
        return Ok(Vec::new());
    }
    type Stored = (FactId, Timestamp, MemberId, String);
    let read = |row: &Row<'_>| -> Result<Stored, Fault> {
        Ok((row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let rows = tx.rows(sql::SAID, &[&allowed.id(), &C::KIND], read)?;
    rows.into_iter()
        .map(|(fact, recorded_at, recorded_by, stored)| {
            let text = if record::Keys::is_sealed(&stored) {
                tx.unseal(&stored, &format!("said {fact}"))?
            } else {
                stored
            };
            let said = read_content::<C>(&text)?;
            Ok(Said {
                fact,
                said,
                recorded_at,
                recorded_by,
            })
        })
        .collect()
}

/// The time spent, since a day, with everybody whose notes the reader may see; in the order of days.
pub fn contacts(
    tx: &mut Tx<'_>,
    since: Date,
) -> Result<Vec<(YoungPersonId, Said<Contact>)>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Notes]).on("subject", 3);
    let mut params: Vec<&dyn Bind> = vec![&Contact::KIND, &since];
    params.extend(filter.binds());
    let statement = format!("{} AND {} {}", sql::SAID_SINCE, filter.sql, sql::IN_ORDER);
    tx.rows(&statement, &params, contact)
}

/// The same with a few of them: of nobody else is anything read.
pub fn contacts_among(
    tx: &mut Tx<'_>,
    since: Date,
    ids: &[YoungPersonId],
) -> Result<Vec<(YoungPersonId, Said<Contact>)>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Notes]).on("subject", 3);
    let mut found = Vec::new();
    for some in ids.chunks(AMONG) {
        let mut params: Vec<&dyn Bind> = vec![&Contact::KIND, &since];
        params.extend(filter.binds());
        let within = among("subject", some, &mut params);
        let statement = format!(
            "{} AND {} AND {within} {}",
            sql::SAID_SINCE,
            filter.sql,
            sql::IN_ORDER
        );
        found.extend(tx.rows(&statement, &params, contact)?);
    }
    if ids.len() > AMONG {
        found.sort_by_key(|(_, said): &(YoungPersonId, Said<Contact>)| {
            (said.said.on, said.recorded_at, said.fact.0)
        });
    }
    Ok(found)
}

fn contact(row: &Row<'_>) -> Result<(YoungPersonId, Said<Contact>), Fault> {
    let stored: String = row.get(4)?;
    let said = Said {
        fact: row.get(1)?,
        said: read_content(&stored)?,
        recorded_at: row.get(2)?,
        recorded_by: row.get(3)?,
    };
    Ok((row.get(0)?, said))
}

/// All of one kind that stands, of everybody whose information of that kind the caller may see: for
/// numbers, never for a page about one young person.
pub fn everyones<C: OfAPerson>(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, Said<C>)>, Fault> {
    let filter = visible_for(tx, Action::See, &[C::CLASS]).on("subject", 2);
    let mut params: Vec<&dyn Bind> = vec![&C::KIND];
    params.extend(filter.binds());
    let statement = format!(
        "{} AND {} ORDER BY subject, recorded_at, fact",
        sql::SAID_BY_ALL,
        filter.sql
    );
    let rows = tx.rows(&statement, &params, |row| {
        let stored: String = row.get(4)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, stored))
    })?;
    rows.into_iter()
        .map(|(of, fact, recorded_at, recorded_by, stored)| {
            let text = if record::Keys::is_sealed(&stored) {
                tx.unseal(&stored, &format!("said {fact}"))?
            } else {
                stored
            };
            let said = read_content::<C>(&text)?;
            let said = Said {
                fact,
                said,
                recorded_at,
                recorded_by,
            };
            Ok((of, said))
        })
        .collect()
}

/// One of a kind by its fact, if it still stands.
pub fn one_said<C: OfAPerson>(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    fact: FactId,
) -> Result<Said<C>, Refusal> {
    said_of(tx, allowed)?
        .into_iter()
        .find(|said| said.fact == fact)
        .ok_or(Refusal::NotFound)
}

/// Says something new.
pub fn say<C: OfAPerson>(tx: &mut Tx<'_>, allowed: &Allowed, said: &C) -> Result<FactId, Refusal> {
    let mut how = Saying::from("worker");
    how.valid_from = said.on();
    Ok(tx.say(allowed.id(), said, how)?)
}

/// Puts something right. If it was changed or taken back meanwhile, nothing is said and both
/// versions come back.
pub fn put_right<C: OfAPerson>(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    earlier: FactId,
    said: &C,
    reason: &str,
) -> Result<FactId, Refusal> {
    still_stands::<C>(tx, allowed, earlier, Some(said))?;
    let mut how = Saying::from("worker").replacing(earlier, reason);
    how.valid_from = said.on();
    Ok(tx.say(allowed.id(), said, how)?)
}

/// Takes something back: it no longer stands, and stays in the history with the reason.
pub fn take_back<C: OfAPerson>(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    earlier: FactId,
    reason: &str,
) -> Result<FactId, Refusal> {
    still_stands::<C>(tx, allowed, earlier, None)?;
    let how = Saying::from("worker").replacing(earlier, reason);
    let said = Withdrawn {
        kind: C::KIND.to_owned(),
    };
    Ok(tx.say(allowed.id(), &said, how)?)
}

fn still_stands<C: OfAPerson>(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    earlier: FactId,
    yours: Option<&C>,
) -> Result<(), Refusal> {
    let all = said_of::<C>(tx, allowed)?;
    if all.iter().any(|said| said.fact == earlier) {
        return Ok(());
    }
    // Follow the chain of corrections to what stands in its place.
    let facts = tx.facts_of(allowed.id(), None)?;
    let mut at = earlier;
    while let Some(next) = facts.iter().find(|fact| fact.supersedes == Some(at)) {
        at = next.id;
    }
    let Some(theirs) = facts.iter().find(|fact| fact.id == at && at != earlier) else {
        return Err(Refusal::NotFound);
    };
    let fields = match (yours, theirs.read::<C>()) {
        (Some(yours), Ok(theirs)) => differing(yours, &theirs),
        _ => Vec::new(),
    };
    Err(Refusal::Conflict(Box::new(Conflict {
        what: C::WORDS.to_owned(),
        fields,
        who: None,
        when: Some(theirs.recorded_at),
    })))
}

fn differing<C: OfAPerson>(yours: &C, theirs: &C) -> Vec<Differing> {
    yours
        .in_words()
        .into_iter()
        .zip(theirs.in_words())
        .filter(|(a, b)| a.2 != b.2)
        .map(|((field, label, yours), (_, _, theirs))| Differing {
            field: field.to_owned(),
            label: label.to_owned(),
            yours,
            theirs,
        })
        .collect()
}

/// Names a young person, or puts the name right.
pub fn name(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    name: &Name,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    let person = super::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    if person.name_fact != seen {
        let field = |field: &str, label: &str, yours: &str, theirs: Option<String>| Differing {
            field: field.to_owned(),
            label: label.to_owned(),
            yours: yours.to_owned(),
            theirs: theirs.unwrap_or_default(),
        };
        return Err(Refusal::Conflict(Box::new(Conflict {
            what: "the name".to_owned(),
            fields: vec![
                field("given", "First name", &name.given, person.given),
                field("family", "Last name", &name.family, person.family),
                field(
                    "known_as",
                    "Likes to be called",
                    name.known_as.as_deref().unwrap_or_default(),
                    person.known_as,
                ),
            ],
            who: None,
            when: None,
        })));
    }
    let mut how = Saying::from("worker");
    how.supersedes = seen;
    Ok(tx.say(allowed.id(), name, how)?)
}

/// Brothers and sisters, by id. Who they are is for the reader's leave to see each of them.
pub fn siblings(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<YoungPersonId>, Fault> {
    tx.rows(sql::SIBLINGS, &[&allowed.id()], |row| row.get(0))
}

/// Says that two young people are brothers or sisters; needs leave for both.
pub fn say_sibling(tx: &mut Tx<'_>, one: &Allowed, other: &Allowed) -> Result<FactId, Refusal> {
    if one.id() == other.id() {
        return Err(Refusal::invalid(
            "sibling",
            "Choose somebody else: this is the same young person",
        ));
    }
    Ok(tx.say(
        one.id(),
        &Sibling { of: other.id() },
        Saying::from("worker"),
    )?)
}
