// Long because: each rule of a huddle is tried by everybody it lets in and everybody it keeps out.

//! Weekly huddles; through the real router.

use crate::neighbourhood::{id_of, leigh};
use crate::stage_desk::{Town, member, town};
use care::ids::{FactId, SubjectId, YoungPersonId};
use desk::trial::{Answer, Browser};
use record::access::{self, Agency, Persona};
use rooms::neighbourhood::huddle::{self, Card, Ground, Knows, SeatKind};

const SOCIAL: Persona = Persona::SocialWorker;
const POLICE: Persona = Persona::Partner(Agency::Police);
const SCHOOL: Persona = Persona::Partner(Agency::School);
const HOUSING: Persona = Persona::Partner(Agency::Housing);

/// Leigh's huddle with four seats, chaired by the team manager: the social worker's, the police's, a
/// school's, and one that nobody holds.
pub struct Leigh {
    pub town: Town,
    pub huddle: String,
    pub social: SubjectId,
    pub police: SubjectId,
    pub school: SubjectId,
    nobody: SubjectId,
}

pub fn leigh_huddle() -> Leigh {
    let town = town();
    let footprint = leigh(&town).to_string();
    let chair = member(Persona::TeamManager).to_string();
    let mut lead = town.as_a(Persona::ServiceLead);
    let said = [
        ("footprint", footprint.as_str()),
        ("meets", "Wednesdays at 9"),
        ("place", "The library"),
        ("chair", &chair),
    ];
    let made = lead.fill_in("/huddles/new", &said);
    assert_eq!(made.status, 303, "{}", made.text());
    let huddle = id_of(&made);
    assert_eq!(
        lead.fill_in("/huddles/new", &said).status,
        422,
        "a footprint has one huddle"
    );
    let agency = |persona: Persona| {
        let id = member(persona);
        let found = town
            .record
            .read(&crate::stage::house(), |tx| Ok(access::member(tx, id)?));
        found.unwrap().unwrap().agency.unwrap().to_string()
    };
    let seat_at = format!("/huddles/{huddle}/seat");
    let mut seat = |kind: &str, of: (&str, &str)| {
        let mut said = vec![("kind", kind), ("basis", "The borough’s sharing agreement")];
        if !of.1.is_empty() {
            said.extend([of, ("who", "Somebody")]);
        }
        let without: Vec<_> = said
            .iter()
            .copied()
            .filter(|one| one.0 != "basis")
            .collect();
        assert_eq!(
            lead.fill_in(&seat_at, &without).status,
            422,
            "no seat without an agreement"
        );
        let made = lead.fill_in(&seat_at, &said);
        assert_eq!(made.status, 303, "{}", made.text());
    };
    seat("childrens_care", ("member", &member(SOCIAL).to_string()));
    seat("police", ("organisation", &agency(POLICE)));
    seat("schools", ("organisation", &agency(SCHOOL)));
    seat("employment", ("", ""));
    let id: SubjectId = huddle.parse().unwrap();
    let now = town
        .record
        .read(&crate::stage::house(), |tx| huddle::huddle(tx, id))
        .unwrap();
    let of = |kind| {
        now.seats
            .iter()
            .find(|one| one.said.kind == kind)
            .unwrap()
            .subject
    };
    Leigh {
        social: of(SeatKind::ChildrensCare),
        police: of(SeatKind::Police),
        school: of(SeatKind::Schools),
        nobody: of(SeatKind::Employment),
        huddle,
        town,
    }
}

