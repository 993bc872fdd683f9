//! Where a council's record is kept, and opening it.
//!
//! In a data directory a council has two files: `E08000010.sqlite`, the record, and
//! `E08000010.key`, the key that opens sealed entries; and beside them two more, `-exchange.sqlite`
//! and `-exchange.key`, of what was released to people without leave to the record. With PostgreSQL
//! they are the schemas `council_e08000010` and `exchange_e08000010`; the keys stay in the data
//! directory.

use anyhow::{Context, bail};
use care::Authority;
use clap::Args;
use record::{Clock, Database, Keys, Record, Settings};
use std::path::{Path, PathBuf};

/// Which record a command works on.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The council, by its ONS code. May be left out when the directory holds one council only.
    #[arg(long, value_name = "CODE")]
    pub council: Option<String>,
    /// The directory with the council's record and key.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "data",
        env = "HOMEWARD_DATA"
    )]
    pub data: PathBuf,
    /// Keep the record in PostgreSQL at this address instead of a file.
    #[arg(long, value_name = "URL", env = "HOMEWARD_DATABASE")]
    pub database: Option<String>,
}

impl Place {
    /// The council this place belongs to.
    pub fn council(&self) -> anyhow::Result<Authority> {
        if let Some(code) = &self.council {
            return Authority::parse(code).with_context(|| format!("--council {code}"));
        }
        let mut found: Vec<Authority> = Vec::new();
        for entry in std::fs::read_dir(&self.data)
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|e| e == "key" || e == "sqlite")
                && let Some(code) = path.file_stem().and_then(|s| s.to_str())
                && let Ok(code) = Authority::parse(code)
            {
                found.push(code);
            }
        }
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => bail!(
                "there is no council's record in {}. Say which council with --council, for example \
                 --council E08000010.",
                self.data.display()
            ),
            many => {
                let codes: Vec<&str> = many.iter().map(Authority::as_str).collect();
                bail!(
                    "{} holds several councils ({}). Say which with --council.",
                    self.data.display(),
                    codes.join(", ")
                )
            }
        }
    }

    /// The file of the council's record, when it is kept in a file.
    pub fn file(&self, council: Authority) -> PathBuf {
        self.data.join(format!("{council}.sqlite"))
    }

    /// The file of the council's key.
    pub fn key_file(&self, council: Authority) -> PathBuf {
        self.data.join(format!("{council}.key"))
    }

    /// Where the record is kept.
    pub fn keeping(&self, council: Authority) -> Database {
        match &self.database {
            Some(url) => Database::Postgres {
                url: url.clone(),
                schema: format!("council_{}", council.as_str().to_lowercase()),
            },
            None => Database::Sqlite(self.file(council)),
        }
    }

    /// Opens the record, making it if there is none.
    pub fn open(&self) -> anyhow::Result<Record> {
        let council = self.council()?;
        make_directory(&self.data)?;
        let settings = Settings {
            clock: Clock::system(),
            council,
            keys: Keys::open_or_create(&self.key_file(council))?,
        };
        // The first to be opened decides: one process serves one data directory.
        if let Some(table) = crate::postcodes::loaded(&self.data)? {
            rooms::places::install(table);
        }
        Ok(Record::open(&self.keeping(council), &rooms(), settings)?)
    }

    /// Where what was released is kept, apart from the record and with a key of its own.
    pub fn exchange(&self, council: Authority) -> Database {
        match &self.database {
            Some(url) => Database::Postgres {
                url: url.clone(),
                schema: format!("exchange_{}", council.as_str().to_lowercase()),
            },
            None => Database::Sqlite(self.data.join(format!("{council}-exchange.sqlite"))),
        }
    }

    /// Opens the store of what was released, making it if there is none.
    pub fn open_exchange(&self, record: &Record) -> anyhow::Result<Record> {
        let council = record.council();
        let settings = Settings {
            clock: record.clock().clone(),
            council,
            keys: Keys::open_or_create(&self.data.join(format!("{council}-exchange.key")))?,
        };
        Ok(rooms::exchange::open(&self.exchange(council), settings)?)
    }

    /// Opens a record that must be there already: commands that only look make nothing.
    pub fn open_existing(&self) -> anyhow::Result<Record> {
        let council = self.council()?;
        let file = self.file(council);
        if self.database.is_none() && !file.exists() {
            bail!(
                "there is no record of {council} in {}.",
                self.data.display()
            );
        }
        self.open()
    }
}

fn make_directory(directory: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(directory)
        .with_context(|| format!("the directory {} cannot be made", directory.display()))
}

/// Every room, and the desk's own tables.
pub fn rooms() -> Vec<record::Room> {
    rooms::ALL.iter().copied().chain([desk::room()]).collect()
}
