//! The principles and their local wording. They ask; they never stop anybody.

use super::facts::{Place, Principle, PrincipleNote, Principles, PromptsShown};
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
    Ok(wording(tx)?.all)
}

/// The principles and the question of every place, as they hold: the council's words, and ours where
/// it has not said its own.
pub fn wording(tx: &mut Tx<'_>) -> Result<Principles, Fault> {
    let stored: Option<String> = tx.optional(sql::PRINCIPLES, &[], |row| row.get(0))?;
    let said = stored.and_then(|text| serde_json::from_str::<Principles>(&text).ok());
    let mut said = said.unwrap_or_else(|| Principles {
        all: FIRST
            .map(|(name, asks)| Principle {
                name: name.to_owned(),
                asks: asks.to_owned(),
            })
            .to_vec(),
        places: Vec::new(),
    });
    for place in Place::ALL {
        if !said.places.iter().any(|(code, _)| code == place.code()) {
            let ours = (place.code().to_owned(), place.asks().to_owned());
            said.places.push(ours);
        }
    }
    Ok(said)
}

/// What stands beside a form where something is written: the place's question and the principles.
/// It asks; it never stops anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub asks: String,
    /// The principles.
    pub all: Vec<Principle>,
    /// Whether the reader wants to see it.
    pub shown: bool,
}

/// The prompt of a place for the caller. Two statements.
pub fn prompt_at(tx: &mut Tx<'_>, place: Place) -> Result<Prompt, Fault> {
    let said = wording(tx)?;
    let asks = said
        .places
        .into_iter()
        .find(|(code, _)| code == place.code())
        .map_or_else(String::new, |(_, asks)| asks);
    Ok(Prompt {
        asks,
        all: said.all,
        shown: prompts_shown(tx)?,
    })
}

/// Whether the caller wants the prompts shown: until they say otherwise, yes.
pub fn prompts_shown(tx: &mut Tx<'_>) -> Result<bool, Fault> {
    let member = tx.caller().member();
    let hidden: Option<bool> = tx.optional(sql::PROMPTS, &[&member], |row| row.get(0))?;
    Ok(!hidden.unwrap_or_default())
}

/// Shows the prompts to the caller, or hides them from the caller alone.
pub fn show_prompts(tx: &mut Tx<'_>, shown: bool) -> Result<(), Refusal> {
    if prompts_shown(tx)? != shown {
        let me = SubjectId(tx.caller().member().0);
        tx.say(me, &PromptsShown { shown }, Saying::from("worker"))?;
    }
    Ok(())
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
