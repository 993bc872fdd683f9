//! Introducing a young person to what there is near them, and asking whether they still go.

use super::words;
use crate::about_one::leave;
use crate::looked_after;
use crate::neighbourhood::community::{
    self, Introduced, Search, StillGoing, asset, assets, introductions, search,
};
use crate::neighbourhood::footprint::footprints;
use crate::people;
use crate::places::postcodes;
use care::Age;
use care::dates::long_date;
use care::ids::{FactId, SubjectId, YoungPersonId};
use desk::asked::{Asked, Choices, Options, Question};
use desk::components::{Button, Input};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Action, FieldClass};

const STILL: Choices = &[
    ("yes", "Yes, they still go"),
    ("stopped", "They went, and stopped"),
    ("never", "They never went"),
];

/// How many are shown.
const SHOWN: usize = 20;

static INTRODUCE: Asked = Asked {
    name: "introduce",
    title: "Introduce them",
    lead: "An introduction is more than an address: somebody goes along the first time.",
    questions: &[
        Question::past_day("on", "When were they introduced?", "the day"),
        Question::words(
            "hope",
            "What do they hope it gives them?",
            "what they hope it gives them",
        ),
        Question::line(
            "goes_with",
            "Who goes with them the first time?",
            "who goes with them",
        )
        .optional(),
    ],
    save: "Save this introduction",
};

static ASKED: Asked = Asked {
    name: "still-going",
    title: "Do they still go?",
    lead: "",
    questions: &[
        Question::past_day("on", "When did you ask?", "the day"),
        Question::one_of("still", "Do they still go?", "whether they still go", STILL),
        Question::words(
            "words",
            "What do they say about it?",
            "what they say about it",
        )
        .optional(),
    ],
    save: "Save",
};

pub(super) fn choose(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let typed = visit.query("words").unwrap_or_default().trim().to_owned();
    let today = visit.today();
    let (who, found, footprints, names, near) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let footprints = footprints(tx)?;
        // Near where they live, when the reader may know where that is.
        let place = match allowed.sees(FieldClass::Whereabouts) {
            true => looked_after::life_of(tx, id)?
                .episode_on(today)
                .and_then(|one| one.place),
            false => None,
        };
        let born = people::person(tx, id)?.and_then(|one| one.born);
        let age = born
            .filter(|_| allowed.sees(FieldClass::Characteristics))
            .and_then(|born| Age::on(born, today));
        let near = place
            .and_then(|place| postcodes().locate(place))
            .map(|place| place.grid);
        let asked = Search {
            words: typed.clone(),
            age: age.map(|age| age.0),
            near,
            ..Search::default()
        };
        let found = search(assets(tx)?, &footprints, &asked);
        Ok((who, found, footprints, access::names(tx)?, near.is_some()))
    })?;
    let at = format!("/young-people/{id}/introduce");
    let body = html! {
        span.govuk-caption-l { (who.name) }
        h1.govuk-heading-l { "Introduce them to something" }
        p.govuk-body {
            "For their age"
            @if near { ", the nearest to where they live first" }
            "."
        }
        form method="get" action=(at) novalidate {
            (Input::new("words", "What do they like?").value(typed))
            (Button::submit("Find").secondary())
        }
        h2.govuk-heading-m { "What there is" }
        @if found.is_empty() { (invitation("Nothing was found. Ask for less.", None)) }
        (words::found(&found[..found.len().min(SHOWN)], &footprints, &names, today, |one| html! {
            p.govuk-body-s."govuk-!-margin-bottom-0" { a.govuk-link href={ (at) "/" (one.asset.id()) } { "Introduce " (who.short) span.govuk-visually-hidden { " to " (one.asset.asset.said.name) } } }
        }))
        @if found.len() > SHOWN { p.govuk-body { "And " (found.len() - SHOWN) " further away. Say what they like to find them." } }
    };
    Ok(Reply::page("Introduce them to something", body)
        .back_to("Back to the young person’s page", who.address()))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, SubjectId) = (visit.id("id")?, visit.id("asset")?);
    let today = visit.today();
    let (who, one, names) = visit.read(|tx| {
        let (_, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        Ok((who, asset(tx, to)?, access::names(tx)?))
    })?;
    let about = format!("{}, to {}", who.name, one.asset.said.name);
    let above = html! { p.govuk-body { (words::freshness(&one, &names, today)) } };
    let back = ("Back to the young person’s page", who.address());
    let on = date_value(today);
    INTRODUCE.page_under(
        visit,
        &about,
        back,
        &[("on", &on)],
        &Options::default(),
        &above,
    )
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, SubjectId) = (visit.id("id")?, visit.id("asset")?);
    let said: Introduced = INTRODUCE
        .read(visit, &Options::default())?
        .and("asset", to)
        .into()?;
    visit.write(|tx| community::introduce(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("Saved the introduction"))
}

pub(super) fn asked_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, fact): (YoungPersonId, FactId) = (visit.id("id")?, visit.id("fact")?);
    let today = visit.today();
    let (who, one) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let all = introductions(tx, &allowed)?;
        let one = all
            .into_iter()
            .find(|one| one.made.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((who, one))
    })?;
    let about = format!(
        "{}, introduced to {} on {}",
        who.name,
        one.name,
        long_date(one.made.said.on)
    );
    let above = html! { div.hw-statement { p.hw-statement__about { "What they hoped for" } blockquote { p { (one.made.said.hope) } } } };
    let back = ("Back to the young person’s page", who.address());
    let on = date_value(today);
    ASKED.page_under(
        visit,
        &about,
        back,
        &[("on", &on)],
        &Options::default(),
        &above,
    )
}

pub(super) fn asked(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, fact): (YoungPersonId, FactId) = (visit.id("id")?, visit.id("fact")?);
    let said: StillGoing = ASKED
        .read(visit, &Options::default())?
        .and("about", fact)
        .into()?;
    visit.write(|tx| community::still_going(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("Saved"))
}

#[test]
fn the_answers_are_those_of_the_record() {
    let words: Vec<(&str, &str)> = community::Still::ALL
        .iter()
        .map(|still| (still.code(), still.words()))
        .collect();
    assert_eq!(words, STILL);
}
