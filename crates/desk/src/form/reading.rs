//! Taking typed values out of a form, one field at a time, noting every problem on the way.

use super::Form;
use super::date::{read_one, read_parts};
use super::words::{enter, must, select};
use care::{Date, Pence, Postcode, dates::long_date};

/// A field's value, or nothing when it was refused (the reason is noted in the form).
#[derive(Debug, Clone)]
#[must_use = "pass it to Form::all_of"]
pub struct Field<T>(Option<T>);

impl<T> Field<T> {
    /// A value the handler already has.
    pub fn known(value: T) -> Self {
        Self(Some(value))
    }
    /// A look at the value, for a rule between two fields.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
    /// The value turned into another, when there is one.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Field<U> {
        Field(self.0.map(f))
    }
}

enum Read<T> {
    Blank,
    Refused,
    Good(T),
}

/// A field being read: add rules, then say whether it is required.
#[must_use = "end with .required() or .optional()"]
pub struct Entry<'f, T> {
    form: &'f mut Form,
    /// The id of the input the error summary links to.
    input: String,
    what: &'static str,
    missing: String,
    read: Read<T>,
}

impl<T> Entry<'_, T> {
    /// The value, or a problem when nothing was given.
    pub fn required(self) -> Field<T> {
        match self.read {
            Read::Good(value) => Field(Some(value)),
            Read::Refused => Field(None),
            Read::Blank => {
                self.form.problem(self.input, self.missing);
                Field(None)
            }
        }
    }

    /// The value, or `None` when nothing was given.
    pub fn optional(self) -> Field<Option<T>> {
        match self.read {
            Read::Good(value) => Field(Some(Some(value))),
            Read::Blank => Field(Some(None)),
            Read::Refused => Field(None),
        }
    }

    /// A rule of the room's own. `rest` follows "… must": `be different from the last one`.
    pub fn rule(mut self, holds: impl FnOnce(&T) -> bool, rest: &str) -> Self {
        if let Read::Good(value) = &self.read
            && !holds(value)
        {
            self.form.problem(self.input.clone(), must(self.what, rest));
            self.read = Read::Refused;
        }
        self
    }
}

impl Entry<'_, String> {
    /// At most so many characters (as people count them, not bytes).
    pub fn at_most(self, most: usize) -> Self {
        let rest = format!("be {most} characters or less");
        self.rule(|text| text.chars().count() <= most, &rest)
    }
}

impl Entry<'_, Date> {
    /// Today or earlier. The day is passed in: a form reads no clock.
    pub fn not_after_today(self, today: Date) -> Self {
        self.rule(|day| *day <= today, "be today or in the past")
    }
    /// Today or later.
    pub fn not_before_today(self, today: Date) -> Self {
        self.rule(|day| *day >= today, "be today or in the future")
    }
    /// The same as or after a day, said as `1 March 2027`.
    pub fn not_before(self, first: Date) -> Self {
        let rest = format!("be the same as or after {}", long_date(first));
        self.rule(|day| *day >= first, &rest)
    }
    /// The same as or before a day.
    pub fn not_after(self, last: Date) -> Self {
        let rest = format!("be the same as or before {}", long_date(last));
        self.rule(|day| *day <= last, &rest)
    }
}

impl Entry<'_, i64> {
    /// Between two numbers, both allowed.
    pub fn between(self, least: i64, most: i64) -> Self {
        let rest = format!("be between {least} and {most}");
        self.rule(|number| (least..=most).contains(number), &rest)
    }
}

