//! What was written while there was no connection. On the device it is sealed to this council's
//! public key as soon as it cannot be sent: the device itself can no longer read it. When there is
//! a connection again it comes here, is opened, and goes through the same handler as if it had been
//! posted then, by whoever is signed in now, who must be who wrote it.
//!
//! One note, one new key pair: ECDH on P-256 with a key made for this note alone, HKDF with SHA-256,
//! AES-256-GCM. What the seal is bound to (who wrote it, where it is to be posted, its own id) must
//! be said again to open it. The form's key is used up by the save, so that what is sent twice is
//! saved once.

use crate::edge::guard;
use crate::form::Form;
use crate::routes::{Method, Route};
use crate::{Needs, Reply, Routes, Visit};
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use care::ids::MemberId;
use hkdf::Hkdf;
use maud::{Markup, html};
use p256::{PublicKey, SecretKey};
use record::{Caller, Fault, Record, Refusal, Tx, keys};
use serde::Serialize;
use sha2::Sha256;

/// What the key of the device and of the house grow into a cipher's key under.
const INFO: &[u8] = b"homeward outbox 1";
const NAME: &str = "outbox_key";
const FIND: &str = "SELECT value FROM desk_setting WHERE name = $1";
const KEEP: &str = "INSERT INTO desk_setting (name, value) VALUES ($1, $2) \
                    ON CONFLICT (name) DO NOTHING";

/// The address sealed notes are sent to.
pub(crate) fn routes() -> Routes {
    Routes::new("desk")
        .post("/outbox", Needs::SignedIn, take)
        .bare()
}

/// What a form needs so that it can be sealed on the device: put it inside the form.
#[derive(Debug, Clone)]
pub struct Sealing {
    key: String,
    member: String,
    next: String,
    needs: Vec<(&'static str, &'static str)>,
}

impl Sealing {
    /// Where the writer is once it is saved.
    #[must_use]
    pub fn then(mut self, next: impl Into<String>) -> Self {
        self.next = next.into();
        self
    }

    /// A field without which there is nothing to seal, and what is said when it is missing. The
    /// handler's own rules hold as ever.
    #[must_use]
    pub fn needs(mut self, field: &'static str, says: &'static str) -> Self {
        self.needs.push((field, says));
        self
    }
}

impl maud::Render for Sealing {
    fn render(&self) -> Markup {
        html! {
            div data-outbox data-outbox-key=(self.key) data-outbox-member=(self.member)
                data-outbox-next=(self.next) hidden {
                @for (field, says) in &self.needs {
                    span data-outbox-needs=(field) data-outbox-says=(says) {}
                }
            }
        }
    }
}

/// The council's public key and who writes, for a form that may be sealed.
pub fn sealing(visit: &Visit) -> Result<Sealing, Refusal> {
    let secret = secret(&visit.desk.record)?;
    Ok(Sealing {
        key: STANDARD.encode(public(&secret)),
        member: visit.caller()?.member().to_string(),
        next: "/".to_owned(),
        needs: Vec::new(),
    })
}

fn public(secret: &SecretKey) -> Vec<u8> {
    use p256::elliptic_curve::sec1::ToSec1Point as _;
    secret.public_key().to_sec1_point(false).as_bytes().to_vec()
}

fn broken(why: impl std::fmt::Display) -> Fault {
    Fault::Other(format!("the key for sealed notes: {why}"))
}

fn found(tx: &mut Tx) -> Result<Option<SecretKey>, Fault> {
    let Some(sealed) = tx.optional(FIND, &[&NAME], |row| row.get::<String>(0))? else {
        return Ok(None);
    };
    let text = tx.unseal(&sealed, NAME)?;
    let bytes = keys::unhex(&text).ok_or_else(|| broken("it is damaged"))?;
    SecretKey::from_slice(&bytes).map(Some).map_err(broken)
}

