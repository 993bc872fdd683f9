//! What every site says about itself: help, privacy, accessibility.

use crate::{Needs, Reply, Routes, Visit};
use maud::{Markup, html};
use record::Refusal;

/// Their addresses.
pub(crate) fn routes() -> Routes {
    Routes::new("desk")
        .get("/help", Needs::Public, help)
        .get("/privacy", Needs::Public, privacy)
        .get("/accessibility", Needs::Public, accessibility)
}

fn said(title: &str, body: &Markup) -> Reply {
    Reply::page(
        title,
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { (title) }
                (body)
            } }
        },
    )
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a handler may refuse; this one never does"
)]
fn help(_: &mut Visit) -> Result<Reply, Refusal> {
    Ok(said(
        "Help",
        &html! {
            h2.govuk-heading-m { "I cannot sign in" }
            p.govuk-body {
                "Ask an administrator of Homeward in your organisation for a letter with a code. "
                "Nobody can give you one by e-mail, text or phone, and nobody will ask you for yours."
            }
            h2.govuk-heading-m { "I cannot find a young person" }
            p.govuk-body {
                "You see the young people you work with, your team works with, or who are shared "
                "with your organisation. If someone is missing, ask your manager. If it cannot wait "
                "and your role allows it, their page offers access for an hour, with a reason, which "
                "the privacy officer is told about."
            }
            h2.govuk-heading-m { "I was signed out while I was writing" }
            p.govuk-body {
                "Sign in again and go back to the same form: what you typed has been kept."
            }
            h2.govuk-heading-m { "Something is wrong" }
            p.govuk-body {
                "Tell whoever looks after Homeward, with the request number at the foot of the page."
            }
        },
    ))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a handler may refuse; this one never does"
)]
fn privacy(_: &mut Visit) -> Result<Reply, Refusal> {
    Ok(said(
        "Privacy",
        &html! {
            p.govuk-body {
                "Homeward is the council's record of the young people it looks after. The council "
                "decides what is kept and why; its privacy notice says so in full."
            }
            h2.govuk-heading-m { "Every look is written down" }
            p.govuk-body {
                "Whenever someone opens a young person's page, their name, the time and why they "
                "could are written down before the page is shown. It cannot be changed afterwards. "
                "A young person can ask who has looked."
            }
            h2.govuk-heading-m { "Cookies" }
            p.govuk-body {
                "Homeward sets one cookie, which keeps you signed in and ends when you sign out or "
                "stop for a while; signing in may set another for some minutes. There are no others, "
                "nothing is measured about you. The one thing ever kept in your browser is a note that "
                "could not be sent: it is sealed, so that nobody can read it there, and gone once it is sent."
            }
        },
    ))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a handler may refuse; this one never does"
)]
fn accessibility(_: &mut Visit) -> Result<Reply, Refusal> {
    Ok(said(
        "Accessibility",
        &html! {
            p.govuk-body {
                "Everyone should be able to use Homeward. You should be able to zoom in to 400% "
                "without losing anything, use a keyboard or your voice alone, listen with a screen "
                "reader, and turn scripts off."
            }
            h2.govuk-heading-m { "How it is checked" }
            p.govuk-body {
                "Homeward aims at the Web Content Accessibility Guidelines 2.2, level AA. Its pages "
                "are checked by program for each change, at phone and desktop width, with scripts on "
                "and off. People who use assistive technology have not tested it yet."
            }
            h2.govuk-heading-m { "If something is hard to use" }
            p.govuk-body {
                "Tell the council, which answers for this service under the Public Sector Bodies "
                "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you "
                "are not happy with the answer, contact the Equality Advisory and Support Service."
            }
        },
    ))
}
