// Long because: one story for each thing that is paid and what came of it.

//! What is paid and what came of it, through the real router.

use crate::stage::house;
use crate::stage_desk::{Town, a_provider, member, town};
use care::ids::{HomeId, OrganisationId, YoungPersonId};
use care::{Authority, Pence, Period, Postcode};
use jiff::civil::date;
use record::access::{self, Action, FieldClass, Persona, Relationship, find};
use record::{Refusal, Tx};
use rooms::costs::{self, Basis, Line, LinePart, Part, Saving, Sort};
use rooms::homes::{self, Agreement, Booking, Grade, Home, HomeKind, Registration, Sexes, Terms};
use uuid::Uuid;

pub const PROVIDER: OrganisationId = OrganisationId(Uuid::from_u128(0xD001));
pub const HOME: HomeId = HomeId(Uuid::from_u128(0xD002));

pub fn home() -> Home {
    Home {
        provider: PROVIDER,
        name: "Willow House".to_owned(),
        kind: HomeKind::ChildrensHome,
        urn: Some("1234567".to_owned()),
        registration: Some(Registration::Active),
        registered_on: Some(date(2020, 1, 1)),
        address: None,
        postcode: Some(Postcode::parse("WN7 1AA").unwrap()),
        authority: None,
        places: Some(4),
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
        grade: Some(Grade::Good),
        inspected_on: Some(date(2026, 5, 1)),
        weekly: Some(Pence::pounds(4_900)),
        source: "the registered manager".to_owned(),
        as_of: date(2027, 4, 1),
    }
}

fn agreement(terms: Terms, holder: Option<Authority>) -> Agreement {
    Agreement {
        provider: PROVIDER,
        name: "Two beds at Willow House".to_owned(),
        terms,
        holder,
        homes: vec![HOME],
        beds: Some(2),
        weekly: Some(Pence::pounds(4_900)),
        void_percent: Some(80),
        void_after: 7,
        pay_within: 14,
        from: date(2027, 1, 1),
        until: None,
    }
}

fn told<T>(town: &Town, f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>) -> T {
    town.record.write(&house(), f).unwrap()
}

/// A provider with one home and an agreement; the officer is named for the first child.
pub fn paid_town() -> Town {
    let town = town();
    told(&town, |tx| {
        let said = a_provider("Acorn Homes");
        homes::say_provider(tx, PROVIDER, &said, None, "test")?;
        homes::say_home(tx, HOME, &home(), None)?;
        let block = agreement(Terms::Block, None);
        homes::say_agreement(tx, Uuid::from_u128(0xD003), &block, None)?;
        let officer = member(Persona::PlacementOfficer);
        let since = Period::since(date(2026, 4, 1));
        let relation = Relationship::PlacementOfficer;
        access::relate(tx, town.children[0], officer, relation, since)?;
        Ok(())
    });
    town
}

/// Books a bed from 8 March and says nothing else: the cost follows.
fn booked(town: &Town, child: YoungPersonId, bed: u16) -> Uuid {
    let id = Uuid::now_v7();
    told(town, |tx| {
        let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        let said = Booking {
            id,
            home: HOME,
            bed,
            from: date(2027, 3, 8),
            until: None,
            weekly: Some(Pence::pounds(4_900)),
        };
        homes::book(tx, &allowed, &said)?;
        Ok(())
    });
    id
}

#[test]
fn a_bed_that_is_booked_is_a_cost_without_typing_it_again() {
    let town = paid_town();
    let child = town.children[0];
    let line = booked(&town, child, 1);
    let mut finance = town.as_a(Persona::Finance);
    let at = format!("/young-people/{child}/costs");
    let shown = finance.get(&at).text();
    assert!(
        shown.contains("£4,900") && shown.contains("8 March 2027 to now"),
        "{shown}"
    );
    // Finance may see what is paid and not where they live.
    assert!(!shown.contains("Willow House"), "{shown}");
    let costs = finance.get("/costs").text();
    assert!(
        costs.contains("£4,900") && costs.contains("Did not move for a year"),
        "{costs}"
    );
    // A new price from a day: the first line ends the night before.
    let changed = [
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2027"),
        ("care", "5,200.00"),
        ("agreed_by", "Ruth Lane"),
        ("why", "One to one in the evenings"),
    ];
    let change = format!("{at}/{line}/change");
    let stands = finance.get(&change).hidden("stands").unwrap();
    let mut changed = changed.to_vec();
    changed.push(("stands", &stands));
    let answer = finance.fill_in(&change, &changed);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let shown = finance.get(&at).text();
    assert!(shown.contains("8 March 2027 to 1 April 2027"), "{shown}");
    assert!(
        shown.contains("1 April 2027 to now") && shown.contains("£5,200"),
        "{shown}"
    );
    // A key worker sees no money.
    assert_eq!(town.as_a(Persona::KeyWorker).get(&at).status, 404);
    assert_eq!(town.as_a(Persona::SocialWorker).get("/costs").status, 404);
}