/// The council's key for sealed notes, made when it is first needed. It is kept sealed, and is part
/// of every backup: a note written before a restore can be opened after it.
fn secret(record: &Record) -> Result<SecretKey, Refusal> {
    let house = Caller::system("sealed notes");
    if let Some(secret) = record.read(&house, |tx| Ok(found(tx)?))? {
        return Ok(secret);
    }
    record.write(&house, |tx| {
        let bytes = keys::random::<32>();
        // All but one in 2^32 of these are keys; another is made at the next page.
        SecretKey::from_slice(&bytes).map_err(broken)?;
        let sealed = tx.seal(&keys::hex(&bytes), NAME)?;
        tx.execute(KEEP, &[&NAME, &sealed])?;
        found(tx)?.ok_or_else(|| Refusal::Fault(broken("it could not be kept")))
    })
}

/// What the device sends: all but the note itself in the open, and none of it about anybody.
struct Sealed<'f> {
    id: &'f str,
    path: &'f str,
    member: &'f str,
    made_with: Vec<u8>,
    nonce: Vec<u8>,
    note: Vec<u8>,
}

impl<'f> Sealed<'f> {
    fn read(form: &'f Form) -> Option<Self> {
        let bytes = |name| STANDARD.decode(form.value(name)).ok();
        Some(Self {
            id: form.value("id"),
            path: form.value("path"),
            member: form.value("member"),
            made_with: bytes("made_with")?,
            nonce: bytes("nonce")?,
            note: bytes("note")?,
        })
    }

    /// What the seal is bound to.
    fn bound_to(&self) -> String {
        format!("{}\n{}\n{}", self.id, self.member, self.path)
    }

    /// The note, if this seal was made for this council, this writer and this place.
    fn open(&self, secret: &SecretKey) -> Option<String> {
        let theirs = PublicKey::from_sec1_bytes(&self.made_with).ok()?;
        let shared = p256::elliptic_curve::ecdh::diffie_hellman(
            secret.to_nonzero_scalar(),
            theirs.as_affine(),
        );
        let salt = [self.made_with.as_slice(), &public(secret)].concat();
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(&salt), shared.raw_secret_bytes())
            .expand(INFO, &mut key)
            .ok()?;
        let nonce: [u8; 12] = self.nonce.as_slice().try_into().ok()?;
        let aad = self.bound_to();
        let payload = Payload {
            msg: &self.note,
            aad: aad.as_bytes(),
        };
        let opened = Aes256Gcm::new(&key.into())
            .decrypt(&Nonce::from(nonce), payload)
            .ok()?;
        String::from_utf8(opened).ok()
    }
}

/// What became of a note.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum Answer {
    /// It is saved, now or at an earlier sending.
    Saved,
    /// Something in it must be put right: what was typed waits in the form at this address.
    PutRight { to: String },
    /// Somebody else is signed in.
    SomebodyElse,
    /// It was not made for this council, or was changed on the way.
    Unreadable,
}

/// Opens a sealed note and posts it to the handler it was written for.
fn take(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.posted()?;
    let Some(sealed) = Sealed::read(&form) else {
        return Reply::json(&Answer::Unreadable);
    };
    let me: MemberId = visit.caller()?.member();
    if sealed.member != me.to_string() {
        return Reply::json(&Answer::SomebodyElse);
    }
    let path = sealed.path.to_owned();
    let opened = sealed.open(&secret(&visit.desk.record)?);
    let fields: Option<Vec<(String, String)>> =
        opened.and_then(|text| serde_html_form::from_str(&text).ok());
    let Some(fields) = fields else {
        tracing::warn!(request = %visit.request, "a sealed note could not be opened");
        return Reply::json(&Answer::Unreadable);
    };
    let desk = std::sync::Arc::clone(&visit.desk);
    let route = desk.routes.iter().find_map(|route| {
        let parts = matched(route, &path)?;
        Some((route, parts))
    });
    let Some((route, parts)) = route else {
        return Reply::json(&Answer::Unreadable);
    };
    if !route.needs.met_by(visit.caller()?) {
        return Err(Refusal::NotFound);
    }
    visit.path = parts;
    visit.address.clone_from(&path);
    visit.posted = Some(Form::posted(fields));
    if guard(visit).is_some() {
        return Reply::json(&Answer::Unreadable);
    }
    match (route.handler)(visit) {
        Ok(_) => Reply::json(&Answer::Saved),
        // The form's key was used up before: it was sent twice, and is saved once.
        Err(_) if visit.repeated.get() => Reply::json(&Answer::Saved),
        Err(Refusal::Invalid(_) | Refusal::Conflict(_)) => {
            visit.keep_drafts();
            Reply::json(&Answer::PutRight { to: path })
        }
        Err(other) => Err(other),
    }
}

