//! Dates, ages, periods and collection years.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar date (no time, no zone). Statutory records are kept in whole days.
pub type Date = jiff::civil::Date;

/// Reads a date as a return or a person writes it: `31/03/2027`, `31-03-2027`, `2027-03-31`, and
/// any of these followed by a time, which is dropped (spreadsheets add one). Day comes before
/// month. A year has four digits. Spaces around are ignored.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split([' ', 'T', 't']).next()?;
    let mut parts = text.split(['/', '-', '.']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let digits = |s: &str, most: usize| {
        (!s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse::<i16>().ok())
            .flatten()
    };
    let (year, month, day) = if a.len() == 4 {
        (digits(a, 4)?, digits(b, 2)?, digits(c, 2)?)
    } else if c.len() == 4 {
        (digits(c, 4)?, digits(b, 2)?, digits(a, 2)?)
    } else {
        return None;
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `31/03/2027`: the form of the return.
pub fn return_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `31 March 2027`: the form for people (GOV.UK style).
pub fn long_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS
        .get(usize::from(date.month().unsigned_abs()) - 1)
        .unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// Days from one date to another; negative when the second is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The date some days later (or earlier, when negative), held inside the calendar's range.
pub fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

/// The date some years later. 29 February becomes 28 February in a year without one.
pub fn plus_years(date: Date, years: i16) -> Date {
    date.saturating_add(jiff::Span::new().years(years))
}

/// The day on which someone reaches an age: the first on which [`Age::on`] says so. Born on
/// 29 February, that is 1 March in a year without one.
pub fn birthday(born: Date, age: i16) -> Date {
    let day = plus_years(born, age);
    if day.day() == born.day() {
        day
    } else {
        plus_days(day, 1)
    }
}

/// An age in completed years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Age(pub u8);

impl Age {
    /// Completed years on a day; `None` before birth. A child born on 29 February turns a year
    /// older on 1 March in common years, as English law counts it.
    pub fn on(born: Date, day: Date) -> Option<Self> {
        if day < born {
            return None;
        }
        let mut years = i32::from(day.year()) - i32::from(born.year());
        if (day.month(), day.day()) < (born.month(), born.day()) {
            years -= 1;
        }
        u8::try_from(years).ok().map(Self)
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A span of days `[from, until)`: the last day is not inside. Open when `until` is `None`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Period {
    /// First day inside.
    pub from: Date,
    /// First day outside, or `None` while it lasts.
    pub until: Option<Date>,
}

impl Period {
    /// From a day on, with no end yet.
    pub const fn since(from: Date) -> Self {
        Self { from, until: None }
    }
    /// From a day to another.
    pub const fn new(from: Date, until: Option<Date>) -> Self {
        Self { from, until }
    }
    /// Whether a day lies inside.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
    /// Whether two periods share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from < until)
            && other.until.is_none_or(|until| self.from < until)
    }
    /// Days inside, up to `on` when still open. Never negative.
    pub fn days(&self, on: Date) -> i32 {
        days_between(self.from, self.until.unwrap_or(on)).max(0)
    }
}

/// A collection year, named by the calendar year it ends in: 2027 is 1 April 2026 to
/// 31 March 2027, which DfE prints as 2026-27.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CollectionYear(pub i16);

impl CollectionYear {
    /// The year a date falls in.
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 4 {
            day.year() + 1
        } else {
            day.year()
        })
    }
    /// 1 April, the first day.
    pub fn start(self) -> Date {
        jiff::civil::date(self.0 - 1, 4, 1)
    }
    /// 31 March, the last day, which is inside the year.
    pub fn end(self) -> Date {
        jiff::civil::date(self.0, 3, 31)
    }
    /// The year before.
    pub const fn previous(self) -> Self {
        Self(self.0 - 1)
    }
    /// The year after.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.start() <= day && day <= self.end()
    }
}

impl fmt::Display for CollectionYear {
    /// `2026-27`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0 - 1, self.0.rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_birthday_is_the_first_day_of_the_age() {
        for (born, age, day) in [
            (date(2008, 2, 29), 18, date(2026, 3, 1)),
            (date(2008, 2, 29), 16, date(2024, 2, 29)),
            (date(2008, 2, 28), 18, date(2026, 2, 28)),
            (date(2008, 12, 31), 18, date(2026, 12, 31)),
        ] {
            assert_eq!(birthday(born, age), day);
            assert_eq!(Age::on(born, day).map(|age| i16::from(age.0)), Some(age));
            assert_eq!(
                Age::on(born, plus_days(day, -1)).map(|age| i16::from(age.0)),
                Some(age - 1)
            );
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = date(2027, 3, 31);
        for text in [
            "31/03/2027",
            " 31/3/2027 ",
            "2027-03-31",
            "31-03-2027",
            "2027-03-31T00:00:00",
        ] {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
        for text in [
            "31/02/2027",
            "03/31/2027",
            "31/03/27",
            "2027",
            "",
            "zz/03/2027",
            "1/2/3/4",
            "ü",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert_eq!(long_date(day), "31 March 2027");
    }

    #[test]
    fn a_leap_day_child_is_eighteen_on_the_first_of_march() {
        let born = date(2008, 2, 29);
        assert_eq!(Age::on(born, date(2026, 2, 28)), Some(Age(17)));
        assert_eq!(Age::on(born, date(2026, 3, 1)), Some(Age(18)));
        assert_eq!(Age::on(born, date(2008, 2, 28)), None);
    }

    #[test]
    fn the_collection_year_turns_on_the_first_of_april() {
        assert_eq!(CollectionYear::of(date(2027, 3, 31)), CollectionYear(2027));
        assert_eq!(CollectionYear::of(date(2027, 4, 1)), CollectionYear(2028));
        assert_eq!(CollectionYear(2027).to_string(), "2026-27");
    }

    proptest! {
        #[test]
        fn any_date_survives_the_form_of_the_return(days in 0i32..60_000) {
            let day = plus_days(date(1950, 1, 1), days);
            prop_assert_eq!(parse_date(&return_date(day)), Some(day));
            prop_assert_eq!(days_between(date(1950, 1, 1), day), days);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,24}") {
            let _ = parse_date(&text);
        }
    }
}
