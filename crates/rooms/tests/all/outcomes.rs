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
