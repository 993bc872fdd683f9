//! How the census shows in a table, and files that wait to be read.

use super::facts::CensusSaid;
use super::sql;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use care::Date;
use care::ids::{FactId, YoungPersonId};
use record::{Content as _, Fact, Fault, Refusal, Room, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "census",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[CensusSaid::KIND],
    apply,
};

fn bound(of: YoungPersonId, start: Date) -> String {
    format!("census {of} {start}")
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let said: CensusSaid = fact.read()?;
    let of = YoungPersonId(fact.subject.0);
    let kept = tx.seal_steadily(&fact.content.to_string(), &bound(of, said.start))?;
    tx.execute(sql::PUT, &[&of, &said.start, &fact.id, &kept])?;
    Ok(())
}

/// What the census said of each placement, with the fact.
pub(super) type Said = HashMap<(YoungPersonId, Date), (FactId, CensusSaid)>;

/// Everything the census said.
pub(super) fn said(tx: &mut Tx<'_>) -> Result<Said, Fault> {
    let rows = tx.rows(sql::ALL, &[], |row| {
        row.columns::<(YoungPersonId, Date, FactId, String)>()
    })?;
    rows.into_iter()
        .map(|(of, start, fact, sealed)| {
            let text = tx.unseal(&sealed, &bound(of, start))?;
            let said = serde_json::from_str(&text).map_err(|_| Fault::Content {
                kind: CensusSaid::KIND.to_owned(),
                version: CensusSaid::VERSION,
                why: "it cannot be read".to_owned(),
            })?;
            Ok(((of, start), (fact, said)))
        })
        .collect()
}

/// Keeps a file, sealed, until it is read or thrown away; those of earlier days are forgotten.
pub(super) fn receive(tx: &mut Tx<'_>, id: Uuid, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let now = tx.now();
    let yesterday = now - jiff::SignedDuration::from_hours(24);
    tx.execute(sql::FORGET_OLD, &[&yesterday])?;
    let sealed = tx.seal(&BASE64.encode(bytes), &format!("census upload {id}"))?;
    tx.execute(sql::PUT_UPLOAD, &[&id, &name, &sealed, &now])?;
    Ok(())
}

/// A file that waits.
pub(super) fn received(tx: &mut Tx<'_>, id: Uuid) -> Result<(String, Vec<u8>), Refusal> {
    let found = tx.optional(sql::UPLOAD, &[&id], |row| row.columns::<(String, String)>())?;
    let (name, sealed) = found.ok_or(Refusal::NotFound)?;
    let text = tx.unseal(&sealed, &format!("census upload {id}"))?;
    let bytes = BASE64.decode(text).map_err(|_| Refusal::NotFound)?;
    Ok((name, bytes))
}

/// Forgets a file: it was read, or somebody threw it away.
pub(super) fn forget(tx: &mut Tx<'_>, id: Uuid) -> Result<(), Refusal> {
    tx.execute(sql::DROP_UPLOAD, &[&id])?;
    Ok(())
}
