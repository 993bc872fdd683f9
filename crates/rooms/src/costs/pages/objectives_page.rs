// Long because: six objectives, each with its numbers, the trend and the gaps, on one page.

//! What we set out to do, and where we stand: the six objectives of the market with their numbers,
//! ours and others' of the same day, the trend with what changed beside it, and what was missing.

use super::parts::{guarded, n_of, percent, year_start};
use crate::costs::return_plan::away;
use crate::costs::{
    Annotation, Change, Pipeline, annotate, annotations, middle, pipeline, schemes,
};
use crate::evidence::{self, Shown, ShownPart};
use crate::homes::{
    Free, KeptHome, KeptProvider, Need, Searched, all_homes, all_providers, day, framed, input,
    one_of, outcome_tabs, searches_made, text_area,
};
use crate::looked_after::{Lives, lives};
use crate::partners::{CameSoFar, Unfilled, approved, came_so_far, unfilled};
use care::counted;
use care::dates::{days_between, long_date, parse_date, plus_years};
use care::ids::YoungPersonId;
use care::{CollectionYear, Date};
use desk::chart::{Lines, Series, Unit};
use desk::components::{Button, DateInput, Row, SummaryList, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, Render as _, html};
use measures::{Comparison, Figure, Guard};
use record::access::Capability;
use record::{Caller, Refusal};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The measures under the objectives.
const MEASURES: [&str; 9] = [
    "in_borough",
    "family_setting_share",
    "in_borough_foster_share",
    "in_borough_residential_share",
    "residential_in_borough",
    "over_20_miles_outside",
    "placements_3_plus_1y",
    "stability_long_term",
    "looked_after",
];

struct View {
    on: Date,
    today: Date,
    shown: Arc<Vec<Shown>>,
    homes: Vec<KeptHome>,
    providers: Vec<KeptProvider>,
    searches: Arc<Vec<Searched>>,
    outside: HashSet<YoungPersonId>,
    pipeline: Pipeline,
    /// Searches that ended, by the ward their family lives in: a home said no, or none did.
    wards: BTreeMap<String, [u64; 2]>,
    notes: Vec<Annotation>,
    came: CameSoFar,
    unfilled: Option<Unfilled>,
    /// Households and places of our own carers, now and a year before.
    carers: (usize, u32),
    carers_before: (usize, u32),
    ours: care::Authority,
    small: bool,
    keeps: bool,
    caller: Caller,
}

/// The day asked about: any for those who may see small numbers, else a 31 March.
fn asked_day(visit: &Visit, small: bool) -> Date {
    let today = visit.today();
    let last = CollectionYear::of(today).previous().end();
    let part = |name: &str| visit.query(&format!("on-{name}")).unwrap_or("").to_owned();
    let typed = visit
        .query("on")
        .map(str::to_owned)
        .unwrap_or_else(|| format!("{}/{}/{}", part("day"), part("month"), part("year")));
    parse_date(&typed)
        .filter(|on| *on <= today)
        .map_or(last, |on| {
            if small {
                on
            } else {
                CollectionYear::of(on).end().min(last)
            }
        })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let small = caller.may(Capability::SeeSmallNumbers);
    let on = asked_day(visit, small);
    let view = visit.read(|tx| {
        let ours = tx.council();
        let wanted: Vec<&'static measures::Measure> = MEASURES
            .iter()
            .filter_map(|id| measures::find(id))
            .collect();
        let lives = lives(tx)?;
        let searches = searches_made(tx)?;
        Ok(View {
            wards: by_ward(&searches, &lives, ours, today),
            on,
            today,
            shown: evidence::shown(tx, &wanted, on, small)?,
            homes: all_homes(tx)?.into_iter().filter(KeptHome::open).collect(),
            providers: all_providers(tx)?,
            searches,
            outside: away(&lives, ours, today)
                .outside
                .into_iter()
                .map(|one| one.of)
                .collect(),
            pipeline: pipeline(&schemes(tx)?, year_start(today)),
            notes: annotations(tx)?,
            came: came_so_far(tx, today)?,
            unfilled: unfilled(tx)?,
            carers: approved(tx, today)?,
            carers_before: approved(tx, plus_years(today, -1))?,
            ours,
            small,
            keeps: caller.may(Capability::KeepHomes),
            caller,
        })
    })?;
    Ok(Reply::page("Objectives", draw(&view)).wide())
}

