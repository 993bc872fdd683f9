//! Getting about: header, service navigation, back link, breadcrumbs, skip link, pagination.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, PreEscaped, Render, html};

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

const ARROW_BACK: &str = r#"<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>"#;
const ARROW_ON: &str = r#"<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>"#;

/// The link to the page before or after.
#[derive(Clone, Debug, Default)]
pub struct PageLink {
    href: String,
    words: Option<Words>,
    label: Option<Words>,
    extra: Extra,
}

impl PageLink {
    /// A link to an address.
    pub fn new(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            ..Self::default()
        }
    }
}

options! { PageLink {
    /// What it says; "Next page" or "Previous page" unless told.
    words: maybe<Words>,
    /// The name of the page it leads to, when there are no numbers.
    label: maybe<Words>,
}}

/// One number in the pagination, or the dots between numbers.
#[derive(Clone, Debug, Default)]
pub struct PageNumber {
    number: String,
    href: String,
    current: bool,
    dots: bool,
    label: Option<String>,
    extra: Extra,
}

impl PageNumber {
    /// A page by its number.
    pub fn new(number: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            href: href.into(),
            ..Self::default()
        }
    }
    /// Pages left out.
    pub fn dots() -> Self {
        Self {
            dots: true,
            ..Self::default()
        }
    }
}

options! { PageNumber {
    /// Whether it is the page shown.
    current: plain<bool>,
    /// What a screen reader says; "Page 3" unless told.
    label: maybe<String>,
}}

/// Links to the other pages of a list.
#[derive(Clone, Debug, Default)]
pub struct Pagination {
    previous: Option<PageLink>,
    next: Option<PageLink>,
    numbers: Option<Vec<PageNumber>>,
    label: Option<String>,
    extra: Extra,
}

impl Pagination {
    /// Links without numbers: between the parts of one long text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Links with numbers.
    #[must_use]
    pub fn numbers(mut self, numbers: impl IntoIterator<Item = PageNumber>) -> Self {
        self.numbers = Some(numbers.into_iter().collect());
        self
    }

    /// The pagination of a list: page `at` of `of`, both counted from 1, with the first, the
    /// last and the neighbours shown. `href` gives a page's address. Nothing for a single page.
    pub fn of_pages(at: usize, of: usize, href: impl Fn(usize) -> String) -> Self {
        let at = at.clamp(1, of.max(1));
        let mut numbers: Vec<PageNumber> = Vec::new();
        let mut last = 0;
        for page in 1..=of {
            if page == 1 || page == of || page.abs_diff(at) <= 1 {
                if page - last > 1 {
                    numbers.push(PageNumber::dots());
                }
                numbers.push(PageNumber::new(page.to_string(), href(page)).current(page == at));
                last = page;
            }
        }
        Self {
            previous: (at > 1).then(|| PageLink::new(href(at - 1))),
            next: (at < of).then(|| PageLink::new(href(at + 1))),
            numbers: (of > 1).then_some(numbers),
            ..Self::default()
        }
    }

    fn arrow(&self, link: &PageLink, forward: bool, block: bool) -> Markup {
        let rel = if forward { "next" } else { "prev" };
        let arrow = PreEscaped(if forward { ARROW_ON } else { ARROW_BACK });
        Element::new("div")
            .class(&format!("govuk-pagination__{rel}"))
            .around(
                Element::new("a")
                    .class("govuk-link govuk-pagination__link")
                    .set("href", &link.href)
                    .set("rel", rel)
                    .attributes(&link.extra)
                    .around(html! {
                        @if block || !forward { (arrow) }
                        (Element::new("span")
                            .class("govuk-pagination__link-title")
                            .class_if(block && link.label.is_none(), "govuk-pagination__link-title--decorated")
                            .around(html! {
                                @if let Some(words) = &link.words { (words) }
                                @else {
                                    (if forward { "Next" } else { "Previous" })
                                    span.govuk-visually-hidden { " page" }
                                }
                            }))
                        @if let (Some(label), true) = (&link.label, block) {
                            span.govuk-visually-hidden { ":" }
                            span.govuk-pagination__link-label { (label) }
                        }
                        @if !block && forward { (arrow) }
                    }),
            )
    }
}

options! { Pagination {
    /// The page before.
    previous: maybe<PageLink>,
    /// The page after.
    next: maybe<PageLink>,
    /// What a screen reader calls it; "Pagination" unless told.
    label: maybe<String>,
}}

impl Render for Pagination {
    fn render(&self) -> Markup {
        if self.previous.is_none() && self.next.is_none() && self.numbers.is_none() {
            return html! {};
        }
        let block = self.numbers.is_none();
        Element::new("nav")
            .class("govuk-pagination")
            .class_if(block, "govuk-pagination--block")
            .extra(&self.extra)
            .set("aria-label", self.label.as_deref().unwrap_or("Pagination"))
            .around(html! {
                @if let Some(link) = &self.previous { (self.arrow(link, false, block)) }
                @if let Some(numbers) = &self.numbers {
                    ul.govuk-pagination__list {
                        @for number in numbers {
                            (Element::new("li")
                                .class("govuk-pagination__item")
                                .class_if(number.current, "govuk-pagination__item--current")
                                .class_if(number.dots, "govuk-pagination__item--ellipsis")
                                .around(html! {
                                    @if number.dots { "⋯" } @else {
                                        (Element::new("a")
                                            .class("govuk-link govuk-pagination__link")
                                            .set("href", &number.href)
                                            .set("aria-label", &number.label.clone()
                                                .unwrap_or_else(|| format!("Page {}", number.number)))
                                            .maybe("aria-current", number.current.then_some("page"))
                                            .attributes(&number.extra)
                                            .around(&number.number))
                                    }
                                }))
                        }
                    }
                }
                @if let Some(link) = &self.next { (self.arrow(link, true, block)) }
            })
    }
}
