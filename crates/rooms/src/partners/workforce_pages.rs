// Long because: one page and the small forms that feed it.

//! The workforce: courses, pledges, learners, and jobs that providers cannot fill.

use super::about_pages::about;
use super::kept::{Kept, all, say};
use super::workforce::{
    Cohort, CohortNow, Learner, LearnerStage, LearnerStep, Pledge, Vacancies, cohorts, vacancies,
};
use crate::homes::{KeptProvider, all_providers};
use care::Date;
use care::counted;
use care::dates::long_date;
use care::ids::{OrganisationId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use uuid::Uuid;

static COHORT: Asked = Asked {
    name: "cohort",
    title: "A course",
    lead: "",
    questions: &[
        Question::line("course", "What is the course called?", "what it is called"),
        Question::line("college", "Which college?", "the college"),
        Question::line("for_whom", "For whom especially?", "for whom")
            .optional()
            .hint("For example: veterans, people over 50, young people who were in care."),
        Question::day("from", "First day", "the first day"),
        Question::day("until", "Last day", "the last day"),
    ],
    save: "Save this course",
};

static PLEDGE: Asked = Asked {
    name: "pledge",
    title: "What a provider promises",
    lead: "",
    questions: &[
        Question::chosen("provider", "Which provider?", "the provider"),
        Question::number(
            "placements",
            "How many student placements?",
            "how many placements",
            0,
            200,
        ),
        Question::number(
            "interviews",
            "How many interviews at the end?",
            "how many interviews",
            0,
            200,
        ),
        Question::tick("logo", "Their logo", "Their logo may stand on the flyer"),
    ],
    save: "Save this promise",
};

static LEARNER: Asked = Asked {
    name: "learner",
    title: "Add a learner",
    lead: "By the college’s number, never by name: we count, the college knows who.",
    questions: &[Question::line(
        "number",
        "The college’s number",
        "the number",
    )],
    save: "Add",
};

static STEP: Asked = Asked {
    name: "learner-step",
    title: "How far a learner came",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of(
            "stage",
            "What happened?",
            "what happened",
            LearnerStage::CHOICES,
        ),
        Question::chosen("provider", "With which provider?", "the provider").optional(),
        Question::words("why", "If they left: why, in their words?", "why").optional(),
    ],
    save: "Save",
};

static VACANCIES: Asked = Asked {
    name: "vacancies",
    title: "Jobs they cannot fill",
    lead: "",
    questions: &[
        Question::past_day("on", "When did they say so?", "the day"),
        Question::number(
            "jobs",
            "How many jobs stand empty?",
            "how many jobs",
            0,
            2_000,
        ),
        Question::number("of", "Of how many?", "of how many", 0, 20_000).optional(),
        Question::line("which", "Which jobs?", "which jobs").optional(),
    ],
    save: "Save",
};

struct View {
    cohorts: Vec<CohortNow>,
    providers: Vec<(KeptProvider, Option<Kept<Vacancies>>)>,
    today: Date,
    keeps: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let view = visit.read(|tx| {
        let mut providers = Vec::new();
        for provider in all_providers(tx)? {
            if provider.said.active {
                let said = vacancies(tx, provider.id)?;
                providers.push((provider, said));
            }
        }
        Ok(View {
            cohorts: cohorts(tx)?,
            providers,
            today,
            keeps,
        })
    })?;
    Ok(Reply::page("Workforce", draw(&view))
        .back_to("Providers", "/providers")
        .wide())
}

