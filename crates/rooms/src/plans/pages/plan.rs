// Long because: the plan, its actions and its reviews share one page, and each form leads back to it.

//! The plan: strengths and hopes first, goals that begin from them, actions owned and dated.

use super::block::{doing, open};
use crate::about_one::{Page, Who, area, day, leave, line, names};
use crate::people::{self, About, Statement, Words};
use crate::plans::facts::{Action as PlanAction, ActionDone, Goal, Place, Plan, PlanReviewed};
use crate::plans::held::{Held, held};
use crate::plans::principles::prompt_at;
use crate::plans::saying;
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, MemberId, YoungPersonId};
use desk::components::{Button, Colour, Details, Select, SelectItem, Tag, button_group};
use desk::form::{Form, date_value};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, FieldClass, Persona};
use record::{Refusal, Tx};
use std::collections::HashMap;

/// How many goals one form takes.
const GOALS: [(&str, &str); 3] = [
    ("goal_1", "from_1"),
    ("goal_2", "from_2"),
    ("goal_3", "from_3"),
];

struct View {
    who: Who,
    today: Date,
    adds: bool,
    held: Held,
    names: HashMap<MemberId, String>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::Plans)?;
        Ok(View {
            today,
            adds: allowed.lens().may(Action::Add, FieldClass::Plans),
            held: held(tx, &allowed)?,
            names: names(tx)?,
            who,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("The plan", draw(&view)).back_to("Back to their page", at))
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/plan", view.who.address());
    let name = &view.who.short;
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "What we plan together" }
        @if let Some(plan) = view.held.plan() {
            @let said = &plan.said;
            p.govuk-body { "Written on " (long_date(said.on)) " by " (said.with) "." }
            @if let Some(why) = &said.why_without_them { p.govuk-body { (name) " was not there: " (why) } }
            h2.govuk-heading-m { "What it begins from" }
            p.govuk-body { strong { "Good at: " } (said.good_at) }
            p.govuk-body { strong { "Hopes for: " } "“" (said.hopes) "”" }
            h2.govuk-heading-m { "Where to" }
            ol.govuk-list.govuk-list--number {
                @for goal in &said.goals {
                    li { (goal.what) br; span.govuk-hint { "Begins from: " (goal.begins_from) } }
                }
            }
            (actions(view, &at))
            (lives(view, &at))
            (reviews(view, &at))
        } @else {
            (invitation(format!("Nothing is planned yet. What does {name} want to get to, and what are they good at that it can begin from?"), None))
        }
        @if view.adds {
            (button_group(html! {
                (Button::link(if view.held.plan().is_some() { "Make a new plan together" } else { "Make a plan together" }, format!("{at}/new")).secondary())
            }))
        }
    }
}

fn actions(view: &View, at: &str) -> Markup {
    let open = open(&view.held);
    let done: Vec<_> = view
        .held
        .actions
        .iter()
        .rev()
        .filter_map(|one| Some((one, one.done.as_ref()?)))
        .collect();
    html! {
        h2.govuk-heading-m id="actions" { "Who does what, by when" }
        @if open.is_empty() { p.govuk-body { "Nothing is left to do." } }
        ul.govuk-list.hw-people {
            @for one in open {
                li {
                    p.govuk-body { (doing(one, view.today)) }
                    @if view.adds {
                        p.govuk-body { a.govuk-link href={ (at) "/action/" (one.fact) "/done" } { "It is done" span.govuk-visually-hidden { ": " (one.said.what) } } }
                    }
                }
            }
        }
        @if view.adds { (Button::link("Add something to do", format!("{at}/action"))) }
        @if !done.is_empty() {
            (Details::new(format!("Done: {}", done.len()), html! {
                ul.govuk-list { @for (one, done) in &done {
                    li { (one.said.who) ": " (one.said.what) ". " (long_date(done.on)) ": " (done.what_came) }
                } }
            }))
        }
    }
}

