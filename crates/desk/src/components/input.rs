//! One line of text, a secret, a file.

use super::button::Button;
use super::element::{Element, Extra, options};
use super::field::{ErrorMessage, Field, Hint, Label, field_options, is_wrong};
use super::words::Words;
use maud::{Markup, Render, html};

/// How many characters wide a text input looks; it says what length of answer is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Two characters.
    C2,
    /// Three characters.
    C3,
    /// Four characters: a year.
    C4,
    /// Five characters.
    C5,
    /// Ten characters: a postcode, an identifier.
    C10,
    /// Twenty characters.
    C20,
    /// Thirty characters.
    C30,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::C2 => "govuk-input--width-2",
            Self::C3 => "govuk-input--width-3",
            Self::C4 => "govuk-input--width-4",
            Self::C5 => "govuk-input--width-5",
            Self::C10 => "govuk-input--width-10",
            Self::C20 => "govuk-input--width-20",
            Self::C30 => "govuk-input--width-30",
        }
    }
}

/// Something set before or after a text input, such as £ or "miles".
#[derive(Clone, Debug, Default)]
pub struct Affix {
    words: Words,
    extra: Extra,
}

impl Affix {
    /// An affix.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    fn show(&self, class: &str) -> Markup {
        Element::new("div")
            .class(class)
            .set("aria-hidden", "true")
            .extra(&self.extra)
            .around(&self.words)
    }
}

options! { Affix {} }
super::field::from_words! { Affix }

/// A text input.
#[derive(Clone, Debug, Default)]
pub struct Input {
    field: Field,
    kind: Option<String>,
    value: Option<String>,
    autocomplete: Option<String>,
    autocapitalize: Option<String>,
    inputmode: Option<String>,
    pattern: Option<String>,
    spellcheck: Option<bool>,
    disabled: bool,
    prefix: Option<Affix>,
    suffix: Option<Affix>,
    wrapper: Extra,
    after: Option<Words>,
    extra: Extra,
}

impl Input {
    /// A text input sent under `name`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// How wide it looks.
    #[must_use]
    pub fn width(self, width: Width) -> Self {
        self.class(width.class())
    }

    #[cfg(test)]
    pub(crate) fn wrapper_extra(mut self, extra: &Extra) -> Self {
        self.wrapper.merge(extra);
        self
    }
}

field_options! { Input }
options! { Input {
    /// The kind of input: `email`, `tel`, `search`. `text` unless told.
    kind: maybe<String>,
    /// What it holds: as typed when an answer comes back with an error.
    value: maybe<String>,
    /// What the browser may fill in.
    autocomplete: maybe<String>,
    /// How a phone's keyboard capitalises.
    autocapitalize: maybe<String>,
    /// Which keyboard a phone shows: `numeric`, `decimal`.
    inputmode: maybe<String>,
    /// The pattern hint for older phones.
    pattern: maybe<String>,
    /// Whether the browser checks spelling. Off for names, codes and anything personal.
    spellcheck: maybe<bool>,
    /// Greys it out. Avoid: it is hard to read and cannot be reached by keyboard.
    disabled: plain<bool>,
    /// Something before the input, such as £.
    prefix: maybe<Affix>,
    /// Something after the input, such as "miles".
    suffix: maybe<Affix>,
}}

