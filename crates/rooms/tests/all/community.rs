//! What there is in the community; through the real router.

use crate::neighbourhood::{id_of, leigh};
use crate::stage_desk::{Town, member, town};
use care::Date;
use care::dates::plus_days;
use care::ids::SubjectId;
use record::Saying;
use record::access::{Agency, Persona};
use rooms::neighbourhood::community::{self, Introduced, Still, StillGoing};

const WORKER: Persona = Persona::KeyWorker;

fn club(town: &Town, name: &str, postcode: &str) -> String {
    let said = [
        ("name", name),
        ("organisation", "The boxing club"),
        ("kind", "sport"),
        ("postcode", postcode),
        ("from_age", "10"),
        ("to_age", "18"),
    ];
    let made = town.as_a(WORKER).fill_in("/community/new", &said);
    assert_eq!(made.status, 303, "{}", made.text());
    id_of(&made)
}

/// Row 51: last confirmed by a human, with its age and over 180 days greyed and in words; updated is not
/// confirmed.
#[test]
fn what_is_written_is_confirmed_by_a_human_and_never_by_a_list_or_a_change() {
    let town = town();
    let id = club(&town, "Boxing and breakfast", "WN7 2AE");
    let page = |town: &Town| town.as_a(WORKER).get("/community").text();
    assert!(page(&town).contains("Nobody has made sure yet"));
    assert!(page(&town).contains("hw-asset--old"));
    let mut worker = town.as_a(WORKER);
    let made_sure = [
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("how", "rang"),
    ];
    assert_eq!(
        worker
            .fill_in(&format!("/community/{id}/confirm"), &made_sure)
            .status,
        303
    );
    let shown = page(&town);
    assert!(shown.contains("Confirmed today by A key worker"), "{shown}");
    assert!(!shown.contains("hw-asset--old"));
    // Half a year later it is old; changing what is written does not make it fresh.
    let later = |days: i32| {
        let on = plus_days(jiff::civil::date(2027, 4, 7), days).at(10, 0, 0, 0);
        town.clock
            .set(on.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp());
    };
    later(180);
    assert!(page(&town).contains("Confirmed 180 days ago"));
    later(181);
    let shown = page(&town);
    assert!(shown.contains("Last confirmed 181 days ago") && shown.contains("more than 180 days"));
    assert!(shown.contains("hw-asset--old"));
    let change = [
        ("name", "Boxing"),
        ("organisation", "The club"),
        ("kind", "sport"),
    ];
    let mut worker = town.as_a(WORKER);
    assert_eq!(
        worker
            .fill_in(&format!("/community/{id}/change"), &change)
            .status,
        303
    );
    assert!(page(&town).contains("Last confirmed 181 days ago"));
    // Who may not confirm reads it all the same.
    for persona in [Persona::Councillor, Persona::Administrator] {
        assert_eq!(
            town.as_a(persona).get(&format!("/community/{id}")).status,
            200
        );
        assert_eq!(
            town.as_a(persona)
                .get(&format!("/community/{id}/confirm"))
                .status,
            404
        );
    }
    let school = Persona::Partner(Agency::School);
    assert_eq!(
        town.as_a(school)
            .get(&format!("/community/{id}/confirm"))
            .status,
        200
    );
}

/// Row 51: a list is read in; bad rows are kept aside and listed; the same list twice changes nothing; none
/// of it is confirmed.
#[test]
fn a_list_is_read_in_and_what_cannot_be_read_is_kept_aside() {
    let town = town();
    let list = "id,organisation_name,service_name,postcode,minimum_age,last_modified\n\
        s1,Kitchen,Friday table,WN7 2AE,,2027-04-01\n\
        s2,Gym,Climbing,NOT A POSTCODE,12,\n\
        s3,Gym,Trampolines,WN1 1YN,8,\n";
    let mut worker = town.as_a(WORKER);
    let send = |list: &str| {
        let answer = town.as_a(WORKER).send_file(
            "/community/lists",
            &[],
            ("list", "services.csv", list.as_bytes()),
        );
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.location().to_owned()
    };
    let read = worker.get(&send(list)).text();
    assert!(
        read.contains("2 new, 0 changed, 0 the same as before, 1 kept aside"),
        "{read}"
    );
    assert!(read.contains("“NOT A POSTCODE” is not a postcode") && read.contains("Climbing"));
    let page = worker.get("/community").text();
    assert!(page.contains("Friday table") && page.contains("Nobody has made sure yet"));
    assert!(
        page.contains("updated on 1 April 2027; that confirms nothing"),
        "{page}"
    );
    let again = worker.get(&send(list)).text();
    assert!(
        again.contains("0 new, 0 changed, 2 the same as before, 1 kept aside"),
        "{again}"
    );
    let other = list.replace("Trampolines", "Trampolines and tea");
    let changed = worker.get(&send(&other)).text();
    assert!(
        changed.contains("0 new, 1 changed, 1 the same"),
        "{changed}"
    );
    let refused =
        town.as_a(WORKER)
            .send_file("/community/lists", &[], ("list", "x.csv", b"a,b\n1,2\n"));
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("service_name"));
    assert_eq!(
        town.as_a(Persona::Analyst).get("/community/lists").status,
        404
    );
}

