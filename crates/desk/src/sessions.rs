//! Who is signed in.
//!
//! A session is an opaque token of 256 bits; the council's database keeps only its hash, so a
//! stolen database or backup signs no one in. Who the token stands for is read from the record
//! anew at every request: a member who has ended, or moved team, is so at their next request,
//! with nothing to wait for.

use crate::{drafts, form::Form};
use axum::http::{HeaderMap, header};
use care::ids::MemberId;
use jiff::SignedDuration;
use record::access::Persona;
use record::{Caller, Fault, Record, Refusal, Timestamp, Tx, keys};
use sha2::{Digest, Sha256};

/// The cookie. The prefix makes browsers insist that it is `Secure`, for this host alone and for
/// the whole site.
pub const COOKIE: &str = "__Host-homeward";

/// A session in use.
#[derive(Debug, Clone)]
pub struct Session {
    pub(crate) hash: String,
    /// When they signed in.
    pub begun_at: Timestamp,
    /// How: `demo`, `password`, `passkey`, `provider`, `code`.
    pub how: String,
    /// Something to say once.
    pub(crate) notice: Option<String>,
}

/// What a request's cookie says.
pub(crate) enum Standing {
    /// Signed in.
    In(Session, Caller),
    /// Was signed in until lately; time ran out.
    Lapsed(MemberId),
    /// Neither.
    Out,
}

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without any request.
    pub idle: SignedDuration,
    /// In all.
    pub whole: SignedDuration,
}

/// The limits of each persona: shorter the wider they see, and on devices that may be shared.
pub fn limits(persona: Persona) -> Limits {
    let (idle_minutes, whole_hours) = match persona {
        Persona::YoungPerson => (20, 4),
        Persona::Administrator | Persona::PrivacyOfficer => (15, 4),
        Persona::Partner(_) | Persona::Provider | Persona::Councillor => (30, 8),
        _ => (60, 12),
    };
    Limits {
        idle: SignedDuration::from_mins(idle_minutes),
        whole: SignedDuration::from_hours(whole_hours),
    }
}

/// How fresh a sign-in must be for what is most dangerous.
pub(crate) const FRESH: SignedDuration = SignedDuration::from_mins(15);
/// How often a request moves the end of the idle time: each move is a write.
const TOUCH: SignedDuration = SignedDuration::from_secs(60);
/// How long after a session ran out what was typed in it may still be kept for its owner.
const GRACE: SignedDuration = SignedDuration::from_hours(24);
/// How far a clock may step back before a session counts as over: sessions never lengthen.
const STEP: SignedDuration = SignedDuration::from_mins(5);

const FIND: &str = "SELECT member, begun_at, seen_at, how, notice FROM desk_session \
                    WHERE token_hash = $1 AND ended_at IS NULL";
const BEGIN: &str = "INSERT INTO desk_session (token_hash, member, how, begun_at, seen_at) \
                     VALUES ($1, $2, $3, $4, $4)";
const END: &str = "UPDATE desk_session SET ended_at = $2 WHERE token_hash = $1";
const END_ALL: &str =
    "UPDATE desk_session SET ended_at = $2 WHERE member = $1 AND ended_at IS NULL";
const END_OTHERS: &str = "UPDATE desk_session SET ended_at = $2 \
                          WHERE member = $1 AND ended_at IS NULL AND token_hash <> $3";
const SEEN: &str = "UPDATE desk_session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
const NOTICE: &str = "UPDATE desk_session SET notice = $2 WHERE token_hash = $1";
const SWEEP: &str = "DELETE FROM desk_session WHERE begun_at < $1";

fn house() -> Caller {
    Caller::system("sessions")
}

/// The token in a request's cookies.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, COOKIE).filter(|token| token.len() == 64)
}

/// A cookie's value.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

fn hash_of(token: &str) -> String {
    keys::hex(&Sha256::digest(token.as_bytes()))
}

