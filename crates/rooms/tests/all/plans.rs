// Long because: what happens and what is planned share one young person, from the first event on.

//! What happens to a young person and what is planned with them; through the real router.

use crate::stage_desk::{Town, town};
use record::access::Persona;
use record::{Content, Timestamp};
use rooms::{events, plans};

fn date(name: &str, day: &str, month: &str, year: &str) -> Vec<(String, String)> {
    [("day", day), ("month", month), ("year", year)]
        .map(|(part, value)| (format!("{name}-{part}"), value.to_owned()))
        .to_vec()
}

fn post(
    town: &Town,
    who: Persona,
    path: &str,
    plain: &[(&str, &str)],
    dates: &[Vec<(String, String)>],
) -> desk::trial::Answer {
    let mut all: Vec<(&str, &str)> = plain.to_vec();
    all.extend(
        dates
            .iter()
            .flatten()
            .map(|(a, b)| (a.as_str(), b.as_str())),
    );
    town.as_a(who).fill_in(path, &all)
}

/// The first fact of a kind that somebody said of the first child.
fn fact(town: &Town, kind: &str) -> String {
    town.record
        .read(&crate::stage::house(), |tx| {
            Ok(tx.facts_of(town.children[0], Some(kind))?)
        })
        .unwrap()
        .last()
        .unwrap()
        .id
        .to_string()
}

#[test]
fn missing_is_written_down_in_a_tap_and_a_talk_is_due_72_hours_after_they_are_back() {
    let town = town();
    let at = format!("/young-people/{}", town.children[0]);
    let worker = Persona::KeyWorker;
    let form = format!("{at}/happened/missing");
    let from = date("on", "3", "4", "2027");
    let done = post(&town, worker, &form, &[("source", "carers")], &[from]);
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = town.as_a(worker).get(&at).text();
    assert!(shown.contains("Missing now"), "{shown}");
    let missing = fact(&town, events::Away::KIND);
    // Coming back is no correction: whoever may write it down may say it.
    let back = format!("{at}/came-back/{missing}");
    let early = post(&town, worker, &back, &[], &[date("on", "2", "4", "2027")]);
    assert_eq!(early.status, 422, "{}", early.text());
    let done = post(
        &town,
        worker,
        &back,
        &[("back_at", "23:15")],
        &[date("on", "3", "4", "2027")],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    let first = town.as_a(worker).get("/my-young-people").text();
    assert!(
        first.contains("A talk after being missing") && first.contains("6 April 2027, 23:15"),
        "{first}"
    );
    let missing = fact(&town, events::Away::KIND);
    let talk = format!("{at}/talk-after/{missing}");
    let held = [
        ("how", "held"),
        ("who", "Dawn from the advocacy service"),
        ("they_said", "I was at my cousin’s. I wanted a quiet night."),
    ];
    let days = [
        date("offered_on", "4", "4", "2027"),
        date("held_on", "5", "4", "2027"),
    ];
    let done = post(&town, worker, &talk, &held, &days);
    assert_eq!(done.status, 303, "{}", done.text());
    let first = town.as_a(worker).get("/my-young-people").text();
    assert!(!first.contains("A talk after being missing"), "{first}");
    let page = town.as_a(worker).get(&at).text();
    assert!(
        page.contains("quiet night") && !page.contains("Talk due"),
        "{page}"
    );
}

#[test]
fn each_kind_of_event_is_seen_and_written_by_those_who_may() {
    let town = town();
    let at = format!("/young-people/{}", town.children[0]);
    let health = Persona::Partner(record::access::Agency::Health);
    let police = Persona::Partner(record::access::Agency::Police);
    let on = || [date("on", "1", "4", "2027")];
    let arrest = format!("{at}/happened/arrest");
    let source = [("source", "police"), ("what_for", "Taking a bike")];
    let done = post(&town, police, &arrest, &source, &on());
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(town.as_a(health).get(&arrest).status, 404);
    assert!(!town.as_a(health).get(&at).text().contains("Taking a bike"));
    assert!(town.as_a(police).get(&at).text().contains("Taking a bike"));
    let emergency = format!("{at}/happened/emergency-care");
    assert_eq!(town.as_a(police).get(&emergency).status, 404);
    let done = post(&town, health, &emergency, &[("source", "health")], &on());
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!town.as_a(police).get(&at).text().contains("At A&amp;E, "));
    // A key worker writes it down and may not put an arrest right; a social worker may.
    let wrong = fact(&town, events::Police::KIND);
    let right = format!("{arrest}/{wrong}");
    assert_eq!(town.as_a(Persona::KeyWorker).get(&right).status, 404);
    let better = [
        ("source", "police"),
        ("what_for", "Riding a bike that was reported stolen"),
        ("reason", "The sergeant rang"),
    ];
    let done = post(&town, Persona::SocialWorker, &right, &better, &on());
    assert_eq!(done.status, 303, "{}", done.text());
    let gone = fact(&town, events::Police::KIND);
    let take_back = format!("{arrest}/{gone}/take-back");
    let why = [("reason", "It was his brother")];
    let done = post(&town, Persona::SocialWorker, &take_back, &why, &[]);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = town.as_a(Persona::SocialWorker).get(&at).text();
    assert!(!page.contains("reported stolen"), "{page}");
    // It lies ahead: refused.
    let ahead = [date("on", "1", "5", "2027")];
    assert_eq!(post(&town, police, &arrest, &source, &ahead).status, 422);
}

