//! How many findings there were, day by day: counted after each midnight in England and whenever
//! somebody looks, the last count of a day kept. A day on which no server ran has none, and none is
//! made up for it.

use super::check::years_in_hand;
use super::items::{Item, everybodys};
use super::sql;
use care::{CollectionYear, Date};
use record::{Caller, Fault, Record, Refusal, Timestamp, Tx};
use std::collections::HashSet;

/// How many findings a return had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day.
    pub day: Date,
    /// When it was counted.
    pub at: Timestamp,
    /// Findings to put right.
    pub findings: usize,
    /// Findings that are true, with the reason recorded.
    pub settled: usize,
    /// Young people with something to put right.
    pub children: usize,
    /// Rules that found something to put right.
    pub rules: usize,
}

impl Count {
    /// Counts everybody's findings.
    pub(super) fn of(day: Date, at: Timestamp, items: &[Item]) -> Self {
        let open: Vec<&Item> = items.iter().filter(|item| item.is_open()).collect();
        let children: HashSet<_> = open.iter().map(|item| item.found.about).collect();
        let rules: HashSet<_> = open.iter().map(|item| item.found.rule.code).collect();
        Self {
            day,
            at,
            findings: open.len(),
            settled: items.len() - open.len(),
            children: children.len(),
            rules: rules.len(),
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        *self
            == Self {
                at: self.at,
                ..other.clone()
            }
    }
}

/// The counts kept, the latest day first.
pub(super) fn kept(tx: &mut Tx<'_>, year: CollectionYear) -> Result<Vec<Count>, Fault> {
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    tx.rows(sql::COUNTS, &[&year], |row| {
        Ok(Count {
            day: row.get(0)?,
            at: row.get(1)?,
            findings: number(row.get(2)?),
            settled: number(row.get(3)?),
            children: number(row.get(4)?),
            rules: number(row.get(5)?),
        })
    })
}

/// Whether a count tells something that is not kept yet.
pub(super) fn is_news(kept: &[Count], now: &Count) -> bool {
    kept.iter()
        .find(|count| count.day == now.day)
        .is_none_or(|count| !count.says_the_same(now))
}

/// Keeps the count of a day, in place of an earlier one of the same day.
pub(super) fn keep(tx: &mut Tx<'_>, year: CollectionYear, now: &Count) -> Result<(), Fault> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    tx.execute(
        sql::PUT_COUNT,
        &[
            &year,
            &now.day,
            &now.at,
            &number(now.findings),
            &number(now.settled),
            &number(now.children),
            &number(now.rules),
        ],
    )?;
    Ok(())
}

/// Counts today's findings of the returns in hand, each unless it has a count of today: the server
/// does so after midnight, so that tomorrow has something to compare with even if nobody looks. To
/// be called as often as one likes, by as many servers as there are: a count is never replaced by
/// an earlier one. Gives how many were kept.
pub fn count_today(record: &Record) -> Result<usize, Refusal> {
    let house = Caller::system("counting findings");
    let waiting = record.read(&house, |tx| {
        let (today, now) = (tx.today(), tx.now());
        let mut waiting = Vec::new();
        for year in years_in_hand(tx)? {
            if kept(tx, year)?.iter().all(|count| count.day != today) {
                let (_, items) = everybodys(tx, year)?;
                waiting.push((year, Count::of(today, now, &items)));
            }
        }
        Ok(waiting)
    })?;
    if waiting.is_empty() {
        return Ok(0);
    }
    record.write(&house, |tx| {
        let mut done = 0;
        for (year, count) in &waiting {
            // Somebody may have looked, or another server counted, meanwhile: theirs is later.
            if kept(tx, *year)?.iter().all(|other| other.day != count.day) {
                keep(tx, *year, count)?;
                done += 1;
            }
        }
        Ok(done)
    })
}

/// How the count has moved since the last day that has one, in words.
pub(super) fn moved(kept: &[Count], now: &Count) -> Option<String> {
    let before = kept.iter().find(|count| count.day < now.day)?;
    let when = match care::dates::days_between(before.day, now.day) {
        1 => "yesterday".to_owned(),
        _ => format!("on {}", care::dates::long_date(before.day)),
    };
    Some(match now.findings.cmp(&before.findings) {
        std::cmp::Ordering::Less => format!("{} fewer than {when}", before.findings - now.findings),
        std::cmp::Ordering::Equal => format!("As many as {when}"),
        std::cmp::Ordering::Greater => {
            format!("{} more than {when}", now.findings - before.findings)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(day: &str, findings: usize) -> Count {
        Count {
            day: day.parse().unwrap(),
            at: "2026-11-22T10:00:00Z".parse().unwrap(),
            findings,
            settled: 0,
            children: 1,
            rules: 1,
        }
    }

    #[test]
    fn the_movement_is_since_the_last_day_that_has_a_count() {
        let now = count("2026-11-22", 30);
        assert_eq!(moved(&[], &now), None);
        assert_eq!(moved(&[count("2026-11-22", 40)], &now), None);
        let words = |day, findings| moved(&[count(day, findings)], &now).unwrap();
        assert_eq!(words("2026-11-21", 42), "12 fewer than yesterday");
        assert_eq!(words("2026-11-19", 28), "2 more than on 19 November 2026");
        assert_eq!(words("2026-11-21", 30), "As many as yesterday");
    }

    #[test]
    fn only_what_changed_is_kept_again() {
        let now = count("2026-11-22", 30);
        assert!(is_news(&[], &now));
        assert!(!is_news(std::slice::from_ref(&now), &now));
        assert!(is_news(&[count("2026-11-22", 31)], &now));
        assert!(is_news(&[count("2026-11-21", 30)], &now));
    }
}
