//! What was sent to one home: the link to give them, whether they opened it, what changed since,
//! and the referral in every form.

use super::ask_pages::{home_of, leave_of, said, search_of};
use super::facts::{Sent, State};
use super::gate::Reader;
use super::pack::Difference;
use super::release::{self, KeptSent};
use super::store::{self, KeptRelease};
use super::{protect, shown_pages, standard};
use crate::census;
use crate::homes;
use crate::looked_after;
use crate::people;
use care::ids::{OrganisationId, YoungPersonId};
use desk::components::{Button, InsetText, Row, SummaryList, Textarea, button_group};
use desk::sheet::{Cell, Sheet};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};
use record::clock::long_moment;
use uuid::Uuid;

struct View {
    id: YoungPersonId,
    name: String,
    approach: Uuid,
    home: String,
    sent: Option<KeptSent>,
    token: String,
    release: Option<KeptRelease>,
    changes: Vec<Difference>,
    /// Whether the search still goes on.
    searching: bool,
    link: String,
    now: record::Timestamp,
}

fn gather(visit: &Visit) -> Result<View, Refusal> {
    let (id, approach): (YoungPersonId, Uuid) = (visit.id("id")?, visit.id("approach")?);
    // What was sent stays to be seen when the search has ended; only then is nothing drawn anew.
    let to = match home_of(visit, id, approach) {
        Ok(to) => Some(to),
        Err(Refusal::NotFound) => None,
        Err(other) => return Err(other),
    };
    let protected = match to {
        Some(to) => protect::protected(visit.record(), id, Reader::HomeAsked, Some(to))?,
        None => Vec::new(),
    };
    let council = visit.council().to_owned();
    let (name, home, sent, token, changes) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let name = people::person(tx, id)?
            .ok_or(Refusal::NotFound)?
            .short_name();
        let sent = release::sent(tx, approach)?.filter(|sent| sent.of == id);
        let home = match (to, &sent) {
            (Some(to), _) => homes::home(tx, to)?.ok_or(Refusal::NotFound)?.said.name,
            (None, Some(sent)) => sent.said.pack.home.clone(),
            (None, None) => return Err(Refusal::NotFound),
        };
        let (token, changes) = match (&sent, to) {
            (Some(sent), None) => (
                release::token(tx, sent.said.release, sent.said.turn)?,
                Vec::new(),
            ),
            (Some(sent), Some(to)) => {
                let pack = &sent.said.pack;
                let drawn =
                    release::draw(tx, &allowed, to, (&pack.why_you, ""), &council, &protected)?;
                (
                    release::token(tx, sent.said.release, sent.said.turn)?,
                    drawn.pack.differences(pack),
                )
            }
            (None, _) => (String::new(), Vec::new()),
        };
        Ok((name, home, sent, token, changes))
    })?;
    let release = visit
        .exchange()?
        .read(&store::door(), |tx| Ok(store::for_approach(tx, approach)?))?;
    Ok(View {
        searching: to.is_some(),
        link: format!("{}/to/{token}", visit.origin()),
        id,
        name,
        approach,
        home,
        sent,
        token,
        release,
        changes,
        now: visit.now,
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let guard = visit.form("sent", &[])?;
    let guard = html! { (guard.guard()) };
    let view = gather(visit)?;
    Ok(Reply::page("What was sent", draw(&view, &guard))
        .back_to("Back to the search", search_of(view.id)))
}

fn press(view: &View, guard: &Markup, what: &str, words: &str, first: bool) -> Markup {
    let button = Button::submit(words.to_owned());
    html! {
        form method="post" action={ (search_of(view.id)) "/sent/" (view.approach) "/" (what) } {
            (guard)
            @if first { (button) } @else { (button.secondary()) }
        }
    }
}

fn draw(view: &View, guard: &Markup) -> Markup {
    let Some(sent) = &view.sent else {
        return html! {
            span.govuk-caption-l { (view.name) }
            h1.govuk-heading-l { (view.home) }
            (InsetText::new("They were asked on the telephone or in person: nothing was sent to them from here."))
            (press(view, guard, "send", "Send them the referral by a link", true))
        };
    };
    let at = format!("{}/sent/{}", search_of(view.id), view.approach);
    let ends = long_moment(sent.said.expires);
    let open = view
        .release
        .as_ref()
        .is_some_and(|one| one.readable(view.now));
    let opened = view.release.as_ref().map_or_else(
        || "Not delivered yet".to_owned(),
        |one| match one.openings.last() {
            None => "Not opened yet".to_owned(),
            Some((at, version, who)) if *version == one.version => {
                format!("Opened {}, {who}", long_moment(*at))
            }
            Some((at, _, _)) => format!(
                "They have not seen the change; opened before it, {}",
                long_moment(*at)
            ),
        },
    );
    let state = view.release.as_ref().map_or("", |one| match one.state {
        _ if one.declined() => "They said not this time: the link shows nothing more",
        State::Open if one.expires <= view.now => "The time is over",
        other => other.words(),
    });
    html! {
        span.govuk-caption-l { (view.name) }
        h1.govuk-heading-l { "Sent to " (view.home) }
        @if open {
            p.govuk-body { "Give them this link, by the message below or on paper. Whoever has it can read the referral." }
            p.govuk-body.hw-break { a.govuk-link href=(view.link) { (view.link) } }
        }
        (SummaryList::new([
            Row::new("Opened", opened),
            Row::new("Works until", ends.clone()),
            Row::new("How it stands", state),
            Row::new("Reference", sent.said.pack.reference.clone()),
            Row::new("Version", sent.said.version.to_string()),
        ]))
        @for leave in &sent.said.leave {
            (InsetText::new(format!("Let through by an officer: {}. Because: {}", leave.kind.words(), leave.why)))
        }
        @if let Some(release) = &view.release { (shown_pages::answered(release)) }
        @if !view.changes.is_empty() {
            h2.govuk-heading-m { "What changed since you sent it" }
            (shown_pages::changes(&view.changes, "What changed since it was sent"))
            (press(view, guard, "changes", "Send them what changed", true))
        }
        div.govuk-button-group {
            @if open {
                (press(view, guard, "longer", "Give them another day", false))
                (press(view, guard, "close", "Close the link", false))
            }
            @if view.searching { (press(view, guard, "anew", "Make a new link; the old one ends", false)) }
        }
        @if open {
            h2.govuk-heading-m { "A message to paste" }
            (Textarea::new("message", "The message").rows(12u16).value(sent.said.pack.message(&view.link, &ends)))
        }
        h2.govuk-heading-m { "In other forms" }
        (button_group(html! {
            (Button::link("One sheet, to print", format!("{at}/as/sheet")).secondary())
            (Button::link("As text", format!("{at}/as/text")).secondary())
            (Button::link("Placements standard", format!("{at}/as/standard")).secondary())
            (Button::link("Row of the regional census", format!("{at}/as/census")).secondary())
        }))
        (shown_pages::folded("What they read", shown_pages::referral(&sent.said.pack)))
    }
}

/// What was sent, in one of its forms. It is the pack that left, not one drawn anew.
pub(super) fn in_form(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = gather(visit)?;
    let sent = view.sent.ok_or(Refusal::NotFound)?.said;
    let name = format!("referral-{}", sent.pack.reference);
    let ends = format!("the link works until {}.", long_moment(sent.expires));
    Ok(match visit.part("form") {
        Some("sheet") => Reply::page("Referral", shown_pages::sheet(&sent.pack, &ends)).back_to(
            "What was sent",
            format!("{}/sent/{}", search_of(view.id), view.approach),
        ),
        Some("text") => Reply::download(
            &format!("{name}.txt"),
            "text/plain; charset=utf-8",
            sent.pack.message(&view.link, &ends).into_bytes(),
        ),
        Some("standard") => Reply::download(
            &format!("{name}.json"),
            "application/json",
            standard::referral(&sent.pack).to_string().into_bytes(),
        ),
        Some("census") => {
            let today = visit.today();
            let of = visit.read(|tx| {
                let allowed = find(tx, view.id)?.allow_for(Action::Share, FieldClass::Voice)?;
                // A reader who may not see what describes them is told neither.
                if !allowed.sees(FieldClass::Characteristics) {
                    return Ok(standard::FromRecord {
                        unaccompanied: "Unknown",
                        ethnic_group: "Unknown",
                    });
                }
                let mut who: Option<people::Identity> = None;
                looked_after::each_standing(tx, Some(view.id.into()), |_, said| who = Some(said))?;
                Ok(standard::FromRecord {
                    unaccompanied: census::unaccompanied(tx, view.id, today)?,
                    ethnic_group: census::ethnic_group(who.and_then(|who| who.ethnicity)),
                })
            })?;
            let row = standard::census(&sent.pack, &of);
            let heads: Vec<&str> = row.iter().map(|(what, _)| *what).collect();
            let mut sheet = Sheet::new(name.clone(), &heads);
            sheet.rows.push(
                row.into_iter()
                    .map(|(_, value)| Cell::Text(value))
                    .collect(),
            );
            Reply::csv(&name, &sheet)
        }
        _ => return Err(Refusal::NotFound),
    })
}

/// The buttons of the page.
pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = gather(visit)?;
    let form = visit.posted()?;
    let back = format!("{}/sent/{}", search_of(view.id), view.approach);
    let to = home_of(visit, view.id, view.approach)?;
    let what = visit.part("what").unwrap_or_default().to_owned();
    let now = visit.now;
    let council = visit.council().to_owned();
    let (provider, fresh) = {
        let protected = protect::protected(visit.record(), view.id, Reader::HomeAsked, Some(to))?;
        visit.read(|tx| {
            let allowed = find(tx, view.id)?.allow_for(Action::Share, FieldClass::Voice)?;
            let search = homes::open_search(tx, view.id)?.ok_or(Refusal::NotFound)?;
            let approach = homes::approaches(tx, search.said.id)?
                .into_iter()
                .find(|one| one.said.id == view.approach)
                .ok_or(Refusal::NotFound)?
                .said;
            let drawn = release::draw(
                tx,
                &allowed,
                to,
                (&approach.why_you, ""),
                &council,
                &protected,
            )?;
            Ok((drawn.provider, (approach, drawn.pack)))
        })?
    };
    let (approach, mut pack) = fresh;
    let Some(before) = view.sent.map(|one| one.said) else {
        if what != "send" {
            return Err(Refusal::NotFound);
        }
        let sent = release::first(now, &approach, pack, leave_of(&form));
        let token = said(visit, view.id, &sent, None)?;
        release::deliver(visit.exchange()?, &sent, to, provider, &token)?;
        return Ok(Reply::redirect(back).saying("Ready to send: give them the link"));
    };
    let mut sent = before.clone();
    let words = match what.as_str() {
        "longer" => {
            sent.expires = before.expires.max(now) + release::LASTS;
            "They have another day"
        }
        "anew" => {
            (sent.turn, sent.expires) = (before.turn + 1, now + release::LASTS);
            "There is a new link, and the old one has ended"
        }
        "close" => {
            sent.expires = now;
            "The link is closed"
        }
        "changes" => {
            pack.ring.clone_from(&before.pack.ring);
            (sent.pack, sent.version) = (pack, before.version + 1);
            sent.expires = before.expires.max(now + release::LASTS);
            "What changed is on their link, first of all"
        }
        _ => return Err(Refusal::NotFound),
    };
    let token = said(visit, view.id, &sent, None)?;
    if what == "changes" {
        release::deliver(visit.exchange()?, &sent, to, provider, &token)?;
    } else {
        let state = if what == "close" {
            State::Revoked
        } else {
            State::Open
        };
        deliver_first(visit, &sent, to, provider, &view.token)?;
        release::stand(visit.exchange()?, &sent, state, &token)?;
    }
    Ok(Reply::redirect(back).saying(words))
}

/// What was written down and never reached the store, because the machine stopped between the two,
/// is put there before it is changed.
fn deliver_first(
    visit: &Visit,
    sent: &Sent,
    to: care::ids::HomeId,
    provider: OrganisationId,
    token: &str,
) -> Result<(), Refusal> {
    release::deliver(visit.exchange()?, sent, to, provider, token)
}
