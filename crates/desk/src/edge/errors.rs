//! The pages that say no, each in one place, in plain words that do not blame the reader
//! (<https://design-system.service.gov.uk/patterns/problem-with-the-service-pages/>).

use crate::components::{Button, ErrorSummary, SummaryItem};
use crate::desk::Inner;
use crate::form::Form;
use crate::reply::{Body, Reply, is_local};
use crate::routes::{Method, Route};
use crate::visit::Visit;
use axum::http::{StatusCode, header};
use maud::{Markup, Render, html};
use record::{Conflict, FieldError, Refusal};
use uuid::Uuid;

fn say(status: StatusCode, title: &str, body: impl Render) -> Reply {
    Reply::page(
        title,
        html! {
            h1.govuk-heading-l { (title) }
            (body)
        },
    )
    .with_status(status)
}

/// A refusal as a page: the one mapping.
pub(super) fn page(refusal: &Refusal, request: Uuid) -> Reply {
    match refusal {
        Refusal::NotFound | Refusal::NotAllowed => not_found(),
        Refusal::Restricted { ask } => restricted(ask),
        Refusal::Busy => busy(),
        Refusal::Fault(_) => numbered_fault(request),
        Refusal::Invalid(errors) => say(
            StatusCode::UNPROCESSABLE_ENTITY,
            "There is a problem",
            summary(errors),
        ),
        Refusal::Conflict(conflict) => say(
            StatusCode::CONFLICT,
            "Someone else changed this",
            both_versions(conflict),
        ),
    }
}

/// Absent, or not for this reader: they look the same.
pub(super) fn not_found() -> Reply {
    say(
        StatusCode::NOT_FOUND,
        "Page not found",
        html! {
            p.govuk-body { "If you typed the web address, check it is correct." }
            p.govuk-body { "If you pasted the web address, check you copied the entire address." }
            p.govuk-body {
                "If you should be able to see something here, speak to your manager or to whoever "
                "looks after Homeward in your organisation."
            }
            p.govuk-body { a.govuk-link href="/" { "Go to the front page" } }
        },
    )
}

fn restricted(ask: &str) -> Reply {
    say(
        StatusCode::FORBIDDEN,
        "This record is restricted",
        html! {
            p.govuk-body { "Only named people can see it. If you need something from it, ask " (ask) "." }
        },
    )
}

/// Every seat was taken.
pub(super) fn busy() -> Reply {
    say(
        StatusCode::SERVICE_UNAVAILABLE,
        "Sorry, Homeward is busy",
        html! {
            p.govuk-body { "Nothing you typed has been lost. Wait a few seconds and try again." }
        },
    )
    .with_header(header::RETRY_AFTER, "3")
}

/// The house failed.
pub(super) fn fault() -> Reply {
    say(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Sorry, there is a problem with Homeward",
        html! { p.govuk-body { "Try again later. What you typed in a form has been kept." } },
    )
}

fn numbered_fault(request: Uuid) -> Reply {
    say(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Sorry, there is a problem with Homeward",
        html! {
            p.govuk-body { "Try again later. What you typed in a form has been kept." }
            p.govuk-body { "If you report this, give this number: " code { (request) } }
        },
    )
}

/// A post that another site caused.
pub(super) fn cross_site() -> Reply {
    say(
        StatusCode::FORBIDDEN,
        "This did not come from Homeward",
        html! {
            p.govuk-body {
                "The request came from another website, so nothing was changed. If you were using "
                "Homeward, go back, reload the page and try again."
            }
        },
    )
}

pub(super) fn too_large(most: u64) -> Reply {
    let megabytes = most / (1024 * 1024);
    say(
        StatusCode::PAYLOAD_TOO_LARGE,
        "That is too large",
        html! { p.govuk-body { "The most that can be sent here is " (megabytes) " MB." } },
    )
    .with_header(header::CONNECTION, "close")
}

pub(super) fn too_slow() -> Reply {
    say(
        StatusCode::REQUEST_TIMEOUT,
        "That took too long to arrive",
        html! { p.govuk-body { "The connection was too slow. Go back and try again." } },
    )
    .with_header(header::CONNECTION, "close")
}

pub(super) fn bad_request(status: StatusCode) -> Reply {
    say(
        status,
        "That could not be read",
        html! { p.govuk-body { "Go back, reload the page and try again." } },
    )
    .with_header(header::CONNECTION, "close")
}

/// A post without the form's key.
pub(super) fn stale_form() -> Reply {
    say(
        StatusCode::BAD_REQUEST,
        "This form is out of date",
        html! {
            p.govuk-body { "Nothing was saved. Go back, reload the page and try again." }
        },
    )
}

/// The form was drawn by another council's desk under the same host name.
pub(super) fn other_council() -> Reply {
    say(
        StatusCode::CONFLICT,
        "This form belongs to another council",
        html! {
            p.govuk-body {
                "You have chosen another council since you opened this form, so nothing was saved. "
                "Copy what you typed, sign in to the council it belongs to, and try again."
            }
        },
    )
}

/// The form was about someone else than the address it was sent to.
pub(super) fn other_person() -> Reply {
    say(
        StatusCode::CONFLICT,
        "This form is about someone else",
        html! {
            p.govuk-body {
                "What you typed belongs to another record than the one it was sent to, so nothing "
                "was saved. Go back to the form, check whose name is at the top, and try again."
            }
        },
    )
}

