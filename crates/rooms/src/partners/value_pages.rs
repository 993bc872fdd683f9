//! What a provider gives beyond what is paid for, and permission to be creative.

use super::about_pages::{About, about, form, frame};
use super::kept::{Kept, days, of, one, say};
use super::value::{
    ANSWER_WITHIN, Asking, CreativeAnswer, CreativeAsk, CreativeSaid, SocialValue, ValueKind, asks,
};
use care::counted;
use care::dates::long_date;
use care::ids::{FactId, OrganisationId};
use care::{Date, Pence};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;

static VALUE: Asked = Asked {
    name: "social-value",
    title: "Something they gave",
    lead: "An event, a garden, a gift, a placement for a student: what nobody paid for.",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of("kind", "What kind?", "the kind", ValueKind::CHOICES),
        Question::line("what", "What was it?", "what it was"),
        Question::line("for_whom", "For whom?", "for whom it was").hint("A group. Name nobody."),
        Question::number("people", "How many people?", "how many people", 1, 100_000).optional(),
        Question::money(
            "worth",
            "What would it have cost, in pounds?",
            "what it would have cost",
        )
        .optional()
        .hint("Only if somebody said."),
    ],
    save: "Save",
};

static ASK: Asked = Asked {
    name: "creative-ask",
    title: "They ask to do something differently",
    lead: "Good homes find their own ways. Write down what they would like to do; somebody answers within a day.",
    questions: &[
        Question::past_day("on", "When did they ask?", "the day"),
        Question::line("asked_by", "Who of them asks?", "who asks"),
        Question::words("what", "What would they do?", "what they would do")
            .hint("Do not name the young person."),
        Question::words("why", "Why? What would it make possible?", "why"),
        Question::money(
            "money",
            "What would it cost, in pounds?",
            "what it would cost",
        )
        .optional(),
    ],
    save: "Save",
};

static ANSWER: Asked = Asked {
    name: "creative-answer",
    title: "Answer, or say what came of it",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::one_of("said", "What is it?", "what it is", CreativeSaid::CHOICES),
        Question::words("words", "In words", "it in words"),
        Question::line("by", "Who says so?", "who says so"),
    ],
    save: "Save",
};

struct View {
    about: About,
    given: Vec<Kept<SocialValue>>,
    asks: Vec<Asking>,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        Ok(View {
            about: about(tx, id, &caller)?,
            given: of(tx, id)?,
            asks: asks(tx)?
                .into_iter()
                .filter(|one| one.ask.subject == id.into())
                .collect(),
            today,
        })
    })?;
    Ok(frame(
        &view.about,
        "beyond",
        "Beyond the contract",
        &draw(&view),
    ))
}

