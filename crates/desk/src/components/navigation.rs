//! Ways back and past: back link, breadcrumbs, skip link.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// The link back to the page before.
#[derive(Clone, Debug, Default)]
pub struct BackLink {
    href: Option<String>,
    words: Option<Words>,
    extra: Extra,
}

impl BackLink {
    /// A link back to an address.
    pub fn new(href: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::default()
        }
    }
}

options! { BackLink {
    /// What it says; "Back" unless told.
    words: maybe<Words>,
}}

impl Render for BackLink {
    fn render(&self) -> Markup {
        let href = self.href.as_deref().filter(|href| !href.is_empty());
        Element::new("a")
            .set("href", href.unwrap_or("#"))
            .class("govuk-back-link")
            .extra(&self.extra)
            .around(html! { @if let Some(words) = &self.words { (words) } @else { "Back" } })
    }
}

/// A place on the way to a page, or the page itself when it has no address.
#[derive(Clone, Debug, Default)]
pub struct Crumb {
    words: Words,
    href: Option<String>,
    extra: Extra,
}

impl Crumb {
    /// A page above.
    pub fn new(words: impl Into<Words>, href: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            href: Some(href.into()),
            ..Self::default()
        }
    }
    /// This page.
    pub fn here(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { Crumb {} }

/// Where a page stands.
#[derive(Clone, Debug, Default)]
pub struct Breadcrumbs {
    items: Vec<Crumb>,
    collapse: bool,
    label: Option<String>,
    extra: Extra,
}

impl Breadcrumbs {
    /// The way to a page, from the top.
    pub fn new(items: impl IntoIterator<Item = Crumb>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

options! { Breadcrumbs {
    /// Shows only the first and last on a phone.
    collapse: plain<bool>,
    /// What a screen reader calls it; "Breadcrumb" unless told.
    label: maybe<String>,
}}

impl Render for Breadcrumbs {
    fn render(&self) -> Markup {
        Element::new("nav")
            .class("govuk-breadcrumbs")
            .extra(&self.extra)
            .class_if(self.collapse, "govuk-breadcrumbs--collapse-on-mobile")
            .set("aria-label", self.label.as_deref().unwrap_or("Breadcrumb"))
            .around(html! {
                ol.govuk-breadcrumbs__list {
                    @for item in &self.items {
                        @if let Some(href) = &item.href {
                            li.govuk-breadcrumbs__list-item {
                                (Element::new("a").class("govuk-breadcrumbs__link")
                                    .set("href", href).attributes(&item.extra).around(&item.words))
                            }
                        } @else {
                            li.govuk-breadcrumbs__list-item aria-current="page" { (item.words) }
                        }
                    }
                }
            })
    }
}

/// The link that jumps over the navigation, first on every page.
#[derive(Clone, Debug, Default)]
pub struct SkipLink {
    words: Words,
    href: Option<String>,
    extra: Extra,
}

impl SkipLink {
    /// A skip link.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { SkipLink {
    /// Where it jumps to; `#content` unless told.
    href: maybe<String>,
}}

impl Render for SkipLink {
    fn render(&self) -> Markup {
        Element::new("a")
            .set("href", self.href.as_deref().unwrap_or("#content"))
            .class("govuk-skip-link")
            .extra(&self.extra)
            .set("data-module", "govuk-skip-link")
            .around(&self.words)
    }
}
