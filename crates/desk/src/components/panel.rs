//! The end of a task, and the pause before something that must be understood first.

use super::button::Button;
use super::element::{Element, Extra, options};
use super::messages::heading;
use super::words::Words;
use maud::{Markup, Render, html};

/// The end of a task, or a pause before something that must be understood first.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    title: Words,
    words: Option<Words>,
    level: Option<u8>,
    interruption: bool,
    actions: Vec<PanelAction>,
    actions_extra: Extra,
    extra: Extra,
}

/// What can be done from an interruption.
#[derive(Clone, Debug, Default)]
pub struct PanelAction {
    words: Words,
    href: Option<String>,
    kind: Option<String>,
    extra: Extra,
}

impl PanelAction {
    /// A button, or with an address a link.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { PanelAction {
    /// Where it leads.
    href: maybe<String>,
    /// `submit` or `button`: the kind of button.
    kind: maybe<String>,
}}

impl Panel {
    /// The end of a task: what has been done.
    pub fn confirmation(title: impl Into<Words>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// A pause before the next page, such as a restricted record.
    pub fn interruption(title: impl Into<Words>) -> Self {
        Self {
            interruption: true,
            ..Self::confirmation(title)
        }
    }

    #[cfg(test)]
    pub(crate) fn actions_extra(mut self, extra: Extra) -> Self {
        self.actions_extra = extra;
        self
    }
}

options! { Panel {
    /// What follows, or what must be understood.
    words: maybe<Words>,
    /// The level of its heading; 1 unless told.
    level: maybe<u8>,
    /// Something that can be done from an interruption.
    actions: list<PanelAction>,
}}

impl Render for Panel {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-panel")
            .class(if self.interruption {
                "govuk-panel--interruption"
            } else {
                "govuk-panel--confirmation"
            })
            .extra(&self.extra)
            .around(html! {
                (heading(self.level.unwrap_or(1), "govuk-panel__title").around(&self.title))
                @if let Some(words) = &self.words { div.govuk-panel__body { (words) } }
                @if self.interruption && !self.actions.is_empty() {
                    (Element::new("div").class("govuk-panel__actions").extra(&self.actions_extra).around(html! {
                        div.govuk-button-group { @for action in &self.actions { (action.show()) } }
                    }))
                }
            })
    }
}

impl PanelAction {
    fn show(&self) -> Markup {
        match (&self.href, self.kind.as_deref()) {
            (Some(href), kind) if kind != Some("button") => Element::new("a")
                .class("govuk-link govuk-link--inverse")
                .extra(&self.extra)
                .set("href", href)
                .around(&self.words),
            (href, kind) => {
                let button = Button::new(self.words.clone())
                    .kind(kind.unwrap_or("button"))
                    .class("govuk-button--inverse")
                    .with(&self.extra);
                match href {
                    Some(href) => button.href(href.as_str()).render(),
                    None => button.render(),
                }
            }
        }
    }
}
