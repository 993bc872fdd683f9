//! Radios (one answer) and checkboxes (any number).

use super::element::{Element, Extra, options};
use super::field::{ErrorMessage, Fieldset, Hint, Label, Legend, form_group, notes};
use super::words::Words;
use maud::{Markup, Render, html};

/// One answer that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    value: String,
    words: Words,
    id: Option<String>,
    name: Option<String>,
    hint: Option<Hint>,
    checked: Option<bool>,
    disabled: bool,
    reveals: Option<Words>,
    excludes: bool,
    label: Extra,
    divider: bool,
    extra: Extra,
}

impl Choice {
    /// An answer: what is sent, and what is read.
    pub fn new(value: impl Into<String>, words: impl Into<Words>) -> Self {
        Self {
            value: value.into(),
            words: words.into(),
            ..Self::default()
        }
    }

    /// A word between answers, usually "or".
    pub fn divider(words: impl Into<Words>) -> Self {
        Self {
            words: words.into(),
            divider: true,
            ..Self::default()
        }
    }

    #[cfg(test)]
    pub(crate) fn label_extra(mut self, extra: Extra) -> Self {
        self.label = extra;
        self
    }
}

options! { Choice {
    /// The control's id; numbered from the group's unless told.
    id: maybe<String>,
    /// For checkboxes whose answers are sent under their own names.
    name: maybe<String>,
    /// Help for this answer.
    hint: maybe<Hint>,
    /// Says whether it is chosen, whatever the group's own value is.
    checked: maybe<bool>,
    /// Greys it out.
    disabled: plain<bool>,
    /// A further question shown when this is chosen (always shown without scripts).
    reveals: maybe<Words>,
    /// For a checkbox that clears the others: "None of these".
    excludes: plain<bool>,
}}

impl<V: Into<String>, W: Into<Words>> From<(V, W)> for Choice {
    fn from((value, words): (V, W)) -> Self {
        Self::new(value, words)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Radios,
    Checkboxes,
}

impl Kind {
    const fn block(self) -> &'static str {
        match self {
            Self::Radios => "govuk-radios",
            Self::Checkboxes => "govuk-checkboxes",
        }
    }
    const fn input(self) -> &'static str {
        match self {
            Self::Radios => "radio",
            Self::Checkboxes => "checkbox",
        }
    }
}

/// A group of answers.
#[derive(Clone, Debug, Default)]
struct Group {
    name: String,
    id_prefix: Option<String>,
    fieldset: Option<Fieldset>,
    hint: Option<Hint>,
    error: Option<ErrorMessage>,
    described_by: Option<String>,
    chosen: Vec<String>,
    items: Vec<Choice>,
    around: Extra,
}

impl Group {
    fn show(&self, kind: Kind, extra: &Extra) -> Markup {
        let block = kind.block();
        let prefix = self.id_prefix.as_deref().unwrap_or(&self.name);
        let outer = self
            .fieldset
            .as_ref()
            .and_then(|fieldset| fieldset.described_by.as_deref())
            .or(self.described_by.as_deref());
        let (described_by, notes) = notes(prefix, outer, &self.hint, &self.error);
        // Without a fieldset nothing else would read the notes out, so each checkbox does.
        let own = if self.fieldset.is_none() && kind == Kind::Checkboxes {
            described_by.as_str()
        } else {
            ""
        };
        let inner = html! {
            (notes)
            (Element::new("div").class(block).extra(extra).set("data-module", block).around(html! {
                @for (at, item) in self.items.iter().enumerate() {
                    (self.item(kind, prefix, at + 1, item, own))
                }
            }))
        };
        form_group(
            &self.around,
            self.error.as_ref(),
            match &self.fieldset {
                None => inner,
                Some(fieldset) => {
                    let mut fieldset = fieldset.clone();
                    fieldset.described_by = Some(described_by);
                    fieldset.around(inner)
                }
            },
        )
    }

