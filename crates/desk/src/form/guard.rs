//! The hidden fields that make a form safe to send.
//!
//! - `_key`: a new id each time the page is drawn. A post whose key was already used is answered
//!   with the first answer: a double click saves once.
//! - `_about`: the id of whom or what the form is about. It must equal the id in the address it is
//!   posted to: with two tabs open on two children, words cannot land on the wrong one.
//! - `_seen`: the version of the record the page was drawn from, for compare-and-set.
//! - `_form`: the name its drafts are kept under.

use maud::{Markup, Render, html};
use uuid::Uuid;

/// Field names starting so are the guard's own and are never kept as drafts.
const PREFIX: char = '_';

/// Whether a field is one of the guard's.
pub fn is_guard_field(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Whether what is typed in a field must never be kept: passwords and one-time codes.
pub fn is_secret_field(name: &str) -> bool {
    name.contains("password") || name == "code" || name.ends_with("-code")
}

/// A key with a council's mark as its last bytes.
pub(crate) fn with_mark(key: Uuid, mark: [u8; 4]) -> Uuid {
    let mut bytes = key.into_bytes();
    if let Some(last) = bytes.last_chunk_mut() {
        *last = mark;
    }
    Uuid::from_bytes(bytes)
}

/// The last bytes of a key.
pub(crate) fn mark_of(key: Uuid) -> [u8; 4] {
    key.as_bytes().last_chunk().copied().unwrap_or_default()
}

/// The hidden fields of one drawn form. Renders as inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guard {
    /// Idempotency key.
    pub key: Option<Uuid>,
    /// Whom or what the form is about: the `{id}` of its address.
    pub about: Option<String>,
    /// The version of the record the page was drawn from.
    pub seen: Option<i64>,
    /// The name drafts are kept under.
    pub form: Option<String>,
}

impl Guard {
    /// What a post carried. Anything malformed counts as absent, and absent is refused where it
    /// is required.
    pub(crate) fn read(fields: &[(String, String)]) -> Self {
        let value = |name: &str| {
            fields
                .iter()
                .find_map(|(field, value)| (field == name).then_some(value.as_str()))
        };
        Self {
            key: value("_key").and_then(|text| text.parse().ok()),
            about: value("_about").map(str::to_owned),
            seen: value("_seen").and_then(|text| text.parse().ok()),
            form: value("_form").map(str::to_owned),
        }
    }

    /// The same, for a form about something else than its page: one of several small forms.
    #[must_use]
    pub fn about(mut self, about: &str) -> Self {
        self.about = Some(about.to_owned());
        self.form = None;
        let key = Uuid::now_v7();
        self.key = Some(
            self.key
                .map_or(key, |of_page| with_mark(key, mark_of(of_page))),
        );
        self
    }

    /// The same, for another button of its page: it is used up apart from the page's form.
    #[must_use]
    pub fn fresh_key(mut self) -> Self {
        self.form = None;
        let key = Uuid::now_v7();
        self.key = Some(
            self.key
                .map_or(key, |of_page| with_mark(key, mark_of(of_page))),
        );
        self
    }

    /// A fixed one, for samples and snapshots.
    pub fn sample() -> Self {
        Self {
            key: Some(Uuid::nil()),
            about: None,
            seen: Some(1),
            form: Some("sample".to_owned()),
        }
    }
}

impl Render for Guard {
    fn render(&self) -> Markup {
        html! {
            @if let Some(key) = self.key { input type="hidden" name="_key" value=(key); }
            @if let Some(about) = &self.about { input type="hidden" name="_about" value=(about); }
            @if let Some(seen) = self.seen { input type="hidden" name="_seen" value=(seen); }
            @if let Some(form) = &self.form { input type="hidden" name="_form" value=(form); }
        }
    }
}
