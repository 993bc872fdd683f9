//! What a week costs, by kind of home and quarter: never without how steady and how near the homes
//! are that it pays for.

use super::parts::{Names, guarded, mean_and_middle, money, money_tabs, n_of};
use crate::costs::{KeptLine, RegionalFigure, lines, middle, regional_figures, say_figure};
use crate::homes::{HomeKind, day, framed, input, one_of};
use crate::looked_after::{Lives, lives};
use care::counted;
use care::dates::{long_date, plus_days, plus_years};
use care::{Date, Pence};
use desk::chart::{Lines, Series, Unit};
use desk::components::{
    Button, Row, Select, SelectItem, SummaryList, Table, Width, button_group, table::Cell,
};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::Guard;
use record::Refusal;
use record::access::{Capability, FieldClass};

/// How many quarters are shown.
const QUARTERS: usize = 8;

/// What is paid on a day, with what it buys.
struct Point {
    on: Date,
    lines: usize,
    mean: Option<Pence>,
    middle: Option<Pence>,
    region: Option<RegionalFigure>,
    /// Did not move in the twelve months before, and did.
    steady: [u64; 2],
    /// Tenths of a mile from home, in the middle; of how many known.
    miles: (Option<i64>, usize),
}

struct View {
    today: Date,
    kind: HomeKind,
    kinds: Vec<(HomeKind, Point)>,
    quarters: Vec<Point>,
    running: usize,
    weekly: Pence,
    without: usize,
    small: bool,
    keeps: bool,
}

fn point(
    on: Date,
    kind: Option<HomeKind>,
    lines: &[KeptLine],
    lives: &Lives,
    regional: &[RegionalFigure],
) -> Point {
    let running: Vec<&KeptLine> = lines
        .iter()
        .filter(|line| line.nights().contains(on))
        .filter(|line| kind.is_none() || line.said.kind == kind)
        .collect();
    let (mean, in_the_middle) = mean_and_middle(running.iter().map(|line| line.weekly()).collect());
    let year_ago = plus_years(on, -1);
    let mut steady = [0, 0];
    let mut miles: Vec<i64> = Vec::new();
    for line in &running {
        let Some(lived) = lives.of(line.of) else {
            continue;
        };
        let moved = lived.moves_between(year_ago, on) > 0;
        steady[usize::from(moved)] += 1;
        miles.extend(lived.miles_on(on).map(|m| i64::from(m.tenths())));
    }
    Point {
        on,
        lines: running.len(),
        mean,
        middle: in_the_middle,
        region: regional
            .iter()
            .find(|one| Some(one.kind) == kind && one.on <= on && one.on > year_ago)
            .cloned(),
        steady,
        miles: (middle(miles.clone()), miles.len()),
    }
}

/// The last days of the quarters up to a day, the day itself last.
fn quarters(today: Date) -> Vec<Date> {
    let mut first = today.first_of_month();
    while !matches!(first.month(), 1 | 4 | 7 | 10) {
        first = plus_days(first, -1).first_of_month();
    }
    let mut ends = vec![today];
    while ends.len() < QUARTERS {
        ends.push(plus_days(first, -1));
        for _ in 0..3 {
            first = plus_days(first, -1).first_of_month();
        }
    }
    ends.dedup();
    ends.reverse();
    ends
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let kind = visit
        .query("kind")
        .and_then(HomeKind::parse)
        .unwrap_or(HomeKind::ChildrensHome);
    let view = visit.read(|tx| {
        let all = lines(tx)?;
        let lives = lives(tx)?;
        let regional = regional_figures(tx)?;
        let running: Vec<&KeptLine> = all
            .iter()
            .filter(|line| line.nights().contains(today))
            .collect();
        let names = Names::of(tx, &[FieldClass::Money])?;
        let without = lives
            .all()
            .filter(|(id, lived)| lived.looked_after_on(today) && names.listed.contains(id))
            .filter(|(id, _)| !running.iter().any(|line| line.of == *id))
            .count();
        Ok(View {
            today,
            kind,
            kinds: HomeKind::ALL
                .iter()
                .map(|kind| (*kind, point(today, Some(*kind), &all, &lives, &regional)))
                .filter(|(_, point)| point.lines > 0)
                .collect(),
            quarters: quarters(today)
                .into_iter()
                .map(|on| point(on, Some(kind), &all, &lives, &regional))
                .collect(),
            running: running.len(),
            weekly: running.iter().map(|line| line.weekly()).sum(),
            without,
            small: caller.may(Capability::SeeSmallNumbers),
            keeps: caller.may(Capability::KeepCosts),
        })
    })?;
    Ok(Reply::page("Costs", draw(&view)).wide())
}

