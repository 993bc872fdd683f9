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
use care::{Authority, Date, Pence, Period};
use std::collections::BTreeSet;

mod remained;

pub use remained::{REMAINED_OUT, RemainedOut, remained_out};

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
    /// Police called out.
    PoliceCalled,
    /// Crises of mental health.
    MentalHealthCrisis,
    /// Emergency beds.
    EmergencyBed,
    /// What homes cost.
    Costs,
}

impl Stream {
    /// Each, in the order a form lists them.
    pub const ALL: [Self; 9] = [
        Self::Care,
        Self::Missing,
        Self::Arrests,
        Self::Charges,
        Self::EmergencyCare,
        Self::PoliceCalled,
        Self::MentalHealthCrisis,
        Self::EmergencyBed,
        Self::Costs,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Care => "Coming into care, moves and homes",
            Self::Missing => "Times missing",
            Self::Arrests => "Arrests",
            Self::Charges => "Charges",
            Self::EmergencyCare => "A&E",
            Self::PoliceCalled => "Police called out",
            Self::MentalHealthCrisis => "Crises of mental health",
            Self::EmergencyBed => "Emergency beds",
            Self::Costs => "What homes cost",
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
            Self::PoliceCalled => "police_called",
            Self::MentalHealthCrisis => "mental_health_crisis",
            Self::EmergencyBed => "emergency_bed",
            Self::Costs => "costs",
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
    /// What their own answers to the Brief Resilience Scale came to, from 6 to 30, each with its day.
    pub resilience: Vec<(Date, u32)>,
    /// What a week in a home cost, for the nights it was paid for.
    pub paid: Vec<(Period, Pence)>,
}

impl HubLife<'_> {
    /// Somebody with whom a hub began, and of whom nothing else is known.
    pub const fn new(id: SubjectId, began: Date) -> Self {
        Self {
            id,
            began,
            history: None,
            events: Vec::new(),
            eet: Vec::new(),
            substance: Vec::new(),
            exploitation: Vec::new(),
            resilience: Vec::new(),
            paid: Vec::new(),
        }
    }
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
    /// What people answered of themselves: the last answers in each window, as a mean.
    Answers,
    /// What was paid in the windows, for each young person and day.
    Paid,
}

impl Counted {
    /// What the value of a side is.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Happenings | Self::Standing => "percent",
            Self::Answers => "mean",
            Self::Paid => "pounds a day",
        }
    }
}

/// What stands beside every change that has no group to compare with.
pub const NO_COMPARISON: &str = "no comparison: this is change, not effect";

