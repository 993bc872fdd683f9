//! Postcodes, authorities and where they are.
//!
//! Distances are plane geometry on the Ordnance Survey grid, as DfE computes them: no spherical
//! arithmetic, no network.

use crate::distance::Miles;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A British postcode, normalised: upper case, one space before the last three characters.
/// `parse` checks the shape, not that Royal Mail ever used it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode {
    // As printed, padded with spaces on the right: order by bytes is order by text.
    text: [u8; 8],
}

/// The text is not shaped like a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a postcode; a postcode looks like WN1 1YN")]
pub struct NotAPostcode;

impl Postcode {
    /// Reads a postcode with or without its space, in any case.
    pub fn parse(text: &str) -> Result<Self, NotAPostcode> {
        let mut squeezed = [0u8; 7];
        let mut len = 0;
        for byte in text.bytes().filter(|b| !b.is_ascii_whitespace()) {
            if len == 7 || !byte.is_ascii_alphanumeric() {
                return Err(NotAPostcode);
            }
            squeezed[len] = byte.to_ascii_uppercase();
            len += 1;
        }
        if len < 5 {
            return Err(NotAPostcode);
        }
        let (outward, inward) = squeezed[..len].split_at(len - 3);
        let shape = |bytes: &[u8]| -> String {
            bytes
                .iter()
                .map(|b| if b.is_ascii_digit() { '9' } else { 'A' })
                .collect()
        };
        let outward_ok = matches!(
            shape(outward).as_str(),
            "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"
        );
        if !outward_ok || shape(inward) != "9AA" {
            return Err(NotAPostcode);
        }
        let mut text = [b' '; 8];
        text[..outward.len()].copy_from_slice(outward);
        text[outward.len() + 1..outward.len() + 4].copy_from_slice(inward);
        Ok(Self { text })
    }

    /// From the padded text, which the caller has checked.
    pub(crate) const fn from_padded(text: [u8; 8]) -> Self {
        Self { text }
    }

    /// `WN5 0DY`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text).unwrap_or("").trim_end()
    }

    /// The part before the space: `WN5`.
    pub fn outward(&self) -> &str {
        self.as_str().split(' ').next().unwrap_or("")
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Postcode({})", self.as_str())
    }
}
impl TryFrom<String> for Postcode {
    type Error = NotAPostcode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}
impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.as_str().to_owned()
    }
}

/// A nine-character ONS area code, such as `E08000010` (Wigan).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Authority([u8; 9]);

/// The text is not an ONS area code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an authority code; one looks like E08000010")]
pub struct NotAnAuthority;

impl Authority {
    /// Wigan, the council whose published figures the demonstration borough follows.
    pub const WIGAN: Self = Self(*b"E08000010");

    /// Reads a code such as `E08000010`.
    pub fn parse(text: &str) -> Result<Self, NotAnAuthority> {
        let bytes: [u8; 9] = text
            .trim()
            .as_bytes()
            .try_into()
            .map_err(|_| NotAnAuthority)?;
        let ok = bytes[0].is_ascii_alphabetic() && bytes[1..].iter().all(u8::is_ascii_digit);
        if ok {
            Ok(Self(bytes.map(|b| b.to_ascii_uppercase())))
        } else {
            Err(NotAnAuthority)
        }
    }
    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authority({})", self.as_str())
    }
}
impl TryFrom<String> for Authority {
    type Error = NotAnAuthority;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}
impl From<Authority> for String {
    fn from(code: Authority) -> Self {
        code.as_str().to_owned()
    }
}

/// A point on the Ordnance Survey National Grid, in metres.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Grid {
    /// Metres east.
    pub easting: u32,
    /// Metres north.
    pub northing: u32,
}

impl Grid {
    /// Straight-line distance: √(ΔE² + ΔN²), the formula behind `PL_DISTANCE`.
    pub fn miles_to(self, other: Self) -> Miles {
        let de = f64::from(self.easting) - f64::from(other.easting);
        let dn = f64::from(self.northing) - f64::from(other.northing);
        Miles::from_metres(de.hypot(dn))
    }
}

/// What the postcode table knows of a postcode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location {
    /// The upper-tier authority with children's-services duties that it lies in, by its code of
    /// today; for Scotland, Wales and Northern Ireland the district's own code.
    pub authority: Authority,
    /// Where it is.
    pub grid: Grid,
}

/// Postcode → authority and grid point, sorted for binary search. About 20 bytes an entry.
///
/// Built from the ONS Postcode Directory with **current** authority codes. District codes are
/// mapped up to counties before the table is built.
#[derive(Default)]
pub struct PostcodeTable {
    postcodes: Vec<Postcode>,
    places: Vec<(u16, Grid)>,
    authorities: Vec<Authority>,
}

