//! A measure over time.

use crate::borough::Borough;
use crate::measure::{Measure, on_the_day};
use crate::outcome::Outcome;
use crate::view::last_return;
use care::Date;

/// How far apart the points of a trend lie.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// Every 31 March.
    Year,
    /// Every quarter's end: 31 March, 30 June, 30 September, 31 December.
    Quarter,
}

/// A measure at several days, earliest first.
#[derive(Clone, PartialEq, Debug)]
pub struct Trend {
    /// The measure's id.
    pub id: &'static str,
    /// Its outcomes. Measures of a year's return have no point between 31 Marches, so their trend
    /// by quarter holds each 31 March once.
    pub points: Vec<Outcome>,
}

/// The days of a trend of so many years that ends on a day: each step's end on or before it, and
/// the day itself.
fn days(on: Date, years: u8, step: Step) -> Vec<Date> {
    let last = last_return(on);
    let first = i16::from(years) - 1;
    let mut days = Vec::new();
    for back in (0..=first).rev() {
        let year = last.year() - back;
        days.push(jiff::civil::date(year, 3, 31));
        if step == Step::Quarter {
            days.extend([(6, 30), (9, 30), (12, 31)].map(|(m, d)| jiff::civil::date(year, m, d)));
        }
    }
    days.retain(|day| *day < on);
    days.push(on);
    days
}

/// Trends of several measures over so many years, ending on a day. Five years by year are the five
/// last 31 Marches on or before the day, and the day itself when it is another one.
///
/// Each day is looked at once for all measures. A figure before the record begins is what the
/// record knows of that time, which is less than was: see [`Outcome::unknown`].
pub fn trends<'m>(
    measures: impl IntoIterator<Item = &'m Measure>,
    borough: &Borough,
    on: Date,
    years: u8,
    step: Step,
) -> Vec<Trend> {
    let measures: Vec<&Measure> = measures.into_iter().collect();
    let mut trends: Vec<Trend> = measures
        .iter()
        .map(|measure| Trend {
            id: measure.id,
            points: Vec::new(),
        })
        .collect();
    for day in days(on, years, step) {
        let (places, of_day): (Vec<usize>, Vec<&Measure>) = measures
            .iter()
            .enumerate()
            .filter(|(_, measure)| measure.day(day) == day)
            .map(|(at, measure)| (at, *measure))
            .unzip();
        for (at, outcome) in places.into_iter().zip(on_the_day(&of_day, borough, day)) {
            trends[at].points.push(outcome);
        }
    }
    trends
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn five_years_are_the_last_five_marches_and_the_day() {
        let marches = |last: i16| (last - 4..=last).map(|year| date(year, 3, 31));
        assert!(
            days(date(2027, 3, 31), 5, Step::Year)
                .into_iter()
                .eq(marches(2027))
        );
        let autumn = days(date(2026, 11, 22), 5, Step::Year);
        assert_eq!(autumn.len(), 6);
        assert_eq!(autumn.last(), Some(&date(2026, 11, 22)));
        assert!(autumn.into_iter().take(5).eq(marches(2026)));
        let quarters = days(date(2026, 11, 22), 1, Step::Quarter);
        let expected = [(3, 31), (6, 30), (9, 30), (11, 22)].map(|(m, d)| date(2026, m, d));
        assert_eq!(quarters, expected);
    }
}
