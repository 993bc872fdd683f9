//! The page behind a link: what a home reads and answers without an account. It is served from the
//! exchange store alone.

use super::ask_pages::needs_words;
use super::facts::{Answered, Declined, State};
use super::pack::Pack;
use super::shown_pages;
use super::store::{self, KeptRelease};
use super::strangers;
use crate::homes::Answer;
use desk::components::InsetText;
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::clock::long_moment;
use record::{Record, Refusal};
use uuid::Uuid;

fn token_of(visit: &Visit) -> Result<String, Refusal> {
    let token = visit.part("token").unwrap_or_default().to_owned();
    Ok(token)
}

/// What the page shows.
struct View {
    release: KeptRelease,
    /// What they read before, when it was another version.
    before: Option<Pack>,
}

fn opened(exchange: &Record, token: &str) -> Result<Option<View>, Refusal> {
    let Some(release) = store::by_token(exchange, token)? else {
        return Ok(None);
    };
    let before = match release.seen() {
        Some(seen) if seen < release.version => exchange.read(&store::door(), |tx| {
            Ok(store::version_of(tx, release.id, seen)?)
        })?,
        _ => None,
    };
    Ok(Some(View { release, before }))
}

/// A page that says in plain words that there is nothing to read, and whom to ring.
fn shut(council: &str, release: Option<&KeptRelease>) -> Reply {
    let why = match release {
        None => "This link does not open anything. It may have been copied in part.",
        Some(one) if one.declined() => {
            "You told us that it is not this time. Thank you for telling us why. The referral cannot be read here any more."
        }
        Some(one) if one.state == State::Withdrawn => {
            "We are not searching any more: the search has ended. Thank you for thinking about it."
        }
        Some(one) if one.state == State::Revoked => "We have closed this link.",
        Some(_) => "This link worked for a day, and the day is over.",
    };
    let ring = release.map_or_else(
        || format!("Ring the placements team of {council}."),
        |one| {
            format!(
                "Ring {}. The reference is {}.",
                one.pack.ring, one.pack.reference
            )
        },
    );
    let body = html! {
        h1.govuk-heading-l { "Nothing to read here" }
        p.govuk-body { (why) }
        p.govuk-body { (ring) }
    };
    Reply::page("Nothing to read here", body).unreferred()
}

/// The answer to a link that opens nothing: the page that says so, or, after too many, that it is
/// too often.
pub(super) fn stranger(visit: &Visit, nothing: Reply) -> Result<Reply, Refusal> {
    let Some(wait) = strangers::tried(visit.exchange()?, visit.source())? else {
        return Ok(nothing);
    };
    let seconds = u64::try_from(wait.as_secs()).unwrap_or(0).max(1);
    let minutes = seconds.div_ceil(60);
    let minutes = match minutes {
        1 => "a minute".to_owned(),
        many => format!("{many} minutes"),
    };
    let body = html! {
        h1.govuk-heading-l { "Too many links that open nothing" }
        p.govuk-body {
            "Links that do not open anything were tried too often, from your network or from several. "
            "This one does not open anything either. You can try again in " (minutes) "."
        }
        p.govuk-body {
            "A link that we sent you still opens: copy it whole from our message, or ring the placements team of "
            (visit.council()) "."
        }
    };
    let reply = Reply::page("Too many links that open nothing", body).unreferred();
    Ok(reply.too_often(seconds))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let token = token_of(visit)?;
    let exchange = visit.exchange()?;
    let council = visit.council().to_owned();
    let view = opened(exchange, &token)?;
    let Some(view) = view else {
        return stranger(visit, shut(&council, None));
    };
    if !view.release.readable(visit.now) {
        return Ok(shut(&council, Some(&view.release)));
    }
    let form = visit.form("answer", &[])?;
    store::opened(visit.exchange()?, &view.release, super::release::BY_LINK)?;
    let body = draw(&view, &form, &format!("/to/{token}"));
    Ok(Reply::page("Could you be a home for a young person?", body).unreferred())
}

