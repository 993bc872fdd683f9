// Long because: what is asked, of which groups, how it is counted and what may be shown.

//! Is it the same for everybody: what homes there were, how near, how soon and at what price, by who
//! young people are. Counting only; who may see small numbers is decided where it is shown.

use super::after::Moved;
use super::line::KeptLine;
use crate::homes::{Need, Searched};
use crate::looked_after::{Lives, authority};
use care::codes::{CategoryOfNeed, Ethnicity, Sex};
use care::dates::{days_between, plus_years};
use care::ids::YoungPersonId;
use care::{Authority, Date};
use measures::{ChildHistory, Guard, SMALLEST, Table};
use std::collections::{HashMap, HashSet};

choices! {
    /// What young people are told apart by.
    By {
        /// Sex.
        Sex = "sex", "Sex";
        /// Age.
        Age = "age", "Age";
        /// Ethnicity.
        Ethnicity = "ethnicity", "Ethnicity";
        /// Disability.
        Disability = "disability", "Disability";
        /// Came alone.
        Alone = "alone", "Came to the country alone";
    }
    /// What is asked.
    Question {
        /// In the borough.
        Near = "near", "Live in the borough";
        /// Miles.
        Miles = "miles", "Miles from home";
        /// In a family.
        Family = "family", "Live in a family";
        /// In a children's home.
        Home = "home", "Live in a children’s home";
        /// In supported accommodation.
        Supported = "supported", "Live in supported accommodation";
        /// Pounds.
        Weekly = "weekly", "Pounds paid for a week";
        /// Two to choose from.
        Two = "two", "Searches with two homes or more to choose from";
        /// Offers.
        Offers = "offers", "Homes that could, perhaps, for a search";
        /// Days of searching.
        Searching = "searching", "Days from the search to the first night";
        /// Days of notice.
        Notice = "notice", "Days of notice before a move";
    }
}

impl Question {
    /// Whether the answer is yes or no; otherwise it is a number.
    pub const fn is_yes_or_no(self) -> bool {
        matches!(
            self,
            Self::Near | Self::Family | Self::Home | Self::Supported | Self::Two
        )
    }
    /// Of whom or what it is asked.
    pub const fn of(self) -> &'static str {
        match self {
            Self::Near | Self::Miles | Self::Family | Self::Home | Self::Supported => {
                "Everybody looked after on the day, short breaks aside"
            }
            Self::Weekly => "Every stay that is paid for on the day",
            Self::Two | Self::Offers => "Searches of the twelve months before that have ended",
            Self::Searching => {
                "Searches of the twelve months before that ended in a home, to its first night"
            }
            Self::Notice => "Moves of the twelve months before",
        }
    }
    /// What a difference between groups can tell, and what not.
    pub const fn tells(self) -> &'static str {
        match self {
            Self::Near | Self::Miles => {
                "It tells whether some live farther away. It cannot tell whether they were safer there or wished to be near somebody."
            }
            Self::Family | Self::Home | Self::Supported => {
                "It tells who lives in which kind of home. It cannot tell whether another kind was asked for, and age explains much of it: look at the split by age first."
            }
            Self::Weekly => {
                "It tells for whom more is paid. It cannot tell whether more was needed, or whether they were offered only what cost more."
            }
            Self::Two | Self::Offers => {
                "It tells who had a choice. It cannot tell whether fewer homes were asked, or more said no: both stand on the page of the search."
            }
            Self::Searching => {
                "It tells who waited longer for a home. It cannot tell why; searches that have not ended are not in it, so the longest waits are missing."
            }
            Self::Notice => {
                "It tells who was told late. A move nobody has written a day for is counted as not known, and those may be the hurried ones."
            }
        }
    }
}

/// An answer about one young person, or one search or move of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Is(bool),
    Number(i64),
    NotKnown,
}

/// What it is counted from.
pub(super) struct Counted<'a> {
    pub(super) children: HashMap<YoungPersonId, &'a ChildHistory>,
    pub(super) lives: &'a Lives,
    pub(super) lines: &'a [KeptLine],
    pub(super) searches: &'a [Searched],
    pub(super) moves: &'a [Moved],
    pub(super) ours: Authority,
    pub(super) on: Date,
}

/// The answers of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) group: &'static str,
    yes: u64,
    no: u64,
    unknown: u64,
    numbers: Vec<i64>,
}

/// A group as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) group: &'static str,
    /// How many said yes; of a number, the middle one.
    pub(super) value: Guard<Option<i64>>,
    /// Of how many that are known.
    pub(super) of: Guard<u64>,
    /// How many are not known.
    pub(super) unknown: Guard<u64>,
}

/// The return's category of need is the child's disability (N2).
const MAIN_NEED: &str = "Disability is the main need";
/// A search for a home said that care is for a disability; the main need is another, or not known.
const IN_A_SEARCH: &str = "Disability recorded in a search for a home";
/// The main need is another, and no search spoke of a disability.
const NO_DISABILITY: &str = "Another need, no disability recorded";