fn with_a_plan() -> Town {
    let town = town();
    let form = format!("/young-people/{}/plan/new", town.children[0]);
    let whole = [
        ("good_at", "Fixing bikes"),
        ("hopes", "My own workshop"),
        ("goal_1", "A Saturday job at the bike shop"),
        ("from_1", "Fixing bikes"),
        ("with", "Jamie, Nan and Sam"),
    ];
    let days = [date("review_on", "12", "5", "2027")];
    let bare = post(&town, Persona::KeyWorker, &form, &whole[..2], &days);
    assert_eq!(bare.status, 422);
    let done = post(&town, Persona::KeyWorker, &form, &whole, &days);
    assert_eq!(done.status, 303, "{}", done.text());
    town
}

#[test]
fn a_plan_begins_with_strengths_and_each_action_has_an_owner_and_a_day() {
    let town = with_a_plan();
    let child = town.children[0];
    let at = format!("/young-people/{child}/plan");
    let worker = Persona::KeyWorker;
    let page = town.as_a(worker).get(&at).text();
    let (strength, goal) = (
        page.find("Fixing bikes").unwrap(),
        page.find("A Saturday job").unwrap(),
    );
    assert!(strength < goal);
    let me = crate::stage_desk::member(worker).to_string();
    let nobody = [("what", "Ring the shop"), ("owner", "")];
    let due = [date("due", "9", "4", "2027")];
    let form = format!("{at}/action");
    assert_eq!(post(&town, worker, &form, &nobody, &due).status, 422);
    let mine = [("what", "Ring the shop"), ("owner", me.as_str())];
    assert_eq!(post(&town, worker, &form, &mine, &due).status, 303);
    let nan = [
        ("what", "Dig out the old helmet"),
        ("owner", ""),
        ("who", "Nan"),
    ];
    assert_eq!(post(&town, worker, &form, &nan, &due).status, 303);
    let first = town.as_a(worker).get("/my-young-people").text();
    assert!(
        first.contains("You said you would") && first.contains("Ring the shop"),
        "{first}"
    );
    assert!(!first.contains("old helmet"));
    let own = town.as_a(Persona::YoungPerson).get("/my-page").text();
    assert!(own.contains("A Saturday job at the bike shop"), "{own}");
    // A partner sees no plan; the page of it is not there for them.
    let police = Persona::Partner(record::access::Agency::Police);
    assert_eq!(town.as_a(police).get(&at).status, 404);
    let action = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(tx.facts_of(child, Some(plans::Action::KIND))?)
        })
        .unwrap()[0]
        .id;
    let done = format!("{at}/action/{action}/done");
    let came = [("what_came", "They start on Saturday")];
    let on = [date("on", "7", "4", "2027")];
    assert_eq!(post(&town, worker, &done, &came, &on).status, 303);
    assert_eq!(post(&town, worker, &done, &came, &on).status, 422);
    let first = town.as_a(worker).get("/my-young-people").text();
    assert!(!first.contains("Ring the shop"));
}