fn lives(view: &View, at: &str) -> Markup {
    let name = &view.who.short;
    let last = view.held.adulthood.last();
    html! {
        h2.govuk-heading-m id="life" { "Life at 21, 30 and 50" }
        @if let Some(one) = last {
            p.govuk-body-s { "Asked on " (long_date(one.said.asked_on)) }
            @for life in &one.said.lives {
                @if life.theirs.is_some() || life.adults.is_some() {
                    h3.govuk-heading-s { "At " (life.at) }
                    @if let Some(words) = &life.theirs { div.hw-statement { p.hw-statement__about { (name) } blockquote { p { (words) } } } }
                    @if let Some(words) = &life.adults { p.govuk-body { "Those who care about " (name) ": " (words) } }
                }
            }
            @if let Some(words) = &one.said.not_now { p.govuk-body { (name) " did not want to say: “" (words) "”" } }
        }
        @if view.held.answered() == Some(false) {
            p.govuk-body { (Tag::new("Ask again").colour(Colour::Yellow)) " It is asked when a plan is made and each time it is looked at." }
        }
        @if view.adds { p.govuk-body { a.govuk-link href={ (at) "/life" } { "Ask about life at 21, 30 and 50" } } }
    }
}

fn reviews(view: &View, at: &str) -> Markup {
    let next = view.held.review_on();
    html! {
        h2.govuk-heading-m { "Looked at together" }
        @for one in view.held.reviews.iter().rev() {
            p.govuk-body {
                strong { (long_date(one.said.on)) } ": " (one.said.what_changed)
                @if let Some(words) = &one.said.they_say { " “" (words) "”" }
                " " span.govuk-hint { (view.names.get(&one.by).map_or("Homeward", String::as_str)) }
            }
        }
        @match next {
            Some(day) => p.govuk-body {
                "Next on " (long_date(day)) ". "
                @if day < view.today { (Tag::new("Overdue").colour(Colour::Red)) }
            },
            None => p.govuk-body { "This plan has come to its end." },
        }
        @if view.adds && next.is_some() { (Button::link("Look at it together", format!("{at}/review")).secondary()) }
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let me = visit.caller()?.name().to_owned();
    let (who, good_at, hopes) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let said = people::said_of::<Statement>(tx, &allowed)?;
        let of = |about: About| {
            let theirs = said
                .iter()
                .find(|one| one.said.about == about && one.said.words == Words::YoungPerson);
            theirs
                .or_else(|| said.iter().find(|one| one.said.about == about))
                .map_or(String::new(), |one| one.said.text.clone())
        };
        let (good_at, hopes) = (of(About::Strength), of(About::Aspiration));
        Ok((who, good_at, hopes))
    })?;
    let start = [
        ("with", format!("{} and {me}", who.short)),
        ("good_at", good_at),
        ("hopes", hopes),
        ("review_on", date_value(plus_days(today, 42))),
    ];
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("plan", &start)?;
    let prompt = visit.read(|tx| Ok(prompt_at(tx, Place::Plan)?))?;
    let name = who.short.clone();
    let fields = html! {
        (super::prompt(&prompt))
        p.govuk-body { "Sit down together. Begin with what is strong, not with what is wrong." }
        (area(&form, "good_at", &format!("What is {name} good at?"), 2))
        (area(&form, "hopes", &format!("What does {name} hope for, in their words?"), 2))
        @for (nth, (goal, from)) in GOALS.iter().enumerate() {
            (line(&form, goal, &if nth == 0 { "Where to?".to_owned() } else { format!("Where else to? {} (optional)", nth + 1) })
                .hint("As they would say it."))
            (line(&form, from, "Which strength or hope does it begin from?"))
        }
        (line(&form, "with", "Who wrote this together?"))
        (line(&form, "why_without_them", &format!("If {name} was not there, why? (optional)")))
        (day(&form, "review_on", "When do you look at it together?"))
    };
    let page = Page {
        title: "A plan, together",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Save the plan"))
}