/// Those of whom a search for a home, begun by a day, said that their care is for a disability.
fn disabled_by_search(searches: &[Searched], on: Date) -> HashSet<YoungPersonId> {
    let disability = |need: &Need| {
        matches!(
            need,
            Need::Learning | Need::Physical | Need::Sensory | Need::Autism
        )
    };
    searches
        .iter()
        .filter(|one| record::clock::day_of(one.began) <= on)
        .filter(|one| {
            one.needs
                .as_ref()
                .is_some_and(|needs| needs.iter().any(disability))
        })
        .map(|one| one.of)
        .collect()
}

/// Groups in the order they are shown.
pub(super) fn groups(by: By) -> &'static [&'static str] {
    match by {
        By::Sex => &["Girls", "Boys", "Not known"],
        By::Age => &["Up to 4", "5 to 10", "11 to 15", "16 and over", "Not known"],
        By::Ethnicity => &[
            "White British",
            "White, other",
            "Mixed",
            "Asian",
            "Black",
            "Other",
            "Not known",
        ],
        By::Disability => &[MAIN_NEED, IN_A_SEARCH, NO_DISABILITY, "Not known"],
        By::Alone => &["Came alone", "All others"],
    }
}

fn ethnic(of: Option<Ethnicity>) -> &'static str {
    use Ethnicity as E;
    match of {
        Some(E::WhiteBritish) => "White British",
        Some(E::WhiteIrish | E::AnyOtherWhite | E::TravellerOfIrishHeritage | E::GypsyRoma) => {
            "White, other"
        }
        Some(
            E::WhiteAndBlackCaribbean
            | E::WhiteAndBlackAfrican
            | E::WhiteAndAsian
            | E::AnyOtherMixed,
        ) => "Mixed",
        Some(E::Indian | E::Pakistani | E::Bangladeshi | E::AnyOtherAsian | E::Chinese) => "Asian",
        Some(E::Caribbean | E::African | E::AnyOtherBlack) => "Black",
        Some(E::AnyOtherEthnicGroup) => "Other",
        Some(E::Refused | E::NotYetObtained) | None => "Not known",
    }
}

/// In which group somebody is on a day.
fn group_of(
    by: By,
    from: &Counted<'_>,
    in_a_search: &HashSet<YoungPersonId>,
    of: YoungPersonId,
    on: Date,
) -> &'static str {
    let child = from.children.get(&of).copied();
    match by {
        By::Sex => match child.and_then(|child| child.sex) {
            Some(sex) if sex.is_female() => "Girls",
            Some(sex) if sex.is_male() => "Boys",
            Some(Sex::Unknown) | Some(_) | None => "Not known",
        },
        By::Age => match child.and_then(|child| child.age(on)) {
            None => "Not known",
            Some(..=4) => "Up to 4",
            Some(5..=10) => "5 to 10",
            Some(11..=15) => "11 to 15",
            Some(_) => "16 and over",
        },
        By::Ethnicity => ethnic(child.and_then(|child| child.ethnicity)),
        By::Disability => {
            let lived = from.lives.of(of);
            match lived.and_then(|lived| lived.episode_on(on)?.need) {
                Some(CategoryOfNeed::N2) => MAIN_NEED,
                _ if in_a_search.contains(&of) => IN_A_SEARCH,
                Some(_) => NO_DISABILITY,
                None => "Not known",
            }
        }
        By::Alone if child.is_some_and(|child| child.unaccompanied_on(on)) => "Came alone",
        By::Alone => "All others",
    }
}

/// The answers to a question: of whom, on which day, what.
fn answers(asked: Question, from: &Counted<'_>) -> Vec<(YoungPersonId, Date, Answer)> {
    let on = from.on;
    let since = plus_years(on, -1);
    let looked_after = |answer: &dyn Fn(YoungPersonId) -> Answer| {
        from.lives
            .all()
            .filter(|(_, lived)| lived.looked_after_on(on))
            .map(|(of, _)| (of, on, answer(of)))
            .collect()
    };
    let placed = |of: YoungPersonId| from.lives.of(of)?.episode_on(on)?.placement;
    let is = |known: Option<bool>| known.map_or(Answer::NotKnown, Answer::Is);
    let number = |known: Option<i64>| known.map_or(Answer::NotKnown, Answer::Number);
    match asked {
        Question::Near => looked_after(&|of| {
            let at = from
                .lives
                .of(of)
                .and_then(|lived| lived.episode_on(on))
                .and_then(authority);
            is(at.map(|at| at == from.ours))
        }),
        Question::Miles => looked_after(&|of| {
            let miles = from.lives.of(of).and_then(|lived| lived.miles_on(on));
            number(miles.map(|miles| i64::from(miles.tenths() + 5) / 10))
        }),
        Question::Family | Question::Home | Question::Supported => looked_after(&|of| {
            is(placed(of).map(|kind| {
                let code = kind.code();
                match asked {
                    Question::Family => kind.is_foster() || kind.is_adoption() || code == "P1",
                    Question::Home => matches!(code, "K1" | "K2"),
                    _ => matches!(code, "K3" | "H5" | "P2"),
                }
            }))
        }),
        Question::Weekly => from
            .lines
            .iter()
            .filter(|line| line.nights().contains(on))
            .map(|line| (line.of, on, Answer::Number(line.weekly().0 / 100)))
            .collect(),
        Question::Two | Question::Offers | Question::Searching => from
            .searches
            .iter()
            .filter(|one| one.ended.is_some())
            .filter_map(|one| {
                let began = record::clock::day_of(one.began);
                if began < since || began > on {
                    return None;
                }
                let offers = i64::try_from(one.offers()).unwrap_or(0);
                let answer = match asked {
                    Question::Two => Answer::Is(offers >= 2),
                    Question::Offers => Answer::Number(offers),
                    _ => Answer::Number(days_between(began, one.first_night?).max(0).into()),
                };
                Some((one.of, began, answer))
            })
            .collect(),
        Question::Notice => from
            .moves
            .iter()
            .map(|moved| {
                let told = moved.made.as_ref().and_then(|made| made.told_on);
                let days = told.map(|told| days_between(told, moved.on).max(0).into());
                (moved.of, moved.on, number(days))
            })
            .collect(),
    }
}

