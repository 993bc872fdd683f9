//! Living with others, on a page of its own: what is known, and the form that says it.

use super::company::{CompanyWish, Difficulty, WithOthers, say_with_others, with_others};
use super::home::home;
use super::search::who_lives_where;
use crate::people;
use care::Age;
use care::dates::long_date;
use care::ids::{HomeId, YoungPersonId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, button_group};
use desk::patterns::{invitation, not_known};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, Allowed, Capability, FieldClass, find};
use record::{Refusal, Tx};

/// What is answered before anything is ticked: there is, there is not, nobody knows.
const THERE_IS: &[(&str, &str)] = &[
    ("some", "Yes: what is ticked below"),
    ("nothing", "Nothing that we know of"),
    ("not_known", "Nobody has looked at this yet"),
];

static WITH_OTHERS: Asked = Asked {
    name: "with-others",
    title: "Living with others",
    lead: "Said in the same words of whoever searches and of whoever lives in a home already, so that living \
           together is looked at both ways: for, against, not known. Nothing is added up, and nobody is ruled out by it.",
    questions: &[
        Question::one_of(
            "hard_is",
            "Has anything been hard that others at home may be hurt by?",
            "whether anything has been hard",
            THERE_IS,
        ),
        Question::chosen_many("hard", "What has been hard", "what has been hard").optional(),
        Question::one_of(
            "hurt_is",
            "Is there anything of others that easily hurts or frightens them?",
            "whether anything hurts them",
            THERE_IS,
        ),
        Question::chosen_many(
            "hurt_by",
            "What easily hurts or frightens them",
            "what hurts them",
        )
        .optional(),
        Question::one_of(
            "wishes_is",
            "Do they wish for anything of those they live with?",
            "whether they wish for anything",
            &[
                ("some", "Yes: what is ticked below"),
                ("nothing", "They were asked, and it is all the same to them"),
                ("not_known", "Nobody has asked them yet"),
            ],
        ),
        Question::chosen_many("wishes", "What they wish for", "what they wish for").optional(),
        Question::words("words", "Anything else, in their words", "anything else").optional(),
        Question::line("source", "Who says so?", "who says so")
            .hint("Themselves, their carer, the registered manager: with how they know."),
    ],
    save: "Save this",
};

/// What can be ticked.
fn ticks() -> Options {
    let list = |all: &'static [(&'static str, &'static str)]| {
        all.iter().map(|(code, words)| (*code, (*words).to_owned()))
    };
    Options::default()
        .with("hard", list(Difficulty::CHOICES))
        .with("hurt_by", list(Difficulty::CHOICES))
        .with("wishes", list(CompanyWish::CHOICES))
}

fn address(id: YoungPersonId) -> String {
    format!("/young-people/{id}/living-with-others")
}

/// A part as a row: ticked, nothing, or not known.
fn part<T: Copy>(all: Option<&Vec<T>>, words: fn(T) -> &'static str, nothing: &str) -> Markup {
    match all.map(Vec::as_slice) {
        None => not_known(),
        Some([]) => html! { (nothing) },
        Some(all) => html! {
            ul.govuk-list { @for one in all { li { (words(*one)) } } }
        },
    }
}

fn rows(said: &WithOthers) -> SummaryList {
    SummaryList::new([
        Row::new(
            "Has been hard",
            part(
                said.hard.as_ref(),
                Difficulty::words,
                "Nothing that we know of",
            ),
        ),
        Row::new(
            "Easily hurts or frightens them",
            part(
                said.hurt_by.as_ref(),
                Difficulty::words,
                "Nothing that we know of",
            ),
        ),
        Row::new(
            "Whom they wish to live with",
            part(
                said.wishes.as_ref(),
                CompanyWish::words,
                "It is all the same to them",
            ),
        ),
    ])
}

