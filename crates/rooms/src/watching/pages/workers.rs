//! Who works with a young person, which team is responsible and with whom they are shared: what
//! brings somebody near enough to see them.

use super::names::{Page, Who, day, items, lasting, not_over, reason, who, works_with};
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use care::{Date, Period};
use desk::components::{Cell, Select, SelectItem, Table, Textarea};
use desk::form::{date_value, sentence_start};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, FieldClass, Relationship, Worker, could_open, find};
use record::{Refusal, Tx};

/// What somebody can be named as here. A key worker is named and changed at the hub, which keeps
/// that there is one; a carer opens nothing and is said elsewhere.
const NAMED: [Relationship; 4] = [
    Relationship::SocialWorker,
    Relationship::Cover,
    Relationship::ReviewingOfficer,
    Relationship::PlacementOfficer,
];

/// What the page shows.
struct View {
    who: Who,
    today: Date,
    workers: Vec<Worker>,
    teams: Vec<(TeamId, String, Period)>,
    sharings: Vec<(OrganisationId, String, String, Period)>,
    allocates: bool,
    shares: bool,
}

/// Whether somebody may change who works with a young person.
fn allocates(allowed: &Allowed) -> bool {
    allowed.lens().may(Action::Add, FieldClass::Workers)
}

fn shares(allowed: &Allowed) -> bool {
    allowed.lens().may(Action::Share, FieldClass::Identity)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Workers)?;
        if !allocates(&allowed) && !shares(&allowed) {
            return Err(Refusal::NotAllowed);
        }
        Ok(View {
            who: who(tx, id)?,
            today,
            workers: access::workers(tx, &allowed)?,
            teams: access::responsible_teams(tx, &allowed)?,
            sharings: access::sharings(tx, &allowed)?,
            allocates: allocates(&allowed),
            shares: shares(&allowed),
        })
    })?;
    let (title, at) = ("Who works with them", view.who.address());
    Ok(Reply::page(title, draw(&view)).back_to("Back to their page", at))
}

/// A link to end something that still holds, or that it ended.
fn ending(may: bool, open: bool, href: &str, what: &str) -> Markup {
    html! {
        @if !open { "Ended" }
        @else if may { a.govuk-link href=(href) { "End" span.govuk-visually-hidden { " " (what) } } }
    }
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/workers", view.who.address());
    let open = |period: Period| not_over(period, view.today);
    let workers = view.workers.iter().fold(
        Table::new("Workers").head(["Who", "As what", "When", "What to do"]),
        |table, one| {
            let as_what = one.relationship;
            let href = format!("{at}/end/{}/{}", one.member, as_what.code());
            let named = view.allocates && NAMED.contains(&as_what);
            table.row([
                Cell::new(&one.name),
                Cell::new(sentence_start(as_what.title())),
                Cell::new(lasting(one.period)),
                Cell::new(ending(named, open(one.period), &href, &one.name)),
            ])
        },
    );
    let teams = view.teams.iter().fold(
        Table::new("Responsible teams").head(["Team", "When", "What to do"]),
        |table, (team, name, period)| {
            let href = format!("{at}/end-team/{team}");
            table.row([
                Cell::new(name),
                Cell::new(lasting(*period)),
                Cell::new(ending(view.allocates, open(*period), &href, name)),
            ])
        },
    );
    let sharings = view.sharings.iter().fold(
        Table::new("Shared with").head([
            "Agency",
            "For what, on which basis",
            "When",
            "What to do",
        ]),
        |table, (organisation, name, basis, period)| {
            let href = format!("{at}/end-sharing/{organisation}");
            table.row([
                Cell::new(name),
                Cell::new(basis),
                Cell::new(lasting(*period)),
                Cell::new(ending(view.shares, open(*period), &href, name)),
            ])
        },
    );
    html! {
        span.govuk-caption-l { (view.who.name()) }
        h1.govuk-heading-l { "Who works with them" }
        @if view.workers.is_empty() {
            (invitation("No worker is named. A young person should know who theirs is.", None))
        } @else { (workers.scrolling("Workers")) }
        @if view.allocates {
            p.govuk-body {
                a.govuk-link href={ (at) "/name" } { "Name a worker" } " · "
                a.govuk-link href={ (view.who.address()) "/key-worker" } { "Name or change their key worker" }
            }
        }
        @if view.teams.is_empty() { (invitation("No team is responsible.", None)) }
        @else { (teams.scrolling("Responsible teams")) }
        @if view.allocates { p.govuk-body { a.govuk-link href={ (at) "/team" } { "Make a team responsible" } } }
        @if view.sharings.is_empty() { (invitation("They are shared with no other agency.", None)) }
        @else { (sharings.scrolling("Shared with")) }
        @if view.shares { p.govuk-body { a.govuk-link href={ (at) "/share" } { "Share with a partner agency" } } }
    }
}

