// Long because: one crawl and one town are used by all of it.

//! Young people's voice: what their own pages say and never say; inspectors; three questions.

use crate::reading::{reads, words_of};
use crate::stage_desk::{Town, member, town};
use care::ids::{MemberId, YoungPersonId};
use desk::trial::Browser;
use desk::{Method, Needs};
use record::access::{self, Capability, Persona, Profile, Relationship};
use record::{Refusal, Saying};
use rooms::voice::{self, CheckIn, Feels, Inspector, VisitPlanned};
use rooms::{homes, hub, own, people};
use std::collections::BTreeSet;
use uuid::Uuid;

const HOME: &str = "01a00000-0000-7000-8000-00000000aa01";

fn day(day: i8) -> care::Date {
    jiff::civil::date(2027, 4, day)
}

/// Unique words in every place that a young person's own page must not show.
fn filled() -> Town {
    let town = town();
    let (child, other) = (town.children[0], town.children[1]);
    let house = crate::stage::house();
    let say = Saying::from("test");
    town.record
        .write(&house, |tx| {
            let name = |given: &str, family: &str| people::Name {
                given: given.to_owned(),
                family: family.to_owned(),
                known_as: None,
            };
            tx.say(child, &name("Jade", "Okafor"), say.clone())?;
            tx.say(other, &name("CANARYSIBLING", "CANARYFAMILY"), say.clone())?;
            tx.say(child, &people::Sibling { of: other }, say.clone())?;
            let place = people::PlaceThatMatters {
                name: "CANARYPLACE".to_owned(),
                why: Some("CANARYWHY".to_owned()),
                postcode: care::Postcode::parse("M1 1AE").ok(),
            };
            tx.say(child, &place, say.clone())?;
            let nan = people::PersonWhoMatters {
                name: "Nan".to_owned(),
                relation: "my nan".to_owned(),
                keeps_in_touch: Some("CANARYTOUCH at 7 Elm Road".to_owned()),
                every_days: None,
                last_contact: None,
            };
            tx.say(child, &nan, say.clone())?;
            let contact = people::Contact {
                on: day(5),
                minutes: care::Minutes(40),
                place: people::ContactPlace::TheirPlace,
                note: "CANARYNOTE".to_owned(),
                words: people::Words::Worker,
                with: Some("CANARYWITH".to_owned()),
                next_on: Some(day(20)),
                together: None,
            };
            tx.say(child, &contact, say.clone())?;
            let said = |text: &str| people::Statement {
                about: people::About::Strength,
                text: text.to_owned(),
                words: people::Words::YoungPerson,
                said_on: day(1),
            };
            tx.say(child, &said("I can fix bikes"), say.clone())?;
            tx.say(other, &said("CANARYOTHER"), say.clone())?;
            hub::tell(
                tx,
                other,
                &hub::Told {
                    text: "CANARYTOLD".to_owned(),
                },
            )?;
            hub::tell(
                tx,
                child,
                &hub::Told {
                    text: "I want a dog".to_owned(),
                },
            )?;
            let carer = MemberId(Uuid::from_u128(0xA300));
            access::say_member(
                tx,
                carer,
                &Profile::staff("CANARYCARER", Persona::SocialWorker),
            )?;
            let since = care::Period::since(day(1));
            access::relate(tx, child, carer, Relationship::Carer, since)?;
            let decision = hub::SharedDecision {
                we_try: "CANARYTRY".to_owned(),
                good_for_them: "x".to_owned(),
                they_say: None,
                risk_for_them: "CANARYRISK".to_owned(),
                risk_for_us: "CANARYUS".to_owned(),
                so_that: "x".to_owned(),
                agencies: vec!["The hub".to_owned(), "Police".to_owned()],
                why_alone: None,
                backed_by: "CANARYBACK".to_owned(),
                decided_on: day(1),
                review_on: day(20),
            };
            hub::decide(tx, child, &decision)?;
            let planned = own::Planned {
                what: "Swimming".to_owned(),
                on: day(12),
                with: Some("Sam".to_owned()),
            };
            own::plan(tx, child, &planned)?;
            let home: care::ids::HomeId = HOME.parse().unwrap();
            homes::say_home(tx, home, &canary_home(), None)?;
            voice::say_inspector(
                tx,
                child,
                &Inspector {
                    trained_on: day(1),
                    active: true,
                },
            )?;
            let visit = VisitPlanned {
                visit: Uuid::from_u128(0xF1),
                called: "The big house".to_owned(),
                inspectors: vec![child],
                on: day(6),
            };
            voice::plan_visit(tx, home, &visit)?;
            let matters = voice::Matters {
                about: voice::About::Space,
                words: "Knock on my door and wait.".to_owned(),
                said_by: 9,
                on: day(1),
            };
            voice::say_matters(tx, &matters)?;
            Ok(())
        })
        .unwrap();
    town
}

