//! One young person over 20,000 homes, and everyone who is searching over all of them.
//!
//! A region from a seed: most homes are of the usual kinds and ages, two thirds are full or have no
//! word on vacancies, and one fact in ten is not known.

#![expect(clippy::unwrap_used, reason = "a bench stops where it fails")]

use care::codes::{LegalStatus, Sex};
use care::dates::plus_days;
use care::ids::{HomeId, YoungPersonId};
use care::{Authority, Date, Grid, Location, Miles, Pence, Period};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use matching::*;
use std::hint::black_box;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 22);
const HOMES: u128 = 20_000;
const SEARCHING: u128 = 2_000;

/// A stream of chance from a seed (SplitMix64): enough for a bench, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
    /// Known nine times in ten.
    fn said<T>(&mut self, value: T) -> Said<T> {
        if self.below(10) == 0 {
            Said::NotKnown
        } else {
            Said::known(value, "the record", date(2026, 11, 20))
        }
    }
    fn grid(&mut self) -> Grid {
        Grid {
            easting: 330_000 + self.below(80_000) as u32,
            northing: 370_000 + self.below(80_000) as u32,
        }
    }
}

fn home(n: u128, chance: &mut Chance) -> Home {
    let kind = chance.pick(&[
        Kind::OurFosterCarers,
        Kind::AgencyFosterCarers,
        Kind::AgencyFosterCarers,
        Kind::ChildrensHome,
        Kind::ChildrensHome,
        Kind::SupportedAccommodation,
    ]);
    let area = chance.pick(&[
        "E08000010",
        "E08000001",
        "E08000003",
        "E06000007",
        "E10000017",
    ]);
    let grid = chance.grid();
    let ages = chance.pick(&[
        Ages::new(0, 10),
        Ages::new(8, 17),
        Ages::new(11, 17),
        Ages::new(16, 18),
    ]);
    let sexes = chance.pick(&[Sexes::Any, Sexes::Any, Sexes::Girls, Sexes::Boys]);
    let places = 1 + chance.below(4) as u16;
    let vacancies = chance.pick(&[0u16, 0, 1]);
    let grade = chance.pick(&[
        Grade::Good,
        Grade::Good,
        Grade::Outstanding,
        Grade::Inadequate,
    ]);
    let night = chance.below(3) == 0;
    let price = Pence::pounds(1_000 + chance.below(5_000) as i64);
    let since = date(2025, 1, 1);
    let said = |value| Known::new(value, "the record", since);
    Home {
        place: chance.said(Location {
            authority: Authority::parse(area).unwrap(),
            grid,
        }),
        registration: chance.said(Registration::Registered),
        ages: chance.said(ages),
        sexes: chance.said(sexes),
        categories: chance.said(vec![
            Category::EmotionalAndBehavioural,
            Category::LearningDisability,
        ]),
        approval: chance.said(Approval {
            state: ApprovalState::Approved,
            places: Some(places.min(3)),
            ages: Some(ages),
            sexes: None,
            only: None,
            exempt: Vec::new(),
        }),
        beds: Beds {
            places: chance.said(places),
            taken: (0..u128::from(places - vacancies.min(places)))
                .map(|i| Taken {
                    nights: Period::since(since),
                    by: TakenBy::Booked(Some(YoungPersonId(Uuid::from_u128(1 << 80 | n << 8 | i)))),
                    said: said(()),
                })
                .collect(),
            complete: chance.below(3) == 0,
            vacancies: chance.said(vacancies),
            each: Vec::new(),
        },
        notice: chance.said(0),
        agreement: chance.said(Agreement::Spot),
        features: vec![Known::new(
            Offered {
                feature: Feature::AwakeAtNight,
                there: night,
            },
            "the record",
            since,
        )],
        people: chance.said(Vec::new()),
        grade: chance.said(grade),
        weekly_price: chance.said(price),
        visit_first: chance.said(true),
        ..Home::new(
            HomeId(Uuid::from_u128(1 << 100 | n)),
            format!("Home {n}"),
            kind,
        )
    }
}

