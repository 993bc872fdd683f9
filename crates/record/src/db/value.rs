//! Values on their way in and out of the database.

use crate::{clock::stamp, refusal::Fault};
use care::{Authority, CollectionYear, Date, Pence, Postcode, ids};
use jiff::Timestamp;
use std::borrow::Cow;

/// A value as both engines keep it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing known.
    Null,
    /// `TEXT`.
    Text(Cow<'a, str>),
    /// `BIGINT`.
    Int(i64),
    /// `DOUBLE PRECISION`.
    Real(f64),
    /// `BYTEA`.
    Bytes(Cow<'a, [u8]>),
}

/// Something that can be a statement's parameter.
pub trait Bind {
    /// As the database keeps it.
    fn value(&self) -> Value<'_>;
}

/// Something that can be read from a column.
pub trait Column: Sized {
    /// Reads it; the error says what was expected.
    fn read(value: Value<'_>) -> Result<Self, String>;
}

macro_rules! whole_numbers {
    ($($t:ty),*) => {$(
        impl Bind for $t {
            fn value(&self) -> Value<'_> { Value::Int(i64::from(*self)) }
        }
        impl Column for $t {
            fn read(value: Value<'_>) -> Result<Self, String> {
                match value {
                    Value::Int(n) => <$t>::try_from(n)
                        .map_err(|_| format!("{n} does not fit {}", stringify!($t))),
                    other => Err(expected("a whole number", &other)),
                }
            }
        }
    )*};
}
whole_numbers!(i64, i32, i16, u32, u16, u8);

macro_rules! by_text {
    ($what:literal, $($t:ty),*) => {$(
        impl Bind for $t {
            fn value(&self) -> Value<'_> { Value::Text(Cow::Owned(self.to_string())) }
        }
        impl Column for $t {
            fn read(value: Value<'_>) -> Result<Self, String> {
                let text = text(&value)?;
                text.parse::<$t>().map_err(|_| format!("expected {}", $what))
            }
        }
    )*};
}
by_text!("a date", Date);
by_text!(
    "an id",
    uuid::Uuid,
    ids::SubjectId,
    ids::YoungPersonId,
    ids::MemberId,
    ids::TeamId,
    ids::FactId,
    ids::OrganisationId,
    ids::HomeId
);

macro_rules! checked_text {
    ($what:literal, $t:ty) => {
        impl Bind for $t {
            fn value(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.as_str()))
            }
        }
        impl Column for $t {
            fn read(value: Value<'_>) -> Result<Self, String> {
                <$t>::parse(text(&value)?).map_err(|_| format!("expected {}", $what))
            }
        }
    };
}
checked_text!("a postcode", Postcode);
checked_text!("an authority code", Authority);
checked_text!("a child's identifier", ids::ChildCode);

impl Bind for Timestamp {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(stamp(*self)))
    }
}
impl Column for Timestamp {
    fn read(value: Value<'_>) -> Result<Self, String> {
        text(&value)?
            .parse()
            .map_err(|_| "expected a time".to_owned())
    }
}

impl Bind for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl Bind for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl Bind for Box<str> {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl Bind for Cow<'_, str> {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}
impl Column for String {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text.into_owned()),
            other => Err(expected("text", &other)),
        }
    }
}
impl Column for Box<str> {
    fn read(value: Value<'_>) -> Result<Self, String> {
        String::read(value).map(Into::into)
    }
}

impl Bind for bool {
    fn value(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}
impl Column for bool {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => Err(expected("1 or 0", &other)),
        }
    }
}

impl Bind for f64 {
    fn value(&self) -> Value<'_> {
        Value::Real(*self)
    }
}
impl Column for f64 {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Real(x) => Ok(x),
            // SQLite keeps 2.0 computed from integers as 2.
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
            Value::Int(n) => Ok(n as f64),
            other => Err(expected("a number", &other)),
        }
    }
}

impl Bind for [u8] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}
impl Bind for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}
impl<const N: usize> Bind for [u8; N] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}
impl Column for Vec<u8> {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.into_owned()),
            other => Err(expected("bytes", &other)),
        }
    }
}
impl<const N: usize> Column for [u8; N] {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Bytes(bytes) => Self::try_from(&*bytes)
                .map_err(|_| format!("expected {N} bytes, found {}", bytes.len())),
            other => Err(expected("bytes", &other)),
        }
    }
}

