// Long because: the pages of one service, from the first call to the numbers of its years.

//! Fostering: who asks, how far they came, our carers, and what would have kept those who stopped.

use super::fostering::{
    CarerEvent, Carers, Enquiring, Enquiry, EnquiryStage, EnquiryStep, Heard, Resigned, Stage,
    answer_by, carers, enquiries, funnel, kept_for, places_on,
};
use super::kept::{Kept, all, days, names, say};
use crate::homes::{HomeKind, KeptHome, all_homes, who_lives_where};
use care::Date;
use care::counted;
use care::dates::{long_date, plus_years};
use care::ids::{HomeId, MemberId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::{EventKind, Timeline, TimelineEvent, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use std::collections::HashMap;
use uuid::Uuid;

static ENQUIRY: Asked = Asked {
    name: "foster-enquiry",
    title: "Somebody asks about fostering",
    lead: "Whoever asks is answered by the next working day.",
    questions: &[
        Question::past_day("on", "When did they ask?", "the day"),
        Question::line("name", "Who?", "their name"),
        Question::line("reach", "How can we reach them?", "how to reach them"),
        Question::one_of(
            "heard",
            "How did they hear of us?",
            "how they heard of us",
            Heard::CHOICES,
        ),
        Question::words(
            "words",
            "What have they in mind, in their words?",
            "what they have in mind",
        )
        .optional(),
    ],
    save: "Save",
};

static STEP: Asked = Asked {
    name: "foster-step",
    title: "How far they came",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of(
            "stage",
            "What happened?",
            "what happened",
            EnquiryStage::CHOICES,
        ),
        Question::words("words", "What was said? If it ended: why?", "what was said").optional(),
    ],
    save: "Save",
};

static EVENT: Asked = Asked {
    name: "carer-event",
    title: "An event for carers",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::line("what", "What was it?", "what it was"),
        Question::line("with", "Who held it with us?", "who held it").optional(),
        Question::number("came", "How many came?", "how many came", 0, 10_000),
        Question::words("said", "What did they say of it?", "what they said").optional(),
    ],
    save: "Save",
};

struct View {
    enquiries: Vec<Enquiring>,
    carers: Vec<Carers>,
    homes: HashMap<HomeId, KeptHome>,
    without: Vec<KeptHome>,
    living: HashMap<HomeId, u32>,
    events: Vec<Kept<CarerEvent>>,
    names: HashMap<MemberId, String>,
    today: Date,
    keeps: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = gather(visit)?;
    Ok(Reply::page("Fostering", draw(&view))
        .back_to("Homes", "/homes")
        .wide())
}

fn gather(visit: &Visit) -> Result<View, Refusal> {
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    visit.read(|tx| {
        let carers = carers(tx)?;
        let homes: HashMap<HomeId, KeptHome> = all_homes(tx)?
            .into_iter()
            .filter(|home| home.said.kind == HomeKind::OurFosterCarers)
            .map(|home| (home.id, home))
            .collect();
        let mut without: Vec<KeptHome> = homes
            .values()
            .filter(|home| home.open() && carers.iter().all(|one| one.home != home.id))
            .cloned()
            .collect();
        without.sort_by_cached_key(|home| home.said.name.to_lowercase());
        let mut living: HashMap<HomeId, u32> = HashMap::new();
        for (_, at) in who_lives_where(tx)? {
            *living.entry(at).or_default() += 1;
        }
        Ok(View {
            enquiries: enquiries(tx)?,
            carers,
            homes,
            without,
            living,
            events: all(tx)?,
            names: names(tx)?,
            today,
            keeps,
        })
    })
}

