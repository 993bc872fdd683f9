//! Invoices in the provider's own pages: sent, asked about, answered; and nobody else's.

use crate::stage::house;
use crate::stage_desk::{Town, a_provider, member, town};
use care::Pence;
use care::ids::OrganisationId;
use jiff::civil::date;
use record::access::{self, Action, FieldClass, Persona, Profile, find};
use rooms::costs::{self, InvoiceQuery, Line, LinePart, Part};
use rooms::exchange::{self, carry};
use rooms::homes::{self, HomeKind};
use rooms::people;
use uuid::Uuid;

const OURS: OrganisationId = OrganisationId(Uuid::from_u128(0xC100));
const OTHERS: OrganisationId = OrganisationId(Uuid::from_u128(0xC101));

/// Two providers, each with a placement since 1 February; somebody of the second may sign in too.
fn with_placements() -> Town {
    let town = town();
    town.record
        .write(&house(), |tx| {
            for (n, (provider, name)) in [(OURS, "Acorn Homes"), (OTHERS, "Beech Care")]
                .into_iter()
                .enumerate()
            {
                let said = a_provider(name);
                homes::say_provider(tx, provider, &said, None, "test")?;
                let allowed =
                    find(tx, town.children[n])?.allow_for(Action::Add, FieldClass::Money)?;
                let line = Line {
                    id: Uuid::now_v7(),
                    home: None,
                    provider: Some(provider),
                    kind: Some(HomeKind::ChildrensHome),
                    parts: vec![LinePart {
                        what: Part::Care,
                        weekly: Pence::pounds(700),
                    }],
                    from: date(2027, 2, 1),
                    until: None,
                    agreed_by: "A manager".to_owned(),
                };
                costs::say_line(tx, &allowed, &line, None, None)?;
            }
            let name = people::Name {
                given: "Tamsin".to_owned(),
                family: "Okonkwo".to_owned(),
                known_as: None,
            };
            let allowed =
                find(tx, town.children[0])?.allow_for(Action::Add, FieldClass::Identity)?;
            people::name(tx, &allowed, &name, None)?;
            access::say_agency(tx, OTHERS, "Beech Care", None)?;
            let manager = Profile::provider("Rae Lowe", OTHERS);
            access::say_member(tx, member(Persona::Commissioner), &manager)?;
            Ok(())
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
    town
}

/// The reference of the one placement offered on a page.
fn offered(page: &str) -> String {
    let at = page.split("name=\"amount-").nth(1).unwrap();
    at[..9].to_owned()
}

fn ask(town: &Town, invoice: Uuid, words: &str) {
    town.record
        .write(&house(), |tx| {
            let said = InvoiceQuery {
                words: words.to_owned(),
                with: Some("Acorn Homes".to_owned()),
                on: date(2027, 4, 7),
                from: None,
            };
            costs::query(tx, invoice, &said).map(drop)
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
}

#[test]
fn a_provider_sends_an_invoice_reads_what_we_ask_and_answers() {
    let town = with_placements();
    let mut provider = town.as_a(Persona::Provider);
    let form = provider.get("/exchange/invoices/new").text();
    let mine = offered(&form);
    // What we expect for March is filled in: 31 nights at £100.
    assert!(form.contains("3100.00"), "{form}");
    let amount = format!("amount-{mine}");
    let sent = [
        ("number", "A-1"),
        ("from-day", "1"),
        ("from-month", "3"),
        ("from-year", "2027"),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2027"),
        (amount.as_str(), "3,400.00"),
    ];
    let wrong = [&sent[..7], &[(amount.as_str(), "lots")]].concat();
    let refused = provider.fill_in("/exchange/invoices/new", &wrong);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("must be in pounds"));
    assert_eq!(
        provider.fill_in("/exchange/invoices/new", &sent).status,
        303
    );
    assert!(
        provider
            .get("/exchange/invoices")
            .text()
            .contains("on its way to us")
    );
    // The same number a second time is refused where it is typed.
    let again = provider.fill_in("/exchange/invoices/new", &sent);
    assert_eq!(again.status, 422, "{}", again.text());
    assert_eq!(carry(&town.record, &town.exchange).unwrap().money, 1);
    assert_eq!(carry(&town.record, &town.exchange).unwrap().money, 0);
    let kept = town
        .record
        .read(&house(), |tx| Ok(costs::invoices(tx)?[0].clone()))
        .unwrap();
    assert_eq!(kept.said.lines[0].of, Some(town.children[0]));
    assert_eq!(kept.said.due, date(2027, 5, 7), "30 days of receiving it");
    let at = format!("/exchange/invoices/{}", kept.id);
    let page = provider.get(&at).text();
    assert!(page.contains("£300 more") && page.contains(&mine), "{page}");
    assert!(!page.contains("Send your answer"));
    // Words that name a young person are kept back; words that name nobody are read.
    ask(&town, kept.id, "Was Tamsin there on every night?");
    let page = provider.get(&at).text();
    assert!(
        !page.contains("Tamsin") && page.contains("Please ring us"),
        "{page}"
    );
    ask(&town, kept.id, "Which nights are the £300 for?");
    assert!(
        provider
            .get(&at)
            .text()
            .contains("Which nights are the £300 for?")
    );
    let answer = [("words", "Three nights of a second adult.")];
    assert_eq!(provider.fill_in(&at, &answer).status, 303);
    assert!(provider.get(&at).text().contains("On its way to us"));
    carry(&town.record, &town.exchange).unwrap();
    let page = provider.get(&at).text();
    assert!(page.contains("You answered; it lies with us"), "{page}");
    let ours = town
        .as_a(Persona::Finance)
        .get(&format!("/invoices/{}", kept.id))
        .text();
    assert!(
        ours.contains("Three nights of a second adult.") && ours.contains("our finance team"),
        "{ours}"
    );
    town.record
        .write(&house(), |tx| {
            costs::pay(tx, kept.id, date(2027, 4, 7)).map(drop)
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
    let list = provider.get("/exchange/invoices").text();
    assert!(
        list.contains("Paid 7 April 2027") && list.contains("on time"),
        "{list}"
    );
}

#[test]
fn another_providers_invoices_and_placements_are_not_there() {
    let town = with_placements();
    let mut ours = town.as_a(Persona::Provider);
    let mut others = town.as_a(Persona::Commissioner);
    let mine = offered(&ours.get("/exchange/invoices/new").text());
    let theirs = offered(&others.get("/exchange/invoices/new").text());
    assert_ne!(mine, theirs);
    // A reference of another's is no field of the form: what is typed for it is nobody's.
    let amount = format!("amount-{mine}");
    let sent = [
        ("number", "B-1"),
        ("from-day", "1"),
        ("from-month", "3"),
        ("from-year", "2027"),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2027"),
        (amount.as_str(), "100.00"),
    ];
    assert_eq!(others.fill_in("/exchange/invoices/new", &sent).status, 422);
    assert_eq!(ours.fill_in("/exchange/invoices/new", &sent).status, 303);
    carry(&town.record, &town.exchange).unwrap();
    let id = town
        .record
        .read(&house(), |tx| Ok(costs::invoices(tx)?[0].id))
        .unwrap();
    let at = format!("/exchange/invoices/{id}");
    assert_eq!(ours.get(&at).status, 200);
    assert_eq!(others.get(&at).status, 404);
    assert!(!others.get("/exchange/invoices").text().contains("B-1"));
    // Nobody of the council reads them here.
    assert_eq!(
        town.as_a(Persona::PlacementOfficer)
            .get("/exchange/invoices")
            .status,
        404
    );
    let _ = exchange::STORE;
}

#[test]
fn an_invoice_we_have_by_hand_already_is_not_taken_twice_and_says_why() {
    let town = with_placements();
    let mut provider = town.as_a(Persona::Provider);
    let mine = offered(&provider.get("/exchange/invoices/new").text());
    let amount = format!("amount-{mine}");
    let sent = [
        ("number", "C-1"),
        ("from-day", "1"),
        ("from-month", "3"),
        ("from-year", "2027"),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2027"),
        (amount.as_str(), "3,100.00"),
    ];
    assert_eq!(
        provider.fill_in("/exchange/invoices/new", &sent).status,
        303
    );
    // Meanwhile somebody of ours wrote it down from the post.
    town.record
        .write(&house(), |tx| {
            let said = costs::Invoice {
                provider: OURS,
                number: "c-1".to_owned(),
                received: date(2027, 4, 6),
                due: date(2027, 5, 6),
                from: date(2027, 3, 1),
                until: date(2027, 4, 1),
                lines: Vec::new(),
            };
            costs::receive(tx, Uuid::now_v7(), &said).map(drop)
        })
        .unwrap();
    carry(&town.record, &town.exchange).unwrap();
    let list = provider.get("/exchange/invoices").text();
    assert!(list.contains("not taken"), "{list}");
    let count = town
        .record
        .read(&house(), |tx| Ok(costs::invoices(tx)?.len()))
        .unwrap();
    assert_eq!(count, 1);
}
