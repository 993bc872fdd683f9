//! What was taken from elsewhere: all of it in a list, and one with everything said of it.

use crate::kept::{Kept, days};
use crate::learning::adopting::{
    ChangeKind, Component, Needed, NeededKind, NotWorked, Stance, Step, Taken, not_worked, taken,
    taken_one,
};
use care::Date;
use care::dates::{long_date, plus_years};
use care::ids::SubjectId;
use desk::components::{Button, Colour, Row, SummaryList, Table, Tag, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;

struct ListView {
    all: Vec<Taken>,
    leads: bool,
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let leads = visit.caller()?.may(Capability::LeadHub);
    let all = visit.read(|tx| Ok(taken(tx)?))?;
    Ok(Reply::page("Taken from elsewhere", draw_list(&ListView { all, leads })).wide())
}

fn draw_list(view: &ListView) -> Markup {
    let table = view.all.iter().fold(
        Table::bare().head([
            Cell::new("What"),
            Cell::new("From"),
            Cell::new("What is known of whether it works"),
            Cell::number("Core parts held"),
            Cell::number("Ready"),
            Cell::new("Began"),
        ]),
        |table, one| {
            let said = &one.said.said;
            table.row([
                Cell::new(html! { a.govuk-link href=(address(one.id())) { (said.name) } }),
                Cell::new(said.source.clone()),
                Cell::new(said.evidence.words()),
                Cell::number(of(one.held())),
                Cell::number(of(one.settled(NeededKind::Readiness))),
                Cell::new(began(one)),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Taken from elsewhere" }
        p.govuk-body-l { "What others do that we wanted too: what we kept of it, what we changed on purpose and who agreed, and whether we were ready." }
        @if view.leads { (button_group(html! { (Button::link("Add something", "/adopting/new").secondary()) })) }
        @if view.all.is_empty() {
            (invitation("Nothing is written down yet. Begin with a question of your own: what do you want to be different for young people, and who has found a way?", None))
        } @else {
            (table.scrolling("Taken from elsewhere"))
            p.govuk-hint { "Core parts held: parts that came with it and are kept as they were, of all that came with it. Ready: what had to be so first and is, of all that had to." }
        }
        p.govuk-body { a.govuk-link href="/what-did-not-work" { "What did not work" } }
    }
}

fn of((n, of): (usize, usize)) -> String {
    if of == 0 {
        "nothing said".to_owned()
    } else {
        format!("{n} of {of}")
    }
}

fn began(one: &Taken) -> String {
    match (one.launched(), one.days_to_launch()) {
        (Some(on), Some(count)) => {
            format!("{}, {} after deciding", long_date(on), days(count))
        }
        _ => "Not yet".to_owned(),
    }
}

/// The address of one.
pub(super) fn address(id: SubjectId) -> String {
    format!("/adopting/{id}")
}

struct View {
    taken: Taken,
    not_worked: Vec<Kept<NotWorked>>,
    indicator: Option<&'static str>,
    today: Date,
    leads: bool,
    works_here: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("adopting")?;
    let caller = visit.caller()?;
    let (leads, works_here) = (
        caller.may(Capability::LeadHub),
        caller.may(Capability::SeeHub),
    );
    let today = visit.today();
    let view = visit.read(|tx| {
        let taken = taken_one(tx, id)?;
        let mut failed = not_worked(tx)?;
        failed.retain(|one| one.said.of == Some(id));
        let number = taken.said.said.indicator.as_deref();
        Ok(View {
            indicator: number.and_then(measures::find).map(|one| one.title),
            not_worked: failed,
            taken,
            today,
            leads,
            works_here,
        })
    })?;
    let title = view.taken.said.said.name.clone();
    Ok(Reply::page(title, draw(&view)).back_to("Taken from elsewhere", "/adopting"))
}

fn draw(view: &View) -> Markup {
    let said = &view.taken.said.said;
    html! {
        span.govuk-caption-l { "From " (said.source) }
        h1.govuk-heading-l { (said.name) }
        p.govuk-body-l { (said.question) }
        p.govuk-body {
            @for (at, (place, words)) in SECTIONS.iter().enumerate() {
                @if at > 0 { " · " }
                a.govuk-link href={ "#" (place) } { (words) }
            }
        }
        (case(view))
        (core(view))
        (ready(view))
        (steps(view))
        (barriers(view))
        (resources(view))
        (failed(view))
    }
}

const SECTIONS: [(&str, &str); 7] = [
    ("case", "The case"),
    ("core", "What is core"),
    ("ready", "Are we ready?"),
    ("steps", "Where to start"),
    ("barriers", "What stands in the way"),
    ("takes", "What it takes"),
    ("failed", "What did not work"),
];

fn heading(at: usize) -> Markup {
    let (place, words) = SECTIONS[at];
    html! { h2.govuk-heading-m id=(place) { (words) } }
}

fn case(view: &View) -> Markup {
    let said = &view.taken.said.said;
    let at = address(view.taken.id());
    let number = match (&said.indicator, view.indicator) {
        (Some(id), Some(title)) => {
            html! { a.govuk-link href={ "/numbers/about/" (id) } { (title) } }
        }
        _ => html! { (Tag::new("No number named").colour(Colour::Yellow)) },
    };
    let improvement = match said.kind {
        ChangeKind::Improvement => "It betters what we did before.",
        ChangeKind::Innovation => "It is new here: expect what is measured to change with it.",
    };
    let mut rows = vec![
        Row::new(
            "What kind of change",
            html! { (said.kind.words()) ". " (improvement) },
        ),
        Row::new(
            "Does it work?",
            html! { (said.evidence.words()) @if let Some(written) = &said.written { br; (written) } },
        ),
        Row::new("What we took", said.took.clone()),
        Row::new(
            "What we left",
            said.left
                .clone()
                .unwrap_or_else(|| "Nothing is written down.".to_owned()),
        ),
        Row::new("The number that should change", number),
        Row::new("Decided", long_date(said.decided)),
    ];
    if let Some(on) = view.taken.launched() {
        rows.push(Row::new("Began", long_date(on)));
    }
    html! {
        (heading(0))
        (SummaryList::new(rows))
        @if view.leads { (button_group(html! { (Button::link("Change the case", format!("{at}/change")).secondary()) })) }
    }
}

fn stance(stance: Stance) -> Tag {
    let colour = match stance {
        Stance::Held => Colour::Green,
        Stance::Adapted => Colour::Blue,
        Stance::Dropped => Colour::Grey,
    };
    Tag::new(stance.words()).colour(colour)
}

fn core(view: &View) -> Markup {
    let at = address(view.taken.id());
    let (held, of) = view.taken.held();
    html! {
        (heading(1))
        @if view.taken.components.is_empty() {
            (invitation("Nobody has written down what is core. Ask those who do it what they would never give up.", None))
        } @else {
            p.govuk-body { strong { (held) " of " (of) } " parts that came with it are held. What is otherwise says why, and who agreed." }
            ul.govuk-list.hw-people {
                @for one in &view.taken.components { li { (component(one, view, &at)) } }
            }
        }
        @if view.leads { (button_group(html! { (Button::link("Add a part", format!("{at}/part")).secondary()) })) }
    }
}

fn component(one: &Kept<Component>, view: &View, at: &str) -> Markup {
    let said = &one.said;
    let stale = said
        .looked
        .is_none_or(|looked| looked < plus_years(view.today, -1));
    html! {
        p.govuk-body."govuk-!-margin-bottom-1" {
            (stance(said.stance)) " " strong { (said.words) }
            @if view.leads { " " a.govuk-link href={ (at) "/part/" (one.fact) } { "Change" span.govuk-visually-hidden { ": " (said.words) } } }
        }
        p.govuk-body-s {
            (said.kind.words()) "."
            @if let Some(why) = &said.why { br; strong { "Why otherwise: " } (why) }
            @if let Some(agreed) = &said.agreed { " Agreed by " (agreed) "." }
            @if let Some(look_at) = &said.look_at { br; strong { "We look at: " } (look_at) }
            @if let (Some(looked), Some(saw)) = (said.looked, &said.saw) { br; strong { (long_date(looked)) ": " } (saw) }
            @if said.stance != Stance::Dropped && stale { " " (Tag::new("Nobody looked within a year").colour(Colour::Yellow)) }
        }
    }
}

fn needed(view: &View, kind: NeededKind) -> Vec<&Kept<Needed>> {
    let all = view.taken.needed.iter();
    all.filter(|one| one.said.kind == kind).collect()
}

fn needs(view: &View, kind: NeededKind) -> Markup {
    let at = address(view.taken.id());
    html! {
        ul.govuk-list.hw-people {
            @for one in needed(view, kind) {
                li {
                    p.govuk-body."govuk-!-margin-bottom-1" {
                        @match one.said.settled {
                            Some(_) => (Tag::new("Settled").colour(Colour::Green)),
                            None if one.said.by.is_some_and(|by| by < view.today) => (Tag::new("Overdue").colour(Colour::Red)),
                            None => (Tag::new("Open").colour(Colour::Yellow)),
                        }
                        " " (one.said.words)
                        @if view.leads { " " a.govuk-link href={ (at) "/needs/" (one.fact) } { "Change" span.govuk-visually-hidden { ": " (one.said.words) } } }
                    }
                    p.govuk-body-s {
                        (one.said.who)
                        @if let (Some(by), None) = (one.said.by, one.said.settled) { ", by " (long_date(by)) }
                        @if let Some(on) = one.said.settled { ", " (long_date(on)) }
                        "." @if let Some(how) = &one.said.how { " " (how) }
                    }
                }
            }
        }
    }
}

fn add_need(view: &View, kind: NeededKind, words: &str) -> Markup {
    let at = address(view.taken.id());
    let code = NeededKind::ALL
        .iter()
        .position(|one| *one == kind)
        .and_then(|at| NeededKind::CHOICES.get(at))
        .map_or("", |(code, _)| code);
    html! {
        @if view.leads { (button_group(html! { (Button::link(words, format!("{at}/needs?kind={code}")).secondary()) })) }
    }
}

fn ready(view: &View) -> Markup {
    let (settled, of) = view.taken.settled(NeededKind::Readiness);
    let at = address(view.taken.id());
    html! {
        (heading(2))
        @if of > 0 { p.govuk-body { strong { (settled) " of " (of) } " things that had to be so first are." } }
        @else { p.govuk-body { "Nobody has written down what has to be so first." } }
        (needs(view, NeededKind::Readiness))
        (add_need(view, NeededKind::Readiness, "Add what has to be so"))
        (super::conditions::spread_of(&view.taken.conditions))
        @if view.works_here { (button_group(html! { (Button::link("Say how you see it", format!("{at}/conditions")).secondary()) })) }
    }
}

fn steps(view: &View) -> Markup {
    let at = address(view.taken.id());
    let rows = Step::ALL.iter().map(|step| {
        let done = view.taken.steps.get(step);
        Row::new(
            step.words(),
            html! {
                @match done {
                    Some(one) => {
                        (long_date(one.said.on))
                        @if let Some(words) = &one.said.words { br; (words) }
                    },
                    None => span.hw-not-known { "not yet" },
                }
            },
        )
    });
    html! {
        (heading(3))
        @if let Some(count) = view.taken.days_to_launch() {
            p.govuk-body { strong { (days(count)) } " from deciding to beginning." }
        }
        (SummaryList::new(rows))
        @if view.leads { (button_group(html! { (Button::link("A step was taken", format!("{at}/step")).secondary()) })) }
    }
}

fn barriers(view: &View) -> Markup {
    html! {
        (heading(4))
        @if needed(view, NeededKind::Barrier).is_empty() { p.govuk-body { "Nothing is written down." } }
        (needs(view, NeededKind::Barrier))
        (add_need(view, NeededKind::Barrier, "Add what stands in the way"))
        h3.govuk-heading-s { "Leave to do otherwise" }
        @if needed(view, NeededKind::Freedom).is_empty() { p.govuk-body { "Nobody was asked to allow anything." } }
        (needs(view, NeededKind::Freedom))
        (add_need(view, NeededKind::Freedom, "Add what we asked leave for"))
    }
}

fn resources(view: &View) -> Markup {
    html! {
        (heading(5))
        @if needed(view, NeededKind::Resource).is_empty() { p.govuk-body { "Nothing is written down." } }
        (needs(view, NeededKind::Resource))
        (add_need(view, NeededKind::Resource, "Add what it takes"))
    }
}

fn failed(view: &View) -> Markup {
    html! {
        (heading(6))
        @if view.not_worked.is_empty() { p.govuk-body { "Nothing is written down. That something worked at once and everywhere would be new." } }
        @for one in &view.not_worked { (super::not_worked::one(one)) }
        @if view.works_here {
            (button_group(html! { (Button::link("Write down what did not work", format!("/what-did-not-work/new?of={}", view.taken.id())).secondary()) }))
        }
    }
}
