//! What a young person's page shows of asks, and who of a hub can be asked.

use crate::asks::held::{Asked, SpecialistHere, asked_of_one};
use care::dates::long_date;
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use desk::components::{Button, Colour, Tag};
use maud::{Markup, html};
use record::access::{Action, Allowed, Capability, FieldClass};
use record::{Fault, Timestamp, Tx};
use std::collections::HashMap;

/// What was asked about one young person, as far as the reader may see it.
pub struct Block {
    id: YoungPersonId,
    asked: Vec<Asked>,
    asks: bool,
}

/// Gathers the block through the reader's lens. One statement.
pub fn gather(tx: &mut Tx<'_>, allowed: &Allowed, today: bool) -> Result<Block, Fault> {
    let staff = tx.caller().agency().is_none();
    let may = tx.caller().may(Capability::AskSpecialists);
    Ok(Block {
        id: allowed.id(),
        asked: asked_of_one(tx, allowed)?,
        asks: today && staff && may && allowed.lens().may(Action::Add, FieldClass::Asks),
    })
}

/// What specialists were asked, and what they said. `names` says who is who.
pub fn block(of: &Block, names: &HashMap<MemberId, String>) -> Markup {
    let at = format!("/young-people/{}/ask", of.id);
    html! {
        @if of.asks || !of.asked.is_empty() {
            section aria-labelledby="asks" {
                h2.govuk-heading-l id="asks" { "Asked of specialists" }
                @for one in of.asked.iter().take(5) { (asked(one, names, &HashMap::new())) }
                @if of.asks { (Button::link("Ask a specialist one question", at).secondary()) }
            }
        }
    }
}

/// A day as people read it.
pub(super) fn day_of(at: Timestamp) -> String {
    long_date(record::clock::day_of(at))
}

/// A question and its answer.
pub(super) fn asked(
    one: &Asked,
    names: &HashMap<MemberId, String>,
    agencies: &HashMap<OrganisationId, String>,
) -> Markup {
    let name = |id: &MemberId| names.get(id).map_or("Somebody", String::as_str);
    html! {
        div.hw-statement {
            p.hw-statement__about { (name(&one.by)) " asked " (name(&one.of)) ", " (day_of(one.at)) }
            blockquote { p { (one.question) } }
            @match &one.answer {
                Some(answer) => {
                    p.govuk-body { strong { (name(&answer.by)) ": " } (answer.words) " " span.govuk-hint { (day_of(answer.at)) } }
                    @let with: Vec<&str> = answer.shared_with.iter().filter_map(|id| agencies.get(id).map(String::as_str)).collect();
                    @if !with.is_empty() { p.govuk-body-s { "Shared with " (with.join(", ")) } }
                },
                None => p.govuk-body { (Tag::new("Waiting for an answer").colour(Colour::Yellow)) },
            }
        }
    }
}

/// The specialists of a hub, on its page. `lead` may welcome somebody.
pub fn around(all: &[SpecialistHere], hub: TeamId, lead: bool) -> Markup {
    html! {
        h2.govuk-heading-m { "Who is around, and whom one can ask" }
        @if all.iter().all(|one| one.hub != hub) { p.govuk-body { "Nobody is named yet: a life coach, a communication support worker, a police liaison, portfolio leads." } }
        ul.govuk-list {
            @for one in all.iter().filter(|one| one.hub == hub) {
                li {
                    strong { (one.name) } ", " (one.title()) ", "
                    @match &one.agency { Some((_, name)) => (name), None => "the council" }
                    @if let Some(days) = &one.days { ". " (days) }
                    @if let Some(by) = &one.managed_by { ". Managed by " (by) }
                    ". " span.govuk-hint { "Shares under: " (one.basis) }
                }
            }
        }
        @if lead { p.govuk-body { a.govuk-link href={ "/hub/" (hub) "/specialist" } { "Say who else belongs to the hub, and as what" } } }
    }
}
