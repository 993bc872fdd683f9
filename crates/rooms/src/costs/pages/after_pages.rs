// Long because: one page of numbers, the lists behind it and the two forms that feed it.

//! After placing: how moves were made and what came of them.

use super::parts::{Names, guarded, n_of, percent};
use crate::costs::{
    ASK_AFTER, Count, Described, Heard, MoveAsked, MoveMade, Moved, count, middle, moves,
    say_described, say_made,
};
use crate::evidence;
use crate::homes::{Searched, day, framed, input, one_of, outcome_tabs, searches_made, text_area};
use crate::people;
use care::codes::ReasonPlacementChange;
use care::counted;
use care::dates::{days_between, long_date, parse_date, plus_days, plus_years};
use care::ids::YoungPersonId;
use care::{Age, Date, Period};
use desk::components::{Row, SummaryList, Table, Width, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{Borough, Guard, SMALLEST};
use record::access::{Action, Capability, FieldClass, find};
use record::{Caller, Refusal};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

struct View {
    moves: Vec<Moved>,
    searches: Arc<Vec<Searched>>,
    borough: Arc<Borough>,
    today: Date,
    since: Date,
    small: bool,
    caller: Caller,
}

/// A year of moves, for those whose 180 days are over as well: what was asked of moves is asked of
/// those of the last twelve months.
pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let since = plus_years(today, -1);
    let view = visit.read(|tx| {
        Ok(View {
            moves: moves(tx, Period::new(since, Some(plus_days(today, 1))))?,
            searches: searches_made(tx)?,
            borough: evidence::borough(tx)?,
            today,
            since,
            small: caller.may(Capability::SeeSmallNumbers),
            caller,
        })
    })?;
    Ok(Reply::page("After placing", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let all: Vec<(MoveAsked, Count)> = MoveAsked::ALL
        .iter()
        .map(|asked| (*asked, count(*asked, view.moves.iter(), view.today)))
        .collect();
    let opens = view.caller.may(Capability::OpenNumber);
    let table = all.iter().fold(
        Table::bare().head([
            Cell::new("Asked of each move"),
            Cell::number("How many"),
            Cell::number("Share"),
            Cell::number("Not known"),
        ]),
        |table, (asked, counted)| {
            // Each row stands alone: there is no total to take it from.
            let shown = guarded(&[[counted.yes, counted.no]], view.small)[0];
            let share = match (shown.0.shown(), shown.1.shown()) {
                (Some(n), Some(of)) => percent(n, of),
                _ => "hidden".to_owned(),
            };
            let unknown = if view.small || counted.unknown >= SMALLEST { counted.unknown.to_string() } else { "hidden".to_owned() };
            table.row([
                Cell::new(html! {
                    @if opens { a.govuk-link href={ "/after-placing/" (asked.code()) } { (asked.words()) } } @else { (asked.words()) }
                    br; span.govuk-hint { (asked.how()) }
                }),
                Cell::number(n_of(shown.0, shown.1)),
                Cell::number(share),
                Cell::number(unknown),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "After placing" }
        (outcome_tabs(&view.caller, "/after-placing"))
        p.govuk-body { "Moves into a home from " (long_date(view.since)) " to " (long_date(view.today)) ": " (view.moves.len()) "." }
        @if opens { p.govuk-body { a.govuk-link href="/after-placing/due" { "Homes to ask whether it was as described" } } }
        (table.scrolling("After placing"))
        (speed(view))
        (reasons(view))
        (splits(view))
    }
}

/// From the search to the first night.
fn speed(view: &View) -> Markup {
    let made: Vec<&Searched> = view
        .searches
        .iter()
        .filter(|one| one.first_night.is_some_and(|night| night >= view.since))
        .collect();
    let day_of = |at| record::clock::day_of(at);
    let asked: Vec<i64> = made.iter().map(|one| one.asked.len() as i64).collect();
    let offers: Vec<i64> = made.iter().map(|one| one.offers() as i64).collect();
    let to_offer: Vec<i64> = made
        .iter()
        .filter_map(|one| Some(days_between(day_of(one.began), day_of(one.first_offer?)).into()))
        .collect();
    let to_night: Vec<i64> = made
        .iter()
        .filter_map(|one| Some(days_between(day_of(one.began), one.first_night?).into()))
        .collect();
    let notice: Vec<i64> = view
        .moves
        .iter()
        .filter_map(|one| {
            let told = one.made.as_ref()?.told_on?;
            Some(i64::from(days_between(told, one.on).max(0)))
        })
        .collect();
    let row = |words: &'static str, of: Vec<i64>, unit: &str| {
        let known = of.len() as u64;
        let value = match middle(of) {
            Some(value) if view.small || known >= SMALLEST => {
                let value = counted(value, unit.trim_end_matches('s'), unit);
                format!("{value}, in the middle of {known}")
            }
            Some(_) => "hidden: fewer than 6 are known".to_owned(),
            None => "none yet".to_owned(),
        };
        Row::new(words, value)
    };
    html! {
        h2.govuk-heading-m { "From the search to the first night" }
        (SummaryList::new([
            row("Homes asked for one placement", asked, "homes"),
            row("Homes that said they could, or could if", offers, "homes"),
            row("From the search to the first such answer", to_offer, "days"),
            row("From the search to the first night", to_night, "days"),
            row("Days of notice they had", notice, "days"),
        ]))
        p.govuk-hint { "Of searches in Homeward whose first night was in these twelve months. The middle is the lower of two." }
    }
}

/// Why placements ended that began in these twelve months.
fn reasons(view: &View) -> Markup {
    let mut reasons: BTreeMap<&'static str, [u64; 3]> = BTreeMap::new();
    for moved in view.moves.iter().filter(|one| one.went_on) {
        let Some((left, why)) = moved.left else {
            continue;
        };
        let days = days_between(moved.on, left);
        let at = match days {
            ..=28 => 0,
            29..=90 => 1,
            91..=180 => 2,
            _ => continue,
        };
        let words = why.map_or("Not known", ReasonPlacementChange::meaning);
        reasons.entry(words).or_default()[at] += 1;
    }
    let counts: Vec<Vec<u64>> = reasons.values().map(|row| row.to_vec()).collect();
    let shown: Vec<Vec<Guard<u64>>> = if view.small {
        counts
            .iter()
            .map(|row| {
                let sum = row.iter().sum();
                row.iter().copied().chain([sum]).map(Guard::Shown).collect()
            })
            .collect()
    } else {
        measures::Table::new(&counts).protect()
    };
    let cell = |guard: &Guard<u64>| {
        Cell::number(
            guard
                .shown()
                .map_or_else(|| "hidden".to_owned(), |n| n.to_string()),
        )
    };
    let table = reasons.keys().zip(&shown).fold(
        Table::bare().head([
            Cell::new("Why the placement ended, as the return says"),
            Cell::number("Within 28 days"),
            Cell::number("29 to 90"),
            Cell::number("91 to 180"),
            Cell::number("In all"),
        ]),
        |table, (words, row)| {
            table.row(std::iter::once(Cell::new(*words)).chain(row.iter().map(cell)))
        },
    );
    html! {
        h2.govuk-heading-m { "Why they moved again" }
        @if reasons.is_empty() { (invitation("Nobody moved again within 180 days.", None)) }
        @else { (table.scrolling("Why they moved again")) }
    }
}

/// The ages people are counted in, the youngest first.
const AGES: [&str; 4] = ["Up to 4", "5 to 10", "11 to 15", "16 and over"];

type Group = (&'static str, Vec<(String, [u64; 2])>);

/// Moved again within 180 days, and told on the day, by who they are.
fn splits(view: &View) -> Markup {
    let children: HashMap<YoungPersonId, &measures::ChildHistory> = view
        .borough
        .children()
        .iter()
        .map(|child| (YoungPersonId(child.id.0), &**child))
        .collect();
    let groups = |moved: &Moved| -> Vec<(&'static str, String)> {
        let Some(child) = children.get(&moved.of) else {
            return Vec::new();
        };
        let age = child.born.and_then(|born| Age::on(born, moved.on));
        let age = match age.map(|age| age.0) {
            None => "Not known",
            Some(..=4) => AGES[0],
            Some(5..=10) => AGES[1],
            Some(11..=15) => AGES[2],
            Some(_) => AGES[3],
        };
        let sex = child.sex.map_or("Not known", care::codes::Sex::meaning);
        let ethnicity = child
            .ethnicity
            .map_or("Not known", care::codes::Ethnicity::meaning);
        let alone = if child.unaccompanied_on(moved.on) {
            "Came to the country alone"
        } else {
            "All others"
        };
        vec![
            ("Age", age.to_owned()),
            ("Sex", sex.to_owned()),
            ("Ethnicity", ethnicity.to_owned()),
            ("Unaccompanied", alone.to_owned()),
        ]
    };
    let split = |asked: MoveAsked| -> Vec<Group> {
        let mut all: BTreeMap<&'static str, BTreeMap<String, [u64; 2]>> = BTreeMap::new();
        for moved in &view.moves {
            if let Some(Some(yes)) = asked.of(moved, view.today) {
                for (by, group) in groups(moved) {
                    all.entry(by).or_default().entry(group).or_default()[usize::from(!yes)] += 1;
                }
            }
        }
        all.into_iter()
            .map(|(by, groups)| {
                let mut groups: Vec<(String, [u64; 2])> = groups.into_iter().collect();
                // In the order people count in, and what is not known last.
                groups.sort_by_key(|(group, _)| {
                    let place = AGES.iter().position(|age| age == group);
                    (group == "Not known", place.unwrap_or(0))
                });
                (by, groups)
            })
            .collect()
    };
    html! {
        h2.govuk-heading-m { "Is it the same for everybody?" }
        p.govuk-body { "Moved again within 180 days, by who they are. Numbers under 6, and those that would give one away, are hidden from readers who may not see small numbers. " a.govuk-link href="/equality" { "How near, how soon, which home and at what price, by who they are" } "." }
        @for (by, rows) in split(MoveAsked::Again180) {
            @let shown = guarded(&rows.iter().map(|(_, row)| *row).collect::<Vec<_>>(), view.small);
            @let table = rows.iter().zip(&shown).fold(
                Table::new(format!("By {}", by.to_lowercase())).head([Cell::new(by), Cell::number("Moved again within 180 days")]),
                |table, ((group, _), guards)| table.row([Cell::new(group.clone()), Cell::number(n_of(guards.0, guards.1))]),
            );
            (table.scrolling(by))
        }
    }
}

struct ListView {
    title: String,
    how: &'static str,
    rows: Vec<(Moved, &'static str)>,
    more: usize,
    names: Names,
    adds: bool,
    /// About whom the reader may write the answer down.
    may_add: HashSet<YoungPersonId>,
}

/// The moves behind one number, as far as the reader may open them.
pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let asked = visit
        .part("asked")
        .and_then(MoveAsked::parse)
        .ok_or(Refusal::NotFound)?;
    let today = visit.today();
    let since = plus_years(today, -1);
    let view = visit.read(|tx| {
        let names = Names::of(tx, &[FieldClass::CareHistory])?;
        let mut more = 0;
        let mut rows = Vec::new();
        for moved in moves(tx, Period::new(since, Some(plus_days(today, 1))))? {
            let answer = match asked.of(&moved, today) {
                None => continue,
                Some(None) => "Not known",
                Some(Some(true)) => "Yes",
                Some(Some(false)) => "No",
            };
            if names.listed.contains(&moved.of) {
                rows.push((moved, answer));
            } else {
                more += 1;
            }
        }
        Ok(ListView {
            title: asked.words().to_owned(),
            how: asked.how(),
            rows,
            more,
            names,
            adds: false,
            may_add: HashSet::new(),
        })
    })?;
    Ok(Reply::page(asked.words(), draw_list(&view))
        .back_to("After placing", "/after-placing")
        .wide())
}

/// Whom to ask whether it was as described.
pub(super) fn due(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let since = plus_days(today, -180);
    let view = visit.read(|tx| {
        let names = Names::of(tx, &[FieldClass::CareHistory])?;
        let mut more = 0;
        let mut rows = Vec::new();
        for moved in moves(tx, Period::new(since, Some(plus_days(today, 1))))? {
            if MoveAsked::Described.of(&moved, today) != Some(None) {
                continue;
            }
            if names.listed.contains(&moved.of) {
                rows.push((moved, "To ask"));
            } else {
                more += 1;
            }
        }
        Ok(ListView {
            title: "Ask whether it was as described".to_owned(),
            how: "Moves of the last 180 days whose home was not asked yet. Due 28 days after the first night.",
            rows,
            more,
            names,
            adds: true,
            may_add: people::permitted_to(tx, Action::Add, &[FieldClass::CareHistory])?,
        })
    })?;
    Ok(
        Reply::page("Ask whether it was as described", draw_list(&view))
            .back_to("After placing", "/after-placing")
            .wide(),
    )
}

fn draw_list(view: &ListView) -> Markup {
    let table = view.rows.iter().fold(
        Table::bare().head(["Young person", "First night", "Left", if view.adds { "To ask by" } else { "Answer" }]),
        |table, (moved, answer)| {
            let at = format!("/young-people/{}", moved.of);
            table.row([
                Cell::new(html! { a.govuk-link href=(at) { (view.names.call(moved.of)) } }),
                Cell::new(html! { (long_date(moved.on)) br; span.govuk-hint { (moved.kind.map_or("Not known", |kind| kind.meaning())) } }),
                Cell::new(html! {
                    @match moved.left {
                        None => "Lives there",
                        Some((on, why)) => { (long_date(on)) @if let Some(why) = why { br; span.govuk-hint { (why.meaning()) } } }
                    }
                }),
                Cell::new(html! {
                    @if view.adds {
                        (long_date(plus_days(moved.on, ASK_AFTER)))
                        @if view.may_add.contains(&moved.of) {
                            br; a.govuk-link href={ (at) "/moves/" (moved.on) "/described" } { "Write it down" span.govuk-visually-hidden { " for " (view.names.call(moved.of)) } }
                        }
                    } @else { (answer) }
                }),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { (view.title) }
        p.govuk-body { (view.how) }
        @if view.rows.is_empty() { (invitation("Nobody whose page is open to you.", None)) }
        @else { (table.scrolling(&view.title)) }
        @if view.more > 0 { p.govuk-hint { "More are counted whose pages are not open to you." } }
    }
}

/// The young person, the first night and how they are called.
fn one(visit: &Visit) -> Result<(YoungPersonId, Date, String), Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let name = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        Ok(people::person(tx, id)?.ok_or(Refusal::NotFound)?.name())
    })?;
    let night = visit
        .part("night")
        .and_then(parse_date)
        .ok_or(Refusal::NotFound)?;
    Ok((id, night, name))
}

pub(super) fn made_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, night, name) = one(visit)?;
    let form = visit.form(&format!("made-{night}"), &[])?;
    let fields = html! {
        (day(&form, "told_on", "When were they told that they would move? (optional)"))
        (input(&form, "options", "How many homes could they choose from? (optional)").width(Width::C3).inputmode("numeric"))
        (one_of(&form, "visited", "Did they visit before moving in? (optional)", &[true, false], yes_code, yes_words))
        (one_of(&form, "heard", "Were they heard, as they say? (optional)", Heard::ALL, Heard::code, Heard::words))
        (text_area(&form, "words", "In their words (optional)"))
    };
    let title = format!("How the move of {} was made", long_date(night));
    let back = ("Their page", format!("/young-people/{id}"));
    Ok(framed(
        &title,
        &name,
        back,
        &form,
        &fields,
        "Save how it was made",
    ))
}

const fn yes_code(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
const fn yes_words(yes: bool) -> &'static str {
    if yes { "Yes" } else { "No" }
}

pub(super) fn made(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, night, _) = one(visit)?;
    let mut form = visit.posted()?;
    let told_on = form.date("told_on", "the day they were told").optional();
    let options = form
        .number("options", "the number of homes")
        .between(0, 50)
        .optional();
    let visited = form
        .choice("visited", "whether they visited", |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .optional();
    let heard = form
        .choice("heard", "whether they were heard", Heard::parse)
        .optional();
    let words = form.text("words", "their words").at_most(2_000).optional();
    let (told_on, options, visited, heard, words) =
        form.all_of((told_on, options, visited, heard, words))?;
    let said = MoveMade {
        first_night: night,
        told_on,
        options: options.and_then(|n| u16::try_from(n).ok()),
        visited,
        heard,
        words,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        say_made(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("Saved how the move was made"))
}

pub(super) fn described_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, night, name) = one(visit)?;
    let today = visit.today();
    let form = visit.form(&format!("described-{night}"), &[("on", &date_value(today))])?;
    let fields = html! {
        p.govuk-body { "Ring the people who care for them now: an honest description is what keeps a home." }
        (one_of(&form, "answer", "Was it as we described?", Heard::ALL, Heard::code, Heard::words))
        (text_area(&form, "words", "What was different? (optional)"))
        (input(&form, "who", "Who says so?"))
        (day(&form, "on", "When were they asked?"))
    };
    let back = ("Homes to ask", "/after-placing/due".to_owned());
    Ok(framed(
        "Was it as described?",
        &name,
        back,
        &form,
        &fields,
        "Save the answer",
    ))
}

pub(super) fn described(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, night, _) = one(visit)?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let answer = form
        .choice("answer", "whether it was as described", Heard::parse)
        .required();
    let words = form
        .text("words", "what was different")
        .at_most(2_000)
        .optional();
    let who = form.text("who", "who says so").at_most(120).required();
    let on = form
        .date("on", "the day they were asked")
        .not_after_today(today)
        .required();
    let (answer, words, who, on) = form.all_of((answer, words, who, on))?;
    let said = Described {
        first_night: night,
        answer,
        words,
        who,
        on,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        say_described(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect("/after-placing/due").saying("Saved what the home says"))
}

#[cfg(test)]
impl View {
    /// A move that lasted, of which it is known how it was made.
    fn sample() -> Self {
        let day = jiff::civil::date;
        Self {
            moves: vec![Moved {
                of: YoungPersonId(uuid::Uuid::from_u128(1)),
                on: day(2026, 8, 3),
                kind: None,
                left: Some((day(2026, 10, 1), None)),
                went_on: true,
                made: None,
                described: None,
                residents_moved: None,
            }],
            searches: Arc::new(Vec::new()),
            borough: Arc::new(Borough::new(
                care::Authority::WIGAN,
                Vec::new(),
                measures::Population::new([]),
            )),
            today: day(2027, 4, 7),
            since: day(2026, 4, 7),
            small: true,
            caller: Caller::system("a sample"),
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
