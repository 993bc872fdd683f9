//! How long a record is kept: data and a small pure function.

use crate::looked_after::Episode;
use care::Date;
use care::codes::ReasonEpisodeCeased;
use care::dates::birthday;
use serde::{Deserialize, Serialize};

/// A line of the retention table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// Adopted while looked after.
    Adopted,
    /// Died before the age of eighteen.
    Died,
    /// Was looked after.
    LookedAfter,
    /// Was known to the council and never looked after.
    Known,
}

impl Case {
    /// All, in the order they are asked in: the first that is true holds.
    pub const ALL: [Self; 4] = [Self::Adopted, Self::Died, Self::LookedAfter, Self::Known];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Died => "died",
            Self::LookedAfter => "looked_after",
            Self::Known => "known",
        }
    }

    /// The case of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.code() == code)
    }

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Adopted => "Adopted",
            Self::Died => "Died before 18",
            Self::LookedAfter => "Was looked after",
            Self::Known => "Never looked after",
        }
    }

    /// From when its years are counted.
    pub const fn counted_from(self) -> &'static str {
        match self {
            Self::Adopted => "the adoption order",
            Self::Died => "the day of death",
            Self::LookedAfter | Self::Known => "birth",
        }
    }
}

/// One line of the table as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which line.
    pub case: Case,
    /// How many years.
    pub years: i16,
    /// Where that comes from.
    pub source: String,
}

/// What the table begins with. To be confirmed by the council's lawyer: the council may set others.
pub const STARTING: [(Case, i16, &str); 4] = [
    (
        Case::Adopted,
        100,
        "Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005 (SI 2005/888), regulation 6",
    ),
    (
        Case::Died,
        15,
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50",
    ),
    (
        Case::LookedAfter,
        75,
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 49 and 50",
    ),
    (
        Case::Known,
        75,
        "No regulation says: as long as for those who were looked after, until the council decides",
    ),
];

/// Which line holds for a young person, and from which day its years are counted. `None` when the
/// day is not known: such a record is kept.
pub fn line(born: Option<Date>, episodes: &[Episode]) -> Option<(Case, Date)> {
    let ended = |wanted: fn(ReasonEpisodeCeased) -> bool| {
        episodes
            .iter()
            .filter(|episode| episode.ceased.is_some_and(wanted))
            .filter_map(|episode| episode.dec)
            .max()
    };
    if let Some(order) = ended(ReasonEpisodeCeased::is_adoption) {
        return Some((Case::Adopted, order));
    }
    if let (Some(born), Some(died)) = (born, ended(|why| why == ReasonEpisodeCeased::E2))
        && died < birthday(born, 18)
    {
        return Some((Case::Died, died));
    }
    let case = if episodes.is_empty() {
        Case::Known
    } else {
        Case::LookedAfter
    };
    born.map(|born| (case, born))
}

/// The first day on which a record need not be kept any longer: the anniversary itself.
pub fn due(from: Date, years: i16) -> Date {
    birthday(from, years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn years_are_counted_to_the_anniversary() {
        assert_eq!(due(date(2010, 5, 4), 75), date(2085, 5, 4));
        assert_eq!(due(date(2012, 2, 29), 75), date(2087, 3, 1));
        assert_eq!(due(date(2026, 11, 22), 100), date(2126, 11, 22));
    }

    #[test]
    fn nobody_without_a_day_to_count_from_is_ever_due() {
        assert_eq!(line(None, &[]), None);
        assert_eq!(
            line(Some(date(2010, 5, 4)), &[]),
            Some((Case::Known, date(2010, 5, 4)))
        );
    }
}
