//! In which order to show homes of one group: by one consideration that the officer chose and the
//! page names. There is no order by a sum of things.

use crate::evidence::{self, Shows};
use crate::found::Choice;
use crate::home::{Grade, Home};
use crate::matters::Case;
use crate::young_person::{Matters, YoungPerson};
use care::ids::HomeId;

/// The one consideration to order by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// The young person's first wish, then their second where that leaves homes equal, and so on:
    /// in their own order, never a count.
    Wishes,
    /// Minutes to one of their destinations, by its place in the list.
    Minutes(usize),
    /// Miles to one of their destinations, by its place in the list.
    Miles(usize),
    /// The least notice needed.
    Notice,
    /// The last inspection's judgement.
    Grade,
    /// By name, beginning at a letter that turns.
    Name,
    /// Weekly price. Offered last and never first chosen.
    Price,
}

impl Order {
    /// What a page begins with: their wishes if they said any, else minutes to school, else names.
    pub fn usual(young_person: &YoungPerson) -> Self {
        if !young_person.wishes.is_empty() {
            return Self::Wishes;
        }
        young_person
            .destinations
            .iter()
            .position(|destination| destination.what == Matters::School)
            .map_or(Self::Name, Self::Minutes)
    }

    /// What an officer may choose from for a young person, price last.
    pub fn offered(young_person: &YoungPerson) -> Vec<Self> {
        let mut all = Vec::new();
        if !young_person.wishes.is_empty() {
            all.push(Self::Wishes);
        }
        all.extend((0..young_person.destinations.len()).map(Self::Minutes));
        all.extend((0..young_person.destinations.len()).map(Self::Miles));
        all.extend([Self::Notice, Self::Grade, Self::Name, Self::Price]);
        all
    }

    /// What the page says about the order.
    pub fn words(self, young_person: &YoungPerson) -> String {
        let name = &young_person.name;
        let to = |at: usize| {
            young_person
                .destinations
                .get(at)
                .map(|destination| (&*destination.name, destination.by.words()))
                .unwrap_or(("a place that matters", ""))
        };
        let last = "Homes where this is not known come after those where it is.";
        match self {
            Self::Wishes => format!(
                "In the order of what {name} wishes for: the first wish first. A home where a wish is \
                 not known stands between those where it is so and those where it is not."
            ),
            Self::Minutes(at) => {
                let (place, by) = to(at);
                format!("In the order of minutes to {place} {by}, shortest first. {last}")
            }
            Self::Miles(at) => format!(
                "In the order of miles to {}, nearest first. {last}",
                to(at).0
            ),
            Self::Notice => format!("In the order of the notice a home needs, least first. {last}"),
            Self::Grade => format!("In the order of the last inspection's judgement. {last}"),
            Self::Name => "By name, beginning at a letter that changes.".into(),
            Self::Price => format!("In the order of weekly price, lowest first. {last}"),
        }
    }
}

/// What homes are sorted by: the consideration, then the name from a turning letter, then the id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key<'h> {
    by: u64,
    letter: u8,
    name: &'h str,
    id: Option<HomeId>,
}

impl Key<'_> {
    /// Before every home: staying and going home.
    pub(crate) fn first() -> Self {
        Self {
            by: 0,
            letter: 0,
            name: "",
            id: None,
        }
    }
}

/// The key of one home. Larger than [`Key::first`]'s by at least one.
pub(crate) fn key<'h>(
    case: &Case<'_>,
    order: Order,
    home: &'h Home,
    choice: &Choice,
    seed: u64,
) -> Key<'h> {
    const LAST: u64 = u64::MAX;
    let by = match order {
        Order::Wishes => (0..case.yp.wishes.len().min(30))
            .map(
                |at| match evidence::wish(case, home, &choice.journeys, at).0 {
                    Shows::For => 0,
                    Shows::NotKnown | Shows::ToWeigh => 1,
                    Shows::Against => 2,
                },
            )
            .fold(0, |so_far, this| so_far * 4 + this + 1),
        Order::Minutes(to) => choice
            .journeys
            .get(to)
            .and_then(|journey| journey.minutes)
            .map_or(LAST, |minutes| u64::from(minutes.0) + 1),
        Order::Miles(to) => choice
            .journeys
            .get(to)
            .and_then(|journey| journey.miles)
            .map_or(LAST, |miles| u64::from(miles.tenths()) + 1),
        Order::Notice => home
            .notice
            .value()
            .map_or(LAST, |days| u64::from(*days) + 1),
        Order::Grade => match home.grade.value() {
            None | Some(Grade::NotYetInspected) => LAST,
            Some(grade) => *grade as u64 + 1,
        },
        Order::Name => 1,
        Order::Price => home
            .weekly_price
            .value()
            .map_or(LAST, |price| u64::try_from(price.0).unwrap_or(0) + 1),
    };
    let first = home
        .name
        .bytes()
        .find(u8::is_ascii_alphabetic)
        .map_or(25, |byte| byte.to_ascii_lowercase() - b'a');
    Key {
        by,
        letter: (first + 26 - (seed % 26) as u8) % 26,
        name: &home.name,
        id: Some(home.id),
    }
}