fn regional(of: Option<&RegionalFigure>) -> Markup {
    html! {
        @match of {
            Some(one) => { (one.weekly) br; span.govuk-hint { (one.source) ", " (long_date(one.on)) } }
            None => { span.hw-not-known { "Not typed in" } }
        }
    }
}

fn miles((tenths, known): (Option<i64>, usize), of: usize) -> Markup {
    html! {
        @match tenths {
            Some(tenths) => { (tenths / 10) "." (tenths % 10) br; span.govuk-hint { "known for " (known) " of " (of) } }
            None => { span.hw-not-known { "not known" } }
        }
    }
}

/// Cells beside a cost: how steady, how near.
fn cells(first: Cell, point: &Point, steady: (Guard<u64>, Guard<u64>)) -> Vec<Cell> {
    vec![
        first,
        Cell::number(point.lines.to_string()),
        Cell::number(money(point.mean)),
        Cell::number(money(point.middle)),
        Cell::number(regional(point.region.as_ref())),
        Cell::number(n_of(steady.0, steady.1)),
        Cell::number(miles(point.miles, point.lines)),
    ]
}

fn head(first: &str) -> [Cell; 7] {
    [
        Cell::new(first.to_owned()),
        Cell::number("Paid for"),
        Cell::number("A week, mean"),
        Cell::number("A week, middle"),
        Cell::number("Region, a week"),
        Cell::number("Did not move for a year"),
        Cell::number("Miles from home, middle"),
    ]
}

fn draw(view: &View) -> Markup {
    let counts: Vec<[u64; 2]> = view.kinds.iter().map(|(_, p)| p.steady).collect();
    let shown = guarded(&counts, view.small);
    let kinds = view.kinds.iter().zip(&shown).fold(
        Table::bare().head(head("Kind of home")),
        |table, ((kind, point), steady)| {
            let first = Cell::new(html! {
                a.govuk-link href={ "/costs?kind=" (kind.code()) "#quarters" } { (kind.words()) }
            });
            table.row(cells(first, point, *steady))
        },
    );
    // Each quarter counts nearly the same people: beside one another, none may be told that is small.
    let quarters = view
        .quarters
        .iter()
        .fold(Table::bare().head(head("On")), |table, point| {
            let steady = guarded(&[point.steady], view.small);
            table.row(cells(Cell::new(long_date(point.on)), point, steady[0]))
        });
    let pounds = |pence: Option<Pence>| pence.map(|p| p.0 as f64 / 100.0);
    let chart = Lines::new(
        "weekly",
        format!("A week in pounds: {}", view.kind.words().to_lowercase()),
        view.quarters
            .iter()
            .map(|p| format!("{}/{}", p.on.month(), p.on.year() % 100)),
    )
    .points_are("Quarter")
    .unit(Unit::COUNT)
    .series(Series::ours(
        "Mean",
        view.quarters.iter().map(|p| pounds(p.mean)),
    ))
    .series(Series::comparator(
        "Middle",
        view.quarters.iter().map(|p| pounds(p.middle)),
    ))
    .series(Series::comparator(
        "Region",
        view.quarters
            .iter()
            .map(|p| pounds(p.region.as_ref().map(|r| r.weekly))),
    ));
    let choose = Select::new("kind", "Which kind of home?").items(
        HomeKind::ALL
            .iter()
            .map(|kind| SelectItem::new(kind.code(), kind.words()).selected(*kind == view.kind)),
    );
    html! {
        h1.govuk-heading-l { "Costs" }
        (money_tabs("/costs"))
        (SummaryList::new([
            Row::new("Paid for today", counted(view.running, "stay", "stays")),
            Row::new("For a week, in all", view.weekly.to_string()),
            Row::new("Looked after, and nothing written down that is paid", view.without.to_string()),
        ]))
        @if view.keeps {
            (button_group(html! {
                (Button::link("Type in what the region pays", "/costs/region").secondary())
                (Button::link("Placements North West census", "/census").secondary())
            }))
        }
        h2.govuk-heading-m { "By kind of home, on " (long_date(view.today)) }
        @if view.kinds.is_empty() {
            (invitation("Nothing that is paid is written down yet. A bed that is booked opens a line.", None))
        } @else { (kinds.scrolling("Costs by kind of home")) }
        p.govuk-hint { "A cost says nothing by itself: beside it stands how many of those it is paid for did not move in the twelve months before, and how far from home they live, in a straight line. The middle is the lower of two when their number is even." }
        h2.govuk-heading-m id="quarters" { (view.kind.words()) ", by quarter" }
        form method="get" action="/costs#quarters" {
            (choose)
            (Button::new("Show").secondary())
        }
        (chart)
        (quarters.scrolling("Costs by quarter"))
        p.govuk-hint { "Each row counts what was paid for on that day. What the region pays is what somebody typed in, of the day and source beside it, and shown for a year." }
    }
}