/// The form was saved before and where it led is not known.
pub(super) fn already_saved() -> Reply {
    say(
        StatusCode::OK,
        "This is already saved",
        html! {
            p.govuk-body { "It was saved the first time. Nothing was saved twice." }
            p.govuk-body { a.govuk-link href="/" { "Go to the front page" } }
        },
    )
}

/// The door somebody came to: young people have their own.
fn door(desk: &Inner, route: &Route) -> &'static str {
    if route.path.starts_with("/my-page") && !desk.settings.demo {
        crate::sign_in::OWN_DOOR
    } else {
        "/sign-in"
    }
}

/// Sign in, then come back to the page (for a post: to the page with the form).
pub(super) fn sign_in_first(desk: &Inner, route: &Route, address: &str) -> Reply {
    let page = route.method == Method::Get || desk.page_at(route.path).is_some();
    let next = if page && is_local(address) {
        address
    } else {
        "/"
    };
    if next == "/" && route.method == Method::Get {
        return Reply::redirect("/sign-in");
    }
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    Reply::redirect(format!("{}?{query}", door(desk, route)))
}

/// What one is about to do asks for a fresh sign-in.
pub(super) fn sign_in_again(desk: &Inner, route: &Route, address: &str) -> Reply {
    let page = route.method == Method::Get || desk.page_at(route.path).is_some();
    let next = if page && is_local(address) {
        address
    } else {
        "/"
    };
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    say(
        StatusCode::FORBIDDEN,
        "Sign in again",
        html! {
            p.govuk-body {
                "You signed in a while ago. For this, sign in again first. Nothing you typed is lost."
            }
            (Button::link("Sign in again", format!("{}?{query}", door(desk, route))))
        },
    )
}

/// Puts what is wrong with a form, or both versions, above the page that drew it again.
pub(super) fn with_summary(mut reply: Reply, visit: &Visit) -> Reply {
    if let Body::Page(page) = &mut reply.body {
        let errors = visit.posted.as_ref().map_or(&[][..], Form::errors);
        page.has_errors = visit.conflict.is_some() || errors.iter().any(|error| !error.check);
        page.body = html! {
            @if !errors.is_empty() { (summary(errors)) }
            @if let Some(conflict) = &visit.conflict { (both_versions(conflict)) }
            (page.body)
        };
    }
    reply
}

/// Says that the form holds what was typed before, and offers to throw it away.
pub(super) fn with_drafts(mut reply: Reply, visit: &Visit) -> Reply {
    let drafted = visit.drafted.borrow();
    if let (Body::Page(page), Some(name)) = (&mut reply.body, drafted.as_deref()) {
        page.body = html! {
            div.govuk-inset-text {
                form method="post" action=(format!("/drafts/{name}")) {
                    input type="hidden" name="to" value=(visit.address);
                    "The form below holds what you typed before. It is not saved yet. "
                    button.hw-link-button type="submit" { "Throw it away" }
                }
            }
            (page.body)
        };
    }
    reply
}

/// What is wrong, for a post whose page is not at its own address.
pub(super) fn summary_alone(visit: &Visit) -> Reply {
    let errors = visit.posted.as_ref().map_or(&[][..], Form::errors);
    let body = html! {
        @if !errors.is_empty() { (summary(errors)) }
        @if let Some(conflict) = &visit.conflict { (both_versions(conflict)) }
        p.govuk-body { "Go back and try again." }
    };
    Reply::page("There is a problem", body)
}

fn summary(errors: &[FieldError]) -> Markup {
    // What may well be right is not called a problem.
    let empty = if errors.iter().all(|error| error.check) {
        ErrorSummary::titled("Check this before it is saved").class("hw-check-summary")
    } else {
        ErrorSummary::new()
    };
    errors
        .iter()
        .fold(empty, |summary, error| {
            if error.field.is_empty() {
                summary.items(SummaryItem::new(error.message.as_str()))
            } else {
                summary.field(&error.field, error.message.as_str())
            }
        })
        .render()
}

fn both_versions(conflict: &Conflict) -> Markup {
    html! {
        (ErrorSummary::titled("Someone else changed this while you were typing").description(html! {
            (conflict.what)
            @if let Some(who) = &conflict.who { " was changed by " (who) }
            @else { " was changed" }
            @if let Some(when) = conflict.when {
                " on " (care::dates::long_date(record::clock::day_of(when)))
            }
            ". Nothing was saved. Your version is still in the form: compare the two, change yours "
            "if you need to, and save again."
        }))
        table.govuk-table {
            caption.govuk-table__caption.govuk-table__caption--m { "The two versions" }
            thead.govuk-table__head {
                tr.govuk-table__row {
                    th.govuk-table__header scope="col" { "Question" }
                    th.govuk-table__header scope="col" { "Yours" }
                    th.govuk-table__header scope="col" { "Now in the record" }
                }
            }
            tbody.govuk-table__body {
                @for field in &conflict.fields {
                    tr.govuk-table__row {
                        th.govuk-table__header scope="row" { (field.label) }
                        td.govuk-table__cell { (field.yours) }
                        td.govuk-table__cell { (field.theirs) }
                    }
                }
            }
        }
    }
}
