// Long because: the law that holds it to asking each stands beside it, with the people and homes it is tried on.

//! Who could live in a home, asked of thousands of people at once.
//!
//! The answer is that of [`matters::group`] for each of them; a test holds the two together. A home is
//! as possible as its worst matter, so the matters can be asked apart: what the home alone decides is
//! asked once, what its nights and beds decide once for each stretch of nights, what depends on who
//! somebody is once for each sort of people (same age, sex, needs and musts), and only exclusions and
//! replies of each person. Homes that name somebody, and beds that differ, are asked of each.

use crate::council::Council;
use crate::home::{Beds, Home, TakenBy};
use crate::matters::{self, Case, Group};
use crate::young_person::YoungPerson;
use care::ids::YoungPersonId;
use care::{Date, Period};
use std::collections::HashMap;
use uuid::Uuid;

/// People to ask about, sorted so that a home can pass over many of them.
pub(super) struct Ask<'a, 'c> {
    council: &'a Council,
    at_least: Group,
    /// Everyone, by age on the first night and then by sort; those whose age is not known first.
    people: Vec<One<'a, 'c>>,
    /// Somebody of whom nothing is known, for each stretch of nights.
    anybody: Vec<YoungPerson>,
    /// How many sorts of people there are.
    sorts: usize,
}

struct One<'a, 'c> {
    age: Option<u8>,
    /// Of which sort they are.
    sort: usize,
    /// Which stretch of nights.
    nights: usize,
    /// Their place in the caller's list.
    at: usize,
    case: &'a Case<'c>,
}

impl<'a, 'c> Ask<'a, 'c> {
    pub(super) fn new(
        everyone: &[(usize, &'a Case<'c>)],
        council: &'a Council,
        at_least: Group,
    ) -> Self {
        let mut stretches: Vec<Period> = everyone.iter().map(|(_, case)| case.yp.nights).collect();
        stretches.sort_unstable_by_key(by_days);
        stretches.dedup();
        let mut sorts: HashMap<String, usize> = HashMap::new();
        let mut people: Vec<One<'a, 'c>> = everyone
            .iter()
            .map(|(at, case)| {
                let next = sorts.len();
                One {
                    age: case.age.map(|age| age.0),
                    sort: *sorts.entry(matters::sort_of(case)).or_insert(next),
                    nights: stretches
                        .binary_search_by_key(&by_days(&case.yp.nights), by_days)
                        .unwrap_or_default(),
                    at: *at,
                    case,
                }
            })
            .collect();
        people.sort_by_key(|one| (one.age, one.sort, one.at));
        let anybody = stretches
            .into_iter()
            .map(|nights| YoungPerson::new(YoungPersonId(Uuid::nil()), "", nights))
            .collect();
        Self {
            council,
            at_least,
            people,
            anybody,
            sorts: sorts.len(),
        }
    }

    /// The places in the caller's list of those for whom a home counts.
    pub(super) fn who(&self, home: &Home) -> Vec<usize> {
        self.some(home, |_| true, usize::MAX)
    }

