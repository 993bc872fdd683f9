//! What pages of money keep of homes, stays, cost lines and invoices equals what is opened anew, after
//! any change.

use crate::costs::{HOME, PROVIDER, home, paid_town};
use crate::kept::Chance;
use crate::stage::house;
use crate::stage_desk::Town;
use care::ids::{HomeId, YoungPersonId};
use care::{Date, Pence, Postcode};
use record::access::{Action, FieldClass, Persona, find};
use record::{Refusal, Tx};
use rooms::costs::{self, Asked, Invoice, InvoiceQuery, Line, LinePart, Part};
use rooms::homes::{self, Booking, HomeKind, OutOfService, Vacancy};
use uuid::Uuid;

/// The homes of this town: one that stands already and more that come and change.
fn home_id(n: usize) -> HomeId {
    if n == 0 {
        HOME
    } else {
        HomeId(Uuid::from_u128(0xE000 + n as u128))
    }
}

fn today() -> Date {
    jiff::civil::date(2027, 4, 7)
}

/// One change to a home.
fn change_home(tx: &mut Tx<'_>, chance: &mut Chance) -> Result<(), Refusal> {
    let id = home_id(chance.of(5));
    let stands = homes::home(tx, id)?;
    let Some(stands) = stands else {
        let mut said = home();
        said.name = format!("Home {}", chance.of(100));
        said.postcode = [
            None,
            Postcode::parse("WN7 1AA").ok(),
            Postcode::parse("WN1 1YN").ok(),
        ][chance.of(3)];
        return homes::say_home(tx, id, &said, None).map(drop);
    };
    match chance.of(4) {
        0 => {
            let mut said = stands.said.clone();
            said.places = u16::try_from(4 + chance.of(4)).ok();
            said.kind = [HomeKind::ChildrensHome, HomeKind::Supported][chance.of(2)];
            homes::say_home(tx, id, &said, Some(stands.fact)).map(drop)
        }
        1 => {
            let said = Vacancy {
                on: care::dates::plus_days(today(), -i32::try_from(chance.of(20)).unwrap()),
                free: u16::try_from(chance.of(4)).unwrap(),
                from: None,
                by: "the registered manager".to_owned(),
                note: None,
            };
            homes::say_vacancy(tx, id, &said).map(drop)
        }
        2 => {
            let said = OutOfService {
                places: 1,
                from: chance.day(),
                until: None,
                why: "A leak".to_owned(),
            };
            homes::out_of_service(tx, id, &said).map(drop)
        }
        _ => match stands.out.iter().find(|(_, out)| out.until.is_none()) {
            Some((fact, out)) => {
                let until = care::dates::plus_days(out.from, 3);
                homes::back_in_service(tx, id, *fact, until).map(drop)
            }
            None => Ok(()),
        },
    }
}

