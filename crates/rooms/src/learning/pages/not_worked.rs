//! What did not work, so that nobody has to find out again.

use crate::kept::Kept;
use crate::learning::adopting::{NotWorked, Then, lately, not_worked, say_not_worked, taken};
use care::Date;
use care::dates::long_date;
use care::ids::SubjectId;
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, button_group};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use uuid::Uuid;

static NEW: Asked = Asked {
    name: "not-worked",
    title: "What did not work",
    lead: "Of the way we work, never of a person. Name no young person and no colleague: write it so that everybody it concerns could read it.",
    questions: &[
        Question::words("tried", "What did we try?", "what we tried"),
        Question::words("hoped", "What did we hope for?", "what we hoped for"),
        Question::words("happened", "What happened instead?", "what happened"),
        Question::words("because", "Why, as far as we can tell?", "why"),
        Question::one_of(
            "then",
            "What became of it?",
            "what became of it",
            Then::CHOICES,
        ),
        Question::past_day("on", "When did we see it?", "the day"),
        Question::chosen(
            "of",
            "Was it part of something taken from elsewhere?",
            "what",
        )
        .optional(),
    ],
    save: "Keep this",
};

struct View {
    all: Vec<Kept<NotWorked>>,
    today: Date,
    works_here: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let works_here = visit.caller()?.may(Capability::SeeHub);
    let today = visit.today();
    let all = visit.read(|tx| Ok(not_worked(tx)?))?;
    let view = View {
        all,
        today,
        works_here,
    };
    Ok(Reply::page("What did not work", draw(&view)))
}

fn draw(view: &View) -> Markup {
    let year = lately(&view.all, view.today);
    html! {
        h1.govuk-heading-l { "What did not work" }
        p.govuk-body-l { "Kept so that nobody has to find out again, here or elsewhere." }
        @if view.all.is_empty() {
            (invitation("Nothing is written down yet. The first one takes courage: what did you try that young people did not need?", None))
        } @else {
            p.govuk-body { strong { (year) } " in the last twelve months, " (view.all.len()) " in all." }
        }
        @if view.works_here { (button_group(html! { (Button::link("Write down what did not work", "/what-did-not-work/new").secondary()) })) }
        @for kept in &view.all { (one(kept)) }
    }
}

/// One of them as it stands on a page.
pub(super) fn one(kept: &Kept<NotWorked>) -> Markup {
    let said = &kept.said;
    html! {
        div.hw-statement {
            p.hw-statement__about { (long_date(said.on)) ": " (said.then.words()) }
            p.govuk-body { strong { "We tried: " } (said.tried) }
            p.govuk-body { strong { "We hoped: " } (said.hoped) }
            p.govuk-body { strong { "What happened: " } (said.happened) }
            p.govuk-body { strong { "Why, as far as we can tell: " } (said.because) }
        }
    }
}

fn options(visit: &Visit) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(taken(tx)?))?;
    let named = all.into_iter().map(|one| (one.id(), one.said.said.name));
    Ok(Options::default().with("of", named))
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = date_value(visit.today());
    let of = visit.query("of").unwrap_or_default().to_owned();
    let start = [("on", on.as_str()), ("of", of.as_str())];
    let back = ("What did not work", "/what-did-not-work".to_owned());
    NEW.page(visit, "", back, &start, &options(visit)?)
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: NotWorked = NEW.read(visit, &options(visit)?)?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| say_not_worked(tx, id, &said))?;
    Ok(Reply::redirect("/what-did-not-work").saying("Kept"))
}