    /// The same, of those who are `wanted` only, and at most so many of them.
    pub(super) fn some(
        &self,
        home: &Home,
        wanted: impl Fn(usize) -> bool,
        most: usize,
    ) -> Vec<usize> {
        let Some(first) = self.people.first() else {
            return Vec::new();
        };
        if matters::bound_of_home(self.council, home) < self.at_least {
            return Vec::new();
        }
        let alike = treats_alike(home);
        // What its nights and its beds decide on each stretch of nights, asked when first needed.
        let mut asked: Vec<Option<Nights>> = vec![None; self.anybody.len()];
        let mut nights = |one: &One<'_, '_>| {
            *asked[one.nights].get_or_insert_with(|| {
                let case = Case::new(
                    &self.anybody[one.nights],
                    first.case.residents,
                    self.council,
                    first.case.on,
                );
                let open = matters::bound_of_nights(&case, home) >= self.at_least;
                let bed = open && matters::bound_of_beds(&case, home) >= self.at_least;
                let limit = bed && matters::bound_of_limit(&case, home) >= self.at_least;
                Nights { open, bed, limit }
            })
        };
        // What the sort of people decides, asked of the first of them that is met.
        let mut sorts: Vec<Option<bool>> = vec![None; if alike { self.sorts } else { 0 }];
        let ages = matters::ages_that_bind(home);
        let taken_in = |from: usize, to: usize| &self.people[from..to];
        let unknown = self.people.partition_point(|one| one.age.is_none());
        let (from, to) = match ages {
            None => (unknown, self.people.len()),
            Some(ages) => (
                self.people
                    .partition_point(|one| one.age.is_none_or(|age| age < ages.from)),
                self.people
                    .partition_point(|one| one.age.is_none_or(|age| age <= ages.to)),
            ),
        };
        let mut who = Vec::new();
        for one in taken_in(0, unknown).iter().chain(taken_in(from, to)) {
            let yp = one.case.yp;
            if alike {
                let group = |case| matters::bound_of_sort(case, home, self.at_least);
                let fits = sorts[one.sort].get_or_insert_with(|| group(one.case) >= self.at_least);
                if !*fits {
                    continue;
                }
            }
            if yp.lives_at == Some(home.id) || !wanted(one.at) {
                continue;
            }
            let Nights { open, bed, limit } = nights(one);
            if !open || !(one.case.but_for_a_bed || bed || is_in(&home.beds, yp.id)) {
                continue;
            }
            let counts = if !alike || !(one.case.but_for_a_bed || bed && limit) {
                matters::group(one.case, home, self.at_least)
            } else {
                matters::bound_of_one(one.case, home, self.at_least)
            };
            if counts >= self.at_least {
                who.push(one.at);
                if who.len() >= most {
                    break;
                }
            }
        }
        who
    }
}

/// What a home's nights decide for anybody.
#[derive(Clone, Copy)]
struct Nights {
    /// Approval and notice.
    open: bool,
    /// A bed.
    bed: bool,
    /// The usual fostering limit.
    limit: bool,
}

/// Whether a home asks the same of everybody of a sort: its beds are alike and its approval names
/// nobody.
fn treats_alike(home: &Home) -> bool {
    home.beds.each.is_empty()
        && home
            .approval
            .value()
            .is_none_or(|approval| approval.only.is_none())
}

fn by_days(nights: &Period) -> (Date, Option<Date>) {
    (nights.from, nights.until)
}

