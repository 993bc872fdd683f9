//! What must be remembered between two steps of signing in: sealed, for minutes, used once.

use jiff::SignedDuration;
use record::{Fault, Tx};
use serde::{Serialize, de::DeserializeOwned};

const KEEP: &str = "INSERT INTO desk_pending (name, value, ends_at) VALUES ($1, $2, $3) \
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at";
const FIND: &str = "SELECT value FROM desk_pending WHERE name = $1 AND ends_at > $2";
const DROP: &str = "DELETE FROM desk_pending WHERE name = $1";
const SWEEP: &str = "DELETE FROM desk_pending WHERE ends_at < $1";

/// How long a step may take.
const LIFE: SignedDuration = SignedDuration::from_mins(15);

fn place(name: &str) -> String {
    format!("pending:{name}")
}

/// Keeps something under a name.
pub(super) fn keep(tx: &mut Tx, name: &str, value: &impl Serialize) -> Result<(), Fault> {
    let text = serde_json::to_string(value).map_err(|error| Fault::Other(error.to_string()))?;
    let sealed = tx.seal(&text, &place(name))?;
    let now = tx.now();
    tx.execute(SWEEP, &[&now])?;
    tx.execute(KEEP, &[&name, &sealed, &(now + LIFE)])?;
    Ok(())
}

/// What was kept under a name, while it lasts.
pub(super) fn find<T: DeserializeOwned>(tx: &mut Tx, name: &str) -> Result<Option<T>, Fault> {
    let now = tx.now();
    let Some(sealed) = tx.optional(FIND, &[&name, &now], |row| row.get::<String>(0))? else {
        return Ok(None);
    };
    let text = tx.unseal(&sealed, &place(name))?;
    serde_json::from_str(&text).map_err(|error| Fault::Other(error.to_string()))
}

/// Takes what was kept under a name: a second time there is nothing.
pub(super) fn take<T: DeserializeOwned>(tx: &mut Tx, name: &str) -> Result<Option<T>, Fault> {
    let found = find(tx, name)?;
    let dropped = tx.execute(DROP, &[&name])?;
    Ok(found.filter(|_| dropped == 1))
}

/// Forgets a name.
pub(super) fn forget(tx: &mut Tx, name: &str) -> Result<(), Fault> {
    tx.execute(DROP, &[&name])?;
    Ok(())
}
