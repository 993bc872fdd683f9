//! What changed before and after a hub began; through the real router.

use crate::stage_desk::{Town, town};
use care::dates::plus_days;
use jiff::civil::date;
use measures::Stream;
use record::Saying;
use record::access::{self, Action, Persona};
use rooms::{events, hub, outcomes};

/// Three young people held since April 2026; the first was arrested twice before and once after.
fn with_a_hub() -> Town {
    let town = town();
    town.record
        .write(&crate::stage::house(), |tx| {
            let began = date(2026, 4, 1);
            for id in &town.children[..3] {
                let said = hub::InCohort {
                    state: hub::Cohort::InCare,
                    note: None,
                };
                tx.say(*id, &said, Saying::from("hub").since(began))?;
            }
            let allowed = access::find(tx, town.children[0])?.allow(Action::Add)?;
            for days in [-300, -40, 100] {
                let arrest = events::Event::Police(events::Police {
                    what: events::PoliceMatter::Arrest,
                    on: plus_days(began, days),
                    what_for: None,
                    source: events::Source::Police,
                    note: None,
                });
                events::say(tx, &allowed, &arrest)?;
            }
            Ok(())
        })
        .unwrap();
    town
}

#[test]
fn nothing_is_measured_before_somebody_says_since_when_it_is_written_down() {
    let town = with_a_hub();
    let mut lead = town.as_a(Persona::ServiceLead);
    let page = lead.get("/outcomes").text();
    assert!(page.contains("Not measured"), "{page}");
    assert!(page.contains("No comparison: this is change, not effect."));
    let said = [
        ("arrests-day", "1"),
        ("arrests-month", "4"),
        ("arrests-year", "2024"),
    ];
    let done = lead.fill_in("/outcomes/kept-since", &said);
    assert_eq!(done.status, 303, "{}", done.text());
    let csv = lead.get("/outcomes.csv").text();
    assert!(csv.contains("ba_arrests,3,1095,1,2,1,1,0,0,0"), "{csv}");
    let list = lead.get("/outcomes/children/ba_arrests?side=before").text();
    assert!(list.contains(&town.children[0].to_string()), "{list}");
    assert!(!list.contains(&town.children[1].to_string()));
    // Who may not see safety opens the list and finds nobody in it.
    let commissioner = town
        .as_a(Persona::Commissioner)
        .get("/outcomes/children/ba_arrests?side=before");
    assert!(!commissioner.text().contains(&town.children[0].to_string()));
    // A councillor sees no small number, and has no list.
    let mut councillor = town.as_a(Persona::Councillor);
    let page = councillor.get("/outcomes").text();
    assert!(
        page.contains("Hidden") && !page.contains("1 of 3"),
        "{page}"
    );
    assert_eq!(councillor.get("/outcomes/children/ba_arrests").status, 404);
    assert_eq!(councillor.get("/outcomes.csv").status, 404);
}

/// The page, the export and the command's entries say the same of one indicator.
#[test]
fn an_indicator_has_an_id_both_windows_and_says_that_it_is_change() {
    let town = with_a_hub();
    let entry = |id: &str| {
        let all = town
            .record
            .read(&crate::stage::house(), |tx| {
                let asked = outcomes::changes(tx, 12, tx.today())?;
                let groups = outcomes::groups(tx)?;
                Ok(outcomes::indicators(&asked, &groups))
            })
            .unwrap();
        assert_eq!(all.len(), measures::CHANGES.len() + 1);
        all.into_iter().find(|one| one.id == id).unwrap()
    };
    let none = entry("ba_arrests");
    assert_eq!((none.numerator, none.value), (None, None));
    assert!(none.not_measured.is_some() && none.unknown == 3);
    town.record
        .write(&crate::stage::house(), |tx| {
            outcomes::say_kept_since(tx, Stream::Arrests, date(2024, 4, 1))
        })
        .unwrap();
    let one = serde_json::to_value(entry("ba_arrests")).unwrap();
    assert_eq!(one["numerator"], 1);
    assert_eq!(one["denominator"], 3);
    assert_eq!(one["unknown"], 0);
    assert_eq!(one["unit"], "percent");
    assert_eq!(one["comparison"], measures::NO_COMPARISON);
    let (before, after) = (&one["windows"][0], &one["windows"][1]);
    assert_eq!(
        (&before["side"], &after["side"]),
        (&"before".into(), &"after".into())
    );
    assert_eq!(before["days"], after["days"]);
    assert_eq!((&before["times"], &after["times"]), (&2.into(), &1.into()));
    let csv = town.as_a(Persona::ServiceLead).get("/outcomes.csv").text();
    let line = csv
        .lines()
        .find(|line| line.starts_with("ba_arrests"))
        .unwrap();
    assert!(line.contains(measures::NO_COMPARISON), "{line}");
    let documents = measures::definitions();
    for change in &measures::CHANGES {
        assert!(documents.contains(change.id), "{}", change.id);
    }
}

