//! Every room over one council's record in memory: two years of returns, and one member of every
//! persona.

use care::Period;
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use desk::trial::Browser;
use desk::{Desk, Settings};
use record::access::{self, Agency, Persona, Profile};
use record::{Caller, Clock, Keys, Record};
use rulebook::Input;
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// The site and who may be at its door.
pub struct Site {
    pub desk: Desk,
    pub members: BTreeMap<Persona, MemberId>,
    /// Everybody the returns told of.
    pub children: Vec<YoungPersonId>,
}

impl Site {
    pub fn new() -> Self {
        Self::of(care::Authority::WIGAN)
    }

    /// The same of another council.
    pub fn of(council: care::Authority) -> Self {
        let rooms: Vec<record::Room> = rooms::ALL.iter().copied().chain([desk::room()]).collect();
        let record = Record::in_memory(
            &rooms,
            record::Settings {
                clock: Clock::fixed("2027-04-07T09:00:00Z".parse().expect("a time")),
                council,
                keys: Keys::ephemeral(),
            },
        );
        read_returns(&record);
        let house = Caller::system("test");
        let children: Vec<YoungPersonId> = record
            .read(&house, |tx| {
                Ok(rooms::people::codes_of(tx)?.into_keys().collect())
            })
            .expect("children");
        let members = staff(&record, &children);
        let exchange = rooms::exchange::in_memory(record::Settings {
            clock: record.clock().clone(),
            council: record.council(),
            keys: Keys::ephemeral(),
        });
        let desk = Desk::new(record, rooms::routes(), Settings::default())
            .expect("a desk")
            .with_exchange(exchange);
        Self {
            desk,
            members,
            children,
        }
    }

    /// A browser someone of a persona is signed in with.
    pub fn browser(&self, persona: Persona) -> Browser {
        let mut browser = Browser::new(&self.desk);
        browser.sign_in(self.members[&persona]);
        browser
    }
}

fn read_returns(record: &Record) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebook/fixtures");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for year in ["2026", "2027"] {
        for entry in std::fs::read_dir(root.join(year)).expect("fixtures") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|end| end == "csv") {
                let name = path.display().to_string();
                files.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    let (returns, problems) = rulebook::read::read_years(&inputs);
    rooms::returns::import(
        record,
        &Caller::system("test"),
        &returns,
        &problems,
        &rooms::returns::sources(&[]),
        &|_, _| {},
    )
    .expect("read in");
}

/// One of each persona; the council's workers in one team, which is responsible for half of the
/// children.
fn staff(record: &Record, children: &[YoungPersonId]) -> BTreeMap<Persona, MemberId> {
    let mut members = BTreeMap::new();
    record
        .write(&Caller::system("test"), |tx| {
            let team = TeamId(Uuid::now_v7());
            access::say_team(tx, team, "Leigh hub")?;
            let since = tx.today().saturating_sub(jiff::Span::new().days(30));
            for child in children.iter().step_by(2) {
                access::make_responsible(tx, *child, team, Period::since(since))?;
            }
            for persona in Persona::ALL {
                let id = MemberId(Uuid::now_v7());
                let organisation = OrganisationId(Uuid::now_v7());
                let outside = match persona {
                    Persona::Partner(agency) => Some(Some(*agency)),
                    Persona::Provider => Some(None::<Agency>),
                    _ => None,
                };
                if let Some(agency) = outside {
                    access::say_agency(tx, organisation, persona.title(), agency)?;
                }
                let profile = Profile {
                    name: format!("Some {}", persona.title()),
                    persona: *persona,
                    agency: outside.map(|_| organisation),
                    young_person: (*persona == Persona::YoungPerson).then(|| children[0]),
                    active: true,
                };
                access::say_member(tx, id, &profile)?;
                if matches!(
                    persona,
                    Persona::KeyWorker | Persona::SocialWorker | Persona::TeamManager
                ) {
                    access::join_team(tx, id, team, Period::since(since))?;
                }
                members.insert(*persona, id);
            }
            Ok(())
        })
        .expect("staff");
    members
}