/// How many statements the Brief Resilience Scale has; each is answered from 1 to 5.
pub const RESILIENCE_ITEMS: u32 = 6;

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
/// Where the scale and its scoring come from.
pub const RESILIENCE_SOURCE: &str = "Brief Resilience Scale: Smith, Dalen, Wiggins, Tooley, Christopher and Bernard, Int J Behav Med 15 (2008), 194 to 200; free to use, no permission needed (What Works Wellbeing, measures bank)";
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
pub static CHANGES: [Change; 15] = [
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
        id: "ba_police_called",
        title: "Police called out",
        plain: "How often the police were called out to young people.",
        formula: "days on which the police were called out to them, in the window; people; per young person and year",
        stream: Some(Stream::PoliceCalled),
        days: |life, _| told(life, Stream::PoliceCalled),
        ..HAPPENS
    },
    Change {
        id: "ba_mental_health_crisis",
        title: "Crises of mental health",
        plain: "How often a crisis team saw young people, or they were taken to a place of safety.",
        formula: "days with a crisis team or a place of safety in the window; people; per young person and year",
        stream: Some(Stream::MentalHealthCrisis),
        days: |life, _| told(life, Stream::MentalHealthCrisis),
        ..HAPPENS
    },
    Change {
        id: "ba_emergency_bed",
        title: "Emergency beds",
        plain: "How often young people needed a bed on the same day.",
        formula: "days on which they came to a bed found on the same day, in the window; people; per young person and year",
        stream: Some(Stream::EmergencyBed),
        days: |life, _| told(life, Stream::EmergencyBed),
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
    Change {
        id: "ba_resilience",
        title: "Getting back up, in their own answers",
        plain: "How young people answered the six statements of the Brief Resilience Scale, with their worker.",
        formula: "of the young people with answers in both windows: the mean, over people, of the last answers in the window, each the mean of six statements from 1 to 5, the second, fourth and sixth turned round",
        exclusions: "Young people without answers in one of the two windows are left out and counted, as are those whose windows would be shorter than 91 days. It is what they said of themselves, and foretells nothing.",
        source: RESILIENCE_SOURCE,
        direction: Direction::Higher,
        counted: Counted::Answers,
        ..HAPPENS
    },
    Change {
        id: "ba_cost_a_day",
        title: "What homes cost, a day",
        plain: "What was paid for young people’s homes, for each young person and day, in care or not.",
        formula: "a seventh of the weekly price for each night that was paid for in the window, over everybody ÷ days in the windows; people for whom something was paid",
        exclusions: "Young people who were in care on a night whose price is not known are left out and counted, as are those whose windows would be shorter than 91 days. What the hub itself costs, and what police or health spend, is not in it.",
        direction: Direction::Lower,
        counted: Counted::Paid,
        stream: Some(Stream::Costs),
        ..HAPPENS
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
    /// What the answers come to together, or the pence that were paid.
    pub sum: i64,
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

    /// The value of one side, in the unit of how it is counted, with the two numbers it is made of:
    /// people of people; what the answers come to of how many statements were answered; pence of days.
    pub fn value(&self, side: &Side) -> (u64, u64, Option<f64>) {
        let (n, of) = match self.change.counted {
            Counted::Happenings | Counted::Standing => (side.people.len() as u64, self.of),
            Counted::Answers => (
                side.sum.unsigned_abs(),
                self.of * u64::from(RESILIENCE_ITEMS),
            ),
            Counted::Paid => (side.sum.unsigned_abs(), self.days),
        };
        let times = match self.change.counted {
            Counted::Happenings | Counted::Standing => 100.0,
            Counted::Answers => 1.0,
            Counted::Paid => 0.01,
        };
        (n, of, (of > 0).then(|| n as f64 * times / of as f64))
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
        Counted::Answers => {
            for life in lives {
                answers(&mut all, life, frame);
            }
        }
        Counted::Paid => {
            let known_from = known_from?;
            for life in lives {
                paid(&mut all, life, frame, known_from);
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

fn answers(all: &mut Compared, life: &HubLife<'_>, frame: &Frame) {
    let (lasts, lately, _) = window(life, frame, None);
    let last_in = |from: Date, until: Date| {
        let within = life.resilience.iter();
        within
            .filter(|(on, _)| (from..until).contains(on))
            .max_by_key(|(on, _)| *on)
            .map(|(_, came_to)| *came_to)
    };
    let before = last_in(plus_days(life.began, -lasts), life.began);
    let after = last_in(life.began, plus_days(life.began, lasts));
    let (Some(before), Some(after)) = (before, after) else {
        all.left_out += 1;
        return;
    };
    if lasts < SHORTEST_WINDOW {
        all.left_out += 1;
        return;
    }
    all.of += 1;
    all.days += lasts.unsigned_abs() as u64;
    all.begun_lately += u64::from(lately);
    for (came_to, side) in [(before, &mut all.before), (after, &mut all.after)] {
        side.people.push(life.id);
        side.times += 1;
        side.sum += i64::from(came_to);
    }
}

fn paid(all: &mut Compared, life: &HubLife<'_>, frame: &Frame, known_from: Date) {
    let (lasts, lately, censored) = window(life, frame, Some(known_from));
    let (from, until) = (plus_days(life.began, -lasts), plus_days(life.began, lasts));
    let cares: Vec<Period> = life.history.map_or_else(Vec::new, |history| {
        let prepared = Prepared::of(history);
        prepared.cares.iter().map(|care| care.period).collect()
    });
    let nights = |from: Date, until: Date| {
        (0..days_between(from, until)).map(move |nth| plus_days(from, nth))
    };
    let unpriced = |night: Date| {
        cares.iter().any(|care| care.contains(night))
            && !life.paid.iter().any(|(paid, _)| paid.contains(night))
    };
    if lasts < SHORTEST_WINDOW || nights(from, until).any(unpriced) {
        all.left_out += 1;
        return;
    }
    all.of += 1;
    all.days += lasts.unsigned_abs() as u64;
    all.begun_lately += u64::from(lately);
    all.left_censored += u64::from(censored);
    let count = |side: &mut Side, from: Date, until: Date| {
        let pence: i64 = life
            .paid
            .iter()
            .map(|(period, weekly)| {
                let paid = nights(from, until).filter(|night| period.contains(*night));
                (weekly.0 * paid.count() as i64 * 2 + 7) / 14
            })
            .sum();
        side.sum += pence;
        if pence > 0 {
            side.people.push(life.id);
            side.times += 1;
        }
    };
    count(&mut all.before, from, life.began);
    count(&mut all.after, life.began, until);
}

#[cfg(test)]
mod tests;
