//! A young person's own way in: begun face to face, stopped at once, and no way round it.

use crate::stage_desk::{Town, member, town_of};
use care::ids::MemberId;
use desk::trial::Browser;
use jiff::SignedDuration;
use record::access::{self, Persona, Profile, Relationship};
use rooms::people;
use uuid::Uuid;

const WORD: &str = "loud purple drums";

/// A town for real use. The young person is called Jade and has a key worker.
fn real() -> Town {
    let town = town_of(false);
    let child = town.children[0];
    town.record
        .write(&crate::stage::house(), |tx| {
            let name = people::Name {
                given: "Jade".to_owned(),
                family: "Okafor".to_owned(),
                known_as: None,
            };
            tx.say(child, &name, record::Saying::from("test"))?;
            Ok(())
        })
        .unwrap();
    town
}

/// What stands in the page in bold: the code and the name.
fn codes(text: &str) -> Vec<String> {
    text.split("<strong class=\"hw-code\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .map(str::to_owned)
        .collect()
}

fn begin(town: &Town, again: bool) -> (String, String) {
    let child = town.children[0];
    let mut worker = town.as_a(Persona::KeyWorker);
    let form = format!("/young-people/{child}/own-page/start");
    let mut fields = vec![("together", "here"), ("together", "wants")];
    if again {
        fields.push(("why", "Lost the sheet"));
    }
    let shown = worker.fill_in(&form, &fields);
    assert_eq!(shown.status, 200, "{}", shown.text());
    let found = codes(&shown.text());
    (found[0].clone(), found[1].clone())
}

/// From the first code to a sheet; gives the name and the codes.
fn set_up(town: &Town) -> (String, Vec<String>) {
    let (code, name) = begin(town, true);
    let mut own = Browser::new(&town.desk);
    let answer = own.post("/hello/start", &[("code", &code.to_lowercase())]);
    assert_eq!(answer.location(), "/my-page/way-in", "{}", answer.text());
    let shown = own.fill_in("/my-page/way-in", &[("new-password", WORD)]);
    assert_eq!(shown.status, 200, "{}", shown.text());
    let sheet: Vec<String> = codes(&shown.text())
        .into_iter()
        .filter(|code| code.len() == 9)
        .collect();
    assert_eq!(sheet.len(), desk::sign_in::own::SHEET);
    (name, sheet)
}

fn go_in(town: &Town, name: &str, word: &str, code: &str) -> Option<Browser> {
    let mut own = Browser::new(&town.desk);
    let fields = [("name", name), ("word-password", word), ("code", code)];
    let answer = own.post("/hello", &fields);
    let inside = own.get("/my-page").status == 200;
    assert_eq!(inside, answer.status == 303, "{}", answer.status);
    inside.then_some(own)
}

#[test]
fn from_face_to_face_to_a_sheet_and_back_in() {
    let town = real();
    let (name, sheet) = set_up(&town);
    let mut own = go_in(&town, &name, WORD, &sheet[3]).expect("in");
    let page = own.get("/my-page").text();
    assert!(page.contains("Hello Jade"), "{page}");
    // A key worker began it again: the young person reads that, and who it was.
    assert!(page.contains("started your sign-in again"), "{page}");
    let way_in = own.get("/my-page/way-in").text();
    assert!(way_in.contains("You have 9 codes left"), "{way_in}");
    assert!(way_in.contains("A key worker, your key worker, started it again with you"));
    assert!(way_in.contains("with your word and a code"));
    // A code works once.
    assert!(go_in(&town, &name, WORD, &sheet[3]).is_none());
    assert!(go_in(&town, &name, WORD, &sheet[4]).is_some());
    // Saying something, from their own real sign-in, and the clock.
    let said = own.fill_in("/my-page/say", &[("text", "I want to see Nan")]);
    assert_eq!(said.status, 303, "{}", said.text());
    assert!(
        own.get("/my-page")
            .text()
            .contains("We will answer by 5 May 2027")
    );
    // A worker stops it: the next page is shut, and so is every way in.
    let child = town.children[0];
    let mut worker = town.as_a(Persona::TeamManager);
    let page = worker.get(&format!("/young-people/{child}/own-page"));
    assert!(
        page.text().contains("Open: they can come in"),
        "{}",
        page.text()
    );
    let stop = format!("/young-people/{child}/own-page/stop");
    let (key, about) = (page.hidden("_key").unwrap(), child.to_string());
    let stopped = worker.post(&stop, &[("_key", &key), ("_about", &about)]);
    assert_eq!(stopped.status, 303);
    let shut = own.get("/my-page");
    assert_eq!(
        (shut.status, shut.location()),
        (303, "/hello?next=%2Fmy-page")
    );
    assert!(go_in(&town, &name, WORD, &sheet[5]).is_none());
    // Begun again, the old sheet is worth nothing.
    let (_, new) = set_up(&town);
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(20));
    assert!(go_in(&town, &name, WORD, &sheet[5]).is_none());
    assert!(go_in(&town, &name, WORD, &new[0]).is_some());
}

