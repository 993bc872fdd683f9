//! The borough by its neighbourhoods: the seven footprints.

mod footprints;

pub(super) use footprints::footprint;

use record::{Caller, Record};

/// Makes the footprints.
pub fn open(record: &Record, seed: u64) -> anyhow::Result<()> {
    let house = Caller::system("demonstration");
    record.write(&house, |tx| footprints::open(tx, seed))?;
    Ok(())
}
