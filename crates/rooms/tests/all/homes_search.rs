// Long because: the way from the search to the first night, and what can happen on it.

//! From "needed today" to the first night, through the real router.

use crate::stage::house;
use crate::stage_desk::{Town, a_provider, member, town};
use care::codes::PlacementType;
use care::ids::{HomeId, OrganisationId, YoungPersonId};
use care::{CollectionYear, Period, Postcode};
use desk::trial::Browser;
use jiff::civil::date;
use record::Refusal;
use record::access::{self, Action, FieldClass, Persona, Relationship, find};
use rooms::homes::{self, Booking, Home, HomeKind, Registration, Sexes, Vacancy};
use rooms::people::{self, About, Statement, Words};
use uuid::Uuid;

/// A home in the borough with so many places, that takes anybody.
fn home(provider: OrganisationId, name: &str, places: u16) -> Home {
    Home {
        provider,
        name: name.to_owned(),
        kind: HomeKind::ChildrensHome,
        urn: Some("1234567".to_owned()),
        registration: Some(Registration::Active),
        registered_on: Some(date(2020, 1, 1)),
        address: None,
        postcode: Some(Postcode::parse("WN7 1AA").unwrap()),
        authority: None,
        places: Some(places),
        from_age: Some(0),
        to_age: Some(18),
        sexes: Some(Sexes::Any),
        purpose: None,
        step_free: None,
        pets: None,
        notice: Some(0),
        needs: Some(Vec::new()),
        has: Vec::new(),
        languages: Vec::new(),
        grade: Some(homes::Grade::Good),
        inspected_on: Some(date(2026, 5, 1)),
        weekly: None,
        source: "the registered manager".to_owned(),
        as_of: date(2027, 4, 1),
    }
}

/// A market of two homes, one for younger children only; the officer is named for two children, of
/// whom somebody has said what they are good at.
fn market(town: &Town) -> (HomeId, HomeId) {
    let provider = OrganisationId(Uuid::now_v7());
    let (open, young) = (HomeId(Uuid::now_v7()), HomeId(Uuid::now_v7()));
    town.record
        .write(&house(), |tx| {
            let said = a_provider("Acorn Homes");
            homes::say_provider(tx, provider, &said, None, "test")?;
            homes::say_home(tx, open, &home(provider, "Willow House", 1), None)?;
            let mut little = home(provider, "Little Acorns", 3);
            (little.urn, little.postcode) = (Some("7654321".to_owned()), None);
            (little.from_age, little.to_age) = (Some(30), Some(31));
            homes::say_home(tx, young, &little, None)?;
            let free = Vacancy {
                on: date(2027, 4, 7),
                free: 1,
                from: None,
                by: "the registered manager".to_owned(),
                note: None,
            };
            homes::say_vacancy(tx, open, &free)?;
            for child in &town.children[..2] {
                let officer = member(Persona::PlacementOfficer);
                let since = Period::since(date(2026, 4, 1));
                access::relate(tx, *child, officer, Relationship::PlacementOfficer, since)?;
                let allowed = find(tx, *child)?.allow_for(Action::Add, FieldClass::Voice)?;
                let said = Statement {
                    about: About::Strength,
                    text: "I can fix any bike.".to_owned(),
                    words: Words::YoungPerson,
                    said_on: date(2027, 4, 1),
                };
                people::say(tx, &allowed, &said)?;
                crate::exchange::ready_to_ask(tx, *child)?;
            }
            Ok(())
        })
        .unwrap();
    (open, young)
}

fn begin(officer: &mut Browser, child: YoungPersonId) -> String {
    let at = format!("/young-people/{child}/home-search");
    let asked = [
        ("needed_by-day", "7"),
        ("needed_by-month", "4"),
        ("needed_by-year", "2027"),
        ("because", "The carers have asked for it to end."),
        ("hard", "Mornings are hard."),
        ("helps", "A walk before talking."),
        ("travel", "bus"),
        ("needs_said", "yes"),
    ];
    // What we do not know is compulsory: there is always something.
    let refused = officer.fill_in(&format!("{at}/for"), &asked);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Mornings are hard."));
    let mut whole = asked.to_vec();
    whole.push(("unknown", "How they sleep."));
    assert_eq!(officer.fill_in(&format!("{at}/for"), &whole).status, 303);
    at
}

const WHY: &str = "You mend bicycles with the young people who live with you already.";

