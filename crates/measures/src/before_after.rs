// Long because: each indicator's definition stands beside how it is computed, as for the measures.

//! Before and after: the same young people over equal times before and after the day a hub began
//! with them. It shows change and never effect: there is nobody to compare with unless somebody
//! gives a group.
//!
//! The windows of a young person are equal, end to end, and as long as asked unless the hub began
//! too lately or the record does not reach back far enough: then both are shortened together, so
//! that days before and days after are the same for each young person and over all of them.

use crate::history::ChildHistory;
use crate::measure::Direction;
use crate::spells::Prepared;
use care::dates::{days_between, plus_days};
use care::ids::SubjectId;
use care::{Authority, Date};
use std::collections::BTreeSet;

/// The shortest window that counts, in days: a quarter of a year. Less tells of nothing.
pub const SHORTEST_WINDOW: i32 = 91;

/// What is written down for everybody only since a day that somebody has to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stream {
    /// Episodes of care, as returned.
    Care,
    /// Times missing.
    Missing,
    /// Arrests.
    Arrests,
    /// Charges.
    Charges,
    /// Accident and emergency.
    EmergencyCare,
}

impl Stream {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 5] = [
        Self::Care,
        Self::Missing,
        Self::Arrests,
        Self::Charges,
        Self::EmergencyCare,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Care => "Coming into care, moves and homes",
            Self::Missing => "Times missing",
            Self::Arrests => "Arrests",
            Self::Charges => "Charges",
            Self::EmergencyCare => "A&E",
        }
    }

    /// As kept and as a form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Care => "care",
            Self::Missing => "missing",
            Self::Arrests => "arrests",
            Self::Charges => "charges",
            Self::EmergencyCare => "emergency_care",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A young person whom a hub holds or held, and what is known of them.
#[derive(Clone, Debug)]
pub struct HubLife<'a> {
    /// Who.
    pub id: SubjectId,
    /// The day the hub began with them.
    pub began: Date,
    /// What the return says, when they are in one.
    pub history: Option<&'a ChildHistory>,
    /// Days on which something of a stream happened, besides what the return says.
    pub events: Vec<(Stream, Date)>,
    /// In education, employment or training, from each day on.
    pub eet: Vec<(Date, bool)>,
    /// Drugs or alcohol are a worry, or they get help with them, from each day on.
    pub substance: Vec<(Date, bool)>,
    /// Somebody worries that they are exploited, or knows it, from each day on.
    pub exploitation: Vec<(Date, bool)>,
}

/// The time asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Whose children they are: for homes outside its area.
    pub council: Authority,
    /// The length of each window in months: 12 or 18.
    pub months: u8,
    /// The day up to which the record is read.
    pub on: Date,
}

/// How an indicator is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Things that happen: how many, and to how many people, over the days of the windows.
    Happenings,
    /// How it stands: for how many people on the last day before, and on the last day after.
    Standing,
}

/// One indicator of change. One definition, read by page, command, export and documents.
pub struct Change {
    /// Stable name, as in exports and addresses.
    pub id: &'static str,
    /// Title on a page.
    pub title: &'static str,
    /// What it tells, in plain words.
    pub plain: &'static str,
    /// How it is worked out, exactly.
    pub formula: &'static str,
    /// Who is left out.
    pub exclusions: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    /// Which way is better.
    pub direction: Direction,
    /// How it is counted.
    pub counted: Counted,
    /// Since when it is written down for everybody; `None` for what is known person by person.
    pub stream: Option<Stream>,
    days: fn(&HubLife<'_>, &Frame) -> BTreeSet<Date>,
    stands: for<'h> fn(&'h HubLife<'_>) -> &'h [(Date, bool)],
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Change({})", self.id)
    }
}

const SOURCE: &str =
    "The headings of the evaluation of No Wrong Door (Lushey and others, 2017); definitions ours";
const WINDOWS: &str = "Young people whose windows would be shorter than 91 days are left out and counted. Nothing is counted on a day for which the record does not reach back.";

const HAPPENS: Change = Change {
    id: "",
    title: "",
    plain: "",
    formula: "",
    exclusions: WINDOWS,
    source: SOURCE,
    direction: Direction::Lower,
    counted: Counted::Happenings,
    stream: None,
    days: |_, _| BTreeSet::new(),
    stands: |_| &[],
};

