//! Passkeys.

use crate::form::Form;
use care::ids::MemberId;
use maud::{Markup, html};
use record::{Fault, Timestamp, Tx};

/// A passkey as its owner sees it.
pub(super) struct Held {
    id: String,
    label: String,
    made_at: Timestamp,
    used_at: Option<Timestamp>,
}

/// The passkeys of a member.
pub(super) fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Held>, Fault> {
    tx.rows(
        "SELECT id, label, made_at, used_at FROM desk_passkey WHERE member = $1 ORDER BY made_at",
        &[&member],
        |row| {
            Ok(Held {
                id: row.get(0)?,
                label: row.get(1)?,
                made_at: row.get(2)?,
                used_at: row.get(3)?,
            })
        },
    )
}

/// The part of the account page about passkeys.
pub(super) fn part(_form: &Form, held: &[Held]) -> Markup {
    html! {
        @for passkey in held {
            p.govuk-body data-passkey=(passkey.id) { (passkey.label) (passkey.made_at) (passkey.used_at.is_some()) }
        }
    }
}
