//! Links to the other pages of a list.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, PreEscaped, Render, html};

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
