//! Passkeys (WebAuthn): bound to our address, so that a look-alike site gets nothing; unlocked by
//! the person on their own device, so that no one else can use them.
//!
//! Signing in asks for no name: the device says who it is, and until it has shown so by a
//! signature, no answer of ours differs from one person to the next.

use super::by_password::welcome;
use super::{next, pending};
use crate::desk::Settings;
use crate::form::Form;
use crate::routes::Lane;
use crate::visit::Visit;
use crate::{Needs, Reply, Routes};
use axum::http::header;
use care::ids::MemberId;
use maud::{Markup, html};
use record::access::Persona;
use record::{Caller, Fault, Refusal, Timestamp, Tx, keys};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, WebauthnBuilder,
};

/// Ties the question and the answer to one browser.
const STEP: &str = "__Host-homeward-passkey";
/// The most passkeys one member may hold.
const MOST: usize = 20;

const LIST: &str = "SELECT id, label, made_at, used_at FROM desk_passkey WHERE member = $1 \
                    ORDER BY made_at, id";
const ADD: &str = "INSERT INTO desk_passkey (id, member, label, passkey, made_at) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
const FIND: &str = "SELECT passkey FROM desk_passkey WHERE id = $1 AND member = $2";
const USED: &str = "UPDATE desk_passkey SET passkey = $2, used_at = $3 WHERE id = $1";
const REMOVE: &str = "DELETE FROM desk_passkey WHERE id = $1 AND member = $2";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .post("/sign-in/passkey/ask", Needs::Public, ask)
        .lane(Lane::Look)
        .post("/sign-in/passkey", Needs::Public, enter)
        .lane(Lane::Look)
        .post("/account/passkeys/ask", Needs::SignedIn, ask_new)
        .bare()
        .fresh()
        .post("/account/passkeys", Needs::SignedIn, add)
        .bare()
        .fresh()
        .post("/account/passkeys/{id}/remove", Needs::SignedIn, remove)
        .fresh()
}

/// What checks passkeys for an address; none for an address that can have none, such as a bare
/// number.
pub(crate) fn checker(settings: &Settings) -> Option<Webauthn> {
    let origin = Url::parse(&settings.origin).ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin)
        .and_then(|builder| builder.rp_name("Homeward").build())
        .ok()
}

fn held(visit: &Visit) -> Result<&Webauthn, Refusal> {
    visit.desk.passkeys.as_ref().ok_or(Refusal::NotFound)
}

fn failed(error: impl std::fmt::Display) -> Fault {
    Fault::Other(format!("passkeys: {error}"))
}

fn place(id: &str) -> String {
    format!("passkey:{id}")
}

/// The answer of a device, as our script posts it.
fn device_answer<T: DeserializeOwned>(form: &Form) -> Result<T, Refusal> {
    serde_json::from_str(form.value("answer")).map_err(|_| refused())
}

fn refused() -> Refusal {
    Refusal::invalid(
        "",
        "The passkey did not work. Try again, or sign in another way",
    )
}

#[derive(Serialize)]
struct Done {
    to: String,
}

// --- signing in ------------------------------------------------------------------------------------

/// Asks any device that has a passkey of ours to show it.
fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (mut question, state) = held(visit)?
        .start_discoverable_authentication()
        .map_err(failed)?;
    // Asked for by pressing a button, not while typing.
    question.mediation = None;
    let token = keys::hex(&keys::random::<32>());
    let name = step_name(&token);
    visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        Ok(pending::keep(tx, &name, &state)?)
    })?;
    Ok(Reply::json(&question)?.with_header(
        header::SET_COOKIE,
        &format!("{STEP}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=900"),
    ))
}

fn step_name(token: &str) -> String {
    format!("passkey:{}", keys::hex(&Sha256::digest(token.as_bytes())))
}

/// Takes a device's answer and signs its owner in.
fn enter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let answer: PublicKeyCredential = device_answer(&visit.posted()?)?;
    let name = step_name(visit.cookie(STEP).ok_or_else(refused)?);
    let checker = held(visit)?;
    let (owner, id) = checker
        .identify_discoverable_authentication(&answer)
        .map_err(|_| refused())?;
    let (owner, id) = (MemberId(owner), keys::hex(id));
    let now = visit.now;
    let request = visit.request;
    let member = visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        let state = pending::take::<DiscoverableAuthentication>(tx, &name)?;
        let sealed = tx.optional(FIND, &[&id, &owner], |row| row.get::<String>(0))?;
        let (Some(state), Some(sealed)) = (state, sealed) else {
            return Ok(None);
        };
        let text = tx.unseal(&sealed, &place(&id))?;
        let mut passkey: Passkey = serde_json::from_str(&text).map_err(failed)?;
        let shown = match checker.finish_discoverable_authentication_v2(&answer, state, &passkey) {
            Ok(shown) if shown.user_verified() => shown,
            Ok(_) => return Ok(None),
            Err(error) => {
                tracing::warn!(%request, %error, "a passkey was not taken");
                return Ok(None);
            }
        };
        passkey.update_credential(&shown);
        let text = serde_json::to_string(&passkey).map_err(failed)?;
        let sealed = tx.seal(&text, &place(&id))?;
        tx.execute(USED, &[&id, &sealed, &now])?;
        Ok(Caller::load(tx, owner)?.map(|caller| caller.member()))
    })?;
    let member = member.ok_or_else(refused)?;
    let to = next(visit);
    // The browser's script goes where it is told; the cookie comes with the answer.
    let signed_in = welcome(visit, member, "passkey", &to)?;
    signed_in.said_as(&Done { to })
}

