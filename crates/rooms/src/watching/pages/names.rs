//! What to call a young person to somebody who watches, and the parts every form here has.

use crate::people;
use care::Date;
use care::ids::YoungPersonId;
use desk::Reply;
use desk::components::{Button, DateInput, Input, SelectItem};
use desk::form::Form;
use maud::{Markup, html};
use record::access::{self, Capability, FieldClass, Member, Persona, Policy};
use record::{Fault, Tx};

/// A young person as this reader may know them. Nobody is named whose page would not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) id: YoungPersonId,
    name: Option<String>,
}

impl Who {
    /// Their name, or that their page is closed to the reader.
    pub(super) fn name(&self) -> &str {
        self.name
            .as_deref()
            .unwrap_or("a young person whose page is closed to you")
    }

    /// Whether their page would open to the reader.
    pub(super) const fn opens(&self) -> bool {
        self.name.is_some()
    }

    /// Where their page is.
    pub(super) fn address(&self) -> String {
        format!("/young-people/{}", self.id)
    }

    /// Their name, leading to their page when it would open.
    pub(super) fn linked(&self) -> Markup {
        html! {
            @if self.name.is_some() { a.govuk-link href=(self.address()) { (self.name()) } }
            @else { (desk::form::sentence_start(self.name())) }
        }
    }
}

/// Who a young person is to this reader. It opens nothing and is no look.
pub(super) fn who(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Who, Fault> {
    let name = if access::could_open(tx, id, FieldClass::Identity)? {
        people::person(tx, id)?.map(|person| person.name())
    } else {
        None
    };
    Ok(Who { id, name })
}

/// The members who may sign in and open a page about a young person, as choices of a list.
pub(super) fn colleagues(tx: &mut Tx<'_>) -> Result<Vec<Member>, Fault> {
    let mut all = access::members(tx)?;
    all.retain(|one| one.active && Policy::in_force().may(one.persona, Capability::OpenPeople));
    Ok(all)
}

/// Whether somebody in this role can be a young person's worker.
pub(super) const fn works_with(persona: Persona) -> bool {
    matches!(
        persona,
        Persona::KeyWorker
            | Persona::SocialWorker
            | Persona::TeamManager
            | Persona::PlacementOfficer
    )
}

/// A member with what they do.
pub(super) fn with_role(member: &Member) -> String {
    format!("{}, {}", member.name, member.persona.title())
}

/// Members as items of a list, after an empty one.
pub(super) fn items<'a>(members: impl IntoIterator<Item = &'a Member>) -> Vec<SelectItem> {
    std::iter::once(SelectItem::new("", "Choose"))
        .chain(
            members
                .into_iter()
                .map(|one| SelectItem::new(one.id.to_string(), with_role(one))),
        )
        .collect()
}

/// Since and until when, in words.
pub(super) fn lasting(period: care::Period) -> String {
    let from = care::dates::long_date(period.from);
    match period.until {
        Some(until) => format!("{from} to {}", care::dates::long_date(until)),
        None => format!("since {from}"),
    }
}

/// Whether a period still holds on a day or is to come.
pub(super) fn not_over(period: care::Period, today: Date) -> bool {
    period.until.is_none_or(|until| until > today)
}

/// A form with a page of its own.
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    /// Whom or what it is about, above the title.
    pub(super) about: &'a str,
    /// Where one goes without saving.
    pub(super) back: (&'a str, String),
    pub(super) save: &'a str,
}

impl Page<'_> {
    pub(super) fn around(&self, form: &Form, fields: &Markup) -> Reply {
        let (label, back) = &self.back;
        let body = html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                span.govuk-caption-l { (self.about) }
                h1.govuk-heading-l { (self.title) }
                form method="post" data-drafts=(form.drafts_name()) novalidate {
                    (form.guard())
                    (fields)
                    (Button::submit(self.save))
                    p.govuk-body { a.govuk-link href=(back) { "Leave without saving" } }
                }
            } }
        };
        Reply::page(self.title, body).back_to(*label, back.clone())
    }
}

/// The reason that `record::access` asks for everywhere.
pub(super) fn reason(form: &Form, label: &str) -> Input {
    Input::new("reason", label)
        .hint("Somebody else must be able to understand it later.")
        .value(form.value("reason"))
        .error_if(form.error("reason"))
}

/// A day.
pub(super) fn day(form: &Form, name: &'static str, legend: &str) -> DateInput {
    DateInput::new(name, legend)
        .typed_date(form.date_typed(name))
        .error_if(form.error(name))
}
