//! What always holds, whatever is put in.

use crate::builders::*;
use care::Period;
use care::codes::Sex;
use care::dates::plus_days;
use care::ids::SubjectId;
use jiff::civil::date;
use matching::*;
use proptest::prelude::*;
use uuid::Uuid;

/// Something that may be said or not, with a value either way.
fn maybe<T: Clone + std::fmt::Debug + 'static>(
    values: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Said<T>> {
    (prop::bool::weighted(0.75), values)
        .prop_map(|(is_known, value)| {
            if is_known {
                said(value)
            } else {
                Said::NotKnown
            }
        })
        .boxed()
}

fn pick<T: Clone + std::fmt::Debug + 'static>(values: &[T]) -> BoxedStrategy<T> {
    prop::sample::select(values.to_vec()).boxed()
}

fn feature() -> BoxedStrategy<Feature> {
    pick(&[
        Feature::StepFree,
        Feature::AwakeAtNight,
        Feature::GroundFloorBedroom,
    ])
}

fn exclusion() -> BoxedStrategy<Known<Exclusion>> {
    let rules_out = prop_oneof![
        pick(&[1u128, 2, 3]).prop_map(|n| RulesOut::Home(home_id(n))),
        Just(RulesOut::Person(
            SubjectId(Uuid::from_u128(7)),
            "Kai".into()
        )),
        Just(RulesOut::Area(bolton().authority)),
        Just(RulesOut::Near(
            wigan(0).grid,
            care::Miles::from_tenths(20),
            "the old house".into()
        )),
        Just(RulesOut::FamilyHome),
    ];
    (
        rules_out,
        pick(&[By::Court, By::ProtectedAddress, By::Plan]),
    )
        .prop_map(|(rules_out, by)| known(Exclusion { rules_out, by }))
        .boxed()
}

prop_compose! {
    fn young_person()(
        born in maybe(pick(&[date(2010, 1, 1), date(2011, 5, 4), date(2016, 2, 29), date(2007, 3, 3)])),
        sex in maybe(pick(&[Sex::Male, Sex::Female, Sex::Unknown])),
        first in 0i32..40, length in prop::option::of(1i32..100),
        orders in prop::array::uniform3(maybe(any::<bool>())),
        categories in maybe(pick(&[vec![], vec![Category::Autism], vec![Category::Autism, Category::MentalHealth]])),
        musts in prop::collection::vec(feature(), 0..3),
        exclusions in prop::collection::vec(exclusion(), 0..3),
        reply in prop::option::of(pick(&[Reply::Yes, Reply::If("x".into()), Reply::No("y".into())])),
        lives_at in prop::option::of(pick(&[home_id(1), home_id(2)])),
    ) -> YoungPerson {
        let from = plus_days(TODAY, first);
        let [secure_order, secretary_of_state, liberty_order] = orders;
        YoungPerson {
            born, sex, categories, exclusions, lives_at,
            musts: musts.into_iter().map(known).collect(),
            legal: Legal { status: Said::NotKnown, secure_order, secretary_of_state, liberty_order },
            replies: reply.into_iter().map(|reply| (home_id(1), known(reply))).collect(),
            ..YoungPerson::new(person_id(1), "Alfie", Period::new(from, length.map(|n| plus_days(from, n))))
        }
    }
}

prop_compose! {
    fn taken_places()(
        by in prop::option::of(1u128..4), first in -60i32..60, length in prop::option::of(1i32..60), out in any::<bool>(),
    ) -> Taken {
        let from = plus_days(TODAY, first);
        Taken {
            nights: Period::new(from, length.map(|n| plus_days(from, n))),
            by: if out { TakenBy::OutOfService } else { TakenBy::Booked(by.map(person_id)) },
            said: known(()),
        }
    }
}

prop_compose! {
    fn approval()(
        state in pick(&[ApprovalState::Approved, ApprovalState::NotYet, ApprovalState::Ended,
            ApprovalState::TemporaryUntil(date(2026, 12, 6))]),
        places in prop::option::of(1u16..5),
        ages in prop::option::of(pick(&[Ages::new(0, 10), Ages::new(11, 17)])),
        sexes in prop::option::of(pick(&[Sexes::Girls, Sexes::Any])),
        only in prop::option::of(pick(&[vec![person_id(1)], vec![person_id(2)]])),
        exempt in pick(&[vec![], vec![person_id(1)]]),
    ) -> Approval {
        Approval { state, places, ages, sexes, only, exempt }
    }
}