/// Counts a question by a split. Groups of nobody are left out.
pub(super) fn tally(asked: Question, by: By, from: &Counted<'_>) -> Vec<Tally> {
    let mut all: Vec<Tally> = groups(by)
        .iter()
        .map(|group| Tally {
            group,
            ..Tally::default()
        })
        .collect();
    let in_a_search = disabled_by_search(from.searches, from.on);
    for (of, on, answer) in answers(asked, from) {
        let group = group_of(by, from, &in_a_search, of, on);
        let Some(tally) = all.iter_mut().find(|one| one.group == group) else {
            continue;
        };
        match answer {
            Answer::Is(true) => tally.yes += 1,
            Answer::Is(false) => tally.no += 1,
            Answer::Number(number) => tally.numbers.push(number),
            Answer::NotKnown => tally.unknown += 1,
        }
    }
    all.retain(|one| one.yes + one.no + one.unknown > 0 || !one.numbers.is_empty());
    all
}

/// What may be shown: everything to those who may see small numbers; to others no count under six,
/// and none from which one could be worked out.
pub(super) fn shown(all: &[Tally], yes_or_no: bool, small: bool) -> Vec<Line> {
    let rows: Vec<Vec<u64>> = all
        .iter()
        .map(|one| {
            if yes_or_no {
                vec![one.yes, one.no, one.unknown]
            } else {
                vec![one.numbers.len() as u64, one.unknown]
            }
        })
        .collect();
    let guards: Vec<Vec<Guard<u64>>> = if small {
        rows.iter()
            .map(|row| row.iter().copied().map(Guard::Shown).collect())
            .collect()
    } else {
        Table::new(&rows).protect()
    };
    all.iter()
        .zip(&guards)
        .map(|(one, guards)| {
            let at = |at: usize| guards.get(at).copied().unwrap_or(Guard::Masked);
            if yes_or_no {
                let of = match (at(0).shown(), at(1).shown()) {
                    (Some(yes), Some(no)) => Guard::Shown(yes + no),
                    _ => Guard::Masked,
                };
                let value = match of {
                    Guard::Shown(of) if of > 0 => Guard::Shown(i64::try_from(one.yes).ok()),
                    Guard::Shown(_) => Guard::Shown(None),
                    Guard::Masked => Guard::Masked,
                };
                return Line {
                    group: one.group,
                    value,
                    of,
                    unknown: at(2),
                };
            }
            let known = one.numbers.len() as u64;
            let tells = small || known >= SMALLEST;
            Line {
                group: one.group,
                value: match at(0) {
                    Guard::Shown(_) if tells => Guard::Shown(super::middle(one.numbers.clone())),
                    _ => Guard::Masked,
                },
                of: at(0),
                unknown: at(1),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yes_no(group: &'static str, yes: u64, no: u64) -> Tally {
        Tally {
            group,
            yes,
            no,
            ..Tally::default()
        }
    }

    #[test]
    fn a_small_count_is_hidden_and_so_is_what_would_give_it_away() {
        let all = [
            yes_no("Girls", 20, 9),
            yes_no("Boys", 30, 2),
            yes_no("Not known", 8, 7),
        ];
        let lines = shown(&all, true, false);
        assert_eq!(lines[1].value, Guard::Masked);
        // With every other row shown, the two could be told from the total: another is hidden too.
        assert!(
            lines
                .iter()
                .filter(|line| line.value == Guard::Masked)
                .count()
                >= 2
        );
        let lines = shown(&all, true, true);
        assert_eq!(
            (lines[1].value, lines[1].of),
            (Guard::Shown(Some(30)), Guard::Shown(32))
        );
    }

    #[test]
    fn a_middle_of_few_is_hidden() {
        let of = |group, numbers: Vec<i64>| Tally {
            group,
            numbers,
            unknown: 9,
            ..Tally::default()
        };
        let all = [of("Girls", vec![1, 2, 3]), of("Boys", (0..40).collect())];
        assert_eq!(shown(&all, false, false)[0].value, Guard::Masked);
        assert_eq!(shown(&all, false, true)[0].value, Guard::Shown(Some(2)));
    }
}