const STANDS: Change = Change {
    formula: "of the young people of whom it is known on both days: how many on the last day before the hub began; how many on the last day of the window after",
    exclusions: "Young people of whom it is not known on one of the two days are left out and counted.",
    counted: Counted::Standing,
    ..HAPPENS
};

/// Every indicator, in the order of the page.
pub static CHANGES: [Change; 10] = [
    Change {
        id: "ba_entries_to_care",
        title: "Coming into care",
        plain: "How often young people came into care.",
        formula: "periods of care that began on a day in the window; people to whom it happened; per young person and year",
        stream: Some(Stream::Care),
        days: |life, _| entries(life),
        ..HAPPENS
    },
    Change {
        id: "ba_moves",
        title: "Moves",
        plain: "How often young people in care had to move to another home.",
        formula: "stays that began on a day in the window, other than the first of a period of care; people; per young person and year",
        stream: Some(Stream::Care),
        days: |life, _| moves(life),
        ..HAPPENS
    },
    Change {
        id: "ba_out_of_area",
        title: "A home outside the area",
        plain: "How often a home outside the council’s area began.",
        formula: "stays that began on a day in the window in another authority’s area; people; per young person and year",
        exclusions: "A home whose area is not known is not counted. Windows as for the others: shorter than 91 days are left out.",
        stream: Some(Stream::Care),
        days: |life, frame| outside(life, frame.council),
        ..HAPPENS
    },
    Change {
        id: "ba_missing",
        title: "Missing",
        plain: "How often young people were missing.",
        formula: "times missing that began on a day in the window, in the return or written down here, two on one day once; people; per young person and year",
        stream: Some(Stream::Missing),
        days: |life, _| missing(life),
        ..HAPPENS
    },
    Change {
        id: "ba_arrests",
        title: "Arrests",
        plain: "How often young people were arrested.",
        formula: "days with an arrest in the window; people; per young person and year",
        stream: Some(Stream::Arrests),
        days: |life, _| told(life, Stream::Arrests),
        ..HAPPENS
    },
    Change {
        id: "ba_charges",
        title: "Charges",
        plain: "How often young people were charged.",
        formula: "days with a charge in the window; people; per young person and year",
        stream: Some(Stream::Charges),
        days: |life, _| told(life, Stream::Charges),
        ..HAPPENS
    },
    Change {
        id: "ba_emergency_care",
        title: "A&E",
        plain: "How often young people were at accident and emergency.",
        formula: "days at accident and emergency in the window; people; per young person and year",
        stream: Some(Stream::EmergencyCare),
        days: |life, _| told(life, Stream::EmergencyCare),
        ..HAPPENS
    },
    Change {
        id: "ba_eet",
        title: "School, training or work",
        plain: "How many were at school or college, in training or at work.",
        direction: Direction::Higher,
        stands: |life| &life.eet,
        ..STANDS
    },
    Change {
        id: "ba_substance",
        title: "Worry about drugs or alcohol",
        plain: "For how many somebody worried about drugs or alcohol, or gave help with them.",
        stands: |life| &life.substance,
        ..STANDS
    },
    Change {
        id: "ba_exploitation",
        title: "Worry about exploitation",
        plain: "For how many somebody worried that they were used by others, or knew it.",
        stands: |life| &life.exploitation,
        ..STANDS
    },
];

/// An indicator by its id.
pub fn find_change(id: &str) -> Option<&'static Change> {
    CHANGES.iter().find(|one| one.id == id)
}

fn entries(life: &HubLife<'_>) -> BTreeSet<Date> {
    let Some(history) = life.history else {
        return BTreeSet::new();
    };
    Prepared::of(history)
        .cares
        .iter()
        .filter(|care| care.start_known)
        .map(|care| care.period.from)
        .collect()
}

fn moves(life: &HubLife<'_>) -> BTreeSet<Date> {
    let Some(history) = life.history else {
        return BTreeSet::new();
    };
    let prepared = Prepared::of(history);
    prepared
        .stays
        .iter()
        .filter(|stay| {
            let care = prepared.cares.get(usize::from(stay.care));
            care.is_some_and(|care| care.period.from < stay.period.from)
        })
        .map(|stay| stay.period.from)
        .collect()
}

