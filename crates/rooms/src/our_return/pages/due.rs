//! When the return of a year is due.

use super::year_of;
use crate::our_return::said;
use care::dates::long_date;
use desk::components::{Button, DateInput};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year_of(visit)?;
    let (due, _) = visit.read(|tx| Ok(said::due(tx, year)?))?;
    let form = visit.form("return-due", &[("on", &date_value(due))])?;
    let body = html! {
        h1.govuk-heading-l { "When the return of " (year) " is due" }
        p.govuk-body { "It tells of the year to " (long_date(year.end())) ". DfE publishes the last day to send it; it has been at the end of June." }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (DateInput::new("on", "The last day to send it").typed_date(form.date_typed("on")).error_if(form.error("on")))
            (Button::submit("Save the day"))
        }
    };
    Ok(Reply::page("When the return is due", body).back_to(
        format!("Our return, {year}"),
        format!("/our-return/{}", year.0),
    ))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let year = year_of(visit)?;
    let mut form = visit.posted()?;
    let on = form.date("on", "the last day to send it").required();
    let (on,) = form.all_of((on,))?;
    visit.write(|tx| said::say_due(tx, year, on))?;
    Ok(Reply::redirect(format!("/our-return/{}", year.0))
        .saying(format!("The return is due on {}", long_date(on))))
}
