//! Makes the table of neighbouring authorities that ships with Homeward from the shipped postcodes:
//! `cargo run -p care --example neighbours > crates/care/data/neighbours.csv`.
//!
//! We have no file of the boundaries of every authority, so borders are drawn half way between
//! postcodes: England is laid out in squares of 250 metres, and each square belongs to the authority
//! of the postcode nearest to it. Two authorities are `sure` neighbours when their squares touch along
//! at least a kilometre where postcodes of both lie within 750 metres; `perhaps` when they
//! touch anywhere else within six kilometres of a postcode: across open moor, or across an estuary. All
//! others are not neighbours: nobody lives between them within twelve kilometres who is not somebody
//! else's.

use care::Authority;
use std::collections::{BTreeMap, VecDeque};

const SQUARE: u32 = 250;
const WIDE: usize = 2_680;
const HIGH: usize = 2_680;
/// Squares from a postcode that still belong to somebody.
const REACH: u16 = 24;
/// Squares from a postcode within which a border is sure.
const NEAR: u16 = 3;
/// Sides of squares that make a kilometre.
const KILOMETRE: u32 = 4;

fn main() {
    let table = care::postcodes::shipped();
    let mut codes: Vec<Authority> = Vec::new();
    let mut counts: BTreeMap<(usize, u16), u32> = BTreeMap::new();
    for (_, at) in table.iter() {
        let whose = match codes.iter().position(|one| *one == at.authority) {
            Some(found) => found,
            None => {
                codes.push(at.authority);
                codes.len() - 1
            }
        };
        let (x, y) = (at.grid.easting / SQUARE, at.grid.northing / SQUARE);
        let square = y as usize * WIDE + x as usize;
        if (x as usize) < WIDE && (y as usize) < HIGH {
            *counts.entry((square, whose as u16)).or_default() += 1;
        }
    }
    // A square with postcodes of several belongs to the one with most of them.
    let mut best: BTreeMap<usize, (u32, u16)> = BTreeMap::new();
    let mut shared: BTreeMap<(u16, u16), u32> = BTreeMap::new();
    let mut within: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
    for ((square, whose), count) in &counts {
        let one = best.entry(*square).or_default();
        if *count > one.0 {
            *one = (*count, *whose);
        }
        within.entry(*square).or_default().push(*whose);
    }
    for many in within.values() {
        for a in many {
            for b in many {
                if a < b {
                    *shared.entry((*a, *b)).or_default() += 1;
                }
            }
        }
    }
    let mut squares: Vec<Option<(u16, u16)>> = vec![None; WIDE * HIGH];
    let mut next: VecDeque<usize> = VecDeque::new();
    for (square, (_, whose)) in &best {
        squares[*square] = Some((*whose, 0));
        next.push_back(*square);
    }
    while let Some(square) = next.pop_front() {
        let Some((whose, far)) = squares[square] else {
            continue;
        };
        if far == REACH {
            continue;
        }
        for beside in beside(square) {
            if squares[beside].is_none() {
                squares[beside] = Some((whose, far + 1));
                next.push_back(beside);
            }
        }
    }
    // For each pair: sides near postcodes, and sides at all.
    let mut sides: BTreeMap<(u16, u16), (u32, u32)> = BTreeMap::new();
    for (square, found) in squares.iter().enumerate() {
        let Some((a, far_a)) = *found else { continue };
        for beside in [square + 1, square + WIDE] {
            let Some((b, far_b)) = squares.get(beside).copied().flatten() else {
                continue;
            };
            if a != b {
                let both = sides.entry((a.min(b), a.max(b))).or_default();
                both.1 += 1;
                both.0 += u32::from(far_a <= NEAR && far_b <= NEAR);
            }
        }
    }
    for (pair, many) in shared {
        let both = sides.entry(pair).or_default();
        both.0 += many;
        both.1 += many;
    }
    let mut lines: Vec<String> = Vec::new();
    for ((a, b), (near, all)) in sides {
        let (a, b) = (codes[a as usize], codes[b as usize]);
        // Wales and Scotland stand in it where they touch England.
        if !a.is_current() && !b.is_current() {
            continue;
        }
        let (a, b) = (a.min(b), a.max(b));
        let how = if near >= KILOMETRE { "sure" } else { "perhaps" };
        if std::env::args().nth(1).is_some() {
            let name = |one: Authority| one.name().unwrap_or("outside England");
            lines.push(format!(
                "{a},{b},{how},{near},{all},{},{}",
                name(a),
                name(b)
            ));
        } else {
            lines.push(format!("{a},{b},{how}"));
        }
    }
    lines.sort();
    println!("one,other,how");
    for line in lines {
        println!("{line}");
    }
}

fn beside(square: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (square % WIDE, square / WIDE);
    [
        (x > 0).then(|| square - 1),
        (x + 1 < WIDE).then(|| square + 1),
        (y > 0).then(|| square - WIDE),
        (y + 1 < HIGH).then(|| square + WIDE),
    ]
    .into_iter()
    .flatten()
}
