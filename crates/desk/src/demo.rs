//! Demonstrations: no child is real, and anyone may be anyone.
//!
//! **Invariant.** A record that was not made for a demonstration can never be opened as one, so
//! the list of people to be can never stand before real children.

use record::{Caller, OpenFault, Record, Refusal};

const MADE_AS: &str = "made_as";

/// Marks a new, empty record as made for a demonstration. Refused once anything was said in it.
pub fn mark(record: &Record) -> Result<(), Refusal> {
    record.write(&Caller::system("demonstration"), |tx| {
        let said: i64 = tx.one("SELECT count(*) FROM fact", &[], |row| row.get(0))?;
        if said > 0 {
            return Err(Refusal::invalid(
                "",
                "this record already holds facts, so it cannot become a demonstration",
            ));
        }
        tx.execute(
            "INSERT INTO desk_setting (name, value) VALUES ($1, $2) \
             ON CONFLICT (name) DO NOTHING",
            &[&MADE_AS, &"demo"],
        )?;
        Ok(())
    })
}

/// Whether a record was made for a demonstration.
pub fn is_demo(record: &Record) -> Result<bool, Refusal> {
    record.read(&Caller::system("demonstration"), |tx| {
        let made: Option<String> = tx.optional(
            "SELECT value FROM desk_setting WHERE name = $1",
            &[&MADE_AS],
            |row| row.get(0),
        )?;
        Ok(made.as_deref() == Some("demo"))
    })
}

/// Refuses a demonstration over a real record, and real use of a demonstration's.
pub(crate) fn check(record: &Record, demo: bool) -> Result<(), OpenFault> {
    let made = is_demo(record)
        .map_err(|refusal| OpenFault(format!("The record could not be read: {refusal}.")))?;
    match (demo, made) {
        (true, false) => Err(OpenFault(
            "This record was not made for a demonstration, so it is not opened as one: \
             anyone could see real children. Make a new one with `homeward demo`."
                .to_owned(),
        )),
        (false, true) => Err(OpenFault(
            "This record was made for a demonstration, so it is not opened for real use. \
             Use `homeward demo`, or choose another place with --data."
                .to_owned(),
        )),
        _ => Ok(()),
    }
}
