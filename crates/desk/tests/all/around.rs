//! What happens around a handler: refusals, the access log, lanes, faults.

use crate::house::{House, person};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The body without the request's id and the time.
fn bare(answer: &desk::trial::Answer) -> String {
    answer.text().replace(answer.header("x-request-id"), "ID")
}

#[test]
pub fn unknown_absent_and_forbidden_are_the_same_bytes() {
    let house = House::new();
    let mut browser = house.worker();
    let unknown = browser.get("/no/such/place");
    assert_eq!(unknown.status, 404);
    for path in [
        "/absent",
        "/forbidden",
        "/files",
        "/young-people/not-an-id",
        "/sign-out",
    ] {
        let answer = browser.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(bare(&answer), bare(&unknown), "{path}");
    }
    let mut names: Vec<_> = unknown
        .headers
        .keys()
        .map(|n| n.as_str().to_owned())
        .collect();
    let forbidden = browser.get("/forbidden");
    let mut others: Vec<_> = forbidden
        .headers
        .keys()
        .map(|n| n.as_str().to_owned())
        .collect();
    names.sort();
    others.sort();
    assert_eq!(names, others);
}

#[test]
pub fn a_councillor_reaches_no_young_person() {
    let house = House::new();
    let mut browser = house.browser();
    browser.sign_in(house.councillor);
    let id = person();
    assert_eq!(browser.get(&format!("/young-people/{id}")).status, 404);
    assert_eq!(
        browser
            .post(
                &format!("/young-people/{id}/wave"),
                &[("_about", &id.to_string())]
            )
            .status,
        404
    );
    assert_eq!(house.looks(), 0);
}

#[test]
pub fn each_personal_page_is_one_entry_in_the_access_log() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}", person());
    for views in 1..=20 {
        assert_eq!(browser.get(&path).status, 200);
        assert_eq!(house.looks(), views);
    }
    // A form drawn twice in one visit (once to read it, once to show what was wrong) is one look.
    let form = format!("{path}/said");
    assert_eq!(browser.get(&form).status, 200);
    assert_eq!(house.looks(), 21);
    assert_eq!(browser.fill_in(&form, &[("said", "")]).status, 422);
    assert_eq!(house.looks(), 23);
}

#[test]
pub fn views_equal_entries_when_many_look_at_once() {
    let house = House::new();
    let served = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut browser = house.worker();
                for _ in 0..40 {
                    if browser.get(&format!("/young-people/{}", person())).status == 200 {
                        served.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        }
    });
    let served = i64::try_from(served.load(Ordering::SeqCst)).expect("a count");
    assert_eq!(served, 320);
    assert_eq!(house.looks(), served);
    let requests = house.count("SELECT count(DISTINCT request) FROM access_log");
    assert_eq!(requests, served);
}

#[test]
pub fn when_the_access_log_cannot_be_written_there_is_no_page() {
    let house = House::new();
    let mut browser = house.worker();
    let id = person();
    let path = format!("/young-people/{id}");
    assert!(browser.get(&path).text().contains(&id.to_string()));
    assert_eq!(browser.get("/break-the-log").status, 204);
    let answer = browser.get(&path);
    assert_eq!(answer.status, 503);
    assert!(!answer.text().contains(&id.to_string()));
    assert!(answer.headers.contains_key("retry-after"));
    assert_eq!(
        browser.get("/").status,
        200,
        "pages about no one still come"
    );
}

#[test]
pub fn what_is_most_dangerous_asks_for_a_fresh_sign_in() {
    let house = House::new();
    let mut browser = house.worker();
    assert_eq!(browser.get("/export").text(), "rows");
    house.later(16);
    let answer = browser.get("/export");
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("/sign-in?next=%2Fexport"));
    assert!(!answer.text().contains("rows"));
}

#[test]
pub fn head_is_get_without_its_body() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}", person());
    let answer = browser.send(
        axum::http::Request::head(&path)
            .body(axum::body::Body::empty())
            .expect("a request"),
    );
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(house.looks(), 1, "a look without its body is a look");
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let request = axum::http::Request::builder()
            .method(method)
            .uri("/")
            .header("sec-fetch-site", "same-origin")
            .body(axum::body::Body::empty())
            .expect("a request");
        assert_eq!(browser.send(request).status, 404, "{method}");
    }
}

