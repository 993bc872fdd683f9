//! The administrator's pages.

use crate::house::{House, member};
use record::access::Persona;

fn letter_code(text: &str) -> String {
    text.split("hw-code\">")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a code")
        .to_owned()
}

#[test]
pub fn from_adding_someone_to_their_last_day() {
    let house = House::new();
    let admin = member(house.desk.record(), "Ann Admin", Persona::Administrator);
    let mut ann = house.browser();
    ann.sign_in(admin);
    assert!(ann.get("/members").text().contains("Sam Okafor"));
    let wrong = ann.fill_in("/members/add", &[("name", "Kay"), ("persona", "emperor")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Select what they do"));
    assert!(wrong.text().contains("Enter a user name"));
    let outsider = ann.fill_in(
        "/members/add",
        &[
            ("name", "Kay"),
            ("persona", "provider"),
            ("user_name", "kay@homes"),
        ],
    );
    assert!(
        outsider
            .text()
            .contains("Choose the organisation they work for")
    );
    let added = ann.fill_in(
        "/members/add",
        &[
            ("name", "Kay Worker"),
            ("persona", "key_worker"),
            ("user_name", "Kay@wigan"),
        ],
    );
    assert_eq!(added.status, 200, "{}", added.text());
    let code = letter_code(&added.text());
    let mut kay = house.browser();
    let entered = kay.post("/sign-in/code", &[("name", "kay@wigan"), ("code", &code)]);
    assert_eq!(entered.location(), "/account/sign-in");
    assert_eq!(kay.get("/").status, 200);
    // The same user name twice is one too many.
    let twice = ann.fill_in(
        "/members/add",
        &[
            ("name", "Kay Two"),
            ("persona", "key_worker"),
            ("user_name", "KAY@wigan"),
        ],
    );
    assert!(twice.text().contains("Someone has this user name already"));
    let page = ann.get("/members").text();
    assert!(page.contains("Kay Worker") && !page.contains("Kay Two"));
    let id = page
        .split("Kay Worker")
        .next()
        .and_then(|before| before.rsplit("/members/").next())
        .and_then(|rest| rest.split('"').next())
        .expect("an id")
        .to_owned();
    let press = |browser: &mut desk::trial::Browser, what: &str| {
        let page = browser.get(&format!("/members/{id}"));
        // Where no button is drawn, someone tries without one.
        let key = page
            .hidden("_key")
            .unwrap_or_else(|| uuid::Uuid::now_v7().to_string());
        browser.post(
            &format!("/members/{id}/{what}"),
            &[("_key", &key), ("_about", &id)],
        )
    };
    let letter = press(&mut ann, "letter");
    assert_ne!(letter_code(&letter.text()), code);
    assert_eq!(kay.get("/").status, 303, "a new letter signs them out");
    let code = letter_code(&letter.text());
    kay.post("/sign-in/code", &[("name", "kay@wigan"), ("code", &code)]);
    assert_eq!(kay.get("/").status, 200);
    assert_eq!(press(&mut ann, "end").location(), "/members");
    assert_eq!(kay.get("/").status, 303);
    assert!(
        ann.get("/members")
            .text()
            .contains("Kay Worker can no longer sign in")
    );
    let again = press(&mut ann, "letter");
    assert_eq!(again.status, 404, "who has left gets no letter");
}

#[test]
pub fn nobody_but_an_administrator_and_never_oneself() {
    let house = House::new();
    let admin = member(house.desk.record(), "Ann Admin", Persona::Administrator);
    let mut worker = house.worker();
    for path in ["/members", "/members/add", &format!("/members/{admin}")] {
        assert_eq!(worker.get(path).status, 404, "{path}");
    }
    let mut ann = house.browser();
    ann.sign_in(admin);
    assert!(
        ann.get(&format!("/members/{admin}"))
            .text()
            .contains("Another administrator")
    );
    for what in ["letter", "end"] {
        let key = uuid::Uuid::now_v7().to_string();
        let answer = ann.post(
            &format!("/members/{admin}/{what}"),
            &[("_key", &key), ("_about", &admin.to_string())],
        );
        assert_eq!(answer.status, 404, "{what}");
    }
    assert_eq!(ann.get("/").status, 200);
}

#[test]
pub fn every_site_says_how_to_get_help() {
    let house = House::new();
    let mut browser = house.browser();
    for path in ["/help", "/privacy", "/accessibility"] {
        assert_eq!(browser.get(path).status, 200, "{path}");
    }
}