#[test]
fn an_invoice_is_due_by_its_agreement_and_compared_line_by_line() {
    let town = paid_town();
    let child = town.children[0];
    booked(&town, child, 1);
    let code = town
        .record
        .read(&house(), |tx| {
            Ok(rooms::people::person(tx, child)?.unwrap().code)
        })
        .unwrap();
    let mut finance = town.as_a(Persona::Finance);
    let new = format!("/invoices/new/{PROVIDER}");
    let lines = format!("{code}, 15,500.00\nNOBODY, 700");
    let asked = [
        ("number", "A-17"),
        ("received-day", "2"),
        ("received-month", "4"),
        ("received-year", "2027"),
        ("from-day", "8"),
        ("from-month", "3"),
        ("from-year", "2027"),
        ("until-day", "28"),
        ("until-month", "3"),
        ("until-year", "2027"),
        ("lines", lines.as_str()),
    ];
    let mut wrong = asked.to_vec();
    wrong[10] = ("lines", "no comma here");
    let refused = finance.fill_in(&new, &wrong);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Line 1 must be our number"));
    let done = finance.fill_in(&new, &asked);
    assert_eq!(done.status, 303, "{}", done.text());
    let at = done.location().to_owned();
    let shown = finance.get(&at).text();
    // Three weeks at £4,900 is £14,700; received on the 2nd, due fourteen days later.
    assert!(shown.contains("Over by £800"), "{shown}");
    assert!(shown.contains("Nobody of ours has this number"), "{shown}");
    assert!(shown.contains("16 April 2027"), "{shown}");
    assert_eq!(
        finance.fill_in(&new, &asked).status,
        422,
        "the same number twice"
    );
    let query = [
        ("words", "Which nights are the £800 for?"),
        ("with", "Dawn Hill"),
    ];
    assert_eq!(finance.fill_in(&format!("{at}/query"), &query).status, 303);
    let provider = format!("/providers/{PROVIDER}/paid");
    let shown = finance.get(&provider).text();
    assert!(
        shown.contains("with Dawn Hill") && shown.contains("No invoice has fallen due yet"),
        "{shown}"
    );
    let paid = [("on-day", "7"), ("on-month", "4"), ("on-year", "2027")];
    assert_eq!(finance.fill_in(&format!("{at}/paid"), &paid).status, 303);
    let shown = finance.get(&provider).text();
    assert!(
        shown.contains("Paid 7 April 2027") && shown.contains("1 of 1 (100%)"),
        "{shown}"
    );
}

fn saving(from: care::Date, until: care::Date, sort: Sort) -> Saving {
    Saving {
        id: Uuid::now_v7(),
        from,
        until,
        actual: Pence::pounds(4_000),
        low: Pence::pounds(4_900),
        high: Pence::pounds(5_400),
        basis: Basis::Previous,
        sort,
        because: "Came home to the borough".to_owned(),
    }
}

