//! Those who watch over who sees what, at their pages.

use crate::stage::{house, record_of, settings};
use care::Period;
use care::ids::{ChildCode, MemberId, TeamId, YoungPersonId};
use desk::trial::{Answer, Browser};
use desk::{Desk, Settings};
use record::Saying;
use record::access::{self, Persona, Profile};
use rooms::people::{Identity, Name};
use uuid::Uuid;

/// A council with one young person, a team responsible for her, and people who do not know her.
struct Council {
    desk: Desk,
    yp: YoungPersonId,
    manager: MemberId,
    worker: MemberId,
    officer: MemberId,
}

fn council() -> Council {
    let all: Vec<_> = rooms::ALL.iter().copied().chain([desk::room()]).collect();
    let record = record_of(&all, settings());
    let yp = YoungPersonId(Uuid::now_v7());
    let team = TeamId(Uuid::now_v7());
    let [manager, worker, officer] = [(); 3].map(|()| MemberId(Uuid::now_v7()));
    record
        .write(&house(), |tx| {
            let members = [
                (manager, "Maya Grant", Persona::TeamManager),
                (worker, "Sam Okafor", Persona::KeyWorker),
                (officer, "Pat Lowe", Persona::PrivacyOfficer),
            ];
            for (id, name, persona) in members {
                access::say_member(tx, id, &Profile::staff(name, persona))?;
            }
            let since = jiff::civil::date(2026, 1, 5);
            access::say_team(tx, team, "Leigh hub")?;
            access::join_team(tx, manager, team, Period::since(since))?;
            access::register(tx, yp, Some((team, since)))?;
            let identity = Identity {
                child: ChildCode::parse("HW00001").unwrap(),
                born: Some(jiff::civil::date(2011, 5, 4)),
                sex: None,
                ethnicity: None,
                upn: None,
                mother: None,
                first_child_born: None,
            };
            tx.say(yp, &identity, Saying::from("test"))?;
            let name = Name {
                given: "Ella".to_owned(),
                family: "Marsh".to_owned(),
                known_as: None,
            };
            tx.say(yp, &name, Saying::from("test"))?;
            Ok(())
        })
        .unwrap();
    let desk = Desk::new(record, rooms::routes(), Settings::default()).unwrap();
    Council {
        desk,
        yp,
        manager,
        worker,
        officer,
    }
}

impl Council {
    fn as_member(&self, member: MemberId) -> Browser {
        let mut browser = Browser::new(&self.desk);
        browser.sign_in(member);
        browser
    }

    fn page(&self) -> String {
        format!("/young-people/{}", self.yp)
    }

    fn name_worker(&self) -> Answer {
        let member = self.worker.to_string();
        self.as_member(self.manager).fill_in(
            &format!("{}/workers/name", self.page()),
            &[
                ("member", member.as_str()),
                ("relationship", "cover"),
                ("from-day", "22"),
                ("from-month", "11"),
                ("from-year", "2026"),
            ],
        )
    }
}

/// By name and birthday, and not at all for whoever has said that they know her.
#[test]
fn an_emergency_is_opened_by_name_and_birthday_and_never_past_a_conflict() {
    let council = council();
    let asked = |day: &'static str| {
        [
            ("given", "ella"),
            ("family", "Marsh"),
            ("born-day", day),
            ("born-month", "5"),
            ("born-year", "2011"),
            ("reason", "The police have her at the station"),
        ]
    };
    let mut worker = council.as_member(council.worker);
    let wrong = worker.fill_in("/open-in-an-emergency", &asked("5"));
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("ella"), "what was typed is kept");
    let mut manager = council.as_member(council.manager);
    let known = format!("{}/i-know-them", council.page());
    assert_eq!(
        manager.fill_in(&known, &[("reason", "My niece")]).status,
        303
    );
    let barred = manager.fill_in("/open-in-an-emergency", &asked("4"));
    let nobody = manager.fill_in("/open-in-an-emergency", &asked("6"));
    assert_eq!((barred.status, nobody.status), (422, 422));
    let words = "We cannot open anybody’s page with this";
    assert!(barred.text().contains(words) && nobody.text().contains(words));
    assert_eq!(
        worker.fill_in("/open-in-an-emergency", &asked("4")).status,
        303
    );
    assert_eq!(worker.get(&council.page()).status, 200);
    assert_eq!(manager.get(&council.page()).status, 404);
}

const WHY: &str = "They live next door to each other";

#[test]
fn the_privacy_officer_sees_and_answers_what_was_opened_in_an_emergency() {
    let council = council();
    let mut worker = council.as_member(council.worker);
    let list = worker.get("/young-people").text();
    assert!(list.contains("href=\"/open-in-an-emergency\""), "{list}");
    let door = "/open-in-an-emergency";
    let reason = "Out of hours, found at the bus station";
    let nobody = worker.fill_in(door, &[("number", "NOBODY-1"), ("reason", reason)]);
    assert_eq!(nobody.status, 422);
    assert!(nobody.text().contains("We cannot open anybody’s page"));
    let half = worker.fill_in(door, &[("given", "Josh"), ("reason", reason)]);
    assert_eq!(half.status, 422, "a first name alone opens nothing");
    assert_eq!(worker.get(&council.page()).status, 404);
    let found = [("number", "hw00001"), ("reason", reason)];
    assert_eq!(worker.fill_in(door, &found).status, 303);
    assert_eq!(worker.get(&council.page()).status, 200);
    assert_eq!(worker.get("/looks").status, 404, "not for a key worker");

    let mut officer = council.as_member(council.officer);
    let log = officer.get("/looks").text();
    assert!(log.contains(reason) && log.contains("Sam Okafor"), "{log}");
    let (_, rest) = log.split_once("/looks/alerts/").unwrap();
    let alert = format!("/looks/alerts/{}", rest.split('"').next().unwrap());
    assert_eq!(worker.get(&alert).status, 404);
    let half = officer.fill_in(&alert, &[("reason", "Spoke to Sam and the police")]);
    assert_eq!(half.status, 422, "right or not must be said");
    let answer = [
        ("justified", "yes"),
        ("reason", "Spoke to Sam and the police"),
    ];
    assert_eq!(officer.fill_in(&alert, &answer).status, 303);
    assert_eq!(officer.get(&alert).status, 404, "answered once");
    assert!(!officer.get("/looks").text().contains("/looks/alerts/"));
}

