// Long because: the order of the steps is the point, and is read in one go.

//! The edge: where a request becomes a [`Visit`] and a [`Reply`] becomes bytes.
//!
//! In order: headers and request id → cross-site posts refused → a seat in a lane, or an early
//! "busy" → session → may this persona use the route → the body → is the form about the person
//! its address names → was this form saved before → the handler → the page in its frame → the
//! access log, durable → out.
//!
//! **Invariant.** Nothing leaves before the looks it rests on are in the access log. If they
//! cannot be written there is no page.

mod body;
mod dress;
mod errors;

use crate::desk::Inner;
use crate::headers::{self, Nonce};
use crate::reply::{Body as ReplyBody, Reply};
use crate::routes::{Lane, Method, Needs, Route};
use crate::sessions::{self, Session, Standing};
use crate::{assets, form::Form, posts, visit::Visit};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use dress::Dress;
use record::{Fault, Refusal};
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
        ms = begun.elapsed().as_millis() as u64,
        "answered"
    );
    response
}

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
}

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
    let accepts = asked.header(header::ACCEPT_ENCODING).to_owned();
    let plain = |reply: Reply, asked: &Asked| {
        marked(
            Dress::new(&desk, &asked.pass, None).response(reply, &accepts),
            pattern,
        )
    };

    // An upload is not read for someone who may not send it.
    if route.files {
        let look = Arc::clone(&desk);
        let headers = asked.headers.clone();
        let needs = route.needs;
        let may = tokio::task::spawn_blocking(move || {
            let standing = sessions::standing(&look.record, &headers)?;
            Ok::<_, Refusal>(matches!(standing, Standing::In(_, caller) if needs.met_by(&caller)))
        })
        .await;
        if !matches!(may, Ok(Ok(true))) {
            return plain(errors::not_found(), &asked);
        }
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
    let pass = asked.pass.clone();
    let work = Arc::clone(&desk);
    let done = tokio::task::spawn_blocking(move || {
        let _seat = seat;
        work.routes
            .get(index)
            .map(|route| answer(&work, route, &asked, posted))
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

/// The synchronous part: on a thread that may block.
fn answer(
    desk: &Arc<Inner>,
    route: &Route,
    asked: &Asked,
    posted: Option<body::Posted>,
) -> Response {
    let accepts = asked.header(header::ACCEPT_ENCODING).to_owned();
    let standing = match sessions::standing(&desk.record, &asked.headers) {
        Ok(standing) => standing,
        Err(refusal) => {
            let reply = errors::page(&refusal, asked.pass.id);
            return Dress::new(desk, &asked.pass, None).response(reply, &accepts);
        }
    };
    let (form, files) = posted.map_or((None, Vec::new()), |posted| {
        (Some(Form::posted(posted.fields)), posted.files)
    });
    let (session, caller) = match standing {
        Standing::In(session, caller) => (
            Some(session),
            Some(caller.in_request(asked.pass.id.to_string())),
        ),
        Standing::Lapsed(member) if route.needs != Needs::Public => {
            // Nothing typed is lost: it is kept as drafts and waits behind the sign-in.
            if let Some(form) = &form {
                sessions::keep_typed(&desk.record, member, form);
            }
            (None, None)
        }
        _ => (None, None),
    };
    if route.needs != Needs::Public && caller.is_none() {
        let reply = errors::sign_in_first(desk, route, &asked.address);
        return Dress::new(desk, &asked.pass, None).response(reply, &accepts);
    }
    let dress = Dress::new(desk, &asked.pass, session.clone().zip(caller.clone()));
    if let Some(caller) = &caller
        && !route.needs.met_by(caller)
    {
        return dress.response(errors::not_found(), &accepts);
    }
    let mut visit = Visit {
        record: desk.record.clone(),
        request: asked.pass.id,
        now: desk.record.clock().now(),
        address: asked.address.clone(),
        path: asked.path.clone(),
        query: asked.query.clone(),
        posted: form,
        files,
        conflict: None,
        session,
        caller,
        desk: Arc::clone(desk),
        claimed: std::cell::Cell::new(false),
        repeated: std::cell::Cell::new(false),
        looks: std::cell::RefCell::new(Vec::new()),
        headers: asked.headers.clone(),
        drafted: std::cell::RefCell::new(None),
        looking_back: false,
    };
    if route.fresh && !visit.signed_in_lately() {
        visit.keep_drafts();
        return dress.response(errors::sign_in_again(desk, route, &visit.address), &accepts);
    }
    if route.guarded
        && let Some(refused) = guard(&visit)
    {
        return dress.response(refused, &accepts);
    }
    let reply = run(desk, route, &mut visit);
    let personal = visit
        .looks
        .borrow()
        .iter()
        .any(|look| look.allowed && look.subject.is_some());
    let reply = logged(&visit, reply);
    notices(desk, visit.session.as_ref(), &reply);
    dress.personal(personal).response(reply, &accepts)
}

/// Checks the hidden fields of a form: it must carry a key, and be about what its address names.
fn guard(visit: &Visit) -> Option<Reply> {
    let form = visit.posted.as_ref()?;
    let guard = form.guard();
    if guard.key.is_none() {
        return Some(errors::stale_form());
    }
    if guard.about.as_deref() != visit.part("id") {
        // Two tabs, two children: what was typed about one must not land on the other.
        return Some(errors::other_person());
    }
    None
}

/// The handler, and what its refusal means.
fn run(desk: &Arc<Inner>, route: &Route, visit: &mut Visit) -> Reply {
    let refusal = match (route.handler)(visit) {
        Ok(reply) => {
            if let (ReplyBody::Redirect(to), true) = (&reply.body, visit.claimed.get()) {
                visit.note_answer(to);
            }
            return errors::with_drafts(reply, visit);
        }
        Err(_) if visit.repeated.get() => return repeated(visit),
        Err(refusal) => refusal,
    };
    let status = match refusal {
        Refusal::Invalid(errors) => {
            visit.refuse(errors);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::Conflict(conflict) => {
            visit.conflict = Some(conflict);
            StatusCode::CONFLICT
        }
        other => {
            if let Refusal::Fault(fault) = &other {
                tracing::error!(request = %visit.request, route = route.path, %fault, "fault");
            }
            return errors::page(&other, visit.request);
        }
    };
    // What was typed is kept on the server too, in case the next page is never sent back.
    visit.keep_drafts();
    match desk.page_at(route.path).map(|page| (page.handler)(visit)) {
        Some(Ok(reply)) => errors::with_summary(reply, visit).with_status(status),
        Some(Err(refusal)) => errors::page(&refusal, visit.request),
        None => errors::summary_alone(visit).with_status(status),
    }
}

/// The answer to a form that was already saved.
fn repeated(visit: &Visit) -> Reply {
    let key = visit.posted.as_ref().and_then(|form| form.guard().key);
    let first = key.and_then(|key| {
        let member = visit.caller().ok()?.member();
        visit
            .read(|tx| Ok(posts::first_answer(tx, member, key)?))
            .ok()?
    });
    match first {
        Some(to) => Reply::redirect(to),
        None => errors::already_saved(),
    }
}

/// Keeps what is to be said on the next page; forgets what this page says.
fn notices(desk: &Inner, session: Option<&Session>, reply: &Reply) {
    let Some(session) = session else {
        return;
    };
    if reply.notice.is_some() {
        sessions::set_notice(&desk.record, session, reply.notice.as_deref());
    } else if session.notice.is_some() && reply.shows_notice() {
        sessions::set_notice(&desk.record, session, None);
    }
}

/// Writes the looks the answer rests on to the access log; without them there is no answer.
fn logged(visit: &Visit, reply: Reply) -> Reply {
    let looks = visit.looks.take();
    if looks.is_empty() {
        return reply;
    }
    match visit.desk.record.log_looks(&looks) {
        Ok(()) => reply,
        Err(fault) => {
            tracing::error!(request = %visit.request, %fault, "the access log could not be written");
            errors::page(&Refusal::from(Fault::Busy), visit.request)
        }
    }
}
