//! What leaves the council and what comes back, through the real router.

// Long because: one walk from a home that is asked to its answer, and everything that must not leave.

use crate::stage::house;
use crate::stage_desk::{Town, a_provider, member, town};
use care::ids::{HomeId, OrganisationId, YoungPersonId};
use care::{Period, Postcode};
use desk::trial::Browser;
use jiff::civil::date;
use record::access::{self, Action, FieldClass, Persona, Profile, Relationship, find};
use record::{Keys, Record, Refusal, Tx};
use rooms::exchange::gate::Reader;
use rooms::exchange::{Guard, carry, letters, say_guard};
use rooms::homes::{self, Home, HomeKind, Registration, Sexes};
use rooms::people::{self, About, Statement, Words};
use rooms::plans;
use uuid::Uuid;

pub const WHY: &str = "You mend bicycles with the young people who live with you already.";

pub struct Stage {
    pub town: Town,
    pub child: YoungPersonId,
    pub home: HomeId,
    pub provider: OrganisationId,
}

/// What stands written down of somebody for whom a home is asked: what they hope for, and how they
/// get from a residential home to a family.
pub fn ready_to_ask(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<(), Refusal> {
    let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    let hopes = statement(About::Aspiration, "I want to run a repair shop.");
    people::say(tx, &allowed, &hopes)?;
    let step = plans::StepToFamily {
        how: "Weekends with the carers who said yes.".to_owned(),
        by: date(2027, 9, 1),
        who: "Tom Ashworth".to_owned(),
    };
    plans::step_to_family(tx, of, &step)?;
    Ok(())
}

/// Something a young person said of themselves.
pub fn statement(about: About, text: &str) -> Statement {
    Statement {
        about,
        text: text.to_owned(),
        words: Words::YoungPerson,
        said_on: date(2027, 4, 1),
    }
}

fn a_home(provider: OrganisationId, name: &str) -> Home {
    Home {
        provider,
        name: name.to_owned(),
        kind: HomeKind::ChildrensHome,
        urn: None,
        registration: Some(Registration::Active),
        registered_on: Some(date(2020, 1, 1)),
        address: Some("9 Elm Road, Leigh".to_owned()),
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
        grade: None,
        inspected_on: None,
        weekly: None,
        source: "the registered manager".to_owned(),
        as_of: date(2027, 4, 1),
    }
}

/// One home of a provider whose manager can sign in, and a named young person to search for.
pub fn stage() -> Stage {
    let town = town();
    let child = town.children[0];
    let (provider, home) = (OrganisationId(Uuid::now_v7()), HomeId(Uuid::now_v7()));
    town.record
        .write(&house(), |tx| {
            homes::say_provider(tx, provider, &a_provider("Acorn Homes"), None, "test")?;
            homes::say_home(tx, home, &a_home(provider, "Willow House"), None)?;
            access::say_agency(tx, provider, "Acorn Homes", None)?;
            let manager = Profile::provider("Dawn Hill", provider);
            access::say_member(tx, member(Persona::Provider), &manager)?;
            let officer = member(Persona::PlacementOfficer);
            let since = Period::since(date(2026, 4, 1));
            access::relate(tx, child, officer, Relationship::PlacementOfficer, since)?;
            let allowed = find(tx, child)?.allow_for(Action::Add, FieldClass::Voice)?;
            people::say(
                tx,
                &allowed,
                &statement(About::Strength, "I can fix any bike."),
            )?;
            let sings = statement(About::Strength, "Ella sings in a choir.");
            people::say(tx, &allowed, &sings)?;
            ready_to_ask(tx, child)?;
            let name = people::Name {
                given: "Ella".to_owned(),
                family: "Marsh".to_owned(),
                known_as: None,
            };
            people::name(tx, &allowed, &name, None)?;
            Ok(())
        })
        .unwrap();
    Stage {
        town,
        child,
        home,
        provider,
    }
}

/// Begins a search for a home for somebody.
pub fn begin(officer: &mut Browser, child: YoungPersonId, hard: &str) -> String {
    let at = format!("/young-people/{child}/home-search");
    let done = officer.fill_in(
        &format!("{at}/for"),
        &[
            ("needed_by-day", "7"),
            ("needed_by-month", "4"),
            ("needed_by-year", "2027"),
            ("because", "The carers have asked for it to end."),
            ("hard", hard),
            ("helps", "A walk before talking."),
            ("unknown", "How they sleep."),
            ("travel", "bus"),
            ("needs_said", "yes"),
        ],
    );
    assert_eq!(done.status, 303, "{}", done.text());
    at
}

/// The address of the link on the page of what was sent.
pub fn link_on(page: &str) -> String {
    let rest = page.split("/to/").nth(1).unwrap();
    format!("/to/{}", &rest[..64])
}

/// Row 2 of what the system must do: nobody is shared by their difficulties alone.
#[test]
fn no_home_is_asked_before_somebody_wrote_down_what_they_are_good_at_and_hope_for() {
    let stage = stage();
    let other = stage.town.children[1];
    let say = |about, text| {
        let said = stage.town.record.write(&house(), |tx| {
            let allowed = find(tx, other)?.allow_for(Action::Add, FieldClass::Voice)?;
            people::say(tx, &allowed, &statement(about, text))?;
            Ok(())
        });
        said.unwrap();
    };
    let named = stage.town.record.write(&house(), |tx| {
        let officer = member(Persona::PlacementOfficer);
        let since = Period::since(date(2026, 4, 1));
        access::relate(tx, other, officer, Relationship::PlacementOfficer, since)
    });
    named.unwrap();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let ask = format!(
        "{}/ask/{}",
        begin(&mut officer, other, "Mornings."),
        stage.home
    );
    let mut refused = |lacking: &str| {
        let answer = officer.fill_in(&ask, &[("why_you", WHY)]);
        assert_eq!(answer.status, 422);
        let words = format!("No home can be asked before somebody has written down {lacking}");
        assert!(answer.text().contains(&words), "{}", answer.text());
    };
    refused("what they are good at and what they hope for");
    say(About::Strength, "He cooks for everybody.");
    refused("what they hope for");
    say(About::Aspiration, "He wants to be a chef.");
    // A residential home is for a time: how and by when they get to a family is said with it (row 3).
    let answer = officer.fill_in(&ask, &[("why_you", WHY)]);
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("Enter how they get from there to a family"),
        "{}",
        answer.text()
    );
    let step = [
        ("why_you", WHY),
        ("step_how", "Weekends with the carers who said yes."),
        ("step_by-day", "1"),
        ("step_by-month", "9"),
        ("step_by-year", "2027"),
        ("step_who", "Tom Ashworth"),
    ];
    let mut past = step;
    past[4] = ("step_by-year", "2026");
    let answer = officer.fill_in(&ask, &past);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("The day must lie ahead"));
    assert_eq!(officer.fill_in(&ask, &step).status, 303);
    let search = officer
        .get(&format!("/young-people/{other}/home-search"))
        .text();
    let words =
        "From there to a family by 1 September 2027: Weekends with the carers who said yes.";
    assert!(search.contains(words), "{search}");
    // Said once, it is asked no more.
    assert!(!officer.get(&ask).text().contains("step_how"));
}

