// Long because: one young person's way through the hub, screen after screen.

//! People who stay: one key worker, time together, risks taken together; through the real router.

use crate::stage_desk::{Town, member, town};
use care::Period;
use care::ids::{MemberId, YoungPersonId};
use record::Refusal;
use record::access::{self, Persona, Profile, Relationship};
use rooms::hub;
use uuid::Uuid;

/// A second key worker of the same hub.
const OTHER: MemberId = MemberId(Uuid::from_u128(0xA100));

fn hub_town() -> Town {
    let town = town();
    let team = care::ids::TeamId(Uuid::from_u128(0xB000));
    town.record
        .write(&crate::stage::house(), |tx| {
            access::say_member(tx, OTHER, &Profile::staff("Priya Nair", Persona::KeyWorker))?;
            access::join_team(
                tx,
                OTHER,
                team,
                Period::since(jiff::civil::date(2026, 4, 1)),
            )?;
            Ok(())
        })
        .unwrap();
    town
}

fn date(name: &str, day: &str, month: &str, year: &str) -> Vec<(String, String)> {
    [("day", day), ("month", month), ("year", year)]
        .map(|(part, value)| (format!("{name}-{part}"), value.to_owned()))
        .to_vec()
}

fn fields(plain: &[(&str, &str)], dates: &[Vec<(String, String)>]) -> Vec<(String, String)> {
    let owned = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
    plain
        .iter()
        .map(owned)
        .chain(dates.iter().flatten().cloned())
        .collect()
}

fn fill(
    browser: &mut desk::trial::Browser,
    path: &str,
    all: &[(String, String)],
) -> desk::trial::Answer {
    let all: Vec<(&str, &str)> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    browser.fill_in(path, &all)
}

fn key_workers(town: &Town, id: YoungPersonId) -> Vec<(MemberId, Period)> {
    town.record
        .read(&crate::stage::house(), |tx| {
            let all = access::bonds(tx, Relationship::KeyWorker)?;
            Ok(all
                .into_iter()
                .filter(|bond| bond.young_person == id)
                .map(|bond| (bond.member, bond.period))
                .collect())
        })
        .unwrap()
}

#[test]
fn a_key_worker_changes_only_with_a_reason_a_meeting_and_a_manager() {
    let town = hub_town();
    let child = town.children[0];
    let form = format!("/young-people/{child}/key-worker/change");
    let other = OTHER.to_string();
    // Nobody but a manager has the form at all.
    for persona in [Persona::KeyWorker, Persona::SocialWorker, Persona::Analyst] {
        assert_eq!(town.as_a(persona).get(&form).status, 404, "{persona}");
    }
    let mut manager = town.as_a(Persona::TeamManager);
    let bare = fields(
        &[("to", &other), ("reason", "They asked for somebody else")],
        &[date("on", "7", "4", "2027")],
    );
    let refused = fill(&mut manager, &form, &bare);
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(
        text.contains("Enter the day both key workers met them together"),
        "{text}"
    );
    assert!(text.contains("A manager must agree"), "{text}");
    assert_eq!(key_workers(&town, child).len(), 1);
    // A meeting that has not taken place is no meeting.
    let ahead = fields(
        &[
            ("to", &other),
            ("reason", "They asked"),
            ("who", "All three"),
            ("agreed", "yes"),
        ],
        &[
            date("met_on", "9", "4", "2027"),
            date("on", "10", "4", "2027"),
        ],
    );
    assert_eq!(fill(&mut manager, &form, &ahead).status, 422);
    let whole = fields(
        &[
            ("to", &other),
            ("reason", "They asked for somebody else"),
            ("who", "All three of us and Nan"),
            ("they_said", "It is all right. I picked who."),
            ("agreed", "yes"),
        ],
        &[
            date("met_on", "2", "4", "2027"),
            date("on", "7", "4", "2027"),
        ],
    );
    let done = fill(&mut manager, &form, &whole);
    assert_eq!(done.status, 303, "{}", done.text());
    let day = jiff::civil::date(2027, 4, 7);
    let began = jiff::civil::date(2026, 4, 1);
    assert_eq!(
        key_workers(&town, child),
        [
            (member(Persona::KeyWorker), Period::new(began, Some(day))),
            (OTHER, Period::since(day)),
        ]
    );
    let shown = manager
        .get(&format!("/young-people/{child}/key-worker"))
        .text();
    assert!(
        shown.contains("Priya Nair")
            && shown.contains("I picked who")
            && shown.contains("A team manager"),
        "{shown}"
    );
    // The young person reads who stays.
    let own = town.as_a(Persona::YoungPerson).get("/my-page").text();
    assert!(
        own.contains("Priya Nair") && own.contains("your key worker"),
        "{own}"
    );
}

