//! Names; brothers and sisters.

use super::{done, framed, id, input};
use crate::people::{self, Name};
use crate::young_people::of_one::for_form;
use care::ids::{ChildCode, FactId};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass, find};

pub(in super::super) fn name_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| Ok(for_form(tx, id, Action::Correct, FieldClass::Identity)?.1))?;
    let person = &view.person;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let stands = person
        .name_fact
        .map_or(String::new(), |fact| fact.to_string());
    let (given, family, known_as) = (
        text(&person.given),
        text(&person.family),
        text(&person.known_as),
    );
    let form = visit.form(
        "name",
        &[
            ("stands", &stands),
            ("given", &given),
            ("family", &family),
            ("known_as", &known_as),
        ],
    )?;
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (input(&form, "given", "First name").spellcheck(false))
        (input(&form, "family", "Last name").spellcheck(false))
        (input(&form, "known_as", "What do they like to be called? (optional)").spellcheck(false))
    };
    Ok(framed(
        &view,
        "What they are called",
        &form,
        &fields,
        "Save the name",
    ))
}

pub(in super::super) fn name(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let seen: Option<FactId> = form.value("stands").parse().ok();
    let given = form
        .text("given", "their first name")
        .at_most(100)
        .required();
    let family = form
        .text("family", "their last name")
        .at_most(100)
        .required();
    let known_as = form
        .text("known_as", "what they like to be called")
        .at_most(100)
        .optional();
    let (given, family, known_as) = form.all_of((given, family, known_as))?;
    let said = Name {
        given,
        family,
        known_as,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Correct, FieldClass::Identity)?;
        people::name(tx, &allowed, &said, seen)
    })?;
    Ok(done(id, "Saved what they are called"))
}

pub(in super::super) fn sibling_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| Ok(for_form(tx, id, Action::Correct, FieldClass::Identity)?.1))?;
    let form = visit.form("sibling", &[])?;
    let fields = html! {
        (input(&form, "sibling", "The council’s number of their brother or sister")
            .hint("It stands on the brother’s or sister’s own page and in the list of young people."))
    };
    Ok(framed(&view, "A brother or sister", &form, &fields, "Save"))
}

pub(in super::super) fn sibling(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let code = form
        .text("sibling", "the council’s number")
        .required()
        .map(|text| ChildCode::parse(&text).ok());
    let (code,) = form.all_of((code,))?;
    visit.write(|tx| {
        let one = find(tx, id)?.allow_for(Action::Correct, FieldClass::Identity)?;
        let nobody = || {
            Refusal::invalid(
                "sibling",
                "There is nobody with this number whom you may see",
            )
        };
        let code = code.clone().ok_or_else(nobody)?;
        let other = people::ids_of(tx, [&code].into_iter())?
            .remove(&code)
            .ok_or_else(nobody)?;
        let other = find(tx, other)
            .and_then(|found| found.allow_for(Action::Correct, FieldClass::Identity))
            .map_err(|_| nobody())?;
        people::say_sibling(tx, &one, &other)
    })?;
    Ok(done(id, "Saved that they are brothers or sisters"))
}