prop_compose! {
    fn home()(
        id in 1u128..4,
        kind in pick(&Kind::ALL),
        place in maybe(pick(&[wigan(0), wigan(9_000), bolton()])),
        registration in maybe(pick(&[Registration::Registered, Registration::AppliedFor, Registration::Ended])),
        ages in maybe(pick(&[Ages::new(8, 12), Ages::new(11, 17), Ages::new(16, 18)])),
        sexes in maybe(pick(&[Sexes::Any, Sexes::Girls, Sexes::Boys])),
        categories in maybe(pick(&[vec![], vec![Category::Autism], vec![Category::MentalHealth, Category::Autism]])),
        approval in maybe(approval()),
        beds in (maybe(0u16..4), prop::collection::vec(taken_places(), 0..4), any::<bool>(), maybe(0u16..3)),
        notice in maybe(0u16..30),
        agreement in maybe(pick(&[Agreement::Spot, Agreement::Exclusive(bolton().authority)])),
        features in prop::collection::vec((feature(), any::<bool>()), 0..3),
        people in maybe(pick(&[vec![], vec![SubjectId(Uuid::from_u128(7))]])),
        grade in maybe(pick(&[Grade::Good, Grade::Inadequate, Grade::NotYetInspected])),
    ) -> Home {
        let (places, taken, complete, vacancies) = beds;
        Home {
            place, registration, ages, sexes, categories, approval, notice, agreement, people, grade,
            beds: Beds { places, taken, complete, vacancies, each: Vec::new() },
            features: features.into_iter()
                .map(|(feature, there)| known(Offered { feature, there })).collect(),
            ..Home::new(home_id(id), format!("Home {id}"), kind)
        }
    }
}

/// How to make one thing not known, on either side; the property is then asked in both directions.
type Forget = fn(&mut YoungPerson, &mut Home);
const FORGET: &[(&str, Forget)] = &[
    ("born", |p, _| p.born = Said::NotKnown),
    ("sex", |p, _| p.sex = Said::NotKnown),
    ("categories", |p, _| p.categories = Said::NotKnown),
    ("secure", |p, _| p.legal.secure_order = Said::NotKnown),
    ("minister", |p, _| {
        p.legal.secretary_of_state = Said::NotKnown;
    }),
    ("liberty", |p, _| p.legal.liberty_order = Said::NotKnown),
    ("place", |_, h| h.place = Said::NotKnown),
    ("registration", |_, h| h.registration = Said::NotKnown),
    ("ages", |_, h| h.ages = Said::NotKnown),
    ("sexes", |_, h| h.sexes = Said::NotKnown),
    ("purpose", |_, h| h.categories = Said::NotKnown),
    ("approval", |_, h| h.approval = Said::NotKnown),
    ("places", |_, h| h.beds.places = Said::NotKnown),
    ("vacancies", |_, h| h.beds.vacancies = Said::NotKnown),
    ("notice", |_, h| h.notice = Said::NotKnown),
    ("agreement", |_, h| h.agreement = Said::NotKnown),
    ("features", |_, h| h.features.clear()),
    ("people", |_, h| h.people = Said::NotKnown),
    ("grade", |_, h| h.grade = Said::NotKnown),
];

