//! Several councils behind one address and port: which desk a request goes to.
//!
//! Each council keeps its own record, keys, sessions, drafts and lanes; a hall only chooses. It
//! chooses by the host name people typed. Where several councils share a host name, people choose
//! theirs before they sign in, and the choice is a cookie. **A choice opens nothing**: a session is
//! looked up in the record of the council it is sent to, and another council's token is nobody
//! there. Forms and drafts of a shared host carry their council's mark, so that what was typed in
//! a tab of one council can never be saved at another.
//!
//! **Invariant.** No request reaches two councils' records, except `/health` asked for no
//! council, which asks each whether it is up and tells nothing else.

use crate::components::{Button, Choice, Legend, Radios, Size};
use crate::headers::{self, Nonce};
use crate::{Desk, assets, layout, sessions};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http_body_util::{BodyExt as _, Limited};
use maud::{Markup, html};
use record::OpenFault;
use std::collections::BTreeSet;
use std::sync::Arc;
use tower::ServiceExt as _;
use tower_http::csrf::CsrfLayer;

/// The cookie that says which council was chosen on a host that several share.
pub const CHOICE: &str = "__Host-homeward-council";
/// Where one chooses.
const CHOOSE: &str = "/councils";
/// A choice is a few bytes.
const MOST: usize = 4_096;

/// The desks behind one address.
#[derive(Clone)]
pub struct Hall(Arc<Vec<Door>>);

struct Door {
    /// The host name people type, without a port that goes without saying.
    host: String,
    encrypted: bool,
    desk: Desk,
    router: Router,
}

impl From<Desk> for Hall {
    /// One council: whatever name it is reached by.
    fn from(desk: Desk) -> Self {
        Self(Arc::new(vec![Door::of(desk)]))
    }
}

impl Door {
    fn of(desk: Desk) -> Self {
        Self {
            host: host_of(&desk.0.settings.origin),
            encrypted: desk.0.encrypted(),
            router: desk.router(),
            desk,
        }
    }

    fn code(&self) -> String {
        self.desk.record().council().to_string()
    }
}

impl Hall {
    /// Several councils. Says in one sentence what is wrong when a council stands here twice, or
    /// when councils share a host name without their desks knowing it.
    pub fn new(desks: Vec<Desk>) -> Result<Self, OpenFault> {
        let doors: Vec<Door> = desks.into_iter().map(Door::of).collect();
        let mut seen = BTreeSet::new();
        for door in &doors {
            if !seen.insert(door.code()) {
                return Err(OpenFault(format!(
                    "The council {} is named twice.",
                    door.code()
                )));
            }
            let beside = doors.iter().filter(|other| other.host == door.host).count();
            if (beside > 1) != door.desk.0.settings.shared {
                return Err(OpenFault(format!(
                    "Whether {} has the host name {} to itself is not said as it is.",
                    door.code(),
                    door.host
                )));
            }
        }
        Ok(Self(Arc::new(doors)))
    }

    /// The whole site, all councils, as one service.
    pub fn router(&self) -> Router {
        if let [only] = self.0.as_slice() {
            return only.router.clone();
        }
        let asset = |Path(name): Path<String>, headers: HeaderMap| async move {
            let mut response = assets::respond(&name, &headers);
            headers::secure(response.headers_mut(), &Nonce::new(), false);
            response
        };
        Router::new()
            .route("/assets/{name}", on(MethodFilter::GET, asset))
            .fallback(|State(hall): State<Self>, request: Request| async move {
                hall.answer(request).await
            })
            .with_state(self.clone())
    }

    async fn answer(&self, request: Request) -> Response {
        let host = request
            .headers()
            .get(header::HOST)
            .and_then(|value| value.to_str().ok())
            .or_else(|| request.uri().authority().map(|host| host.as_str()))
            .map(host_of)
            .unwrap_or_default();
        let here: Vec<&Door> = self.0.iter().filter(|door| door.host == host).collect();
        match here.as_slice() {
            [] if request.uri().path() == "/health" => self.health().await,
            [] => nobody_here(),
            [only] => forward(only, request).await,
            several => shared(several, request).await,
        }
    }

    /// Whether every council's record answers.
    async fn health(&self) -> Response {
        let mut status = StatusCode::OK;
        for door in self.0.iter() {
            let asked = Request::get("/health")
                .body(Body::empty())
                .unwrap_or_default();
            let answered = forward(door, asked).await.status();
            if !answered.is_success() {
                status = StatusCode::SERVICE_UNAVAILABLE;
            }
        }
        let mut response = Response::new(Body::from(if status.is_success() {
            "ok\n"
        } else {
            "down\n"
        }));
        *response.status_mut() = status;
        headers::secure(response.headers_mut(), &Nonce::new(), false);
        response
    }
}

