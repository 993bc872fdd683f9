//! Postcode tables as files: the one of Great Britain that ships with Homeward, and any other
//! edition of the ONS Postcode Directory.
//!
//! The stored form is small and quick to read (2.6 million postcodes in 11 MB and some 50
//! milliseconds, 53 MB once read): postcodes in order, each by its distance from the one before.
//!
//! ```text
//! "HWPC" 1 · count u32 · authorities u16, nine bytes each · then for each outward code:
//!   length u8, its letters · how many (varint) · for each postcode:
//!     step in inward order × 2 + 1 when the authority changes (varint) · authority u16 if so ·
//!     metres east and north from the postcode before (zigzag varints)
//! ```

use crate::place::{Grid, Postcode, PostcodeTable};
use crate::{Authority, Location};

mod cut;
mod directory;

pub use cut::{index, shipped_only};
pub use directory::{Loaded, NotADirectory, from_directory};

/// The postcodes of England, Scotland and Wales, live and terminated (ONS Postcode Directory,
/// November 2025), with the authority codes of today. Northern Ireland's are not ours to pass on;
/// a council with a licence for them loads the directory itself: see [`from_directory`].
static SHIPPED: &[u8] = include_bytes!("../data/postcodes.hwpc");

const MAGIC: &[u8; 5] = b"HWPC\x01";

/// The bytes are not a stored postcode table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a postcode table of Homeward's, or it is damaged; load it again from the ONS Postcode Directory"
)]
pub struct NotATable;

/// The table that ships with Homeward: Great Britain. Reading it takes long enough (some 50
/// milliseconds, 53 MB) that a program reads it once and keeps it.
pub fn shipped() -> PostcodeTable {
    // A test reads it; should the file ever be damaged, every postcode is "not known".
    read(SHIPPED).unwrap_or_default()
}

/// How many postcodes, the authorities, and the groups that follow.
fn heading(bytes: &[u8]) -> Result<(usize, Vec<Authority>, Reader<'_>), NotATable> {
    let mut from = Reader {
        left: bytes.strip_prefix(MAGIC).ok_or(NotATable)?,
    };
    let count = u32::from_le_bytes(from.take()?) as usize;
    let authorities = (0..u16::from_le_bytes(from.take()?))
        .map(|_| {
            let code: [u8; 9] = from.take()?;
            let code = std::str::from_utf8(&code).map_err(|_| NotATable)?;
            Authority::parse(code).map_err(|_| NotATable)
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok((count, authorities, from))
}

/// What the steps of the next postcode start from.
#[derive(Clone, Copy, Default)]
struct Running {
    authority: u16,
    east: i64,
    north: i64,
}

/// Reads a stored table.
pub fn read(bytes: &[u8]) -> Result<PostcodeTable, NotATable> {
    let (count, authorities, mut from) = heading(bytes)?;
    // Four bytes at the least for each: a count that is a lie cannot make us reserve the world.
    if count > from.left.len() {
        return Err(NotATable);
    }
    let mut postcodes = Vec::with_capacity(count);
    let mut places = Vec::with_capacity(count);
    let mut at = Running::default();
    while !from.left.is_empty() {
        from.group(&mut at, |postcode, place| {
            postcodes.push(postcode);
            places.push(place);
        })?;
    }
    let whole = postcodes.len() == count
        && postcodes.is_sorted_by(|a, b| a < b)
        && places.iter().all(|p| usize::from(p.0) < authorities.len());
    if whole {
        Ok(PostcodeTable::from_parts(postcodes, places, authorities))
    } else {
        Err(NotATable)
    }
}

/// Stores a table.
pub fn write(table: &PostcodeTable) -> Vec<u8> {
    let mut authorities: Vec<Authority> = table.iter().map(|(_, l)| l.authority).collect();
    authorities.sort_unstable();
    authorities.dedup();
    let mut out = Vec::with_capacity(table.len() * 6 + 64);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&(table.len() as u32).to_le_bytes());
    out.extend_from_slice(&(authorities.len() as u16).to_le_bytes());
    for authority in &authorities {
        out.extend_from_slice(authority.as_str().as_bytes());
    }
    let rows: Vec<(Postcode, Location)> = table.iter().collect();
    let (mut before, mut point) = (None, (0i64, 0i64));
    for group in rows.chunk_by(|a, b| a.0.outward() == b.0.outward()) {
        let outward = group[0].0;
        let outward = outward.outward();
        out.push(outward.len() as u8);
        out.extend_from_slice(outward.as_bytes());
        varint(&mut out, group.len() as u64);
        let mut last = -1;
        for (postcode, at) in group {
            let inward = inward(postcode);
            let changed = before != Some(at.authority);
            varint(&mut out, ((inward - last) as u64) << 1 | u64::from(changed));
            if changed {
                // Every authority was listed above.
                let index = authorities.binary_search(&at.authority).unwrap_or(0) as u16;
                out.extend_from_slice(&index.to_le_bytes());
            }
            let here = (i64::from(at.grid.easting), i64::from(at.grid.northing));
            zigzag(&mut out, here.0 - point.0);
            zigzag(&mut out, here.1 - point.1);
            (before, point, last) = (Some(at.authority), here, inward);
        }
    }
    out
}

/// Order of the three characters after the space: digit, letter, letter.
fn inward(postcode: &Postcode) -> i64 {
    let text = postcode.as_str().as_bytes();
    let at = |from_end: usize, zero: u8| i64::from(text[text.len() - from_end].wrapping_sub(zero));
    at(3, b'0') * 676 + at(2, b'A') * 26 + at(1, b'A')
}

struct Outward {
    text: [u8; 8],
    len: usize,
}

impl Outward {
    fn new(outward: &[u8]) -> Option<Self> {
        let len = outward.len();
        let mut text = [b' '; 8];
        text.get_mut(..len)?.copy_from_slice(outward);
        // Checked once here, with an inward part that is sound.
        text.get_mut(len + 1..len + 4)?.copy_from_slice(b"1AA");
        Postcode::parse(std::str::from_utf8(&text).ok()?.trim_end()).ok()?;
        Some(Self { text, len })
    }
    fn with(&self, inward: i64) -> Option<Postcode> {
        if !(0..6_760).contains(&inward) {
            return None;
        }
        let mut text = self.text;
        let digits = [inward / 676, inward / 26 % 26, inward % 26];
        for ((place, digit), zero) in text[self.len + 1..].iter_mut().zip(digits).zip(*b"0AA") {
            *place = zero + digit as u8;
        }
        Some(Postcode::from_padded(text))
    }
}

struct Reader<'a> {
    left: &'a [u8],
}

