//! New homes on their way, stage by stage.

use super::parts::{day_or, providers, year_start};
use crate::costs::{KeptScheme, Pipeline, Scheme, Stage, pipeline, say_scheme, schemes};
use crate::homes::{HomeKind, all_providers, day, framed, input, one_of, outcome_tabs, text_area};
use care::Date;
use care::counted;
use care::dates::{days_between, long_date};
use care::ids::OrganisationId;
use desk::components::{
    Button, Row, Select, SelectItem, SummaryList, Table, Width, button_group, table::Cell,
};
use desk::form::{Form, date_value};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Caller, Refusal};
use std::collections::HashMap;
use uuid::Uuid;

struct View {
    all: Vec<KeptScheme>,
    counted: Pipeline,
    names: HashMap<OrganisationId, String>,
    today: Date,
    keeps: bool,
    caller: Caller,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let mut all = schemes(tx)?;
        // Those nearest to a door that opens first; what is open or stopped at the end.
        all.sort_by_key(|one| {
            (
                matches!(one.said.stage, Stage::Open | Stage::Stopped),
                std::cmp::Reverse(one.said.stage),
                one.said.name.to_lowercase(),
            )
        });
        Ok(View {
            counted: pipeline(&all, year_start(today)),
            names: providers(tx)?,
            all,
            today,
            keeps: caller.may(Capability::KeepHomes),
            caller,
        })
    })?;
    Ok(Reply::page("New homes on their way", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let on_the_way: (usize, u32) = view
        .counted
        .stages
        .iter()
        .fold((0, 0), |sum, stage| (sum.0 + stage.1, sum.1 + stage.2));
    let (opened, beds) = view.counted.opened;
    let stages = view.counted.stages.iter().fold(
        Table::bare().head([
            Cell::new("Stage"),
            Cell::number("Schemes"),
            Cell::number("Beds"),
            Cell::number("Days in it, middle"),
        ]),
        |table, (stage, schemes, beds, days, of)| {
            table.row([
                Cell::new(stage.words()),
                Cell::number(schemes.to_string()),
                Cell::number(beds.to_string()),
                Cell::number(html! {
                    @match days {
                        Some(days) => { (days) br; span.govuk-hint { "of " (of) " that left it" } }
                        None => { span.hw-not-known { "none left it yet" } }
                    }
                }),
            ])
        },
    );
    let board = view.all.iter().fold(
        Table::bare().head([
            "Scheme",
            "The need it answers",
            "Stage",
            "What stands in the way",
            "Opens",
            "Who of us",
        ]),
        |table, one| table.row(cells(view, one)),
    );
    html! {
        h1.govuk-heading-l { "New homes on their way" }
        (outcome_tabs(&view.caller, "/pipeline"))
        (SummaryList::new([
            Row::new("Opened since 1 April", format!("{} in {}", counted(beds, "bed", "beds"), counted(opened, "home", "homes"))),
            Row::new("On their way", format!("{} in {}", counted(on_the_way.1, "bed", "beds"), counted(on_the_way.0, "scheme", "schemes"))),
        ]))
        @if view.keeps { (button_group(html! { (Button::link("Write down a scheme", "/pipeline/new")) })) }
        h2.govuk-heading-m { "By stage" }
        (stages.scrolling("By stage"))
        h2.govuk-heading-m { "Each scheme" }
        @if view.all.is_empty() { (invitation("No scheme is written down. Which beds are missing stands under Objectives.", None)) }
        @else { (board.scrolling("Each scheme")) }
        p.govuk-hint { "Days in a stage run from the day it was reached to the day the next was; the middle is the lower of two." }
    }
}

fn cells(view: &View, one: &KeptScheme) -> [Cell; 6] {
    let said = &one.said;
    let provider = said.provider.and_then(|id| view.names.get(&id));
    let open = !matches!(said.stage, Stage::Open | Stage::Stopped);
    [
        Cell::new(html! {
            @if view.keeps { a.govuk-link href={ "/pipeline/" (one.id) } { (said.name) } } @else { (said.name) }
            br; span.govuk-hint { (said.beds) " beds, " (said.kind.words().to_lowercase()) ", " (said.area)
                @if let Some(name) = provider { "; " (name) } }
        }),
        Cell::new(said.need.clone()),
        Cell::new(html! {
            (said.stage.words()) br;
            span.govuk-hint { "since " (long_date(said.since)) @if open { ", " (days_between(said.since, view.today)) " days" } }
            @if let Some(due) = said.fast_track.filter(|_| open && said.stage <= Stage::Planning) {
                br;
                @if due < view.today { strong { "Fast track: planners’ answer was due " (long_date(due)) } }
                @else { "Fast track: planners answer by " (long_date(due)) }
            }
        }),
        Cell::new(match &said.blocker {
            Some(blocker) => html! { (blocker) },
            None => html! { span.govuk-hint { "Nothing" } },
        }),
        Cell::new(html! {
            @let late = open && said.opens.is_some_and(|day| day < view.today);
            (day_or(said.opens, "Not known")) @if late { br; strong { "Late" } }
        }),
        Cell::new(said.owner.clone()),
    ]
}

fn fields(form: &Form, providers: &[(String, String)]) -> Markup {
    let now = form.value("provider").to_owned();
    let items: Vec<SelectItem> = std::iter::once(SelectItem::new("", "Nobody yet"))
        .chain(
            providers
                .iter()
                .map(|(id, name)| SelectItem::new(id.clone(), name.clone()).selected(now == *id)),
        )
        .collect();
    html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (input(form, "name", "What do we call it?"))
        (one_of(form, "kind", "What kind of home?", HomeKind::ALL, HomeKind::code, HomeKind::words))
        (input(form, "beds", "How many beds?").width(Width::C3).inputmode("numeric"))
        (text_area(form, "need", "Which need does it answer?"))
        (input(form, "area", "Where, as far as it is settled?"))
        (Select::new("provider", "Who would run it? (optional)").items(items).error_if(form.error("provider")))
        (one_of(form, "stage", "How far is it?", Stage::ALL, Stage::code, Stage::words))
        (day(form, "since", "Since when?"))
        (day(form, "opens", "When is it expected to open? (optional)"))
        (day(form, "fast_track", "With fast-track planning: by when do planners answer? (optional)"))
        (text_area(form, "blocker", "What stands in the way? (optional)"))
        (input(form, "owner", "Who of us sees to it?"))
    }
}