impl Leigh {
    fn chair(&self) -> Browser {
        self.town.as_a(Persona::TeamManager)
    }
    /// Plans a meeting; gives its address.
    fn plan(&self, day: &str) -> String {
        let (year, rest) = day.split_once('-').unwrap();
        let (month, day) = rest.split_once('-').unwrap();
        let said = [("on-day", day), ("on-month", month), ("on-year", year)];
        let made = self
            .chair()
            .fill_in(&format!("/huddles/{}/plan", self.huddle), &said);
        assert_eq!(made.status, 303, "{}", made.text());
        made.location().to_owned()
    }
    /// The social worker has a named relationship: they may share.
    fn related(&self) -> YoungPersonId {
        let child = self.town.children[0];
        let since = care::Period::since(jiff::civil::date(2026, 4, 1));
        self.town
            .record
            .write(&crate::stage::house(), |tx| {
                access::relate(
                    tx,
                    child,
                    member(SOCIAL),
                    access::Relationship::SocialWorker,
                    since,
                )
            })
            .unwrap();
        child
    }
    fn bring(&self, meeting: &str, child: YoungPersonId, with: &[(&str, &str)]) -> Answer {
        let said = card(with);
        let fields: Vec<(&str, &str)> =
            said.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        self.town
            .as_a(SOCIAL)
            .fill_in(&format!("{meeting}/card/{child}"), &fields)
    }
}

/// A card with everything, but for what is said otherwise; blank takes a field away.
fn card(with: &[(&str, &str)]) -> Vec<(String, String)> {
    let whole = [
        ("strengths", "Fixes every bike in the street"),
        ("hopes", "To work at the canal boatyard"),
        ("their_view", "I am not in trouble, I am bored"),
        ("why_now", "Was seen on the roof of the market twice"),
        ("who_knows", "Mr Patel of the boatyard, since he was nine"),
        (
            "ask",
            "Could somebody talk to the boatyard about Saturdays?",
        ),
        ("ground", "public_task"),
        ("knows", "agrees"),
    ];
    let mut all: Vec<(String, String)> = whole
        .iter()
        .filter(|(name, _)| !with.iter().any(|(other, _)| other == name))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    // A form that is begun from the record holds its words: blank is typed over them.
    all.extend(
        with.iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    );
    all
}

/// Row 2: a card cannot be put on with no strengths or no hopes, and they stand first on it. Row 49: nor
/// without their own view, a reason, a ground that fits what they know.
#[test]
fn no_card_without_strengths_hopes_their_own_view_and_a_ground() {
    let leigh = leigh_huddle();
    let child = leigh.related();
    let meeting = leigh.plan("2027-04-07");
    for missing in [
        "strengths",
        "hopes",
        "their_view",
        "why_now",
        "ask",
        "ground",
        "knows",
    ] {
        let refused = leigh.bring(&meeting, child, &[(missing, "")]);
        assert_eq!(refused.status, 422, "{missing}");
    }
    let refused = leigh.bring(&meeting, child, &[("strengths", "")]);
    assert!(
        refused
            .text()
            .contains("nobody is put on a card without it")
    );
    let refused = leigh.bring(
        &meeting,
        child,
        &[("ground", "agreed"), ("knows", "not_yet")],
    );
    assert!(
        refused.text().contains("choose another ground"),
        "{}",
        refused.text()
    );
    assert!(
        refused
            .text()
            .contains("Say why it is shared before they agree")
    );
    assert_eq!(leigh.bring(&meeting, child, &[]).status, 303);
    let again = leigh.bring(&meeting, child, &[]);
    assert!(
        again
            .text()
            .contains("They have an open card in this huddle already")
    );
    // The rule is the record's, not the form's.
    let id: SubjectId = leigh.huddle.parse().unwrap();
    let bare = Card {
        about: id,
        meeting: id_of_path(&meeting),
        of: None,
        called: "The family at 9".to_owned(),
        initials: "A family".to_owned(),
        strengths: " ".to_owned(),
        hopes: "Quiet".to_owned(),
        their_view: "Tired".to_owned(),
        why_now: "Noise".to_owned(),
        who_knows: "Nobody".to_owned(),
        ask: "A visit".to_owned(),
        ground: Ground::PublicTask,
        knows: Knows::Agrees,
        why_without: None,
        involved: Vec::new(),
    };
    let said = leigh
        .town
        .record
        .write(&crate::stage::house(), |tx| huddle::bring(tx, &bare));
    assert!(matches!(said, Err(record::Refusal::Invalid(_))));
    let page = leigh.chair().get(&meeting).text();
    let strengths = page.find("Fixes every bike").unwrap();
    let why = page.find("on the roof of the market").unwrap();
    assert!(strengths < why, "what they are good at stands first");
}