/// What homes cost is there only for whom costs are open.
#[test]
fn crises_answers_and_costs_are_compared_and_costs_stay_with_whom_they_are_open_to() {
    let town = with_a_hub();
    let began = date(2026, 4, 1);
    town.record
        .write(&crate::stage::house(), |tx| {
            let allowed = access::find(tx, town.children[1])?.allow(Action::Add)?;
            for days in [-30, -10, 50] {
                let crisis = events::Event::Crisis(events::Crisis {
                    what: events::CrisisMatter::PoliceCalled,
                    on: plus_days(began, days),
                    source: events::Source::Carers,
                    note: None,
                });
                events::say(tx, &allowed, &crisis)?;
            }
            use events::Agree::{Mostly, No, NotReally, Yes};
            for (days, answers) in [
                (-5, [No, Yes, No, Yes, No, Yes]),
                (
                    90,
                    [Mostly, NotReally, Mostly, NotReally, Mostly, NotReally],
                ),
            ] {
                let said = events::Event::Resilience(events::Resilience {
                    on: plus_days(began, days),
                    answers,
                    note: None,
                });
                events::say(tx, &allowed, &said)?;
            }
            outcomes::say_kept_since(tx, Stream::PoliceCalled, date(2024, 4, 1))?;
            outcomes::say_kept_since(tx, Stream::Costs, date(2024, 4, 1))
        })
        .unwrap();
    let mut lead = town.as_a(Persona::ServiceLead);
    let csv = lead.get("/outcomes.csv").text();
    assert!(
        csv.contains("ba_police_called,3,1095,1,2,1,1,0,0,0"),
        "{csv}"
    );
    // Six at the least, four each afterwards: 1 and 4 as means.
    assert!(
        csv.contains("ba_resilience,1,365,1,1,1,1,0,0,2,1.00,4.00,mean"),
        "{csv}"
    );
    assert!(csv.contains("ba_cost_a_day"), "{csv}");
    let page = lead.get("/outcomes").text();
    assert!(page.contains("What homes cost, a day"), "{page}");
    // Nobody may read a cost here who may not see costs.
    let page = town.as_a(Persona::Councillor).get("/outcomes").text();
    assert!(!page.contains("What homes cost, a day"), "{page}");
    // Written down with them, in the worker's own session.
    let mut worker = town.as_a(Persona::SocialWorker);
    let form = format!(
        "/young-people/{}/happened/getting-back-up",
        town.children[0]
    );
    let some = [("first", "3"), ("on-day", "1")];
    let refused = worker.fill_in(&form, &some);
    assert_eq!(refused.status, 422, "{}", refused.text());
    let all = [
        ("on-day", "1"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("first", "5"),
        ("second", "1"),
        ("third", "5"),
        ("fourth", "1"),
        ("fifth", "5"),
        ("sixth", "1"),
    ];
    assert_eq!(worker.fill_in(&form, &all).status, 303);
    let page = worker
        .get(&format!("/young-people/{}", town.children[0]))
        .text();
    assert!(page.contains("30 of 30 on"), "{page}");
}

#[test]
fn a_comparison_group_is_given_with_its_source() {
    let town = with_a_hub();
    town.record
        .write(&crate::stage::house(), |tx| {
            outcomes::say_kept_since(tx, Stream::Arrests, date(2024, 4, 1))
        })
        .unwrap();
    let mut lead = town.as_a(Persona::ServiceLead);
    let form = "/outcomes/compare/ba_arrests";
    let few = [
        ("who", "Young people of the next council"),
        ("people", "4"),
        ("before", "1.10"),
        ("after", "0.95"),
        ("source", "Their analyst, March 2027"),
    ];
    assert_eq!(lead.fill_in(form, &few).status, 422);
    let mut enough = few;
    enough[1] = ("people", "64");
    assert_eq!(lead.fill_in(form, &enough).status, 303);
    let page = lead.get("/outcomes").text();
    assert!(page.contains("Compared with 64 others"), "{page}");
    assert_eq!(town.as_a(Persona::KeyWorker).get(form).status, 404);
    let practice = town.as_a(Persona::TeamManager).get("/how-we-work");
    assert_eq!(practice.status, 200, "{}", practice.text());
}