fn known_providers(visit: &Visit) -> Result<Vec<(String, String)>, Refusal> {
    visit.read(|tx| {
        Ok(all_providers(tx)?
            .into_iter()
            .map(|one| (one.id.to_string(), one.said.name))
            .collect())
    })
}

fn read(visit: &Visit) -> Result<Scheme, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let name = form.text("name", "what we call it").at_most(120).required();
    let kind = form
        .choice("kind", "the kind of home", HomeKind::parse)
        .required();
    let beds = form
        .number("beds", "the number of beds")
        .between(1, 100)
        .required();
    let need = form
        .text("need", "the need it answers")
        .at_most(500)
        .required();
    let area = form.text("area", "where").at_most(120).required();
    let provider = form
        .choice("provider", "who would run it", |id| {
            id.parse::<OrganisationId>().ok()
        })
        .optional();
    let stage = form
        .choice("stage", "how far it is", Stage::parse)
        .required();
    let since = form
        .date("since", "since when")
        .not_after_today(today)
        .required();
    let opens = form.date("opens", "when it is expected to open").optional();
    let fast_track = form.date("fast_track", "the planners’ day").optional();
    let blocker = form
        .text("blocker", "what stands in the way")
        .at_most(500)
        .optional();
    let owner = form
        .text("owner", "who of us sees to it")
        .at_most(120)
        .required();
    let first = form.all_of((name, kind, beds, need, area, provider));
    let (stage, since, opens, fast_track, blocker, owner) =
        form.all_of((stage, since, opens, fast_track, blocker, owner))?;
    let (name, kind, beds, need, area, provider) = first?;
    Ok(Scheme {
        name,
        provider,
        kind,
        beds: u16::try_from(beds).unwrap_or(1),
        need,
        area,
        stage,
        since,
        opens,
        fast_track,
        blocker,
        owner,
    })
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let providers = known_providers(visit)?;
    let form = visit.form(
        "scheme",
        &[("since", &date_value(visit.today())), ("stage", "idea")],
    )?;
    let back = ("New homes on their way", "/pipeline".to_owned());
    let fields = fields(&form, &providers);
    Ok(framed(
        "Write down a scheme",
        "",
        back,
        &form,
        &fields,
        "Save the scheme",
    ))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said = read(visit)?;
    visit.write(|tx| say_scheme(tx, Uuid::now_v7(), &said, None))?;
    Ok(Reply::redirect("/pipeline").saying("Saved the scheme"))
}