/// The parts of a path that vary, when this is the route it is posted to and the route takes sealed
/// notes.
fn matched(route: &Route, path: &str) -> Option<Vec<(String, String)>> {
    if !route.sealed || route.method != Method::Post {
        return None;
    }
    let (pattern, given) = (route.path.split('/'), path.split('/'));
    if pattern.clone().count() != given.clone().count() {
        return None;
    }
    let mut parts = Vec::new();
    for (pattern, given) in pattern.zip(given) {
        match pattern.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) if !given.is_empty() => parts.push((name.to_owned(), given.to_owned())),
            Some(_) => return None,
            None if pattern == given => {}
            None => return None,
        }
    }
    Some(parts)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Seals as the device does.
    pub(crate) fn seal(to: &str, id: &str, member: &str, path: &str, note: &str) -> [String; 3] {
        let made = SecretKey::from_slice(&keys::random::<32>()).expect("a key");
        let to = STANDARD.decode(to).expect("the council's key");
        let theirs = PublicKey::from_sec1_bytes(&to).expect("a point");
        let shared = p256::elliptic_curve::ecdh::diffie_hellman(
            made.to_nonzero_scalar(),
            theirs.as_affine(),
        );
        let salt = [public(&made), to].concat();
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(&salt), shared.raw_secret_bytes())
            .expand(INFO, &mut key)
            .expect("a key");
        let nonce = keys::random::<12>();
        let aad = format!("{id}\n{member}\n{path}");
        let payload = Payload {
            msg: note.as_bytes(),
            aad: aad.as_bytes(),
        };
        let sealed = Aes256Gcm::new(&key.into())
            .encrypt(&Nonce::from(nonce), payload)
            .expect("sealed");
        [
            STANDARD.encode(public(&made)),
            STANDARD.encode(nonce),
            STANDARD.encode(sealed),
        ]
    }

    #[test]
    fn a_seal_opens_only_for_whom_and_where_it_was_made() {
        let secret = SecretKey::from_slice(&keys::random::<32>()).expect("a key");
        let to = STANDARD.encode(public(&secret));
        let [made_with, nonce, note] = seal(&to, "1", "sam", "/log", "note=Chips");
        let bytes = |text: &String| STANDARD.decode(text).expect("base 64");
        let sealed = |id, path, member| Sealed {
            id,
            path,
            member,
            made_with: bytes(&made_with),
            nonce: bytes(&nonce),
            note: bytes(&note),
        };
        let whole = sealed("1", "/log", "sam");
        assert_eq!(whole.open(&secret).as_deref(), Some("note=Chips"));
        assert!(!String::from_utf8_lossy(&whole.note).contains("Chips"));
        assert_eq!(sealed("2", "/log", "sam").open(&secret), None);
        assert_eq!(sealed("1", "/else", "sam").open(&secret), None);
        assert_eq!(sealed("1", "/log", "ann").open(&secret), None);
        let other = SecretKey::from_slice(&keys::random::<32>()).expect("a key");
        assert_eq!(whole.open(&other), None);
        let mut changed = sealed("1", "/log", "sam");
        changed.note[0] ^= 1;
        assert_eq!(changed.open(&secret), None);
    }
}
