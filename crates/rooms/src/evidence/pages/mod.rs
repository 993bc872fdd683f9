//! The pages of numbers.

// Long because: the pages of numbers share how a number, its counts and its day are read and written.

mod published;

use self::published as published_files;
use super::histories::borough;
use super::shown::{Shown, ShownPart, latest, shown, write};
use crate::people;
use care::Date;
use care::dates::{long_date, parse_date};
use care::ids::YoungPersonId;
use desk::chart::{Lines, Series, Sparkline, Unit as ChartUnit};
use desk::components::{Button, DateInput, Details, Row, SummaryList, Table, table::Cell};
use desk::map::{Count, WardMap};
use desk::patterns::{Address, Column, Comparator, FigureCard, Listing, invitation};
use desk::sheet::Sheet;
use desk::{Needs, Reply, Routes, Section, Visit};
use maud::{Markup, html};
use measures::{Figure, Guard, Measure, Topic, Unit, last_return};
use record::access::{Action, Capability, FieldClass, could, note_look};
use record::{Refusal, Tx};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeMeasures);
    let open = Needs::Capability(Capability::OpenNumber);
    let export = Needs::Capability(Capability::ExportLists);
    let publish = Needs::Capability(Capability::ImportComparators);
    Routes::new("evidence")
        .menu("Numbers", "/numbers", see)
        .under(
            Section::Numbers,
            "Every number of the borough, with its date, its count and what it compares with.",
        )
        .get("/numbers", see, overview)
        .get("/numbers.csv", export, csv)
        .get("/numbers/map", see, map)
        .get("/numbers/about/{measure}", see, one)
        .get("/numbers/children/{measure}", open, children)
        .upload(
            "/numbers/published",
            publish,
            published_files::MOST,
            published_files::page,
            published_files::add,
        )
        .heavy()
        .form(
            "/numbers/published/{fact}/leave-out",
            publish,
            published_files::leave_out_page,
            published_files::leave_out,
        )
}

/// Which numbers the first page shows: what a lead asks for first.
const FIRST: [&str; 12] = [
    "looked_after",
    "rate_per_10000",
    "in_borough",
    "over_20_miles_outside",
    "foster_share",
    "residential_share",
    "placements_3_plus_1y",
    "stability_long_term",
    "social_workers_3_plus_1y",
    "missing_share",
    "eet_19_21",
    "suitable_accommodation_19_21",
];

/// The day asked for; the last 31 March when none is. Those who may not see small numbers are given
/// only the days that are published, since two neighbouring days tell of one child.
fn day(visit: &Visit) -> Result<(Date, bool), Refusal> {
    let small = visit.caller()?.may(Capability::SeeSmallNumbers);
    let today = visit.today();
    let boxed = || {
        let part = |name: &str| visit.query(&format!("on-{name}")).map(str::to_owned);
        Some(format!(
            "{}/{}/{}",
            part("day")?,
            part("month")?,
            part("year")?
        ))
    };
    let asked = visit.query("on").map(str::to_owned).or_else(boxed);
    let asked = asked
        .as_deref()
        .and_then(parse_date)
        .filter(|day| *day <= today);
    let on = asked.unwrap_or_else(|| last_return(today));
    Ok((if small { on } else { last_return(on) }, small))
}

fn chart_unit(unit: Unit) -> ChartUnit {
    match unit {
        Unit::Percent => ChartUnit::PERCENT,
        Unit::Count => ChartUnit::COUNT,
        Unit::Rate | Unit::Mean => ChartUnit::RATE,
    }
}

fn number(unit: Unit, part: &ShownPart) -> String {
    match part.value {
        Guard::Masked => "Hidden".to_owned(),
        Guard::Shown(None) => "Not known".to_owned(),
        Guard::Shown(Some(value)) => write(unit, value),
    }
}

fn counts(unit: Unit, part: &ShownPart) -> String {
    match (part.numerator, part.denominator) {
        (Guard::Shown(n), Guard::Shown(Some(of))) if unit != Unit::Mean => format!(
            "{} of {}",
            care::money::grouped(n),
            care::money::grouped(of)
        ),
        (Guard::Shown(n), Guard::Shown(Some(of))) => format!("{n} over {of} children"),
        (Guard::Shown(n), Guard::Shown(None)) => care::money::grouped(n),
        _ => "hidden".to_owned(),
    }
}

