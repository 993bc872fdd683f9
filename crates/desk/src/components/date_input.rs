//! A date that someone knows by heart: three boxes, never a calendar.

use super::element::{Element, Extra, options};
use super::field::{ErrorMessage, Fieldset, Hint, Label, Legend, form_group, is_wrong, notes};
use super::input::Input;
use maud::{Markup, Render, html};

/// One box of a date.
#[derive(Clone, Debug, Default)]
pub struct DatePart {
    name: String,
    label: String,
    width: &'static str,
    id: Option<String>,
    value: Option<String>,
    wrong: Option<bool>,
    autocomplete: Option<String>,
    pattern: Option<String>,
    inputmode: Option<String>,
    extra: Extra,
}

impl DatePart {
    /// A box sent under `name`, that `width` characters fit in.
    pub(crate) fn new(name: impl Into<String>, label: impl Into<String>, year: bool) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            width: if year {
                "govuk-input--width-4"
            } else {
                "govuk-input--width-2"
            },
            ..Self::default()
        }
    }
}

options! { DatePart {
    /// Its id.
    id: maybe<String>,
    /// What it holds.
    value: maybe<String>,
    /// Whether the error is in this box.
    wrong: maybe<bool>,
    /// What the browser may fill in (`bday-day`).
    autocomplete: maybe<String>,
    /// The pattern hint for older phones.
    pattern: maybe<String>,
    /// Which keyboard a phone shows.
    inputmode: maybe<String>,
}}

/// A date in three boxes, sent as `NAME-day`, `NAME-month` and `NAME-year`.
#[derive(Clone, Debug, Default)]
pub struct DateInput {
    id: String,
    fieldset: Option<Fieldset>,
    hint: Option<Hint>,
    error: Option<ErrorMessage>,
    parts: Vec<DatePart>,
    around: Extra,
    extra: Extra,
}

/// A part of a date, to say which box is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl DateInput {
    /// A date under a legend. Ids and names start with `name`.
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        let name = name.into();
        let part = |part: &str, label: &str, year| {
            DatePart::new(format!("{name}-{part}"), label, year).id(format!("{name}-{part}"))
        };
        let parts = vec![
            part("day", "Day", false),
            part("month", "Month", false),
            part("year", "Year", true),
        ];
        Self::of_parts(name, parts).fieldset(Fieldset::new(legend))
    }

    /// A date of boxes of the caller's own.
    pub(crate) fn of_parts(id: impl Into<String>, parts: Vec<DatePart>) -> Self {
        Self {
            id: id.into(),
            parts,
            ..Self::default()
        }
    }

    /// The fieldset around the boxes.
    #[must_use]
    pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
        self.fieldset = Some(fieldset);
        self
    }

    /// What the boxes hold: day, month and year as typed.
    #[must_use]
    pub fn typed(mut self, day: &str, month: &str, year: &str) -> Self {
        for (part, value) in self.parts.iter_mut().zip([day, month, year]) {
            part.value = (!value.is_empty()).then(|| value.to_owned());
        }
        self
    }

    /// What the boxes hold: as a form keeps them.
    #[must_use]
    pub fn typed_date(mut self, typed: crate::form::DateTyped) -> Self {
        let typed = [typed.day, typed.month, typed.year];
        for (part, value) in self.parts.iter_mut().zip(typed) {
            part.value = (!value.is_empty()).then_some(value);
        }
        self
    }

    /// What the boxes hold: a date already known.
    #[must_use]
    pub fn date(self, date: care::Date) -> Self {
        self.typed(
            &date.day().to_string(),
            &date.month().to_string(),
            &date.year().to_string(),
        )
    }

    /// Which box the error is in; all of them unless told.
    #[must_use]
    pub fn wrong(mut self, part: Part) -> Self {
        let at = match part {
            Part::Day => 0,
            Part::Month => 1,
            Part::Year => 2,
        };
        if let Some(part) = self.parts.get_mut(at) {
            part.wrong = Some(true);
        }
        self
    }

    /// The same error, when there is one.
    #[must_use]
    pub fn error_if(mut self, error: Option<impl Into<ErrorMessage>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    /// Adds classes to the form group around everything.
    #[must_use]
    pub fn group_class(mut self, classes: &str) -> Self {
        self.around.class(classes);
        self
    }

    fn part(&self, part: &DatePart, any_wrong: bool) -> Markup {
        let wrong = part.wrong == Some(true)
            || (part.wrong != Some(false) && is_wrong(self.error.as_ref()) && !any_wrong);
        let mut input = Input::new(
            part.name.clone(),
            Label::new(part.label.as_str()).class("govuk-date-input__label"),
        )
        .id(part.id.clone().unwrap_or_else(|| part.name.clone()))
        .class("govuk-date-input__input")
        .inputmode(part.inputmode.as_deref().unwrap_or("numeric"));
        if wrong && !part.extra.classes.contains("govuk-input--error") {
            input = input.class("govuk-input--error");
        }
        if !part.extra.classes.contains("govuk-input--width-") {
            input = input.class(part.width);
        }
        input = input.with(&part.extra);
        if let Some(value) = &part.value {
            input = input.value(value);
        }
        if let Some(autocomplete) = &part.autocomplete {
            input = input.autocomplete(autocomplete);
        }
        if let Some(pattern) = &part.pattern {
            input = input.pattern(pattern);
        }
        html! { div.govuk-date-input__item { (input) } }
    }
}

options! { DateInput {
    /// Help, with an example of a date: "For example, 27 3 2010".
    hint: maybe<Hint>,
    /// What is wrong with the date and how to put it right.
    error: maybe<ErrorMessage>,
}}

impl Render for DateInput {
    fn render(&self) -> Markup {
        let any_wrong = self.parts.iter().any(|part| {
            part.wrong == Some(true) || part.extra.classes.contains("govuk-input--error")
        });
        let outer = self
            .fieldset
            .as_ref()
            .and_then(|fieldset| fieldset.described_by.as_deref());
        let (described_by, notes) = notes(&self.id, outer, &self.hint, &self.error);
        let inner = html! {
            (notes)
            (Element::new("div")
                .class("govuk-date-input")
                .extra(&self.extra)
                .set("id", &self.id)
                .around(html! { @for part in &self.parts { (self.part(part, any_wrong)) } }))
        };
        form_group(
            &self.around,
            self.error.as_ref(),
            match &self.fieldset {
                None => inner,
                Some(fieldset) => {
                    let mut fieldset = fieldset.clone();
                    fieldset.described_by = Some(described_by);
                    // Some screen readers only read a description out on an explicit group.
                    fieldset.role = Some("group".into());
                    fieldset.around(inner)
                }
            },
        )
    }
}
