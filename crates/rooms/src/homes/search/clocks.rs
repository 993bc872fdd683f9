//! The two clocks of an approach: how long a home waits for us, and how long we wait for a home.
//!
//! Waits are counted in office hours, so that a weekend is nobody's fault; when a home is needed by
//! the next day every hour counts, whoever is asleep.

use super::Approached;
use crate::homes::words::Answer;
use care::dates::plus_days;
use care::office_hours::{HOURS_OF_A_DAY, office_minutes};
use care::{Date, Minutes};
use record::Timestamp;
use record::clock::{day_of, in_england};
use std::fmt;

/// Who has to do the next thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The home: it was asked, or told something, and has not answered.
    Home,
    /// The council: the home answered that it could, perhaps.
    Council,
}

/// Which hours count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// The home was needed on the day the wait began, or on the next: every hour.
    Every,
    /// Office hours alone.
    Office,
}

impl Counted {
    /// Which hours count in a wait that began then, for a home needed by that day.
    pub fn of(needed_by: Date, since: Timestamp) -> Self {
        if needed_by <= plus_days(day_of(since), 1) {
            Self::Every
        } else {
            Self::Office
        }
    }
}

/// How long somebody waited, in the hours that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// So long.
    pub minutes: Minutes,
    /// Of these hours.
    pub counted: Counted,
}

impl Wait {
    /// The wait from one moment to another, for a home needed by that day.
    pub fn between(needed_by: Date, since: Timestamp, until: Timestamp) -> Self {
        let counted = Counted::of(needed_by, since);
        let minutes = match counted {
            Counted::Office => office_minutes(in_england(since), in_england(until)),
            Counted::Every => {
                let passed = until.duration_since(since).as_mins().max(0);
                Minutes(u32::try_from(passed).unwrap_or(u32::MAX))
            }
        };
        Self { minutes, counted }
    }
}

impl fmt::Display for Wait {
    /// `less than an hour`, `1 office hour`, `3 hours`, `2 working days`, `4 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hours = self.minutes.0 / 60;
        let several = |n: u32| if n == 1 { "" } else { "s" };
        let (day, of_office, days) = match self.counted {
            Counted::Office => (HOURS_OF_A_DAY, "office ", "working day"),
            Counted::Every => (24, "", "day"),
        };
        match hours {
            0 => write!(f, "less than an {of_office}hour"),
            _ if hours < 2 * day => write!(f, "{hours} {of_office}hour{}", several(hours)),
            _ => {
                let whole = hours / day;
                write!(f, "{whole} {days}{}", several(whole))
            }
        }
    }
}

/// One side's turn in an approach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose.
    pub side: Side,
    /// Since when.
    pub since: Timestamp,
    /// Until when, once they did their part.
    pub until: Option<Timestamp>,
}

impl Approached {
    /// Every turn of this approach in order. Who speaks again in the other's turn does not start the
    /// clock anew: a reminder makes nobody's wait shorter.
    pub fn turns(&self) -> Vec<Turn> {
        let begins = |side, since| Turn {
            side,
            since,
            until: None,
        };
        let mut turns = vec![begins(Side::Home, self.at)];
        for said in &self.since {
            let next = match said.spoken.answer {
                None => Some(Side::Home),
                Some(Answer::No) => None,
                Some(_) => Some(Side::Council),
            };
            let open = turns.last_mut().filter(|turn| turn.until.is_none());
            match (open, next) {
                (Some(turn), Some(side)) if turn.side == side => {}
                (Some(turn), next) => {
                    turn.until = Some(said.at);
                    turns.extend(next.map(|side| begins(side, said.at)));
                }
                (None, Some(side)) => turns.push(begins(side, said.at)),
                (None, None) => {}
            }
        }
        turns
    }

    /// Whose turn it is and since when; nobody's once they said not this time.
    pub fn turn(&self) -> Option<(Side, Timestamp)> {
        self.turns()
            .last()
            .filter(|turn| turn.until.is_none())
            .map(|turn| (turn.side, turn.since))
    }
}

/// How long one side takes, over the turns that began in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Took {
    /// Each finished turn, the shortest first.
    pub finished: Vec<Minutes>,
    /// Turns that nobody has finished, of searches that are still open.
    pub open: usize,
    /// Turns that nobody ever finished: the search ended first.
    pub cut_short: usize,
}

impl Took {
    /// Every turn that was begun.
    pub fn begun(&self) -> usize {
        self.finished.len() + self.open + self.cut_short
    }
    /// The middle wait; of an even number, the lower of the two in the middle.
    pub fn middle(&self) -> Option<Minutes> {
        self.within(50)
    }
    /// What nine in ten were finished within.
    pub fn nine_in_ten(&self) -> Option<Minutes> {
        self.within(90)
    }
    /// The shortest wait within which so many of a hundred were finished (nearest rank).
    fn within(&self, of_a_hundred: usize) -> Option<Minutes> {
        let rank = (self.finished.len() * of_a_hundred).div_ceil(100);
        self.finished.get(rank.checked_sub(1)?).copied()
    }
}

/// How long both sides took, by which hours count.
pub fn took<'a>(
    searches: impl IntoIterator<Item = &'a super::Searched>,
    since: Date,
    (side, counted): (Side, Counted),
) -> Took {
    let mut took = Took::default();
    for search in searches {
        for turn in search.turns.iter().filter(|turn| turn.side == side) {
            if day_of(turn.since) < since || Counted::of(search.needed_by, turn.since) != counted {
                continue;
            }
            match turn.until {
                Some(until) => took
                    .finished
                    .push(Wait::between(search.needed_by, turn.since, until).minutes),
                None if search.ended.is_none() => took.open += 1,
                None => took.cut_short += 1,
            }
        }
    }
    took.finished.sort_unstable();
    took
}