fn id_of_path(path: &str) -> FactId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// Row 49: agencies see only the items of huddles they have a seat in, and only what was put on the card;
/// before it is taken up, those it does not involve see initials.
#[test]
fn who_has_no_seat_sees_no_card_and_the_others_initials_until_it_is_taken_up() {
    let leigh = leigh_huddle();
    let child = leigh.related();
    let meeting = leigh.plan("2027-04-07");
    let involved = leigh.police.to_string();
    assert_eq!(
        leigh
            .bring(&meeting, child, &[("involved", &involved)])
            .status,
        303
    );
    let whole = "Fixes every bike";
    let see = |persona: Persona| leigh.town.as_a(persona).get(&meeting).text();
    assert!(see(POLICE).contains(whole), "it involves them");
    assert!(see(SOCIAL).contains(whole), "they brought it");
    assert!(see(Persona::TeamManager).contains(whole), "they chair");
    let school = see(SCHOOL);
    assert!(
        !school.contains(whole) && school.contains("Shown to you when it is taken up"),
        "{school}"
    );
    for none in [HOUSING, Persona::KeyWorker, Persona::ServiceLead] {
        let page = see(none);
        assert!(
            !page.contains(whole) && !page.contains("Shown to you"),
            "{none}"
        );
        assert!(page.contains("You have no seat here"), "{none}");
    }
    assert_eq!(
        leigh
            .town
            .as_a(HOUSING)
            .get(&format!("{meeting}/run"))
            .status,
        404
    );
    // Nothing else of the record came with it: the page of the young person stays as it was.
    let run = leigh.chair().get(&format!("{meeting}/run?at=1")).text();
    // The whole room reads along: no name on the wall before it is taken up.
    let name = leigh
        .town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(rooms::people::person(tx, child)?.unwrap().name())
        })
        .unwrap();
    assert!(!run.contains(&name) && !run.contains(whole), "{run}");
    let at = run.find("/take/").unwrap();
    let card = run[at + 6..].split('"').next().unwrap().to_owned();
    // Only the chair takes a card up.
    assert_eq!(
        leigh
            .town
            .as_a(POLICE)
            .post(
                &format!("{meeting}/take/{card}"),
                &[("_key", "01a00000-0000-7000-8000-00000000000c")]
            )
            .status,
        404
    );
    let taken = leigh.chair().post(
        &format!("{meeting}/take/{card}"),
        &[("_key", "01a00000-0000-7000-8000-00000000000a")],
    );
    assert_eq!(taken.status, 303, "{}", taken.text());
    assert!(see(SCHOOL).contains(whole));
    assert!(!see(HOUSING).contains(whole));
    // Each reading of it is a look that the young person finds.
    let looks = leigh
        .town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(tx.one::<i64>(
                "SELECT count(*) FROM access_log WHERE subject = $1 AND what = 'huddle card' AND member = $2",
                &[&child, &member(SCHOOL)],
                |row| row.get(0),
            )?)
        })
        .unwrap();
    assert_eq!(looks, 1, "the school read it once; initials are no look");
    // A declared conflict and a restriction shut it, whatever the seat.
    leigh
        .town
        .record
        .write(&crate::stage::house(), |tx| {
            access::record_conflict(tx, member(SCHOOL), child, "a neighbour")
        })
        .unwrap();
    let page = see(SCHOOL);
    assert!(
        !page.contains(whole) && !page.contains("Shown to you"),
        "{page}"
    );
    assert!(see(POLICE).contains(whole));
    leigh
        .town
        .record
        .write(&crate::stage::house(), |tx| {
            access::restrict(tx, child, "Helen", &[member(SOCIAL)], "a threat")
        })
        .unwrap();
    assert!(!see(POLICE).contains(whole) && !see(Persona::TeamManager).contains(whole));
    assert!(see(SOCIAL).contains(whole));
}

