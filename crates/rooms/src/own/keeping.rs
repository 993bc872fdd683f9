//! What is kept of a young person's own page: the language, what is planned, a worker's card.

use super::facts::{
    Card, HomeShown, HomeThought, LanguageChosen, LetIn, Planned, PlannedOver, ShutOut,
};
use super::language::Language;
use care::Date;
use care::ids::{FactId, MemberId, YoungPersonId};
use record::access::{Action, Allowed, FieldClass, find};
use record::{Content, Fact, Fault, Refusal, Saying, Tx};
use std::collections::HashSet;

/// The last of a kind that was said of somebody.
fn last<C: Content>(facts: &[Fact]) -> Result<Option<C>, Fault> {
    facts.last().map(Fact::read).transpose()
}

/// The language a young person chose; English before they did.
pub fn language_of(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Language, Fault> {
    let facts = tx.facts_of(allowed.id(), Some(LanguageChosen::KIND))?;
    let chosen = last::<LanguageChosen>(&facts)?;
    Ok(chosen
        .and_then(|said| Language::of_tag(&said.tag))
        .unwrap_or_default())
}

/// What is planned for a young person from a day on and not over, the soonest first.
pub fn ahead(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    from: Date,
) -> Result<Vec<(FactId, Planned)>, Fault> {
    if !allowed.sees(FieldClass::Voice) {
        return Ok(Vec::new());
    }
    let over: HashSet<FactId> = tx
        .facts_of(allowed.id(), Some(PlannedOver::KIND))?
        .iter()
        .map(|fact| fact.read::<PlannedOver>().map(|said| said.planned))
        .collect::<Result<_, _>>()?;
    let mut all: Vec<(FactId, Planned)> = Vec::new();
    for fact in tx.facts_of(allowed.id(), Some(Planned::KIND))? {
        let said: Planned = fact.read()?;
        if said.on >= from && !over.contains(&fact.id) {
            all.push((fact.id, said));
        }
    }
    all.sort_by_key(|(fact, said)| (said.on, *fact));
    Ok(all)
}

/// Writes something planned on a young person's own page.
pub fn plan(tx: &mut Tx<'_>, of: YoungPersonId, said: &Planned) -> Result<FactId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    Ok(tx.say(of, said, Saying::from("worker").since(said.on))?)
}

/// Says that something planned is over, and why.
pub fn over(tx: &mut Tx<'_>, of: YoungPersonId, said: &PlannedOver) -> Result<FactId, Refusal> {
    let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    let today = tx.today();
    if !ahead(tx, &allowed, today)?
        .iter()
        .any(|(fact, _)| *fact == said.planned)
    {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(of, said, Saying::from("worker"))?)
}

/// What a worker says of themselves.
pub fn card(tx: &mut Tx<'_>, of: MemberId) -> Result<Option<Card>, Fault> {
    last(&tx.facts_of(of, Some(Card::KIND))?)
}

/// Writes one's own card.
pub fn say_card(tx: &mut Tx<'_>, said: &Card) -> Result<FactId, Refusal> {
    let me = tx.caller().member();
    Ok(tx.say(me, said, Saying::from("worker"))?)
}

/// How a young person was let in and shut out: who says so, and when.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The day.
    pub(super) on: Date,
    /// Who.
    pub(super) by: MemberId,
    /// What.
    pub(super) what: What,
}

/// Let in, or shut out.
#[derive(Clone, Debug)]
pub(super) enum What {
    In(LetIn),
    Out(ShutOut),
}

/// How a young person was let in and shut out, newest first.
pub(super) fn turns(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Vec<Turn>, Fault> {
    let mut all = Vec::new();
    for kind in [LetIn::KIND, ShutOut::KIND] {
        for fact in tx.facts_of(of, Some(kind))? {
            let what = if kind == LetIn::KIND {
                What::In(fact.read()?)
            } else {
                What::Out(fact.read()?)
            };
            all.push((
                fact.seq,
                Turn {
                    on: record::clock::day_of(fact.recorded_at),
                    by: fact.recorded_by,
                    what,
                },
            ));
        }
    }
    all.sort_by_key(|(seq, _)| std::cmp::Reverse(*seq));
    Ok(all.into_iter().map(|(_, turn)| turn).collect())
}

/// A home a young person was shown, and what they last thought of it.
#[derive(Clone, Debug)]
pub struct HomeOfTheirs {
    /// The fact.
    pub fact: FactId,
    /// What they were shown.
    pub said: HomeShown,
    /// The day, and what they think.
    pub thought: Option<(Date, HomeThought)>,
}

/// The homes a young person was shown, the newest first.
pub fn homes_shown(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<HomeOfTheirs>, Fault> {
    if !allowed.sees(FieldClass::Voice) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for fact in tx.facts_of(allowed.id(), Some(HomeShown::KIND))? {
        all.push(HomeOfTheirs {
            fact: fact.id,
            said: fact.read()?,
            thought: None,
        });
    }
    for fact in tx.facts_of(allowed.id(), Some(HomeThought::KIND))? {
        let said: HomeThought = fact.read()?;
        if let Some(one) = all.iter_mut().find(|one| one.fact == said.shown) {
            one.thought = Some((record::clock::day_of(fact.recorded_at), said));
        }
    }
    all.reverse();
    Ok(all)
}

/// Shows a young person a home on their own page.
pub fn show_home(tx: &mut Tx<'_>, of: YoungPersonId, said: &HomeShown) -> Result<FactId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    Ok(tx.say(of, said, Saying::from("worker"))?)
}

/// Says what they think of a home they were shown, as oneself. Gives what it is called.
pub fn think(tx: &mut Tx<'_>, of: YoungPersonId, said: &HomeThought) -> Result<String, Refusal> {
    let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    if tx.caller().young_person() != Some(of) && !tx.caller().is_system() {
        return Err(Refusal::NotAllowed);
    }
    let shown = homes_shown(tx, &allowed)?
        .into_iter()
        .find(|one| one.fact == said.shown)
        .ok_or(Refusal::NotFound)?;
    tx.say(of, said, Saying::from("young person"))?;
    Ok(shown.said.called)
}