/// Leave to change who works with them, or to share them, and what to call them.
fn for_form(visit: &Visit, action: Action, class: FieldClass) -> Result<Who, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.read(|tx| {
        find(tx, id)?.allow_for(action, class)?;
        Ok(who(tx, id)?)
    })
}

fn framed<'a>(who: &'a Who, title: &'a str, save: &'a str) -> Page<'a> {
    Page {
        title,
        about: who.name(),
        back: ("Who works with them", format!("{}/workers", who.address())),
        save,
    }
}

/// Back to the page, or to the list when what was ended was what brought the reader near.
fn done(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<String, Refusal> {
    Ok(if could_open(tx, id, FieldClass::Workers)? {
        format!("/young-people/{id}/workers")
    } else {
        "/young-people".to_owned()
    })
}

// --- workers -------------------------------------------------------------------------------------

pub(super) fn name_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let who = for_form(visit, Action::Add, FieldClass::Workers)?;
    let members = visit.read(|tx| Ok(access::members(tx)?))?;
    let able = members
        .iter()
        .filter(|one| one.active && works_with(one.persona));
    let form = visit.form("worker", &[("from", &date_value(visit.today()))])?;
    let kinds = std::iter::once(SelectItem::new("", "Choose"))
        .chain(NAMED.map(|one| SelectItem::new(one.code(), sentence_start(one.title()))));
    let fields = html! {
        (Select::new("member", "Who?")
            .items(items(able)).value(form.value("member")).error_if(form.error("member")))
        (Select::new("relationship", "As what?")
            .items(kinds).value(form.value("relationship")).error_if(form.error("relationship")))
        (day(&form, "from", "From which day?"))
        (day(&form, "until", "Until which day, if it is for a time?")
            .hint("The first day on which it no longer holds."))
    };
    Ok(framed(&who, "Name a worker", "Save").around(&form, &fields))
}

pub(super) fn name(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let member = form
        .choice("member", "who it is", |id| id.parse::<MemberId>().ok())
        .required();
    let relationship = form
        .choice(
            "relationship",
            "what they are to the young person",
            |code| NAMED.into_iter().find(|one| one.code() == code),
        )
        .required();
    let from = form.date("from", "the first day").required();
    let until = form.date("until", "the day it ends").optional();
    let (member, relationship, from, until) = form.all_of((member, relationship, from, until))?;
    let period = Period::new(from, until);
    visit.write(|tx| access::relate(tx, id, member, relationship, period))?;
    Ok(Reply::redirect(format!("/young-people/{id}/workers")).saying("Saved who works with them"))
}

/// The fields of every ending.
fn ends(form: &desk::form::Form, lead: &str) -> Markup {
    html! {
        p.govuk-body { (lead) }
        (day(form, "until", "From which day does it no longer hold?"))
        (reason(form, "Why does it end?"))
    }
}

fn read_end(visit: &Visit) -> Result<(Date, String), Refusal> {
    let mut form = visit.posted()?;
    let until = form.date("until", "the day it ends").required();
    let why = form.text("reason", "why it ends").at_most(500).required();
    form.all_of((until, why))
}

fn whose(visit: &Visit) -> Result<(MemberId, Relationship), Refusal> {
    let relationship = visit
        .part("relationship")
        .and_then(Relationship::from_code)
        .filter(|one| NAMED.contains(one))
        .ok_or(Refusal::NotFound)?;
    Ok((visit.id("member")?, relationship))
}

pub(super) fn end_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (member, relationship) = whose(visit)?;
    let who = for_form(visit, Action::Add, FieldClass::Workers)?;
    let name = visit
        .read(|tx| Ok(access::member(tx, member)?))?
        .ok_or(Refusal::NotFound)?
        .name;
    let form = visit.form("end-worker", &[("until", &date_value(visit.today()))])?;
    let lead = format!("{name}, {}.", relationship.title());
    let fields = ends(&form, &lead);
    Ok(framed(&who, "They no longer work with them", "End it").around(&form, &fields))
}

pub(super) fn end(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (member, relationship) = whose(visit)?;
    let (until, why) = read_end(visit)?;
    let to = visit.write(|tx| {
        access::end_relationship(tx, id, member, relationship, until, &why)?;
        done(tx, id)
    })?;
    Ok(Reply::redirect(to).saying("Saved that they no longer work with them"))
}

// --- teams ---------------------------------------------------------------------------------------

