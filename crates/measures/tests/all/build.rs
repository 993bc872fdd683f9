//! Children told as stories: `child(1).born("1/5/2015").enters("10/1/2024", "C2", "U4")…`.

use care::codes::{LegalStatus, PlacementType, ReasonEpisodeCeased, ReasonNewEpisode};
use care::dates::parse_date;
use care::ids::SubjectId;
use care::{Authority, CollectionYear, Date, Miles, Period, Postcode};
use measures::{
    Borough, ChildHistory, Episode, HealthYear, LeavingYear, Missing, Outcome, Population, Review,
    Unaccompanied, WorkerSpan, find,
};

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

pub fn id(number: u128) -> SubjectId {
    SubjectId(uuid::Uuid::from_u128(number))
}

#[derive(Clone, Debug)]
pub struct Child(pub ChildHistory);

/// A child born on 1 January 2016, aged 11 at the end of 2026-27.
pub fn child(number: u128) -> Child {
    let mut history = ChildHistory::new(id(number));
    history.born = Some(day("1/1/2016"));
    Child(history)
}

impl Child {
    pub fn born(mut self, on: &str) -> Self {
        self.0.born = Some(day(on));
        self
    }
    pub fn unaccompanied(mut self, until: Option<&str>) -> Self {
        self.0.unaccompanied = Some(Unaccompanied {
            ceased: until.map(day),
        });
        self
    }
    fn last(&mut self) -> &mut Episode {
        self.0.episodes.last_mut().expect("an episode")
    }
    fn opens(mut self, on: &str, began: &str, legal: &str, place: &str) -> Self {
        let mut episode = Episode::new(Period::since(day(on)));
        episode.began = ReasonNewEpisode::parse(began);
        episode.legal = LegalStatus::parse(legal);
        episode.place = PlacementType::parse(place);
        assert!(episode.legal.is_some() && episode.place.is_some() && episode.began.is_some());
        self.0.episodes.push(episode);
        self
    }
    /// Starts to be looked after.
    pub fn enters(self, on: &str, legal: &str, place: &str) -> Self {
        self.opens(on, "S", legal, place)
    }
    /// A new episode on the day the last one ends; the address stays until `at` says otherwise.
    pub fn next(mut self, on: &str, began: &str, place: &str) -> Self {
        let before = self.last();
        before.period.until = Some(day(on));
        before.ceased = ReasonEpisodeCeased::parse("X1");
        let before = before.clone();
        let legal = before.legal.map_or("C2", LegalStatus::code);
        let mut this = self.opens(on, began, legal, place);
        let episode = this.last();
        (episode.home, episode.placed) = (before.home, before.placed);
        (episode.authority, episode.miles) = (before.authority, before.miles);
        this
    }
    /// A new placement with new carers.
    pub fn moves(self, on: &str, place: &str) -> Self {
        self.next(on, "P", place)
    }
    /// The legal status changes, the placement does not.
    pub fn becomes(self, on: &str, legal: &str) -> Self {
        let place = self
            .0
            .episodes
            .last()
            .and_then(|e| e.place)
            .map_or("U4", PlacementType::code);
        let mut this = self.next(on, "L", place);
        this.last().legal = LegalStatus::parse(legal);
        this
    }
    pub fn leaves(mut self, on: &str, reason: &str) -> Self {
        let episode = self.last();
        episode.period.until = Some(day(on));
        episode.ceased = ReasonEpisodeCeased::parse(reason);
        assert!(episode.ceased.is_some());
        self
    }
    /// The address of the latest placement.
    pub fn at(mut self, postcode: &str) -> Self {
        self.last().placed = Postcode::parse(postcode).ok();
        self
    }
    /// Where the latest placement is: in our area or not, and how far from home in tenths of miles.
    pub fn lies(mut self, ours: bool, tenths: Option<u32>) -> Self {
        let elsewhere = Authority::parse("E08000003").ok();
        self.last().authority = if ours {
            Some(Authority::WIGAN)
        } else {
            elsewhere
        };
        self.last().miles = tenths.map(Miles::from_tenths);
        self
    }
    pub fn edit(mut self, change: impl FnOnce(&mut ChildHistory)) -> Self {
        change(&mut self.0);
        self
    }
    pub fn edit_last(mut self, change: impl FnOnce(&mut Episode)) -> Self {
        change(self.last());
        self
    }
    pub fn missing(mut self, kind: &str, from: &str, until: Option<&str>) -> Self {
        self.0.missing.push(Missing {
            kind: care::codes::Absence::parse(kind),
            period: Period::new(day(from), until.map(day)),
        });
        self
    }
    pub fn worker(mut self, who: &str, from: &str, until: Option<&str>) -> Self {
        self.0.workers.push(WorkerSpan {
            worker: who.into(),
            period: Period::new(day(from), until.map(day)),
        });
        self
    }
    pub fn review(mut self, held: &str, part: &str) -> Self {
        self.0.reviews.push(Review {
            held: day(held),
            part: care::codes::ReviewParticipation::parse(part),
        });
        self
    }
    pub fn health(mut self, year: i16, fill: impl FnOnce(&mut HealthYear)) -> Self {
        let mut row = HealthYear::new(CollectionYear(year));
        fill(&mut row);
        self.0.health.push(row);
        self
    }
    pub fn leaver(mut self, year: i16, touch: &str, activity: &str, accommodation: &str) -> Self {
        self.0.leaving.push(LeavingYear {
            year: CollectionYear(year),
            in_touch: care::codes::InTouch::parse(touch),
            activity: care::codes::Activity::parse(activity),
            accommodation: care::codes::Accommodation::parse(accommodation),
        });
        self
    }
}

pub fn borough(children: impl IntoIterator<Item = Child>) -> Borough {
    let children = children.into_iter().map(|child| child.0).collect();
    Borough::new(
        Authority::WIGAN,
        children,
        Population::new([(2023, 70_691), (2024, 71_697)]),
    )
}

pub fn outcome(borough: &Borough, id: &str, on: Date) -> Outcome {
    find(id)
        .unwrap_or_else(|| panic!("no measure {id}"))
        .compute(borough, on)
}

/// The measure over some children on a day: numerator, denominator, not known.
pub fn counts(children: &[Child], id: &str, on: &str) -> (u64, u64, u64) {
    let all = outcome(&borough(children.iter().cloned()), id, day(on)).all;
    (all.numerator, all.denominator.unwrap_or(0), all.unknown)
}

/// The last day of the year most worked cases look at.
pub const ON: &str = "31/3/2027";

/// The measure over some children on the last day of the year.
pub fn asked(children: &[Child], id: &str) -> (u64, u64, u64) {
    counts(children, id, ON)
}

/// The measure over one child on the last day of the year.
pub fn one(child: &Child, id: &str) -> (u64, u64, u64) {
    asked(std::slice::from_ref(child), id)
}

/// What a measure says of one child, as numerator, denominator and not known.
pub const YES: (u64, u64, u64) = (1, 1, 0);
pub const NO: (u64, u64, u64) = (0, 1, 0);
pub const NOT_KNOWN: (u64, u64, u64) = (0, 1, 1);
pub const APART: (u64, u64, u64) = (0, 0, 1);
pub const NOT_ASKED: (u64, u64, u64) = (0, 0, 0);

/// A child in care for five years.
pub fn cared() -> Child {
    child(1).enters("1/2/2022", "C2", "U4")
}