fn draw(view: &View) -> Markup {
    let today = view.today;
    let waiting: Vec<&Enquiring> = view
        .enquiries
        .iter()
        .filter(|one| one.answered().is_none())
        .collect();
    let answered: Vec<&Enquiring> = view
        .enquiries
        .iter()
        .filter(|one| one.enquiry.said.on > plus_years(today, -1) && one.answered().is_some())
        .collect();
    let in_time = answered
        .iter()
        .filter(|one| one.answered() <= Some(answer_by(one.enquiry.said.on)))
        .count();
    let (of, stages) = funnel(&view.enquiries, today);
    let mut resigned: Vec<&Kept<Resigned>> = view
        .carers
        .iter()
        .filter_map(|one| one.resigned.as_ref())
        .collect();
    resigned.sort_by_key(|one| std::cmp::Reverse(one.said.on));
    html! {
        h1.govuk-heading-l { "Fostering" }
        p.govuk-body { "From the first call to the day a child comes, and the years after. Our own carers stand in the finding beside every agency’s." }
        p.govuk-body {
            a.govuk-link href="#way" { "The way to the first child" } " · "
            a.govuk-link href="#carers" { "Our carers" } " · "
            a.govuk-link href="#stopped" { "What would have kept them" }
        }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Somebody asks about fostering", "/fostering/enquiries/new"))
                (Button::link("Add a household", "/fostering/carers/new").secondary())
                (Button::link("Write down an event", "/fostering/event").secondary())
            }))
        }
        h2.govuk-heading-m { "Waiting for an answer (" (waiting.len()) ")" }
        p.govuk-body { (in_time) " of " (answered.len()) " were answered by the next working day, in the last 12 months." }
        @if waiting.is_empty() { (invitation("Everybody who asked was answered.", None)) }
        @else if view.keeps {
            (waiting.iter().fold(
                Table::bare().head(["Who", "Asked", "Answer by"]),
                |table, one| {
                    let by = answer_by(one.enquiry.said.on);
                    table.row([
                        Cell::new(html! { a.govuk-link href={ "/fostering/enquiries/" (one.enquiry.subject) } { (one.enquiry.said.name) } }),
                        Cell::new(long_date(one.enquiry.said.on)),
                        Cell::new(html! { @if by < today { strong { "Was due " (long_date(by)) } } @else { (long_date(by)) } }),
                    ])
                },
            ).scrolling("Waiting for an answer"))
        }
        h2.govuk-heading-m id="way" { "The way to the first child" }
        (way(of, &stages))
        @if view.keeps { (open_enquiries(view)) }
        h2.govuk-heading-m id="carers" { "Our carers" }
        (over_time(view))
        @if view.keeps { (households(view)) }
        h2.govuk-heading-m id="stopped" { "What would have kept them" }
        @if resigned.is_empty() { (invitation("No household has stopped.", None)) }
        @else {
            (resigned.iter().fold(
                Table::bare().head(["Stopped", "Why, in their words", "What would have kept them"]),
                |table, one| table.row([Cell::new(long_date(one.said.on)), Cell::new(&one.said.why), Cell::new(&one.said.would_have_kept)]),
            ).scrolling("What would have kept them"))
        }
        h2.govuk-heading-m { "Events" }
        @if view.events.is_empty() { (invitation("No event is written down yet.", None)) }
        @else {
            (view.events.iter().fold(
                Table::bare().head([Cell::new("When"), Cell::new("What"), Cell::number("Came"), Cell::new("What they said")]),
                |table, one| table.row([
                    Cell::new(long_date(one.said.on)),
                    Cell::new(html! { (one.said.what) @if let Some(with) = &one.said.with { br; span.govuk-hint { "With " (with) } } }),
                    Cell::number(one.said.came.to_string()),
                    Cell::new(one.said.said.clone().unwrap_or_default()),
                ]),
            ).scrolling("Events"))
        }
    }
}

fn way(of: usize, stages: &[Stage]) -> Markup {
    let table = stages.iter().fold(
        Table::bare().head([
            Cell::new("Stage"),
            Cell::number("Reached"),
            Cell::number("Of"),
            Cell::number("Days from asking, middle"),
        ]),
        |table, stage| {
            table.row([
                Cell::new(if stage.stage == EnquiryStage::Ended {
                    "It ended before that"
                } else {
                    stage.stage.words()
                }),
                Cell::number(stage.reached.to_string()),
                Cell::number(of.to_string()),
                Cell::number(stage.middle.map_or("none yet".to_owned(), days)),
            ])
        },
    );
    html! {
        p.govuk-body { "Everybody who asked in the last two years: " (of) "." }
        (table.scrolling("The way to the first child"))
    }
}