#[test]
fn only_somebody_who_stands_to_them_by_name_begins_it_and_only_face_to_face() {
    let town = real();
    let child = town.children[0];
    let form = format!("/young-people/{child}/own-page/start");
    // The team manager and the social worker of the team are not named on this young person.
    for persona in [
        Persona::TeamManager,
        Persona::SocialWorker,
        Persona::ServiceLead,
        Persona::PlacementOfficer,
        Persona::PrivacyOfficer,
        Persona::Administrator,
        Persona::YoungPerson,
    ] {
        let mut browser = town.as_a(persona);
        assert_eq!(browser.get(&form).status, 404, "{persona}");
        let key = Uuid::now_v7().to_string();
        let about = child.to_string();
        let all = [
            ("_key", key.as_str()),
            ("_about", about.as_str()),
            ("together", "here"),
            ("together", "wants"),
            ("why", "x"),
        ];
        let answer = browser.post(&form, &all);
        assert_eq!(answer.status, 404, "{persona}");
        assert!(codes(&answer.text()).is_empty(), "{persona}");
    }
    // By name it opens: an independent reviewing officer is a social worker with that relationship.
    let officer = MemberId(Uuid::from_u128(0xA200));
    town.record
        .write(&crate::stage::house(), |tx| {
            access::say_member(
                tx,
                officer,
                &Profile::staff("Ada Hill", Persona::SocialWorker),
            )?;
            let since = care::Period::since(jiff::civil::date(2026, 5, 1));
            access::relate(tx, child, officer, Relationship::ReviewingOfficer, since)
        })
        .unwrap();
    let mut browser = Browser::new(&town.desk);
    browser.sign_in(officer);
    assert_eq!(browser.get(&form).status, 200);
    // Not face to face: not begun.
    let mut worker = town.as_a(Persona::KeyWorker);
    let refused = worker.fill_in(&form, &[("together", "wants"), ("why", "x")]);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("face to face"));
    // The first code lasts a quarter of an hour.
    let (code, _) = begin(&town, true);
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(16));
    let mut own = Browser::new(&town.desk);
    assert_eq!(own.post("/hello/start", &[("code", &code)]).status, 422);
    assert_eq!(own.get("/my-page").status, 303);
}

#[test]
fn they_shut_it_themselves_at_once() {
    let town = real();
    let (name, sheet) = set_up(&town);
    let mut own = go_in(&town, &name, WORD, &sheet[0]).expect("in");
    let mut thief = go_in(&town, &name, WORD, &sheet[1]).expect("in too");
    let page = own.get("/my-page/way-in");
    let key = page.hidden("_key").unwrap();
    let gone = own.post("/my-page/way-in/stop", &[("_key", &key)]);
    assert_eq!(gone.location(), "/hello?shut=1", "{}", gone.text());
    assert_eq!(thief.get("/my-page").status, 303);
    assert_eq!(own.get("/my-page").status, 303);
    assert!(go_in(&town, &name, WORD, &sheet[2]).is_none());
}

/// What a parent knows.
fn known_facts() -> Vec<&'static str> {
    vec![
        "Jade",
        "Okafor",
        "Jade Okafor",
        "jade.okafor",
        "jadeokafor",
        "12052011",
        "12/05/2011",
        "120511",
        "2011",
        "WN7 1AA",
        "wn71aa",
        "A key worker",
        "A social worker",
        "Bedford High School",
        "Leigh hub",
        "Nan",
        "Rex",
        "Manchester United",
        "07700 900123",
        "jade@example.org",
    ]
}

