//! Something said: by a young person above all, in their own words.

use crate::components::Words;
use maud::{Markup, Render, html};

/// Words somebody said, with whose they are and when.
#[derive(Clone, Debug)]
pub struct Statement {
    words: Words,
    whose: Words,
    when: Words,
    about: Option<Words>,
    actions: Option<Words>,
}

impl Statement {
    /// What was said, whose words they are ("Amara’s own words", "Sam, her key worker"), and when.
    pub fn new(words: impl Into<Words>, whose: impl Into<Words>, when: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            whose: whose.into(),
            when: when.into(),
            about: None,
            actions: None,
        }
    }

    /// What it is about: "Good at", "Wants to be".
    #[must_use]
    pub fn about(mut self, about: impl Into<Words>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// Links to correct it or to see its history.
    #[must_use]
    pub fn actions(mut self, actions: impl Into<Words>) -> Self {
        self.actions = Some(actions.into());
        self
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new(
            "I’m good at football and at looking after little kids.",
            "Amara’s own words",
            jiff::civil::date(2026, 10, 4),
        )
        .about("Good at")
    }
}

impl Render for Statement {
    fn render(&self) -> Markup {
        html! {
            figure.hw-statement {
                @if let Some(about) = &self.about { p.hw-statement__about { (about) } }
                blockquote { p { (self.words) } }
                figcaption {
                    (self.whose)
                    @if !self.when.is_empty() { ", " (self.when) }
                    @if let Some(actions) = &self.actions { " " (actions) }
                }
            }
        }
    }
}