/// The verbs of reading. `name` is the input's name (and id); `what` the noun phrase of
/// `words`.
impl Form {
    /// Words. Spaces at both ends are dropped, line ends made plain.
    pub fn text(&mut self, name: &'static str, what: &'static str) -> Entry<'_, String> {
        let text = self.value(name).replace("\r\n", "\n");
        let text = text.trim();
        let read = if text.is_empty() {
            Read::Blank
        } else {
            Read::Good(text.to_owned())
        };
        self.entry(name, what, enter(what), read)
    }

    /// A password: exactly as typed, spaces and all.
    pub fn secret(&mut self, name: &'static str, what: &'static str) -> Entry<'_, String> {
        let text = self.value(name);
        let read = if text.is_empty() {
            Read::Blank
        } else {
            Read::Good(text.to_owned())
        };
        self.entry(name, what, enter(what), read)
    }

    /// A date in three boxes (`name-day`, `name-month`, `name-year`) or one (`name`).
    pub fn date(&mut self, name: &'static str, what: &'static str) -> Entry<'_, Date> {
        let boxed = ["day", "month", "year"]
            .iter()
            .any(|part| self.has(&format!("{name}-{part}")));
        let (input, found) = if boxed {
            match read_parts(&self.date_boxes(name), what) {
                Ok(found) => (format!("{name}-day"), Ok(found)),
                Err(problem) => (format!("{name}-{}", problem.part), Err(problem.message)),
            }
        } else {
            (name.to_owned(), read_one(self.value(name), what))
        };
        let read = self.noted(&input, found);
        Entry {
            form: self,
            input,
            what,
            missing: enter(what),
            read,
        }
    }

    /// A whole number; thousands may be marked by commas.
    pub fn number(&mut self, name: &'static str, what: &'static str) -> Entry<'_, i64> {
        self.parsed(name, what, must(what, "be a whole number"), |text| {
            text.replace(',', "").parse().ok()
        })
    }

    /// A sum of money in pounds, kept in pence.
    pub fn pence(&mut self, name: &'static str, what: &'static str) -> Entry<'_, Pence> {
        let bad = must(what, "be an amount of money, like 1,234.50");
        self.parsed(name, what, bad, |text| {
            let text = text.strip_prefix('£').unwrap_or(text).replace(',', "");
            let (pounds, pence) = text.split_once('.').unwrap_or((&text, "00"));
            let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()) && !s.is_empty();
            if !digits(pounds) || !digits(pence) || pence.len() > 2 || pounds.len() > 12 {
                return None;
            }
            let small: i64 = format!("{pence:0<2}").parse().ok()?;
            Some(Pence(pounds.parse::<i64>().ok()? * 100 + small))
        })
    }

    /// A full postcode.
    pub fn postcode(&mut self, name: &'static str, what: &'static str) -> Entry<'_, Postcode> {
        self.parsed(name, what, "Enter a full UK postcode".to_owned(), |text| {
            Postcode::parse(text).ok()
        })
    }

    /// One of a list: `read` knows the codes.
    pub fn choice<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Entry<'_, T> {
        let mut entry = self.parsed(name, what, select(what), read);
        entry.missing = select(what);
        entry
    }

    /// Any number of a list, including none; a value that `read` does not know is refused.
    pub fn choices<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Field<Vec<T>> {
        let all: Option<Vec<T>> = self.values(name).map(read).collect();
        if all.is_none() {
            self.problem(name, select(what));
        }
        Field(all)
    }

    /// A box that is ticked or not.
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    fn has(&self, name: &str) -> bool {
        self.typed.iter().any(|(field, _)| field == name)
    }

    fn noted<T>(&mut self, input: &str, found: Result<Option<T>, String>) -> Read<T> {
        match found {
            Ok(Some(value)) => Read::Good(value),
            Ok(None) => Read::Blank,
            Err(message) => {
                self.problem(input, message);
                Read::Refused
            }
        }
    }

    fn entry<'f, T>(
        &'f mut self,
        name: &str,
        what: &'static str,
        missing: String,
        read: Read<T>,
    ) -> Entry<'f, T> {
        Entry {
            form: self,
            input: name.to_owned(),
            what,
            missing,
            read,
        }
    }

    fn parsed<T>(
        &mut self,
        name: &str,
        what: &'static str,
        bad: String,
        read: impl Fn(&str) -> Option<T>,
    ) -> Entry<'_, T> {
        let text = self.value(name).trim();
        let found = if text.is_empty() {
            Ok(None)
        } else {
            read(text).map(Some).ok_or(bad)
        };
        let read = self.noted(name, found);
        self.entry(name, what, enter(what), read)
    }
}

/// Several fields at once: a tuple of [`Field`]s gives a tuple of their values.
pub trait AllOf {
    /// The values, in order.
    type Values;
    /// Every value, or `None` when any was refused.
    fn values(self) -> Option<Self::Values>;
}

impl<T> AllOf for Field<T> {
    type Values = T;
    fn values(self) -> Option<T> {
        self.0
    }
}

macro_rules! all_of {
    ($($field:ident)+) => {
        impl<$($field),+> AllOf for ($(Field<$field>,)+) {
            type Values = ($($field,)+);
            #[expect(non_snake_case, reason = "type parameters double as the names of their values")]
            fn values(self) -> Option<Self::Values> {
                let ($($field,)+) = self;
                Some(($($field.0?,)+))
            }
        }
    };
}
all_of!(A);
all_of!(A B);
all_of!(A B C);
all_of!(A B C D);
all_of!(A B C D E);
all_of!(A B C D E F);
all_of!(A B C D E F G);
all_of!(A B C D E F G H);
all_of!(A B C D E F G H I);
all_of!(A B C D E F G H I J);