/// Row 51: found by footprint and by distance; counted by footprint.
#[test]
fn what_there_is_is_found_by_footprint_and_the_nearest_first() {
    let town = town();
    let footprint: SubjectId = leigh(&town);
    club(&town, "A far club", "WN1 1YN");
    club(&town, "Z near club", "WN7 2AE");
    let mut worker = town.as_a(WORKER);
    let page = worker
        .get(&format!("/community?footprint={footprint}"))
        .text();
    assert!(page.contains("Z near club") && !page.contains("A far club"));
    let page = worker.get("/community?near=WN7+2AE").text();
    assert!(page.find("Z near club").unwrap() < page.find("A far club").unwrap());
    assert!(page.contains("0.0 miles in a straight line"), "{page}");
    let page = worker.get("/community?age=9").text();
    assert!(page.contains("Nothing was found"));
    let page = worker.get(&format!("/footprints/{footprint}")).text();
    let at = page.find("Community assets").unwrap();
    assert!(
        page[at..].split("<dd").nth(1).unwrap().contains(">1<") || page[at..at + 300].contains('1')
    );
}

/// Row 51: an introduction is made from a young person's page, and after twelve weeks one asks whether they
/// still go; the number is n of N, and says who was not asked.
#[test]
fn introductions_are_asked_about_after_twelve_weeks_and_counted() {
    let town = town();
    let id = club(&town, "Boxing and breakfast", "WN7 2AE");
    let child = town.children[0];
    let other = town.children[3];
    let mut worker = town.as_a(WORKER);
    assert_eq!(
        worker
            .get(&format!("/young-people/{other}/introduce"))
            .status,
        404
    );
    let choose = worker.get(&format!("/young-people/{child}/introduce"));
    assert_eq!(choose.status, 200);
    let address = format!("/young-people/{child}/introduce/{id}");
    let said = [
        ("on-day", "10"),
        ("on-month", "1"),
        ("on-year", "2027"),
        ("hope", "To get fit"),
        ("goes_with", "Sam"),
    ];
    assert_eq!(
        worker.fill_in(&address, &said[..3]).status,
        422,
        "what they hope for"
    );
    assert_eq!(worker.fill_in(&address, &said).status, 303);
    let page = worker.get(&format!("/young-people/{child}")).text();
    assert!(
        page.contains("Boxing and breakfast") && page.contains("Time to ask"),
        "{page}"
    );
    let list = worker.get("/community").text();
    assert!(
        list.contains("Time to ask whether they still go: 1"),
        "{list}"
    );
    let at = page.find("/introduced/").unwrap();
    let fact = page[at + 12..].split('"').next().unwrap().to_owned();
    // By hand, over made-up introductions of another young person: 83 days and 84 days ago.
    let today: Date = jiff::civil::date(2027, 4, 7);
    let asset: SubjectId = id.parse().unwrap();
    let going = |town: &Town| {
        town.record
            .read(&crate::stage::house(), |tx| {
                Ok(community::going(tx, today)?)
            })
            .unwrap()
    };
    town.record
        .write(&crate::stage::house(), |tx| {
            for (days, asked) in [
                (83, None),
                (84, None),
                (100, Some((86, Still::Stopped))),
                (100, Some((20, Still::Yes))),
            ] {
                let on = plus_days(today, -days);
                let said = Introduced {
                    asset,
                    on,
                    hope: "Friends".to_owned(),
                    goes_with: None,
                };
                let about = community::introduce(tx, other, &said)?;
                if let Some((after, still)) = asked {
                    let said = StillGoing {
                        about,
                        on: plus_days(on, after),
                        still,
                        words: None,
                    };
                    tx.say(other, &said, Saying::from("worker").since(said.on))?;
                }
            }
            Ok(())
        })
        .unwrap();
    // Asked after 20 days only is not asked yet: twelve weeks are twelve weeks.
    let before = community::Going {
        asked: 1,
        still: 0,
        not_asked: 3,
        early: 1,
    };
    assert_eq!(going(&town), before);
    let answer = format!("/young-people/{child}/introduced/{fact}");
    let said = [
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("still", "yes"),
    ];
    assert_eq!(worker.fill_in(&answer, &said).status, 303);
    assert_eq!(
        (
            going(&town).asked,
            going(&town).still,
            going(&town).not_asked
        ),
        (2, 1, 2)
    );
    let lead = town.as_a(Persona::ServiceLead).get("/community").text();
    assert!(
        lead.contains("1 of 2 asked after twelve weeks; 2 not asked yet"),
        "{lead}"
    );
    let councillor = town.as_a(Persona::Councillor).get("/community").text();
    assert!(
        councillor.contains("Hidden: a number under six"),
        "{councillor}"
    );
    assert!(
        !town
            .as_a(Persona::Councillor)
            .get("/community")
            .text()
            .contains("Time to ask")
    );
    // Another’s introduction cannot be answered on this young person’s page.
    let wrong = format!("/young-people/{other}/introduced/{fact}");
    assert_eq!(town.as_a(Persona::TeamManager).get(&wrong).status, 404);
    let _ = member(WORKER);
}
