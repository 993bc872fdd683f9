// Long because: one group from the wish to half a year after, and the small forms that feed it.

//! People who want to live together: who, what each says of each other, which homes could hold them,
//! the plan and whether it held.

use super::group::{Group, GroupBond, GroupConsent, GroupEvent, GroupFound, GroupStep, groups};
use super::kept::say;
use crate::homes::{Search, Travel, all_homes, lay, open_search};
use crate::people;
use care::dates::long_date;
use care::ids::{FactId, HomeId, SubjectId, YoungPersonId};
use care::{Date, Miles};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use matching::{Among, Bond, Consent, Known, Together, together};
use maud::{Markup, html};
use record::access::{ALL_MAY_BE_SEEN, Action, FieldClass, find, note_look};
use record::{Refusal, Tx};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

static GROUP: Asked = Asked {
    name: "group",
    title: "People who want to live together",
    lead: "Brothers and sisters who should live together, or care leavers who choose each other.",
    questions: &[
        Question::one_of("bond", "Why together?", "why", GroupBond::CHOICES),
        Question::line("codes", "Who?", "who")
            .hint("The council’s numbers of two to six young people, with commas between them."),
        Question::words(
            "hope",
            "What do they hope for, in their words?",
            "what they hope for",
        ),
    ],
    save: "Save this group",
};

static CONSENT: Asked = Asked {
    name: "group-consent",
    title: "What one says about living with another",
    lead: "Ask each of them by themselves, about each other one.",
    questions: &[
        Question::chosen("of", "Who says so?", "who says so"),
        Question::chosen("to", "About whom?", "about whom"),
        Question::one_of(
            "agrees",
            "Do they agree?",
            "whether they agree",
            &[("yes", "Yes"), ("no", "No")],
        ),
    ],
    save: "Save",
};

static STEP: Asked = Asked {
    name: "group-step",
    title: "What happened",
    lead: "",
    questions: &[
        Question::one_of("event", "What is it?", "what it is", GroupEvent::CHOICES),
        Question::day("on", "When, or for when is it planned?", "the day"),
        Question::chosen("home", "Which home?", "the home").optional(),
        Question::words("words", "The plan, or why it ended", "it in words"),
    ],
    save: "Save",
};

fn seen(tx: &mut Tx<'_>) -> Result<HashSet<YoungPersonId>, Refusal> {
    Ok(people::permitted(
        tx,
        &[FieldClass::Identity, FieldClass::Whereabouts],
    )?)
}

/// The groups of which this reader may see everybody.
fn open_groups(tx: &mut Tx<'_>) -> Result<Vec<Group>, Refusal> {
    let may = seen(tx)?;
    Ok(groups(tx)?
        .into_iter()
        .filter(|one| one.group.said.who.iter().all(|who| may.contains(who)))
        .collect())
}

fn names(tx: &mut Tx<'_>, group: &Group) -> Result<Vec<(YoungPersonId, String)>, Refusal> {
    group
        .group
        .said
        .who
        .iter()
        .map(|who| {
            let name = people::person(tx, *who)?
                .map_or_else(|| "A young person".to_owned(), |person| person.short_name());
            Ok((*who, name))
        })
        .collect()
}

fn joined(names: &[(YoungPersonId, String)]) -> String {
    let all: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    all.join(", ")
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let all = visit.read(|tx| {
        let mut all = Vec::new();
        for group in open_groups(tx)? {
            let names = names(tx, &group)?;
            all.push((group, names));
        }
        note_look(
            tx,
            Action::See,
            format!("{} groups who want to live together", all.len()),
            ALL_MAY_BE_SEEN,
        );
        Ok(all)
    })?;
    Ok(
        Reply::page("Who want to live together", draw_list(&all, today))
            .back_to("Searches", "/searches")
            .wide(),
    )
}

fn draw_list(all: &[(Group, Vec<(YoungPersonId, String)>)], today: Date) -> Markup {
    let known: Vec<bool> = all.iter().filter_map(|(one, _)| one.held(today)).collect();
    let held = known.iter().filter(|held| **held).count();
    html! {
        h1.govuk-heading-l { "Who want to live together" }
        p.govuk-body { "Brothers and sisters who should live together, and care leavers who choose each other. " (held) " of " (known.len()) " held for half a year, of those it can be said of." }
        (button_group(html! { (Button::link("Add a group", "/searches/groups/new")) }))
        @if all.is_empty() { (invitation("No group is written down of whom you may see everybody.", None)) }
        @else {
            (all.iter().fold(
                Table::bare().head(["Who", "Why", "Agreed", "Where they are"]),
                |table, (one, names)| table.row([
                    Cell::new(html! { a.govuk-link href={ "/searches/groups/" (one.group.fact) } { (joined(names)) } }),
                    Cell::new(one.group.said.bond.words()),
                    Cell::new(if one.agreed() { "Yes" } else { "Not all yet" }),
                    Cell::new(one.steps.last().map_or("Looking".to_owned(), |step| format!("{}, {}", step.said.event.words(), long_date(step.said.on)))),
                ]),
            ).scrolling("Who want to live together"))
        }
    }
}

