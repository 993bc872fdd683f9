//! Who may sign in: the administrator's pages. Who someone is and in which teams is said in the
//! record (`record::access`, which guards itself); how they sign in is kept by
//! [`crate::sign_in::credentials`]. An administrator sees no young person here or anywhere.

mod pages;

use crate::form::Form;
use crate::menu::Section;
use crate::sign_in::credentials;
use crate::{Needs, Reply, Routes, Visit, sessions};
use care::Period;
use care::ids::{MemberId, OrganisationId, TeamId};
use record::access::{self, Capability, Persona, Profile};
use record::{Refusal, Tx};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Their addresses.
pub(crate) fn routes() -> Routes {
    let manage = Needs::Capability(Capability::ManageMembers);
    Routes::new("members")
        .menu("Members", "/members", manage)
        .under(Section::Record, "Who may come in, and as what.")
        .get("/members", manage, list)
        .form("/members/add", manage, add_page, add)
        .get("/members/{id}", manage, one)
        .post("/members/{id}/letter", manage, letter)
        .post("/members/{id}/end", manage, end)
        .form("/members/{id}/team", manage, join_page, join)
        .post("/members/{id}/leave", manage, leave)
}

/// One line of the list.
pub(super) struct Line {
    pub member: access::Member,
    pub organisation: Option<String>,
}

fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let lines = visit.read(|tx| {
        let names: BTreeMap<OrganisationId, String> = access::agencies(tx)?
            .into_iter()
            .map(|(id, name, _)| (id, name))
            .collect();
        Ok(access::members(tx)?
            .into_iter()
            // Young people's own sign-ins are not an office's to see or to reset.
            .filter(|member| member.persona != Persona::YoungPerson)
            .map(|member| Line {
                organisation: member.agency.and_then(|id| names.get(&id).cloned()),
                member,
            })
            .collect::<Vec<_>>())
    })?;
    Ok(pages::list(&lines, visit.desk.settings.demo).wide())
}

/// The organisations someone outside the council can belong to.
type Organisations = Vec<(OrganisationId, String, Option<access::Agency>)>;

fn organisations(visit: &Visit) -> Result<Organisations, Refusal> {
    visit.read(|tx| Ok(access::agencies(tx)?))
}

fn add_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("add-member", &[])?;
    Ok(pages::add(&form, &organisations(visit)?))
}

/// What an administrator may make someone. A young person's own sign-in is made from their page,
/// by someone who works with them.
fn given_persona(code: &str) -> Option<Persona> {
    Persona::from_code(code).filter(|persona| *persona != Persona::YoungPerson)
}

fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let name = form.text("name", "their name").at_most(100).required();
    let persona = form
        .choice("persona", "what they do", given_persona)
        .required();
    let agency = form
        .choice("agency", "the organisation they work for", |id| {
            id.parse::<OrganisationId>().ok()
        })
        .optional();
    let user_name = form
        .text("user_name", "a user name")
        .at_most(200)
        .required();
    let (name, persona, agency, user_name) = form.all_of((name, persona, agency, user_name))?;
    let profile = Profile {
        name,
        persona,
        agency,
        young_person: None,
        active: true,
    };
    let id = MemberId(Uuid::now_v7());
    let code = visit.write(|tx| {
        access::say_member(tx, id, &profile)?;
        if !credentials::enrol(tx, id, &user_name)? {
            return Err(Refusal::invalid(
                "user_name",
                "Someone has this user name already",
            ));
        }
        Ok(credentials::new_code(tx, id)?)
    })?;
    Ok(pages::letter(visit, id, &profile.name, &user_name, &code))
}

/// A member, whoever it is; nobody is shown their own, since nobody changes their own.
fn found(tx: &mut Tx, id: MemberId) -> Result<access::Member, Refusal> {
    access::member(tx, id)?
        .filter(|member| member.persona != Persona::YoungPerson)
        .ok_or(Refusal::NotFound)
}

fn one(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: MemberId = visit.id("id")?;
    let (member, signs_in, organisation) = visit.read(|tx| {
        let member = found(tx, id)?;
        let organisation = access::agencies(tx)?
            .into_iter()
            .find(|(agency, ..)| Some(*agency) == member.agency)
            .map(|(_, name, _)| name);
        let signs_in = credentials::of(tx, id)?;
        Ok((member, signs_in, organisation))
    })?;
    let own = visit.caller()?.member() == id;
    let form = visit.form("member", &[])?;
    Ok(pages::one(
        &form,
        &member,
        &signs_in,
        organisation.as_deref(),
        own,
    ))
}

/// Refuses to act on oneself: the other administrator does that.
fn another(visit: &Visit) -> Result<MemberId, Refusal> {
    let id: MemberId = visit.id("id")?;
    if visit.caller()?.member() == id {
        return Err(Refusal::NotAllowed);
    }
    Ok(id)
}

fn letter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = another(visit)?;
    let made = visit.write(|tx| {
        let member = found(tx, id)?;
        let Some(user_name) = credentials::of(tx, id)?.name.filter(|_| member.active) else {
            return Err(Refusal::NotFound);
        };
        let code = credentials::reset(tx, id)?;
        Ok((member.name, user_name, code))
    })?;
    let (name, user_name, code) = made;
    Ok(pages::letter(visit, id, &name, &user_name, &code))
}

fn end(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = another(visit)?;
    let name = visit.write(|tx| {
        let member = found(tx, id)?;
        let profile = Profile {
            name: member.name.clone(),
            persona: member.persona,
            agency: member.agency,
            young_person: member.young_person,
            active: false,
        };
        access::say_member(tx, id, &profile)?;
        credentials::revoke(tx, id)?;
        sessions::end_all(tx, id)?;
        Ok(member.name)
    })?;
    Ok(Reply::redirect("/members").saying(format!("{name} can no longer sign in")))
}

fn join_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = another(visit)?;
    let (member, teams) = visit.read(|tx| Ok((found(tx, id)?, access::teams(tx)?)))?;
    let form: Form = visit.form("join-team", &[])?;
    Ok(pages::join(&form, &member, &teams))
}

fn join(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = another(visit)?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let team = form
        .choice("team", "a team", |id| id.parse::<TeamId>().ok())
        .required();
    let team = form.all_of(team)?;
    visit.write(|tx| {
        found(tx, id)?;
        access::join_team(tx, id, team, Period::since(today))
    })?;
    Ok(Reply::redirect(format!("/members/{id}")).saying("They are in the team"))
}

fn leave(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = another(visit)?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let team = form
        .choice("team", "a team", |id| id.parse::<TeamId>().ok())
        .required();
    let team = form.all_of(team)?;
    visit.write(|tx| access::leave_team(tx, id, team, today, "left the team"))?;
    Ok(Reply::redirect(format!("/members/{id}")).saying("They are no longer in the team"))
}
