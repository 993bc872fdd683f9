//! What somebody took on themselves is done: for those of an agency, to whom the plan is closed.

use super::plan::what_came;
use crate::about_one::{Page, area, day, who};
use crate::plans::held::taken;
use crate::plans::saying;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let (who, one) = visit.read(|tx| {
        let (allowed, one) = taken(tx, id, fact)?;
        Ok((who(tx, &allowed)?, one))
    })?;
    let form = visit.form("taken-on-done", &[("on", &date_value(today))])?;
    let fields = html! {
        p.govuk-body { "You said you would: " strong { (one.what) } ", by " (long_date(one.due)) "." }
        (area(&form, "what_came", "What came of it?", 2)
            .hint("If it is no longer needed, say why. It stands in the plan, and those who made it read it."))
        (day(&form, "on", "When was it done?"))
    };
    let page = Page {
        title: "It is done",
        about: &who.name,
        back: ("Asks", "/asks".to_owned()),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let said = what_came(visit)?;
    visit.write(|tx| saying::done_myself(tx, id, &said))?;
    Ok(Reply::redirect("/asks").saying("Saved: it is done"))
}
