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

#[test]
fn the_bed_that_is_free_must_be_the_one_that_suits() {
    let bed = |name: &str, ground: bool, full: bool| Bed {
        name: name.into(),
        said: known(()),
        features: vec![known(Offered {
            feature: Feature::GroundFloorBedroom,
            there: ground,
        })],
        taken: if full {
            vec![taken(None, TODAY, None)]
        } else {
            Vec::new()
        },
    };
    let mut alfie = alfie();
    alfie.musts = vec![known(Feature::GroundFloorBedroom)];
    let mut home = elm_house();
    home.beds.each = vec![bed("room 1", true, true), bed("room 2", false, false)];
    is(
        &alfie,
        &home,
        Group::NotPossible,
        &[
            "No free bed at Elm House has a bedroom on the ground floor. It would take more than this \
             search: the registered manager would have to provide it or offer another bed.",
        ],
    );
    home.beds.each = vec![bed("room 1", true, false), bed("room 2", false, true)];
    is(&alfie, &home, Group::Possible, &[]);
}

#[test]
fn a_court_is_not_agreed_away_and_a_plan_names_who_keeps_it() {
    let mut alfie = alfie();
    let exclude = |by| {
        vec![known(Exclusion {
            rules_out: RulesOut::Home(home_id(1)),
            by,
        })]
    };
    alfie.exclusions = exclude(By::Court);
    is(
        &alfie,
        &elm_house(),
        Group::NotPossible,
        &[
            "A court's order rules out Elm House. It would take more than this search: the court would \
             have to change its order.",
        ],
    );
    alfie.exclusions = exclude(By::ProtectedAddress);
    is(
        &alfie,
        &elm_house(),
        Group::NotPossible,
        &[
            "An address that must stay protected rules out Elm House. It would take more than this \
             search: their team manager would have to find, with those it protects, that it no longer \
             needs keeping.",
        ],
    );
}

#[test]
fn somebody_they_may_not_live_with_is_asked_about_where_residents_are_not_all_known() {
    let kai = person_id(77);
    let mut alfie = alfie();
    alfie.exclusions = vec![known(Exclusion {
        rules_out: RulesOut::Person(kai.into(), "Kai".into()),
        by: By::Plan,
    })];
    let mut home = elm_house();
    assert_eq!(says(&alfie, &home).0, Group::Possible);
    home.beds.complete = false;
    home.beds.vacancies = Said::known(1, "the manager", TODAY);
    is(
        &alfie,
        &home,
        Group::PossibleIf,
        &[
            "Whether Kai lives, works or often is there is not known. Ask the registered manager who \
             lives, works and often is there.",
        ],
    );
    let living = Resident::new(kai, "Kai", home.id, care::Period::since(TODAY));
    let found = with_residents(&alfie, &[home], &Residents::new([living]));
    assert_eq!(found.not_possible.len(), 1);
}

#[test]
fn a_secure_home_needs_a_court_and_under_thirteen_the_secretary_of_state() {
    let home = Home {
        kind: Kind::SecureHome,
        ages: said(Ages::new(10, 17)),
        ..elm_house()
    };
    let mut alfie = alfie();
    is(
        &alfie,
        &home,
        Group::NotPossible,
        &[
            "No court has authorised secure accommodation for Alfie. It would take more than this \
             search: the court would have to authorise it.",
        ],
    );
    alfie.legal.secure_order = said(true);
    is(&alfie, &home, Group::Possible, &[]);
    alfie.born = said(date(2014, 5, 4));
    assert_eq!(says(&alfie, &home).0, Group::NotPossible);
    alfie.legal.secretary_of_state = said(true);
    is(&alfie, &home, Group::Possible, &[]);
    alfie.legal.liberty_order = said(true);
    assert_eq!(says(&alfie, &home).0, Group::NotPossible);
}

#[test]
fn a_connected_person_can_be_approved_for_a_time() {
    let mut home = carers();
    home.kind = Kind::ConnectedPerson;
    home.approval = said(Approval {
        state: ApprovalState::NotYet,
        ..home.approval.value().unwrap().clone()
    });
    is(
        &alfie(),
        &home,
        Group::PossibleIf,
        &[
            "Sam and Jo's home is not yet approved. It could be cured: the nominated officer could \
             approve them for up to 16 weeks while they are assessed.",
        ],
    );
}

#[test]
fn a_fourth_foster_child_needs_the_area_authoritys_exemption() {
    let mut home = carers();
    home.approval = said(Approval {
        places: Some(4),
        ..home.approval.value().unwrap().clone()
    });
    home.beds.taken = (0..3)
        .map(|n| taken(Some(person_id(50 + n)), date(2025, 1, 1), None))
        .collect();
    is(
        &alfie(),
        &home,
        Group::PossibleIf,
        &[
            "Sam and Jo's home would foster 4 children, over the usual limit of three. It could be \
             cured: the authority in whose area the carers live could exempt them from the limit, \
             naming the children.",
        ],
    );
    let mut brother = alfie();
    brother.siblings = (0..3).map(|n| person_id(50 + n)).collect();
    is(&brother, &home, Group::Possible, &[]);
}

#[test]
fn what_a_home_answered_is_in_the_list() {
    let mut alfie = alfie();
    let answered = |reply| vec![(home_id(1), known(reply))];
    alfie.replies = answered(Reply::No("two others have just moved in".into()));
    is(
        &alfie,
        &elm_house(),
        Group::NotPossible,
        &[
            "They said not this time: two others have just moved in. It would take more than this \
             search: the registered manager would have to think again.",
        ],
    );
    alfie.replies = answered(Reply::If("he visits first".into()));
    assert_eq!(says(&alfie, &elm_house()).0, Group::PossibleIf);
    alfie.replies = answered(Reply::Yes);
    assert_eq!(says(&alfie, &elm_house()).0, Group::Possible);
}

#[test]
fn homes_out_of_area_pass_gates_and_are_not_filtered() {
    let gates = |home: &Home| -> Vec<String> {
        let found = found(&alfie(), std::slice::from_ref(home));
        assert_eq!(found.possible.len(), 1);
        found.possible[0].gates.iter().map(Gate::sentence).collect()
    };
    let next_door = Home {
        place: said(bolton()),
        ..elm_house()
    };
    assert_eq!(
        gates(&next_door)[0],
        "It is in Bolton, outside our area: the nominated officer must approve it. By 22 November \
         2026."
    );
    let far = Home {
        place: said(care::Location {
            authority: authority("E06000009"),
            grid: at(331_000, 436_000),
        }),
        ..elm_house()
    };
    let gates_far = gates(&far);
    assert!(
        gates_far[0].starts_with("It is in Blackpool, at a distance: the director must approve it")
    );
    assert!(gates_far[1].ends_with("By 27 November 2026."));
    // Our own carers out of area need no such approval.
    let ours = Home {
        place: said(bolton()),
        ..carers()
    };
    assert!(gates(&ours)[0].starts_with("Bolton must be told in writing"));
}