fn canary_home() -> homes::Home {
    homes::Home {
        provider: care::ids::OrganisationId(Uuid::from_u128(0xC100)),
        name: "CANARYHOME".to_owned(),
        kind: homes::HomeKind::ChildrensHome,
        urn: None,
        registration: None,
        registered_on: None,
        address: Some("CANARYADDRESS 7 Elm Road".to_owned()),
        postcode: care::Postcode::parse("M1 1AE").ok(),
        authority: None,
        places: Some(4),
        from_age: None,
        to_age: None,
        sexes: None,
        purpose: Some("CANARYPURPOSE".to_owned()),
        step_free: None,
        pets: None,
        notice: None,
        needs: None,
        has: Vec::new(),
        languages: Vec::new(),
        grade: None,
        inspected_on: None,
        weekly: None,
        source: "test".to_owned(),
        as_of: day(1),
    }
}

/// Every page of the young person's site: what is linked, and every address of theirs.
fn crawled(town: &Town) -> Vec<(String, String)> {
    let mut browser = town.as_a(Persona::YoungPerson);
    let mut waiting: Vec<String> = town
        .desk
        .routes()
        .iter()
        .filter(|route| route.method == Method::Get && !route.path.contains('{'))
        .filter(|route| {
            route.needs == Needs::Capability(Capability::OwnPage)
                || route.path.starts_with("/hello")
        })
        .map(|route| route.path.to_owned())
        .collect();
    let mut seen = BTreeSet::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = browser.get(&path);
        let text = answer.text();
        if answer.status != 200 {
            assert!(answer.status < 500, "{path}: {}", answer.status);
            continue;
        }
        for link in text
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            let inside = link.starts_with("/my-page") || link.starts_with("/hello");
            if inside && !link.contains('#') {
                waiting.push(link.to_owned());
            }
        }
        pages.push((path, text));
    }
    pages
}

/// The figure: a crawl of the young person's site with words planted in every address, carer, other
/// child, note and risk: none is met; and no title says what the page is.
#[test]
fn no_address_no_carer_no_other_child_on_their_site() {
    let town = filled();
    let child = town.children[0];
    let pages = crawled(&town);
    assert!(pages.len() >= 14, "{}", pages.len());
    let postcodes: Vec<String> = town
        .record
        .read(&crate::stage::house(), |tx| {
            let life = rooms::looked_after::life_of(tx, child)?;
            Ok(life
                .episode_on(day(1))
                .and_then(|episode| episode.place)
                .map(|place| place.to_string())
                .into_iter()
                .collect())
        })
        .unwrap();
    assert_eq!(postcodes.len(), 1);
    for (path, text) in &pages {
        assert!(!text.contains("CANARY"), "{path}: {text}");
        for place in postcodes
            .iter()
            .map(String::as_str)
            .chain(["M1 1AE", "Elm Road"])
        {
            assert!(!text.contains(place), "{path} says {place}");
        }
        let title = text
            .split_once("<title>")
            .and_then(|(_, rest)| rest.split_once("</title>"))
            .map_or("", |(title, _)| title)
            .to_lowercase();
        for word in [
            "homeward", "wigan", "council", "care", "social", "foster", "jade", "child",
        ] {
            assert!(
                !title.contains(word) && !path.contains(word),
                "{path}: {title}"
            );
        }
        assert!(
            text.contains("href=\"/exit\""),
            "{path} cannot be left at once"
        );
    }
    // The words they may read are there: the crawl does read.
    let all: String = pages.iter().map(|(_, text)| text.as_str()).collect();
    for word in [
        "Jade",
        "I can fix bikes",
        "I want a dog",
        "Swimming",
        "The big house",
        "my nan",
    ] {
        assert!(all.contains(word), "{word}");
    }
    // Planted where a key worker may see it, the same words are met: the search can find them.
    let worker = town
        .as_a(Persona::KeyWorker)
        .get(&format!("/young-people/{child}"));
    assert!(worker.text().contains("CANARYNOTE"));
}

