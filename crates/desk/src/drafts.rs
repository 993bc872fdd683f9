//! What someone has typed and not yet saved, kept on the server field by field, so that a lost
//! connection, a time-out, a crash or a sign-out costs nothing.
//!
//! Drafts belong to one member and one form about one person or thing; no one else can read them.
//! They are sealed with the council's key, because they are the freshest thing in the house.

use care::ids::MemberId;
use record::{Fault, Timestamp, Tx};

/// Stands between the values of a field that has several (boxes ticked).
pub(crate) const BETWEEN: &str = "\u{1f}";
/// The most that is kept of one field, in bytes: a long assessment.
const MOST: usize = 256 * 1024;
/// The most fields one form may leave.
const MOST_FIELDS: i64 = 200;

fn bound_to(member: MemberId, form: &str, field: &str) -> String {
    format!("draft:{member}:{form}:{field}")
}

/// Keeps a field as it stands, unless it is a secret. `false` when it is too long or the form has too many.
pub(crate) fn keep(
    tx: &mut Tx,
    member: MemberId,
    form: &str,
    field: &str,
    value: &str,
    now: Timestamp,
) -> Result<bool, Fault> {
    if crate::form::is_secret_field(field) {
        return Ok(true);
    }
    if value.len() > MOST || form.len() > 200 || field.len() > 100 {
        return Ok(false);
    }
    let kept: i64 = tx.one(
        "SELECT count(*) FROM desk_draft WHERE member = $1 AND form = $2 AND field <> $3",
        &[&member, &form, &field],
        |row| row.get(0),
    )?;
    if kept >= MOST_FIELDS {
        return Ok(false);
    }
    let sealed = tx.seal(value, &bound_to(member, form, field))?;
    tx.execute(
        "INSERT INTO desk_draft (member, form, field, value, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (member, form, field) DO UPDATE SET value = excluded.value, at = excluded.at",
        &[&member, &form, &field, &sealed, &now],
    )?;
    Ok(true)
}

/// What was left of a form, field by field.
pub(crate) fn of(
    tx: &mut Tx,
    member: MemberId,
    form: &str,
) -> Result<Vec<(String, String)>, record::Refusal> {
    let sealed: Vec<(String, String)> = tx.rows(
        "SELECT field, value FROM desk_draft WHERE member = $1 AND form = $2 ORDER BY field",
        &[&member, &form],
        |row| row.columns(),
    )?;
    let mut found = Vec::with_capacity(sealed.len());
    for (field, value) in sealed {
        let values = tx.unseal(&value, &bound_to(member, form, &field))?;
        for value in values.split(BETWEEN) {
            found.push((field.clone(), value.to_owned()));
        }
    }
    Ok(found)
}

/// Forgets a form: it was saved, or its writer threw it away.
pub(crate) fn forget(tx: &mut Tx, member: MemberId, form: &str) -> Result<(), Fault> {
    tx.execute(
        "DELETE FROM desk_draft WHERE member = $1 AND form = $2",
        &[&member, &form],
    )?;
    Ok(())
}
