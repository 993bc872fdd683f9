//! Providers, homes and beds, through the real router.

use crate::stage_desk::town;
use care::ids::OrganisationId;
use desk::trial::Browser;
use record::access::Persona;
use rooms::homes::{self, Provider, Sector};
use uuid::Uuid;

const LIST: &str = "URN,Provision type,Registration date,Registration status,Name,Postcode,Local authority,Sector,Places,Organisation which owns the provider,Latest full inspection date,Overall experiences and progress of children and young people
2653207,Children's home,2021-10-27 00:00:00,Active,REDACTED,REDACTED,Wigan,Private,1,All Round Care Ltd,2022-09-13 00:00:00,Requires improvement to be good
1277049,Children's home,2018-07-26 00:00:00,Active,REDACTED,REDACTED,Wigan,Private,2,All Round Care Ltd,2022-04-12 00:00:00,Good
";

/// The address a redirect leads to.
fn leads_to(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.fill_in(path, fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().to_owned()
}

#[test]
fn an_officer_writes_down_a_provider_a_home_and_what_is_free() {
    let town = town();
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let provider = leads_to(
        &mut officer,
        "/providers/new",
        &[
            ("name", "Acorn Homes"),
            ("sector", "private"),
            ("active", "yes"),
        ],
    );
    let list = officer.get("/providers").text();
    assert!(
        list.contains("we have not spoken yet") && list.contains("Nobody yet"),
        "{list}"
    );
    let talk = [
        ("kind", "call"),
        ("on-day", "6"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("said", "You ring when it is urgent and not otherwise."),
    ];
    leads_to(&mut officer, &format!("{provider}/talk"), &talk);
    let page = officer.get(&provider).text();
    assert!(
        page.contains("By 6 May 2027") && page.contains("not otherwise"),
        "{page}"
    );
    let new = provider.replace("/providers/", "/homes/new/");
    let home = leads_to(
        &mut officer,
        &new,
        &[
            ("name", "Willow House"),
            ("kind", "childrens_home"),
            ("postcode", "wn7 1aa"),
            ("places", "3"),
            ("from_age", "11"),
            ("to_age", "17"),
            ("source", "the registered manager"),
        ],
    );
    assert!(officer.get(&home).text().contains("Not known"));
    // More beds than places is refused, with everything typed still there.
    let free = [
        ("free", "4"),
        ("by", "Dawn, deputy manager"),
        ("on-day", "6"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let refused = officer.fill_in(&format!("{home}/free"), &free);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Dawn, deputy manager"));
    let mut one = free.to_vec();
    one[0] = ("free", "1");
    leads_to(&mut officer, &format!("{home}/free"), &one);
    let list = officer.get("/homes?free=1&ours=1&age=15").text();
    assert!(
        list.contains("Willow House") && list.contains("yesterday"),
        "{list}"
    );
    assert!(!officer.get("/homes?age=9").text().contains("Willow House"));
    let out = [
        ("places", "1"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2027"),
        ("why", "A leak"),
    ];
    leads_to(&mut officer, &format!("{home}/out-of-service"), &out);
    let page = officer.get(&home).text();
    let back = page
        .split(&format!("{home}/out-of-service/"))
        .nth(1)
        .unwrap();
    let back = format!("{home}/out-of-service/{}", &back[..36]);
    let until = [
        ("until-day", "8"),
        ("until-month", "4"),
        ("until-year", "2027"),
    ];
    leads_to(&mut officer, &back, &until);
    assert!(officer.get(&home).text().contains("8 April 2027"));
    // Who may not see homes does not.
    assert_eq!(town.as_a(Persona::Finance).get(&home).status, 404);
    assert_eq!(
        town.as_a(Persona::SocialWorker)
            .get(&format!("{home}/free"))
            .status,
        404
    );
}

#[test]
fn ofsteds_list_twice_changes_nothing_and_keeps_what_others_wrote() {
    let town = town();
    let house = crate::stage::house();
    let listed = homes::read(LIST.as_bytes()).unwrap();
    let first = homes::import(&town.record, &house, &listed, "list.csv").unwrap();
    assert_eq!((first.new_providers, first.new_homes), (1, 2));
    let again = homes::import(&town.record, &house, &listed, "list.csv").unwrap();
    assert_eq!((again.new_homes, again.changed, again.same), (0, 0, 2));
    // A worker writes down its name; the next list changes its places only.
    let kept = town
        .record
        .write(&house, |tx| {
            let kept = homes::all_homes(tx)?
                .into_iter()
                .find(|home| home.said.urn.as_deref() == Some("1277049"))
                .unwrap();
            let mut said = kept.said.clone();
            said.name = "Beech House".to_owned();
            homes::say_home(tx, kept.id, &said, Some(kept.fact))?;
            Ok(kept.id)
        })
        .unwrap();
    let listed = homes::read(LIST.replace("Private,2", "Private,3").as_bytes()).unwrap();
    let third = homes::import(&town.record, &house, &listed, "list.csv").unwrap();
    assert_eq!((third.changed, third.same), (1, 1));
    let home = town
        .record
        .read(&house, |tx| Ok(homes::home(tx, kept)?))
        .unwrap()
        .unwrap();
    assert_eq!(
        (home.said.name.as_str(), home.said.places),
        ("Beech House", Some(3))
    );
}

#[test]
fn where_a_home_is_stands_nowhere_in_the_clear() {
    let town = town();
    let house = crate::stage::house();
    let provider = OrganisationId(Uuid::now_v7());
    let listed = homes::read(
        LIST.replacen("REDACTED,REDACTED", "Hidden Lane,WN7 9ZZ", 1)
            .as_bytes(),
    )
    .unwrap();
    homes::import(&town.record, &house, &listed, "list.csv").unwrap();
    let said = Provider {
        name: "A".to_owned(),
        sector: Sector::Own,
        urn: None,
        contact: None,
        phone: None,
        email: None,
        relationship: None,
        active: true,
    };
    let rows = town
        .record
        .write(&house, |tx| {
            homes::say_provider(tx, provider, &said, None, "test")?;
            let mut rows: Vec<String> =
                tx.rows("SELECT content FROM home", &[], |row| row.get(0))?;
            rows.extend(tx.rows(
                "SELECT content FROM fact WHERE kind = 'homes.home'",
                &[],
                |row| row.get::<String>(0),
            )?);
            Ok(rows)
        })
        .unwrap();
    assert!(rows.len() >= 4);
    assert!(
        rows.iter()
            .all(|row| !row.contains("WN7 9ZZ") && !row.contains("Hidden Lane"))
    );
}
