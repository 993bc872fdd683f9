//! The code sets of the SSDA903 return as enums: the field's words for what the codes stand for.
//!
//! Variants are named by meaning; each code is also an associated constant, because rules, guidance
//! and analysts speak in codes: `LegalStatus::V3` is `LegalStatus::ShortBreaksEpisodesRecorded`, in
//! patterns too. [`meaning`](LegalStatus::meaning) is our words for screens, `official` DfE's.
//! `parse` is exact (upper case, no spaces): what a reader forgives, it forgives before.
//!
//! Source: DfE's guide to the children looked-after return, by way of the open schema kept in
//! `docs/data-sources.md`. Years are collection years (2027 is 2026-27), checked for 2021 to 2027.

use crate::CollectionYear;

mod episode;
mod outcome;
mod place;

pub use episode::*;
pub use outcome::*;
pub use place::*;

/// Defines a code set: `"CODE" => Variant (CODE): "our words" / "DfE's words" since 2024 until 2026`.
macro_rules! code_set {
    (
        $(#[$doc:meta])*
        $name:ident, $column:literal {
            $(
                $code:literal => $variant:ident $(($alias:ident))? : $meaning:literal
                $(/ $official:literal)? $(since $since:literal)? $(until $until:literal)?
            ),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $(
                #[doc = concat!("`", $code, "`: ", $meaning, ".")]
                $variant,
            )+
        }

        impl $name {
            $($(
                #[doc = concat!("`", $code, "`: ", $meaning, ".")]
                pub const $alias: Self = Self::$variant;
            )?)+

            /// The column of the return it is written in; empty when several columns share it.
            pub const COLUMN: &'static str = $column;

            /// Every code, in the order DfE lists them.
            pub const fn all() -> &'static [Self] {
                &[$(Self::$variant),+]
            }

            /// The code as written in the return.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What it means, in words for screens.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }

            /// DfE's own wording where it differs from [`Self::meaning`], else the same.
            pub const fn official(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        let words = $meaning;
                        $(let words = { let _ = words; $official };)?
                        words
                    })+
                }
            }

            /// Reads a code exactly as DfE writes it; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// Whether DfE accepts the code in a collection year.
            pub const fn valid_in(self, year: $crate::CollectionYear) -> bool {
                let (from, to) = match self {
                    $(Self::$variant => {
                        let (from, to) = (i16::MIN, i16::MAX);
                        $(let from = { let _ = from; $since };)?
                        $(let to = { let _ = to; $until };)?
                        (from, to)
                    })+
                };
                from <= year.0 && year.0 <= to
            }
        }

        impl std::fmt::Display for $name {
            /// The code; for words use `meaning`.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::parse(&text).ok_or_else(|| {
                    serde::de::Error::custom(concat!("not a code of ", stringify!($name)))
                })
            }
        }
    };
}
use code_set;

impl Sex {
    /// The code DfE asks for in a year: `M` and `F` from the 2024-25 collection on, `1` and `2`
    /// before. Not known has no earlier code and stays `U`.
    pub const fn for_year(self, year: CollectionYear) -> Self {
        match (self, year.0 >= 2025) {
            (Self::Male | Self::MaleUntil2024, true) => Self::Male,
            (Self::Male | Self::MaleUntil2024, false) => Self::MaleUntil2024,
            (Self::Female | Self::FemaleUntil2024, true) => Self::Female,
            (Self::Female | Self::FemaleUntil2024, false) => Self::FemaleUntil2024,
            (Self::Unknown, _) => Self::Unknown,
        }
    }
    /// Female, by the code of any year.
    pub const fn is_female(self) -> bool {
        matches!(self, Self::Female | Self::FemaleUntil2024)
    }
    /// Male, by the code of any year.
    pub const fn is_male(self) -> bool {
        matches!(self, Self::Male | Self::MaleUntil2024)
    }
}

impl LegalStatus {
    /// A series of short-term breaks (`V3`, `V4`): left out of nearly every published figure.
    pub const fn is_short_breaks(self) -> bool {
        matches!(self, Self::V3 | Self::V4)
    }
}

