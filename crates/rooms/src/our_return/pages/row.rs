//! A form for one row of the return: a review, a time missing, a year of health … put right, or
//! added, and told before it is saved what the return would refuse.

use super::child::name_for;
use super::saving::any_way;
use crate::looked_after;
use crate::our_return::about::{class_of, class_of_form};
use crate::our_return::row_form::{self, Row, RowField, Takes, fields};
use crate::our_return::saving::unless_refused;
use crate::our_return::words::{column_words, row_words, year_in};
use crate::people;
use care::ids::{FactId, YoungPersonId};
use care::{CollectionYear, Date};
use desk::components::{Button, DateInput, Input, Radios, Select, SelectItem};
use desk::form::{Form, sentence_start};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{Action, Allowed, find};
use record::{Refusal, Tx};
use rulebook::Table;
use serde_json::{Map, Value};

/// Which row the address names.
struct Asked {
    id: YoungPersonId,
    table: Table,
    year: CollectionYear,
    key: String,
}

fn asked(visit: &Visit) -> Result<Asked, Refusal> {
    let table = visit
        .part("table")
        .and_then(Table::parse)
        .filter(|table| *table != Table::Episodes)
        .ok_or(Refusal::NotFound)?;
    let year = match visit.query("year") {
        Some(text) => year_in(text).ok_or(Refusal::NotFound)?,
        None => CollectionYear::of(visit.today()),
    };
    let key = match visit.query("row") {
        Some(row) => row.to_owned(),
        None if row_form::is_yearly(table) => year.0.to_string(),
        None => String::new(),
    };
    Ok(Asked {
        id: visit.id("id")?,
        table,
        year,
        key,
    })
}

/// Leave to say the row, and what of it the writer may see.
fn leave(tx: &mut Tx<'_>, asked: &Asked, correcting: bool) -> Result<Allowed, Refusal> {
    let action = if correcting {
        Action::Correct
    } else {
        Action::Add
    };
    find(tx, asked.id)?.allow_for(action, class_of_form(asked.table))
}

fn shown<'f>(allowed: &'f Allowed, table: Table) -> impl Iterator<Item = &'static RowField> + 'f {
    fields(table)
        .iter()
        .filter(move |field| allowed.sees(class_of(table, field.column)))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let asked = asked(visit)?;
    let (name, allowed, held) = visit.read(|tx| {
        let held = looked_after::standing_of(tx, asked.id.into())?;
        let held = row_form::standing(held, asked.table, &asked.key)?;
        let allowed = leave(tx, &asked, held.is_some())?;
        if held.is_none() && asked.table == Table::Header {
            return Err(Refusal::NotFound);
        }
        Ok((name_for(tx, &allowed)?, allowed, held))
    })?;
    let mut values: Vec<(&str, String)> = Vec::new();
    if let Some((fact, content)) = &held {
        values.push(("stands", fact.to_string()));
        for field in shown(&allowed, asked.table) {
            values.push((field.column, row_form::start(field, content)));
        }
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let name_of_form = format!("row-{}-{}", asked.table.name(), asked.key);
    let form = visit.form(&name_of_form, &values)?;
    let correcting = !form.value("stands").is_empty();
    let what = row_words(asked.table, &asked.key);
    let title = if correcting {
        format!("Put right: {what}")
    } else {
        format!("Add: {}", row_words(asked.table, ""))
    };
    let body = html! {
        span.govuk-caption-l { (name) @if row_form::is_yearly(asked.table) { ", the return of " (asked.year) } }
        h1.govuk-heading-l { (title) }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            @if correcting { input type="hidden" name="stands" value=(form.value("stands")); }
            @for field in shown(&allowed, asked.table) { (control(&form, asked.table, asked.year, field)) }
            @if correcting {
                (Input::new("why_put_right", "Why are you putting this right?")
                    .hint("It stays in the history beside what was said before.")
                    .value(form.value("why_put_right"))
                    .error_if(form.error("why_put_right")))
            }
            (any_way(&form))
            (Button::submit("Save"))
            p.govuk-body { a.govuk-link href={ "/young-people/" (asked.id) } { "Leave without saving" } }
        }
    };
    Ok(Reply::page(title, body)
        .back_to("Back to their page", format!("/young-people/{}", asked.id)))
}

fn control(form: &Form, table: Table, year: CollectionYear, field: &RowField) -> Markup {
    let mut label = sentence_start(column_words(table, field.column));
    if !field.needed {
        label.push_str(" (optional)");
    }
    let now = form.value(field.column);
    let error = form.error(field.column);
    match field.takes {
        Takes::Day | Takes::AnyDay => html! {
            (DateInput::new(field.column, label).typed_date(form.date_typed(field.column)).error_if(error))
        },
        Takes::Code(codes) => {
            let items = std::iter::once(SelectItem::new("", "Choose one").selected(now.is_empty()))
                .chain(
                    codes(year)
                        .into_iter()
                        .map(|(code, words)| SelectItem::new(code, words).selected(now == code)),
                );
            html! { (Select::new(field.column, label).items(items.collect::<Vec<_>>()).error_if(error)) }
        }
        Takes::YesNo => html! {
            (Radios::new(field.column, label).inline().small()
                .choices([("yes", "Yes"), ("no", "No"), ("", "Not answered")])
                .value(now).error_if(error))
        },
        Takes::Whole(_) => html! {
            (Input::new(field.column, label).inputmode("numeric").value(now).error_if(error))
        },
        Takes::Text(_) => html! {
            (Input::new(field.column, label).spellcheck(false).value(now).error_if(error))
        },
    }
}