fn outside(life: &HubLife<'_>, council: Authority) -> BTreeSet<Date> {
    let Some(history) = life.history else {
        return BTreeSet::new();
    };
    let prepared = Prepared::of(history);
    prepared
        .stays
        .iter()
        .filter(|stay| {
            let place = prepared.episode(history, stay.first).authority;
            place.is_some_and(|place| place != council)
        })
        .map(|stay| stay.period.from)
        .collect()
}

fn missing(life: &HubLife<'_>) -> BTreeSet<Date> {
    let returned = life.history.into_iter().flat_map(|history| {
        history
            .missing
            .iter()
            .filter(|one| one.kind != Some(care::codes::Absence::A))
            .map(|one| one.period.from)
    });
    let mut days = told(life, Stream::Missing);
    days.extend(returned);
    days
}

fn told(life: &HubLife<'_>, stream: Stream) -> BTreeSet<Date> {
    life.events
        .iter()
        .filter(|(of, _)| *of == stream)
        .map(|(_, day)| *day)
        .collect()
}

/// One side of the day a hub began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The people to whom it happened, or of whom it was so.
    pub people: Vec<SubjectId>,
    /// How often it happened; for standings the same as the people.
    pub times: u64,
}

/// An indicator before and after.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Its definition.
    pub change: &'static Change,
    /// The young people compared: the same on both sides.
    pub of: u64,
    /// Days in the windows of one side, over all of them; equal on both sides.
    pub days: u64,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
    /// Whose windows are shorter because the hub began lately.
    pub begun_lately: u64,
    /// Whose windows are shorter because the record does not reach back far enough.
    pub left_censored: u64,
    /// Who is left out: too short a window, or not known on both days.
    pub left_out: u64,
}

impl Compared {
    /// Times per young person and year on one side.
    pub fn per_year(&self, side: &Side) -> Option<f64> {
        (self.days > 0).then(|| side.times as f64 * 365.25 / self.days as f64)
    }

    /// People in a hundred on one side.
    pub fn percent(&self, side: &Side) -> Option<f64> {
        (self.of > 0).then(|| side.people.len() as f64 * 100.0 / self.of as f64)
    }
}

/// The day so many months from a day, on its last day where the month is shorter.
fn months_on(day: Date, months: i32) -> Date {
    let span = jiff::Span::new().months(i64::from(months));
    day.checked_add(span).unwrap_or(day)
}

/// The length of each window of a young person in days, and why it is shorter than asked.
fn window(life: &HubLife<'_>, frame: &Frame, known_from: Option<Date>) -> (i32, bool, bool) {
    let months = i32::from(frame.months);
    let whole = days_between(life.began, months_on(life.began, months))
        .min(days_between(months_on(life.began, -months), life.began));
    let since = days_between(life.began, plus_days(frame.on, 1)).max(0);
    let back = known_from.map_or(whole, |from| days_between(from, life.began).max(0));
    let lasts = whole.min(since).min(back);
    (
        lasts,
        since < whole && since <= back,
        back < whole && back < since,
    )
}

