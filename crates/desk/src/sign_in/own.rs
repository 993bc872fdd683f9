//! A young person's own way in. It is begun face to face, with a code that lasts minutes; from then
//! on it is a passkey, or a word they chose together with a code from their printed sheet, each used
//! once. There is no way back in by e-mail, by telephone or by anything a parent would know: only
//! face to face again, and they see that it happened.
//!
//! Whose hand may begin or stop it is `record::access`'s to say; the pages are the room `own`'s.
//!
//! **Invariant.** What signs in staff (letters, passwords with an app, the council's accounts) never
//! signs in a young person, and what signs in a young person never signs in anybody else.

use super::by_password::welcome;
use super::credentials::{self, plain_name};
use super::{codes, passkeys, password};
use crate::{Reply, Visit, sessions};
use axum::http::header;
use care::ids::MemberId;
use jiff::SignedDuration;
use record::access::Persona;
use record::{Caller, Fault, Refusal, Timestamp, Tx, keys};

/// How long the first code lasts: as long as two people sit together.
pub const START_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// How many codes a printed sheet has.
pub const SHEET: usize = 10;
/// The fewest letters or digits of the chosen word.
pub const SHORTEST: usize = 6;

/// Letters of the first code: 60 bits.
const START_LETTERS: usize = 12;
/// Letters of a code on the sheet: 40 bits, and the chosen word beside it.
const SHEET_LETTERS: usize = 8;
/// What is remembered of when somebody came in.
const REMEMBERED: u32 = 20;

const ADD: &str = "INSERT INTO desk_own_code (code_hash, member, number, made_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5)";
const TAKE_START: &str = "UPDATE desk_own_code SET used_at = $2 WHERE code_hash = $1 \
     AND number = 0 AND used_at IS NULL AND ends_at > $2 RETURNING member";
const TAKE: &str = "UPDATE desk_own_code SET used_at = $3 WHERE code_hash = $1 AND member = $2 \
     AND number > 0 AND used_at IS NULL";
const DROP_SHEET: &str = "DELETE FROM desk_own_code WHERE member = $1 AND number > 0";
const DROP_ALL: &str = "DELETE FROM desk_own_code WHERE member = $1";
const LEFT: &str = "SELECT count(*) FROM desk_own_code WHERE member = $1 AND number > 0 \
     AND used_at IS NULL";
const OPEN_UNTIL: &str = "SELECT ends_at FROM desk_own_code WHERE member = $1 AND number = 0 \
     AND used_at IS NULL AND ends_at > $2 ORDER BY ends_at DESC LIMIT 1";
const SET_WORD: &str =
    "UPDATE desk_credential SET password = $2, password_at = $3, totp = NULL WHERE member = $1";
const NOTE: &str = "INSERT INTO desk_own_entry (id, member, at, how) VALUES ($1, $2, $3, $4)";
const ENTRIES: &str =
    "SELECT at, how FROM desk_own_entry WHERE member = $1 ORDER BY at DESC, id DESC LIMIT $2";
const FORGET: &str = "DELETE FROM desk_own_entry WHERE at < $1";

/// Names that say nothing of anybody: two of these and a number.
const WORDS: [&str; 64] = [
    "amber", "apple", "badger", "bamboo", "beach", "berry", "birch", "bison", "breeze", "bridge",
    "brook", "candle", "canyon", "cedar", "cherry", "clover", "cobalt", "comet", "coral",
    "cricket", "daisy", "dolphin", "ember", "falcon", "fern", "finch", "forest", "fossil",
    "garden", "ginger", "glacier", "hazel", "heron", "honey", "indigo", "island", "jasper",
    "lagoon", "lemon", "lilac", "linen", "maple", "meadow", "melon", "mango", "nectar", "ocean",
    "olive", "orchid", "otter", "panda", "pebble", "pepper", "planet", "puffin", "quartz", "raven",
    "river", "robin", "saffron", "silver", "tulip", "velvet", "willow",
];

/// What a worker hands over, once.
#[derive(Debug, Clone)]
pub struct Started {
    /// The name they sign in with. It says nothing of who they are.
    pub name: String,
    /// The first code.
    pub code: String,
    /// Until when it works.
    pub until: Timestamp,
}

/// How a young person came in, or somebody tried to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// With the first code, face to face.
    Start,
    /// With their word and a code of the sheet.
    Code,
    /// With a passkey.
    Passkey,
    /// Somebody tried with their name, and it was wrong.
    Wrong,
    /// Another way: a demonstration.
    Other,
}

impl How {
    const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Code => "code",
            Self::Passkey => "passkey",
            Self::Wrong => "wrong",
            Self::Other => "other",
        }
    }
    fn of(code: &str) -> Self {
        [Self::Start, Self::Code, Self::Passkey, Self::Wrong]
            .into_iter()
            .find(|one| one.code() == code)
            .unwrap_or(Self::Other)
    }
}

