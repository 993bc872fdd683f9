//! Specialists asked in one question, and people who think together; through the real router.

use crate::stage_desk::{Town, member, town};
use care::ids::{OrganisationId, TeamId};
use record::Refusal;
use record::access::{self, Agency, Persona};
use rooms::{asks, workshops};
use uuid::Uuid;

const HUB: TeamId = TeamId(Uuid::from_u128(0xB000));
const POLICE: Persona = Persona::Partner(Agency::Police);
const HEALTH: Persona = Persona::Partner(Agency::Health);

fn specialist(agency: Option<OrganisationId>, basis: &str) -> asks::Specialist {
    asks::Specialist {
        hub: HUB,
        role: asks::Role::PoliceLiaison,
        portfolio: None,
        agency,
        basis: basis.to_owned(),
        days: None,
        managed_by: None,
        here: true,
    }
}

fn agency_of(town: &Town, persona: Persona) -> Option<OrganisationId> {
    town.record
        .read(&crate::stage::house(), |tx| {
            Ok(access::member(tx, member(persona))?.unwrap().agency)
        })
        .unwrap()
}

fn with_specialists() -> Town {
    let town = town();
    town.record
        .write(&crate::stage::house(), |tx| {
            for persona in [POLICE, HEALTH] {
                let agency = access::member(tx, member(persona))?.unwrap().agency;
                asks::welcome(
                    tx,
                    member(persona),
                    &specialist(agency, "The agreement of 3 March"),
                )?;
            }
            Ok(())
        })
        .unwrap();
    town
}

#[test]
fn nobody_belongs_to_a_hub_without_an_agency_and_a_basis() {
    let town = town();
    let police = agency_of(&town, POLICE);
    let welcome = |said: &asks::Specialist| {
        town.record.write(&crate::stage::house(), |tx| {
            asks::welcome(tx, member(POLICE), said)
        })
    };
    let refused = |said: &asks::Specialist| matches!(welcome(said), Err(Refusal::Invalid(_)));
    assert!(refused(&specialist(police, " ")));
    assert!(refused(&specialist(None, "The agreement of 3 March")));
    let other = agency_of(&town, HEALTH);
    assert!(refused(&specialist(other, "The agreement of 3 March")));
    assert!(welcome(&specialist(police, "The agreement of 3 March")).is_ok());
    // On a page, too, and only by who leads.
    let form = format!("/hub/{HUB}/specialist");
    assert_eq!(town.as_a(Persona::KeyWorker).get(&form).status, 404);
    let who = member(HEALTH).to_string();
    let bare = [
        ("member", who.as_str()),
        ("role", "life_coach"),
        ("here", "yes"),
    ];
    let answer = town.as_a(Persona::TeamManager).fill_in(&form, &bare);
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert!(
        answer
            .text()
            .contains("on which basis information is shared")
    );
}

#[test]
fn a_specialist_is_asked_in_one_question_and_only_their_agency_reads_it() {
    let town = with_specialists();
    let child = town.children[0];
    let police = member(POLICE).to_string();
    let at = format!("/young-people/{child}/ask");
    let question = "Is there a summons outstanding, or is it only talk?";
    let asked = [("question", question), ("of", police.as_str())];
    let answer = town.as_a(Persona::KeyWorker).fill_in(&at, &asked);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let first = town.as_a(POLICE).get("/asks").text();
    assert!(first.contains(question) && first.contains("Waiting for me"));
    for others in [HEALTH, Persona::Partner(Agency::School)] {
        let mut seen = town.as_a(others);
        assert!(!seen.get("/asks").text().contains(question));
        assert!(
            !seen
                .get(&format!("/young-people/{child}"))
                .text()
                .contains(question)
        );
    }
    let fact = first.split(&format!("{at}/")).nth(1).unwrap()[..36].to_owned();
    let form = format!("{at}/{fact}");
    assert_eq!(town.as_a(HEALTH).get(&form).status, 404);
    let with = agency_of(&town, HEALTH).unwrap().to_string();
    let words = [
        ("words", "Only talk. Nothing is open."),
        ("shared_with", with.as_str()),
    ];
    // Whoever asked cannot answer for them.
    let own = town.as_a(Persona::KeyWorker).fill_in(&form, &words);
    assert_eq!(own.status, 404);
    let done = town.as_a(POLICE).fill_in(&form, &words);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = town
        .as_a(Persona::KeyWorker)
        .get(&format!("/young-people/{child}"))
        .text();
    assert!(page.contains("Nothing is open"));
    // Shared with health, and with nobody else.
    let health_page = town
        .as_a(HEALTH)
        .get(&format!("/young-people/{child}"))
        .text();
    assert!(health_page.contains("Nothing is open"));
    let mut school = town.as_a(Persona::Partner(Agency::School));
    assert!(
        !school
            .get(&format!("/young-people/{child}"))
            .text()
            .contains("Nothing is open")
    );
    let numbers = town
        .record
        .read(&crate::stage::house(), |tx| Ok(asks::numbers(tx)?))
        .unwrap();
    assert_eq!(numbers, (1, 1, Some(0), 1));
}

