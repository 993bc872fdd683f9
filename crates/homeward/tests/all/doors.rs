//! Every address, tried by everybody.

use crate::site::Site;
use desk::trial::{Answer, Browser};
use desk::{Method, Needs, Route};
use record::access::Persona;

/// The path of a route with its varying parts filled in.
fn path(route: &Route, id: &str) -> String {
    route
        .path
        .split('/')
        .map(|part| match part {
            "{id}" => id.to_owned(),
            part if part.starts_with('{') => uuid::Uuid::now_v7().to_string(),
            part => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn knock(browser: &mut Browser, route: &Route, id: &str) -> Answer {
    let path = path(route, id);
    match route.method {
        Method::Get => browser.get(&path),
        Method::Post => {
            let key = uuid::Uuid::now_v7().to_string();
            let mut fields = vec![("_key", key.as_str())];
            if route.path.contains("{id}") {
                fields.push(("_about", id));
            }
            browser.post(&path, &fields)
        }
    }
}

/// The body without what differs between any two answers.
fn bare(answer: &Answer) -> String {
    answer.text().replace(answer.header("x-request-id"), "ID")
}

/// Who may come to each address. A new one, or one that opened to someone new, fails here until
/// the table is read and kept: `INSTA_UPDATE=always cargo test -p homeward --test all table`.
#[test]
fn the_table_of_routes() {
    let site = Site::new();
    insta::assert_snapshot!(desk::routes::table(site.desk.routes()));
}

#[test]
fn a_door_that_is_not_for_someone_is_not_there() {
    let site = Site::new();
    let (mut shut, mut open) = (0, 0);
    for persona in Persona::ALL {
        let id = site.children[1].to_string();
        let mut browser = site.browser(*persona);
        let nowhere = bare(&browser.get("/no/such/place"));
        for route in site.desk.routes() {
            // Leaving ends the session; it is tried elsewhere.
            if matches!(route.path, "/sign-out" | "/exit" | "/my-page/way-in/stop")
                || route.path.starts_with("/sign-in")
            {
                continue;
            }
            let answer = knock(&mut browser, route, &id);
            let what = format!("{} {} as {persona}", route.method.code(), route.path);
            assert!(answer.status < 500, "{what}: {}", answer.status);
            if route.needs.met_as(*persona) {
                open += 1;
            } else {
                assert_eq!(answer.status, 404, "{what}");
                assert_eq!(bare(&answer), nowhere, "{what}");
                shut += 1;
            }
        }
    }
    assert!(shut > 100 && open > 100, "{shut} shut, {open} open");
}

#[test]
fn nobody_who_has_not_signed_in_gets_further_than_the_door() {
    let site = Site::new();
    let id = site.children[1].to_string();
    for route in site.desk.routes() {
        let mut browser = Browser::new(&site.desk);
        let answer = knock(&mut browser, route, &id);
        let what = format!("{} {}", route.method.code(), route.path);
        if route.needs == Needs::Public {
            assert!(answer.status < 500, "{what}");
        } else {
            assert_eq!(answer.status, 303, "{what}");
            // Young people come in by a door of their own.
            let theirs = route.path.starts_with("/my-page");
            let door = if theirs { "/hello" } else { "/sign-in" };
            assert!(answer.location().starts_with(door), "{what}");
        }
    }
}

#[test]
fn a_child_out_of_reach_is_a_child_who_is_not() {
    let site = Site::new();
    let absent = uuid::Uuid::now_v7().to_string();
    // The team is responsible for every other child.
    let (near, far) = (site.children[0].to_string(), site.children[1].to_string());
    let mut worker = site.browser(Persona::SocialWorker);
    let seen = worker.get(&format!("/young-people/{near}"));
    assert_eq!(seen.status, 200, "{}", seen.text());
    let mut compared = 0;
    for persona in Persona::ALL {
        let mut browser = site.browser(*persona);
        for route in site.desk.routes() {
            if !route.path.starts_with("/young-people/{id}") {
                continue;
            }
            let there = knock(&mut browser, route, &far);
            if there.status != 404 {
                continue;
            }
            let nowhere = knock(&mut browser, route, &absent);
            assert_eq!(
                bare(&there).replace(&far, "WHO"),
                bare(&nowhere).replace(&absent, "WHO"),
                "{} as {persona}",
                route.path
            );
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn every_personal_page_is_an_entry_in_the_access_log() {
    let site = Site::new();
    let count = || -> i64 {
        site.desk
            .record()
            .read(&record::Caller::system("test"), |tx| {
                Ok(tx.one(
                    "SELECT count(*) FROM access_log WHERE subject IS NOT NULL",
                    &[],
                    |row| row.get(0),
                )?)
            })
            .expect("a count")
    };
    let mut lead = site.browser(Persona::ServiceLead);
    for child in &site.children {
        let before = count();
        let answer = lead.get(&format!("/young-people/{child}"));
        assert_eq!(answer.status, 200);
        assert_eq!(count() - before, 1, "{child}");
    }
}

/// The body without the key of its form, too: that differs each time a form is drawn.
fn keyless(answer: &Answer) -> String {
    let text = bare(answer);
    match answer.hidden("_key") {
        Some(key) => text.replace(&key, "KEY"),
        None => text,
    }
}

/// Every route whose address has an id, asked about somebody the caller has a declared conflict with
/// and about an id that never was: the same bytes, for each role that would otherwise see them.
#[test]
fn a_child_with_a_conflict_is_a_child_who_never_was_on_every_route() {
    let site = Site::new();
    // The children that the team is responsible for: without the conflict their pages open.
    let near: Vec<_> = site.children.iter().step_by(2).copied().take(3).collect();
    site.desk
        .record()
        .write(&record::Caller::system("test"), |tx| {
            for member in site.members.values() {
                for child in &near[..2] {
                    record::access::record_conflict(tx, *member, *child, "a neighbour")?;
                }
            }
            Ok(())
        })
        .expect("conflicts");
    let (mut compared, mut opens) = (0, 0);
    let asking = |persona: &&Persona| {
        matches!(
            persona,
            Persona::KeyWorker
                | Persona::SocialWorker
                | Persona::TeamManager
                | Persona::PlacementOfficer
                | Persona::ServiceLead
                | Persona::PrivacyOfficer
        )
    };
    for persona in Persona::ALL.iter().filter(asking) {
        let mut browser = site.browser(*persona);
        for route in site.desk.routes() {
            if !route.path.contains("{id}") || !route.needs.met_as(*persona) {
                continue;
            }
            for child in &near[..1] {
                let (denied, absent) = (child.to_string(), uuid::Uuid::now_v7().to_string());
                let there = knock(&mut browser, route, &denied);
                let nowhere = knock(&mut browser, route, &absent);
                let what = format!("{} {} as {persona}", route.method.code(), route.path);
                assert_eq!(there.status, nowhere.status, "{what}");
                assert_eq!(
                    keyless(&there).replace(&denied, "WHO"),
                    keyless(&nowhere).replace(&absent, "WHO"),
                    "{what}"
                );
                let cells = |answer: &Answer| {
                    let mut kept: Vec<String> = answer
                        .headers
                        .iter()
                        .filter(|(name, _)| {
                            !matches!(name.as_str(), "x-request-id" | "content-security-policy")
                        })
                        .map(|(name, value)| format!("{name}: {value:?}"))
                        .collect();
                    kept.sort();
                    kept.join("\n")
                        .replace(&denied, "WHO")
                        .replace(&absent, "WHO")
                };
                assert_eq!(cells(&there), cells(&nowhere), "{what}");
                compared += 1;
            }
        }
        // The lists say nothing of them either.
        for list in ["/young-people", "/my-young-people", "/hub"] {
            let text = browser.get(list).text();
            for child in &near[..2] {
                assert!(!text.contains(&child.to_string()), "{list} as {persona}");
            }
        }
        // Somebody of the same team without a conflict opens: it is the conflict that closes.
        let free = browser.get(&format!("/young-people/{}", near[2]));
        opens += usize::from(free.status == 200);
    }
    assert!(
        compared > 500 && opens > 2,
        "{compared} compared, {opens} open"
    );
}

/// Somebody with a conflict is told nothing by time either: the same statements are asked of the
/// database as for somebody who does not exist.
#[test]
fn a_conflict_takes_the_same_work_as_nobody() {
    let site = Site::new();
    let child = site.children[0];
    let member = site.members[&Persona::SocialWorker];
    site.desk
        .record()
        .write(&record::Caller::system("test"), |tx| {
            record::access::record_conflict(tx, member, child, "a neighbour")
        })
        .expect("a conflict");
    let mut browser = site.browser(Persona::SocialWorker);
    let mut work = |id: &str| {
        let answer = browser.get(&format!("/young-people/{id}"));
        assert_eq!(answer.status, 404);
        answer.statements
    };
    // What is kept is made by whoever comes first.
    work(&child.to_string());
    for _ in 0..3 {
        let absent = uuid::Uuid::now_v7().to_string();
        assert_eq!(work(&child.to_string()), work(&absent));
    }
}
