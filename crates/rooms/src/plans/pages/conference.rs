//! A conference of the family: offered, wanted, held, their plan, reviewed at twelve weeks.

use crate::about_one::{Page, area, day, leave, line};
use crate::plans::facts::Conference;
use crate::plans::held::{Held, held};
use crate::plans::saying;
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Colour, Radios, Tag};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};

/// The family's conferences, on the page of who could be family.
pub(super) fn conferences(held: &Held, at: &str, today: Date, adds: bool) -> Markup {
    html! {
        h2.govuk-heading-m { "Family group conference" }
        @if held.conferences.is_empty() {
            p.govuk-body { "None has been offered yet. It is offered before care is decided on, where that is safe." }
        }
        @for one in held.conferences.iter().rev() {
            @let said = &one.said;
            p.govuk-body {
                "Offered on " (long_date(said.offered_on)) ". "
                @match said.accepted {
                    None => "The family thinks about it. ",
                    Some(false) => "The family did not want it. ",
                    Some(true) => @if said.held_on.is_none() { "The family wants it. " },
                }
                @if let Some(on) = said.held_on { "Held on " (long_date(on)) ". " }
                @if let (Some(on), Some(kept)) = (said.reviewed_on, said.kept) {
                    "Reviewed on " (long_date(on)) ": the plan was " @if kept { "kept. " } @else { "not kept. " }
                }
                @if let Some(due) = said.review_due() {
                    "Looked at by " (long_date(due)) ". "
                    @if due < today { (Tag::new("Overdue").colour(Colour::Red)) }
                }
            }
            @if let Some(plan) = &said.family_plan { div.hw-statement { p.hw-statement__about { "The family’s plan" } blockquote { p { (plan) } } } }
            @if adds { p.govuk-body { a.govuk-link href={ (at) "/conference/" (one.fact) } { "Where it stands now" span.govuk-visually-hidden { ": the conference offered on " (long_date(said.offered_on)) } } } }
        }
        @if adds { p.govuk-body { a.govuk-link href={ (at) "/conference" } { "Write down that a conference was offered" } } }
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let earlier: Option<FactId> = visit.part("fact").map(|_| visit.id("fact")).transpose()?;
    let today = visit.today();
    let (who, said) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        let said = match earlier {
            Some(fact) => Some(
                held(tx, &allowed)?
                    .conferences
                    .into_iter()
                    .find(|one| one.fact == fact)
                    .ok_or(Refusal::NotFound)?
                    .said,
            ),
            None => None,
        };
        Ok((who, said))
    })?;
    let mut start: Vec<(&str, String)> = Vec::new();
    match said {
        None => start.push(("offered_on", date_value(today))),
        Some(said) => {
            start.push(("offered_on", date_value(said.offered_on)));
            let yes_no = |yes| if yes { "yes" } else { "no" }.to_owned();
            start.extend(said.accepted.map(|yes| ("accepted", yes_no(yes))));
            start.extend(said.kept.map(|yes| ("kept", yes_no(yes))));
            start.extend(said.held_on.map(|on| ("held_on", date_value(on))));
            start.extend(said.reviewed_on.map(|on| ("reviewed_on", date_value(on))));
            start.extend(said.family_plan.map(|text| ("family_plan", text)));
            start.extend(said.note.map(|text| ("note", text)));
        }
    }
    let start: Vec<(&str, &str)> = start.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let form = visit.form("conference", &start)?;
    let yes_no = |name: &'static str, legend: &str| {
        Radios::new(name, legend)
            .choices([("yes", "Yes"), ("no", "No")])
            .inline()
            .value(form.value(name))
            .error_if(form.error(name))
    };
    let fields = html! {
        (day(&form, "offered_on", "When was it offered?"))
        (yes_no("accepted", "Does the family want it? (leave blank while they think about it)"))
        @if earlier.is_some() {
            (day(&form, "held_on", "When was it held? (leave blank until it is)"))
            (area(&form, "family_plan", "The family’s plan, in their words (once it was held)", 4))
            (day(&form, "reviewed_on", "When was the plan reviewed? (twelve weeks later)"))
            (yes_no("kept", "Was the plan kept?"))
        }
        (line(&form, "note", "What else is to be known? (optional)"))
    };
    let page = Page {
        title: "Family group conference",
        about: &who.name,
        back: ("Who could be family?", format!("{}/family", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let earlier: Option<FactId> = visit.part("fact").map(|_| visit.id("fact")).transpose()?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let yes_no = |code: &str| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let offered_on = form
        .date("offered_on", "the day it was offered")
        .not_after_today(today)
        .required();
    let accepted = form
        .choice("accepted", "whether the family wants it", yes_no)
        .optional();
    let held_on = form
        .date("held_on", "the day it was held")
        .not_after_today(today)
        .optional();
    let family_plan = form
        .text("family_plan", "the family’s plan")
        .at_most(6_000)
        .optional();
    let reviewed_on = form
        .date("reviewed_on", "the day the plan was reviewed")
        .not_after_today(today)
        .optional();
    let kept = form
        .choice("kept", "whether the plan was kept", yes_no)
        .optional();
    let note = form
        .text("note", "what else is to be known")
        .at_most(1_000)
        .optional();
    let (offered_on, accepted, held_on, family_plan, reviewed_on, kept, note) = form.all_of((
        offered_on,
        accepted,
        held_on,
        family_plan,
        reviewed_on,
        kept,
        note,
    ))?;
    let said = Conference {
        offered_on,
        accepted,
        held_on,
        family_plan,
        reviewed_on,
        kept,
        note,
    };
    visit.write(|tx| saying::conference(tx, id, &said, earlier))?;
    Ok(Reply::redirect(format!("/young-people/{id}/family")).saying("Saved"))
}
