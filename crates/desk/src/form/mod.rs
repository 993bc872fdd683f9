//! Forms: what someone typed, kept exactly; every problem in it, found at once; and the hidden
//! fields that make a form safe to send.
//!
//! A form is drawn by its GET page and read by its POST, at the same path. The page asks the
//! visit for the form and gets, in this order: what was just posted (with what was wrong in it),
//! what was left in drafts, or what the page starts from. Nothing typed is thrown away.
//!
//! Reading: each field is taken by name and noun phrase, and problems collect in the form:
//!
//! ```
//! # use desk::form::Form;
//! # fn demo(form: &mut Form, today: care::Date) -> Result<(String, care::Date), record::Refusal> {
//! let said = form.text("said", "what they said").at_most(2_000).required();
//! let on = form.date("on", "date they said it").not_after_today(today).required();
//! form.all_of((said, on))
//! # }
//! ```

mod date;
mod guard;
mod reading;
mod words;

pub use date::DateTyped;
pub use guard::{Guard, is_guard_field, is_secret_field};
pub(crate) use guard::{mark_of, with_mark};
pub use reading::{AllOf, Entry, Field};
pub use words::{enter, must, select, sentence_start};

use care::Date;
use record::{FieldError, Refusal};
use std::collections::BTreeMap;

/// Where the values in a form came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// The page's own starting values.
    #[default]
    Fresh,
    /// Left earlier and kept on the server.
    Drafted,
    /// Just posted.
    Posted,
}

/// What someone typed, exactly, with every problem found in it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    typed: Vec<(String, String)>,
    errors: Vec<FieldError>,
    guard: Guard,
    source: Source,
}

/// What is wrong with a field, or to be looked at again.
#[derive(Clone, Copy, Debug)]
pub struct Wrong<'f>(&'f FieldError);

impl<'f> Wrong<'f> {
    /// What is said of it.
    pub fn words(self) -> &'f str {
        &self.0.message
    }
    /// Whether it may be right, and should be looked at before it is saved.
    pub const fn is_check(self) -> bool {
        self.0.check
    }
}

impl maud::Render for Wrong<'_> {
    fn render_to(&self, buffer: &mut String) {
        maud::Render::render_to(self.0.message.as_str(), buffer);
    }
}

impl From<Wrong<'_>> for crate::components::ErrorMessage {
    fn from(wrong: Wrong<'_>) -> Self {
        Self::new(wrong.words()).check(wrong.is_check())
    }
}

impl Form {
    /// A form as posted.
    pub fn posted(fields: Vec<(String, String)>) -> Self {
        Self {
            guard: Guard::read(&fields),
            typed: fields,
            errors: Vec::new(),
            source: Source::Posted,
        }
    }

    /// A form that starts from values the page knows.
    pub fn starting(values: &[(&str, &str)]) -> Self {
        Self {
            typed: values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            ..Self::default()
        }
    }

    /// A blank form for a page's sample.
    pub fn sample() -> Self {
        Self {
            guard: Guard::sample(),
            ..Self::default()
        }
    }

    /// Lays drafts over the starting values.
    pub(crate) fn with_drafts(mut self, drafts: Vec<(String, String)>) -> Self {
        if drafts.is_empty() {
            return self;
        }
        let told: bool = drafts
            .iter()
            .any(|(name, value)| self.value(name).trim() != value.trim());
        let drafted: std::collections::BTreeSet<String> =
            drafts.iter().map(|(name, _)| name.clone()).collect();
        self.typed.retain(|(name, _)| !drafted.contains(name));
        self.typed.extend(drafts);
        if told {
            self.source = Source::Drafted;
        }
        self
    }

    pub(crate) fn with_guard(mut self, guard: Guard) -> Self {
        self.guard = guard;
        self
    }

    /// The same form, with the problems found when it was read.
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    // --- drawing -----------------------------------------------------------------------------

    /// What is in a field, as typed; empty when nothing is.
    pub fn value(&self, name: &str) -> &str {
        self.typed
            .iter()
            .find_map(|(field, value)| (field == name).then_some(value.as_str()))
            .unwrap_or("")
    }

