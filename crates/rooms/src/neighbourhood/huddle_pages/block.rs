//! What a young person's page shows of huddles.

use super::words;
use crate::looked_after;
use crate::neighbourhood::huddle::{CardNow, HuddleNow, cards_about, may_bring};
use care::Date;
use care::ids::{SubjectId, YoungPersonId};
use desk::components::{Button, Details};
use maud::{Markup, html};
use record::access::{self, Allowed, Capability, FieldClass};
use record::{Refusal, Tx};

/// The cards about one young person, as far as the reader may see plans.
pub struct Block {
    id: YoungPersonId,
    cards: Vec<(HuddleNow, CardNow)>,
    brings: bool,
    today: Date,
}

/// Gathers the block through the reader's lens; nothing on an earlier day.
pub fn gather(tx: &mut Tx<'_>, allowed: &Allowed, now: bool) -> Result<Block, Refusal> {
    let sits = now && tx.caller().may(Capability::UseHuddles);
    Ok(Block {
        id: allowed.id(),
        cards: if now {
            cards_about(tx, allowed)?
        } else {
            Vec::new()
        },
        brings: sits && allowed.sees(FieldClass::Plans) && may_bring(tx, allowed.id())?,
        today: tx.today(),
    })
}

/// The footprint somebody lives in today, when the reader may know where they live.
pub(super) fn lives_in(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Option<SubjectId>, Refusal> {
    if !access::could_open(tx, id, FieldClass::Whereabouts)? {
        return Ok(None);
    }
    let today = tx.today();
    let life = looked_after::life_of(tx, id)?;
    super::card::footprint_of(tx, life.episode_on(today).and_then(|episode| episode.place))
}

/// The cards, the newest first.
pub fn block(of: &Block) -> Markup {
    html! {
        @if of.brings || !of.cards.is_empty() {
            section aria-labelledby="huddles" {
                h2.govuk-heading-l id="huddles" { "At the huddle" }
                @for (huddle, card) in &of.cards {
                    h3.govuk-heading-m { (huddle.name()) ", " (care::dates::long_date(card.card.on)) }
                    p.govuk-body { strong { "Asked: " } (card.card.said.ask) }
                    (words::standing_words(card, huddle, None))
                    @if !card.actions.is_empty() {
                        (Details::new("What was agreed", words::actions(&card.actions.iter().collect::<Vec<_>>(), huddle, of.today, |_| None)))
                    }
                }
                @if of.brings { (Button::link("Bring to the huddle", format!("/young-people/{}/huddle", of.id)).secondary()) }
            }
        }
    }
}