/// Who is asking, as far as the cookie says.
pub(crate) fn standing(record: &Record, headers: &HeaderMap) -> Result<Standing, Refusal> {
    let Some(token) = token(headers) else {
        return Ok(Standing::Out);
    };
    let hash = hash_of(token);
    let now = record.clock().now();
    let (standing, touch) = record.read(&house(), |tx| {
        let found = tx.optional(FIND, &[&hash], |row| {
            row.columns::<(MemberId, Timestamp, Timestamp, String, Option<String>)>()
        })?;
        let Some((member, begun_at, seen_at, how, notice)) = found else {
            return Ok((Standing::Out, false));
        };
        let Some(caller) = Caller::load(tx, member)? else {
            return Ok((Standing::Out, false));
        };
        let Some(persona) = caller.persona() else {
            return Ok((Standing::Out, false));
        };
        let limits = limits(persona);
        let (whole, idle) = (now.duration_since(begun_at), now.duration_since(seen_at));
        if idle < -STEP {
            return Ok((Standing::Out, false));
        }
        if whole > limits.whole || idle > limits.idle {
            let over = (whole - limits.whole).max(idle - limits.idle);
            return Ok(if over < GRACE {
                (Standing::Lapsed(member), false)
            } else {
                (Standing::Out, false)
            });
        }
        let session = Session {
            hash: hash.clone(),
            begun_at,
            how,
            notice,
        };
        Ok((Standing::In(session, caller), idle > TOUCH))
    })?;
    if touch {
        // A session that cannot be touched still serves this request.
        let touched = record.write(&house(), |tx| Ok(tx.execute(SEEN, &[&hash, &now])?));
        if let Err(refusal) = touched {
            tracing::warn!(%refusal, "a session's idle time could not be moved");
        }
    }
    Ok(standing)
}

/// Begins a session; gives the `Set-Cookie` line. The token is in it and nowhere else.
pub(crate) fn begin(record: &Record, member: MemberId, how: &str) -> Result<String, Refusal> {
    let token = keys::hex(&keys::random::<32>());
    let hash = hash_of(&token);
    let now = record.clock().now();
    record.write(&house(), |tx| {
        // Rows older than any limit and its grace tell nothing any more.
        let old = now - SignedDuration::from_hours(72);
        tx.execute(SWEEP, &[&old])?;
        tx.execute(BEGIN, &[&hash, &member, &how, &now])?;
        Ok(())
    })?;
    Ok(format!(
        "{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax"
    ))
}

/// The `Set-Cookie` line that takes the cookie away.
pub(crate) fn no_cookie() -> String {
    format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Ends one session.
pub(crate) fn end(record: &Record, session: &Session) -> Result<(), Refusal> {
    let now = record.clock().now();
    record.write(&house(), |tx| {
        tx.execute(END, &[&session.hash, &now])?;
        Ok(())
    })
}

/// Ends every session of a member, in the caller's transaction: when they leave, when their
/// sign-in is reset, when someone says "someone else is on my page".
pub fn end_all(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    let now = tx.now();
    tx.execute(END_ALL, &[&member, &now])
}

/// Ends every session of a member but one.
pub(crate) fn end_others(tx: &mut Tx, member: MemberId, but: &Session) -> Result<u64, Fault> {
    let now = tx.now();
    tx.execute(END_OTHERS, &[&member, &now, &but.hash])
}

/// Sets or clears what is said once at the top of the next page.
pub(crate) fn set_notice(record: &Record, session: &Session, notice: Option<&str>) {
    let notice = notice.map(str::to_owned);
    let done = record.write(&house(), |tx| {
        Ok(tx.execute(NOTICE, &[&session.hash, &notice])?)
    });
    if let Err(refusal) = done {
        tracing::warn!(%refusal, "a notice could not be kept");
    }
}

/// Keeps what was typed for its owner: the session ran out before the form came back.
pub(crate) fn keep_typed(record: &Record, member: MemberId, form: &Form) {
    let Some(name) = form.guard().form.clone() else {
        return;
    };
    let kept = record.write(&house(), |tx| {
        let now = tx.now();
        for (field, values) in form.typed_by_field() {
            let value = values.join(drafts::BETWEEN);
            drafts::keep(tx, member, &name, field, &value, now)?;
        }
        Ok(())
    });
    if let Err(refusal) = kept {
        tracing::warn!(%refusal, "what was typed could not be kept");
    }
}