async fn forward(door: &Door, request: Request) -> Response {
    match door.router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// A host name that several councils share.
async fn shared(doors: &[&Door], request: Request) -> Response {
    let chosen = sessions::cookie(request.headers(), CHOICE)
        .and_then(|code| doors.iter().find(|door| door.code() == code).copied());
    if request.uri().path() == CHOOSE {
        // The choice is a post like any other: one from another site is refused.
        let doors: Vec<(String, String, Desk)> = doors
            .iter()
            .map(|door| {
                let name = door.desk.0.settings.council.clone();
                (door.code(), name, door.desk.clone())
            })
            .collect();
        let encrypted = chosen.is_some_and(|door| door.encrypted);
        let chosen = chosen.map(|door| door.desk.clone());
        let csrf = CsrfLayer::new();
        let trusted = doors
            .first()
            .map(|(_, _, desk)| desk.0.settings.origin.clone());
        let csrf = match csrf.clone().add_trusted_origin(trusted.unwrap_or_default()) {
            Ok(layer) => layer,
            Err(_) => csrf,
        };
        let chooser = Router::new()
            .fallback(move |request: Request| async move {
                choose(&doors, chosen.as_ref(), request).await
            })
            .layer(csrf);
        let mut response = match chooser.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        headers::secure(response.headers_mut(), &Nonce::new(), encrypted);
        return response;
    }
    match chosen {
        Some(door) => forward(door, request).await,
        None => {
            let mut response = redirect(CHOOSE);
            headers::secure(response.headers_mut(), &Nonce::new(), false);
            response
        }
    }
}

/// The chooser, and what was chosen there.
async fn choose(
    doors: &[(String, String, Desk)],
    before: Option<&Desk>,
    request: Request,
) -> Response {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        return page(
            StatusCode::OK,
            "Choose your council",
            &chooser(doors, false),
        );
    }
    let (parts, body) = request.into_parts();
    let posted = match Limited::new(body, MOST).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => {
            return page(
                StatusCode::BAD_REQUEST,
                "Choose your council",
                &chooser(doors, true),
            );
        }
    };
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(&posted).unwrap_or_default();
    let wanted = fields
        .iter()
        .find_map(|(name, value)| (name == "council").then_some(value.as_str()));
    let Some((code, _, _)) = doors
        .iter()
        .find(|(code, _, _)| Some(code.as_str()) == wanted)
    else {
        return page(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Error: Choose your council",
            &chooser(doors, true),
        );
    };
    let mut response = redirect("/");
    let choice = format!("{CHOICE}={code}; Path=/; Secure; HttpOnly; SameSite=Lax");
    if let Ok(line) = HeaderValue::from_str(&choice) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    if let Some(before) = before.filter(|desk| desk.record().council().as_str() != code) {
        // One council at a time: leaving one for another signs out of it.
        let record = before.record().clone();
        let left = tokio::task::spawn_blocking(move || {
            match sessions::standing(&record, &parts.headers) {
                Ok(sessions::Standing::In(session, _)) => sessions::end(&record, &session),
                Ok(_) => Ok(()),
                Err(refusal) => Err(refusal),
            }
        })
        .await;
        if !matches!(left, Ok(Ok(()))) {
            tracing::warn!("a session could not be ended when its owner chose another council");
        }
        if let Ok(line) = HeaderValue::from_str(&sessions::no_cookie()) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

fn chooser(doors: &[(String, String, Desk)], wrong: bool) -> Markup {
    let councils = doors
        .iter()
        .map(|(code, name, _)| Choice::new(code.as_str(), name.as_str()));
    html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            form method="post" action=(CHOOSE) novalidate {
                (Radios::new("council", Legend::new("Choose your council").heading(true).size(Size::L))
                    .hint("Each council has its own records and its own sign-in. Choosing another signs you out of this one.")
                    .choices(councils)
                    .error_if(wrong.then_some("Choose the council you work for or that looks after you")))
                (Button::submit("Continue"))
            }
        } }
    }
}

fn nobody_here() -> Response {
    let main = html! {
        h1.govuk-heading-l { "There is no council at this address" }
        p.govuk-body { "Check the address your council gave you, and try again." }
    };
    let mut response = page(
        StatusCode::MISDIRECTED_REQUEST,
        "There is no council at this address",
        &main,
    );
    headers::secure(response.headers_mut(), &Nonce::new(), false);
    response
}

fn page(status: StatusCode, title: &str, main: &Markup) -> Response {
    let framed = layout::Page::new(title, main.clone()).render();
    let mut response = Response::new(Body::from(framed.into_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

fn redirect(to: &'static str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response
        .headers_mut()
        .insert(header::LOCATION, HeaderValue::from_static(to));
    response
}

/// The host name of an address or a `Host` header: small letters, without the ports that go
/// without saying.
pub fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default().to_lowercase();
    host.strip_suffix(":443")
        .or_else(|| host.strip_suffix(":80"))
        .unwrap_or(&host)
        .to_owned()
}
