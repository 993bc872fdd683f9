//! Writing down who a provider is and what we said to each other; reading Ofsted's list in.

use super::ofsted::{import, read};
use super::{Provider, Talk, provider, say_provider, say_talk};
use crate::homes::home::form_pages::{day, framed, input, one_of, words};
use crate::homes::words::{Sector, TalkKind};
use care::ids::{FactId, MemberId, OrganisationId};
use desk::components::{Button, Checkboxes, FileUpload, Select, SelectItem};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Persona};
use record::{Caller, Refusal};
use uuid::Uuid;

/// The most a list of providers may weigh.
pub(in crate::homes) const MOST: u64 = 16 * 1024 * 1024;

/// Those who may look after a relationship with a provider.
fn managers(visit: &Visit) -> Result<Vec<(MemberId, String)>, Refusal> {
    visit.read(|tx| {
        Ok(access::members(tx)?
            .into_iter()
            .filter(|one| {
                one.active
                    && matches!(
                        one.persona,
                        Persona::PlacementOfficer | Persona::Commissioner
                    )
            })
            .map(|one| (one.id, one.name))
            .collect())
    })
}

fn fields(form: &Form, managers: &[(MemberId, String)]) -> Markup {
    let now = form.value("relationship").to_owned();
    let items: Vec<SelectItem> = std::iter::once(SelectItem::new("", "Nobody yet"))
        .chain(managers.iter().map(|(id, name)| {
            SelectItem::new(id.to_string(), name.clone()).selected(now == id.to_string())
        }))
        .collect();
    html! {
        (input(form, "name", "What are they called?"))
        (one_of(form, "sector", "What are they?", Sector::ALL, Sector::code, Sector::words))
        (Select::new("relationship", "Who of us looks after the relationship?").items(items).error_if(form.error("relationship")))
        (input(form, "contact", "Who there to speak to? (optional)"))
        (input(form, "phone", "Telephone (optional)"))
        (input(form, "email", "Email (optional)"))
        (input(form, "urn", "Ofsted’s number of the agency (optional)"))
        (Checkboxes::new("active", "Do we work with them?")
            .choices([("yes", "Yes, we work with them")])
            .values(form.values("active")))
    }
}

fn read_form(visit: &Visit) -> Result<(Provider, Option<FactId>), Refusal> {
    let mut form = visit.posted()?;
    let name = form
        .text("name", "what they are called")
        .at_most(120)
        .required();
    let sector = form
        .choice("sector", "what they are", Sector::parse)
        .required();
    let relationship = form
        .choice("relationship", "who of us it is", |id| {
            id.parse::<MemberId>().ok()
        })
        .optional();
    let contact = form
        .text("contact", "who to speak to")
        .at_most(120)
        .optional();
    let phone = form
        .text("phone", "the telephone number")
        .at_most(40)
        .optional();
    let email = form
        .text("email", "the email address")
        .at_most(120)
        .optional();
    let urn = form.text("urn", "Ofsted’s number").at_most(20).optional();
    let active = form.ticked("active");
    let stands = form.value("stands").parse().ok();
    let (name, sector, relationship, contact, phone, email, urn) =
        form.all_of((name, sector, relationship, contact, phone, email, urn))?;
    let said = Provider {
        name,
        sector,
        urn,
        contact,
        phone,
        email,
        relationship,
        active,
    };
    Ok((said, stands))
}

pub(in crate::homes) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let managers = managers(visit)?;
    let form = visit.form("new-provider", &[("active", "yes")])?;
    let back = ("Providers", "/providers".to_owned());
    Ok(framed(
        "Add a provider",
        "",
        back,
        &form,
        &fields(&form, &managers),
        "Save this provider",
    ))
}

pub(in crate::homes) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (said, _) = read_form(visit)?;
    let id = OrganisationId(Uuid::now_v7());
    visit.write(|tx| say_provider(tx, id, &said, None, "worker"))?;
    Ok(Reply::redirect(format!("/providers/{id}")).saying("Saved the provider"))
}

