//! What those read who have no leave to the record: a workshop by its code, and what matters to the
//! young people whom a provider looks after; through the real router.

use crate::exchange::stage;
use crate::stage::house;
use care::ids::{MemberId, OrganisationId};
use desk::trial::Browser;
use jiff::civil::date;
use record::access::{self, Action, FieldClass, Persona, Profile, find};
use rooms::exchange::carry;
use rooms::{homes, people};
use uuid::Uuid;

/// The code on the wall lets somebody in who has no account: to a question, and to nothing else. What
/// they add is in the workshop under the name they gave, once; a wrong code, another day's and an
/// ended workshop's open nothing; and after too many wrong codes nobody is let in until the next minute.
#[test]
fn a_workshop_is_joined_with_its_code_without_an_account() {
    let stage = stage();
    let town = &stage.town;
    let mut worker = town.as_a(Persona::SocialWorker);
    let today = record::clock::day_of(town.record.clock().now());
    let opened = worker.fill_in(
        &format!("/young-people/{}/workshop", stage.child),
        &[
            ("title", "Thursday’s workshop"),
            ("on-day", &today.day().to_string()),
            ("on-month", &today.month().to_string()),
            ("on-year", &today.year().to_string()),
        ],
    );
    assert_eq!(opened.status, 303, "{}", opened.text());
    let address = opened.location().to_owned();
    let page = worker.get(&address).text();
    let code: String = page
        .split("The code is <strong>")
        .nth(1)
        .unwrap()
        .chars()
        .take(9)
        .filter(char::is_ascii_alphabetic)
        .collect();
    assert_eq!(code.len(), 8, "{page}");
    let post = |browser: &mut Browser, to: &str, fields: &[(&str, &str)]| browser.post(to, fields);
    let mut guest = Browser::new(&town.desk);
    let press = |browser: &mut Browser, nth: usize, what: &str| {
        let page = browser.get(&address).text();
        let key = page.split("name=\"_key\" value=\"").nth(nth).unwrap()[..36].to_owned();
        browser.post(&format!("{address}/{what}"), &[("_key", &key)])
    };
    // Before it was carried the code opens nothing, as a wrong one does.
    assert_eq!(post(&mut guest, "/join", &[("code", &code)]).status, 422);
    carry(&town.record, &town.exchange).unwrap();
    assert_eq!(
        post(&mut guest, "/join", &[("code", "bcdf ghjk")]).status,
        422
    );
    let spoken = format!("{} {}", &code[..4].to_lowercase(), &code[4..]);
    let entered = post(&mut guest, "/join", &[("code", &spoken)]);
    assert_eq!(entered.status, 303, "{}", entered.text());
    let at = format!("/join/{code}");
    assert_eq!(entered.location(), at);
    let asked = guest.get(&at).text();
    assert!(asked.contains("Who is already in their life?"), "{asked}");
    // A nameless idea is refused and stays in the form; a named one is taken, pressed twice once.
    let refused = post(
        &mut guest,
        &at,
        &[("text", "Mr Shah, the teacher who rang"), ("name", "")],
    );
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Mr Shah, the teacher who rang"));
    let id = Uuid::now_v7().to_string();
    let said = [
        ("said_id", id.as_str()),
        ("text", "Mr Shah, the teacher who rang"),
        ("name", "Nan Joy"),
    ];
    for _ in 0..2 {
        let thanked = post(&mut guest, &at, &said);
        assert_eq!(thanked.status, 200);
        assert!(thanked.text().contains("It is in the workshop"));
        // The next one is a saying of its own, and begins with an empty line.
        assert_ne!(thanked.hidden("said_id").as_deref(), Some(id.as_str()));
        assert!(!thanked.text().contains("Mr Shah"), "{}", thanked.text());
    }
    assert_eq!(
        carry(&town.record, &town.exchange)
            .unwrap()
            .said_in_workshops,
        1
    );
    assert_eq!(
        carry(&town.record, &town.exchange)
            .unwrap()
            .said_in_workshops,
        0
    );
    let page = worker.get(&address).text();
    assert_eq!(
        page.matches("Mr Shah, the teacher who rang").count(),
        1,
        "{page}"
    );
    assert!(page.contains("Nan Joy, with the code"), "{page}");
    // The question goes on with the workshop; nothing anybody said and nobody's name is in it.
    assert_eq!(press(&mut worker, 2, "next").status, 303);
    carry(&town.record, &town.exchange).unwrap();
    for address in ["/join".to_owned(), at.clone()] {
        let page = guest.get(&address).text();
        for canary in [
            "Ella",
            "Marsh",
            "Mr Shah",
            "Nan Joy",
            "Thursday",
            &stage.child.to_string(),
        ] {
            assert!(!page.contains(canary), "{address} says {canary}: {page}");
        }
    }
    assert!(guest.get(&at).text().contains("What could we try?"));
    for address in [&address, &format!("{address}/wall"), "/workshops"] {
        assert_ne!(guest.get(address).status, 200, "{address}");
    }
    // Over: the same page as for a code that never was.
    assert_eq!(press(&mut worker, 3, "end").status, 303);
    let late = [("text", "Too late"), ("name", "Nan Joy")];
    post(&mut guest, &at, &late);
    carry(&town.record, &town.exchange).unwrap();
    let over = guest.get(&at).text();
    assert!(
        over.contains("No workshop is open with that code"),
        "{over}"
    );
    post(&mut guest, &at, &late);
    carry(&town.record, &town.exchange).unwrap();
    let page = worker.get(&address).text();
    assert!(
        !page.contains("Too late") && page.contains("It is over"),
        "{page}"
    );
    let mut last = String::new();
    for _ in 0..40 {
        last = post(&mut guest, "/join", &[("code", "ZZZZ ZZZZ")]).text();
    }
    assert!(last.contains("Wait a minute"), "{last}");
}

