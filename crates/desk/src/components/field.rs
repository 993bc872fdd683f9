//! What every form field has around its control: label or legend, hint, error, and the ids that
//! tie them together for someone who listens to the page.

use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

/// How large a label or legend is set; `L` and `Xl` suit a page that asks one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Small.
    S,
    /// Medium.
    M,
    /// Large.
    L,
    /// Extra large.
    Xl,
}

impl Size {
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

/// The label of one field.
#[derive(Clone, Debug, Default)]
pub struct Label {
    words: Words,
    target: Option<String>,
    heading: bool,
    extra: Extra,
}

impl Label {
    /// A label that says what is asked.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// Sets the label in a larger size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        self.class(&format!("govuk-label--{}", size.suffix()))
    }

    pub(crate) fn of(mut self, id: &str) -> Self {
        self.target = Some(id.to_owned());
        self
    }
}

options! { Label {
    /// The id of the field it labels; fields set this themselves.
    target: maybe<String>,
    /// Makes the label the page's heading, for a page that asks one thing.
    heading: plain<bool>,
}}

impl Render for Label {
    fn render(&self) -> Markup {
        if self.words.is_empty() {
            return html! {};
        }
        let label = Element::new("label")
            .class("govuk-label")
            .extra(&self.extra)
            .maybe("for", self.target.as_deref())
            .around(&self.words);
        html! {
            @if self.heading { h1.govuk-label-wrapper { (label) } } @else { (label) }
        }
    }
}

/// Help that belongs to a field.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    words: Words,
    id: Option<String>,
    extra: Extra,
}

impl Hint {
    /// A hint.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { Hint {
    /// Its id; fields set this themselves.
    id: maybe<String>,
}}

impl Render for Hint {
    fn render(&self) -> Markup {
        Element::new("div")
            .maybe("id", self.id.as_deref())
            .class("govuk-hint")
            .extra(&self.extra)
            .around(&self.words)
    }
}

/// What is wrong with a field and how to put it right, in GOV.UK's manner: "Enter a date".
#[derive(Clone, Debug, Default)]
pub struct ErrorMessage {
    words: Words,
    id: Option<String>,
    prefix: Option<Words>,
    check: bool,
    extra: Extra,
}

impl ErrorMessage {
    /// An error.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { ErrorMessage {
    /// Its id; fields set this themselves.
    id: maybe<String>,
    /// The word a screen reader says first; "Error" unless told, nothing when empty.
    prefix: maybe<Words>,
    /// Not wrong, but to be looked at before it is saved: set apart from an error, in words that all
    /// read.
    check: plain<bool>,
}}

/// Whether a field is wrong; one that is only to be looked at again is not.
pub(crate) fn is_wrong(error: Option<&ErrorMessage>) -> bool {
    error.is_some_and(|error| !error.check)
}

impl Render for ErrorMessage {
    fn render(&self) -> Markup {
        let default = Words::from("Error");
        let prefix = self.prefix.as_ref().unwrap_or(&default);
        if self.check {
            return Element::new("p")
                .maybe("id", self.id.as_deref())
                .class("hw-check")
                .extra(&self.extra)
                .around(html! { strong { "Check this: " } (self.words) });
        }
        Element::new("p")
            .maybe("id", self.id.as_deref())
            .class("govuk-error-message")
            .extra(&self.extra)
            .around(html! {
                @if !prefix.is_empty() { span.govuk-visually-hidden { (prefix) ":" } " " }
                (self.words)
            })
    }
}

macro_rules! from_words {
    ($($owner:ty)*) => {$(
        impl<T: Into<Words>> From<T> for $owner {
            fn from(words: T) -> Self { Self::new(words) }
        }
    )*};
}
pub(crate) use from_words;
from_words! { Label Hint ErrorMessage Legend }

/// What a group of fields is about.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    words: Words,
    heading: bool,
    extra: Extra,
}

impl Legend {
    /// A legend.
    pub fn new(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// Sets the legend in a larger size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        self.class(&format!("govuk-fieldset__legend--{}", size.suffix()))
    }
}

options! { Legend {
    /// Makes the legend the page's heading, for a page that asks one thing.
    heading: plain<bool>,
}}

/// A group of fields under a legend.
#[derive(Clone, Debug, Default)]
pub struct Fieldset {
    pub(crate) legend: Option<Legend>,
    pub(crate) role: Option<String>,
    pub(crate) described_by: Option<String>,
    extra: Extra,
}