/// One indicator for the young people of hubs. `known_from` is the first day from which it is
/// written down for everybody; `None` gives `None` for what happens: nobody has said, so nothing is
/// measured.
pub fn compare(
    change: &'static Change,
    lives: &[HubLife<'_>],
    frame: &Frame,
    known_from: Option<Date>,
) -> Option<Compared> {
    let mut all = Compared {
        change,
        of: 0,
        days: 0,
        before: Side::default(),
        after: Side::default(),
        begun_lately: 0,
        left_censored: 0,
        left_out: 0,
    };
    match change.counted {
        Counted::Happenings => {
            let known_from = known_from?;
            for life in lives {
                happenings(&mut all, life, frame, known_from);
            }
        }
        Counted::Standing => {
            for life in lives {
                standing(&mut all, life, frame);
            }
        }
    }
    Some(all)
}

fn happenings(all: &mut Compared, life: &HubLife<'_>, frame: &Frame, known_from: Date) {
    let (lasts, lately, censored) = window(life, frame, Some(known_from));
    if lasts < SHORTEST_WINDOW {
        all.left_out += 1;
        return;
    }
    all.of += 1;
    all.days += lasts.unsigned_abs() as u64;
    all.begun_lately += u64::from(lately);
    all.left_censored += u64::from(censored);
    let days = (all.change.days)(life, frame);
    let (from, until) = (plus_days(life.began, -lasts), plus_days(life.began, lasts));
    let count = |side: &mut Side, from: Date, until: Date| {
        let times = days.range(from..until).count() as u64;
        side.times += times;
        if times > 0 {
            side.people.push(life.id);
        }
    };
    count(&mut all.before, from, life.began);
    count(&mut all.after, life.began, until);
}

fn standing(all: &mut Compared, life: &HubLife<'_>, frame: &Frame) {
    let (lasts, lately, _) = window(life, frame, None);
    let end = plus_days(life.began, lasts - 1);
    let on = |day: Date| {
        (all.change.stands)(life)
            .iter()
            .filter(|(from, _)| *from <= day)
            .max_by_key(|(from, _)| *from)
            .map(|(_, so)| *so)
    };
    let (before, after) = match (on(plus_days(life.began, -1)), on(end)) {
        (Some(before), Some(after)) if lasts >= SHORTEST_WINDOW => (before, after),
        _ => {
            all.left_out += 1;
            return;
        }
    };
    all.of += 1;
    all.days += lasts.unsigned_abs() as u64;
    all.begun_lately += u64::from(lately);
    for (so, side) in [(before, &mut all.before), (after, &mut all.after)] {
        if so {
            side.people.push(life.id);
            side.times += 1;
        }
    }
}

/// Who lived outside care when a hub began with them, and stayed out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemainedOut {
    /// Whose whole window has passed.
    pub of: Vec<SubjectId>,
    /// Of these, who did not come into care in it.
    pub remained: Vec<SubjectId>,
    /// Whose window has not passed yet: still open, in neither number.
    pub still_open: u64,
    /// Of these, who has come into care already.
    pub still_open_in_care: u64,
}

/// The words of [`remained_out`]'s definition: title, plain words, formula.
pub const REMAINED_OUT: [&str; 3] = [
    "Remained out of care",
    "Of the young people who lived outside care when the hub began with them: how many did not come into care in the time asked about.",
    "numerator: no night of care from the day the hub began up to the end of the window ÷ denominator: not in care on the day the hub began, and the whole window has passed × 100; those whose window is still open are counted beside it, in neither",
];