fn open_enquiries(view: &View) -> Markup {
    let open: Vec<&Enquiring> = view
        .enquiries
        .iter()
        .filter(|one| one.open() && one.answered().is_some())
        .collect();
    html! {
        details.govuk-details {
            summary.govuk-details__summary { span.govuk-details__summary-text { "Who is on the way now (" (open.len()) ")" } }
            div.govuk-details__text {
                (open.iter().fold(
                    Table::bare().head(["Who", "Asked", "Where they are"]),
                    |table, one| table.row([
                        Cell::new(html! { a.govuk-link href={ "/fostering/enquiries/" (one.enquiry.subject) } { (one.enquiry.said.name) } }),
                        Cell::new(long_date(one.enquiry.said.on)),
                        Cell::new(one.steps.last().map_or(String::new(), |step| format!("{}, {}", step.said.stage.words(), long_date(step.said.on)))),
                    ]),
                ).scrolling("Who is on the way now"))
            }
        }
    }
}

fn over_time(view: &View) -> Markup {
    let today = view.today;
    let march = measures::last_return(today);
    let mut days_shown: Vec<Date> = (0..4).rev().map(|ago| plus_years(march, -ago)).collect();
    days_shown.push(today);
    let table = days_shown.iter().fold(
        Table::new("Approved households and places").head([
            Cell::new("On"),
            Cell::number("Households"),
            Cell::number("Places"),
        ]),
        |table, day| {
            let (households, places) = places_on(&view.carers, *day);
            table.row([
                Cell::new(long_date(*day)),
                Cell::number(households.to_string()),
                Cell::number(places.to_string()),
            ])
        },
    );
    let (households, places) = places_on(&view.carers, today);
    let living: u32 = view
        .carers
        .iter()
        .filter(|one| one.foster_on(today))
        .filter_map(|one| view.living.get(&one.home))
        .sum();
    let knows = view
        .carers
        .iter()
        .filter(|one| one.foster_on(today) && one.household.said.knows_entitlements)
        .count();
    let stayed = |years| {
        let (stayed, of) = kept_for(&view.carers, years, today);
        format!("{stayed} of {of}")
    };
    html! {
        (table.scrolling("Approved households and places"))
        (SummaryList::new([
            Row::new("Children living with them", format!("{living} in {}", counted(places, "place", "places"))),
            Row::new("Still fostering after 1 year", stayed(1)),
            Row::new("Still fostering after 2 years", stayed(2)),
            Row::new("Still fostering after 5 years", stayed(5)),
            Row::new("Know what they are entitled to", format!("{knows} of {households}")),
            Row::new("Without a supervising social worker written down", view.without.len().to_string()),
        ]))
    }
}

fn households(view: &View) -> Markup {
    let mut now: Vec<&Carers> = view
        .carers
        .iter()
        .filter(|one| one.foster_on(view.today))
        .collect();
    let name = |id: HomeId| {
        view.homes
            .get(&id)
            .map_or("A household", |home| home.said.name.as_str())
    };
    now.sort_by_key(|one| name(one.home).to_lowercase());
    html! {
        details.govuk-details {
            summary.govuk-details__summary { span.govuk-details__summary-text { "Each household (" (now.len()) ")" } }
            div.govuk-details__text {
                (now.iter().fold(
                    Table::bare().head([Cell::new("Carers"), Cell::number("Beds"), Cell::new("Terms"), Cell::new("Supervising social worker")]),
                    |table, one| table.row([
                        Cell::new(html! { a.govuk-link href={ "/fostering/carers/" (one.home) } { (name(one.home)) } }),
                        Cell::number(format!("{} of {} in use", view.living.get(&one.home).copied().unwrap_or(0), one.household.said.beds)),
                        Cell::new(&one.household.said.terms),
                        Cell::new(view.names.get(&one.household.said.worker).map_or("", String::as_str)),
                    ]),
                ).scrolling("Each household"))
            }
        }
        @if !view.without.is_empty() {
            details.govuk-details {
                summary.govuk-details__summary { span.govuk-details__summary-text { "Without a supervising social worker written down (" (view.without.len()) ")" } }
                div.govuk-details__text {
                    ul.govuk-list {
                        @for home in &view.without { li { a.govuk-link href={ "/fostering/carers/" (home.id) "/change" } { (home.said.name) } } }
                    }
                }
            }
        }
    }
}