/// The ways in there are. No secrets.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// The name they sign in with.
    pub name: Option<String>,
    /// Whether they chose a word.
    pub word: bool,
    /// Codes left on the sheet.
    pub codes: usize,
    /// Passkeys: the id to remove it by, and its name.
    pub passkeys: Vec<(String, String)>,
    /// Until when a first code waits to be used.
    pub waiting_until: Option<Timestamp>,
    /// When somebody came in or tried to, newest first.
    pub entries: Vec<(Timestamp, How)>,
}

impl Ways {
    /// Whether they can come in by themselves.
    pub fn can_enter(&self) -> bool {
        !self.passkeys.is_empty() || (self.word && self.codes > 0)
    }
}

/// Why a chosen word is not good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Too short.
    Short,
    /// Too long.
    Long,
    /// The first that anybody would try.
    Simple,
    /// Made of something people know about them.
    Known,
}

/// Whether a chosen word is good enough. `known` is what people near them know: names, the day
/// they were born, a postcode.
pub fn weak(word: &str, known: &[String]) -> Option<Weak> {
    let squeezed = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let plain = squeezed(word);
    let letters = plain.chars().count();
    if letters < SHORTEST {
        return Some(Weak::Short);
    }
    if word.chars().count() > password::LONGEST {
        return Some(Weak::Long);
    }
    let codes: Vec<u32> = plain.chars().map(u32::from).collect();
    let steps = |by: i64| {
        codes
            .windows(2)
            .all(|two| i64::from(two[1]) - i64::from(two[0]) == by)
    };
    let common = [
        "password", "qwerty", "letmein", "iloveyou", "abc123", "football", "homeward",
    ];
    if [0, 1, -1].into_iter().any(steps) || common.iter().any(|one| plain.starts_with(one)) {
        return Some(Weak::Simple);
    }
    let made_of = known
        .iter()
        .map(|one| squeezed(one))
        .filter(|one| one.chars().count() >= 3)
        .any(|one| plain.contains(&one) && letters < one.chars().count() + 4);
    made_of.then_some(Weak::Known)
}

fn house() -> Caller {
    Caller::system("sign-in")
}

fn hash(code: &str, letters: usize) -> Option<String> {
    codes::hash_of(code, letters)
}

/// Begins anew: every way in there was ends, with every session, and one code lasts some minutes.
pub fn begin(tx: &mut Tx, member: MemberId) -> Result<Started, Fault> {
    credentials::revoke(tx, member)?;
    let name = match credentials::of(tx, member)?.name {
        Some(name) => name,
        None => new_name(tx, member)?,
    };
    let code = codes::letters(START_LETTERS, 4);
    let now = tx.now();
    let until = now + START_LIFE;
    let kept = hash(&code, START_LETTERS).unwrap_or_default();
    tx.execute(ADD, &[&kept, &member, &0_i64, &now, &until])?;
    Ok(Started { name, code, until })
}

fn new_name(tx: &mut Tx, member: MemberId) -> Result<String, Fault> {
    loop {
        let [a, b, c, d] = keys::random::<4>();
        let word = |byte: u8| WORDS[usize::from(byte) % WORDS.len()];
        let number = (u32::from(c) << 8 | u32::from(d)) % 900 + 100;
        let name = format!("{}-{}-{number}", word(a), word(b));
        if credentials::enrol(tx, member, &name)? {
            return Ok(name);
        }
    }
}

/// Ends every way in and every session, at once.
pub fn stop(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    credentials::revoke(tx, member)
}

pub(super) fn drop_codes(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.execute(DROP_ALL, &[&member]).map(drop)
}

/// A new sheet of codes in place of the old one. They are shown once, here.
pub fn new_sheet(tx: &mut Tx, member: MemberId) -> Result<Vec<String>, Fault> {
    tx.execute(DROP_SHEET, &[&member])?;
    let now = tx.now();
    let never: Option<Timestamp> = None;
    let mut sheet = Vec::with_capacity(SHEET);
    for number in 1..=SHEET {
        let code = codes::letters(SHEET_LETTERS, 4);
        let kept = hash(&code, SHEET_LETTERS).unwrap_or_default();
        tx.execute(ADD, &[&kept, &member, &(number as i64), &now, &never])?;
        sheet.push(code);
    }
    Ok(sheet)
}

/// The word they chose, ready to be kept. Made before the transaction: it takes a while.
pub fn word_hash(word: &str) -> Result<String, Fault> {
    password::hash(word)
}

/// Keeps the word they chose.
pub fn set_word(tx: &mut Tx, member: MemberId, hash: &str) -> Result<(), Fault> {
    let now = tx.now();
    tx.execute(SET_WORD, &[&member, &hash, &now]).map(drop)
}

/// The ways in of a young person.
pub fn ways(tx: &mut Tx, member: MemberId) -> Result<Ways, Fault> {
    let signs_in = credentials::of(tx, member)?;
    let left: i64 = tx.one(LEFT, &[&member], |row| row.get(0))?;
    let now = tx.now();
    Ok(Ways {
        name: signs_in.name,
        word: signs_in.password,
        codes: usize::try_from(left).unwrap_or(0),
        passkeys: passkeys::names(tx, member)?,
        waiting_until: tx.optional(OPEN_UNTIL, &[&member, &now], |row| row.get(0))?,
        entries: tx.rows(ENTRIES, &[&member, &REMEMBERED], |row| {
            Ok((row.get(0)?, How::of(&row.get::<String>(1)?)))
        })?,
    })
}

