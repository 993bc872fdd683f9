//! A young person and homes to begin from; each test changes what it is about.

use care::codes::{LegalStatus, Sex};
use care::ids::{HomeId, YoungPersonId};
use care::{Authority, Date, Grid, Location, Miles, Pence, Period};
use jiff::civil::date;
use matching::*;
use uuid::Uuid;

/// The day on which every example is asked.
pub const TODAY: Date = date(2026, 11, 22);

pub fn person_id(n: u128) -> YoungPersonId {
    YoungPersonId(Uuid::from_u128(0x1000 + n))
}
pub fn home_id(n: u128) -> HomeId {
    HomeId(Uuid::from_u128(0x2000 + n))
}
pub fn said<T>(value: T) -> Said<T> {
    Said::known(value, "the record", date(2026, 11, 1))
}
pub fn known<T>(value: T) -> Known<T> {
    Known::new(value, "the record", date(2026, 11, 1))
}
pub fn authority(code: &str) -> Authority {
    Authority::parse(code).unwrap()
}
pub fn at(easting: u32, northing: u32) -> Grid {
    Grid { easting, northing }
}
/// A place in Wigan some metres east of the middle of the town.
pub fn wigan(east: u32) -> Location {
    Location {
        authority: Authority::WIGAN,
        grid: at(358_000 + east, 405_500),
    }
}
pub fn bolton() -> Location {
    Location {
        authority: authority("E08000001"),
        grid: at(371_500, 409_300),
    }
}

/// Wigan, with its neighbours.
pub fn council() -> Council {
    let adjoining = [
        "E08000001",
        "E08000006",
        "E06000007",
        "E08000013",
        "E10000017",
    ];
    Council {
        adjoining: said(adjoining.into_iter().map(authority).collect()),
        perhaps: Vec::new(),
        near: Miles::from_tenths(200),
        ..Council::new(Authority::WIGAN)
    }
}

/// Alfie, 15, needs a home from today; everything that hard matters ask is known.
pub fn alfie() -> YoungPerson {
    YoungPerson {
        born: said(date(2011, 5, 4)),
        sex: said(Sex::Male),
        legal: Legal {
            status: said(LegalStatus::C2),
            secure_order: said(false),
            secretary_of_state: said(false),
            liberty_order: said(false),
        },
        categories: said(vec![Category::EmotionalAndBehavioural]),
        destinations: vec![Destination {
            what: Matters::School,
            name: "Bedford High School".into(),
            place: said(wigan(8_000).grid),
            by: Mode::Bus,
            most: Said::NotKnown,
        }],
        ..YoungPerson::new(person_id(1), "Alfie", Period::since(TODAY))
    }
}

/// A children's home in Wigan with a bed for Alfie tonight; everything is known.
pub fn elm_house() -> Home {
    Home {
        provider: "Northern Homes".into(),
        place: said(wigan(3_000)),
        registration: Said::known(Registration::Registered, "Ofsted's list", date(2026, 10, 1)),
        ages: Said::known(Ages::new(11, 17), "statement of purpose", date(2026, 4, 1)),
        sexes: said(Sexes::Any),
        categories: said(vec![Category::EmotionalAndBehavioural]),
        beds: Beds {
            places: said(4),
            complete: true,
            ..Beds::default()
        },
        notice: said(0),
        agreement: said(Agreement::Spot),
        people: said(Vec::new()),
        grade: Said::known(Grade::Good, "Ofsted", date(2026, 3, 3)),
        visit_first: said(true),
        weekly_price: said(Pence::pounds(4_500)),
        ..Home::new(home_id(1), "Elm House", Kind::ChildrensHome)
    }
}

/// A foster home of our own in Wigan with room for two; everything is known.
pub fn carers() -> Home {
    Home {
        provider: "Wigan Fostering".into(),
        place: said(wigan(5_000)),
        approval: said(Approval {
            state: ApprovalState::Approved,
            places: Some(2),
            ages: Some(Ages::new(5, 17)),
            sexes: None,
            only: None,
            exempt: Vec::new(),
        }),
        beds: Beds {
            complete: true,
            ..Beds::default()
        },
        notice: said(0),
        agreement: said(Agreement::Own(Authority::WIGAN)),
        people: said(Vec::new()),
        ..Home::new(home_id(2), "Sam and Jo's home", Kind::OurFosterCarers)
    }
}

/// Somebody in a place from a day on.
pub fn taken(by: Option<YoungPersonId>, from: Date, until: Option<Date>) -> Taken {
    Taken {
        nights: Period::new(from, until),
        by: TakenBy::Booked(by),
        said: known(()),
    }
}

/// Everything Alfie could do, by name.
pub fn found(young_person: &YoungPerson, homes: &[Home]) -> Found {
    with_residents(young_person, homes, &Residents::default())
}
pub fn with_residents(young_person: &YoungPerson, homes: &[Home], residents: &Residents) -> Found {
    options(
        young_person,
        homes,
        residents,
        &council(),
        TODAY,
        Order::Name,
        0,
    )
}

/// The group of one home, and what is open about it in words.
pub fn says(young_person: &YoungPerson, home: &Home) -> (Group, Vec<String>) {
    let found = found(young_person, std::slice::from_ref(home));
    let choice = found
        .all()
        .find(|choice| choice.home == Some(home.id))
        .unwrap();
    let open = choice
        .open()
        .map(|finding| {
            let cure = finding.cure.map(|cure| cure.sentence()).unwrap_or_default();
            format!("{} {cure}", finding.sentence(found.names(choice)))
        })
        .collect();
    (choice.group, open)
}