#[test]
fn a_home_reads_and_answers_by_a_link_without_an_account() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(
        &format!("{at}/ask/{}", stage.home),
        &[("why_you", WHY), ("ring", "01942 489000")],
    );
    assert_eq!(asked.status, 303, "{}", asked.text());
    let sent = asked.location().to_owned();
    let page = officer.get(&sent).text();
    assert!(page.contains("Not opened yet"), "{page}");
    let link = link_on(&page);
    // Neither database holds the token.
    let token = link.trim_start_matches("/to/");
    for record in [&stage.town.record, &stage.town.exchange] {
        let found: i64 = record
            .read(&house(), |tx| {
                Ok(tx.one(
                    "SELECT count(*) FROM fact WHERE content LIKE $1",
                    &[&format!("%{token}%")],
                    |row| row.get(0),
                )?)
            })
            .unwrap();
        assert_eq!(found, 0);
    }
    let mut home = Browser::new(&stage.town.desk);
    let read = home.get(&link);
    assert_eq!(read.status, 200);
    assert_eq!(read.header("cache-control"), "no-store");
    assert_eq!(read.header("referrer-policy"), "no-referrer");
    assert!(read.header("x-robots-tag").contains("noindex"));
    let text = read.text();
    for word in [
        "I can fix any bike.",
        "How they sleep.",
        WHY,
        "A walk before talking.",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    for word in ["Ella", "Marsh", &stage.child.to_string()] {
        assert!(!text.contains(word), "{word}");
    }
    // What names her was left out, and they are told that something was.
    assert!(text.contains("1 more things somebody said are not shown"));
    assert!(officer.get(&sent).text().contains("by the link"));
    // An answer with a condition says the condition; a no says why.
    let refused = home.fill_in(&link, &[("answer", "if"), ("who", "Dawn Hill")]);
    assert_eq!(refused.status, 422);
    let refused = home.fill_in(&link, &[("answer", "no"), ("who", "Dawn Hill")]);
    assert_eq!(refused.status, 422);
    let words = "If the school run is shared.";
    let fields = [
        ("answer", "if"),
        ("who", "Dawn Hill, manager"),
        ("words", words),
        ("answer_id", "01a00000-0000-7000-8000-00000000abcd"),
    ];
    for _ in 0..2 {
        // A second press of the button says nothing twice.
        assert_eq!(home.post(&link, &fields).status, 303);
    }
    assert!(home.get(&format!("{link}/thanks")).text().contains(words));
    let done = carry(&stage.town.record, &stage.town.exchange).unwrap();
    assert_eq!(done.answers, 1);
    assert_eq!(
        carry(&stage.town.record, &stage.town.exchange)
            .unwrap()
            .answers,
        0
    );
    let search = officer.get(&at).text();
    assert!(
        search.contains("Waiting on us") && search.contains(words),
        "{search}"
    );
    // A no ends the reading; whoever holds the link is told whom to ring.
    let no = [
        ("answer", "no"),
        ("who", "Dawn Hill"),
        ("reason", "staff"),
        ("words", ""),
    ];
    assert_eq!(home.fill_in(&link, &no).status, 303);
    let shut = home.get(&link).text();
    assert!(
        shut.contains("Nothing to read here") && shut.contains("01942 489000"),
        "{shut}"
    );
    assert!(!shut.contains("How they sleep."));
    let other = home.get(&format!("/to/{}", "0".repeat(64))).text();
    assert!(other.contains("does not open anything"));
}

