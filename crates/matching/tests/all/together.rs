//! Brothers and sisters, and care leavers who wish to share.

use crate::builders::*;
use care::Miles;
use jiff::civil::date;
use matching::*;

fn siblings() -> Vec<YoungPerson> {
    let ids = [person_id(1), person_id(2), person_id(3)];
    [("Alfie", 2011), ("Bea", 2014), ("Cal", 2017)]
        .into_iter()
        .zip(ids)
        .map(|((name, born), id)| YoungPerson {
            id,
            name: name.into(),
            born: said(date(born, 5, 4)),
            siblings: ids.into_iter().filter(|other| *other != id).collect(),
            ..alfie()
        })
        .collect()
}

fn carers_for(n: u128, name: &str, places: u16, east: u32) -> Home {
    let home = carers();
    let approval = Approval {
        places: Some(places),
        ..home.approval.value().unwrap().clone()
    };
    Home {
        id: home_id(n),
        name: name.into(),
        place: said(wigan(east)),
        approval: said(approval),
        ..home
    }
}

fn ask(group: &[YoungPerson], bond: Bond<'_>, homes: &[Home]) -> Together {
    together(
        group,
        bond,
        Among {
            homes,
            residents: &Residents::default(),
            council: &council(),
            on: TODAY,
            apart: Miles::from_tenths(30),
            show: 10,
        },
    )
}

#[test]
fn a_home_with_room_for_all_holds_them() {
    let told = ask(
        &siblings(),
        Bond::Siblings,
        &[
            carers_for(1, "Sam and Jo", 3, 0),
            carers_for(2, "Pat", 1, 1_000),
        ],
    );
    assert_eq!(
        told.sentence,
        "One home can hold Alfie, Bea and Cal together. Each alone could live at one home that \
         cannot hold all."
    );
    assert_eq!(told.one_home.len(), 1);
    assert_eq!(told.one_home[0].choices.len(), 3);
}

#[test]
fn four_siblings_are_within_the_fostering_limit_and_four_strangers_are_not() {
    let mut group = siblings();
    let fourth = YoungPerson {
        id: person_id(4),
        name: "Dee".into(),
        siblings: group.iter().map(|person| person.id).collect(),
        ..group[0].clone()
    };
    for person in &mut group {
        person.siblings.push(fourth.id);
    }
    group.push(fourth);
    let homes = [carers_for(1, "Sam and Jo", 4, 0)];
    let of = |group: &[YoungPerson]| ask(group, Bond::Siblings, &homes).one_home[0].group;
    assert_eq!(of(&group), Group::Possible);
    group[3].siblings.clear();
    assert_eq!(of(&group), Group::PossibleIf);
}

#[test]
fn where_no_home_holds_all_two_near_one_another_may() {
    let told = ask(
        &siblings(),
        Bond::Siblings,
        &[
            carers_for(1, "Sam and Jo", 2, 0),
            carers_for(2, "Pat", 1, 1_000),
            carers_for(3, "Kim", 1, 40_000),
        ],
    );
    assert!(told.one_home.is_empty());
    assert_eq!(
        told.sentence,
        "No home holds Alfie, Bea and Cal together. Each alone could live at 3 homes that cannot hold \
         all. Two homes within 3.0 miles of one another can: Alfie and Bea at Sam and Jo and Cal at \
         Pat, 0.6 miles apart."
    );
    assert_eq!(told.two_homes.len(), 3);
}

#[test]
fn two_homes_that_would_do_either_way_round_are_told_once() {
    let homes = [
        carers_for(1, "Pat", 1, 0),
        carers_for(2, "Kim", 1, 1_000),
        carers_for(3, "Sam and Jo", 1, 40_000),
    ];
    let told = ask(&siblings()[..2], Bond::Siblings, &homes);
    let words: Vec<&str> = told.two_homes.iter().map(|two| &*two.sentence).collect();
    assert_eq!(
        words,
        ["Alfie at Kim and Bea at Pat, or the other way round, 0.6 miles apart."]
    );
    // Where one way round is more possible than the other, that one is told and no word of the other.
    let mut homes = homes;
    let approval = Approval {
        ages: Some(Ages::new(0, 14)),
        ..homes[1].approval.value().unwrap().clone()
    };
    homes[1].approval = said(approval);
    let told = ask(&siblings()[..2], Bond::Siblings, &homes);
    let words: Vec<&str> = told.two_homes.iter().map(|two| &*two.sentence).collect();
    assert_eq!(words, ["Alfie at Pat and Bea at Kim, 0.6 miles apart."]);
    assert_eq!(told.two_homes[0].group, Group::Possible);
}

#[test]
fn care_leavers_are_each_asked_about_each_other() {
    let group = &siblings()[..2];
    let said_so = |of, to, agrees| known(Consent { of, to, agrees });
    let (a, b) = (group[0].id, group[1].id);
    let ask = |said: &[Known<Consent>]| {
        let told = ask(group, Bond::Choosing(said), &[]);
        (told.agreed, told.consents)
    };
    assert_eq!(
        ask(&[said_so(a, b, true)]),
        (
            Answer::NotKnown,
            vec!["Ask Bea about living with Alfie.".to_owned()]
        )
    );
    assert_eq!(
        ask(&[said_so(a, b, true), said_so(b, a, false)]),
        (
            Answer::NotMet,
            vec!["Bea does not wish to live with Alfie.".to_owned()]
        )
    );
    assert_eq!(
        ask(&[said_so(a, b, true), said_so(b, a, true)]),
        (Answer::Met, Vec::new())
    );
}