impl Fieldset {
    /// A group under a legend.
    pub fn new(legend: impl Into<Legend>) -> Self {
        Self {
            legend: Some(legend.into()),
            ..Self::default()
        }
    }

    /// The group around its fields.
    pub fn around(&self, fields: impl Render) -> Markup {
        Element::new("fieldset")
            .class("govuk-fieldset")
            .maybe("role", self.role.as_deref())
            .maybe("aria-describedby", self.described_by.as_deref())
            .extra(&self.extra)
            .around(html! {
                @if let Some(legend) = self.legend.as_ref().filter(|l| !l.words.is_empty()) {
                    (Element::new("legend")
                        .class("govuk-fieldset__legend")
                        .extra(&legend.extra)
                        .around(html! {
                            @if legend.heading {
                                h1.govuk-fieldset__heading { (legend.words) }
                            } @else { (legend.words) }
                        }))
                }
                (fields)
            })
    }
}

options! { Fieldset {
    /// An explicit role, such as `group` for text inputs that make one answer.
    role: maybe<String>,
    /// Ids of elements that describe the group.
    described_by: maybe<String>,
}}

/// The parts that every single field shares.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub name: String,
    pub id: Option<String>,
    pub label: Label,
    pub hint: Option<Hint>,
    pub error: Option<ErrorMessage>,
    pub described_by: Option<String>,
    pub group: Extra,
}

impl Field {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// The control's id: its name unless told.
    pub fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }

    /// The form group: label, hint, error, then the control, which is told what describes it.
    pub fn around(&self, control: impl FnOnce(&str) -> Markup) -> Markup {
        let id = self.id();
        let (described_by, notes) =
            notes(id, self.described_by.as_deref(), &self.hint, &self.error);
        form_group(
            &self.group,
            self.error.as_ref(),
            html! { (self.label.clone().of(id)) (notes) (control(&described_by)) },
        )
    }
}

/// Hint and error with their ids, and the list of ids that describe the field.
pub(crate) fn notes(
    id: &str,
    described_by: Option<&str>,
    hint: &Option<Hint>,
    error: &Option<ErrorMessage>,
) -> (String, Markup) {
    let mut ids: Vec<String> = described_by
        .filter(|ids| !ids.is_empty())
        .map(str::to_owned)
        .into_iter()
        .collect();
    let hint = hint.clone().map(|hint| {
        ids.push(format!("{id}-hint"));
        hint.id(format!("{id}-hint"))
    });
    let error = error.clone().map(|error| {
        ids.push(format!("{id}-error"));
        error.id(format!("{id}-error"))
    });
    let markup = html! {
        @if let Some(hint) = hint { (hint) }
        @if let Some(error) = error { (error) }
    };
    (ids.join(" "), markup)
}

pub(crate) fn form_group(
    group: &Extra,
    error: Option<&ErrorMessage>,
    inner: impl Render,
) -> Markup {
    Element::new("div")
        .class("govuk-form-group")
        .class_if(is_wrong(error), "govuk-form-group--error")
        .class_if(error.is_some() && !is_wrong(error), "hw-check-group")
        .extra(group)
        .around(inner)
}

/// The methods of every component that is one field.
macro_rules! field_options {
    ($owner:ident) => {
        impl $owner {
            /// The control's id, when it must differ from its name.
            #[must_use]
            pub fn id(mut self, id: impl Into<String>) -> Self {
                self.field.id = Some(id.into());
                self
            }
            /// Help for the field.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
                self.field.hint = Some(hint.into());
                self
            }
            /// What is wrong with the answer and how to put it right.
            #[must_use]
            pub fn error(mut self, error: impl Into<ErrorMessage>) -> Self {
                self.field.error = Some(error.into());
                self
            }
            /// The same, when there is one: `field.error_if(form.error("born"))`.
            #[must_use]
            pub fn error_if(mut self, error: Option<impl Into<ErrorMessage>>) -> Self {
                self.field.error = error.map(Into::into);
                self
            }
            /// Ids of further elements that describe the field.
            #[must_use]
            pub fn described_by(mut self, ids: impl Into<String>) -> Self {
                self.field.described_by = Some(ids.into());
                self
            }
            /// Adds classes to the form group around the field.
            #[must_use]
            pub fn group_class(mut self, classes: &str) -> Self {
                self.field.group.class(classes);
                self
            }
        }
    };
}
pub(crate) use field_options;
