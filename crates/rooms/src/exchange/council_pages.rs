//! What the council sees of everything it sent; and the table of whom we search for, given to a
//! provider by a link of its own.

use super::facts::{State, TableLink};
use super::link_pages::stranger;
use super::shown_pages;
use super::store::{self, KeptLink, KeptRelease};
use super::{release, token};
use crate::people;
use care::counted;
use care::ids::{OrganisationId, YoungPersonId};
use desk::components::{Button, InsetText, Select, SelectItem, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, FieldClass, Persona};
use record::clock::long_moment;
use record::{Refusal, Timestamp};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) fn page(visit: &Visit) -> Result<Reply, Refusal> {
    let guard = visit.form("tables", &[])?;
    let form = guard.clone();
    let guard = html! { (guard.guard()) };
    let now = visit.now;
    let (of, providers): (HashMap<Uuid, YoungPersonId>, _) = visit.read(|tx| {
        let may = people::permitted_to(tx, Action::Share, &[FieldClass::Voice])?;
        let of = release::all_sent(tx)?
            .into_iter()
            .filter(|(_, who)| may.contains(who))
            .collect();
        let mut providers: Vec<(OrganisationId, String)> = crate::homes::all_providers(tx)?
            .into_iter()
            .filter(|one| one.said.active)
            .map(|one| (one.id, one.said.name))
            .collect();
        providers.sort_by(|a, b| a.1.cmp(&b.1));
        Ok((of, providers))
    })?;
    let (releases, links, table) = visit.exchange()?.read(&store::door(), |tx| {
        Ok((store::all(tx)?, store::links(tx)?, store::now_table(tx)?))
    })?;
    let tokens: HashMap<Uuid, String> = visit.read(|tx| {
        links
            .iter()
            .map(|one| Ok((one.id, token(tx, one.id, 0)?)))
            .collect()
    })?;
    let body = html! {
        h1.govuk-heading-l { "Sent and come back" }
        h2.govuk-heading-m { "Referrals (" (releases.len()) ")" }
        @if releases.is_empty() { (invitation("No referral has been sent yet. One is sent by asking a home, in a young person’s search.", None)) }
        @else { (sent_table(&releases, &of, now)) }
        h2.govuk-heading-m id="tables" { "Who has the searching-now table" }
        @let opened = links.iter().filter(|one| !one.opened.is_empty()).count();
        p.govuk-body {
            @if links.is_empty() { "No provider has a link to it yet. Give one below: they see who is searched for today, without names, and you see whether they opened it. " }
            @else { (opened) " of " (counted(links.len(), "provider", "providers")) " with a link have opened it. " }
            @if let Some((at, rows)) = &table { "It has " (counted(rows.len(), "line", "lines")) " and last changed " (long_moment(*at)) ". It changes by itself, and who has a home drops out of it." }
        }
        @if !links.is_empty() { (links_table(&links, &tokens, visit.origin(), now, &guard)) }
        form method="post" action="/exchange/tables" novalidate {
            (guard)
            (Select::new("provider", "Give a provider a link to it, for a week")
                .items(std::iter::once(SelectItem::new("", "Choose one"))
                    .chain(providers.iter().map(|(id, name)| SelectItem::new(id.to_string(), name.clone())))
                    .collect::<Vec<_>>())
                .error_if(form.error("provider")))
            (Button::submit("Make a link").secondary())
        }
    };
    Ok(Reply::page("Sent and come back", body).wide())
}

fn sent_table(
    releases: &[KeptRelease],
    of: &HashMap<Uuid, YoungPersonId>,
    now: Timestamp,
) -> Markup {
    releases
        .iter()
        .take(200)
        .fold(
            Table::bare().head(["Reference", "Home", "Sent", "Seen", "Answer by the link", "How it stands"]),
            |table, one| {
                table.row([
                    Cell::new(html! {
                        @if let Some(who) = of.get(&one.approach) {
                            a.govuk-link href={ "/young-people/" (who) "/home-search/sent/" (one.approach) } { (one.pack.reference) }
                        } @else { (one.pack.reference) }
                    }),
                    Cell::new(&one.pack.home),
                    Cell::new(long_moment(one.at)),
                    Cell::new(match one.seen() {
                        None => "Not opened".to_owned(),
                        Some(seen) if seen < one.version => "Not since it changed".to_owned(),
                        Some(_) => one
                            .openings
                            .last()
                            .map_or_else(String::new, |(at, _, _)| long_moment(*at)),
                    }),
                    Cell::new(one.answers.last().map_or("", |(_, said)| said.answer.words())),
                    Cell::new(if one.state == State::Open && one.expires <= now {
                        "The link’s time is over"
                    } else {
                        one.state.words()
                    }),
                ])
            },
        )
        .scrolling("Referrals that were sent")
}

