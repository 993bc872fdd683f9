// Long because: the frame of every page stands here, for staff and, plainer, for young people.

//! The frame of every page: title, skip link, header, navigation, notices, foot.

use crate::assets;
use crate::components::{
    ExitThisPage, GenericHeader, NavigationItem, ServiceNavigation, SkipLink, Standing, Words,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The product's name.
pub const PRODUCT: &str = "Homeward";

/// Where one leaves at once: the session ends on the way out.
pub const EXIT: &str = "/exit";

/// Who reads the page: shown in the header and, on paper, at the foot.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Their name.
    pub name: String,
    /// What they do here, in the council's words: "Placement officer".
    pub role: String,
}

/// A page to be framed. Only `title` and `main` are needed; see [`Page::new`].
#[derive(Clone, Debug)]
pub struct Page {
    /// What the page is, as its first heading says it.
    pub title: String,
    /// The page itself. It holds the one first-level heading.
    pub main: Markup,
    /// The council whose record this is.
    pub council: Option<String>,
    /// Who reads it; nobody before sign-in.
    pub reader: Option<Reader>,
    /// The sections of the service this reader may go to.
    pub navigation: Vec<NavigationItem>,
    /// The path of the page, by which its place in the navigation is marked.
    pub path: String,
    /// A back link or breadcrumbs.
    pub before: Option<Markup>,
    /// Notices that stand above the page: that it is as known on a day, that something worked.
    pub notices: Vec<Markup>,
    /// Whether this is the demonstration, where no child is real. Said on every page.
    pub demonstration: bool,
    /// Whether a form on it has errors, which its title then says first.
    pub has_errors: bool,
    /// Whether it shows a person. Then paper says who printed it, and that it is confidential.
    pub personal: bool,
    /// When it was made, as people write it: "22 November 2026 at 14:05".
    pub made_at: String,
    /// The id by which a fault can be traced.
    pub request: String,
    /// Whether other councils are served under the same host name: the foot leads to the choice.
    pub shared: bool,
    /// Whether it takes more of a wide screen, for tables and maps.
    pub wide: bool,
    /// Plain, for a young person.
    pub plain: Option<Plain>,
}

/// What stands around a page for a young person: few words, in their language, and nothing that
/// tells somebody who looks over their shoulder what it is. No name, no council, no product.
#[derive(Clone, Debug)]
pub struct Plain {
    /// The language, as HTML names it.
    pub lang: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// What the site is called.
    pub site: String,
    /// "Skip to main content".
    pub skip: String,
    /// "Leave this page".
    pub exit: String,
    /// "Sign out", for who is signed in.
    pub sign_out: String,
    /// "Back".
    pub back: String,
    /// The parts of the site: words and address.
    pub parts: Vec<(String, String)>,
    /// What the outbox says of notes that wait on the device: each by its name in `outbox.js`. What is
    /// not given it says in English.
    pub outbox: Vec<(&'static str, String)>,
    /// Links at the foot.
    pub foot: Vec<(String, String)>,
}

impl Default for Plain {
    fn default() -> Self {
        Self {
            lang: "en-GB",
            right_to_left: false,
            site: "My page".to_owned(),
            skip: "Skip to main content".to_owned(),
            exit: "Leave this page".to_owned(),
            sign_out: "Sign out".to_owned(),
            back: "Back".to_owned(),
            parts: vec![("My page".to_owned(), "/my-page".to_owned())],
            outbox: Vec::new(),
            foot: Vec::new(),
        }
    }
}

impl Page {
    /// A page of a title and content, with nothing else known.
    pub fn new(title: impl Into<String>, main: Markup) -> Self {
        Self {
            title: title.into(),
            main,
            council: None,
            reader: None,
            navigation: Vec::new(),
            path: String::new(),
            before: None,
            notices: Vec::new(),
            demonstration: false,
            has_errors: false,
            personal: false,
            made_at: String::new(),
            request: String::new(),
            shared: false,
            wide: false,
            plain: None,
        }
    }

