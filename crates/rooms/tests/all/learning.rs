//! How the service learns: the theory of change, rituals, our cohort and what the hubs cost; through the
//! real router.

use crate::stage_desk::{Town, town};
use record::access::Persona;
use rooms::learning::{self, NodeKind};

const LEAD: Persona = Persona::ServiceLead;

fn parts(town: &Town) -> Vec<(usize, NodeKind, String)> {
    town.record
        .read(&crate::stage::house(), |tx| {
            let all = learning::theory(tx)?;
            let told = all.all();
            Ok(told
                .iter()
                .map(|(depth, node)| (*depth, node.said.kind, node.id.to_string()))
                .collect())
        })
        .unwrap()
}

#[test]
fn a_theory_of_change_stands_beside_its_numbers_and_never_under_itself() {
    let town = town();
    let new = "/theory-of-change/part";
    let say = |path: &str, kind: &str, words: &str, under: &str, indicator: &str| {
        let said = [
            ("kind", kind),
            ("words", words),
            ("under", under),
            ("indicator", indicator),
        ];
        town.as_a(LEAD).fill_in(path, &said)
    };
    assert_eq!(
        say(new, "ambition", "A family for each", "", "").status,
        303
    );
    let top = parts(&town)[0].2.clone();
    let number = "family_setting_share";
    assert_eq!(
        say(new, "outcome", "More live in a family", &top, number).status,
        303
    );
    assert_eq!(
        say(new, "outcome", "They belong somewhere", &top, "").status,
        303
    );
    let all = parts(&town);
    assert_eq!(
        all.iter().map(|one| one.0).collect::<Vec<_>>(),
        [0, 1, 1],
        "{all:?}"
    );
    let page = town.as_a(LEAD).get("/theory-of-change").text();
    assert!(page.contains("1 of 2 outcomes"), "{page}");
    assert!(page.contains("Not measured"), "{page}");
    assert!(
        page.contains("/numbers/about/family_setting_share"),
        "{page}"
    );
    // Its own parts are not among those it could stand under, and typing one in changes nothing.
    let own = format!("{new}/{top}");
    let refused = say(&own, "ambition", "A family for each", &all[1].2, "");
    assert_eq!(refused.status, 422, "{}", refused.text());
    // A key worker reads it and may not write it.
    let mut worker = town.as_a(Persona::KeyWorker);
    assert_eq!(worker.get("/theory-of-change").status, 200);
    assert_eq!(worker.get(new).status, 404);
    // A councillor sees no small number in it.
    let page = town
        .as_a(Persona::Councillor)
        .get("/theory-of-change")
        .text();
    assert!(page.contains("More live in a family"), "{page}");
    assert!(!page.contains(" of 4<"), "{page}");
}

#[test]
fn reflections_stay_with_their_team_and_a_ritual_is_counted_by_the_times_due() {
    let town = town();
    let manager = Persona::TeamManager;
    let team = uuid::Uuid::from_u128(0xB000).to_string();
    let began = [
        ("name", "The long table"),
        ("team", team.as_str()),
        ("purpose", "To stop and look"),
        ("often", "weekly"),
        ("since-day", "10"),
        ("since-month", "3"),
        ("since-year", "2027"),
    ];
    let done = town.as_a(manager).fill_in("/rituals/new", &began);
    assert_eq!(done.status, 303, "{}", done.text());
    let at = done.location().to_owned();
    let day = |day: &'static str| [("on-day", day), ("on-month", "3"), ("on-year", "2027")];
    let held = town
        .as_a(Persona::KeyWorker)
        .fill_in(&format!("{at}/held"), &day("12"));
    assert_eq!(held.status, 303, "{}", held.text());
    let twice = town
        .as_a(Persona::KeyWorker)
        .fill_in(&format!("{at}/held"), &day("12"));
    assert_eq!(twice.status, 422);
    let mut said = day("12").to_vec();
    said.push(("words", "I wrote a sentence I would not say to her."));
    let kept = town
        .as_a(Persona::KeyWorker)
        .fill_in(&format!("{at}/reflect"), &said);
    assert_eq!(kept.status, 303, "{}", kept.text());
    let words = "would not say to her";
    assert!(
        town.as_a(Persona::SocialWorker)
            .get(&at)
            .text()
            .contains(words)
    );
    // The lead sees how often it was held, and nothing of what was thought; nor does a list tell.
    let lead = town.as_a(LEAD).get(&at).text();
    assert!(lead.contains("1 of 4") && !lead.contains(words), "{lead}");
    assert!(!town.as_a(LEAD).get("/rituals").text().contains(words));
    assert_eq!(town.as_a(LEAD).get(&format!("{at}/reflect")).status, 404);
    let list = town.as_a(LEAD).get("/rituals").text();
    assert!(list.contains("25%"), "{list}");
}