/// Reads one field into the place it has in the fact.
fn read(
    form: &mut Form,
    table: Table,
    year: CollectionYear,
    today: Date,
    field: &RowField,
) -> Value {
    let (name, what) = (field.column, column_words(table, field.column));
    match field.takes {
        Takes::Day | Takes::AnyDay => {
            let entry = form.date(name, what);
            let entry = if matches!(field.takes, Takes::Day) {
                entry.not_after_today(today)
            } else {
                entry
            };
            let read = if field.needed {
                entry.required().get().copied()
            } else {
                entry.optional().get().copied().flatten()
            };
            row_form::day(read)
        }
        Takes::Code(codes) => {
            let known = codes(year);
            let code = form.choice(name, what, |typed| {
                known
                    .iter()
                    .map(|(code, _)| *code)
                    .find(|code| *code == typed)
            });
            let code = code.optional().get().copied().flatten();
            code.map_or(Value::Null, Value::from)
        }
        Takes::YesNo => match form.value(name) {
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            _ => Value::Null,
        },
        Takes::Whole(most) => {
            let number = form.number(name, what).between(0, most).optional();
            number
                .get()
                .copied()
                .flatten()
                .map_or(Value::Null, Value::from)
        }
        Takes::Text(most) => {
            let entry = form.text(name, what).at_most(most);
            let text = if field.needed {
                entry.required().get().cloned()
            } else {
                entry.optional().get().cloned().flatten()
            };
            text.map_or(Value::Null, Value::from)
        }
    }
}

/// What cannot be, whatever a rule says: an end before its beginning, a day before the birth.
fn impossible(form: &mut Form, table: Table, typed: &Map<String, Value>, born: Option<Date>) {
    let day = |column: &str| -> Option<Date> {
        let field = row_form::of_column(table, column)?;
        typed.get(field.place)?.as_str()?.parse().ok()
    };
    let mut wrong: Vec<(String, &str)> = Vec::new();
    if let Some((first, last)) = row_form::span(table)
        && let (Some(from), Some(until)) = (day(first), day(last))
        && until < from
    {
        wrong.push((
            format!("{last}-day"),
            "The end must be the same as or after the beginning",
        ));
    }
    if let Some(born) = born.filter(|_| table != Table::Header) {
        for field in fields(table) {
            if day(field.column).is_some_and(|day| day < born) {
                wrong.push((
                    field.id(),
                    "This must be the same as or after the day they were born",
                ));
            }
        }
    }
    for (field, message) in wrong {
        form.problem(field, message);
    }
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let asked = asked(visit)?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let seen: Option<FactId> = form.value("stands").parse().ok();
    // Whoever may not see a field has not typed it: it stays as it stands.
    let (allowed, born) = visit.read(|tx| {
        let allowed = leave(tx, &asked, seen.is_some())?;
        let born = people::person(tx, asked.id)?.and_then(|person| person.born);
        Ok((allowed, born))
    })?;
    let mut typed = Map::new();
    for field in shown(&allowed, asked.table) {
        let value = read(&mut form, asked.table, asked.year, today, field);
        typed.insert(field.place.to_owned(), value);
    }
    impossible(&mut form, asked.table, &typed, born);
    let why = if seen.is_some() {
        form.text("why_put_right", "why you are putting this right")
            .at_most(500)
            .required()
            .map(Some)
    } else {
        desk::form::Field::known(None)
    };
    let (why,) = form.all_of((why,))?;
    visit.write(|tx| {
        let allowed = leave(tx, &asked, seen.is_some())?;
        let stands = match seen {
            Some(fact) => {
                let fact = tx.fact(fact)?.ok_or(Refusal::NotFound)?;
                let ours =
                    fact.subject == asked.id.into() && fact.kind == row_form::kind(asked.table)?;
                if !ours {
                    return Err(Refusal::NotFound);
                }
                Some(fact.content)
            }
            None => None,
        };
        let was = match &stands {
            Some(_) => Some(Row::of(asked.table, asked.year, stands.clone(), Map::new())?.key),
            None => None,
        };
        let row = Row::of(asked.table, asked.year, stands, typed.clone())?;
        unless_refused(
            tx,
            &allowed,
            &form,
            asked.table,
            &row.key,
            was.as_deref(),
            |tx| row.say(tx, asked.id, seen, why.clone()),
        )
    })?;
    Ok(Reply::redirect(format!("/young-people/{}", asked.id)).saying("Saved"))
}
