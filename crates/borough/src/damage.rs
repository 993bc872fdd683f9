//! Damaged cells, for testing what reads and checks a return.

use crate::dice::{Dice, Purpose};
use rulebook::{
    Ad1, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PreviousPermanence, Return,
    Review, Row, SocialWorkerEpisode, Uasc,
};

/// Damages a share of the cells: blanks them, writes a day that never was, a code nobody knows, or
/// a slip of the finger. Gives how many it changed. The child's own number is left alone: a row
/// that is nobody's says nothing about anybody.
///
/// The same seed damages the same cells of the same return.
pub fn damage(of: &mut Return, share: f64, seed: u64) -> usize {
    let year = of.year.map_or(0, |y| u64::from(y.0.unsigned_abs()));
    let seed = seed ^ (year << 32);
    rows::<Header>(of, share, seed)
        + rows::<Episode>(of, share, seed)
        + rows::<Review>(of, share, seed)
        + rows::<Uasc>(of, share, seed)
        + rows::<Oc2>(of, share, seed)
        + rows::<Oc3>(of, share, seed)
        + rows::<Ad1>(of, share, seed)
        + rows::<PlacedAdoption>(of, share, seed)
        + rows::<PreviousPermanence>(of, share, seed)
        + rows::<Missing>(of, share, seed)
        + rows::<SocialWorkerEpisode>(of, share, seed)
        + rows::<Dolo>(of, share, seed)
}

fn rows<R: Row>(of: &mut Return, share: f64, seed: u64) -> usize {
    let mut d = Dice::new(seed, Purpose::Damage, R::TABLE as u64);
    let columns = R::TABLE.collected().count();
    let mut text = String::new();
    let mut damaged = 0;
    for row in R::rows_mut(of) {
        for column in 1..columns {
            if !d.chance(share) {
                continue;
            }
            text.clear();
            row.write(column, &mut text);
            let worse = worse(&mut d, &text);
            if worse != text {
                row.put(column, &worse);
                damaged += 1;
            }
        }
    }
    damaged
}

fn worse(d: &mut Dice, text: &str) -> String {
    if text.is_empty() {
        return (*d.one_of(&["XX", "0", "01/04/2030"])).to_owned();
    }
    let date = text.contains('/');
    match d.below(if date { 3 } else { 4 }) {
        0 => String::new(),
        1 if date => {
            (*d.one_of(&["31/02/2026", "00/00/0000", "32/12/2025", "29/02/2023"])).to_owned()
        }
        1 => (*d.one_of(&["XX", "99", "Q7", "?"])).to_owned(),
        2 => slip(d, text),
        _ => text.to_lowercase(),
    }
}

/// One character left out, doubled, or swapped with the next.
fn slip(d: &mut Dice, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = d.below(letters.len());
    match d.below(3) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters.push('1'),
    }
    letters.into_iter().collect()
}
