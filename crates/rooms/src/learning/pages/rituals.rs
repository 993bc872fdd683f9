//! Rituals: when teams stop to reflect, how many of those due were held; and reflections, for the
//! team alone.

use crate::about_one::names;
use crate::learning::facts::{Often, Reflection, Ritual, RitualHeld};
use crate::learning::rituals::{self as kept, Kept, add_ritual, rituals};
use care::Date;
use care::dates::long_date;
use care::ids::{MemberId, SubjectId, TeamId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Colour, Tag, button_group};
use desk::form::date_value;
use desk::patterns::{FigureCard, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Capability};
use std::collections::HashMap;
use uuid::Uuid;

static NEW: Asked = Asked {
    name: "ritual",
    title: "A ritual",
    lead: "Something a team does again and again to stop, look and learn.",
    questions: &[
        Question::line("name", "What do you call it?", "what it is called"),
        Question::chosen("team", "Whose is it?", "the team"),
        Question::words("purpose", "What is it for?", "what it is for"),
        Question::one_of("often", "How often?", "how often", Often::CHOICES),
        Question::day("since", "From which day?", "the first day"),
    ],
    save: "Begin this ritual",
};

static HELD: Asked = Asked {
    name: "ritual-held",
    title: "It was held",
    lead: "",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::number("people", "How many came?", "how many came", 1, 500).optional(),
    ],
    save: "Save",
};

static REFLECT: Asked = Asked {
    name: "ritual-reflection",
    title: "A reflection",
    lead: "Only those of your team can read it. No number is made of it, and no manager outside the team sees it. Do not name a young person.",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::words("words", "What did you see, and how was it?", "what you saw"),
        Question::words(
            "next",
            "What do you want to try next?",
            "what you want to try",
        )
        .optional(),
    ],
    save: "Save for my team",
};

struct ListView {
    all: Vec<Kept>,
    teams: HashMap<TeamId, String>,
    today: Date,
    leads: bool,
}

pub(super) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let leads = visit.caller()?.may(Capability::LeadHub);
    let today = visit.today();
    let (all, teams) = visit.read(|tx| Ok((rituals(tx)?, access::teams(tx)?)))?;
    let view = ListView {
        all,
        teams: teams.into_iter().collect(),
        today,
        leads,
    };
    Ok(Reply::page("Rituals", draw_list(&view)))
}

fn draw_list(view: &ListView) -> Markup {
    let (held, due) = view
        .all
        .iter()
        .map(|one| one.counted(view.today))
        .fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    html! {
        h1.govuk-heading-l { "Rituals" }
        p.govuk-body { "When a team stops, looks at what happened and thinks about what to try next. What is said there stays with the team." }
        @if due > 0 {
            div.hw-figures {
                (FigureCard::new("Held, of those due in the last twelve months").level(2)
                    .value(format!("{:.0}%", held as f64 * 100.0 / due as f64)).of(held, due, "due"))
            }
        }
        @if view.leads { (button_group(html! { (Button::link("Begin a ritual", "/rituals/new").secondary()) })) }
        @if view.all.is_empty() { (invitation("No ritual is written down yet. A good first one: half an hour every four weeks to ask what we are proud of and what we would do otherwise.", None)) }
        ul.govuk-list.hw-people {
            @for one in &view.all { li { (line(one, view)) } }
        }
    }
}

fn line(one: &Kept, view: &ListView) -> Markup {
    let said = &one.ritual.said;
    let (held, due) = one.counted(view.today);
    html! {
        p.govuk-body."govuk-!-margin-bottom-1" {
            strong { a.govuk-link href={ "/rituals/" (one.ritual.subject) } { (said.name) } }
            ", " (view.teams.get(&said.team).map_or("A team", String::as_str))
        }
        p.govuk-body-s {
            (said.often.words()) ". Held " (held) " of " (due) " times due. "
            @if one.next() < view.today { (Tag::new("Due").colour(Colour::Yellow)) " since " (long_date(one.next())) }
            @else { "Next by " (long_date(one.next())) }
        }
    }
}