#[test]
fn a_link_can_be_closed_made_anew_given_longer_and_ends_with_the_search() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(&format!("{at}/ask/{}", stage.home), &[("why_you", WHY)]);
    let sent = asked.location().to_owned();
    let mut home = Browser::new(&stage.town.desk);
    let press = |officer: &mut Browser, what: &str| {
        let page = officer.get(&sent);
        let hidden: Vec<(&str, String)> = ["_key", "_about", "_form"]
            .into_iter()
            .filter_map(|name| Some((name, page.hidden(name)?)))
            .collect();
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let done = officer.post(&format!("{sent}/{what}"), &hidden);
        assert_eq!(done.status, 303, "{what}: {}", done.text());
    };
    let first = link_on(&officer.get(&sent).text());
    press(&mut officer, "longer");
    assert!(home.get(&first).text().contains("How they sleep."));
    press(&mut officer, "anew");
    let second = link_on(&officer.get(&sent).text());
    assert_ne!(first, second);
    assert!(!home.get(&first).text().contains("How they sleep."));
    assert!(home.get(&second).text().contains("How they sleep."));
    // What changes is shown first of all to whoever read it before.
    begin_again(&mut officer, &at, "Mornings are hard, and so is Sunday.");
    let page = officer.get(&sent).text();
    assert!(page.contains("What changed since you sent it"), "{page}");
    assert!(!home.get(&second).text().contains("Sunday"));
    press(&mut officer, "changes");
    let desk = officer.get("/searches").text();
    assert!(desk.contains("They have not seen the change"), "{desk}");
    let changed = home.get(&second).text();
    assert!(
        changed.contains("What changed since you read this") && changed.contains("Sunday"),
        "{changed}"
    );
    assert!(
        !home
            .get(&second)
            .text()
            .contains("What changed since you read this")
    );
    press(&mut officer, "close");
    assert!(
        home.get(&second)
            .text()
            .contains("We have closed this link.")
    );
    press(&mut officer, "anew");
    let third = link_on(&officer.get(&sent).text());
    assert!(home.get(&third).text().contains("How they sleep."));
    for form in ["sheet", "text", "standard", "census"] {
        let answer = officer.get(&format!("{sent}/as/{form}"));
        assert_eq!(answer.status, 200, "{form}");
        assert!(!answer.text().contains("Ella") && !answer.text().contains("Marsh"));
    }
    let end = officer.fill_in(&format!("{at}/end"), &[("why", "She stays where she is.")]);
    assert_eq!(end.status, 303, "{}", end.text());
    let done = carry(&stage.town.record, &stage.town.exchange).unwrap();
    assert_eq!(done.withdrawn, 1);
    assert!(home.get(&third).text().contains("the search has ended"));
}