#[test]
fn needed_today_ends_in_an_episode_and_in_the_return() {
    let town = town();
    let (willow, little) = market(&town);
    let child = town.children[0];
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, child);
    let page = officer.get(&at).text();
    assert!(
        page.contains("Staying where they are, with support"),
        "{page}"
    );
    assert!(page.contains("Going home, with support") && page.contains("I can fix any bike."));
    // What is not possible stands there with its reason and its source.
    assert!(page.contains("Little Acorns") && page.contains("the registered manager"));
    // No home is decided for that was not asked, and none is asked without a reason.
    let decide = format!("{at}/decide/{willow}");
    assert!(
        officer
            .get(&decide)
            .text()
            .contains("They have not been asked")
    );
    let ask = format!("{at}/ask/{willow}");
    assert_eq!(
        officer.fill_in(&ask, &[("why_you", "Please help")]).status,
        422
    );
    assert_eq!(officer.fill_in(&ask, &[("why_you", WHY)]).status, 303);
    assert_eq!(officer.fill_in(&ask, &[("why_you", WHY)]).status, 422);
    let page = officer.get(&at).text();
    assert!(page.contains("Waiting on them"), "{page}");
    let said = page.split(&format!("{at}/said/")).nth(1).unwrap();
    let said = format!("{at}/said/{}", &said[..36]);
    let answer = [
        ("answer", "talk"),
        ("who", "the registered manager"),
        ("words", "Come for tea on Thursday."),
    ];
    assert_eq!(officer.fill_in(&said, &answer).status, 303);
    let desk = officer.get("/searches").text();
    assert!(
        desk.contains("Waiting on us (1)") && desk.contains("Needed today (1)"),
        "{desk}"
    );
    // Both clocks: they have answered, we have not.
    let row = |desk: &str, whose: &str| {
        let from = &desk[desk.find(whose).unwrap()..];
        let cells = from.split("</tr>").next().unwrap().split("</td>").skip(1);
        cells
            .map(|cell| cell.rsplit('>').find(|text| !text.is_empty()))
            .map(|text| {
                text.unwrap_or_default()
                    .split('<')
                    .next()
                    .unwrap()
                    .to_owned()
            })
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
    };
    let theirs = row(&desk, "A home answers us: needed by the next day");
    assert_eq!(
        theirs,
        ["1 of 1", "less than an hour", "less than an hour", "0", "0"]
    );
    let ours = row(&desk, "We answer a home: needed by the next day");
    assert_eq!(ours, ["0 of 1", "–", "–", "1", "0"]);
    let planned = row(&desk, "We answer a home: planned");
    assert_eq!(planned[0], "0 of 0");
    let compared = officer
        .get(&format!("{at}/compare?with={willow}&with={little}"))
        .text();
    assert!(compared.contains("Willow House") && compared.contains("Little Acorns"));
    assert!(
        officer
            .get(&format!("{at}/referral"))
            .text()
            .contains("What we don’t know")
    );
    // A home that is ruled out cannot be decided for, whoever agrees.
    assert!(
        officer
            .get(&format!("{at}/decide/{little}"))
            .text()
            .contains("They have not been asked")
    );
    let drawn = officer.get(&decide).text();
    let mut decided = vec![
        ("their_view", "I liked the workshop."),
        ("offered", "Only this one: nothing else was free."),
        ("agreed_home", "Dawn Hill"),
        ("agreed_head", "Ruth Lane"),
        ("from-day", "7"),
        ("from-month", "4"),
        ("from-year", "2027"),
        ("place_change", "CARPL"),
    ];
    if drawn.contains("name=\"settled\"") {
        decided.push(("settled", "Asked on the telephone; yes."));
    }
    let done = officer.fill_in(&decide, &decided);
    assert_eq!(done.status, 303, "{}", done.text());
    let placed = officer
        .get(&format!("/young-people/{child}/placement"))
        .text();
    assert!(
        placed.contains("Willow House") && placed.contains("I liked the workshop."),
        "{placed}"
    );
    assert!(placed.contains("14 April 2027") && placed.contains("Little Acorns: not possible"));
    // The life in care goes on there, and so does the return of the year that has begun.
    let (life, rows) = town
        .record
        .read(&house(), |tx| {
            let life = rooms::looked_after::episodes_of(tx, child)?;
            let made = rooms::returns::assemble(
                tx,
                CollectionYear(2028),
                rooms::returns::Whose::Everyone,
            )?;
            Ok((
                life,
                rulebook::write::csv(&made.of_year, rulebook::Table::Episodes),
            ))
        })
        .unwrap();
    let last = life.episodes.last().unwrap();
    assert_eq!(
        (last.decom, last.placement),
        (date(2027, 4, 7), Some(PlacementType::K2))
    );
    assert_eq!(
        life.episodes[life.episodes.len() - 2].dec,
        Some(date(2027, 4, 7))
    );
    assert!(
        rows.contains("WN7 1AA") && rows.contains("1234567"),
        "{rows}"
    );
    assert!(officer.get("/searches").text().contains("Searching (0)"));
    // The search is over: its page leads to what came of it.
    let over = officer.get(&at).text();
    assert!(
        over.contains("A bed at Willow House is theirs from 7 April 2027"),
        "{over}"
    );
    assert!(over.contains(&format!("/young-people/{child}/placement")));
    // A paper is given once.
    let give = format!("/young-people/{child}/placement/given/placement_plan");
    let page = format!("/young-people/{child}/placement");
    let answer = officer.get(&page);
    let hidden: Vec<(&str, String)> = ["_key", "_about", "_form"]
        .into_iter()
        .filter_map(|name| Some((name, answer.hidden(name)?)))
        .collect();
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert_eq!(officer.post(&give, &hidden).status, 303);
    assert!(officer.get(&page).text().contains("7 April 2027"));
    // The one bed is taken: the next search is told so.
    let at = begin(&mut officer, town.children[1]);
    assert_eq!(
        officer
            .fill_in(&format!("{at}/ask/{willow}"), &[("why_you", WHY)])
            .status,
        303
    );
    let barred = officer.get(&format!("{at}/decide/{willow}")).text();
    assert!(
        barred.contains("No bed is free") || barred.contains("It is not possible"),
        "{barred}"
    );
}