fn found(visit: &Visit) -> Result<KeptScheme, Refusal> {
    let id: Uuid = visit.id("scheme")?;
    let all = visit.read(|tx| Ok(schemes(tx)?))?;
    all.into_iter()
        .find(|one| one.id == id)
        .ok_or(Refusal::NotFound)
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = found(visit)?;
    let said = &kept.said;
    let providers = known_providers(visit)?;
    let day = |day: Option<Date>| day.map_or_else(String::new, date_value);
    let values = [
        ("stands", kept.fact.to_string()),
        ("name", said.name.clone()),
        ("kind", said.kind.code().to_owned()),
        ("beds", said.beds.to_string()),
        ("need", said.need.clone()),
        ("area", said.area.clone()),
        (
            "provider",
            said.provider.map_or_else(String::new, |id| id.to_string()),
        ),
        ("stage", said.stage.code().to_owned()),
        ("since", day(Some(said.since))),
        ("opens", day(said.opens)),
        ("fast_track", day(said.fast_track)),
        ("blocker", said.blocker.clone().unwrap_or_default()),
        ("owner", said.owner.clone()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form(&format!("scheme-{}", kept.id), &values)?;
    let back = ("New homes on their way", "/pipeline".to_owned());
    let fields = html! {
        h2.govuk-heading-s { "So far" }
        ul.govuk-list { @for (stage, since) in &kept.stages { li { (stage.words()) ", " (long_date(*since)) } } }
        (fields(&form, &providers))
    };
    Ok(framed(
        "How far it is",
        &said.name,
        back,
        &form,
        &fields,
        "Save the scheme",
    ))
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let kept = found(visit)?;
    let said = read(visit)?;
    let stands = visit.posted()?.value("stands").parse().ok();
    visit.write(|tx| say_scheme(tx, kept.id, &said, stands))?;
    Ok(Reply::redirect("/pipeline").saying("Saved the scheme"))
}

#[cfg(test)]
impl View {
    /// A home on its way with something in the way, and one that opened.
    fn sample() -> Self {
        let day = jiff::civil::date;
        let scheme = |n: u128, name: &str, stage, blocker: Option<&str>| KeptScheme {
            id: Uuid::from_u128(n),
            fact: care::ids::FactId(Uuid::from_u128(n)),
            said: Scheme {
                name: name.to_owned(),
                provider: None,
                kind: HomeKind::ChildrensHome,
                beds: 2,
                need: "Two who cannot live with others yet".to_owned(),
                area: "Leigh".to_owned(),
                stage,
                since: day(2027, 4, 2),
                opens: Some(day(2027, 9, 1)),
                fast_track: None,
                blocker: blocker.map(str::to_owned),
                owner: "Joanne Fairhurst".to_owned(),
            },
            stages: vec![(stage, day(2027, 4, 2))],
        };
        let all = vec![
            scheme(
                1,
                "Two beds in Leigh",
                Stage::ALL[0],
                Some("No house found yet"),
            ),
            scheme(2, "The old vicarage", Stage::Open, None),
        ];
        Self {
            counted: pipeline(&all, day(2027, 4, 1)),
            all,
            names: HashMap::new(),
            today: day(2027, 4, 7),
            keeps: true,
            caller: Caller::system("a sample"),
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