struct Overview {
    council: String,
    on: Date,
    small: bool,
    opens: bool,
    exports: bool,
    publishes: bool,
    every: bool,
    numbers: Arc<Vec<Shown>>,
}

fn overview(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (on, small) = day(visit)?;
    let every = visit.query("every").is_some();
    let wanted: Vec<&'static Measure> = if every {
        measures::all().collect()
    } else {
        FIRST.iter().filter_map(|id| measures::find(id)).collect()
    };
    let caller = visit.caller()?;
    let (opens, exports, publishes) = (
        caller.may(Capability::OpenNumber),
        caller.may(Capability::ExportLists),
        caller.may(Capability::ImportComparators),
    );
    let view = visit.read(|tx| {
        noted(tx, format!("{} numbers on {on}", wanted.len()));
        Ok(Overview {
            council: name_of(tx.council()),
            on,
            small,
            opens,
            exports,
            publishes,
            every,
            numbers: shown(tx, &wanted, on, small)?,
        })
    })?;
    Ok(Reply::page("Numbers", draw_overview(&view)).wide())
}

fn name_of(council: care::Authority) -> String {
    council.name().unwrap_or(council.as_str()).to_owned()
}

/// Numbers are about nobody in particular, and are noted all the same.
fn noted(tx: &mut Tx<'_>, what: String) {
    note_look(tx, Action::See, what, "Their role may see measures");
}

fn draw_overview(view: &Overview) -> Markup {
    let on = format!("on={}", view.on);
    html! {
        h1.govuk-heading-l { "Numbers for " (view.council) }
        p.govuk-body-l { "As on " (long_date(view.on)) ", each computed from the record." }
        @if !view.small {
            p.govuk-body { "Numbers under six, and those that would give one away, are hidden." }
        }
        (day_form("/numbers", view.on, view.small))
        p.govuk-body {
            @if view.every { a.govuk-link href={ "/numbers?" (on) } { "Only the first twelve" } }
            @else { a.govuk-link href={ "/numbers?every=1&" (on) } { "Every number" } }
            " · " a.govuk-link href={ "/numbers/map?" (on) } { "On a map of wards" }
            " · " a.govuk-link href="/briefing" { "A briefing for elected members" }
            @if view.exports { " · " a.govuk-link href={ "/numbers.csv?" (on) } { "Take them all away as CSV" } }
            @if view.publishes { " · " a.govuk-link href="/numbers/published" { "What others publish" } }
        }
        @if view.every {
            @for topic in Topic::ALL {
                @let of: Vec<&Shown> = view.numbers.iter().filter(|n| n.measure.topic == topic).collect();
                @if !of.is_empty() {
                    h2.govuk-heading-m { (topic.title()) }
                    div.hw-figures { @for number in of { (card(view, number)) } }
                }
            }
        } @else {
            // One or two of each topic: together they are read at a glance and printed on a page.
            div.hw-figures {
                @for number in view.numbers.iter() {
                    (card(view, number).topic(number.measure.topic.title()).level(2))
                }
            }
        }
    }
}

fn day_form(action: &str, on: Date, small: bool) -> Markup {
    let typed = desk::form::DateTyped::of(on);
    html! {
        (Details::new("Choose another day", html! {
            form method="get" action=(action) {
                (DateInput::new("on", "Which day?")
                    .hint(if small { "For example, 31 3 2026" } else { "The 31 March on or before it is shown" })
                    .typed_date(typed))
                (Button::new("Show that day").secondary())
            }
        }))
    }
}

