//! Who this page is about, on every page about them. It stays in sight while the page scrolls, so
//! that nobody writes about the wrong child (MoJ's identity bar; CAS1's profile banner).

use crate::components::Words;
use maud::{Markup, Render, html};

/// Who a page is about. What is not given is shown as not known, which is a question to ask.
#[derive(Clone, Debug, Default)]
pub struct IdentityBanner {
    name: String,
    href: Option<String>,
    age: Option<Words>,
    lives: Option<Words>,
    distance: Option<Words>,
    key_worker: Option<Words>,
    legal_status: Option<Words>,
    siblings: Vec<(String, Option<String>)>,
    mark: Option<Words>,
}

impl IdentityBanner {
    /// The name they are called by.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Where their own page is, from the pages below it.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// How old they are: "15".
    #[must_use]
    pub fn age(mut self, age: impl Into<Words>) -> Self {
        self.age = Some(age.into());
        self
    }

    /// Where they live, as far as this reader may know it: "Foster home in Leigh".
    #[must_use]
    pub fn lives(mut self, lives: impl Into<Words>) -> Self {
        self.lives = Some(lives.into());
        self
    }

    /// How far that is from home: "3.4 miles".
    #[must_use]
    pub fn distance(mut self, distance: impl Into<Words>) -> Self {
        self.distance = Some(distance.into());
        self
    }

    /// Who their key worker is.
    #[must_use]
    pub fn key_worker(mut self, worker: impl Into<Words>) -> Self {
        self.key_worker = Some(worker.into());
        self
    }

    /// Under what order or agreement they are looked after.
    #[must_use]
    pub fn legal_status(mut self, status: impl Into<Words>) -> Self {
        self.legal_status = Some(status.into());
        self
    }

    /// A brother or sister in the record, whom a change here may touch; with an address when this
    /// reader may open it.
    #[must_use]
    pub fn sibling(mut self, name: impl Into<String>, href: Option<String>) -> Self {
        self.siblings.push((name.into(), href));
        self
    }

    /// Something every reader must see first: "Restricted", "Address must not be given out".
    #[must_use]
    pub fn mark(mut self, mark: impl Into<Words>) -> Self {
        self.mark = Some(mark.into());
        self
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new("Amara Okafor")
            .href("/young-people/1")
            .age("15")
            .lives("Foster home in Leigh, since 3 March 2025")
            .distance("3.4 miles")
            .key_worker("Sam Whittle, Leigh hub")
            .legal_status("Full care order")
            .sibling("Chidi (11)", Some("/young-people/2".into()))
            .sibling("Ada (8)", None)
            .mark("Address must not be given out")
    }
}

impl Render for IdentityBanner {
    fn render(&self) -> Markup {
        let fact = |key: &str, value: &Option<Words>| {
            html! {
                div.hw-identity__fact {
                    dt { (key) }
                    dd { @if let Some(value) = value { (value) } @else { (super::not_known()) } }
                }
            }
        };
        let warning = match self.siblings.len() {
            0 => None,
            1 => Some("Has a brother or sister in this record: "),
            _ => Some("Has brothers or sisters in this record: "),
        };
        html! {
            section.hw-identity aria-label={ "About " (self.name) } {
                div.hw-identity__who {
                    p.hw-identity__name {
                        @if let Some(href) = &self.href { a.govuk-link href=(href) { (self.name) } }
                        @else { (self.name) }
                    }
                    @if let Some(mark) = &self.mark { strong.govuk-tag.govuk-tag--red.hw-identity__mark { (mark) } }
                }
                dl.hw-identity__facts {
                    (fact("Age", &self.age))
                    (fact("Lives", &self.lives))
                    (fact("From home", &self.distance))
                    (fact("Key worker", &self.key_worker))
                    (fact("Legal status", &self.legal_status))
                }
                @if let Some(warning) = warning {
                    p.hw-identity__siblings {
                        (warning)
                        @for (at, (name, href)) in self.siblings.iter().enumerate() {
                            @if at > 0 { ", " }
                            @if let Some(href) = href { a.govuk-link href=(href) { (name) } }
                            @else { (name) }
                        }
                        ". Think of them in every decision."
                    }
                }
            }
        }
    }
}