impl<'a> Reader<'a> {
    fn some(&mut self, n: usize) -> Result<&'a [u8], NotATable> {
        let (some, left) = self.left.split_at_checked(n).ok_or(NotATable)?;
        self.left = left;
        Ok(some)
    }
    fn take<const N: usize>(&mut self) -> Result<[u8; N], NotATable> {
        let (some, left) = self.left.split_first_chunk().ok_or(NotATable)?;
        self.left = left;
        Ok(*some)
    }
    /// Reads the postcodes of one outward code.
    fn group(
        &mut self,
        at: &mut Running,
        mut each: impl FnMut(Postcode, (u16, Grid)),
    ) -> Result<(), NotATable> {
        let [length] = self.take()?;
        let outward = self.some(usize::from(length))?;
        let outward = Outward::new(outward).ok_or(NotATable)?;
        let mut inward = -1;
        for _ in 0..self.varint()? {
            let step = self.varint()?;
            inward += i64::try_from(step >> 1).map_err(|_| NotATable)?;
            if step & 1 == 1 {
                at.authority = u16::from_le_bytes(self.take()?);
            }
            at.east += self.zigzag()?;
            at.north += self.zigzag()?;
            let metres = |n: i64| u32::try_from(n).map_err(|_| NotATable);
            let grid = Grid {
                easting: metres(at.east)?,
                northing: metres(at.north)?,
            };
            each(outward.with(inward).ok_or(NotATable)?, (at.authority, grid));
        }
        Ok(())
    }
    fn varint(&mut self) -> Result<u64, NotATable> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let [byte] = self.take()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(NotATable)
    }
    fn zigzag(&mut self) -> Result<i64, NotATable> {
        let value = u32::try_from(self.varint()?).map_err(|_| NotATable)?;
        Ok(i64::from(value >> 1) ^ -i64::from(value & 1))
    }
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn zigzag(out: &mut Vec<u8>, value: i64) {
    varint(out, ((value << 1) ^ (value >> 63)) as u64);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    static TABLE: LazyLock<PostcodeTable> = LazyLock::new(|| read(SHIPPED).unwrap());

    /// Authority, easting, northing.
    fn found(text: &str) -> Option<(String, u32, u32)> {
        let at = TABLE.locate(Postcode::parse(text).unwrap())?;
        Some((at.authority.to_string(), at.grid.easting, at.grid.northing))
    }

    #[test]
    fn the_shipped_table_loses_no_row_and_knows_only_authorities_of_today() {
        assert_eq!(TABLE.len(), 2_633_704);
        let mut rows: BTreeMap<Authority, usize> = BTreeMap::new();
        for (_, at) in TABLE.iter() {
            *rows.entry(at.authority).or_default() += 1;
        }
        // Every one of England, 32 of Scotland and 22 of Wales; none of Northern Ireland.
        let (english, others): (Vec<Authority>, Vec<Authority>) =
            rows.keys().partition(|a| a.as_str().starts_with('E'));
        assert!(
            english
                .iter()
                .copied()
                .eq(crate::authorities::current().map(|a| a.0))
        );
        let of = |letter| {
            others
                .iter()
                .filter(|a| a.as_str().starts_with(letter))
                .count()
        };
        assert_eq!((of('S'), of('W'), others.len()), (32, 22, 54));
        assert_eq!(rows[&Authority::WIGAN], 10_418);
    }

    #[test]
    fn known_postcodes_are_where_they_are() {
        for (postcode, authority, easting, northing) in [
            ("M28 1AA", "E08000010", 371_824, 401_263), // Wigan, at its edge
            ("BS1 4ND", "E06000023", 358_829, 172_460), // Bristol
            ("PE30 1EX", "E10000020", 561_846, 320_350), // King's Lynn: Norfolk's duties
            ("WS1 1TP", "E08000030", 401_365, 298_688), // Walsall
            ("CA3 8QG", "E06000063", 340_157, 556_265), // Carlisle: Cumberland since 2023
            ("LA9 4DQ", "E06000064", 351_557, 492_640), // Kendal: Westmorland and Furness
            ("NN1 1ED", "E06000062", 475_486, 260_275), // West Northamptonshire since 2021
            ("S70 2TA", "E08000038", 434_367, 406_524), // Barnsley by its new code
            ("TR21 0LW", "E06000053", 90_323, 10_506),  // Isles of Scilly
            ("SW1A 1AA", "E09000033", 529_090, 179_645), // Westminster
            ("EH1 1YJ", "S12000036", 325_763, 673_672), // Edinburgh
            ("ZE1 0HB", "S12000027", 447_490, 1_141_413), // Shetland
            ("CF10 4UW", "W06000015", 319_301, 175_160), // Cardiff
        ] {
            assert_eq!(
                found(postcode),
                Some((authority.to_owned(), easting, northing)),
                "{postcode}"
            );
        }
        // Belfast's town hall; Jersey; a postcode that never was.
        for unknown in ["BT1 5GS", "JE2 3AB", "WN9 1AA"] {
            assert_eq!(found(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_cut_around_wigan_gives_the_same_answers() {
        let cut = include_str!("../../borough/data/postcodes.csv");
        for line in cut.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let at = (
                cells[1].to_owned(),
                cells[2].parse().unwrap(),
                cells[3].parse().unwrap(),
            );
            assert_eq!(found(cells[0]), Some(at), "{line}");
        }
        assert_eq!(cut.lines().count(), 5_001);
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_again(
            rows in proptest::collection::vec(
                ("[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}", 0u8..4, 0u32..700_000, 0u32..1_300_000),
                0..60,
            )
        ) {
            let rows = rows.into_iter().filter_map(|(text, district, easting, northing)| {
                let authority = Authority::parse(&format!("E0800000{district}")).ok()?;
                Some((Postcode::parse(&text).ok()?, authority, Grid { easting, northing }))
            });
            let table = PostcodeTable::build(rows, |a| a);
            let again = read(&write(&table)).unwrap();
            prop_assert!(table.iter().eq(again.iter()));
        }

        #[test]
        fn damage_is_refused_or_harmless(at in 5usize..200, byte in 0u8..=255) {
            let rows = (0..20u32).map(|n| {
                let postcode = Postcode::parse(&format!("WN{} 1A{}", 1 + n % 8, (b'A' + n as u8) as char));
                (postcode.unwrap(), Authority::WIGAN, Grid { easting: n * 90, northing: n * 70 })
            });
            let mut bytes = write(&PostcodeTable::build(rows, |a| a));
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read(&bytes);
            let _ = read(&bytes[..at]);
        }
    }
}