/// A young person of the record is put on a card only by who may share; and not by who has no seat.
#[test]
fn only_who_may_share_brings_a_young_person_of_the_record() {
    let leigh = leigh_huddle();
    let meeting = leigh.plan("2027-04-07");
    let child = leigh.town.children[0];
    // In the team, and not related: may see, may not share.
    assert_eq!(
        leigh
            .town
            .as_a(SOCIAL)
            .get(&format!("{meeting}/card/{child}"))
            .status,
        404
    );
    assert_eq!(
        leigh
            .town
            .as_a(POLICE)
            .get(&format!("{meeting}/card/{child}"))
            .status,
        404
    );
    leigh.related();
    assert_eq!(
        leigh
            .town
            .as_a(SOCIAL)
            .get(&format!("{meeting}/card/{child}"))
            .status,
        200
    );
    let choose = leigh
        .town
        .as_a(SOCIAL)
        .get(&format!("/young-people/{child}/huddle"));
    assert!(
        choose.text().contains(&format!("{meeting}/card/{child}")),
        "{}",
        choose.text()
    );
    // A partner with a seat brings a family in their own words.
    let fields = card(&[("called", "The family at number 9")]);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(
        leigh
            .town
            .as_a(POLICE)
            .fill_in(&format!("{meeting}/card"), &fields)
            .status,
        303
    );
    assert_eq!(
        leigh
            .town
            .as_a(HOUSING)
            .get(&format!("{meeting}/card"))
            .status,
        404
    );
}

/// Row 49: actions have an owner and a day, the lead is named with their relationship, and after four
/// looks a card is closed or goes on.
#[test]
fn a_meeting_is_run_and_last_times_actions_are_read_first() {
    let leigh = leigh_huddle();
    let child = leigh.related();
    let meeting = leigh.plan("2027-04-07");
    assert_eq!(leigh.bring(&meeting, child, &[]).status, 303);
    let mut chair = leigh.chair();
    let run = chair.get(&format!("{meeting}/run?at=1")).text();
    let at = run.find("/take/").unwrap();
    let card = run[at + 6..].split('"').next().unwrap().to_owned();
    let agree = format!("{meeting}/agree/{card}");
    let school = leigh.school.to_string();
    let agreed = [
        ("what", "Ring the boatyard"),
        ("seat", school.as_str()),
        ("who", "Mr Entwistle"),
        ("due-day", "12"),
        ("due-month", "4"),
        ("due-year", "2027"),
    ];
    assert_eq!(
        chair.fill_in(&agree, &agreed).status,
        422,
        "not before it is taken up"
    );
    let key = [("_key", "01a00000-0000-7000-8000-00000000000b")];
    assert_eq!(
        chair.post(&format!("{meeting}/take/{card}"), &key).status,
        303
    );
    assert_eq!(
        chair.fill_in(&agree, &agreed[..3]).status,
        422,
        "an action has a day"
    );
    assert_eq!(chair.fill_in(&agree, &agreed).status, 303);
    let leave = format!("{meeting}/leave/{card}");
    let lead = [
        ("lead", school.as_str()),
        ("why_lead", "Mr Entwistle taught him for three years"),
    ];
    assert_eq!(
        chair.fill_in(&leave, &lead).status,
        422,
        "a day, or why it is closed"
    );
    let next: Vec<_> = lead
        .iter()
        .copied()
        .chain([
            ("next-day", "14"),
            ("next-month", "4"),
            ("next-year", "2027"),
        ])
        .collect();
    assert_eq!(
        chair.fill_in(&leave, &next[1..]).status,
        422,
        "somebody leads"
    );
    assert_eq!(chair.fill_in(&leave, &next).status, 303);
    let recap = chair.get(&format!("{meeting}/run?at=2")).text();
    assert!(recap.contains("What we agreed today") && recap.contains("Ring the boatyard"));
    // The next meeting: the action is read first, the card is carried over.
    let later = leigh.plan("2027-04-14");
    let page = leigh.town.as_a(SCHOOL).get(&later).text();
    let action = page.find("Ring the boatyard").unwrap();
    assert!(action < page.find("On the table").unwrap() && page.contains("Carried over"));
    // Whoever has a seat says what came of it.
    let at = page.find("/huddle-actions/").unwrap();
    let address = page[at..].split('"').next().unwrap().to_owned();
    let done = [
        ("came", "done"),
        ("on-day", "7"),
        ("on-month", "4"),
        ("on-year", "2027"),
        ("how", "He starts on Saturday"),
    ];
    assert_eq!(leigh.town.as_a(HOUSING).get(&address).status, 404);
    assert_eq!(leigh.town.as_a(SCHOOL).fill_in(&address, &done).status, 303);
    assert!(
        leigh
            .chair()
            .get(&later)
            .text()
            .contains("He starts on Saturday")
    );
    // On the young person's page, for those who see plans.
    let page = leigh
        .town
        .as_a(Persona::KeyWorker)
        .get(&format!("/young-people/{child}"))
        .text();
    assert!(
        page.contains("At the huddle") && page.contains("Mr Entwistle taught him"),
        "{page}"
    );
}