fn card(view: &Overview, shown: &Shown) -> FigureCard {
    let measure = shown.measure;
    let mut card = FigureCard::new(measure.title)
        .on(shown.on)
        .about(format!("/numbers/about/{}?on={}", measure.id, view.on));
    match shown.all.value {
        Guard::Masked => card = card.hidden(),
        Guard::Shown(None) => {}
        Guard::Shown(Some(value)) => card = card.value(write(measure.unit, value)),
    }
    if let (Guard::Shown(n), Guard::Shown(Some(of))) = (shown.all.numerator, shown.all.denominator)
        && measure.unit != Unit::Mean
    {
        card = card.of(n, of, "counted");
    }
    if let Guard::Shown(unknown) = shown.all.unknown {
        card = card.unknown(unknown);
    }
    for (who, value, when) in latest(shown, &view.council).into_iter().skip(1) {
        card = card.comparator(Comparator::new(who, value, when));
    }
    let points = shown
        .trend
        .iter()
        .map(|(day, value)| (day.year().to_string(), value.shown().flatten()));
    card = card.trend(Sparkline::new(measure.title, points).unit(chart_unit(measure.unit)));
    if view.opens {
        card = card.children(format!("/numbers/children/{}?on={}", measure.id, view.on));
    }
    card
}

fn measure(visit: &Visit) -> Result<&'static Measure, Refusal> {
    visit
        .part("measure")
        .and_then(measures::find)
        .ok_or(Refusal::NotFound)
}

/// One number: its definition, its parts, its years, what it compares with.
fn one(visit: &mut Visit) -> Result<Reply, Refusal> {
    let measure = measure(visit)?;
    let (on, small) = day(visit)?;
    let opens = visit.caller()?.may(Capability::OpenNumber);
    let (council, shown) = visit.read(|tx| {
        noted(tx, format!("{} on {on}", measure.id));
        Ok((name_of(tx.council()), shown(tx, &[measure], on, small)?))
    })?;
    let shown = shown.first().ok_or(Refusal::NotFound)?;
    Ok(
        Reply::page("A number", draw_one(&council, shown, on, small, opens))
            .back_to("Numbers", format!("/numbers?on={on}"))
            .wide(),
    )
}

fn draw_one(council: &str, shown: &Shown, on: Date, small: bool, opens: bool) -> Markup {
    let measure = shown.measure;
    let part = |title: &str, part: &ShownPart| {
        vec![
            Cell::new(title),
            Cell::number(number(measure.unit, part)),
            Cell::number(counts(measure.unit, part)),
            Cell::number(match part.unknown {
                Guard::Shown(n) => n.to_string(),
                Guard::Masked => "hidden".to_owned(),
            }),
        ]
    };
    let ours = shown.trend.iter().map(|(_, value)| value.shown().flatten());
    let points: Vec<String> = shown
        .trend
        .iter()
        .map(|(day, _)| day.year().to_string())
        .collect();
    let others = |pick: &dyn Fn(&measures::Comparison) -> Option<f64>| -> Vec<Option<f64>> {
        shown
            .trend
            .iter()
            .map(|(day, _)| {
                shown
                    .published
                    .iter()
                    .find(|c| c.year == day.year())
                    .and_then(pick)
            })
            .collect()
    };
    let value = |figure: Option<Figure>| figure.and_then(Figure::value);
    let mut lines = Lines::new(measure.id, measure.title, points)
        .unit(chart_unit(measure.unit))
        .series(Series::ours(council, ours))
        .note("Ours is computed from the record; the others are as published by DfE.");
    if measure.unit != Unit::Count {
        lines = lines
            .series(Series::comparator(
                "Statistical neighbours",
                others(&|c| c.neighbours.mean),
            ))
            .series(Series::comparator("Region", others(&|c| value(c.region))))
            .series(Series::comparator("England", others(&|c| value(c.england))));
    }
    lines = lines.series(Series::comparator(
        "Ours as published",
        others(&|c| value(c.council)),
    ));
    let source = shown
        .published
        .last()
        .map_or("Nothing is published.", |c| c.source);
    html! {
        h1.govuk-heading-l { (measure.title) }
        p.govuk-body-l { (measure.plain) }
        ((Table::new(format!("On {}", long_date(shown.on)))
            .head([Cell::new("Children"), Cell::number("Value"), Cell::number("How many"), Cell::number("Not known")])
            .rows([part("All", &shown.all), part("Unaccompanied", &shown.unaccompanied), part("All others", &shown.others)])).scrolling("The number, and its parts"))
        @if let Some(year) = shown.mid_year { p.govuk-body { "The population aged 0 to 17 is ONS’s estimate for the middle of " (year) "." } }
        @if opens { (Button::link("See the children behind it", format!("/numbers/children/{}?on={on}", measure.id)).secondary()) }
        (day_form(&format!("/numbers/about/{}", measure.id), on, small))
        h2.govuk-heading-m { "Over five years" }
        (lines)
        h2.govuk-heading-m { "Beside others" }
        @let beside = latest(shown, council);
        @if beside.is_empty() { (invitation("No council’s figure is published for this number.", None)) }
        @else {
            ((Table::new("The latest published figures")
                .head([Cell::new("Who"), Cell::number("Value"), Cell::new("When")])
                .rows(beside.into_iter().map(|(who, value, when)| vec![Cell::new(who), Cell::number(value), Cell::new(when)]))).scrolling("The latest published figures"))
            p.govuk-body { "Source: " (source) }
        }
        h2.govuk-heading-m { "What it counts" }
        (SummaryList::new([
            Row::new("Counted", measure.numerator),
            Row::new("Out of", measure.denominator),
            Row::new("How it is computed", measure.formula),
            Row::new("Left out", measure.exclusions),
            Row::new("What time it speaks of", measure.timing.words()),
            Row::new("Which way is better", measure.direction.words()),
            Row::new("Where the definition comes from", measure.source),
        ]))
    }
}

