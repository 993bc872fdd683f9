//! The edge: where a request becomes a [`crate::Visit`] and a [`crate::Reply`] becomes bytes.
//!
//! In order: headers and request id → cross-site posts refused → a seat in a lane, or an early
//! "busy" → session → may this persona use the route → the body → is the form about the person
//! its address names → was this form saved before → the handler → the page in its frame → the
//! access log, durable → out.
//!
//! **Invariant.** Nothing leaves before the looks it rests on are in the access log. If they
//! cannot be written there is no page.

mod answer;
mod body;
mod dress;
mod errors;

use crate::assets;
use crate::desk::Inner;
use crate::headers::{self, Nonce};
use crate::reply::Reply;
use crate::routes::{Lane, Method, Route};
use crate::sessions::{self, Standing};
use answer::answer;
pub(crate) use answer::guard;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use dress::Dress;
use std::sync::Arc;
use std::time::Instant;
use tower_http::csrf::CsrfLayer;
use uuid::Uuid;

/// What travels with a request through the layers.
#[derive(Clone)]
struct Pass {
    id: Uuid,
    nonce: Nonce,
    path: String,
}

/// All routes of a desk as one service.
pub(crate) fn router(desk: &Arc<Inner>) -> Router {
    let mut router = Router::new();
    for (index, route) in desk.routes.iter().enumerate() {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        let held = Arc::clone(desk);
        let answer = move |request: Request| async move { take(held, index, request).await };
        router = router.route(route.path, on(filter, answer));
    }
    let asset = |Path(name): Path<String>, headers: HeaderMap| async move {
        assets::respond(&name, &headers)
    };
    let lost = Arc::clone(desk);
    let not_found = move |request: Request| async move { unknown(lost, request).await };
    let csrf = CsrfLayer::new();
    let csrf = match csrf.clone().add_trusted_origin(&desk.settings.origin) {
        Ok(layer) => layer,
        Err(_) => csrf,
    };
    router
        .route("/assets/{name}", on(MethodFilter::GET, asset))
        .method_not_allowed_fallback(not_found.clone())
        .fallback(not_found)
        .layer(csrf)
        .layer(from_fn_with_state(Arc::clone(desk), envelope))
}

/// Around everything: the request's id, the security headers, one line of the log without a word
/// about people.
async fn envelope(State(desk): State<Arc<Inner>>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let pass = Pass {
        id: Uuid::now_v7(),
        nonce: Nonce::new(),
        path: request.uri().path().to_owned(),
    };
    let method = request.method().clone();
    request.extensions_mut().insert(pass.clone());
    let mut response = next.run(request).await;
    if response.status() == StatusCode::FORBIDDEN
        && response.extensions().get::<Answered>().is_none()
    {
        // The cross-site layer answers with a bare 403.
        let dress = Dress::new(&desk, &pass, None);
        response = dress.response(errors::cross_site(), "");
    }
    headers::secure(response.headers_mut(), &pass.nonce, desk.encrypted());
    if let Ok(id) = HeaderValue::from_str(&pass.id.to_string()) {
        response.headers_mut().insert("x-request-id", id);
    }
    let route = response
        .extensions()
        .get::<Answered>()
        .map_or("-", |answered| answered.0);
    tracing::info!(
        request = %pass.id,
        method = %method,
        route,
        status = response.status().as_u16(),
        statements = response.extensions().get::<Statements>().map_or(0, |run| run.0),
        ms = begun.elapsed().as_millis() as u64,
        "answered"
    );
    response
}

/// Marks an answer with how many statements the database was asked for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statements(pub(crate) u64);

/// Marks an answer of ours with the pattern of its route: safe to log, where an address is not.
#[derive(Clone, Copy)]
struct Answered(&'static str);

fn marked(mut response: Response, route: &'static str) -> Response {
    response.extensions_mut().insert(Answered(route));
    response
}

/// What is needed of a request once its body is read.
struct Asked {
    pass: Pass,
    headers: HeaderMap,
    address: String,
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
    peer: Option<std::net::IpAddr>,
}

/// Where a connection came from: put on each of its requests by the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) std::net::IpAddr);

impl Asked {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }
}

fn pass_of(request: &Request) -> Pass {
    request
        .extensions()
        .get::<Pass>()
        .cloned()
        .unwrap_or_else(|| Pass {
            id: Uuid::now_v7(),
            nonce: Nonce::new(),
            path: request.uri().path().to_owned(),
        })
}

