// Long because: a workshop from its code to its result, in the order it is lived.

//! A workshop: opening it, joining, what is said in it, what is tried and what came of it.

use super::facts::{
    Ended, FromGuest, Guest, HowItWent, Idea, InTheirLife, Joined, Opened, Result as Tried, Stage,
    StageReached, Test,
};
use super::sql;
use crate::content::read_content;
use care::Date;
use care::dates::days_between;
use care::ids::{FactId, MemberId, SubjectId, YoungPersonId};
use record::access::{self, Action, Allowed, Capability, FieldClass, could_do, find, visible_for};
use record::{Bind, Content, Fault, Refusal, Row, Saying, Timestamp, Tx};
use uuid::Uuid;

/// Letters of a code: no vowels, so that it spells nothing, and none that look alike.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// A workshop in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: Uuid,
    /// For whom: never shown to somebody who only joined.
    pub young_person: YoungPersonId,
    /// Its title.
    pub title: String,
    /// The day it is held.
    pub on: Date,
    /// The code with which those invited join.
    pub code: String,
    /// How far it has come.
    pub stage: Stage,
    /// Who opened it.
    pub by: MemberId,
}

/// Something said in a workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<C> {
    /// The fact.
    pub fact: FactId,
    /// What was said.
    pub said: C,
    /// By whom it was typed.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// A workshop with everything said in it.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// Which.
    pub about: Listed,
    /// Whether the reader leads it: they may add to the young person's plans.
    pub leads: bool,
    /// Who joined.
    pub joined: Vec<MemberId>,
    /// Who else is there.
    pub guests: Vec<Entry<Guest>>,
    /// Who is already in their life.
    pub people: Vec<Entry<InTheirLife>>,
    /// The ideas, in the order they came.
    pub ideas: Vec<Entry<Idea>>,
    /// What is or was tried.
    pub tests: Vec<Entry<Test>>,
    /// What came of it.
    pub results: Vec<Entry<Tried>>,
    /// Whether it is over: the code joins nobody any more.
    pub ended: bool,
}

impl Workshop {
    /// What came of a trial.
    pub fn result_of(&self, test: FactId) -> Option<&Entry<Tried>> {
        self.results.iter().find(|one| one.said.test == test)
    }

    /// An idea by its fact.
    pub fn idea(&self, fact: FactId) -> Option<&Entry<Idea>> {
        self.ideas.iter().find(|one| one.fact == fact)
    }
}

fn listed_row(row: &Row<'_>) -> Result<Listed, Fault> {
    let id: String = row.get(0)?;
    let stage: String = row.get(5)?;
    Ok(Listed {
        id: id
            .parse()
            .map_err(|_| Fault::Other("a workshop without an id".to_owned()))?,
        young_person: row.get(1)?,
        title: row.get(2)?,
        on: row.get(3)?,
        code: row.get(4)?,
        stage: Stage::parse(&stage).unwrap_or(Stage::People),
        by: row.get(6)?,
    })
}

/// Opens a workshop for a young person; gives which, and the code to join it.
pub fn open(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    title: &str,
    on: Date,
) -> Result<(Uuid, String), Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Plans)?;
    let workshop = Uuid::now_v7();
    let code = code_of(Uuid::new_v4());
    let said = Opened {
        workshop,
        title: title.to_owned(),
        on,
        code: code.clone(),
    };
    tx.say(allowed.id(), &said, Saying::from("hub").since(on))?;
    Ok((workshop, code))
}

/// Eight letters out of a random number: some twenty-five thousand million codes.
fn code_of(chance: Uuid) -> String {
    let bytes = chance.as_bytes();
    // The bytes of a random UUID that carry its version are left out.
    [0, 1, 2, 3, 4, 5, 10, 11]
        .iter()
        .map(|at| char::from(LETTERS[usize::from(bytes[*at]) % LETTERS.len()]))
        .collect()
}