/// Puts right what is asked for.
fn begin_again(officer: &mut Browser, at: &str, hard: &str) {
    let path = format!("{at}/for");
    let page = officer.get(&path);
    assert!(page.text().contains("Mornings are hard."));
    let stands = page.hidden("stands").unwrap();
    let done = officer.fill_in(
        &path,
        &[
            ("needed_by-day", "7"),
            ("needed_by-month", "4"),
            ("needed_by-year", "2027"),
            ("because", "The carers have asked for it to end."),
            ("hard", hard),
            ("helps", "A walk before talking."),
            ("unknown", "How they sleep."),
            ("travel", "bus"),
            ("needs_said", "yes"),
            ("stands", stands.as_str()),
        ],
    );
    assert_eq!(done.status, 303, "{}", done.text());
}

#[test]
fn the_gate_stops_a_name_and_an_address_and_lets_a_name_through_with_a_reason_only() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Ella finds mornings hard.");
    let ask = format!("{at}/ask/{}", stage.home);
    let held = officer.fill_in(&ask, &[("why_you", WHY)]);
    assert_eq!(held.status, 422);
    let text = held.text();
    assert!(
        text.contains("What has been hard") && text.contains("The young person’s name"),
        "{text}"
    );
    // The family's postcode may be let through by nobody.
    let home: Postcode = stage
        .town
        .record
        .read(&house(), |tx| {
            let life = rooms::looked_after::episodes_of(tx, stage.child)?;
            Ok(life.episodes.iter().find_map(|one| one.home).unwrap())
        })
        .unwrap();
    let near = format!("{WHY} And you are near {}.", home.as_str().to_lowercase());
    let both = [
        ("why_you", near.as_str()),
        (
            "leave-own_name",
            "She asked that they call her by her name tonight.",
        ),
        ("leave-family_home", "They must know."),
    ];
    assert_eq!(officer.fill_in(&ask, &both).status, 422);
    let named = [
        ("why_you", WHY),
        (
            "leave-own_name",
            "She asked that they call her by her name tonight.",
        ),
    ];
    let done = officer.fill_in(&ask, &named);
    assert_eq!(done.status, 303, "{}", done.text());
    let sent = done.location().to_owned();
    assert!(
        officer
            .get(&sent)
            .text()
            .contains("She asked that they call her by her name tonight.")
    );
}