#[test]
fn nobody_searches_for_somebody_they_may_not_see() {
    let town = town();
    market(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, town.children[0]);
    // A social worker of no team of theirs, a commissioner, a finance officer.
    assert_eq!(town.as_a(Persona::Commissioner).get(&at).status, 404);
    assert_eq!(town.as_a(Persona::Finance).get(&at).status, 404);
    // An officer who is not named for them may look and may not begin.
    let other = format!("/young-people/{}/home-search", town.children[3]);
    assert!(
        officer
            .get(&other)
            .text()
            .contains("name you as their placement officer")
    );
    assert_eq!(officer.get(&format!("{other}/for")).status, 404);
    // The desk of a worker who may see none of them is empty.
    let mut lead = town.as_a(Persona::ServiceLead);
    assert!(lead.get("/searches").text().contains("Searching (1)"));
    let ask = format!("{at}/ask/{}", HomeId(Uuid::now_v7()));
    assert_eq!(lead.get(&ask).status, 404);
}

/// Ten thousand people want a bed, eight at a time for the same one; one of each eight has it.
#[test]
fn of_ten_thousand_who_race_for_beds_one_has_each() {
    let town = town();
    let (willow, _) = market(&town);
    let races: i32 = 1_250;
    let child = town.children[0];
    let won = std::sync::atomic::AtomicU32::new(0);
    let lost = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for runner in 0..8 {
            let (record, won, lost) = (&town.record, &won, &lost);
            scope.spawn(move || {
                for race in 0..races {
                    // Every fifth race is for a bed with no end, of a bed of its own.
                    let open = race % 5 == 0;
                    let night = care::dates::plus_days(date(2027, 5, 1), race);
                    let said = Booking {
                        id: Uuid::now_v7(),
                        home: willow,
                        bed: if open { 100 + race as u16 } else { 1 },
                        from: night,
                        until: (!open).then(|| care::dates::plus_days(night, 1)),
                        weekly: None,
                    };
                    let done = record.write(&house(), |tx| {
                        let allowed =
                            find(tx, child)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
                        homes::book(tx, &allowed, &said)
                    });
                    match done {
                        Ok(_) => won.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
                        Err(Refusal::Conflict(_)) => {
                            lost.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
                        }
                        Err(other) => panic!("runner {runner}, race {race}: {other:?}"),
                    };
                }
            });
        }
    });
    assert_eq!(won.into_inner(), races as u32);
    assert_eq!(lost.into_inner(), 7 * races as u32);
    // A night taken by an open stay cannot be had later either, nor before it a stay that runs in.
    let late = |from: i32, until: Option<i32>| {
        let day = |n: i32| care::dates::plus_days(date(2027, 5, 1), n);
        let said = Booking {
            id: Uuid::now_v7(),
            home: willow,
            bed: 100,
            from: day(from),
            until: until.map(day),
            weekly: None,
        };
        town.record
            .write(&house(), |tx| {
                let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
                homes::book(tx, &allowed, &said)
            })
            .is_ok()
    };
    assert!(!late(400, Some(401)), "long after the held nights");
    assert!(!late(-5, Some(3)), "runs into it");
    assert!(!late(-5, None), "open, from before");
    assert!(late(-5, Some(0)), "ends on the day it begins");
}