fn draw(view: &View, form: &Form, action: &str) -> Markup {
    let pack = &view.release.pack;
    let id = match form.value("answer_id") {
        "" => Uuid::now_v7().to_string(),
        typed => typed.to_owned(),
    };
    let ends = long_moment(view.release.expires);
    html! {
        span.govuk-caption-l { (pack.council) ", reference " (pack.reference) }
        h1.govuk-heading-l { "Could " (pack.home) " be a home for a young person?" }
        @if let Some(before) = &view.before {
            h2.govuk-heading-m { "What changed since you read this" }
            (shown_pages::changes(&pack.differences(before), "What changed since you read this"))
        }
        p.govuk-body { "Please answer below by " (ends) ". " (pack.ring) " will be glad to talk." }
        (shown_pages::answered(&view.release))
        @if !view.release.answers.is_empty() {
            (InsetText::new("We have your answer and will ring you. You can add to it below."))
        }
        (shown_pages::referral(pack))
        h2.govuk-heading-m { "Your answer" }
        (shown_pages::answer_form(form, &id, action))
        p.govuk-body { a.govuk-link href={ (action) "/sheet" } { "One sheet, to print" } }
        p.govuk-hint { "Confidential: about a child. Please do not pass this on. It does not say who they are: if you think you know, say so to nobody but us." }
    }
}

/// The same on one sheet.
pub(super) fn sheet(visit: &mut Visit) -> Result<Reply, Refusal> {
    let token = token_of(visit)?;
    let council = visit.council().to_owned();
    let view = opened(visit.exchange()?, &token)?;
    let Some(view) = view else {
        return stranger(visit, shut(&council, None));
    };
    if !view.release.readable(visit.now) {
        return Ok(shut(&council, Some(&view.release)));
    }
    store::opened(visit.exchange()?, &view.release, "by the link")?;
    let ends = format!("answer by {}.", long_moment(view.release.expires));
    Ok(Reply::page("Referral", shown_pages::sheet(&view.release.pack, &ends)).unreferred())
}

/// Reads an answer from a form.
pub(super) fn read_answer(mut form: Form) -> Result<Answered, Refusal> {
    let answer = form
        .choice("answer", "your answer", Answer::parse)
        .required();
    let who = form
        .text("who", "your name and what you do there")
        .at_most(120)
        .required();
    let words = form
        .text("words", "what you would like to say")
        .at_most(2_000)
        .optional();
    let reason = form
        .choice("reason", "why it is not this time", Declined::parse)
        .optional();
    let id = Uuid::parse_str(form.value("answer_id")).unwrap_or_else(|_| Uuid::now_v7());
    match answer.get() {
        Some(answer)
            if needs_words(*answer) && words.get().is_some_and(|words| words.is_none()) =>
        {
            form.problem("words", "Say what would have to be so for it to work");
        }
        Some(Answer::No) if reason.get().is_some_and(|reason| reason.is_none()) => {
            form.problem("reason", "Choose why it is not this time");
        }
        _ => {}
    }
    let (answer, who, words, reason) = form.all_of((answer, who, words, reason))?;
    Ok(Answered {
        id,
        answer,
        reason: reason.filter(|_| answer == Answer::No),
        who,
        words: words.unwrap_or_default(),
    })
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let token = token_of(visit)?;
    let council = visit.council().to_owned();
    let view = opened(visit.exchange()?, &token)?;
    let Some(view) = view else {
        return stranger(visit, shut(&council, None));
    };
    let said = read_answer(visit.posted()?);
    if !view.release.readable(visit.now) {
        return Ok(shut(&council, Some(&view.release)));
    }
    let said = said?;
    store::answer(visit.exchange()?, view.release.id, &said)?;
    Ok(Reply::redirect(format!("/to/{token}/thanks")).unreferred())
}

/// What one sees after answering.
pub(super) fn thanks(visit: &mut Visit) -> Result<Reply, Refusal> {
    let token = token_of(visit)?;
    let council = visit.council().to_owned();
    let view = opened(visit.exchange()?, &token)?;
    let Some(view) = view else {
        return stranger(visit, shut(&council, None));
    };
    if view.release.answers.is_empty() {
        return Ok(Reply::redirect(format!("/to/{token}")).unreferred());
    }
    let said_no = view.release.declined();
    let body = html! {
        h1.govuk-heading-l { "Thank you: we have your answer" }
        (shown_pages::answered(&view.release))
        @if said_no {
            p.govuk-body { "It helps us to know why. The referral cannot be read by the link any more." }
        } @else {
            p.govuk-body { "We will ring you. It is our turn now, and we see how long you wait." }
            p.govuk-body { a.govuk-link href={ "/to/" (token) } { "Read the referral again" } }
        }
        p.govuk-body { "If you would rather ring us: " (view.release.pack.ring) "." }
    };
    Ok(Reply::page("Thank you", body).unreferred())
}
