//! How facts about people show in tables.

use super::facts::{
    Contact, Document, DocumentFile, Identity, Name, PersonWhoMatters, PlaceThatMatters, Returned,
    Sibling, Statement, Withdrawn,
};
use super::names::NamesRead;
use super::sql;
use care::Date;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "people",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Identity::KIND,
        Returned::KIND,
        Name::KIND,
        Statement::KIND,
        PersonWhoMatters::KIND,
        PlaceThatMatters::KIND,
        Sibling::KIND,
        Contact::KIND,
        Document::KIND,
        DocumentFile::KIND,
        NamesRead::KIND,
        Withdrawn::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Identity::KIND => {
            let who: Identity = fact.read()?;
            tx.execute(
                sql::PUT_IDENTITY,
                &[
                    &fact.subject,
                    &who.child,
                    &who.born,
                    &who.sex.map(|c| c.code()),
                    &who.ethnicity.map(|c| c.code()),
                    &who.upn,
                ],
            )?;
        }
        Returned::KIND => {
            let returned: Returned = fact.read()?;
            tx.execute(sql::PUT_RETURNED, &[&fact.subject, &returned.year])?;
        }
        Name::KIND => {
            let name: Name = fact.read()?;
            tx.execute(
                sql::PUT_NAME,
                &[
                    &fact.subject,
                    &name.given,
                    &name.family,
                    &name.known_as,
                    &fact.id,
                ],
            )?;
        }
        Sibling::KIND => {
            let sibling: Sibling = fact.read()?;
            let other = care::ids::SubjectId::from(sibling.of);
            tx.execute(sql::PUT_SIBLING, &[&fact.subject, &other, &fact.id])?;
            tx.execute(sql::PUT_SIBLING, &[&other, &fact.subject, &fact.id])?;
        }
        Statement::KIND => said(tx, fact, Some(fact.read::<Statement>()?.said_on), false)?,
        Contact::KIND => said(tx, fact, Some(fact.read::<Contact>()?.on), false)?,
        Document::KIND => said(tx, fact, Some(fact.read::<Document>()?.dated), true)?,
        // Read from the facts themselves when somebody opens it.
        DocumentFile::KIND => {}
        NamesRead::KIND => {
            let plain = fact.content.to_string();
            let content = tx.seal_steadily(&plain, &super::names::bound_to(fact.id))?;
            tx.execute(
                sql::PUT_NAMES_READ,
                &[&fact.id, &fact.recorded_at, &content],
            )?;
        }
        PersonWhoMatters::KIND | PlaceThatMatters::KIND => said(tx, fact, None, true)?,
        Withdrawn::KIND => {
            if let Some(earlier) = fact.supersedes {
                tx.execute(sql::DROP_SAID, &[&earlier])?;
                tx.execute(sql::DROP_SIBLING, &[&earlier])?;
            }
        }
        other => {
            return Err(Fault::Other(format!(
                "people does not know facts of kind {other}"
            )));
        }
    }
    Ok(())
}

/// Lists what was said, in place of what it corrects.
fn said(tx: &mut Tx<'_>, fact: &Fact, on: Option<Date>, sealed: bool) -> Result<(), Fault> {
    if let Some(earlier) = fact.supersedes {
        tx.execute(sql::DROP_SAID, &[&earlier])?;
    }
    let plain = fact.content.to_string();
    let content = if sealed {
        tx.seal_steadily(&plain, &format!("said {}", fact.id))?
    } else {
        plain
    };
    tx.execute(
        sql::PUT_SAID,
        &[
            &fact.id,
            &fact.subject,
            &fact.kind,
            &on,
            &fact.recorded_at,
            &fact.recorded_by,
            &content,
        ],
    )?;
    Ok(())
}
