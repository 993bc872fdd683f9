//! Footprints; through the real router.

use crate::stage_desk::{Town, town};
use care::Postcode;
use care::ids::SubjectId;
use desk::trial::Answer;
use record::access::Persona;
use rooms::neighbourhood::{self, Footprint, Lies};

const LEAD: Persona = Persona::ServiceLead;

/// The wards of Leigh, by code.
const LEIGH: [&str; 3] = ["E05015001", "E05015002", "E05015003"];

fn footprint(town: &Town, name: &str, wards: &[&str], postcodes: &str) -> Answer {
    let mut fields = vec![("name", name), ("postcodes", postcodes)];
    fields.extend(wards.iter().map(|ward| ("wards", *ward)));
    town.as_a(LEAD).fill_in("/footprints/new", &fields)
}

pub fn id_of(answer: &Answer) -> String {
    answer.location().rsplit('/').next().unwrap().to_owned()
}

/// Leigh's footprint, on its page.
pub fn leigh(town: &Town) -> SubjectId {
    let made = footprint(town, "Leigh", &LEIGH, "");
    assert_eq!(made.status, 303, "{}", made.text());
    id_of(&made).parse().unwrap()
}

/// Row 48: an address gives its footprint by itself, and never two.
#[test]
fn an_address_gives_one_footprint_by_itself() {
    let town = town();
    let id = leigh(&town);
    // A ward or a beginning belongs to one; the refusal says to whom.
    let refused = footprint(&town, "Elsewhere", &[LEIGH[1]], "");
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Leigh South belongs to Leigh"));
    let refused = footprint(&town, "leigh", &["E05015010"], "not a postcode");
    assert!(refused.text().contains("Another footprint has this name"));
    assert!(refused.text().contains("not a postcode is not a postcode"));
    assert_eq!(footprint(&town, "Nowhere", &[], "").status, 422);
    assert_eq!(
        footprint(&town, "The town", &["E05015010"], "wn7 1pg\n").status,
        303
    );
    let answers = |text: &str| {
        let page = town
            .as_a(Persona::KeyWorker)
            .get(&format!("/footprints?postcode={text}"));
        assert_eq!(page.status, 200);
        page.text()
    };
    assert!(answers("wn72ae").contains(&format!(
        "WN7 2AE is in <a class=\"govuk-link\" href=\"/footprints/{id}\">Leigh</a>"
    )));
    assert!(answers("WN71PG").contains(">The town</a>"));
    assert!(answers("BS14ND").contains("is in another authority"));
    assert!(answers("rubbish").contains("Enter a postcode, like WN7 1PG"));
    // It may be changed, against what was seen, and given up; then its wards are free.
    let change = format!("/footprints/{id}/change");
    let mut lead = town.as_a(LEAD);
    let fewer = [
        ("name", "Leigh"),
        ("wards", LEIGH[0]),
        ("police_beats", "Leigh beat\nHigher Folds beat"),
    ];
    assert_eq!(lead.fill_in(&change, &fewer).status, 303);
    let page = town
        .as_a(Persona::Partner(record::access::Agency::Police))
        .get(&format!("/footprints/{id}"))
        .text();
    assert!(page.contains("Leigh beat, Higher Folds beat"), "{page}");
    assert!(
        !page.contains("Our children"),
        "a partner is told no numbers of children"
    );
    assert_eq!(footprint(&town, "Leigh South", &[LEIGH[1]], "").status, 303);
    let gone = lead.fill_in(
        &format!("/footprints/{id}/give-up"),
        &[("why", "Joined with Hindley")],
    );
    assert_eq!(gone.status, 303, "{}", gone.text());
    assert_eq!(lead.get(&format!("/footprints/{id}")).status, 404);
    assert_eq!(footprint(&town, "Leigh again", &[LEIGH[0]], "").status, 303);
}