/// The figure: every page of theirs reads at grade 5 or under, with short sentences.
#[test]
fn every_page_of_theirs_reads_at_grade_five_or_under() {
    let town = filled();
    let pages = crawled(&town);
    let mut hard = Vec::new();
    for (path, text) in &pages {
        let words = words_of(text);
        let (grade, sentence) = reads(&words);
        if grade > 5.0 || sentence > 12.0 {
            hard.push(format!(
                "{path}: grade {grade:.1}, {sentence:.1} words: {words}"
            ));
        }
    }
    assert!(pages.len() >= 14);
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}

#[test]
fn what_they_think_of_a_home_stands_before_those_who_decide() {
    let town = filled();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::KeyWorker);
    let form = format!("/young-people/{child}/own-page/home");
    let shown = [
        ("called", "The house with two dogs"),
        ("who_lives_there", "Ann and two kids of ten"),
        ("others_say", "She lets you cook"),
    ];
    for leak in ["7 Elm Road, CANARYADDRESS 7 Elm Road", "near M1 1AE"] {
        let mut bad = shown.to_vec();
        bad[1] = ("who_lives_there", leak);
        assert_eq!(worker.fill_in(&form, &bad).status, 422, "{leak}");
    }
    assert_eq!(worker.fill_in(&form, &shown).status, 303);
    let mut young = town.as_a(Persona::YoungPerson);
    let page = young.get("/my-page/homes").text();
    assert!(page.contains("The house with two dogs") && page.contains("She lets you cook"));
    assert!(page.contains("We do not know. We will ask."));
    let fact = page.split("/my-page/homes/").nth(1).unwrap()[..36].to_owned();
    let think = format!("/my-page/homes/{fact}");
    assert_eq!(young.fill_in(&think, &[("words", "x")]).status, 422);
    let said = [("would", "no"), ("words", "I am scared of dogs")];
    assert_eq!(young.fill_in(&think, &said).status, 303);
    // It has the clock of all they tell us, and their workers read it.
    assert!(young.get("/my-page").text().contains("I am scared of dogs"));
    let theirs = worker
        .get(&format!("/young-people/{child}/own-page"))
        .text();
    assert!(theirs.contains("I would not live there"), "{theirs}");
    assert!(
        worker
            .get("/my-young-people")
            .text()
            .contains("They told you something")
    );
}

#[test]
fn a_young_inspector_is_read_for_safety_published_and_answered() {
    let town = filled();
    let visit = Uuid::from_u128(0xF1);
    let at = format!("/participation/visits/{visit}");
    let mut young = town.as_a(Persona::YoungPerson);
    let form = format!("/my-page/visits/{visit}");
    let some = [
        ("welcome", "yes"),
        ("homely", "no"),
        ("listens", "sometimes"),
    ];
    assert_eq!(young.fill_in(&form, &some).status, 422);
    let whole = [
        ("welcome", "yes"),
        ("homely", "no"),
        ("listens", "sometimes"),
        ("live_here", "no"),
        ("good", "The dog"),
        ("change", "A lock on the bathroom"),
        ("worry", "One kid cried"),
    ];
    let sent = young.fill_in(&form, &whole);
    assert_eq!(sent.status, 303, "{}", sent.text());
    // Once.
    assert_eq!(young.get(&form).status, 404);
    // A key worker reads it and cannot publish it; a manager can, and not without saying what is done
    // about the worry.
    let mut worker = town.as_a(Persona::KeyWorker);
    assert!(worker.get(&at).text().contains("A lock on the bathroom"));
    assert!(worker.get("/participation").text().contains("for safety"));
    assert_eq!(worker.get(&format!("{at}/read")).status, 404);
    assert_eq!(worker.get(&format!("{at}/reply")).status, 200);
    let early = [("who", "The manager"), ("words", "No")];
    assert_eq!(worker.fill_in(&format!("{at}/reply"), &early).status, 404);
    let mut manager = town.as_a(Persona::TeamManager);
    let read = format!("{at}/read");
    assert_eq!(manager.fill_in(&read, &[("published", "yes")]).status, 422);
    let noted = [
        ("published", "yes"),
        ("note", "Somebody is with that young person today"),
    ];
    assert_eq!(manager.fill_in(&read, &noted).status, 303);
    // Twenty working days from 7 April 2027, over the May bank holiday.
    assert!(manager.get(&at).text().contains("6 May 2027"));
    let home: care::ids::HomeId = HOME.parse().unwrap();
    let published = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(voice::published(tx, &[home])?)
        })
        .unwrap();
    assert_eq!(published.len(), 1);
    assert_eq!(
        published[0].1.worry, None,
        "what worried them is for us only"
    );
    let reply = [
        ("who", "The manager"),
        ("words", "There is a lock since Monday"),
    ];
    assert_eq!(worker.fill_in(&format!("{at}/reply"), &reply).status, 303);
    let changed = [("words", "The bathroom has a lock")];
    assert_eq!(
        worker.fill_in(&format!("{at}/changed"), &changed).status,
        303
    );
    let own = young.get("/my-page/visits").text();
    assert!(
        own.contains("There is a lock since Monday") && own.contains("The bathroom has a lock")
    );
    // Nobody else's visit, and no other persona.
    for persona in [Persona::Provider, Persona::Analyst, Persona::Councillor] {
        assert_eq!(town.as_a(persona).get(&at).status, 404, "{persona}");
    }
}

