//! Worked examples, to be read: a home needed today, options side by side, and what is frozen.

use crate::builders::*;
use care::{Minutes, Period};
use jiff::civil::date;
use matching::*;
use std::fmt::Write as _;

/// Alfie needs a home today. He has said what he wishes for, he must have somebody awake at night,
/// and a court has said whom he may not live with.
fn needed_today() -> (YoungPerson, Vec<Home>, Residents) {
    let mut person = alfie();
    let on = date(2026, 11, 20);
    person.musts = vec![Known::new(Feature::AwakeAtNight, "care plan", on)];
    person.exclusions = vec![Known::new(
        Exclusion {
            rules_out: RulesOut::Near(
                wigan(20_000).grid,
                care::Miles::from_tenths(20),
                "the family of the man in the court case".into(),
            ),
            by: By::Court,
        },
        "order of the family court",
        date(2026, 2, 2),
    )];
    person.wishes = vec![
        Known::new(
            Wish {
                words: "Not another unit".into(),
                asks: Asks::NotKind(Kind::ChildrensHome),
            },
            "Alfie",
            on,
        ),
        Known::new(
            Wish {
                words: "Get myself to school".into(),
                asks: Asks::Within(0, Minutes(45)),
            },
            "Alfie",
            on,
        ),
        Known::new(
            Wish {
                words: "A dog".into(),
                asks: Asks::Feature(Feature::Pets),
            },
            "Alfie",
            on,
        ),
    ];
    person.hard = Said::known(vec![Strain::AwakeAtNight], "last carer", on);
    let awake = |there| {
        known(Offered {
            feature: Feature::AwakeAtNight,
            there,
        })
    };
    let mut elm = elm_house();
    elm.features = vec![awake(true)];
    let mut sam = carers();
    sam.features = vec![known(Offered {
        feature: Feature::Pets,
        there: true,
    })];
    sam.notice = said(3);
    let mut ash = Home {
        id: home_id(3),
        name: "Ash House".into(),
        place: said(wigan(19_000)),
        grade: Said::known(Grade::Inadequate, "Ofsted", date(2026, 9, 9)),
        ..elm.clone()
    };
    ash.features = vec![awake(true)];
    let residents = Residents::new([Resident {
        born: said(date(2018, 8, 8)),
        hurt_by: Said::known(vec![Strain::AwakeAtNight], "Elm House", date(2026, 11, 2)),
        ..Resident::new(
            person_id(9),
            "a young person of 8",
            elm.id,
            Period::since(date(2025, 1, 1)),
        )
    }]);
    (person, vec![elm, sam, ash], residents)
}

fn search() -> Found {
    let (person, homes, residents) = needed_today();
    let order = Order::usual(&person);
    options(&person, &homes, &residents, &council(), TODAY, order, 0)
}

fn read(found: &Found) -> String {
    let mut text = format!("{}\n", found.ordered_by);
    for choice in found.all() {
        let _ = writeln!(text, "\n{}: {}", choice.group.words(), choice.name);
        for finding in choice.open() {
            let _ = writeln!(
                text,
                "  {} [{}] {} ({})",
                finding.matter.title(),
                finding.answer.words(),
                finding.sentence(found.names(choice)),
                finding.sources()
            );
            if let Some(cure) = finding.cure {
                let _ = writeln!(text, "    {}", cure.sentence());
            }
        }
        for piece in &choice.evidence {
            let _ = writeln!(text, "  {}: {}", piece.shows.words(), piece.sentence);
        }
        for gate in &choice.gates {
            let _ = writeln!(text, "  gate: {}", gate.sentence());
        }
    }
    text
}

#[test]
fn a_home_needed_today() {
    insta::assert_snapshot!(read(&search()));
}

#[test]
fn options_side_by_side() {
    let found = search();
    let places = [Place::Home(home_id(1)), Place::Home(home_id(2))];
    let compared = compare(&found, &places, |_| Vec::new());
    let mut text = String::new();
    for row in compared.rows.iter().filter(|row| row.differs) {
        let _ = writeln!(text, "{}", row.title);
        for (column, cells) in compared.columns.iter().zip(&row.cells) {
            for cell in cells {
                let _ = writeln!(
                    text,
                    "  {}: {} — {}",
                    column.name, cell.answer, cell.sentence
                );
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_is_frozen_with_a_decision() {
    let found = search();
    let place = Place::Home(home_id(1));
    let evidence = found.choice(place).unwrap().evidence.clone();
    let frozen = frozen::freeze(&found, place, &evidence).unwrap();
    insta::assert_json_snapshot!(frozen);
    let text = serde_json::to_string(&frozen).unwrap();
    let again: frozen::Explanation = serde_json::from_str(&text).unwrap();
    assert_eq!(again, frozen);
    assert_eq!(frozen.version, frozen::VERSION);
}

#[test]
fn a_home_without_a_name_on_the_list_cannot_be_frozen() {
    assert!(frozen::freeze(&search(), Place::Home(home_id(99)), &[]).is_none());
}

#[test]
fn price_is_offered_last_and_never_first() {
    let (person, ..) = needed_today();
    assert_eq!(Order::usual(&person), Order::Wishes);
    assert_eq!(Order::offered(&person).last(), Some(&Order::Price));
    let found = search();
    for choice in &found.possible {
        let last = choice.evidence.last().map(|piece| piece.about);
        assert_eq!(last, Some(Consideration::Price));
    }
}

#[test]
fn names_begin_at_a_letter_that_turns() {
    let (homes, residents) = ([elm_house(), carers()], Residents::default());
    let first = |seed| {
        let found = options(
            &alfie(),
            &homes,
            &residents,
            &council(),
            TODAY,
            Order::Name,
            seed,
        );
        let homes = found.possible.iter().filter(|choice| choice.home.is_some());
        homes.map(|choice| choice.name.to_string()).next().unwrap()
    };
    assert_eq!(first(0), "Elm House");
    assert_eq!(first(5), "Sam and Jo's home");
}