#[test]
fn life_at_21_30_and_50_is_asked_again_at_each_review() {
    let town = with_a_plan();
    let child = town.children[0];
    let at = format!("/young-people/{child}/plan");
    let answered = || {
        town.record
            .read(&crate::stage::house(), |tx| {
                let allowed =
                    record::access::find(tx, child)?.allow(record::access::Action::See)?;
                Ok(plans::held(tx, &allowed)?.answered())
            })
            .unwrap()
    };
    assert_eq!(answered(), Some(false));
    let worker = Persona::KeyWorker;
    let life = format!("{at}/life");
    assert_eq!(post(&town, worker, &life, &[], &[]).status, 422);
    let adults_only = [("adults_30", "A home and a dog")];
    assert_eq!(post(&town, worker, &life, &adults_only, &[]).status, 303);
    assert_eq!(answered(), Some(false));
    let theirs = [("theirs_21", "My own workshop"), ("adults_30", "A home")];
    assert_eq!(post(&town, worker, &life, &theirs, &[]).status, 303);
    assert_eq!(answered(), Some(true));
    let page = town.as_a(worker).get(&at).text();
    assert!(page.find("My own workshop").unwrap() < page.find("A home").unwrap());
}

#[test]
fn everybodys_number_is_kept_apart_and_family_is_asked_with_what_would_make_it_a_yes() {
    let town = with_a_plan();
    let at = format!("/young-people/{}", town.children[0]);
    let worker = Persona::KeyWorker;
    let whole = [
        ("works_well", "Nan every Sunday"),
        ("worries", "Nights in town"),
        ("needs_to_happen", "Somewhere to go after nine"),
        ("who_1", "Jamie"),
        ("number_1", "8"),
        ("who_2", "Mum"),
        ("number_2", "3"),
    ];
    let form = format!("{at}/safety-map/new");
    assert_eq!(post(&town, worker, &form, &whole, &[]).status, 303);
    let page = town.as_a(worker).get(&format!("{at}/safety-map")).text();
    assert!(page.contains(">8<") && page.contains(">3<"), "{page}");
    assert!(!page.contains(">5.5<") && !page.to_lowercase().contains("average"));
    let mut over = whole;
    over[4] = ("number_1", "11");
    assert_eq!(post(&town, worker, &form, &over, &[]).status, 422);
    let option = format!("{at}/family/new");
    let maybe = [
        ("who", "Auntie Jo"),
        ("relation", "aunt"),
        ("answer", "maybe"),
    ];
    let asked = [date("asked_on", "1", "4", "2027")];
    let refused = post(&town, worker, &option, &maybe, &asked);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("would make it a yes"));
    let mut whole = maybe.to_vec();
    whole.push(("would_make_it_yes", "A bigger car"));
    assert_eq!(post(&town, worker, &option, &whole, &asked).status, 303);
    let page = town.as_a(worker).get(&format!("{at}/family")).text();
    assert!(page.contains("Auntie Jo") && page.contains("A yes if: A bigger car"));
    // Held before anybody wanted it: refused.
    let offer = format!("{at}/family/conference");
    let offered = [date("offered_on", "1", "3", "2027")];
    assert_eq!(post(&town, worker, &offer, &[], &offered).status, 303);
    let conference = format!("{offer}/{}", fact(&town, plans::Conference::KIND));
    let held = [
        date("offered_on", "1", "3", "2027"),
        date("held_on", "20", "3", "2027"),
    ];
    let plan = [("family_plan", "Sundays at Nan’s, and Jo on Wednesdays")];
    assert_eq!(post(&town, worker, &conference, &plan, &held).status, 422);
    let wanted = [plan[0], ("accepted", "yes")];
    assert_eq!(post(&town, worker, &conference, &wanted, &held).status, 303);
    let page = town.as_a(worker).get(&format!("{at}/family")).text();
    assert!(page.contains("Looked at by 12 June 2027"), "{page}");
}