struct View {
    group: Group,
    names: Vec<(YoungPersonId, String)>,
    found: Together,
    homes: HashMap<HomeId, String>,
    today: Date,
}

fn group_of(tx: &mut Tx<'_>, fact: FactId) -> Result<Group, Refusal> {
    open_groups(tx)?
        .into_iter()
        .find(|one| one.group.fact == fact)
        .ok_or(Refusal::NotFound)
}

/// What is asked for somebody of whom there is no search: nothing but a home.
fn plain(today: Date, by: &str) -> Search {
    Search {
        id: Uuid::nil(),
        needed_by: today,
        until: None,
        because: String::new(),
        hard: String::new(),
        helps: String::new(),
        unknown: String::new(),
        wishes: Vec::new(),
        musts: Vec::new(),
        needs: None,
        staying: None,
        family: None,
        safe_at_home: None,
        keep_away: None,
        travel: Travel::Bus,
        on: today,
        by: by.to_owned(),
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let group = group_of(tx, fact)?;
        let by = tx.caller().name().to_owned();
        let mut people = Vec::new();
        let mut market = None;
        for who in &group.group.said.who {
            let search = open_search(tx, *who)?.map(|kept| kept.said);
            let allowed = find(tx, *who)?.allow_for(Action::See, FieldClass::Whereabouts)?;
            let laid = lay(tx, &allowed, &search.unwrap_or_else(|| plain(today, &by)))?;
            people.push(laid.young_person);
            market = Some((laid.homes, laid.residents, laid.council));
        }
        let (homes, residents, council) = market.ok_or(Refusal::NotFound)?;
        let consents: Vec<Known<Consent>> = group
            .consents
            .iter()
            .map(|one| {
                let said = Consent {
                    of: one.said.of,
                    to: one.said.to,
                    agrees: one.said.agrees,
                };
                Known::new(said, "what they said themselves", one.on)
            })
            .collect();
        let bond = match group.group.said.bond {
            GroupBond::Siblings => Bond::Siblings,
            GroupBond::Choosing => Bond::Choosing(&consents),
        };
        let among = Among {
            homes: &homes,
            residents: &residents,
            council: &council,
            on: today,
            apart: Miles::from_tenths(30),
            show: 10,
        };
        Ok(View {
            names: names(tx, &group)?,
            found: together(&people, bond, among),
            homes: all_homes(tx)?
                .into_iter()
                .map(|home| (home.id, home.said.name))
                .collect(),
            group,
            today,
        })
    })?;
    Ok(Reply::page("Who want to live together", draw(&view))
        .back_to("All groups", "/searches/groups"))
}

