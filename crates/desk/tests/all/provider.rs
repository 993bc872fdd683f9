//! Signing in with the council's account, against a real provider (e2e/oidc) that ./test starts.
//! Without one these tests say so and pass: set HOMEWARD_TEST_OIDC to its issuer.

use crate::house::House;
use desk::sign_in::{Provider, credentials};
use desk::trial::{Answer, Browser};
use record::Caller;
use std::collections::BTreeMap;

const ORIGIN: &str = "http://localhost:8080";

#[expect(
    clippy::disallowed_methods,
    reason = "./test says where the provider is"
)]
fn house() -> Option<House> {
    let Ok(issuer) = std::env::var("HOMEWARD_TEST_OIDC") else {
        eprintln!("SKIPPED: no identity provider (HOMEWARD_TEST_OIDC is not set; ./test sets it)");
        return None;
    };
    Some(House::at_real_time(desk::Settings {
        origin: ORIGIN.to_owned(),
        provider: Some(Provider {
            name: "Wigan Council account".to_owned(),
            issuer,
            client: "homeward".to_owned(),
            secret: Some("only for tests".to_owned()),
        }),
        ..desk::Settings::default()
    }))
}

/// The person's browser at the provider: follows it about until it sends them back to us.
struct Away {
    cookies: BTreeMap<String, String>,
}

impl Away {
    fn send(&mut self, method: &str, url: &str, body: &str) -> (u16, String, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .into();
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(a, b)| format!("{a}={b}"))
            .collect();
        let request = axum::http::Request::builder()
            .method(method)
            .uri(url)
            .header("cookie", cookies.join("; "))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned())
            .expect("a request");
        let mut response = agent.run(request).expect("the provider answers");
        for line in response.headers().get_all("set-cookie") {
            let line = line.to_str().expect("text");
            if let Some((name, value)) = line.split(';').next().and_then(|p| p.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let to = response
            .headers()
            .get("location")
            .map_or("", |value| value.to_str().unwrap_or(""))
            .to_owned();
        let status = response.status().as_u16();
        (
            status,
            to,
            response.body_mut().read_to_string().unwrap_or_default(),
        )
    }

    /// Signs in there (or refuses) and gives the path we are sent back to.
    fn to_and_back(start: &str, fields: &str) -> String {
        let issuer = start.split("/auth").next().expect("an issuer").to_owned();
        let mut away = Self {
            cookies: BTreeMap::new(),
        };
        let (mut method, mut url, mut body) = ("GET", start.to_owned(), "");
        for _ in 0..12 {
            let (status, to, text) = away.send(method, &url, body);
            if let Some(path) = to.strip_prefix(ORIGIN) {
                return path.to_owned();
            }
            (method, body) = ("GET", "");
            url = match to {
                to if to.starts_with("http") => to,
                to if to.starts_with('/') => format!("{issuer}{to}"),
                _ if status == 200 && text.contains("name=\"account\"") => {
                    (method, body) = ("POST", fields);
                    url
                }
                _ => panic!("{status} at {url}: {text}"),
            };
        }
        panic!("never came back");
    }
}

fn out(browser: &mut Browser, next: &str) -> String {
    let answer = browser.get(&format!("/sign-in/provider{next}"));
    assert_eq!(answer.status, 303, "{}", answer.text());
    let to = answer.location().to_owned();
    for part in [
        "code_challenge_method=S256",
        "state=",
        "nonce=",
        "response_type=code",
    ] {
        assert!(to.contains(part), "{to}");
    }
    to
}

fn round(browser: &mut Browser, next: &str, account: &str) -> Answer {
    let to = out(browser, next);
    let back = Away::to_and_back(&to, &format!("account={account}"));
    browser.get(&back)
}