#[test]
fn an_event_rebuilt_is_the_event_that_was() {
    let town = with_a_plan();
    let at = format!("/young-people/{}", town.children[0]);
    let worker = Persona::KeyWorker;
    let days = [
        date("on", "3", "4", "2027"),
        date("back_on", "4", "4", "2027"),
    ];
    let form = format!("{at}/happened/missing");
    assert_eq!(
        post(&town, worker, &form, &[("source", "carers")], &days).status,
        303
    );
    let now: Timestamp = "2027-04-07T10:00:00Z".parse().unwrap();
    let caller = crate::stage::house();
    let then = town
        .record
        .as_known(&caller, &[town.children[0].into()], now)
        .unwrap();
    let read = |record: &record::Record| {
        record
            .read(&caller, |tx| {
                let allowed = record::access::find(tx, town.children[0])?
                    .allow(record::access::Action::See)?;
                Ok((
                    events::happened(tx, &allowed)?,
                    plans::held(tx, &allowed)?.plans,
                ))
            })
            .unwrap()
    };
    assert_eq!(read(&town.record), read(&then));
}

#[test]
fn somebody_new_is_asked_for_on_one_page_with_the_search_inside_it() {
    let town = town();
    let hub = uuid::Uuid::from_u128(0xB000).to_string();
    let whole = [
        ("given", "Kai"),
        ("family", "Rigby"),
        ("good_at", "Fixing bikes"),
        ("hopes", "To stay at home"),
        ("why_now", "Out four nights this week"),
        ("would_help", "Somebody who is theirs"),
        ("they_know", "Yes"),
        ("state", "edge_of_care"),
        ("hub", hub.as_str()),
    ];
    let worker = Persona::SocialWorker;
    assert_eq!(
        town.as_a(Persona::KeyWorker).get("/somebody-new").status,
        404
    );
    let done = post(&town, worker, "/somebody-new", &whole, &[]);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = town.as_a(worker).get(done.location()).text();
    assert!(
        page.contains("Kai Rigby") && page.contains("Fixing bikes"),
        "{page}"
    );
    // The same name again: is it one of these?
    let mut again = whole.to_vec();
    again[1] = ("family", "Rigbey");
    let asked = post(&town, worker, "/somebody-new", &again, &[]);
    assert_eq!(asked.status, 422);
    assert!(
        asked.text().contains("Is it one of these?"),
        "{}",
        asked.text()
    );
    again.push(("known", "new"));
    let done = post(&town, worker, "/somebody-new", &again, &[]);
    assert_eq!(done.status, 303, "{}", done.text());
}

#[test]
fn somebody_of_an_agency_says_that_what_they_took_on_is_done_and_sees_nothing_else_of_the_plan() {
    let town = with_a_plan();
    let id = town.children[0];
    let police = Persona::Partner(record::access::Agency::Police);
    let health = Persona::Partner(record::access::Agency::Health);
    let owner = crate::stage_desk::member(police);
    town.record
        .write(&crate::stage::house(), |tx| {
            let said = plans::Action {
                what: "Meet at the boxing gym".to_owned(),
                owner: Some(owner),
                who: "A police officer".to_owned(),
                due: tx.today(),
            };
            plans::do_action(tx, id, &said)
        })
        .unwrap();
    let action = fact(&town, plans::Action::KIND);
    let list = town.as_a(police).get("/asks").text();
    let at = format!("/young-people/{id}/took-on/{action}");
    assert!(list.contains("boxing gym") && list.contains(&at), "{list}");
    // It is nobody else's to say: not another agency's, nor of another young person.
    assert_eq!(town.as_a(health).get(&at).status, 404);
    let others = format!("/young-people/{}/took-on/{action}", town.children[1]);
    assert_eq!(town.as_a(police).get(&others).status, 404);
    let plan = format!("/young-people/{id}/plan");
    assert_eq!(town.as_a(police).get(&plan).status, 404);
    let through_the_plan = format!("{plan}/action/{action}/done");
    assert_eq!(town.as_a(police).get(&through_the_plan).status, 404);
    let came = [("what_came", "We went twice. Danny knows the way home.")];
    let on = [date("on", "6", "4", "2027")];
    let done = post(&town, police, &at, &came, &on);
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!town.as_a(police).get("/asks").text().contains("boxing gym"));
    // Once is enough.
    assert_eq!(town.as_a(police).get(&at).status, 404);
    let page = town.as_a(Persona::KeyWorker).get(&plan).text();
    assert!(page.contains("Danny knows the way home"), "{page}");
}
