//! What the demonstration adds to the returns fits them, and is kind.

use borough::stories::{Role, Stories};
use borough::{Borough, Places, Plan, make};
use care::CollectionYear;
use std::collections::{HashMap, HashSet};

fn made() -> Borough {
    let (from, to) = (CollectionYear(2024), CollectionYear(2027));
    make(
        Plan {
            children: 300,
            from,
            to,
            seed: 5,
        },
        &Places::wigan(),
    )
}

fn until() -> care::Date {
    CollectionYear(2027).end()
}

#[test]
fn stories_are_the_same_each_time_and_survive_being_written() {
    let stories = made().stories(until());
    assert_eq!(stories, made().stories(until()));
    assert_eq!(Stories::from_lines(&stories.to_lines()).unwrap(), stories);
    let damaged = stories.to_lines().replacen("\"hub\"", "\"hut\"", 1);
    assert_eq!(Stories::from_lines(&damaged).err().map(|e| e.line), Some(2));
}

#[test]
fn stories_fit_the_returns() {
    let borough = made();
    let stories = borough.stories(until());
    let by_number: HashMap<&str, _> = stories
        .young_people
        .iter()
        .map(|y| (y.child.as_str(), y))
        .collect();
    let staff: HashMap<&str, _> = stories.staff.iter().map(|m| (m.id.as_str(), m)).collect();
    assert_eq!(
        staff.len(),
        stories.staff.len(),
        "numbers of staff are their own"
    );
    for year in borough.years() {
        let of = borough.year(year);
        for row in &of.headers {
            assert!(
                by_number.contains_key(row.child.as_str()),
                "{} has no name",
                row.child
            );
        }
        for row in &of.social_workers {
            let member = staff.get(row.sw_id.as_str()).map(|m| m.role);
            assert_eq!(member, Some(Role::SocialWorker), "{}", row.sw_id);
        }
    }
    let last = borough.year(CollectionYear(2027));
    let open: HashSet<&str> = last
        .episodes
        .iter()
        .filter(|e| e.dec.is_blank() && !e.ls.is_and(|l| l.is_short_breaks()))
        .map(|e| e.child.as_str())
        .collect();
    let mut without = 0;
    for young in &stories.young_people {
        for other in &young.siblings {
            let other = by_number[other.as_str()];
            assert!(other.siblings.contains(&young.child));
            assert_eq!((&young.family, &young.hub), (&other.family, &other.hub));
        }
        if open.contains(young.child.as_str()) {
            without += usize::from(young.key_workers.is_empty());
            assert!(
                young.social_worker.is_some() && young.lives.is_some(),
                "{young:?}"
            );
        }
        for turn in &young.key_workers {
            let member = staff[turn.member.as_str()];
            assert_eq!((member.role, &member.hub), (Role::KeyWorker, &young.hub));
            assert!(member.from <= turn.from, "{turn:?} {member:?}");
        }
        for contact in &young.contacts {
            assert!(contact.on <= until() && staff.contains_key(contact.by.as_str()));
        }
    }
    // All but those who came in the last days.
    assert!(
        without * 20 < open.len(),
        "{without} of {} have no key worker",
        open.len()
    );
}

#[test]
fn words_are_ones_we_would_say_to_the_young_person() {
    const NEVER: [&str; 12] = [
        "placement",
        "absconded",
        "challenging",
        "non-compliant",
        "attention",
        "manipulative",
        "LAC",
        "unaccompanied",
        "dysregulated",
        "refused to engage",
        "hard to place",
        "{",
    ];
    for young in made().stories(until()).young_people {
        let notes = young.contacts.iter().map(|c| c.note.clone());
        for text in young.statements.iter().map(|s| s.text.clone()).chain(notes) {
            for word in NEVER {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }
}

#[test]
fn nothing_is_said_that_does_not_fit_the_age() {
    // Said otherwise than where the texts are kept, so that a slip there shows here.
    const GROWN: [(&str, u8); 17] = [
        ("bus", 10),
        ("pathway", 15),
        ("college course", 14),
        ("driv", 11),
        ("Year 11", 13),
        ("Year 9", 13),
        ("Saturday job", 12),
        ("flat with", 13),
        ("Text me", 11),
        ("mate", 9),
        ("My phone", 10),
        ("your phone", 10),
        ("drilling", 11),
        ("playlist", 10),
        ("head of year", 10),
        ("proper wages", 12),
        ("brew in the kitchen", 11),
    ];
    const SMALL: [&str; 4] = ["lanyard", "red cups", "blue rabbit", "tooth"];
    let mut young = 0;
    for seed in 0..12 {
        let (from, to) = (CollectionYear(2025), CollectionYear(2027));
        let plan = Plan {
            children: 300,
            from,
            to,
            seed,
        };
        let borough = make(plan, &Places::wigan());
        let born: HashMap<String, care::Date> = borough
            .year(to)
            .headers
            .iter()
            .filter_map(|row| Some((row.child.as_str().to_owned(), row.dob.get()?)))
            .collect();
        for story in borough.stories(until()).young_people {
            let Some(born) = born.get(&story.child) else {
                continue;
            };
            let said = story.statements.iter().map(|s| (s.said_on, &s.text));
            let done = story.contacts.iter().map(|c| (c.on, &c.note));
            for (on, text) in said.chain(done) {
                let Some(age) = care::Age::on(*born, on).map(|age| age.0) else {
                    panic!("{text:?} was said before {} was born", story.child);
                };
                young += usize::from(age < 11);
                for (words, from) in GROWN {
                    // Toddlers may love buses.
                    let about_them = text.contains("mud and buses");
                    assert!(
                        !text.contains(words) || about_them || age >= from,
                        "at {age}: {text}"
                    );
                }
                for words in SMALL {
                    assert!(!text.contains(words) || age < 5, "at {age}: {text}");
                }
            }
        }
    }
    assert!(young > 1_000, "{young}");
}
