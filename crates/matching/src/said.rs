//! What is known, from whom and since when; and the three answers.

use care::Date;
use std::fmt;
use std::sync::Arc;

/// Who or what says so: "Ofsted's list of providers", "the registered manager, by telephone". Never
/// blank, cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Source(Arc<str>);

impl Source {
    /// A source in words. A blank one says that nobody wrote it down, so that no reason is ever
    /// without one.
    pub fn new(words: &str) -> Self {
        match words.trim() {
            "" => Self("a source that was not written down".into()),
            words => Self(words.into()),
        }
    }
    /// The same words in a place of their own: threads that count copies of one place wait for one
    /// another.
    pub(crate) fn apart(&self) -> Self {
        Self(Arc::from(&*self.0))
    }
    /// In words, as they follow "Source:".
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Source {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}
impl From<String> for Source {
    fn from(words: String) -> Self {
        Self::new(&words)
    }
}
impl From<&Source> for Source {
    fn from(source: &Source) -> Self {
        source.clone()
    }
}
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A thing that somebody said, with who and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known<T> {
    /// What was said.
    pub value: T,
    /// Who or what says so.
    pub source: Source,
    /// The day it was said, or last confirmed.
    pub on: Date,
}

impl<T> Known<T> {
    /// A thing that somebody said.
    pub fn new(value: T, source: impl Into<Source>, on: Date) -> Self {
        Self {
            value,
            source: source.into(),
            on,
        }
    }
}

/// A matter on which somebody has said something, or nobody has. "Not known" is never taken for yes
/// and never for no: it is a question to ask.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Said<T> {
    /// Somebody said.
    Known(Known<T>),
    /// Nobody has said.
    #[default]
    NotKnown,
}

impl<T: Clone> Known<T> {
    /// The same with a source of its own; see [`Source::apart`].
    pub(crate) fn apart(&self) -> Self {
        Self {
            value: self.value.clone(),
            source: self.source.apart(),
            on: self.on,
        }
    }
}

impl<T: Clone> Said<T> {
    /// The same with a source of its own; see [`Source::apart`].
    pub(crate) fn apart(&self) -> Self {
        match self {
            Self::Known(known) => Self::Known(known.apart()),
            Self::NotKnown => Self::NotKnown,
        }
    }
}

impl<T> Said<T> {
    /// A thing that somebody said.
    pub fn known(value: T, source: impl Into<Source>, on: Date) -> Self {
        Self::Known(Known::new(value, source, on))
    }
    /// What was said, with source and date, if anybody did.
    pub fn get(&self) -> Option<&Known<T>> {
        match self {
            Self::Known(known) => Some(known),
            Self::NotKnown => None,
        }
    }
    /// What was said, if anybody did.
    pub fn value(&self) -> Option<&T> {
        self.get().map(|known| &known.value)
    }
    /// Whether anybody has said.
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

impl<T> From<Option<Known<T>>> for Said<T> {
    fn from(known: Option<Known<T>>) -> Self {
        known.map_or(Self::NotKnown, Self::Known)
    }
}
impl<T> From<Known<T>> for Said<T> {
    fn from(known: Known<T>) -> Self {
        Self::Known(known)
    }
}

/// The answer to a hard matter. In order from worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answer {
    /// It is known not to be so.
    NotMet,
    /// Nobody has said, so it is a question to ask.
    NotKnown,
    /// It is known to be so.
    Met,
}

impl Answer {
    /// From something that may be so, may not, or is not known.
    pub fn of(so: Option<bool>) -> Self {
        match so {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::NotKnown,
        }
    }
    /// Both: not met if either is not, not known if either is not.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }
    /// Either: met if one is, not known if one might be.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
    /// In words: "met", "not met", "not known".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::NotKnown => "not known",
        }
    }
}
