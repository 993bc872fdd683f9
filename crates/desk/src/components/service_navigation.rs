//! The bars at the top: whose product this is, and the sections of the service.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// The bar at the top with the product's own mark: never the crown.
#[derive(Clone, Debug, Default)]
pub struct GenericHeader {
    logo: Words,
    href: Option<String>,
    container: Option<String>,
    extra: Extra,
    beside: Option<Words>,
}

impl GenericHeader {
    /// A header with a mark or name.
    pub fn new(logo: impl Into<Words>) -> Self {
        Self {
            logo: logo.into(),
            ..Self::default()
        }
    }
}

options! { GenericHeader {
    /// Where the mark leads; `/` unless told.
    href: maybe<String>,
    /// The classes of the container; the page's width unless told.
    container: maybe<String>,
    /// What stands beside the mark.
    beside: maybe<Words>,
}}

impl Render for GenericHeader {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-generic-header")
            .extra(&self.extra)
            .around(
                Element::new("div")
                    .class("govuk-generic-header__container")
                    .class(self.container.as_deref().unwrap_or("govuk-width-container"))
                    .around(html! {
                        div.govuk-generic-header__logo {
                            a.govuk-generic-header__homepage-link href=(self.href.as_deref().unwrap_or("/")) {
                                (self.logo)
                            }
                        }
                        @if let Some(beside) = &self.beside { (beside) }
                    }),
            )
    }
}

/// Where a navigation item stands to the page shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Somewhere else.
    #[default]
    Elsewhere,
    /// The page is within its section.
    Within,
    /// It is the page.
    Here,
}

/// One place in the service navigation.
#[derive(Clone, Debug, Default)]
pub struct NavigationItem {
    words: Words,
    href: Option<String>,
    standing: Standing,
    extra: Extra,
}

impl NavigationItem {
    /// A place.
    pub fn new(words: impl Into<Words>, href: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            href: Some(href.into()),
            ..Self::default()
        }
    }

    /// Words without a link.
    pub fn plain(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// Where it stands to the page shown, as far as it was said.
    pub const fn stands(&self) -> Standing {
        self.standing
    }

    /// The address it leads to.
    pub fn address(&self) -> Option<&str> {
        self.href.as_deref()
    }
}

options! { NavigationItem {
    /// Where it stands to the page shown.
    standing: plain<Standing>,
}}

/// The bar that names the service and its sections.
#[derive(Clone, Debug, Default)]
pub struct ServiceNavigation {
    name: Option<Words>,
    href: Option<String>,
    items: Vec<NavigationItem>,
    collapse: Option<bool>,
    id: Option<String>,
    label: Option<String>,
    menu: Option<String>,
    menu_label: Option<String>,
    section_label: Option<String>,
    list_class: String,
    end: Option<Words>,
    end_inline: bool,
    start: Option<Words>,
    list_start: Option<Words>,
    list_end: Option<Words>,
    extra: Extra,
}

impl ServiceNavigation {
    /// The sections of a service.
    pub fn new(items: impl IntoIterator<Item = NavigationItem>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

options! { ServiceNavigation {
    /// The service's name.
    name: maybe<Words>,
    /// Where the name leads.
    href: maybe<String>,
    /// Whether it folds into a menu on a phone; when it has more than one item, unless told.
    collapse: maybe<bool>,
    /// The list's id; `navigation` unless told.
    id: maybe<String>,
    /// What a screen reader calls the list; the menu button's words unless told.
    label: maybe<String>,
    /// The words on the menu button; "Menu" unless told.
    menu: maybe<String>,
    /// What a screen reader calls the menu button, when it must differ.
    menu_label: maybe<String>,
    /// What a screen reader calls the section; "Service information" unless told.
    section_label: maybe<String>,
    /// Further classes for the list's wrapper.
    list_class: plain<String>,
    /// What stands at the end of the bar.
    end: maybe<Words>,
    /// Sets the end on the same line.
    end_inline: plain<bool>,
    /// What stands at the start of the bar.
    start: maybe<Words>,
    /// What stands before the first item, within the list.
    list_start: maybe<Words>,
    /// What stands after the last item, within the list.
    list_end: maybe<Words>,
}}

impl ServiceNavigation {
    fn item(item: &NavigationItem) -> Markup {
        let current = match item.standing {
            Standing::Elsewhere => None,
            Standing::Within => Some("true"),
            Standing::Here => Some("page"),
        };
        // Strong, so that someone with their own colours still sees where they are.
        let inner = html! {
            @if current.is_some() {
                strong.govuk-service-navigation__active-fallback { (item.words) }
            } @else { (item.words) }
        };
        Element::new("li")
            .class("govuk-service-navigation__item")
            .class_if(current.is_some(), "govuk-service-navigation__item--active")
            .around(match &item.href {
                Some(href) => Element::new("a")
                    .class("govuk-service-navigation__link")
                    .set("href", href)
                    .maybe("aria-current", current)
                    .attributes(&item.extra)
                    .around(inner),
                None => Element::new("span")
                    .class("govuk-service-navigation__text")
                    .maybe("aria-current", current)
                    .around(inner),
            })
    }

    fn list(&self) -> Markup {
        if self.items.is_empty() && self.list_start.is_none() && self.list_end.is_none() {
            return html! {};
        }
        let menu = self.menu.as_deref().unwrap_or("Menu");
        let id = self.id.as_deref().unwrap_or("navigation");
        Element::new("nav")
            .set("aria-label", self.label.as_deref().unwrap_or(menu))
            .class("govuk-service-navigation__wrapper")
            .class(&self.list_class)
            .around(html! {
                @if self.collapse.unwrap_or(self.items.len() > 1) {
                    (Element::new("button")
                        .set("type", "button")
                        .class("govuk-service-navigation__toggle govuk-js-service-navigation-toggle")
                        .set("aria-controls", id)
                        .maybe("aria-label", self.menu_label.as_deref().filter(|label| *label != menu))
                        .flag("hidden", true)
                        .set("aria-hidden", "true")
                        .around(menu))
                }
                ul.govuk-service-navigation__list id=(id) {
                    @if let Some(start) = &self.list_start { (start) }
                    @for item in &self.items { (Self::item(item)) }
                    @if let Some(end) = &self.list_end { (end) }
                }
            })
    }
}

impl Render for ServiceNavigation {
    fn render(&self) -> Markup {
        let inner = Element::new("div")
            .class("govuk-width-container")
            .class_if(
                self.end_inline,
                "govuk-service-navigation__inlining-container",
            )
            .around(html! {
                @if let Some(start) = &self.start { (start) }
                div.govuk-service-navigation__container {
                    @if let Some(name) = &self.name {
                        span.govuk-service-navigation__service-name {
                            @if let Some(href) = &self.href {
                                a.govuk-service-navigation__link href=(href) { (name) }
                            } @else {
                                span.govuk-service-navigation__text { (name) }
                            }
                        }
                    }
                    (self.list())
                }
                @if let Some(end) = &self.end { (end) }
            });
        let named = self.name.is_some() || self.start.is_some() || self.end.is_some();
        let label = self
            .section_label
            .as_deref()
            .unwrap_or("Service information");
        Element::new(if named { "section" } else { "div" })
            .maybe("aria-label", named.then_some(label))
            .class("govuk-service-navigation")
            .set("data-module", "govuk-service-navigation")
            .extra(&self.extra)
            .around(inner)
    }
}
