//! Asking a hub for somebody who is not in the record yet: one page, with the search for somebody
//! alike inside it, and the young person is known from then on.

use crate::about_one::{day, line};
use crate::hub::{self, Cohort, Referral};
use crate::people::{self, About, Identity, Name, Statement, Words};
use crate::young_people::list::{Entry, Question, Who, list};
use care::Date;
use care::dates::long_date;
use care::ids::{ChildCode, TeamId, YoungPersonId};
use desk::components::{Button, Radios};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, FieldClass, find};
use record::{Refusal, Saying, Tx};
use uuid::Uuid;

/// How many who are alike are shown.
const ALIKE: usize = 5;
/// What the form sends when it is none of them.
const NEW: &str = "new";

/// Those the caller may see whose names are like the one typed.
fn alike(tx: &mut Tx<'_>, form: &Form) -> Result<Vec<Entry>, Refusal> {
    let words = format!("{} {}", form.value("given"), form.value("family"));
    if form.value("given").trim().is_empty() || form.value("family").trim().is_empty() {
        return Ok(Vec::new());
    }
    let question = Question {
        words,
        // Whoever was ever known: somebody on the edge of care is in no list of those in care.
        who: Who::All,
        ..Question::default()
    };
    let mut found = list(tx, &question)?.entries;
    found.truncate(ALIKE);
    Ok(found)
}

pub(in super::super) fn newcomer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("newcomer", &[("state", Cohort::EdgeOfCare.code())])?;
    let (found, hubs) = visit.read(|tx| Ok((alike(tx, &form)?, access::teams(tx)?)))?;
    let body = draw(&form, &found, hubs);
    Ok(Reply::page("Ask the hub for somebody new", body).back_to("The hub", "/hub"))
}

fn draw(form: &Form, found: &[Entry], hubs: Vec<(TeamId, String)>) -> Markup {
    html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "Ask the hub for somebody new" }
            p.govuk-body { "For a young person who is not in the record yet. One page is enough; nobody is assessed first." }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (line(form, "given", "First name").spellcheck(false))
                (line(form, "family", "Last name").spellcheck(false))
                (day(form, "born", "When were they born? (optional)"))
                @if !found.is_empty() {
                    (Radios::new("known", "Is it one of these?")
                        .choices(found.iter().map(|one| (one.id.to_string(), words(one))).chain([(NEW.to_owned(), "No, none of them".to_owned())]))
                        .value(form.value("known")).error_if(form.error("known")))
                }
                (hub::referral_questions(form, hubs))
                (Button::submit("Ask the hub"))
                p.govuk-body { a.govuk-link href="/hub" { "Leave without saving" } }
            }
        } }
    }
}

fn words(one: &Entry) -> String {
    match one.born {
        Some(born) => format!(
            "{}, born {}, number {}",
            one.name(),
            long_date(born),
            one.code
        ),
        None => format!("{}, number {}", one.name(), one.code),
    }
}

pub(in super::super) fn newcomer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let found = visit.read(|tx| alike(tx, &form))?;
    let given = form
        .text("given", "their first name")
        .at_most(100)
        .required();
    let family = form
        .text("family", "their last name")
        .at_most(100)
        .required();
    let born = form
        .date("born", "the day they were born")
        .not_after_today(today)
        .optional();
    if !found.is_empty() && form.value("known").is_empty() {
        form.problem(
            "known",
            "Somebody with a name like this is known: say whether it is one of them",
        );
    }
    let known: Option<YoungPersonId> = form.value("known").parse().ok();
    let who = form.all_of((given, family, born));
    // Both are asked before either stops, so that every fault is found at once.
    let asked = hub::read_referral(&mut form, today);
    let (given, family, born) = who?;
    let asked = asked?;
    let name = Name {
        given,
        family,
        known_as: None,
    };
    let id = visit.write(|tx| {
        let id = match known {
            // Only somebody who was shown may be chosen.
            Some(id) if found.iter().any(|one| one.id == id) => id,
            _ => make(tx, &name, born, &asked, today)?,
        };
        hub::refer(tx, id, &asked)?;
        Ok(id)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("The hub has been asked"))
}

/// Makes somebody known: who they are, and what was said of them first.
fn make(
    tx: &mut Tx<'_>,
    name: &Name,
    born: Option<Date>,
    asked: &Referral,
    today: Date,
) -> Result<YoungPersonId, Refusal> {
    let id = YoungPersonId(Uuid::now_v7());
    let team = tx
        .caller()
        .teams()
        .first()
        .map(|(team, _)| *team)
        .ok_or_else(|| {
            Refusal::invalid(
                "given",
                "You are in no team, so you could not find them again",
            )
        })?;
    access::register(tx, id, Some((team, today)))?;
    // A number of our own until a return gives one: H and the end of the id.
    let end: String = id.0.simple().to_string().chars().skip(20).collect();
    let child = ChildCode::parse(&format!("H{end}"))
        .map_err(|_| Refusal::invalid("given", "They could not be given a number"))?;
    let identity = Identity {
        child,
        born,
        sex: None,
        ethnicity: None,
        upn: None,
        mother: None,
        first_child_born: None,
    };
    tx.say(id, &identity, Saying::from("worker"))?;
    tx.say(id, name, Saying::from("worker"))?;
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
    let mut said = vec![(About::Strength, asked.good_at.clone(), Words::Worker)];
    said.extend(
        asked
            .hopes
            .clone()
            .map(|hopes| (About::Aspiration, hopes, Words::YoungPerson)),
    );
    for (about, text, words) in said {
        let one = Statement {
            about,
            text,
            words,
            said_on: today,
        };
        people::say(tx, &allowed, &one)?;
    }
    Ok(id)
}
