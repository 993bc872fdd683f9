//! Projections from nothing but facts: dropped, made again, and filled in the order of the record;
//! or made beside the ones there are, and compared.

use crate::{
    Caller, Fact, Fault, Room, Tx,
    db::{Engine, Link, SqliteLink, TableColumn, Value},
    house::House,
    rooms::Rooms,
};
use std::{fmt, sync::mpsc};

/// How many facts are read at a time.
const STEP: i64 = 1_000;

/// What rebuilding did or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many facts were applied.
    pub facts: i64,
    /// How many tables were rebuilt or compared.
    pub tables: usize,
    /// The first difference, when comparing found one.
    pub difference: Option<Difference>,
}

/// Where the projections are not what the facts give. Without anybody's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// What differs: which row, by its first column, and which columns.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}: {}", self.table, self.what)
    }
}

impl fmt::Display for Rebuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} facts, {} tables", self.facts, self.tables)?;
        match &self.difference {
            None => Ok(()),
            Some(difference) => write!(f, "; the first difference is in {difference}"),
        }
    }
}

/// Drops and rebuilds the projections of some rooms; gives how many facts were applied.
pub(crate) fn rebuild(
    tx: &mut Tx<'_>,
    rooms: &Rooms,
    which: impl Fn(&Room) -> bool,
) -> Result<i64, Fault> {
    for room in rooms.list.iter().filter(|room| which(room)) {
        for table in room.tables {
            tx.link().batch(&format!("DROP TABLE IF EXISTS {table}"))?;
        }
    }
    rooms.create(tx.link(), &which)?;
    let mut after = 0;
    let mut applied = 0;
    loop {
        let facts: Vec<Fact> = tx.facts_after(after, STEP)?;
        let Some(last) = facts.last() else {
            return Ok(applied);
        };
        after = last.seq;
        for fact in &facts {
            tx.apply_where(fact, &which)?;
            applied += 1;
        }
    }
}

/// Rebuilds into a scratch place and compares table by table with what is there.
pub(crate) fn compare(live: &mut Tx<'_>, house: &House, caller: &Caller) -> Result<Rebuilt, Fault> {
    let scratch = SqliteLink::scratch().map_err(|fault| Fault::Other(fault.0))?;
    let mut scratch = Link::Sqlite(scratch);
    house.rooms.create(&mut scratch, |_| true)?;
    scratch.batch("BEGIN")?;
    let mut applied = 0;
    let mut after = 0;
    {
        let mut there = Tx::new(&mut scratch, caller, house, true);
        loop {
            let facts = live.facts_after(after, STEP)?;
            let Some(last) = facts.last() else { break };
            after = last.seq;
            for fact in &facts {
                there.apply_where(fact, |_| true)?;
                applied += 1;
            }
        }
    }
    let mut tables = 0;
    let mut difference = None;
    for table in house.rooms.list.iter().flat_map(|room| room.tables) {
        let columns = scratch.columns(table)?;
        if columns.is_empty() {
            // Full-text search is kept in a table of its own kind and is made from others.
            continue;
        }
        tables += 1;
        difference = table_difference(live.link(), &mut scratch, table, &columns)?;
        if difference.is_some() {
            break;
        }
    }
    Ok(Rebuilt {
        facts: applied,
        tables,
        difference,
    })
}

type Cells = Vec<Value<'static>>;

/// Reads a table on both sides in the same order and stops at the first row that differs.
fn table_difference(
    live: &mut Link,
    scratch: &mut Link,
    table: &str,
    columns: &[TableColumn],
) -> Result<Option<Difference>, Fault> {
    let here = in_order(live.engine(), table, columns);
    let there = in_order(scratch.engine(), table, columns);
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel::<Cells>(256);
        let rebuilt = scope.spawn(move || {
            scratch.query(&there, &[], &mut |row| {
                send.send(row.cells()?)
                    .map_err(|_| Fault::Other("stopped".to_owned()))
            })
        });
        let mut what = None;
        let read = live.query(&here, &[], &mut |row| {
            let stored = row.cells()?;
            let wanted = receive.recv().ok();
            if wanted.as_ref() == Some(&stored) {
                return Ok(());
            }
            what = Some(described(&stored, wanted.as_ref(), columns));
            Err(Fault::Other("stopped".to_owned()))
        });
        if what.is_none() {
            read?;
            if let Ok(extra) = receive.recv() {
                what = Some(format!("the row {} is missing", name_of(&extra)));
            }
        }
        drop(receive);
        let ended = rebuilt
            .join()
            .unwrap_or_else(|_| Err(Fault::Other("the comparison stopped".to_owned())));
        if what.is_none() {
            ended?;
        }
        let table = table.to_owned();
        Ok(what.map(|what| Difference { table, what }))
    })
}

/// Any order will do as long as it is one order on both sides: text by bytes, nothing first.
fn in_order(engine: Engine, table: &str, columns: &[TableColumn]) -> String {
    let list: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let order: Vec<String> = columns
        .iter()
        .map(|column| match engine {
            Engine::Postgres if column.text => format!("{} COLLATE \"C\" NULLS FIRST", column.name),
            _ => format!("{} NULLS FIRST", column.name),
        })
        .collect();
    format!(
        "SELECT {} FROM {table} ORDER BY {}",
        list.join(", "),
        order.join(", ")
    )
}

fn described(stored: &Cells, wanted: Option<&Cells>, columns: &[TableColumn]) -> String {
    let Some(wanted) = wanted else {
        return format!("the row {} should not be there", name_of(stored));
    };
    if stored.first() != wanted.first() {
        return format!(
            "the row {} is there where the facts give {}",
            name_of(stored),
            name_of(wanted)
        );
    }
    let differing: Vec<&str> = columns
        .iter()
        .zip(stored.iter().zip(wanted))
        .filter(|(_, (stored, wanted))| stored != wanted)
        .map(|(column, _)| column.name.as_str())
        .collect();
    format!(
        "the row {} differs in {}",
        name_of(stored),
        differing.join(", ")
    )
}

/// A row by its first column, which is an id.
fn name_of(cells: &Cells) -> String {
    match cells.first() {
        Some(Value::Text(text)) if text.len() <= 40 => text.to_string(),
        Some(Value::Int(n)) => n.to_string(),
        _ => "without a short id".to_owned(),
    }
}
