//! The theory of change: an outline that can be printed, each outcome beside the number that shows it.

use crate::evidence::{self, shown};
use crate::learning::facts::{NodeKind, Part};
use crate::learning::theory::{Node, Theory, say_part, theory};
use crate::outcomes::{self, PRACTICE_NUMBERS};
use care::Date;
use care::dates::long_date;
use care::ids::SubjectId;
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Colour, Tag, button_group};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::{CHANGES, Guard, REMAINED_OUT, last_return};
use record::access::Capability;
use record::{Refusal, Tx};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

static PART: Asked = Asked {
    name: "theory-part",
    title: "A part of our theory of change",
    lead: "",
    questions: &[
        Question::one_of("kind", "What is it?", "what it is", NodeKind::CHOICES),
        Question::words("words", "In a sentence", "it in a sentence")
            .hint("As you would say it to a young person."),
        Question::chosen("under", "Under which part does it stand?", "the part").optional(),
        Question::chosen("indicator", "Which number shows it?", "the number")
            .optional()
            .hint("Leave blank when there is none: the page then says “not measured”."),
        Question::tick(
            "left",
            "Does it still belong?",
            "It no longer belongs to our theory",
        ),
    ],
    save: "Save",
};

/// A number of today, in words.
struct Live {
    title: &'static str,
    value: String,
    on: Date,
    /// Its page, when it is open to the reader.
    at: Option<String>,
}

struct View {
    theory: Theory,
    live: BTreeMap<String, Live>,
    leads: bool,
}

/// What the page of outcomes compares or counts: id and title.
fn changes_there_are() -> impl Iterator<Item = (&'static str, &'static str)> {
    let remained = (outcomes::REMAINED_OUT_ID, REMAINED_OUT[0]);
    std::iter::once(remained).chain(CHANGES.iter().map(|one| (one.id, one.title)))
}

/// What each number says today, as far as the reader may see it.
fn live(
    tx: &mut Tx<'_>,
    ids: &BTreeSet<String>,
    small: bool,
) -> Result<BTreeMap<String, Live>, Refusal> {
    let today = tx.today();
    let on = if small { today } else { last_return(today) };
    let mut all = BTreeMap::new();
    let measures: Vec<_> = ids.iter().filter_map(|id| measures::find(id)).collect();
    if !measures.is_empty() {
        for one in shown(tx, &measures, on, small)?.iter() {
            let value = match one.all.value {
                Guard::Masked => "hidden: a number under six".to_owned(),
                Guard::Shown(None) => "nothing to count yet".to_owned(),
                Guard::Shown(Some(value)) => evidence::write(one.measure.unit, value),
            };
            let of = match (one.all.numerator, one.all.denominator) {
                (Guard::Shown(n), Guard::Shown(Some(of))) => format!(", {n} of {of}"),
                _ => String::new(),
            };
            all.insert(
                one.measure.id.to_owned(),
                Live {
                    title: one.measure.title,
                    value: value + &of,
                    on: one.on,
                    at: Some(format!("/numbers/about/{}?on={}", one.measure.id, one.on)),
                },
            );
        }
    }
    let changes: Vec<_> = changes_there_are()
        .filter(|(id, _)| ids.contains(*id))
        .collect();
    if !changes.is_empty() {
        let asked = outcomes::changes(tx, 12, on)?;
        for (id, title) in changes {
            all.insert(
                id.to_owned(),
                Live {
                    title,
                    value: outcomes::in_a_line(&asked, id, small),
                    on,
                    at: Some("/outcomes".to_owned()),
                },
            );
        }
    }
    if PRACTICE_NUMBERS.iter().any(|one| ids.contains(one.id)) {
        let may = tx.caller().may(Capability::SeeHub);
        let practice = match may {
            true => Some(outcomes::practice(tx)?),
            false => None,
        };
        for one in PRACTICE_NUMBERS.iter().filter(|one| ids.contains(one.id)) {
            let value = match practice.as_ref().map(one.counted) {
                None => "open to those who work in the hub".to_owned(),
                Some(counted) if counted.of == 0 => "nothing is written down yet".to_owned(),
                Some(counted) => format!(
                    "{:.0}%, {} of {} {}",
                    counted.n as f64 * 100.0 / counted.of as f64,
                    counted.n,
                    counted.of,
                    one.of_what
                ),
            };
            all.insert(
                one.id.to_owned(),
                Live {
                    title: one.title,
                    value,
                    on: today,
                    at: may.then(|| "/how-we-work".to_owned()),
                },
            );
        }
    }
    Ok(all)
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let (small, leads) = (
        caller.may(Capability::SeeSmallNumbers),
        caller.may(Capability::LeadHub),
    );
    let view = visit.read(|tx| {
        let theory = theory(tx)?;
        Ok(View {
            live: live(tx, &theory.indicators(), small)?,
            theory,
            leads,
        })
    })?;
    Ok(Reply::page("Theory of change", draw(&view)))
}