fn value(shown: &Shown, part: &ShownPart) -> String {
    match part.value {
        Guard::Masked => "hidden".to_owned(),
        Guard::Shown(None) => "none".to_owned(),
        Guard::Shown(Some(value)) => evidence::write(shown.measure.unit, value),
    }
}

fn counts(part: &ShownPart) -> Markup {
    html! {
        @match part.denominator {
            Guard::Shown(Some(of)) => (n_of(part.numerator, Guard::Shown(of))),
            Guard::Shown(None) => {}
            Guard::Masked => { span.govuk-hint { "hidden" } }
        }
        @match part.unknown {
            Guard::Shown(0) => {}
            Guard::Shown(n) => { br; span.govuk-hint { (n) " not known" } }
            Guard::Masked => { br; span.govuk-hint { "not known: hidden" } }
        }
    }
}

/// A value with its counts. Where nothing of it may be told that is said once.
fn part(shown: &Shown, part: &ShownPart) -> Markup {
    let nothing = matches!(part.value, Guard::Masked)
        && matches!(part.denominator, Guard::Masked)
        && matches!(part.unknown, Guard::Masked);
    html! {
        @if nothing { span.govuk-hint { "hidden" } }
        @else { (value(shown, part)) br; (counts(part)) }
    }
}

/// What others had on the same day; if that is not published, the newest that is, and that it is of
/// another day.
fn theirs(shown: &Shown, on: Date) -> Markup {
    let is_march = CollectionYear::of(on).end() == on;
    let same = shown
        .published
        .iter()
        .find(|one| is_march && one.year == on.year());
    let Some(found) = same.or(shown.published.last()) else {
        return html! { span.hw-not-known { "Nothing is published for this" } };
    };
    let write = |value: Option<f64>| {
        value.map_or_else(
            || "not published".to_owned(),
            |v| evidence::write(shown.measure.unit, v),
        )
    };
    let Comparison {
        neighbours,
        region,
        england,
        ..
    } = found;
    html! {
        "England " (write(england.and_then(Figure::value)))
        ", region " (write(region.and_then(Figure::value)))
        ", neighbours " (write(neighbours.mean)) br;
        span.govuk-hint {
            "31 March " (found.year)
            @if same.is_none() { ": not the same day as ours" }
        }
    }
}

