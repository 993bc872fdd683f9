//! One HTML element, written attribute by attribute. Components need attributes that are there or
//! not and that callers add to, which a fixed template cannot say.

use maud::{Escaper, Markup, PreEscaped, Render};
use std::fmt::Write;

/// Classes and attributes that a caller adds to a component's outer element.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    pub(crate) classes: String,
    attributes: Vec<(&'static str, String)>,
}

impl Extra {
    /// Adds classes.
    pub fn class(&mut self, classes: &str) {
        if !self.classes.is_empty() {
            self.classes.push(' ');
        }
        self.classes.push_str(classes);
    }

    /// Adds an attribute.
    pub fn set(&mut self, name: &'static str, value: String) {
        self.attributes.push((name, value));
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        if !other.classes.is_empty() {
            self.class(&other.classes);
        }
        self.attributes.extend_from_slice(&other.attributes);
    }
}

/// An element being written.
#[must_use]
pub(crate) struct Element {
    name: &'static str,
    classes: String,
    attributes: String,
}

impl Element {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            classes: String::new(),
            attributes: String::new(),
        }
    }

    /// Adds classes; empty text adds none.
    pub fn class(mut self, classes: &str) -> Self {
        if !classes.is_empty() {
            if !self.classes.is_empty() {
                self.classes.push(' ');
            }
            self.classes.push_str(classes);
        }
        self
    }

    pub fn class_if(self, wanted: bool, classes: &str) -> Self {
        if wanted { self.class(classes) } else { self }
    }

    /// Sets an attribute. Its value is escaped; its name is the program's own.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        debug_assert!(
            name != "style" && !name.starts_with("on"),
            "the content security policy refuses inline styles and scripts: {name}"
        );
        // Writing to a String cannot fail.
        let _ = write!(self.attributes, " {name}=\"");
        let _ = Escaper::new(&mut self.attributes).write_str(value);
        self.attributes.push('"');
        self
    }

    /// Sets an attribute when there is a value and it is not empty.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) if !value.is_empty() => self.set(name, value),
            _ => self,
        }
    }

    /// Sets an attribute without a value (`disabled`, `open`).
    pub fn flag(mut self, name: &str, on: bool) -> Self {
        if on {
            let _ = write!(self.attributes, " {name}");
        }
        self
    }

    /// Adds a caller's classes and attributes.
    pub fn extra(self, extra: &Extra) -> Self {
        self.class(&extra.classes).attributes(extra)
    }

    /// Adds a caller's attributes only.
    pub fn attributes(mut self, extra: &Extra) -> Self {
        for (name, value) in &extra.attributes {
            self = self.set(name, value);
        }
        self
    }

    fn open(&self) -> String {
        let mut out = String::with_capacity(64 + self.classes.len() + self.attributes.len());
        out.push('<');
        out.push_str(self.name);
        if !self.classes.is_empty() {
            out.push_str(" class=\"");
            let _ = Escaper::new(&mut out).write_str(&self.classes);
            out.push('"');
        }
        out.push_str(&self.attributes);
        out.push('>');
        out
    }

    /// The element around its content.
    pub fn around(self, content: impl Render) -> Markup {
        let mut out = self.open();
        content.render_to(&mut out);
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
        PreEscaped(out)
    }

    /// An element that has no content and no end (`input`).
    pub fn void(self) -> Markup {
        PreEscaped(self.open())
    }
}

/// Writes the small methods by which a component is filled in: `words` and `text` set something
/// that may be absent, `flag` turns something on or off, `list` adds one of several. Every
/// component also takes extra classes and attributes.
macro_rules! options {
    ($owner:ident { $($(#[$doc:meta])* $name:ident : $kind:ident $(<$ty:ty>)?),* $(,)? }) => {
        impl $owner {
            $(options!(@ $(#[$doc])* $name $kind $($ty)?);)*

            /// Adds classes to the outer element.
            #[must_use]
            pub fn class(mut self, classes: &str) -> Self {
                self.extra.class(classes);
                self
            }

            /// Adds an attribute to the outer element (for a field: to the control itself).
            #[must_use]
            pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
                self.extra.set(name, value.into());
                self
            }

            /// Adds classes and attributes gathered elsewhere.
            #[must_use]
            pub fn with(mut self, extra: &$crate::components::Extra) -> Self {
                self.extra.merge(extra);
                self
            }
        }
    };
    (@ $(#[$doc:meta])* $name:ident maybe $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.$name = Some($name.into());
            self
        }
    };
    (@ $(#[$doc:meta])* $name:ident plain $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.$name = $name.into();
            self
        }
    };
    (@ $(#[$doc:meta])* $name:ident list $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.$name.push($name.into());
            self
        }
    };
}
pub(crate) use options;