#[cfg(test)]
mod tests {
    use super::super::{Approach, Said, Searched, Spoken};
    use super::*;
    use care::ids::{HomeId, MemberId, YoungPersonId};
    use jiff::civil::date;
    use uuid::Uuid;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn said(when: &str, answer: Option<Answer>) -> Said {
        Said {
            at: at(when),
            spoken: Spoken {
                approach: Uuid::nil(),
                answer,
                who: String::new(),
                words: String::new(),
            },
        }
    }

    fn approached(when: &str, since: Vec<Said>) -> Approached {
        Approached {
            of: YoungPersonId(Uuid::nil()),
            at: at(when),
            by: MemberId(Uuid::nil()),
            said: Approach {
                id: Uuid::nil(),
                search: Uuid::nil(),
                home: HomeId(Uuid::nil()),
                why_you: String::new(),
                step: None,
            },
            since,
        }
    }

    #[test]
    fn a_reminder_makes_nobodys_wait_shorter() {
        // Asked, reminded, answered, answered again with more, we spoke, they said no.
        let one = approached(
            "2027-04-07T10:00:00Z",
            vec![
                said("2027-04-08T10:00:00Z", None),
                said("2027-04-09T10:00:00Z", Some(Answer::Talk)),
                said("2027-04-12T10:00:00Z", Some(Answer::If)),
                said("2027-04-13T10:00:00Z", None),
                said("2027-04-14T10:00:00Z", Some(Answer::No)),
            ],
        );
        let turn = |side, since: &str, until: &str| Turn {
            side,
            since: at(since),
            until: Some(at(until)),
        };
        assert_eq!(
            one.turns(),
            [
                turn(Side::Home, "2027-04-07T10:00:00Z", "2027-04-09T10:00:00Z"),
                turn(
                    Side::Council,
                    "2027-04-09T10:00:00Z",
                    "2027-04-13T10:00:00Z"
                ),
                turn(Side::Home, "2027-04-13T10:00:00Z", "2027-04-14T10:00:00Z"),
            ]
        );
        assert_eq!(one.turn(), None);
    }

    #[test]
    fn every_hour_counts_when_a_home_is_needed_by_the_next_day() {
        // Friday at 16:00 in England to Monday at 10:00.
        let (since, until) = (at("2027-04-09T15:00:00Z"), at("2027-04-12T09:00:00Z"));
        let planned = Wait::between(date(2027, 4, 11), since, until);
        assert_eq!(planned.minutes, Minutes(120));
        assert_eq!(planned.to_string(), "2 office hours");
        for needed_by in [date(2027, 4, 9), date(2027, 4, 10), date(2027, 4, 1)] {
            let urgent = Wait::between(needed_by, since, until);
            assert_eq!(urgent.minutes, Minutes(66 * 60));
            assert_eq!(urgent.to_string(), "2 days");
        }
    }

    #[test]
    fn a_wait_is_said_as_people_say_it() {
        let said = |minutes, counted| {
            Wait {
                minutes: Minutes(minutes),
                counted,
            }
            .to_string()
        };
        assert_eq!(said(59, Counted::Every), "less than an hour");
        assert_eq!(said(59, Counted::Office), "less than an office hour");
        assert_eq!(said(60, Counted::Office), "1 office hour");
        assert_eq!(said(15 * 60, Counted::Office), "15 office hours");
        assert_eq!(said(16 * 60, Counted::Office), "2 working days");
        assert_eq!(said(47 * 60, Counted::Every), "47 hours");
        assert_eq!(said(72 * 60, Counted::Every), "3 days");
    }

    #[test]
    fn the_middle_and_nine_in_ten_are_of_those_who_answered() {
        let turn = |hours: i64| Turn {
            side: Side::Home,
            since: at("2027-04-05T08:00:00Z"),
            until: Some(at("2027-04-05T08:00:00Z") + jiff::SignedDuration::from_hours(hours)),
        };
        let waits = |turns: Vec<Turn>, ended: Option<Date>| Searched {
            id: Uuid::nil(),
            of: YoungPersonId(Uuid::nil()),
            began: at("2027-04-05T08:00:00Z"),
            needed_by: date(2027, 4, 5),
            ended,
            first_night: None,
            needs: None,
            asked: Vec::new(),
            turns,
            first_offer: None,
        };
        let open = Turn {
            until: None,
            ..turn(0)
        };
        let all = [
            waits((1..=10).rev().map(turn).collect(), None),
            waits(vec![open], None),
            waits(vec![open], Some(date(2027, 4, 8))),
        ];
        let which = (Side::Home, Counted::Every);
        let found = took(&all, date(2027, 4, 1), which);
        assert_eq!(found.middle(), Some(Minutes(5 * 60)));
        assert_eq!(found.nine_in_ten(), Some(Minutes(9 * 60)));
        assert_eq!((found.begun(), found.open, found.cut_short), (12, 1, 1));
        let later = took(&all, date(2027, 4, 6), which);
        assert_eq!((later.begun(), later.middle()), (0, None));
        assert_eq!(
            took(&all, date(2027, 4, 1), (Side::Council, Counted::Every)).begun(),
            0
        );
        assert_eq!(
            took(&all, date(2027, 4, 1), (Side::Home, Counted::Office)).begun(),
            0
        );
    }
}
