//! Reading a date a person typed: in three boxes, or in one.

use super::words::{enter, must};
use care::{Date, dates};

/// The parts of a date as typed, for drawing the boxes again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateTyped {
    /// What is in the box for the day.
    pub day: String,
    /// What is in the box for the month: a number or a name.
    pub month: String,
    /// What is in the box for the year.
    pub year: String,
}

impl DateTyped {
    /// The boxes for a date already known.
    pub fn of(date: Date) -> Self {
        Self {
            day: date.day().to_string(),
            month: date.month().to_string(),
            year: date.year().to_string(),
        }
    }
    /// Whether nothing was typed in any box.
    pub fn is_blank(&self) -> bool {
        self.day.is_empty() && self.month.is_empty() && self.year.is_empty()
    }
}

/// What is wrong with a typed date, and which box to take the reader to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateProblem {
    /// `day`, `month` or `year`.
    pub part: &'static str,
    /// The sentence.
    pub message: String,
}

/// Reads three boxes. `Ok(None)` when all are blank.
pub fn read_parts(typed: &DateTyped, what: &str) -> Result<Option<Date>, DateProblem> {
    if typed.is_blank() {
        return Ok(None);
    }
    let missing: Vec<&'static str> = [
        ("day", &typed.day),
        ("month", &typed.month),
        ("year", &typed.year),
    ]
    .into_iter()
    .filter_map(|(part, text)| text.is_empty().then_some(part))
    .collect();
    if let Some(part) = missing.first() {
        return Err(DateProblem {
            part,
            message: must(what, &format!("include a {}", missing.join(" and "))),
        });
    }
    let whole = |text: &str| {
        (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())
            .flatten()
    };
    let real = |part| DateProblem {
        part,
        message: must(what, "be a real date"),
    };
    let day = whole(&typed.day)
        .filter(|day| (1..=31).contains(day))
        .ok_or_else(|| real("day"))?;
    let month = whole(&typed.month)
        .or_else(|| month_named(&typed.month))
        .filter(|month| (1..=12).contains(month))
        .ok_or_else(|| real("month"))?;
    if typed.year.len() != 4 {
        return Err(DateProblem {
            part: "year",
            message: sentence_year(what),
        });
    }
    let year = whole(&typed.year).ok_or_else(|| real("year"))?;
    let small = |n: i16| i8::try_from(n).unwrap_or(0);
    Date::new(year, small(month), small(day))
        .map(Some)
        .map_err(|_| real("day"))
}

/// Reads one box: anything [`dates::parse_date`] reads, and `31 March 2027`. `Ok(None)` when blank.
pub fn read_one(text: &str, what: &str) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let spoken = || {
        let mut words = text.split_whitespace();
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() || year.len() != 4 {
            return None;
        }
        let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        Date::new(
            year.parse().ok()?,
            i8::try_from(month_named(month)?).ok()?,
            day.parse().ok()?,
        )
        .ok()
    };
    dates::parse_date(text)
        .or_else(spoken)
        .map(Some)
        .ok_or_else(|| format!("{}, for example 31 March 2027", enter(what)))
}

fn sentence_year(what: &str) -> String {
    format!(
        "Year of {} must have 4 numbers",
        super::words::with_article(what)
    )
}

fn month_named(text: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    if text.len() < 3 {
        return None;
    }
    (1..)
        .zip(MONTHS)
        .find_map(|(n, name)| name.starts_with(&text).then_some(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn check(day: &str, month: &str, year: &str, expect: &str) {
        let typed = DateTyped {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        };
        let found = match read_parts(&typed, "date of the move") {
            Ok(None) => "blank".to_owned(),
            Ok(Some(date)) => date.to_string(),
            Err(problem) => format!("{}: {}", problem.part, problem.message),
        };
        assert_eq!(found, expect, "{day}/{month}/{year}");
    }

    #[test]
    fn three_boxes() {
        check("", "", "", "blank");
        check("31", "3", "2027", "2027-03-31");
        check("1", "march", "2027", "2027-03-01");
        check("1", "Mar", "2027", "2027-03-01");
        check("31", "3", "", "year: Date of the move must include a year");
        check(
            "",
            "",
            "2027",
            "day: Date of the move must include a day and month",
        );
        check(
            "31",
            "2",
            "2027",
            "day: Date of the move must be a real date",
        );
        check(
            "31",
            "13",
            "2027",
            "month: Date of the move must be a real date",
        );
        check(
            "0",
            "1",
            "2027",
            "day: Date of the move must be a real date",
        );
        check(
            "1",
            "1",
            "27",
            "year: Year of the date of the move must have 4 numbers",
        );
        check(
            "x",
            "1",
            "2027",
            "day: Date of the move must be a real date",
        );
        check(
            "1",
            "1",
            "20x7",
            "year: Date of the move must be a real date",
        );
    }

    #[test]
    fn one_box() {
        let day = date(2027, 3, 31);
        for text in [
            "31/3/2027",
            "2027-03-31",
            "31 March 2027",
            " 31st mar 2027 ",
        ] {
            assert_eq!(read_one(text, "date"), Ok(Some(day)), "{text}");
        }
        assert_eq!(read_one(" ", "date"), Ok(None));
        assert_eq!(
            read_one("soon", "date of the move"),
            Err("Enter the date of the move, for example 31 March 2027".into())
        );
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_the_reader_panic(a in ".{0,6}", b in ".{0,10}", c in ".{0,6}", one in ".{0,20}") {
            let _ = read_parts(&DateTyped { day: a, month: b, year: c }, "date");
            let _ = read_one(&one, "date");
        }

        #[test]
        fn any_date_survives_its_boxes(days in 0i32..60_000) {
            let day = dates::plus_days(date(1950, 1, 1), days);
            prop_assert_eq!(read_parts(&DateTyped::of(day), "date"), Ok(Some(day)));
            prop_assert_eq!(read_one(&dates::long_date(day), "date"), Ok(Some(day)));
        }
    }
}