#[test]
fn a_second_key_worker_for_the_same_days_is_refused_by_the_record_itself() {
    let town = hub_town();
    let child = town.children[0];
    let twice = |from: i8, until: Option<i8>| {
        let day = |day: i8| jiff::civil::date(2027, 3, day);
        let days = Period::new(day(from), until.map(day));
        town.record.write(&crate::stage::house(), |tx| {
            access::relate(tx, child, OTHER, Relationship::KeyWorker, days)
        })
    };
    assert!(matches!(twice(1, None), Err(Refusal::Invalid(_))));
    assert!(matches!(twice(1, Some(2)), Err(Refusal::Invalid(_))));
    // Who works with them is said elsewhere, and a key worker cannot be said there.
    let form = format!("/young-people/{child}/workers/name");
    let other = OTHER.to_string();
    let all = fields(
        &[("member", &other), ("relationship", "key_worker")],
        &[date("from", "7", "4", "2027")],
    );
    assert_eq!(
        fill(&mut town.as_a(Persona::TeamManager), &form, &all).status,
        422
    );
    assert_eq!(key_workers(&town, child).len(), 1);
}

/// Real storage under orders of events: whatever is taken or refused, an open case has one.
#[test]
fn an_open_case_has_one_key_worker_on_real_storage() {
    let town = hub_town();
    let child = town.children[0];
    let house = crate::stage::house();
    let today = jiff::civil::date(2027, 4, 7);
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |n: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % n
    };
    let mut taken = 0;
    for round in 0..400 {
        // Days go on, now and then a few back.
        let on = care::dates::plus_days(today, round / 2 - 200 - below(9) as i32);
        let who = if below(2) == 0 {
            OTHER
        } else {
            member(Persona::KeyWorker)
        };
        let met_on = (below(5) > 0).then(|| care::dates::plus_days(on, -2));
        let state = hub::InCohort {
            state: hub::Cohort::ALL[below(5) as usize],
            note: None,
        };
        let agreed = below(6) > 0;
        let step = below(7);
        let done = town.record.write(&house, |tx| match step {
            0 => hub::open(tx, child, &state, Some(who), on),
            1 | 2 => hub::move_on(tx, child, &state, on),
            3 => {
                let words = (None, "ring Sam".to_owned());
                hub::close(tx, child, hub::Closing::Agreed, on, met_on, words, agreed)
            }
            4 => hub::name_first(tx, child, who, on),
            _ => hub::change(
                tx,
                child,
                &hub::Handing {
                    to: who,
                    on,
                    reason: "they asked".to_owned(),
                    met_on,
                    who: "all three".to_owned(),
                    they_said: None,
                    agreed,
                },
            ),
        });
        match done {
            Ok(()) => taken += 1,
            Err(Refusal::Invalid(_)) => {}
            Err(other) => panic!("{other}"),
        }
        let held = town
            .record
            .read(&house, |tx| {
                let allowed = access::find(tx, child)?.allow(access::Action::See)?;
                Ok(hub::held(tx, &allowed)?)
            })
            .unwrap();
        let kept = held.kept();
        for back in 0..260 {
            let day = care::dates::plus_days(today, -back);
            let holding = kept
                .workers
                .iter()
                .filter(|span| span.period.contains(day))
                .count();
            let open = kept.open.iter().any(|open| open.contains(day));
            assert!(
                holding <= 1 && (!open || holding == 1),
                "{holding} on {day}: {kept:?}"
            );
        }
    }
    assert!(taken > 60, "only {taken} steps were taken");
    let same = town.record.rebuild(true).unwrap();
    assert!(format!("{same:?}").len() > 2);
}

