//! How long records are kept, with the clock moved; and erasing one, by two people.

use crate::stage::house;
use crate::stage_desk::{Town, member, town};
use care::Date;
use care::dates::{birthday, plus_days};
use care::ids::YoungPersonId;
use record::access::{Action, FieldClass, Persona, find};
use record::{Caller, Erased, Saying, Timestamp};
use rooms::looked_after::{self, Episode};
use rooms::people::{self, About, Name, Sibling, Statement};
use rooms::retention::{self, Case, Ruled};

fn noon(day: Date) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

fn at(town: &Town, day: Date) {
    town.record.clock().set(noon(day));
}

fn born(town: &Town, id: YoungPersonId) -> Date {
    let person = town.record.read(&house(), |tx| Ok(people::person(tx, id)?));
    person.unwrap().unwrap().born.unwrap()
}

fn due(town: &Town, id: YoungPersonId) -> Option<(Case, Date)> {
    let all = town.record.read(&house(), retention::everyone).unwrap();
    all.into_iter().find(|one| one.id == id).unwrap().until
}

#[test]
fn a_record_is_due_on_its_day_and_not_the_day_before_and_never_while_it_is_held() {
    let town = town();
    let record = &town.record;
    let all = record.read(&house(), retention::everyone).unwrap();
    assert!(all.len() > 20);
    let mut tried = 0;
    for one in &all {
        let Some((case, until)) = one.until else {
            continue;
        };
        let from = match case {
            Case::Adopted | Case::Died => {
                let life = record
                    .read(&house(), |tx| Ok(looked_after::episodes_of(tx, one.id)?))
                    .unwrap();
                let years = if case == Case::Adopted { 100 } else { 15 };
                let ended = |e: &Episode| e.dec.is_some_and(|dec| birthday(dec, years) == until);
                assert!(life.episodes.iter().any(ended), "{case:?} {until}");
                continue;
            }
            Case::LookedAfter | Case::Known => born(&town, one.id),
        };
        assert_eq!(until, birthday(from, 75));
        assert!(until.year() >= 2070);
        if tried < 3 {
            tried += 1;
            let ask = || {
                record.write(&house(), |tx| {
                    retention::ask(tx, one.id, "its time is over")
                })
            };
            at(&town, plus_days(until, -1));
            assert!(ask().is_err(), "the day before");
            at(&town, until);
            record
                .write(&house(), |tx| retention::hold(tx, one.id, "an inquiry"))
                .unwrap();
            assert!(ask().is_err(), "held");
            at(&town, "2101-01-01".parse().unwrap());
            assert!(ask().is_err(), "held for longer");
            record
                .write(&house(), |tx| retention::lift(tx, one.id, "it is over"))
                .unwrap();
            at(&town, until);
            ask().unwrap();
        }
    }
    assert_eq!(tried, 3);
}

#[test]
fn those_who_were_adopted_or_died_are_counted_from_that_day_and_the_council_may_say_otherwise() {
    let town = town();
    let record = &town.record;
    let (adopted, died) = (town.children[1], town.children[2]);
    let day: Date = "2027-03-01".parse().unwrap();
    let end = |id: YoungPersonId, code: &str| {
        let code = care::codes::ReasonEpisodeCeased::parse(code);
        record
            .write(&house(), |tx| {
                let life = looked_after::episodes_of(tx, id)?;
                let mut last = life.episodes.last().cloned().unwrap();
                last.dec = Some(day);
                last.ceased = code;
                tx.say(id, &last, Saying::from("worker").since(last.decom))?;
                Ok(())
            })
            .unwrap();
    };
    end(adopted, "E12");
    end(died, "E2");
    assert_eq!(
        due(&town, adopted),
        Some((Case::Adopted, birthday(day, 100)))
    );
    assert_eq!(due(&town, died), Some((Case::Died, birthday(day, 15))));
    let said = Ruled {
        case: Case::Died,
        years: 50,
        source: "The council’s schedule, advised by its lawyer".to_owned(),
    };
    record
        .write(&house(), |tx| retention::set(tx, &said))
        .unwrap();
    assert_eq!(due(&town, died), Some((Case::Died, birthday(day, 50))));
}

