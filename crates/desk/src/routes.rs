//! What addresses there are, what each needs, and who answers.
//!
//! A room makes one [`Routes`] and the binary hands them all to [`crate::Desk::new`]. Nothing is
//! reachable that is not listed here, and the list can be walked: a test prints it as a table of
//! routes and personas and holds it against the checked-in copy.

use crate::menu::Section;
use crate::{Reply, Visit};
use record::Caller;
use record::Refusal;
use record::access::{Capability, Persona, Policy};
use std::fmt::Write as _;

/// A handler: an ordinary function, run on a thread that may block.
pub type Handler = fn(&mut Visit) -> Result<Reply, Refusal>;

/// What someone must be before a handler runs. What they may see of any one young person is
/// decided again, by `find(..).allow(..)`, inside the handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: sign-in, status, the accessibility statement.
    Public,
    /// To be signed in, as anyone.
    SignedIn,
    /// A capability of the persona.
    Capability(Capability),
}

impl Needs {
    /// Whether a caller meets it.
    pub fn met_by(self, caller: &Caller) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Capability(capability) => caller.may(capability),
        }
    }
    /// Whether a persona meets it, for the table.
    pub fn met_as(self, persona: Persona) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Capability(capability) => Policy::in_force().may(persona, capability),
        }
    }
    /// As written in the table of routes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::SignedIn => "signed in",
            Self::Capability(capability) => capability.code(),
        }
    }
}

/// How a route is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Looks; changes nothing but the access log.
    Get,
    /// Changes something.
    Post,
}

impl Method {
    /// `GET` or `POST`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Which threads a route may use. Each lane has its own, so that an import, a night's exports or
/// a storm of sign-ins cannot keep a note from being saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Reading pages.
    Look,
    /// Saving what was typed.
    Save,
    /// Long work: imports, exports, whole-council reports.
    Heavy,
    /// Checking passwords.
    SignIn,
}

/// One address and what answers it.
#[derive(Clone)]
pub struct Route {
    /// The room it belongs to.
    pub room: &'static str,
    /// GET or POST.
    pub method: Method,
    /// Its path, with `{name}` for the parts that vary.
    pub path: &'static str,
    /// What someone must be.
    pub needs: Needs,
    /// Which threads it may use.
    pub lane: Lane,
    /// The largest body taken, in bytes.
    pub room_for: u64,
    /// Whether files may be posted to it.
    pub files: bool,
    /// Whether a post must carry the hidden fields of [`crate::form::Guard`].
    pub guarded: bool,
    /// Whether one must have signed in lately.
    pub fresh: bool,
    /// Whether what is posted here may come sealed, written while there was no connection.
    pub sealed: bool,
    pub(crate) handler: Handler,
}

/// The largest ordinary post: 2 MB.
pub const FORM_SIZE: u64 = 2 * 1024 * 1024;

/// An entry of the main menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MenuEntry {
    /// The words.
    pub label: &'static str,
    /// Where it leads: also says on which pages it is marked as current.
    pub path: &'static str,
    /// Who sees it.
    pub needs: Needs,
    /// Under which heading it stands for those who may go to many places.
    pub section: Section,
    /// What one finds there, in a sentence.
    pub says: &'static str,
}

/// The addresses of one room.
#[derive(Clone)]
pub struct Routes {
    room: &'static str,
    pub(crate) all: Vec<Route>,
    pub(crate) menu: Vec<MenuEntry>,
}

impl Routes {
    /// A room's routes, none yet.
    pub fn new(room: &'static str) -> Self {
        Self {
            room,
            all: Vec::new(),
            menu: Vec::new(),
        }
    }

    /// A page, list or download.
    #[must_use]
    pub fn get(self, path: &'static str, needs: Needs, handler: Handler) -> Self {
        self.add(Method::Get, path, needs, handler)
    }

    /// Something that is done by a button alone. For a form a person fills in, use
    /// [`Self::form`].
    #[must_use]
    pub fn post(self, path: &'static str, needs: Needs, handler: Handler) -> Self {
        self.add(Method::Post, path, needs, handler)
    }

    /// A form: `page` draws it and `save` reads it, at one address. When `save` refuses what was
    /// typed, or someone else was first, `page` is drawn again with everything typed still in it.
    #[must_use]
    pub fn form(self, path: &'static str, needs: Needs, page: Handler, save: Handler) -> Self {
        self.get(path, needs, page).post(path, needs, save)
    }