#[test]
fn a_week_is_claimed_once_and_it_says_whose_claim_holds_it() {
    let town = paid_town();
    let child = town.children[0];
    let claim = |said: &Saving| {
        let officer = town
            .record
            .read(&house(), |tx| {
                Ok(record::Caller::load(tx, member(Persona::PlacementOfficer))?.unwrap())
            })
            .unwrap();
        town.record.write(&officer, |tx| {
            let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Money)?;
            costs::claim(tx, &allowed, said)
        })
    };
    let first = saving(date(2027, 1, 4), date(2027, 2, 1), Sort::Cashable);
    claim(&first).unwrap();
    let again = saving(date(2027, 1, 20), date(2027, 3, 1), Sort::Avoided);
    let Err(Refusal::Invalid(errors)) = claim(&again) else {
        panic!("a week was claimed twice");
    };
    let words = &errors[0].message;
    assert!(words.contains("The week of 25 January 2027"), "{words}");
    assert!(words.contains("A placement officer claimed it"), "{words}");
    // What is avoided is a range; nothing is cashable without a budget line that fell.
    let mut point = saving(date(2027, 2, 1), date(2027, 3, 1), Sort::Avoided);
    point.high = point.low;
    assert!(claim(&point).is_err());
    let mut finance = town.as_a(Persona::Finance);
    let sign = format!("/savings/{}/sign", first.id);
    let less = [("budget", "Residential, independent"), ("fell", "100")];
    assert_eq!(finance.fill_in(&sign, &less).status, 422);
    let enough = [("budget", "Residential, independent"), ("fell", "3,600.00")];
    assert_eq!(finance.fill_in(&sign, &enough).status, 303);
    let ledger = finance.get("/savings").text();
    assert!(
        ledger.contains("£3,600") && ledger.contains("Signed off"),
        "{ledger}"
    );
    // The database itself holds a week for one claim, whatever code asks.
    let other = Uuid::now_v7().to_string();
    let put = town.record.write(&house(), |tx| {
        let statement = "INSERT INTO saving_week (young_person, week, claim) VALUES ($1, $2, $3)";
        Ok(tx.execute(statement, &[&child, &"2027-01-04", &other])?)
    });
    assert!(put.is_err());
    // A second of finance is needed for what finance itself claims.
    let own = saving(date(2027, 2, 1), date(2027, 3, 1), Sort::Avoided);
    let officer = town
        .record
        .read(&house(), |tx| {
            Ok(record::Caller::load(tx, member(Persona::Finance))?.unwrap())
        })
        .unwrap();
    let said = town.record.write(&officer, |tx| {
        let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Money)?;
        costs::claim(tx, &allowed, &own)?;
        let signed = costs::SavingSigned {
            claim: own.id,
            budget: None,
            on: date(2027, 4, 7),
        };
        costs::sign(tx, &signed)
    });
    assert!(said.is_err());
}

#[test]
fn eight_who_claim_the_same_week_at_once_are_one_claim() {
    let town = paid_town();
    let child = town.children[0];
    let won = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for week in 0..20 {
                    let from = care::dates::plus_days(date(2026, 10, 5), week * 7);
                    let said = saving(from, care::dates::plus_days(from, 7), Sort::Avoided);
                    let done = town.record.write(&house(), |tx| {
                        let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Money)?;
                        costs::claim(tx, &allowed, &said)
                    });
                    if done.is_ok() {
                        won.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    }
                }
            });
        }
    });
    assert_eq!(won.into_inner(), 20);
}

#[test]
fn beds_that_another_council_has_are_not_ours_to_find() {
    let town = paid_town();
    let bolton = Authority::parse("E08000001").unwrap();
    told(&town, |tx| {
        let theirs = agreement(Terms::Exclusive, Some(bolton));
        homes::say_agreement(tx, Uuid::now_v7(), &theirs, None)
    });
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let at = format!("/young-people/{}/home-search", town.children[0]);
    told(&town, |tx| {
        let allowed = find(tx, town.children[0])?.allow_for(Action::Add, FieldClass::Voice)?;
        let said = rooms::people::Statement {
            about: rooms::people::About::Strength,
            text: "I can fix any bike.".to_owned(),
            words: rooms::people::Words::YoungPerson,
            said_on: date(2027, 4, 1),
        };
        rooms::people::say(tx, &allowed, &said)
    });
    let asked = [
        ("needed_by-day", "7"),
        ("needed_by-month", "4"),
        ("needed_by-year", "2027"),
        ("because", "The carers have asked for it to end."),
        ("hard", "Mornings are hard."),
        ("helps", "A walk before talking."),
        ("unknown", "How they sleep."),
        ("travel", "bus"),
        ("needs_said", "yes"),
    ];
    let begun = officer.fill_in(&format!("{at}/for"), &asked);
    assert_eq!(begun.status, 303, "{}", begun.text());
    let page = officer.get(&at).text();
    assert!(page.contains("Willow House"), "{page}");
    assert!(
        page.contains("Bolton") && page.contains("would have to release it"),
        "{page}"
    );
}