    /// The whole document for a young person.
    fn plainly(&self, plain: &Plain) -> Markup {
        let error = if self.has_errors { "Error: " } else { "" };
        html! {
            (DOCTYPE)
            html.govuk-template lang=(plain.lang) dir=[plain.right_to_left.then_some("rtl")] {
                head {
                    meta charset="utf-8";
                    title { (error) (self.title) }
                    meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="theme-color" content="#4a2545";
                    meta name="robots" content="noindex, nofollow";
                    link rel="icon" type="image/svg+xml" href=(assets::url("favicon.svg"));
                    link rel="stylesheet" href=(assets::url("homeward.css"));
                    script type="module" src=(assets::url("homeward.js")) {}
                }
                body.govuk-template__body.hw-plain {
                    (SkipLink::new(plain.skip.as_str()).href("#main-content"))
                    header.govuk-template__header {
                        a.govuk-skip-link.govuk-js-exit-this-page-skiplink href=(EXIT) rel="nofollow noreferrer"
                            data-module="govuk-skip-link" { (plain.exit) }
                        (GenericHeader::new(html! { (mark()) (plain.site) }).class("hw-header"))
                        @if self.reader.is_some() {
                            (ServiceNavigation::new(plain.parts.iter().map(|(words, href)| {
                                let here = if *href == self.path { Standing::Here } else { Standing::Elsewhere };
                                NavigationItem::new(words.clone(), href.clone()).standing(here)
                            }))
                                .end_inline(true)
                                .section_label(plain.site.as_str())
                                .end(Words::from(html! {
                                    div.hw-reader { form method="post" action="/sign-out" {
                                        button.hw-link-button type="submit" { (plain.sign_out) }
                                    } }
                                })))
                        }
                    }
                    @if self.demonstration { (demonstration_notice()) }
                    div.govuk-width-container {
                        (ExitThisPage::new(plain.exit.as_str()).href(EXIT))
                        @if let Some(before) = &self.before { (before) }
                        main.govuk-main-wrapper id="main-content" {
                            @for notice in &self.notices { (notice) }
                            (self.main)
                        }
                    }
                    (outbox_words(&plain.outbox))
                    @if !plain.foot.is_empty() {
                        footer.govuk-template__footer { div.govuk-footer { div.govuk-width-container {
                            p.hw-foot__links {
                                @for (words, href) in &plain.foot { a.govuk-footer__link href=(href) { (words) } " " }
                            }
                        } } }
                    }
                }
            }
        }
    }

