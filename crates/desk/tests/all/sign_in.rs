//! Signing in with a letter, a password and a code, as someone without our good intentions too.

use crate::house::House;
use desk::sign_in::credentials;
use desk::trial::{Answer, Browser};
use record::Caller;
use std::time::Instant;

const NAME: &str = "Sam.Okafor@Wigan.gov.uk";
const PASSWORD: &str = "purple umbrellas  at noon";

fn letter(house: &House) -> String {
    house
        .desk
        .record()
        .write(&Caller::system("test"), |tx| {
            assert!(credentials::enrol(tx, house.worker, NAME)?);
            Ok(credentials::new_code(tx, house.worker)?)
        })
        .expect("a letter")
}

/// The code an app would show now.
fn code(secret: &str, house: &House) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("a secret");
    let app = totp_rs::Builder::new()
        .with_secret(secret)
        .with_account_name("x")
        .build()
        .expect("an app");
    let now = u64::try_from(house.clock.now().as_second()).expect("after 1970");
    app.generate(now).to_string()
}

/// Signs in with a letter and sets a password; gives the app's secret.
fn set_up(house: &House) -> String {
    let letter = letter(house);
    let mut browser = house.browser();
    let answer = browser.post("/sign-in/code", &[("name", NAME), ("code", &letter)]);
    assert_eq!(answer.location(), "/account/sign-in", "{}", answer.text());
    let page = browser.get("/account/password");
    assert!(page.text().contains("<svg") && page.text().contains("aria-label=\"QR code"));
    let text = page.text();
    let secret = text
        .split("<code>")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a secret in words")
        .replace(' ', "");
    let wrong = browser.fill_in(
        "/account/password",
        &[("password", "short"), ("code", "000000")],
    );
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("must be 12 characters or more"));
    assert!(wrong.text().contains("Code is not right"));
    assert!(
        !wrong.text().contains("value=\"short\""),
        "a password was sent back"
    );
    assert_eq!(
        house.count("SELECT count(*) FROM desk_draft"),
        0,
        "a password was drafted"
    );
    browser.post("/drafts/password/password", &[("value", PASSWORD)]);
    assert_eq!(
        house.count("SELECT count(*) FROM desk_draft"),
        0,
        "a password was drafted"
    );
    let done = browser.fill_in(
        "/account/password",
        &[("password", PASSWORD), ("code", &code(&secret, house))],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    secret
}

fn try_it(browser: &mut Browser, name: &str, password: &str, code: &str) -> Answer {
    browser.post(
        "/sign-in?next=%2Fbig",
        &[("name", name), ("password", password), ("code", code)],
    )
}

#[test]
pub fn from_a_letter_to_a_password_and_back_in() {
    let house = House::new();
    let secret = set_up(&house);
    let mut browser = house.browser();
    // The code that proved the app does not also sign in.
    let used = try_it(&mut browser, NAME, PASSWORD, &code(&secret, &house));
    assert_eq!(used.status, 422);
    house.later(1);
    let now = code(&secret, &house);
    let answer = try_it(&mut browser, " SAM.okafor@wigan.gov.uk ", PASSWORD, &now);
    assert_eq!((answer.status, answer.location()), (303, "/big"));
    assert_eq!(browser.get("/big").status, 200);
    // Once only.
    assert_eq!(
        try_it(&mut house.browser(), NAME, PASSWORD, &now).status,
        422
    );
    // Nothing in the database can be read: not the password, not the app's secret.
    assert_eq!(
        house.count(&format!(
            "SELECT count(*) FROM desk_credential WHERE totp LIKE '%{secret}%' \
             OR password NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'"
        )),
        0
    );
    assert_eq!(
        house.count("SELECT count(*) FROM desk_draft"),
        0,
        "a password was drafted"
    );
}

#[test]
pub fn whatever_is_wrong_the_answer_is_the_same() {
    let house = House::new();
    let secret = set_up(&house);
    house.later(1);
    let now = code(&secret, &house);
    let bare = |name: &str, answer: &Answer| {
        assert_eq!(answer.status, 422);
        answer
            .text()
            .replace(answer.header("x-request-id"), "ID")
            .replace(name, "NAME")
    };
    let mut seen = Vec::new();
    for (name, password, code) in [
        ("nobody@wigan.gov.uk", PASSWORD, now.as_str()),
        (NAME, "not the password at all", now.as_str()),
        (NAME, PASSWORD, "000000"),
        ("nobody2@wigan.gov.uk", "not the password at all", "zzz"),
    ] {
        let answer = try_it(&mut house.browser(), name, password, code);
        assert!(
            answer
                .text()
                .contains("Check your user name, password and code")
        );
        seen.push(bare(name, &answer));
    }
    seen.dedup();
    assert_eq!(seen.len(), 1);
}