/// One change to what is paid.
fn change_money(tx: &mut Tx<'_>, of: YoungPersonId, chance: &mut Chance) -> Result<(), Refusal> {
    match chance.of(5) {
        0 => {
            let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            let booking = Booking {
                id: Uuid::from_u128(chance.of(1 << 30) as u128 + (1 << 40)),
                home: HOME,
                bed: u16::try_from(1 + chance.of(4)).unwrap(),
                from: chance.day(),
                until: None,
                weekly: Some(Pence::pounds(4_900)),
            };
            match homes::book(tx, &allowed, &booking) {
                // A bed that somebody has already: nothing is written.
                Err(Refusal::Conflict(_) | Refusal::Invalid(_)) => Err(Refusal::NotAllowed),
                done => done.map(drop),
            }
        }
        1 => {
            let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Money)?;
            let line = Line {
                id: Uuid::from_u128(chance.of(1 << 30) as u128 + (1 << 41)),
                home: None,
                provider: Some(PROVIDER),
                kind: Some(HomeKind::Supported),
                parts: vec![LinePart {
                    what: Part::Care,
                    weekly: Pence::pounds(1_000 + i64::try_from(chance.of(500)).unwrap()),
                }],
                from: chance.day(),
                until: None,
                agreed_by: "A manager".to_owned(),
            };
            costs::say_line(tx, &allowed, &line, None, None).map(drop)
        }
        2 => {
            let received = chance.day();
            let said = Invoice {
                provider: PROVIDER,
                number: format!("K-{}", chance.of(1 << 30)),
                received,
                due: care::dates::plus_days(received, 14),
                from: received.first_of_month(),
                until: received,
                lines: vec![Asked {
                    code: "NOBODY".to_owned(),
                    of: None,
                    amount: Pence::pounds(700),
                }],
            };
            costs::receive(tx, Uuid::now_v7(), &said).map(drop)
        }
        kind => {
            let open: Vec<Uuid> = costs::invoices(tx)?
                .iter()
                .filter(|one| one.paid.is_none())
                .map(|one| one.id)
                .collect();
            if open.is_empty() {
                return Ok(());
            }
            let id = open[chance.of(open.len())];
            if kind == 3 {
                return costs::pay(tx, id, today()).map(drop);
            }
            let said = InvoiceQuery {
                words: "Which nights?".to_owned(),
                with: [None, Some("Acorn Homes".to_owned())][chance.of(2)].clone(),
                on: today(),
                from: None,
            };
            costs::query(tx, id, &said).map(drop)
        }
    }
}

fn compare(town: &Town, step: usize) {
    town.record
        .read(&house(), |tx| {
            assert_eq!(
                *homes::known_homes(tx)?,
                homes::homes_anew(tx)?,
                "homes after step {step}"
            );
            let (kept, anew) = (homes::stays(tx)?, homes::stays_anew(tx)?);
            assert_eq!(*kept, anew, "stays after step {step}");
            assert_eq!(
                *costs::invoices(tx)?,
                costs::invoices_anew(tx)?,
                "invoices after step {step}"
            );
            let all = costs::lines(tx)?;
            for child in &town.children {
                let kept: Vec<_> = all.iter().filter(|one| one.of == *child).collect();
                let anew = costs::lines_of(tx, *child)?;
                assert_eq!(kept, anew.iter().collect::<Vec<_>>(), "lines, step {step}");
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_money_pages_keep_equals_what_is_opened_anew_after_any_change() {
    let town = paid_town();
    let mut chance = Chance(11);
    compare(&town, 0);
    let mut refused = 0;
    for step in 1..=60 {
        let of = town.children[chance.of(town.children.len())];
        let mut told = Chance(chance.0);
        let done = town.record.write(&house(), |tx| {
            change_home(tx, &mut told)?;
            change_money(tx, of, &mut told)?;
            // What an unfinished write has computed is forgotten with it.
            costs::lines(tx)?;
            homes::known_homes(tx)?;
            if told.of(6) == 0 {
                return Err(Refusal::NotAllowed);
            }
            Ok(())
        });
        chance = told;
        refused += usize::from(done.is_err());
        assert!(
            matches!(done, Ok(()) | Err(Refusal::NotAllowed)),
            "{done:?}"
        );
        compare(&town, step);
    }
    assert!(refused > 0, "nothing was undone");
    town.record
        .read(&house(), |tx| {
            assert!(homes::known_homes(tx)?.len() > 3);
            assert!(costs::lines(tx)?.len() > 5 && costs::invoices(tx)?.len() > 5);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_next_page_of_agreements_shows_what_changed_in_a_home() {
    let town = paid_town();
    let mut officer = town.as_a(Persona::Commissioner);
    assert!(officer.get("/agreements").text().contains("Willow House"));
    town.record
        .write(&house(), |tx| {
            let stands = homes::home(tx, HOME)?.ok_or(Refusal::NotFound)?;
            let mut said = stands.said;
            said.name = "Sycamore House".to_owned();
            homes::say_home(tx, HOME, &said, Some(stands.fact)).map(drop)
        })
        .unwrap();
    let now = officer.get("/agreements").text();
    assert!(now.contains("Sycamore House"), "{now}");
}
