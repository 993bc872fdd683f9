//! Who must not see whom: the conflicts in force, and the records restricted to named people.

use super::names::{Page, Who, colleagues, items, reason, who};
use crate::people;
use care::ids::{ChildCode, MemberId, YoungPersonId};
use desk::components::{Button, Cell, Input, Select, Table};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access;
use record::clock::long_moment;
use record::{Refusal, Timestamp, Tx};
use std::collections::HashMap;

/// One conflict in force.
struct Line {
    member: MemberId,
    name: String,
    with: Who,
    since: Timestamp,
    /// The reader's own: somebody else lifts it.
    own: bool,
}

/// What the page shows.
struct View {
    lines: Vec<Line>,
    restricted: Vec<(Who, String)>,
}

fn names(tx: &mut Tx<'_>) -> Result<HashMap<MemberId, String>, Refusal> {
    Ok(access::members(tx)?
        .into_iter()
        .map(|member| (member.id, member.name))
        .collect())
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = visit.read(|tx| {
        let names = names(tx)?;
        let oneself = tx.caller().member();
        let mut lines = Vec::new();
        for (member, with, since) in access::conflicts(tx)? {
            lines.push(Line {
                member,
                name: names.get(&member).cloned().unwrap_or_default(),
                with: who(tx, with)?,
                since,
                own: member == oneself,
            });
        }
        let mut restricted = Vec::new();
        for (id, ask) in access::restrictions(tx)? {
            restricted.push((who(tx, id)?, ask));
        }
        Ok(View { lines, restricted })
    })?;
    Ok(Reply::page("Conflicts", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let table = view.lines.iter().fold(
        Table::new("Conflicts in force").head(["Who", "Must not see", "Since", "What to do"]),
        |table, line| {
            let lift = html! {
                @if line.own { "Somebody else lifts yours" }
                @else {
                    a.govuk-link href={ "/conflicts/" (line.member) "/" (line.with.id) "/lift" } {
                        "Lift" span.govuk-visually-hidden { " the conflict of " (line.name) " with " (line.with.name()) }
                    }
                }
            };
            table.row([
                Cell::new(&line.name),
                Cell::new(line.with.linked()),
                Cell::new(long_moment(line.since)),
                Cell::new(lift),
            ])
        },
    );
    let restricted = view.restricted.iter().fold(
        Table::new("Restricted pages").head(["Whose page", "Whom to ask", "What to do"]),
        |table, (of, ask)| {
            table.row([
                Cell::new(desk::form::sentence_start(of.name())),
                Cell::new(ask),
                Cell::new(html! {
                    a.govuk-link href={ (of.address()) "/who-may-see" } {
                        "See who may see it" span.govuk-visually-hidden { ", " (of.name()) ", ask " (ask) }
                    }
                }),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Conflicts" }
        p.govuk-body {
            "For somebody with a conflict, the young person’s page does not exist: not in lists, not in search."
        }
        (Button::link("Record a conflict of somebody else", "/conflicts/record"))
        @if view.lines.is_empty() { (invitation("No conflict is declared.", None)) }
        @else { (table.scrolling("Conflicts in force")) }
        @if !view.restricted.is_empty() { (restricted.scrolling("Restricted pages")) }
    }
}

pub(super) fn record_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let members = visit.read(|tx| Ok(colleagues(tx)?))?;
    let form = visit.form("conflict", &[])?;
    let fields = html! {
        (Select::new("member", "Who must not see the page?")
            .items(items(&members))
            .value(form.value("member"))
            .error_if(form.error("member")))
        (Input::new("child", "The council’s number of the young person")
            .hint("It stands on the young person’s own page and in the list of young people.")
            .value(form.value("child"))
            .spellcheck(false)
            .error_if(form.error("child")))
        (reason(&form, "How do they know each other?"))
    };
    let page = Page {
        title: "Record a conflict of somebody else",
        about: "Conflicts",
        back: ("Conflicts", "/conflicts".to_owned()),
        save: "Close the page to them",
    };
    Ok(page.around(&form, &fields))
}

pub(super) fn record(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let member = form
        .choice("member", "who must not see the page", |id| {
            id.parse::<MemberId>().ok()
        })
        .required();
    let child = form
        .text("child", "the council’s number of the young person")
        .required()
        .map(|text| ChildCode::parse(&text).ok());
    let why = form
        .text("reason", "how they know each other")
        .at_most(500)
        .required();
    let (member, child, why) = form.all_of((member, child, why))?;
    visit.write(|tx| {
        let nobody = || Refusal::invalid("child", "There is nobody with this number");
        let child = child.clone().ok_or_else(nobody)?;
        let id = people::ids_of(tx, [&child].into_iter())?
            .remove(&child)
            .ok_or_else(nobody)?;
        access::record_conflict(tx, member, id, &why)
    })?;
    Ok(Reply::redirect("/conflicts").saying("That page is closed to them now"))
}

fn pair(visit: &Visit) -> Result<(MemberId, YoungPersonId), Refusal> {
    Ok((visit.id("id")?, visit.id("young_person")?))
}

pub(super) fn lift_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (member, with) = pair(visit)?;
    let (name, with) = visit.read(|tx| {
        let in_force = access::conflicts(tx)?
            .iter()
            .any(|(of, at, _)| (*of, *at) == (member, with));
        if !in_force || tx.caller().member() == member {
            return Err(Refusal::NotFound);
        }
        let name = names(tx)?.remove(&member).unwrap_or_default();
        Ok((name, who(tx, with)?))
    })?;
    let form = visit.form("lift-conflict", &[])?;
    let fields = html! {
        p.govuk-body {
            (name) " could again see " (with.name()) ", if their work lets them."
        }
        (reason(&form, "Why does it no longer hold?"))
    };
    let page = Page {
        title: "Lift a conflict",
        about: &name,
        back: ("Conflicts", "/conflicts".to_owned()),
        save: "Lift it",
    };
    Ok(page.around(&form, &fields))
}

pub(super) fn lift(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (member, with) = pair(visit)?;
    let mut form = visit.posted()?;
    let why = form
        .text("reason", "why it no longer holds")
        .at_most(500)
        .required();
    let why = form.all_of(why)?;
    visit.write(|tx| access::lift_conflict(tx, member, with, &why))?;
    Ok(Reply::redirect("/conflicts").saying("The conflict is lifted"))
}
