//! Living with others and groups who want to live together, through the real router.

use crate::exchange::{begin, stage};
use crate::stage::house;
use crate::stage_desk::member;
use care::Period;
use care::ids::YoungPersonId;
use desk::trial::Browser;
use jiff::civil::date;
use record::access::{self, Persona, Relationship};
use rooms::homes;
use rooms::looked_after::{self, Episode};

/// The officer is named for these.
fn name_officer(stage: &crate::exchange::Stage, of: &[YoungPersonId]) {
    stage
        .town
        .record
        .write(&house(), |tx| {
            let officer = member(Persona::PlacementOfficer);
            let since = Period::since(date(2026, 4, 1));
            for one in of {
                access::relate(tx, *one, officer, Relationship::PlacementOfficer, since)?;
            }
            Ok(())
        })
        .unwrap();
}

/// Somebody lives in the stage's home from now on.
fn move_in(stage: &crate::exchange::Stage, who: YoungPersonId) {
    stage
        .town
        .record
        .write(&house(), |tx| {
            let home = homes::home(tx, stage.home)?.unwrap();
            let life = looked_after::episodes_of(tx, who)?;
            let mut last: Episode = life.episodes.last().cloned().unwrap();
            (last.dec, last.ceased) = (None, None);
            last.place = home.said.postcode;
            last.urn = None;
            tx.say(who, &last, record::Saying::from("worker").since(last.decom))?;
            Ok(())
        })
        .unwrap();
}

fn codes(stage: &crate::exchange::Stage, of: &[YoungPersonId]) -> String {
    let all: Vec<String> = of
        .iter()
        .map(|id| {
            stage
                .town
                .record
                .read(&house(), |tx| {
                    Ok(rooms::people::person(tx, *id)?.unwrap().code.to_string())
                })
                .unwrap()
        })
        .collect();
    all.join(", ")
}