fn measured(view: &View, ids: &[&str]) -> Markup {
    let table = view
        .shown
        .iter()
        .filter(|one| ids.contains(&one.measure.id))
        .fold(
            Table::bare().head([
                Cell::new("Measure"),
                Cell::number("Ours"),
                Cell::number("Children"),
                Cell::number("Unaccompanied"),
                Cell::number("All others"),
                Cell::new("Others"),
            ]),
            |table, one| {
                table.row([
                    Cell::new(html! { a.govuk-link href={ "/numbers/" (one.measure.id) } { (one.measure.title) } br; span.govuk-hint { (long_date(one.on)) } }),
                    Cell::number(value(one, &one.all)),
                    Cell::number(counts(&one.all)),
                    Cell::number(part(one, &one.unaccompanied)),
                    Cell::number(part(one, &one.others)),
                    Cell::new(theirs(one, view.on)),
                ])
            },
        );
    table.scrolling("Measures")
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Objectives" }
        (outcome_tabs(&view.caller, "/objectives"))
        form method="get" action="/objectives" {
            (DateInput::new("on", "Which day?").hint(if view.small { "Any day; 31 March is the day that is published." } else { "Numbers of a 31 March are shown." })
                .typed_date(desk::form::DateTyped::of(view.on)))
            (Button::new("Show that day").secondary())
        }
        p.govuk-body { "On " (long_date(view.on)) ". What is counted from agreements, searches and schemes is of today, " (long_date(view.today)) "." }
        h2.govuk-heading-m { "1. More children who need a family live with one, near home" }
        (measured(view, &["in_borough", "family_setting_share", "in_borough_foster_share", "in_borough_residential_share", "over_20_miles_outside"]))
        h2.govuk-heading-m { "2. Homes that last" }
        (measured(view, &["placements_3_plus_1y", "stability_long_term"]))
        h2.govuk-heading-m { "3. Enough beds in the borough" }
        (beds(view))
        h2.govuk-heading-m { "4. Choice" }
        (choice(view))
        h2.govuk-heading-m { "5. A market that does not rest on a few" }
        (market(view))
        h2.govuk-heading-m { "6. People to work in it" }
        (people_to_work(view))
        (trend(view))
        (gaps(view))
    }
}

fn beds(view: &View) -> Markup {
    let here = || {
        view.homes
            .iter()
            .filter(|home| home.authority() == Some(view.ours))
    };
    let places = |home: &KeptHome| u32::from(home.said.places.unwrap_or(0));
    let all: u32 = view.homes.iter().map(places).sum();
    let in_borough: u32 = here().map(places).sum();
    let free: u32 = here()
        .filter_map(|home| match home.free(view.today) {
            Free::Beds(beds, age) if age <= 7 => Some(u32::from(beds)),
            _ => None,
        })
        .sum();
    let coming: u32 = view.pipeline.stages.iter().map(|stage| stage.2).sum();
    html! {
        (SummaryList::new([
            Row::new("Places in the borough, of all homes we know", format!("{in_borough} of {all} ({})", percent(in_borough.into(), all.into()))),
            Row::new("Beds there said free this week", free.to_string()),
            Row::new("Beds opened since 1 April", view.pipeline.opened.1.to_string()),
            Row::new("Beds on their way", coming.to_string()),
        ]))
        (measured(view, &["residential_in_borough"]))
    }
}

fn choice(view: &View) -> Markup {
    let since = plus_years(view.today, -1);
    let year: Vec<&Searched> = view
        .searches
        .iter()
        .filter(|one| record::clock::day_of(one.began) >= since)
        .collect();
    let offers: Vec<i64> = year.iter().map(|one| one.offers() as i64).collect();
    let over: Vec<&&Searched> = year.iter().filter(|one| one.ended.is_some()).collect();
    let two = over.iter().filter(|one| one.offers() >= 2).count() as u64;
    let shown = guarded(&[[two, over.len() as u64 - two]], view.small)[0];
    html! {
        (SummaryList::new([
            Row::new("Homes that could, perhaps, for each search of a year", middle(offers).map_or_else(|| "no search yet".to_owned(), |n| format!("{n}, in the middle of {}", counted(year.len(), "search", "searches")))),
            Row::new("Searches that ended with two to choose from", n_of(shown.0, shown.1)),
        ]))
    }
}