#[test]
fn reading_the_log_is_in_the_log_and_filters_narrow_it() {
    let council = council();
    assert_eq!(
        council
            .as_member(council.worker)
            .get(&council.page())
            .status,
        404
    );
    let mut officer = council.as_member(council.officer);
    officer.get("/looks");
    let again = officer.get("/looks?name=LOWE").text();
    assert!(again.contains("See: the access log"), "{again}");
    assert!(!again.contains("not known, or not to this person"));
    let refused = officer
        .get("/looks?answer=refused&from=2026-11-22&to=2026-11-22")
        .text();
    assert!(refused.contains("Sam Okafor") && !refused.contains("See: the access log"));
    let before = officer.get("/looks?to=2026-11-21").text();
    assert!(before.contains("Take off a filter"), "{before}");
    let wild = officer.get("/looks?name=%25").text();
    assert!(wild.contains("Take off a filter"), "a % is a letter");
}

#[test]
fn a_conflict_recorded_takes_the_page_away_and_lifting_it_brings_it_back() {
    let council = council();
    let mut manager = council.as_member(council.manager);
    assert_eq!(manager.get(&council.page()).status, 200);
    let mut officer = council.as_member(council.officer);
    let member = council.manager.to_string();
    let conflict = |child| {
        [
            ("member", member.as_str()),
            ("child", child),
            ("reason", WHY),
        ]
    };
    let nobody = officer.fill_in("/conflicts/record", &conflict("HW99999"));
    assert_eq!(nobody.status, 422);
    let saved = officer.fill_in("/conflicts/record", &conflict("HW00001"));
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(manager.get(&council.page()).status, 404);
    assert_eq!(manager.get("/conflicts").status, 404);
    let list = officer.get("/conflicts").text();
    assert!(
        list.contains("Maya Grant") && list.contains("Ella Marsh"),
        "{list}"
    );

    let lift = format!("/conflicts/{member}/{}/lift", council.yp);
    let lifted = officer.fill_in(&lift, &[("reason", "Recorded of the wrong person")]);
    assert_eq!(lifted.status, 303, "{}", lifted.text());
    assert_eq!(manager.get(&council.page()).status, 200);
}

#[test]
fn a_worker_named_today_sees_the_page_until_it_is_ended() {
    let council = council();
    let mut worker = council.as_member(council.worker);
    assert_eq!(worker.get(&council.page()).status, 404);
    let named = council.name_worker();
    assert_eq!(named.status, 303, "{}", named.text());
    let page = worker.get(&council.page());
    assert_eq!(page.status, 200);
    assert!(
        !page.text().contains("/workers"),
        "a key worker allocates nobody"
    );
    assert_eq!(worker.get(named.location()).status, 404);

    let mut manager = council.as_member(council.manager);
    assert!(manager.get(&council.page()).text().contains("/workers"));
    let list = manager.get(named.location()).text();
    assert!(
        list.contains("Sam Okafor") && list.contains("Leigh hub"),
        "{list}"
    );
    let end = format!("{}/workers/end/{}/cover", council.page(), council.worker);
    let ended = manager.fill_in(
        &end,
        &[
            ("until-day", "22"),
            ("until-month", "11"),
            ("until-year", "2026"),
            ("reason", "Moved to another hub"),
        ],
    );
    assert_eq!(ended.status, 303, "{}", ended.text());
    assert_eq!(worker.get(&council.page()).status, 404);
}

#[test]
fn a_restricted_page_says_whom_to_ask_and_the_officer_lifts_it() {
    let council = council();
    council.name_worker();
    let path = format!("{}/who-may-see", council.page());
    let listed = council.manager.to_string();
    let fields = [
        ("listed", listed.as_str()),
        ("ask", "Maya Grant, extension 4410"),
        ("reason", "A threat from somebody at work"),
    ];
    let mut manager = council.as_member(council.manager);
    let saved = manager.fill_in(&path, &fields);
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(manager.get(&council.page()).status, 200);
    let mut worker = council.as_member(council.worker);
    let told = worker.get(&council.page());
    assert!(told.text().contains("extension 4410"), "{}", told.text());
    assert!(!told.text().contains("Ella"));
    assert_eq!(worker.get(&path).status, 404, "not for a key worker");

    let mut officer = council.as_member(council.officer);
    let list = officer.get("/conflicts").text();
    assert!(list.contains(&path) && !list.contains("Ella"), "{list}");
    let now = officer.get(&path).text();
    assert!(now.contains("Maya Grant") && !now.contains("Ella"), "{now}");
    let lift = format!("{path}/lift");
    let lifted = officer.fill_in(&lift, &[("reason", "The threat has passed")]);
    assert_eq!(lifted.status, 303, "{}", lifted.text());
    assert_eq!(worker.get(&council.page()).status, 200);
}
