//! The principles and their local wording. They ask; they never stop anybody.

use super::facts::{Principle, PrincipleNote, Principles};
use super::sql;
use care::ids::{FactId, SubjectId, YoungPersonId};
use record::access::{self, Capability, FieldClass, find};
use record::{Fault, Refusal, Saying, Tx};
use uuid::Uuid;

/// The three core principles, until the council says them in its own words.
const FIRST: [(&str, &str); 3] = [
    (
        "Know the young person",
        "What do we know about them that made us choose this?",
    ),
    (
        "As if your own",
        "Would this be good enough for a child of your own?",
    ),
    ("Stickability", "Who stays with them, whatever comes of it?"),
];

/// What the wording is a fact about: the council itself.
const COUNCIL: SubjectId = SubjectId(Uuid::from_u128(0x0065_706c_616e_7300_0000_0000_0000_0001));

/// The principles as they hold.
pub fn principles(tx: &mut Tx<'_>) -> Result<Vec<Principle>, Fault> {
    let stored: Option<String> = tx.optional(sql::PRINCIPLES, &[], |row| row.get(0))?;
    let said = stored.and_then(|text| serde_json::from_str::<Principles>(&text).ok());
    Ok(match said {
        Some(said) => said.all,
        None => FIRST
            .map(|(name, asks)| Principle {
                name: name.to_owned(),
                asks: asks.to_owned(),
            })
            .to_vec(),
    })
}

/// Says the principles in the council's own words. Needs [`Capability::LeadHub`] of somebody who
/// leads the service.
pub fn say_principles(tx: &mut Tx<'_>, said: &Principles) -> Result<FactId, Refusal> {
    access::need(tx, Capability::LeadHub)?;
    if said.all.is_empty() {
        return Err(Refusal::invalid("name_1", "Keep at least one principle"));
    }
    Ok(tx.say(COUNCIL, said, Saying::from("hub"))?)
}

/// Notes what a principle meant for something that was decided.
pub fn note(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    about: FactId,
    words: &str,
) -> Result<FactId, Refusal> {
    find(tx, id)?.allow_for(access::Action::Add, FieldClass::Safety)?;
    let said = PrincipleNote {
        about,
        words: words.to_owned(),
    };
    Ok(tx.say(id, &said, Saying::from("hub"))?)
}