/// A provider reads what matters to those who live with it now, as far as it names nobody and nowhere;
/// another provider reads nothing of it, and neither does the same one after the last night.
#[test]
fn a_provider_reads_what_matters_to_those_it_looks_after_and_to_nobody_else() {
    let stage = stage();
    let town = &stage.town;
    let booking = Uuid::now_v7();
    let said = |about, text: &str| people::Statement {
        about,
        text: text.to_owned(),
        words: people::Words::YoungPerson,
        said_on: date(2027, 4, 1),
    };
    town.record
        .write(&house(), |tx| {
            let allowed = find(tx, stage.child)?.allow_for(Action::Add, FieldClass::Voice)?;
            people::say(
                tx,
                &allowed,
                &said(people::About::WhatMatters, "Knock before you come in."),
            )?;
            let school = "I stay at St Bede Academy with Nan Joy.";
            people::say(tx, &allowed, &said(people::About::WhatMatters, school))?;
            let hard = "Canary: what has been hard.";
            people::say(tx, &allowed, &said(people::About::WhatHasBeenHard, hard))?;
            let who = people::PersonWhoMatters {
                name: "Nan Joy".to_owned(),
                relation: "grandmother".to_owned(),
                keeps_in_touch: None,
                every_days: None,
                last_contact: None,
            };
            let near = find(tx, stage.child)?.allow_for(Action::Add, FieldClass::People)?;
            people::say(tx, &near, &who)?;
            let booked = homes::Booking {
                id: booking,
                home: stage.home,
                bed: 1,
                from: tx.today(),
                until: None,
                weekly: None,
            };
            tx.say(stage.child, &booked, record::Saying::from("worker"))?;
            let other = OrganisationId(Uuid::now_v7());
            access::say_agency(tx, other, "Other Homes", None)?;
            let profile = Profile::provider("Lee Shaw", other);
            access::say_member(tx, MemberId(Uuid::from_u128(0xE01)), &profile)?;
            Ok(())
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
    let mut provider = town.as_a(Persona::Provider);
    let page = provider.get("/exchange").text();
    assert!(page.contains("Knock before you come in."), "{page}");
    assert!(page.contains("I can fix any bike."), "{page}");
    assert!(page.contains("names somebody or somewhere"), "{page}");
    let never = [
        "Ella",
        "Marsh",
        "Nan Joy",
        "St Bede",
        "Canary",
        &stage.child.to_string(),
    ];
    for canary in never {
        assert!(!page.contains(canary), "{canary}: {page}");
    }
    let mut other = Browser::new(&town.desk);
    other.sign_in(MemberId(Uuid::from_u128(0xE01)));
    assert!(!other.get("/exchange").text().contains("Knock before"));
    town.record
        .write(&house(), |tx| {
            let until = tx.today();
            let ended = homes::BookingEnded { booking, until };
            tx.say(stage.child, &ended, record::Saying::from("worker"))?;
            Ok(())
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
    assert!(!provider.get("/exchange").text().contains("Knock before"));
}
