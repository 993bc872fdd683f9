//! What is paid for one young person, and changing it.

use super::parts::{day_or, typed};
use crate::costs::{KeptLine, Line, LinePart, Part, lines_of, say_line};
use crate::homes::{HomeKind, all_providers, day, framed, input, known_homes, one_of, text_area};
use crate::people;
use care::dates::long_date;
use care::ids::{OrganisationId, YoungPersonId};
use care::{Date, Pence};
use desk::components::{Button, Select, SelectItem, Table, Width, button_group, table::Cell};
use desk::form::{Form, date_value};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, FieldClass, find};
use record::{Refusal, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// How somebody may be called by a reader who may see what is paid for them.
pub(super) fn called(
    tx: &mut Tx<'_>,
    allowed: &record::access::Allowed,
) -> Result<String, Refusal> {
    let person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    Ok(if allowed.sees(FieldClass::Identity) {
        person.name()
    } else {
        person.code.to_string()
    })
}

struct View {
    id: YoungPersonId,
    name: String,
    lines: Vec<KeptLine>,
    homes: HashMap<care::ids::HomeId, String>,
    providers: HashMap<OrganisationId, String>,
    today: Date,
    adds: bool,
    sees_home: bool,
}

/// The lines of one young person, the newest first.
fn theirs(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Vec<KeptLine>, Refusal> {
    let mut all = lines_of(tx, id)?;
    all.reverse();
    Ok(all)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Money)?;
        Ok(View {
            id,
            name: called(tx, &allowed)?,
            lines: theirs(tx, id)?,
            homes: known_homes(tx)?
                .iter()
                .map(|home| (home.id, home.said.name.clone()))
                .collect(),
            providers: super::parts::providers(tx)?,
            today,
            adds: allowed.lens().may(Action::Add, FieldClass::Money),
            sees_home: allowed.sees(FieldClass::Whereabouts),
        })
    })?;
    Ok(Reply::page("What is paid", draw(&view))
        .back_to("Costs", "/costs")
        .wide())
}

fn draw(view: &View) -> Markup {
    let at = format!("/young-people/{}/costs", view.id);
    let table = view.lines.iter().fold(
        Table::bare().head([
            Cell::new("Nights"),
            Cell::new("Home"),
            Cell::number("A week"),
            Cell::new("Its parts"),
            Cell::new("Agreed by"),
            Cell::new("Do"),
        ]),
        |table, line| {
            let said = &line.said;
            let home = said.home.filter(|_| view.sees_home);
            let running = line.nights().contains(view.today);
            table.row([
                Cell::new(format!(
                    "{} to {}",
                    long_date(said.from),
                    day_or(line.ends, "now")
                )),
                Cell::new(html! {
                    @if let Some(home) = home {
                        a.govuk-link href={ "/homes/" (home) } { (view.homes.get(&home).map_or("a home", String::as_str)) } br;
                    }
                    (said.kind.map_or("Not known", HomeKind::words))
                    @if let Some(name) = said.provider.and_then(|p| view.providers.get(&p)) { br; span.govuk-hint { (name) } }
                }),
                Cell::number(line.weekly().to_string()),
                Cell::new(html! {
                    @for part in &said.parts { (part.what.words()) ": " (part.weekly) br; }
                }),
                Cell::new(if said.agreed_by.is_empty() { "Not known".to_owned() } else { said.agreed_by.clone() }),
                Cell::new(html! {
                    @if view.adds {
                        a.govuk-link href={ (at) "/" (said.id) "/change" } { @if running { "Change from a day" } @else { "Put right" } }
                        br;
                        a.govuk-link href={ (at) "/" (said.id) "/saving" } { "Claim a saving" }
                    }
                }),
            ])
        },
    );
    html! {
        span.govuk-caption-l { (view.name) }
        h1.govuk-heading-l { "What is paid" }
        @if view.lines.is_empty() { (invitation("Nothing is written down that is paid for them. A bed that is booked opens a line by itself.", None)) }
        @else { (table.scrolling("What is paid")) }
        @if view.adds {
            (button_group(html! { (Button::link("Write down what is paid", format!("{at}/new")).secondary()) }))
        }
        p.govuk-hint { "A line opens with the booking of a bed, at the price that stood in the search, and ends with the stay. How near and how steady such homes are stands beside their cost under Costs." }
    }
}