#[test]
fn the_way_back_is_planned_with_what_they_say() {
    let town = paid_town();
    let child = town.children[0];
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let form = format!("/young-people/{child}/return-plan");
    let plan = [
        ("their_view", "I want my old school."),
        ("coming", "plan"),
        ("keeps_away", "No home with room"),
        ("brings_back", "The new home in Leigh"),
        ("who", "Sam Okoro"),
        ("by-day", "1"),
        ("by-month", "6"),
        ("by-year", "2027"),
    ];
    let silent: Vec<(&str, &str)> = plan[1..].to_vec();
    assert_eq!(
        officer.fill_in(&form, &silent).status,
        422,
        "without their view"
    );
    let done = officer.fill_in(&form, &plan);
    assert_eq!(done.status, 303, "{}", done.text());
    let again = officer.get(&form).text();
    assert!(again.contains("The new home in Leigh") && again.contains("1 June 2027"));
    let list = officer.get("/outside").text();
    assert!(list.contains("Where is not known, counted apart"), "{list}");
    // A commissioner sees the numbers, and nobody by name.
    let numbers = town.as_a(Persona::Commissioner).get("/outside").text();
    assert!(!numbers.contains("href=\"/young-people/"), "{numbers}");
}

#[test]
fn a_scheme_goes_on_stage_by_stage() {
    let town = paid_town();
    let mut commissioner = town.as_a(Persona::Commissioner);
    let scheme = [
        ("name", "The old chapel"),
        ("kind", "childrens_home"),
        ("beds", "3"),
        ("need", "Brothers and sisters together"),
        ("area", "Leigh"),
        ("stage", "site"),
        ("since-day", "1"),
        ("since-month", "2"),
        ("since-year", "2027"),
        ("owner", "Amira Khan"),
    ];
    assert_eq!(commissioner.fill_in("/pipeline/new", &scheme).status, 303);
    let board = commissioner.get("/pipeline").text();
    assert!(board.contains("3 beds in 1 scheme"), "{board}");
    let id = board
        .split("/pipeline/")
        .find_map(|part| part.get(..36).filter(|id| Uuid::parse_str(id).is_ok()))
        .unwrap();
    let to = format!("/pipeline/{id}");
    let mut on = scheme.to_vec();
    on[5] = ("stage", "planning");
    on[6] = ("since-day", "11");
    on[7] = ("since-month", "1");
    let stands = commissioner.get(&to).hidden("stands").unwrap();
    on.push(("stands", &stands));
    let refused = commissioner.fill_in(&to, &on);
    assert_eq!(refused.status, 422, "before the stage it is in");
    on[7] = ("since-month", "3");
    assert_eq!(commissioner.fill_in(&to, &on).status, 303);
    let board = commissioner.get("/pipeline").text();
    assert!(
        board.contains("of 1 that left it") && board.contains("38"),
        "{board}"
    );
}

#[test]
fn what_shows_is_what_the_facts_say_when_it_is_made_again() {
    let town = paid_town();
    let child = town.children[0];
    booked(&town, child, 1);
    told(&town, |tx| {
        let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Money)?;
        let line = Line {
            id: Uuid::now_v7(),
            home: None,
            provider: Some(PROVIDER),
            kind: Some(HomeKind::Supported),
            parts: vec![LinePart {
                what: Part::Care,
                weekly: Pence::pounds(900),
            }],
            from: date(2026, 6, 1),
            until: Some(date(2026, 9, 1)),
            agreed_by: "Ruth Lane".to_owned(),
        };
        costs::say_line(tx, &allowed, &line, None, None)?;
        let said = saving(date(2027, 1, 4), date(2027, 2, 1), Sort::Avoided);
        costs::claim(tx, &allowed, &said)?;
        Ok(())
    });
    let compared = town.record.rebuild(true).unwrap();
    assert_eq!(compared.difference, None);
}

#[test]
fn every_page_of_costs_opens_for_whom_it_is() {
    let town = paid_town();
    for (persona, pages) in [
        (
            Persona::Finance,
            &[
                "/costs",
                "/costs?kind=supported",
                "/invoices",
                "/agreements",
                "/savings",
                "/objectives",
                "/after-placing",
                "/costs/region",
            ][..],
        ),
        (
            Persona::Commissioner,
            &[
                "/costs",
                "/agreements",
                "/pipeline",
                "/objectives?on=2026-03-31",
                "/after-placing/moved_90",
                "/after-placing/due",
                "/outside",
                "/objectives/changed",
            ][..],
        ),
        (Persona::Councillor, &["/objectives", "/after-placing"][..]),
    ] {
        let mut browser = town.as_a(persona);
        for page in pages {
            let answer = browser.get(page);
            assert_eq!(answer.status, 200, "{page} as {persona:?}");
        }
    }
    // A number under six is not told to somebody who may not see it.
    let shown = town.as_a(Persona::Councillor).get("/after-placing").text();
    for number in 1..6 {
        assert!(!shown.contains(&format!("> {number} of ")), "{number}");
    }
}
