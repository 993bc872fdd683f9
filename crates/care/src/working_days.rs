//! Working days in England, for what is due within so many of them.

use crate::Date;
use crate::dates::plus_days;
use jiff::civil::{Weekday, date};

/// Bank holidays in England and Wales, as GOV.UK publishes them
/// (<https://www.gov.uk/bank-holidays>): with the days on which one that falls on a weekend is kept,
/// and those proclaimed for one year.
const BANK_HOLIDAYS: [Date; 59] = [
    date(2021, 1, 1),
    date(2021, 4, 2),
    date(2021, 4, 5),
    date(2021, 5, 3),
    date(2021, 5, 31),
    date(2021, 8, 30),
    date(2021, 12, 27),
    date(2021, 12, 28),
    date(2022, 1, 3),
    date(2022, 4, 15),
    date(2022, 4, 18),
    date(2022, 5, 2),
    date(2022, 6, 2),
    date(2022, 6, 3),
    date(2022, 8, 29),
    date(2022, 9, 19),
    date(2022, 12, 26),
    date(2022, 12, 27),
    date(2023, 1, 2),
    date(2023, 4, 7),
    date(2023, 4, 10),
    date(2023, 5, 1),
    date(2023, 5, 8),
    date(2023, 5, 29),
    date(2023, 8, 28),
    date(2023, 12, 25),
    date(2023, 12, 26),
    date(2024, 1, 1),
    date(2024, 3, 29),
    date(2024, 4, 1),
    date(2024, 5, 6),
    date(2024, 5, 27),
    date(2024, 8, 26),
    date(2024, 12, 25),
    date(2024, 12, 26),
    date(2025, 1, 1),
    date(2025, 4, 18),
    date(2025, 4, 21),
    date(2025, 5, 5),
    date(2025, 5, 26),
    date(2025, 8, 25),
    date(2025, 12, 25),
    date(2025, 12, 26),
    date(2026, 1, 1),
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 5, 4),
    date(2026, 5, 25),
    date(2026, 8, 31),
    date(2026, 12, 25),
    date(2026, 12, 28),
    date(2027, 1, 1),
    date(2027, 3, 26),
    date(2027, 3, 29),
    date(2027, 5, 3),
    date(2027, 5, 31),
    date(2027, 8, 30),
    date(2027, 12, 27),
    date(2027, 12, 28),
];

/// Whether the bank holidays of a day's year are known here. In other years weekends alone do not
/// count, and whoever shows such a day says so.
pub fn bank_holidays_are_known(day: Date) -> bool {
    (2021..=2027).contains(&day.year())
}

/// The day that is so many working days after another: Saturdays, Sundays and the bank holidays of
/// England and Wales do not count.
pub fn working_days_after(day: Date, days: u16) -> Date {
    let mut left = days;
    let mut at = day;
    while left > 0 {
        let next = plus_days(at, 1);
        if next == at {
            break;
        }
        at = next;
        left -= u16::from(is_working_day(at));
    }
    at
}

/// Whether a day is neither at the weekend nor a bank holiday in England.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !BANK_HOLIDAYS.contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bank_holidays_of_england_do_not_count() {
        assert!(BANK_HOLIDAYS.windows(2).all(|two| two[0] < two[1]));
        for holiday in [
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 4),
            date(2026, 5, 25),
            date(2026, 8, 31),
            date(2026, 12, 25),
            date(2026, 12, 28),
            date(2027, 1, 1),
            date(2027, 3, 26),
            date(2027, 3, 29),
            date(2027, 12, 27),
            date(2027, 12, 28),
        ] {
            assert!(!is_working_day(holiday), "{holiday}");
        }
        for working in [
            date(2026, 12, 24),
            date(2026, 12, 29),
            date(2027, 12, 29),
            date(2026, 1, 2),
            date(2027, 1, 4),
            date(2027, 4, 6),
        ] {
            assert!(is_working_day(working), "{working}");
        }
        // Maundy Thursday 2026: Friday and Monday are bank holidays.
        assert_eq!(working_days_after(date(2026, 4, 2), 5), date(2026, 4, 13));
        assert_eq!(working_days_after(date(2027, 4, 7), 20), date(2027, 5, 6));
        assert_eq!(
            working_days_after(date(2026, 12, 24), 1),
            date(2026, 12, 29)
        );
    }
}