#[test]
fn what_one_said_of_their_key_worker_is_theirs() {
    let town = filled();
    let child = town.children[0];
    let worker = member(Persona::KeyWorker);
    let mut young = town.as_a(Persona::YoungPerson);
    let answers = [("listens", "no"), ("does", "no"), ("first", "no")];
    let sent = young.fill_in("/my-page/check-in", &answers);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let mut theirs = town.as_a(Persona::KeyWorker);
    let pages = ["", "/history", "/rights", "/own-page"];
    for page in pages {
        let text = theirs.get(&format!("/young-people/{child}{page}")).text();
        assert!(!text.contains("You listen"), "{page}");
    }
    assert!(theirs.get("/participation").text().contains("under 6"));
    // A worker cannot answer for them.
    let said = CheckIn {
        listens: Feels::Yes,
        does: Feels::Yes,
        first: Feels::Yes,
        about: Some(worker),
        shared: true,
    };
    let caller = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(record::Caller::load(tx, worker)?)
        })
        .unwrap()
        .unwrap();
    let refused = town
        .record
        .write(&caller, |tx| voice::check_in(tx, child, &said));
    assert!(matches!(refused, Err(Refusal::NotAllowed)));
    // Shared, it is read by the key worker it is about.
    let shared = [
        ("listens", "yes"),
        ("does", "sometimes"),
        ("first", "yes"),
        ("shared", "yes"),
    ];
    assert_eq!(young.fill_in("/my-page/check-in", &shared).status, 303);
    let text = theirs.get(&format!("/young-people/{child}/rights")).text();
    assert!(text.contains("You listen: yes"), "{text}");
}

#[test]
fn six_are_shown_together_and_five_are_not() {
    let town = town();
    let team = care::ids::TeamId(Uuid::from_u128(0xB000));
    let house = crate::stage::house();
    let answer = |children: &[YoungPersonId]| {
        town.clock.set("2027-03-10T10:00:00Z".parse().unwrap());
        town.record
            .write(&house, |tx| {
                for (at, of) in children.iter().enumerate() {
                    if at > 0 {
                        let since = care::Period::since(jiff::civil::date(2027, 1, 1));
                        access::make_responsible(tx, *of, team, since)?;
                    }
                    let said = CheckIn {
                        listens: Feels::Yes,
                        does: if at == 0 { Feels::No } else { Feels::Yes },
                        first: Feels::Yes,
                        about: None,
                        shared: false,
                    };
                    voice::check_in(tx, *of, &said)?;
                }
                Ok(())
            })
            .unwrap();
        town.clock.set("2027-04-07T10:00:00Z".parse().unwrap());
    };
    let shown = || {
        let all = town
            .record
            .read(&house, |tx| Ok(voice::together(tx, day(7))?))
            .unwrap();
        all.into_iter().find(|one| one.team == "Leigh hub").unwrap()
    };
    answer(&town.children[..5]);
    assert_eq!((shown().answered, shown().yes), (None, [0; 3]));
    answer(&town.children[5..7]);
    assert_eq!((shown().answered, shown().yes), (Some(6), [6, 5, 6]));
}

#[test]
fn what_matters_counts_those_who_say_the_same_once() {
    let town = filled();
    let mut young: Browser = town.as_a(Persona::YoungPerson);
    let page = young.get("/my-page/matters").text();
    assert!(page.contains("9 young people say this"), "{page}");
    let statement = page
        .split("name=\"statement\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    for _ in 0..2 {
        let said = young.fill_in("/my-page/matters", &[("statement", &statement)]);
        assert_eq!(said.status, 303, "{}", said.text());
    }
    assert!(
        young
            .get("/my-page/matters")
            .text()
            .contains("10 young people say this")
    );
    let mut worker = town.as_a(Persona::KeyWorker);
    assert!(
        worker
            .get("/participation/matters")
            .text()
            .contains("Said by 10 young people")
    );
}