#[test]
pub fn after_five_wrong_tries_one_waits_whoever_one_is() {
    let house = House::new();
    let secret = set_up(&house);
    house.later(1);
    for _ in 0..5 {
        try_it(
            &mut house.browser(),
            NAME,
            "not the password at all",
            "000000",
        );
    }
    let right = try_it(&mut house.browser(), NAME, PASSWORD, &code(&secret, &house));
    assert_eq!(right.status, 422, "has to wait, though all is right");
    // The tries of a name no one has are counted in the same way.
    for _ in 0..6 {
        try_it(
            &mut house.browser(),
            "nobody@x",
            "not the password at all",
            "000000",
        );
    }
    assert_eq!(
        house.count("SELECT count(*) FROM desk_try WHERE tries = 6"),
        2
    );
    house.later(2);
    let right = try_it(&mut house.browser(), NAME, PASSWORD, &code(&secret, &house));
    assert_eq!(right.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM desk_try"), 1);
}

#[test]
pub fn a_name_no_one_has_takes_as_long() {
    let house = House::new();
    set_up(&house);
    let mut browser = house.browser();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for turn in 0..9 {
        // Fresh names, so that no one waits.
        house.later(60 * 25);
        for (name, times) in [(NAME, &mut known), ("nobody@x", &mut unknown)] {
            let begun = Instant::now();
            let answer = try_it(&mut browser, name, "not the password at all", "123456");
            assert_eq!(answer.status, 422);
            if turn > 0 {
                times.push(begun.elapsed());
            }
        }
    }
    // The least of several: what the machine does besides only ever adds.
    let least = |times: &[std::time::Duration]| times.iter().min().expect("some").as_secs_f64();
    let ratio = least(&unknown) / least(&known);
    assert!(
        (0.6..1.7).contains(&ratio),
        "{ratio}: {known:?} {unknown:?}"
    );
}

#[test]
pub fn a_letter_works_once_for_its_owner_and_not_for_ever() {
    let house = House::new();
    let first = letter(&house);
    let mut browser = house.browser();
    let open = |browser: &mut Browser, name: &str, code: &str| {
        browser
            .post("/sign-in/code", &[("name", name), ("code", code)])
            .status
    };
    assert_eq!(open(&mut browser, "someone@else", &first), 422);
    assert_eq!(open(&mut browser, NAME, "AAAAA-AAAAA-AAAAA-AAAAA"), 422);
    assert_eq!(open(&mut browser, NAME, &first.to_lowercase()), 303);
    assert_eq!(open(&mut browser, NAME, &first), 422);
    let second = letter(&house);
    house.later(60 * 24 * 7 + 1);
    assert_eq!(open(&mut browser, NAME, &second), 422);
    assert_eq!(
        house.count("SELECT count(*) FROM desk_code WHERE length(code_hash) <> 64"),
        0
    );
}

#[test]
pub fn a_reset_ends_everything_at_once() {
    let house = House::new();
    let secret = set_up(&house);
    let mut here = house.worker();
    assert_eq!(here.get("/").status, 200);
    house
        .desk
        .record()
        .write(&Caller::system("test"), |tx| {
            Ok(credentials::reset(tx, house.worker)?)
        })
        .expect("reset");
    assert_eq!(here.get("/").status, 303);
    house.later(1);
    let answer = try_it(&mut here, NAME, PASSWORD, &code(&secret, &house));
    assert_eq!(answer.status, 422);
}

#[test]
pub fn how_one_signs_in_is_changed_only_soon_after_signing_in() {
    let house = House::new();
    letter(&house);
    let mut browser = house.worker();
    assert!(browser.get("/account/password").text().contains("<svg"));
    house.later(20);
    for path in ["/account/sign-in", "/account/password"] {
        let answer = browser.get(path);
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("Sign in again"), "{path}");
        assert!(!answer.text().contains("<code>"));
    }
    let answer = browser.fill_in(
        "/account/password",
        &[("password", PASSWORD), ("code", "1")],
    );
    assert_ne!(answer.status, 303);
}

#[test]
pub fn signing_out_everywhere_else_keeps_this_one() {
    let house = House::new();
    letter(&house);
    let (mut here, mut there) = (house.worker(), house.worker());
    let page = here.get("/account/sign-in");
    let hidden = |name: &str| page.hidden(name).expect(name);
    let answer = here.post(
        "/account/end-others",
        &[("_key", &hidden("_key")), ("_form", &hidden("_form"))],
    );
    assert_eq!(answer.status, 303);
    assert_eq!(here.get("/").status, 200);
    assert_eq!(there.get("/").status, 303);
}

#[test]
pub fn a_new_sign_in_ends_the_session_before_it() {
    let house = House::new();
    let code = letter(&house);
    let mut browser = house.worker();
    let before = browser.cookies.clone();
    assert_eq!(
        browser
            .post("/sign-in/code", &[("name", NAME), ("code", &code)])
            .status,
        303
    );
    assert_ne!(browser.cookies, before);
    let mut old = house.browser();
    old.cookies = before;
    assert_eq!(old.get("/").status, 303);
}