/// Links an account to the worker, by a letter.
fn linked(house: &House, account: &str) {
    let code = house
        .desk
        .record()
        .write(&Caller::system("test"), |tx| {
            assert!(credentials::enrol(tx, house.worker, "sam")?);
            Ok(credentials::new_code(tx, house.worker)?)
        })
        .expect("a letter");
    let mut browser = house.browser();
    let answer = browser.post("/sign-in/code", &[("name", "sam"), ("code", &code)]);
    assert_eq!(answer.location(), "/account/sign-in");
    assert!(
        browser
            .get("/account/sign-in")
            .text()
            .contains("Link your Wigan Council account")
    );
    let answer = round(&mut browser, "?next=%2Faccount%2Fsign-in", account);
    assert_eq!(answer.location(), "/account/sign-in", "{}", answer.text());
    assert!(
        browser
            .get("/account/sign-in")
            .text()
            .contains("Your Wigan Council account is linked")
    );
}

#[test]
fn an_account_no_one_linked_signs_no_one_in_and_a_linked_one_does() {
    let Some(house) = house() else { return };
    let mut stranger = house.browser();
    let answer = round(&mut stranger, "", "sam-subject");
    assert!(answer.text().contains("not linked to Homeward yet"));
    assert_eq!(stranger.get("/").status, 303);
    linked(&house, "sam-subject");
    let mut browser = house.browser();
    assert!(
        browser
            .get("/sign-in")
            .text()
            .contains("Sign in with your Wigan Council account")
    );
    let answer = round(&mut browser, "?next=%2Fbig", "sam-subject");
    assert_eq!((answer.status, answer.location()), (303, "/big"));
    assert_eq!(browser.get("/big").status, 200);
    // Someone else there is still no one here.
    let answer = round(&mut house.browser(), "", "another-subject");
    assert!(answer.text().contains("not linked"));
    // Someone who has left does not get in by it.
    house.end_worker();
    let answer = round(&mut house.browser(), "", "sam-subject");
    assert!(answer.text().contains("not linked"));
}

#[test]
fn the_way_back_works_once_in_the_browser_that_left() {
    let Some(house) = house() else { return };
    linked(&house, "sam-subject");
    let mut browser = house.browser();
    let to = out(&mut browser, "");
    let back = Away::to_and_back(&to, "account=sam-subject");
    // In another browser it is worth nothing, and is used up.
    let mut thief = house.browser();
    assert!(thief.get(&back).text().contains("You are not signed in"));
    assert_eq!(thief.get("/").status, 303);
    assert!(browser.get(&back).text().contains("You are not signed in"));
    // In its own it works once.
    let to = out(&mut browser, "");
    let back = Away::to_and_back(&to, "account=sam-subject");
    assert_eq!(browser.get(&back).status, 303);
    assert!(browser.get(&back).text().contains("You are not signed in"));
    // A code that was not given for this way out is refused by the provider.
    let to = out(&mut browser, "");
    let good = Away::to_and_back(&to, "account=sam-subject");
    let forged: String = good
        .split('&')
        .map(|part| match part.split_once("code=") {
            Some((before, _)) => format!("{before}code=forged"),
            None => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("&");
    assert!(
        browser
            .get(&forged)
            .text()
            .contains("You are not signed in")
    );
    for made_up in ["", "?state=x", "?state=x&code=y", "?error=access_denied"] {
        let answer = browser.get(&format!("/sign-in/back{made_up}"));
        assert!(answer.text().contains("You are not signed in"), "{made_up}");
    }
}

#[test]
fn someone_who_says_no_at_the_provider_is_told_plainly() {
    let Some(house) = house() else { return };
    let mut browser = house.browser();
    let to = out(&mut browser, "");
    let back = Away::to_and_back(&to, "refuse=1");
    assert!(back.contains("error=access_denied"), "{back}");
    let answer = browser.get(&back);
    assert!(answer.text().contains("You are not signed in"));
    assert_eq!(browser.get("/").status, 303);
}

#[test]
fn a_provider_that_does_not_answer_is_a_plain_fault() {
    let house = House::with(desk::Settings {
        provider: Some(Provider {
            name: "account".to_owned(),
            issuer: "http://127.0.0.1:9".to_owned(),
            client: "homeward".to_owned(),
            secret: None,
        }),
        ..desk::Settings::default()
    });
    let answer = house.browser().get("/sign-in/provider");
    assert_eq!(answer.status, 500);
    assert!(house.browser().get("/sign-in").status == 200);
}
