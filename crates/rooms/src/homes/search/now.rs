//! Whom we search for now, in lines without a name, a date of birth, a school or a place. What would
//! mark out one young person alone is left for when a home is asked for them.

use super::clocks::Side;
use super::lay::in_words;
use super::{open_approaches, open_searches};
use crate::people::{self, About, PersonWhoMatters, PlaceThatMatters, Said, Statement};
use care::ids::YoungPersonId;
use care::{Age, Date};
use record::access::{Action, FieldClass, find};
use record::{Refusal, Tx};
use std::collections::HashMap;

struct Line {
    of: YoungPersonId,
    reference: String,
    band: &'static str,
    needed_by: Date,
    siblings: bool,
    strength: Option<String>,
    musts: Vec<&'static str>,
    status: &'static str,
}

/// Ages as the table says them.
const fn band(age: u8) -> &'static str {
    match age {
        0..=4 => "0 to 4",
        5..=10 => "5 to 10",
        11..=15 => "11 to 15",
        _ => "16 or over",
    }
}

/// A line of praise that names nobody and nowhere, if there is one.
fn nameless(said: &[Said<Statement>], names: &[String]) -> Option<String> {
    in_words(said, About::Strength)
        .into_iter()
        .map(|one| one.said.text.clone())
        .find(|text| {
            let words: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .map(str::to_lowercase)
                .collect();
            let named = names.iter().any(|name| words.contains(name));
            let postcode = text
                .split_whitespace()
                .any(|word| word.chars().any(|c| c.is_ascii_digit()));
            !named && !postcode
        })
}

/// Every word of these texts that could name somebody or somewhere.
fn names_in(texts: impl Iterator<Item = String>) -> Vec<String> {
    texts
        .flat_map(|text| {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 1)
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
        })
        .filter(|word| !["my", "the", "of", "and", "at", "in", "a"].contains(&word.as_str()))
        .collect()
}

/// One line of the table as it may be shown to anybody who has a home to offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NowLine {
    /// Whose. It stays in the council's record.
    pub of: YoungPersonId,
    /// Five letters by which both sides can speak of it.
    pub reference: String,
    /// The band of ages they are in.
    pub age: String,
    /// The first night a home is needed.
    pub needed_by: Date,
    /// Something they are good at.
    pub strength: String,
    /// What a home must have.
    pub musts: String,
    /// Whether brothers or sisters are searched for too.
    pub siblings: String,
    /// Where we are with it.
    pub status: String,
}

/// The table: its lines, and how many searches the caller may not speak for.
pub fn searching_now(tx: &mut Tx<'_>) -> Result<(Vec<NowLine>, usize), Refusal> {
    let today = tx.today();
    let may = people::permitted_to(tx, Action::Share, &[FieldClass::Voice])?;
    let mut lines = Vec::new();
    let mut not_shown = 0;
    let mut asked = open_approaches(tx)?;
    for search in open_searches(tx)? {
        if !may.contains(&search.of) {
            not_shown += 1;
            continue;
        }
        let allowed = find(tx, search.of)?.allow_for(Action::Share, FieldClass::Voice)?;
        let person = people::person(tx, search.of)?.ok_or(Refusal::NotFound)?;
        let said: Vec<Said<Statement>> = people::said_of(tx, &allowed)?;
        let who: Vec<Said<PersonWhoMatters>> = people::said_of(tx, &allowed)?;
        let places: Vec<Said<PlaceThatMatters>> = people::said_of(tx, &allowed)?;
        let names = names_in(
            [person.given, person.family, person.known_as]
                .into_iter()
                .flatten()
                .chain(who.into_iter().map(|one| one.said.name))
                .chain(places.into_iter().map(|one| one.said.name)),
        );
        let asked = asked.remove(&search.said.id).unwrap_or_default();
        let id = search.said.id.simple().to_string();
        lines.push(Line {
            of: search.of,
            reference: id[id.len() - 5..].to_uppercase(),
            band: person
                .born
                .and_then(|born| Age::on(born, today))
                .map_or("Not known", |age| band(age.0)),
            needed_by: search.said.needed_by,
            siblings: !people::siblings(tx, &allowed)?.is_empty(),
            strength: nameless(&said, &names),
            musts: search.said.musts.iter().map(|must| must.words()).collect(),
            status: if asked
                .iter()
                .any(|one| matches!(one.turn(), Some((Side::Council, _))))
            {
                "A home is talking with us"
            } else {
                "Searching"
            },
        });
    }
    Ok((checked(&lines), not_shown))
}

/// Leaves out what only one on the table has.
fn checked(lines: &[Line]) -> Vec<NowLine> {
    let mut of_must: HashMap<&str, usize> = HashMap::new();
    let mut of_band: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *of_band.entry(line.band).or_default() += 1;
        for must in &line.musts {
            *of_must.entry(must).or_default() += 1;
        }
    }
    let siblings = lines.iter().filter(|line| line.siblings).count();
    lines
        .iter()
        .map(|line| {
            let musts: Vec<&str> = line
                .musts
                .iter()
                .copied()
                .filter(|must| of_must.get(must).is_some_and(|n| *n > 1))
                .collect();
            let held = musts.len() < line.musts.len();
            NowLine {
                of: line.of,
                reference: line.reference.clone(),
                age: if of_band.get(line.band).is_some_and(|n| *n > 1) {
                    line.band.to_owned()
                } else {
                    "Ask us".to_owned()
                },
                needed_by: line.needed_by,
                strength: line.strength.clone().unwrap_or_else(|| "Ask us".to_owned()),
                musts: match (musts.is_empty(), held) {
                    (true, false) => "Nothing in particular".to_owned(),
                    (true, true) => "Ask us".to_owned(),
                    (false, false) => musts.join(", "),
                    (false, true) => format!("{}; ask us for more", musts.join(", ")),
                },
                siblings: match (line.siblings, siblings > 1) {
                    (true, true) => "Yes",
                    (true, false) => "Ask us",
                    (false, _) => "",
                }
                .to_owned(),
                status: line.status.to_owned(),
            }
        })
        .collect()
}

#[test]
fn a_line_that_names_somebody_or_somewhere_is_not_taken() {
    use crate::people::Words;
    let said = |text: &str| Said {
        fact: care::ids::FactId(uuid::Uuid::nil()),
        said: Statement {
            about: About::Strength,
            text: text.to_owned(),
            words: Words::YoungPerson,
            said_on: jiff::civil::date(2027, 4, 1),
        },
        recorded_at: record::Timestamp::UNIX_EPOCH,
        recorded_by: care::ids::MemberId(uuid::Uuid::nil()),
    };
    let names = names_in(["Ella Marsh".to_owned(), "My nan Pat".to_owned()].into_iter());
    let all = [
        said("Ella’s cakes are famous."),
        said("I cook with Pat on Sundays"),
        said("I know every bus at WN7 1AA"),
        said("I can fix any bike."),
    ];
    assert_eq!(nameless(&all[..3], &names), None);
    assert_eq!(
        nameless(&all, &names).as_deref(),
        Some("I can fix any bike.")
    );
}
