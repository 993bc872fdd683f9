//! Days as whole numbers, because a simulated life adds and compares them thousands of times.

use care::{CollectionYear, Date};

/// Days since 1 January 1970.
pub(crate) type Day = i32;

/// A little more than a year, for rates.
pub(crate) const YEAR: f64 = 365.25;

/// The number of a date (after Howard Hinnant's `days_from_civil`).
pub(crate) const fn day(year: i32, month: i32, of_month: i32) -> Day {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let doy = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// Year, month and day of the month.
pub(crate) const fn civil(day: Day) -> (i32, i32, i32) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, doy - (153 * mp + 2) / 5 + 1)
}

/// As the rest of the house writes dates.
pub(crate) fn date(at: Day) -> Date {
    let (y, m, d) = civil(at);
    // A simulated day always lies in the calendar's range: the fallback is never reached.
    Date::new(y as i16, m as i8, d as i8).unwrap_or(Date::ZERO)
}

/// The day of a birthday. Nobody here is born on 29 February.
pub(crate) const fn birthday(born: Day, age: i32) -> Day {
    let (y, m, d) = civil(born);
    day(y + age, m, d)
}

/// Completed years on a day.
pub(crate) const fn age(born: Day, on: Day) -> i32 {
    let (by, bm, bd) = civil(born);
    let (y, m, d) = civil(on);
    y - by - if m < bm || (m == bm && d < bd) { 1 } else { 0 }
}

/// First day of a collection year.
pub(crate) const fn start(year: CollectionYear) -> Day {
    day(year.0 as i32 - 1, 4, 1)
}

/// Last day of a collection year.
pub(crate) const fn end(year: CollectionYear) -> Day {
    day(year.0 as i32, 3, 31)
}

/// Whether a day is 31 March or 1 April, where a return begins and ends. No care ends there: the
/// guidance is silent on who counts as looked after on the day itself, so no story turns on it.
pub(crate) const fn on_the_edge(at: Day) -> bool {
    let (_, m, d) = civil(at);
    (m == 3 && d == 31) || (m == 4 && d == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::dates::plus_days;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_agree_with_the_calendar(n in -20_000i32..40_000) {
            let date = plus_days(Date::new(1970, 1, 1).unwrap(), n);
            let parts = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
            prop_assert_eq!(civil(n), parts);
            prop_assert_eq!(day(parts.0, parts.1, parts.2), n);
        }
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        let born = day(2010, 6, 15);
        assert_eq!(age(born, day(2026, 6, 14)), 15);
        assert_eq!(age(born, birthday(born, 16)), 16);
        assert_eq!(end(CollectionYear(2027)), day(2027, 3, 31));
    }
}