fn draw(view: &View) -> Markup {
    let name = |id: SubjectId| {
        view.providers
            .iter()
            .find(|(one, _)| SubjectId::from(one.id) == id)
            .map_or("A provider", |(one, _)| one.said.name.as_str())
    };
    let said: Vec<&Kept<Vacancies>> = view
        .providers
        .iter()
        .filter_map(|(_, v)| v.as_ref())
        .collect();
    let jobs: u32 = said.iter().map(|one| u32::from(one.said.jobs)).sum();
    html! {
        h1.govuk-heading-l { "Workforce" }
        p.govuk-body { "A home needs people who stay. Courses with a college, what each provider promised to them, and who came how far. Learners are counted by the college’s number; nobody is named." }
        @if view.keeps { (button_group(html! { (Button::link("Add a course", "/workforce/new")) })) }
        @if view.cohorts.is_empty() { (invitation("No course is written down yet.", view.keeps.then_some(("Add a course", "/workforce/new")))) }
        @for one in &view.cohorts { (cohort(view, one, &name)) }
        h2.govuk-heading-m { "Jobs that providers cannot fill" }
        p.govuk-body { (counted(jobs, "job", "jobs")) ", as " (said.len()) " of " (view.providers.len()) " providers said." }
        (view.providers.iter().fold(
            Table::bare().head([Cell::new("Provider"), Cell::number("Empty"), Cell::number("Of"), Cell::new("Which"), Cell::new("Said")]),
            |table, (provider, said)| table.row([
                Cell::new(html! {
                    a.govuk-link href={ "/providers/" (provider.id) } { (provider.said.name) }
                    @if view.keeps { br; a.govuk-link href={ "/providers/" (provider.id) "/jobs" } { "Write down" span.govuk-visually-hidden { " jobs of " (provider.said.name) } } }
                }),
                Cell::number(said.as_ref().map_or("not known".to_owned(), |one| one.said.jobs.to_string())),
                Cell::number(said.as_ref().and_then(|one| one.said.of).map_or(String::new(), |of| of.to_string())),
                Cell::new(said.as_ref().and_then(|one| one.said.which.clone()).unwrap_or_default()),
                Cell::new(said.as_ref().map_or(String::new(), |one| long_date(one.said.on))),
            ]),
        ).scrolling("Jobs that providers cannot fill"))
    }
}

fn cohort<'a>(view: &View, one: &CohortNow, name: &dyn Fn(SubjectId) -> &'a str) -> Markup {
    let said = &one.cohort.said;
    let came = one.came(view.today);
    let at = format!("/workforce/{}", one.cohort.subject);
    let steps = [
        ("Learners", came.learners, came.learners),
        ("Had a placement", came.placed, came.learners),
        ("Had an interview", came.interviewed, came.learners),
        ("Hired", came.hired, came.learners),
        (
            "Still there after 6 months, of those hired that long ago",
            came.stayed,
            came.could_have_stayed,
        ),
    ];
    html! {
        section {
            h2.govuk-heading-m { (said.course) }
            p.govuk-body {
                (said.college) ", " (long_date(said.from)) " to " (long_date(said.until))
                @if let Some(whom) = &said.for_whom { ". For " (whom) }
                "."
            }
            @if view.keeps {
                (button_group(html! {
                    (Button::link("Add a learner", format!("{at}/learner")))
                    (Button::link("Write down a promise", format!("{at}/pledge")).secondary())
                }))
            }
            (steps.iter().fold(
                Table::new("Who came how far").head([Cell::new("Step"), Cell::number("How many"), Cell::number("Of")]),
                |table, (words, n, of)| table.row([Cell::new(*words), Cell::number(n.to_string()), Cell::number(of.to_string())]),
            ).scrolling("Who came how far"))
            @if !one.pledges.is_empty() {
                (one.pledges.iter().fold(
                    Table::new("What each provider promised").head([Cell::new("Provider"), Cell::number("Placements kept"), Cell::number("Interviews kept"), Cell::new("Logo on the flyer")]),
                    |table, pledge| {
                        let (placements, interviews) = one.kept_by(pledge.subject);
                        table.row([
                            Cell::new(html! { a.govuk-link href={ "/providers/" (pledge.subject) } { (name(pledge.subject)) } }),
                            Cell::number(format!("{placements} of {}", pledge.said.placements)),
                            Cell::number(format!("{interviews} of {}", pledge.said.interviews)),
                            Cell::new(if pledge.said.logo { "Yes" } else { "No" }),
                        ])
                    },
                ).scrolling("What each provider promised"))
            }
            @let due = one.to_ask(view.today);
            @if !due.is_empty() {
                p.govuk-body { strong { "To ask now: are they still there? " }
                    @for (at, (learner, on)) in due.iter().enumerate() { @if at > 0 { ", " } (learner.learner.said.number) " (six months on " (long_date(*on)) ")" }
                }
            }
            @if !one.learners.is_empty() {
                details.govuk-details {
                    summary.govuk-details__summary { span.govuk-details__summary-text { "Each learner" } }
                    div.govuk-details__text {
                        (one.learners.iter().fold(
                            Table::bare().head(["Number", "Where they are"]),
                            |table, learner| table.row([
                                Cell::new(html! {
                                    (learner.learner.said.number)
                                    @if view.keeps { br; a.govuk-link href={ "/workforce/learner/" (learner.learner.subject) } { "Say more" span.govuk-visually-hidden { " of " (learner.learner.said.number) } } }
                                }),
                                Cell::new(match learner.last() {
                                    None => html! { "On the course" },
                                    Some(step) => html! {
                                        (step.stage.words()) ", " (long_date(step.on))
                                        @if let Some(provider) = step.provider { ", " (name(provider.into())) }
                                        @if let Some(why) = &step.why { ". “" (why) "”" }
                                    },
                                }),
                            ]),
                        ).scrolling("Each learner"))
                    }
                }
            }
        }
    }
}

