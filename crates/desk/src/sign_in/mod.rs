//! Signing in and out.

mod account;
mod by_password;
mod chooser;
mod codes;
pub mod credentials;
pub mod own;
mod pages;
mod passkeys;
mod password;
mod pending;
mod provider;

pub(crate) use passkeys::checker;
pub(crate) use provider::Known;
pub use provider::Provider;

use crate::desk::Settings;
use crate::reply::is_local;
use crate::{Needs, Reply, Routes, Visit, sessions};
use axum::http::header;
use record::Refusal;
use record::access::Persona;

/// Where young people sign in; the room `own` answers there.
pub(crate) const OWN_DOOR: &str = "/hello";

/// The addresses of signing in and out.
pub(crate) fn routes(settings: &Settings) -> Routes {
    let routes = Routes::new("desk")
        .post("/sign-out", Needs::SignedIn, sign_out)
        .bare()
        .get("/exit", Needs::Public, own::exit);
    if settings.demo {
        chooser::routes(routes)
    } else {
        // Made ready beside the start, not before it.
        std::thread::spawn(password::warm);
        let routes = passkeys::routes(account::routes(by_password::routes(routes)));
        if settings.provider.is_some() {
            provider::routes(routes)
        } else {
            routes
        }
    }
}

/// Where to go once signed in: the page that asked for it, when it is one of ours.
fn next(visit: &Visit) -> String {
    visit
        .query("next")
        .filter(|to| is_local(to) && !to.starts_with("/sign-"))
        .unwrap_or("/")
        .to_owned()
}

fn sign_out(visit: &mut Visit) -> Result<Reply, Refusal> {
    if let Some(session) = &visit.session {
        sessions::end(&visit.desk.record, session)?;
    }
    let young = visit.caller()?.persona() == Some(Persona::YoungPerson);
    let door = if young && !visit.desk.settings.demo {
        OWN_DOOR
    } else {
        "/sign-in"
    };
    Ok(Reply::redirect(door)
        .with_header(header::SET_COOKIE, &sessions::no_cookie())
        .with_header(
            axum::http::HeaderName::from_static("clear-site-data"),
            // Not the storage: a note that waits to be sent is there, sealed, and nothing else is.
            "\"cache\"",
        ))
}
