//! The council's list of names.

use crate::stage::house;
use crate::stage_desk::{Town, town};
use care::ids::ChildCode;
use record::access::Persona;
use rooms::people;

fn codes(town: &Town) -> Vec<ChildCode> {
    town.record
        .read(&house(), |tx| {
            town.children
                .iter()
                .take(3)
                .map(|id| Ok(people::person(tx, *id)?.unwrap().code))
                .collect()
        })
        .unwrap()
}

fn name_of(town: &Town, at: usize) -> String {
    let id = town.children[at];
    town.record
        .read(&house(), |tx| Ok(people::person(tx, id)?.unwrap().name()))
        .unwrap()
}

#[test]
fn a_list_is_looked_at_then_written_down_and_nothing_on_it_is_lost() {
    let town = town();
    let codes = codes(&town);
    let mut lead = town.as_a(Persona::ServiceLead);
    let mut worker = town.as_a(Persona::SocialWorker);
    // A worker has named one of them already.
    let form = format!("/young-people/{}/name", town.children[0]);
    let typed = [("given", "Jamie"), ("family", "Smith"), ("known_as", "")];
    assert_eq!(worker.fill_in(&form, &typed).status, 303);
    let list = format!(
        "CHILD,First name,Last name,Known as\n{},James,Smith,\n{},Kim,Doe,Kimmy\nZZZ9,No,Body,\n{},,Blank,\n",
        codes[0], codes[1], codes[2]
    );
    let answer = lead.send_file(
        "/young-people/names",
        &[],
        ("list", "names.csv", list.as_bytes()),
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    let at = answer.location().to_owned();
    let look = lead.get(&at).text();
    for words in [
        "1</li>",
        "Jamie Smith",
        "James Smith",
        "nobody in the record has the number ZZZ9",
        "the first or the last name is blank",
    ] {
        assert!(words == "1</li>" || look.contains(words), "{words}: {look}");
    }
    assert_ne!(
        name_of(&town, 1),
        "Kimmy Doe",
        "nothing is written by looking"
    );
    assert_eq!(lead.fill_in(&at, &[("do", "write")]).status, 303);
    assert_eq!(
        name_of(&town, 0),
        "Jamie Smith",
        "what a worker typed stays"
    );
    assert_eq!(name_of(&town, 1), "Kimmy Doe");
    let kept = lead.get("/young-people/names").text();
    assert!(kept.contains("ZZZ9") && kept.contains(",Blank"), "{kept}");
    // The same list again, replacing.
    let answer = lead.send_file(
        "/young-people/names",
        &[],
        ("list", "names.csv", list.as_bytes()),
    );
    let at = answer.location().to_owned();
    let done = lead.fill_in(&at, &[("do", "write"), ("replace", "yes")]);
    assert_eq!(done.status, 303);
    assert_eq!(name_of(&town, 0), "James Smith");
    let history = lead
        .get(&format!("/young-people/{}/history", town.children[0]))
        .text();
    assert!(history.contains("Jamie") && history.contains("list of names"));
    assert_eq!(
        lead.get(&at).status,
        404,
        "a list that was written down is gone"
    );
}

#[test]
fn only_those_who_may_name_everybody_send_a_list() {
    let town = town();
    for persona in Persona::ALL {
        let status = town.as_a(*persona).get("/young-people/names").status;
        let may = *persona == Persona::ServiceLead;
        assert_eq!(status == 200, may, "{persona:?}: {status}");
    }
    let mut lead = town.as_a(Persona::ServiceLead);
    let answer = lead.send_file("/young-people/names", &[], ("list", "x.csv", b"a,b\n1,2\n"));
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("CHILD, first name and last name"));
}
