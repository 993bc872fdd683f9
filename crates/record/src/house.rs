//! What every transaction of a record shares, and making its tables when it is opened.

use crate::{
    Caller, Clock, Fault, Keys, Look, OpenFault, Refusal, Settings, Tx, access_log,
    db::{Link, fact_guards, own_tables, without_fact_guards},
    derived::Shelf,
    facts, rebuild,
    rooms::Rooms,
};
use care::Authority;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The format of the record's own tables. A record of a later format is not opened.
/// 2: the guards of the list of facts have the one lawful door of an erasure.
const FORMAT: i64 = 2;
/// What the key check seals: opening it shows that a key is the record's.
const KEY_CHECK: &str = "homeward";

/// What every transaction may ask.
pub(crate) struct House {
    pub(crate) rooms: Rooms,
    pub(crate) clock: Clock,
    pub(crate) council: Authority,
    pub(crate) keys: Keys,
    pub(crate) shelf: Shelf,
}

impl House {
    pub(crate) fn new(rooms: Rooms, settings: Settings) -> Self {
        Self {
            rooms,
            clock: settings.clock,
            council: settings.council,
            keys: settings.keys,
            shelf: Shelf::default(),
        }
    }

    /// Makes the tables of a record in memory.
    pub(crate) fn create_in_memory(&self, link: &mut Link, guarded: bool) -> Result<(), Fault> {
        self.make_own_tables(link)?;
        access_log::create(link)?;
        if guarded {
            link.batch(&fact_guards(link.engine()))?;
        }
        self.rooms.create(link, |_| true)
    }

    fn make_own_tables(&self, link: &mut Link) -> Result<(), Fault> {
        link.batch(&own_tables(link.engine()))?;
        if link
            .optional("SELECT code FROM council", &[], |_| Ok(()))?
            .is_none()
        {
            let check = self.keys.seal(KEY_CHECK, KEY_CHECK)?;
            link.execute(
                "INSERT INTO council (code, format, key_check) VALUES ($1, $2, $3)",
                &[&self.council, &FORMAT, &check],
            )?;
        }
        Ok(())
    }

    /// Makes the tables that are not there, checks that the record is this council's and that the
    /// key is the record's, and rebuilds the projections of rooms whose tables changed shape.
    pub(crate) fn prepare(&self, link: &mut Link) -> Result<(), OpenFault> {
        link.begin_write(facts::LIST)?;
        let done = self.prepare_within(link);
        let end = link.batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
        done?;
        Ok(end?)
    }

    fn prepare_within(&self, link: &mut Link) -> Result<(), OpenFault> {
        let new = !link.has_table(facts::LIST)?;
        self.make_own_tables(link)?;
        if new {
            link.batch(&fact_guards(link.engine()))?;
        }
        let format = check_belonging(link, self.council, &self.keys)?;
        if format < FORMAT {
            let engine = link.engine();
            link.batch(without_fact_guards(engine))?;
            link.batch(&fact_guards(engine))?;
            link.execute("UPDATE council SET format = $1", &[&FORMAT])?;
        }
        let mut changed = Vec::new();
        for room in &self.rooms.list {
            let kept: Option<String> = link.optional(
                "SELECT shape FROM room WHERE name = $1",
                &[&room.name],
                |row| row.get(0),
            )?;
            if kept.as_deref() != Some(&room.shape()) {
                changed.push(room.name);
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let caller = Caller::system("opening the record");
        rebuild::rebuild(
            &mut Tx::new(link, &caller, self, true),
            &self.rooms,
            |room| changed.contains(&room.name),
        )?;
        for room in &self.rooms.list {
            link.execute(
                "INSERT INTO room (name, shape) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET shape = excluded.shape",
                &[&room.name, &room.shape()],
            )?;
        }
        Ok(())
    }

    /// Whether a table is kept as it is and not computed from facts.
    pub(crate) fn is_kept(&self, table: &str) -> bool {
        let mut computed = self.rooms.list.iter().flat_map(|room| room.tables);
        !computed.any(|name| *name == table)
    }

    /// Runs a reading transaction; gives the answer and the looks noted on the way.
    pub(crate) fn reading<T>(
        &self,
        link: &mut Link,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<(Result<T, Refusal>, Vec<Look>), Fault> {
        link.begin_read()?;
        let (outcome, looks) = {
            let mut tx = Tx::new(link, caller, self, false);
            let outcome = catch_unwind(AssertUnwindSafe(|| f(&mut tx)));
            let spoilt = tx.spoilt();
            let looks = tx.take_looks();
            (outcome.map(|answer| sound(answer, spoilt)), looks)
        };
        if !link.lost_transaction() {
            link.batch("ROLLBACK")?;
        }
        match outcome {
            Ok(answer) => Ok((answer, looks)),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Runs the work of a writing transaction; whoever calls commits. Gives the answer and the
    /// looks noted on the way.
    pub(crate) fn writing<T>(
        &self,
        link: &mut Link,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Vec<Look>) {
        let mut tx = Tx::new(link, caller, self, true);
        let answer = f(&mut tx);
        let looks = tx.take_looks();
        (sound(answer, tx.spoilt()), looks)
    }
}

/// Checks that a record or a backup is this council's and that the key is its key; gives its
/// format.
pub(crate) fn check_belonging(
    link: &mut Link,
    council: Authority,
    keys: &Keys,
) -> Result<i64, OpenFault> {
    let sql = "SELECT code, format, key_check FROM council";
    let (code, format, check): (String, i64, String) = link
        .optional(sql, &[], |row| row.columns())?
        .ok_or(Fault::NoRow)?;
    if code != council.as_str() {
        return Err(OpenFault(format!(
            "This is the record of {code}, not of {council}."
        )));
    }
    if format > FORMAT {
        return Err(OpenFault(
            "This record was written by a newer Homeward; use that one or a later one.".to_owned(),
        ));
    }
    if keys.unseal(&check, KEY_CHECK).is_err() {
        let place = keys
            .place()
            .map(|place| format!(" in {}", place.display()))
            .unwrap_or_default();
        return Err(OpenFault(format!(
            "The key{place} is not this record's: put back the key file the record was made with."
        )));
    }
    Ok(format)
}

/// An answer is only good when nothing failed on the way to it.
fn sound<T>(answer: Result<T, Refusal>, spoilt: Option<Fault>) -> Result<T, Refusal> {
    match (answer, spoilt) {
        (Ok(_), Some(fault)) => Err(fault.into()),
        (answer, _) => answer,
    }
}
