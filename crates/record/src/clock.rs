//! The one place that reads a clock, so that every other place can be given the time.
//!
//! Times are kept to the microsecond: what is written is what is read back, on both engines.

use care::Date;
use jiff::{Timestamp, tz::TimeZone};
use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicI64, Ordering},
};

/// Where a record takes its time from. The clock is a label on facts; their order is their
/// sequence, so a clock that jumps never reorders history.
#[derive(Clone, Debug)]
pub struct Clock(Hand);

#[derive(Clone, Debug)]
enum Hand {
    System,
    /// Microseconds since 1970, moved only by [`Clock::set`].
    Held(Arc<AtomicI64>),
    /// The machine's clock, so many microseconds ahead.
    Ahead(i64),
}

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self(Hand::System)
    }

    /// A clock that stands still until it is [set](Self::set): tests, demonstrations, "as known on".
    pub fn fixed(at: Timestamp) -> Self {
        Self(Hand::Held(Arc::new(AtomicI64::new(at.as_microsecond()))))
    }

    /// The machine's clock, ahead by a span (behind, when negative): a demonstration's own day.
    pub fn ahead_by(span: jiff::SignedDuration) -> Self {
        Self(Hand::Ahead(i64::try_from(span.as_micros()).unwrap_or(0)))
    }

    /// Moves a fixed clock, for every record that shares it. The machine's clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Hand::Held(hand) = &self.0 {
            hand.store(at.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// The time now, to the microsecond.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Hand::System => whole_micros(Timestamp::now()),
            Hand::Ahead(by) => {
                let micros = Timestamp::now().as_microsecond().saturating_add(*by);
                Timestamp::from_microsecond(micros).unwrap_or_default()
            }
            Hand::Held(hand) => {
                Timestamp::from_microsecond(hand.load(Ordering::SeqCst)).unwrap_or_default()
            }
        }
    }
}

/// Drops what is smaller than a microsecond.
pub(crate) fn whole_micros(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// British time by rule (last Sundays of March and October, 01:00 UTC), so that a machine without
/// a time zone database counts days the same way.
static LONDON: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC));

/// The calendar day in England at a moment.
pub fn day_of(at: Timestamp) -> Date {
    in_england(at).date()
}

/// The last moment of a day in England, to the microsecond: what was recorded up to then was
/// recorded on that day or before.
pub fn midnight_after(day: Date) -> Timestamp {
    let midnight = care::dates::plus_days(day, 1).at(0, 0, 0, 0);
    match midnight.to_zoned(LONDON.clone()) {
        Ok(zoned) => Timestamp::from_microsecond(zoned.timestamp().as_microsecond() - 1)
            .unwrap_or(Timestamp::MAX),
        // Only past the end of the calendar.
        Err(_) => Timestamp::MAX,
    }
}

/// The date and the time on the wall in England at a moment.
pub fn in_england(at: Timestamp) -> jiff::civil::DateTime {
    at.to_zoned(LONDON.clone()).datetime()
}

/// A moment as people read it, on the wall in England: `31 March 2027 at 14:05`.
pub fn long_moment(at: Timestamp) -> String {
    let wall = in_england(at);
    format!(
        "{} at {:02}:{:02}",
        care::dates::long_date(wall.date()),
        wall.hour(),
        wall.minute()
    )
}

/// A moment as written in every table: RFC 3339, UTC, always 27 characters, so that text order is
/// time order.
pub fn stamp(at: Timestamp) -> String {
    format!("{at:.6}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_in_england_turns_at_midnight_by_the_clock_on_the_wall() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a timestamp");
        assert_eq!(day_of(at("2026-07-01T23:30:00Z")), date(2026, 7, 2));
        assert_eq!(day_of(at("2026-12-01T23:30:00Z")), date(2026, 12, 1));
        assert_eq!(day_of(at("2027-03-28T00:59:59Z")), date(2027, 3, 28));
    }

    #[test]
    fn a_day_ends_at_midnight_in_england_summer_and_winter() {
        for day in [date(2026, 7, 1), date(2026, 12, 1)] {
            let last = midnight_after(day);
            assert_eq!(day_of(last), day);
            let next = Timestamp::from_microsecond(last.as_microsecond() + 1).expect("a moment");
            assert_eq!(day_of(next), care::dates::plus_days(day, 1));
        }
    }

    #[test]
    fn stamps_have_one_width() {
        let at = Timestamp::from_second(0).expect("a timestamp");
        assert_eq!(stamp(at), "1970-01-01T00:00:00.000000Z");
        assert_eq!(stamp(at).parse::<Timestamp>().expect("a timestamp"), at);
    }
}
