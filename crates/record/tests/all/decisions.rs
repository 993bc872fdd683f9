//! The pure decision against the oracle, and what must hold of every decision.

use crate::oracle::{self, Answer, Situation};
use crate::situations::{Chance, moment, now, situation, ties};
use care::Period;
use jiff::{SignedDuration, civil::date};
use record::access::{
    Action, Capability, FieldClass, Moment, Nearness, Persona, Policy, Reach, Refused,
    Relationship, TeamTie, Ties, decide,
};

/// How many situations the product and the oracle must agree on.
const SITUATIONS: u64 = 200_000;

/// Where a policy and the oracle differ in one situation, in words.
fn difference(policy: &Policy, of: &Situation) -> Option<String> {
    let persona = Persona::from_code(of.role).expect("a persona");
    let decided = decide(policy, persona, &ties(of), moment());
    let said = match &decided {
        Ok(_) => Answer::Open,
        Err(Refused::Ask(_)) => Answer::AskSomeone,
        Err(Refused::Absent) => Answer::NotFound,
    };
    if said != of.answer() {
        return Some(format!(
            "product {said:?}, oracle {:?}: {of:?}",
            of.answer()
        ));
    }
    let lens = decided.ok()?;
    let mut asked = of.allowed();
    for action in Action::ALL.iter().copied() {
        for class in FieldClass::ALL.iter().copied() {
            let (its_action, its_class, allowed) = asked.next()?;
            assert_eq!((its_action, its_class), (action.code(), class.code()));
            if lens.may(action, class) != allowed {
                return Some(format!("{action} {class}: oracle says {allowed}: {of:?}"));
            }
        }
    }
    None
}

#[test]
fn the_product_and_the_oracle_agree() {
    let mut chance = Chance(20_261_122);
    let mut seen = [0u32; 3];
    for _ in 0..SITUATIONS {
        let of = situation(&mut chance);
        seen[of.answer() as usize] += 1;
        if let Some(difference) = difference(Policy::in_force(), &of) {
            panic!("{difference}");
        }
    }
    // A generator that hardly ever opens a record would prove little.
    assert!(seen.iter().all(|n| *n > 10_000), "{seen:?}");
}

#[test]
fn the_oracle_knows_the_same_capabilities() {
    for persona in Persona::ALL.iter().copied() {
        for capability in Capability::ALL.iter().copied() {
            assert_eq!(
                Policy::in_force().may(persona, capability),
                oracle::may(persona.code(), capability.code()),
                "{persona}: {capability}"
            );
        }
    }
}

/// A test that cannot fail is no test: change any one cell of the policy and the oracle objects.
#[test]
fn a_slip_in_any_cell_is_caught() {
    let mut chance = Chance(7);
    let mut situations = Vec::new();
    for persona in Persona::ALL {
        for _ in 0..120 {
            let mut of = situation(&mut chance);
            of.role = persona.code();
            of.known = true;
            of.conflict = false;
            situations.push(of);
        }
    }
    let mut slips = 0;
    for (at, persona) in Persona::ALL.iter().copied().enumerate() {
        for action in Action::ALL.iter().copied() {
            for class in FieldClass::ALL.iter().copied() {
                let right = Policy::in_force().nearness(persona, action, class);
                let sees = |class: &FieldClass| {
                    Policy::in_force().nearness(persona, Action::See, *class) != Nearness::Never
                };
                if action != Action::See && !FieldClass::ALL.iter().any(sees) {
                    // No record opens for this persona, so nothing can be done in one.
                    continue;
                }
                let wrong = match right {
                    Nearness::Never => match persona {
                        Persona::Partner(_) => Nearness::Shared,
                        Persona::YoungPerson => Nearness::Own,
                        _ => Nearness::Related,
                    },
                    Nearness::Related => Nearness::Team,
                    Nearness::Team => Nearness::Related,
                    _ => Nearness::Never,
                };
                let planted = Policy::in_force()
                    .clone()
                    .with(persona, action, class, wrong);
                let caught = situations[at * 120..][..120]
                    .iter()
                    .any(|of| difference(&planted, of).is_some());
                assert!(
                    caught,
                    "{persona}: {action} {class} as {wrong:?} went unnoticed"
                );
                slips += 1;
            }
        }
    }
    assert_eq!(slips, (18 * 5 - 3 * 4) * 19);
}

#[test]
fn a_declared_conflict_beats_everything() {
    let mut chance = Chance(2);
    for _ in 0..20_000 {
        let mut of = situation(&mut chance);
        of.conflict = true;
        of.glasses.push(-60);
        of.relationships.push(("social_worker", -10, None));
        of.on_list = true;
        let absent = Situation {
            known: false,
            ..of.clone()
        };
        let persona = Persona::from_code(of.role).expect("a persona");
        let denied = decide(Policy::in_force(), persona, &ties(&of), moment());
        assert_eq!(denied, Err(Refused::Absent));
        assert_eq!(
            denied,
            decide(Policy::in_force(), persona, &ties(&absent), moment())
        );
    }
}

