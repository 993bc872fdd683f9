//! The people who work in the demonstration borough.

use anyhow::Context;
use borough::stories::Role;
use care::ids::{MemberId, OrganisationId, TeamId};
use care::{Age, Period};
use record::access::{self, Agency, Persona, Profile, Relationship};
use record::{Caller, Record};
use rooms::young_people;
use uuid::Uuid;

/// The hubs: each is a team.
const HUBS: [&str; 3] = ["Leigh hub", "Atherton hub", "Wigan central hub"];

/// The teams of those whom no hub holds, and the youngest age of each at the day the demonstration
/// opens.
const OTHER_TEAMS: [(&str, u8); 3] = [
    ("Leaving care team", 17),
    ("Children in care team", 5),
    ("Early permanence team", 0),
];

/// Ids that come out the same for the same demonstration.
pub(super) fn id(seed: u64, sort: u8, number: u64) -> Uuid {
    Uuid::from_u64_pair(
        (seed << 8) | u64::from(sort),
        0x8000_0000_0000_0000 | number,
    )
}

/// The team of a hub.
pub fn hub_team(seed: u64, hub: usize) -> TeamId {
    TeamId(id(seed, 1, hub as u64))
}

/// Makes a team responsible for everyone who has none: the hubs hold only some.
pub fn teams(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<()> {
    let (today, everyone, held) = record.read(caller, |tx| {
        let question = young_people::Question {
            who: young_people::Who::All,
            ..Default::default()
        };
        let everyone = young_people::everyone(tx, &question)?;
        Ok((tx.today(), everyone, access::teams_today(tx)?))
    })?;
    let team = |at: usize| hub_team(seed, HUBS.len() + at);
    record
        .write(caller, |tx| {
            for (at, (name, _)) in OTHER_TEAMS.iter().enumerate() {
                access::say_team(tx, team(at), name)?;
            }
            for one in everyone.iter().filter(|one| !held.contains_key(&one.id)) {
                let age = one
                    .born
                    .and_then(|born| Age::on(born, today))
                    .map_or(0, |age| age.0);
                let of = OTHER_TEAMS.iter().position(|(_, from)| age >= *from);
                let since = one.care_began.unwrap_or(today).min(today);
                access::make_responsible(tx, one.id, team(of.unwrap_or(0)), Period::since(since))?;
            }
            Ok(())
        })
        .context("the teams of the demonstration could not be made")
}

/// Somebody of the made borough's own staff.
pub fn member(seed: u64, number: u64) -> MemberId {
    MemberId(id(seed, 5, number))
}

/// The one of the people below who has this work in this hub.
pub fn named(seed: u64, role: Role, hub: usize) -> Option<MemberId> {
    let at = match role {
        Role::KeyWorker => hub,
        Role::SocialWorker => 3 + hub,
        Role::TeamManager if hub == 0 => 6,
        Role::TeamManager => return None,
    };
    Some(MemberId(id(seed, 2, at as u64)))
}

/// The one who looks after the return.
pub fn analyst(seed: u64) -> MemberId {
    MemberId(id(seed, 2, 12))
}

/// Makes teams, members and organisations.
pub fn arrive(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<()> {
    let staff: [(&str, Persona, Option<usize>); 15] = [
        ("Sam Okafor", Persona::KeyWorker, Some(0)),
        ("Priya Nair", Persona::KeyWorker, Some(1)),
        ("Beth Hargreaves", Persona::KeyWorker, Some(2)),
        ("Tom Ashworth", Persona::SocialWorker, Some(0)),
        ("Amina Yusuf", Persona::SocialWorker, Some(1)),
        ("Kieran Doyle", Persona::SocialWorker, Some(2)),
        ("Ruth Pemberton", Persona::TeamManager, Some(0)),
        ("Joanne Fairhurst", Persona::PlacementOfficer, None),
        ("Imran Sheikh", Persona::Commissioner, None),
        ("Lesley Grundy", Persona::Finance, None),
        ("Helen Marsden", Persona::ServiceLead, None),
        ("Cllr Dave Winstanley", Persona::Councillor, None),
        ("Oliver Chan", Persona::Analyst, None),
        ("Margaret Lowe", Persona::PrivacyOfficer, None),
        ("Nick Battersby", Persona::Administrator, None),
    ];
    let partners: [(&str, &str, Agency); 5] = [
        ("Dr Sunita Rao", "CAMHS Wigan", Agency::Health),
        (
            "PC Craig Melling",
            "Greater Manchester Police",
            Agency::Police,
        ),
        (
            "Fiona Adair",
            "Speech and language therapy",
            Agency::SpeechAndLanguage,
        ),
        ("Mark Entwistle", "Virtual school", Agency::School),
        ("Dawn Seddon", "Wigan housing", Agency::Housing),
    ];
    record
        .write(caller, |tx| {
            let since = Period::since(care::dates::plus_years(tx.today(), -1));
            for (at, hub) in HUBS.iter().enumerate() {
                access::say_team(tx, hub_team(seed, at), hub)?;
            }
            for (at, (name, persona, hub)) in staff.iter().enumerate() {
                let member = MemberId(id(seed, 2, at as u64));
                access::say_member(tx, member, &Profile::staff(*name, *persona))?;
                if let Some(hub) = hub {
                    access::join_team(tx, member, hub_team(seed, *hub), since)?;
                }
            }
            for (at, (name, organisation, agency)) in partners.iter().enumerate() {
                let organisation_id = OrganisationId(id(seed, 3, at as u64));
                access::say_agency(tx, organisation_id, organisation, Some(*agency))?;
                let profile = Profile {
                    agency: Some(organisation_id),
                    ..Profile::staff(*name, Persona::Partner(*agency))
                };
                access::say_member(tx, MemberId(id(seed, 4, at as u64)), &profile)?;
            }
            Ok(())
        })
        .context("the people of the demonstration could not be made")
}

/// What those who work across the borough need to see anyone: the placement officer is named on
/// some young people, each partner agency shares some, a home's manager and a young person sign in.
pub fn reach(record: &Record, caller: &Caller, seed: u64) -> anyhow::Result<()> {
    let in_care = record.read(caller, |tx| {
        let question = young_people::Question {
            from_age: Some(11),
            ..Default::default()
        };
        Ok(young_people::everyone(tx, &question)?)
    })?;
    let basis = "Children Act 2004, section 10: working together for this young person";
    record
        .write(caller, |tx| {
            let since = Period::since(care::dates::plus_years(tx.today(), -1));
            let officer = MemberId(id(seed, 2, 7));
            for one in in_care.iter().step_by(4) {
                access::relate(tx, one.id, officer, Relationship::PlacementOfficer, since)?;
            }
            for agency in 0..5u64 {
                let organisation = OrganisationId(id(seed, 3, agency));
                for one in in_care.iter().skip(agency as usize).step_by(9) {
                    access::share(tx, one.id, organisation, basis, since)?;
                }
            }
            // The fourth of the made-up providers.
            let home = OrganisationId(id(seed, 7, 3));
            access::say_agency(tx, home, "Rivington Children’s Homes", None)?;
            let manager = Profile {
                agency: Some(home),
                ..Profile::staff("Karen Unsworth", Persona::Provider)
            };
            access::say_member(tx, MemberId(id(seed, 4, 100)), &manager)?;
            if let Some(one) = in_care.iter().find(|one| one.given.is_some()) {
                let themselves = Profile {
                    young_person: Some(one.id),
                    ..Profile::staff(one.name(), Persona::YoungPerson)
                };
                access::say_member(tx, MemberId(id(seed, 6, 0)), &themselves)?;
            }
            Ok(())
        })
        .context("the people who work across the demonstration could not be made")
}