fn market(view: &View) -> Markup {
    let active: Vec<&KeptProvider> = view
        .providers
        .iter()
        .filter(|one| one.said.active)
        .collect();
    let spoken = active
        .iter()
        .filter(|one| {
            one.last_spoke
                .is_some_and(|last| days_between(last, view.today) <= 30)
        })
        .count();
    let places = |id| -> u32 {
        let theirs = view.homes.iter().filter(|home| home.said.provider == id);
        theirs
            .map(|home| u32::from(home.said.places.unwrap_or(0)))
            .sum()
    };
    let outside_ours: Vec<(u32, &str)> = active
        .iter()
        .filter(|one| one.said.sector != crate::homes::Sector::Own)
        .map(|one| (places(one.id), one.said.name.as_str()))
        .collect();
    let all: u32 = outside_ours.iter().map(|(n, _)| n).sum();
    let most = outside_ours.iter().max_by_key(|(n, _)| *n);
    html! {
        (SummaryList::new([
            Row::new("Providers we work with", active.len().to_string()),
            Row::new("Spoken with in the last 30 days", format!("{spoken} of {}", active.len())),
            Row::new("Places with the largest provider that is not ours", match most {
                Some((n, name)) if all > 0 => format!("{n} of {all} ({}): {name}", percent((*n).into(), all.into())),
                _ => "not known".to_owned(),
            }),
        ]))
        p.govuk-body { "What a week costs stands under " a.govuk-link href="/costs" { "Costs" } ", beside how near and how steady the homes are." }
    }
}

/// The workforce: jobs not filled, the college course, our own foster carers.
fn people_to_work(view: &View) -> Markup {
    let came = &view.came;
    let (now, places) = view.carers;
    let (then, then_places) = view.carers_before;
    html! {
        (SummaryList::new([
            Row::new("Jobs that providers cannot fill", match view.unfilled {
                Some(jobs) => html! { (jobs.jobs) ", as " (counted(jobs.providers, "provider", "providers")) " last told us, the oldest on " (long_date(jobs.since)) },
                None => html! { "Not known: no provider has told us. Ask at the forum; it is not guessed." },
            }),
            Row::new("College course: learners", came.learners.to_string()),
            Row::new("Had a placement", format!("{} of {}", came.placed, came.learners)),
            Row::new("Had an interview", format!("{} of {}", came.interviewed, came.learners)),
            Row::new("Hired", format!("{} of {}", came.hired, came.learners)),
            Row::new("Still there half a year after", format!("{} of {} of whom it can be said", came.stayed, came.could_have_stayed)),
            Row::new("Approved foster carers of our own", format!("{} with {}; a year ago {then} with {then_places}", counted(now, "household", "households"), counted(places, "place", "places"))),
        ]))
        @if view.caller.may(Capability::SeeHomes) {
            p.govuk-body {
                a.govuk-link href="/workforce" { "The college course, and what providers pledged" } " · "
                a.govuk-link href="/fostering" { "Fostering" }
            }
        }
    }
}

/// A rise or fall of looked-after children between two 31 Marches that asks for its reason.
const ASKS: f64 = 0.1;

fn trend(view: &View) -> Markup {
    let Some(shown) = view
        .shown
        .iter()
        .find(|one| one.measure.id == "looked_after")
    else {
        return html! {};
    };
    let points: Vec<(Date, Option<f64>)> = shown
        .trend
        .iter()
        .map(|(on, value)| (*on, value.shown().flatten()))
        .collect();
    let noted = |after: Date, to: Date| {
        view.notes
            .iter()
            .any(|note| note.on > after && note.on <= to)
    };
    let silent: Vec<(Date, Date, f64)> = points
        .windows(2)
        .filter_map(|two| {
            let (before, after) = (two[0].1?, two[1].1?);
            let change = (after - before) / before;
            let asks = before > 0.0 && change.abs() >= ASKS && !noted(two[0].0, two[1].0);
            asks.then_some((two[0].0, two[1].0, change * 100.0))
        })
        .collect();
    let chart = Lines::new(
        "looked-after",
        "Looked after",
        points
            .iter()
            .map(|(on, _)| format!("{}/{}", on.month(), on.year())),
    )
    .points_are("Month")
    .unit(Unit::COUNT)
    .series(Series::ours(
        "Looked after",
        points.iter().map(|(_, value)| *value),
    ));
    html! {
        h2.govuk-heading-m { "How many are looked after, and what changed" }
        (chart.render())
        @for (from, to, change) in &silent {
            p.govuk-body { strong { (format!("{change:+.0}%")) " between " (long_date(*from)) " and " (long_date(*to)) ", and nothing is written down that changed. " }
                "A change of policy, of thresholds or of counting has to stand beside the number." }
        }
        @if view.notes.is_empty() { (invitation("Nothing that changed is written down yet.", None)) }
        @else {
            ul.govuk-list.govuk-list--bullet {
                @for note in &view.notes {
                    li { strong { (long_date(note.on)) } ": " (note.words) " " span.govuk-hint { (note.change.words()) ". " (note.source) } }
                }
            }
        }
        @if view.keeps { (button_group(html! { (Button::link("Write down what changed", "/objectives/changed").secondary()) })) }
    }
}