fn asked(visit: &Visit) -> Result<Kept, Refusal> {
    let id: SubjectId = visit.id("ritual")?;
    visit.read(|tx| kept::ritual(tx, id))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let one = asked(visit)?;
    let today = visit.today();
    let leads = visit.caller()?.may(Capability::LeadHub);
    let names = visit.read(|tx| Ok(names(tx)?))?;
    let title = one.ritual.said.name.clone();
    Ok(Reply::page(title, draw(&one, &names, today, leads)).back_to("Rituals", "/rituals"))
}

fn draw(one: &Kept, names: &HashMap<MemberId, String>, today: Date, leads: bool) -> Markup {
    let said = &one.ritual.said;
    let at = format!("/rituals/{}", one.ritual.subject);
    let (held, due) = one.counted(today);
    html! {
        span.govuk-caption-l { (said.often.words()) ", since " (long_date(said.since)) }
        h1.govuk-heading-l { (said.name) }
        p.govuk-body { (said.purpose) }
        p.govuk-body { "Held " strong { (held) " of " (due) } " times due in the last twelve months. Next by " (long_date(one.next())) "." }
        (button_group(html! {
            @if leads || one.reflections.is_some() { (Button::link("It was held", format!("{at}/held"))) }
            @if one.reflections.is_some() { (Button::link("Add a reflection", format!("{at}/reflect")).secondary()) }
        }))
        @match &one.reflections {
            Some(all) => {
                h2.govuk-heading-m { "What we thought" }
                p.govuk-body-s { "For your team alone. It is no performance data." }
                @if all.is_empty() { p.govuk-body { "Nobody has written anything down yet." } }
                @for reflection in all {
                    div.hw-statement {
                        p.hw-statement__about { (names.get(&reflection.by).map_or("Somebody", String::as_str)) ", " (long_date(reflection.said.on)) }
                        blockquote { p { (reflection.said.words) } }
                        @if let Some(next) = &reflection.said.next { p.govuk-body { strong { "To try: " } (next) } }
                    }
                }
            },
            None => p.govuk-body { "What was said there stays with its team." },
        }
        @if !one.held.is_empty() {
            h2.govuk-heading-m { "When it was held" }
            ul.govuk-list {
                @for time in one.held.iter().take(12) {
                    li { (long_date(time.said.on)) @if let Some(n) = time.said.people { ", " (n) " came" } }
                }
                @if one.held.len() > 12 { li { "and " (one.held.len() - 12) " times before" } }
            }
        }
    }
}

/// The caller's own teams, or every team for somebody who leads the service.
fn teams(visit: &Visit) -> Result<Options, Refusal> {
    let own = visit.caller()?.teams().to_vec();
    let all = match own.is_empty() {
        true => visit.read(|tx| Ok(access::teams(tx)?))?,
        false => own,
    };
    Ok(Options::default().with("team", all))
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let back = ("Rituals", "/rituals".to_owned());
    let since = date_value(visit.today());
    NEW.page(visit, "", back, &[("since", &since)], &teams(visit)?)
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: Ritual = NEW.read(visit, &teams(visit)?)?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| add_ritual(tx, id, &said))?;
    Ok(Reply::redirect(format!("/rituals/{id}")).saying("Saved"))
}

fn framed(visit: &mut Visit, form: &Asked) -> Result<Reply, Refusal> {
    let one = asked(visit)?;
    let back = (
        "Back to the ritual",
        format!("/rituals/{}", one.ritual.subject),
    );
    let on = date_value(visit.today());
    form.page(
        visit,
        &one.ritual.said.name,
        back,
        &[("on", &on)],
        &Options::default(),
    )
}

pub(super) fn held_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    framed(visit, &HELD)
}

pub(super) fn held(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("ritual")?;
    let said: RitualHeld = HELD.read(visit, &Options::default())?.into()?;
    visit.write(|tx| kept::held(tx, id, &said))?;
    Ok(Reply::redirect(format!("/rituals/{id}")).saying("Saved"))
}

pub(super) fn reflect_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    if asked(visit)?.reflections.is_none() {
        return Err(Refusal::NotAllowed);
    }
    framed(visit, &REFLECT)
}

pub(super) fn reflect(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("ritual")?;
    let said: Reflection = REFLECT.read(visit, &Options::default())?.into()?;
    visit.write(|tx| kept::reflect(tx, id, &said))?;
    Ok(Reply::redirect(format!("/rituals/{id}")).saying("Saved for your team"))
}
