//! Where our script sends what is being typed, field by field.

use crate::{Needs, Reply, Routes, Visit, drafts};
use record::Refusal;

/// Its addresses.
pub(crate) fn routes() -> Routes {
    Routes::new("desk")
        .post("/drafts/{form}/{field}", Needs::SignedIn, keep)
        .bare()
        .post("/drafts/{form}", Needs::SignedIn, throw_away)
        .bare()
}

/// Keeps one field as it stands: the posted `value`, or each of them where several boxes are ticked.
fn keep(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (form, field) = (named(visit, "form")?, named(visit, "field")?);
    let values: Vec<String> = visit.posted()?.values("value").map(str::to_owned).collect();
    let value = values.join(drafts::BETWEEN);
    let member = visit.caller()?.member();
    let now = visit.now;
    let kept = visit.write(|tx| Ok(drafts::keep(tx, member, &form, &field, &value, now)?))?;
    if kept {
        Ok(Reply::done())
    } else {
        Err(Refusal::invalid(
            field,
            "This is too long to keep as a draft",
        ))
    }
}

/// Forgets everything typed in a form and goes back to it.
fn throw_away(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = named(visit, "form")?;
    let to = visit.posted()?.value("to").to_owned();
    let member = visit.caller()?.member();
    visit.write(|tx| Ok(drafts::forget(tx, member, &form)?))?;
    Ok(Reply::redirect(to))
}

fn named(visit: &Visit, part: &str) -> Result<String, Refusal> {
    let name = visit.part(part).ok_or(Refusal::NotFound)?;
    if part == "form" && !visit.desk.is_our_draft(name) {
        return Err(Refusal::NotFound);
    }
    Ok(name.to_owned())
}