fn goal(
    form: &mut Form,
    (what, from): (&'static str, &'static str),
    first: bool,
) -> desk::form::Field<Option<Goal>> {
    let begins = form
        .text(from, "what it begins from")
        .at_most(500)
        .optional();
    let said = form.text(what, "where to").at_most(500);
    let said = if first {
        said.required().map(Some)
    } else {
        said.optional()
    };
    let both = (
        said.get().cloned().flatten(),
        begins.get().cloned().flatten(),
    );
    match both {
        (Some(what), Some(begins_from)) => {
            desk::form::Field::known(Some(Goal { what, begins_from }))
        }
        (Some(_), None) => {
            form.problem(from, "Say which strength or hope it begins from");
            desk::form::Field::known(None)
        }
        _ => said.map(|_| None),
    }
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let good_at = form
        .text("good_at", "what they are good at")
        .at_most(2_000)
        .required();
    let hopes = form
        .text("hopes", "what they hope for")
        .at_most(2_000)
        .required();
    let one = goal(&mut form, GOALS[0], true);
    let two = goal(&mut form, GOALS[1], false);
    let three = goal(&mut form, GOALS[2], false);
    let with = form
        .text("with", "who wrote this together")
        .at_most(500)
        .required();
    let why = form
        .text("why_without_them", "why they were not there")
        .at_most(500)
        .optional();
    let review_on = form
        .date("review_on", "the day you look at it together")
        .not_before_today(on)
        .required();
    let (good_at, hopes, one, two, three, with, why_without_them, review_on) =
        form.all_of((good_at, hopes, one, two, three, with, why, review_on))?;
    let said = Plan {
        on,
        with,
        good_at,
        hopes,
        goals: [one, two, three].into_iter().flatten().collect(),
        why_without_them,
        review_on,
    };
    visit.write(|tx| saying::plan(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/plan")).saying("Saved the plan"))
}

/// Who works with them or in a team of theirs, as choices after somebody who does not sign in.
fn owners(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<SelectItem>, Refusal> {
    let me = tx.caller().member();
    let today = tx.today();
    let shared: Vec<_> = access::sharings(tx, allowed)?
        .into_iter()
        .filter(|(.., period)| period.contains(today))
        .map(|(with, ..)| with)
        .collect();
    let mut all = access::members(tx)?;
    all.retain(|one| {
        let takes = match one.persona {
            Persona::KeyWorker
            | Persona::SocialWorker
            | Persona::TeamManager
            | Persona::PlacementOfficer
            | Persona::ServiceLead => true,
            // A specialist of an agency with which they are shared may take something on.
            Persona::Partner(_) => one.agency.is_some_and(|agency| shared.contains(&agency)),
            _ => false,
        };
        one.active && takes
    });
    all.sort_by_key(|one| one.id != me);
    let items = all
        .into_iter()
        .map(|one| SelectItem::new(one.id.to_string(), one.name));
    Ok(
        std::iter::once(SelectItem::new("", "Somebody else, named below"))
            .chain(items)
            .collect(),
    )
}

pub(super) fn action_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let me = visit.caller()?.member().to_string();
    let (who, items) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let owners = owners(tx, &allowed)?;
        Ok((who, owners))
    })?;
    let start = [
        ("owner", me.as_str()),
        ("due", &date_value(plus_days(today, 14))),
    ];
    let form = visit.form("plan-action", &start)?;
    let prompt = visit.read(|tx| Ok(prompt_at(tx, Place::Plan)?))?;
    let fields = html! {
        (super::prompt(&prompt))
        (line(&form, "what", "What will be done?"))
        (Select::new("owner", "Who does it?").items(items).value(form.value("owner")).error_if(form.error("owner")))
        (line(&form, "who", "Or somebody who does not sign in here (optional)").hint("For example, Nan, or the young person."))
        (day(&form, "due", "By when?"))
    };
    let page = Page {
        title: "Something to do",
        about: &who.name,
        back: ("The plan", format!("{}/plan", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn action(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let what = form
        .text("what", "what will be done")
        .at_most(500)
        .required();
    let owner = form
        .choice("owner", "who does it", |id| id.parse::<MemberId>().ok())
        .optional();
    let who = form.text("who", "who does it").at_most(200).optional();
    let due = form
        .date("due", "the day it is done by")
        .not_before_today(today)
        .required();
    let (what, owner, who, due) = form.all_of((what, owner, who, due))?;
    visit.write(|tx| {
        // Somebody named in words goes before the one chosen.
        let (owner, who) = match (&who, owner) {
            (Some(words), _) => (None, words.clone()),
            (None, Some(member)) => {
                let found = access::member(tx, member)?.filter(|one| one.active);
                (
                    Some(member),
                    found
                        .ok_or_else(|| Refusal::invalid("owner", "Select who does it"))?
                        .name,
                )
            }
            (None, None) => return Err(Refusal::invalid("owner", "Say who does it")),
        };
        let said = PlanAction {
            what: what.clone(),
            owner,
            who,
            due,
        };
        saying::do_action(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/plan#actions")).saying("Saved"))
}

pub(super) fn done_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let (who, one) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let one = held(tx, &allowed)?
            .actions
            .into_iter()
            .find(|one| one.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((who, one))
    })?;
    let form = visit.form("plan-done", &[("on", &date_value(today))])?;
    let fields = html! {
        p.govuk-body { (doing(&one, today)) }
        @if let Some(done) = &one.done { p.govuk-body { "Done on " (long_date(done.on)) ": " (done.what_came) } }
        (area(&form, "what_came", "What came of it?", 2).hint("If it is no longer needed, say why."))
        (day(&form, "on", "When was it done?"))
    };
    let page = Page {
        title: "It is done",
        about: &who.name,
        back: ("The plan", format!("{}/plan", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

/// What the form "It is done" says of an action.
pub(super) fn what_came(visit: &mut Visit) -> Result<ActionDone, Refusal> {
    let action: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let what_came = form
        .text("what_came", "what came of it")
        .at_most(2_000)
        .required();
    let on = form.date("on", "the day").not_after_today(today).required();
    let (what_came, on) = form.all_of((what_came, on))?;
    Ok(ActionDone {
        action,
        on,
        what_came,
    })
}

pub(super) fn done(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let said = what_came(visit)?;
    visit.write(|tx| saying::done(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/plan#actions")).saying("Saved: it is done"))
}

pub(super) fn review_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let who = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        held(tx, &allowed)?.plan().ok_or(Refusal::NotFound)?;
        Ok(who)
    })?;
    let form = visit.form(
        "plan-review",
        &[
            ("on", &date_value(today)),
            ("next_on", &date_value(plus_days(today, 42))),
        ],
    )?;
    let fields = html! {
        (area(&form, "what_changed", "What is different since last time?", 3))
        (area(&form, "they_say", &format!("What does {} say? (optional)", who.short), 2))
        (day(&form, "on", "When did you look at it?"))
        (day(&form, "next_on", "When do you look at it next? (leave blank when it has come to its end)"))
    };
    let page = Page {
        title: "Looking at the plan together",
        about: &who.name,
        back: ("The plan", format!("{}/plan", who.address())),
    };
    Ok(page.around(&form, &fields, "Save, and ask about life at 21, 30 and 50"))
}

pub(super) fn review(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let what_changed = form
        .text("what_changed", "what is different")
        .at_most(4_000)
        .required();
    let they_say = form
        .text("they_say", "what they say")
        .at_most(2_000)
        .optional();
    let on = form.date("on", "the day").not_after_today(today).required();
    let next_on = form.date("next_on", "the next day").optional();
    let (what_changed, they_say, on, next_on) =
        form.all_of((what_changed, they_say, on, next_on))?;
    visit.write(|tx| {
        let (allowed, _) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let plan = held(tx, &allowed)?.plan().ok_or(Refusal::NotFound)?.fact;
        let said = PlanReviewed {
            plan,
            on,
            what_changed: what_changed.clone(),
            they_say: they_say.clone(),
            next_on,
        };
        saying::review(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/plan/life")).saying("Saved"))
}
