//! The pages of signing in.

use super::credentials::SignsIn;
use crate::components::{Button, Input, PasswordInput};
use crate::form::Form;
use crate::{Reply, Visit};
use maud::{Markup, html};

/// The sign-in page with every way there is.
pub(super) fn sign_in(form: &Form, visit: &Visit, next: &str) -> Reply {
    let query = if next == "/" {
        String::new()
    } else {
        let text = serde_html_form::to_string([("next", next)]).unwrap_or_default();
        format!("?{text}")
    };
    let provider = visit.desk.settings.provider.as_ref();
    Reply::page(
        "Sign in",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Sign in to Homeward" }
                @if let Some(provider) = provider {
                    (Button::link(
                        format!("Sign in with your {}", provider.name),
                        format!("/sign-in/provider{query}"),
                    ))
                    h2.govuk-heading-m { "Other ways to sign in" }
                }
                div data-passkey-sign-in=(next) hidden {
                    (Button::new("Sign in with a passkey").kind("button").secondary())
                    p.govuk-error-message data-passkey-problem role="alert" hidden {}
                }
                form method="post" action=(format!("/sign-in{query}")) novalidate {
                    (Input::new("name", "User name")
                        .value(form.value("name"))
                        .autocomplete("username")
                        .spellcheck(false)
                        .error_if(form.error("name")))
                    (PasswordInput::new("password", "Password")
                        .autocomplete("current-password")
                        .error_if(form.error("password")))
                    (Input::new("code", "6-digit code from your authenticator app")
                        .hint("After five wrong tries you have to wait a little before the next.")
                        .inputmode("numeric")
                        .autocomplete("one-time-code")
                        .error_if(form.error("code")))
                    (Button::submit("Sign in"))
                }
                p.govuk-body {
                    a.govuk-link href="/sign-in/code" { "I have a letter with a code" }
                }
                p.govuk-body {
                    a.govuk-link href=(super::OWN_DOOR) { "This is my own page" }
                }
            } }
        },
    )
}

/// Signing in with a code on paper.
pub(super) fn paper(form: &Form) -> Reply {
    Reply::page(
        "Use the code on your letter",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Use the code on your letter" }
                p.govuk-body { "The code works once. Next, you choose how to sign in from now on." }
                form method="post" novalidate {
                    (Input::new("name", "User name")
                        .value(form.value("name"))
                        .autocomplete("username")
                        .spellcheck(false)
                        .error_if(form.error("name")))
                    (Input::new("code", "Code")
                        .hint("20 letters and numbers. Spaces and dashes do not matter.")
                        .autocomplete("off")
                        .spellcheck(false)
                        .error_if(form.error("code")))
                    (Button::submit("Sign in"))
                }
            } }
        },
    )
    .back_to("Back", "/sign-in")
}

/// How one signs in: what there is and what can be added.
pub(super) fn account(form: &Form, signs_in: &SignsIn, visit: &Visit, passkeys: &Markup) -> Reply {
    let day = |at: Option<record::Timestamp>| {
        at.map(|at| care::dates::long_date(record::clock::day_of(at)))
    };
    let provider = visit.desk.settings.provider.as_ref();
    Reply::page(
        "How you sign in",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "How you sign in" }
                @if let Some(name) = &signs_in.name {
                    p.govuk-body { "Your user name is " strong { (name) } "." }
                }
                h2.govuk-heading-m { "Passkeys" }
                p.govuk-body {
                    "A passkey is the safest way: your phone or computer signs in for you when you "
                    "unlock it. It cannot be guessed or given away."
                }
                (passkeys)
                @if let Some(provider) = provider {
                    h2.govuk-heading-m { (provider.name) }
                    p.govuk-body {
                        a.govuk-link href="/sign-in/provider?next=%2Faccount%2Fsign-in" {
                            "Link your " (provider.name)
                        }
                    }
                }
                h2.govuk-heading-m { "Password and authenticator app" }
                @if let Some(day) = day(signs_in.password_at) {
                    p.govuk-body { "You set your password on " (day) "." }
                }
                p.govuk-body {
                    a.govuk-link href="/account/password" {
                        @if signs_in.password { "Change your password" } @else { "Set a password" }
                    }
                }
                h2.govuk-heading-m { "Somewhere else" }
                form method="post" action="/account/end-others" {
                    (form.guard())
                    p.govuk-body { "If you think someone else is using your account, sign out everywhere." }
                    (Button::submit("Sign out everywhere else").secondary())
                }
            } }
        },
    )
}

/// Setting a password and an authenticator app together.
pub(super) fn password(form: &Form, secret: &str, picture: &(String, i32)) -> Reply {
    let (path, width) = picture;
    let spaced = secret
        .as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" ");
    Reply::page(
        "Set a password",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Set a password and an authenticator app" }
                form method="post" novalidate {
                    (form.guard())
                    (PasswordInput::new("password", "New password")
                        .hint("12 characters or more. Three random words are easy to remember and hard to guess.")
                        .autocomplete("new-password")
                        .error_if(form.error("password")))
                    h2.govuk-heading-m { "Authenticator app" }
                    p.govuk-body { "Scan this picture with the app on your phone." }
                    svg viewBox=(format!("0 0 {width} {width}")) width="220" height="220" role="img"
                        aria-label="QR code for your authenticator app" {
                        rect width=(width) height=(width) fill="#fff" {}
                        path d=(path) fill="#000" {}
                    }
                    p.govuk-body {
                        "If you cannot scan it, type this into the app: "
                        code { (spaced) }
                    }
                    (Input::new("code", "6-digit code the app now shows")
                        .inputmode("numeric")
                        .autocomplete("one-time-code")
                        .error_if(form.error("code")))
                    (Button::submit("Save"))
                }
            } }
        },
    )
    .back_to("How you sign in", "/account/sign-in")
}

/// The provider's answer did not hold, or someone said no there.
pub(super) fn provider_failed() -> Reply {
    Reply::page(
        "You are not signed in",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "You are not signed in" }
                p.govuk-body { "Signing in with your account did not work, or took too long." }
                (Button::link("Try again", "/sign-in"))
            } }
        },
    )
}

/// The provider knows them; we do not.
pub(super) fn provider_unknown(name: &str) -> Reply {
    Reply::page(
        "Your account is not linked",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Your account is not linked to Homeward yet" }
                p.govuk-body {
                    "Ask whoever looks after Homeward for a letter with a code. Sign in with it "
                    "once, then choose \u{201c}Link your " (name) "\u{201d}."
                }
                (Button::link("Use the code on a letter", "/sign-in/code"))
            } }
        },
    )
}
