//! Filters of a list, sent by GET so that what is filtered has an address.

use super::Address;
use crate::components::{Button, Words};
use maud::{Markup, Render, html};

/// A panel of filters.
#[derive(Clone, Debug)]
pub struct FilterPanel {
    address: Address,
    controls: Vec<Markup>,
    names: Vec<String>,
    chosen: Vec<(Words, String)>,
}

impl FilterPanel {
    /// Filters of the list at an address. What the address already carries under other names
    /// (the order it is sorted in) is kept; the page number is not, since the list changes.
    pub fn new(address: &Address) -> Self {
        Self {
            address: address.clone().without("page"),
            controls: Vec::new(),
            names: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// One filter: the name it is sent under, and its control.
    #[must_use]
    pub fn control(mut self, name: impl Into<String>, control: impl Render) -> Self {
        self.names.push(name.into());
        self.controls.push(control.render());
        self
    }

    /// A filter that is on, said in words, so that it can be taken off by itself.
    #[must_use]
    pub fn chosen(mut self, words: impl Into<Words>, name: &str, value: &str) -> Self {
        let without = self.address.clone().without_value(name, value);
        self.chosen.push((words.into(), without.to_string()));
        self
    }

    fn clear(&self) -> String {
        self.names
            .iter()
            .fold(self.address.clone(), |address, name| address.without(name))
            .to_string()
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        use crate::components::{Checkboxes, Input};
        let address = Address::new("/young-people")
            .and("team", "leigh")
            .and("sort", "name");
        Self::new(&address)
            .control(
                "name",
                Input::new("name", "Name or number").spellcheck(false),
            )
            .control(
                "team",
                Checkboxes::new("team", "Team")
                    .small()
                    .choices([("leigh", "Leigh hub"), ("ince", "Ince hub")])
                    .values(["leigh"]),
            )
            .chosen("Team: Leigh hub", "team", "leigh")
    }
}

impl Render for FilterPanel {
    fn render(&self) -> Markup {
        html! {
            section.hw-filter aria-labelledby="filter-title" {
                h2.hw-filter__title id="filter-title" { "Filter" }
                @if !self.chosen.is_empty() {
                    div.hw-filter__chosen {
                        h3.govuk-heading-s { "Chosen" }
                        ul {
                            @for (words, without) in &self.chosen {
                                li {
                                    a.hw-filter__tag href=(without) {
                                        span.govuk-visually-hidden { "Take off " } (words)
                                        span aria-hidden="true" { " ✕" }
                                    }
                                }
                            }
                        }
                        p { a.govuk-link href=(self.clear()) { "Clear all" } }
                    }
                }
                form method="get" action=(self.address.path()) {
                    @for (name, value) in self.address.query() {
                        @if !self.names.contains(name) { input type="hidden" name=(name) value=(value); }
                    }
                    @if let Some((first, more)) = self.controls.split_first() {
                        (first)
                        // Folded on a phone, so that the list is not a screen away; on a desk it lies open.
                        @if !more.is_empty() {
                            details.hw-filter__more open[!self.chosen.is_empty()] {
                                summary { "More filters" }
                                @for control in more { (control) }
                            }
                        }
                    }
                    (Button::new("Apply filters").secondary())
                }
            }
        }
    }
}

/// Filters beside what they filter; above it on a narrow screen.
pub fn filtered(filters: &FilterPanel, list: impl Render) -> Markup {
    html! {
        div.hw-filtered {
            (filters)
            div.hw-filtered__list { (list) }
        }
    }
}

#[test]
fn filtering_keeps_the_order_and_starts_again_at_the_first_page() {
    let address = Address::new("/list")
        .and("team", "a")
        .and("sort", "age")
        .and("page", 4);
    let html = FilterPanel::new(&address)
        .control("team", html! {})
        .chosen("Team a", "team", "a")
        .render()
        .into_string();
    assert!(html.contains(r#"<input type="hidden" name="sort" value="age">"#));
    assert!(!html.contains(r#"name="page""#) && !html.contains(r#"name="team""#));
    assert!(html.contains(r#"href="/list?sort=age""#));
}