    /// Every value of a field that may be given many times (check boxes).
    pub fn values<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.typed
            .iter()
            .filter_map(move |(field, value)| (field == name).then_some(value.as_str()))
    }

    /// Whether a box or radio with this value is chosen.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|chosen| chosen == value)
    }

    /// The three boxes of a date as typed.
    pub fn date_typed(&self, name: &str) -> DateTyped {
        let typed = self.date_boxes(name);
        if typed.is_blank() {
            // A starting value or a one-box form gives the date whole.
            if let Ok(Some(date)) = date::read_one(self.value(name), name) {
                return DateTyped::of(date);
            }
        }
        typed
    }

    fn date_boxes(&self, name: &str) -> DateTyped {
        let part = |part: &str| self.value(&format!("{name}-{part}")).trim().to_owned();
        DateTyped {
            day: part("day"),
            month: part("month"),
            year: part("year"),
        }
    }

    /// What is wrong with a field, if anything. A date's parts answer for the date.
    pub fn error(&self, name: &str) -> Option<Wrong<'_>> {
        self.errors.iter().find_map(|error| {
            let part = error
                .field
                .strip_prefix(name)
                .is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"));
            part.then_some(Wrong(error))
        })
    }

    /// Every problem, in the order of the form: for the summary at the top of the page. The
    /// field of each is the id of the input to take the reader to.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The hidden fields; put them inside every `<form method="post">`.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// The name its drafts are kept under, for the script that keeps them: the form's
    /// `data-drafts`.
    pub fn drafts_name(&self) -> &str {
        self.guard.form.as_deref().unwrap_or("")
    }

    /// Where the values came from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// What was posted, field by field, without the hidden ones and without secrets: what drafts
    /// keep.
    pub fn typed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed
            .iter()
            .filter(|(name, _)| !is_guard_field(name) && !is_secret_field(name))
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Says which version of the record the page is drawn from, for compare-and-set.
    #[must_use]
    pub fn drawn_from(mut self, version: i64) -> Self {
        self.guard.seen = Some(version);
        self
    }

    /// The same, with every value of a field together.
    pub(crate) fn typed_by_field(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in self.typed() {
            fields.entry(name).or_default().push(value);
        }
        fields
    }

    // --- reading -----------------------------------------------------------------------------

    /// Notes a problem a room found itself. `field` is the id of the input.
    pub fn problem(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.errors.push(FieldError::new(field, message));
    }

    /// Refuses when any problem was found so far.
    pub fn checked(&self) -> Result<(), Refusal> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Invalid(self.errors.clone()))
        }
    }

    /// The values of all these fields, or every problem found in the form so far.
    pub fn all_of<F: AllOf>(&self, fields: F) -> Result<F::Values, Refusal> {
        self.checked()?;
        fields
            .values()
            .ok_or_else(|| Refusal::Invalid(self.errors.clone()))
    }

    /// The version of the record the page was drawn from, for compare-and-set. Absent when the
    /// form was drawn without one.
    pub fn seen(&self) -> Option<i64> {
        self.guard.seen
    }
}

/// A date as the value of a one-box field or a starting value.
pub fn date_value(date: Date) -> String {
    date.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::posted(
            fields
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn every_problem_is_found_at_once_and_what_was_typed_is_kept() {
        let mut form = form(&[
            ("said", "  "),
            ("on-day", "31"),
            ("on-month", "2"),
            ("on-year", "2027"),
            ("postcode", "nowhere"),
            ("times", "many"),
            ("kind", "other"),
        ]);
        let said = form.text("said", "what they said").required();
        let on = form.date("on", "date they said it").required();
        let postcode = form.postcode("postcode", "their postcode").required();
        let times = form
            .number("times", "number of times")
            .between(1, 9)
            .required();
        let kind = form
            .choice("kind", "kind of contact", |code| {
                (code == "call").then_some(1)
            })
            .required();
        let Err(Refusal::Invalid(errors)) = form.all_of((said, on, postcode, times, kind)) else {
            panic!("must be refused");
        };
        let found: Vec<_> = errors
            .iter()
            .map(|e| format!("{}: {}", e.field, e.message))
            .collect();
        assert_eq!(
            found,
            [
                "said: Enter what they said",
                "on-day: Date they said it must be a real date",
                "postcode: Enter a full UK postcode",
                "times: Number of times must be a whole number",
                "kind: Select the kind of contact",
            ]
        );
        assert_eq!(form.value("postcode"), "nowhere");
        assert_eq!(form.value("said"), "  ");
        assert_eq!(
            form.error("on").map(|wrong| wrong.words()),
            Some("Date they said it must be a real date")
        );
        assert_eq!(form.date_typed("on").month, "2");
    }

    #[test]
    fn a_good_form_gives_its_values() {
        let mut form = form(&[
            ("said", "I like it here.\r\n"),
            ("on-day", "1"),
            ("on-month", "3"),
            ("on-year", "2027"),
            ("who", "a"),
            ("who", "b"),
        ]);
        let today = date(2027, 3, 1);
        let said = form.text("said", "what they said").at_most(40).required();
        let on = form.date("on", "date").not_after_today(today).required();
        let until = form.date("until", "end").optional();
        let who = form.choices("who", "who was there", |code| Some(code.to_owned()));
        let (said, on, until, who) = form.all_of((said, on, until, who)).expect("good");
        assert_eq!((said.as_str(), on, until), ("I like it here.", today, None));
        assert_eq!(who, ["a", "b"]);
    }

    #[test]
    fn limits_speak_in_the_forms_own_words() {
        let mut form = form(&[
            ("said", "four"),
            ("on", "2027-03-02"),
            ("times", "12"),
            ("cost", "£1,234.567"),
        ]);
        let _ = form.text("said", "what they said").at_most(3).required();
        let _ = form
            .date("on", "date they said it")
            .not_after_today(date(2027, 3, 1))
            .required();
        let _ = form
            .number("times", "number of times")
            .between(1, 9)
            .required();
        let _ = form.pence("cost", "weekly cost").required();
        let found: Vec<_> = form.errors().iter().map(|e| e.message.as_str()).collect();
        assert_eq!(
            found,
            [
                "What they said must be 3 characters or less",
                "Date they said it must be today or in the past",
                "Number of times must be between 1 and 9",
                "Weekly cost must be an amount of money, like 1,234.50",
            ]
        );
    }

    #[test]
    fn drafts_lie_over_the_starting_values() {
        let form = Form::starting(&[("said", "old"), ("kind", "call")])
            .with_drafts(vec![("said".into(), "half a sent".into())]);
        assert_eq!(form.value("said"), "half a sent");
        assert_eq!(form.value("kind"), "call");
        assert_eq!(form.source(), Source::Drafted);
    }
}
