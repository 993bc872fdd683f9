//! The postcode table in use: the council's own where one was loaded, else the one that ships.

use anyhow::Context;
use care::PostcodeTable;
use std::path::{Path, PathBuf};

fn file(data: &Path) -> PathBuf {
    data.join("postcodes.hwpc")
}

/// The table that was loaded into a data directory, if one was. A file that is damaged is an error,
/// never a silent fall back: a child's distance from home must not depend on which table happened
/// to be readable.
pub fn loaded(data: &Path) -> anyhow::Result<Option<PostcodeTable>> {
    let file = file(data);
    match std::fs::read(&file) {
        Ok(bytes) => {
            let table =
                care::postcodes::read(&bytes).with_context(|| file.display().to_string())?;
            Ok(Some(table))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
    }
}

/// The table in use with a data directory.
pub fn table(data: &Path) -> anyhow::Result<PostcodeTable> {
    Ok(loaded(data)?.unwrap_or_else(care::postcodes::shipped))
}

/// Keeps a table in a data directory, whole or not at all.
pub fn keep(data: &Path, table: &PostcodeTable) -> anyhow::Result<()> {
    std::fs::create_dir_all(data)
        .with_context(|| format!("the directory {} cannot be made", data.display()))?;
    let (file, part) = (file(data), data.join("postcodes.hwpc.part"));
    std::fs::write(&part, care::postcodes::write(table))
        .with_context(|| format!("{} cannot be written", part.display()))?;
    std::fs::rename(&part, &file).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::Postcode;

    #[test]
    fn a_loaded_table_takes_the_place_of_the_shipped_one() {
        let data = std::env::temp_dir().join(format!("homeward-postcodes-{}", std::process::id()));
        let wigan = Postcode::parse("WN1 1AA").unwrap();
        // Northern Ireland does not ship: its postcodes have a licence of their own.
        let belfast = Postcode::parse("BT1 5GS").unwrap();
        assert!(table(&data).unwrap().locate(wigan).is_some());
        assert!(table(&data).unwrap().locate(belfast).is_none());
        let csv = "pcds,laua,oseast1m,osnrth1m\nBT1 5GS,N09000003,333800,374000\n";
        keep(&data, &care::postcodes::from_directory(csv).unwrap().0).unwrap();
        assert!(table(&data).unwrap().locate(belfast).is_some());
        assert!(table(&data).unwrap().locate(wigan).is_none());
        std::fs::write(file(&data), b"nonsense").unwrap();
        assert!(table(&data).is_err());
        std::fs::remove_dir_all(&data).unwrap();
    }
}
