//! Who may see one young person's page: restricted to named people, or as the policy says.

use super::names::{Page, Who, colleagues, reason, who, with_role};
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Checkboxes, Input, InsetText, WarningText};
use desk::{Reply, Visit};
use maud::html;
use record::access::{self, FieldClass, Member, Restricted};
use record::{Refusal, Tx};

fn standing(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
) -> Result<(Who, Option<Restricted>, Vec<Member>), Refusal> {
    let standing = access::restriction(tx, id)?;
    Ok((who(tx, id)?, standing, colleagues(tx)?))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, now, members) = visit.read(|tx| standing(tx, id))?;
    let mut starting: Vec<(&str, String)> = Vec::new();
    if let Some(now) = &now {
        starting.push(("ask", now.ask.clone()));
        starting.extend(now.listed.iter().map(|(id, _)| ("listed", id.to_string())));
    }
    let starting: Vec<(&str, &str)> = starting
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let form = visit.form("who-may-see", &starting)?;
    let fields = html! {
        @match &now {
            Some(now) => {
                (InsetText::new(html! {
                    "Restricted to "
                    (now.listed.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "))
                    ". Others are told to ask " (now.ask) ". "
                    a.govuk-link href={ (who.address()) "/who-may-see/lift" } { "Lift the restriction" }
                }))
            }
            None => {
                p.govuk-body { "Not restricted: whoever works with them sees what their role lets them see." }
            }
        }
        (WarningText::new("Only the people named will see the page. A manager or worker who is not named cannot open it again."))
        (Checkboxes::new("listed", "Who may see the page?")
            .small()
            .choices(members.iter().map(|one| (one.id.to_string(), with_role(one))))
            .values(form.values("listed"))
            .error_if(form.error("listed")))
        (Input::new("ask", "Whom should the others ask?")
            .hint("A name and how to reach them. Staff who are not named read it.")
            .value(form.value("ask"))
            .error_if(form.error("ask")))
        (reason(&form, "Why is it restricted?"))
    };
    let page = Page {
        title: "Who may see this page",
        about: who.name(),
        back: ("Back", back(&who)),
        save: "Restrict it to these people",
    };
    Ok(page.around(&form, &fields))
}

/// Their page, or the list when theirs would not open.
fn back(who: &Who) -> String {
    if who.opens() {
        who.address()
    } else {
        "/".to_owned()
    }
}

pub(super) fn restrict(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let listed = form.choices("listed", "who may see the page", |id| {
        id.parse::<MemberId>().ok()
    });
    let ask = form.text("ask", "whom to ask").at_most(200).required();
    let why = form
        .text("reason", "why it is restricted")
        .at_most(500)
        .required();
    let (listed, ask, why) = form.all_of((listed, ask, why))?;
    let still = visit.write(|tx| {
        access::restrict(tx, id, &ask, &listed, &why)?;
        Ok(access::could_open(tx, id, FieldClass::Identity)?)
    })?;
    let to = if still {
        format!("/young-people/{id}/who-may-see")
    } else {
        "/".to_owned()
    };
    Ok(Reply::redirect(to).saying("The page is restricted to the people you named"))
}

pub(super) fn lift_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, now, _) = visit.read(|tx| standing(tx, id))?;
    if now.is_none() {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("lift-restriction", &[])?;
    let fields = html! {
        p.govuk-body { "Whoever works with them will see what their role lets them see." }
        (reason(&form, "Why need it no longer be restricted?"))
    };
    let page = Page {
        title: "Lift the restriction",
        about: who.name(),
        back: ("Back", format!("{}/who-may-see", who.address())),
        save: "Lift it",
    };
    Ok(page.around(&form, &fields))
}

pub(super) fn lift(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let why = form
        .text("reason", "why it need no longer be restricted")
        .at_most(500)
        .required();
    let why = form.all_of(why)?;
    visit.write(|tx| access::lift_restriction(tx, id, &why))?;
    Ok(Reply::redirect(format!("/young-people/{id}/who-may-see"))
        .saying("The restriction is lifted"))
}