/// Counts who remained out of care. Needs nothing but the return: who is in no return is out of care.
pub fn remained_out(lives: &[HubLife<'_>], frame: &Frame) -> RemainedOut {
    let mut all = RemainedOut::default();
    for life in lives {
        let cares: Vec<_> = life.history.map_or_else(Vec::new, |history| {
            Prepared::of(history)
                .cares
                .iter()
                .map(|care| care.period)
                .collect()
        });
        if cares.iter().any(|care| care.contains(life.began)) {
            continue;
        }
        let end = months_on(life.began, i32::from(frame.months));
        let came = cares
            .iter()
            .any(|care| care.from > life.began && care.from < end && care.from <= frame.on);
        if end > frame.on {
            all.still_open += 1;
            all.still_open_in_care += u64::from(came);
        } else {
            all.of.push(life.id);
            if !came {
                all.remained.push(life.id);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Episode;
    use care::Period;
    use care::codes::ReasonNewEpisode;
    use jiff::civil::date;
    use uuid::Uuid;

    const ON: Date = date(2027, 4, 7);
    const FRAME: Frame = Frame {
        council: Authority::WIGAN,
        months: 12,
        on: ON,
    };

    fn life(n: u128, began: Date, arrests: &[Date]) -> HubLife<'static> {
        HubLife {
            id: SubjectId(Uuid::from_u128(n)),
            began,
            history: None,
            events: arrests.iter().map(|day| (Stream::Arrests, *day)).collect(),
            eet: Vec::new(),
            substance: Vec::new(),
            exploitation: Vec::new(),
        }
    }

    fn arrests() -> &'static Change {
        find_change("ba_arrests").expect("a change")
    }

    #[test]
    fn the_day_the_hub_began_is_after_and_both_ends_are_equal() {
        let began = date(2025, 4, 1);
        let lives = [life(
            1,
            began,
            &[
                date(2024, 3, 31), // A day too early: twelve months before is 1 April 2024.
                date(2024, 4, 1),
                date(2025, 3, 31),
                date(2025, 4, 1),
                date(2026, 3, 31),
                date(2026, 4, 1), // A day too late.
            ],
        )];
        let all = compare(arrests(), &lives, &FRAME, Some(date(2020, 4, 1))).expect("measured");
        assert_eq!((all.of, all.days), (1, 365));
        assert_eq!((all.before.times, all.after.times), (2, 2));
        assert_eq!((all.before.people.len(), all.after.people.len()), (1, 1));
        assert_eq!(
            (all.begun_lately, all.left_censored, all.left_out),
            (0, 0, 0)
        );
    }

    #[test]
    fn both_windows_are_cut_when_the_hub_began_lately_or_the_record_begins_late() {
        let lately = date(2026, 12, 1); // 128 days up to and with today.
        let early = date(2025, 6, 1);
        let lives = [
            life(1, lately, &[date(2026, 7, 1), date(2026, 12, 24)]),
            life(2, early, &[date(2024, 7, 1), date(2026, 5, 1)]),
            life(3, date(2027, 2, 1), &[]), // Too short to tell.
        ];
        let known = date(2025, 1, 1); // 151 days before `early`.
        let all = compare(arrests(), &lives, &FRAME, Some(known)).expect("measured");
        assert_eq!((all.of, all.left_out), (2, 1));
        assert_eq!((all.begun_lately, all.left_censored), (1, 1));
        assert_eq!(all.days, 128 + 151);
        // 1 July 2026 is 153 days before 1 December: outside the cut window. 1 May 2026 lies
        // 334 days after: outside the window that was cut to what the record knows before.
        assert_eq!((all.before.times, all.after.times), (0, 1));
        let rate = all.per_year(&all.after).expect("a rate");
        assert!((rate - 365.25 / 279.0).abs() < 1e-9);
    }

    #[test]
    fn what_nobody_has_said_is_kept_is_not_measured() {
        let lives = [life(1, date(2025, 4, 1), &[])];
        assert!(compare(arrests(), &lives, &FRAME, None).is_none());
    }

    #[test]
    fn a_standing_is_compared_for_those_of_whom_both_days_are_known() {
        let began = date(2025, 4, 1);
        let mut known = life(1, began, &[]);
        known.eet = vec![(date(2024, 9, 1), false), (date(2025, 9, 1), true)];
        let mut half = life(2, began, &[]);
        half.eet = vec![(date(2025, 9, 1), true)];
        let change = find_change("ba_eet").expect("a change");
        let all = compare(change, &[known, half], &FRAME, None).expect("measured");
        assert_eq!((all.of, all.left_out), (1, 1));
        assert_eq!((all.before.people.len(), all.after.people.len()), (0, 1));
    }

    #[test]
    fn remaining_out_of_care_waits_for_the_whole_window() {
        let care_from = |from: Date| {
            let mut child = ChildHistory::new(SubjectId(Uuid::from_u128(9)));
            let mut episode = Episode::new(Period::since(from));
            episode.began = Some(ReasonNewEpisode::S);
            child.episodes.push(episode);
            child
        };
        let (in_window, later, before) = (
            care_from(date(2025, 9, 1)),
            care_from(date(2026, 4, 1)),
            care_from(date(2024, 1, 1)),
        );
        let began = date(2025, 4, 1);
        let with = |n, began, history| HubLife {
            history: Some(history),
            ..life(n, began, &[])
        };
        let lives = [
            life(1, began, &[]),
            with(2, began, &in_window),
            with(3, began, &later),  // After the window: remained out of it.
            with(4, began, &before), // In care when the hub began.
            life(5, date(2026, 10, 1), &[]),
        ];
        let all = remained_out(&lives, &FRAME);
        assert_eq!((all.of.len(), all.remained.len()), (3, 2));
        assert_eq!((all.still_open, all.still_open_in_care), (1, 0));
    }
}