/// Whether somebody is in one of the beds, or has one booked or held.
fn is_in(beds: &Beds, id: YoungPersonId) -> bool {
    beds.taken
        .iter()
        .chain(beds.each.iter().flat_map(|bed| &bed.taken))
        .any(|taken| match taken.by {
            TakenBy::Booked(by) | TakenBy::Held(by) => by == Some(id),
            TakenBy::OutOfService => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::Council;
    use crate::home::{Approval, ApprovalState, Kind, Offered, Registration, Taken};
    use crate::residents::Residents;
    use crate::said::{Known, Said};
    use crate::vocabulary::{Ages, Category, Feature, Reply, Sexes};
    use crate::young_person::{By, Exclusion, RulesOut};
    use care::codes::Sex;
    use care::dates::plus_days;
    use care::ids::HomeId;
    use care::{Authority, Grid, Location, Miles};
    use jiff::civil::date;
    use proptest::prelude::*;

    const ON: Date = date(2026, 11, 22);

    /// A stream of chance from a seed (SplitMix64).
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, n: u64) -> u64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            (z ^ (z >> 31)) % n
        }
        fn said<T>(&mut self, value: T) -> Said<T> {
            if self.below(6) == 0 {
                Said::NotKnown
            } else {
                Said::known(value, "somebody", ON)
            }
        }
        fn pick<T: Clone>(&mut self, of: &[T]) -> T {
            of[self.below(of.len() as u64) as usize].clone()
        }
        /// One of these, or nobody has said.
        fn said_one<T: Clone>(&mut self, of: &[T]) -> Said<T> {
            let value = self.pick(of);
            self.said(value)
        }
        fn grid(&mut self) -> Grid {
            Grid {
                easting: 350_000 + self.below(6) as u32 * 1_500,
                northing: 400_000,
            }
        }
    }

    fn known<T>(value: T) -> Known<T> {
        Known::new(value, "somebody", ON)
    }

    fn somebody(n: u64) -> YoungPersonId {
        YoungPersonId(Uuid::from_u128(u128::from(n) + 1))
    }

    fn home_id(n: u64) -> HomeId {
        HomeId(Uuid::from_u128(u128::from(n) + 1_000))
    }

    const FEATURES: [Feature; 3] = [Feature::StepFree, Feature::Pets, Feature::AwakeAtNight];

    fn person(n: u64, chance: &mut Chance) -> YoungPerson {
        // Some are needed at once for a few nights, which relaxes the terms of approval.
        let from = plus_days(ON, chance.below(3) as i32 * 8);
        let until = [None, Some(4), Some(60)][chance.below(3) as usize];
        let nights = Period::new(from, until.map(|days| plus_days(from, days)));
        let mut yp = YoungPerson::new(somebody(n), "", nights);
        let year = 2007 + chance.below(12) as i16;
        yp.born = chance.said(date(year, 5, 4));
        yp.sex = chance.said_one(&[Sex::Male, Sex::Female]);
        let needs = [
            Vec::new(),
            vec![Category::EmotionalAndBehavioural],
            vec![Category::LearningDisability],
        ];
        yp.categories = chance.said_one(&needs);
        yp.legal.liberty_order = chance.said(false);
        yp.legal.secure_order = chance.said(n.is_multiple_of(5));
        yp.legal.secretary_of_state = chance.said(n.is_multiple_of(2));
        for feature in FEATURES {
            if chance.below(5) == 0 {
                let must = known(feature);
                yp.musts.push(must);
            }
        }
        if chance.below(3) == 0 {
            yp.siblings = vec![somebody(chance.below(12))];
        }
        if chance.below(3) == 0 {
            let out = match chance.below(3) {
                0 => RulesOut::Home(home_id(chance.below(10))),
                1 => RulesOut::Near(chance.grid(), Miles::from_tenths(10), "it".into()),
                _ => RulesOut::Person(somebody(chance.below(12)).into(), "them".into()),
            };
            let exclusion = Exclusion {
                rules_out: out,
                by: By::Court,
            };
            yp.exclusions.push(known(exclusion));
        }
        if chance.below(4) == 0 {
            let replies = [Reply::Yes, Reply::If("".into()), Reply::No("".into())];
            let reply = known(chance.pick(&replies));
            yp.replies.push((home_id(chance.below(10)), reply));
        }
        yp.lives_at = (chance.below(6) == 0).then(|| home_id(chance.below(10)));
        yp
    }

    fn home(n: u64, chance: &mut Chance) -> Home {
        let kind = Kind::ALL[chance.below(Kind::ALL.len() as u64) as usize];
        let mut home = Home::new(home_id(n), "", kind);
        let from = 6 + chance.below(8) as u8;
        let ages = Ages::new(from, from + 4);
        let sexes = [Sexes::Any, Sexes::Girls, Sexes::Boys][chance.below(3) as usize];
        home.ages = chance.said(ages);
        home.sexes = chance.said(sexes);
        home.registration = chance.said(Registration::Registered);
        home.categories = chance.said(vec![Category::EmotionalAndBehavioural]);
        let grid = chance.grid();
        home.place = chance.said(Location {
            authority: Authority::WIGAN,
            grid,
        });
        let approval = Approval {
            state: [
                ApprovalState::Approved,
                ApprovalState::Approved,
                ApprovalState::TemporaryUntil(plus_days(ON, 10)),
                ApprovalState::NotYet,
            ][chance.below(4) as usize],
            places: [None, Some(2), Some(3), Some(5)][chance.below(4) as usize],
            ages: [None, Some(ages)][chance.below(2) as usize],
            sexes: [None, Some(sexes)][chance.below(2) as usize],
            only: (chance.below(6) == 0).then(|| vec![somebody(chance.below(12))]),
            exempt: vec![somebody(chance.below(12))],
        };
        home.approval = chance.said(approval);
        home.notice = chance.said_one(&[0, 3, 9]);
        home.agreement = chance.said(crate::home::Agreement::Spot);
        home.beds.places = chance.said_one(&[1, 2, 3, 4, 5]);
        home.beds.complete = chance.below(2) == 0;
        home.beds.vacancies = chance.said_one(&[0, 1]);
        for _ in 0..chance.below(5) {
            let by = match chance.below(4) {
                0 => TakenBy::OutOfService,
                1 => TakenBy::Booked(None),
                _ => TakenBy::Booked(Some(somebody(chance.below(12)))),
            };
            let until = [None, Some(plus_days(ON, 12))][chance.below(2) as usize];
            let taken = Taken {
                nights: Period::new(date(2026, 1, 1), until),
                by,
                said: known(()),
            };
            home.beds.taken.push(taken);
        }
        for feature in FEATURES {
            if chance.below(2) == 0 {
                let there = chance.below(3) > 0;
                home.features.push(known(Offered { feature, there }));
            }
        }
        home
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Any people and any homes: the answer of asking all at once is that of asking each.
        #[test]
        fn asking_at_once_says_what_asking_each_says(seed in any::<u64>()) {
            let mut chance = Chance(seed);
            let people: Vec<YoungPerson> = (0..12).map(|n| person(n, &mut chance)).collect();
            let homes: Vec<Home> = (0..10).map(|n| home(n, &mut chance)).collect();
            let council = Council::new(Authority::WIGAN);
            let residents = Residents::default();
            for but_for_a_bed in [false, true] {
                let cases: Vec<Case<'_>> = people
                    .iter()
                    .map(|yp| Case {
                        but_for_a_bed,
                        answers_only: true,
                        ..Case::new(yp, &residents, &council, ON)
                    })
                    .collect();
                let everyone: Vec<(usize, &Case<'_>)> = cases.iter().enumerate().collect();
                for at_least in [Group::Possible, Group::PossibleIf] {
                    let ask = Ask::new(&everyone, &council, at_least);
                    for home in &homes {
                        let mut who = ask.who(home);
                        who.sort_unstable();
                        let each: Vec<usize> = (0..cases.len())
                            .filter(|at| {
                                cases[*at].yp.lives_at != Some(home.id)
                                    && matters::group(&cases[*at], home, at_least) >= at_least
                            })
                            .collect();
                        prop_assert_eq!(who, each, "{:?}", home);
                    }
                }
            }
        }
    }

    #[test]
    fn the_streams_of_the_law_above_have_every_answer() {
        let mut chance = Chance(7);
        let people: Vec<YoungPerson> = (0..200).map(|n| person(n, &mut chance)).collect();
        let homes: Vec<Home> = (0..200).map(|n| home(n, &mut chance)).collect();
        let council = Council::new(Authority::WIGAN);
        let residents = Residents::default();
        let mut counted = [0u32; 3];
        for yp in &people {
            let case = Case::new(yp, &residents, &council, ON);
            for home in &homes {
                counted[matters::group(&case, home, Group::NotPossible) as usize] += 1;
            }
        }
        assert!(counted.iter().all(|n| *n > 100), "{counted:?}");
    }
}
