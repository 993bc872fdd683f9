//! Buttons, and links that look like them.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// A button, or, when it has an address, a link that looks like one.
#[derive(Clone, Debug, Default)]
pub struct Button {
    words: Words,
    markup: bool,
    kind: Option<String>,
    name: Option<String>,
    value: Option<String>,
    id: Option<String>,
    href: Option<String>,
    disabled: bool,
    once: Option<bool>,
    start: bool,
    hidden: bool,
    extra: Extra,
}

impl Button {
    /// A button that sends its form.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// A button that sends its form and takes no second click. The form's idempotency key is
    /// what protects the record; this spares the reader a needless page.
    pub fn submit(words: impl Into<Words>) -> Self {
        Self::new(words).once(true)
    }

    /// A link that looks like a button.
    pub fn link(words: impl Into<Words>, href: impl Into<String>) -> Self {
        Self::new(words).href(href)
    }

    /// For the lesser of two actions.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.class("govuk-button--secondary")
    }

    /// For an action that cannot easily be taken back.
    #[must_use]
    pub fn warning(self) -> Self {
        self.class("govuk-button--warning")
    }
}

options! { Button {
    /// `submit` unless told; `button` when only a script uses it.
    kind: maybe<String>,
    /// What it is sent under, when a form has several.
    name: maybe<String>,
    /// What is sent.
    value: maybe<String>,
    /// Its id.
    id: maybe<String>,
    /// Where it leads: makes it a link.
    href: maybe<String>,
    /// Greys it out. Avoid: say what is missing instead.
    disabled: plain<bool>,
    /// Whether a second click within a second is swallowed.
    once: maybe<bool>,
    /// A start button, with its arrow.
    start: plain<bool>,
    /// Hidden until a script shows it.
    hidden: plain<bool>,
    /// Whether the words are markup, which a start button sets in a span.
    markup: plain<bool>,
}}

impl Render for Button {
    fn render(&self) -> Markup {
        let inner = html! {
            @if self.start && self.markup { span { (self.words) } } @else { (self.words) }
            @if self.start {
                svg.govuk-button__start-icon xmlns="http://www.w3.org/2000/svg" width="17.5"
                    height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false" {
                    path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" {}
                }
            }
        };
        let element = match &self.href {
            Some(href) => Element::new("a")
                .set("href", href)
                .set("role", "button")
                .set("draggable", "false"),
            None => {
                let button = Element::new("button")
                    .set("type", self.kind.as_deref().unwrap_or("submit"))
                    .maybe("value", self.value.as_deref())
                    .maybe("name", self.name.as_deref())
                    .flag("disabled", self.disabled)
                    .maybe("aria-disabled", self.disabled.then_some("true"));
                button.maybe(
                    "data-prevent-double-click",
                    self.once.map(|on| if on { "true" } else { "false" }),
                )
            }
        };
        element
            .class("govuk-button")
            .class_if(self.start, "govuk-button--start")
            .extra(&self.extra)
            .set("data-module", "govuk-button")
            .maybe("id", self.id.as_deref())
            .flag("hidden", self.hidden)
            .around(inner)
    }
}

/// Buttons and links side by side.
pub fn button_group(actions: impl Render) -> Markup {
    html! { div.govuk-button-group { (actions) } }
}
