// Long because: one page from the four lines to each change, and the lists its numbers open to.

//! Four outcome lines, who remained out of care, and what changed before and after a hub began.

use super::hub_costs::beside;
use crate::evidence::{self, Shown, shown};
use crate::outcomes::change::{Asked, changes, changes_csv, groups, guarded, people_of};
use crate::outcomes::facts::ComparisonGroup;
use crate::outcomes::hub_costs::{Cost, hub_costs};
use crate::people;
use care::Date;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Cell, Table};
use desk::form::sentence_start;
use desk::patterns::{FigureCard, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{
    Change, Compared, Counted, Guard, NO_COMPARISON, REMAINED_OUT, Side, Stream, find_change,
    last_return,
};
use record::access::{Action, Capability, FieldClass, could, note_look};
use record::{Refusal, Tx};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Entries to care, ends of care, coming back, and homes that did not last.
const LINES: [&str; 4] = [
    "started_in_year",
    "ceased_in_year",
    "came_back_within_a_year_share",
    "placements_3_plus_1y",
];

struct View {
    asked: Asked,
    lines: Arc<Vec<Shown>>,
    groups: BTreeMap<String, ComparisonGroup>,
    small: bool,
    opens: bool,
    says: bool,
    exports: bool,
    hub: bool,
    /// What the hubs cost, for whom costs are open, and whether the reader may write it down.
    costs: Option<(Vec<Cost>, bool)>,
}

/// The time asked about. Who may not see small numbers has twelve months up to the last 31 March:
/// two neighbouring days would tell of one child.
fn frame(visit: &Visit) -> Result<(u8, Date, bool), Refusal> {
    let small = visit.caller()?.may(Capability::SeeSmallNumbers);
    let today = visit.today();
    let months = match visit.query("months") {
        Some("18") if small => 18,
        _ => 12,
    };
    Ok((
        months,
        if small { today } else { last_return(today) },
        small,
    ))
}

/// Numbers are about nobody in particular, and are noted all the same.
fn noted(tx: &mut Tx<'_>, what: String) {
    note_look(tx, Action::See, what, "Their role may see measures");
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (months, on, small) = frame(visit)?;
    let caller = visit.caller()?;
    let (opens, says, exports, hub) = (
        caller.may(Capability::OpenNumber),
        caller.may(Capability::ImportComparators),
        caller.may(Capability::ExportLists),
        caller.may(Capability::SeeHub),
    );
    let (sees_costs, keeps_costs) = (
        caller.may(Capability::SeeCosts),
        caller.may(Capability::KeepCosts),
    );
    let view = visit.read(|tx| {
        let lines: Vec<_> = LINES.iter().filter_map(|id| measures::find(id)).collect();
        noted(tx, format!("outcomes over {months} months up to {on}"));
        Ok(View {
            lines: shown(tx, &lines, on, small)?,
            asked: changes(tx, months, on)?,
            groups: groups(tx)?,
            small,
            opens,
            says,
            exports,
            hub,
            costs: match sees_costs {
                true => Some((hub_costs(tx)?, keeps_costs)),
                false => None,
            },
        })
    })?;
    Ok(Reply::page("Outcomes", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let asked = &view.asked;
    let frame = &asked.frame;
    html! {
        h1.govuk-heading-l { "Outcomes" }
        p.govuk-body-l { "In the year up to " (long_date(frame.on)) }
        @if !view.small { p.govuk-body { "Numbers under six, and those that would give one away, are hidden." } }
        h2.govuk-heading-l { "Coming into care, and leaving it" }
        div.hw-figures { @for line in view.lines.iter() { (card(line, frame.on, view.opens)) } }
        (remained(view))
        h2.govuk-heading-l { "Before and after the hub began" }
        p.govuk-body {
            "The same young people over equal times: up to " (frame.months) " months before the day the hub began with each, and as long after. "
            (asked.people) " young people are or were held."
        }
        @if view.groups.is_empty() {
            p.govuk-body { strong { (sentence_start(NO_COMPARISON)) "." } " Young people also grow older, and a hub begins when things are hard." }
        }
        p.govuk-body {
            @if view.small {
                @if frame.months == 12 { a.govuk-link href="/outcomes?months=18" { "Over 18 months" } }
                @else { a.govuk-link href="/outcomes" { "Over 12 months" } }
            }
            @if view.exports { " · " a.govuk-link href={ "/outcomes.csv?months=" (frame.months) } { "Take it away as CSV" } }
            @if view.says { " · " a.govuk-link href="/outcomes/kept-since" { "Since when each is written down" } }
            @if view.hub { " · " a.govuk-link href="/how-we-work" { "How we work" } }
            @if view.opens { " · " a.govuk-link href="/our-cohort" { "Our cohort" } }
            " · " a.govuk-link href="/theory-of-change" { "Theory of change" }
        }
        @for (change, compared) in &asked.compared { (one(view, change, compared.as_ref())) }
    }
}

fn card(line: &Shown, on: Date, opens: bool) -> Markup {
    let mut card = figure(line, on);
    if opens {
        card = card.children(format!("/numbers/children/{}?on={on}", line.measure.id));
    }
    html! { (card) }
}

/// A measure as a figure that leads to its definition.
pub(super) fn value_of(line: &Shown, on: Date) -> Markup {
    html! { (figure(line, on)) }
}

fn figure(line: &Shown, on: Date) -> FigureCard {
    let measure = line.measure;
    let mut card = FigureCard::new(measure.title)
        .on(line.on)
        .about(format!("/numbers/about/{}?on={on}", measure.id));
    match line.all.value {
        Guard::Masked => card = card.hidden(),
        Guard::Shown(None) => {}
        Guard::Shown(Some(value)) => card = card.value(evidence::write(measure.unit, value)),
    }
    if let (Guard::Shown(n), Guard::Shown(Some(of))) = (line.all.numerator, line.all.denominator) {
        card = card.of(n, of, "counted");
    }
    card
}

fn remained(view: &View) -> Markup {
    let all = &view.asked.remained;
    let (of, n) = (all.of.len() as u64, all.remained.len() as u64);
    let [title, plain, _] = REMAINED_OUT;
    let months = view.asked.frame.months;
    html! {
        h2.govuk-heading-l { (title) }
        p.govuk-body { (plain) }
        p.govuk-body {
            @match guarded(n, of, view.small) {
                Guard::Masked => "Hidden: fewer than six.",
                Guard::Shown(n) if of > 0 => {
                    strong { (format!("{:.0}%", n as f64 * 100.0 / of as f64)) } ": " (n) " of " (of) " for whom " (months) " months have passed. "
                },
                Guard::Shown(_) => { "Nobody’s " (months) " months have passed yet. " },
            }
            @if view.small {
                (all.still_open) " more are still within their " (months) " months"
                @if all.still_open_in_care > 0 { ", of whom " (all.still_open_in_care) " have come into care" }
                "."
            }
        }
        @if view.opens && of > 0 {
            p.govuk-body { a.govuk-link href={ "/outcomes/children/ba_remained_out?months=" (months) } { "Who remained out of care" } }
        }
    }
}

fn one(view: &View, change: &Change, compared: Option<&Compared>) -> Markup {
    html! {
        section aria-label=(change.title) {
            h3.govuk-heading-m { (change.title) }
            p.govuk-body-s { (change.plain) " " (sentence_start(change.direction.words())) "." }
            @match compared {
                None => {
                    p.govuk-body { "Not measured: nobody has said since when "
                        (change.stream.map_or_else(|| "it".to_owned(), |stream| crate::looked_after::lower_first(stream.words())))
                        " is written down for everybody." }
                    @if view.says { p.govuk-body { a.govuk-link href="/outcomes/kept-since" { "Say since when" } } }
                },
                Some(all) => (figures(view, all)),
            }
            @if change.counted == Counted::Paid {
                @if let Some((costs, keeps)) = &view.costs { (beside(costs, *keeps)) }
            }
        }
    }
}

fn figures(view: &View, all: &Compared) -> Markup {
    let months = view.asked.frame.months;
    let href = |side: &str| {
        format!(
            "/outcomes/children/{}?side={side}&months={months}",
            all.change.id
        )
    };
    let row = |words: &str, code: &str, side: &Side| {
        let people = guarded(side.people.len() as u64, all.of, view.small);
        let number = match people {
            Guard::Masked => html! { "Hidden" },
            Guard::Shown(n) if view.opens && n > 0 => {
                html! { a.govuk-link href=(href(code)) { (n) span.govuk-visually-hidden { " people, " (words) } } " of " (all.of) }
            }
            Guard::Shown(n) => html! { (n) " of " (all.of) },
        };
        let shown = people.shown().is_some();
        let hidden = || "Hidden".to_owned();
        let mut cells = vec![Cell::new(words), Cell::number(number)];
        match all.change.counted {
            Counted::Happenings => {
                let rate = all.per_year(side).filter(|_| shown);
                cells.push(Cell::number(if shown {
                    side.times.to_string()
                } else {
                    hidden()
                }));
                cells.push(Cell::number(
                    rate.map_or_else(hidden, |rate| format!("{rate:.2}")),
                ));
            }
            Counted::Standing => {
                let percent = all.percent(side).filter(|_| shown);
                cells.push(Cell::number(
                    percent.map_or_else(hidden, |percent| format!("{percent:.0}%")),
                ));
            }
            Counted::Answers => {
                let mean = all.value(side).2.filter(|_| shown);
                cells.push(Cell::number(
                    mean.map_or_else(hidden, |mean| format!("{mean:.2}")),
                ));
            }
            Counted::Paid => {
                let pounds = all.value(side).2.filter(|_| shown);
                cells.push(Cell::number(
                    pounds.map_or_else(hidden, |pounds| format!("£{pounds:.2}")),
                ));
            }
        }
        cells
    };
    let mut head = vec![Cell::new("When"), Cell::number("Young people")];
    match all.change.counted {
        Counted::Happenings => {
            head.extend([Cell::number("Times"), Cell::number("Each, in a year")]);
        }
        Counted::Standing => head.push(Cell::number("Share")),
        Counted::Answers => head.push(Cell::number("Mean, of 1 to 5")),
        Counted::Paid => head.push(Cell::number("For each, a day")),
    }
    let years = all.days as f64 / 365.25;
    html! {
        @if all.of == 0 { p.govuk-body { "Nobody can be compared yet: " (all.left_out) " have too little time on one side." } }
        @else {
            (Table::bare().head(head).row(row("Before", "before", &all.before)).row(row("After", "after", &all.after)))
            p.govuk-body-s {
                @if matches!(all.change.counted, Counted::Happenings | Counted::Paid) { (format!("{years:.1}")) " years of young people’s time on each side. " }
                @if all.begun_lately > 0 { (all.begun_lately) " with shorter windows since the hub began lately. " }
                @if all.left_censored > 0 { (all.left_censored) " with shorter windows since nothing is known further back (left-censored). " }
                @if all.left_out > 0 { (all.left_out) " left out: too short, or not known on both sides. " }
                @if let Some(from) = all.change.stream.and_then(|stream: Stream| view.asked.kept.get(&stream)) { "Written down for everybody since " (long_date(*from)) ". " }
            }
        }
        @match view.groups.get(all.change.id) {
            Some(group) => p.govuk-body {
                "Compared with " (group.people) " others (" (group.who) "): " (group.before) " before, " (group.after) " after. Source: " (group.source) "."
            },
            None => p.govuk-body-s {
                (sentence_start(NO_COMPARISON)) "."
                @if view.says { " " a.govuk-link href={ "/outcomes/compare/" (all.change.id) } { "Give a comparison group" span.govuk-visually-hidden { " for " (all.change.title) } } }
            },
        }
    }
}

pub(super) fn csv(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (months, on, small) = frame(visit)?;
    let text = visit.read(|tx| {
        noted(
            tx,
            format!("outcomes over {months} months up to {on}, as CSV"),
        );
        Ok(changes_csv(&changes(tx, months, on)?, small))
    })?;
    Ok(Reply::download(
        "outcomes.csv",
        "text/csv; charset=utf-8",
        text.into_bytes(),
    ))
}

/// Which kind of information a list of people behind a change gives away.
fn class_of(change: &Change) -> FieldClass {
    match change.id {
        "ba_missing" | "ba_arrests" | "ba_charges" | "ba_exploitation" | "ba_police_called"
        | "ba_emergency_bed" => FieldClass::Safety,
        "ba_emergency_care" | "ba_substance" | "ba_mental_health_crisis" | "ba_resilience" => {
            FieldClass::Health
        }
        "ba_cost_a_day" => FieldClass::Money,
        "ba_eet" => FieldClass::Education,
        _ => FieldClass::CareHistory,
    }
}

pub(super) fn children(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (months, on, _) = frame(visit)?;
    let id = visit.part("change").ok_or(Refusal::NotFound)?.to_owned();
    let after = visit.query("side") != Some("before");
    let change = find_change(&id);
    if change.is_none() && id != "ba_remained_out" {
        return Err(Refusal::NotFound);
    }
    let named = could(visit.caller()?, Action::See, FieldClass::Identity);
    let (all, shown) = visit.read(|tx| {
        let asked = changes(tx, months, on)?;
        let ids: Vec<YoungPersonId> = match change {
            None => people_of(&asked.remained.remained),
            Some(change) => asked
                .compared
                .iter()
                .find(|(one, _)| one.id == change.id)
                .and_then(|(_, compared)| compared.as_ref())
                .map_or_else(Vec::new, |one| {
                    people_of(&if after { &one.after } else { &one.before }.people)
                }),
        };
        let class = change.map_or(FieldClass::CareHistory, class_of);
        let mut classes = vec![class];
        if named {
            classes.push(FieldClass::Identity);
        }
        let may: HashSet<YoungPersonId> = people::permitted(tx, &classes)?;
        let mut found = Vec::new();
        for id in ids.iter().filter(|id| may.contains(id)) {
            if let Some(person) = people::person(tx, *id)? {
                let name = if named {
                    person.name()
                } else {
                    person.code.to_string()
                };
                found.push((*id, name));
            }
        }
        found.sort_by(|a, b| a.1.cmp(&b.1));
        noted(
            tx,
            format!("the {} children behind {id} up to {on}", found.len()),
        );
        Ok((ids.len(), found))
    })?;
    let title = change.map_or(REMAINED_OUT[0], |change| change.title);
    let hidden = all.saturating_sub(shown.len());
    let body = html! {
        h1.govuk-heading-l { (title) ": the young people behind it" }
        p.govuk-body {
            @if change.is_some() { @if after { "After the hub began" } @else { "Before the hub began" } ", " }
            "over " (months) " months, up to " (long_date(on)) "."
        }
        @if shown.is_empty() { (invitation("Nobody behind this number is open to you.", None)) }
        ul.govuk-list { @for (id, name) in &shown { li { a.govuk-link href={ "/young-people/" (id) } { (name) } } } }
        @if hidden > 0 && !shown.is_empty() { p.govuk-body { "Others behind this number are not open to you." } }
    };
    Ok(Reply::page(title, body).back_to("Outcomes", "/outcomes"))
}