#[test]
fn nobody_is_asked_about_somebody_who_is_not_shared_with_them() {
    let town = with_specialists();
    let done = town.record.write(&crate::stage::house(), |tx| {
        asks::ask(tx, town.children[1], member(POLICE), "Anything known?")
    });
    let Err(Refusal::Invalid(wrong)) = done else {
        panic!("asked about somebody who is not shared");
    };
    assert!(wrong[0].message.contains("not shared with"), "{wrong:?}");
}

#[test]
fn a_workshop_goes_from_who_is_in_their_life_to_one_thing_tried_and_nobody_says_no() {
    let town = town();
    let child = town.children[0];
    let mut lead = town.as_a(Persona::KeyWorker);
    let named = [
        ("title", "Thursday’s workshop"),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let opened = lead.fill_in(&format!("/young-people/{child}/workshop"), &named);
    assert_eq!(opened.status, 303, "{}", opened.text());
    let at = opened.location().to_owned();
    let id: Uuid = at.rsplit('/').next().unwrap().parse().unwrap();
    let code = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(workshops::workshop(tx, id)?.about.code)
        })
        .unwrap();
    // A teacher was not invited; with the code they are in, and read nothing else.
    let mut school = town.as_a(Persona::Partner(Agency::School));
    assert_eq!(school.get(&at).status, 404);
    assert_eq!(
        school.fill_in("/workshops", &[("code", "BBBBBBBB")]).status,
        422
    );
    let typed = format!("{} {}", &code[..4].to_lowercase(), &code[4..]);
    let joined = school.fill_in("/workshops", &[("code", &typed)]);
    assert_eq!(joined.status, 303, "{}", joined.text());
    let seen = school.get(&at).text();
    assert!(seen.contains("Who is already in their life?") && !seen.contains(&child.to_string()));
    assert_eq!(school.get(&format!("{at}/somebody-else")).status, 404);
    // Ideas wait until somebody has said who is already there.
    let next = format!("{at}/next");
    let press = |browser: &mut desk::trial::Browser| {
        let key = browser.get(&at).text();
        let key = key.split("name=\"_key\" value=\"").nth(2).unwrap()[..36].to_owned();
        browser.post(&next, &[("_key", &key)])
    };
    press(&mut lead);
    assert!(
        lead.get(&at)
            .text()
            .contains("Who is already in their life?")
    );
    let who = [("text", "Mr Ahmed, who rang every day")];
    assert_eq!(school.fill_in(&at, &who).status, 303);
    press(&mut lead);
    for text in [
        "Live with Mr Ahmed’s family",
        "Boxing at six in the morning",
    ] {
        assert_eq!(school.fill_in(&at, &[("text", text)]).status, 303);
    }
    let wall = lead.get(&format!("{at}/wall")).text();
    assert!(wall.contains("Every idea stays") && wall.contains("Boxing at six"));
    // While ideas are gathered nothing on any page takes one away, and none can be chosen.
    let ideas = lead.get(&at).text();
    for word in ["/try/", "Remove", "Delete", "Reject", "veto"] {
        assert!(!ideas.contains(word), "{word}");
    }
    let idea = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(workshops::workshop(tx, id)?.ideas[0].fact)
        })
        .unwrap();
    let form = format!("{at}/try/{idea}");
    let owner = [
        ("owner", "Sam"),
        ("look_on-day", "21"),
        ("look_on-month", "4"),
        ("look_on-year", "2027"),
    ];
    assert_eq!(lead.fill_in(&form, &owner).status, 422);
    press(&mut lead);
    let done = lead.fill_in(&form, &owner);
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = lead.get(&at).text();
    assert!(shown.contains("Boxing at six"), "the other idea stays");
    let test = shown.split("/result/").nth(1).unwrap()[..36].to_owned();
    assert_eq!(school.get(&format!("{at}/result/{test}")).status, 404);
    let came = [
        ("went", "worked"),
        ("words", "They stayed the weekend"),
        ("first_change_on-day", "7"),
        ("first_change_on-month", "4"),
        ("first_change_on-year", "2027"),
    ];
    assert_eq!(
        lead.fill_in(&format!("{at}/result/{test}"), &came).status,
        303
    );
    let numbers = town
        .record
        .read(&crate::stage::house(), workshops::numbers)
        .unwrap();
    let counted = workshops::Numbers {
        workshops: 1,
        ideas: 2,
        tried: 1,
        told: 1,
        worked: 1,
        days_to_first_change: vec![0],
    };
    assert_eq!(numbers, counted);
}

#[test]
fn a_title_with_their_name_is_refused() {
    let town = town();
    let child = town.children[0];
    town.record
        .write(&crate::stage::house(), |tx| {
            let name = rooms::people::Name {
                given: "Jamie".to_owned(),
                family: "Lee".to_owned(),
                known_as: None,
            };
            tx.say(child, &name, record::Saying::from("test"))?;
            Ok(())
        })
        .unwrap();
    let named = [
        ("title", "Jamie’s workshop"),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let form = format!("/young-people/{child}/workshop");
    let answer = town.as_a(Persona::KeyWorker).fill_in(&form, &named);
    assert_eq!(answer.status, 422);
}
