//! One request, as a handler sees it.

use crate::form::{Form, Guard, Source};
use crate::{drafts, posts};
use axum::http::HeaderMap;
use care::Date;
use record::{Caller, Conflict, Fault, FieldError, Look, Record, Refusal, Timestamp, Tx};
use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::Read as _;
use std::net::IpAddr;
use std::str::FromStr;
use uuid::Uuid;

/// A file someone posted. It has no name on disk and is gone when the visit ends.
#[derive(Debug)]
pub struct Upload {
    /// The input it came in.
    pub field: String,
    /// What the person's machine called it: shown, never used as a path.
    pub name: String,
    /// How many bytes.
    pub size: u64,
    /// Its content, from the start.
    pub file: File,
}

impl Upload {
    /// All its bytes. How many there may be is the route's to say.
    pub fn bytes(&mut self) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        self.file
            .read_to_end(&mut bytes)
            .map_err(|why| Refusal::Fault(Fault::Disk(why.to_string())))?;
        Ok(bytes)
    }
}

/// One request: who asks, for what, with what typed; and the only way to the record.
pub struct Visit {
    pub(crate) caller: Option<Caller>,
    pub(crate) record: Record,
    /// The id of this request: in the log, in the answer's headers and on error pages.
    pub request: Uuid,
    /// The moment the request was taken up.
    pub now: Timestamp,
    /// The address asked for, with its query.
    pub address: String,
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) posted: Option<Form>,
    /// Files posted to an upload route.
    pub files: Vec<Upload>,
    /// Someone else was first: both versions. The edge shows them above the form; a page need not.
    pub conflict: Option<Box<Conflict>>,
    pub(crate) session: Option<crate::sessions::Session>,
    pub(crate) desk: std::sync::Arc<crate::desk::Inner>,
    pub(crate) claimed: Cell<bool>,
    pub(crate) repeated: Cell<bool>,
    pub(crate) looks: RefCell<Vec<Look>>,
    pub(crate) headers: HeaderMap,
    /// Where the connection came from.
    pub(crate) peer: Option<IpAddr>,
    /// The name of the drafts the page's form was filled from.
    pub(crate) drafted: RefCell<Option<String>>,
    /// Whether the record is one of an earlier day.
    pub(crate) looking_back: bool,
}

impl Visit {
    // --- who ---------------------------------------------------------------------------------

    /// Who asks. Refused on a public page that no one signed in for.
    pub fn caller(&self) -> Result<&Caller, Refusal> {
        self.caller.as_ref().ok_or(Refusal::NotAllowed)
    }

    /// Today in England.
    pub fn today(&self) -> Date {
        record::clock::day_of(self.now)
    }

    /// Whether this is the demonstration, where no child is real.
    pub fn is_demonstration(&self) -> bool {
        self.desk.settings.demo
    }

    /// The address people type for this site, without a path.
    pub fn origin(&self) -> &str {
        &self.desk.settings.origin
    }

    /// Whether they signed in within the last quarter of an hour.
    pub fn signed_in_lately(&self) -> bool {
        self.session.as_ref().is_some_and(|session| {
            self.now.duration_since(session.begun_at) <= crate::sessions::FRESH
        })
    }