const PARTS: [(&str, Part); 5] = [
    ("care", Part::Care),
    ("staff", Part::Staff),
    ("education", Part::Education),
    ("therapy", Part::Therapy),
    ("travel", Part::Travel),
];

fn part_fields(form: &Form) -> Markup {
    html! {
        p.govuk-body { "For a week, in pounds. Leave empty what is not part of it." }
        @for (name, part) in PARTS { (input(form, name, part.words()).width(Width::C10).inputmode("decimal")) }
        (input(form, "agreed_by", "Who agreed it?"))
    }
}

fn read_parts(form: &mut Form) -> Result<(Vec<LinePart>, String), Refusal> {
    let mut read = |name, what| form.pence(name, what).optional();
    let care = read("care", "the home and its care");
    let staff = read("staff", "further adults");
    let education = read("education", "education");
    let therapy = read("therapy", "therapy");
    let travel = read("travel", "travel");
    let agreed = form
        .text("agreed_by", "who agreed it")
        .at_most(200)
        .required();
    let (care, staff, education, therapy, travel, agreed) =
        form.all_of((care, staff, education, therapy, travel, agreed))?;
    let parts: Vec<LinePart> = [care, staff, education, therapy, travel]
        .into_iter()
        .zip(PARTS)
        .filter_map(|(weekly, (_, what))| {
            let weekly = weekly.filter(|weekly| *weekly > Pence(0))?;
            Some(LinePart { what, weekly })
        })
        .collect();
    if parts.is_empty() {
        return Err(Refusal::invalid("care", "Enter what a week costs"));
    }
    Ok((parts, agreed))
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (name, providers) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Money)?;
        Ok((called(tx, &allowed)?, all_providers(tx)?))
    })?;
    let form = visit.form("cost-line", &[("from", &date_value(visit.today()))])?;
    let now = form.value("provider").to_owned();
    let items: Vec<SelectItem> = std::iter::once(SelectItem::new("", "Nobody of our list"))
        .chain(providers.into_iter().map(|one| {
            let id = one.id.to_string();
            let chosen = now == id;
            SelectItem::new(id, one.said.name).selected(chosen)
        }))
        .collect();
    let fields = html! {
        (one_of(&form, "kind", "What kind of home?", HomeKind::ALL, HomeKind::code, HomeKind::words))
        (Select::new("provider", "Who is paid? (optional)").items(items).error_if(form.error("provider")))
        (day(&form, "from", "The first night that is paid"))
        (part_fields(&form))
    };
    let back = ("What is paid", format!("/young-people/{id}/costs"));
    Ok(framed(
        "Write down what is paid",
        &name,
        back,
        &form,
        &fields,
        "Save what is paid",
    ))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let kind = form
        .choice("kind", "the kind of home", HomeKind::parse)
        .required();
    let provider = form
        .choice("provider", "who is paid", |id| {
            id.parse::<OrganisationId>().ok()
        })
        .optional();
    let from = form.date("from", "the first night").required();
    let parts = read_parts(&mut form);
    let (kind, provider, from) = form.all_of((kind, provider, from))?;
    let (parts, agreed_by) = parts?;
    let said = Line {
        id: Uuid::now_v7(),
        home: None,
        provider,
        kind: Some(kind),
        parts,
        from,
        until: None,
        agreed_by,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Money)?;
        say_line(tx, &allowed, &said, None, None)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/costs")).saying("Saved what is paid"))
}

fn one_line(visit: &Visit, action: Action) -> Result<(String, KeptLine), Refusal> {
    let (id, line): (YoungPersonId, Uuid) = (visit.id("id")?, visit.id("line")?);
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(action, FieldClass::Money)?;
        let all = theirs(tx, id)?;
        let found = all.into_iter().find(|one| one.said.id == line);
        Ok((called(tx, &allowed)?, found.ok_or(Refusal::NotFound)?))
    })
}