/// What is said of living with others is a note about somebody: whoever keeps notes about them, their
/// key worker among them, says it. Whoever searches for homes sees it of everybody whose whereabouts
/// they see.
fn seen(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Allowed, Refusal> {
    let class = if tx.caller().may(Capability::SearchForHomes) {
        FieldClass::Whereabouts
    } else {
        FieldClass::Notes
    };
    find(tx, id)?.allow_for(Action::See, class)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (name, kept, may) = visit.read(|tx| {
        let allowed = seen(tx, id)?;
        let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok((
            person.short_name(),
            with_others(tx, id)?,
            allowed.lens().may(Action::Add, FieldClass::Notes),
        ))
    })?;
    let body = html! {
        span.govuk-caption-l { (name) }
        h1.govuk-heading-l { "Living with others" }
        @match &kept {
            Some(kept) => {
                (rows(&kept.said))
                @if !kept.said.words.is_empty() { p.govuk-body { "“" (kept.said.words) "”" } }
                p.govuk-hint { "Said by " (kept.said.source) ", " (long_date(kept.on)) "." }
            }
            None => (invitation("Nobody has written down what living with others is like for them. In every search it stands as not known.", None)),
        }
        p.govuk-body { "It is used in searches, both ways: what it would mean for whoever lives there, and for whoever would come." }
        @if may {
            (button_group(html! { (Button::link(if kept.is_some() { "Put this right" } else { "Write it down" }, format!("{}/say", address(id)))) }))
        }
    };
    Ok(
        Reply::page("Living with others", body)
            .back_to("Their page", format!("/young-people/{id}")),
    )
}

fn about(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<String, Refusal> {
    find(tx, id)?.allow_for(Action::Add, FieldClass::Notes)?;
    Ok(people::person(tx, id)?
        .ok_or(Refusal::NotFound)?
        .short_name())
}

/// What stands, as the form begins with it.
fn starting(said: &WithOthers) -> Vec<(&'static str, String)> {
    fn is<T>(all: Option<&Vec<T>>) -> &'static str {
        match all.map(Vec::len) {
            None => "not_known",
            Some(0) => "nothing",
            Some(_) => "some",
        }
    }
    fn code(one: impl serde::Serialize) -> String {
        serde_json::to_value(one)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
    let mut all = vec![
        ("hard_is", is(said.hard.as_ref()).to_owned()),
        ("hurt_is", is(said.hurt_by.as_ref()).to_owned()),
        ("wishes_is", is(said.wishes.as_ref()).to_owned()),
        ("words", said.words.clone()),
        ("source", said.source.clone()),
    ];
    all.extend(said.hard.iter().flatten().map(|one| ("hard", code(one))));
    all.extend(
        said.hurt_by
            .iter()
            .flatten()
            .map(|one| ("hurt_by", code(one))),
    );
    all.extend(
        said.wishes
            .iter()
            .flatten()
            .map(|one| ("wishes", code(one))),
    );
    all
}

pub(super) fn say_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (name, kept) = visit.read(|tx| Ok((about(tx, id)?, with_others(tx, id)?)))?;
    let stands = kept.map(|kept| starting(&kept.said)).unwrap_or_default();
    let stands: Vec<(&str, &str)> = stands
        .iter()
        .map(|(field, value)| (*field, value.as_str()))
        .collect();
    let back = ("Living with others", address(id));
    WITH_OTHERS.page(visit, &name, back, &stands, &ticks())
}

/// A part as it was answered, or what is wrong with it.
fn answered<T>(
    is: &str,
    ticked: Vec<T>,
    field: &'static str,
) -> Result<Option<Vec<T>>, record::FieldError> {
    match (is, ticked.is_empty()) {
        ("some", false) => Ok(Some(ticked)),
        ("some", true) => Err(record::FieldError::new(field, "Tick what it is")),
        (_, false) => Err(record::FieldError::new(
            field,
            "You ticked something, and said that there is nothing: put one of them right",
        )),
        ("nothing", true) => Ok(Some(ticked)),
        (_, true) => Ok(None),
    }
}

pub(super) fn say(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Typed {
        hard_is: String,
        #[serde(default)]
        hard: Vec<Difficulty>,
        hurt_is: String,
        #[serde(default)]
        hurt_by: Vec<Difficulty>,
        wishes_is: String,
        #[serde(default)]
        wishes: Vec<CompanyWish>,
        #[serde(default)]
        words: Option<String>,
        source: String,
    }
    let id: YoungPersonId = visit.id("id")?;
    let typed: Typed = WITH_OTHERS.read(visit, &ticks())?.into()?;
    let mut wrong = Vec::new();
    let mut keep = |error| wrong.push(error);
    let hard = answered(&typed.hard_is, typed.hard, "hard").map_err(&mut keep);
    let hurt_by = answered(&typed.hurt_is, typed.hurt_by, "hurt_by").map_err(&mut keep);
    let wishes = answered(&typed.wishes_is, typed.wishes, "wishes").map_err(&mut keep);
    let (Ok(hard), Ok(hurt_by), Ok(wishes)) = (hard, hurt_by, wishes) else {
        return Err(Refusal::Invalid(wrong));
    };
    let said = WithOthers {
        hard,
        hurt_by,
        wishes,
        words: typed.words.unwrap_or_default(),
        source: typed.source,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Notes)?;
        say_with_others(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(address(id)).saying("Saved: every search reads it"))
}

/// Who lives in a home, for those who search: each with what is known of living with them.
pub(super) fn block(visit: &Visit, at: HomeId) -> Result<Markup, Refusal> {
    if !visit.caller()?.may(Capability::SearchForHomes) {
        return Ok(html! {});
    }
    let today = visit.today();
    let (there, others) = visit.read(|tx| {
        home(tx, at)?.ok_or(Refusal::NotFound)?;
        let may = people::permitted(tx, &[FieldClass::Identity, FieldClass::Whereabouts])?;
        let mut there = Vec::new();
        let mut others = 0;
        for (id, home) in who_lives_where(tx)? {
            if home != at {
                continue;
            }
            if !may.contains(&id) {
                others += 1;
                continue;
            }
            find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
            let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
            let age = person.born.and_then(|born| Age::on(born, today));
            there.push((id, person.short_name(), age, with_others(tx, id)?));
        }
        Ok((there, others))
    })?;
    Ok(html! {
        h2.govuk-heading-m { "Who lives here" }
        @if there.is_empty() && others == 0 { (invitation("Nobody of ours lives here, as far as the record tells.", None)) }
        @if others > 0 { p.govuk-body { (others) " more whose page is not open to you." } }
        @for (id, name, age, kept) in &there {
            h3.govuk-heading-s {
                a.govuk-link href=(address(*id)) { (name) span.govuk-visually-hidden { ": living with others" } }
                @if let Some(age) = age { ", " (age) }
            }
            @match kept {
                Some(kept) => (rows(&kept.said)),
                None => p.govuk-body { (not_known()) ": what living with others is like for them." },
            }
        }
    })
}
