//! Drawing the administrator's pages.

use super::{Line, Organisations};
use crate::components::{
    Button, Cell, Input, Row, Select, SelectItem, SummaryList, Table, WarningText,
};
use crate::form::{Form, sentence_start};
use crate::sign_in::credentials::SignsIn;
use crate::{Reply, Visit};
use care::ids::{MemberId, TeamId};
use maud::{Markup, html};
use record::access::{Member, Persona};

fn what(persona: Persona) -> String {
    sentence_start(persona.title())
}

pub(super) fn list(lines: &[Line], demo: bool) -> Reply {
    let rows = lines.iter().map(|line| {
        let member = &line.member;
        vec![
            Cell::new(html! {
                a.govuk-link href=(format!("/members/{}", member.id)) { (member.name) }
            }),
            Cell::new(what(member.persona)),
            Cell::new(line.organisation.as_deref().unwrap_or("The council")),
            Cell::new(if member.active { "Yes" } else { "No longer" }),
        ]
    });
    let table = Table::new("Members")
        .head(["Name", "What they do", "Works for", "May sign in"])
        .rows(rows);
    Reply::page(
        "Members",
        html! {
            h1.govuk-heading-l { "Members" }
            @if demo {
                p.govuk-body { "In this demonstration anyone may be anyone, so letters are not needed." }
            }
            (Button::link("Add a member", "/members/add"))
            (table.scrolling("Members"))
        },
    )
}

pub(super) fn add(form: &Form, organisations: &Organisations) -> Reply {
    let personas = Persona::ALL
        .iter()
        .filter(|persona| super::given_persona(persona.code()).is_some())
        .map(|persona| SelectItem::new(persona.code(), what(*persona)));
    let organisations = organisations.iter().map(|(id, name, agency)| {
        let kind = agency.map_or("provider", |agency| agency.title());
        SelectItem::new(id.to_string(), format!("{name} ({kind})"))
    });
    Reply::page(
        "Add a member",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Add a member" }
                form method="post" data-drafts=(form.drafts_name()) novalidate {
                    (form.guard())
                    (Input::new("name", "Name")
                        .hint("As colleagues and young people will read it.")
                        .value(form.value("name"))
                        .error_if(form.error("name")))
                    (Select::new("persona", "What they do")
                        .items([SelectItem::new("", "Choose")])
                        .items(personas)
                        .value(form.value("persona"))
                        .error_if(form.error("persona")))
                    (Select::new("agency", "Organisation, if they do not work for the council")
                        .items([SelectItem::new("", "The council")])
                        .items(organisations)
                        .value(form.value("agency"))
                        .error_if(form.error("agency")))
                    (Input::new("user_name", "User name")
                        .hint("What they sign in as. Often their e-mail address at work.")
                        .value(form.value("user_name"))
                        .spellcheck(false)
                        .error_if(form.error("user_name")))
                    (Button::submit("Add and make a letter"))
                }
            } }
        },
    )
    .back_to("Members", "/members")
}

/// The letter with the one-time code: shown once, made for paper.
pub(super) fn letter(
    visit: &Visit,
    id: MemberId,
    name: &str,
    user_name: &str,
    code: &str,
) -> Reply {
    let origin = &visit.desk.settings.origin;
    Reply::page(
        "Letter",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Letter for " (name) }
                (WarningText::new("This code is shown once. Print this page, or write the code down, and hand it over in person."))
                p.govuk-body { "Go to " strong { (origin) "/sign-in/code" } " and type:" }
                (SummaryList::new([
                    Row::new("User name", crate::sign_in::credentials::plain_name(user_name)),
                    Row::new("Code", html! { strong.hw-code { (code) } }),
                ]))
                p.govuk-body {
                    "The code works once, within 7 days. Then you choose how to sign in from now on. "
                    "No one from the council will ever ask you for it."
                }
                p.govuk-body.hw-no-print { a.govuk-link href=(format!("/members/{id}")) { "Back to " (name) } }
            } }
        },
    )
}

pub(super) fn one(
    form: &Form,
    member: &Member,
    signs_in: &SignsIn,
    organisation: Option<&str>,
    own: bool,
) -> Reply {
    let id = member.id;
    let ways = match (&signs_in.name, signs_in.password) {
        (None, _) => "No user name yet".to_owned(),
        (Some(name), true) => format!("{name}, with a password and an authenticator app"),
        (Some(name), false) => name.clone(),
    };
    let teams: Markup = html! {
        @if member.teams.is_empty() { "None" }
        @for (team, name) in &member.teams {
            form method="post" action=(format!("/members/{id}/leave")) {
                (form.guard().clone().about(&id.to_string()))
                input type="hidden" name="team" value=(team);
                (name) " "
                @if !own {
                    button.hw-link-button type="submit" {
                        "Take out" span.govuk-visually-hidden { " of " (name) }
                    }
                }
            }
        }
    };
    Reply::page(
        "Member",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { (member.name) }
                (SummaryList::new([
                    Row::new("What they do", what(member.persona)),
                    Row::new("Works for", organisation.unwrap_or("The council")),
                    Row::new("May sign in", if member.active { "Yes" } else { "No longer" }),
                    Row::new("Signs in as", ways),
                    Row::new("Teams", teams),
                ]))
                @if own {
                    p.govuk-body { "Another administrator changes what is about you." }
                } @else if member.active {
                    p.govuk-body { a.govuk-link href=(format!("/members/{id}/team")) { "Put in a team" } }
                    @if signs_in.name.is_some() {
                        h2.govuk-heading-m { "Lost their phone or forgot their password?" }
                        p.govuk-body {
                            "A new letter takes away every way they have to sign in, and signs them out."
                        }
                        form method="post" action=(format!("/members/{id}/letter")) {
                            (form.guard().clone().about(&id.to_string()))
                            (Button::submit("Make a new letter").secondary())
                        }
                    }
                    h2.govuk-heading-m { "Leaving" }
                    p.govuk-body { "They are signed out at once, everywhere." }
                    form method="post" action=(format!("/members/{id}/end")) {
                        (form.guard().clone().about(&id.to_string()))
                        (Button::submit("They may no longer sign in").warning())
                    }
                }
            } }
        },
    )
    .back_to("Members", "/members")
}

pub(super) fn join(form: &Form, member: &Member, teams: &[(TeamId, String)]) -> Reply {
    let items = teams
        .iter()
        .filter(|(id, _)| !member.teams.iter().any(|(team, _)| team == id))
        .map(|(id, name)| SelectItem::new(id.to_string(), name.clone()));
    Reply::page(
        "Put in a team",
        html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                h1.govuk-heading-l { "Put " (member.name) " in a team" }
                form method="post" novalidate {
                    (form.guard())
                    (Select::new("team", "Team")
                        .hint("From today. They see the young people the team is responsible for.")
                        .items([SelectItem::new("", "Choose")])
                        .items(items)
                        .value(form.value("team"))
                        .error_if(form.error("team")))
                    (Button::submit("Save"))
                }
            } }
        },
    )
    .back_to("Member", format!("/members/{}", member.id))
}
