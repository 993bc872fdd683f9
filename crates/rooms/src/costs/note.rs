//! What numbers need beside them: what changed on which day, and what the region pays.

use super::sql;
use crate::content::read_content as content;
use crate::homes::HomeKind;
use care::ids::{FactId, SubjectId};
use care::{Date, Pence};
use record::{Content, Fact, Fault, Saying, Tx};
use serde::{Deserialize, Serialize};

choices! {
    /// What sort of change.
    Change {
        /// A policy or threshold of ours.
        Policy = "policy", "A policy or threshold of ours";
        /// Law or guidance.
        Law = "law", "Law or guidance";
        /// How something is counted.
        Counting = "counting", "How something is counted";
        /// Something else that happened.
        Other = "other", "Something else that happened";
    }
}

/// Something changed that numbers show. Its subject is our council's market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// The day it began.
    pub on: Date,
    /// What sort of change.
    pub change: Change,
    /// What, in plain words.
    pub words: String,
    /// Where that is written.
    pub source: String,
}
impl Content for Annotation {
    const KIND: &'static str = "costs.annotation";
    const VERSION: u16 = 1;
}

/// What the region pays for a week in a kind of home, typed in with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionalFigure {
    /// Which kind of home.
    pub kind: HomeKind,
    /// For a week, on average.
    pub weekly: Pence,
    /// The day it holds for.
    pub on: Date,
    /// Where it comes from.
    pub source: String,
}
impl Content for RegionalFigure {
    const KIND: &'static str = "costs.regional_figure";
    const VERSION: u16 = 1;
}

/// What all notes are about: the market of this council.
fn market() -> SubjectId {
    SubjectId(uuid::Uuid::from_u128(0x6d61_726b_6574))
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let on = match fact.kind.as_str() {
        Annotation::KIND => fact.read::<Annotation>()?.on,
        _ => fact.read::<RegionalFigure>()?.on,
    };
    let text = fact.content.to_string();
    tx.execute(sql::PUT_NOTE, &[&fact.id, &fact.kind, &on, &text])?;
    Ok(())
}

fn all<C: Content>(tx: &mut Tx<'_>) -> Result<Vec<C>, Fault> {
    tx.rows(sql::NOTES, &[&C::KIND], |row| {
        content(&row.get::<String>(1)?)
    })
}

/// Every annotation, the newest first.
pub fn annotations(tx: &mut Tx<'_>) -> Result<Vec<Annotation>, Fault> {
    all(tx)
}

/// Every regional figure, the newest first.
pub fn regional_figures(tx: &mut Tx<'_>) -> Result<Vec<RegionalFigure>, Fault> {
    all(tx)
}

/// Writes down what changed.
pub fn annotate(tx: &mut Tx<'_>, said: &Annotation) -> Result<FactId, Fault> {
    tx.say(market(), said, Saying::from("worker").since(said.on))
}

/// Writes down what the region pays.
pub fn say_figure(tx: &mut Tx<'_>, said: &RegionalFigure) -> Result<FactId, Fault> {
    tx.say(
        market(),
        said,
        Saying::from(said.source.as_str()).since(said.on),
    )
}