#[test]
fn a_held_bed_is_held_for_nobody_else_and_let_go_is_free() {
    let town = town();
    let (open, _) = market(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let first = begin(&mut officer, town.children[0]);
    let second = begin(&mut officer, town.children[1]);
    let hold = [("hours", "24"), ("why", "Dawn, the deputy, agrees")];
    let held = officer.fill_in(&format!("{first}/hold/{open}"), &hold);
    assert_eq!(held.status, 303, "{}", held.text());
    // The only bed is held: nobody else can hold it, and no night of it is free.
    let refused = officer.fill_in(&format!("{second}/hold/{open}"), &hold);
    assert_ne!(refused.status, 303);
    let nights = officer.get(&format!("/homes/{open}/nights")).text();
    assert!(
        nights.contains("Full") && nights.contains("1 free"),
        "{nights}"
    );
    let shown = officer.get("/searches/holds").text();
    assert!(shown.contains("Willow House"), "{shown}");
    let which = shown.split("/searches/holds/").nth(1).unwrap()[..36].to_owned();
    let of = town.children[0].to_string();
    town.record
        .write(&house(), |tx| {
            let who: YoungPersonId = of.parse().unwrap();
            let allowed = find(tx, who)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            homes::let_go(tx, &allowed, which.parse().unwrap())
        })
        .unwrap();
    let held = officer.fill_in(&format!("{second}/hold/{open}"), &hold);
    assert_eq!(held.status, 303, "{}", held.text());
}

#[test]
fn whoever_was_declined_stands_on_the_agenda_and_the_sheet_closes() {
    let town = town();
    let (open, _) = market(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, town.children[0]);
    let asked = officer.fill_in(&format!("{at}/ask/{open}"), &[("why_you", WHY)]);
    assert_eq!(asked.status, 303, "{}", asked.text());
    let shown = officer.get(&at).text();
    let approach = shown.split(&format!("{at}/said/")).nth(1).unwrap()[..36].to_owned();
    let no = [
        ("answer", "no"),
        ("who", "Dawn"),
        ("words", "Somebody has just moved in"),
    ];
    let said = officer.fill_in(&format!("{at}/said/{approach}"), &no);
    assert_eq!(said.status, 303, "{}", said.text());
    assert!(
        officer
            .get("/searches/hard-to-place")
            .text()
            .contains("On the agenda today (0)")
    );
    let agenda = officer.get("/searches/hard-to-place?declines=1").text();
    assert!(agenda.contains("On the agenda today (1)"), "{agenda}");
    let provider = town
        .record
        .read(&house(), |tx| {
            Ok(homes::all_providers(tx)?[0].id.to_string())
        })
        .unwrap();
    let meeting = [
        ("on-day", "9"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("place", "The town hall at two"),
        ("invited", provider.as_str()),
        ("days", "14"),
        ("declines", "1"),
        ("sheet_until-day", "9"),
        ("sheet_until-month", "4"),
        ("sheet_until-year", "2027"),
    ];
    let called = officer.fill_in("/searches/hard-to-place/new", &meeting);
    assert_eq!(called.status, 303, "{}", called.text());
    let at = called.location().to_owned();
    let offer = [
        ("kind", "offer"),
        ("from", provider.as_str()),
        ("words", "Come to tea"),
    ];
    let who = town.children[0];
    let offered = officer.fill_in(&format!("{at}/said/{who}"), &offer);
    assert_eq!(offered.status, 303, "{}", offered.text());
    let shown = officer.get("/searches/hard-to-place").text();
    assert!(shown.contains("1 of 1"), "{shown}");
    // The sheet says what helps, and no name.
    let sheet = officer.get(&format!("{at}/sheet")).text();
    assert!(
        sheet.contains("A walk before talking.") && sheet.contains("Young person 1"),
        "{sheet}"
    );
    assert!(!sheet.contains(&format!("/young-people/{who}")));
    assert_eq!(town.as_a(Persona::Commissioner).get(&at).status, 404);
}

#[test]
fn what_young_people_said_stands_beside_the_options() {
    let town = town();
    let (open, _) = market(&town);
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let said = [
        ("topic", "My room"),
        ("words", "Knock. And wait."),
        ("of", "both"),
        ("whose", "A Million Voices"),
        ("on-day", "1"),
        ("on-month", "4"),
        ("on-year", "2027"),
    ];
    let kept = officer.fill_in("/what-matters/new", &said);
    assert_eq!(kept.status, 303, "{}", kept.text());
    let at = begin(&mut officer, town.children[0]);
    let compare = officer.get(&format!("{at}/compare?with={open}")).text();
    assert!(
        compare.contains("Knock. And wait.") && compare.contains("No answer yet"),
        "{compare}"
    );
}
