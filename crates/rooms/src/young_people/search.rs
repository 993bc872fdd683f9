//! How like two names are. Pure.

/// How far a name is from the words typed: the sum over the words of the fewest slips (a letter
/// too many, too few, wrong, or two changed about) to a word of the name or to its beginning.
/// `None` when any word is too far: more than one slip in three to five letters, two in six or
/// more; shorter words must be there as they are.
pub(super) fn closeness(wanted: &str, name: &str) -> Option<u32> {
    let mut sum = 0;
    for word in wanted.split(' ').filter(|word| !word.is_empty()) {
        let most = match word.chars().count() {
            0..=2 => 0,
            3..=5 => 1,
            _ => 2,
        };
        let nearest = name
            .split(' ')
            .filter_map(|part| slips(word, part, most))
            .min()?;
        sum += nearest;
    }
    Some(sum)
}

/// Slips between a word and a part of a name or the part's beginning, when no more than `most`
/// (optimal string alignment distance).
fn slips(word: &str, part: &str, most: u32) -> Option<u32> {
    let a: Vec<char> = word.chars().collect();
    let b: Vec<char> = part.chars().collect();
    if a.len() > b.len() + most as usize {
        return None;
    }
    let width = b.len() + 1;
    let mut rows = vec![vec![0u32; width]; a.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at as u32;
    }
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at as u32;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let cost = u32::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    // A beginning of the part counts as the part: the last row holds the distance to each.
    let last = &rows[a.len()];
    let shortest = a.len().saturating_sub(most as usize).max(1);
    let found = last.iter().skip(shortest).min().copied()?;
    (found <= most).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_of_the_finger_still_finds() {
        for typed in ["jaimie", "jamei", "jmie", "jamie lee", "jami", "lea"] {
            assert!(closeness(typed, "jamie lee 1065").is_some(), "{typed}");
        }
        for typed in ["susan", "jo", "xumiex", "jamie smith"] {
            assert_eq!(closeness(typed, "jamie lee 1065"), None, "{typed}");
        }
        assert_eq!(closeness("jamie", "jamie lee"), Some(0));
    }

    proptest! {
        #[test]
        fn a_name_is_always_like_itself(name in "[a-zé]{1,12}( [a-z]{1,12})?") {
            prop_assert_eq!(closeness(&name, &name), Some(0));
        }
    }
}
