//! Everything wrong with a form, said once at the top.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// Everything wrong with a form, at the top of the page, each a link to its field.
#[derive(Clone, Debug, Default)]
pub struct ErrorSummary {
    title: Words,
    description: Option<Words>,
    items: Vec<SummaryItem>,
    keep_focus: Option<bool>,
    extra: Extra,
}

/// One error in the summary.
#[derive(Clone, Debug, Default)]
pub struct SummaryItem {
    words: Words,
    href: Option<String>,
    extra: Extra,
}

impl SummaryItem {
    /// An error without a field of its own.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { SummaryItem {
    /// Where it leads, usually `#` and the field's id.
    href: maybe<String>,
}}

impl ErrorSummary {
    /// A summary with GOV.UK's own title.
    pub fn new() -> Self {
        Self::titled("There is a problem")
    }

    /// A summary with another title.
    pub fn titled(title: impl Into<Words>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds an error that leads to the field with this id.
    #[must_use]
    pub fn field(self, id: &str, words: impl Into<Words>) -> Self {
        self.items(SummaryItem::new(words).href(format!("#{id}")))
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

options! { ErrorSummary {
    /// What stands before the list.
    description: maybe<Words>,
    /// Adds an error.
    items: list<SummaryItem>,
    /// Whether it leaves the focus where it was.
    keep_focus: maybe<bool>,
}}

impl Render for ErrorSummary {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-error-summary")
            .maybe(
                "data-disable-auto-focus",
                self.keep_focus.map(|on| if on { "true" } else { "false" }),
            )
            .extra(&self.extra)
            .set("data-module", "govuk-error-summary")
            .around(html! {
                div role="alert" {
                    h2.govuk-error-summary__title { (self.title) }
                    div.govuk-error-summary__body {
                        @if let Some(description) = &self.description { p { (description) } }
                        @if !self.items.is_empty() {
                            ul.govuk-list.govuk-error-summary__list {
                                @for item in &self.items {
                                    li {
                                        @if let Some(href) = &item.href {
                                            (Element::new("a").set("href", href).attributes(&item.extra).around(&item.words))
                                        } @else { (item.words) }
                                    }
                                }
                            }
                        }
                    }
                }
            })
    }
}