fn back() -> (&'static str, String) {
    ("Fostering", "/fostering".to_owned())
}

pub(super) fn enquiry_new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = date_value(visit.today());
    ENQUIRY.page(visit, "", back(), &[("on", &on)], &Options::default())
}

pub(super) fn enquiry_new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Enquiry = ENQUIRY.read(visit, &Options::default())?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(say(tx, id, said.on, &said)?))?;
    Ok(Reply::redirect(format!("/fostering/enquiries/{id}")).saying("Saved"))
}

fn enquiry_of(visit: &Visit) -> Result<Enquiring, Refusal> {
    let id: SubjectId = visit.id("id")?;
    visit
        .read(|tx| Ok(enquiries(tx)?))?
        .into_iter()
        .find(|one| one.enquiry.subject == id)
        .ok_or(Refusal::NotFound)
}

pub(super) fn enquiry(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = enquiry_of(visit)?;
    let said = &one.enquiry.said;
    let at = format!("/fostering/enquiries/{}", one.enquiry.subject);
    let body = html! {
        h1.govuk-heading-l { (said.name) }
        (SummaryList::new([
            Row::new("Asked", long_date(said.on)),
            Row::new("Answer by", long_date(answer_by(said.on))),
            Row::new("How to reach them", said.reach.clone()),
            Row::new("How they heard of us", said.heard.words()),
            Row::new("In their words", said.words.clone().unwrap_or_else(|| "Not written down".to_owned())),
        ]))
        @if one.open() { (button_group(html! { (Button::link("Say how far they came", format!("{at}/step"))) })) }
        @if one.steps.is_empty() { (invitation("Nobody has spoken with them yet.", None)) }
        @else {
            (Timeline::new("How far they came", 2, one.steps.iter().map(|step| {
                TimelineEvent::new(EventKind::Contact, step.said.on, step.said.stage.words())
                    .detail(step.said.words.clone().unwrap_or_default())
            })))
        }
        @if one.reached(EnquiryStage::Approved).is_some() {
            p.govuk-body { a.govuk-link href="/fostering/carers/new" { "Write down their household, so that the finding considers them" } }
        }
    };
    Ok(Reply::page("An enquiry", body).back_to("Fostering", "/fostering"))
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = enquiry_of(visit)?;
    let back = (
        "Back to the enquiry",
        format!("/fostering/enquiries/{}", one.enquiry.subject),
    );
    let on = date_value(visit.today());
    STEP.page(
        visit,
        &one.enquiry.said.name,
        back,
        &[("on", &on)],
        &Options::default(),
    )
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = enquiry_of(visit)?;
    let said: EnquiryStep = STEP.read(visit, &Options::default())?.into()?;
    if said.on < one.enquiry.said.on {
        return Err(Refusal::invalid(
            "on-day",
            "The day must be the same as or after the day they asked",
        ));
    }
    if said.stage == EnquiryStage::Ended && said.words.is_none() {
        return Err(Refusal::invalid("words", "Enter why it ended"));
    }
    visit.write(|tx| Ok(say(tx, one.enquiry.subject, said.on, &said)?))?;
    Ok(Reply::redirect(format!("/fostering/enquiries/{}", one.enquiry.subject)).saying("Saved"))
}

pub(super) fn event_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = date_value(visit.today());
    EVENT.page(visit, "", back(), &[("on", &on)], &Options::default())
}

pub(super) fn event(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: CarerEvent = EVENT.read(visit, &Options::default())?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(say(tx, id, said.on, &said)?))?;
    Ok(Reply::redirect("/fostering").saying("Saved"))
}