/// The figure: every way in and every way back in, tried with what a parent knows: no sign-in.
#[test]
fn twenty_known_facts_open_no_door() {
    let town = real();
    let (name, sheet) = set_up(&town);
    let child = town.children[0].to_string();
    let later = || {
        town.clock
            .set(town.clock.now() + SignedDuration::from_mins(20));
    };
    let mut tried = 0;
    let mut signed_in = 0;
    let mut knock = |path: &str, fields: &[(&str, &str)]| {
        let mut browser = Browser::new(&town.desk);
        let answer = browser.post(path, fields);
        assert!(answer.status < 500, "{path}: {}", answer.status);
        tried += 1;
        // Whatever it answered, are they in?
        for inside in ["/my-page", "/account/sign-in", "/young-people"] {
            signed_in += usize::from(browser.get(inside).status == 200);
        }
    };
    assert_eq!(known_facts().len(), 20);
    for fact in known_facts() {
        // Their own door, with the name known from the sheet's corner, or guessed; and even with
        // the sheet itself in hand.
        knock(
            "/hello",
            &[("name", &name), ("word-password", fact), ("code", fact)],
        );
        knock(
            "/hello",
            &[
                ("name", &name),
                ("word-password", fact),
                ("code", &sheet[9]),
            ],
        );
        knock(
            "/hello",
            &[("name", fact), ("word-password", fact), ("code", &sheet[9])],
        );
        knock(
            "/hello",
            &[("name", &name), ("word-password", WORD), ("code", fact)],
        );
        knock("/hello/start", &[("code", fact)]);
        // The doors of staff.
        knock(
            "/sign-in",
            &[("name", &name), ("password", fact), ("code", fact)],
        );
        knock(
            "/sign-in",
            &[("name", &name), ("password", WORD), ("code", &sheet[9])],
        );
        knock("/sign-in/code", &[("name", &name), ("code", fact)]);
        knock("/sign-in/code", &[("name", &name), ("code", &sheet[9])]);
        knock("/sign-in/passkey", &[("answer", fact)]);
        later();
    }
    assert_eq!(tried, 200);
    assert_eq!(signed_in, 0);
    // Nobody in an office can do it for somebody who rings up.
    let theirs = member(Persona::YoungPerson).to_string();
    let mut admin = town.as_a(Persona::Administrator);
    assert!(!admin.get("/members").text().contains("young person"));
    for path in [
        format!("/members/{theirs}"),
        format!("/members/{theirs}/team"),
    ] {
        assert_eq!(admin.get(&path).status, 404, "{path}");
    }
    let key = Uuid::now_v7().to_string();
    let letter = format!("/members/{theirs}/letter");
    let answer = admin.post(&letter, &[("_key", &key), ("_about", &theirs)]);
    assert_eq!(answer.status, 404);
    // There is no other address that could.
    for route in town.desk.routes() {
        let path = route.path.to_lowercase();
        for word in ["forgot", "reset", "recover", "email", "phone", "remind"] {
            assert!(!path.contains(word), "{path}");
        }
    }
    // Being tried two hundred times has shut nobody out: after a wait the right three go in, and
    // the young person reads that somebody tried.
    later();
    let mut own = go_in(&town, &name, WORD, &sheet[9]).expect("the right three");
    let page = own.get("/my-page").text();
    assert!(page.contains("got it wrong"), "{page}");
    assert!(!page.contains(&child));
}

#[test]
fn too_many_tries_slow_and_do_not_shut_out() {
    let town = real();
    let (name, sheet) = set_up(&town);
    for _ in 0..5 {
        assert!(go_in(&town, &name, "wrong word", &sheet[0]).is_none());
    }
    // Now even the right three wait.
    assert!(go_in(&town, &name, WORD, &sheet[0]).is_none());
    town.clock
        .set(town.clock.now() + SignedDuration::from_mins(16));
    assert!(go_in(&town, &name, WORD, &sheet[0]).is_some());
}
