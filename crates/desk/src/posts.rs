//! Each drawn form may be saved once.
//!
//! The key of a form is written in the same transaction as what the form says. A second post with
//! the key (a double click, a browser that asks again after a lost connection) finds it and is
//! answered with where the first one led.

use care::ids::MemberId;
use record::{Fault, Timestamp, Tx};
use uuid::Uuid;

/// Uses up a key; `false` when it was used before.
pub(crate) fn claim(
    tx: &mut Tx,
    member: MemberId,
    key: Uuid,
    now: Timestamp,
) -> Result<bool, Fault> {
    let claimed = tx.execute(
        "INSERT INTO desk_post (member, post_key, at) VALUES ($1, $2, $3) \
         ON CONFLICT (member, post_key) DO NOTHING",
        &[&member, &key, &now],
    )?;
    Ok(claimed == 1)
}

/// Notes where the first post led.
pub(crate) fn led_to(tx: &mut Tx, member: MemberId, key: Uuid, to: &str) -> Result<(), Fault> {
    tx.execute(
        "UPDATE desk_post SET led_to = $3 WHERE member = $1 AND post_key = $2",
        &[&member, &key, &to],
    )?;
    Ok(())
}

/// Where the first post with this key led; `None` when it was never used or is not finished.
pub(crate) fn first_answer(
    tx: &mut Tx,
    member: MemberId,
    key: Uuid,
) -> Result<Option<String>, Fault> {
    let found: Option<Option<String>> = tx.optional(
        "SELECT led_to FROM desk_post WHERE member = $1 AND post_key = $2",
        &[&member, &key],
        |row| row.get(0),
    )?;
    Ok(found.flatten())
}
