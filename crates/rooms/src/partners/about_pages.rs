//! What every page about one provider begins with.

use crate::homes::{KeptProvider, provider, provider_tabs};
use care::ids::{MemberId, OrganisationId};
use desk::asked::{Asked, Options};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Caller, Refusal, Tx};

/// A provider, and what the reader may do.
pub(super) struct About {
    pub(super) provider: KeptProvider,
    pub(super) keeps: bool,
}

impl About {
    pub(super) fn at(&self) -> String {
        format!("/providers/{}", self.provider.id)
    }
    pub(super) fn name(&self) -> &str {
        &self.provider.said.name
    }
    /// Their relationship manager.
    pub(super) fn manager(&self) -> Option<MemberId> {
        self.provider.said.relationship
    }
}

/// The provider, if there is one.
pub(super) fn about(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    caller: &Caller,
) -> Result<About, Refusal> {
    Ok(About {
        provider: provider(tx, id)?.ok_or(Refusal::NotFound)?,
        keeps: caller.may(Capability::KeepHomes),
    })
}

/// Not for this reader: as if it were not there.
pub(super) fn shut() -> Refusal {
    Refusal::NotFound
}

/// A page about a provider, with the way to its other pages.
pub(super) fn frame(about: &About, here: &str, title: &str, body: &Markup) -> Reply {
    let body = html! {
        span.govuk-caption-l { (about.name()) }
        h1.govuk-heading-l { (title) }
        (provider_tabs(about.provider.id, here))
        (body)
    };
    Reply::page(title, body).back_to("Providers", "/providers")
}

/// A form about a provider, with today in it. `back` is what the page before is called and where under
/// the provider's address it is; `above` says what the form goes on from.
pub(super) fn form(
    visit: &Visit,
    asked: &Asked,
    (called, at): (&str, &str),
    options: &Options,
    above: &Markup,
) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let caller = visit.caller()?.clone();
    let about = visit.read(|tx| about(tx, id, &caller))?;
    asked.page_under(
        visit,
        about.name(),
        (called, format!("{}/{at}", about.at())),
        &[("on", &date_value(visit.today()))],
        options,
        above,
    )
}