impl ReasonNewEpisode {
    /// Whether the placement changes (or care begins): all but `L`.
    pub const fn changes_placement(self) -> bool {
        !matches!(self, Self::L)
    }
}

impl ReasonEpisodeCeased {
    /// Whether the child left care: every reason but `X1`.
    pub const fn leaves_care(self) -> bool {
        !matches!(self, Self::X1)
    }
    /// Adopted (`E11`, `E12`).
    pub const fn is_adoption(self) -> bool {
        matches!(self, Self::E11 | Self::E12)
    }
    /// A special guardianship order (`E45` to `E48`; `E43`, `E44` until 2019).
    pub const fn is_special_guardianship(self) -> bool {
        matches!(
            self,
            Self::E43 | Self::E44 | Self::E45 | Self::E46 | Self::E47 | Self::E48
        )
    }
}

impl Activity {
    /// In education, employment or training. `None` when not known (not in touch).
    pub const fn in_education_or_work(self) -> Option<bool> {
        match self {
            Self::NotKnown => None,
            Self::G4 | Self::G5 | Self::G6 => Some(false),
            _ => Some(true),
        }
    }
}

impl Accommodation {
    /// Whether the authority finds it suitable: the code's second character. `None` when not known.
    pub fn suitable(self) -> Option<bool> {
        match self.code().as_bytes() {
            [_, b'1'] => Some(true),
            [_, b'2'] => Some(false),
            _ => None,
        }
    }
    /// The kind without its suitability: the code's first letter (`U` independent living).
    pub fn kind(self) -> char {
        self.code().chars().next().unwrap_or('0')
    }
}

impl YesNo {
    /// As a truth value.
    pub const fn yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl From<bool> for YesNo {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_as_itself_and_nothing_else_does() {
        for status in LegalStatus::all() {
            assert_eq!(LegalStatus::parse(status.code()), Some(*status));
        }
        assert_eq!(
            LegalStatus::parse("V3"),
            Some(LegalStatus::ShortBreaksEpisodesRecorded)
        );
        for text in ["v3", " V3", "", "V3 ", "section 20"] {
            assert_eq!(LegalStatus::parse(text), None, "{text}");
        }
    }

    #[test]
    fn codes_come_and_go_with_the_years() {
        let valid = |place: PlacementType, year| place.valid_in(CollectionYear(year));
        assert!(!valid(PlacementType::K3, 2023) && valid(PlacementType::K3, 2024));
        assert!(valid(PlacementType::H5, 2024) && !valid(PlacementType::H5, 2025));
        assert!(valid(PlacementType::Z1, 2025) && !valid(PlacementType::Z1, 2026));
        assert!(!valid(PlacementType::Z12, 2025) && valid(PlacementType::Z12, 2027));
        assert!(!Sex::M.valid_in(CollectionYear(2024)));
        assert_eq!(Sex::M.for_year(CollectionYear(2023)).code(), "1");
        assert_eq!(Sex::FemaleUntil2024.for_year(CollectionYear(2026)), Sex::F);
    }

    #[test]
    fn screens_speak_plainly_and_keep_the_official_words() {
        assert_eq!(PlacementType::K2.meaning(), "Children's home");
        assert!(PlacementType::K2.official().contains("Regulations"));
        assert_eq!(PlacementType::Z12.meaning(), "Other placement (Z12)");
        assert_eq!(LegalStatus::C2.official(), LegalStatus::C2.meaning());
    }

    #[test]
    fn accommodation_carries_its_suitability() {
        assert_eq!(Accommodation::U1.suitable(), Some(true));
        assert_eq!(Accommodation::S2.suitable(), Some(false));
        assert_eq!(Accommodation::NotKnown.suitable(), None);
        assert_eq!(Accommodation::Z2.kind(), 'Z');
        assert_eq!(Activity::F1.in_education_or_work(), Some(true));
        assert_eq!(Activity::NotKnown.in_education_or_work(), None);
    }
}
