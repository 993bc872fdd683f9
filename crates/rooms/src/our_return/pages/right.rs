//! For those who put things right: what they were asked, and a young person's own findings on
//! their page.

use super::child::name_for;
use super::counted;
use crate::looked_after;
use crate::our_return::check::{of_child, years_in_hand};
use crate::our_return::items::{Item, of_one};
use crate::our_return::said::{self, asked_of};
use crate::our_return::words::{
    may_add, may_correct, plain, row_words, to_add, to_put_right, where_it_is,
};
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use care::{CollectionYear, Date};
use desk::components::{Details, InsetText};
use desk::form::sentence_start;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, Capability, FieldClass, Names, could_open, find};
use record::{Fault, Refusal, Tx};
use rulebook::Table;
use std::sync::Arc;

/// A young person's findings in the returns that are being made.
#[derive(Clone, Debug)]
pub struct BeforeItGoes {
    years: Vec<OfYear>,
    about: YoungPersonId,
    /// The tables whose rows the reader may put right, and those to which they may add.
    corrects: Vec<Table>,
    adds: Vec<Table>,
    me: MemberId,
    names: Arc<Names>,
}

#[derive(Clone, Debug)]
struct OfYear {
    year: CollectionYear,
    due: Date,
    items: Vec<Item>,
}

/// What a young person's page says about the return: for staff who put it right or watch over it,
/// as far as they may see. `None` for everybody else.
pub fn before_it_goes(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Option<BeforeItGoes>, Fault> {
    let caller = tx.caller();
    let concerns =
        caller.may(Capability::PutFindingsRight) || caller.may(Capability::SeeDataHealth);
    if !concerns {
        return Ok(None);
    }
    let me = caller.member();
    let standing = looked_after::standing(tx, allowed.id())?;
    let mut years = Vec::new();
    for year in years_in_hand(tx)? {
        let due = said::due(tx, year)?.0;
        let items = of_one(tx, allowed, &standing, year)?.1;
        if !items.is_empty() {
            years.push(OfYear { year, due, items });
        }
    }
    Ok(Some(BeforeItGoes {
        years,
        corrects: Table::ALL
            .into_iter()
            .filter(|table| may_correct(allowed, *table))
            .collect(),
        adds: Table::ALL
            .into_iter()
            .filter(|table| *table != Table::Header && may_add(allowed, *table))
            .collect(),
        about: allowed.id(),
        me,
        names: access::names(tx)?,
    }))
}

impl BeforeItGoes {
    fn name_of(&self, member: MemberId) -> &str {
        self.names.of(member).unwrap_or("Somebody")
    }
}

/// The part of a young person's page that is about the return. Nothing when there is nothing to put
/// right.
pub fn draw_before(view: &BeforeItGoes) -> Markup {
    if view.years.is_empty() && view.adds.is_empty() {
        return html! {};
    }
    html! {
        section aria-labelledby="before-it-goes" {
            h2.govuk-heading-l id="before-it-goes" { "Before the return goes" }
            @if view.years.is_empty() {
                p.govuk-body { "Nothing to put right." }
            }
            @for of in &view.years {
                @let open: Vec<&Item> = of.items.iter().filter(|item| item.is_open()).collect();
                @let settled = of.items.len() - open.len();
                @if view.years.len() > 1 { h3.govuk-heading-m { "The return of " (of.year) } }
                @if open.is_empty() {
                    p.govuk-body { "Nothing to put right in the return of " (of.year) "." }
                } @else {
                    p.govuk-body { (counted(open.len(), "thing", "things")) " to put right in the return of " (of.year) ", due on " (long_date(of.due)) "." }
                    ul.govuk-list.govuk-list--spaced { @for item in &open { li { (one(view, of.year, item)) } } }
                }
                @if settled > 0 {
                    p.govuk-body { (counted(settled, "finding is", "findings are")) " true, with the reason recorded." }
                }
            }
            @if !view.adds.is_empty() {
                (Details::new("Add something that is missing from the return", html! {
                    ul.govuk-list {
                        @for table in &view.adds {
                            li { a.govuk-link href=(to_add(view.about, *table)) { (sentence_start(&row_words(*table, ""))) } }
                        }
                    }
                }))
            }
        }
    }
}

fn one(view: &BeforeItGoes, year: CollectionYear, item: &Item) -> Markup {
    let found = &item.found;
    let form = view
        .corrects
        .contains(&found.table)
        .then(|| to_put_right(found, year));
    html! {
        strong { (sentence_start(&where_it_is(found))) } ". "
        (plain(&found.rule.explanation())) " "
        (plain(&found.rule.fix()))
        @if let Some(form) = form {
            " " a.govuk-link href=(form) { "Put it right" span.govuk-visually-hidden { " (rule " (found.rule.code) ")" } }
        }
        " (rule " (found.rule.code) ")"
        @if let Some(asked) = &item.asked {
            @if asked.who == view.me { ". You were asked to put this right" }
            @else { ". " (view.name_of(asked.who)) " was asked to put this right" }
            @if let Some(note) = &asked.note { ": “" (note) "”" }
        }
    }
}

/// What somebody was asked about one young person.
struct Mine {
    id: YoungPersonId,
    name: String,
    view: BeforeItGoes,
}

/// What the reader was asked to put right and is not right yet.
pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let me = visit.caller()?.member();
    let mine = visit.read(|tx| {
        let mut mine: Vec<Mine> = Vec::new();
        for (id, _) in still_asked(tx, me)? {
            if mine.iter().any(|one| one.id == id) {
                continue;
            }
            let allowed = find(tx, id)?.allow(Action::See)?;
            let Some(mut view) = before_it_goes(tx, &allowed)? else {
                continue;
            };
            for of in &mut view.years {
                of.items.retain(|item| {
                    item.is_open() && item.asked.as_ref().is_some_and(|asked| asked.who == me)
                });
            }
            view.years.retain(|of| !of.items.is_empty());
            let name = name_for(tx, &allowed)?;
            mine.push(Mine { id, name, view });
        }
        mine.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(mine)
    })?;
    Ok(
        Reply::page("To put right before the return goes", draw(&mine))
            .back_to("Young people", "/young-people"),
    )
}