#[test]
fn what_is_said_of_living_with_others_stands_in_the_list_and_beside_each_other() {
    let stage = stage();
    let (child, there) = (stage.child, stage.town.children[1]);
    name_officer(&stage, &[there]);
    move_in(&stage, there);
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, child, "Mornings are hard.");
    let search = officer.get(&at).text();
    assert!(
        search.contains("so neither is what living with"),
        "not known at first: {search}"
    );
    let page = |who: YoungPersonId| format!("/young-people/{who}/living-with-others");
    let empty = officer.get(&page(there)).text();
    assert!(empty.contains("Nobody has written down"), "{empty}");
    // Nothing, something and not known are three answers; a contradiction is refused.
    let say = format!("{}/say", page(there));
    let refused = officer.fill_in(
        &say,
        &[
            ("hard_is", "nothing"),
            ("hard", "hitting_out"),
            ("hurt_is", "some"),
            ("wishes_is", "not_known"),
            ("source", "Their carer"),
        ],
    );
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(
        text.contains("put one of them right") && text.contains("Tick what it is"),
        "{text}"
    );
    let done = officer.fill_in(
        &say,
        &[
            ("hard_is", "nothing"),
            ("hurt_is", "some"),
            ("hurt_by", "awake_at_night"),
            ("hurt_by", "bullying"),
            ("wishes_is", "some"),
            ("wishes", "alone"),
            ("words", "I like it quiet."),
            ("source", "Themselves, at tea"),
        ],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    let done = officer.fill_in(
        &format!("{}/say", page(child)),
        &[
            ("hard_is", "some"),
            ("hard", "awake_at_night"),
            ("hurt_is", "not_known"),
            ("wishes_is", "nothing"),
            ("source", "Their social worker"),
        ],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = officer.get(&page(there)).text();
    for word in [
        "Bullying",
        "Nothing that we know of",
        "I like it quiet.",
        "Themselves, at tea",
    ] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    // It begins with what stands.
    let form = officer.get(&say).text();
    assert!(form.contains("value=\"bullying\" checked"), "{form}");
    let search = officer.get(&at).text();
    for sentence in [
        "is easily hurt by being awake and loud at night, which",
        "wishes to live with no other young person; with",
        "Nothing is known of a young person",
    ] {
        assert!(search.contains(sentence), "{sentence}: {search}");
    }
    let beside = officer
        .get(&format!("{at}/compare?with={}", stage.home))
        .text();
    for title in [
        "With who lives there: for them",
        "With who lives there: as they wish",
    ] {
        assert!(beside.contains(title), "{title}: {beside}");
    }
    assert!(beside.contains("which"), "{beside}");
    // The home's page says who lives there, to those who search, and what is known of each.
    let home = officer.get(&format!("/homes/{}", stage.home)).text();
    assert!(
        home.contains("Who lives here") && home.contains(&page(there)),
        "{home}"
    );
    let mut finance = stage.town.as_a(Persona::Finance);
    let home = finance.get(&format!("/homes/{}", stage.home)).text();
    assert!(!home.contains("Who lives here") && !home.contains(&there.to_string()));
    assert_eq!(finance.get(&page(there)).status, 404);
}

/// The address of the group that a form led to.
fn group(officer: &mut Browser, bond: &str, codes: &str) -> String {
    let done = officer.fill_in(
        "/searches/groups/new",
        &[
            ("bond", bond),
            ("codes", codes),
            ("hope", "To cook together."),
        ],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    done.location().to_owned()
}

#[test]
fn brothers_and_sisters_are_looked_for_together_and_nobody_asks_them_to_agree() {
    let stage = stage();
    let both = [stage.child, stage.town.children[1]];
    name_officer(&stage, &both);
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    for wrong in [codes(&stage, &both[..1]), "999999, 999998".to_owned()] {
        let refused = officer.fill_in(
            "/searches/groups/new",
            &[
                ("bond", "siblings"),
                ("codes", &wrong),
                ("hope", "To cook together."),
            ],
        );
        assert_eq!(refused.status, 422, "{wrong}");
    }
    let at = group(&mut officer, "siblings", &codes(&stage, &both));
    let page = officer.get(&at).text();
    for words in [
        "Brothers and sisters",
        "To cook together.",
        "Homes that could hold them all",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // One home with four places is there, and holds both.
    assert!(page.contains("Willow House"), "{page}");
    assert!(!page.contains("What each says of each other"));
    let step = |officer: &mut Browser, event: &str, day: [&str; 3]| {
        let home = stage.home.to_string();
        officer.fill_in(
            &format!("{at}/step"),
            &[
                ("event", event),
                ("on-day", day[0]),
                ("on-month", day[1]),
                ("on-year", day[2]),
                ("home", &home),
                ("words", "They move in on a Saturday."),
            ],
        )
    };
    assert_eq!(
        step(&mut officer, "moved_in", ["1", "9", "2026"]).status,
        303
    );
    // 1 September 2026 is more than half a year before 7 April 2027.
    let page = officer.get(&at).text();
    assert!(page.contains("for half a year or more"), "{page}");
    let list = officer.get("/searches/groups").text();
    assert!(list.contains("1 of 1 held for half a year"), "{list}");
}

#[test]
fn a_key_worker_says_what_living_with_others_is_like_and_searches_for_nobody() {
    let stage = stage();
    let child = stage.child;
    let page = format!("/young-people/{child}/living-with-others");
    let answers = [
        ("hard_is", "some"),
        ("hard", "awake_at_night"),
        ("hurt_is", "nothing"),
        ("wishes_is", "not_known"),
        ("source", "Their key worker, who knows them for two years"),
    ];
    let mut worker = stage.town.as_a(Persona::KeyWorker);
    let before = worker.get(&page);
    if before.status == 404 {
        // Nobody of their team: a named relationship opens it.
        stage
            .town
            .record
            .write(&house(), |tx| {
                let since = Period::since(date(2026, 4, 1));
                let worker = member(Persona::KeyWorker);
                access::relate(tx, child, worker, Relationship::KeyWorker, since)?;
                Ok(())
            })
            .unwrap();
    }
    let theirs = worker.get(&format!("/young-people/{child}")).text();
    assert!(theirs.contains(&page), "linked from their page");
    assert!(!theirs.contains("Search for a home"));
    assert_eq!(worker.fill_in(&format!("{page}/say"), &answers).status, 303);
    let shown = worker.get(&page).text();
    assert!(
        shown.contains("Being awake and loud at night") && shown.contains("for two years"),
        "{shown}"
    );
    let search = format!("/young-people/{child}/home-search");
    assert_eq!(worker.get(&search).status, 404);
    // Partners of the young person’s and those who count know nothing of it.
    for other in [Persona::Commissioner, Persona::Analyst, Persona::Finance] {
        let mut other = stage.town.as_a(other);
        assert_eq!(other.get(&page).status, 404);
        assert_eq!(other.get(&format!("{page}/say")).status, 404);
    }
}

#[test]
fn who_choose_each_other_are_each_asked_about_each_before_anything_is_planned() {
    let stage = stage();
    let both = [stage.child, stage.town.children[1]];
    name_officer(&stage, &both);
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = group(&mut officer, "choosing", &codes(&stage, &both));
    assert!(officer.get(&at).text().contains("Not asked yet"));
    let home = stage.home.to_string();
    let plan = [
        ("event", "planned"),
        ("on-day", "1"),
        ("on-month", "5"),
        ("on-year", "2027"),
        ("home", home.as_str()),
        ("words", "A visit first, and a weekend."),
    ];
    let refused = officer.fill_in(&format!("{at}/step"), &plan);
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("Each must agree to each other first")
    );
    let mut say = |of: YoungPersonId, to: YoungPersonId, agrees: &str| {
        let (of, to) = (of.to_string(), to.to_string());
        let fields = [("of", of.as_str()), ("to", to.as_str()), ("agrees", agrees)];
        officer.fill_in(&format!("{at}/says"), &fields).status
    };
    assert_eq!(say(both[0], both[0], "yes"), 422, "about themselves");
    assert_eq!(say(both[0], both[1], "yes"), 303);
    assert_eq!(say(both[1], both[0], "no"), 303);
    let page = officer.get(&at).text();
    assert!(page.contains("Does not agree"), "{page}");
    assert_eq!(officer.fill_in(&format!("{at}/step"), &plan).status, 422);
    // The last word counts.
    let mut say = |of: YoungPersonId, to: YoungPersonId, agrees: &str| {
        let (of, to) = (of.to_string(), to.to_string());
        let fields = [("of", of.as_str()), ("to", to.as_str()), ("agrees", agrees)];
        officer.fill_in(&format!("{at}/says"), &fields).status
    };
    assert_eq!(say(both[1], both[0], "yes"), 303);
    assert_eq!(officer.fill_in(&format!("{at}/step"), &plan).status, 303);
    let page = officer.get(&at).text();
    assert!(page.contains("A home and a plan for moving in") && page.contains("Willow House"));
    // Whoever may not see each of them sees no group.
    let mut provider = stage.town.as_a(Persona::Provider);
    assert_eq!(provider.get(&at).status, 404);
    let mut worker = stage.town.as_a(Persona::SocialWorker);
    let list = worker.get("/searches/groups").text();
    let known = worker.get(&format!("/young-people/{}", both[1])).status == 200;
    assert_eq!(list.contains(&at), known);
}
