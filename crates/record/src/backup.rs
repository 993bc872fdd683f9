//! A whole record in one portable file, and back again, from either engine to either engine.
//!
//! A backup is a SQLite file with the facts, the access log and every table that is kept; what can
//! be computed from facts is left out and computed again when the backup is restored, so that
//! every restore shows anew that it can be. It is read in one transaction while the house goes on
//! serving. Sealed content stays sealed: without the key file a backup gives nobody's address
//! away, and with a lost key file it gives it to nobody at all. Keep the two apart.

use crate::{
    Fault, Keys, OpenFault, access_log,
    chain::Head,
    db::{Engine, Link, SqliteLink, Value, fact_guards, own_tables},
    facts,
    heads::Kept,
    house::{House, check_belonging},
    verify::{self, Verified},
};
use care::Authority;
use jiff::Timestamp;
use std::{fmt, path::Path};

/// The table that says what a backup holds.
const LABEL: &str = "CREATE TABLE backup (
    made_at TEXT NOT NULL,
    facts BIGINT NOT NULL,
    facts_hash BYTEA NOT NULL,
    looks BIGINT NOT NULL,
    looks_hash BYTEA NOT NULL
)";
/// Tables that are never carried over as rows: they are made with the place, or computed.
const OWN: [&str; 3] = ["council", "room", "backup"];
/// How many values one inserting statement carries to a server, to save round trips.
const VALUES: usize = 2_000;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made.
    pub made_at: Timestamp,
    /// How many facts.
    pub facts: i64,
    /// How many looks.
    pub looks: i64,
}

impl fmt::Display for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} facts and {} looks, as of {}",
            self.facts,
            self.looks,
            crate::clock::stamp(self.made_at)
        )
    }
}

fn plain(what: &str, why: impl fmt::Display) -> OpenFault {
    OpenFault(format!("{what}: {why}."))
}

/// Writes everything that `from`, inside a reading transaction, shows into a new file.
pub(crate) fn write(
    from: &mut Link,
    house: &House,
    to: &Path,
    now: Timestamp,
) -> Result<Backup, OpenFault> {
    let fault = |fault: Fault| plain("The backup could not be written", fault);
    let mut link = Link::Sqlite(SqliteLink::bare(to)?);
    link.batch("BEGIN IMMEDIATE").map_err(fault)?;
    link.batch(&own_tables(Engine::Sqlite)).map_err(fault)?;
    access_log::create(&mut link).map_err(fault)?;
    link.batch(&fact_guards(Engine::Sqlite)).map_err(fault)?;
    house.rooms.create(&mut link, |_| true).map_err(fault)?;
    for table in house.rooms.list.iter().flat_map(|room| room.tables) {
        link.batch(&format!("DROP TABLE IF EXISTS {table}"))
            .map_err(fault)?;
    }
    for table in from.tables().map_err(fault)? {
        if house.is_kept(&table) && table != access_log::LIST {
            copy(from, &mut link, &table).map_err(fault)?;
        }
    }
    copy(from, &mut link, access_log::LIST).map_err(fault)?;
    let facts = facts::head(&mut link, house.council).map_err(fault)?;
    let looks = access_log::head(&mut link, house.council).map_err(fault)?;
    link.batch(LABEL).map_err(fault)?;
    link.execute(
        "INSERT INTO backup (made_at, facts, facts_hash, looks, looks_hash) VALUES ($1, $2, $3, $4, $5)",
        &[&now, &facts.seq, &facts.hash, &looks.seq, &looks.hash],
    )
    .map_err(fault)?;
    link.batch("COMMIT").map_err(fault)?;
    let made = Backup {
        made_at: now,
        facts: facts.seq,
        looks: looks.seq,
    };
    sound(
        &verify::walk(&mut link, house.council, None),
        "The backup was written but does not hold",
    )?;
    Ok(made)
}