impl Render for Input {
    fn render(&self) -> Markup {
        self.field.around(|described_by| {
            let input = Element::new("input")
                .class("govuk-input")
                .class(&self.extra.classes)
                .class_if(is_wrong(self.field.error.as_ref()), "govuk-input--error")
                .set("id", self.field.id())
                .set("name", &self.field.name)
                .set("type", self.kind.as_deref().unwrap_or("text"))
                .maybe(
                    "spellcheck",
                    self.spellcheck.map(|on| if on { "true" } else { "false" }),
                )
                .maybe("value", self.value.as_deref())
                .flag("disabled", self.disabled)
                .maybe("aria-describedby", Some(described_by))
                .maybe("autocomplete", self.autocomplete.as_deref())
                .maybe("autocapitalize", self.autocapitalize.as_deref())
                .maybe("pattern", self.pattern.as_deref())
                .maybe("inputmode", self.inputmode.as_deref())
                .attributes(&self.extra)
                .void();
            if self.prefix.is_none() && self.suffix.is_none() && self.after.is_none() {
                return input;
            }
            Element::new("div")
                .class("govuk-input__wrapper")
                .extra(&self.wrapper)
                .around(html! {
                    @if let Some(prefix) = &self.prefix { (prefix.show("govuk-input__prefix")) }
                    (input)
                    @if let Some(suffix) = &self.suffix { (suffix.show("govuk-input__suffix")) }
                    @if let Some(after) = &self.after { (after) }
                })
        })
    }
}

/// A password, with a button to look at it.
#[derive(Clone, Debug, Default)]
pub struct PasswordInput {
    field: Field,
    value: Option<String>,
    autocomplete: Option<String>,
    extra: Extra,
}

impl PasswordInput {
    /// A password sent under `name`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }
}

field_options! { PasswordInput }
options! { PasswordInput {
    /// What it holds. A page should never send a password back: kept for completeness.
    value: maybe<String>,
    /// `current-password` unless told; `new-password` when one is chosen.
    autocomplete: maybe<String>,
}}

impl Render for PasswordInput {
    fn render(&self) -> Markup {
        let show = Button::new("Show")
            .kind("button")
            .class("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle")
            .set("aria-controls", self.field.id())
            .set("aria-label", "Show password")
            .hidden(true);
        let mut field = self.field.clone();
        field.group = Extra::default();
        field.group.class("govuk-password-input");
        if !self.field.group.classes.is_empty() {
            field.group.class(&self.field.group.classes);
        }
        field
            .group
            .set("data-module", "govuk-password-input".into());
        let mut extra = Extra::default();
        extra.class("govuk-password-input__input govuk-js-password-input-input");
        extra.merge(&self.extra);
        let mut wrapper = Extra::default();
        wrapper.class("govuk-password-input__wrapper");
        Input {
            field,
            kind: Some("password".into()),
            value: self.value.clone(),
            autocomplete: Some(
                self.autocomplete
                    .clone()
                    .unwrap_or_else(|| "current-password".into()),
            ),
            autocapitalize: Some("none".into()),
            spellcheck: Some(false),
            wrapper,
            after: Some(show.render().into()),
            extra,
            ..Input::default()
        }
        .render()
    }
}

/// A file to be sent.
#[derive(Clone, Debug, Default)]
pub struct FileUpload {
    field: Field,
    multiple: bool,
    disabled: bool,
    dropzone: bool,
    extra: Extra,
}

impl FileUpload {
    /// A file sent under `name`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }
}

field_options! { FileUpload }
options! { FileUpload {
    /// Lets several files be chosen at once.
    multiple: plain<bool>,
    /// Greys it out.
    disabled: plain<bool>,
    /// Lets files be dropped on it, where scripts run.
    dropzone: plain<bool>,
}}

impl Render for FileUpload {
    fn render(&self) -> Markup {
        self.field.around(|described_by| {
            let input = Element::new("input")
                .class("govuk-file-upload")
                .class(&self.extra.classes)
                .class_if(
                    is_wrong(self.field.error.as_ref()),
                    "govuk-file-upload--error",
                )
                .set("id", self.field.id())
                .set("name", &self.field.name)
                .set("type", "file")
                .flag("disabled", self.disabled)
                .flag("multiple", self.multiple)
                .maybe("aria-describedby", Some(described_by))
                .attributes(&self.extra)
                .void();
            html! {
                @if self.dropzone {
                    div.govuk-file-upload-wrapper data-module="govuk-file-upload" { (input) }
                } @else { (input) }
            }
        })
    }
}