#[test]
fn a_broken_glass_closes_at_sixty_minutes_exactly() {
    let broken = now();
    let mut ties = Ties {
        registered: true,
        ..Ties::default()
    };
    ties.glass
        .push((broken, "found him at the police station".to_owned()));
    let at = |seconds: i64, nanos: i32| {
        let now = broken + SignedDuration::new(seconds, nanos);
        decide(
            Policy::in_force(),
            Persona::SocialWorker,
            &ties,
            Moment { now, ..moment() },
        )
    };
    let lens = at(0, 0).expect("open at once");
    assert!(lens.sees(FieldClass::Whereabouts) && lens.may(Action::Add, FieldClass::Notes));
    assert!(lens.classes(Action::Correct).is_empty());
    assert!(lens.classes(Action::Export).is_empty() && lens.classes(Action::Share).is_empty());
    assert!(
        lens.because(Action::See)
            .starts_with("You can see this for 60 more minutes because")
    );
    let last = at(3_599, 999_999_999).expect("open in the last moment");
    assert!(
        last.because(Action::See)
            .contains("for 1 more minute because")
    );
    assert_eq!(at(3_600, 0), Err(Refused::Absent));
    assert_eq!(
        at(-1, 0),
        Err(Refused::Absent),
        "a clock set back opens nothing"
    );
}

#[test]
fn every_reach_says_why_in_plain_words() {
    let known = || Ties {
        registered: true,
        ..Ties::default()
    };
    let always = Period::since(date(2026, 1, 1));
    let say = |persona, ties: &Ties| {
        decide(Policy::in_force(), persona, ties, moment())
            .map(|lens| lens.because(Action::See))
            .unwrap_or_else(|refused| format!("{refused:?}"))
    };
    let team = |name: &str| TeamTie {
        team: name.to_owned(),
        member: always,
        responsible: always,
    };
    let spoken = [
        say(
            Persona::YoungPerson,
            &Ties {
                own: true,
                ..known()
            },
        ),
        say(
            Persona::KeyWorker,
            &Ties {
                restricted: Some("Priya Shah".into()),
                listed: true,
                ..known()
            },
        ),
        say(
            Persona::KeyWorker,
            &Ties {
                relationships: vec![(Relationship::KeyWorker, always)],
                teams: vec![team("Leigh")],
                ..known()
            },
        ),
        say(
            Persona::SocialWorker,
            &Ties {
                relationships: vec![(Relationship::Cover, always)],
                ..known()
            },
        ),
        say(
            Persona::KeyWorker,
            &Ties {
                teams: vec![team("Leigh")],
                ..known()
            },
        ),
        say(
            Persona::from_code("health").expect("health"),
            &Ties {
                shared: vec![("Wigan CAMHS".into(), always)],
                ..known()
            },
        ),
        say(Persona::Analyst, &known()),
        say(
            Persona::TeamManager,
            &Ties {
                restricted: Some("Priya Shah".into()),
                teams: vec![team("Leigh")],
                ..known()
            },
        ),
        say(
            Persona::TeamManager,
            &Ties {
                restricted: Some("Priya Shah".into()),
                ..known()
            },
        ),
        say(Persona::Administrator, &known()),
    ];
    insta::assert_snapshot!(spoken.join("\n"), @r#"
    You can see this because this is your own page.
    You can see this because your name is on the list of people who may open this restricted record.
    You can see this because you are their key worker.
    You can see this because you are covering for their worker.
    You can see this because you are in the Leigh team.
    You can see this because this young person is shared with Wigan CAMHS.
    You can see this because you are signed in as an analyst.
    Ask("Priya Shah")
    Absent
    Absent
    "#);
    let lens = decide(Policy::in_force(), Persona::Analyst, &known(), moment()).expect("open");
    assert_eq!(lens.reach(), &Reach::Role(Persona::Analyst));
}

/// The table a privacy officer reads, walked by deciding: every cell says what really happens.
#[test]
fn the_golden_table_is_what_the_decision_does() {
    let always = Period::since(date(2026, 1, 1));
    let base = || Ties {
        registered: true,
        ..Ties::default()
    };
    let steps = [
        (Nearness::Everyone, base()),
        (
            Nearness::Team,
            Ties {
                teams: vec![TeamTie {
                    team: "Leigh".into(),
                    member: always,
                    responsible: always,
                }],
                ..base()
            },
        ),
        (
            Nearness::Related,
            Ties {
                relationships: vec![(Relationship::SocialWorker, always)],
                ..base()
            },
        ),
        (
            Nearness::Shared,
            Ties {
                shared: vec![("CAMHS".into(), always)],
                ..base()
            },
        ),
        (
            Nearness::Own,
            Ties {
                own: true,
                ..base()
            },
        ),
    ];
    let mut walked = String::new();
    for action in Action::ALL.iter().copied() {
        for class in FieldClass::ALL.iter().copied() {
            for persona in Persona::ALL.iter().copied() {
                let near = steps.iter().find(|(_, ties)| {
                    decide(Policy::in_force(), persona, ties, moment())
                        .is_ok_and(|lens| lens.may(action, class))
                });
                walked += near.map_or(Nearness::Never, |(near, _)| *near).cell();
                walked.push(' ');
            }
            walked.push('\n');
        }
    }
    let rows = record::access::TABLE
        .lines()
        .take_while(|line| !line.starts_with("## may"))
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let written: String = rows
        .map(|row| {
            let cells: Vec<&str> = row.split_whitespace().skip(1).collect();
            cells.join(" ") + " \n"
        })
        .collect();
    assert_eq!(walked, written);
}
