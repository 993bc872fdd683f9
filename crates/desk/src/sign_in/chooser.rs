//! Signing in to a demonstration: choose whom to be.

use super::next;
use crate::routes::Lane;
use crate::{Needs, Reply, Routes, Visit, sessions};
use axum::http::header;
use care::ids::MemberId;
use maud::html;
use record::access::{self, Member, Persona};
use record::{Caller, Refusal};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/sign-in", Needs::Public, choose)
        .post("/sign-in", Needs::Public, enter)
        .lane(Lane::Save)
}

fn people(visit: &Visit) -> Result<Vec<Member>, Refusal> {
    visit
        .desk
        .record
        .read(&Caller::system("demonstration"), |tx| {
            Ok(access::members(tx)?)
        })
}

fn choose(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut people = people(visit)?;
    // The demonstration gives its leading people the first ids.
    people.sort_by_key(|member| member.id);
    let next = next(visit);
    let body = html! {
        h1.govuk-heading-l { "Who would you like to be?" }
        p.govuk-body {
            "This is a demonstration. Every child, family and worker in it is made up. Each person "
            "below sees what someone with their role and their relationships would see."
        }
        form method="post" action="/sign-in" {
            input type="hidden" name="next" value=(next);
            @for persona in Persona::ALL {
                @let these: Vec<&Member> = people
                    .iter()
                    .filter(|member| member.persona == *persona && member.active)
                    .take(3)
                    .collect();
                @if !these.is_empty() {
                    h2.govuk-heading-s { (capitalised(persona.title())) }
                    p.govuk-hint { (sees(*persona)) }
                    div.govuk-button-group {
                        @for member in these {
                            button.govuk-button.govuk-button--secondary name="member"
                                value=(member.id) data-persona=(persona.code()) { (member.name) }
                        }
                    }
                }
            }
        }
    };
    Ok(Reply::page("Who would you like to be?", body))
}

fn enter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.posted()?;
    let member: MemberId = form
        .value("member")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let known = people(visit)?
        .iter()
        .any(|someone| someone.id == member && someone.active);
    if !known {
        return Err(Refusal::NotFound);
    }
    if let Some(session) = &visit.session {
        sessions::end(&visit.desk.record, session)?;
    }
    let cookie = sessions::begin(&visit.desk.record, member, "demo")?;
    let to = form.value("next").to_owned();
    Ok(Reply::redirect(to).with_header(header::SET_COOKIE, &cookie))
}

/// What someone in each role finds here, for a visitor who chooses.
const fn sees(persona: Persona) -> &'static str {
    match persona {
        Persona::KeyWorker => "The young people they or their hub team work with.",
        Persona::SocialWorker => "The young people they or their team are responsible for.",
        Persona::TeamManager => "Everyone their teams are responsible for, and the numbers.",
        Persona::PlacementOfficer => "Every young person, as far as finding them a home needs it.",
        Persona::Commissioner => "Care histories and numbers, without names.",
        Persona::Finance => "Who is placed where and what it costs, not their story.",
        Persona::Partner(_) => {
            "Young people shared with their organisation, and of them what its work needs."
        }
        Persona::Provider => "What the council has released to them, and nothing else.",
        Persona::YoungPerson => "Their own page.",
        Persona::ServiceLead => "Everything, and the numbers beside those of other councils.",
        Persona::Councillor => "Numbers, with small ones hidden. No young person.",
        Persona::Analyst => "Rows without names, and the numbers.",
        Persona::PrivacyOfficer => "Who looked at whom, when and why.",
        Persona::Administrator => "Who may sign in, and as what. No young person.",
    }
}

fn capitalised(text: &str) -> String {
    crate::form::sentence_start(text)
}
