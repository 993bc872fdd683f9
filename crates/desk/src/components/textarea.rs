//! Longer text, with or without a limit.

use super::element::{Element, Extra, options};
use super::field::{ErrorMessage, Field, Hint, Label, field_options, is_wrong};
use maud::{Markup, Render, html};

/// A text area.
#[derive(Clone, Debug, Default)]
pub struct Textarea {
    field: Field,
    rows: Option<u16>,
    value: Option<String>,
    spellcheck: Option<bool>,
    autocomplete: Option<String>,
    limit: Option<Limit>,
    extra: Extra,
}

/// How much may be written.
#[derive(Clone, Copy, Debug)]
struct Limit {
    most: u32,
    words: bool,
    threshold: Option<u8>,
}

impl Textarea {
    /// A text area sent under `name`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// Says and counts how many characters may be written. The server must check it too: the
    /// control lets people write on and cut afterwards.
    #[must_use]
    pub fn most_characters(mut self, most: u32) -> Self {
        self.limit = Some(Limit {
            most,
            words: false,
            threshold: None,
        });
        self
    }

    /// Says and counts how many words may be written.
    #[must_use]
    pub fn most_words(mut self, most: u32) -> Self {
        self.limit = Some(Limit {
            most,
            words: true,
            threshold: None,
        });
        self
    }

    /// Shows the count only from this percentage of the limit on.
    #[must_use]
    pub fn count_from(mut self, percent: u8) -> Self {
        if let Some(limit) = &mut self.limit {
            limit.threshold = Some(percent);
        }
        self
    }
}

field_options! { Textarea }
options! { Textarea {
    /// How many lines tall it is; 5 unless told.
    rows: maybe<u16>,
    /// What it holds: as typed when an answer comes back with an error.
    value: maybe<String>,
    /// Whether the browser checks spelling.
    spellcheck: maybe<bool>,
    /// What the browser may fill in.
    autocomplete: maybe<String>,
}}

impl Render for Textarea {
    fn render(&self) -> Markup {
        let mut field = self.field.clone();
        let mut classes = String::new();
        let mut count = html! {};
        if let Some(limit) = self.limit {
            let info = format!("{}-info", field.id());
            let (unit, attribute) = if limit.words {
                ("words", "data-maxwords")
            } else {
                ("characters", "data-maxlength")
            };
            count = Hint::new(format!("You can enter up to {} {unit}", limit.most))
                .id(info.clone())
                .class("govuk-character-count__message")
                .render();
            field.described_by = Some(info);
            let mut group = Extra::default();
            group.class("govuk-character-count");
            group.set("data-module", "govuk-character-count".into());
            group.set(attribute, limit.most.to_string());
            if let Some(threshold) = limit.threshold {
                group.set("data-threshold", threshold.to_string());
            }
            if limit.words {
                group.set("data-count-type", "words".into());
            }
            group.merge(&field.group);
            field.group = group;
            classes.push_str("govuk-js-character-count");
        }
        field.around(|described_by| {
            html! {
                (Element::new("textarea")
                    .class("govuk-textarea")
                    .class_if(is_wrong(field.error.as_ref()), "govuk-textarea--error")
                    .class(&classes)
                    .set("id", field.id())
                    .set("name", &field.name)
                    .set("rows", &self.rows.unwrap_or(5).to_string())
                    .maybe("spellcheck", self.spellcheck.map(|on| if on { "true" } else { "false" }))
                    .maybe("aria-describedby", Some(described_by))
                    .maybe("autocomplete", self.autocomplete.as_deref())
                    .extra(&self.extra)
                    .around(html! {
                        // A browser drops the first line break of a text area: send one more.
                        @let value = self.value.as_deref().unwrap_or("");
                        @if value.starts_with(['\n', '\r']) { "\n" }
                        (value)
                    }))
                (count)
            }
        })
    }
}
