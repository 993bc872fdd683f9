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

/// A day as a form sends it.
fn day(field: &str, day: &str, month: &str, year: &str) -> Vec<(String, String)> {
    [("day", day), ("month", month), ("year", year)]
        .map(|(part, value)| (format!("{field}-{part}"), value.to_owned()))
        .to_vec()
}

fn sent(
    town: &Town,
    who: Persona,
    to: &str,
    said: &[(&str, &str)],
    days: &[(String, String)],
) -> desk::trial::Answer {
    let mut all: Vec<(&str, &str)> = said.to_vec();
    all.extend(days.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    town.as_a(who).fill_in(to, &all)
}

#[test]
fn what_is_taken_from_elsewhere_changes_on_purpose_and_begins_after_its_baseline() {
    let town = town();
    let case = [
        ("name", "No Wrong Door"),
        ("source", "North Yorkshire"),
        ("question", "Who stays when a young person moves?"),
        ("kind", "innovation"),
        ("evidence", "before_after"),
        ("took", "One key worker through every move."),
        ("indicator", "in_borough"),
    ];
    let made = sent(
        &town,
        LEAD,
        "/adopting/new",
        &case,
        &day("decided", "1", "2", "2027"),
    );
    assert_eq!(made.status, 303, "{}", made.text());
    let at = made.location().to_owned();
    // What is changed without a reason and somebody who agreed is refused, and stays typed.
    let part = format!("{at}/part");
    let mut adapted = vec![
        ("words", "Residential is short"),
        ("kind", "non_negotiable"),
        ("stance", "adapted"),
        ("why", "Two homes in the first year"),
    ];
    let refused = sent(&town, LEAD, &part, &adapted, &[]);
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(
        text.contains("who agreed") && text.contains("Two homes in the first year"),
        "{text}"
    );
    adapted.push(("agreed", "The programme board"));
    assert_eq!(sent(&town, LEAD, &part, &adapted, &[]).status, 303);
    let held = [
        ("words", "No heads on beds"),
        ("kind", "distinguisher"),
        ("stance", "held"),
    ];
    assert_eq!(sent(&town, LEAD, &part, &held, &[]).status, 303);
    let page = town.as_a(LEAD).get(&at).text();
    assert!(
        page.contains("1 of 2") && page.contains("Agreed by The programme board"),
        "{page}"
    );
    assert!(page.contains("Nobody looked within a year"));
    // A part is said anew in its own place.
    let one = page.split(&format!("{part}/")).nth(1).unwrap()[..36].to_owned();
    let mut again = held.to_vec();
    again.push(("look_at", "Nights, and who was woken"));
    let of_held = format!("{part}/{one}");
    assert_eq!(sent(&town, LEAD, &of_held, &again, &[]).status, 303);
    let page = town.as_a(LEAD).get(&at).text();
    assert!(
        page.contains("1 of 2") && page.contains("who was woken"),
        "{page}"
    );
    // It does not begin before how things were is locked.
    let step = format!("{at}/step");
    let launch = |on: &str| {
        sent(
            &town,
            LEAD,
            &step,
            &[("step", "launch")],
            &day("on", on, "3", "2027"),
        )
    };
    let early = launch("2");
    assert_eq!(early.status, 422);
    assert!(early.text().contains("cannot be counted afterwards"));
    let locked = sent(
        &town,
        LEAD,
        &step,
        &[("step", "baseline")],
        &day("on", "3", "3", "2027"),
    );
    assert_eq!(locked.status, 303);
    assert_eq!(launch("2").status, 422);
    assert_eq!(launch("4").status, 303);
    let list = town.as_a(Persona::Councillor).get("/adopting").text();
    assert!(
        list.contains("31 days after deciding") && list.contains("1 of 2"),
        "{list}"
    );
    // Whoever does not lead reads it and writes nothing of it.
    assert_eq!(town.as_a(Persona::KeyWorker).get(&part).status, 404);
}

#[test]
fn conditions_are_counted_by_answer_and_what_did_not_work_is_kept() {
    let town = town();
    let case = [
        ("name", "A drop-in"),
        ("source", "Birmingham"),
        ("question", "Where can somebody go without an appointment?"),
        ("kind", "innovation"),
        ("evidence", "told"),
        ("took", "The open door."),
    ];
    let made = sent(
        &town,
        LEAD,
        "/adopting/new",
        &case,
        &day("decided", "1", "2", "2027"),
    );
    let at = made.location().to_owned();
    let sees = |who: Persona, from: &str, level: &str| {
        let said = [
            ("from", from),
            ("vision", level),
            ("evidence", "not_yet"),
            ("long_haul", "partly"),
            ("leaders", "partly"),
            ("engagement", "partly"),
            ("learning", "partly"),
        ];
        sent(&town, who, &format!("{at}/conditions"), &said, &[]).status
    };
    assert_eq!(sees(LEAD, "leader", "not_yet"), 303);
    assert_eq!(sees(LEAD, "leader", "firmly"), 303);
    assert_eq!(sees(Persona::KeyWorker, "practitioner", "not_yet"), 303);
    assert_eq!(sees(Persona::Councillor, "leader", "firmly"), 404);
    let page = town.as_a(Persona::KeyWorker).get(&at).text();
    assert!(page.contains("2 people have said"), "{page}");
    assert!(page.contains("1 of 1") && page.contains("0 of 1"), "{page}");
    let failed = [
        ("tried", "Opening on Saturdays at nine."),
        ("hoped", "That somebody would come."),
        ("happened", "Everybody slept."),
        ("because", "Nobody asked them first."),
        ("then", "changed"),
        ("of", at.rsplit('/').next().unwrap()),
    ];
    let kept = sent(
        &town,
        Persona::KeyWorker,
        "/what-did-not-work/new",
        &failed,
        &day("on", "6", "3", "2027"),
    );
    assert_eq!(kept.status, 303, "{}", kept.text());
    let log = town
        .as_a(Persona::Councillor)
        .get("/what-did-not-work")
        .text();
    assert!(
        log.contains("Everybody slept.") && log.contains("in the last twelve months, 1 in all"),
        "{log}"
    );
    assert!(town.as_a(LEAD).get(&at).text().contains("Everybody slept."));
}