fn draw(view: &View) -> Markup {
    let (measured, outcomes) = view.theory.measured();
    html! {
        h1.govuk-heading-l { "Theory of change" }
        p.govuk-body-l { "Where we want to get to, what stands in the way, what we do about it, and how we would know." }
        @if outcomes > 0 {
            p.govuk-body {
                strong { (format!("{:.0}%", measured as f64 * 100.0 / outcomes as f64)) }
                ": " (measured) " of " (outcomes) " outcomes have a number that shows them."
            }
        }
        @if view.leads { (button_group(html! { (Button::link("Add a part", "/theory-of-change/part").secondary()) })) }
        @if view.theory.top.is_empty() {
            (invitation("Nobody has written it down yet. Begin with the ambition: what should be true for young people, in words they would use?", None))
        }
        (outline(view, &view.theory.top))
    }
}

fn outline(view: &View, all: &[Node]) -> Markup {
    html! {
        @if !all.is_empty() {
            ul.govuk-list.hw-outline {
                @for node in all {
                    li {
                        p.govuk-body."govuk-!-margin-bottom-1" {
                            strong { (node.said.kind.words()) ": " } (node.said.words)
                            @if view.leads {
                                " " a.govuk-link href={ "/theory-of-change/part/" (node.id) } { "Change" span.govuk-visually-hidden { ": " (node.said.words) } }
                            }
                        }
                        @if let Some(id) = &node.said.indicator {
                            p.govuk-body-s {
                                @match view.live.get(id) {
                                    Some(live) => {
                                        @match &live.at {
                                            Some(at) => a.govuk-link href=(at) { (live.title) },
                                            None => (live.title),
                                        }
                                        ": " strong { (live.value) } ", " (long_date(live.on))
                                    },
                                    None => "Its number is not kept any more.",
                                }
                            }
                        } @else if node.said.kind == NodeKind::Outcome {
                            p.govuk-body-s { (Tag::new("Not measured").colour(Colour::Yellow)) }
                        }
                        (outline(view, &node.under))
                    }
                }
            }
        }
    }
}

/// The parts it may stand under, and every number there is.
fn options(theory: &Theory, own: Option<SubjectId>) -> Options {
    let within: BTreeSet<SubjectId> =
        own.and_then(|id| theory.find(id))
            .map_or_else(BTreeSet::new, |node| {
                let whole = Theory {
                    top: vec![node.clone()],
                };
                whole.all().iter().map(|(_, node)| node.id).collect()
            });
    let parts = theory
        .all()
        .into_iter()
        .filter(|(_, node)| !within.contains(&node.id))
        .map(|(_, node)| {
            let words: String = node.said.words.chars().take(60).collect();
            (node.id, format!("{}: {words}", node.said.kind.words()))
        });
    let practice = PRACTICE_NUMBERS.iter().map(|one| (one.id, one.title));
    let numbers = measures::all().map(|one| (one.id, one.title));
    Options::default().with("under", parts).with(
        "indicator",
        practice
            .chain(changes_there_are())
            .chain(numbers)
            .map(|(id, title)| (id, title.to_owned())),
    )
}

fn asked(visit: &Visit) -> Result<(Option<SubjectId>, Theory), Refusal> {
    let own = visit.part("part").map(|_| visit.id("part")).transpose()?;
    let theory = visit.read(|tx| Ok(theory(tx)?))?;
    if own.is_some_and(|id| theory.find(id).is_none()) {
        return Err(Refusal::NotFound);
    }
    Ok((own, theory))
}

pub(super) fn part_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (own, theory) = asked(visit)?;
    let said = own.and_then(|id| theory.find(id)).map(|node| &node.said);
    let mut start: Vec<(&str, String)> = Vec::new();
    if let Some(said) = said {
        let kind = NodeKind::ALL.iter().position(|one| *one == said.kind);
        let code = kind.and_then(|at| NodeKind::CHOICES.get(at));
        start.push(("kind", code.map_or("", |(code, _)| code).to_owned()));
        start.push(("words", said.words.clone()));
        start.push(("indicator", said.indicator.clone().unwrap_or_default()));
        start.push((
            "under",
            said.under.map_or_else(String::new, |id| id.to_string()),
        ));
    }
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let back = ("Theory of change", "/theory-of-change".to_owned());
    PART.page(visit, "", back, &start, &options(&theory, own))
}

pub(super) fn part(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (own, theory) = asked(visit)?;
    let said: Part = PART.read(visit, &options(&theory, own))?.into()?;
    let id = own.unwrap_or_else(|| SubjectId(Uuid::now_v7()));
    visit.write(|tx| say_part(tx, id, &said))?;
    Ok(Reply::redirect("/theory-of-change").saying("Saved"))
}
