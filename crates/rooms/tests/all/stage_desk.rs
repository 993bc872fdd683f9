//! The whole site over a record in memory: two years of returns, one of each persona.

use crate::stage;
use care::ids::{MemberId, OrganisationId, TeamId, YoungPersonId};
use care::{Authority, Period};
use desk::trial::Browser;
use desk::{Desk, Settings};
use record::access::{self, Agency, Persona, Profile, Relationship};
use record::{Clock, Keys, Record};
use uuid::Uuid;

/// A site with somebody in it.
pub struct Town {
    /// The site.
    pub desk: Desk,
    /// The record under it.
    pub record: Record,
    /// The store of what was released.
    pub exchange: Record,
    /// Young people looked after, in the order of the council's numbers.
    pub children: Vec<YoungPersonId>,
    /// Its clock.
    pub clock: Clock,
}

/// The member who stands for a persona.
pub fn member(persona: Persona) -> MemberId {
    let at = Persona::ALL.iter().position(|one| *one == persona).unwrap();
    MemberId(Uuid::from_u128(0xA000 + at as u128))
}

/// Reads the fixtures and lets everybody in. The key worker works with the first child, each
/// partner agency shares the first, the young person is the first.
pub fn town() -> Town {
    town_of(true)
}

/// The same, as a demonstration or for real use.
pub fn town_of(demo: bool) -> Town {
    let rooms: Vec<record::Room> = rooms::ALL.iter().copied().chain([desk::room()]).collect();
    let now = "2027-04-07T10:00:00Z".parse().unwrap();
    let clock = Clock::fixed(now);
    let settings = record::Settings {
        clock: clock.clone(),
        council: Authority::WIGAN,
        keys: Keys::ephemeral(),
    };
    let record = stage::record_of(&rooms, settings);
    if demo {
        desk::demo::mark(&record).unwrap();
    }
    let files = stage::files(&["2026", "2027"]);
    let (returns, problems) = stage::returns(&files);
    rooms::returns::import(
        &record,
        &stage::house(),
        &returns,
        &problems,
        &[],
        &|_, _| {},
    )
    .unwrap();
    let children = record
        .write(&stage::house(), |tx| {
            let children: Vec<YoungPersonId> = rooms::looked_after::open_children(tx)?
                .into_iter()
                .map(|child| child.id)
                .collect();
            let since = Period::since(jiff::civil::date(2026, 4, 1));
            let team = TeamId(Uuid::from_u128(0xB000));
            access::say_team(tx, team, "Leigh hub")?;
            let agency = OrganisationId(Uuid::from_u128(0xC000));
            for persona in Persona::ALL {
                let mut profile = Profile::staff(format!("A {}", persona.title()), *persona);
                if let Persona::Partner(kind) = persona {
                    let own = OrganisationId(Uuid::from_u128(0xC000 + *kind as u128));
                    access::say_agency(tx, own, "An agency", Some(*kind))?;
                    profile.agency = Some(own);
                    access::share(tx, children[0], own, "agreed with the family", since)?;
                }
                if *persona == Persona::Provider {
                    let home = OrganisationId(Uuid::from_u128(0xC100));
                    access::say_agency(tx, home, "A home", None)?;
                    profile.agency = Some(home);
                }
                if *persona == Persona::YoungPerson {
                    profile.young_person = Some(children[0]);
                }
                access::say_member(tx, member(*persona), &profile)?;
            }
            let _ = (agency, Agency::Health);
            for persona in [
                Persona::KeyWorker,
                Persona::SocialWorker,
                Persona::TeamManager,
            ] {
                access::join_team(tx, member(persona), team, since)?;
            }
            access::make_responsible(tx, children[0], team, since)?;
            let keys = Relationship::KeyWorker;
            access::relate(tx, children[0], member(Persona::KeyWorker), keys, since)?;
            Ok(children)
        })
        .unwrap();
    let settings = Settings {
        council: "Wigan".to_owned(),
        demo,
        ..Settings::default()
    };
    let settings_of_the_store = record::Settings {
        clock: record.clock().clone(),
        council: record.council(),
        keys: Keys::ephemeral(),
    };
    let exchange = stage::record_of(&[rooms::exchange::STORE], settings_of_the_store);
    let desk = Desk::new(record.clone(), rooms::routes(), settings)
        .unwrap()
        .with_exchange(exchange.clone());
    Town {
        desk,
        record,
        exchange,
        children,
        clock,
    }
}

impl Town {
    /// A browser in which a persona is signed in.
    pub fn as_a(&self, persona: Persona) -> Browser {
        let mut browser = Browser::new(&self.desk);
        browser.sign_in(member(persona));
        browser
    }
}

/// A private provider nothing else is known of.
pub fn a_provider(name: &str) -> rooms::homes::Provider {
    rooms::homes::Provider {
        name: name.to_owned(),
        sector: rooms::homes::Sector::Private,
        urn: None,
        contact: None,
        phone: None,
        email: None,
        relationship: None,
        active: true,
    }
}