/// Joins the workshop that has a code, on the day it is held or within a week of it.
pub fn join(tx: &mut Tx<'_>, code: &str) -> Result<Uuid, Refusal> {
    access::need(tx, Capability::AskSpecialists)?;
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let today = tx.today();
    let statement = format!("{} code = $1", sql::WORKSHOPS);
    let found = tx
        .optional(&statement, &[&code], listed_row)?
        .filter(|one| days_between(one.on, today).abs() <= 7);
    let ended = match &found {
        Some(one) => filled(tx, one.clone(), false, Vec::new())?.ended,
        None => true,
    };
    let found = found
        .filter(|_| !ended)
        .ok_or_else(|| Refusal::invalid("code", "No workshop of this week has that code"))?;
    let member = tx.caller().member();
    let joined = tx.optional(sql::HAS_JOINED, &[&found.id.to_string(), &member], |row| {
        row.get::<i64>(0)
    })?;
    if joined.is_none() {
        tx.say(SubjectId(found.id), &Joined { member }, Saying::from("hub"))?;
    }
    Ok(found.id)
}

/// A workshop, for those who joined it and for those who may see the young person's plans.
pub fn workshop(tx: &mut Tx<'_>, id: Uuid) -> Result<Workshop, Refusal> {
    let statement = format!("{} id = $1", sql::WORKSHOPS);
    let about = tx
        .optional(&statement, &[&id.to_string()], listed_row)?
        .ok_or(Refusal::NotFound)?;
    let member = tx.caller().member();
    let sees = could_do(tx, about.young_person, Action::See, FieldClass::Plans)?;
    let leads = could_do(tx, about.young_person, Action::Add, FieldClass::Plans)?;
    let joined = tx.rows(sql::WHO_JOINED, &[&id.to_string()], |row| {
        row.get::<MemberId>(0)
    })?;
    if sees {
        find(tx, about.young_person)?.allow_for(Action::See, FieldClass::Plans)?;
    } else if !joined.contains(&member) {
        return Err(Refusal::NotFound);
    }
    filled(tx, about, leads, joined)
}

fn filled(
    tx: &mut Tx<'_>,
    about: Listed,
    leads: bool,
    joined: Vec<MemberId>,
) -> Result<Workshop, Refusal> {
    let mut all = Workshop {
        leads,
        joined,
        guests: Vec::new(),
        people: Vec::new(),
        ideas: Vec::new(),
        tests: Vec::new(),
        results: Vec::new(),
        ended: false,
        about,
    };
    let rows = tx.rows(sql::ENTRIES, &[&all.about.id.to_string()], |row| {
        row.columns::<(FactId, String, MemberId, Timestamp, String)>()
    })?;
    for (fact, kind, by, at, text) in rows {
        macro_rules! entry {
            ($into:ident) => {
                all.$into.push(Entry {
                    fact,
                    said: read_content(&text)?,
                    by,
                    at,
                })
            };
        }
        match kind.as_str() {
            Guest::KIND => entry!(guests),
            InTheirLife::KIND => entry!(people),
            Idea::KIND => entry!(ideas),
            Test::KIND => entry!(tests),
            Tried::KIND => entry!(results),
            Ended::KIND => all.ended = true,
            _ => {}
        }
    }
    Ok(all)
}

fn said<C: Content>(tx: &mut Tx<'_>, id: Uuid, said: &C) -> Result<FactId, Refusal> {
    Ok(tx.say(SubjectId(id), said, Saying::from("workshop"))?)
}

/// Names somebody who is already in their life. Refused once the ideas have begun: they come first.
pub fn say_person(tx: &mut Tx<'_>, id: Uuid, who: &str) -> Result<FactId, Refusal> {
    if workshop(tx, id)?.about.stage != Stage::People {
        return Err(Refusal::invalid(
            "text",
            "The workshop has gone on to ideas",
        ));
    }
    let who = who.to_owned();
    said(tx, id, &InTheirLife { who, guest: None })
}

/// Adds an idea. Nothing anywhere takes one away.
pub fn say_idea(
    tx: &mut Tx<'_>,
    id: Uuid,
    text: &str,
    whose: Option<&str>,
) -> Result<FactId, Refusal> {
    if workshop(tx, id)?.about.stage == Stage::People {
        return Err(Refusal::invalid(
            "text",
            "Who is already in their life comes first",
        ));
    }
    let idea = Idea {
        text: text.to_owned(),
        whose: whose.map(str::to_owned),
        guest: None,
    };
    said(tx, id, &idea)
}

