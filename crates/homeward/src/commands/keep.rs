//! Keeping the record: `verify`, `rebuild`, `backup`, `restore`.

use crate::place::{Place, rooms};
use clap::Args;
use record::{Clock, Keys, Record, Settings};
use std::path::PathBuf;
use std::process::ExitCode;

/// Walks every fact and every look from the first, and names the first that does not hold.
#[derive(Args, Debug)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
}

impl Verify {
    /// Runs the command. Exit code 0: everything holds; 1: something does not; 2: could not look.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let found = self.place.open_existing()?.verify()?;
        println!(
            "{} facts and {} looks were walked.",
            found.facts, found.looks
        );
        if !found.ends_compared {
            println!(
                "There was no second note of where the lists end, so a cut-off end could not be \
                 looked for."
            );
        }
        match found.first() {
            None => {
                println!("Every entry holds.");
                Ok(ExitCode::SUCCESS)
            }
            Some(first) => {
                println!(
                    "{} {} not hold. The first is entry {} of the list {}: {}.",
                    found.bad_count,
                    if found.bad_count == 1 {
                        "entry does"
                    } else {
                        "entries do"
                    },
                    first.seq,
                    first.list,
                    first.what
                );
                println!("Stop using this record and restore the last backup that verifies.");
                Ok(ExitCode::from(1))
            }
        }
    }
}

/// Makes every projection again from the facts, or says whether they are what the facts give.
#[derive(Args, Debug)]
pub struct Rebuild {
    #[command(flatten)]
    place: Place,
    /// Only compare: rebuild in a scratch place and name the first difference. Changes nothing.
    #[arg(long)]
    compare: bool,
}

impl Rebuild {
    /// Runs the command. Exit code 0: rebuilt, or equal; 1: different; 2: could not.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let done = self.place.open_existing()?.rebuild(self.compare)?;
        match (&done.difference, self.compare) {
            (Some(difference), _) => {
                println!("Not equal: {difference}.");
                println!("`homeward rebuild` makes the tables again from the facts.");
                Ok(ExitCode::from(1))
            }
            (None, true) => {
                println!(
                    "Equal: {} tables are what {} facts give.",
                    done.tables, done.facts
                );
                Ok(ExitCode::SUCCESS)
            }
            (None, false) => {
                println!(
                    "{} tables were made again from {} facts.",
                    done.tables, done.facts
                );
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Writes the whole record into one new file, while it is being served.
#[derive(Args, Debug)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// The file to write. It must not be there yet.
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let record = self.place.open_existing()?;
        let made = record.backup(&self.to)?;
        println!("{}: {made}. Every entry in it holds.", self.to.display());
        println!(
            "Keep {} with it, in another place: without the key nobody can open what is sealed.",
            self.place.key_file(record.council()).display()
        );
        Ok(ExitCode::SUCCESS)
    }
}

/// Puts a backup into an empty place, on either engine, and verifies it.
#[derive(Args, Debug)]
pub struct Restore {
    #[command(flatten)]
    place: Place,
    /// The backup.
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// The key file that was kept with it, when it is not in the data directory already.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl Restore {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let council = self.place.council()?;
        std::fs::create_dir_all(&self.place.data)?;
        let here = self.place.key_file(council);
        if let Some(key) = &self.key {
            if here.exists() {
                anyhow::bail!(
                    "there is a key at {} already; leave out --key, or move it away.",
                    here.display()
                );
            }
            Keys::open(key)?;
            std::fs::copy(key, &here)?;
        }
        let settings = Settings {
            clock: Clock::system(),
            council,
            keys: Keys::open(&here)?,
        };
        let (_, restored) =
            Record::restore(&self.from, &self.place.keeping(council), &rooms(), settings)?;
        println!("Restored {restored}. Every entry holds.");
        Ok(ExitCode::SUCCESS)
    }
}
