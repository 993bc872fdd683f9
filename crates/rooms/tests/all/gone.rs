// Long because: what goes with a record and what does not, each shown from beginning to end.

//! A lawful erasure reaches the exchange store, and says where it does not reach.

use crate::exchange::{WHY, begin, link_on, ready_to_ask, stage, statement};
use crate::stage::house;
use crate::stage_desk::Town;
use care::ids::YoungPersonId;
use desk::trial::Browser;
use record::access::{Action, FieldClass, Persona, find};
use record::{Record, Refusal, Tx};
use rooms::exchange::carry;
use rooms::people::{self, About, Name, Statement, Words};
use rooms::retention;

/// Everything a backup of a database holds: what is in its tables and nothing of the free space.
fn kept(record: &Record) -> Vec<u8> {
    let path = std::env::temp_dir().join(format!("homeward-{}", uuid::Uuid::now_v7()));
    record.backup(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    bytes
}

/// Whether any part of a text stands there: a page of a database ends in the middle of a long one.
fn has(bytes: &[u8], word: &str) -> bool {
    word.as_bytes()
        .chunks(40)
        .any(|part| part.len() >= 24 && bytes.windows(part.len()).any(|there| there == part))
}

/// Makes the time of a record be over.
fn let_time_pass(town: &Town, id: YoungPersonId) {
    let until = town
        .record
        .read(&house(), |tx| retention::standing(tx, id))
        .unwrap()
        .until
        .unwrap()
        .1;
    let moment = format!("{until}T10:00:00Z").parse().unwrap();
    town.clock.set(moment);
}

fn texts(record: &Record, sql: &str) -> Vec<String> {
    record
        .read(&house(), |tx| Ok(tx.rows(sql, &[], |row| row.get(0))?))
        .unwrap()
}

/// Somebody else for whom the officer can ask a home.
fn another_to_ask(tx: &mut Tx<'_>, other: YoungPersonId) -> Result<(), Refusal> {
    let officer = crate::stage_desk::member(Persona::PlacementOfficer);
    let since = care::Period::since(jiff::civil::date(2026, 4, 1));
    let bond = record::access::Relationship::PlacementOfficer;
    record::access::relate(tx, other, officer, bond, since)?;
    let allowed = find(tx, other)?.allow_for(Action::Add, FieldClass::Voice)?;
    let cooks = statement(About::Strength, "He cooks for everybody.");
    people::say(tx, &allowed, &cooks)?;
    ready_to_ask(tx, other)
}

#[test]
fn what_was_released_goes_with_the_record_and_nothing_of_it_is_left() {
    let stage = stage();
    let (record, exchange) = (&stage.town.record, &stage.town.exchange);
    let (id, other) = (stage.child, stage.town.children[1]);
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    // Somebody else's referral stays.
    record
        .write(&house(), |tx| another_to_ask(tx, other))
        .unwrap();
    let mut links = Vec::new();
    for (child, hard) in [(id, "Mornings are hard."), (other, "Evenings are hard.")] {
        let to = begin(&mut officer, child, hard);
        let asked = officer.fill_in(&format!("{to}/ask/{}", stage.home), &[("why_you", WHY)]);
        assert_eq!(asked.status, 303, "{}", asked.text());
        links.push(link_on(&officer.get(asked.location()).text()));
    }
    carry(record, exchange).unwrap();
    let mut home = Browser::new(&stage.town.desk);
    assert!(home.get(&links[0]).text().contains("Mornings are hard."));
    // Two answers: one is carried, one still waits when the record is erased.
    for (words, carried) in [("Zqfirst words", true), ("Zqsecond words", false)] {
        let talk = [("answer", "talk"), ("who", "Zqdawn"), ("words", words)];
        assert_eq!(home.fill_in(&links[0], &talk).status, 303);
        if carried {
            assert_eq!(carry(record, exchange).unwrap().answers, 1);
        }
    }
    // What stands in the list of the store about them, and what its tables hold.
    let about = |of: YoungPersonId| -> (Vec<String>, Vec<String>) {
        let releases: Vec<String> = record
            .read(&house(), |tx| {
                let sql = "SELECT release FROM exchange_sent WHERE young_person = $1";
                Ok(tx.rows(sql, &[&of], |row| row.get(0))?)
            })
            .unwrap();
        let mut said = Vec::new();
        let mut shown = Vec::new();
        for release in &releases {
            let of_it = |sql: &str| -> Vec<String> {
                exchange
                    .read(&house(), |tx| {
                        Ok(tx.rows(sql, &[release], |row| row.get(0))?)
                    })
                    .unwrap()
            };
            said.extend(of_it("SELECT content FROM fact WHERE subject = $1"));
            for sql in [
                "SELECT content FROM release_version WHERE release = $1",
                "SELECT content FROM answer WHERE release = $1",
                "SELECT token FROM release WHERE id = $1",
                "SELECT approach FROM release WHERE id = $1",
            ] {
                shown.extend(of_it(sql));
            }
        }
        (said, shown)
    };
    let ((said, shown), (others_said, others_shown)) = (about(id), about(other));
    // The tables of whom we search for, in which they were a line.
    let line = "SELECT fact.content FROM fact JOIN published ON published.fact = fact.id
        WHERE published.what = 'now'";
    let lines = texts(exchange, line);
    // Released, opened, answered twice; the other was released.
    assert!(said.len() >= 4 && shown.len() >= 5 && lines.len() == 1);
    assert!(!others_said.is_empty() && others_shown.len() >= 3);
    let before = kept(exchange);
    for word in said.iter().chain(&others_said).chain(&lines) {
        assert!(has(&before, word), "{word}");
    }
    let tables = || -> String {
        [
            "SELECT content FROM release_version",
            "SELECT content FROM answer",
            "SELECT token FROM release",
            "SELECT approach FROM release",
        ]
        .iter()
        .flat_map(|sql| texts(exchange, sql))
        .collect()
    };
    let held = tables();
    assert!(
        shown
            .iter()
            .chain(&others_shown)
            .all(|word| held.contains(word))
    );

    let_time_pass(&stage.town, id);
    let mut asks = stage.town.as_a(Persona::PrivacyOfficer);
    let why = [("why", "Its time was over")];
    let asked = asks.fill_in(&format!("/retention/{id}/ask"), &why);
    assert_eq!(asked.status, 303, "{}", asked.text());
    let mut agrees = stage.town.as_a(Persona::ServiceLead);
    let done = agrees.fill_in(&format!("/retention/{id}/agree"), &[("agree", "yes")]);
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(texts(record, "SELECT id FROM exchange_gone").len(), 0);
    assert_eq!(texts(exchange, "SELECT id FROM release").len(), 1);
    assert_eq!(
        texts(exchange, "SELECT content FROM published WHERE what = 'now'").len(),
        0
    );

    let after = kept(exchange);
    for word in said.iter().chain(&lines) {
        assert!(!has(&after, word), "{word}");
    }
    for word in &others_said {
        assert!(has(&after, word), "{word}");
    }
    let held = tables();
    assert!(!shown.iter().any(|word| held.contains(word)));
    assert!(others_shown.iter().all(|word| held.contains(word)));
    let verified = exchange.verify().unwrap();
    assert!(verified.is_sound(), "{verified}");
    assert!(verified.erased >= 5);
    assert_eq!(exchange.rebuild(true).unwrap().difference, None);
    assert!(
        home.get(&links[0])
            .text()
            .contains("does not open anything")
    );
    // The other's line is published anew, and nothing waits or comes back.
    let done = carry(record, exchange).unwrap();
    assert_eq!((done.answers, done.erased), (0, 0));
    assert_eq!(texts(exchange, "SELECT id FROM waiting").len(), 0);
    assert_eq!(texts(record, "SELECT id FROM exchange_gone").len(), 0);
    let again = kept(exchange);
    for word in said.iter().chain(&lines) {
        assert!(!has(&again, word), "{word}");
    }
    assert_eq!(
        texts(exchange, "SELECT content FROM published WHERE what = 'now'").len(),
        1
    );
}

#[test]
fn an_erasure_cut_short_is_followed_the_next_time_anything_is_carried() {
    let stage = stage();
    let (record, exchange) = (&stage.town.record, &stage.town.exchange);
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let to = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(&format!("{to}/ask/{}", stage.home), &[("why_you", WHY)]);
    assert_eq!(asked.status, 303, "{}", asked.text());
    let_time_pass(&stage.town, stage.child);
    let caller = |persona| {
        let id = crate::stage_desk::member(persona);
        record
            .read(&house(), |tx| Ok(record::Caller::load(tx, id)?))
            .unwrap()
            .unwrap()
    };
    let (first, second) = (
        caller(Persona::PrivacyOfficer),
        caller(Persona::ServiceLead),
    );
    record
        .write(&first, |tx| {
            retention::ask(tx, stage.child, "its time is over")
        })
        .unwrap();
    record
        .write(&second, |tx| retention::agree(tx, stage.child))
        .unwrap();
    // The house went down here. The store still holds it, and the record knows that it must go.
    assert_eq!(texts(exchange, "SELECT id FROM release").len(), 1);
    assert_eq!(texts(record, "SELECT id FROM exchange_gone").len(), 1);
    assert!(carry(record, exchange).unwrap().erased >= 1);
    assert_eq!(texts(exchange, "SELECT id FROM release").len(), 0);
    assert_eq!(carry(record, exchange).unwrap().erased, 0);
}

#[test]
fn whoever_decides_is_shown_where_else_the_name_stands_and_only_what_they_may_open() {
    let stage = stage();
    let (id, other) = (stage.child, stage.town.children[1]);
    let say = |of: YoungPersonId, text: &str| {
        stage
            .town
            .record
            .write(&house(), |tx| {
                let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
                let said = Statement {
                    about: About::Strength,
                    text: text.to_owned(),
                    words: Words::YoungPerson,
                    said_on: "2027-01-05".parse().unwrap(),
                };
                people::say(tx, &allowed, &said)?;
                Ok(())
            })
            .unwrap();
    };
    stage
        .town
        .record
        .write(&house(), |tx| {
            let name = Name {
                given: "Zora".to_owned(),
                family: "Quibell".to_owned(),
                known_as: None,
            };
            tx.say(id, &name, record::Saying::from("worker"))?;
            let name = Name {
                given: "Tom".to_owned(),
                family: "Ashton".to_owned(),
                known_as: None,
            };
            tx.say(other, &name, record::Saying::from("worker"))?;
            Ok(())
        })
        .unwrap();
    say(id, "Zora Quibell says so herself.");
    say(other, "I like to fish with Zora Quibell.");
    say(other, "Zora is my friend.");
    let_time_pass(&stage.town, id);
    let mut asks = stage.town.as_a(Persona::PrivacyOfficer);
    let page = asks.get(&format!("/retention/{id}/ask")).text();
    assert!(page.contains("Look at these yourself"), "{page}");
    assert!(
        page.contains("the whole name in 1, one word of it in 1"),
        "{page}"
    );
    assert!(page.contains(&format!("/young-people/{other}/history")));
    assert!(!page.contains("fish") && !page.contains("my friend"));
    let asked = asks.fill_in(
        &format!("/retention/{id}/ask"),
        &[("why", "Its time was over")],
    );
    assert_eq!(asked.status, 303);
    let mut agrees = stage.town.as_a(Persona::ServiceLead);
    let page = agrees.get(&format!("/retention/{id}/agree")).text();
    assert!(page.contains("the whole name in 1, one word of it in 1"));
    // A record that is closed to them is counted and not named.
    stage
        .town
        .record
        .write(&house(), |tx| {
            let listed = crate::stage_desk::member(Persona::KeyWorker);
            record::access::restrict(
                tx,
                other,
                "the head of service",
                &[listed],
                "known to a member",
            )?;
            Ok(())
        })
        .unwrap();
    let page = agrees.get(&format!("/retention/{id}/agree")).text();
    assert!(page.contains("that you may not open (1)"), "{page}");
    assert!(!page.contains("Tom Ashton") && !page.contains(&other.to_string()));
}

#[test]
fn whoever_decides_is_shown_the_name_in_what_homes_read_and_wrote_about_others() {
    let stage = stage();
    let (id, other) = (stage.child, stage.town.children[1]);
    let (record, exchange) = (&stage.town.record, &stage.town.exchange);
    record
        .write(&house(), |tx| {
            for (of, given, family) in [(id, "Zora", "Quibell"), (other, "Tom", "Ashton")] {
                let name = Name {
                    given: given.to_owned(),
                    family: family.to_owned(),
                    known_as: None,
                };
                tx.say(of, &name, record::Saying::from("worker"))?;
            }
            another_to_ask(tx, other)
        })
        .unwrap();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let mut links = Vec::new();
    for child in [id, other] {
        let to = begin(&mut officer, child, "Mornings are hard.");
        let asked = officer.fill_in(&format!("{to}/ask/{}", stage.home), &[("why_you", WHY)]);
        assert_eq!(asked.status, 303, "{}", asked.text());
        links.push(link_on(&officer.get(asked.location()).text()));
    }
    carry(record, exchange).unwrap();
    // A home that knows her answers about both: what it says about her own referral goes with it.
    let mut home = Browser::new(&stage.town.desk);
    for (link, words) in [
        (&links[0], "Zora Quibell could come."),
        (&links[1], "He would live with Zora Quibell, whom we know."),
    ] {
        let talk = [("answer", "talk"), ("who", "Dawn"), ("words", words)];
        assert_eq!(home.fill_in(link, &talk).status, 303);
    }
    let_time_pass(&stage.town, id);
    let mut asks = stage.town.as_a(Persona::PrivacyOfficer);
    let page = asks.get(&format!("/retention/{id}/ask")).text();
    assert!(page.contains("In what left the council"), "{page}");
    assert!(
        page.contains("What a home read about Tom Ashton</a>: the whole name in 1"),
        "{page}"
    );
    assert!(page.contains(&format!("/young-people/{other}/home-search/sent/")));
    assert!(!page.contains("What a home read about Zora"), "{page}");
    assert!(!page.contains("whom we know"), "its words are not shown");
}

#[test]
fn what_guests_added_to_a_workshop_goes_with_the_record_of_whom_it_was_about() {
    let stage = stage();
    let (record, exchange) = (&stage.town.record, &stage.town.exchange);
    record
        .write(&house(), |tx| {
            let worker = crate::stage_desk::member(Persona::SocialWorker);
            let since = care::Period::since(jiff::civil::date(2026, 4, 1));
            let bond = record::access::Relationship::SocialWorker;
            record::access::relate(tx, stage.town.children[1], worker, bond, since)?;
            Ok(())
        })
        .unwrap();
    let mut worker = stage.town.as_a(Persona::SocialWorker);
    let today = record::clock::day_of(record.clock().now());
    let mut links = Vec::new();
    for child in [stage.child, stage.town.children[1]] {
        let opened = worker.fill_in(
            &format!("/young-people/{child}/workshop"),
            &[
                ("title", "Thursday’s workshop"),
                ("on-day", &today.day().to_string()),
                ("on-month", &today.month().to_string()),
                ("on-year", &today.year().to_string()),
            ],
        );
        assert_eq!(opened.status, 303, "{}", opened.text());
        let page = worker.get(opened.location()).text();
        let code = page.split("The code is <strong>").nth(1).unwrap();
        let code: String = code
            .chars()
            .filter(char::is_ascii_alphabetic)
            .take(8)
            .collect();
        links.push(format!("/join/{code}"));
    }
    carry(record, exchange).unwrap();
    let mut guest = Browser::new(&stage.town.desk);
    for (link, text) in links.iter().zip(["Mr Shah, who rang", "The boxing club"]) {
        let id = uuid::Uuid::now_v7().to_string();
        let said = [
            ("said_id", id.as_str()),
            ("text", text),
            ("name", "Nan Joy"),
        ];
        let thanked = guest.post(link, &said);
        assert_eq!(thanked.status, 200, "{}", thanked.text());
    }
    let added = "SELECT coalesce(content, '') FROM fact
        WHERE kind = 'exchange.workshop_said' ORDER BY seq";
    let before = texts(exchange, added);
    assert!(before.len() == 2 && before.iter().all(|one| !one.is_empty()));
    let_time_pass(&stage.town, stage.child);
    for (persona, agrees) in [
        (Persona::PrivacyOfficer, false),
        (Persona::ServiceLead, true),
    ] {
        let id = crate::stage_desk::member(persona);
        let caller = record
            .read(&house(), |tx| Ok(record::Caller::load(tx, id)?))
            .unwrap()
            .unwrap();
        record
            .write(&caller, |tx| match agrees {
                true => retention::agree(tx, stage.child).map(|_| ()),
                false => retention::ask(tx, stage.child, "its time is over").map(|_| ()),
            })
            .unwrap();
    }
    carry(record, exchange).unwrap();
    let after = texts(exchange, added);
    assert_eq!(after[0], "", "what was added about them is blank");
    assert_eq!(
        after[1], before[1],
        "what was added about somebody else stands"
    );
    let left = kept(exchange);
    assert!(!has(&left, &before[0]) && has(&left, &before[1]));
    assert!(guest.get(&links[0]).status != 200 || !guest.get(&links[0]).text().contains("life?"));
}
