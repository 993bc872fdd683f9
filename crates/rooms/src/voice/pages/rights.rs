//! What one young person has a right to, what was offered and taken up; and whether they are a young
//! inspector.

use crate::about_one::{Page, day, leave};
use crate::voice::{
    Inspector, Right, RightSaid, inspector, rights_of, say_inspector, say_right, shared_check_in,
};
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{InsetText, Radios};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass};

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let (who, rights, shared) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Voice)?;
        let rights = rights_of(tx, &allowed, today)?;
        Ok((who, rights, shared_check_in(tx, &allowed)?))
    })?;
    let form = visit.form("rights", &[("offered_on", &date_value(today))])?;
    let standing = |one: &RightSaid| match (one.offered_on, one.taken_up_on) {
        (_, Some(day)) => format!("taken up on {}", long_date(day)),
        (Some(day), None) => format!("offered on {}", long_date(day)),
        _ => "not offered yet".to_owned(),
    };
    let choices = rights.iter().map(|one| {
        (
            one.right.code(),
            format!("{}: {}", one.right.words(), standing(one)),
        )
    });
    let fields = html! {
        @if let Some((on, said)) = &shared {
            (InsetText::new(format!(
                "On {} they let you read what they said of you. You listen: {}. You do what you say: {}. They would come to you first: {}.",
                long_date(*on), said.listens.words().to_lowercase(), said.does.words().to_lowercase(), said.first.words().to_lowercase(),
            )))
        }
        (Radios::new("right", "What do they have a right to?")
            .hint("By where they are and how old they are. They read the same list on their own page.")
            .choices(choices).value(form.value("right")).error_if(form.error("right")))
        (day(&form, "offered_on", "When was it offered?"))
        (day(&form, "taken_up_on", "When did they take it up? (optional)"))
    };
    let page = Page {
        title: "What they have a right to",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let right = form.choice("right", "what it is", Right::parse).required();
    let offered_on = form
        .date("offered_on", "the day it was offered")
        .not_after_today(today)
        .required();
    let taken_up_on = form
        .date("taken_up_on", "the day they took it up")
        .not_after_today(today)
        .optional();
    let (right, offered_on, taken_up_on) = form.all_of((right, offered_on, taken_up_on))?;
    let said = RightSaid {
        right,
        offered_on: Some(offered_on),
        taken_up_on,
    };
    visit.write(|tx| say_right(tx, id, &said))?;
    Ok(Reply::redirect(format!("/young-people/{id}/rights"))
        .saying("They can read it on their own page"))
}

pub(super) fn inspector_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, now) = visit.read(|tx| {
        let (_, who) = leave(tx, id, Action::Add, FieldClass::Voice)?;
        Ok((who, inspector(tx, id)?))
    })?;
    let trained = now
        .as_ref()
        .map_or_else(String::new, |one| date_value(one.trained_on));
    let active = now
        .as_ref()
        .map_or("", |one| if one.active { "yes" } else { "no" });
    let form = visit.form("inspector", &[("trained_on", &trained), ("active", active)])?;
    let fields = html! {
        p.govuk-body { "A young inspector is trained, paid for their time, and visits with another. It is their choice." }
        (day(&form, "trained_on", "When were they trained?"))
        (Radios::new("active", "Do they inspect now?").choices([("yes", "Yes"), ("no", "No, not now")])
            .value(form.value("active")).error_if(form.error("active")))
    };
    let page = Page {
        title: "Young inspector",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn inspector_save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let trained_on = form
        .date("trained_on", "the day they were trained")
        .not_after_today(today)
        .required();
    let active = form
        .choice("active", "whether they inspect now", |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .required();
    let (trained_on, active) = form.all_of((trained_on, active))?;
    visit.write(|tx| say_inspector(tx, id, &Inspector { trained_on, active }))?;
    Ok(Reply::redirect(format!("/young-people/{id}/own-page")).saying("Saved"))
}