// --- one's own passkeys ------------------------------------------------------------------------------

/// A passkey as its owner sees it.
pub(super) struct Held {
    id: String,
    label: String,
    made_at: Timestamp,
    used_at: Option<Timestamp>,
}

/// The passkeys of a member.
pub(super) fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Held>, Fault> {
    tx.rows(LIST, &[&member], |row| {
        Ok(Held {
            id: row.get(0)?,
            label: row.get(1)?,
            made_at: row.get(2)?,
            used_at: row.get(3)?,
        })
    })
}

/// The passkeys of a member: the id to remove each by, and its name.
pub(super) fn names(tx: &mut Tx, member: MemberId) -> Result<Vec<(String, String)>, Fault> {
    let held = list(tx, member)?;
    Ok(held.into_iter().map(|one| (one.id, one.label)).collect())
}

/// Where one's own ways in are shown.
fn own_ways(visit: &Visit) -> Result<&'static str, Refusal> {
    let young = visit.caller()?.persona() == Some(Persona::YoungPerson);
    Ok(if young {
        "/my-page/way-in"
    } else {
        "/account/sign-in"
    })
}

/// The part of the account page about passkeys.
pub(super) fn part(form: &Form, held: &[Held]) -> Markup {
    let day = |at: Timestamp| care::dates::long_date(record::clock::day_of(at));
    html! {
        @if !held.is_empty() {
            ul.govuk-list {
                @for passkey in held {
                    li {
                        strong { (passkey.label) } ", added on " (day(passkey.made_at))
                        @match passkey.used_at {
                            Some(at) => { ", last used on " (day(at)) }
                            None => { ", not used yet" }
                        }
                        form method="post" action=(format!("/account/passkeys/{}/remove", passkey.id)) {
                            (form.guard().clone().about(&passkey.id))
                            button.hw-link-button type="submit" {
                                "Remove" span.govuk-visually-hidden { " " (passkey.label) }
                            }
                        }
                    }
                }
            }
        }
        div data-passkey-add hidden {
            (crate::components::Input::new("label", "Name for this passkey")
                .hint("For example, work phone").id("passkey-label").autocomplete("off"))
            (crate::components::Button::new("Add a passkey").kind("button"))
            p.govuk-error-message data-passkey-problem role="alert" hidden {}
        }
        noscript { p.govuk-body { "To add a passkey, turn on JavaScript in your browser." } }
    }
}

/// Asks this device to make a passkey.
fn ask_new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let (member, name) = (caller.member(), caller.name().to_owned());
    let held_ids: Vec<String> = visit.desk.record.read(&Caller::system("sign-in"), |tx| {
        Ok(list(tx, member)?.into_iter().map(|held| held.id).collect())
    })?;
    if held_ids.len() >= MOST {
        return Err(Refusal::invalid(
            "",
            "You have as many passkeys as one person may have",
        ));
    }
    let known = held_ids.iter().filter_map(|id| keys::unhex(id)).collect();
    let (question, state) = held(visit)?
        .start_passkey_registration(member.0, &name, &name, Some(known))
        .map_err(failed)?;
    let kept = format!("new-passkey:{member}");
    visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        Ok(pending::keep(tx, &kept, &state)?)
    })?;
    let mut question = serde_json::to_value(&question).map_err(failed)?;
    // Signing in asks for no name, so the device must keep the passkey under ours.
    question["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
    question["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
    Reply::json(&question)
}

/// Keeps the passkey a device has made.
fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let label = form
        .text("label", "a name for this passkey")
        .at_most(60)
        .required();
    let label = form.all_of(label)?;
    let answer: RegisterPublicKeyCredential = device_answer(&form)?;
    let checker = held(visit)?;
    let member = visit.caller()?.member();
    let kept = format!("new-passkey:{member}");
    let now = visit.now;
    let added = visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        let Some(state) = pending::take::<PasskeyRegistration>(tx, &kept)? else {
            return Ok(false);
        };
        let Ok(passkey) = checker.finish_passkey_registration(&answer, &state) else {
            return Ok(false);
        };
        let id = keys::hex(passkey.cred_id());
        let text = serde_json::to_string(&passkey).map_err(failed)?;
        let sealed = tx.seal(&text, &place(&id))?;
        Ok(tx.execute(ADD, &[&id, &member, &label, &sealed, &now])? == 1)
    })?;
    if !added {
        return Err(refused());
    }
    let to = own_ways(visit)?.to_owned();
    Ok(Reply::json(&Done { to })?.saying("Your passkey is added"))
}

/// Removes one of one's own passkeys.
fn remove(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = visit.part("id").unwrap_or("").to_owned();
    let member = visit.caller()?.member();
    let removed = visit.write(|tx| Ok(tx.execute(REMOVE, &[&id, &member])?))?;
    if removed == 0 {
        return Err(Refusal::NotFound);
    }
    Ok(Reply::redirect(own_ways(visit)?).saying("The passkey is removed"))
}
