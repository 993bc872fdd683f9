//! Office hours: how long somebody waited of the hours in which an office answers.

use crate::dates::plus_days;
use crate::working_days::is_working_day;
use crate::{Date, Minutes};
use jiff::civil::{DateTime, Time, time};

/// The hours in which an office is taken to answer, on every working day. No regulation sets them;
/// whoever shows a number counted in them says which they are.
const OPENS: Time = time(9, 0, 0, 0);
const CLOSES: Time = time(17, 0, 0, 0);

/// The hours of one working day.
pub const HOURS_OF_A_DAY: u32 = 8;

/// The hours as a page says them.
pub const IN_WORDS: &str = "Monday to Friday, 9am to 5pm, without bank holidays";

/// The office hours between two times on the wall in England, in whole minutes. Nothing when the
/// second comes first.
pub fn office_minutes(from: DateTime, to: DateTime) -> Minutes {
    let mut minutes = 0;
    let mut day = from.date();
    while day <= to.date() {
        if is_working_day(day) {
            minutes += open_within(day, from, to);
        }
        let next = plus_days(day, 1);
        if next == day {
            break;
        }
        day = next;
    }
    Minutes(minutes)
}

/// Minutes of one day's office hours that lie between two moments.
fn open_within(day: Date, from: DateTime, to: DateTime) -> u32 {
    let begins = day.to_datetime(OPENS).max(from);
    let ends = day.to_datetime(CLOSES).min(to);
    if ends <= begins {
        return 0;
    }
    let minutes = ends.duration_since(begins).as_mins();
    u32::try_from(minutes).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(day: i8, hour: i8, minute: i8) -> DateTime {
        // April 2027 has no bank holiday; the 1st is a Thursday.
        date(2027, 4, day).at(hour, minute, 0, 0)
    }

    #[test]
    fn nights_weekends_and_bank_holidays_do_not_count() {
        assert_eq!(office_minutes(at(7, 10, 0), at(7, 11, 30)), Minutes(90));
        // Wednesday evening to Thursday morning.
        assert_eq!(office_minutes(at(7, 20, 0), at(8, 9, 45)), Minutes(45));
        // Friday at 16:00 to Monday at 10:00.
        assert_eq!(office_minutes(at(9, 16, 0), at(12, 10, 0)), Minutes(120));
        assert_eq!(office_minutes(at(10, 9, 0), at(11, 23, 0)), Minutes(0));
        // Maundy Thursday 2026 at 16:00 to the Tuesday after Easter at 10:00.
        let easter = office_minutes(
            date(2026, 4, 2).at(16, 0, 0, 0),
            date(2026, 4, 7).at(10, 0, 0, 0),
        );
        assert_eq!(easter, Minutes(120));
        assert_eq!(office_minutes(at(8, 9, 0), at(7, 9, 0)), Minutes(0));
    }

    proptest! {
        #[test]
        fn a_wait_is_the_sum_of_its_parts(a in 0_i64..400_000, b in 0_i64..400_000, c in 0_i64..400_000) {
            let mut all = [a, b, c].map(|minutes| {
                date(2026, 1, 1).at(0, 0, 0, 0) + jiff::SignedDuration::from_mins(minutes)
            });
            all.sort_unstable();
            let [first, between, last] = all;
            prop_assert_eq!(
                office_minutes(first, last).0,
                office_minutes(first, between).0 + office_minutes(between, last).0
            );
            let passed = last.duration_since(first).as_mins();
            prop_assert!(i64::from(office_minutes(first, last).0) <= passed);
        }
    }
}
