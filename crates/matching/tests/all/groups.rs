//! Which group a home falls into, and for which reason.

use crate::builders::*;
use jiff::civil::date;
use matching::*;

#[track_caller]
fn is(young_person: &YoungPerson, home: &Home, group: Group, open: &[&str]) {
    assert_eq!(
        says(young_person, home),
        (group, open.iter().map(|s| (*s).to_owned()).collect())
    );
}

#[test]
fn a_home_that_meets_everything_is_possible() {
    is(&alfie(), &elm_house(), Group::Possible, &[]);
    is(&alfie(), &carers(), Group::Possible, &[]);
}

#[test]
fn staying_and_going_home_are_always_there() {
    let found = found(&alfie(), &[]);
    let places: Vec<Place> = found
        .possible_if
        .iter()
        .map(|choice| choice.place)
        .collect();
    assert_eq!(places, [Place::Staying, Place::GoingHome]);
}

#[test]
fn the_home_they_live_in_is_the_one_to_stay_in() {
    let mut alfie = alfie();
    let mut home = elm_house();
    home.beds.places = said(1);
    home.beds.taken = vec![taken(Some(alfie.id), date(2025, 1, 1), None)];
    alfie.lives_at = Some(home.id);
    alfie.staying = said(Reply::If("somebody is awake at night".into()));
    let found = found(&alfie, &[home]);
    let staying = found.choice(Place::Staying).unwrap();
    assert_eq!(staying.group, Group::PossibleIf);
    assert_eq!(found.all().count(), 2);
    assert_eq!(
        staying
            .open()
            .next()
            .unwrap()
            .sentence(found.names(staying)),
        "They said that it could work if somebody is awake at night."
    );
}

#[test]
fn nobody_under_sixteen_goes_to_supported_accommodation() {
    let home = Home {
        kind: Kind::SupportedAccommodation,
        ages: said(Ages::new(15, 18)),
        ..elm_house()
    };
    is(
        &alfie(),
        &home,
        Group::NotPossible,
        &["Alfie is 15. The law does not allow it before 16. Nobody can cure this."],
    );
}

#[test]
fn what_a_home_is_registered_for_is_not_ours_to_change() {
    let home = Home {
        ages: said(Ages::new(8, 12)),
        sexes: said(Sexes::Girls),
        ..elm_house()
    };
    is(
        &alfie(),
        &home,
        Group::NotPossible,
        &[
            "Alfie is 15, but Elm House is for ages 8 to 12. It would take more than this search: \
             the provider and Ofsted would have to change the ages it is registered for.",
            "Elm House takes girls only, which leaves Alfie out. It would take more than this search: \
             the provider and Ofsted would have to change whom it is registered for.",
        ],
    );
}

#[test]
fn terms_of_approval_can_be_varied_by_somebody_named() {
    let mut home = carers();
    home.approval = said(Approval {
        ages: Some(Ages::new(0, 10)),
        ..home.approval.value().unwrap().clone()
    });
    is(
        &alfie(),
        &home,
        Group::PossibleIf,
        &[
            "Alfie is 15, but Sam and Jo's home is approved for ages 0 to 10. It could be cured: the \
             fostering service's decision maker could vary the terms.",
        ],
    );
    // Until Monday week: five working days.
    let mut alfie = alfie();
    alfie.nights.until = Some(date(2026, 11, 30));
    is(&alfie, &home, Group::Possible, &[]);
    alfie.nights.until = Some(date(2026, 12, 1));
    assert_eq!(says(&alfie, &home).0, Group::PossibleIf);
}

#[test]
fn an_old_word_on_vacancies_is_a_question() {
    let mut home = elm_house();
    home.beds.complete = false;
    home.beds.vacancies = Said::known(1, "the manager", date(2026, 11, 10));
    let (group, open) = says(&alfie(), &home);
    assert_eq!(group, Group::PossibleIf);
    assert_eq!(
        open,
        [
            "Elm House last said 12 days ago that it had one place free. That is too old to rely on. \
             Ask the registered manager whether a place is free on these nights."
        ]
    );
    home.beds.vacancies = Said::known(1, "the manager", date(2026, 11, 20));
    assert_eq!(says(&alfie(), &home).0, Group::Possible);
}

#[test]
fn full_overbooked_and_free_are_three_states() {
    let mut home = elm_house();
    home.beds.places = said(1);
    home.beds.taken = vec![taken(None, date(2026, 1, 1), Some(date(2026, 12, 3)))];
    let first = |home: &Home| says(&alfie(), home).1.remove(0);
    assert!(first(&home).starts_with(
        "The one place at Elm House is taken on at least one of the nights. There is room from 3 \
             December 2026."
    ));
    home.beds.taken.push(taken(None, date(2026, 2, 1), None));
    assert!(first(&home).starts_with("Elm House is overbooked: 2 for one place."));
}
