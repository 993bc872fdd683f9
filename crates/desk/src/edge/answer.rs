//! The synchronous part of the path: from a request whose body is read to an answer that may leave.

use super::dress::Dress;
use super::{Asked, body, errors};
use crate::desk::Inner;
use crate::form::Form;
use crate::reply::{Body, Reply};
use crate::routes::{Needs, Route};
use crate::sessions::{self, Session, Standing};
use crate::{posts, visit::Visit};
use axum::http::{StatusCode, header};
use axum::response::Response;
use record::{Fault, Refusal};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// The synchronous part: on a thread that may block.
pub(super) fn answer(
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
            if let Some(form) = &form
                && form
                    .guard()
                    .form
                    .as_deref()
                    .is_some_and(|name| desk.is_our_draft(name))
            {
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
        claimed: Cell::new(false),
        repeated: Cell::new(false),
        looks: RefCell::new(Vec::new()),
        headers: asked.headers.clone(),
        peer: asked.peer,
        drafted: RefCell::new(None),
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
    // A page that is not found says nothing of why: not even that it would have been about someone.
    let personal = reply.status != StatusCode::NOT_FOUND
        && visit
            .looks
            .borrow()
            .iter()
            .any(|look| look.allowed && look.subject.is_some());
    let reply = logged(&visit, reply);
    notices(desk, visit.session.as_ref(), &reply);
    dress.personal(personal).response(reply, &accepts)
}

/// Checks the hidden fields of a form: it must carry a key, and be about what its address names.
pub(crate) fn guard(visit: &Visit) -> Option<Reply> {
    let form = visit.posted.as_ref()?;
    let guard = form.guard();
    let Some(key) = guard.key else {
        return Some(errors::stale_form());
    };
    if !visit.desk.is_our_key(key) {
        return Some(errors::other_council());
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
            if let (Body::Redirect(to), true) = (&reply.body, visit.claimed.get()) {
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