#[test]
fn a_parents_letter_does_not_carry_a_protected_address() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(&format!("{at}/ask/{}", stage.home), &[("why_you", WHY)]);
    let link = link_on(&officer.get(asked.location()).text());
    let mut home = Browser::new(&stage.town.desk);
    home.fill_in(&link, &[("answer", "talk"), ("who", "Dawn Hill")]);
    carry(&stage.town.record, &stage.town.exchange).unwrap();
    let decide = format!("{at}/decide/{}", stage.home);
    let drawn = officer.get(&decide).text();
    let mut decided = vec![
        ("their_view", "I liked the workshop."),
        ("offered", "Only this one."),
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
    let place = format!("/young-people/{}/placement/letters", stage.child);
    let page = officer.get(&place).text();
    assert!(
        page.contains("A parent") && page.contains("14 April 2027"),
        "{page}"
    );
    let family = format!("{place}/family");
    assert!(officer.get(&family).text().contains("9 Elm Road"));
    stage
        .town
        .record
        .write(&house(), |tx| {
            let allowed = find(tx, stage.child)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
            let guard = Guard {
                words: String::new(),
                whereabouts: true,
                from: vec![Reader::Family],
                why: "A court order says so.".to_owned(),
            };
            say_guard(tx, &allowed, &guard)?;
            Ok(())
        })
        .unwrap();
    let drawn = officer.get(&family).text();
    for word in ["Elm Road", "WN7 1AA", "Willow House"] {
        let letter = drawn.split("<textarea").nth(1).unwrap();
        let letter = letter.split("</textarea>").next().unwrap();
        assert!(!letter.contains(word), "{word}: {letter}");
    }
    // Nor when somebody types it, however they write it.
    let typed = [
        ("name", "Mrs Marsh"),
        ("how", "by post"),
        ("text", "She lives at 9, Elm Rd., Leigh, wn71aa now."),
    ];
    let held = officer.fill_in(&family, &typed);
    assert_eq!(held.status, 422, "{}", held.text());
    let letter = [
        ("name", "Mrs Marsh"),
        ("how", "by post"),
        ("text", "Ella lives in another home from 7 April 2027."),
    ];
    let done = officer.fill_in(&family, &letter);
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(officer.get(done.location()).text().contains("Mrs Marsh"));
    let due = stage
        .town
        .record
        .read(&house(), |tx| letters(tx, stage.child))
        .unwrap()
        .unwrap();
    assert_eq!(
        due.letters.iter().filter(|one| one.sent.is_some()).count(),
        1
    );
    // The school's letter has the address: the school needs it.
    assert!(
        officer
            .get(&format!("{place}/school"))
            .text()
            .contains("9 Elm Road")
    );
}

