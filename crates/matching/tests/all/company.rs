//! Living with whoever lives there already: both ways, for, against and not known, and never a score.

use crate::builders::*;
use care::Period;
use care::codes::Sex;
use jiff::civil::date;
use matching::*;

/// Bo, 14, lives at Elm House; nothing is known but that.
fn bo() -> Resident {
    Resident {
        born: said(date(2012, 6, 1)),
        ..Resident::new(
            person_id(9),
            "a young person of 14",
            home_id(1),
            Period::since(date(2026, 1, 1)),
        )
    }
}

/// What is said of living with Bo, by the way it is looked at.
fn with_bo(person: &YoungPerson, bo: Resident) -> Vec<(Way, Shows, String)> {
    let residents = Residents::new([bo]);
    let home = elm_house();
    weigh(person, &home, &residents, &council(), TODAY)
        .into_iter()
        .filter_map(|one| match one.about {
            Consideration::Resident(_, way) => Some((way, one.shows, one.sentence)),
            _ => None,
        })
        .collect()
}

fn one(all: &[(Way, Shows, String)], way: Way) -> (Shows, String) {
    let mut found = all.iter().filter(|(which, ..)| *which == way);
    let (_, shows, sentence) = found.next().unwrap();
    assert!(found.next().is_none(), "{all:?}");
    (*shows, sentence.clone())
}

const WAYS: [Way; 4] = [
    Way::ForYoungPerson,
    Way::ForResident,
    Way::AsYoungPersonWishes,
    Way::AsResidentWishes,
];

#[test]
fn what_nobody_said_is_not_known_every_way() {
    let all = with_bo(&alfie(), bo());
    for way in WAYS {
        assert_eq!(one(&all, way).0, Shows::NotKnown, "{way:?}");
    }
}

#[test]
fn a_strain_is_looked_at_both_ways() {
    let mut alfie = alfie();
    alfie.hard = said(vec![Strain::AwakeAtNight]);
    alfie.hurt_by = said(vec![Strain::HittingOut]);
    let mut bo = bo();
    bo.hard = said(Vec::new());
    bo.hurt_by = said(vec![Strain::AwakeAtNight, Strain::SelfHarm]);
    let all = with_bo(&alfie, bo.clone());
    assert_eq!(one(&all, Way::ForYoungPerson).0, Shows::For);
    let (shows, sentence) = one(&all, Way::ForResident);
    assert_eq!(shows, Shows::Against);
    assert_eq!(
        sentence,
        "A young person of 14 is easily hurt by being awake and loud at night, which Alfie has found hard."
    );
    // What has been hard for Bo is not known any more: so is what it would mean for Alfie.
    bo.hard = Said::NotKnown;
    let all = with_bo(&alfie, bo);
    assert_eq!(one(&all, Way::ForYoungPerson).0, Shows::NotKnown);
    assert_eq!(one(&all, Way::ForResident).0, Shows::Against);
}

#[test]
fn a_wish_is_so_not_so_or_not_known() {
    let mut alfie = alfie();
    let mut bo = bo();
    let cases = [
        (Company::OwnAge, Shows::For),
        (Company::NobodyYounger, Shows::For),
        (Company::NobodyOlder, Shows::For),
        (Company::GirlsOnly, Shows::NotKnown),
        (Company::BoysOnly, Shows::NotKnown),
        (Company::Without(Strain::HittingOut), Shows::NotKnown),
        (Company::Alone, Shows::Against),
    ];
    for (wish, shows) in cases {
        alfie.company = said(vec![wish]);
        let (found, sentence) = one(&with_bo(&alfie, bo.clone()), Way::AsYoungPersonWishes);
        assert_eq!(found, shows, "{sentence}");
        assert!(
            sentence.starts_with("Alfie wishes to live with"),
            "{sentence}"
        );
    }
    bo.sex = said(Sex::Male);
    bo.hard = said(vec![Strain::HittingOut]);
    for (wish, shows) in [
        (Company::GirlsOnly, Shows::Against),
        (Company::BoysOnly, Shows::For),
        (Company::Without(Strain::HittingOut), Shows::Against),
        (Company::Without(Strain::DrugsOrAlcohol), Shows::For),
    ] {
        alfie.company = said(vec![wish]);
        let (found, sentence) = one(&with_bo(&alfie, bo.clone()), Way::AsYoungPersonWishes);
        assert_eq!(found, shows, "{sentence}");
    }
    // One that is not so speaks against it, whatever else is so.
    alfie.company = said(vec![Company::BoysOnly, Company::Alone]);
    let (found, sentence) = one(&with_bo(&alfie, bo.clone()), Way::AsYoungPersonWishes);
    assert_eq!(found, Shows::Against);
    assert!(!sentence.contains("boys"), "{sentence}");
    // No wish is nothing to weigh, and is not "not known".
    alfie.company = said(Vec::new());
    let all = with_bo(&alfie, bo);
    assert!(!all.iter().any(|(way, ..)| *way == Way::AsYoungPersonWishes));
}

#[test]
fn a_residents_wish_counts_as_much_as_ones_own() {
    let mut bo = bo();
    bo.company = said(vec![Company::NobodyOlder]);
    // Alfie is 15: a year older.
    let (found, _) = one(&with_bo(&alfie(), bo.clone()), Way::AsResidentWishes);
    assert_eq!(found, Shows::For);
    bo.born = said(date(2015, 6, 1));
    let (found, sentence) = one(&with_bo(&alfie(), bo), Way::AsResidentWishes);
    assert_eq!(found, Shows::Against, "{sentence}");
}

#[test]
fn it_moves_no_home_from_one_group_to_another() {
    let mut alfie = alfie();
    let mut bo = bo();
    let homes = [elm_house()];
    let group = |person: &YoungPerson, bo: &Resident| {
        let residents = Residents::new([bo.clone()]);
        options(
            person,
            &homes,
            &residents,
            &council(),
            TODAY,
            Order::Name,
            0,
        )
        .choice(Place::Home(home_id(1)))
        .unwrap()
        .group
    };
    let before = group(&alfie, &bo);
    alfie.company = said(vec![Company::Alone]);
    alfie.hurt_by = said(vec![Strain::HittingOut]);
    bo.hard = said(vec![Strain::HittingOut]);
    bo.company = said(vec![Company::GirlsOnly]);
    assert_eq!(group(&alfie, &bo), before);
}