#[test]
fn time_is_logged_once_for_two_sisters_and_the_promise_shows_first() {
    let town = hub_town();
    let (one, two) = (town.children[0], town.children[1]);
    town.record
        .write(&crate::stage::house(), |tx| {
            let one = access::find(tx, one)?.allow(access::Action::Correct)?;
            let two = access::find(tx, two)?.allow(access::Action::Correct)?;
            rooms::people::say_sibling(tx, &one, &two)?;
            let since = Period::since(jiff::civil::date(2026, 5, 1));
            access::relate(
                tx,
                two.id(),
                member(Persona::KeyWorker),
                Relationship::KeyWorker,
                since,
            )?;
            Ok(())
        })
        .unwrap();
    let mut worker = town.as_a(Persona::KeyWorker);
    assert_eq!(worker.get("/").location(), "/my-young-people");
    let first = worker.get("/my-young-people").text();
    assert!(
        first.contains(&format!("/my-young-people/{one}/log")),
        "{first}"
    );
    let form = format!("/my-young-people/{one}/log");
    let sister = two.to_string();
    let all = [
        ("note", "I landed the kickflip."),
        ("minutes", "40"),
        ("place", "community"),
        ("words", "young_person"),
        ("next", "7"),
        ("also", sister.as_str()),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let done = worker.fill_in(&form, &all);
    assert_eq!(done.status, 303, "{}", done.text());
    let after = worker.get("/my-young-people").text();
    assert_eq!(
        after.matches("Promised 14 April 2027").count(),
        2,
        "{after}"
    );
    assert!(
        after.contains("100%") && after.contains("1 of 1"),
        "{after}"
    );
    for child in [one, two] {
        let page = worker.get(&format!("/young-people/{child}")).text();
        assert!(page.contains("I landed the kickflip."));
    }
    // Without words, minutes and place nothing is saved and all of it is asked for at once.
    let bare = worker.fill_in(
        &form,
        &[("on-day", "7"), ("on-month", "4"), ("on-year", "2027")],
    );
    assert_eq!(bare.status, 422);
    let text = bare.text();
    for asked in ["Enter one line", "how many minutes", "where it was"] {
        assert!(text.contains(asked), "{asked}: {text}");
    }
    // Somebody who is no brother or sister cannot be slipped in.
    let stranger = town.children[2].to_string();
    let mut wrong = all.to_vec();
    wrong[5] = ("also", stranger.as_str());
    assert_ne!(worker.fill_in(&form, &wrong).status, 303);
}

#[test]
fn a_shared_decision_keeps_its_dissent_for_good() {
    let town = hub_town();
    let child = town.children[0];
    let at = format!("/young-people/{child}/decisions");
    let mut worker = town.as_a(Persona::KeyWorker);
    let plain = [
        ("we_try", "Travel alone to see Dad"),
        ("good_for_them", "Seeing Dad holds the week together"),
        ("so_that", "Three trips together first"),
        ("risk_for_them", "Might get lost"),
        ("risk_for_us", "Might be criticised"),
        ("agencies", "The hub"),
        ("agencies", "The young person"),
        ("backed_by", "Ruth Pemberton"),
    ];
    let dates = [
        date("decided_on", "1", "4", "2027"),
        date("review_on", "29", "4", "2027"),
    ];
    let alone = fill(&mut worker, &format!("{at}/new"), &fields(&plain, &dates));
    assert_eq!(alone.status, 422);
    assert!(alone.text().contains("at least two agencies"));
    let mut both = fields(&plain, &dates);
    both.push(("agencies".to_owned(), "Police".to_owned()));
    let never = date("review_on", "", "", "");
    let unreviewed = fill(&mut worker, &format!("{at}/new"), &{
        let mut all = fields(&plain, &[dates[0].clone(), never]);
        all.push(("agencies".to_owned(), "Police".to_owned()));
        all
    });
    assert_eq!(unreviewed.status, 422, "a review date is asked for");
    let done = fill(&mut worker, &format!("{at}/new"), &both);
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = worker.get(&at).text();
    let good = shown.find("Seeing Dad holds").unwrap();
    assert!(
        good < shown.find("Might get lost").unwrap(),
        "what is good comes first"
    );
    let fact = shown.split("id=\"d-").nth(1).unwrap()[..36].to_owned();
    // Police, with whom the young person is shared, see it otherwise; their words stay.
    let mut police = town.as_a(Persona::Partner(access::Agency::Police));
    let otherwise = [("who", "PC Melling"), ("words", "I would wait a month.")];
    let said = police.fill_in(&format!("{at}/{fact}/otherwise"), &otherwise);
    assert_eq!(said.status, 303, "{}", said.text());
    let reviewed = fields(
        &[("what_happened", "Went well")],
        &[date("on", "6", "4", "2027")],
    );
    assert_eq!(
        fill(&mut worker, &format!("{at}/{fact}/review"), &reviewed).status,
        303
    );
    let shown = worker.get(&at).text();
    assert!(shown.contains("I would wait a month.") && shown.contains("Came to its end"));
    let dissent = town
        .record
        .read(&crate::stage::house(), |tx| {
            let all = tx.facts_of(child, Some("hub.dissent"))?;
            Ok(all.first().map(|fact| fact.id))
        })
        .unwrap()
        .unwrap();
    // There is no address that takes it back, and the record has no way to.
    for persona in [
        Persona::KeyWorker,
        Persona::TeamManager,
        Persona::SocialWorker,
    ] {
        let path = format!("/young-people/{child}/take-back/{dissent}");
        let gone = town
            .as_a(persona)
            .fill_in(&path, &[("reason", "it looks bad")]);
        assert_ne!(gone.status, 303, "{persona}");
    }
    assert!(worker.get(&at).text().contains("I would wait a month."));
}

#[test]
fn the_manager_sees_a_review_that_is_overdue_and_who_holds_whom() {
    let town = hub_town();
    let child = town.children[0];
    let day = |month, day| jiff::civil::date(2027, month, day);
    town.record
        .write(&crate::stage::house(), |tx| {
            let state = hub::InCohort {
                state: hub::Cohort::InCare,
                note: None,
            };
            hub::open(tx, child, &state, None, day(1, 4))?;
            let said = hub::SharedDecision {
                we_try: "Boxing again".to_owned(),
                good_for_them: "The coach knows them".to_owned(),
                they_say: None,
                risk_for_them: "Might get hurt".to_owned(),
                risk_for_us: "Might look odd".to_owned(),
                so_that: "Danny rings".to_owned(),
                agencies: vec!["The hub".to_owned(), "Police".to_owned()],
                why_alone: None,
                backed_by: "Ruth Pemberton".to_owned(),
                decided_on: day(2, 1),
                review_on: day(3, 1),
            };
            hub::decide(tx, child, &said)?;
            Ok(())
        })
        .unwrap();
    let mut manager = town.as_a(Persona::TeamManager);
    let to = manager.get("/hub");
    assert_eq!(to.status, 303);
    let page = manager.get(to.location()).text();
    for words in [
        "1 overdue",
        "Who holds whom",
        "A key worker: 1",
        "In care",
        "Priya Nair: 0",
        "0 weeks",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(town.as_a(Persona::Analyst).get(to.location()).status, 404);
}

/// Row 8 of what the system must do: everybody of a hub, with role, line manager and days.
#[test]
fn the_hubs_own_workers_are_there_with_their_days_too() {
    let town = hub_town();
    let hub = Uuid::from_u128(0xB000);
    let mut manager = town.as_a(Persona::TeamManager);
    let who = member(Persona::KeyWorker).to_string();
    let said = [
        ("member", who.as_str()),
        ("role", "key_worker"),
        ("basis", "Employed by the council"),
        ("days", "Mondays to Thursdays, evenings"),
        ("managed_by", "The hub’s manager"),
        ("here", "yes"),
    ];
    let saved = manager.fill_in(&format!("/hub/{hub}/specialist"), &said);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = manager.get(&format!("/hub/{hub}")).text();
    for words in [
        "Key worker",
        "the council",
        "Mondays to Thursdays, evenings",
        "The hub’s manager",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn the_hub_is_asked_on_one_page_and_answers_with_somebody_who_stays() {
    let town = hub_town();
    let child = town.children[0];
    let mut social = town.as_a(Persona::SocialWorker);
    let form = format!("/young-people/{child}/refer");
    let hub = Uuid::from_u128(0xB000).to_string();
    let asked = [
        ("good_at", "Fixes bikes"),
        ("why_now", "Out late"),
        ("would_help", "Somebody in the evening"),
        ("they_know", "Yes"),
        ("state", "edge_of_care"),
        ("hub", hub.as_str()),
    ];
    assert_eq!(social.fill_in(&form, &asked).status, 303);
    let mut manager = town.as_a(Persona::TeamManager);
    let page = manager.get(&format!("/hub/{hub}")).text();
    let at = format!("/young-people/{child}/referral/");
    let fact = &page.split(&at).nth(1).unwrap()[..36];
    let answer = [
        ("taken", "yes"),
        ("words", "Sam comes on Thursday"),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let done = manager.fill_in(&format!("{at}{fact}"), &answer);
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(
        manager.get(&format!("{at}{fact}")).status,
        404,
        "answered once"
    );
    let shown = manager
        .get(&format!("/young-people/{child}/key-worker"))
        .text();
    assert!(shown.contains("Edge of care"), "{shown}");
    assert_eq!(key_workers(&town, child).len(), 1);
    assert_ne!(
        social.fill_in(&form, &asked).status,
        303,
        "a hub holds them already"
    );
}

#[test]
fn what_a_young_person_says_is_answered_where_they_read_it() {
    let town = hub_town();
    let child = town.children[0];
    let mut young = town.as_a(Persona::YoungPerson);
    let sent = young.fill_in("/my-page/say", &[("text", "I want to see my sister more.")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let own = young.get("/my-page").text();
    assert!(own.contains("I want to see my sister more."), "{own}");
    assert!(own.contains("We will answer by 5 May 2027"), "{own}");
    let mut worker = town.as_a(Persona::KeyWorker);
    let mine = worker.get("/my-young-people").text();
    let at = format!("/young-people/{child}/told/");
    let fact = mine.split(&at).nth(1).unwrap()[..36].to_owned();
    // Another young person's words are nobody's here; a stranger's page does not take the answer.
    let elsewhere = format!("/young-people/{}/told/{fact}", town.children[3]);
    assert_eq!(worker.get(&elsewhere).status, 404);
    let words = [("words", "Every second Saturday from May. I drive you.")];
    let done = worker.fill_in(&format!("{at}{fact}"), &words);
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!worker.get("/my-young-people").text().contains(&at));
    let own = young.get("/my-page").text();
    assert!(
        own.contains("Every second Saturday") && !own.contains("We will answer"),
        "{own}"
    );
    // The young person answers nobody, and sees no hub.
    assert_eq!(young.get(&format!("{at}{fact}")).status, 404);
}