fn note(tx: &mut Tx, member: MemberId, how: How) -> Result<(), Fault> {
    let now = tx.now();
    tx.execute(FORGET, &[&(now - SignedDuration::from_hours(24 * 90))])?;
    let id = uuid::Uuid::now_v7().to_string();
    tx.execute(NOTE, &[&id, &member, &now, &how.code()])
        .map(drop)
}

/// Notes that a young person came in; for anybody else nothing.
pub(super) fn came_in(visit: &Visit, member: MemberId, how: &str) -> Result<(), Refusal> {
    let how = How::of(how);
    visit.desk.record.write(&house(), |tx| {
        if is_theirs(tx, member)? {
            note(tx, member, how)?;
        }
        Ok(())
    })
}

/// Whether a member may sign in, and is a young person.
fn is_theirs(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let caller = Caller::load(tx, member)?;
    Ok(caller.is_some_and(|caller| caller.persona() == Some(Persona::YoungPerson)))
}

/// Takes the first code. Whoever types it is in, and next chooses how to come in from now on.
///
/// It stands alone, without a name: 60 bits that last a quarter of an hour and work once need none,
/// and it is one thing less to type.
pub fn take_start(visit: &Visit, code: &str, to: &str) -> Result<Option<Reply>, Refusal> {
    let now = visit.now;
    let kept = hash(code, START_LETTERS).unwrap_or_default();
    let member = visit.desk.record.write(&house(), |tx| {
        let taken = tx.optional(TAKE_START, &[&kept, &now], |row| row.get::<MemberId>(0))?;
        match taken {
            Some(member) if is_theirs(tx, member)? => Ok(Some(member)),
            _ => Ok(None),
        }
    })?;
    member
        .map(|member| welcome(visit, member, How::Start.code(), to))
        .transpose()
}

/// Takes a name, the chosen word and a code of the sheet. Says yes or no, never which was wrong,
/// takes as long for a name nobody has, and makes those wait who were wrong five times.
pub fn enter(
    visit: &Visit,
    name: &str,
    word: &str,
    code: &str,
    to: &str,
) -> Result<Option<Reply>, Refusal> {
    let name = plain_name(name);
    let now = visit.now;
    let record = &visit.desk.record;
    let (member, kept, waiting) = record.read(&house(), |tx| {
        let found = credentials::word_of(tx, &name)?;
        let waiting = credentials::waits(tx, &name)?;
        let (member, kept) = found.map_or((None, None), |(member, kept)| (Some(member), kept));
        Ok((member, kept, waiting))
    })?;
    let word_right = password::verify(word, kept.as_deref());
    let code = hash(code, SHEET_LETTERS).unwrap_or_default();
    let entered = record.write(&house(), |tx| {
        if let Some(member) = member
            && word_right
            && !waiting
            && is_theirs(tx, member)?
            && tx.execute(TAKE, &[&code, &member, &now])? == 1
        {
            credentials::was_right(tx, &name)?;
            return Ok(Some(member));
        }
        credentials::was_wrong(tx, &name)?;
        if let Some(member) = member
            && is_theirs(tx, member)?
        {
            note(tx, member, How::Wrong)?;
        }
        Ok(None)
    })?;
    if entered.is_none() {
        tracing::warn!(request = %visit.request, how = "own", "a sign-in was refused");
    }
    entered
        .map(|member| welcome(visit, member, How::Code.code(), to))
        .transpose()
}

/// Leaves at once, for another site: the session ends on the way, so that going back shows nothing.
pub fn exit(visit: &mut Visit) -> Result<Reply, Refusal> {
    if let Some(session) = &visit.session {
        sessions::end(&visit.desk.record, session)?;
    }
    Ok(Reply::away(ELSEWHERE.to_owned()).with_header(header::SET_COOKIE, &sessions::no_cookie()))
}

/// Where one is after leaving at once.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_people_near_would_try_first_is_refused() {
        let known: Vec<String> = ["Jade", "Okafor", "12052011", "120511", "2011", "WN7 1AA"]
            .map(str::to_owned)
            .to_vec();
        for (word, found) in [
            ("12345", Some(Weak::Short)),
            ("123456", Some(Weak::Simple)),
            ("777777", Some(Weak::Simple)),
            ("654321", Some(Weak::Simple)),
            ("password1", Some(Weak::Simple)),
            ("120511", Some(Weak::Known)),
            ("12/05/2011", Some(Weak::Known)),
            ("jade123", Some(Weak::Known)),
            ("201100", Some(Weak::Known)),
            ("wn71aa", Some(Weak::Known)),
            ("jade likes loud drums", None),
            ("481902", None),
            ("purple bus", None),
        ] {
            assert_eq!(weak(word, &known), found, "{word}");
        }
        assert_eq!(weak(&"ab".repeat(200), &[]), Some(Weak::Long));
    }
}
