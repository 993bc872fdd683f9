//! Saying what is taken from elsewhere: the case, its parts, what it needs, steps and conditions.

use super::adopting::address;
use super::conditions::CONDITIONS;
use crate::learning::adopting::{
    self as adopting, Adopted, ChangeKind, Component, ComponentKind, Conditions, Evidence, Level,
    Needed, NeededKind, Stance, Standpoint, Step, StepDone, Taken, say_adopted, say_component,
    say_conditions, say_needed, say_step,
};
use care::ids::{FactId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::form::date_value;
use desk::{Reply, Visit};
use record::Refusal;
use serde::Serialize;
use uuid::Uuid;

static CASE: Asked = Asked {
    name: "adopting",
    title: "Taken from elsewhere",
    lead: "Begin with your own question. What others do is an answer to theirs.",
    questions: &[
        Question::line("name", "What is it called?", "what it is called"),
        Question::line("source", "Who does it?", "who does it"),
        Question::words(
            "question",
            "Which question of ours should it answer?",
            "the question",
        )
        .hint("As you would say it to a young person."),
        Question::one_of(
            "kind",
            "What kind of change is it?",
            "what kind of change it is",
            ChangeKind::CHOICES,
        ),
        Question::one_of(
            "evidence",
            "What is known of whether it works?",
            "what is known",
            Evidence::CHOICES,
        ),
        Question::line("written", "Where is that written?", "where").optional(),
        Question::words("took", "What do we take of it?", "what we take"),
        Question::words("left", "What do we leave, and why?", "what we leave").optional(),
        Question::chosen("indicator", "Which number should change?", "the number").optional(),
        Question::past_day("decided", "When was it decided?", "the day"),
    ],
    save: "Save",
};

static PART: Asked = Asked {
    name: "adopting-part",
    title: "A part of it",
    lead: "What is held, changed on purpose or left out. What drifts by itself is no adaptation: say why, and who agreed.",
    questions: &[
        Question::words("words", "What is it?", "what it is").hint("As those who do it say it."),
        Question::one_of(
            "kind",
            "What kind of part?",
            "what kind",
            ComponentKind::CHOICES,
        ),
        Question::one_of("stance", "Here it is", "what it is here", Stance::CHOICES),
        Question::words("why", "Why is it otherwise here?", "why").optional(),
        Question::line("agreed", "Who agreed?", "who agreed").optional(),
        Question::line("look_at", "What shows that it is kept?", "what shows it").optional(),
        Question::past_day("looked", "When did somebody last look?", "the day").optional(),
        Question::words("saw", "What did they see?", "what they saw").optional(),
    ],
    save: "Save this part",
};

static NEED: Asked = Asked {
    name: "adopting-need",
    title: "What it needs",
    lead: "",
    questions: &[
        Question::one_of("kind", "What for?", "what for", NeededKind::CHOICES),
        Question::words("words", "What?", "what is needed"),
        Question::line("who", "Who sees to it?", "who sees to it")
            .hint("For leave to do otherwise: who may give it."),
        Question::day("by", "By when?", "by when").optional(),
        Question::past_day("settled", "Settled on", "the day").optional(),
        Question::words("how", "How was it settled?", "how").optional(),
    ],
    save: "Save",
};

static STEP: Asked = Asked {
    name: "adopting-step",
    title: "A step was taken",
    lead: "How things were before is counted and locked before it begins: afterwards nobody can.",
    questions: &[
        Question::one_of("step", "Which?", "which step", Step::CHOICES),
        Question::past_day("on", "When?", "the day"),
        Question::words("words", "What is worth remembering?", "what to remember").optional(),
    ],
    save: "Save this step",
};

static SEEN: Asked = Asked {
    name: "adopting-conditions",
    title: "How far does it hold?",
    lead: "As you see it today. Your name stands beside no answer on any page. You can answer again: your last answer counts.",
    questions: &[
        Question::one_of(
            "from",
            "From where do you look?",
            "from where",
            Standpoint::CHOICES,
        ),
        Question::one_of("vision", CONDITIONS[0], "how far", Level::CHOICES),
        Question::one_of("evidence", CONDITIONS[1], "how far", Level::CHOICES),
        Question::one_of("long_haul", CONDITIONS[2], "how far", Level::CHOICES),
        Question::one_of("leaders", CONDITIONS[3], "how far", Level::CHOICES),
        Question::one_of("engagement", CONDITIONS[4], "how far", Level::CHOICES),
        Question::one_of("learning", CONDITIONS[5], "how far", Level::CHOICES),
    ],
    save: "Save how I see it",
};

/// What a form begins with when something is said anew: its fields, as they were kept.
fn starting(said: &impl Serialize) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(said) else {
        return Vec::new();
    };
    let text = |value: serde_json::Value| value.as_str().map(str::to_owned);
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, text(value)?)))
        .collect()
}

