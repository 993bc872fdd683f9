//! Makes a coherent borough that never was: children, families, homes and workers, told from a
//! seed, and the SSDA903 returns its council would have made year by year.
//!
//! **Owns** the simulated life stories and everything drawn from them. **Refuses** to read a
//! clock, a file or its own randomness: the seed, the sizes and the postcodes are parameters, and
//! the same plan gives the same borough on any machine with any number of threads.
//!
//! Each family is told by itself from its own stream of chance; the homes are then filled in the
//! order of days, so that a home has a register number, a postcode and no more children than
//! places; and the returns are cut from the stories, each showing only what had happened by its
//! 31 March. No child here is real. The marginals follow the published figures for Wigan, which
//! [`published`] holds beside those of a made borough.

mod calendar;
mod damage;
mod dice;
mod health;
mod leavers;
mod life;
mod names;
mod places;
pub mod published;
mod returns;
pub mod stories;
mod supply;
mod workers;

pub use damage::damage;
pub use places::{Address, NoPostcodes, Places};
pub use supply::{Provider, register};

use calendar::Day;
use care::CollectionYear;
use dice::{Dice, Purpose};
use life::Life;
use rayon::prelude::*;
use rulebook::Return;

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// About how many children are looked after on each 31 March.
    pub children: usize,
    /// First collection year.
    pub from: CollectionYear,
    /// Last collection year, included.
    pub to: CollectionYear,
    /// Same seed, same borough.
    pub seed: u64,
}

/// A made borough: every story that touches the years asked for.
pub struct Borough {
    plan: Plan,
    lives: Vec<Life>,
    supply: supply::Supply,
    teams: workers::Teams,
}

/// Years told before the first return, so that its oldest care leavers have grown up in care.
const BEFORE: i16 = 22;
/// New families a year for each child looked after: somewhat more than are needed. Of those told,
/// as many are kept as give [`Plan::children`].
const FAMILIES: f64 = 0.20;

/// Makes a borough. Takes about a millisecond for each child looked after.
pub fn make(plan: Plan, places: &Places) -> Borough {
    let first = calendar::start(plan.from);
    let begins = calendar::start(CollectionYear(plan.from.0 - BEFORE));
    let ends = calendar::end(plan.to);
    let span = f64::from(ends - begins);
    // Small boroughs vary more from seed to seed.
    let spare = 1.15 + 4.0 / (plan.children.max(1) as f64).sqrt();
    let families = (plan.children as f64 * FAMILIES * spare * span / calendar::YEAR).ceil() as u32;
    let mut lives: Vec<Life> = (0..families)
        .into_par_iter()
        .flat_map_iter(|group| {
            let mut d = Dice::new(plan.seed, Purpose::Family, u64::from(group));
            // Evenly spread with a jitter: the size of the borough wanders less than by chance.
            let at = (f64::from(group) + d.unit()) / f64::from(families);
            let arrives: Day = begins + (at * span) as Day;
            life::spell::stories(&mut d, group, arrives, places)
        })
        .collect();
    keep_as_many_as_asked(&mut lives, plan);
    for (life, number) in lives.iter_mut().zip(100_001..) {
        life.number = number;
    }
    lives.retain_mut(|life| {
        life.spells.retain(|s| s.from <= ends);
        let last = life.spells.last().map_or(0, |s| s.until);
        last >= first || (leavers::owed(life) && calendar::birthday(life.born, 21) >= first)
    });
    lives.shrink_to_fit();
    let supply = supply::house(&mut lives, places, plan.seed);
    let teams = workers::Teams::new(plan.seed, plan.children, begins, ends);
    Borough {
        plan,
        lives,
        supply,
        teams,
    }
}

/// Keeps whole families, chosen by a mix of their number, until the children looked after on
/// each 31 March come to what was asked for on average.
fn keep_as_many_as_asked(lives: &mut Vec<Life>, plan: Plan) {
    let ends: Vec<Day> = (plan.from.0..=plan.to.0)
        .map(|y| calendar::end(CollectionYear(y)))
        .collect();
    let rank = |group: u32| group.wrapping_mul(0x9E37_79B1).rotate_left(15);
    let mut counts: Vec<(u32, usize)> = lives
        .par_iter()
        .filter(|life| !life.short_breaks)
        .map(|life| {
            let days = ends
                .iter()
                .filter(|day| life.looked_after_on(**day))
                .count();
            (rank(life.group), days)
        })
        .collect();
    counts.par_sort_unstable();
    let wanted = plan.children * ends.len();
    let mut sum = 0;
    let last = counts.iter().find(|(_, days)| {
        sum += days;
        sum >= wanted
    });
    if let Some((last, _)) = last {
        lives.retain(|life| rank(life.group) <= *last);
    }
}

impl Borough {
    /// What it was made from.
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// The years it has returns for.
    pub fn years(&self) -> impl Iterator<Item = CollectionYear> {
        (self.plan.from.0..=self.plan.to.0).map(CollectionYear)
    }

    /// The return of a year.
    pub fn year(&self, year: CollectionYear) -> Return {
        returns::of_year(&self.lives, &self.supply, &self.teams, self.plan.seed, year)
    }

    /// The register of homes and agencies its children live with.
    pub fn providers(&self) -> &[Provider] {
        &self.supply.providers
    }
}
