//! Words that a form chooses from, each with its code: as an enum, and as the list a form draws.

/// Makes enums of words with their codes: `code`, `words`, `ALL`, and `CHOICES` for forms.
macro_rules! listed {
    ($($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal, $words:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $code)] $variant,)+
        }
        impl $name {
            /// Each, in the order a form lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Each code with its words, for a form.
            pub const CHOICES: &'static [(&'static str, &'static str)] = &[$(($code, $words),)+];
            /// In words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
        }
    )+};
}

/// The same for what a form sends and a page says: `code`, `words`, `ALL` and `parse`.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal, $words:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $code)] $variant,)+
        }
        impl $name {
            /// Each, in the order a form lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// As a form sends it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
            /// In words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
            /// Reads what a form sent.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )+};
}
