//! One child's rows, sorted, with what many rules ask of them.

use super::Context;
use crate::Cell;
use crate::tables::*;
use care::codes::LegalStatus;
use care::{Age, Date};
use std::cell::OnceCell;
use std::ops::Deref;

/// A row of last year's return. It reads as the row it is; it is a type of its own so that it
/// cannot be reported as a row of this year's.
#[derive(Debug)]
pub struct Last<'a, R>(pub(super) &'a R);

impl<R> Clone for Last<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Last<'_, R> {}
impl<R> Deref for Last<'_, R> {
    type Target = R;
    fn deref(&self) -> &R {
        self.0
    }
}

/// All of one child's rows in this year's return and in last year's.
///
/// Rows are in the order of their dates (episodes by `DECOM` then `DEC`, open ones last; reviews by
/// `REVIEW`; and so on), those without a date last, equal ones by what they say. A row
/// without a child's identifier is a child of its own: it is like no other.
#[derive(Debug)]
pub struct Child<'a> {
    /// The authority's identifier; empty when none was written.
    pub code: &'a str,
    /// Who the child is. One row in a sound return.
    pub headers: &'a [&'a Header],
    /// Episodes of care.
    pub episodes: &'a [&'a Episode],
    /// Reviews.
    pub reviews: &'a [&'a Review],
    /// Asylum status.
    pub uasc: &'a [&'a Uasc],
    /// Health and convictions.
    pub oc2: &'a [&'a Oc2],
    /// Care leaver.
    pub oc3: &'a [&'a Oc3],
    /// Adoption.
    pub ad1: &'a [&'a Ad1],
    /// Decisions to place for adoption.
    pub placed_adoption: &'a [&'a PlacedAdoption],
    /// Earlier permanence.
    pub previous_permanence: &'a [&'a PreviousPermanence],
    /// Times missing or away.
    pub missing: &'a [&'a Missing],
    /// Social workers.
    pub social_workers: &'a [&'a SocialWorkerEpisode],
    /// Deprivation of liberty orders.
    pub dolo: &'a [&'a Dolo],
    /// Last year's rows.
    pub last: LastRows<'a>,
    pub(super) periods: OnceCell<Vec<(usize, usize)>>,
    pub(super) all_year: OnceCell<bool>,
}

/// A child's rows in last year's return, in the same order.
#[derive(Clone, Copy, Debug)]
pub struct LastRows<'a> {
    /// Who the child is.
    pub headers: &'a [Last<'a, Header>],
    /// Episodes of care.
    pub episodes: &'a [Last<'a, Episode>],
    /// Reviews.
    pub reviews: &'a [Last<'a, Review>],
    /// Asylum status.
    pub uasc: &'a [Last<'a, Uasc>],
    /// Health and convictions.
    pub oc2: &'a [Last<'a, Oc2>],
    /// Care leaver.
    pub oc3: &'a [Last<'a, Oc3>],
    /// Adoption.
    pub ad1: &'a [Last<'a, Ad1>],
    /// Decisions to place for adoption.
    pub placed_adoption: &'a [Last<'a, PlacedAdoption>],
    /// Earlier permanence.
    pub previous_permanence: &'a [Last<'a, PreviousPermanence>],
    /// Times missing or away.
    pub missing: &'a [Last<'a, Missing>],
    /// Social workers.
    pub social_workers: &'a [Last<'a, SocialWorkerEpisode>],
    /// Deprivation of liberty orders.
    pub dolo: &'a [Last<'a, Dolo>],
}

impl<'a> LastRows<'a> {
    /// The last episode of last year by `DECOM`, of those with a date.
    pub fn final_episode(&self) -> Option<&'a Episode> {
        self.episodes
            .iter()
            .rev()
            .map(|episode| episode.0)
            .find(|episode| episode.decom.is_value())
    }
}

/// A period of care: episodes each of which begins on the day the one before it ended.
#[derive(Clone, Copy, Debug)]
pub struct PeriodOfCare<'a> {
    /// Its episodes in order; never empty.
    pub episodes: &'a [&'a Episode],
}

impl<'a> PeriodOfCare<'a> {
    /// Its first episode.
    pub fn first(&self) -> Option<&'a Episode> {
        self.episodes.first().copied()
    }
    /// Its last episode.
    pub fn last(&self) -> Option<&'a Episode> {
        self.episodes.last().copied()
    }
    /// The day it began.
    pub fn began(&self) -> Option<Date> {
        self.first()?.decom.get()
    }
    /// The day it ended; `None` while it is open.
    pub fn ended(&self) -> Option<Date> {
        self.last()?.dec.get()
    }
}