pub(super) fn region_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let form = visit.form("region", &[("on", &date_value(today))])?;
    let fields = html! {
        (one_of(&form, "kind", "Which kind of home?", HomeKind::ALL, HomeKind::code, HomeKind::words))
        (input(&form, "weekly", "What does the region pay for a week on average, in pounds?").width(Width::C10))
        (day(&form, "on", "Which day does it hold for?"))
        (input(&form, "source", "Where does it come from?").hint("For example: Placements North West census, 31 March 2027."))
    };
    let back = ("Costs", "/costs".to_owned());
    Ok(framed(
        "What the region pays",
        "",
        back,
        &form,
        &fields,
        "Save it",
    ))
}

fn region_saved(visit: &mut Visit) -> Result<RegionalFigure, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let kind = form
        .choice("kind", "the kind of home", HomeKind::parse)
        .required();
    let weekly = form.pence("weekly", "what the region pays").required();
    let on = form
        .date("on", "the day it holds for")
        .not_after_today(today)
        .required();
    let source = form
        .text("source", "where it comes from")
        .at_most(200)
        .required();
    let (kind, weekly, on, source) = form.all_of((kind, weekly, on, source))?;
    Ok(RegionalFigure {
        kind,
        weekly,
        on,
        source,
    })
}

pub(super) fn region(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said = region_saved(visit)?;
    visit.write(|tx| Ok(say_figure(tx, &said)?))?;
    Ok(Reply::redirect(format!("/costs?kind={}", said.kind.code()))
        .saying("Saved what the region pays"))
}

#[cfg(test)]
impl View {
    /// Two kinds of home, one with what the region pays, one of whom little is known.
    fn sample() -> Self {
        let on = jiff::civil::date(2027, 4, 7);
        let point = |on, lines, region: Option<RegionalFigure>| Point {
            on,
            lines,
            mean: Some(Pence::pounds(4_812)),
            middle: Some(Pence::pounds(4_750)),
            region,
            steady: [31, 12],
            miles: (Some(84), lines - 2),
        };
        let region = RegionalFigure {
            kind: HomeKind::ChildrensHome,
            weekly: Pence::pounds(5_200),
            on: jiff::civil::date(2027, 3, 31),
            source: "Placements North West census".to_owned(),
        };
        Self {
            today: on,
            kind: HomeKind::ChildrensHome,
            kinds: vec![
                (HomeKind::ChildrensHome, point(on, 43, Some(region))),
                (HomeKind::Supported, point(on, 9, None)),
            ],
            quarters: quarters(on)
                .into_iter()
                .map(|on| point(on, 40, None))
                .collect(),
            running: 52,
            weekly: Pence::pounds(214_000),
            without: 3,
            small: false,
            keeps: true,
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
