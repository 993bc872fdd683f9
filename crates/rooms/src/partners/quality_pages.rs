//! Quality at one provider's homes, and judgements that changed at any home.

use super::about_pages::{About, about, form, frame};
use super::kept::{days, names, one, say};
use super::quality::{QualityVisit, SupportGiven, VisitWhy, Visited, supported, visits};
use crate::homes::{Judged, KeptHome, all_homes, judgements, who_lives_where};
use crate::people;
use care::Date;
use care::counted;
use care::dates::{days_between, long_date};
use care::ids::{FactId, HomeId, MemberId, OrganisationId, YoungPersonId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::patterns::{EventKind, Timeline, TimelineEvent, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{ALL_MAY_BE_SEEN, Action, FieldClass, note_look};
use record::{Refusal, Tx};
use std::collections::HashMap;

static VISIT: Asked = Asked {
    name: "quality-visit",
    title: "Write down a visit",
    lead: "",
    questions: &[
        Question::chosen("home", "Which home?", "the home"),
        Question::past_day("on", "When?", "the day"),
        Question::one_of(
            "why",
            "Why did we visit?",
            "why we visited",
            VisitWhy::CHOICES,
        ),
        Question::words("good", "What is good there?", "what is good there")
            .hint("First, and with an example. Do not name a young person."),
        Question::words("found", "What should be better?", "what should be better").optional(),
        Question::words("offered", "What help did we offer?", "what help we offered").optional(),
    ],
    save: "Save this visit",
};

static SUPPORT: Asked = Asked {
    name: "support-given",
    title: "Help we gave",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::words("what", "What did we do?", "what we did"),
    ],
    save: "Save",
};

struct View {
    about: About,
    homes: Vec<KeptHome>,
    visits: Vec<Visited>,
    judged: HashMap<HomeId, Vec<Judged>>,
    names: HashMap<MemberId, String>,
}

fn homes_of(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Vec<KeptHome>, Refusal> {
    let mut homes: Vec<KeptHome> = all_homes(tx)?
        .into_iter()
        .filter(|home| home.said.provider == id)
        .collect();
    homes.sort_by_cached_key(|home| home.said.name.to_lowercase());
    Ok(homes)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let about = about(tx, id, &caller)?;
        let mut judged: HashMap<HomeId, Vec<Judged>> = HashMap::new();
        for one in judgements(tx)? {
            judged.entry(one.home).or_default().push(one);
        }
        Ok(View {
            about,
            homes: homes_of(tx, id)?,
            visits: visits(tx)?
                .into_iter()
                .filter(|one| one.visit.subject == id.into())
                .collect(),
            judged,
            names: names(tx)?,
        })
    })?;
    Ok(frame(
        &view.about,
        "quality",
        "Quality and judgements",
        &draw(&view),
    ))
}

fn draw(view: &View) -> Markup {
    let at = view.about.at();
    let (offered, given, middle) = supported(&view.visits);
    let home = |id: HomeId| {
        view.homes
            .iter()
            .find(|home| home.id == id)
            .map_or("A home", |home| home.said.name.as_str())
    };
    let judged: Vec<(&KeptHome, &Vec<Judged>)> = view
        .homes
        .iter()
        .filter_map(|home| Some((home, view.judged.get(&home.id)?)))
        .collect();
    html! {
        @if view.about.keeps {
            (button_group(html! { (Button::link("Write down a visit", format!("{at}/quality/visit"))) }))
        }
        p.govuk-body {
            @if offered == 0 { "No help was offered after a visit yet. " }
            @else {
                (given) " of " (counted(offered, "offer", "offers")) " of help were taken further"
                @if let Some(middle) = middle { ", the middle one after " (days(middle)) }
                ". "
            }
            a.govuk-link href="/homes/judgements" { "Judgements that changed, at every home" }
        }
        h2.govuk-heading-m { "Visits" }
        @if view.visits.is_empty() { (invitation("No visit for quality is written down yet.", None)) }
        @else {
            (Timeline::new("Visits", 3, view.visits.iter().map(|one| {
                let said = &one.visit.said;
                let by = view.names.get(&one.visit.by).cloned().unwrap_or_else(|| "Homeward".to_owned());
                TimelineEvent::new(EventKind::Contact, said.on, format!("{}: {}", home(said.home), said.why.words()))
                    .detail(html! {
                        strong { "Good: " } (said.good)
                        @if let Some(found) = &said.found { br; strong { "To be better: " } (found) }
                        @if let Some(offered) = &said.offered { br; strong { "We offered: " } (offered) }
                        @for given in &one.given { br; strong { "We gave, " (long_date(given.said.on)) ": " } (given.said.what) }
                        @if view.about.keeps && said.offered.is_some() {
                            br; a.govuk-link href={ (at) "/quality/" (one.visit.fact) } {
                                "Say what help we gave" span.govuk-visually-hidden { " after the visit of " (long_date(said.on)) }
                            }
                        }
                    })
                    .by(by)
            })))
        }
        h2.govuk-heading-m { "Ofsted’s judgements over time" }
        @if judged.is_empty() { (invitation("No judgement of any home of theirs is known.", None)) }
        @else {
            (judged.iter().fold(
                Table::bare().head(["Home", "Judgements, the latest first"]),
                |table, (home, all)| table.row([
                    Cell::new(html! { a.govuk-link href={ "/homes/" (home.id) } { (home.said.name) } }),
                    Cell::new(html! { @for one in all.iter() {
                        (one.grade.words()) @if let Some(on) = one.inspected_on { ", inspected on " (long_date(on)) } br;
                    } }),
                ]),
            ).scrolling("Ofsted’s judgements over time"))
        }
    }
}

