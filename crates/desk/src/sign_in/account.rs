//! One's own account: how one signs in, and signing out everywhere.

use super::codes::App;
use super::{credentials, pages, password, pending};
use crate::routes::Lane;
use crate::{Needs, Reply, Routes, Visit, sessions};
use record::access::Persona;
use record::{Caller, Refusal};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/account/sign-in", Needs::SignedIn, page)
        .fresh()
        .form(
            "/account/password",
            Needs::SignedIn,
            password_page,
            set_password,
        )
        .fresh()
        .lane(Lane::SignIn)
        .post("/account/end-others", Needs::SignedIn, end_others)
}

/// Young people have their own page for it, and no password with an app.
fn staff(visit: &Visit) -> Result<&Caller, Refusal> {
    visit
        .caller()
        .ok()
        .filter(|caller| caller.persona() != Some(Persona::YoungPerson))
        .ok_or(Refusal::NotFound)
}

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    if staff(visit).is_err() {
        return Ok(Reply::redirect("/my-page/way-in"));
    }
    let member = visit.caller()?.member();
    let (signs_in, passkeys) = visit.desk.record.read(&Caller::system("sign-in"), |tx| {
        Ok((
            credentials::of(tx, member)?,
            super::passkeys::list(tx, member)?,
        ))
    })?;
    let form = visit.form("account", &[])?;
    let passkeys = super::passkeys::part(&form, &passkeys);
    Ok(pages::account(&form, &signs_in, visit, &passkeys))
}

/// The secret being set up, and the user name its app will show.
fn secret(visit: &Visit) -> Result<(String, String), Refusal> {
    let member = staff(visit)?.member();
    let kept = format!("totp:{member}");
    visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        let name = credentials::of(tx, member)?.name.ok_or(Refusal::NotFound)?;
        if let Some(secret) = pending::find::<String>(tx, &kept)? {
            return Ok((secret, name));
        }
        let secret = App::new_secret();
        pending::keep(tx, &kept, &secret)?;
        Ok((secret, name))
    })
}

fn password_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (secret, name) = secret(visit)?;
    let picture = App::of(&secret, &name)?.picture()?;
    let form = visit.form("password", &[])?;
    Ok(pages::password(&form, &secret, &picture))
}

fn set_password(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (secret, name) = secret(visit)?;
    let council = visit.desk.settings.council.clone();
    let mut form = visit.posted()?;
    let new = form.secret("password", "a new password").required();
    let code = form.text("code", "the 6-digit code").at_most(20).required();
    if let Some(new) = new.get()
        && let Some(problem) = password::problem(new, &[&name, &council])
    {
        form.problem("password", problem);
    }
    let step = code
        .get()
        .and_then(|code| App::of(&secret, &name).ok()?.step(code, visit.now));
    if code.get().is_some() && step.is_none() {
        form.problem("code", "Code is not right. Enter the one the app shows now");
    }
    let (new, _) = form.all_of((new, code))?;
    let hash = password::hash(&new)?;
    let caller = visit.caller()?;
    let member = caller.member();
    let kept = format!("totp:{member}");
    visit.write(|tx| {
        credentials::set_password(tx, member, &hash, &secret, step.unwrap_or(0))?;
        pending::forget(tx, &kept)?;
        Ok(())
    })?;
    end_all_but_this(visit)?;
    Ok(Reply::redirect("/account/sign-in").saying("Your password and app are set"))
}

fn end_others(visit: &mut Visit) -> Result<Reply, Refusal> {
    end_all_but_this(visit)?;
    Ok(Reply::redirect("/account/sign-in").saying("You are signed out everywhere else"))
}

fn end_all_but_this(visit: &Visit) -> Result<(), Refusal> {
    let member = visit.caller()?.member();
    let Some(session) = &visit.session else {
        return Ok(());
    };
    visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        sessions::end_others(tx, member, session)?;
        Ok(())
    })
}