/// Row 48: everything is countable by footprint; the counts add up, and nobody is told a small one who
/// may not see it.
#[test]
fn children_are_counted_by_footprint_and_the_counts_add_up() {
    let town = town();
    let id = leigh(&town);
    let (live, all) = town
        .record
        .read(&crate::stage::house(), |tx| {
            let all = neighbourhood::footprints(tx)?;
            let borough = rooms::evidence::borough(tx)?;
            let on = tx.today();
            let live = neighbourhood::children(&all, &borough, on, false);
            let addresses = rooms::evidence::addresses(&borough, on, false);
            // By hand: one address at a time.
            let here = addresses
                .iter()
                .filter(|p| all.of_maybe(**p) == Lies::In(id))
                .count();
            assert_eq!(live.at(Lies::In(id)) as usize, here);
            Ok((live, addresses.len()))
        })
        .unwrap();
    assert_eq!(live.total() as usize, all);
    let number = live.at(Lies::In(id));
    let row = |persona| {
        let page = town.as_a(persona).get(&format!("/footprints/{id}")).text();
        let at = page.find("Our children who live here").unwrap();
        page[at..]
            .split("<dd")
            .nth(1)
            .unwrap()
            .split('>')
            .nth(1)
            .unwrap()
            .split('<')
            .next()
            .unwrap()
            .trim()
            .to_owned()
    };
    assert_eq!(row(LEAD), number.to_string());
    let about = format!("about {}", (number + 5) / 10 * 10);
    assert_eq!(row(Persona::Councillor), about);
    assert_eq!(row(Persona::KeyWorker), about);
}

/// A card to ring names a footprint, and follows its name.
#[test]
fn a_card_to_ring_is_for_a_footprint_and_follows_its_name() {
    let town = town();
    let id = leigh(&town).to_string();
    let mut officer = town.as_a(Persona::PlacementOfficer);
    let card = [
        ("service", "Early Help"),
        ("when", "When it is hard"),
        ("who", "The family worker"),
        ("phone", "01942 000000"),
        ("hours", "9 to 5"),
        ("footprint", id.as_str()),
    ];
    let both: Vec<_> = card.iter().copied().chain([("area", "Leigh")]).collect();
    assert_eq!(officer.fill_in("/who-to-ring/new", &both).status, 422);
    assert_eq!(officer.fill_in("/who-to-ring/new", &card).status, 303);
    let elsewhere: Vec<_> = card[..5]
        .iter()
        .copied()
        .chain([("area", "Hindley")])
        .collect();
    assert_eq!(officer.fill_in("/who-to-ring/new", &elsewhere).status, 303);
    let renamed = [("name", "Leigh and Pennington"), ("wards", LEIGH[0])];
    let change = format!("/footprints/{id}/change");
    assert_eq!(town.as_a(LEAD).fill_in(&change, &renamed).status, 303);
    let page = officer.get("/who-to-ring").text();
    assert!(page.contains("Leigh and Pennington") && page.contains("Hindley"));
    let page = officer.get(&format!("/who-to-ring?footprint={id}")).text();
    assert!(page.contains("Who can I ring in Leigh and Pennington?"));
    assert!(!page.contains("Hindley"));
}

#[test]
fn only_an_administrator_or_a_service_lead_says_what_belongs_to_a_footprint() {
    let town = town();
    for persona in Persona::ALL {
        let may = matches!(persona, Persona::Administrator | Persona::ServiceLead);
        let status = town.as_a(*persona).get("/footprints/new").status;
        assert_eq!(status, if may { 200 } else { 404 }, "{persona}");
    }
    let mine = Footprint {
        name: "Mine".to_owned(),
        postcodes: vec!["WN7".to_owned()],
        ..Footprint::default()
    };
    let member = crate::stage_desk::member(Persona::KeyWorker);
    let caller = town
        .record
        .read(&crate::stage::house(), |tx| {
            Ok(record::Caller::load(tx, member)?)
        })
        .unwrap()
        .unwrap();
    let said = town.record.write(&caller, |tx| {
        neighbourhood::say_footprint(tx, SubjectId(uuid::Uuid::now_v7()), &mine, None)
    });
    assert!(matches!(said, Err(record::Refusal::NotAllowed)));
    let _ = Postcode::parse("WN7 1PG");
}
