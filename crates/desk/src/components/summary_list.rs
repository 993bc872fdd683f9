//! Facts as pairs: what it is, and what is known.

use super::element::{Element, Extra, options};
use super::messages::heading;
use super::words::Words;
use maud::{Markup, Render, html};

/// A link that changes or opens what it stands beside.
#[derive(Clone, Debug, Default)]
pub struct Action {
    words: Words,
    href: String,
    about: Option<Words>,
    extra: Extra,
}

impl Action {
    /// A link. Say what it is about with [`Action::about`], or a screen reader hears "Change" ten
    /// times over.
    pub fn new(words: impl Into<Words>, href: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    fn show(&self, card: Option<&Words>) -> Markup {
        Element::new("a")
            .class("govuk-link")
            .extra(&self.extra)
            .set("href", &self.href)
            .around(html! {
                (self.words)
                @if self.about.is_some() || card.is_some() {
                    span.govuk-visually-hidden {
                        @if let Some(about) = &self.about { " " (about) }
                        @if let Some(card) = card { " (" (card) ")" }
                    }
                }
            })
    }
}

options! { Action {
    /// What it changes, read out after its words: "Change" + "date of birth".
    about: maybe<Words>,
}}

/// One pair.
#[derive(Clone, Debug, Default)]
pub struct Row {
    key: Words,
    value: Words,
    actions: Vec<Action>,
    key_extra: Extra,
    value_extra: Extra,
    actions_extra: Extra,
    explicit_actions: bool,
    extra: Extra,
}

impl Row {
    /// A pair.
    pub fn new(key: impl Into<Words>, value: impl Into<Words>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            ..Self::default()
        }
    }

    /// A link beside the pair.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    #[cfg(test)]
    pub(crate) fn parts(mut self, key: Extra, value: Extra, actions: Option<Extra>) -> Self {
        self.key_extra = key;
        self.value_extra = value;
        self.explicit_actions = actions.is_some();
        self.actions_extra = actions.unwrap_or_default();
        self
    }
}

options! { Row {} }

/// The frame and title around a summary list.
#[derive(Clone, Debug, Default)]
pub struct Card {
    title: Option<Words>,
    level: Option<u8>,
    actions: Vec<Action>,
    extra: Extra,
}

impl Card {
    /// A card with a title.
    pub fn new(title: impl Into<Words>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::default()
        }
    }

    /// A card around anything.
    pub fn around(&self, content: impl Render) -> Markup {
        let level = self.level.unwrap_or(2);
        Element::new("div")
            .class("govuk-summary-card")
            .extra(&self.extra)
            .around(html! {
                div.govuk-summary-card__title-wrapper {
                    @if let Some(title) = &self.title {
                        (heading(level, "govuk-summary-card__title").around(title))
                    }
                    @if let [only] = self.actions.as_slice() {
                        div.govuk-summary-card__actions { (only.show(self.title.as_ref())) }
                    } @else if !self.actions.is_empty() {
                        ul.govuk-summary-card__actions {
                            @for action in &self.actions {
                                li.govuk-summary-card__action { (action.show(self.title.as_ref())) }
                            }
                        }
                    }
                }
                div.govuk-summary-card__content { (content) }
            })
    }
}

options! { Card {
    /// The level of its heading; 2 unless told.
    level: maybe<u8>,
    /// Adds a link beside the title.
    actions: list<Action>,
}}

/// Facts as pairs.
#[derive(Clone, Debug, Default)]
pub struct SummaryList {
    rows: Vec<Row>,
    card: Option<Card>,
    extra: Extra,
}

impl SummaryList {
    /// A list of pairs.
    pub fn new(rows: impl IntoIterator<Item = Row>) -> Self {
        Self {
            rows: rows.into_iter().collect(),
            ..Self::default()
        }
    }
}

options! { SummaryList {
    /// Adds a pair.
    rows: list<Row>,
    /// Sets it in a card.
    card: maybe<Card>,
}}

impl Render for SummaryList {
    fn render(&self) -> Markup {
        let any = self.rows.iter().any(|row| !row.actions.is_empty());
        let card_title = self.card.as_ref().and_then(|card| card.title.as_ref());
        let list = Element::new("dl")
            .class("govuk-summary-list")
            .extra(&self.extra)
            .around(html! {
                @for row in &self.rows {
                    (Element::new("div")
                        .class("govuk-summary-list__row")
                        .class_if(
                            any && row.actions.is_empty() && !row.explicit_actions,
                            "govuk-summary-list__row--no-actions",
                        )
                        .extra(&row.extra)
                        .around(row.show(card_title)))
                }
            });
        match &self.card {
            None => list,
            Some(card) => card.around(list),
        }
    }
}

impl Row {
    fn show(&self, card: Option<&Words>) -> Markup {
        html! {
            (Element::new("dt").class("govuk-summary-list__key").extra(&self.key_extra).around(&self.key))
            (Element::new("dd").class("govuk-summary-list__value").extra(&self.value_extra).around(&self.value))
            @if !self.actions.is_empty() {
                (Element::new("dd").class("govuk-summary-list__actions").extra(&self.actions_extra).around(html! {
                    @if let [only] = self.actions.as_slice() { (only.show(card)) }
                    @else {
                        ul.govuk-summary-list__actions-list {
                            @for action in &self.actions {
                                li.govuk-summary-list__actions-list-item { (action.show(card)) }
                            }
                        }
                    }
                }))
            }
        }
    }
}