fn draw(view: &View) -> Markup {
    let at = view.about.at();
    let worth: i64 = view
        .given
        .iter()
        .filter_map(|one| one.said.worth)
        .map(|p| p.0)
        .sum();
    let valued = view
        .given
        .iter()
        .filter(|one| one.said.worth.is_some())
        .count();
    let answered: Vec<&Asking> = view
        .asks
        .iter()
        .filter(|one| one.answer().is_some())
        .collect();
    let in_time = answered
        .iter()
        .filter(|one| one.waited(view.today) <= ANSWER_WITHIN)
        .count();
    let worked = view
        .asks
        .iter()
        .filter(|one| one.came() == Some(CreativeSaid::Worked))
        .count();
    let given = view.given.iter().fold(
        Table::bare().head([
            Cell::new("When"),
            Cell::new("What"),
            Cell::new("For whom"),
            Cell::number("People"),
            Cell::number("Would have cost"),
        ]),
        |table, one| {
            let said = &one.said;
            table.row([
                Cell::new(long_date(said.on)),
                Cell::new(html! { (said.what) br; span.govuk-hint { (said.kind.words()) } }),
                Cell::new(&said.for_whom),
                Cell::number(
                    said.people
                        .map_or("not counted".to_owned(), |n| n.to_string()),
                ),
                Cell::number(said.worth.map_or("not said".to_owned(), |p| p.to_string())),
            ])
        },
    );
    html! {
        h2.govuk-heading-m { "Permission to be creative" }
        (button_group(html! { (Button::link("They ask to do something differently", format!("{at}/beyond/ask"))) }))
        @if !view.asks.is_empty() {
            p.govuk-body {
                @if answered.is_empty() { "None is answered yet." }
                @else {
                    (in_time) " of " (counted(answered.len(), "answer", "answers")) " came within a day; "
                    (worked) " of " (counted(view.asks.len(), "ask", "asks")) " worked."
                }
            }
        }
        @if view.asks.is_empty() { (invitation("They have not asked for anything yet.", None)) }
        @for one in &view.asks {
            section {
                h3.govuk-heading-s { (one.ask.said.what) }
                p.govuk-body {
                    "Asked by " (one.ask.said.asked_by) ", " (long_date(one.ask.said.on)) ". " (one.ask.said.why)
                    @if let Some(money) = one.ask.said.money { " It would cost " (money) "." }
                }
                @if one.answer().is_none() {
                    p.govuk-body { strong { "Not answered yet, for " (days(one.waited(view.today))) "." } }
                }
                @if !one.since.is_empty() {
                    ul.govuk-list.govuk-list--bullet {
                        @for step in &one.since { li { (long_date(step.said.on)) ", " (step.said.by) ": " strong { (step.said.said.words()) } ". " (step.said.words) } }
                    }
                }
                @if one.came().is_none() {
                    p.govuk-body { a.govuk-link href={ (at) "/beyond/" (one.ask.fact) } {
                        @if one.answer().is_none() { "Answer" } @else { "Say what came of it" }
                        span.govuk-visually-hidden { ": " (one.ask.said.what) }
                    } }
                }
            }
        }
        h2.govuk-heading-m { "What they gave" }
        @if view.about.keeps {
            (button_group(html! { (Button::link("Write down something they gave", format!("{at}/beyond/gave"))) }))
        }
        @if view.given.is_empty() { (invitation("Nothing beyond the contract is written down yet. Ask them: many give without telling.", None)) }
        @else {
            (given.scrolling("What they gave"))
            (SummaryList::new([
                Row::new("Things given", view.given.len().to_string()),
                Row::new("Would have cost", format!("{}, for {valued} of {} of which somebody said", Pence(worth), view.given.len())),
            ]))
        }
    }
}

fn framed(visit: &Visit, asked: &Asked, above: &Markup) -> Result<Reply, Refusal> {
    let back = ("Beyond the contract", "beyond");
    form(visit, asked, back, &Options::default(), above)
}

fn saved(id: OrganisationId) -> Reply {
    Reply::redirect(format!("/providers/{id}/beyond")).saying("Saved")
}

pub(super) fn gave_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    framed(visit, &VALUE, &html! {})
}

pub(super) fn gave(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let said: SocialValue = VALUE.read(visit, &Options::default())?.into()?;
    let caller = visit.caller()?.clone();
    visit.write(|tx| {
        about(tx, id, &caller)?;
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(saved(id))
}

pub(super) fn ask_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    framed(visit, &ASK, &html! {})
}

pub(super) fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let said: CreativeAsk = ASK.read(visit, &Options::default())?.into()?;
    let caller = visit.caller()?.clone();
    visit.write(|tx| {
        about(tx, id, &caller)?;
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(saved(id))
}

pub(super) fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let ask = visit.read(|tx| one::<CreativeAsk>(tx, fact))?.said;
    let above = html! {
        (SummaryList::new([
            Row::new("They ask to", ask.what),
            Row::new("Why", ask.why),
            Row::new("It would cost", ask.money.map_or_else(|| "Nothing was said".to_owned(), |money| money.to_string())),
            Row::new("Asked by", format!("{}, {}", ask.asked_by, long_date(ask.on))),
        ]))
    };
    framed(visit, &ANSWER, &above)
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let answers = ANSWER.read(visit, &Options::default())?;
    let said: CreativeAnswer = answers.and("about", fact).into()?;
    visit.write(|tx| {
        let ask = one::<CreativeAsk>(tx, fact)?;
        if ask.subject != id.into() {
            return Err(Refusal::NotFound);
        }
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(saved(id))
}