fn draw(mine: &[Mine]) -> Markup {
    html! {
        h1.govuk-heading-l { "To put right before the return goes" }
        @if mine.is_empty() {
            (invitation("Nobody has asked you to put anything right, or all of it is.", None))
        }
        @for child in mine {
            h2.govuk-heading-m { a.govuk-link href={ "/young-people/" (child.id) } { (child.name) } }
            @for of in &child.view.years {
                p.govuk-body { "The return of " (of.year) ", due on " (long_date(of.due)) }
                ul.govuk-list.govuk-list--spaced { @for item in &of.items { li { (one(&child.view, of.year, item)) } } }
            }
        }
        @if !mine.is_empty() {
            (Details::new("If something is right as it is", html! {
                p.govuk-body { "Say so to whoever asked you: an analyst can record why it is true, and nobody is asked again unless it changes." }
            }))
        }
    }
}

/// Of whom a member was asked something in a return that is being made, and what of it is found
/// still: only those whose page opens to them.
fn still_asked(tx: &mut Tx<'_>, me: MemberId) -> Result<Vec<(YoungPersonId, usize)>, Fault> {
    let years = years_in_hand(tx)?;
    let mut still = Vec::new();
    for (id, year) in asked_of(tx, me)? {
        if !years.contains(&year) || !could_open(tx, id, FieldClass::CareHistory)? {
            continue;
        }
        let said = said::said_of(tx, year, Some(id))?;
        let found = of_child(tx, id, year)?
            .findings
            .iter()
            .map(|found| (id, found.which(year)))
            .filter(|which| {
                said.asked.get(which).is_some_and(|asked| asked.who == me)
                    && !said.settled.contains_key(which)
            })
            .count();
        if found > 0 {
            still.push((id, found));
        }
    }
    Ok(still)
}

/// What waits for the reader, above the list where their work begins. Nothing when nothing does.
pub fn waiting_for(visit: &Visit) -> Result<Markup, Refusal> {
    let caller = visit.caller()?;
    if !caller.may(Capability::PutFindingsRight) {
        return Ok(html! {});
    }
    let me = caller.member();
    let still = visit.read(|tx| Ok(still_asked(tx, me)?))?;
    let findings: usize = still.iter().map(|(_, n)| n).sum();
    Ok(html! {
        @if findings > 0 {
            (InsetText::new(html! {
                "You were asked to put " (counted(findings, "thing", "things")) " right before the return goes. "
                a.govuk-link href="/to-put-right" { "See what" }
            }))
        }
    })
}
