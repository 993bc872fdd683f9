//! The pages about one thing, as a row of links under its banner (MoJ's sub-navigation).

use crate::components::Words;
use maud::{Markup, Render, html};

/// A row of links, one of them the page shown.
#[derive(Clone, Debug)]
pub struct SubNavigation {
    label: String,
    items: Vec<(Words, String)>,
    here: String,
}

impl SubNavigation {
    /// A row that a screen reader calls `label`, on the page at `here`.
    pub fn new(label: impl Into<String>, here: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            items: Vec::new(),
            here: here.into(),
        }
    }

    /// Adds a page.
    #[must_use]
    pub fn item(mut self, words: impl Into<Words>, href: impl Into<String>) -> Self {
        self.items.push((words.into(), href.into()));
        self
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new("Amara’s pages", "/young-people/1")
            .item("Amara", "/young-people/1")
            .item("Life so far", "/young-people/1/life")
            .item("People", "/young-people/1/people")
            .item("Documents", "/young-people/1/documents")
            .item("Who has looked", "/young-people/1/looked")
    }
}

impl Render for SubNavigation {
    fn render(&self) -> Markup {
        html! {
            nav.hw-sub aria-label=(self.label) {
                ul {
                    @for (words, href) in &self.items {
                        li {
                            a.hw-sub__link href=(href) aria-current=[(*href == self.here).then_some("page")] { (words) }
                        }
                    }
                }
            }
        }
    }
}