impl<'a> Child<'a> {
    /// The child's row in Header, the first if there are several.
    pub fn header(&self) -> Option<&'a Header> {
        self.headers.first().copied()
    }

    /// Date of birth by Header.
    pub fn dob(&self) -> Option<Date> {
        self.header()?.dob.get()
    }

    /// The day the child reaches an age, by Header: what is before it happened under that age.
    pub fn birthday(&self, years: i16) -> Option<Date> {
        self.dob().map(|born| care::dates::birthday(born, years))
    }

    /// Completed years on a day, by Header.
    pub fn age_on(&self, day: Date) -> Option<Age> {
        Age::on(self.dob()?, day)
    }

    /// Episodes with a beginning that was understood. Those without sort last, so this is the front
    /// of `episodes`.
    pub fn dated_episodes(&self) -> &'a [&'a Episode] {
        let end = self
            .episodes
            .partition_point(|episode| episode.decom.is_value());
        self.episodes.split_at(end).0
    }

    /// Each dated episode with the dated one before it.
    pub fn successive_episodes(
        &self,
    ) -> impl Iterator<Item = (&'a Episode, &'a Episode)> + use<'a> {
        let dated = self.dated_episodes();
        dated
            .iter()
            .zip(dated.iter().skip(1))
            .map(|(before, after)| (*before, *after))
    }

    /// The last episode by `DECOM`, of those with a date; where none has one, the last to end.
    pub fn final_episode(&self) -> Option<&'a Episode> {
        self.dated_episodes()
            .last()
            .or_else(|| self.episodes.last())
            .copied()
    }

    /// This year's first episode and last year's last one, when last year's return ended with it
    /// open: they ought to be one episode.
    pub fn carried_over(&self) -> Option<(&'a Episode, &'a Episode)> {
        let open = self
            .last
            .final_episode()
            .filter(|last| last.dec.is_blank())?;
        Some((self.dated_episodes().first()?, open))
    }

    /// Runs of episodes under one legal status, each beginning on the day the one before it ended.
    pub fn spells_under(&self, status: LegalStatus) -> impl Iterator<Item = &'a [&'a Episode]> {
        self.dated_episodes()
            .chunk_by(move |before, after| {
                before.ls.is(status) && after.ls.is(status) && before.dec.is_on(&after.decom)
            })
            .filter(move |spell| spell.iter().all(|episode| episode.ls.is(status)))
    }

    /// Episodes that were open at the end of a day, which counts as in care. Where the table has no
    /// `DECOM`, the end alone decides.
    pub fn in_care_on(&self, day: Date, cx: &Context<'_>) -> impl Iterator<Item = &'a Episode> {
        let no_beginnings = cx.is_left_out(Table::Episodes, "DECOM");
        self.episodes.iter().copied().filter(move |episode| {
            (no_beginnings || episode.decom.is_on_or_before(day))
                && (episode.dec.is_blank() || episode.dec.is_after(day))
        })
    }

    /// Periods of care within the return, in order: a new one begins where an episode does not
    /// begin on the day the one before it ended.
    pub fn periods_of_care(&self) -> impl Iterator<Item = PeriodOfCare<'a>> + '_ {
        let dated = self.dated_episodes();
        self.periods
            .get_or_init(|| {
                let mut runs: Vec<(usize, usize)> = Vec::new();
                let mut before: Option<&Episode> = None;
                for (at, episode) in dated.iter().enumerate() {
                    let goes_on = before
                        .is_some_and(|before| before.dec.is_value() && before.dec == episode.decom);
                    match runs.last_mut() {
                        Some((_, end)) if goes_on => *end = at + 1,
                        _ => runs.push((at, at + 1)),
                    }
                    before = Some(episode);
                }
                runs
            })
            .iter()
            .filter_map(move |(start, end)| dated.get(*start..*end))
            .map(|episodes| PeriodOfCare { episodes })
    }

    /// Whether the child was already in care on a day before this year's first episode: that episode
    /// does not begin care (`RNE` other than S), or last year's return has one that began by then.
    pub fn was_in_care_before(&self, day: Date) -> bool {
        use care::codes::ReasonNewEpisode as Rne;
        let goes_on = self
            .dated_episodes()
            .first()
            .is_some_and(|first| first.rne.is_and(|rne| rne != Rne::S));
        goes_on
            || self
                .last
                .episodes
                .iter()
                .any(|last| last.decom.is_on_or_before(day))
    }

    /// Whether something that happened to the child in care (a time missing, an order) is still open
    /// though care has ended since it began, or ended outside any period of care.
    pub fn outlasts_care(&self, began: &Cell<Date>, ended: &Cell<Date>) -> bool {
        let Some(first) = self.dated_episodes().first() else {
            return self.outlasts_undated_care(ended);
        };
        let mut ends = self.periods_of_care().filter_map(|period| period.ended());
        if ended.is_blank() {
            let in_care = self
                .periods_of_care()
                .any(|period| period.ended().is_none());
            return !in_care || ends.any(|end| began.is_on_or_before(end));
        }
        let Some(day) = ended.get() else {
            return false;
        };
        if first.decom.is_after(day) {
            return began.is_value() && !self.was_in_care_before(day);
        }
        !self.periods_of_care().any(|period| {
            period.began().is_some_and(|began| began <= day)
                && period.ended().is_none_or(|end| day <= end)
        })
    }

    /// The same of a child none of whose episodes has a beginning: only when all have ended is it
    /// known that care has.
    fn outlasts_undated_care(&self, ended: &Cell<Date>) -> bool {
        let ends: Option<Vec<Date>> = self.episodes.iter().map(|row| row.dec.get()).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        last.is_some_and(|last| ended.is_blank() || ended.is_after(last))
    }

    /// Whether the child was looked after all year: in care at some time in it, and no episode that
    /// began care (`RNE` S) after the first day, ended it (`REC` other than X1) before the last, or
    /// was a short-term break (`V3`, `V4`). The cohort of the health and conviction items. Source:
    /// `CONTINUOUSLY_LOOKED_AFTER` of the schema in `docs/data-sources.md`.
    pub fn looked_after_all_year(&self, cx: &Context<'_>) -> bool {
        use care::codes::{ReasonEpisodeCeased as Rec, ReasonNewEpisode as Rne};
        *self.all_year.get_or_init(|| {
            let touches = |episode: &Episode| {
                episode.decom.is_and(|decom| decom <= cx.end)
                    && !episode.dec.is_and(|dec| dec < cx.start)
            };
            self.episodes.iter().any(|episode| touches(episode))
                && !self.episodes.iter().any(|episode| {
                    let began = episode.rne.is(Rne::S)
                        && episode.decom.is_and(|d| cx.start < d && d <= cx.end);
                    let ended = !episode.rec.is(Rec::X1)
                        && episode.dec.is_and(|d| cx.start <= d && d < cx.end);
                    let breaks = episode.ls.is_and(|ls| ls.is_short_breaks()) && touches(episode);
                    began || ended || breaks
                })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Children, case};
    use super::*;
    use jiff::civil::date;

    fn asked<T>(text: &str, ask: impl Fn(&Child<'_>) -> T) -> Vec<T> {
        let case = case::parse(text).unwrap();
        Children::of(&case.this, &case.last)
            .iter()
            .map(|child| ask(&child))
            .collect()
    }

    #[test]
    fn a_child_was_in_care_before_its_first_episode_when_that_goes_on_or_last_year_has_one() {
        let of = |child: &Child<'_>| child.was_in_care_before(date(2026, 4, 20));
        let text = "
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/05/2026 | S
                     | 2     | 01/05/2026 | P
                     | 3     | 01/05/2026 |
                     | 4     | 01/05/2026 | S
            Episodes_last | CHILD | DECOM
                          | 4     | 20/04/2026
        ";
        assert_eq!(asked(text, of), [false, true, false, true]);
    }

    #[test]
    fn what_is_open_outlasts_care_that_ended_and_not_care_that_goes_on() {
        let text = "
            Episodes | CHILD | DECOM      | DEC        | RNE
                     | 1     | 01/05/2026 | 01/06/2026 | S
                     | 2     | 01/05/2026 |            | S
                     | 3     | 01/05/2026 | 01/06/2026 | S
                     | 3     | 01/07/2026 |            | S
        ";
        let began = Cell::Value(date(2026, 5, 20));
        let open = |child: &Child<'_>| child.outlasts_care(&began, &Cell::Blank);
        assert_eq!(asked(text, open), [true, false, true]);
        let ended = |child: &Child<'_>| child.outlasts_care(&began, &date(2026, 6, 2).into());
        assert_eq!(asked(text, ended), [true, false, true]);
        let last_day = |child: &Child<'_>| child.outlasts_care(&began, &date(2026, 6, 1).into());
        assert_eq!(asked(text, last_day), [false; 3]);
    }

    #[test]
    fn without_beginnings_the_ends_of_all_episodes_say_when_care_ended() {
        let text = "
            Episodes | CHILD | DEC
                     | 1     | 01/06/2026
                     | 1     | 01/05/2026
                     | 2     | 01/06/2026
                     | 2     |
                     | 3     | 31/06/2026
        ";
        let none = Cell::Blank;
        let open = |child: &Child<'_>| child.outlasts_care(&none, &Cell::Blank);
        assert_eq!(asked(text, open), [true, false, false]);
        let ended = |child: &Child<'_>| child.outlasts_care(&none, &date(2026, 6, 1).into());
        assert_eq!(asked(text, ended), [false; 3]);
        let last = |child: &Child<'_>| child.final_episode().and_then(|row| row.dec.get());
        assert_eq!(asked(text, last), [Some(date(2026, 6, 1)), None, None]);
    }

    #[test]
    fn a_birthday_needs_a_date_of_birth() {
        let text = "
            Header | CHILD | DOB
                   | 1     | 01/05/2008
                   | 2     | 31/06/2008
        ";
        let of = |child: &Child<'_>| child.birthday(18);
        assert_eq!(asked(text, of), [Some(date(2026, 5, 1)), None]);
    }
}
