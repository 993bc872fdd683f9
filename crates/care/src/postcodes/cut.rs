//! A few postcodes out of the shipped table, without reading the country.

use super::{NotATable, Reader, Running, SHIPPED, heading};
use crate::{Postcode, PostcodeTable};

/// Where each outward code begins in [`SHIPPED`], and what the steps there start from, so that a few
/// postcodes are found without reading the country. Made by the same example as the table.
static INDEX: &[u8] = include_bytes!("../../data/postcodes.index");

/// The shipped table cut down to some postcodes: what a command needs that checks one return. Takes
/// a millisecond or two for a council's postcodes, where [`shipped`](super::shipped) takes fifty.
pub fn shipped_only(wanted: impl IntoIterator<Item = Postcode>) -> PostcodeTable {
    let mut wanted: Vec<Postcode> = wanted.into_iter().collect();
    wanted.sort_unstable();
    wanted.dedup();
    cut(&wanted).unwrap_or_default()
}

fn cut(wanted: &[Postcode]) -> Result<PostcodeTable, NotATable> {
    let (_, authorities, _) = heading(SHIPPED)?;
    let (mut postcodes, mut places) = (Vec::with_capacity(wanted.len()), Vec::new());
    for group in wanted.chunk_by(|a, b| a.outward() == b.outward()) {
        let outward = group.first().map_or("", Postcode::outward);
        let entries = INDEX.as_chunks::<ENTRY>().0;
        let Ok(entry) = entries.binary_search_by(|entry| entry[..4].cmp(&padded(outward))) else {
            continue;
        };
        let (mut from, mut at) = begin(entries.get(entry).ok_or(NotATable)?)?;
        from.group(&mut at, |postcode, place| {
            if group.binary_search(&postcode).is_ok() {
                postcodes.push(postcode);
                places.push(place);
            }
        })?;
    }
    if places
        .iter()
        .any(|place| usize::from(place.0) >= authorities.len())
    {
        return Err(NotATable);
    }
    Ok(PostcodeTable::from_parts(postcodes, places, authorities))
}

/// Bytes of an entry of the index: outward code, where it begins, authority, east, north.
const ENTRY: usize = 18;

fn padded(outward: &str) -> [u8; 4] {
    let mut text = [b' '; 4];
    for (place, byte) in text.iter_mut().zip(outward.bytes()) {
        *place = byte;
    }
    text
}

fn begin(entry: &[u8; ENTRY]) -> Result<(Reader<'static>, Running), NotATable> {
    let mut entry = Reader { left: &entry[4..] };
    let number = |entry: &mut Reader<'_>| entry.take().map(u32::from_le_bytes);
    let start = number(&mut entry)? as usize;
    let at = Running {
        authority: u16::from_le_bytes(entry.take()?),
        east: number(&mut entry)?.into(),
        north: number(&mut entry)?.into(),
    };
    let left = SHIPPED.get(start..).ok_or(NotATable)?;
    Ok((Reader { left }, at))
}

/// The index of a stored table: an entry for each outward code, in order.
pub fn index(bytes: &[u8]) -> Result<Vec<u8>, NotATable> {
    let (_, _, mut from) = heading(bytes)?;
    let mut at = Running::default();
    let mut out = Vec::new();
    while !from.left.is_empty() {
        let start = bytes.len() - from.left.len();
        let before = at;
        let mut outward = None;
        from.group(&mut at, |postcode, _| outward = Some(postcode))?;
        let Some(any) = outward else { continue };
        let number = |n: i64| u32::try_from(n).map_err(|_| NotATable);
        out.extend_from_slice(&padded(any.outward()));
        out.extend_from_slice(&u32::try_from(start).map_err(|_| NotATable)?.to_le_bytes());
        out.extend_from_slice(&before.authority.to_le_bytes());
        out.extend_from_slice(&number(before.east)?.to_le_bytes());
        out.extend_from_slice(&number(before.north)?.to_le_bytes());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postcodes::shipped;

    #[test]
    fn the_index_is_of_the_shipped_table() {
        // Made by `cargo run -p care --example shipped_postcodes`.
        assert_eq!(index(SHIPPED).unwrap(), INDEX);
    }

    #[test]
    fn a_cut_answers_as_the_whole() {
        let table = shipped();
        let every_thousandth: Vec<Postcode> = table.iter().step_by(997).map(|p| p.0).collect();
        let unknown = ["BT1 5GS", "WN9 1AA", "ZZ1 1AA"].map(|p| Postcode::parse(p).unwrap());
        let cut = shipped_only(every_thousandth.iter().rev().copied().chain(unknown));
        assert_eq!(cut.len(), every_thousandth.len());
        for postcode in every_thousandth {
            assert_eq!(cut.locate(postcode), table.locate(postcode), "{postcode}");
        }
        assert!(
            unknown
                .iter()
                .all(|postcode| cut.locate(*postcode).is_none())
        );
    }
}