pub(in crate::homes) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let managers = managers(visit)?;
    let kept = visit
        .read(|tx| Ok(provider(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let said = &kept.said;
    let text = |words: &Option<String>| words.clone().unwrap_or_default();
    let values = [
        ("stands", kept.fact.to_string()),
        ("name", said.name.clone()),
        ("sector", said.sector.code().to_owned()),
        (
            "relationship",
            said.relationship.map_or(String::new(), |m| m.to_string()),
        ),
        ("contact", text(&said.contact)),
        ("phone", text(&said.phone)),
        ("email", text(&said.email)),
        ("urn", text(&said.urn)),
        ("active", if said.active { "yes" } else { "" }.to_owned()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form("change-provider", &values)?;
    let fields = html! {
        input type="hidden" name="stands" value=(form.value("stands"));
        (fields(&form, &managers))
    };
    let back = ("Back to the provider", format!("/providers/{id}"));
    Ok(framed(
        "Put right what is said of this provider",
        &said.name,
        back,
        &form,
        &fields,
        "Save",
    ))
}

pub(in crate::homes) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let (said, stands) = read_form(visit)?;
    visit.write(|tx| {
        provider(tx, id)?.ok_or(Refusal::NotFound)?;
        say_provider(tx, id, &said, stands, "worker")
    })?;
    Ok(Reply::redirect(format!("/providers/{id}")).saying("Saved"))
}

pub(in crate::homes) fn talk_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(provider(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("talk", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        (one_of(&form, "kind", "How were you in touch?", TalkKind::ALL, TalkKind::code, TalkKind::words)
            .hint("A message to many does not count as the monthly call."))
        (day(&form, "on", "When?"))
        (input(&form, "with", "With whom? (optional)"))
        (words(&form, "said", "What did they say? Ask first: how are we doing?"))
        (input(&form, "promise", "What did we promise? (optional)"))
        (day(&form, "promise_by", "By when? (optional)"))
    };
    let back = ("Back to the provider", format!("/providers/{id}"));
    Ok(framed(
        "Write down a talk",
        &kept.said.name,
        back,
        &form,
        &fields,
        "Save this talk",
    ))
}

pub(in crate::homes) fn talk(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let mut form = visit.posted()?;
    let kind = form
        .choice("kind", "how you were in touch", TalkKind::parse)
        .required();
    let on = form
        .date("on", "the day")
        .not_after_today(visit.today())
        .required();
    let with = form.text("with", "with whom").at_most(120).optional();
    let said = form
        .text("said", "what they said")
        .at_most(4_000)
        .required();
    let promise = form
        .text("promise", "what we promised")
        .at_most(500)
        .optional();
    let promise_by = form.date("promise_by", "by when").optional();
    let (kind, on, with, said, promise, promise_by) =
        form.all_of((kind, on, with, said, promise, promise_by))?;
    let talk = Talk {
        on,
        kind,
        with,
        said,
        promise,
        promise_by,
    };
    visit.write(|tx| say_talk(tx, id, &talk))?;
    Ok(Reply::redirect(format!("/providers/{id}")).saying("Saved the talk"))
}

pub(in crate::homes) fn ofsted_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("ofsted", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Read Ofsted’s list of providers in" }
        p.govuk-body { "Choose the list as Ofsted publishes it: a workbook (XLSX, ODS) or CSV. Homes and agencies that are not written down yet are added. Of those that are, only what Ofsted itself decides is brought up to date: registration, places and judgement. What you and the providers wrote stays." }
        p.govuk-body { "Ofsted leaves out the names and addresses of children’s homes. Such a home is called by its number until somebody writes its name down." }
        form method="post" enctype="multipart/form-data" novalidate {
            (form.guard())
            (FileUpload::new("files", "The list").error_if(form.error("files")))
            (Button::submit("Read it in"))
        }
    };
    Ok(Reply::page("Read Ofsted’s list in", body).back_to("Providers", "/providers"))
}

pub(in crate::homes) fn ofsted(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.posted()?;
    form.checked()?;
    let Some(upload) = visit.files.first_mut().filter(|one| !one.name.is_empty()) else {
        return Err(Refusal::invalid("files", "Choose the list"));
    };
    let bytes = upload.bytes()?;
    let name = upload.name.clone();
    let listed = read(&bytes).map_err(|why| Refusal::invalid("files", why.to_string()))?;
    let house = Caller::system(format!(
        "Ofsted’s list read in by {}",
        visit.caller()?.name()
    ));
    let done = import(visit.record(), &house, &listed, &name)?;
    Ok(Reply::redirect("/providers").saying(done.words()))
}
