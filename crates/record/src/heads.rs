//! The last known ends of both lists, written to a second place: a list whose tail was cut off
//! still holds together, and only a copy of its old end kept elsewhere shows the loss.
//!
//! The file is two lines of fixed width, overwritten after each commit and never ahead of it. It
//! is not flushed to disk each time: after a power cut it may be a little behind, which only means
//! that the very last entries are not yet guarded by it.

use crate::{chain::Head, keys::hex, keys::unhex, refusal::Fault};
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Where the ends are noted.
pub(crate) struct Heads {
    place: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    file: Option<File>,
    facts: Option<Head>,
    looks: Option<Head>,
}

/// The ends found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    pub(crate) facts: Option<Head>,
    pub(crate) looks: Option<Head>,
}

impl Heads {
    /// Notes nothing.
    pub(crate) fn nowhere() -> Self {
        Self {
            place: None,
            state: Mutex::default(),
        }
    }

    /// Notes ends in a file, beginning from what it says.
    pub(crate) fn at(place: PathBuf) -> Self {
        let kept = read(&place).ok().flatten().unwrap_or_default();
        Self {
            place: Some(place),
            state: Mutex::new(State {
                file: None,
                facts: kept.facts,
                looks: kept.looks,
            }),
        }
    }

    pub(crate) fn place(&self) -> Option<&Path> {
        self.place.as_deref()
    }

    pub(crate) fn note_facts(&self, head: Result<Head, Fault>) {
        self.note(head, |state| &mut state.facts);
    }

    pub(crate) fn note_looks(&self, head: Result<Head, Fault>) {
        self.note(head, |state| &mut state.looks);
    }

    /// What cannot be noted is told to whoever keeps the logs and changes nothing: the entry is on
    /// disk and its chain holds.
    fn note(&self, head: Result<Head, Fault>, which: impl Fn(&mut State) -> &mut Option<Head>) {
        let (Some(place), Ok(head)) = (&self.place, head) else {
            return;
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = which(&mut state);
        // Two writers may note out of turn; the later end stays.
        if head.seq == 0 || kept.is_some_and(|kept| kept.seq >= head.seq) {
            return;
        }
        *kept = Some(head);
        if let Err(error) = state.write(place) {
            tracing::warn!(%error, "the ends of the lists could not be noted beside the record");
        }
    }
}

impl State {
    fn write(&mut self, place: &Path) -> std::io::Result<()> {
        let text = format!("{}{}", line("facts", self.facts), line("looks", self.looks));
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(
                File::options()
                    .create(true)
                    .write(true)
                    .truncate(false)
                    .open(place)?,
            ),
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(text.as_bytes())
    }
}

fn line(list: &str, head: Option<Head>) -> String {
    let (seq, hash) = head.map_or((0, [0; 32]), |head| (head.seq, head.hash));
    format!("{list} {seq:020} {}\n", hex(&hash))
}

/// Reads a file of ends; `None` when there is no file.
pub(crate) fn read(place: &Path) -> Result<Option<Kept>, Fault> {
    let unreadable = || Fault::Disk(format!("the file {} cannot be read", place.display()));
    let mut text = String::new();
    match File::open(place) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(unreadable()),
        Ok(mut file) => file.read_to_string(&mut text).map_err(|_| unreadable())?,
    };
    let mut kept = Kept::default();
    for line in text.lines() {
        let mut words = line.split(' ');
        let parsed = (|| {
            let list = words.next()?;
            let seq: i64 = words.next()?.parse().ok()?;
            let hash = unhex(words.next()?)?.try_into().ok()?;
            Some((list, Head { seq, hash }))
        })();
        let (list, head) = parsed.ok_or_else(unreadable)?;
        let head = (head.seq > 0).then_some(head);
        match list {
            "facts" => kept.facts = head,
            "looks" => kept.looks = head,
            _ => return Err(unreadable()),
        }
    }
    Ok(Some(kept))
}