/// The children behind a number: only those this reader may see, and how many more there are.
fn children(visit: &mut Visit) -> Result<Reply, Refusal> {
    let measure = measure(visit)?;
    let (on, _) = day(visit)?;
    let which = visit.query("which").unwrap_or("counted").to_owned();
    let page: usize = visit
        .query("page")
        .and_then(|p| p.parse().ok())
        .unwrap_or(1)
        .max(1);
    let named = could(visit.caller()?, Action::See, FieldClass::Identity);
    let (all, permitted) = visit.read(|tx| {
        let borough = borough(tx)?;
        let outcome = measure.compute(&borough, on);
        let set = match which.as_str() {
            "among" => &outcome.denominator,
            "unknown" => &outcome.unknown,
            _ => &outcome.numerator,
        };
        let classes: &[FieldClass] = if named {
            &[FieldClass::Identity]
        } else {
            &[FieldClass::CareHistory]
        };
        let may: HashSet<YoungPersonId> = people::permitted(tx, classes)?;
        let mut permitted = Vec::new();
        for child in set.iter().filter_map(|at| borough.child(at)) {
            let id = YoungPersonId(child.id.0);
            if may.contains(&id)
                && let Some(person) = people::person(tx, id)?
            {
                let name = if named {
                    person.name()
                } else {
                    person.code.to_string()
                };
                permitted.push((id, name, child.age(on)));
            }
        }
        permitted.sort_by(|a, b| a.1.cmp(&b.1));
        noted(
            tx,
            format!(
                "the {} children behind {} on {on}",
                permitted.len(),
                measure.id
            ),
        );
        Ok((set.len(), permitted))
    })?;
    let at = Address::new(format!("/numbers/children/{}", measure.id))
        .and("on", on)
        .and("which", &which);
    let mut listing = Listing::new("young people", &at)
        .columns([Column::new("Name"), Column::number("Age then")])
        .page(page, 100, permitted.len() as u64)
        .empty(invitation(
            "Nobody behind this number is open to you.",
            None,
        ));
    for (id, name, age) in permitted.iter().skip((page - 1) * 100).take(100) {
        listing = listing.row([
            Cell::new(html! { a.govuk-link href={ "/young-people/" (id) } { (name) } }),
            Cell::number(age.map_or_else(|| "not known".to_owned(), |age| age.to_string())),
        ]);
    }
    let hidden = all.saturating_sub(permitted.len());
    let link = |code: &str, words: &str| {
        html! {
            @if which == code { strong { (words) } }
            @else { a.govuk-link href=(at.clone().with("which", code).to_string()) { (words) } }
        }
    };
    let body = html! {
        h1.govuk-heading-l { (measure.title) ": the children behind it" }
        p.govuk-body { "On " (long_date(on)) ". "
            (link("counted", "Counted")) " · " (link("among", "Counted among")) " · " (link("unknown", "Not known")) }
        @if hidden > 0 { p.govuk-body { (hidden) " more are counted whose pages are not open to you." } }
        (listing)
    };
    Ok(Reply::page("The children behind a number", body).back_to(
        measure.title,
        format!("/numbers/about/{}?on={on}", measure.id),
    ))
}

