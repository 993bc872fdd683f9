//! Homes, agencies and carers: who has a place free when a child needs one.
//!
//! The stories are told first, each by itself; then the homes are filled in the order of days, so
//! that a home keeps its register number and postcode for years, holds no more children than it
//! has places, and brothers and sisters who move together live together.

use crate::calendar::Day;
use crate::dice::{Dice, Purpose};
use crate::life::{Kind, Life};
use crate::places::{Address, Band, Places};
use care::codes::{PlacementProvider as By, PlacementType as Place};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::fmt::Write;

/// A place where children live: a foster family, a children's home, a supported flat.
pub(crate) struct Home {
    pub address: Address,
    /// The register entry it belongs to: its own, or its agency's.
    pub register: Option<u32>,
    pub places: u8,
}

/// An entry in the inspectorate's register: a home, or an agency with many carers.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The unique reference number, `SC` and six digits. Invented.
    pub urn: String,
    /// The invented name.
    pub name: String,
    /// Placement codes it may be used with.
    pub place_codes: Vec<Place>,
    /// The provider code, `PR1` to `PR5`.
    pub provider_code: By,
    /// Where it is registered: for a home, where children live; for an agency, its office.
    pub address: Address,
    /// Registered places; none for agencies.
    pub places: Option<u8>,
}

#[derive(PartialEq, Eq, Hash, Clone, Copy, PartialOrd, Ord)]
struct Pool {
    kind: Kind,
    provider: By,
    band: Band,
}

#[derive(Default)]
struct Stock {
    free: Vec<u32>,
    busy: BinaryHeap<Reverse<(Day, u32)>>,
}

/// All homes and the register.
pub(crate) struct Supply {
    pub homes: Vec<Home>,
    pub providers: Vec<Provider>,
    agencies: HashMap<(Kind, By), Vec<u32>>,
}

/// Finds a home for every slot of every life.
pub(crate) fn house(lives: &mut [Life], places: &Places, seed: u64) -> Supply {
    let mut d = Dice::new(seed, Purpose::Homes, 0);
    let mut supply = Supply {
        homes: Vec::new(),
        providers: Vec::new(),
        agencies: HashMap::new(),
    };
    let mut queue: Vec<(Day, u32, u32, u16, u16)> = Vec::new();
    for (i, life) in lives.iter().enumerate() {
        for (s, spell) in life.spells.iter().enumerate() {
            for (k, slot) in spell.slots.iter().enumerate() {
                queue.push((slot.from, life.group, i as u32, s as u16, k as u16));
            }
        }
    }
    queue.sort_unstable();
    let mut stocks: HashMap<Pool, Stock> = HashMap::new();
    let mut free_places: Vec<u8> = Vec::new();
    // The home the last child of this family moved to, on this day, in this pool.
    let mut with: Option<(Day, u32, Pool, u32)> = None;
    for (from, group, i, s, k) in queue {
        let life = &lives[i as usize];
        let slot = &life.spells[usize::from(s)].slots[usize::from(k)];
        let pool = Pool {
            kind: slot.kind,
            provider: slot.provider,
            band: slot.band,
        };
        let (until, together) = (slot.until, slot.together);
        let previous = (k > 0)
            .then(|| life.spells[usize::from(s)].slots[usize::from(k) - 1].home)
            .flatten()
            .map(|h| supply.homes[h as usize].address.postcode);
        let family_home = life.home;
        let sibling = with
            .filter(|w| together && w.0 == from && w.1 == group && w.2 == pool)
            .map(|w| w.3);
        let own = matches!(slot.kind, Kind::Parent | Kind::Kin | Kind::Adopter);
        let chosen = if own {
            // Homes of one family only.
            sibling.unwrap_or_else(|| {
                let home = supply.open(&mut d, pool, places, family_home, previous);
                free_places.push(0);
                home
            })
        } else {
            let stock = stocks.entry(pool).or_default();
            while stock
                .busy
                .peek()
                .is_some_and(|Reverse((end, _))| *end <= from)
            {
                if let Some(Reverse((_, home))) = stock.busy.pop() {
                    free_places[home as usize] += 1;
                    if free_places[home as usize] == 1 {
                        stock.free.push(home);
                    }
                }
            }
            let fits = |home: u32, homes: &[Home]| {
                let at = homes[home as usize].address.postcode;
                at != family_home.postcode && Some(at) != previous
            };
            let home = sibling
                .filter(|h| free_places[*h as usize] > 0)
                .or_else(|| {
                    (0..4).find_map(|_| {
                        let home = *stock.free.get(d.below(stock.free.len().max(1)))?;
                        fits(home, &supply.homes).then_some(home)
                    })
                })
                .unwrap_or_else(|| {
                    let home = supply.open(&mut d, pool, places, family_home, previous);
                    let spare = supply.homes[home as usize].places;
                    free_places.push(spare);
                    stocks.entry(pool).or_default().free.push(home);
                    home
                });
            let stock = stocks.entry(pool).or_default();
            free_places[home as usize] -= 1;
            if free_places[home as usize] == 0
                && let Some(at) = stock.free.iter().position(|h| *h == home)
            {
                stock.free.swap_remove(at);
            }
            stock.busy.push(Reverse((until, home)));
            home
        };
        with = Some((from, group, pool, chosen));
        lives[i as usize].spells[usize::from(s)].slots[usize::from(k)].home = Some(chosen);
    }
    supply
}