fn draw(view: &View) -> Markup {
    let said = &view.group.group.said;
    let at = format!("/searches/groups/{}", view.group.group.fact);
    html! {
        span.govuk-caption-l { (said.bond.words()) }
        h1.govuk-heading-l { (joined(&view.names)) }
        p.govuk-body { "What they hope for: “" (said.hope) "”" }
        p.govuk-body { strong { (view.found.sentence) } }
        ul.govuk-list { @for (id, name) in &view.names { li { a.govuk-link href={ "/young-people/" (id) } { (name) } } } }
        (button_group(html! {
            @if said.bond == GroupBond::Choosing { (Button::link("What one says of another", format!("{at}/says"))) }
            (Button::link("A plan, or what happened", format!("{at}/step")).secondary())
        }))
        @if said.bond == GroupBond::Choosing {
            h2.govuk-heading-m { "What each says of each other" }
            (SummaryList::new(view.names.iter().flat_map(|(of, name)| view.names.iter().filter(move |(to, _)| to != of).map(move |(to, other)| {
                Row::new(format!("{name} about {other}"), match view.group.says(*of, *to) {
                    Some(one) if one.said.agrees => html! { "Agrees, " (long_date(one.on)) },
                    Some(one) => html! { strong { "Does not agree" } ", " (long_date(one.on)) },
                    None => html! { span.hw-not-known { "Not asked yet" } },
                })
            }))))
        }
        h2.govuk-heading-m { "Homes that could hold them all (" (view.found.one_home.len()) ")" }
        @if view.found.one_home.is_empty() { (invitation("No home we know of could hold them all.", None)) }
        ul.govuk-list.govuk-list--bullet {
            @for one in view.found.one_home.iter().take(12) {
                li { a.govuk-link href={ "/homes/" (one.home) } { (one.name) } ": " (one.group.words()) }
            }
        }
        @if !view.found.two_homes.is_empty() {
            h2.govuk-heading-m { "Two homes near one another" }
            ul.govuk-list.govuk-list--bullet { @for one in &view.found.two_homes { li { (one.sentence) " " span.govuk-hint { (one.group.words()) } } } }
        }
        h2.govuk-heading-m { "Moving in, and after" }
        @if view.group.steps.is_empty() { (invitation("There is no plan yet.", None)) }
        ul.govuk-list {
            @for step in &view.group.steps {
                li { (long_date(step.said.on)) ": " strong { (step.said.event.words()) }
                    @if let Some(home) = step.said.home.and_then(|id| view.homes.get(&id)) { ", " (home) }
                    ". " (step.said.words) }
            }
        }
        @match view.group.held(view.today) {
            Some(true) => p.govuk-body { "They have lived together for half a year or more." },
            Some(false) => p.govuk-body { "It ended before half a year." },
            None => {},
        }
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let back = ("All groups", "/searches/groups".to_owned());
    GROUP.page(visit, "", back, &[], &Options::default())
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Typed {
        bond: GroupBond,
        codes: String,
        hope: String,
    }
    let typed: Typed = GROUP.read(visit, &Options::default())?.into()?;
    let fact = visit.write(|tx| {
        let may = seen(tx)?;
        let mut who = Vec::new();
        for text in typed
            .codes
            .split(',')
            .filter(|text| !text.trim().is_empty())
        {
            let code = care::ids::ChildCode::parse(text).ok();
            let found = people::ids_of(tx, code.iter())?
                .into_values()
                .find(|id| may.contains(id))
                .ok_or_else(|| {
                    Refusal::invalid(
                        "codes",
                        "One of these numbers belongs to nobody whose page is open to you",
                    )
                })?;
            who.push(found);
        }
        who.sort_unstable();
        who.dedup();
        if !(2..=6).contains(&who.len()) {
            return Err(Refusal::invalid("codes", "Enter two to six numbers"));
        }
        let said = GroupFound {
            bond: typed.bond,
            who,
            hope: typed.hope.clone(),
        };
        let today = tx.today();
        Ok(say(tx, SubjectId(Uuid::now_v7()), today, &said)?)
    })?;
    Ok(Reply::redirect(format!("/searches/groups/{fact}")).saying("Saved"))
}

fn who_options(visit: &Visit) -> Result<(Group, Options), Refusal> {
    let fact: FactId = visit.id("id")?;
    visit.read(|tx| {
        let group = group_of(tx, fact)?;
        let names = names(tx, &group)?;
        let mut homes: Vec<(HomeId, String)> = all_homes(tx)?
            .into_iter()
            .filter(|home| home.open() && home.said.places.unwrap_or(0) > 1)
            .map(|home| (home.id, home.said.name))
            .collect();
        homes.sort_by_key(|one| one.1.to_lowercase());
        let options = Options::default()
            .with("of", names.clone())
            .with("to", names)
            .with("home", homes);
        Ok((group, options))
    })
}

fn back(group: &Group) -> (&'static str, String) {
    (
        "Back to the group",
        format!("/searches/groups/{}", group.group.fact),
    )
}

pub(super) fn says_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (group, options) = who_options(visit)?;
    CONSENT.page(visit, "", back(&group), &[], &options)
}

pub(super) fn says(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Typed {
        of: YoungPersonId,
        to: YoungPersonId,
        agrees: String,
    }
    let (group, options) = who_options(visit)?;
    let typed: Typed = CONSENT.read(visit, &options)?.into()?;
    if typed.of == typed.to {
        return Err(Refusal::invalid("to", "Choose somebody else"));
    }
    let said = GroupConsent {
        about: group.group.fact,
        of: typed.of,
        to: typed.to,
        agrees: typed.agrees == "yes",
    };
    visit.write(|tx| {
        find(tx, typed.of)?.allow_for(Action::See, FieldClass::Voice)?;
        let today = tx.today();
        Ok(say(tx, group.group.subject, today, &said)?)
    })?;
    Ok(Reply::redirect(back(&group).1).saying("Saved"))
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (group, options) = who_options(visit)?;
    let on = date_value(visit.today());
    STEP.page(visit, "", back(&group), &[("on", &on)], &options)
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (group, options) = who_options(visit)?;
    let answers = STEP.read(visit, &options)?;
    let said: GroupStep = answers.and("about", group.group.fact).into()?;
    if said.event != GroupEvent::Ended && !group.agreed() {
        return Err(Refusal::invalid(
            "event",
            "Each must agree to each other first: ask those who were not asked",
        ));
    }
    if said.event != GroupEvent::Ended && said.home.is_none() {
        return Err(Refusal::invalid("home", "Choose the home"));
    }
    visit.write(|tx| Ok(say(tx, group.group.subject, said.on, &said)?))?;
    Ok(Reply::redirect(back(&group).1).saying("Saved"))
}
