//! Where people live: postcodes inside the council, near it, and far from it.

use care::{Authority, Grid, Location, Postcode, PostcodeTable};

/// How far from home a place is, as the published figures group it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub(crate) enum Band {
    /// Inside the council's boundary.
    Inside,
    /// Outside it, and at most 20 miles from anywhere inside.
    Near,
    /// More than 20 miles from anywhere inside.
    Far,
}

/// A postcode and where it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Address {
    /// The postcode.
    pub postcode: Postcode,
    /// Its authority and grid point.
    pub location: Location,
}

/// Postcodes that a council's children come from and live at.
///
/// "Near" holds only postcodes that are at most 20 miles from **every** postcode of the council,
/// and "far" only those more than 20 miles from every one, so that a child's distance band never
/// depends on which street their family lives in.
pub struct Places {
    council: Authority,
    inside: Vec<Address>,
    near: Vec<Address>,
    far: Vec<Address>,
}

/// A council cannot be peopled from this table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPostcodes {
    /// The council asked for.
    pub council: Authority,
}

impl std::fmt::Display for NoPostcodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the postcode table holds fewer than 20 postcodes inside {}",
            self.council
        )
    }
}
impl std::error::Error for NoPostcodes {}

impl Places {
    /// Wigan and around, from the small cut of the ONS Postcode Directory that travels with this
    /// crate (November 2025; 2,600 postcodes inside, 2,400 outside).
    pub fn wigan() -> Self {
        let addresses = include_str!("../data/postcodes.csv")
            .lines()
            .skip(1)
            .filter_map(|line| {
                let mut cells = line.split(',');
                let postcode = Postcode::parse(cells.next()?).ok()?;
                let authority = Authority::parse(cells.next()?).ok()?;
                let grid = Grid {
                    easting: cells.next()?.parse().ok()?,
                    northing: cells.next()?.parse().ok()?,
                };
                Some(Address {
                    postcode,
                    location: Location { authority, grid },
                })
            });
        // The cut is part of the crate and a test holds it: it never lacks Wigan.
        Self::sorted(addresses, Authority::WIGAN)
    }

    /// Any council, from a full postcode table.
    pub fn of(council: Authority, table: &PostcodeTable) -> Result<Self, NoPostcodes> {
        let addresses = table
            .iter()
            .map(|(postcode, location)| Address { postcode, location });
        let places = Self::sorted(addresses, council);
        if places.inside.len() < 20 {
            Err(NoPostcodes { council })
        } else {
            Ok(places)
        }
    }

    fn sorted(addresses: impl Iterator<Item = Address>, council: Authority) -> Self {
        let (inside, outside): (Vec<_>, Vec<_>) =
            addresses.partition(|a| a.location.authority == council);
        let centre = middle(&inside);
        let reach = inside
            .iter()
            .map(|a| centre.miles_to(a.location.grid).tenths())
            .max()
            .unwrap_or(0);
        let mut near = Vec::new();
        let mut far = Vec::new();
        for address in outside {
            // Scotland, Wales and Northern Ireland have their own registers of homes.
            if !address.location.authority.as_str().starts_with('E') {
                continue;
            }
            let tenths = centre.miles_to(address.location.grid).tenths();
            if tenths + reach < 200 {
                near.push(address);
            } else if tenths > 200 + reach && tenths < 900 {
                far.push(address);
            }
        }
        Self {
            council,
            inside,
            near,
            far,
        }
    }

    /// The council.
    pub fn council(&self) -> Authority {
        self.council
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Address> {
        self.inside.iter().chain(&self.near).chain(&self.far)
    }

    pub(crate) fn inside(&self) -> &[Address] {
        &self.inside
    }

    /// The addresses of a band, or of the next nearer band where it has none.
    pub(crate) fn band(&self, band: Band) -> &[Address] {
        match band {
            Band::Far if !self.far.is_empty() => &self.far,
            Band::Far | Band::Near if !self.near.is_empty() => &self.near,
            _ => &self.inside,
        }
    }
}

fn middle(of: &[Address]) -> Grid {
    let n = of.len().max(1) as u64;
    let sum = |pick: fn(&Address) -> u32| of.iter().map(|a| u64::from(pick(a))).sum::<u64>() / n;
    Grid {
        easting: sum(|a| a.location.grid.easting) as u32,
        northing: sum(|a| a.location.grid.northing) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_gives_each_band_its_distance_from_every_home() {
        let places = Places::wigan();
        assert!(places.inside().len() > 2_000);
        assert!(places.band(Band::Near).len() > 1_000);
        assert!(places.band(Band::Far).len() > 500);
        for home in places.inside().iter().step_by(37) {
            for near in places.band(Band::Near).iter().step_by(11) {
                assert!(!home.location.grid.miles_to(near.location.grid).over(20));
            }
            for far in places.band(Band::Far).iter().step_by(11) {
                assert!(home.location.grid.miles_to(far.location.grid).over(20));
            }
        }
    }
}
