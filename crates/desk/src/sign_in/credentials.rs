//! What the house knows of how each member signs in, and the administrator's verbs over it.
//!
//! Checking says yes or no and never which part was wrong, takes as long for a name no one has,
//! and counts wrong tries by the name typed, so that neither words, nor time, nor waiting tells
//! who has an account.

use super::codes::{self, App};
use super::password;
use crate::sessions;
use care::ids::MemberId;
use jiff::SignedDuration;
use record::access::Persona;
use record::{Caller, Fault, Record, Refusal, Timestamp, Tx, keys};
use sha2::{Digest, Sha256};

/// Wrong tries in a row before one has to wait.
const TRIES: i64 = 5;
/// The first wait; it doubles with each further wrong try.
const WAIT: SignedDuration = SignedDuration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// How long a code on paper is good for.
pub const CODE_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

const BY_NAME: &str =
    "SELECT member, password, totp, totp_step FROM desk_credential WHERE name = $1";
const BY_MEMBER: &str = "SELECT name, password_at FROM desk_credential WHERE member = $1";
const ENROL: &str = "INSERT INTO desk_credential (member, name, totp_step) VALUES ($1, $2, 0) \
                     ON CONFLICT (member) DO UPDATE SET name = excluded.name";
const SET: &str = "UPDATE desk_credential SET password = $2, password_at = $3, totp = $4, \
                   totp_step = $5 WHERE member = $1";
const CLEAR: &str = "UPDATE desk_credential SET password = NULL, password_at = NULL, totp = NULL \
                     WHERE member = $1";
const STEP: &str = "UPDATE desk_credential SET totp_step = $2 WHERE member = $1 AND totp_step < $2";
const TRIED: &str = "SELECT tries, at FROM desk_try WHERE name_hash = $1";
const WRONG: &str = "INSERT INTO desk_try (name_hash, tries, at) VALUES ($1, 1, $2) \
     ON CONFLICT (name_hash) DO UPDATE SET tries = desk_try.tries + 1, at = excluded.at";
const RIGHT: &str = "DELETE FROM desk_try WHERE name_hash = $1";
const FORGET_TRIES: &str = "DELETE FROM desk_try WHERE at < $1";
const NEW_CODE: &str = "INSERT INTO desk_code (code_hash, member, made_at, ends_at) \
                        VALUES ($1, $2, $3, $4)";
const USE_CODE: &str = "UPDATE desk_code SET used_at = $3 WHERE code_hash = $1 AND member = $2 \
                        AND used_at IS NULL AND ends_at > $3";
const DROP_CODES: &str = "DELETE FROM desk_code WHERE member = $1";

fn house() -> Caller {
    Caller::system("sign-in")
}

/// A user name as it is kept: without spaces around, in lower case.
pub fn plain_name(typed: &str) -> String {
    typed.trim().to_lowercase()
}

fn name_hash(name: &str) -> String {
    keys::hex(&Sha256::digest(name.as_bytes()))
}

fn totp_place(member: MemberId) -> String {
    format!("totp:{member}")
}

struct Kept {
    member: MemberId,
    password: Option<String>,
    totp: Option<String>,
    step: i64,
}

fn find(tx: &mut Tx, name: &str) -> Result<Option<Kept>, Fault> {
    tx.optional(BY_NAME, &[&name], |row| {
        Ok(Kept {
            member: row.get(0)?,
            password: row.get(1)?,
            totp: row.get(2)?,
            step: row.get(3)?,
        })
    })
}

/// Until when someone of this name has to wait.
fn waits_until(tx: &mut Tx, hash: &str) -> Result<Option<Timestamp>, Fault> {
    let tried = tx.optional(TRIED, &[&hash], |row| row.columns::<(i64, Timestamp)>())?;
    Ok(tried
        .filter(|(tries, _)| *tries >= TRIES)
        .map(|(tries, at)| {
            let doublings = u32::try_from(tries - TRIES).unwrap_or(0).min(6);
            at + (WAIT * 2i32.pow(doublings)).min(LONGEST_WAIT)
        }))
}

/// Whether name, password and code are right: the member, or nothing.
pub(crate) fn check(
    record: &Record,
    name: &str,
    typed: &str,
    code: &str,
) -> Result<Option<MemberId>, Refusal> {
    let name = plain_name(name);
    let hash = name_hash(&name);
    let now = record.clock().now();
    let (kept, app, waiting) = record.read(&house(), |tx| {
        let kept = find(tx, &name)?;
        let secret = match &kept {
            Some(Kept {
                member,
                totp: Some(sealed),
                ..
            }) => tx.unseal(sealed, &totp_place(*member))?,
            _ => App::new_secret(),
        };
        let waiting = waits_until(tx, &hash)?.is_some_and(|until| now < until);
        Ok((kept, App::of(&secret, &name)?, waiting))
    })?;
    // Every part is looked at, whatever the others say.
    let known = kept.as_ref().and_then(|kept| kept.password.as_deref());
    let password_right = password::verify(typed, known);
    let step = app.step(code, now);
    let fresh = kept
        .as_ref()
        .and_then(|kept| step.filter(|step| *step > kept.step && kept.totp.is_some()));
    let right = match (&kept, fresh) {
        (Some(kept), Some(step)) if password_right && !waiting => Some((kept.member, step)),
        _ => None,
    };
    record.write(&house(), |tx| {
        tx.execute(FORGET_TRIES, &[&(now - SignedDuration::from_hours(24))])?;
        if let Some((member, step)) = right {
            // The same code from two places at once: the first has it.
            if tx.execute(STEP, &[&member, &step])? == 1 && is_staff_door(tx, member)? {
                tx.execute(RIGHT, &[&hash])?;
                return Ok(Some(member));
            }
        }
        tx.execute(WRONG, &[&hash, &now])?;
        Ok(None)
    })
}

