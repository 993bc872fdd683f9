//! What whoever leads a workshop does: going on, naming who else is there, choosing, what came of it.

use crate::about_one::{Page, area, day, line};
use crate::workshops::facts::{HowItWent, Result as Tried, Test};
use crate::workshops::held;
use care::dates::plus_days;
use care::ids::FactId;
use desk::components::Radios;
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use uuid::Uuid;

fn back(id: Uuid) -> (&'static str, String) {
    ("The workshop", format!("/workshops/{id}"))
}

pub(super) fn next(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let stage = visit.write(|tx| held::next(tx, id));
    match stage {
        Ok(stage) => Ok(Reply::redirect(format!("/workshops/{id}")).saying(stage.words())),
        // The button stands alone: what is missing is said on the page it stands on.
        Err(Refusal::Invalid(wrong)) => {
            let words = wrong.first().map_or("", |one| one.message.as_str());
            Ok(Reply::redirect(format!("/workshops/{id}")).saying(words))
        }
        Err(other) => Err(other),
    }
}

pub(super) fn end(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    visit.write(|tx| held::end(tx, id))?;
    Ok(Reply::redirect(format!("/workshops/{id}"))
        .saying("The workshop is over. The code joins nobody any more"))
}

pub(super) fn guest_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let all = visit.read(|tx| held::workshop(tx, id))?;
    if !all.leads {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("guest", &[])?;
    let fields = html! { (line(&form, "name", "Who is here?").hint("For example, Nan. You type what they say.")) };
    let page = Page {
        title: "Somebody is here",
        about: &all.about.title,
        back: back(id),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn guest(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let mut form = visit.posted()?;
    let name = form.text("name", "who is here").at_most(100).required();
    let (name,) = form.all_of((name,))?;
    visit.write(|tx| held::guest(tx, id, &name))?;
    Ok(Reply::redirect(format!("/workshops/{id}")).saying("Saved"))
}

pub(super) fn try_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let me = visit.caller()?.name().to_owned();
    let all = visit.read(|tx| held::workshop(tx, id))?;
    let idea = all
        .idea(fact)
        .filter(|_| all.leads)
        .ok_or(Refusal::NotFound)?;
    let start = [
        ("owner", me.as_str()),
        ("look_on", &date_value(plus_days(today, 14))),
    ];
    let form = visit.form("try", &start)?;
    let fields = html! {
        div.hw-statement { blockquote { p { (idea.said.text) } } }
        (line(&form, "owner", "Who sees to it?"))
        (day(&form, "look_on", "When do we look at it?"))
    };
    let page = Page {
        title: "We try this",
        about: &all.about.title,
        back: back(id),
    };
    Ok(page.around(&form, &fields, "Try it"))
}

pub(super) fn choose(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let idea: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let owner = form.text("owner", "who sees to it").at_most(200).required();
    let look_on = form
        .date("look_on", "the day you look at it")
        .not_before_today(today)
        .required();
    let (owner, look_on) = form.all_of((owner, look_on))?;
    let test = Test {
        idea,
        owner,
        look_on,
    };
    visit.write(|tx| held::choose(tx, id, &test))?;
    Ok(Reply::redirect(format!("/workshops/{id}")).saying("We try it. The other ideas stay"))
}

pub(super) fn result_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let fact: FactId = visit.id("fact")?;
    let all = visit.read(|tx| held::workshop(tx, id))?;
    let test = all
        .tests
        .iter()
        .find(|one| one.fact == fact && all.leads)
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("result", &[])?;
    let idea = all.idea(test.said.idea);
    let fields = html! {
        @if let Some(idea) = idea { div.hw-statement { blockquote { p { (idea.said.text) } } } }
        (Radios::new("went", "How did it go?").choices(HowItWent::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("went")).error_if(form.error("went")))
        (area(&form, "words", "What came of it?", 3))
        (day(&form, "first_change_on", "On which day was something first different for them? (leave blank if nothing was)"))
    };
    let page = Page {
        title: "What came of it",
        about: &all.about.title,
        back: back(id),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn result(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: Uuid = visit.id("workshop")?;
    let test: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let went = form
        .choice("went", "how it went", HowItWent::parse)
        .required();
    let words = form
        .text("words", "what came of it")
        .at_most(2_000)
        .required();
    let change = form
        .date("first_change_on", "the day something was different")
        .not_after_today(today)
        .optional();
    let (went, words, first_change_on) = form.all_of((went, words, change))?;
    let tried = Tried {
        test,
        went,
        first_change_on,
        words,
    };
    visit.write(|tx| held::result(tx, id, &tried))?;
    Ok(Reply::redirect(format!("/workshops/{id}")).saying("Saved what came of it"))
}