impl Supply {
    fn open(
        &mut self,
        d: &mut Dice,
        pool: Pool,
        places: &Places,
        family: Address,
        previous: Option<care::Postcode>,
    ) -> u32 {
        let address = if pool.kind == Kind::Parent && pool.band == Band::Inside && d.chance(0.85) {
            family
        } else {
            let mut address = *d.one_of(places.band(pool.band));
            while address.postcode == family.postcode || Some(address.postcode) == previous {
                address = *d.one_of(places.band(pool.band));
            }
            address
        };
        let spaces = match pool.kind {
            Kind::Foster | Kind::Agency => d.weighted(&[(0.45, 1), (0.35, 2), (0.2, 3)]),
            Kind::Home => d.weighted(&[(0.45, 1), (0.35, 2), (0.15, 3), (0.05, 4)]),
            Kind::Supported => d.weighted(&[(0.4, 1), (0.3, 2), (0.2, 3), (0.1, 4)]),
            _ => 1,
        };
        let register = self.register(d, pool, places, address, spaces);
        self.homes.push(Home {
            address,
            register,
            places: spaces,
        });
        (self.homes.len() - 1) as u32
    }

    /// The register entry of a new home: its own, or one of the agencies'.
    fn register(
        &mut self,
        d: &mut Dice,
        pool: Pool,
        places: &Places,
        address: Address,
        spaces: u8,
    ) -> Option<u32> {
        const FOSTER: [Place; 6] = [
            Place::U1,
            Place::U2,
            Place::U3,
            Place::U4,
            Place::U5,
            Place::U6,
        ];
        const ADOPT: [Place; 4] = [Place::A3, Place::A4, Place::A5, Place::A6];
        let (codes, most): (&[Place], usize) = match pool.kind {
            Kind::Foster | Kind::Kin => (&FOSTER, 1),
            Kind::Agency => (&FOSTER, if pool.provider == By::PR4 { 24 } else { 6 }),
            Kind::Adopter => (&ADOPT, 4),
            Kind::Supported => (&[Place::K3], 40),
            Kind::Home => (&[Place::K2], usize::MAX),
            Kind::Secure => (&[Place::K1], 5),
            Kind::School => (&[Place::S1], 4),
            Kind::FamilyCentre => (&[Place::R3], 5),
            _ => return None,
        };
        let shared = pool.kind != Kind::Home && pool.kind != Kind::Supported;
        // Carers approved by the council share one entry, relatives among them.
        let key = if pool.kind == Kind::Kin {
            Kind::Foster
        } else {
            pool.kind
        };
        let known = self.agencies.entry((key, pool.provider)).or_default();
        if shared && known.len() >= most {
            return Some(*d.one_of(known));
        }
        let own_place = matches!(
            pool.kind,
            Kind::Home | Kind::Supported | Kind::Secure | Kind::School | Kind::FamilyCentre
        );
        let office = if own_place {
            address
        } else {
            *d.one_of(places.inside())
        };
        let number = self.providers.len() as u32;
        let mut codes = codes.to_vec();
        if matches!(pool.kind, Kind::Foster | Kind::Agency) {
            // Children adopted by their own foster carers.
            codes.extend([Place::A3, Place::A5]);
        }
        self.providers.push(Provider {
            urn: urn(number),
            name: crate::names::provider(d, key, pool.provider),
            place_codes: codes,
            provider_code: pool.provider,
            address: office,
            places: own_place.then_some(spaces),
        });
        self.agencies
            .entry((key, pool.provider))
            .or_default()
            .push(number);
        Some(number)
    }
}

/// The register as CSV in the shape of Ofsted's combined list of providers, for rules that look
/// up a home: `URN`, authority, placement codes, provider code, deregistration date, postcode.
pub fn register(providers: &[Provider]) -> String {
    let mut out = String::from(
        "urn,provider name,local authority,placement code,placement provider code,\
         deregistration date,setting address postcode\n",
    );
    for p in providers {
        let authority = p.address.location.authority;
        let name = authority.name().unwrap_or(authority.as_str());
        for place in &p.place_codes {
            let _ = writeln!(
                out,
                "{},{},\"{name}\",{place},{},,{}",
                p.urn, p.name, p.provider_code, p.address.postcode
            );
        }
    }
    out
}

/// `SC` and six digits, spread out so that neighbours in time are not neighbours in number.
fn urn(number: u32) -> String {
    format!(
        "SC{:06}",
        400_000 + (u64::from(number) * 7_919 + 1_013) % 599_983
    )
}