impl PostcodeTable {
    /// From parts that the caller has checked: postcodes in order and without repeats, an index
    /// into `authorities` for each.
    pub(crate) fn from_parts(
        postcodes: Vec<Postcode>,
        places: Vec<(u16, Grid)>,
        authorities: Vec<Authority>,
    ) -> Self {
        Self {
            postcodes,
            places,
            authorities,
        }
    }

    /// Builds a table from rows in any order; the last of equal postcodes wins. `upper_tier` maps
    /// a district code of the source to the authority that has the children's duties; codes it
    /// does not name stand for themselves (unitary, metropolitan and London authorities).
    pub fn build(
        rows: impl IntoIterator<Item = (Postcode, Authority, Grid)>,
        upper_tier: impl Fn(Authority) -> Authority,
    ) -> Self {
        let mut authorities: Vec<Authority> = Vec::new();
        let mut index = std::collections::HashMap::new();
        let mut rows: Vec<(Postcode, u16, Grid)> = rows
            .into_iter()
            .map(|(postcode, district, grid)| {
                let authority = upper_tier(district);
                let at = *index.entry(authority).or_insert_with(|| {
                    authorities.push(authority);
                    // Fewer than 500 authorities exist in the United Kingdom.
                    (authorities.len() - 1) as u16
                });
                (postcode, at, grid)
            })
            .collect();
        rows.sort_by_key(|row| row.0);
        rows.reverse();
        rows.dedup_by_key(|row| row.0);
        rows.reverse();
        let postcodes = rows.iter().map(|row| row.0).collect();
        let places = rows.iter().map(|row| (row.1, row.2)).collect();
        Self {
            postcodes,
            places,
            authorities,
        }
    }

    /// Where a postcode is, or `None` when the table does not hold it: "not known", which is
    /// counted apart and never taken as far or near.
    pub fn locate(&self, postcode: Postcode) -> Option<Location> {
        let at = self.postcodes.binary_search(&postcode).ok()?;
        let (authority, grid) = *self.places.get(at)?;
        Some(Location {
            authority: *self.authorities.get(usize::from(authority))?,
            grid,
        })
    }

    /// Every postcode with its location, in postcode order.
    pub fn iter(&self) -> impl Iterator<Item = (Postcode, Location)> + '_ {
        self.postcodes
            .iter()
            .zip(&self.places)
            .filter_map(|(postcode, (authority, grid))| {
                let authority = *self.authorities.get(usize::from(*authority))?;
                Some((
                    *postcode,
                    Location {
                        authority,
                        grid: *grid,
                    },
                ))
            })
    }

    /// How many postcodes it holds.
    pub fn len(&self) -> usize {
        self.postcodes.len()
    }
    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.postcodes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn postcodes_are_normalised() {
        assert_eq!(Postcode::parse("wn50dy").unwrap().as_str(), "WN5 0DY");
        assert_eq!(Postcode::parse(" SW1A 1AA ").unwrap().as_str(), "SW1A 1AA");
        assert_eq!(Postcode::parse("M1 1AE").unwrap().outward(), "M1");
        for bad in [
            "", "WN5", "WN5 0D1", "123 456", "Q6 7TTT", "WN5 0DÝ", "AAA9 9AA",
        ] {
            assert!(Postcode::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_table_answers_only_for_what_it_holds() {
        let p = |s: &str| Postcode::parse(s).unwrap();
        let grid = |easting, northing| Grid { easting, northing };
        let district = Authority::parse("E07000117").unwrap();
        let county = Authority::parse("E10000017").unwrap();
        let table = PostcodeTable::build(
            [
                (p("WN1 1AA"), Authority::WIGAN, grid(358_000, 405_000)),
                (p("BB1 1AA"), district, grid(368_300, 428_200)),
                (p("WN1 1AA"), Authority::WIGAN, grid(358_001, 405_000)),
            ],
            |code| if code == district { county } else { code },
        );
        assert_eq!(table.len(), 2);
        assert_eq!(table.locate(p("BB1 1AA")).unwrap().authority, county);
        assert_eq!(table.locate(p("WN1 1AA")).unwrap().grid.easting, 358_001);
        assert_eq!(table.locate(p("ZZ1 1AA")), None);
    }

    proptest! {
        #[test]
        fn whatever_parses_prints_and_parses_again(text in "[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}") {
            if let Ok(postcode) = Postcode::parse(&text) {
                prop_assert_eq!(Postcode::parse(postcode.as_str()), Ok(postcode));
            }
        }
    }
}