/// All numbers on a day, for a spreadsheet.
fn csv(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (on, small) = day(visit)?;
    let all: Vec<&'static Measure> = measures::all().collect();
    let numbers = visit.read(|tx| {
        noted(tx, format!("all numbers on {on}, taken away"));
        shown(tx, &all, on, small).map_err(Refusal::from)
    })?;
    let mut sheet = Sheet::new(
        "Numbers",
        &[
            "id",
            "title",
            "value",
            "unit",
            "numerator",
            "denominator",
            "not known",
            "on",
        ],
    );
    for one in numbers.iter() {
        let count = |n: Guard<u64>| match n {
            Guard::Shown(n) => desk::sheet::Cell::Whole(i64::try_from(n).unwrap_or(i64::MAX)),
            Guard::Masked => "hidden".into(),
        };
        sheet.rows.push(vec![
            one.measure.id.into(),
            one.measure.title.into(),
            match one.all.value {
                Guard::Shown(value) => value.into(),
                Guard::Masked => "hidden".into(),
            },
            one.measure.unit.as_str().into(),
            count(one.all.numerator),
            match one.all.denominator {
                Guard::Shown(Some(n)) => count(Guard::Shown(n)),
                Guard::Shown(None) => desk::sheet::Cell::Blank,
                Guard::Masked => "hidden".into(),
            },
            count(one.all.unknown),
            one.on.into(),
        ]);
    }
    Ok(Reply::csv(&format!("numbers-{on}"), &sheet))
}

/// Where our children live, and where they came from, by ward.
fn map(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (on, small) = day(visit)?;
    let from = visit.query("of") == Some("from");
    let counted = visit.read(|tx| {
        let borough = borough(tx)?;
        noted(tx, format!("map of wards on {on}"));
        Ok(super::wards::count(&borough, on, from))
    })?;
    let Some(areas) = super::wards::areas(visit.record().council()) else {
        let body = html! {
            h1.govuk-heading-l { "Map of wards" }
            (invitation("There is no map of this council’s wards yet.", None))
        };
        return Ok(Reply::page("Map of wards", body).back_to("Numbers", "/numbers"));
    };
    let title = if from {
        "Where they came from"
    } else {
        "Where our children live"
    };
    let show = |n: u32| {
        if small {
            Count::Number(n)
        } else {
            Count::published(n)
        }
    };
    let mut drawn = WardMap::new("wards", title, "Children", areas);
    let per_ward: &BTreeMap<care::Authority, u32> = &counted.wards;
    let hide = !small && super::wards::one_would_be_told(counted.all());
    for (ward, n) in per_ward {
        let count = if hide && Some(*ward) == super::wards::smallest_shown(per_ward) {
            Count::Hidden
        } else {
            show(*n)
        };
        drawn = drawn.count(*ward, count);
    }
    drawn = drawn
        .beside("Outside the borough", show(counted.outside))
        .beside("Not known where", show(counted.unknown))
        .note(format!("Children looked after on {}.", long_date(on)));
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body {
            @if from { a.govuk-link href={ "/numbers/map?on=" (on) } { "Where our children live" } " · " strong { "Where they came from" } }
            @else { strong { "Where our children live" } " · " a.govuk-link href={ "/numbers/map?of=from&on=" (on) } { "Where they came from" } }
        }
        (drawn)
    };
    Ok(Reply::page("Map of wards", body)
        .back_to("Numbers", "/numbers")
        .wide())
}
