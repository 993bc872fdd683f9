//! How like two names are. Pure.

/// Words typed, made ready to be compared with many names.
pub(super) struct Wanted {
    words: Vec<Word>,
    /// The letters of the part of a name in hand, and three rows of distances: room that is used
    /// again for each of some hundred thousand names.
    part: Vec<char>,
    rows: [Vec<u32>; 3],
}

struct Word {
    letters: Vec<char>,
    which: u32,
    most: u32,
}

impl Wanted {
    /// The words, as [`searchable`](super::project::searchable) has them.
    pub(super) fn new(words: &str) -> Self {
        let word = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            Word {
                which: which(&letters),
                most: match letters.len() {
                    0..=2 => 0,
                    3..=5 => 1,
                    _ => 2,
                },
                letters,
            }
        };
        let words = words.split(' ').filter(|word| !word.is_empty());
        Self {
            words: words.map(word).collect(),
            part: Vec::new(),
            rows: Default::default(),
        }
    }

    /// How far a name is from the words typed: the sum over the words of the fewest slips (a letter
    /// too many, too few, wrong, or two changed about) to a word of the name or to its beginning.
    /// `None` when any word is too far: more than one slip in three to five letters, two in six or
    /// more; shorter words must be there as they are.
    pub(super) fn closeness(&mut self, name: &str) -> Option<u32> {
        let mut sum = 0;
        for word in &self.words {
            let mut nearest: Option<u32> = None;
            for part in name.split(' ') {
                self.part.clear();
                self.part.extend(part.chars());
                let found = slips(word, &self.part, &mut self.rows);
                nearest = [nearest, found].into_iter().flatten().min();
            }
            sum += nearest?;
        }
        Some(sum)
    }
}

/// Which letters are there, one bit each; everything but a to z shares the last.
fn which(letters: &[char]) -> u32 {
    letters.iter().fold(0, |set, letter| {
        let bit = match letter {
            'a'..='z' => *letter as u32 - 'a' as u32,
            _ => 26,
        };
        set | 1 << bit
    })
}

/// Slips between a word and a part of a name or the part's beginning, when no more than the word
/// may have (optimal string alignment distance).
fn slips(word: &Word, part: &[char], rows: &mut [Vec<u32>; 3]) -> Option<u32> {
    let (a, b, most) = (&word.letters, part, word.most);
    if a.len() > b.len() + most as usize {
        return None;
    }
    // Each letter that is not there at all is a slip: nearly every name is told apart by this.
    if (word.which & !which(b)).count_ones() > most {
        return None;
    }
    let [before, above, row] = rows;
    above.clear();
    above.extend(0..=b.len() as u32);
    before.clone_from(above);
    for i in 1..=a.len() {
        row.clear();
        row.push(i as u32);
        for j in 1..=b.len() {
            let cost = u32::from(a[i - 1] != b[j - 1]);
            let mut best = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        std::mem::swap(before, above);
        std::mem::swap(above, row);
    }
    // A beginning of the part counts as the part: the last row holds the distance to each.
    let shortest = a.len().saturating_sub(most as usize).max(1);
    let found = above.iter().skip(shortest).min().copied()?;
    (found <= most).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn closeness(words: &str, name: &str) -> Option<u32> {
        Wanted::new(words).closeness(name)
    }

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

        #[test]
        fn one_slip_is_one_slip(name in "[a-z]{6,12}", at in 0usize..6, letter in proptest::char::range('a', 'z')) {
            let mut left_out: Vec<char> = name.chars().collect();
            left_out.remove(at);
            let mut wrong: Vec<char> = name.chars().collect();
            wrong[at] = letter;
            let mut changed_about: Vec<char> = name.chars().collect();
            changed_about.swap(at, (at + 1).min(name.len() - 1));
            for typed in [left_out, wrong, changed_about] {
                let typed: String = typed.into_iter().collect();
                let mut wanted = Wanted::new(&typed);
                // What was asked of another name before changes nothing.
                wanted.closeness("somebody else altogether");
                let found = wanted.closeness(&name);
                prop_assert!(found.is_some_and(|slips| slips <= 1), "{} {} {:?}", typed, name, found);
            }
        }
    }
}