fn homes_options(visit: &Visit, id: OrganisationId) -> Result<Options, Refusal> {
    let homes = visit.read(|tx| homes_of(tx, id))?;
    Ok(Options::default().with(
        "home",
        homes.into_iter().map(|home| (home.id, home.said.name)),
    ))
}

const BACK: (&str, &str) = ("Quality", "quality");

pub(super) fn visit_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = homes_options(visit, visit.id("id")?)?;
    form(visit, &VISIT, BACK, &options, &html! {})
}

pub(super) fn visited(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let options = homes_options(visit, id)?;
    let said: QualityVisit = VISIT.read(visit, &options)?.into()?;
    visit.write(|tx| Ok(say(tx, id, said.on, &said)?))?;
    Ok(Reply::redirect(format!("/providers/{id}/quality")).saying("Saved the visit"))
}

pub(super) fn support_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let seen = visit.read(|tx| one::<QualityVisit>(tx, fact))?.said;
    let above = html! {
        (SummaryList::new([
            Row::new("The visit", long_date(seen.on)),
            Row::new("To be better", seen.found.unwrap_or_else(|| "Nothing was written down".to_owned())),
            Row::new("We offered", seen.offered.unwrap_or_else(|| "Nothing yet".to_owned())),
        ]))
    };
    form(visit, &SUPPORT, BACK, &Options::default(), &above)
}

pub(super) fn support(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let answers = SUPPORT.read(visit, &Options::default())?;
    let said: SupportGiven = answers.and("about", fact).into()?;
    visit.write(|tx| {
        let visit = one::<QualityVisit>(tx, fact)?;
        Ok(say(tx, visit.subject, said.on, &said)?)
    })?;
    Ok(Reply::redirect(format!("/providers/{id}/quality")).saying("Saved the help we gave"))
}

/// A home whose judgement changed.
struct Changed {
    home: KeptHome,
    now: Judged,
    before: Judged,
    living: Vec<(YoungPersonId, Option<String>)>,
    unseen: usize,
}

struct Judgements {
    changed: Vec<Changed>,
}

/// Days for which a change is shown.
const SHOWN: i32 = 365;

fn changed(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Changed>, Refusal> {
    let mut by_home: HashMap<HomeId, Vec<Judged>> = HashMap::new();
    for one in judgements(tx)? {
        by_home.entry(one.home).or_default().push(one);
    }
    let lives = who_lives_where(tx)?;
    let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
    let mut all = Vec::new();
    for home in all_homes(tx)? {
        let Some([now, before, ..]) = by_home.get(&home.id).map(Vec::as_slice) else {
            continue;
        };
        if now.grade == before.grade || days_between(now.known_on, today) > SHOWN {
            continue;
        }
        let there: Vec<YoungPersonId> = lives
            .iter()
            .filter(|(_, at)| *at == home.id)
            .map(|(who, _)| *who)
            .collect();
        let known: Vec<YoungPersonId> = there
            .iter()
            .filter(|id| may.contains(id))
            .copied()
            .collect();
        let people = people::persons(tx, &known)?;
        let living: Vec<_> = known
            .into_iter()
            .map(|id| (id, people.get(&id).map(people::Person::name)))
            .collect();
        all.push(Changed {
            unseen: there.len() - living.len(),
            living,
            now: now.clone(),
            before: before.clone(),
            home,
        });
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.now.known_on));
    Ok(all)
}

pub(super) fn judgements_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let changed = changed(tx, today)?;
        let shown: usize = changed.iter().map(|one| one.living.len()).sum();
        note_look(
            tx,
            Action::See,
            format!(
                "{} at homes whose judgement changed",
                counted(shown, "young person", "young people")
            ),
            ALL_MAY_BE_SEEN,
        );
        Ok(Judgements { changed })
    })?;
    Ok(
        Reply::page("Judgements that changed", draw_judgements(&view))
            .back_to("Homes", "/homes")
            .wide(),
    )
}

fn draw_judgements(view: &Judgements) -> Markup {
    let table = view.changed.iter().fold(
        Table::bare().head(["Home", "Judgement", "Before", "Who lives there"]),
        |table, one| {
            table.row([
                Cell::new(html! { a.govuk-link href={ "/homes/" (one.home.id) } { (one.home.said.name) } }),
                Cell::new(html! { strong { (one.now.grade.words()) } br; span.govuk-hint {
                    @if let Some(on) = one.now.inspected_on { "inspected on " (long_date(on)) ", " }
                    "known since " (long_date(one.now.known_on))
                } }),
                Cell::new(one.before.grade.words()),
                Cell::new(html! {
                    @for (id, name) in &one.living {
                        a.govuk-link href={ "/young-people/" (id) } { (name.as_deref().unwrap_or("A young person")) } br;
                    }
                    @if one.unseen > 0 { (one.unseen) " whose page is not open to you" }
                    @if one.living.is_empty() && one.unseen == 0 { "Nobody of ours" }
                }),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Judgements that changed" }
        p.govuk-body { "When Ofsted’s judgement of a home changes, whoever of ours lives there stands here the same day, for the last 12 months. A judgement is a reason to visit and to help, and to ask the young people; it moves nobody by itself." }
        @if view.changed.is_empty() { (invitation("No judgement changed in the last 12 months.", None)) }
        @else { (table.scrolling("Judgements that changed")) }
    }
}