fn links_table(
    links: &[KeptLink],
    tokens: &HashMap<Uuid, String>,
    origin: &str,
    now: Timestamp,
    guard: &Markup,
) -> Markup {
    links
        .iter()
        .fold(
            Table::bare().head(["Provider", "Link", "Opened", "Close it"]),
            |table, one| {
                let open = !one.said.closed && one.said.expires > now;
                let link = tokens
                    .get(&one.id)
                    .map(|token| format!("{origin}/searching/{token}"));
                table.row([
                    Cell::new(&one.said.name),
                    Cell::new(html! {
                        @if let (true, Some(link)) = (open, &link) {
                            a.govuk-link.hw-break href=(link) { (link) }
                            br; "until " (long_moment(one.said.expires))
                        } @else { "Closed" }
                    }),
                    Cell::new(one.opened.last().map_or_else(
                        || "Not yet".to_owned(),
                        |at| format!("{}, last {}", counted(one.opened.len(), "time", "times"), long_moment(*at)),
                    )),
                    Cell::new(html! {
                        @if open {
                            form method="post" action={ "/exchange/tables/" (one.id) "/close" } {
                                (guard)
                                button.hw-link-button type="submit" { "Close" span.govuk-visually-hidden { " the link of " (one.said.name) } }
                            }
                        }
                    }),
                ])
            },
        )
        .scrolling("Links to the table")
}

/// Officers and commissioners only: a provider makes no links.
fn council_side(visit: &Visit) -> Result<(), Refusal> {
    if visit.caller()?.persona() == Some(Persona::Provider) {
        return Err(Refusal::NotFound);
    }
    Ok(())
}

pub(super) fn make_link(visit: &mut Visit) -> Result<Reply, Refusal> {
    council_side(visit)?;
    let mut form = visit.posted()?;
    let provider = form
        .choice("provider", "a provider", |text| {
            text.parse::<OrganisationId>().ok()
        })
        .required();
    let provider = form.all_of(provider)?;
    let exchange = visit.exchange()?;
    visit.write(|tx| release::share_table(tx, exchange, provider))?;
    Ok(Reply::redirect("/exchange#tables").saying("There is a link for them"))
}

pub(super) fn close_link(visit: &mut Visit) -> Result<Reply, Refusal> {
    council_side(visit)?;
    let id: Uuid = visit.id("link")?;
    let link = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::links(tx)?))?
        .into_iter()
        .find(|one| one.id == id)
        .ok_or(Refusal::NotFound)?;
    let said = TableLink {
        closed: true,
        ..link.said
    };
    store::put_link(visit.exchange()?, id, &said)?;
    Ok(Reply::redirect("/exchange#tables").saying("The link is closed"))
}

/// The table, by a link.
pub(super) fn table_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let token = visit.part("token").unwrap_or_default().to_owned();
    let now = visit.now;
    let link = store::link_by_token(visit.exchange()?, &token)?;
    let known = link.is_some();
    let Some((id, link)) = link.filter(|(_, link)| !link.closed && link.expires > now) else {
        let body = html! {
            h1.govuk-heading-l { "Nothing to read here" }
            p.govuk-body { "This link does not open anything, or its week is over. Ring the placements team of " (visit.council()) " for a new one." }
        };
        let nothing = Reply::page("Nothing to read here", body).unreferred();
        return if known {
            Ok(nothing)
        } else {
            stranger(visit, nothing)
        };
    };
    store::link_opened(visit.exchange()?, id)?;
    let table = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::now_table(tx)?))?;
    let today = visit.today();
    let body = html! {
        span.govuk-caption-l { (visit.council()) }
        h1.govuk-heading-l { "Searching now" }
        p.govuk-body { "For " (link.name) ". Young people for whom we look for a home today. No name, date of birth, school or place stands here; what would mark out one of them alone is left out: ask us." }
        @match &table {
            Some((at, rows)) => {
                p.govuk-body { "Last changed " (long_moment(*at)) "." }
                (shown_pages::now_table(rows, today))
            }
            None => (InsetText::new("Nobody is being searched for now.")),
        }
        p.govuk-hint { "This link works until " (long_moment(link.expires)) ". Please do not pass it on." }
    };
    Ok(Reply::page("Searching now", body).unreferred().wide())
}
