//! One council's desk: its record, its rooms' routes, how people sign in.

use crate::edge;
use crate::routes::{MenuEntry, Method, Needs, Route, Routes};
use axum::Router;
use record::{OpenFault, Record};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// How a desk is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, without a path: `https://homeward.example.gov.uk`. Passkeys and
    /// OpenID Connect are bound to it.
    pub origin: String,
    /// The council's name, as people say it.
    pub council: String,
    /// A demonstration: sign-in is a list of people to be, and every page says that no child is
    /// real. Refused on a record that was not made for it.
    pub demo: bool,
    /// The council's identity provider, when it has one.
    pub provider: Option<crate::sign_in::Provider>,
    /// Whether other councils are served under the same host name. Then every form and draft
    /// carries this council's mark, and one of another council's is refused.
    pub shared: bool,
    /// Proxies of ours on other machines, whose word is taken for where a request came from. One on
    /// this machine is believed anyway.
    pub proxies: Vec<std::net::IpAddr>,
    /// How many requests may run at once.
    pub lanes: Lanes,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            origin: "http://localhost:8080".to_owned(),
            council: "The council".to_owned(),
            demo: false,
            provider: None,
            shared: false,
            proxies: Vec::new(),
            lanes: Lanes::default(),
        }
    }
}

/// How many requests of each kind may run at once, and how long the others wait for their turn.
#[derive(Debug, Clone, Copy)]
pub struct Lanes {
    /// Pages being read.
    pub looks: usize,
    /// Things being saved.
    pub saves: usize,
    /// Imports, exports and reports.
    pub heavy: usize,
    /// Passwords being checked: each takes 19 MiB and some 50 ms of a core.
    pub sign_ins: usize,
    /// The longest a request waits before it is told to come back.
    pub patience: Duration,
}

impl Default for Lanes {
    fn default() -> Self {
        Self {
            looks: 48,
            saves: 24,
            heavy: 2,
            sign_ins: 2,
            patience: Duration::from_secs(2),
        }
    }
}

/// One council's desk.
#[derive(Clone)]
pub struct Desk(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub record: Record,
    /// What was released to people without leave to the record, in a database of its own.
    pub exchange: OnceLock<Record>,
    pub settings: Settings,
    pub routes: Vec<Route>,
    pub menu: Vec<MenuEntry>,
    pub looks: Arc<Semaphore>,
    pub saves: Arc<Semaphore>,
    pub heavy: Arc<Semaphore>,
    pub sign_ins: Arc<Semaphore>,
    pub provider_known: crate::sign_in::Known,
    pub passkeys: Option<webauthn_rs::Webauthn>,
}

impl Desk {
    /// Opens a desk. Says in one sentence what is wrong when two rooms claim one address, or when
    /// a demonstration is asked for on a record that was not made for one.
    pub fn new(record: Record, rooms: Vec<Routes>, settings: Settings) -> Result<Self, OpenFault> {
        crate::demo::check(&record, settings.demo)?;
        let mut routes = Vec::new();
        let mut menu = Vec::new();
        // The desk's own menu entries stand last.
        for room in rooms.into_iter().chain([crate::own_routes(&settings)]) {
            routes.extend(room.all);
            menu.extend(room.menu);
        }
        if !routes.iter().any(|route: &Route| route.path == "/") {
            let front = Routes::new("desk").get("/", Needs::SignedIn, crate::menu::front);
            routes.extend(front.all);
        }
        let mut seen = BTreeMap::new();
        for route in &routes {
            if let Some(other) = seen.insert((route.path, route.method), route.room) {
                return Err(OpenFault(format!(
                    "The rooms {other} and {} both claim {} {}.",
                    route.room,
                    route.method.code(),
                    route.path
                )));
            }
        }
        let passkeys = crate::sign_in::checker(&settings);
        let lanes = settings.lanes;
        let seats = |count: usize| Arc::new(Semaphore::new(count.max(1)));
        Ok(Self(Arc::new(Inner {
            record,
            exchange: OnceLock::new(),
            settings,
            routes,
            menu,
            looks: seats(lanes.looks),
            saves: seats(lanes.saves),
            heavy: seats(lanes.heavy),
            sign_ins: seats(lanes.sign_ins),
            provider_known: crate::sign_in::Known::default(),
            passkeys,
        })))
    }

    /// With the store of what was released: the first that is given stays.
    #[must_use]
    pub fn with_exchange(self, store: Record) -> Self {
        let _ = self.0.exchange.set(store);
        self
    }

    /// Every address there is: for the table of routes and for walking them all in a test.
    pub fn routes(&self) -> &[Route] {
        &self.0.routes
    }

    /// The council's record.
    pub fn record(&self) -> &Record {
        &self.0.record
    }

    /// The whole site as one service.
    pub fn router(&self) -> Router {
        edge::router(&self.0)
    }
}

impl Inner {
    /// The page that draws the form posted to a path.
    pub fn page_at(&self, path: &str) -> Option<&Route> {
        self.routes
            .iter()
            .find(|route| route.method == Method::Get && route.path == path)
    }

    /// The key of a newly drawn form. Where councils share a host name its last bytes are this
    /// council's mark: what is typed in a tab of one can never be saved at another.
    pub fn new_key(&self) -> Uuid {
        let key = Uuid::now_v7();
        if !self.settings.shared {
            return key;
        }
        crate::form::with_mark(key, self.mark())
    }

    /// Whether a form's key was drawn here, as far as that matters.
    pub fn is_our_key(&self, key: Uuid) -> bool {
        !self.settings.shared || crate::form::mark_of(key) == self.mark()
    }

    /// A draft's name as it is kept here.
    pub fn draft_name(&self, name: String) -> String {
        if self.settings.shared {
            format!("{}.{name}", self.record.council())
        } else {
            name
        }
    }

    /// Whether a draft with this name may be kept here.
    pub fn is_our_draft(&self, name: &str) -> bool {
        !self.settings.shared
            || name
                .strip_prefix(self.record.council().as_str())
                .is_some_and(|rest| rest.starts_with('.'))
    }

    fn mark(&self) -> [u8; 4] {
        let council = self.record.council();
        let hash = Sha256::digest(council.as_str().as_bytes());
        hash.first_chunk().copied().unwrap_or_default()
    }

    /// Whether people reach the site over TLS.
    pub fn encrypted(&self) -> bool {
        self.settings.origin.starts_with("https://")
    }
}
