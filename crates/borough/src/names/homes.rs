//! Invented names. None is taken from a list of real children.

use crate::dice::Dice;
use crate::life::Kind;
use care::codes::PlacementProvider as By;

const TREES: [&str; 36] = [
    "Alder",
    "Ashfield",
    "Beech",
    "Birchwood",
    "Bramble",
    "Brook",
    "Cedar",
    "Cherry Tree",
    "Clover",
    "Copse",
    "Elm",
    "Fern",
    "Foxglove",
    "Greenacre",
    "Hawthorn",
    "Hazel",
    "Heather",
    "Holly",
    "Ivy",
    "Juniper",
    "Larch",
    "Lark",
    "Laurel",
    "Linden",
    "Maple",
    "Meadow",
    "Oak",
    "Orchard",
    "Poplar",
    "Primrose",
    "Rowan",
    "Skylark",
    "Sycamore",
    "Thorn",
    "Willow",
    "Wren",
];
const ENDS: [&str; 10] = [
    "House", "Lodge", "View", "Court", "Cottage", "Bank", "Croft", "Rise", "Lea", "Villa",
];

/// A name for a home or an agency.
pub(crate) fn provider(d: &mut Dice, kind: Kind, provider: By) -> String {
    let tree = *d.one_of(&TREES);
    match kind {
        Kind::Foster | Kind::Kin => "Council fostering service".to_owned(),
        Kind::Agency if provider == By::PR5 => format!("{tree} Trust Fostering"),
        Kind::Agency => format!("{tree} Fostering"),
        Kind::Adopter if provider == By::PR5 => format!("{tree} Adoption"),
        Kind::Adopter => format!("{tree} Regional Adoption Agency"),
        Kind::Supported => format!("{tree} Living"),
        Kind::School => format!("{tree} School"),
        Kind::FamilyCentre => format!("{tree} Family Centre"),
        _ => format!("{tree} {}", d.one_of(&ENDS)),
    }
}
