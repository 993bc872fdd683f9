//! Groups of placements, and the authorities a permanence order was arranged by.

use super::PlacementType;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The groups in which DfE publishes placements. Temporary placements are published under the
/// child's usual placement, so they have a group of their own here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlacementGroup {
    /// Foster placements (`U1` to `U6`).
    Foster,
    /// Secure homes and children's homes (`K1`, `K2`).
    ChildrensHomes,
    /// Supported accommodation and, until 2024, independent living (`K3`, `H5`, `P2`).
    Supported,
    /// Placed for adoption (`A3` to `A6`).
    Adoption,
    /// Placed with parents (`P1`).
    WithParents,
    /// Residential schools (`S1`).
    ResidentialSchools,
    /// Other residential settings (`R1`, `R2`, `R3`, `R5`).
    OtherResidential,
    /// Other placements (`P3`, `Z1`, `Z11` to `Z14`).
    Other,
    /// Temporary placements (`T0` to `T4`).
    Temporary,
}

impl PlacementGroup {
    /// Every group, in the order DfE publishes them.
    pub const ALL: [Self; 9] = [
        Self::Foster,
        Self::ChildrensHomes,
        Self::Supported,
        Self::Adoption,
        Self::WithParents,
        Self::ResidentialSchools,
        Self::OtherResidential,
        Self::Other,
        Self::Temporary,
    ];

    /// In words for screens.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Foster => "Foster placements",
            Self::ChildrensHomes => "Secure homes and children's homes",
            Self::Supported => "Supported accommodation",
            Self::Adoption => "Placed for adoption",
            Self::WithParents => "Placed with parents",
            Self::ResidentialSchools => "Residential schools",
            Self::OtherResidential => "Other residential settings",
            Self::Other => "Other placements",
            Self::Temporary => "Temporary placements",
        }
    }
}

impl PlacementType {
    /// The group DfE publishes it in.
    pub const fn group(self) -> PlacementGroup {
        use PlacementType as P;
        match self {
            P::U1 | P::U2 | P::U3 | P::U4 | P::U5 | P::U6 => PlacementGroup::Foster,
            P::K1 | P::K2 => PlacementGroup::ChildrensHomes,
            P::K3 | P::H5 | P::P2 => PlacementGroup::Supported,
            P::A3 | P::A4 | P::A5 | P::A6 => PlacementGroup::Adoption,
            P::P1 => PlacementGroup::WithParents,
            P::S1 => PlacementGroup::ResidentialSchools,
            P::R1 | P::R2 | P::R3 | P::R5 => PlacementGroup::OtherResidential,
            P::P3 | P::Z1 | P::Z11 | P::Z12 | P::Z13 | P::Z14 => PlacementGroup::Other,
            P::T0 | P::T1 | P::T2 | P::T3 | P::T4 => PlacementGroup::Temporary,
        }
    }
    /// A temporary placement (`T0` to `T4`), after which the child goes back to the usual one.
    pub const fn is_temporary(self) -> bool {
        matches!(self.group(), PlacementGroup::Temporary)
    }
    /// A foster placement (`U1` to `U6`).
    pub const fn is_foster(self) -> bool {
        matches!(self.group(), PlacementGroup::Foster)
    }
    /// A placement for adoption (`A3` to `A6`).
    pub const fn is_adoption(self) -> bool {
        matches!(self.group(), PlacementGroup::Adoption)
    }
    /// With relatives or friends approved as foster carers (`U1`, `U2`, `U3`).
    pub const fn is_kinship(self) -> bool {
        matches!(self, Self::U1 | Self::U2 | Self::U3)
    }
}

/// Who arranged an earlier permanence order (`LA_PERM`): DfE's three-digit number of an authority,
/// or `WAL`, `SCO`, `NIR`, `NUK` (outside England).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArrangingAuthority([u8; 3]);

/// The text is not a number of an authority that DfE lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not DfE's number of an authority; Wigan is 359")]
pub struct NotAnArrangingAuthority;

/// Every number DfE accepts, in order. Source: the schema in `docs/data-sources.md`.
const NUMBERS: &[(u16, u16)] = &[
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (821, 823),
    (825, 826),
    (830, 831),
    (835, 837),
    (840, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 874),
    (876, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (999, 999),
];

impl ArrangingAuthority {
    /// Reads a number exactly as DfE writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        let listed = matches!(text, "WAL" | "SCO" | "NIR" | "NUK")
            || text
                .parse::<u16>()
                .is_ok_and(|n| NUMBERS.iter().any(|(from, to)| (*from..=*to).contains(&n)))
                && bytes.iter().all(u8::is_ascii_digit);
        listed.then_some(Self(bytes))
    }
    /// As written in the return.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for ArrangingAuthority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Debug for ArrangingAuthority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArrangingAuthority({})", self.code())
    }
}
impl TryFrom<String> for ArrangingAuthority {
    type Error = NotAnArrangingAuthority;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(NotAnArrangingAuthority)
    }
}
impl From<ArrangingAuthority> for String {
    fn from(authority: ArrangingAuthority) -> Self {
        authority.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_numbers_are_authorities() {
        for good in ["359", "201", "938", "999", "SCO", "NUK", "871"] {
            assert_eq!(
                ArrangingAuthority::parse(good).map(|a| a.to_string()),
                Some(good.to_owned())
            );
        }
        for bad in [
            "", "458", "176", "+99", "sco", "35", "3590", "352 ", "804", "875",
        ] {
            assert_eq!(ArrangingAuthority::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_placement_has_a_published_group() {
        assert_eq!(PlacementType::K2.group(), PlacementGroup::ChildrensHomes);
        assert_eq!(PlacementType::Z13.group(), PlacementGroup::Other);
        assert!(PlacementType::T3.is_temporary() && PlacementType::U2.is_kinship());
    }
}