pub(super) fn team_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let who = for_form(visit, Action::Add, FieldClass::Workers)?;
    let teams = visit.read(|tx| Ok(access::teams(tx)?))?;
    let form = visit.form("team", &[("from", &date_value(visit.today()))])?;
    let items = std::iter::once(SelectItem::new("", "Choose")).chain(
        teams
            .into_iter()
            .map(|(id, name)| SelectItem::new(id.to_string(), name)),
    );
    let fields = html! {
        (Select::new("team", "Which team?")
            .items(items).value(form.value("team")).error_if(form.error("team")))
        (day(&form, "from", "From which day?"))
    };
    Ok(framed(&who, "Make a team responsible", "Save").around(&form, &fields))
}

pub(super) fn team(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let team = form
        .choice("team", "a team", |id| id.parse::<TeamId>().ok())
        .required();
    let from = form.date("from", "the first day").required();
    let (team, from) = form.all_of((team, from))?;
    visit.write(|tx| access::make_responsible(tx, id, team, Period::since(from)))?;
    Ok(Reply::redirect(format!("/young-people/{id}/workers")).saying("Saved the responsible team"))
}

pub(super) fn end_team_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let team: TeamId = visit.id("team")?;
    let who = for_form(visit, Action::Add, FieldClass::Workers)?;
    let name = visit
        .read(|tx| Ok(access::teams(tx)?))?
        .into_iter()
        .find_map(|(id, name)| (id == team).then_some(name))
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("end-team", &[("until", &date_value(visit.today()))])?;
    let fields = ends(&form, &name);
    Ok(framed(&who, "The team is no longer responsible", "End it").around(&form, &fields))
}

pub(super) fn end_team(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let team: TeamId = visit.id("team")?;
    let (until, why) = read_end(visit)?;
    let to = visit.write(|tx| {
        access::end_responsibility(tx, id, team, until, &why)?;
        done(tx, id)
    })?;
    Ok(Reply::redirect(to).saying("Saved that the team is no longer responsible"))
}

// --- sharing -------------------------------------------------------------------------------------

pub(super) fn share_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let who = for_form(visit, Action::Share, FieldClass::Identity)?;
    let agencies = visit.read(|tx| Ok(access::agencies(tx)?))?;
    let form = visit.form("share", &[("from", &date_value(visit.today()))])?;
    let items = std::iter::once(SelectItem::new("", "Choose")).chain(
        agencies.into_iter().filter_map(|(id, name, agency)| {
            let words = format!("{name} ({})", agency?.title());
            Some(SelectItem::new(id.to_string(), words))
        }),
    );
    let fields = html! {
        p.govuk-body { "The agency sees only what its work needs, and only while this lasts." }
        (Select::new("organisation", "With which agency?")
            .items(items).value(form.value("organisation")).error_if(form.error("organisation")))
        (Textarea::new("basis", "What is it shared for, and why is that lawful?")
            .rows(3u16).value(form.value("basis")).error_if(form.error("basis")))
        (day(&form, "from", "From which day?"))
        (day(&form, "until", "Until which day, if it is for a time?")
            .hint("The first day on which it is no longer shared."))
    };
    Ok(framed(&who, "Share with a partner agency", "Share").around(&form, &fields))
}

pub(super) fn share(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let with = form
        .choice("organisation", "an agency", |id| {
            id.parse::<OrganisationId>().ok()
        })
        .required();
    let basis = form
        .text("basis", "what it is shared for and why that is lawful")
        .at_most(500)
        .required();
    let from = form.date("from", "the first day").required();
    let until = form.date("until", "the day it ends").optional();
    let (with, basis, from, until) = form.all_of((with, basis, from, until))?;
    visit.write(|tx| access::share(tx, id, with, &basis, Period::new(from, until)))?;
    Ok(Reply::redirect(format!("/young-people/{id}/workers")).saying("Saved what is shared"))
}

pub(super) fn end_sharing_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let with: OrganisationId = visit.id("organisation")?;
    let who = for_form(visit, Action::Share, FieldClass::Identity)?;
    let name = visit
        .read(|tx| Ok(access::agencies(tx)?))?
        .into_iter()
        .find_map(|(id, name, _)| (id == with).then_some(name))
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("end-sharing", &[("until", &date_value(visit.today()))])?;
    let fields = ends(&form, &name);
    Ok(framed(&who, "They are no longer shared", "End it").around(&form, &fields))
}

pub(super) fn end_sharing(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let with: OrganisationId = visit.id("organisation")?;
    let (until, why) = read_end(visit)?;
    let to = visit.write(|tx| {
        access::end_sharing(tx, id, with, until, &why)?;
        done(tx, id)
    })?;
    Ok(Reply::redirect(to).saying("Saved that they are no longer shared"))
}
