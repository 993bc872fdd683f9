// Long because: the one way to the data is one type.

//! The one way to the data: a transaction that knows who asks and what time it is.

use crate::{
    Bind, Caller, Content, Fact, Fault, Look, Room, Row, Saying,
    chain::Head,
    clock::day_of,
    db::{Engine, Link},
    facts,
    house::House,
};
use care::{
    Authority, Date,
    ids::{FactId, SubjectId},
};
use jiff::Timestamp;

/// A transaction. Everything done through it happens together or not at all.
///
/// A statement that fails spoils the transaction on both engines alike: nothing of it is kept even
/// if the error is swallowed. To expect "there is one already", use `ON CONFLICT DO NOTHING`.
pub struct Tx<'a> {
    link: &'a mut Link,
    caller: &'a Caller,
    house: &'a House,
    now: Timestamp,
    head: Option<Head>,
    /// The place of the last fact, once a reading transaction has asked.
    last: Option<i64>,
    looks: Vec<Look>,
    spoilt: Option<Fault>,
    writes: bool,
}

/// Something said since an earlier moment: about whom, and of which kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// About whom.
    pub subject: SubjectId,
    /// The kind of fact.
    pub kind: String,
}

/// What a thing computed from the record has become after changes.
pub enum Mended<T> {
    /// The same: what changed does not matter to it.
    Same,
    /// This.
    Now(T),
    /// It is better computed anew.
    Anew,
}

impl<T> Mended<T> {
    /// Made anew if anything of these kinds was said since, and otherwise the same: for what is not
    /// worth mending piece by piece.
    pub fn anew_after(changes: &[Change], kinds: &[&str]) -> Self {
        if changes.iter().any(|change| kinds.contains(&&*change.kind)) {
            Self::Anew
        } else {
            Self::Same
        }
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(
        link: &'a mut Link,
        caller: &'a Caller,
        house: &'a House,
        writes: bool,
    ) -> Self {
        Self {
            link,
            caller,
            house,
            now: house.clock.now(),
            head: None,
            last: None,
            looks: Vec::new(),
            spoilt: None,
            writes,
        }
    }

    /// Who asks.
    pub const fn caller(&self) -> &'a Caller {
        self.caller
    }

    /// The time of this transaction: one moment from beginning to end.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Today in England.
    pub fn today(&self) -> Date {
        day_of(self.now)
    }

    /// Whose record this is.
    pub const fn council(&self) -> Authority {
        self.house.council
    }

    /// Which engine runs underneath: for full-text search, the one place a room may branch.
    pub const fn engine(&self) -> Engine {
        self.link.engine()
    }

