//! How steady the people who stay are: numbers of continuity, from the days alone.

use super::keeping::Kept;
use care::dates::{days_between, plus_years};
use care::{Date, Period};

/// Continuity of several young people whose cases are open, as on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Continuity {
    /// Young people with an open case.
    pub people: u32,
    /// Of those open for twelve months or more: how many.
    pub a_year_or_more: u32,
    /// Of these, with the same key worker for the last twelve months.
    pub same_for_a_year: u32,
    /// With the same key worker since their case was opened.
    pub same_from_the_start: u32,
    /// Changes of key worker in the last twelve months.
    pub changes: u32,
    /// Years of open case in the last twelve months, added up over young people.
    pub person_years: f64,
    /// Days of open case in the last twelve months on which nobody who still works here held them.
    pub days_without: u32,
}

impl Continuity {
    /// Changes of key worker for each young person in a year; `None` while there is nothing to
    /// divide by.
    pub fn changes_a_year(&self) -> Option<f64> {
        (self.person_years > 0.0).then(|| f64::from(self.changes) / self.person_years)
    }

    /// Whole weeks without anybody.
    pub const fn weeks_without(&self) -> u32 {
        self.days_without / 7
    }
}

/// Counts continuity. `gone` says from which day on a worker's place was empty though the record
/// still names them; give `None` where nobody has left.
pub fn continuity<'k>(
    all: impl IntoIterator<Item = (&'k Kept, Option<Date>)>,
    on: Date,
) -> Continuity {
    let year_ago = plus_years(on, -1);
    let year = Period::new(year_ago, Some(on));
    let mut found = Continuity::default();
    for (kept, gone) in all {
        let days: i32 = kept.open.iter().map(|open| common(open, &year)).sum();
        found.person_years += f64::from(days) / 365.0;
        let held: i32 = kept
            .workers
            .iter()
            .flat_map(|span| {
                kept.open.iter().map(move |open| {
                    let left = gone.filter(|_| span.period.until.is_none());
                    let until = [span.period.until, left].into_iter().flatten().min();
                    within(open, &year).map_or(0, |open| {
                        common(&Period::new(span.period.from, until), &open)
                    })
                })
            })
            .sum();
        found.days_without += u32::try_from(days - held).unwrap_or(0);
        let began = kept.workers.iter().map(|span| span.period.from);
        // The first key worker of a life is no change.
        let changes = began.skip(1).filter(|day| year.contains(*day)).count();
        found.changes += u32::try_from(changes).unwrap_or(0);
        let Some(since) = kept.open_since().filter(|since| *since <= on) else {
            continue;
        };
        found.people += 1;
        let held_since = kept
            .workers
            .iter()
            .find(|span| span.period.contains(on))
            .map(|span| span.period.from);
        if since <= year_ago {
            found.a_year_or_more += 1;
            found.same_for_a_year += u32::from(held_since.is_some_and(|from| from <= year_ago));
        }
        found.same_from_the_start += u32::from(held_since.is_some_and(|from| from <= since));
    }
    found
}

/// The days two periods share.
fn within(one: &Period, other: &Period) -> Option<Period> {
    let from = one.from.max(other.from);
    let until = [one.until, other.until].into_iter().flatten().min();
    until
        .is_none_or(|until| from < until)
        .then(|| Period::new(from, until))
}

fn common(one: &Period, other: &Period) -> i32 {
    within(one, other)
        .and_then(|shared| Some(days_between(shared.from, shared.until?)))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::keeping::Span;
    use care::ids::MemberId;
    use jiff::civil::date;
    use uuid::Uuid;

    fn span(who: u128, from: Date, until: Option<Date>) -> Span {
        Span {
            member: MemberId(Uuid::from_u128(who)),
            period: Period::new(from, until),
        }
    }

    #[test]
    fn worked_by_hand() {
        let on = date(2027, 4, 1);
        let steady = Kept {
            workers: vec![span(1, date(2025, 4, 1), None)],
            open: vec![Period::since(date(2025, 4, 1))],
        };
        let changed = Kept {
            workers: vec![
                span(1, date(2025, 4, 1), Some(date(2026, 10, 1))),
                span(2, date(2026, 10, 1), None),
            ],
            open: vec![Period::since(date(2025, 4, 1))],
        };
        let new = Kept {
            workers: vec![span(2, date(2027, 3, 4), None)],
            open: vec![Period::since(date(2027, 3, 4))],
        };
        let all = [(&steady, None), (&changed, None), (&new, None)];
        let found = continuity(all, on);
        assert_eq!((found.people, found.a_year_or_more), (3, 2));
        assert_eq!((found.same_for_a_year, found.same_from_the_start), (1, 2));
        assert_eq!((found.changes, found.days_without), (1, 0));
        // 365 + 365 + 28 days.
        assert!((found.person_years - 758.0 / 365.0).abs() < 1e-9);
    }

    #[test]
    fn who_has_left_holds_nobody() {
        let on = date(2027, 4, 1);
        let kept = Kept {
            workers: vec![span(1, date(2025, 4, 1), None)],
            open: vec![Period::since(date(2025, 4, 1))],
        };
        let found = continuity([(&kept, Some(date(2027, 3, 11)))], on);
        assert_eq!((found.days_without, found.weeks_without()), (21, 3));
    }
}
