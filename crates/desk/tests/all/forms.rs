//! Forms that lose nothing, save once, and save about the right child.

use crate::house::{House, person};

#[test]
pub fn a_refused_form_comes_back_with_everything_typed_and_what_was_wrong() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}/said", person());
    let long = "a".repeat(60);
    let answer = browser.fill_in(&path, &[("said", &long), ("kind", "worry")]);
    assert_eq!(answer.status, 422);
    let text = answer.text();
    assert!(text.contains("<title>Error: What they said"), "{text}");
    assert!(text.contains("There is a problem"));
    assert!(text.contains("href=\"#said\""));
    assert!(text.contains("What they said must be 50 characters or less"));
    assert!(text.contains(&long) && text.contains("value=\"worry\""));
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 0);
    // It is also on the server, should this page never be sent back, until it is thrown away.
    let kept = browser.get(&path);
    assert!(kept.text().contains(&long));
    let name = kept.hidden("_form").expect("a name");
    let gone = browser.post(&format!("/drafts/{name}"), &[("to", &path)]);
    assert_eq!(gone.location(), path);
    let page = browser.get(&path).text();
    assert!(!page.contains(&long) && !page.contains("It is not saved yet"));
}

#[test]
pub fn several_ticked_boxes_are_kept_as_several() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}/said", person());
    let refused = browser.fill_in(&path, &[("said", ""), ("who", "a"), ("who", "b")]);
    assert_eq!(refused.status, 422);
    let page = browser.get(&path).text();
    assert!(page.contains("who=a who=b"), "{page}");
}

#[test]
pub fn a_second_press_saves_once_and_leads_to_the_same_place() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}/said", person());
    let page = browser.get(&path);
    let hidden: Vec<(String, String)> = ["_key", "_about", "_seen", "_form"]
        .into_iter()
        .map(|name| (name.to_owned(), page.hidden(name).expect(name)))
        .collect();
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    fields.push(("said", "I like it here"));
    let first = browser.post(&path, &fields);
    let second = browser.post(&path, &fields);
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.location(), second.location());
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 1);
    let page = browser.get(first.location());
    assert!(page.text().contains("Saved what they said"));
    assert!(
        !browser
            .get(first.location())
            .text()
            .contains("Saved what they said")
    );
}

#[test]
pub fn a_form_without_its_key_saves_nothing() {
    let house = House::new();
    let mut browser = house.worker();
    let id = person();
    let path = format!("/young-people/{id}/wave");
    let answer = browser.post(&path, &[("_about", &id.to_string())]);
    assert_eq!(answer.status, 400);
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 0);
}

#[test]
pub fn two_tabs_two_children_a_thousand_interleavings() {
    let house = House::new();
    let mut browser = house.worker();
    let children = [person(), person()];
    let tabs: Vec<String> = children
        .iter()
        .map(|id| format!("/young-people/{id}/wave"))
        .collect();
    let (mut saved, mut refused) = (0, 0);
    for turn in 0..1_000usize {
        // Which child's form is sent to which child's address.
        let (form, address) = (turn % 2, (turn / 2) % 2);
        let key = uuid::Uuid::now_v7().to_string();
        let about = children[form].to_string();
        let answer = browser.post(&tabs[address], &[("_key", &key), ("_about", &about)]);
        if form == address {
            assert_eq!(answer.status, 303);
            saved += 1;
        } else {
            assert_eq!(answer.status, 409);
            assert!(answer.text().contains("about someone else"));
            refused += 1;
        }
    }
    assert_eq!((saved, refused), (500, 500));
    assert_eq!(house.count("SELECT count(*) FROM trial_said"), 500);
}

#[test]
pub fn a_lost_race_shows_both_versions_and_keeps_what_was_typed() {
    let house = House::new();
    let (mut mine, mut theirs) = (house.worker(), house.worker());
    let path = format!("/young-people/{}/said", person());
    let page = mine.get(&path);
    assert_eq!(theirs.fill_in(&path, &[("said", "theirs")]).status, 303);
    let hidden = |name: &str| page.hidden(name).expect("hidden");
    let (key, about, seen, form) = (
        hidden("_key"),
        hidden("_about"),
        hidden("_seen"),
        hidden("_form"),
    );
    let answer = mine.post(
        &path,
        &[
            ("_key", &key),
            ("_about", &about),
            ("_seen", &seen),
            ("_form", &form),
            ("said", "mine"),
        ],
    );
    assert_eq!(answer.status, 409);
    let text = answer.text();
    assert!(text.contains("Someone else changed this while you were typing"));
    assert!(text.contains("Dana Ali") && text.contains("their version"));
    assert!(text.contains(">mine</textarea>"));
    // Saved again from this page, which has seen the other version, it goes through.
    let again = mine.post(
        &path,
        &[
            ("_key", &answer.hidden("_key").expect("key")),
            ("_about", &about),
            ("_seen", &answer.hidden("_seen").expect("seen")),
            ("_form", &form),
            ("said", "mine"),
        ],
    );
    assert_eq!(again.status, 303);
}

#[test]
pub fn drafts_are_kept_field_by_field_for_their_writer_alone() {
    let house = House::new();
    let mut browser = house.worker();
    let (id, other) = (person(), person());
    let path = format!("/young-people/{id}/said");
    let name = browser.get(&path).hidden("_form").expect("a name");
    let kept = browser.post(&format!("/drafts/{name}/said"), &[("value", "half a sent")]);
    assert_eq!(kept.status, 204);
    let page = browser.get(&path).text();
    assert!(page.contains("half a sent") && page.contains("It is not saved yet"));
    // About another child, or for another member, there is nothing.
    let elsewhere = format!("/young-people/{other}/said");
    assert!(!browser.get(&elsewhere).text().contains("half a sent"));
    let mut colleague = house.browser();
    colleague.sign_in(crate::house::member(
        house.desk.record(),
        "Ada",
        record::access::Persona::SocialWorker,
    ));
    assert!(!colleague.get(&path).text().contains("half a sent"));
    // In the database it is sealed.
    assert_eq!(
        house.count("SELECT count(*) FROM desk_draft WHERE value LIKE '%half%'"),
        0
    );
    // Saved, it is forgotten.
    assert_eq!(
        browser.fill_in(&path, &[("said", "a sentence")]).status,
        303
    );
    assert_eq!(house.count("SELECT count(*) FROM desk_draft"), 0);
    // Signed out, no one keeps drafts.
    let stranger = house
        .browser()
        .post(&format!("/drafts/{name}/said"), &[("value", "x")]);
    assert_eq!(stranger.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM desk_draft"), 0);
}

#[test]
pub fn time_running_out_while_typing_loses_nothing() {
    let house = House::new();
    let mut browser = house.worker();
    let path = format!("/young-people/{}/said", person());
    let page = browser.get(&path);
    house.later(90);
    let (key, about, seen, form) = (
        page.hidden("_key").expect("key"),
        page.hidden("_about").expect("about"),
        page.hidden("_seen").expect("seen"),
        page.hidden("_form").expect("form"),
    );
    let words = "two thousand words of an assessment";
    let answer = browser.post(
        &path,
        &[
            ("_key", &key),
            ("_about", &about),
            ("_seen", &seen),
            ("_form", &form),
            ("said", words),
        ],
    );
    assert_eq!(answer.status, 303);
    let encoded = path.replace('/', "%2F");
    assert_eq!(answer.location(), format!("/sign-in?next={encoded}"));
    browser.sign_in(house.worker);
    assert!(browser.get(&path).text().contains(words));
}