/// Searches of two years that ended, by the ward where their family lives.
fn by_ward(
    searches: &[Searched],
    lives: &Lives,
    ours: care::Authority,
    today: Date,
) -> BTreeMap<String, [u64; 2]> {
    let mut counted: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    let areas = (ours == care::Authority::WIGAN).then(care::geo::Areas::wigan_wards);
    let since = plus_years(today, -2);
    for one in searches {
        let began = record::clock::day_of(one.began);
        if began < since || one.ended.is_none() {
            continue;
        }
        let postcode = lives.of(one.of).and_then(|lived| {
            let night = one.first_night.unwrap_or(began);
            lived
                .episode_on(night)
                .or_else(|| lived.episode_on(began))?
                .home
        });
        let place = postcode.and_then(|home| crate::places::postcodes().locate(home));
        let ward = match (place, areas) {
            (None, _) => "Not known".to_owned(),
            (Some(place), Some(areas)) => areas.at(place.grid).map_or_else(
                || "Outside the borough".to_owned(),
                |ward| ward.name.to_string(),
            ),
            (Some(place), None) => place.authority.to_string(),
        };
        counted.entry(ward).or_default()[usize::from(one.declined().next().is_none())] += 1;
    }
    counted
}

/// What was missing: searches in which a home said no, and where they led.
fn gaps(view: &View) -> Markup {
    let since = plus_years(view.today, -2);
    let mut by_need: BTreeMap<&'static str, [u64; 3]> = BTreeMap::new();
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let over = view
        .searches
        .iter()
        .filter(|one| record::clock::day_of(one.began) >= since && one.ended.is_some());
    for one in over {
        let declined = one.declined().count();
        for (_, said) in one.declined() {
            *words.entry(said).or_default() += 1;
        }
        let needs: Vec<&'static str> = match one.needs.as_deref() {
            None => vec!["Not known"],
            Some([]) => vec!["Nothing particular"],
            Some(needs) => needs.iter().map(|need| Need::words(*need)).collect(),
        };
        for need in needs {
            let row = by_need.entry(need).or_default();
            row[0] += u64::from(declined > 0);
            row[1] += u64::from(declined == 0);
            row[2] += u64::from(one.first_night.is_none() || view.outside.contains(&one.of));
        }
    }
    let counts: Vec<[u64; 2]> = by_need.values().map(|row| [row[0], row[1]]).collect();
    let shown = guarded(&counts, view.small);
    let table = by_need.iter().zip(&shown).fold(
        Table::bare().head([
            Cell::new("What their care was to be for"),
            Cell::number("Searches in which a home said no"),
            Cell::number("Ended without a home, or outside the borough"),
        ]),
        |table, ((need, row), guards)| {
            table.row([
                Cell::new(*need),
                Cell::number(n_of(guards.0, guards.1)),
                Cell::number(if view.small || row[2] >= measures::SMALLEST {
                    row[2].to_string()
                } else {
                    "hidden".to_owned()
                }),
            ])
        },
    );
    let ward_counts: Vec<[u64; 2]> = view.wards.values().copied().collect();
    let guards = guarded(&ward_counts, view.small);
    // A ward of which nothing may be told is told of in one sentence under the table.
    let hidden = guards.iter().filter(|one| one.1.shown().is_none()).count();
    let wards = view
        .wards
        .keys()
        .zip(guards)
        .filter(|(_, guards)| guards.1.shown().is_some())
        .fold(
            Table::bare().head([
                Cell::new("Where their family lives"),
                Cell::number("Searches in which a home said no"),
            ]),
            |table, (ward, guards)| {
                table.row([
                    Cell::new(ward.clone()),
                    Cell::number(n_of(guards.0, guards.1)),
                ])
            },
        );
    let mut said: Vec<(&str, usize)> = words.into_iter().collect();
    said.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    html! {
        h2.govuk-heading-m { "What was missing" }
        p.govuk-body { "Searches that ended in the last two years. A home that said no is a bed that was not there for this need: it is what new homes are for." }
        @if by_need.is_empty() { (invitation("No search has ended yet.", None)) }
        @else {
            (table.scrolling("What was missing"))
            @if hidden < view.wards.len() { (wards.scrolling("What was missing, by ward")) }
            @if hidden > 0 {
                p.govuk-hint {
                    @if hidden == view.wards.len() { "By ward nothing can be told" } @else { (counted(hidden, "ward is", "wards are")) " left out" }
                    ": so few searches would give somebody away."
                }
            }
        }
        @if view.small && !said.is_empty() {
            h3.govuk-heading-s { "What they said" }
            ul.govuk-list.govuk-list--bullet { @for (words, n) in said.iter().take(8) { li { "“" (words) "”" @if *n > 1 { ", " (n) " times" } } } }
        }
    }
}

