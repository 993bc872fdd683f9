//! Who is signed in, and until when.

use crate::house::House;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[test]
pub fn without_a_session_every_page_leads_to_the_sign_in() {
    let house = House::new();
    let answer = house.browser().get("/absent?x=1");
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location(), "/sign-in?next=%2Fabsent%3Fx%3D1");
    for cookie in ["", "0", &"0".repeat(64), "' OR 1=1"] {
        let mut browser = house.browser();
        browser
            .cookies
            .push(("__Host-homeward".to_owned(), cookie.to_owned()));
        assert_eq!(browser.get("/").status, 303, "{cookie}");
    }
}

#[test]
pub fn idle_and_whole_limits_end_a_session() {
    let house = House::new();
    let mut browser = house.worker();
    for _ in 0..13 {
        house.later(50);
        assert_eq!(browser.get("/").status, 200);
    }
    house.later(61);
    assert_eq!(browser.get("/").status, 303, "idle for over an hour");

    let mut browser = house.worker();
    for _ in 0..14 {
        house.later(50);
        let _ = browser.get("/");
    }
    house.later(25);
    assert_eq!(browser.get("/").status, 303, "over twelve hours in all");
}

#[test]
pub fn a_clock_that_steps_back_does_not_lengthen_a_session() {
    let house = House::new();
    let mut browser = house.worker();
    house.later(-60 * 24 * 365);
    assert_eq!(browser.get("/").status, 303);
}

#[test]
pub fn signing_out_ends_the_session_on_the_server() {
    let house = House::new();
    let mut browser = house.worker();
    let stolen = browser.cookies.clone();
    let answer = browser.post("/sign-out", &[]);
    assert_eq!(answer.location(), "/sign-in");
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(answer.header("clear-site-data").contains("\"cache\""));
    let mut thief = house.browser();
    thief.cookies = stolen;
    assert_eq!(thief.get("/").status, 303);
}

#[test]
pub fn no_answer_is_begun_once_a_member_has_ended() {
    let house = House::new();
    let ended = AtomicBool::new(false);
    let (wrong, right) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut browser = house.worker();
                for _ in 0..25 {
                    let begun_after = ended.load(Ordering::SeqCst);
                    let status = browser.get("/").status;
                    if begun_after && status == 200 {
                        wrong.fetch_add(1, Ordering::SeqCst);
                    }
                    if status == 200 {
                        right.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        }
        while right.load(Ordering::SeqCst) < 40 {
            std::thread::yield_now();
        }
        house.end_worker();
        ended.store(true, Ordering::SeqCst);
    });
    assert!(right.load(Ordering::SeqCst) >= 40);
    assert_eq!(wrong.load(Ordering::SeqCst), 0);
}