    /// The network address the request came from, for counting alone: never for who somebody is.
    /// Behind a proxy of ours it is the last address the proxy added to `X-Forwarded-For`; what
    /// anybody else writes there is not believed.
    pub fn source(&self) -> Option<IpAddr> {
        let peer = self.peer?.to_canonical();
        if !peer.is_loopback() && !self.desk.settings.proxies.contains(&peer) {
            return Some(peer);
        }
        let told = self
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok())
            .and_then(|line| line.rsplit(',').next())
            .and_then(|last| last.trim().parse::<IpAddr>().ok());
        Some(told.map_or(peer, |told| told.to_canonical()))
    }

    // --- what was asked for ------------------------------------------------------------------

    /// An id in the address, as `{id}`. One that is not an id is not found.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Refusal> {
        self.part(name)
            .and_then(|text| text.parse().ok())
            .ok_or(Refusal::NotFound)
    }

    /// A cookie of the browser.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        crate::sessions::cookie(&self.headers, name)
    }

    /// A part of the address as text.
    pub fn part(&self, name: &str) -> Option<&str> {
        first(&self.path, name)
    }

    /// A value of the query, when it is there and not blank.
    pub fn query(&self, name: &str) -> Option<&str> {
        first(&self.query, name).filter(|value| !value.trim().is_empty())
    }

    /// Every value of the query with a name (a filter with several boxes ticked).
    pub fn queries<'v>(&'v self, name: &'v str) -> impl Iterator<Item = &'v str> {
        self.query
            .iter()
            .filter_map(move |(field, value)| (field == name).then_some(value.as_str()))
    }

    /// The whole query in order, for building links that keep the other filters.
    pub fn all_queries(&self) -> &[(String, String)] {
        &self.query
    }

    // --- what was typed ----------------------------------------------------------------------

    /// What was posted, to be read. An error on a page that nothing was posted to.
    pub fn posted(&self) -> Result<Form, Refusal> {
        self.posted
            .clone()
            .map(|form| form.with_errors(Vec::new()))
            .ok_or_else(|| Refusal::Fault(Fault::Other("nothing was posted".to_owned())))
    }

    /// The form a page draws: what was just posted with what was wrong in it, else what was left
    /// in drafts, else the starting values. Its hidden fields are filled in.
    pub fn form(&self, name: &str, starting: &[(&str, &str)]) -> Result<Form, Refusal> {
        let mut form = Form::starting(starting);
        let key = self.draft_name(name);
        if let Some(posted) = &self.posted {
            form = posted.clone();
        } else if let Some(caller) = &self.caller {
            let member = caller.member();
            form = form.with_drafts(self.read(|tx| drafts::of(tx, member, &key))?);
            if form.source() == Source::Drafted {
                self.drafted.replace(Some(key.clone()));
            }
        }
        Ok(form.with_guard(Guard {
            key: Some(self.desk.new_key()),
            about: self.part("id").map(str::to_owned),
            seen: None,
            form: Some(key),
        }))
    }

    /// Drafts are kept apart for each person or thing the form is about.
    fn draft_name(&self, name: &str) -> String {
        self.desk.draft_name(match self.part("id") {
            Some(id) => format!("{name}:{id}"),
            None => name.to_owned(),
        })
    }

    /// The form of a page that no one has signed in for: what was just posted, or nothing.
    pub(crate) fn public_form(&self) -> Form {
        self.posted.clone().unwrap_or_default()
    }

    // --- the record --------------------------------------------------------------------------

    /// Reads the record. Every look at a person that `f` takes, and every one it was refused, is
    /// gathered and is in the access log before the answer leaves; the same look twice in one
    /// visit is one entry.
    pub fn read<T>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.record.read(self.caller()?, |tx| {
            let answer = f(tx);
            self.gather(tx.take_looks());
            answer
        })
    }

    fn gather(&self, taken: Vec<Look>) {
        let mut looks = self.looks.borrow_mut();
        for look in taken {
            let same = |other: &Look| {
                Look {
                    at: look.at,
                    ..other.clone()
                } == look
            };
            if !looks.iter().any(same) {
                looks.push(look);
            }
        }
    }

    /// Writes to the record, in one transaction. The form's key is used up and its drafts are
    /// forgotten in that same transaction, so a second press saves nothing twice and a refused
    /// save loses nothing. `f` may run more than once.
    pub fn write<T>(&self, mut f: impl FnMut(&mut Tx) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let caller = self.caller()?;
        if self.looking_back {
            // Nothing is said in an earlier day: it would be lost with it.
            return Err(Refusal::NotAllowed);
        }
        let guard = self.posted.as_ref().map(|form| form.guard().clone());
        let key = guard
            .as_ref()
            .and_then(|guard| guard.key)
            .filter(|_| !self.claimed.get());
        let form = guard.and_then(|guard| guard.form);
        self.repeated.set(false);
        let done = self.record.write(caller, |tx| {
            if let Some(key) = key
                && !posts::claim(tx, caller.member(), key, self.now)?
            {
                self.repeated.set(true);
                return Err(Refusal::NotFound);
            }
            let done = f(tx)?;
            if let Some(form) = &form {
                drafts::forget(tx, caller.member(), form)?;
            }
            Ok(done)
        })?;
        if key.is_some() {
            self.claimed.set(true);
        }
        Ok(done)
    }

    /// The council's record itself, for the few things that are not one transaction: "as known
    /// on" and checks of the whole.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The store of what was released: all that a page for somebody without leave to the record
    /// may read.
    pub fn exchange(&self) -> Result<&Record, Refusal> {
        self.desk.exchange.get().ok_or_else(|| {
            Refusal::Fault(Fault::Other("the exchange store was not opened".to_owned()))
        })
    }

    /// The council's name, as people say it.
    pub fn council(&self) -> &str {
        &self.desk.settings.council
    }

    /// Reads another record from here on: the one a young person's life was rebuilt in, as known
    /// on a day, under the caller who [looks back](record::access::Allowed::looking_back). What is
    /// looked at is still written to the council's own access log; nothing can be written.
    pub fn over(&mut self, record: Record, caller: Caller) {
        self.record = record;
        self.caller = Some(caller);
        self.looking_back = true;
    }

    /// Notes where this form led, for the answer to a second post of it.
    pub(crate) fn note_answer(&self, to: &str) {
        let key = self.posted.as_ref().and_then(|form| form.guard().key);
        let (Some(key), Some(caller)) = (key, &self.caller) else {
            return;
        };
        let noted = self.desk.record.write(caller, |tx| {
            Ok(posts::led_to(tx, caller.member(), key, to)?)
        });
        if let Err(refusal) = noted {
            tracing::warn!(request = %self.request, %refusal, "where a form led could not be kept");
        }
    }

    /// Keeps what was posted as drafts.
    pub(crate) fn keep_drafts(&self) {
        if let (Some(form), Some(caller)) = (&self.posted, &self.caller) {
            crate::sessions::keep_typed(&self.desk.record, caller.member(), form);
        }
    }

    /// Notes what was wrong, so that the page draws the form with it.
    pub(crate) fn refuse(&mut self, errors: Vec<FieldError>) {
        self.posted = self.posted.take().map(|form| form.with_errors(errors));
    }
}

fn first<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find_map(|(field, value)| (field == name).then_some(value.as_str()))
}