fn drawn(
    visit: &Visit,
    form: &Asked,
    (about, back): (&str, String),
    start: &[(String, String)],
    options: &Options,
) -> Result<Reply, Refusal> {
    let start: Vec<(&str, &str)> = start
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    form.page(visit, about, ("Back", back), &start, options)
}

fn one(visit: &Visit) -> Result<Taken, Refusal> {
    let id: SubjectId = visit.id("adopting")?;
    visit.read(|tx| adopting::taken_one(tx, id))
}

/// The fact that is said anew, when the address names one.
fn fact(visit: &Visit) -> Result<Option<FactId>, Refusal> {
    visit.part("fact").map(|_| visit.id("fact")).transpose()
}

fn numbers() -> Options {
    let all = measures::all().map(|one| (one.id, one.title.to_owned()));
    Options::default().with("indicator", all)
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let start = [("decided".to_owned(), date_value(visit.today()))];
    drawn(
        visit,
        &CASE,
        ("", "/adopting".to_owned()),
        &start,
        &numbers(),
    )
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Adopted = CASE.read(visit, &numbers())?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| say_adopted(tx, id, &said))?;
    Ok(Reply::redirect(address(id)).saying("Saved"))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let taken = one(visit)?;
    let said = &taken.said.said;
    let about = (said.name.as_str(), address(taken.id()));
    drawn(visit, &CASE, about, &starting(said), &numbers())
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = one(visit)?.id();
    let said: Adopted = CASE.read(visit, &numbers())?.into()?;
    visit.write(|tx| say_adopted(tx, id, &said))?;
    Ok(Reply::redirect(address(id)).saying("Saved"))
}

pub(super) fn part_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let taken = one(visit)?;
    let start = match fact(visit)? {
        Some(fact) => {
            let before = taken.components.iter().find(|one| one.fact == fact);
            starting(&before.ok_or(Refusal::NotFound)?.said)
        }
        None => Vec::new(),
    };
    let about = (taken.said.said.name.as_str(), address(taken.id()));
    drawn(visit, &PART, about, &start, &Options::default())
}

pub(super) fn part(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, before) = (one(visit)?.id(), fact(visit)?);
    let said: Component = PART.read(visit, &Options::default())?.into()?;
    visit.write(|tx| say_component(tx, id, before, &said))?;
    Ok(Reply::redirect(format!("{}#core", address(id))).saying("Saved"))
}

pub(super) fn need_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let taken = one(visit)?;
    let start = match fact(visit)? {
        Some(fact) => {
            let before = taken.needed.iter().find(|one| one.fact == fact);
            starting(&before.ok_or(Refusal::NotFound)?.said)
        }
        None => vec![(
            "kind".to_owned(),
            visit.query("kind").unwrap_or_default().to_owned(),
        )],
    };
    let about = (taken.said.said.name.as_str(), address(taken.id()));
    drawn(visit, &NEED, about, &start, &Options::default())
}

pub(super) fn need(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, before) = (one(visit)?.id(), fact(visit)?);
    let said: Needed = NEED.read(visit, &Options::default())?.into()?;
    visit.write(|tx| say_needed(tx, id, before, &said))?;
    Ok(Reply::redirect(address(id)).saying("Saved"))
}

pub(super) fn step_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let taken = one(visit)?;
    let start = [("on".to_owned(), date_value(visit.today()))];
    let about = (taken.said.said.name.as_str(), address(taken.id()));
    drawn(visit, &STEP, about, &start, &Options::default())
}

pub(super) fn step(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = one(visit)?.id();
    let said: StepDone = STEP.read(visit, &Options::default())?.into()?;
    visit.write(|tx| say_step(tx, id, &said))?;
    Ok(Reply::redirect(format!("{}#steps", address(id))).saying("Saved"))
}

pub(super) fn conditions_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let taken = one(visit)?;
    let about = (taken.said.said.name.as_str(), address(taken.id()));
    drawn(visit, &SEEN, about, &[], &Options::default())
}

pub(super) fn conditions(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = one(visit)?.id();
    let said: Conditions = SEEN.read(visit, &Options::default())?.into()?;
    visit.write(|tx| say_conditions(tx, id, &said))?;
    Ok(Reply::redirect(format!("{}#ready", address(id))).saying("Saved: thank you"))
}