#[test]
pub fn no_body_makes_the_house_stumble() {
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    let house = House::new();
    let mut runner = TestRunner::new(Config::with_cases(1_500));
    let kinds = prop::sample::select(vec![
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "",
    ]);
    let id = person();
    let paths = prop::sample::select(vec![
        "/sign-in".to_owned(),
        "/sign-in/code".to_owned(),
        "/sign-out".to_owned(),
        "/files".to_owned(),
        "/drafts/a/b".to_owned(),
        format!("/young-people/{id}/wave"),
        "/account/passkeys".to_owned(),
        "/sign-in/passkey".to_owned(),
    ]);
    let bodies = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        "[a-z_]{1,6}=[%a-zA-Z0-9&=;+]{0,60}".prop_map(String::into_bytes),
        "--x\r\n[ -~\r\n]{0,120}--x--".prop_map(String::into_bytes),
        "answer=\\{[ -~]{0,80}\\}".prop_map(String::into_bytes),
    ];
    let browser = std::cell::RefCell::new(house.worker());
    let token = browser.borrow().cookies.clone();
    runner
        .run(&(kinds, paths, bodies), |(kind, path, body)| {
            let mut browser = browser.borrow_mut();
            browser.cookies.clone_from(&token);
            let request = axum::http::Request::post(&path)
                .header("content-type", kind)
                .header("sec-fetch-site", "same-origin")
                .body(body.into())
                .expect("a request");
            let status = browser.send(request).status;
            prop_assert!(status < 500, "{} from {}", status, path);
            Ok(())
        })
        .expect("no answer of 500");
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 0);
}

#[test]
pub fn refusals_become_pages_once() {
    let house = House::new();
    let mut browser = house.worker();
    let restricted = browser.get("/restricted");
    assert_eq!(restricted.status, 403);
    assert!(restricted.text().contains("ask Dana Ali"));
    let fault = browser.get("/fault");
    assert_eq!(fault.status, 500);
    assert!(fault.text().contains(fault.header("x-request-id")));
    assert!(
        !fault.text().contains("Acacia"),
        "a fault's words reached the page"
    );
    let panicked = browser.get("/panic");
    assert_eq!(panicked.status, 500);
    assert_eq!(browser.get("/").status, 200, "the house still stands");
}

#[test]
pub fn when_every_seat_is_taken_the_rest_are_told_early_and_saving_still_works() {
    let house = House::with(desk::Settings {
        lanes: desk::Lanes {
            looks: 2,
            patience: Duration::from_millis(100),
            ..desk::Lanes::default()
        },
        ..desk::Settings::default()
    });
    let (served, busy, saved) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let answer = house.worker().get("/slow");
                match answer.status {
                    200 => served.fetch_add(1, Ordering::SeqCst),
                    503 => {
                        assert_eq!(answer.header("retry-after"), "3");
                        busy.fetch_add(1, Ordering::SeqCst)
                    }
                    other => panic!("{other}"),
                };
            });
        }
        for _ in 0..4 {
            scope.spawn(|| {
                let id = person();
                let key = uuid::Uuid::now_v7().to_string();
                let fields = [("_key", key.as_str()), ("_about", &id.to_string())];
                let path = format!("/young-people/{id}/wave");
                if house.worker().post(&path, &fields).status == 303 {
                    saved.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    assert!(served.load(Ordering::SeqCst) >= 2);
    assert!(busy.load(Ordering::SeqCst) >= 4);
    assert_eq!(saved.load(Ordering::SeqCst), 4);
}

#[test]
pub fn the_house_says_it_is_up_and_how_it_keeps_its_record() {
    let house = House::new();
    let mut browser = house.browser();
    let health = browser.get("/health");
    assert_eq!((health.status, health.text().as_str()), (200, "ok\n"));
    let status = browser.get("/status");
    assert_eq!(status.status, 200);
    assert!(status.text().contains("SQLite") || status.text().contains("PostgreSQL"));
}

#[test]
pub fn a_demonstration_is_never_opened_over_a_real_record_nor_the_other_way() {
    let real = House::new();
    let settings = desk::Settings {
        demo: true,
        ..desk::Settings::default()
    };
    let refused = desk::Desk::new(real.desk.record().clone(), Vec::new(), settings.clone());
    assert!(
        refused
            .err()
            .expect("refused")
            .0
            .contains("not made for a demonstration")
    );
    let demo = House::with(settings);
    let refused = desk::Desk::new(
        demo.desk.record().clone(),
        Vec::new(),
        desk::Settings::default(),
    );
    assert!(
        refused
            .err()
            .expect("refused")
            .0
            .contains("made for a demonstration")
    );
}

#[test]
pub fn in_a_demonstration_anyone_may_be_anyone_and_every_page_says_so() {
    let house = House::with(desk::Settings {
        demo: true,
        ..desk::Settings::default()
    });
    let mut browser = house.browser();
    let page = browser.get("/sign-in?next=%2Fbig");
    assert!(page.text().contains("Sam Okafor") && page.text().contains("Social worker"));
    let answer = browser.post(
        "/sign-in",
        &[("member", &house.worker.to_string()), ("next", "/big")],
    );
    assert_eq!(answer.location(), "/big");
    for path in ["/big", "/", "/nowhere", "/status", "/sign-in"] {
        assert!(
            browser.get(path).text().contains("No child here is real"),
            "{path}"
        );
    }
    let away = browser.post(
        "/sign-in",
        &[
            ("member", &house.worker.to_string()),
            ("next", "//evil.example"),
        ],
    );
    assert_eq!(away.location(), "/");
    let stranger = person().to_string();
    assert_eq!(
        browser.post("/sign-in", &[("member", &stranger)]).status,
        404
    );
}