/// One line and the one before it, for a claim of a saving.
pub(super) fn line_and_before(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    line: Uuid,
) -> Result<(KeptLine, Option<KeptLine>), Refusal> {
    let all = theirs(tx, id)?;
    let at = all
        .iter()
        .position(|one| one.said.id == line)
        .ok_or(Refusal::NotFound)?;
    Ok((all[at].clone(), all.get(at + 1).cloned()))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (name, line) = one_line(visit, Action::Add)?;
    let id = line.of;
    let mut values = vec![
        ("stands", line.fact.to_string()),
        ("agreed_by", line.said.agreed_by.clone()),
        ("from", date_value(visit.today())),
    ];
    for (field, part) in PARTS {
        if let Some(one) = line.said.parts.iter().find(|one| one.what == part) {
            values.push((field, typed(one.weekly)));
        }
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form(&format!("cost-line-{}", line.said.id), &values)?;
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (day(&form, "from", "From which night is this the price?").hint(format!("For the first night of this line, {}, it is put right from the start.", long_date(line.said.from))))
        (part_fields(&form))
        (text_area(&form, "why", "Why does it change?"))
    };
    let back = ("What is paid", format!("/young-people/{id}/costs"));
    Ok(framed(
        "Change what is paid",
        &name,
        back,
        &form,
        &fields,
        "Save what is paid",
    ))
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, line) = one_line(visit, Action::Add)?;
    let id = line.of;
    let mut form = visit.posted()?;
    let from = form.date("from", "the first night").required();
    let why = form.text("why", "why it changes").at_most(500).required();
    let stands = form.value("stands").parse().ok();
    let parts = read_parts(&mut form);
    let (from, why) = form.all_of((from, why))?;
    let (parts, agreed_by) = parts?;
    if !line.nights().contains(from) {
        return Err(Refusal::invalid(
            "from-day",
            "This line is not paid on that night",
        ));
    }
    let changed = Line {
        parts,
        agreed_by,
        ..line.said
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Money)?;
        if from == line.said.from {
            say_line(tx, &allowed, &changed, stands, Some(why.clone()))?;
            return Ok(());
        }
        // The line ends on the night before, and one at the new price goes on.
        let ended = Line {
            until: Some(from),
            ..line.said.clone()
        };
        say_line(tx, &allowed, &ended, stands, Some(why.clone()))?;
        let next = Line {
            id: Uuid::now_v7(),
            from,
            ..changed.clone()
        };
        say_line(tx, &allowed, &next, None, Some(why.clone()))?;
        Ok(())
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/costs")).saying("Saved what is paid"))
}

#[cfg(test)]
impl View {
    /// A line that runs and one that ended, in homes whose names may be read.
    fn sample() -> Self {
        let (id, home) = (
            YoungPersonId(Uuid::from_u128(1)),
            care::ids::HomeId(Uuid::from_u128(2)),
        );
        let line = |n: u128, from: Date, ends| KeptLine {
            of: id,
            fact: care::ids::FactId(Uuid::from_u128(n)),
            said: Line {
                id: Uuid::from_u128(n),
                home: Some(home),
                provider: None,
                kind: Some(HomeKind::ChildrensHome),
                parts: vec![LinePart {
                    what: Part::Care,
                    weekly: Pence::pounds(4_900),
                }],
                from,
                until: None,
                agreed_by: "Helen Marsden".to_owned(),
            },
            ends,
        };
        let first = jiff::civil::date(2026, 2, 1);
        let next = jiff::civil::date(2027, 1, 1);
        Self {
            id,
            name: "Jay".to_owned(),
            lines: vec![line(3, next, None), line(4, first, Some(next))],
            homes: HashMap::from([(home, "Willow House".to_owned())]),
            providers: HashMap::new(),
            today: jiff::civil::date(2027, 4, 7),
            adds: true,
            sees_home: true,
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