/// Everything a backup holds: what is in the tables and nothing of the free space.
fn kept(town: &Town) -> Vec<u8> {
    let path = std::env::temp_dir().join(format!("homeward-{}", uuid::Uuid::now_v7()));
    town.record.backup(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    bytes
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

/// Whether a word stands there with neither letter nor digit beside it.
fn has_alone(bytes: &[u8], word: &str) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    bytes
        .windows(word.len())
        .enumerate()
        .filter(|(_, part)| *part == word.as_bytes())
        .any(|(at, _)| {
            ends(at.checked_sub(1).and_then(|before| bytes.get(before)))
                && ends(bytes.get(at + word.len()))
        })
}

#[test]
fn two_people_erase_a_record_and_nothing_of_it_is_left() {
    let town = town();
    let record = &town.record;
    let (id, other) = (town.children[0], town.children[1]);
    let code = record
        .read(&house(), |tx| {
            Ok(people::person(tx, id)?.unwrap().code.to_string())
        })
        .unwrap();
    record
        .write(&house(), |tx| {
            let name = Name {
                given: "Zqgiven".to_owned(),
                family: "Zqfamily".to_owned(),
                known_as: Some("Zqknown".to_owned()),
            };
            tx.say(id, &name, Saying::from("Zqsource"))?;
            let said = Statement {
                about: About::Strength,
                text: "Zqstrength".to_owned(),
                words: people::Words::YoungPerson,
                said_on: "2027-01-05".parse().unwrap(),
            };
            tx.say(id, &said, Saying::from("worker"))?;
            tx.say(other, &Sibling { of: id }, Saying::from("worker"))?;
            let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Documents)?;
            let day = "2027-01-05".parse().unwrap();
            people::keep_document(
                tx,
                &allowed,
                "Zqtitle",
                day,
                "zqfile.txt",
                b"Zqbytes of a letter",
            )?;
            Ok(())
        })
        .unwrap();
    // Somebody is writing about them at this moment.
    let mut worker = town.as_a(Persona::KeyWorker);
    let page = worker.get(&format!("/young-people/{id}/said"));
    let draft = page.hidden("_form").unwrap();
    worker.post(&format!("/drafts/{draft}/text"), &[("value", "Zqdraft")]);
    let words = ["Zqgiven", "Zqfamily", "Zqknown", "Zqsource", "Zqstrength"];
    let before = kept(&town);
    for word in words {
        assert!(has(&before, word), "{word}");
    }
    assert!(has_alone(&before, &code) && has(&before, &draft));

    let (_, until) = due(&town, id).unwrap();
    at(&town, until);
    let mut officer = town.as_a(Persona::PrivacyOfficer);
    let page = officer.get("/retention");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Due now") && page.text().contains("Zqknown"));
    assert_eq!(officer.get(&format!("/retention/{id}/agree")).status, 404);
    let why = [("why", "Its time was over; read by the archivist")];
    let asked = officer.fill_in(&format!("/retention/{id}/ask"), &why);
    assert_eq!(asked.status, 303, "{}", asked.text());
    let agree = format!("/retention/{id}/agree");
    let own = officer.fill_in(&agree, &[("agree", "yes")]);
    assert_eq!(own.status, 422);
    assert!(own.text().contains("Somebody else must agree"));
    let looks = |tx: &mut record::Tx<'_>| {
        Ok(tx.one(
            "SELECT count(*) FROM access_log WHERE subject = $1",
            &[&id],
            |row| row.get::<i64>(0),
        )?)
    };
    let looked = record.read(&house(), looks).unwrap();
    assert!(looked > 0);
    let mut lead = town.as_a(Persona::ServiceLead);
    assert_eq!(lead.fill_in(&agree, &[]).status, 422, "without the tick");
    let done = lead.fill_in(&agree, &[("agree", "yes")]);
    assert_eq!(done.status, 303, "{}", done.text());

    // Nothing is left of what was said.
    let after = kept(&town);
    for word in words.into_iter().chain([draft.as_str(), "Zqbytes"]) {
        assert!(!has(&after, word), "{word}");
    }
    // A number of four digits stands in the middle of many ids by chance.
    assert!(!has_alone(&after, &code), "{code}");
    let verified = record.verify().unwrap();
    assert!(verified.is_sound(), "{verified}");
    assert!(verified.erased > 5);
    assert_eq!(record.rebuild(true).unwrap().difference, None);
    // Who had looked stays, and so does that somebody was erased, when, why, and by whose word.
    assert!(record.read(&house(), looks).unwrap() >= looked);
    let gone = record
        .read(&Caller::system("test"), |tx| retention::erased(tx, 10))
        .unwrap();
    let [gone] = gone.as_slice() else {
        panic!("{gone:?}")
    };
    let said: &Erased = &gone.said;
    assert_eq!(said.asked_by, member(Persona::PrivacyOfficer));
    assert_eq!(said.agreed_by, member(Persona::ServiceLead));
    assert_eq!(said.rule, "looked_after");
    let page = lead.get("/retention").text();
    assert!(page.contains("read by the archivist") && !page.contains("Zq"));
    // Their page is one that never was, for everybody; their own sign-in is nobody's.
    for persona in [
        Persona::ServiceLead,
        Persona::PrivacyOfficer,
        Persona::KeyWorker,
    ] {
        let mut browser = town.as_a(persona);
        assert_eq!(browser.get(&format!("/young-people/{id}")).status, 404);
        assert_eq!(
            browser.get(&format!("/young-people/{id}/history")).status,
            404
        );
    }
    let mut they = town.as_a(Persona::YoungPerson);
    assert_eq!(they.get("/young-people").status, 303);
    // The other's record goes on.
    assert_eq!(lead.get(&format!("/young-people/{other}")).status, 200);
}