fn led(tx: &mut Tx<'_>, id: Uuid) -> Result<Workshop, Refusal> {
    let all = workshop(tx, id)?;
    find(tx, all.about.young_person)?.allow_for(Action::Add, FieldClass::Plans)?;
    Ok(all)
}

/// Names somebody who is there and does not sign in.
pub fn guest(tx: &mut Tx<'_>, id: Uuid, name: &str) -> Result<FactId, Refusal> {
    led(tx, id)?;
    let name = name.to_owned();
    said(tx, id, &Guest { name })
}

/// Goes on to the next stage. Refused before anybody has said who is already in their life, and
/// before there is an idea.
pub fn next(tx: &mut Tx<'_>, id: Uuid) -> Result<Stage, Refusal> {
    let all = led(tx, id)?;
    let stage = all
        .about
        .stage
        .next()
        .ok_or_else(|| Refusal::invalid("stage", "This is the last stage"))?;
    if stage == Stage::Ideas && all.people.is_empty() {
        return Err(Refusal::invalid(
            "text",
            "Say first who is already in their life",
        ));
    }
    if stage == Stage::Trying && all.ideas.is_empty() {
        return Err(Refusal::invalid("text", "There is no idea yet"));
    }
    said(tx, id, &StageReached { stage })?;
    Ok(stage)
}

/// Ends the workshop: its code joins nobody any more. What was said stays, and what came of a trial
/// can still be said. Ended twice it is ended once.
pub fn end(tx: &mut Tx<'_>, id: Uuid) -> Result<(), Refusal> {
    if !led(tx, id)?.ended {
        said(tx, id, &Ended {})?;
    }
    Ok(())
}

/// A workshop that somebody without an account may join: what `exchange` publishes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenNow {
    /// Which.
    pub id: Uuid,
    /// The day it is held.
    pub on: Date,
    /// Its code.
    pub code: String,
    /// How far it has come: the question.
    pub stage: Stage,
}

/// The workshops of a day and later that nobody has ended.
pub fn open_from(tx: &mut Tx<'_>, day: Date) -> Result<Vec<OpenNow>, Fault> {
    tx.rows(sql::OPEN_FROM, &[&day], |row| {
        let id: String = row.get(0)?;
        let stage: String = row.get(3)?;
        Ok(OpenNow {
            id: id
                .parse()
                .map_err(|_| Fault::Other("a workshop without an id".to_owned()))?,
            on: row.get(1)?,
            code: row.get(2)?,
            stage: Stage::parse(&stage).unwrap_or(Stage::People),
        })
    })
}

/// What somebody without an account added, with the name they gave: who is in their life while that
/// is asked, an idea afterwards. Nothing when it was taken before, and when the workshop is over or of
/// another day: then it was said too late.
pub fn say_from_guest(
    tx: &mut Tx<'_>,
    id: Uuid,
    guest: &FromGuest,
    text: &str,
    said_on: Date,
) -> Result<bool, Refusal> {
    let statement = format!("{} id = $1", sql::WORKSHOPS);
    let about = tx
        .optional(&statement, &[&id.to_string()], listed_row)?
        .ok_or(Refusal::NotFound)?;
    let all = filled(tx, about, false, Vec::new())?;
    let mut before = all
        .people
        .iter()
        .filter_map(|one| one.said.guest.as_ref())
        .chain(all.ideas.iter().filter_map(|one| one.said.guest.as_ref()));
    if all.ended || all.about.on != said_on || before.any(|one| one.id == guest.id) {
        return Ok(false);
    }
    if !all.guests.iter().any(|one| one.said.name == guest.name) {
        let name = guest.name.clone();
        said(tx, id, &Guest { name })?;
    }
    let (text, guest) = (text.to_owned(), Some(guest.clone()));
    match all.about.stage {
        Stage::People => said(tx, id, &InTheirLife { who: text, guest })?,
        Stage::Ideas | Stage::Trying => {
            let whose = None;
            said(tx, id, &Idea { text, whose, guest })?
        }
    };
    Ok(true)
}

