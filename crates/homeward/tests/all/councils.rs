//! Two councils behind one port: no word of one is ever met at the other.

use crate::site::Site;
use care::Authority;
use desk::trial::{Answer, Browser};
use desk::{CHOICE, Desk, Hall, Method, Settings};
use record::access::Persona;
use record::{Caller, Saying};
use std::collections::BTreeMap;

/// A word that stands in no language and only in one council's record.
const WIGAN: &str = "Zqwigany";
const BOLTON: &str = "Zqboltony";

/// A council whose every child and member carries its own word.
fn council(authority: Authority, word: &str) -> Site {
    let site = Site::of(authority);
    let record = site.desk.record();
    record
        .write(&Caller::system("test"), |tx| {
            for (index, child) in site.children.iter().enumerate() {
                let name = rooms::people::Name {
                    given: format!("{word}given{index}"),
                    family: format!("{word}family{index}"),
                    known_as: None,
                };
                tx.say(*child, &name, Saying::from("test"))?;
            }
            Ok(())
        })
        .expect("named");
    site
}

fn with(site: &Site, origin: &str, shared: bool) -> Desk {
    let settings = Settings {
        origin: origin.to_owned(),
        council: format!("Council of {}", site.desk.record().council()),
        shared,
        ..Settings::default()
    };
    let record = site.desk.record().clone();
    let exchange = rooms::exchange::in_memory(record::Settings {
        clock: record.clock().clone(),
        council: record.council(),
        keys: record::Keys::ephemeral(),
    });
    Desk::new(record, rooms::routes(), settings)
        .expect("a desk")
        .with_exchange(exchange)
}

/// Every address of a desk, filled in with ids of both councils.
fn addresses(desk: &Desk, ids: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for route in desk
        .routes()
        .iter()
        .filter(|route| route.method == Method::Get)
    {
        if route.path.contains('{') {
            for id in ids {
                let parts: Vec<&str> = route
                    .path
                    .split('/')
                    .map(|part| {
                        if part.starts_with('{') {
                            id.as_str()
                        } else {
                            part
                        }
                    })
                    .collect();
                all.push(parts.join("/"));
            }
        } else {
            all.push(route.path.to_owned());
        }
    }
    all
}

/// Walks every route as some of the personas; gives how many pages were read and how many of them
/// said a word of their own council.
fn crawl(
    hall: &Hall,
    host: &str,
    (site, desk): (&Site, &Desk),
    (own, other): (&str, &str),
    ids: &[String],
    choice: Option<&str>,
) -> (usize, usize) {
    let (mut read, mut own_words) = (0, 0);
    for persona in [
        Persona::ServiceLead,
        Persona::SocialWorker,
        Persona::PlacementOfficer,
        Persona::PrivacyOfficer,
        Persona::YoungPerson,
        Persona::Administrator,
    ] {
        let mut browser = Browser::at(hall, host, desk);
        browser.sign_in(site.members[&persona]);
        if let Some(code) = choice {
            browser.cookies.push((CHOICE.to_owned(), code.to_owned()));
        }
        for path in addresses(desk, ids) {
            if path == "/sign-out" {
                continue;
            }
            let answer = browser.get(&path);
            assert!(
                answer.status < 500,
                "{path} as {persona}: {}",
                answer.status
            );
            let text = answer.text();
            assert!(
                !text.contains(other),
                "{path} as {persona} says a word of the other council"
            );
            read += 1;
            own_words += usize::from(text.contains(own));
        }
    }
    (read, own_words)
}

fn bare(answer: &Answer) -> String {
    answer.text().replace(answer.header("x-request-id"), "ID")
}

#[test]
fn no_word_of_a_council_is_met_at_another() {
    let (wigan, bolton) = (
        council(Authority::WIGAN, WIGAN),
        council(Authority::parse("E08000001").unwrap(), BOLTON),
    );
    let ids: Vec<String> = [&wigan, &bolton]
        .iter()
        .flat_map(|site| site.children.iter().take(2))
        .map(ToString::to_string)
        .collect();
    let desks = [
        with(&wigan, "https://wigan.example", false),
        with(&bolton, "https://bolton.example:8443", false),
    ];
    let hall = Hall::new(desks.to_vec()).expect("a hall");
    let one = crawl(
        &hall,
        "WIGAN.example:443",
        (&wigan, &desks[0]),
        (WIGAN, BOLTON),
        &ids,
        None,
    );
    let two = crawl(
        &hall,
        "bolton.example:8443",
        (&bolton, &desks[1]),
        (BOLTON, WIGAN),
        &ids,
        None,
    );
    assert!(
        one.0 > 300 && two.0 > 300 && one.1 > 20 && two.1 > 20,
        "{one:?} {two:?}"
    );

    // A session of one is nobody at the other, and a host of neither is nobody's.
    let member = wigan.members[&Persona::ServiceLead];
    let mut browser = Browser::at(&hall, "wigan.example", &desks[0]);
    browser.sign_in(member);
    assert_eq!(browser.get("/young-people").status, 200);
    let mut astray = Browser::at(&hall, "bolton.example:8443", &desks[1]);
    astray.cookies = browser.cookies.clone();
    let answer = astray.get("/young-people");
    assert_eq!(
        (answer.status, answer.location()),
        (303, "/sign-in?next=%2Fyoung-people")
    );
    let mut nowhere = Browser::at(&hall, "leigh.example", &desks[0]);
    nowhere.cookies = browser.cookies.clone();
    assert_eq!(nowhere.get("/young-people").status, 421);
    assert_eq!(nowhere.get("/health").status, 200);
    // The same id that is not there reads the same at both.
    let absent = format!("/young-people/{}", ids[2]);
    let never = format!("/young-people/{}", uuid::Uuid::now_v7());
    assert_eq!(bare(&browser.get(&absent)), bare(&browser.get(&never)));
}

