//! Every page through the real router.

use crate::stage_desk::{Town, town};
use desk::{Method, Needs};
use record::access::Persona;

/// A path with its parts filled in: the first child, and ids of things that are not there.
fn filled(town: &Town, path: &str) -> String {
    path.replace("{id}", &town.children[0].to_string())
        .replace("{year}", "2027")
        .replace("{table}", "Reviews")
        .replace("{measure}", "in_borough")
        .replace("{fact}", "01a00000-0000-7000-8000-000000000000")
        .replace("{upload}", "01a00000-0000-7000-8000-000000000000")
        .replace("{form}", "said")
        .replace("{field}", "text")
}

#[test]
fn nobody_reaches_a_page_their_role_may_not_have_and_no_page_fails() {
    let town = town();
    let mut opened = 0;
    for persona in Persona::ALL {
        let mut browser = town.as_a(*persona);
        for route in town.desk.routes() {
            if route.method != Method::Get
                || route.path.contains('{') && filled(&town, route.path).contains('{')
                // Leaving ends the session.
                || route.path == "/exit"
            {
                continue;
            }
            let path = filled(&town, route.path);
            let status = browser.get(&path).status;
            assert!(
                status < 500,
                "{} {path} as {persona:?}: {status}",
                route.room
            );
            if !route.needs.met_as(*persona) && route.needs != Needs::Public {
                assert_eq!(status, 404, "{path} is open to {persona:?}");
            } else if status == 200 {
                opened += 1;
            }
        }
    }
    assert!(opened > 100, "only {opened} pages opened");
}

#[test]
fn the_table_of_routes_is_the_one_checked_in() {
    let town = town();
    insta::assert_snapshot!(desk::routes::table(town.desk.routes()));
}

#[test]
fn an_absent_page_and_a_refused_page_are_the_same_page() {
    let town = town();
    let mut browser = town.as_a(Persona::KeyWorker);
    let body = |answer: desk::trial::Answer| {
        let text = answer.text();
        // The id of the request is the one thing that differs.
        text.split("Request").next().unwrap_or_default().to_owned()
    };
    let others = format!("/young-people/{}", town.children[3]);
    let refused = browser.get(&others);
    let absent = browser.get("/young-people/01a00000-0000-7000-8000-000000000000");
    assert_eq!(refused.status, 404);
    assert_eq!(body(refused), body(absent));
}

#[test]
fn a_key_worker_writes_down_what_was_said_and_puts_it_right() {
    let town = town();
    let mut browser = town.as_a(Persona::KeyWorker);
    let page = format!("/young-people/{}", town.children[0]);
    assert!(browser.get(&page).text().contains("Ask, and be the first"));
    let said = [
        ("text", "I can fix any bike."),
        ("about", "strength"),
        ("words", "young_person"),
        ("said_on-day", "1"),
        ("said_on-month", "4"),
        ("said_on-year", "2027"),
    ];
    let answer = browser.fill_in(&format!("{page}/said"), &said);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let shown = browser.get(&page).text();
    assert!(shown.contains("I can fix any bike."));
    let at = shown.split(&format!("{page}/said/")).nth(1).unwrap();
    let fact = &at[..36];
    let mut again = said.to_vec();
    again[0] = ("text", "I can fix any bike, and I build them.");
    again.push(("reason", "They told me more"));
    let correct = format!("{page}/said/{fact}");
    assert_eq!(browser.fill_in(&correct, &again).status, 303);
    assert!(browser.get(&page).text().contains("and I build them"));
    // Somebody else still holds the first version: nothing is lost and both are shown.
    let lost = browser.fill_in(&correct, &again);
    assert_ne!(lost.status, 303);
    let history = browser.get(&format!("{page}/history")).text();
    assert!(history.contains("I can fix any bike.") && history.contains("They told me more"));
}

#[test]
fn a_mistake_keeps_what_was_typed_and_says_what_to_do() {
    let town = town();
    let mut browser = town.as_a(Persona::KeyWorker);
    let form = format!("/young-people/{}/said", town.children[0]);
    let answer = browser.fill_in(&form, &[("text", "I like drawing"), ("about", "strength")]);
    assert_eq!(answer.status, 422);
    let text = answer.text();
    assert!(
        text.contains("I like drawing") && text.contains("There is a problem"),
        "{text}"
    );
}

#[test]
fn a_number_opens_only_to_the_children_its_reader_may_see() {
    let town = town();
    let numbers = "/numbers/children/looked_after?on=2027-03-31";
    let count = |text: &str| text.matches("href=\"/young-people/").count();
    let lead = town.as_a(Persona::ServiceLead).get(numbers).text();
    let worker = town.as_a(Persona::KeyWorker).get(numbers).text();
    assert!(count(&lead) > 10, "{}", count(&lead));
    assert_eq!(count(&worker), 1);
    assert!(worker.contains("more are counted whose pages are not open to you"));
}

#[test]
fn a_councillor_sees_no_small_number() {
    let town = town();
    let shown = town
        .as_a(Persona::Councillor)
        .get("/numbers?every=1")
        .text();
    assert!(shown.contains("are hidden"));
    for number in 1..6 {
        assert!(!shown.contains(&format!("> {number} of ")), "{number}");
    }
}

#[test]
fn the_page_as_known_before_a_return_was_read_is_not_found() {
    let town = town();
    let mut browser = town.as_a(Persona::ServiceLead);
    let page = format!("/young-people/{}", town.children[0]);
    assert_eq!(browser.get(&format!("{page}?known=2020-01-01")).status, 404);
    assert_eq!(browser.get(&page).status, 200);
}

#[test]
fn every_page_about_somebody_is_one_entry_in_the_log() {
    let town = town();
    let looks = || -> i64 {
        let house = crate::stage::house();
        town.record
            .read(&house, |tx| {
                Ok(tx.one(
                    "SELECT count(*) FROM access_log WHERE subject IS NOT NULL",
                    &[],
                    |row| row.get(0),
                )?)
            })
            .unwrap()
    };
    let mut browser = town.as_a(Persona::ServiceLead);
    let before = looks();
    for child in &town.children {
        assert_eq!(browser.get(&format!("/young-people/{child}")).status, 200);
    }
    assert_eq!(looks() - before, town.children.len() as i64);
}
