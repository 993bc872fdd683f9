//! One answer from a list too long for radios.

use super::element::{Element, Extra, options};
use super::field::{ErrorMessage, Field, Hint, Label, field_options, is_wrong};
use maud::{Markup, Render, html};

/// One thing that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct SelectItem {
    value: Option<String>,
    text: String,
    selected: Option<bool>,
    disabled: bool,
    extra: Extra,
}

impl SelectItem {
    /// An item: what is sent, and what is read.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: Some(value.into()),
            text: text.into(),
            ..Self::default()
        }
    }

    /// An item whose text is what is sent.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

options! { SelectItem {
    /// Says whether it is chosen, whatever the select's own value is.
    selected: maybe<bool>,
    /// Cannot be chosen.
    disabled: plain<bool>,
}}

impl<V: Into<String>, T: Into<String>> From<(V, T)> for SelectItem {
    fn from((value, text): (V, T)) -> Self {
        Self::new(value, text)
    }
}

/// A select.
#[derive(Clone, Debug, Default)]
pub struct Select {
    field: Field,
    value: Option<String>,
    items: Vec<SelectItem>,
    disabled: bool,
    extra: Extra,
}

impl Select {
    /// A select sent under `name`.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// Adds several items, in order.
    #[must_use]
    pub fn items<I: Into<SelectItem>>(mut self, items: impl IntoIterator<Item = I>) -> Self {
        self.items.extend(items.into_iter().map(Into::into));
        self
    }
}

field_options! { Select }
options! { Select {
    /// The value chosen.
    value: maybe<String>,
    /// Greys it out.
    disabled: plain<bool>,
}}

impl Render for Select {
    fn render(&self) -> Markup {
        let chosen = self.value.as_deref().filter(|value| !value.is_empty());
        self.field.around(|described_by| {
            Element::new("select")
                .class("govuk-select")
                .class(&self.extra.classes)
                .class_if(is_wrong(self.field.error.as_ref()), "govuk-select--error")
                .set("id", self.field.id())
                .set("name", &self.field.name)
                .flag("disabled", self.disabled)
                .maybe("aria-describedby", Some(described_by))
                .attributes(&self.extra)
                .around(html! {
                    @for item in &self.items {
                        @let own = item.value.as_deref().unwrap_or(&item.text);
                        @let selected = item.selected.unwrap_or(chosen == Some(own));
                        (item.show(selected))
                    }
                })
        })
    }
}

impl SelectItem {
    fn show(&self, selected: bool) -> Markup {
        let mut option = Element::new("option");
        if let Some(value) = &self.value {
            option = option.set("value", value);
        }
        option
            .flag("selected", selected)
            .flag("disabled", self.disabled)
            .extra(&self.extra)
            .around(&self.text)
    }
}
