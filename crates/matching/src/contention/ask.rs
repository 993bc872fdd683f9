//! Who could live in a home, asked of thousands of people at once.
//!
//! The answer is that of [`matters::group`] for each of them; a test holds the two together. What the
//! home alone decides is asked once, its beds once for each stretch of nights, and people whose age it
//! never takes are passed over.

use crate::council::Council;
use crate::home::{Beds, Home, TakenBy};
use crate::matters::{self, Case, Group};
use crate::young_person::YoungPerson;
use care::ids::YoungPersonId;
use care::{Date, Period};
use uuid::Uuid;

/// People to ask about, sorted so that a home can pass over many of them.
pub(super) struct Ask<'a, 'c> {
    council: &'a Council,
    at_least: Group,
    /// Everyone, by age on the first night; those whose age is not known first.
    people: Vec<One<'a, 'c>>,
    /// Somebody of whom nothing is known, for each stretch of nights.
    anybody: Vec<YoungPerson>,
}

struct One<'a, 'c> {
    age: Option<u8>,
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
        let mut people: Vec<One<'a, 'c>> = everyone
            .iter()
            .map(|(at, case)| One {
                age: case.age.map(|age| age.0),
                nights: stretches
                    .binary_search_by_key(&by_days(&case.yp.nights), by_days)
                    .unwrap_or_default(),
                at: *at,
                case,
            })
            .collect();
        people.sort_by_key(|one| (one.age, one.at));
        let anybody = stretches
            .into_iter()
            .map(|nights| YoungPerson::new(YoungPersonId(Uuid::nil()), "", nights))
            .collect();
        Self {
            council,
            at_least,
            people,
            anybody,
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
        // What its nights and its beds decide on each stretch of nights, asked when first needed.
        let mut asked: Vec<Option<(bool, bool)>> = vec![None; self.anybody.len()];
        let mut nights = |one: &One<'_, '_>| {
            *asked[one.nights].get_or_insert_with(|| {
                let case = Case::new(
                    &self.anybody[one.nights],
                    first.case.residents,
                    self.council,
                    first.case.on,
                );
                let open = matters::bound_of_nights(&case, home) >= self.at_least;
                let room = open && matters::bound_of_beds(&case, home) >= self.at_least;
                (open, room)
            })
        };
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
            if yp.lives_at == Some(home.id) || !wanted(one.at) {
                continue;
            }
            let (open, room) = nights(one);
            if !open || !one.case.but_for_a_bed && !room && !is_in(&home.beds, yp.id) {
                continue;
            }
            if matters::group(one.case, home, self.at_least) >= self.at_least {
                who.push(one.at);
                if who.len() >= most {
                    break;
                }
            }
        }
        who
    }
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
    use crate::home::{Kind, Taken};
    use crate::residents::Residents;
    use crate::said::{Known, Said};
    use crate::vocabulary::Ages;
    use care::Authority;
    use care::ids::HomeId;
    use jiff::civil::date;

    /// Many people and homes that differ in what is asked once: the answer is that of asking each.
    #[test]
    fn asking_at_once_says_what_asking_each_says() {
        let on = date(2026, 11, 22);
        let council = Council::new(Authority::WIGAN);
        let residents = Residents::default();
        let id = |n: u128| YoungPersonId(Uuid::from_u128(n + 1));
        let people: Vec<YoungPerson> = (0..40u8)
            .map(|n| YoungPerson {
                born: if n % 7 == 0 {
                    Said::NotKnown
                } else {
                    Said::known(date(2006 + i16::from(n % 13), 5, 4), "", on)
                },
                lives_at: (n == 3).then(|| HomeId(Uuid::from_u128(4))),
                ..YoungPerson::new(
                    id(n.into()),
                    "",
                    Period::new(
                        care::dates::plus_days(on, i32::from(n % 3) * 10),
                        (n % 2 == 0).then_some(date(2027, 2, 1)),
                    ),
                )
            })
            .collect();
        let cases: Vec<Case<'_>> = people
            .iter()
            .map(|yp| Case::new(yp, &residents, &council, on))
            .collect();
        let mut counted = 0;
        for n in 0..60u8 {
            let mut home = Home::new(
                HomeId(Uuid::from_u128(n.into())),
                "",
                Kind::ALL[usize::from(n) % Kind::ALL.len()],
            );
            if n % 3 > 0 {
                home.ages = Said::known(Ages::new(8 + n % 5, 12 + n % 6), "", on);
            }
            home.beds.places = Said::known(u16::from(n % 3), "", on);
            home.beds.complete = n % 4 > 0;
            home.beds.taken = vec![Taken {
                nights: Period::new(on, (n % 5 > 0).then_some(date(2026, 12, 8))),
                by: TakenBy::Booked((n % 2 == 0).then(|| id(u128::from(n % 40)))),
                said: Known::new((), "", on),
            }];
            for at_least in [Group::Possible, Group::PossibleIf] {
                for but_for_a_bed in [false, true] {
                    let cases: Vec<Case<'_>> = cases
                        .iter()
                        .map(|case| Case {
                            but_for_a_bed,
                            ..Case::new(case.yp, &residents, &council, on)
                        })
                        .collect();
                    let everyone: Vec<(usize, &Case<'_>)> = cases.iter().enumerate().collect();
                    let mut who = Ask::new(&everyone, &council, at_least).who(&home);
                    who.sort_unstable();
                    let each: Vec<usize> = (0..cases.len())
                        .filter(|at| {
                            cases[*at].yp.lives_at != Some(home.id)
                                && matters::group(&cases[*at], &home, at_least) >= at_least
                        })
                        .collect();
                    counted += each.len();
                    assert_eq!(who, each, "home {n}");
                }
            }
        }
        assert!(counted > 500, "{counted}");
    }
}