    fn item(&self, kind: Kind, prefix: &str, at: usize, item: &Choice, own: &str) -> Markup {
        let block = kind.block();
        if item.divider {
            return Element::new("div")
                .class(&format!("{block}__divider"))
                .around(&item.words);
        }
        // The first has no number, so that an error summary can link to the group by its name.
        let id = item.id.clone().unwrap_or_else(|| {
            if at == 1 {
                prefix.to_owned()
            } else {
                format!("{prefix}-{at}")
            }
        });
        let checked = item.checked.unwrap_or_else(|| {
            self.chosen
                .iter()
                .any(|value| *value == item.value && !(kind == Kind::Radios && value.is_empty()))
        });
        let conditional = format!("conditional-{id}");
        let mut described_by = own.to_owned();
        let hint = item.hint.clone().map(|hint| {
            let hint_id = format!("{id}-item-hint");
            if !described_by.is_empty() {
                described_by.push(' ');
            }
            described_by.push_str(&hint_id);
            hint.id(hint_id).class(&format!("{block}__hint"))
        });
        let label = Label::new(item.words.clone())
            .class(&format!("{block}__label"))
            .with(&item.label);
        html! {
            (Element::new("div").class(&format!("{block}__item")).around(html! {
                (Element::new("input")
                    .class(&format!("{block}__input"))
                    .set("id", &id)
                    .set("name", item.name.as_deref().unwrap_or(&self.name))
                    .set("type", kind.input())
                    .set("value", &item.value)
                    .flag("checked", checked)
                    .flag("disabled", item.disabled)
                    .maybe("data-aria-controls", item.reveals.as_ref().map(|_| conditional.as_str()))
                    .maybe("data-behaviour", item.excludes.then_some("exclusive"))
                    .maybe("aria-describedby", Some(&described_by))
                    .attributes(&item.extra)
                    .void())
                (label.of(&id))
                @if let Some(hint) = hint { (hint) }
            }))
            @if let Some(reveals) = &item.reveals {
                (Element::new("div")
                    .class(&format!("{block}__conditional"))
                    .class_if(!checked, &format!("{block}__conditional--hidden"))
                    .set("id", &conditional)
                    .around(reveals))
            }
        }
    }
}

macro_rules! group {
    ($(#[$doc:meta])* $owner:ident, $kind:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $owner {
            group: Group,
            extra: Extra,
        }

        impl $owner {
            /// A group under a legend, sent under `name`.
            pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
                Self::bare(name).fieldset(Fieldset::new(legend))
            }

            /// A group with no legend of its own: only inside another fieldset, or when each
            /// answer says all by itself.
            pub fn bare(name: impl Into<String>) -> Self {
                Self {
                    group: Group { name: name.into(), ..Group::default() },
                    ..Self::default()
                }
            }

            /// The fieldset around the group.
            #[must_use]
            pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
                self.group.fieldset = Some(fieldset);
                self
            }

            /// What ids start with, when it must differ from the name.
            #[must_use]
            pub fn id_prefix(mut self, prefix: impl Into<String>) -> Self {
                self.group.id_prefix = Some(prefix.into());
                self
            }

            /// Help for the group.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
                self.group.hint = Some(hint.into());
                self
            }

            /// What is wrong with the answer and how to put it right.
            #[must_use]
            pub fn error(mut self, error: impl Into<ErrorMessage>) -> Self {
                self.group.error = Some(error.into());
                self
            }

            /// The same, when there is one.
            #[must_use]
            pub fn error_if(mut self, error: Option<impl Into<ErrorMessage>>) -> Self {
                self.group.error = error.map(Into::into);
                self
            }

            /// Ids of further elements that describe the group.
            #[must_use]
            pub fn described_by(mut self, ids: impl Into<String>) -> Self {
                self.group.described_by = Some(ids.into());
                self
            }

            /// Adds one answer.
            #[must_use]
            pub fn choice(mut self, choice: impl Into<Choice>) -> Self {
                self.group.items.push(choice.into());
                self
            }

            /// Adds several answers, in order.
            #[must_use]
            pub fn choices<I: Into<Choice>>(mut self, choices: impl IntoIterator<Item = I>) -> Self {
                self.group.items.extend(choices.into_iter().map(Into::into));
                self
            }

            /// Adds classes to the form group around everything.
            #[must_use]
            pub fn group_class(mut self, classes: &str) -> Self {
                self.group.around.class(classes);
                self
            }
        }

        options! { $owner {} }

        impl Render for $owner {
            fn render(&self) -> Markup {
                self.group.show($kind, &self.extra)
            }
        }
    };
}

group! {
    /// One answer out of a few.
    Radios, Kind::Radios
}
group! {
    /// Any number of answers out of a few.
    Checkboxes, Kind::Checkboxes
}

impl Radios {
    /// The answer chosen.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.group.chosen = vec![value.into()];
        self
    }

    /// Sets the answers beside each other: for two short ones.
    #[must_use]
    pub fn inline(self) -> Self {
        self.class("govuk-radios--inline")
    }

    /// Smaller circles, for lists that filter.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("govuk-radios--small")
    }
}

impl Checkboxes {
    /// The answers chosen.
    #[must_use]
    pub fn values<V: Into<String>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.group.chosen = values.into_iter().map(Into::into).collect();
        self
    }

    /// Smaller boxes, for lists that filter.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("govuk-checkboxes--small")
    }
}
