//! Working days in England, for what a regulation gives so many of.

use care::Date;
use care::dates::plus_days;
use jiff::civil::date;

/// Bank holidays in England and Wales from 2021 to 2027, as GOV.UK publishes them
/// (<https://www.gov.uk/bank-holidays>). After the last year weekdays alone are counted, and the
/// page says so.
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

/// Whether the bank holidays of a day's year are known here.
pub(super) fn known(day: Date) -> bool {
    (2021..=2027).contains(&day.year())
}

/// The day so many working days after one.
pub(super) fn after(day: Date, working_days: u8) -> Date {
    let (mut day, mut left) = (day, working_days);
    while left > 0 {
        day = plus_days(day, 1);
        if day.weekday().to_monday_one_offset() < 6 && !BANK_HOLIDAYS.contains(&day) {
            left -= 1;
        }
    }
    day
}

#[test]
fn weekends_and_bank_holidays_do_not_count() {
    // Maundy Thursday 2026: Friday and Monday are bank holidays.
    assert_eq!(after(date(2026, 4, 2), 5), date(2026, 4, 13));
    assert_eq!(after(date(2026, 11, 20), 5), date(2026, 11, 27));
    assert!(BANK_HOLIDAYS.windows(2).all(|two| two[0] < two[1]));
}