fn person(n: u128, chance: &mut Chance) -> YoungPerson {
    let born = date(
        2009 + chance.below(12) as i16,
        1 + chance.below(12) as i8,
        3,
    );
    let sex = chance.pick(&[Sex::Male, Sex::Female]);
    let at = chance.grid();
    let destination = |what, name: &str, place| Destination {
        what,
        name: name.into(),
        place: Said::known(place, "the record", TODAY),
        by: Mode::Bus,
        most: Said::NotKnown,
    };
    let known = |value| Known::new(value, "care plan", TODAY);
    YoungPerson {
        born: Said::known(born, "the record", TODAY),
        sex: Said::known(sex, "the record", TODAY),
        legal: Legal {
            status: Said::known(LegalStatus::C2, "the record", TODAY),
            secure_order: Said::known(false, "the record", TODAY),
            secretary_of_state: Said::NotKnown,
            liberty_order: Said::known(false, "the record", TODAY),
        },
        categories: Said::known(vec![Category::EmotionalAndBehavioural], "care plan", TODAY),
        musts: if chance.below(2) == 0 {
            vec![known(Feature::AwakeAtNight)]
        } else {
            Vec::new()
        },
        exclusions: vec![Known::new(
            Exclusion {
                rules_out: RulesOut::Near(chance.grid(), Miles::from_tenths(30), "somebody".into()),
                by: By::Court,
            },
            "court order",
            TODAY,
        )],
        destinations: vec![
            destination(Matters::Home, "home", at),
            destination(Matters::School, "school", chance.grid()),
            destination(Matters::Person, "their nan", chance.grid()),
        ],
        identity: vec![known(Feature::Faith("Catholic".into()))],
        ..YoungPerson::new(
            YoungPersonId(Uuid::from_u128(1 << 90 | n)),
            format!("Young person {n}"),
            // Half are needed today, the others within four weeks.
            Period::since(plus_days(
                TODAY,
                (chance.below(2) * chance.below(28)) as i32,
            )),
        )
    }
}

fn region() -> (Vec<YoungPerson>, Vec<Home>, Residents, Council) {
    let mut chance = Chance(2026);
    let homes: Vec<Home> = (0..HOMES).map(|n| home(n, &mut chance)).collect();
    let people: Vec<YoungPerson> = (0..SEARCHING).map(|n| person(n, &mut chance)).collect();
    let residents = homes.iter().flat_map(|home| {
        home.beds.taken.iter().filter_map(|taken| match taken.by {
            TakenBy::Booked(Some(id)) => Some(Resident {
                born: Said::known(date(2012, 2, 2), "the record", TODAY),
                ..Resident::new(id, "a young person of 14", home.id, taken.nights)
            }),
            _ => None,
        })
    });
    let residents = Residents::new(residents);
    (people, homes, residents, Council::new(Authority::WIGAN))
}

/// Processor time of the whole process so far, in hundredths of a second: unlike the clock it does not
/// depend on what else the machine does.
fn processor_time() -> u64 {
    let said = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = said.rsplit(')').next().unwrap_or_default();
    let mut fields = after.split_whitespace().skip(11);
    let mut next = || fields.next().and_then(|n| n.parse::<u64>().ok());
    next().unwrap_or(0) + next().unwrap_or(0)
}

fn matching(c: &mut Criterion) {
    let (people, homes, residents, council) = region();
    let mut group = c.benchmark_group("matching");
    group.sample_size(10);
    let order = Order::usual(&people[0]);
    let before = processor_time();
    let found = options(&people[0], &homes, &residents, &council, TODAY, order, 1);
    for _ in 0..19 {
        drop(options(
            &people[0], &homes, &residents, &council, TODAY, order, 1,
        ));
    }
    eprintln!(
        "processor time of one: {} ms",
        (processor_time() - before) * 10 / 20
    );
    eprintln!(
        "one young person: {} possible, {} possible if, {} not possible",
        found.possible.len(),
        found.possible_if.len(),
        found.not_possible.len()
    );
    group.bench_function("one young person, 20,000 homes", |b| {
        b.iter(|| {
            options(
                black_box(&people[0]),
                &homes,
                &residents,
                &council,
                TODAY,
                order,
                1,
            )
        });
    });
    for (name, counting) in [
        ("contention, possible", Counting::Possible),
        ("contention, possible if", Counting::PossibleIf),
    ] {
        let ask = || contention(&people, &homes, &[], &residents, &council, TODAY, counting);
        let before = processor_time();
        let told = ask();
        eprintln!("processor time: {} ms", (processor_time() - before) * 10);
        eprintln!(
            "{name}: {} of {} placed, {} near home, {} short, {} exact",
            told.placed,
            told.searching,
            told.near_home,
            told.too_few.len(),
            told.exact.len()
        );
        group.bench_function(format!("{name}, 2,000 searching, 20,000 homes"), |b| {
            b.iter(ask);
        });
    }
    group.finish();
}

criterion_group!(benches, matching);
criterion_main!(benches);