pub(super) fn changed_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("changed", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        (day(&form, "on", "From which day?"))
        (one_of(&form, "change", "What sort of change?", Change::ALL, Change::code, Change::words))
        (text_area(&form, "words", "What changed, in plain words?"))
        (input(&form, "source", "Where is that written?").hint("For example: Cabinet, 12 January 2027, item 6."))
    };
    let back = ("Objectives", "/objectives".to_owned());
    Ok(framed(
        "What changed",
        "",
        back,
        &form,
        &fields,
        "Save what changed",
    ))
}

pub(super) fn changed(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let on = form.date("on", "the day").required();
    let change = form
        .choice("change", "the sort of change", Change::parse)
        .required();
    let words = form.text("words", "what changed").at_most(500).required();
    let source = form
        .text("source", "where it is written")
        .at_most(200)
        .required();
    let (on, change, words, source) = form.all_of((on, change, words, source))?;
    let said = Annotation {
        on,
        change,
        words,
        source,
    };
    visit.write(|tx| Ok(annotate(tx, &said)?))?;
    Ok(Reply::redirect("/objectives").saying("Saved what changed"))
}

#[cfg(test)]
impl View {
    /// Nothing counted yet, and one word of what changed.
    fn sample() -> Self {
        let day = jiff::civil::date;
        Self {
            came: CameSoFar {
                learners: 14,
                placed: 12,
                interviewed: 9,
                hired: 7,
                could_have_stayed: 4,
                stayed: 3,
            },
            unfilled: None,
            carers: (31, 48),
            carers_before: (29, 45),
            on: day(2027, 3, 31),
            today: day(2027, 4, 7),
            shown: Arc::default(),
            homes: Vec::new(),
            providers: Vec::new(),
            searches: Arc::new(Vec::new()),
            outside: HashSet::new(),
            pipeline: Pipeline::default(),
            wards: BTreeMap::from([("Leigh South".to_owned(), [7, 9])]),
            notes: vec![Annotation {
                on: day(2027, 1, 12),
                change: Change::Policy,
                words: "The threshold of the edge of care team".to_owned(),
                source: "Cabinet, 12 January 2027".to_owned(),
            }],
            ours: care::Authority::WIGAN,
            small: false,
            keeps: true,
            caller: Caller::system("a sample"),
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
