//! The questions that stand where something is written, and what is past its day; through the real router.

use crate::stage_desk::town;
use record::access::{Agency, Persona};
use rooms::plans;

/// The questions stand where something is written, in the council's words once it has said them; each
/// worker hides them for themselves alone, and nothing that is saved waits for an answer.
#[test]
fn the_principles_ask_where_something_is_written_and_are_hidden_by_one_for_oneself() {
    let town = town();
    let child = town.children[0];
    let mut worker = town.as_a(Persona::SocialWorker);
    let places = [
        (format!("/young-people/{child}/said"), "in their own words?"),
        (
            format!("/young-people/{child}/who-matters"),
            "Who and what must not be lost",
        ),
        (
            format!("/young-people/{child}/plan/new"),
            "at 21, 30 and 50",
        ),
        (
            format!("/young-people/{child}/plan/action"),
            "at 21, 30 and 50",
        ),
        (
            format!("/young-people/{child}/family/new"),
            "No child is unfosterable",
        ),
        (
            format!("/young-people/{child}/workshop"),
            "already in their life",
        ),
        (format!("/young-people/{child}/refer"), "our own child"),
        (
            format!("/young-people/{child}/decisions/new"),
            "Whose risk is it",
        ),
    ];
    for (address, asks) in &places {
        let page = worker.get(address).text();
        assert!(page.contains(asks), "{address}: {page}");
    }
    let mut lead = town.as_a(Persona::ServiceLead);
    let ours = [
        ("name_1", "Stick with them"),
        ("asks_1", "Who is still here next year?"),
        ("family", "Who would have them for tea?"),
    ];
    assert_eq!(lead.fill_in("/principles", &ours).status, 303);
    let (family, _) = &places[4];
    let page = worker.get(family).text();
    assert!(page.contains("Who would have them for tea?") && page.contains("Stick with them"));
    assert!(!page.contains("No child is unfosterable"));
    let (plan, asks) = &places[2];
    assert!(
        worker.get(plan).text().contains(asks),
        "what was left blank is asked in our words"
    );
    assert_eq!(
        worker
            .fill_in("/principles/for-me", &[("shown", "no")])
            .status,
        303
    );
    assert!(
        !worker
            .get(family)
            .text()
            .contains("Who would have them for tea?")
    );
    let mut other = town.as_a(Persona::TeamManager);
    assert!(
        other
            .get(family)
            .text()
            .contains("Who would have them for tea?")
    );
    assert_eq!(worker.get("/principles").status, 404);
}

/// What is past its day is seen by the hub, on the page of whom it is for, and by whoever took it on:
/// a teacher with whom they are shared reads the one thing they said they would do, and no plan; one
/// with whom they are not shared reads nothing, and cannot be chosen.
#[test]
fn what_is_overdue_is_seen_by_the_hub_and_by_whoever_took_it_on() {
    let town = town();
    let child = town.children[0];
    let school = crate::stage_desk::member(Persona::Partner(Agency::School));
    town.record
        .write(&crate::stage::house(), |tx| {
            let yesterday = care::dates::plus_days(tx.today(), -1);
            let action = |owner, who: &str, what: &str| plans::Action {
                what: what.to_owned(),
                owner,
                who: who.to_owned(),
                due: yesterday,
            };
            let both = [
                action(
                    Some(school),
                    "A teacher",
                    "Keep a seat in the workshop class",
                ),
                action(None, "Nan", "Ring on Sundays"),
            ];
            for said in &both {
                tx.say(child, said, record::Saying::from("hub"))?;
            }
            let other = action(Some(school), "A teacher", "Nobody shared this one");
            tx.say(town.children[1], &other, record::Saying::from("hub"))?;
            Ok(())
        })
        .unwrap();
    let mut manager = town.as_a(Persona::TeamManager);
    let hub = manager.get("/hub");
    let hub = manager.get(hub.location()).text();
    assert!(
        hub.contains("2 overdue") && hub.contains("Ring on Sundays"),
        "{hub}"
    );
    assert!(hub.contains("Keep a seat in the workshop class"));
    let page = manager.get(&format!("/young-people/{child}")).text();
    assert!(page.contains("2 overdue"), "{page}");
    let mut teacher = town.as_a(Persona::Partner(Agency::School));
    let asks = teacher.get("/asks").text();
    assert!(asks.contains("Keep a seat in the workshop class"), "{asks}");
    assert!(!asks.contains("Ring on Sundays") && !asks.contains("Nobody shared this one"));
    assert_eq!(
        teacher.get(&format!("/young-people/{child}/plan")).status,
        404
    );
    let form = manager
        .get(&format!("/young-people/{child}/plan/action"))
        .text();
    assert!(form.contains(&school.to_string()), "{form}");
}