#[test]
fn what_a_hub_costs_stands_beside_what_homes_cost_and_is_taken_off_nothing() {
    let town = town();
    let said = [
        ("payer", "police"),
        ("what", "A police liaison"),
        ("amount", "36500"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2026"),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2027"),
        ("source", "Letter of the district commander"),
    ];
    let new = "/outcomes/hub-costs/new";
    // A lead reads what is paid and does not write it; finance does.
    assert_eq!(town.as_a(LEAD).get(new).status, 404);
    let done = town.as_a(Persona::Finance).fill_in(new, &said);
    assert_eq!(done.status, 303, "{}", done.text());
    for path in ["/outcomes", "/outcomes/hub-costs"] {
        let page = town.as_a(LEAD).get(path).text();
        assert!(
            page.contains("Letter of the district commander") && page.contains("£100.00"),
            "{path}: {page}"
        );
        assert!(page.contains("called a saving"), "{page}");
    }
    // Who may not see costs sees none of it.
    let worker = town.as_a(Persona::KeyWorker).get("/outcomes").text();
    assert!(!worker.contains("district commander"), "{worker}");
    assert_eq!(
        town.as_a(Persona::KeyWorker)
            .get("/outcomes/hub-costs")
            .status,
        404
    );
    let backwards: Vec<(&str, &str)> = said
        .iter()
        .map(|(name, value)| {
            (
                *name,
                if *name == "until-year" {
                    "2025"
                } else {
                    *value
                },
            )
        })
        .collect();
    assert_eq!(
        town.as_a(Persona::Finance).fill_in(new, &backwards).status,
        422
    );
}

#[test]
fn our_cohort_counts_each_once_and_what_is_not_known_apart() {
    let town = town();
    let at = format!("/young-people/{}", town.children[0]);
    let opened = town.record.write(&crate::stage::house(), |tx| {
        for id in &town.children[..2] {
            let said = rooms::hub::InCohort {
                state: rooms::hub::Cohort::InCare,
                note: None,
            };
            let since = jiff::civil::date(2026, 4, 1);
            tx.say(*id, &said, record::Saying::from("hub").since(since))?;
        }
        Ok(())
    });
    opened.unwrap();
    let on = [("on-day", "1"), ("on-month", "4"), ("on-year", "2027")];
    let mut said = on.to_vec();
    said.extend([("status", "plan"), ("source", "school")]);
    let form = format!("{at}/happened/extra-help");
    let done = town.as_a(Persona::SocialWorker).fill_in(&form, &said);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = town.as_a(LEAD).get("/our-cohort").text();
    assert!(
        page.contains("1 of 1") || page.contains("1</span> of"),
        "{page}"
    );
    assert!(
        page.contains("1 have an education, health and care plan"),
        "{page}"
    );
    // School sees the need at school, health does not; the other way round for how they feel.
    let health = Persona::Partner(record::access::Agency::Health);
    assert_eq!(town.as_a(health).get(&form).status, 404);
    let feelings = format!("{at}/happened/feelings");
    assert_eq!(town.as_a(health).get(&feelings).status, 200);
    let school = Persona::Partner(record::access::Agency::School);
    assert_eq!(town.as_a(school).get(&feelings).status, 404);
}