fn providers(visit: &Visit) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(all_providers(tx)?))?;
    Ok(Options::default().with(
        "provider",
        all.into_iter()
            .filter(|one| one.said.active)
            .map(|one| (one.id, one.said.name)),
    ))
}

const BACK: (&str, &str) = ("Workforce", "/workforce");

fn back() -> (&'static str, String) {
    (BACK.0, BACK.1.to_owned())
}

fn saved() -> Reply {
    Reply::redirect(BACK.1).saying("Saved")
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    COHORT.page(visit, "", back(), &[], &Options::default())
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Cohort = COHORT.read(visit, &Options::default())?.into()?;
    if said.until < said.from {
        return Err(Refusal::invalid(
            "until-day",
            "The last day must be the same as or after the first day",
        ));
    }
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(say(tx, id, said.from, &said)?))?;
    Ok(saved())
}

fn cohort_of(visit: &Visit) -> Result<CohortNow, Refusal> {
    let id: SubjectId = visit.id("id")?;
    visit
        .read(|tx| Ok(cohorts(tx)?))?
        .into_iter()
        .find(|one| one.cohort.subject == id)
        .ok_or(Refusal::NotFound)
}

pub(super) fn pledge_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let cohort = cohort_of(visit)?;
    let options = providers(visit)?;
    PLEDGE.page(visit, &cohort.cohort.said.course, back(), &[], &options)
}

pub(super) fn pledge(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Whose {
        provider: OrganisationId,
    }
    let cohort = cohort_of(visit)?;
    let answers = PLEDGE
        .read(visit, &providers(visit)?)?
        .and("cohort", cohort.cohort.subject);
    let whose: Whose = answers.clone().into()?;
    let said: Pledge = answers.into()?;
    visit.write(|tx| Ok(say(tx, whose.provider, tx.today(), &said)?))?;
    Ok(saved())
}

pub(super) fn learner_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let cohort = cohort_of(visit)?;
    LEARNER.page(
        visit,
        &cohort.cohort.said.course,
        back(),
        &[],
        &Options::default(),
    )
}

pub(super) fn learner(visit: &mut Visit) -> Result<Reply, Refusal> {
    let cohort = cohort_of(visit)?;
    let answers = LEARNER.read(visit, &Options::default())?;
    let said: Learner = answers.and("cohort", cohort.cohort.subject).into()?;
    if cohort
        .learners
        .iter()
        .any(|one| one.learner.said.number == said.number)
    {
        return Err(Refusal::invalid(
            "number",
            "A learner with this number is there already",
        ));
    }
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(say(tx, id, tx.today(), &said)?))?;
    Ok(saved())
}

fn learner_of(visit: &Visit) -> Result<Kept<Learner>, Refusal> {
    let id: SubjectId = visit.id("id")?;
    visit
        .read(|tx| Ok(all::<Learner>(tx)?))?
        .into_iter()
        .find(|one| one.subject == id)
        .ok_or(Refusal::NotFound)
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let learner = learner_of(visit)?;
    let options = providers(visit)?;
    STEP.page(
        visit,
        &format!("Learner {}", learner.said.number),
        back(),
        &[("on", &date_value(visit.today()))],
        &options,
    )
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let learner = learner_of(visit)?;
    let said: LearnerStep = STEP.read(visit, &providers(visit)?)?.into()?;
    if said.provider.is_none() && said.stage != LearnerStage::Left {
        return Err(Refusal::invalid("provider", "Choose the provider"));
    }
    visit.write(|tx| Ok(say(tx, learner.subject, said.on, &said)?))?;
    Ok(saved())
}

pub(super) fn jobs_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let caller = visit.caller()?.clone();
    let about = visit.read(|tx| about(tx, id, &caller))?;
    let on = date_value(visit.today());
    VACANCIES.page(
        visit,
        about.name(),
        back(),
        &[("on", &on)],
        &Options::default(),
    )
}

pub(super) fn jobs(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let said: Vacancies = VACANCIES.read(visit, &Options::default())?.into()?;
    if said.of.is_some_and(|of| of < said.jobs) {
        return Err(Refusal::invalid(
            "of",
            "There cannot be more empty jobs than jobs",
        ));
    }
    let caller = visit.caller()?.clone();
    visit.write(|tx| {
        about(tx, id, &caller)?;
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(saved())
}
