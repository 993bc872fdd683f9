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