/// Chooses an idea to try. The others stay. Refused before that stage, and while it is tried already.
pub fn choose(tx: &mut Tx<'_>, id: Uuid, test: &Test) -> Result<FactId, Refusal> {
    let all = led(tx, id)?;
    if all.about.stage != Stage::Trying {
        return Err(Refusal::invalid(
            "owner",
            "Ideas come first; go on to the next stage before one is chosen",
        ));
    }
    all.idea(test.idea).ok_or(Refusal::NotFound)?;
    let tried =
        |one: &&Entry<Test>| one.said.idea == test.idea && all.result_of(one.fact).is_none();
    if all.tests.iter().any(|one| tried(&one)) {
        return Err(Refusal::invalid("owner", "This idea is being tried"));
    }
    said(tx, id, test)
}

/// Says what came of trying an idea. Refused the second time, and when something was different
/// before it was chosen.
pub fn result(tx: &mut Tx<'_>, id: Uuid, tried: &Tried) -> Result<FactId, Refusal> {
    let all = led(tx, id)?;
    let test = all
        .tests
        .iter()
        .find(|one| one.fact == tried.test)
        .ok_or(Refusal::NotFound)?;
    if all.result_of(test.fact).is_some() {
        return Err(Refusal::invalid("words", "What came of it is said already"));
    }
    if tried
        .first_change_on
        .is_some_and(|on| on < all.about.on || on > tx.today())
    {
        return Err(Refusal::invalid(
            "first_change_on",
            "The day must be after the workshop, and not ahead",
        ));
    }
    said(tx, id, tried)
}

/// The workshops of one young person, the newest first; nothing when the reader may not see plans.
/// One statement.
pub fn of_one(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Listed>, Fault> {
    if !allowed.sees(FieldClass::Plans) {
        return Ok(Vec::new());
    }
    let statement = format!(
        "{} young_person = $1 ORDER BY on_day DESC, id DESC",
        sql::WORKSHOPS
    );
    tx.rows(&statement, &[&allowed.id()], listed_row)
}

/// The workshops that the caller joined or whose young person's plans they may see; the newest first.
pub fn listed(tx: &mut Tx<'_>) -> Result<Vec<Listed>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Plans]).on("young_person", 2);
    let me = tx.caller().member();
    let mut params: Vec<&dyn Bind> = vec![&me];
    params.extend(filter.binds());
    let statement = format!(
        "{} (id IN (SELECT workshop FROM workshop_joined WHERE member = $1) OR {}) ORDER BY on_day DESC, id DESC LIMIT 100",
        sql::WORKSHOPS,
        filter.sql
    );
    tx.rows(&statement, &params, listed_row)
}

/// How workshops go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Workshops that got as far as an idea.
    pub workshops: u64,
    /// Ideas.
    pub ideas: u64,
    /// Ideas that were tried.
    pub tried: u64,
    /// Trials of which somebody said what came of them.
    pub told: u64,
    /// Of these, how many worked, whole or in part.
    pub worked: u64,
    /// Whole days from the workshop to the first change, one for each workshop that had one, sorted.
    pub days_to_first_change: Vec<i32>,
}

/// Counts over the workshops of those whose plans the caller may see.
pub fn numbers(tx: &mut Tx<'_>) -> Result<Numbers, Refusal> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Plans]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} ORDER BY on_day", sql::WORKSHOPS, filter.sql);
    let mut counted = Numbers::default();
    for about in tx.rows(&statement, &params, listed_row)? {
        let all = filled(tx, about, false, Vec::new())?;
        counted.workshops += u64::from(!all.ideas.is_empty());
        counted.ideas += all.ideas.len() as u64;
        let mut tried: Vec<FactId> = all.tests.iter().map(|one| one.said.idea).collect();
        tried.sort_unstable();
        tried.dedup();
        counted.tried += tried.len() as u64;
        counted.told += all.results.len() as u64;
        let worked = |one: &&Entry<Tried>| one.said.went != HowItWent::NotYet;
        counted.worked += all.results.iter().filter(worked).count() as u64;
        let first = all
            .results
            .iter()
            .filter_map(|one| one.said.first_change_on)
            .min();
        counted
            .days_to_first_change
            .extend(first.map(|day| days_between(all.about.on, day)));
    }
    counted.days_to_first_change.sort_unstable();
    Ok(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_eight_letters_that_spell_nothing() {
        let code = code_of(Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef));
        assert_eq!(code.len(), 8);
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)));
        assert_ne!(code, code_of(Uuid::from_u128(7)));
    }
}