/// Opens a backup and checks that it is this council's, that the key is its key, that it is whole
/// and that every entry holds.
pub(crate) fn open(
    from: &Path,
    council: Authority,
    keys: &Keys,
) -> Result<(Link, Backup), OpenFault> {
    let what = format!(
        "The file {} is not a backup that can be restored",
        from.display()
    );
    if !from.is_file() {
        return Err(OpenFault(format!(
            "There is no backup at {}.",
            from.display()
        )));
    }
    let fault = |fault: Fault| plain(&what, fault);
    let mut link = Link::Sqlite(SqliteLink::still(from)?);
    if !link.has_table("backup").map_err(fault)? {
        return Err(plain(
            &what,
            "it is not a Homeward backup, or it was cut short",
        ));
    }
    check_belonging(&mut link, council, keys)?;
    let (backup, facts, looks) = link
        .optional(
            "SELECT made_at, facts, facts_hash, looks, looks_hash FROM backup",
            &[],
            |row| {
                let facts = Head {
                    seq: row.get(1)?,
                    hash: row.get(2)?,
                };
                let looks = Head {
                    seq: row.get(3)?,
                    hash: row.get(4)?,
                };
                let backup = Backup {
                    made_at: row.get(0)?,
                    facts: facts.seq,
                    looks: looks.seq,
                };
                Ok((backup, facts, looks))
            },
        )
        .and_then(|found| found.ok_or(Fault::NoRow))
        .map_err(fault)?;
    let kept = Kept {
        facts: (facts.seq > 0).then_some(facts),
        looks: (looks.seq > 0).then_some(looks),
    };
    sound(&verify::walk(&mut link, council, Some(kept)), &what)?;
    Ok((link, backup))
}

fn sound(found: &Verified, what: &str) -> Result<(), OpenFault> {
    match found.first() {
        None => Ok(()),
        Some(first) => Err(plain(what, first)),
    }
}

/// Puts the facts and every kept table of a backup into an empty place.
pub(crate) fn put_back(backup: &mut Link, house: &House, to: &mut Link) -> Result<(), Fault> {
    for table in backup.tables()? {
        if house.is_kept(&table) && table != access_log::LIST && !OWN.contains(&table.as_str()) {
            copy(backup, to, &table)?;
        }
    }
    Ok(())
}

/// Puts the looks of a backup into an empty place.
pub(crate) fn put_looks_back(backup: &mut Link, to: &mut Link) -> Result<(), Fault> {
    copy(backup, to, access_log::LIST)
}

/// Copies the rows of a table, several to a statement.
fn copy(from: &mut Link, to: &mut Link, table: &str) -> Result<(), Fault> {
    let columns = to.columns(table)?;
    if columns.is_empty() {
        // A table of a room that this Homeward does not have: nothing reads it.
        tracing::warn!(
            table,
            "a table of the record is not known here and was not copied"
        );
        return Ok(());
    }
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let list = names.join(", ");
    let many = match to.engine() {
        // SQLite is fastest row by row: it finds a parameter's name by walking all of them.
        Engine::Sqlite => 1,
        Engine::Postgres => VALUES / names.len(),
    };
    let in_order = if names.contains(&"seq") {
        " ORDER BY seq"
    } else {
        ""
    };
    let mut waiting: Vec<Value<'static>> = Vec::with_capacity(VALUES);
    let full = inserting(table, &list, names.len(), many);
    from.query(
        &format!("SELECT {list} FROM {table}{in_order}"),
        &[],
        &mut |row| {
            waiting.extend(row.cells()?);
            if waiting.len() == many * names.len() {
                insert(to, &full, &waiting)?;
                waiting.clear();
            }
            Ok(())
        },
    )?;
    if waiting.is_empty() {
        return Ok(());
    }
    let rest = inserting(table, &list, names.len(), waiting.len() / names.len());
    insert(to, &rest, &waiting)
}

fn insert(to: &mut Link, sql: &str, values: &[Value<'static>]) -> Result<(), Fault> {
    let params: Vec<&dyn crate::Bind> = values.iter().map(|value| value as _).collect();
    to.execute(sql, &params)?;
    Ok(())
}

fn inserting(table: &str, list: &str, width: usize, rows: usize) -> String {
    let mut sql = format!("INSERT INTO {table} ({list}) VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let gap = if column == 0 { "" } else { ", " };
            sql.push_str(&format!("{gap}${}", row * width + column + 1));
        }
        sql.push(')');
    }
    sql
}