    /// Every row of an answer, each made into a `T`.
    pub fn rows<T>(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut found = Vec::new();
        self.each(sql, params, |row| {
            found.push(map(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Gives every row of an answer to `each`, without keeping them.
    pub fn each(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        mut each: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let done = self.link.query(sql, params, &mut each);
        self.noting(done)
    }

    /// The first row, which must be there.
    pub fn one<T>(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        map: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.optional(sql, params, map)?.ok_or(Fault::NoRow)
    }

    /// The first row, if there is one.
    pub fn optional<T>(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        map: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let done = self.link.optional(sql, params, map);
        self.noting(done)
    }

    /// Runs a statement; gives how many rows it touched.
    pub fn execute(&mut self, sql: &str, params: &[&dyn Bind]) -> Result<u64, Fault> {
        if !self.writes {
            return Err(Fault::Database(
                "a statement that changes something in a transaction that only reads".to_owned(),
            ));
        }
        let done = self.link.execute(sql, params);
        self.noting(done)
    }

    /// Says something about a subject: appends the fact and shows it in every room that listens,
    /// in this transaction.
    pub fn say<C: Content>(
        &mut self,
        subject: impl Into<SubjectId>,
        content: &C,
        how: Saying,
    ) -> Result<FactId, Fault> {
        let unwritable = |why: String| Fault::Content {
            kind: C::KIND.to_owned(),
            version: C::VERSION,
            why,
        };
        if !self.writes {
            return Err(unwritable(
                "it was said in a transaction that only reads".to_owned(),
            ));
        }
        let prev = match self.head {
            Some(head) => head,
            None => {
                let head = facts::head(self.link, self.house.council);
                self.noting(head)?
            }
        };
        let content =
            serde_json::to_value(content).map_err(|error| unwritable(error.to_string()))?;
        let id = FactId(uuid::Uuid::now_v7());
        let plain = content.to_string();
        let stored = if C::SEALED {
            self.house
                .keys
                .seal(&plain, &facts::bound_to(id, C::KIND))?
        } else {
            plain
        };
        let fact = Fact {
            seq: prev.seq + 1,
            id,
            subject: subject.into(),
            kind: C::KIND.to_owned(),
            version: C::VERSION,
            valid_from: how.valid_from,
            valid_to: how.valid_to,
            content,
            recorded_at: self.now,
            recorded_by: self.caller.member,
            source: how.source,
            supersedes: how.supersedes,
            reason: how.reason,
        };
        let head = facts::append(self.link, &prev, &fact, &stored);
        self.head = Some(self.noting(head)?);
        self.apply(&fact)?;
        Ok(id)
    }

    /// Shows a fact in every room that listens to its kind.
    fn apply(&mut self, fact: &Fact) -> Result<(), Fault> {
        self.apply_where(fact, |_| true)
    }

    /// Shows a fact in some of the rooms that listen to its kind.
    pub(crate) fn apply_where(
        &mut self,
        fact: &Fact,
        which: impl Fn(&Room) -> bool,
    ) -> Result<(), Fault> {
        let now = std::mem::replace(&mut self.now, fact.recorded_at);
        let house = self.house;
        let mut listening = house.rooms.listening(&fact.kind).filter(|room| which(room));
        let done = listening.try_for_each(|room| (room.apply)(self, fact));
        self.now = now;
        self.noting(done)
    }

    /// The next facts of the record after a place in its order, whoever they are about. It is for
    /// reading the whole list, step by step: nobody's leave is asked, and what of it is shown is for
    /// the room to decide.
    pub fn facts_after(&mut self, seq: i64, most: i64) -> Result<Vec<Fact>, Fault> {
        let keys = &self.house.keys;
        let mut found = Vec::new();
        let done = self.link.query(facts::AFTER, &[&seq, &most], &mut |row| {
            found.push(facts::read_row(row, keys)?);
            Ok(())
        });
        self.noting(done)?;
        Ok(found)
    }

    /// The rooms of the house.
    pub(crate) const fn rooms(&self) -> &'a crate::rooms::Rooms {
        &self.house.rooms
    }

    /// Whether a table is kept as it is and not computed from facts.
    pub(crate) fn is_kept(&self, table: &str) -> bool {
        self.house.is_kept(table)
    }

    pub(crate) const fn link(&mut self) -> &mut Link {
        self.link
    }

    /// The facts about a subject in the order they were recorded: all, or of one kind.
    pub fn facts_of(
        &mut self,
        subject: impl Into<SubjectId>,
        kind: Option<&str>,
    ) -> Result<Vec<Fact>, Fault> {
        let subject = subject.into();
        let keys = &self.house.keys;
        let mut found = Vec::new();
        let mut each = |row: &Row<'_>| {
            found.push(facts::read_row(row, keys)?);
            Ok(())
        };
        let done = match kind {
            None => self.link.query(facts::OF_SUBJECT, &[&subject], &mut each),
            Some(kind) => {
                self.link
                    .query(facts::OF_SUBJECT_AND_KIND, &[&subject, &kind], &mut each)
            }
        };
        self.noting(done)?;
        Ok(found)
    }

    /// The facts about a subject of some kinds, in the order they were recorded.
    pub fn facts_of_kinds(
        &mut self,
        subject: impl Into<SubjectId>,
        kinds: &[&str],
    ) -> Result<Vec<Fact>, Fault> {
        let subject = subject.into();
        let marks: Vec<String> = (2..kinds.len() + 2).map(|n| format!("${n}")).collect();
        let sql = facts::of_subject_and_kinds(&marks.join(", "));
        let mut params: Vec<&dyn Bind> = vec![&subject];
        params.extend(kinds.iter().map(|kind| kind as &dyn Bind));
        let keys = &self.house.keys;
        let mut found = Vec::new();
        let done = self.link.query(&sql, &params, &mut |row| {
            found.push(facts::read_row(row, keys)?);
            Ok(())
        });
        self.noting(done)?;
        Ok(found)
    }

    /// The place of the last fact this transaction sees.
    pub fn last_fact(&mut self) -> Result<i64, Fault> {
        if let Some(head) = self.head {
            return Ok(head.seq);
        }
        if let Some(seq) = self.last {
            return Ok(seq);
        }
        let head = facts::head(self.link, self.house.council);
        let seq = self.noting(head)?.seq;
        if !self.writes {
            // A reading transaction sees one moment from beginning to end.
            self.last = Some(seq);
        }
        Ok(seq)
    }

    /// About whom, and of which kinds, anything was said after a place in the order of facts; `None`
    /// when that is so much that what was computed before is better computed anew, or when somebody's
    /// record was erased meanwhile: then nothing that was kept is kept any longer.
    pub fn said_since(&mut self, seq: i64) -> Result<Option<Vec<Change>>, Fault> {
        const MOST: i64 = 2_000;
        let changes = self.rows(facts::SAID_SINCE, &[&seq, &(MOST + 1)], |row| {
            Ok(Change {
                subject: row.get(0)?,
                kind: row.get(1)?,
            })
        })?;
        if changes.iter().any(|change| change.kind == facts::ERASED) {
            self.keep(crate::derived::Shelf::forget);
            return Ok(None);
        }
        Ok((changes.len() as i64 <= MOST).then_some(changes))
    }

    /// Something computed from the record, kept until there is a new fact. `make` runs when there is
    /// none yet, `mend` when something was said since it was made: it looks at what changed and
    /// says what it comes to. Only for what depends on facts alone: not on the caller, not on the
    /// day.
    pub fn derived<T: Send + Sync + 'static>(
        &mut self,
        make: impl FnOnce(&mut Self) -> Result<T, Fault>,
        mend: impl FnOnce(&mut Self, &T, &[Change]) -> Result<Mended<T>, Fault>,
    ) -> Result<std::sync::Arc<T>, Fault> {
        let seq = self.last_fact()?;
        let made = match self.house.shelf.up_to::<T>(seq) {
            Some((at, kept)) if at == seq => return Ok(kept),
            None => std::sync::Arc::new(make(self)?),
            Some((at, kept)) => {
                let mended = match self.said_since(at)? {
                    Some(changes) => mend(self, &kept, &changes)?,
                    None => Mended::Anew,
                };
                match mended {
                    Mended::Same => kept,
                    Mended::Now(now) => std::sync::Arc::new(now),
                    Mended::Anew => std::sync::Arc::new(make(self)?),
                }
            }
        };
        self.keep(|shelf| shelf.put(seq, std::sync::Arc::clone(&made)));
        Ok(made)
    }

    /// A place of its type beside the record, as long as it is open: for what a room computes in
    /// parts and keeps with the [place of the last fact](Self::last_fact) each part rests on. Only
    /// what a transaction that [only reads](Self::only_reads) computed may be put there.
    pub fn kept<T: Default + Send + Sync + 'static>(&self) -> std::sync::Arc<T> {
        self.house.shelf.place()
    }

    /// Whether this transaction changes nothing.
    pub const fn only_reads(&self) -> bool {
        !self.writes
    }

    /// Keeps something; but what an unfinished write computed may yet be undone.
    fn keep(&self, put: impl FnOnce(&crate::derived::Shelf)) {
        if !self.writes {
            put(&self.house.shelf);
        }
    }

    /// One fact by its id.
    pub fn fact(&mut self, id: FactId) -> Result<Option<Fact>, Fault> {
        let keys = &self.house.keys;
        let done = self
            .link
            .optional(facts::BY_ID, &[&id], |row| facts::read_row(row, keys));
        self.noting(done)
    }

    /// Notes a look, to be written to the access log. Unless they are [taken](Self::take_looks),
    /// the looks of a transaction are on disk before [`Record::read`](crate::Record::read) or
    /// [`Record::write`](crate::Record::write) answers.
    pub fn look(&mut self, look: Look) {
        self.looks.push(look);
    }

    /// Takes the looks noted so far; whoever takes them must give them to
    /// [`Record::log_looks`](crate::Record::log_looks) before anything read leaves the house.
    pub fn take_looks(&mut self) -> Vec<Look> {
        std::mem::take(&mut self.looks)
    }

    /// Encrypts a text for a column of a projection (an address, a carer's name) with the
    /// council's key. `bound_to` says where it belongs and must be given again to open it.
    pub fn seal(&self, text: &str, bound_to: &str) -> Result<String, Fault> {
        self.house.keys.seal(text, bound_to)
    }

    /// As [`Tx::seal`], but the same text in the same place gives the same seal: for projections,
    /// which must come out equal when they are rebuilt.
    pub fn seal_steadily(&self, text: &str, bound_to: &str) -> Result<String, Fault> {
        self.house.keys.seal_steadily(text, bound_to)
    }

    /// A mark by which a sealed text can be found again without being readable.
    pub fn mark(&self, text: &str) -> Result<String, Fault> {
        self.house.keys.mark(text)
    }

    /// Opens a sealed text of a column.
    pub fn unseal(&self, sealed: &str, bound_to: &str) -> Result<String, Fault> {
        self.house.keys.unseal(sealed, bound_to)
    }

    /// The first failure, when there was one.
    pub(crate) fn spoilt(&mut self) -> Option<Fault> {
        self.spoilt.take()
    }

    fn noting<T>(&mut self, done: Result<T, Fault>) -> Result<T, Fault> {
        if let Err(fault) = &done
            && self.spoilt.is_none()
        {
            self.spoilt = Some(fault.clone());
        }
        done
    }
}

impl Tx<'_> {
    /// Puts facts of another record into this one as they were, and shows them in the rooms.
    pub(crate) fn recall(&mut self, found: &[Fact]) -> Result<(), Fault> {
        let mut head = Head::beginning(facts::LIST, self.house.council);
        for fact in found {
            head = facts::append(self.link, &head, fact, &fact.content.to_string())?;
            self.apply(fact)?;
        }
        Ok(())
    }
}
