//! The headers of every answer, over every route there is.

use crate::house::{House, person};
use desk::Method;
use desk::trial::Answer;

fn check(answer: &Answer, what: &str) {
    let csp = answer.header("content-security-policy");
    let nonce = csp
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .unwrap_or_else(|| panic!("{what}: no nonce in {csp:?}"));
    assert_eq!(nonce.len(), 32, "{what}");
    let expect = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    );
    assert_eq!(csp, expect, "{what}");
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(answer.header("x-robots-tag").contains("noindex"), "{what}");
    let permissions = answer.header("permissions-policy");
    assert!(permissions.contains("geolocation=()"), "{what}");
    assert!(!permissions.contains('*'), "{what}");
    assert!(answer.header("x-request-id").len() == 36, "{what}");
    assert!(!answer.headers.contains_key("server"), "{what}");
}

/// A path with every varying part filled in.
pub fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| {
            if part.starts_with('{') {
                person().to_string()
            } else {
                part.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
pub fn every_answer_of_every_route_carries_the_whole_set() {
    let house = House::new();
    let mut nonces = std::collections::BTreeSet::new();
    let mut answers = 0;
    for signed_in in [false, true] {
        for route in house.desk.routes() {
            let mut browser = if signed_in {
                house.worker()
            } else {
                house.browser()
            };
            let path = filled(route.path);
            let answer = match route.method {
                Method::Get => browser.get(&path),
                Method::Post => browser.post(&path, &[]),
            };
            check(&answer, &path);
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            nonces.insert(answer.header("content-security-policy").to_owned());
            answers += 1;
        }
        let mut browser = house.browser();
        for path in ["/nowhere", "/assets/nothing.css", "/young-people"] {
            check(&browser.get(path), path);
        }
    }
    assert_eq!(nonces.len(), answers, "a nonce came twice");
}

#[test]
pub fn cookies_are_for_this_host_alone() {
    let house = House::with(desk::Settings {
        demo: true,
        ..desk::Settings::default()
    });
    let mut browser = house.browser();
    let answer = browser.post("/sign-in", &[("member", &house.worker.to_string())]);
    assert_eq!(answer.status, 303);
    let cookie = answer.header("set-cookie");
    let (pair, rest) = cookie.split_once(';').expect("attributes");
    assert!(pair.starts_with("__Host-homeward="), "{cookie}");
    assert_eq!(pair.len(), "__Host-homeward=".len() + 64);
    assert_eq!(rest, " Path=/; Secure; HttpOnly; SameSite=Lax");
    let token = pair.split_once('=').expect("a pair").1;
    let kept = house.count("SELECT count(*) FROM desk_session");
    assert_eq!(kept, 1);
    let plain: i64 = house
        .desk
        .record()
        .read(&record::Caller::system("test"), |tx| {
            Ok(tx.one(
                "SELECT count(*) FROM desk_session WHERE token_hash = $1",
                &[&token],
                |row| row.get(0),
            )?)
        })
        .expect("read");
    assert_eq!(plain, 0, "the token itself is in the database");
}

#[test]
pub fn a_post_caused_by_another_site_is_refused_on_every_route() {
    let house = House::new();
    let mut refused = 0;
    for route in house.desk.routes() {
        if route.method != Method::Post {
            continue;
        }
        for (site, origin) in [
            (Some("cross-site"), None),
            (Some("same-site"), None),
            (None, Some("https://evil.example")),
            (None, Some("null")),
            (Some("cross-site"), Some("https://evil.example")),
        ] {
            let mut browser = house.worker();
            let mut request = axum::http::Request::post(filled(route.path))
                .header("host", "localhost:8080")
                .header("content-type", "application/x-www-form-urlencoded");
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            if let Some(origin) = origin {
                request = request.header("origin", origin);
            }
            let answer = browser.send(request.body("x=1".into()).expect("a request"));
            assert_eq!(answer.status, 403, "{} {site:?} {origin:?}", route.path);
            check(&answer, route.path);
            refused += 1;
        }
    }
    assert!(refused >= 20, "{refused}");
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 0);
}

#[test]
pub fn a_long_page_is_compressed_and_opens_to_the_same() {
    use std::io::Read as _;
    let house = House::new();
    let mut browser = house.worker();
    let plain = browser.get("/big");
    let request = axum::http::Request::get("/big").header("accept-encoding", "gzip, br");
    let small = browser.send(request.body("".into()).expect("a request"));
    assert_eq!(small.header("content-encoding"), "gzip");
    assert!(small.body.len() * 10 < plain.body.len());
    let mut text = String::new();
    flate2::read::GzDecoder::new(small.body.as_slice())
        .read_to_string(&mut text)
        .expect("gzip");
    assert!(text.contains("many words many words"));
}