#[test]
fn councils_that_share_a_host_name_are_chosen_before_sign_in() {
    let (wigan, bolton) = (
        council(Authority::WIGAN, WIGAN),
        council(Authority::parse("E08000001").unwrap(), BOLTON),
    );
    let ids: Vec<String> = [wigan.children[0], bolton.children[0]]
        .iter()
        .map(ToString::to_string)
        .collect();
    let origin = "https://region.example";
    let desks = [with(&wigan, origin, true), with(&bolton, origin, true)];
    let hall = Hall::new(desks.to_vec()).expect("a hall");
    let one = crawl(
        &hall,
        "region.example",
        (&wigan, &desks[0]),
        (WIGAN, BOLTON),
        &ids,
        Some("E08000010"),
    );
    assert!(one.0 > 200 && one.1 > 10, "{one:?}");

    // Nobody is let in, and nothing is shown, before a council is chosen.
    let mut browser = Browser::at(&hall, "region.example", &desks[0]);
    assert_eq!(browser.get("/young-people").location(), "/councils");
    let page = browser.get("/councils");
    assert!(page.text().contains("E08000010") && page.text().contains("E08000001"));
    assert_eq!(
        browser
            .post("/councils", &[("council", "E09000001")])
            .status,
        422
    );
    assert_eq!(browser.post("/councils", &[]).status, 422);
    assert_eq!(
        browser
            .post("/councils", &[("council", "E08000010")])
            .location(),
        "/"
    );
    let cookies: BTreeMap<_, _> = browser.cookies.iter().cloned().collect();
    assert_eq!(cookies[CHOICE], "E08000010");
    browser.sign_in(wigan.members[&Persona::SocialWorker]);
    assert_eq!(browser.get("/young-people").status, 200);
    let form = format!("/young-people/{}/name", ids[0]);
    let drawn = browser.get(&form);
    assert_eq!(drawn.status, 200, "{}", drawn.text());
    let (key, draft) = (
        drawn.hidden("_key").unwrap(),
        drawn.hidden("_form").unwrap(),
    );

    // Choosing another signs out here; a page of it that was left open saves nothing there.
    let token = browser.cookies.clone();
    browser.post("/councils", &[("council", "E08000001")]);
    let names: Vec<&str> = browser
        .cookies
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, [CHOICE]);
    let mut stolen = Browser::at(&hall, "region.example", &desks[0]);
    stolen.cookies = token;
    assert_eq!(
        stolen.get("/young-people").status,
        303,
        "the session was ended"
    );
    let chosen = browser.cookies.clone();
    let mut browser = Browser::at(&hall, "region.example", &desks[1]);
    browser.cookies = chosen;
    browser.sign_in(bolton.members[&Persona::SocialWorker]);
    let theirs = format!("/young-people/{}/name", ids[1]);
    let fields = [
        ("_key", key.as_str()),
        ("_about", ids[1].as_str()),
        ("given", "Left"),
        ("family", "Open"),
    ];
    let posted = browser.post(&theirs, &fields);
    assert_eq!(posted.status, 409, "{}", posted.text());
    assert!(posted.text().contains("another council"));
    let kept = browser.post(&format!("/drafts/{draft}/given"), &[("value", "Left open")]);
    assert_eq!(kept.status, 404);
    // Its own forms are saved as ever.
    let stands = browser.get(&theirs).hidden("stands").unwrap_or_default();
    let fields = [
        ("stands", stands.as_str()),
        ("given", "New"),
        ("family", "Name"),
    ];
    let saved = browser.fill_in(&theirs, &fields);
    assert!(saved.status == 303, "{}", saved.text());
}
