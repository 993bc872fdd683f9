//! The borough by its neighbourhoods: the seven footprints, their weekly huddles, what there is in each.

mod community;
mod footprints;
mod huddles;

pub(super) use footprints::footprint;

use care::Date;
use record::{Caller, Record};

/// Makes the footprints.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    record.write(&house, |tx| footprints::open(tx, seed))?;
    Ok(())
}

/// What happened in them: once people have names and words.
pub fn life(record: &Record, caller: &Caller, seed: u64, today: Date) -> anyhow::Result<()> {
    record.write(caller, |tx| huddles::life(tx, seed, today))?;
    community::life(record, caller, seed, today)
}