    /// A form that takes files of up to so many bytes together. They are written to unnamed
    /// temporary files while they arrive and reach `save` as [`Visit::files`].
    #[must_use]
    pub fn upload(
        self,
        path: &'static str,
        needs: Needs,
        most_bytes: u64,
        page: Handler,
        save: Handler,
    ) -> Self {
        let mut routes = self.form(path, needs, page, save).heavy();
        if let Some(last) = routes.all.last_mut() {
            last.files = true;
            last.room_for = most_bytes;
        }
        routes
    }

    /// Puts the last route among the long work.
    #[must_use]
    pub fn heavy(self) -> Self {
        self.lane(Lane::Heavy)
    }

    /// The last route takes a post without the hidden fields: for our own scripts and for buttons
    /// whose second press does no harm.
    #[must_use]
    pub fn bare(mut self) -> Self {
        if let Some(last) = self.all.last_mut() {
            last.guarded = false;
        }
        self
    }

    /// The last route (for a form: its page and its post) asks for a sign-in of the last quarter of
    /// an hour: addresses unmasked, exports of many, breaking the glass, how one signs in.
    #[must_use]
    pub fn fresh(mut self) -> Self {
        if let Some(path) = self.all.last().map(|route| route.path) {
            for route in self.all.iter_mut().filter(|route| route.path == path) {
                route.fresh = true;
            }
        }
        self
    }

    /// An entry in the main menu.
    #[must_use]
    pub fn menu(mut self, label: &'static str, path: &'static str, needs: Needs) -> Self {
        self.menu.push(MenuEntry {
            label,
            path,
            needs,
            section: Section::Record,
            says: "",
        });
        self
    }

    /// Under which heading the last menu entry stands, and what one finds there.
    #[must_use]
    pub fn under(mut self, section: Section, says: &'static str) -> Self {
        if let Some(last) = self.menu.last_mut() {
            (last.section, last.says) = (section, says);
        }
        self
    }

    /// These and another's.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.all.extend(other.all);
        self.menu.extend(other.menu);
        self
    }

    /// The last route's post may come sealed from a device that had no connection
    /// ([`crate::outbox`]).
    #[must_use]
    pub fn may_wait(mut self) -> Self {
        if let Some(last) = self.all.last_mut() {
            last.sealed = true;
        }
        self
    }

    /// The last route checks secrets: it has the seats of signing in, so that a storm of tries
    /// keeps nobody else waiting.
    #[must_use]
    pub fn checks_secrets(self) -> Self {
        self.lane(Lane::SignIn)
    }

    pub(crate) fn lane(mut self, lane: Lane) -> Self {
        if let Some(last) = self.all.last_mut() {
            last.lane = lane;
        }
        self
    }

    fn add(mut self, method: Method, path: &'static str, needs: Needs, handler: Handler) -> Self {
        self.all.push(Route {
            room: self.room,
            method,
            path,
            needs,
            lane: if method == Method::Post {
                Lane::Save
            } else {
                Lane::Look
            },
            room_for: FORM_SIZE,
            files: false,
            guarded: method == Method::Post && needs != Needs::Public,
            fresh: false,
            sealed: false,
            handler,
        });
        self
    }
}

/// Every route against every persona, as text to check in and hold against: a new route that is
/// missing from the table, or one that opened to someone new, fails the test that reads it.
pub fn table(routes: &[Route]) -> String {
    let mut rows: Vec<&Route> = routes.iter().collect();
    rows.sort_by_key(|route| (route.path, route.method));
    let mut text = String::new();
    for route in rows {
        let may: Vec<&str> = Persona::ALL
            .iter()
            .filter(|persona| route.needs.met_as(**persona))
            .map(|persona| persona.code())
            .collect();
        let who = match route.needs {
            Needs::Public => "anyone".to_owned(),
            Needs::SignedIn => "every persona".to_owned(),
            Needs::Capability(_) => may.join(" "),
        };
        let _ = writeln!(
            text,
            "{:4} {:44} {:8} {:18} {who}",
            route.method.code(),
            route.path,
            route.room,
            route.needs.code(),
        );
    }
    text
}