fn choice_of(young_person: &YoungPerson, home: &Home) -> Choice {
    found(young_person, std::slice::from_ref(home))
        .all()
        .find(|choice| choice.home == Some(home.id) && choice.place != Place::GoingHome)
        .cloned()
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 768, ..ProptestConfig::default() })]

    /// A fact that turns from not known to known leaves every answer that was met or not met as it
    /// was, turns "not known" into an answer, and moves the home accordingly: to not met never up,
    /// to met never down.
    #[test]
    fn learning_something_never_turns_an_answer_round(person in young_person(), home in home()) {
        let after = choice_of(&person, &home);
        for (what, forget) in FORGET {
            let (mut person, mut home) = (person.clone(), home.clone());
            forget(&mut person, &mut home);
            let before = choice_of(&person, &home);
            let mut learnt_good = true;
            let mut learnt_bad = true;
            prop_assert_eq!(before.findings.len(), after.findings.len(), "{}", what);
            for (was, is) in before.findings.iter().zip(&after.findings) {
                prop_assert_eq!(was.matter, is.matter);
                if was.answer != Answer::NotKnown {
                    prop_assert_eq!(was.answer, is.answer, "{} turned {:?} to {:?}", what, was, is);
                } else {
                    learnt_good &= is.answer != Answer::NotMet;
                    learnt_bad &= is.answer != Answer::Met;
                }
            }
            if learnt_bad {
                prop_assert!(after.group <= before.group, "{}", what);
            }
            if learnt_good {
                prop_assert!(after.group >= before.group, "{}", what);
            }
        }
    }

    #[test]
    fn every_excluded_home_has_a_reason_with_a_source(
        person in young_person(), homes in prop::collection::vec(home(), 1..5),
    ) {
        let found = found(&person, &homes);
        prop_assert!(found.all().filter(|choice| choice.place != Place::GoingHome).count() >= homes.len());
        for choice in &found.not_possible {
            let mut reasons = choice.ruled_out_by().peekable();
            prop_assert!(reasons.peek().is_some());
            for reason in reasons {
                prop_assert!(reason.facts[0].is_some() || reason.rule.is_some(), "{:?}", reason);
                prop_assert!(!reason.sources().is_empty());
                prop_assert!(reason.cure.is_some());
            }
        }
        for choice in &found.possible_if {
            prop_assert!(choice.open().count() > 0);
            prop_assert!(choice.open().all(|finding| finding.cure.is_some()));
        }
        for choice in &found.possible {
            prop_assert_eq!(choice.open().count(), 0);
        }
    }

    #[test]
    fn sentences_are_sentences(person in young_person(), home in home()) {
        let found = found(&person, &[home]);
        for choice in found.all() {
            for finding in &choice.findings {
                let mut said = vec![finding.sentence(found.names(choice))];
                said.extend(finding.cure.map(|cure| cure.sentence()));
                said.extend(choice.evidence.iter().map(|piece| piece.sentence.clone()));
                said.extend(choice.gates.iter().map(Gate::sentence));
                for sentence in said {
                    prop_assert!(sentence.ends_with('.') && !sentence.contains("  "), "{}", sentence);
                    prop_assert!(!sentence.starts_with(char::is_lowercase), "{}", sentence);
                }
            }
        }
    }

    #[test]
    fn the_order_of_what_is_put_in_never_matters(
        person in young_person(), homes in prop::collection::vec(home(), 0..5), seed in any::<u64>(),
    ) {
        let mut seen = Vec::new();
        let homes: Vec<Home> = homes.into_iter().filter(|home| {
            let new = !seen.contains(&home.id);
            seen.push(home.id);
            new
        }).collect();
        let mut turned = homes.clone();
        turned.reverse();
        for home in &mut turned {
            home.features.reverse();
            home.beds.taken.reverse();
        }
        for order in Order::offered(&person) {
            let ask = |homes: &[Home]| {
                let residents = Residents::default();
                let found = options(&person, homes, &residents, &council(), TODAY, order, seed);
                found.all().map(|choice| (choice.place, choice.group, choice.findings.clone())).collect::<Vec<_>>()
            };
            prop_assert_eq!(ask(&homes), ask(&turned));
        }
    }
}

#[test]
fn every_way_to_forget_is_a_way_to_learn() {
    // A guard on the property above: each line changes something in an example where all is known.
    let (person, home) = (alfie(), elm_house());
    let same: Vec<&str> = FORGET
        .iter()
        .filter(|(_, forget)| {
            let (mut p, mut h) = (person.clone(), home.clone());
            forget(&mut p, &mut h);
            format!("{p:?}{h:?}") == format!("{person:?}{home:?}")
        })
        .map(|(what, _)| *what)
        .collect();
    assert_eq!(same, ["approval", "vacancies", "features"]);
}