/// Whether a code on paper is right for a name; it is used up.
pub(crate) fn check_paper(
    record: &Record,
    name: &str,
    code: &str,
) -> Result<Option<MemberId>, Refusal> {
    let name = plain_name(name);
    let hash = name_hash(&name);
    let now = record.clock().now();
    let code = codes::paper_hash(code).unwrap_or_default();
    record.write(&house(), |tx| {
        let waiting = waits_until(tx, &hash)?.is_some_and(|until| now < until);
        let member = find(tx, &name)?.map(|kept| kept.member);
        if let Some(member) = member.filter(|_| !waiting)
            && tx.execute(USE_CODE, &[&code, &member, &now])? == 1
            && is_staff_door(tx, member)?
        {
            tx.execute(RIGHT, &[&hash])?;
            return Ok(Some(member));
        }
        tx.execute(WRONG, &[&hash, &now])?;
        Ok(None)
    })
}

/// Whether this door is theirs: they may sign in, and are no young person, who has a door of their
/// own ([`super::own`]).
fn is_staff_door(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let caller = Caller::load(tx, member)?;
    Ok(caller.is_some_and(|caller| caller.persona() != Some(Persona::YoungPerson)))
}

/// The member of a name, and the hash of their password or chosen word.
pub(super) fn word_of(
    tx: &mut Tx,
    name: &str,
) -> Result<Option<(MemberId, Option<String>)>, Fault> {
    Ok(find(tx, name)?.map(|kept| (kept.member, kept.password)))
}

/// Whether someone of this name has to wait now.
pub(super) fn waits(tx: &mut Tx, name: &str) -> Result<bool, Fault> {
    let now = tx.now();
    Ok(waits_until(tx, &name_hash(name))?.is_some_and(|until| now < until))
}

/// Counts a wrong try of a name.
pub(super) fn was_wrong(tx: &mut Tx, name: &str) -> Result<(), Fault> {
    let now = tx.now();
    tx.execute(FORGET_TRIES, &[&(now - SignedDuration::from_hours(24))])?;
    tx.execute(WRONG, &[&name_hash(name), &now]).map(drop)
}

/// Forgets the wrong tries of a name.
pub(super) fn was_right(tx: &mut Tx, name: &str) -> Result<(), Fault> {
    tx.execute(RIGHT, &[&name_hash(name)]).map(drop)
}

/// How a member signs in, for them and for the administrator. No secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignsIn {
    /// Their user name; none before an administrator gave one.
    pub name: Option<String>,
    /// Whether they have a password (and with it an authenticator app).
    pub password: bool,
    /// When it was set.
    pub password_at: Option<Timestamp>,
}

/// How a member signs in.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<SignsIn, Fault> {
    Ok(tx
        .optional(BY_MEMBER, &[&member], |row| {
            Ok(SignsIn {
                name: Some(row.get(0)?),
                password: row.get::<Option<Timestamp>>(1)?.is_some(),
                password_at: row.get(1)?,
            })
        })?
        .unwrap_or_default())
}

// --- the administrator's verbs; the caller's right to them is the page's to decide -----------------

/// The member of a user name.
pub fn named(tx: &mut Tx, name: &str) -> Result<Option<MemberId>, Fault> {
    Ok(find(tx, &plain_name(name))?.map(|kept| kept.member))
}

/// Gives a member a user name. `false` when someone else has it.
pub fn enrol(tx: &mut Tx, member: MemberId, name: &str) -> Result<bool, Fault> {
    let name = plain_name(name);
    if find(tx, &name)?.is_some_and(|kept| kept.member != member) {
        return Ok(false);
    }
    tx.execute(ENROL, &[&member, &name])?;
    Ok(true)
}

/// A new code on paper for a member who has a user name. It is shown once, here; only its hash is
/// kept. It signs in once, within [`CODE_LIFE`]; then they set up a passkey or a password.
pub fn new_code(tx: &mut Tx, member: MemberId) -> Result<String, Fault> {
    let code = codes::on_paper();
    let hash = codes::paper_hash(&code).unwrap_or_default();
    let now = tx.now();
    tx.execute(NEW_CODE, &[&hash, &member, &now, &(now + CODE_LIFE)])?;
    Ok(code)
}

/// Takes away every way a member has to sign in, ends their sessions and gives a new code on
/// paper: a lost phone, a forgotten password, someone else on their page.
pub fn reset(tx: &mut Tx, member: MemberId) -> Result<String, Fault> {
    revoke(tx, member)?;
    new_code(tx, member)
}

/// Takes away every way a member has to sign in and ends their sessions: someone who leaves.
pub fn revoke(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.execute(CLEAR, &[&member])?;
    tx.execute(DROP_CODES, &[&member])?;
    tx.execute("DELETE FROM desk_passkey WHERE member = $1", &[&member])?;
    super::own::drop_codes(tx, member)?;
    tx.execute("DELETE FROM desk_account WHERE member = $1", &[&member])?;
    sessions::end_all(tx, member)?;
    Ok(())
}

/// Sets a member's password and authenticator app. `step` is the step of the code that proved the
/// app, so that the same code does not also sign in.
pub(crate) fn set_password(
    tx: &mut Tx,
    member: MemberId,
    hash: &str,
    secret: &str,
    step: i64,
) -> Result<(), Fault> {
    let sealed = tx.seal(secret, &totp_place(member))?;
    let now = tx.now();
    tx.execute(SET, &[&member, &hash, &now, &sealed, &step])?;
    Ok(())
}