async fn asked(request: Request) -> (Asked, Body) {
    use axum::RequestPartsExt as _;
    let pass = pass_of(&request);
    let (mut parts, body) = request.into_parts();
    let path = parts
        .extract::<Path<Vec<(String, String)>>>()
        .await
        .map(|Path(parts)| parts)
        .unwrap_or_default();
    let query = parts
        .uri
        .query()
        .and_then(|text| serde_html_form::from_str(text).ok())
        .unwrap_or_default();
    let address = parts
        .uri
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let asked = Asked {
        pass,
        peer: parts.extensions.get::<Peer>().map(|peer| peer.0),
        headers: parts.headers,
        address,
        path,
        query,
    };
    (asked, body)
}

/// A known route.
async fn take(desk: Arc<Inner>, index: usize, request: Request) -> Response {
    let Some(route) = desk.routes.get(index) else {
        return unknown(desk, request).await;
    };
    let pattern = route.path;
    let (asked, body) = asked(request).await;
    let pass = asked.pass.clone();
    let accepts = asked.header(header::ACCEPT_ENCODING).to_owned();
    let plain = |reply: Reply, asked: &Asked| {
        marked(
            Dress::new(&desk, &asked.pass, None).response(reply, &accepts),
            pattern,
        )
    };

    // An upload is not read for someone who may not send it.
    let (asked, refused) = if route.files {
        let work = Arc::clone(&desk);
        let judged = tokio::task::spawn_blocking(move || {
            let refused = work
                .routes
                .get(index)
                .and_then(|route| refused_unread(&work, route, &asked));
            (asked, refused)
        });
        let Ok(judged) = judged.await else {
            return marked(
                Dress::new(&desk, &pass, None).response(errors::fault(), ""),
                pattern,
            );
        };
        judged
    } else {
        (asked, None)
    };
    if let Some(refused) = refused {
        return marked(refused, pattern);
    }
    let posted = if route.method == Method::Post {
        match body::read(body, &asked.headers, route).await {
            Ok(posted) => Some(posted),
            Err(refused) => return plain(refused, &asked),
        }
    } else {
        None
    };

    // A seat, or an early answer while it is still cheap to give one.
    let seats = match route.lane {
        Lane::Look => &desk.looks,
        Lane::Save => &desk.saves,
        Lane::Heavy => &desk.heavy,
        Lane::SignIn => &desk.sign_ins,
    };
    let patience = desk.settings.lanes.patience;
    let seat = tokio::time::timeout(patience, Arc::clone(seats).acquire_owned()).await;
    let Ok(Ok(seat)) = seat else {
        return plain(errors::busy(), &asked);
    };
    let work = Arc::clone(&desk);
    let done = tokio::task::spawn_blocking(move || {
        let _seat = seat;
        let before = record::db::statements();
        work.routes.get(index).map(|route| {
            let mut response = answer(&work, route, &asked, posted);
            let run = record::db::statements() - before;
            response.extensions_mut().insert(Statements(run));
            response
        })
    })
    .await;
    match done {
        Ok(Some(response)) => marked(response, pattern),
        _ => {
            tracing::error!(request = %pass.id, route = pattern, "a handler panicked");
            let dress = Dress::new(&desk, &pass, None);
            marked(dress.response(errors::fault(), &accepts), pattern)
        }
    }
}

/// The answer to an upload of someone who may not send it, given before it is read.
fn refused_unread(desk: &Inner, route: &Route, asked: &Asked) -> Option<Response> {
    let accepts = asked.header(header::ACCEPT_ENCODING);
    let (reply, who) = match sessions::standing(&desk.record, &asked.headers) {
        Ok(Standing::In(_, caller)) if route.needs.met_by(&caller) => return None,
        Ok(Standing::In(session, caller)) => (errors::not_found(), Some((session, caller))),
        Ok(_) => (errors::sign_in_first(desk, route, &asked.address), None),
        Err(refusal) => (errors::page(&refusal, asked.pass.id), None),
    };
    Some(Dress::new(desk, &asked.pass, who).response(reply, accepts))
}

/// An address that is not there: the same page as one that may not be seen.
async fn unknown(desk: Arc<Inner>, request: Request) -> Response {
    let (asked, _) = asked(request).await;
    let pass = asked.pass.clone();
    let work = Arc::clone(&desk);
    let done = tokio::task::spawn_blocking(move || {
        let (session, caller) = match sessions::standing(&work.record, &asked.headers) {
            Ok(Standing::In(session, caller)) => (Some(session), Some(caller)),
            _ => (None, None),
        };
        let dress = Dress::new(&work, &asked.pass, session.zip(caller));
        dress.response(errors::not_found(), asked.header(header::ACCEPT_ENCODING))
    })
    .await;
    let response =
        done.unwrap_or_else(|_| Dress::new(&desk, &pass, None).response(errors::fault(), ""));
    marked(response, "unknown")
}
