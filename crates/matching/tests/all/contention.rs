//! Everyone and all homes at once.

use crate::builders::*;
use care::Period;
use matching::contention::graph::{Graph, Part};
use matching::*;
use proptest::prelude::*;

/// The most people that can be placed, by trying everything.
fn by_trying(beds: &mut [u32], could: &[Vec<u32>], person: usize) -> usize {
    if person == could.len() {
        return 0;
    }
    let mut best = by_trying(beds, could, person + 1);
    for home in &could[person] {
        let home = *home as usize;
        if beds[home] > 0 {
            beds[home] -= 1;
            best = best.max(1 + by_trying(beds, could, person + 1));
            beds[home] += 1;
        }
    }
    best
}

fn small() -> impl Strategy<Value = (Vec<u32>, Vec<Vec<u32>>)> {
    (1usize..6).prop_flat_map(|homes| {
        (
            prop::collection::vec(0u32..3, homes),
            prop::collection::vec(prop::collection::vec(0..homes as u32, 0..4), 0..8),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn no_larger_set_of_places_exists((beds, could) in small()) {
        let graph = Graph::new(beds.clone(), &could);
        let largest = graph.largest();
        prop_assert_eq!(largest.placed(), by_trying(&mut beds.clone(), &could, 0));
        // It is a set of places: everyone where they could live, no bed twice.
        let mut used = vec![0u32; beds.len()];
        for (person, homes) in could.iter().enumerate() {
            if let Some(home) = largest.of(person) {
                prop_assert!(homes.contains(&(home as u32)));
                used[home] += 1;
            }
        }
        prop_assert_eq!(used.iter().sum::<u32>() as usize, largest.placed());
        prop_assert!(used.iter().zip(&beds).all(|(used, beds)| used <= beds));
    }

    /// What Dulmage and Mendelsohn's parts promise.
    #[test]
    fn the_parts_are_what_they_say((beds, could) in small()) {
        let graph = Graph::new(beds.clone(), &could);
        let largest = graph.largest();
        let parts = graph.parts(&largest);
        let placed = largest.placed();
        let of = |part| parts.people.iter().filter(|p| **p == part).count();
        let beds_of = |part| -> usize {
            parts.homes.iter().zip(&beds).filter(|(p, _)| **p == part).map(|(_, beds)| *beds as usize).sum()
        };
        prop_assert_eq!(of(Part::TooFew) - beds_of(Part::TooFew), could.len() - placed);
        prop_assert_eq!(of(Part::Exact), beds_of(Part::Exact));
        prop_assert!(of(Part::Room) <= beds_of(Part::Room));
        // König: as many as the beds of the first part and the people of the others.
        prop_assert_eq!(beds_of(Part::TooFew) + of(Part::Exact) + of(Part::Room), placed);
        for (person, part) in parts.people.iter().enumerate() {
            for home in graph.could(person) {
                // Nobody of a part could live where a part with more to spare is.
                prop_assert!(parts.homes[*home as usize] <= *part);
            }
        }
        // One bed fewer or more changes the number exactly where the parts say.
        for home in (0..beds.len()).filter(|home| beds[*home] > 0) {
            let mut fewer = beds.clone();
            fewer[home] -= 1;
            let lost = placed - by_trying(&mut fewer, &could, 0);
            prop_assert_eq!(lost == 1, parts.homes[home] != Part::Room);
            let mut more = beds.clone();
            more[home] += 1;
            let won = by_trying(&mut more, &could, 0) - placed;
            prop_assert_eq!(won == 1, parts.homes[home] == Part::TooFew);
        }
        // The parts do not depend on which largest set was found.
        let turned: Vec<Vec<u32>> = could.iter().rev().cloned().collect();
        let turned = Graph::new(beds.clone(), &turned);
        let mut again = turned.parts(&turned.largest());
        again.people.reverse();
        prop_assert_eq!(again, parts);
    }
}

fn person(n: u128, name: &str, born: i16) -> YoungPerson {
    YoungPerson {
        born: said(jiff::civil::date(born, 6, 1)),
        destinations: vec![Destination {
            what: Matters::Home,
            name: "home".into(),
            place: said(wigan(1_000).grid),
            by: Mode::Car,
            most: Said::NotKnown,
        }],
        ..YoungPerson {
            id: person_id(n),
            name: name.into(),
            nights: Period::since(TODAY),
            ..alfie()
        }
    }
}

fn house(n: u128, name: &str, ages: Ages, beds: u16) -> Home {
    let mut home = Home {
        id: home_id(n),
        name: name.into(),
        ages: said(ages),
        ..elm_house()
    };
    home.beds.places = said(beds);
    home
}

/// Three teenagers for one bed, a younger child with a choice, and one for whom there is nothing.
fn borough() -> (Vec<YoungPerson>, Vec<Home>) {
    let mut full = house(13, "Ash House", Ages::new(13, 17), 1);
    full.beds.taken = vec![taken(None, TODAY, None)];
    (
        vec![
            person(1, "Alfie", 2011),
            person(2, "Bea", 2010),
            person(3, "Cal", 2012),
            person(4, "Dee", 2018),
            person(5, "Eve", 2007),
        ],
        vec![
            house(11, "Elm House", Ages::new(13, 17), 1),
            house(12, "Oak House", Ages::new(6, 12), 2),
            full,
        ],
    )
}

fn look(searching: &[YoungPerson], homes: &[Home]) -> Contention {
    contention(
        searching,
        homes,
        &[],
        &Residents::default(),
        &council(),
        TODAY,
        Counting::Possible,
    )
}

#[test]
fn contention_is_told_in_sentences() {
    let (searching, homes) = borough();
    insta::assert_snapshot!(look(&searching, &homes).sentences().join("\n"));
}

#[test]
fn contention_does_not_depend_on_the_order_of_its_inputs() {
    let (mut searching, mut homes) = borough();
    let first = look(&searching, &homes);
    searching.reverse();
    homes.reverse();
    assert_eq!(look(&searching, &homes), first);
}

#[test]
fn a_planned_home_is_asked_what_one_bed_there_would_change() {
    let (searching, homes) = borough();
    let planned = house(20, "Mill Lane", Ages::new(16, 19), 0);
    let planned = Home {
        kind: Kind::SupportedAccommodation,
        ..planned
    };
    let told = contention(
        &searching,
        &homes,
        &[planned],
        &Residents::default(),
        &council(),
        TODAY,
        Counting::Possible,
    );
    let more: Vec<(Kind, Vec<&str>)> = told
        .one_more
        .iter()
        .map(|more| {
            let who = more.could_live_there.iter().map(|person| &*person.name);
            (more.kind, who.collect())
        })
        .collect();
    assert_eq!(
        more,
        [
            (Kind::ChildrensHome, vec!["Alfie", "Bea", "Cal"]),
            (Kind::SupportedAccommodation, vec!["Bea", "Eve"]),
        ]
    );
}