/// Row 50: a missing seat is shown before the meeting; who was there is written down afterwards.
#[test]
fn an_empty_seat_is_shown_before_the_meeting_and_attendance_is_counted_after() {
    let leigh = leigh_huddle();
    let meeting = leigh.plan("2027-04-07");
    let page = leigh.town.as_a(POLICE).get(&meeting).text();
    assert!(page.contains("4 of 4 seats would be empty"), "{page}");
    assert!(page.contains("Employment support (nobody holds it)"));
    let coming = format!("{meeting}/coming/{}", leigh.police);
    assert_eq!(
        leigh
            .town
            .as_a(POLICE)
            .fill_in(&coming, &[("comes", "yes")])
            .status,
        303
    );
    assert_eq!(
        leigh.town.as_a(SCHOOL).get(&coming).status,
        404,
        "not for another’s seat"
    );
    let other = format!("{meeting}/coming/{}", leigh.school);
    let unnamed = leigh
        .town
        .as_a(SCHOOL)
        .fill_in(&other, &[("comes", "other")]);
    assert_eq!(unnamed.status, 422);
    assert_eq!(
        leigh
            .town
            .as_a(SCHOOL)
            .fill_in(&other, &[("comes", "no")])
            .status,
        303
    );
    let page = leigh.chair().get(&meeting).text();
    assert!(page.contains("3 of 4 seats would be empty"), "{page}");
    assert!(page.contains("Schools (nobody can come)"));
    let (one, two) = (leigh.police.to_string(), leigh.social.to_string());
    let here = format!("{meeting}/here");
    assert_eq!(leigh.town.as_a(POLICE).get(&here).status, 404);
    assert_eq!(
        leigh
            .chair()
            .fill_in(&here, &[("came", &one), ("came", &two)])
            .status,
        303
    );
    let run = leigh.chair().get(&format!("{meeting}/run")).text();
    assert!(run.contains("2 of 4 seats"), "{run}");
    assert!(run.contains("Empty: Schools, Employment support"));
    let _ = leigh.nobody;
    let page = leigh
        .chair()
        .get(&format!("/huddles/{}", leigh.huddle))
        .text();
    assert!(page.contains("2 of 4, over one meeting"), "{page}");
}