impl Bind for Pence {
    fn value(&self) -> Value<'_> {
        Value::Int(self.0)
    }
}
impl Column for Pence {
    fn read(value: Value<'_>) -> Result<Self, String> {
        i64::read(value).map(Self)
    }
}
impl Bind for CollectionYear {
    fn value(&self) -> Value<'_> {
        Value::Int(i64::from(self.0))
    }
}
impl Column for CollectionYear {
    fn read(value: Value<'_>) -> Result<Self, String> {
        i16::read(value).map(Self)
    }
}

impl<T: Bind> Bind for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Bind::value)
    }
}
impl<T: Column> Column for Option<T> {
    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Null => Ok(None),
            other => T::read(other).map(Some),
        }
    }
}
impl<T: Bind + ?Sized> Bind for &T {
    fn value(&self) -> Value<'_> {
        T::value(self)
    }
}
impl Bind for Value<'_> {
    fn value(&self) -> Value<'_> {
        match self {
            Value::Null => Value::Null,
            Value::Text(text) => Value::Text(Cow::Borrowed(text)),
            Value::Int(n) => Value::Int(*n),
            Value::Real(x) => Value::Real(*x),
            Value::Bytes(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
        }
    }
}
impl Column for Value<'static> {
    fn read(value: Value<'_>) -> Result<Self, String> {
        Ok(value.into_owned())
    }
}

impl Value<'_> {
    /// The same value, owning what it holds.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Int(n) => Value::Int(n),
            Value::Real(x) => Value::Real(x),
            Value::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }

    pub(super) const fn sort(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Text(_) => "text",
            Value::Int(_) => "a whole number",
            Value::Real(_) => "a fraction",
            Value::Bytes(_) => "bytes",
        }
    }
}

fn expected(what: &str, found: &Value<'_>) -> String {
    format!("expected {what}, found {}", found.sort())
}

fn text<'v>(value: &'v Value<'_>) -> Result<&'v str, String> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(expected("text", other)),
    }
}

/// Which column of a row: by number from 0, or by name.
pub trait Place: Copy {
    /// Finds it among the names.
    fn find(self, row: &Row<'_>) -> Option<usize>;
    /// For an error's text.
    fn name(self) -> String;
}
impl Place for usize {
    fn find(self, row: &Row<'_>) -> Option<usize> {
        (self < row.width()).then_some(self)
    }
    fn name(self) -> String {
        format!("{self}")
    }
}
impl Place for &str {
    fn find(self, row: &Row<'_>) -> Option<usize> {
        row.place_of(self)
    }
    fn name(self) -> String {
        self.to_owned()
    }
}

/// One row of an answer.
pub struct Row<'a>(pub(super) Source<'a>);

pub(super) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// Reads a column into the type the caller wants: `row.get::<Date>(0)?`,
    /// `row.get::<Option<String>>("reason")?`.
    pub fn get<T: Column>(&self, place: impl Place) -> Result<T, Fault> {
        let fault = |why: String| Fault::Column {
            column: place.name(),
            why,
        };
        let index = place
            .find(self)
            .ok_or_else(|| fault("there is no such column".to_owned()))?;
        T::read(self.value(index).map_err(fault)?).map_err(fault)
    }

    /// The whole row.
    pub(crate) fn cells(&self) -> Result<Vec<Value<'static>>, Fault> {
        (0..self.width()).map(|index| self.get(index)).collect()
    }

    /// A column of text as it stands, without a copy.
    pub(crate) fn text(&self, index: usize) -> Result<Cow<'_, str>, Fault> {
        self.maybe_text(index)?.ok_or_else(|| Fault::Column {
            column: index.to_string(),
            why: "expected text, found nothing".to_owned(),
        })
    }

    /// A column of text or nothing as it stands, without a copy.
    pub(crate) fn maybe_text(&self, index: usize) -> Result<Option<Cow<'_, str>>, Fault> {
        let fault = |why: String| Fault::Column {
            column: index.to_string(),
            why,
        };
        match self.value(index).map_err(fault)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            other => Err(fault(expected("text", &other))),
        }
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        match &self.0 {
            Source::Sqlite(row) => row.as_ref().column_count(),
            Source::Postgres(row) => row.len(),
        }
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        match &self.0 {
            Source::Sqlite(row) => row.as_ref().column_index(name).ok(),
            Source::Postgres(row) => row.columns().iter().position(|c| c.name() == name),
        }
    }

    /// A column as the database keeps it.
    pub(crate) fn value(&self, index: usize) -> Result<Value<'_>, String> {
        match &self.0 {
            Source::Sqlite(row) => super::sqlite::read(row, index),
            Source::Postgres(row) => super::postgres::read(row, index),
        }
    }
}
