//! Signing in with a user name, a password and a code; or with a code on paper.

use super::{credentials, next, pages};
use crate::routes::Lane;
use crate::{Needs, Reply, Routes, Visit, sessions};
use axum::http::header;
use care::ids::MemberId;
use record::Refusal;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/sign-in", Needs::Public, page)
        .post("/sign-in", Needs::Public, enter)
        .lane(Lane::SignIn)
        .get("/sign-in/code", Needs::Public, paper_page)
        .post("/sign-in/code", Needs::Public, enter_by_paper)
        .lane(Lane::SignIn)
}

/// The one sentence that says no.
const NO: &str = "Check your user name, password and code";
const PAPER_NO: &str = "Check your user name and the code on your letter";

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.public_form();
    Ok(pages::sign_in(&form, visit, &next(visit)))
}

fn enter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let name = form.text("name", "your user name").at_most(200).required();
    let password = form
        .secret("password", "your password")
        .at_most(256)
        .required();
    let code = form.text("code", "the 6-digit code").at_most(20).required();
    let (name, password, code) = form.all_of((name, password, code))?;
    match credentials::check(&visit.desk.record, &name, &password, &code)? {
        Some(member) => welcome(visit, member, "password", &next(visit)),
        None => {
            tracing::warn!(request = %visit.request, how = "password", "a sign-in was refused");
            Err(Refusal::invalid("name", NO))
        }
    }
}

fn paper_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    Ok(pages::paper(&visit.public_form()))
}

fn enter_by_paper(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let name = form.text("name", "your user name").at_most(200).required();
    let code = form
        .text("code", "the code on your letter")
        .at_most(60)
        .required();
    let (name, code) = form.all_of((name, code))?;
    match credentials::check_paper(&visit.desk.record, &name, &code)? {
        Some(member) => welcome(visit, member, "code", "/account/sign-in"),
        None => {
            tracing::warn!(request = %visit.request, how = "code", "a sign-in was refused");
            Err(Refusal::invalid("name", PAPER_NO))
        }
    }
}

/// Begins a session for a member who has shown who they are. Any session the browser had ends:
/// a token known before a sign-in is worth nothing after it.
pub(super) fn welcome(
    visit: &Visit,
    member: MemberId,
    how: &str,
    to: &str,
) -> Result<Reply, Refusal> {
    if let Some(session) = &visit.session {
        sessions::end(&visit.desk.record, session)?;
    }
    let cookie = sessions::begin(&visit.desk.record, member, how)?;
    super::own::came_in(visit, member, how)?;
    tracing::info!(request = %visit.request, %member, how, "signed in");
    Ok(Reply::redirect(to).with_header(header::SET_COOKIE, &cookie))
}
