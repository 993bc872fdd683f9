//! Which codes of the return go with what a list says of a provider.

use crate::Text;
use care::codes::PlacementType;

/// The codes in a cell: `U1, U2; PR4`.
pub(super) fn codes(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split(|c: char| !c.is_alphanumeric())
        .map(str::to_uppercase)
        .filter(|code| {
            // Words beside the codes (`K2 and`) are no codes.
            (2..=3).contains(&code.len()) && code.bytes().any(|b| b.is_ascii_digit())
        })
}

fn texts(codes: &[PlacementType]) -> Vec<Text> {
    codes.iter().map(|code| Text::new(code.code())).collect()
}

/// The placement types that a kind of provision is recorded under, by its name on Ofsted's published
/// lists; `None` for a kind that is not known here. Source: the meanings of the placement codes in DfE's
/// guide to the return.
pub(super) fn places_of(kind: &str) -> Option<Vec<Text>> {
    use PlacementType as P;
    let kind = kind.to_lowercase();
    let has = |word: &str| kind.contains(word);
    Some(if has("secure") && has("home") {
        texts(&[P::K1])
    } else if has("children's home") || has("children’s home") {
        // Also a residential special school that is registered as a home.
        texts(&[P::K2])
    } else if has("foster") {
        // Also a child placed for adoption with their foster carers.
        texts(&[P::U1, P::U2, P::U3, P::U4, P::U5, P::U6, P::A3, P::A5])
    } else if has("family centre") {
        texts(&[P::R3])
    } else if has("supported accommodation") {
        texts(&[P::K3])
    } else if has("school") || has("college") {
        texts(&[P::S1])
    } else if has("adoption agency") {
        texts(&[P::A3, P::A4, P::A5, P::A6])
    } else {
        return None;
    })
}

pub(super) fn every_place() -> Vec<Text> {
    texts(PlacementType::all())
}

/// The placement provider codes that go with a sector: whether a council's own home is own provision
/// (PR1) or another authority's (PR2) depends on who places there, which rule 229 compares.
pub(super) fn sectors_of(sector: &str) -> Vec<Text> {
    let sector = sector.to_lowercase();
    let codes: &[&str] = if sector.contains("local authority") {
        &["PR1", "PR2"]
    } else if sector.contains("health") {
        &["PR3"]
    } else if sector.contains("private") {
        &["PR4"]
    } else if sector.contains("voluntary") {
        &["PR5"]
    } else {
        &["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"]
    };
    codes.iter().map(|code| Text::new(code)).collect()
}