#[test]
fn a_provider_says_what_is_free_and_answers_where_they_sign_in() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Mornings are hard.");
    officer.fill_in(&format!("{at}/ask/{}", stage.home), &[("why_you", WHY)]);
    carry(&stage.town.record, &stage.town.exchange).unwrap();
    let mut provider = stage.town.as_a(Persona::Provider);
    let page = provider.get("/exchange").text();
    assert!(
        page.contains("Waiting on you (1)") && page.contains("Willow House"),
        "{page}"
    );
    assert!(!page.contains("Ella"));
    let said = provider.fill_in(
        &format!("/exchange/beds/{}", stage.home),
        &[("free", "2"), ("note", "Somebody who likes dogs.")],
    );
    assert_eq!(said.status, 303, "{}", said.text());
    assert_eq!(
        carry(&stage.town.record, &stage.town.exchange)
            .unwrap()
            .beds,
        1
    );
    let home = stage
        .town
        .record
        .read(&house(), |tx| Ok(homes::home(tx, stage.home)?.unwrap()))
        .unwrap();
    assert_eq!(home.vacancy.unwrap().free, 2);
    let path = page
        .split("/exchange/")
        .find(|rest| rest.as_bytes()[0] == b'0')
        .unwrap();
    let path = format!("/exchange/{}", &path[..36]);
    let answered = provider.fill_in(&path, &[("answer", "talk"), ("who", "Dawn Hill")]);
    assert_eq!(answered.status, 303, "{}", answered.text());
    carry(&stage.town.record, &stage.town.exchange).unwrap();
    assert!(officer.get(&at).text().contains("Waiting on us"));
    // Another provider's manager has none of it.
    let other = OrganisationId(Uuid::now_v7());
    stage
        .town
        .record
        .write(&house(), |tx| {
            access::say_agency(tx, other, "Other Homes", None)?;
            let manager = Profile::provider("Lee Shaw", other);
            access::say_member(tx, member(Persona::Provider), &manager)?;
            Ok(())
        })
        .unwrap();
    let mut other = stage.town.as_a(Persona::Provider);
    assert_eq!(other.get(&path).status, 404);
    assert_eq!(
        other.get(&format!("/exchange/beds/{}", stage.home)).status,
        404
    );
    assert!(other.get("/exchange").text().contains("Waiting on you (0)"));
    // The table of whom we search for, by a link of its own.
    let made = officer.fill_in("/exchange", &[]);
    assert!(made.status >= 400);
    let page = officer.get("/exchange");
    let key = page.hidden("_key").unwrap();
    let made = officer.post(
        "/exchange/tables",
        &[
            ("_key", key.as_str()),
            ("provider", &stage.provider.to_string()),
        ],
    );
    assert_eq!(made.status, 303, "{}", made.text());
    let page = officer.get("/exchange").text();
    let link = page.split("/searching/").nth(1).unwrap();
    let link = format!("/searching/{}", &link[..64]);
    let table = Browser::new(&stage.town.desk).get(&link).text();
    assert!(
        table.contains("For Acorn Homes") && table.contains("Needed today"),
        "{table}"
    );
    assert!(
        officer
            .get("/exchange")
            .text()
            .contains("1 of 1 provider with a link")
    );
}

/// The store and the desk's shell are all that a link needs: over a record that knows nothing of
/// anybody, it shows the same.
#[test]
fn a_link_asks_the_councils_record_nothing() {
    let stage = stage();
    let mut officer = stage.town.as_a(Persona::PlacementOfficer);
    let at = begin(&mut officer, stage.child, "Mornings are hard.");
    let asked = officer.fill_in(&format!("{at}/ask/{}", stage.home), &[("why_you", WHY)]);
    let link = link_on(&officer.get(asked.location()).text());
    let rooms: Vec<record::Room> = rooms::ALL.iter().copied().chain([desk::room()]).collect();
    let empty = Record::in_memory(
        &rooms,
        record::Settings {
            clock: stage.town.record.clock().clone(),
            council: stage.town.record.council(),
            keys: Keys::ephemeral(),
        },
    );
    let settings = desk::Settings {
        council: "Wigan".to_owned(),
        ..desk::Settings::default()
    };
    let other = desk::Desk::new(empty, rooms::routes(), settings)
        .unwrap()
        .with_exchange(stage.town.exchange.clone());
    let bare = |desk: &desk::Desk| {
        let text = Browser::new(desk).get(&link).text();
        let main = text.split("<main").nth(1).unwrap().to_owned();
        // The key of the form is new each time.
        main.split("name=\"_key\"").next().unwrap().to_owned()
    };
    assert_eq!(bare(&stage.town.desk), bare(&other));
    assert!(bare(&other).contains("How they sleep."));
}