    /// The whole document.
    pub fn render(&self) -> Markup {
        if let Some(plain) = &self.plain {
            return self.plainly(plain);
        }
        let title = format!(
            "{}{} – {PRODUCT}",
            if self.has_errors { "Error: " } else { "" },
            self.title
        );
        html! {
            (DOCTYPE)
            html.govuk-template lang="en-GB" {
                head {
                    meta charset="utf-8";
                    title { (title) }
                    meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="theme-color" content="#4a2545";
                    meta name="robots" content="noindex, nofollow";
                    link rel="icon" type="image/svg+xml" href=(assets::url("favicon.svg"));
                    link rel="stylesheet" href=(assets::url("homeward.css"));
                    script type="module" src=(assets::url("homeward.js")) {}
                }
                body.govuk-template__body.hw-wide[self.wide] {
                    (SkipLink::new("Skip to main content").href("#main-content"))
                    header.govuk-template__header { (self.header()) }
                    @if self.demonstration { (demonstration_notice()) }
                    div.govuk-width-container {
                        @if let Some(before) = &self.before { (before) }
                        main.govuk-main-wrapper id="main-content" {
                            @for notice in &self.notices { (notice) }
                            (self.main)
                        }
                    }
                    footer.govuk-template__footer { (self.foot()) }
                    (self.foot_of_sheet())
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let mark = html! { (mark()) (PRODUCT) };
        let beside = html! {
            @if let Some(council) = &self.council { span.hw-header__council { (council) } }
        };
        let items = self.navigation.iter().map(|item| {
            let standing = match item.address() {
                _ if item.stands() != Standing::Elsewhere => item.stands(),
                Some(href) if href == self.path => Standing::Here,
                Some(href)
                    if href != "/"
                        && self
                            .path
                            .strip_prefix(href)
                            .is_some_and(|rest| rest.starts_with('/')) =>
                {
                    Standing::Within
                }
                _ => Standing::Elsewhere,
            };
            item.clone().standing(standing)
        });
        html! {
            (GenericHeader::new(mark).class("hw-header").beside(Words::from(beside)))
            @if !self.navigation.is_empty() || self.reader.is_some() {
                (ServiceNavigation::new(items)
                    .end_inline(true)
                    .section_label("Service navigation")
                    .end(Words::from(self.reader())))
            }
        }
    }

    /// What stands at the foot of every printed sheet. Hidden on screen, where the foot of the
    /// page says the same.
    fn foot_of_sheet(&self) -> Markup {
        html! {
            @if self.reader.is_some() || !self.made_at.is_empty() {
                div.hw-print-foot aria-hidden="true" {
                    div {
                        @if let Some(reader) = &self.reader { "Printed by " (reader.name) ", " (reader.role) ". " }
                        @if !self.made_at.is_empty() { (self.made_at) ". " }
                        @if self.personal { "Confidential. " }
                        @if self.demonstration { "No child here is real." }
                    }
                }
            }
        }
    }

    fn reader(&self) -> Markup {
        html! {
            @if let Some(reader) = &self.reader {
                div.hw-reader {
                    span { (reader.name) ", " (reader.role) }
                    form method="post" action="/sign-out" {
                        button.hw-link-button type="submit" { "Sign out" }
                    }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            div.govuk-footer {
                div.govuk-width-container {
                    div.hw-foot {
                        @if self.personal {
                            p.hw-foot__confidential { "Confidential: about a child. Keep it safe, and destroy it when it is no longer needed." }
                        }
                        p {
                            @if let Some(reader) = &self.reader { "Seen by " (reader.name) ", " (reader.role) }
                            @if !self.made_at.is_empty() {
                                @if self.reader.is_some() { " on " }
                                (self.made_at)
                            }
                        }
                        p.hw-foot__links {
                            a.govuk-footer__link href="/accessibility" { "Accessibility" }
                            " " a.govuk-footer__link href="/privacy" { "Privacy" }
                            " " a.govuk-footer__link href="/help" { "Help" } @if self.shared { " " a.govuk-footer__link href="/councils" { "Another council" } }
                        }
                        @if !self.request.is_empty() {
                            p.hw-foot__request { "Request " (self.request) }
                        }
                    }
                }
            }
        }
    }
}

/// The house with the heart.
fn mark() -> Markup {
    html! {
        svg.hw-header__mark viewBox="0 0 32 32" aria-hidden="true" focusable="false" {
            path fill="currentColor" d="M3 17 16 5l13 12-2.300 2.500-1.700-1.500V28H7V18l-1.700 1.500z" {}
            path.hw-header__heart d="M16 25.500c-3.900-2.600-5.700-4.600-5.700-6.900a3 3 0 0 1 5.700-1.200 3 3 0 0 1 5.700 1.200c0 2.300-1.800 4.300-5.700 6.900z" {}
        }
    }
}

/// What every page of the demonstration says.
fn demonstration_notice() -> Markup {
    html! {
        div.hw-demo role="region" aria-label="Demonstration" {
            div.govuk-width-container {
                p { strong { "Demonstration. " } "No child here is real: every name, date and place was made up." }
            }
        }
    }
}

/// What `outbox.js` says, in the language of the page.
fn outbox_words(words: &[(&'static str, String)]) -> Markup {
    let mut attributes = String::new();
    for (name, text) in words {
        attributes.push_str(&format!(" data-{name}=\"{}\"", escaped(text)));
    }
    html! {
        @if !words.is_empty() { (PreEscaped(format!("<div id=\"outbox-words\" hidden{attributes}></div>"))) }
    }
}

/// Text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html_tree::{elements, parse};

    fn sample() -> Page {
        Page {
            council: Some("Wigan Council".into()),
            reader: Some(Reader {
                name: "Priya Shah".into(),
                role: "Placement officer".into(),
            }),
            navigation: vec![
                NavigationItem::new("Home", "/"),
                NavigationItem::new("Young people", "/young-people"),
            ],
            path: "/young-people/7".into(),
            demonstration: true,
            has_errors: true,
            personal: true,
            made_at: "22 November 2026 at 14:05".into(),
            request: "01993c".into(),
            ..Page::new("Add a contact", html! { h1 { "Add a contact" } })
        }
    }

    #[test]
    fn a_page_says_what_it_is_who_reads_it_and_where_it_stands() {
        let page = sample().render().into_string();
        let nodes = parse(&page);
        let all = elements(&nodes);
        let only = |name: &str| {
            let found: Vec<_> = all.iter().filter(|e| e.name == name).collect();
            assert_eq!(found.len(), 1, "{name}");
            found[0]
        };
        assert_eq!(only("html").get("lang"), Some("en-GB"));
        assert_eq!(only("title").text(), "Error: Add a contact – Homeward");
        assert_eq!(only("main").get("id"), Some("main-content"));
        let here = all
            .iter()
            .find(|e| e.get("aria-current").is_some())
            .unwrap();
        assert_eq!(here.get("href"), Some("/young-people"));
        assert_eq!(here.get("aria-current"), Some("true"));
        assert!(only("footer").text().contains("Priya Shah"));
        assert!(only("footer").text().contains("22 November 2026 at 14:05"));
        assert!(page.contains("No child here is real"));
    }

    #[test]
    fn a_page_obeys_the_content_security_policy() {
        let page = sample().render().into_string();
        for element in elements(&parse(&page)) {
            assert_eq!(element.get("style"), None, "{}", element.name);
            assert!(
                !element.attributes.keys().any(|name| name.starts_with("on")),
                "{}",
                element.name
            );
            if matches!(element.name.as_str(), "script" | "style") {
                assert!(element.children.is_empty(), "inline {}", element.name);
            }
        }
    }
}
